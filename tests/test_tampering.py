"""A number, a date, a quoted word or a paragraph changed in any claim of the dossier is told of, at that claim.

The few changes that no rule can see are listed in tests/tampering.txt: a paragraph that carries the same names, a number that the
paragraph holds too, a claim that waives the rule.  `pytest --accept` writes the list anew; the difference is for a person to read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest

from generator.articles import english
from generator.evidence.passages import EvidenceIndex
from generator.project.files import read_briefings
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.records.scalars import Citation
from generator.records.schema import Claim
from generator.rules.check import ground_claim
from generator.text import prose
from generator.text.dates import parse

PROJECT = Path(__file__).parents[1]
LISTED = PROJECT / "tests" / "tampering.txt"

DRAWS = 3
Option = TypeVar("Option")
HEADING = """\
# Changes to claims that no rule sees, as `pytest --accept` finds them: record/claim: what stands there -> what it was changed to.
# Another paragraph that carries the same names, a number that the paragraph holds too, or a rule that the claim waives.
"""

NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth".split()
#: What a number in words becomes: the next of its kind.
NEXT = {one: two for row in (NUMBERS, TENS, ORDINALS, ["hundred", "thousand", "dozen", "hundred"]) for one, two in pairwise(row)}
#: Words that no sentence of the articles has where a claim quotes it.
STRANGE = "quondam purple sideways harvest lemon violin ancient sparrow".split()


class Change(NamedTuple):
    """One change to one claim: the claim's reference, what stood there, what stands there now, and the claim so changed."""

    ref: str
    old: str
    new: str
    claim: Claim

    def __str__(self) -> str:
        return f"{self.ref}: {self.old} -> {self.new}"


#: What changes a claim, given its reference.
Kind = Callable[[str, Claim], Iterator[Change]]


@cache
def dossier() -> Dossier:
    """The dossier of this project."""
    files, wrong = read_briefings(PROJECT)
    found, problems = decode(files)
    assert found is not None, problems
    assert [*wrong, *problems] == []
    return found


@cache
def library() -> EvidenceIndex:
    """Its evidence."""
    return EvidenceIndex(dossier())


def drawn(options: Iterable[Option], *given: object) -> list[Option]:
    """The options in an order of chance that depends on what is given alone: a claim draws the same whatever else the dossier holds."""
    return sorted(options, key=lambda option: hashlib.sha256("\n".join(map(str, (option, *given))).encode()).digest())


def with_text(ref: str, claim: Claim, start: int, end: int, new: str) -> Change:
    """The claim with a stretch of its text replaced."""
    text = claim.text[:start] + new + claim.text[end:]
    return Change(ref, claim.text[start:end], new, claim.model_copy(update={"text": text}))


def numbers(ref: str, claim: Claim) -> Iterator[Change]:
    """The claim with one of its numbers changed, in figures or in words; those of quotations are changed as quoted words."""
    shown = re.sub(r"\[\[[^\[\]|]*", lambda target: " " * len(target[0]), prose.without_quotations(claim.text))
    for found in english.tokens(shown.replace("’", "'")):
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
        found = drawn(english.tokens(quotation.replace("’", "'")), ref)[0]
        yield with_text(ref, claim, start + found.start, start + found.end, drawn(STRANGE, ref, quotation)[0])


def paragraphs(ref: str, claim: Claim) -> Iterator[Change]:
    """The claim with one of its citations changed to another paragraph of the same source, drawn three times."""
    cited = {(cite.source, number) for cite in claim.cites for number in cite.numbers}
    for position, cite in enumerate(claim.cites):
        others = [number for number in range(1, len(dossier().evidence[cite.source]) + 1) if (cite.source, number) not in cited]
        for number in sorted(drawn(others, ref, cite)[:DRAWS]):
            other = Citation(cite.source, number, number)
            cites = (*claim.cites[:position], other, *claim.cites[position + 1 :])
            yield Change(ref, str(cite), str(other), claim.model_copy(update={"cites": cites}))


#: The kinds of change, with the share of them that may go unseen.
KINDS: Mapping[Kind, float] = {numbers: 0.02, dated: 0.02, quoted_words: 0.02, paragraphs: 0.15}


def unseen(change: Change) -> bool:
    """Whether the changed claim breaks no rule; where it does, that is told at the claim, with words that help."""
    record, claim = dossier().claims[change.ref]
    number = record.claims.index(claim)
    problem = next(ground_claim(library(), record, number, change.claim), None)
    if problem is None:
        return True
    assert problem.place.path == record.path
    assert problem.place.line in lines(record.path, number), problem
    assert problem.message
    assert problem.hint
    return False


@cache
def lines(path: str, number: int) -> range:
    """The lines on which the claim with that number stands in its file."""
    document = dossier().documents[path]
    start, end = (document.place(("claims", at)).line for at in (number, number + 1))
    return range(start, end if end > start else len(document.text.splitlines()) + 1)


@cache
def changes(kind: Kind) -> list[tuple[Change, bool]]:
    """Every change of a kind to every claim, and whether no rule sees it."""
    return [(change, unseen(change)) for ref, (_, claim) in dossier().claims.items() for change in kind(ref, claim)]


def test_changes_that_no_rule_sees_are_listed(accept: bool) -> None:
    """Whatever is changed in a claim, check tells of it, but for the changes that tests/tampering.txt lists, of which it tells nothing."""
    found = HEADING + "".join(sorted(f"{change}\n" for kind in KINDS for change, quiet in changes(kind) if quiet))
    if accept:
        LISTED.write_text(found, encoding="utf-8")
    assert LISTED.read_text(encoding="utf-8") == found, "read the difference, and write the list anew with pytest --accept"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_few_changes_go_unseen(kind: Kind) -> None:
    """Of the changes of each kind few go unseen; those that do are mostly of a paragraph to another that carries the same names."""
    found = [quiet for _, quiet in changes(kind)]
    assert len(found) > DRAWS
    assert sum(found) / len(found) <= KINDS[kind], f"{sum(found)} of {len(found)} go unseen"


def test_no_claim_is_left_out() -> None:
    """Each claim of the dossier has its paragraphs changed, each several times."""
    refs = [change.ref for change, _ in changes(paragraphs)]
    assert {ref: refs.count(ref) for ref in refs} == {ref: DRAWS * len(claim.cites) for ref, (_, claim) in dossier().claims.items()}
