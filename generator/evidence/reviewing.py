"""Statements beside their passages, for a person to compare: what differs between the two, and how likely something was overlooked.

No rule decides anything here.  The marks lead the eye to numbers, names, negations, bounds and hedges that only one side has.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from ..articles.language import Language, Token
from ..articles.normal import canonical, paragraphs
from ..records.dossier import Actor, Dossier, Relationship
from ..records.receipts import Reviewed
from ..records.scalars import Citation
from ..records.schema import Claim
from ..views.queries import origins
from . import binding
from .passages import EvidenceIndex
from .statements import VisibleText

Kind = Literal["number", "name", "negation", "bound", "hedge"]
#: The number of names, numbers and quotations in common from which on having few is no reason to look closely.
_ENOUGH: Final = 4
#: How much each difference counts: one of the statement in its passage, and one of the passage in its statement.
_WEIGHTS: Final[Mapping[Kind, tuple[int, int]]] = {"number": (4, 0), "name": (2, 0), "negation": (4, 3), "bound": (3, 2), "hedge": (1, 3)}
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_DOUBTED, _WAIVED, _ONE_ORIGIN, _HEDGED, _NEGATED = 8, 3, 1, 1, 2


class Mark(NamedTuple):
    """A word that only one side has: where it starts and ends, and what it is."""

    start: int
    end: int
    kind: Kind


class Passage(NamedTuple):
    """A cited paragraph, with what the statement does not have marked."""

    source: str
    number: int
    text: str
    marks: tuple[Mark, ...]


class Reading(NamedTuple):
    """A statement to be read beside its passages; there are none if an article is not at hand."""

    home: Actor | Relationship
    number: int
    claim: Claim
    text: str
    marks: tuple[Mark, ...]
    passages: tuple[Passage, ...]
    #: The sources whose articles are not at hand.
    missing: tuple[str, ...]
    risk: int
    reasons: tuple[str, ...]
    #: What a confirmation is bound to.
    digest: str
    reviews: frozenset[Reviewed]

    @property
    def ref(self) -> str:
        """The claim, as `record/claim`."""
        return f"{self.home.id}/{self.claim.id}"


def readings(dossier: Dossier, exact: Dossier, texts: Mapping[str, str]) -> list[Reading]:
    """Every claim with its passages: those that the fewest people have read first, and among them the riskiest.

    `exact` is the dossier with the text of the articles at hand as evidence, and `texts` are these articles.
    """
    desk = _Desk(dossier, EvidenceIndex(exact), at_hand(dossier, texts))
    found = [desk.reading(record, number, claim) for record, number, claim in dossier.each()]
    return sorted(found, key=lambda one: (len(one.reviews), -one.risk, one.ref))


def reading(exact: Dossier, articles: Mapping[str, tuple[str, ...]], home: Actor | Relationship, number: int) -> Reading:
    """One claim of a record with its passages; `exact` is a dossier with the text of the articles at hand, `articles` has their paragraphs."""
    return _Desk(exact, EvidenceIndex(exact), articles).reading(home, number, home.claims[number])


def at_hand(dossier: Dossier, texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each source whose article is among some texts."""
    found = {}
    for id, evidence in dossier.evidence.items():
        owner = next((text for text in texts.values() if evidence.is_of(text)), None)
        if owner is not None:
            found[id] = paragraphs(owner)
    return found


class _Desk(NamedTuple):
    """A dossier, the same with the articles at hand as evidence, and the paragraphs of these articles."""

    dossier: Dossier
    library: EvidenceIndex
    articles: Mapping[str, tuple[str, ...]]

    def reading(self, home: Actor | Relationship, number: int, claim: Claim) -> Reading:
        """A claim beside its passages."""
        ref, bound = f"{home.id}/{claim.id}", binding.Bound(home, claim)
        visible = VisibleText.of(claim.text, self.dossier)
        text = canonical(visible.text)
        missing = tuple(dict.fromkeys(cite.source for cite in bound.cites if cite.source not in self.articles))
        dates = (date.words() for date in (claim.when, claim.said_when) if date)
        passages = () if missing else tuple(self._passages(bound.cites, " ".join((text, *dates))))
        own = _special(self.dossier.language, text)
        marks = () if missing else tuple(self._differing(own, passages, self._named(visible, claim, bound.cites)))
        shared = sum(kind in ("number", "name") for _, kind in own) + len(visible.quotations) - len(marks)
        counted = dict(self._reasons(claim, ref, {kind for _, kind in own}))
        if missing:
            counted[f"the article of {', '.join(missing)} is not at hand"] = 0
        else:
            counted |= _differences(text, marks, passages)
            counted |= {f"names, numbers and quotations in common: {shared}": 2 * (_ENOUGH - shared)} if shared < _ENOUGH else {}
        reviews = self.dossier.reviews.get(ref, frozenset())
        digest = binding.digest(self.library, bound)
        return Reading(home, number, claim, text, marks, passages, missing, sum(counted.values()), tuple(counted), digest, reviews)

    def _passages(self, cites: Iterable[Citation], statement: str) -> Iterator[Passage]:
        """The cited paragraphs, each once, with what the statement and its dates do not have marked."""
        keys = frozenset(self.library.language.keys(statement))
        for source, number in dict.fromkeys((cite.source, number) for cite in cites for number in cite.numbers):
            if number <= len(self.articles[source]):
                text = self.articles[source][number - 1]
                language = self._language(source)
                special = (pair for pair in _special(language, text) if not language.foreign or pair[1] == "number")
                lost = tuple(Mark(token.start, token.end, kind) for token, kind in special if not _kept(language, token, kind, keys))
                yield Passage(source, number, text, lost)

    def _language(self, source: str) -> Language:
        return self.library.dossier.evidence[source].language

    def _differing(self, own: Iterable[Special], passages: Iterable[Passage], named: frozenset[int]) -> Iterator[Mark]:
        """What only the statement has, apart from some positions."""
        there = frozenset(key for passage in passages for key in self._language(passage.source).keys(passage.text))
        for token, kind in own:
            if token.start not in named and not _kept(self.dossier.language, token, kind, there):
                yield Mark(token.start, token.end, kind)

    def _named(self, visible: VisibleText, claim: Claim, cites: tuple[Citation, ...]) -> frozenset[int]:
        """The positions within links to the speakers, and to actors that the passages name in some form."""
        passages = self.library.cited(cites)
        known = (link for link in visible.links if link.target in claim.speakers or self.library.names_actor(passages, link.target))
        return frozenset(at for link in known for at in range(link.start, link.end))

    def _reasons(self, claim: Claim, ref: str, kinds: Container[Kind]) -> Iterator[tuple[str, int]]:
        """Why a statement is worth a close look, whatever its passages say, and how much each reason counts."""
        if self.dossier.unchecked.get(ref):
            yield "not checked here", _DOUBTED
        if claim.waive:
            yield f"waived: {', '.join(waiver.rule for waiver in claim.waive)}", _WAIVED * len(claim.waive)
        if "hedge" in kinds:
            yield "hedged", _HEDGED
        if "negation" in kinds:
            yield "negated", _NEGATED
        if len(origins(self.dossier, claim)) < 2:
            yield "one origin", _ONE_ORIGIN


Special = tuple[Token, Kind]


def _special(language: Language, text: str) -> list[Special]:
    """The numbers, names, negations, bounds and hedges of a text in order."""
    tokens = language.tokens(text)
    return [(token, kind) for at, token in enumerate(tokens) if (kind := _kind(language, text, tokens, at))]


def _kind(language: Language, text: str, tokens: tuple[Token, ...], at: int) -> Kind | None:
    token = tokens[at]
    if token.number:
        return "number"
    if token.key in language.negations:
        return "negation"
    if token.key in language.bounds:
        return "bound"
    if token.key in language.hedges.all or token.key in language.hedges.narrow:
        return "hedge"
    before = text[: token.start].rstrip("“\"'‘( ")
    opens = at == 0 or before[-1:] in ".!?:]" or text[token.start - 1] in '“"‘'
    beside = at + 1 < len(tokens) and tokens[at + 1].capital
    return "name" if token.capital and token.key not in language.stop_words and (beside or not opens) else None


def _kept(language: Language, token: Token, kind: Kind, keys: frozenset[str]) -> bool:
    """Whether the other side has the word, or another one of the same kind if that says the same."""
    if token.key in keys:
        return True
    kinds = language.hedges.by_kind((token.key,)) if kind == "hedge" else ()
    return any(not language.hedges.kept.get(each, frozenset()).isdisjoint(keys) for each in kinds)


def _differences(text: str, marks: Iterable[Mark], passages: Iterable[Passage]) -> dict[str, int]:
    """How many words of each kind only one side has, and how much they count; years are left out, since a rule checks the dates."""
    own = [mark for mark in marks if mark.kind != "number" or not _YEAR.fullmatch(text[mark.start : mark.end])]
    found: dict[str, int] = {}
    for side, (where, there) in enumerate((("the statement", own), ("the passage", [mark for each in passages for mark in each.marks]))):
        for kind, weights in _WEIGHTS.items():
            number = sum(mark.kind == kind for mark in there)
            if number and weights[side]:
                found[f"{kind} only in {where}: {number}"] = weights[side] * min(number, 2)
    return found


#: The sign before a word that only one side has, so that it can be seen without colours.
SIGNS: Final[Mapping[Kind, str]] = {"number": "#", "name": "@", "negation": "!", "bound": "<", "hedge": "~"}


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, Kind | None]]:
    """A text in pieces, those that are marked with their kind."""
    edges = [(0, 0, None), *((mark.start, mark.end, mark.kind) for mark in marks), (len(text), len(text), None)]
    for (_, end, _), (start, stop, kind) in pairwise(edges):
        if text[end:start]:
            yield text[end:start], None
        if kind is not None:
            yield text[start:stop], kind


def signed(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, Kind | None]]:
    """A text in pieces; those that are marked have their sign and are in brackets."""
    for piece, kind in pieces(text, marks):
        yield (f"[{SIGNS[kind]}{piece}]" if kind else piece), kind
