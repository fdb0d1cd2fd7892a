"""Reads the material: each text with its records, its fair statements and the distortions made from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

HERE: Final = Path(__file__).parent
Half = Literal["open", "sealed", "dev", "fresh", "reserve", "spring", "autumn", "winter", "frost"]
#: The one in C where there is one: the same values, ten times as fast.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: The halves that the texts are divided into: each text has those of one set.  The later ones have texts of their own.
SETS: Final[tuple[tuple[Half, ...], ...]] = (
    ("open", "sealed"),
    ("dev", "fresh"),
    ("reserve",),
    ("spring",),
    ("autumn",),
    ("winter",),
    ("frost",),
)
HALVES: Final[tuple[Half, ...]] = tuple(half for halves in SETS for half in halves)
#: The halves whose statements nobody looks at: of these only totals are printed.
HELD_BACK: Final[frozenset[Half]] = frozenset({"sealed", "autumn", "frost"})


@dataclass(frozen=True)
class Kind:
    """A kind of distortion, and the codes that report it for its own fault."""

    about: str
    codes: tuple[str, ...]

    def fits(self, code: str) -> bool:
        """Whether a problem with this code reports the distortion for its own fault."""
        return any(fnmatchcase(code, pattern) for pattern in self.codes)


@dataclass(frozen=True)
class Fair:
    """A statement that its paragraphs support, the record it is written in, and its fields as in a claim."""

    id: str
    record: str
    claim: dict[str, Any]


@dataclass(frozen=True)
class Distortion(Fair):
    """A statement that its paragraphs do not support, and the fair one it was made from."""

    kind: str
    of: str


@dataclass(frozen=True)
class Text:
    """A text, the files of its dossier (path below `briefings/` to bytes), and its source."""

    id: str
    article: str
    files: dict[str, bytes]
    source: str
    language: str

    @property
    def halves(self) -> tuple[Half, ...]:
        """The halves that its statements are divided into."""
        (halves,) = (halves for halves in SETS if (HERE / "texts" / self.id / f"{halves[0]}.yml").is_file())
        return halves

    def statements(self, half: Half) -> tuple[list[Fair], list[Distortion]]:
        """The fair statements of a half, and the distortions made from them."""
        read = _yaml(HERE / "texts" / self.id / f"{half}.yml")
        return [Fair(**item) for item in read["fair"]], [Distortion(**item) for item in read["distortions"]]


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of distortion by name, in the order of the tables."""
    return {name: Kind(item["about"], tuple(item["codes"])) for name, item in _yaml(HERE / "kinds.yml").items()}


def texts() -> Iterator[Text]:
    """All texts, those in English first."""
    folders = sorted((HERE / "texts").iterdir())
    yield from sorted(map(_text, folders), key=lambda text: (text.language != "en", text.language, text.id))


def _text(folder: Path) -> Text:
    below = folder / "briefings"
    files = {path.relative_to(below).as_posix(): path.read_bytes() for path in sorted(below.rglob("*.yml"))}
    (source,) = (Path(path).stem for path in files if path.startswith("sources/"))
    language = _yaml(below / "sources" / f"{source}.yml").get("language", "en")
    return Text(folder.name, (folder / "article.txt").read_text(encoding="utf-8"), files, source, language)


def _yaml(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return read
