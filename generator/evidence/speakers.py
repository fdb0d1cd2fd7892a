"""Who says a quotation or a sentence in an article, as far as its text shows it plainly: “…,” X said; X said that …; MR. X: ….

Only actors of the dossier are found; a pronoun, or somebody without a record, is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..articles.fingerprints import Evidence
from ..articles.languages import DEFAULT
from ..articles.normal import canonical
from ..articles.paragraph import Paragraph, fact
from ..text import prose
from .clauses import sentences
from .passages import EvidenceIndex

#: The name before a turn of a transcript.
TURN: Final = re.compile(r"^((?:M(?:R|RS|S|r|rs|s)\. |D[Rr]\. |G(?:EN|en)\. )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}):\s")
#: The name of the turns in which a transcript asks.
_QUESTION: Final = re.compile(r"^(?:QUESTION|Question|Q|REPORTER|Reporter)\s?:\s")
_SAID: Final = frozenset(
    "said says told tells called calls wrote writes added adds warned warns argued argues insisted insists claimed claims stated states asked "
    "asks replied announced according described describes spoke".split()
)
_NEAR: Final = 3


class Quoted(NamedTuple):
    """Where a quotation is in a paragraph: its text, the start and end of the words."""

    text: str
    start: int
    end: int


def quoted_in(paragraph: Paragraph, parts: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, int], ...]:
    """The positions among the words of a paragraph of the parts of a quotation; none if it has them not, or its text is not here."""
    found, start = [], 0
    for part in parts:
        order = paragraph.order or ()
        at = next((at for at in paragraph.places.get(part[0], ()) if at >= start and order[at : at + len(part)] == part), -1)
        if at < 0:
            return ()
        found.append((at, at + len(part)))
        start = at + len(part)
    return tuple(found)


@fact
def sentence_bounds(paragraph: Paragraph) -> tuple[int, ...]:
    """The positions among the words of a paragraph at which its sentences begin, and its end."""
    borders, at = [0], 0
    for sentence in sentences(paragraph):
        at += len(sentence.keys)
        borders.append(at)
    return tuple(borders)


def questions_before(evidence: Evidence, numbers: Iterable[int]) -> tuple[Paragraph, ...]:
    """The questions of a transcript that some paragraphs answer, which are those right before them."""
    found = []
    for number in numbers:
        before = evidence[number - 1] if 1 < number <= len(evidence) else None
        if before is not None and before.text and _QUESTION.match(before.text) and TURN.match(evidence[number].text or ""):
            found.append(before)
    return tuple(found)


def is_question(paragraph: Paragraph) -> bool:
    """Whether a paragraph of a transcript is a question."""
    return _QUESTION.match(paragraph.text or "") is not None


def turn_of(paragraph: Paragraph, library: EvidenceIndex) -> str | None:
    """The actor whose turn of a transcript a paragraph is; empty if it is that of somebody else or not clear; None if it is no turn."""
    found = TURN.match(paragraph.text or "")
    if not found or _QUESTION.match(paragraph.text or ""):
        return None
    name = canonical(found[1]).split()[-1].casefold()
    meant = [id for id, names in library.names(DEFAULT).items() if any(other.phrase[-1] == name for other in names)]
    return meant[0] if len(meant) == 1 else ""


def speaker_of(paragraph: Paragraph, at: tuple[int, int], library: EvidenceIndex) -> str | None:
    """The actor that the sentence of some words names as their speaker, or whose turn they are; None if that is not plain."""
    borders = sentence_bounds(paragraph)
    order = paragraph.order or ()
    start = max(border for border in borders if border <= at[0])
    end = min((border for border in borders if border >= at[1]), default=len(order))
    before, after = order[start : at[0]], order[at[1] : end]
    named = [*library.named(before)]
    for first, last, actor in reversed(named):
        if not _SAID.isdisjoint(before[last : last + _NEAR]) or _is_according_to(before, first):
            return actor
        if first and before[first - 1] in _SAID:
            return actor
        if not _SAID.isdisjoint(before[last:]):
            return actor
    for first, last, actor in library.named(after):
        if _SAID.isdisjoint(after[: last + _NEAR]):
            break
        return actor if first <= _NEAR + 4 else None
    turn = turn_of(paragraph, library)
    return turn or None


def _is_according_to(keys: tuple[str, ...], at: int) -> bool:
    """Whether “according to”, or “according to the”, is right before a position."""
    return keys[max(0, at - 2) : at] == ("according", "to") or keys[max(0, at - 3) : at] == ("according", "to", "the")


def sayers(keys: tuple[str, ...], library: EvidenceIndex) -> Iterator[str]:
    """The actors that a sentence of an article names right before or after a verb of saying."""
    for first, last, actor in library.named(keys):
        after = keys[last : last + _NEAR]
        if not _SAID.isdisjoint(after) or keys[max(0, first - 1)] in _SAID or _is_according_to(keys, first):
            yield actor


_THAT: Final = frozenset({"that", "how", "why", "whether"})
#: So few words after a verb of saying name who says it and when, and not what.
_SHORT: Final = 4


def said_in(keys: tuple[str, ...], verbs: frozenset[str]) -> tuple[str, ...]:
    """The words of a sentence that are reported speech: those after the verb of saying, or before it at the end; none without such a verb."""
    at = next((at for at, key in enumerate(keys) if key in verbs and keys[at + 1 : at + 2] != ("to",)), -1)
    if ("according", "to") in pairwise(keys):
        return keys
    if at < 0:
        return ()
    after = keys[at + 1 :]
    if not _THAT.isdisjoint(after[:3]) or at <= _SHORT:
        return after
    return (*keys[:at], *after)  # “…, it said: …”


@lru_cache(maxsize=1024)
def quotation_parts(quotation: str) -> tuple[tuple[str, ...], ...]:
    """The words of a quotation, in parts around an ellipsis."""
    return prose.parts(quotation, DEFAULT)
