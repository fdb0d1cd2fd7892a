"""The commands that answer questions about the sources: `coverage` and `impact`.

Floor 13: imports `coverage`, `impact`, `views`, `project`, `commands.completers` and `commands.telling`.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator import project
from generator.commands import completers
from generator.commands.telling import count, known, telling
from generator.coverage import coverage as covered
from generator.impact import Impact
from generator.views import Views


@click.command(epilog="Example: briefings coverage herald-2023-08")
@click.argument("sources", nargs=-1, shell_complete=completers.sources)
@click.pass_obj
def coverage(home: Path, sources: tuple[str, ...]) -> None:
    """What of each article is used: its paragraphs in order, what rests on each, or why nothing does."""
    with telling():
        dossier = project.load(home)
    chosen = [known(id, dossier.sources, "source", "SOURCE") for id in sources] or [
        source.id for source in Views(dossier).sources_newest_first()
    ]
    for position, id in enumerate(chosen):
        found = covered(Views(dossier), dossier.sources[id])
        click.echo(("\n" if position else "") + f"{id}: {found.words()}")
        for line in found.lines():
            click.echo(line)


@click.command(epilog="Example: briefings impact herald-2023-08")
@click.argument("source", shell_complete=completers.sources)
@click.pass_obj
def impact(home: Path, source: str) -> None:
    """What would fall if a source were retracted: statements, offices, states, trends and judgements, record by record."""
    with telling():
        dossier = project.load(home)
    effects = list(Impact(dossier, frozenset({known(source, dossier.sources, "source", "SOURCE")})).effects())
    for effect in effects:
        click.echo(effect.line(effect.record.id if effect.record else "home page"))
    fall = sum(effect.alone for effect in effects)
    click.echo(f"{count(fall, 'thing')} would fall with {source}, {count(len(effects) - fall, 'thing')} would be weaker")
