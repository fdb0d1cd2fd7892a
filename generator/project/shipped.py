"""The files of the program that projects have copies of, and its scripts, which are published from here whatever a copy says."""

from __future__ import annotations

import functools
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Final

from ..system import reading

_PACKAGE: Final = Path(__file__).parents[1]
_ASSETS: Final = "docs/assets"
#: Where the engine, its search and its theme have their scripts: a package, and a folder in it.
_ENGINE: Final = (
    ("material", "templates"),
    ("materialx", "templates"),
    ("mkdocs", "contrib/search/templates"),
    ("properdocs", "contrib/search/templates"),
    ("zensical", "templates"),
)


def shared(path: str) -> Path:
    """A file that a new project shares with this one: in the package if it was built as a wheel, otherwise in the checkout around it."""
    within = _PACKAGE / "shared" / path
    return within if within.exists() else _PACKAGE.parent / path


@functools.cache
def scripts() -> dict[str, bytes]:
    """The program's scripts by their path on a site."""
    return {f"assets/{path.name}": with_newlines(path.read_bytes()) for path in sorted(shared(_ASSETS).glob("*.js"))}


def with_newlines(content: bytes) -> bytes:
    """A text with the line ends that are published, whatever those of the checkout are."""
    return content.replace(b"\r\n", b"\n")


def is_ours(path: str, content: bytes) -> bool:
    """Whether a script of a site is the program's or the engine's, byte by byte."""
    if path in scripts():
        return scripts()[path] == with_newlines(content)
    return any(_holds(root / path, content) for root in _engine()) if ".." not in PurePosixPath(path).parts else False


@functools.cache
def _engine() -> tuple[Path, ...]:
    """The folders with the engine's scripts, as far as they are installed."""
    found = ((find_spec(package), folder) for package, folder in _ENGINE)
    return tuple(Path(place) / folder for spec, folder in found if spec for place in spec.submodule_search_locations or ())


def _holds(file: Path, content: bytes) -> bool:
    try:
        return reading.read(file, reading.ASSET, follow=True) == content
    except OSError:
        return False
