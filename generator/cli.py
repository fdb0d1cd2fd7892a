"""The commands.

Floor 9: imports everything below; prints, and decides the exit status: 0 fine, 1 problems, 2 usage.
"""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import click
import yaml

from generator import articles, files, publish
from generator.checks import check as check_dossier
from generator.decode import ROOT, decode
from generator.evidence import Evidence
from generator.model import ID_PATTERN, Dossier
from generator.problems import InvalidDossierError, Place, Problem
from generator.site import ClashError, generate

_MOST_SHOWN = 100


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--project", type=click.Path(path_type=Path, file_okay=False), default=".", help="The project's folder; by default this one.")
@click.version_option(package_name="briefings")
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Turns cited YAML records into a searchable briefing site."""
    context.obj = project.resolve()


@main.command()
@click.option("--articles", "folder", type=click.Path(path_type=Path, file_okay=False, exists=True), help="A folder with the articles' texts, for the exact rules.")
@click.pass_obj
def check(project: Path, folder: Path | None) -> None:
    """Check every record, and every statement against its paragraph.

    \b
    Example: briefings check --articles ../articles
    """
    with _telling():
        dossier = _load(project, folder)
    click.echo(f"{_count(len(dossier.claims), 'statement')} in {_count(len(dossier.profiles), 'record')}, {_count(len(dossier.sources), 'source')}: no problems")


@main.command()
@click.argument("article", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "id", required=True, help="The source's id, such as herald-2023-08.")
@click.pass_obj
def add_source(project: Path, article: Path, id: str) -> None:
    """Number an article's paragraphs and write its evidence file.

    \b
    Example: briefings add-source ~/articles/herald.txt --id herald-2023-08
    """
    if not re.fullmatch(ID_PATTERN, id) or not 2 <= len(id) <= 64:
        raise click.BadParameter(f"{id!r} is no id: small letters, digits and single dashes, a letter first", param_hint="--id")
    try:
        text = article.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{article} is not UTF-8: byte {error.start}", param_hint="ARTICLE") from None
    evidence = Evidence.of(text)
    if not evidence.paragraphs:
        raise click.BadParameter(f"{article} has no paragraphs", param_hint="ARTICLE")
    target = project / ROOT / "sources" / f"{id}.evidence"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(evidence.dumps(), encoding="utf-8")
    for number, paragraph in enumerate(articles.numbered(text), 1):
        click.echo(f"{number:4}  {paragraph}")
    click.echo(f"wrote {target.relative_to(project)}: {_count(len(evidence), 'paragraph')}, {_count(evidence.words, 'word')}")
    if not target.with_suffix(".yml").exists():
        click.echo(f"next: write {target.with_suffix('.yml').relative_to(project)}, which says where the article appeared")


@main.command(name="generate")
@click.pass_obj
def generate_(project: Path) -> None:
    """Check, and write the pages below docs/.

    \b
    Example: briefings generate
    """
    with _telling():
        _generate(project)


@main.command()
@click.option("--site", type=click.Path(path_type=Path), default=None, help="Where the site goes; by default site/ in the project.")
@click.option("--engine", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", show_default=True, help="What builds the pages.")
@click.pass_obj
def build(project: Path, site: Path | None, engine: str) -> None:
    """Check, generate, and build the whole site.

    \b
    Example: briefings build
    """
    with _telling():
        _generate(project)
        target = (site or project / "site").absolute()
        publish.build(project, target, engine=engine)
    click.echo(f"built {target / 'index.html'}")


@main.command()
@click.option("--port", type=int, default=8000, show_default=True, help="The port on this machine.")
@click.pass_obj
def serve(project: Path, port: int) -> None:
    """Show the site on this machine, and rebuild it when a record changes.

    \b
    Example: briefings serve --port 8001
    """
    with _telling():
        _generate(project)
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--config-file", str(project / "mkdocs.yml"), "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=project, env=publish.environment())
    try:
        _regenerate_until_ended(project, server)
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.terminate()
        server.wait()


def _regenerate_until_ended(project: Path, server: subprocess.Popen[bytes]) -> None:
    """Write the pages again whenever a record's file changes; a mistake is told, and the last good pages stay."""
    known, _ = files.read_briefings(project)
    while server.poll() is None:
        time.sleep(0.5)
        found, _ = files.read_briefings(project)
        if found != known:
            known = found
            try:
                _generate(project)
            except (InvalidDossierError, ClashError, FileExistsError) as error:
                click.echo(str(error), err=True)


def _generate(project: Path) -> Dossier:
    dossier = _load(project, None)
    written, removed = files.write_generated(project / "docs", generate(dossier))
    click.echo(f"{_count(len(dossier.claims), 'statement')} in {_count(len(dossier.profiles), 'record')}; {_count(written, 'page')} written, {removed} removed")
    return dossier


def _load(project: Path, folder: Path | None) -> Dossier:
    """The dossier in the project's folder, checked.  Raises InvalidDossierError with every problem of every file."""
    contents, problems = files.read_briefings(project)
    dossier, found = decode(contents) if contents else (None, [])
    problems += found
    if dossier is not None:
        if folder is not None:
            exact, missing = articles.exact(dossier, files.read_articles(folder))
            dossier, problems = dataclasses.replace(dossier, evidence=exact), [*problems, *missing]
        problems += check_dossier(dossier)
        problems += _site_name(project, dossier)
    if problems or dossier is None:
        raise InvalidDossierError(problems)
    return dossier


def _site_name(project: Path, dossier: Dossier) -> list[Problem]:
    """`site_name` in mkdocs.yml is the dossier's title."""
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("site_name:"):
            name = str(yaml.load(line, Loader=yaml.BaseLoader)["site_name"])
            if name == dossier.settings.title:
                return []
            place = Place("mkdocs.yml", number, line.index(name) + 1 if name in line else 1, len(name), line)
            return [Problem(place, "wrong-title", f"site_name is not the dossier's title, {dossier.settings.title!r}", f"site_name: {dossier.settings.title}")]
    return [Problem(Place("mkdocs.yml"), "wrong-title", "mkdocs.yml has no site_name", f"site_name: {dossier.settings.title}")]


class _telling:
    """Around a command's work: what can go wrong is told in its own form, and ends the command with its status."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, InvalidDossierError):
            _tell(error)
        if isinstance(error, (publish.BuildError, ClashError, FileExistsError, PermissionError)):
            click.echo(f"error: {error}", err=True)
            sys.exit(1)


def _tell(error: InvalidDossierError) -> NoReturn:
    for problem in error.problems[:_MOST_SHOWN]:
        click.echo(f"{problem}\n")
    more = len(error.problems) - _MOST_SHOWN
    counted = _count(len({problem.place.path for problem in error.problems}), "file")
    click.echo(f"{_count(len(error.problems), 'problem')} in {counted}{f'; {more} more are not shown' if more > 0 else ''}")
    sys.exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
