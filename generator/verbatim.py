"""What the records of a dossier say literally, so that a page may show it, however much it looks like a program's leftover.

Floor 4: imports `prose`, `values`, `vocabulary`, `claims` and `model`.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Final

from generator import prose
from generator.claims import Change, Claim, Judgement
from generator.model import Dossier
from generator.values import Value
from generator.vocabulary import Introduction

#: The fields that hold links: a link in square brackets is markup there, and not what a reader is to see.
_LINKING: Final = frozenset({(Claim, "text"), (Judgement, "text"), (Introduction, "text"), (Change, "change"), (Change, "was")})


def texts(dossier: Dossier) -> frozenset[str]:
    """Every text of the records as a reader is to see it: what stands between the links of a text that has links, the others whole."""
    # the engine puts its `site_name`, which is the title escaped for HTML, into one attribute escaped a second time
    shown_escaped = {html.escape(dossier.settings.title)}
    # a reference puts a title that is ours into brackets
    supplied = {f"[{source.describes}]" for source in dossier.sources.values() if source.describes}
    values = (dossier.settings, dossier.vocabulary, *dossier.profiles.values(), *dossier.withdrawn.values(), *dossier.sources.values())
    return frozenset(text for value in values for text in _within(value)) | shown_escaped | supplied


def _within(value: object) -> Iterator[str]:
    """The texts of a value and of all that lies in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Value):
        for name, inner in value:
            linking = isinstance(inner, str) and (type(value), name) in _LINKING
            yield from _between_links(inner) if linking else _within(inner)
    elif isinstance(value, (tuple, Mapping)):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _within(inner)


def _between_links(text: str) -> Iterator[str]:
    for piece in prose.segments(text):
        yield piece if isinstance(piece, str) else piece.words
