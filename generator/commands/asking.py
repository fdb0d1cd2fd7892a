"""The commands that answer questions about the sources: `coverage` and `impact`.

Floor 13: imports `coverage`, `impact`, `views`, `project` and `commands.telling`.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator import project
from generator.commands.telling import count, telling
from generator.coverage import coverage as covered
from generator.impact import Impact
from generator.model import Dossier
from generator.problems import nearest
from generator.views import Views


@click.command(epilog="Example: briefings coverage herald-2023-08")
@click.argument("sources", nargs=-1)
@click.pass_obj
def coverage(home: Path, sources: tuple[str, ...]) -> None:
    """What of each article is used: its paragraphs in order, what rests on each, or why nothing does."""
    with telling():
        dossier = project.load(home)
    chosen = [_known(dossier, id) for id in sources] or [source.id for source in Views(dossier).sources_newest_first()]
    for position, id in enumerate(chosen):
        found = covered(Views(dossier), dossier.sources[id])
        click.echo(("\n" if position else "") + f"{id}: {found.words()}")
        for line in found.lines():
            click.echo(line)


@click.command(epilog="Example: briefings impact herald-2023-08")
@click.argument("source")
@click.pass_obj
def impact(home: Path, source: str) -> None:
    """What would fall if a source were retracted: statements, offices, states, trends and judgements, record by record."""
    with telling():
        dossier = project.load(home)
    effects = list(Impact(dossier, frozenset({_known(dossier, source)})).effects())
    for effect in effects:
        click.echo(effect.line(effect.record.id if effect.record else "home page"))
    fall = sum(effect.alone for effect in effects)
    click.echo(f"{count(fall, 'thing')} would fall with {source}, {count(len(effects) - fall, 'thing')} would be weaker")


def _known(dossier: Dossier, id: str) -> str:
    if id not in dossier.sources:
        hint = nearest(id, dossier.sources)
        raise click.BadParameter(f"{id!r} is no source{f'; {hint}' if hint else ''}", param_hint="SOURCE")
    return id
