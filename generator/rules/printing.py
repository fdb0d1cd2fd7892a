"""Rules about print: everything that a brief shows has a glyph in its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..briefs import glyphs
from ..records.dossier import Dossier
from ..text.problems import Place, Problem
from ..text.yaml import Document, place
from .registry import PRINT, rule

_HINT: Final = "write it in letters that they have, or print no brief of what shows it: brief: false in the record or in its kind"


@rule("no-glyph", scope=PRINT)
def letters_have_glyphs(dossier: Dossier) -> Iterator[Problem]:
    """Every letter that a brief or the book shows is in their fonts: Latin, Greek, Cyrillic, Chinese, Japanese, Korean and some others.

    Emoji are printed as their names.  It is checked if a dossier has no other problem.

    Bad (no-glyph), actors/olga-brandt.yml:
        sort_as: ብራንት, Olga
    Good:
        sort_as: Бранд, Olga
    """
    texts = {path: glyphs.without_emoji(document.text) for path, document in dossier.documents.items()}
    lacking = {path: found for path, text in texts.items() if (found := glyphs.lacking(text))}
    if not lacking:
        return
    printed = set(_printed(dossier))
    for path, found in lacking.items():
        shown = "".join(filter(printed.__contains__, found))
        if shown:
            yield Problem(_where(dossier.documents[path], shown[0]), "no-glyph", f"no font of the briefs has {glyphs.named(shown)}", _HINT)


def _printed(dossier: Dossier) -> Iterator[str]:
    """Every character that the book shows, which has all briefs inside; none if no brief is printed."""
    from ..briefs.book import Choice, book_values  # here, as few dossiers have such a letter
    from ..briefs.brief import BriefContext

    book = book_values(BriefContext(dossier), Choice())
    if book["inside"]:
        yield from _characters(book)


def _characters(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _characters(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _characters(inner)


def _where(document: Document, character: str) -> Place:
    """The first place of a character in a file."""
    line, text = next((number, text) for number, text in enumerate(document.text.split("\n")) if character in text)
    return place(document.path, document.text, line, text.index(character))
