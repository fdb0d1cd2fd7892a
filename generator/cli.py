"""The commands.

Floor 11: imports everything below; prints, and decides the exit status: 0 fine, 1 problems, 2 usage.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

import click

from generator import articles, files, manifest, project, publish
from generator.decode import ROOT
from generator.evidence import Evidence
from generator.problems import InvalidDossierError
from generator.site import ClashError
from generator.values import ID_PATTERN

_MOST_SHOWN: Final = 100


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: briefings --project ~/dossier build")
@click.option(
    "--project", "home", type=click.Path(path_type=Path, file_okay=False), default=".", help="The project's folder; by default this one."
)
@click.version_option(package_name="briefings")
@click.pass_context
def main(context: click.Context, home: Path) -> None:
    """Turns cited YAML records into a searchable briefing site."""
    context.obj = home.resolve()


@main.command(epilog="Example: briefings check --articles ../articles")
@click.option(
    "--articles",
    "texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with the articles, for the exact rules.",
)
@click.pass_obj
def check(home: Path, texts: Path | None) -> None:
    """Check every record, and every statement against its paragraph."""
    with _telling():
        dossier = project.load(home, texts)
    counted = (_count(len(dossier.claims), "statement"), _count(len(dossier.profiles), "record"), _count(len(dossier.sources), "source"))
    click.echo(f"{counted[0]} in {counted[1]}, {counted[2]}: no problems")


@main.command(epilog="Example: briefings add-source ~/articles/herald.txt --id herald-2023-08")
@click.argument("article", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "id", required=True, help="The source's id, such as herald-2023-08.")
@click.pass_obj
def add_source(home: Path, article: Path, id: str) -> None:
    """Number an article's paragraphs and write its evidence file."""
    if not re.fullmatch(ID_PATTERN, id) or not 2 <= len(id) <= 64:
        raise click.BadParameter(f"{id!r} is no id: small letters, digits and single dashes, a letter first", param_hint="--id")
    try:
        text = article.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{article} is not UTF-8: byte {error.start}", param_hint="ARTICLE") from None
    evidence = Evidence.of(text)
    if not evidence.paragraphs:
        raise click.BadParameter(f"{article} has no paragraphs", param_hint="ARTICLE")
    target = home / ROOT / "sources" / f"{id}.evidence"
    with _telling():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(evidence.dumps(), encoding="utf-8", newline="\n")
    for number, paragraph in enumerate(articles.numbered(text), 1):
        click.echo(f"{number:4}  {paragraph}")
    click.echo(f"wrote {target.relative_to(home)}: {_count(len(evidence), 'paragraph')}, {_count(evidence.words, 'word')}")
    if not target.with_suffix(".yml").exists():
        click.echo(f"next: write {target.with_suffix('.yml').relative_to(home)}, which says where the article appeared")


@main.command(epilog="Example: briefings generate")
@click.pass_obj
def generate(home: Path) -> None:
    """Check, and write the pages below docs/."""
    with _telling():
        _generate(home)


@main.command(epilog="Example: briefings build")
@click.option("--site", type=click.Path(path_type=Path), default=None, help="Where the site goes; by default site/ in the project.")
@click.option("--engine", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", show_default=True, help="What builds the pages.")
@click.pass_obj
def build(home: Path, site: Path | None, engine: str) -> None:
    """Check, generate, and build the whole site."""
    target = (site or home / "site").absolute()
    with _telling():
        _generate(home)
        publish.build(home, target, engine=engine)
    click.echo(f"built {target / 'index.html'}")


@main.command(epilog="Example: briefings verify site")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
def verify(folder: Path) -> None:
    """Hold a published folder, or a copy of it, against its manifest."""
    try:
        differences = list(manifest.verify(publish.contents(folder)))
    except manifest.ManifestError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
    for difference in differences:
        click.echo(difference)
    if differences:
        sys.exit(1)
    click.echo(f"{folder} is whole")


@main.command(epilog="Example: briefings serve --port 8001")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine.")
@click.pass_obj
def serve(home: Path, port: int) -> None:
    """Show the site here, rebuilt as records change."""
    if _answers(port):
        raise click.BadParameter(f"port {port} is in use; choose another", param_hint="--port")
    with _telling():
        _generate(home)
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--livereload", "--config-file", str(home / "mkdocs.yml")]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=home, env=publish.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    threading.Thread(target=_relay, args=(server,), daemon=True).start()
    try:
        _regenerate_until_ended(home, server, port)
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.terminate()
        server.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _relay(server: subprocess.Popen[str]) -> None:
    """Tell what the engine says that an editor can use."""
    for line in server.stdout or ():
        if not publish.is_noise(line):
            click.echo(line, nl=False, err=True)


def _regenerate_until_ended(home: Path, server: subprocess.Popen[str], port: int) -> None:
    """Tell when the site can be seen, then write the pages again whenever a record's file changes.

    A mistake in a record is told, and the last good pages stay.
    """
    known, _ = files.read_briefings(home)
    told = False
    while server.poll() is None:
        time.sleep(0.2)
        if not told and _answers(port):
            told = True
            click.echo(f"http://127.0.0.1:{port}/ shows the site until you press Ctrl-C")
        found, _ = files.read_briefings(home)
        if found != known:
            known = found
            try:
                _generate(home)
            except (InvalidDossierError, ClashError, OSError) as error:
                click.echo(str(error), err=True)
    sys.exit(server.returncode)


def _generate(home: Path) -> None:
    dossier, written, removed = project.write(home)
    counted = f"{_count(len(dossier.claims), 'statement')} in {_count(len(dossier.profiles), 'record')}"
    click.echo(f"{counted}; {_count(written, 'page')} written, {removed} removed")


@contextmanager
def _telling() -> Iterator[None]:
    """Around a command's work: what can go wrong is told in its own form, and ends the command with its status."""
    try:
        yield
    except InvalidDossierError as error:
        _tell(error)
    except (publish.BuildError, ClashError, OSError) as error:
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
