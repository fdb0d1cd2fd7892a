"""Whether a project's configuration can be used: it is the program's, or whoever runs the program trusts it.

Trust comes from outside the project, as the digest of what is trusted: a branch of somebody else controls every file in the project.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ..rules import configuration
from ..system import reading
from ..text.problems import Place, Problem
from . import shipped

#: The variable with the digest of a configuration that is trusted; child processes inherit it.
TRUST: Final = "BRIEFINGS_TRUST"
#: The number of hexadecimal digits of a digest that are shown and compared: 128 bits, which nobody can imitate.
_DIGITS: Final = 32
#: Folders of a project from which nothing runs: output, records, and what is made from them.
_ASIDE: Final = frozenset({"site", "printed", "briefings", "articles", "schema"})
#: Files of `docs/` that a setting could make run; the others there are pages, data and pictures.
_RUN: Final = frozenset({".py", ".pyc", ".pyd", ".so", ".html", ".j2", ".js", ".yml", ".yaml"})
#: Texts for people, which change often.
_PROSE: Final = frozenset({".md", ".txt"})


def inspect(project: Path) -> list[Problem]:
    """What `mkdocs.yml` and `theme/` contain beyond the allow-list; nothing if the configuration is trusted.

    They are read as data: this happens before the engine is loaded, and runs nothing.
    """
    settings, theme = _settings(project), _files(project / configuration.THEME)
    ours = _files(shipped.shared(configuration.THEME))
    scripts = {f"assets/{path.name}" for path in shipped.shared("docs/assets").glob("*.js")}
    if isinstance(settings, reading.UnusableError):
        # `inputs` reports what is not a file
        return (
            [Problem(Place(configuration.FILE), settings.code, f"mkdocs.yml {settings.said}", settings.hint)]
            if settings.code == "too-large"
            else []
        )
    problems = configuration.inspect_settings(settings, scripts) if settings else []
    problems += configuration.inspect_theme(theme, ours)
    if not problems or trusted(project):
        return []
    allow = _how_to_allow(project)
    beyond = (configuration.SETTING, configuration.FILES)
    return [Problem(it.place, it.code, it.message, f"{it.hint}; {allow}") if it.code in beyond else it for it in problems]


def trusted(project: Path) -> bool:
    """Whether whoever runs the program trusts exactly this configuration."""
    given = os.environ.get(TRUST, "")
    return bool(given) and given.casefold() == digest(project)


@contextmanager
def trusting(given: str | None) -> Iterator[None]:
    """Trust the configuration with a digest, in this process and its children."""
    before = os.environ.get(TRUST)
    if given is not None:
        os.environ[TRUST] = given
    try:
        yield
    finally:
        if given is not None:
            os.environ.pop(TRUST)
            if before is not None:
                os.environ[TRUST] = before


def digest(project: Path) -> str:
    """The digest of a configuration and of everything in the project that it could make run.

    Files outside the project do not count: nobody can change them through the project.
    """
    whole = hashlib.sha256()
    for path in _may_run(project):
        file = project / path
        content = os.fsencode(f"link to {os.readlink(file)}") if file.is_symlink() else file.read_bytes() if file.is_file() else b""
        whole.update(os.fsencode(f"{path}\0{hashlib.sha256(content).hexdigest()}\n"))
    return whole.hexdigest()[:_DIGITS]


def _how_to_allow(project: Path) -> str:
    found = f"briefings --trust {digest(project)}"
    if os.environ.get(TRUST):
        return f"this is not what {TRUST} trusts: read what has changed, and if you trust that, run: {found} build"
    return f"or, if you have read the configuration and trust it, run: {found} build"


def _settings(project: Path) -> bytes | reading.UnusableError:
    """The bytes of `mkdocs.yml`, without any if it does not exist, or why it cannot be read."""
    try:
        return reading.read(project / configuration.FILE, reading.SETTING)
    except FileNotFoundError:
        return b""
    except reading.UnusableError as error:
        return error


def _files(folder: Path) -> dict[str, bytes]:
    """The files below a folder by path; what is not a regular file is a file without content, and links are not followed."""
    if folder.is_symlink() or not folder.is_dir():
        return {}
    entries = [Path(entry.path) for entry in reading.walk(folder) if not entry.name.startswith(".")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() and not path.is_symlink() else b"" for path in entries}


def _may_run(project: Path) -> Iterator[str]:
    """The paths of the files that a configuration could make run, without hidden folders, in order."""
    for folder, folders, names in os.walk(project):
        above = Path(folder).relative_to(project)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and (above.parts or name not in _ASIDE))
        for name in sorted([*names, *(name for name in folders if Path(folder, name).is_symlink())]):
            ending = Path(name).suffix
            if ending in _RUN if above.parts[:1] == ("docs",) else ending not in _PROSE:
                yield (above / name).as_posix()
