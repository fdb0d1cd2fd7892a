"""Changes to claims of this repository's dossier: another number, date, quoted word or paragraph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, TypeVar

from generator.articles.languages.en import LANGUAGE
from generator.records.scalars import Citation
from generator.records.schema import Claim
from generator.text import prose
from generator.text.dates import parse
from tests.support.dossiers import real

DRAWS = 3
Option = TypeVar("Option")
NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth".split()
#: The replacement for a number in words: the next of its kind.
NEXT = {one: two for row in (NUMBERS, TENS, ORDINALS, ["hundred", "thousand", "dozen", "hundred"]) for one, two in pairwise(row)}
#: Words that do not occur in any sentence that a claim quotes from the articles.
STRANGE = "quondam purple sideways harvest lemon violin ancient sparrow".split()


class Change(NamedTuple):
    """One change to one claim: the claim's reference, the former and the new words, and the changed claim."""

    ref: str
    old: str
    new: str
    claim: Claim

    def __str__(self) -> str:
        return f"{self.ref}: {self.old} -> {self.new}"


#: Changes a claim, given its reference.
Kind = Callable[[str, Claim], Iterator[Change]]


def drawn(options: Iterable[Option], *given: object) -> list[Option]:
    """The options in a random order that depends only on the arguments: a claim draws the same whatever else is in the dossier."""
    return sorted(options, key=lambda option: hashlib.sha256("\n".join(map(str, (option, *given))).encode()).digest())


def with_text(ref: str, claim: Claim, start: int, end: int, new: str) -> Change:
    """The claim with a stretch of its text replaced."""
    text = claim.text[:start] + new + claim.text[end:]
    return Change(ref, claim.text[start:end], new, claim.model_copy(update={"text": text}))


def numbers(ref: str, claim: Claim) -> Iterator[Change]:
    """The claim with one of its numbers changed, in figures or in words; numbers in quotations are changed as quoted words."""
    shown = re.sub(r"\[\[[^\[\]|]*", lambda target: " " * len(target[0]), prose.without_quotations(claim.text))
    for found in LANGUAGE.tokens(shown.replace("’", "'")):
        if found.number:
            yield with_text(ref, claim, found.start, found.end, other_number(found.raw))


def other_number(raw: str) -> str:
    """Another number in the same form."""
    if raw.casefold() in NEXT:
        return NEXT[raw.casefold()]
    figures = re.match(r"[\d.,]+", raw)
    assert figures, raw
    value = int(re.sub("[.,]", "", figures[0])) + 1
    return (f"{value:,}" if "," in raw else str(value)) + raw[figures.end() :]


def dated(ref: str, claim: Claim) -> Iterator[Change]:
    """The claim with the year, the month or the day of one of its dates changed."""
    for name, date in (("when", claim.when), ("said_when", claim.said_when)):
        found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)", str(date))
        for part in range(3) if found else ():
            if found and found[part + 1]:
                values = [found[1], found[2], found[3]]
                values[part] = str(int(values[part]) - 1) if part == 0 else f"{int(values[part]) % (12 if part == 1 else 28) + 1:02}"
                new = "-".join(filter(None, values)) + found[4]
                yield Change(ref, f"{name} {date}", new, claim.model_copy(update={name: parse(new)}))


def quoted_words(ref: str, claim: Claim) -> Iterator[Change]:
    """The claim with one word of each quotation changed."""
    start = 0
    for quotation in prose.quotations(claim.text):
        start = claim.text.index(quotation, start)
        found = drawn(LANGUAGE.tokens(quotation.replace("’", "'")), ref)[0]
        yield with_text(ref, claim, start + found.start, start + found.end, drawn(STRANGE, ref, quotation)[0])


def paragraphs(ref: str, claim: Claim) -> Iterator[Change]:
    """The claim with one of its citations changed to another paragraph of the same source, drawn three times."""
    cited = {(cite.source, number) for cite in claim.cites for number in cite.numbers}
    for position, cite in enumerate(claim.cites):
        others = [number for number in range(1, len(real().evidence[cite.source]) + 1) if (cite.source, number) not in cited]
        for number in sorted(drawn(others, ref, cite)[:DRAWS]):
            other = Citation(cite.source, number, number)
            cites = (*claim.cites[:position], other, *claim.cites[position + 1 :])
            yield Change(ref, str(cite), str(other), claim.model_copy(update={"cites": cites}))


#: The kinds of change, with the share of them that may go undetected.
KINDS: Mapping[Kind, float] = {numbers: 0.02, dated: 0.02, quoted_words: 0.02, paragraphs: 0.15}
