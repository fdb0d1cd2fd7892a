"""Checks item by item whether a machine has everything that the program needs, each with a remedy.

This module needs nothing but Python itself, so that it can report any missing package.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from ..articles.fingerprints import Evidence
from ..briefs import compiler, glyphs
from ..system import reading
from ..text.problems import printable
from ..text.prose import count

#: The folder of the program itself: a checkout has its lock beside it, an installed program has none.
PROGRAM: Final = Path(__file__).resolve().parents[2]
LOCK: Final = "requirements.txt"
RECORDS: Final = "briefings"
ARTICLES: Final = "articles"
_FREE: Final = re.compile(r"(?m)^rights:[ \t]*['\"]?(?:own|open)\b")
#: The number of seconds that git may take.
_PATIENCE: Final = 20
_READERS: Final = ("trafilatura", "pypdfium2", "warcio", "bibtexparser")
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
#: Findings that do not prevent a site from being built.
_ABSENT: Final = frozenset({"fonts", "readers", "browser", "articles"})
_OPTIONAL: Final = _ABSENT | {"rights"}
_OLDEST: Final = (3, 11)
_PIN: Final = re.compile(r"(?m)^([a-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)(?: ; ([^\\\n]+?))? \\$")
_SHOWN: Final = 4


class Finding(NamedTuple):
    """The result of one check: the subject, its state, and the remedy if something is wrong."""

    subject: str
    said: str
    remedy: str = ""

    @property
    def stops(self) -> bool:
        """Whether it prevents a site from being built."""
        return bool(self.remedy) and self.subject not in _OPTIONAL

    def lines(self) -> str:
        """The text for editors: one line, and another with the remedy."""
        state = "ok" if not self.remedy else "missing" if self.subject in _ABSENT else "to do"
        remedy = f"\n{'':22}do: {self.remedy}" if self.remedy else ""
        return "\n".join(map(printable, f"{state:9}  {self.subject:10} {self.said}{remedy}".split("\n")))


def examine(project: Path, articles: Path | None = None) -> Iterator[Finding]:
    """Run all checks; a check that fails itself is a finding, too.  `articles` is a folder with articles, if available."""
    asked: dict[str, Callable[[], Finding]] = {
        "python": python,
        "lock": lock,
        "engine": engine,
        "typst": typst,
        "fonts": partial(fonts, project),
        "readers": readers,
        "browser": browser,
        "dossier": partial(dossier, project),
        "docs/": partial(writable, "docs/", project / "docs", "the pages are written there"),
        "site/": partial(writable, "site/", project, "the site is built beside site/"),
        ".cache/": partial(writable, ".cache/", project / ".cache", "printed briefs are cached there"),
        "articles": partial(at_hand, project, articles),
        "rights": partial(committed_texts, project),
    }
    for subject, look in asked.items():
        try:
            yield look()
        except Exception as error:  # noqa: BLE001 - whatever is broken must be reported
            said = f"cannot be checked: {type(error).__name__}: {error}"
            yield Finding(subject, said, "fix that, then run: briefings doctor")


def without(error: ImportError) -> Finding:
    """The remedy if not even the program's own commands can be loaded."""
    return Finding("packages", str(error), f"{_install()} --force-reinstall")


def python() -> Finding:
    """Python itself."""
    said = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < _OLDEST:
        wanted = ".".join(map(str, _OLDEST))
        return Finding("python", f"{said} is too old", f"install Python {wanted} or newer, then: make clean site PYTHON=python{wanted}")
    return Finding("python", f"{said}, {sys.executable}")


def lock() -> Finding:
    """Whether the installed packages are those in the lock."""
    if not (PROGRAM / LOCK).is_file():
        return Finding("lock", "none: only a checkout has a lock")
    pinned = _pinned((PROGRAM / LOCK).read_text(encoding="utf-8"))
    wrong = [
        f"{name} is {_version(name) or 'missing'} and should be {' or '.join(versions)}"
        for name, versions in pinned.items()
        if _version(name) not in versions
    ]
    if wrong:
        more = f"; {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        return Finding("lock", "; ".join(wrong[:_SHOWN]) + more, _install())
    return Finding("lock", f"all {len(pinned)} packages are as in {LOCK}")


def engine() -> Finding:
    """The site engine, which turns pages into HTML."""
    missing = [name for name, module in (("mkdocs", "mkdocs"), ("mkdocs-material", "material")) if not _there(name, module)]
    if missing:
        return Finding("engine", f"{' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} not installed", _install(*missing))
    other = f"; properdocs {_version('properdocs')} is also installed" if _there("properdocs", "properdocs") else ""
    return Finding("engine", f"mkdocs {_version('mkdocs')} with mkdocs-material {_version('mkdocs-material')}{other}")


def typst() -> Finding:
    """The PDF engine, and the font that comes with it."""
    if not _there("typst", "typst"):
        return Finding("typst", "is not installed; a site is built without briefs", _install("typst"))
    try:
        import_module("typst")
    except Exception as error:  # noqa: BLE001 - a wheel for another platform can raise anything
        return Finding("typst", f"{_version('typst')} cannot be loaded: {error}", _install("typst"))
    return Finding("typst", f"{_version('typst')}, with Libertinus Serif for Latin, Greek and Cyrillic")


def fonts(project: Path) -> Finding:
    """Fonts that only some dossiers need: the scripts that the records have and no installed font has, with the first letters of each."""
    letters = _letters(project / RECORDS)
    needed = compiler.wanted_packages(letters)
    if needed:
        said = "; ".join(f"none for {item.scripts}, which the records have: {_first(letters, item)}" for item in needed)
        return Finding("fonts", said, _install(*(item.name for item in needed)))
    found = compiler.installed_fonts()
    if not any(item.startswith(compiler.FONT_PACKAGE) for item in found.versions):
        said = "none for Chinese, Japanese and Korean, needed if records have such names"
        return Finding("fonts", said, _install(compiler.FONT_PACKAGE))
    emoji = [letter for letter in letters if glyphs.without_emoji(letter) != letter]
    more = f"; emoji are printed as their names: {glyphs.named(''.join(emoji))}" if emoji else ""
    return Finding("fonts", f"{', '.join(found.versions)}{more}")


def _letters(folder: Path) -> str:
    """Every letter of the records beyond ASCII, once."""
    files = sorted(folder.rglob("*.yml"))
    texts = (reading.read(path, reading.RECORD).decode(errors="replace") for path in files if path.is_file())
    return "".join(sorted({letter for text in texts if not text.isascii() for letter in text if not letter.isascii()}))


def _first(letters: str, package: compiler.FontPackage) -> str:
    """The first letters that need a package, as a message names them."""
    return glyphs.named("".join(letter for letter in letters if unicodedata.name(letter, "").startswith(package.letters)))


def readers() -> Finding:
    """The optional readers, which `add-source` needs for some formats."""
    missing = [name for name in _READERS if not _there(name, name)]
    if missing:
        said = f"without {', '.join(missing)}, needed for articles that are web pages, PDFs, e-books and web archives"
        return Finding("readers", said, "make articles, or: pip install 'briefings[articles]'")
    return Finding("readers", ", ".join(f"{name} {_version(name)}" for name in _READERS))


def browser() -> Finding:
    """The browser for the tests of the site."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        said = "no Chromium, needed for the tests of the site"
        return Finding("browser", said, "install it, on Debian with: apt-get install chromium")
    return Finding("browser", found)


def dossier(project: Path) -> Finding:
    """The dossier: its records and its configuration."""
    root = project / RECORDS
    if not (root / "dossier.yml").is_file():
        return Finding(
            "dossier",
            f"no {RECORDS}/dossier.yml in {project}",
            "change to the project's folder, or give it: briefings --project DIR doctor",
        )
    if not (project / "mkdocs.yml").is_file():
        return Finding("dossier", f"no mkdocs.yml in {project}", "copy mkdocs.yml and theme/ from the program's own folder")
    numbers = {noun: len(list((root / f"{noun}s").glob("*.yml"))) for noun in ("actor", "relationship", "source")}
    counted = ", ".join(count(number, noun) for noun, number in numbers.items())
    return Finding("dossier", f"{counted} in {root}")


def writable(subject: str, folder: Path, why: str) -> Finding:
    """Whether a folder is writable or can be created; by trying, because permissions are more than file modes."""
    there = next((place for place in (folder, *folder.parents) if place.exists() or place.is_symlink()), folder)
    try:
        with tempfile.TemporaryFile(dir=there, prefix=".") as file:
            file.write(b"\0")
            file.flush()
    except OSError as error:
        remedy = f"get permission to write to {there}, or free some space; {why}"
        return Finding(subject, f"{there} is not writable: {(error.strerror or str(error)).lower()}", remedy)
    return Finding(subject, "writable")


def at_hand(project: Path, folder: Path | None) -> Finding:
    """How many of the sources' articles are available: recognised by their text, not by file name."""
    found = (project / RECORDS / "sources").glob("*.evidence")
    kept = {path.stem: Evidence.loads(reading.read(path, reading.RECORD).decode()) for path in found}
    if folder is None:
        said = "no folder given; needed only for exact checks"
        return Finding("articles", said, "give one: briefings doctor --articles DIR")
    texts = [text for path in folder.glob("*.txt") if (text := _text(path))]
    away = sorted(id for id, evidence in kept.items() if not any(map(evidence.is_of, texts)))
    said = f"{len(kept) - len(away)} of {len(kept)} in {folder}"
    if away:
        more = f" and {len(away) - _SHOWN} more" if len(away) > _SHOWN else ""
        return Finding("articles", said, f"add the texts of {', '.join(away[:_SHOWN])}{more}")
    return Finding("articles", said)


def _text(path: Path) -> str:
    """The text of an article; empty if it cannot be read."""
    with suppress(OSError):
        return reading.read(path, reading.ARTICLE).decode("utf-8-sig", "replace")
    return ""


def committed_texts(project: Path) -> Finding:
    """Whether the repository has only texts of articles that may be copied: those whose sources say that they are ours or open."""
    # no setting of the repository may run a program
    command = ["git", "-C", str(project), "-c", "core.fsmonitor=false", "ls-files", "-z", "--", ARTICLES]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE).stdout.decode(errors="replace")
    except (OSError, subprocess.SubprocessError):
        return Finding("rights", f"no repository, so no text of {ARTICLES}/ is in one")
    committed = sorted({Path(path).name.partition(".")[0] for path in listed.split("\0") if path})
    reserved = [id for id in committed if not _is_free(project / RECORDS / "sources" / f"{id}.yml")]
    if not reserved:
        return Finding(
            "rights", f"{count(len(committed), 'text')} of {ARTICLES}/ in the repository" + (", all ours or open" if committed else "")
        )
    more = f" and {len(reserved) - _SHOWN} more" if len(reserved) > _SHOWN else ""
    said = f"the repository has texts that belong to others: {', '.join(reserved[:_SHOWN])}{more}"
    return Finding(
        "rights", said, f"git rm --cached {ARTICLES}/{reserved[0]}.*; or write rights: open, or own, in the source, with the reason"
    )


def _is_free(record: Path) -> bool:
    """Whether the record of a source says that its text is ours or open."""
    return record.is_file() and bool(_FREE.search(record.read_text(encoding="utf-8", errors="replace")))


def _pinned(text: str) -> dict[str, list[str]]:
    """The versions in a lock: for each package, those for this machine."""
    found: dict[str, list[str]] = {}
    for name, number, marker in _PIN.findall(text):
        if not marker or _applies(marker):
            found.setdefault(name, []).append(number)
    return found


def _applies(marker: str) -> bool:
    """Whether a line of the lock is for this machine."""
    try:
        from packaging.markers import Marker
    except ImportError:
        return True
    return Marker(marker).evaluate()


def _version(name: str) -> str:
    """The version of an installed package; empty if it is missing or damaged."""
    try:
        return version(name) or ""
    except Exception:  # noqa: BLE001 - a damaged package can raise anything
        return ""


def _there(name: str, module: str) -> bool:
    return bool(_version(name)) and find_spec(module) is not None


def _install(*packages: str) -> str:
    """The command that installs packages: the whole lock, if the program has one that contains them."""
    file = PROGRAM / LOCK
    if file.is_file() and not set(packages) - _pinned(file.read_text(encoding="utf-8")).keys():
        return f"{sys.executable} -m pip install --require-hashes -r {file}"
    return f"{sys.executable} -m pip install {' '.join(packages) or 'briefings'}"
