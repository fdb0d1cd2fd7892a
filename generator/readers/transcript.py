"""Transcripts: who speaks in which paragraph.

A text is a transcript if several of its paragraphs or lines begin with the name of a speaker and at least one name returns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ..articles.article import Block
from ..articles.locators import Locator
from .document import one_line

_TIME: Final = r"(?:[\[(]?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?[\])]?\s*[-–]?\s*)?"
_CAPITALS: Final = (
    r"[A-ZÀ-ÞĀ-ŽА-ЯΑ-Ω][A-ZÀ-ÞĀ-ŽА-ЯΑ-Ω'’.\-]*(?:[ ,]+(?:of|the|for|and|de|von|van|di|(?:Mc|Mac)?[A-ZÀ-ÞĀ-ŽА-ЯΑ-Ω'’.\-]+)){0,7}"
)
_NAME: Final = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Prof)\. ?)?[^\W\d_a-zà-þа-я][^\W\d_]+(?:[ -][^\W\d_a-zà-þа-я][^\W\d_.]*\.?){0,3}"
_ASIDE: Final = r"(?:\s*\([^)]{1,60}\))?"
#: A speaker in capitals, `Q` and `A`, a name with initial capitals, and a name before a wide colon.
_CERTAIN: Final = re.compile(
    rf"{_TIME}(?P<speaker>{_CAPITALS}){_ASIDE}\s?[:：](?=\s|$)|{_TIME.replace('time', 'at')}(?P<letter>[QA])[.:：](?=\s)"
)
_LIKELY: Final = re.compile(
    rf"{_TIME}(?P<speaker>{_NAME}){_ASIDE}\s?:(?=\s)|{_TIME.replace('time', 'at')}(?P<letter>[^\s:：。，、]{{1,12}})："
)
_BARE: Final = re.compile(r"(?P<letter>[QA])\s+(?=[\"“(\[]?[A-Z])")
#: A name before a wide colon that may occur once only, if others return.
_WIDE_NAME: Final = re.compile(r"[^\W\d_a-zA-Z]{2,10}")
#: The smallest number of turns, and the smallest share of paragraphs that begin one.
_FEWEST: Final = 3
_SHARE: Final = 0.2


def with_turns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The paragraphs, with turn and speaker if they are a transcript; lines within a paragraph are divided where a turn begins.

    The text of a paragraph may have line breaks; afterwards it has none.
    """
    lines = [line.strip() for block in blocks if block.kind == "paragraph" for line in block.text.split("\n") if line.strip()]
    speakers = _speakers(lines)
    paragraphs = sum(block.kind == "paragraph" for block in blocks)
    turns = sum(bool(_begins(line, speakers)) for line in lines)
    if turns < _FEWEST or turns < _SHARE * min(paragraphs, len(lines)):
        return tuple(replace(block, text=one_line(block.text)) for block in blocks)
    return tuple(_numbered((part for block in blocks for part in _divided(block, speakers)), speakers))


def _speakers(lines: Iterable[str]) -> frozenset[str]:
    """The speakers of a transcript; none if it is none."""
    certain, likely = Counter[str](), Counter[str]()
    for line in lines:
        if found := _CERTAIN.match(line):
            certain[_label(found)] += 1
        elif found := _LIKELY.match(line):
            likely[_label(found)] += 1
    returning = {name for name, number in likely.items() if number > 1}
    wide = {name for name in likely if returning and (name in returning or _WIDE_NAME.fullmatch(name))}
    likely = Counter({name: number for name, number in likely.items() if name in returning | wide})
    together = certain + likely
    return frozenset(together) if len(together) > 1 and max(together.values()) > 1 else frozenset()


def _label(found: re.Match[str]) -> str:
    return " ".join((found["speaker"] or found["letter"]).split()) if "speaker" in found.re.groupindex else found["letter"]


def _begins(line: str, speakers: frozenset[str]) -> tuple[str, str] | None:
    """Speaker and time if a line begins a turn."""
    if not speakers:
        return None
    for pattern in (_CERTAIN, _LIKELY):
        found = pattern.match(line)
        if found and (label := _label(found)) in speakers:
            return label, found["time"] or found["at"] or ""
    bare = _BARE.match(line)
    if bare and (bare["letter"] == "Q" or "Q" in speakers):
        return bare["letter"], ""
    return None


def _divided(block: Block, speakers: frozenset[str]) -> Iterator[Block]:
    """A paragraph, divided before each line that begins a turn."""
    if block.kind != "paragraph":
        yield replace(block, text=one_line(block.text))
        return
    held: list[str] = []
    for line in block.text.split("\n"):
        if held and _begins(line.strip(), speakers):
            yield replace(block, text=one_line("\n".join(held)))
            held = []
        held.append(line)
    yield replace(block, text=one_line("\n".join(held)))


def _numbered(blocks: Iterable[Block], speakers: frozenset[str]) -> Iterator[Block]:
    """The paragraphs with the number and the speaker of their turn; those before the first turn have none."""
    turn, speaker = 0, ""
    for block in blocks:
        begun = _begins(block.text, speakers) if block.kind == "paragraph" else None
        time = ""
        if begun:
            turn, (speaker, time) = turn + 1, begun
        at: Locator = replace(block.at, turn=turn, speaker=speaker, time=time or block.at.time) if turn else block.at
        yield replace(block, kind="turn" if turn and block.kind == "paragraph" else block.kind, at=at)
