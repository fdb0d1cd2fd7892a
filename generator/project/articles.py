"""Reads articles: plain text from somebody else, so only regular files of a limited size."""

from __future__ import annotations

from pathlib import Path

from ..articles import limits
from ..system import reading
from ..text.problems import InvalidDossierError, Place, Problem
from .files import shown


class UnfitError(InvalidDossierError):
    """A file that cannot be used as an article."""


def read_article(path: Path, *, follow: bool = False) -> str:
    """The text of an article; a link is followed only if somebody named the file.  Raises UnfitError if it is not a text of usual length."""
    place = Place(shown(str(path) if follow else path.name))
    try:
        text = reading.read(path, reading.ARTICLE, follow=follow).decode("utf-8-sig")
    except reading.UnusableError as error:
        hint = "save the article as a plain text file" if error.code == "not-a-file" else error.hint
        raise UnfitError([Problem(place, error.code, error.said, hint)]) from None
    except UnicodeDecodeError as error:
        raise UnfitError([Problem(place, "not-utf8", f"byte {error.start} is not UTF-8", "save the article as UTF-8")]) from None
    if found := limits.unfit(text):
        raise UnfitError([Problem(Place(place.path, found.line), found.code, found.said, found.hint)])
    return text


def read_articles(folder: Path) -> dict[str, str]:
    """The articles in a folder: every text file, by name.  Raises InvalidDossierError with a problem for each that cannot be used."""
    articles: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.txt")):
        if path.is_dir() and not path.is_symlink():
            continue
        try:
            articles[path.name] = read_article(path)
        except UnfitError as error:
            problems += error.problems
    if problems:
        raise InvalidDossierError(problems)
    return articles
