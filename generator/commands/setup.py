"""The commands that set up a project or a machine: `init`, `schema` and `doctor`."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import sys
from pathlib import Path
from typing import Final

import click

from ..articles.fingerprints import Evidence
from ..editing import descriptions, scaffold
from ..project import files, shipped
from ..records.decode import ROOT, decode
from ..system import atomic
from ..text import markdown
from ..text.problems import InvalidDossierError
from ..text.prose import count
from . import health, join
from .output import error_boundary


@click.command(epilog="Example: briefings schema --check")
@click.option("--check", "only", is_flag=True, help="Write nothing; exit with 1 if a file is out of date.")
@click.pass_obj
def schema(home: Path, only: bool) -> None:
    """Write the JSON Schemas for editors to schema/, and the handbook's page of fields if there is one."""
    with error_boundary():
        wanted = files.made(home)
        changed = files.stale(home, wanted) if only else files.write(home, wanted)
    for path in changed:
        click.echo(f"{path} is out of date; run: briefings schema" if only else f"wrote {path}")
    if only and changed:
        sys.exit(1)
    click.echo(f"{count(len(wanted), 'file')}, {len(changed)} written")


@click.command(epilog="Example: briefings doctor --articles ../articles")
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder with the articles; lists the sources whose articles are there.",
)
@click.pass_obj
def doctor(home: Path, articles: Path | None) -> None:
    """Check the installation and suggest fixes."""
    with error_boundary():
        found = []
        for finding in health.examine(home, articles):
            click.echo(finding.lines())
            found.append(finding)
        wrong = sum(finding.stops for finding in found)
        if wrong:
            click.echo(f"\n{count(wrong, 'problem')} to fix before a site can be built")
            sys.exit(1)
        click.echo("\na site can be built")


#: The files of a new project: files of the package, and files that it shares with this project.
_PACKAGE: Final = Path(__file__).parents[1]
_STARTER: Final = _PACKAGE / "starter"
#: Folders of this project that are copied to a new one.
_WHOLE: Final = ("theme", ".vscode")


@click.command(epilog="Example: briefings init --empty --title 'The Lake' ~/lake-dossier")
@click.option("--site-url", help="The address that the site will have, such as https://example.org/lake/; asked for in a terminal.")
@click.option("--empty", is_flag=True, help="Begin without the example: a title, a vocabulary, and no records.")
@click.option("--title", default="", help="The title, with --empty; asked for in a terminal.")
@click.option("--subtitle", default="", help="What it covers, in one line, with --empty.")
@click.option("--publisher", default="", help="Who publishes it, with --empty.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path, site_url: str | None, *, empty: bool, title: str, subtitle: str, publisher: str) -> None:
    """Create a dossier in an empty folder, with a small invented example to replace, or empty.

    The folder then contains commented records, an article with its evidence, the site's configuration and theme, editor support, and a
    Makefile: `make site` installs what requirements.txt and program.txt pin, and builds the site.
    """
    target = Path(os.path.expanduser(folder))
    with error_boundary():
        if target.is_symlink() or target.exists():
            if not target.is_dir():
                raise click.BadParameter(f"{files.shown(str(folder))} is not a folder", param_hint="DIR")
            if any(target.iterdir()):
                raise click.BadParameter(f"{files.shown(str(folder))} is not empty; choose another or a new folder", param_hint="DIR")
        if not empty and (title or subtitle or publisher):
            raise click.UsageError("--title, --subtitle and --publisher are for --empty; the example has its own")
        settings = _begun(title, subtitle, publisher) if empty else b""
        made = _project(_address(site_url), settings)
        for path, content in made.items():
            atomic.keep(target / path, content, within=target)
        join.installed(target)
    click.echo(f"wrote {count(len(made), 'file')} to {files.shown(str(folder))}")
    following = (
        "run `briefings edit`, and add the first article"
        if empty
        else "run `briefings edit` to write in a browser, or `briefings check` and `briefings build`"
    )
    click.echo(f"next: in that folder, {following}; see README.md")


def _begun(title: str, subtitle: str, publisher: str) -> bytes:
    """The settings of an empty dossier; what is missing is asked for in a terminal."""
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    title = title or (click.prompt("Title") if asks else "")
    if not title:
        raise click.UsageError("no terminal to ask in; give --title")
    subtitle = subtitle or (click.prompt("What it covers, in one line") if asks else "What the articles say")
    publisher = publisher or (click.prompt("Who publishes it") if asks else "The editors of this dossier")
    today = dt.datetime.now(dt.UTC).date()
    return scaffold.settings_text(title, subtitle, publisher, as_of=today.isoformat()).encode()


def _address(given: str | None) -> str:
    """The address of the site; asked for if a person is there to answer, and empty if it is not known yet."""
    asked = given is None and sys.stdin.isatty() and sys.stdout.isatty()
    known = click.prompt("Address of the site, if it is known (https://…)", default="", show_default=False) if asked else given or ""
    if known:
        try:
            return str(markdown.url(known))
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--site-url") from None
    return ""


#: What an empty dossier has of the example.
_NO_EXAMPLE: Final = ("briefings", "articles", "downloads")


def _project(address: str = "", begun: bytes = b"") -> dict[str, bytes]:
    """The files of a new project, by path: with the example, or empty with the settings `begun`."""
    made = {path.relative_to(_STARTER).as_posix(): path.read_bytes() for path in sorted(_STARTER.rglob("*")) if path.is_file()}
    if begun:
        made = {path: content for path, content in made.items() if path.split("/")[0] not in _NO_EXAMPLE}
        made |= {f"{ROOT}/dossier.yml": begun, f"{ROOT}/vocabulary.yml": scaffold.VOCABULARY.encode()}
    made |= {f".{name}": made.pop(name) for name in ("gitignore", "gitattributes")}
    if address:
        settings = f"{ROOT}/dossier.yml"
        made[settings] = scaffold.with_address(made[settings].decode(), "publisher", address).encode()
    for path in [path for path in made if path.startswith("articles/")]:
        made[f"{ROOT}/sources/{Path(path).stem}.evidence"] = Evidence.lean(made[path].decode()).dumps().encode()
    dossier, problems = decode({path.removeprefix(f"{ROOT}/"): content for path, content in made.items() if path.startswith(f"{ROOT}/")})
    if dossier is None or problems:
        raise InvalidDossierError(problems)
    configuration = shipped.shared("mkdocs.yml").read_text(encoding="utf-8")
    own = scaffold.configuration(configuration, dossier.settings.title)
    made["mkdocs.yml"] = (scaffold.with_address(own, "site_name", address) if address else own).encode()
    template = shipped.shared("theme/main.html").read_text(encoding="utf-8")
    looks = [f"docs/{path}" for path in scaffold.assets(configuration + template)]
    wholes = {folder: shipped.shared(folder) for folder in _WHOLE}
    looks += [
        f"{name}/{path.relative_to(whole).as_posix()}"
        for name, whole in wholes.items()
        for path in sorted(whole.rglob("*"))
        if path.is_file()
    ]
    made |= {path: shipped.shared(path).read_bytes() for path in looks}
    made |= {"requirements.txt": shipped.shared("requirements.txt").read_bytes(), "program.txt": _program().encode()}
    return {**made, **descriptions.files(), **files.companion(dossier)}


def _program() -> str:
    try:
        installed = importlib.metadata.distribution("briefings")
        version, origin = installed.version, installed.read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:  # run from a checkout that was never installed
        version, origin = "0", f'{{"url": "{_PACKAGE.parent.as_uri()}"}}'
    return scaffold.program(version, origin)
