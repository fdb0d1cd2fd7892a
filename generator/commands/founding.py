"""The command that begins a project: `init`.

Floor 12: imports `decode`, `editors`, `evidence`, `files`, `problems`, `schemas`, `starting` and `commands.telling`.
"""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
from typing import Final

import click

from generator import editors, files, schemas, starting
from generator.commands.telling import count, telling
from generator.decode import ROOT, decode
from generator.evidence import Evidence
from generator.problems import InvalidDossierError

#: What a new project is made of: files of the package, and what it has in common with this one.
_PACKAGE: Final = Path(__file__).parents[1]
_STARTER: Final = _PACKAGE / "starter"
#: Folders of this project that a new one gets with all their files.
_WHOLE: Final = ("theme", ".vscode")


@click.command(epilog="Example: briefings init ~/lake-dossier")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Begin a new dossier in an empty folder: a small invented example that checks and builds at once, to be written over.

    The folder then holds commented records, an article and its evidence, the configuration and the looks of the site, what lets an editor's
    program complete and explain fields, and a Makefile: `make site` installs the program that requirements.txt names, and builds.
    """
    target = folder.expanduser()
    with telling():
        if target.is_symlink() or target.exists():
            if not target.is_dir():
                raise click.BadParameter(f"{files.shown(str(folder))} is no folder", param_hint="DIR")
            if any(target.iterdir()):
                raise click.BadParameter(f"{files.shown(str(folder))} is not empty; choose another folder, or a new one", param_hint="DIR")
        made = _project()
        for path, content in made.items():
            files.keep(target / path, content)
    click.echo(f"wrote {count(len(made), 'file')} into {files.shown(str(folder))}")
    click.echo("next: go there, and run `briefings check`, then `briefings build`; README.md tells the rest")


def _project() -> dict[str, bytes]:
    """The files of a new project, by path."""
    made = {path.relative_to(_STARTER).as_posix(): path.read_bytes() for path in sorted(_STARTER.rglob("*")) if path.is_file()}
    made[".gitignore"] = made.pop("gitignore")
    for path in [path for path in made if path.startswith("articles/")]:
        made[f"{ROOT}/sources/{Path(path).stem}.evidence"] = Evidence.of(made[path].decode()).dumps().encode()
    dossier, problems = decode({path.removeprefix(f"{ROOT}/"): content for path, content in made.items() if path.startswith(f"{ROOT}/")})
    if dossier is None or problems:
        raise InvalidDossierError(problems)
    shipped = _shared("mkdocs.yml").read_text(encoding="utf-8")
    made["mkdocs.yml"] = starting.configuration(shipped, dossier.settings.title).encode()
    looks = [f"docs/{path}" for path in starting.assets(shipped)]
    looks += [f"{folder}/{path.name}" for folder in _WHOLE for path in sorted(_shared(folder).iterdir()) if path.is_file()]
    made |= {path: _shared(path).read_bytes() for path in looks}
    return {**made, **schemas.files(), **editors.companion(dossier), "requirements.txt": _requirements().encode()}


def _shared(path: str) -> Path:
    """What a new project has in common with this one: in the package where that was built as a wheel, else in the checkout around it."""
    within = _PACKAGE / "shared" / path
    return within if within.exists() else _PACKAGE.parent / path


def _requirements() -> str:
    try:
        installed = importlib.metadata.distribution("briefings")
        version, origin = installed.version, installed.read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:  # run from a checkout that was never installed
        version, origin = "0", f'{{"url": "{_PACKAGE.parent.as_uri()}"}}'
    return starting.requirements(version, origin)
