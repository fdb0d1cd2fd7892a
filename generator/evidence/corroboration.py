"""Which claims a paragraph of a new article may corroborate, and why: shared actors, a compatible time, the same subject.

Everything is asked of the evidence, so no article need be at hand; with the text, the same questions are answered exactly.  A candidate is
not a verdict: whether the paragraph supports the claim is for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple, Self

from ..articles import english
from ..articles.fingerprints import Evidence
from ..records.dossier import Actor, Dossier, Relationship, at
from ..records.scalars import Citation
from ..records.schema import Claim
from ..text.dates import Point
from ..text.problems import Place
from ..views.queries import origins
from . import matching
from .passages import EvidenceIndex, Passages
from .statements import MONTHS, Visible

#: What each thing counts that a statement and a paragraph share: a quotation most, as it is hardly ever chance.
_WEIGHTS: Final = {"quoted": 5, "numbers": 3, "names": 2, "words": 1, "topics": 1}
#: What both must share beside actors and time: one word may be chance.
_ENOUGH: Final = 3
#: A word that stands in more than this share of an article's paragraphs is what the article is about, and tells no two apart.
_STAPLE: Final = 0.5
#: Years before the day of a source of which it may tell, and after it.
_BEFORE, _AFTER = 60, 10
_PLAIN: Final = english.ORDINARY | english.TELLING | frozenset().union(*english.HEDGES.values(), *english.KEEPS.values())
_ENDING = re.compile(r"(?<=\w{3})(?:ies|es|ed|ing|s|e|y)$")
_ENDINGS: Final = ("", "s", "es", "e", "ed", "ing", "y", "ies")


class Shared(NamedTuple):
    """What a statement and a paragraph have in common, as the statement has it; `actors` are ids."""

    actors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def matter(self) -> int:
        """How much of the matter both have, actors apart; a topic alone is no matter."""
        own = sum(weight * len(getattr(self, name)) for name, weight in _WEIGHTS.items() if name != "topics")
        return own + (len(self.topics) + len(self.dates) if own else 0)

    @property
    def rank(self) -> int:
        """The more, the likelier."""
        return self.matter + 2 * len(self.actors) + len(self.dates)


class Candidate(NamedTuple):
    """A statement that a paragraph may corroborate: its record, its position there, and what both share."""

    home: Actor | Relationship
    number: int
    claim: Claim
    shared: Shared
    cite: Citation
    #: How many origins the statement has now, and with this paragraph.
    origins: tuple[int, int]

    @property
    def ref(self) -> str:
        """The claim as record/claim."""
        return f"{self.home.id}/{self.claim.id}"


def naming(dossier: Dossier, evidence: Evidence) -> dict[str, tuple[int, ...]]:
    """The actors that an article names, each with the numbers of the paragraphs; a bloc where all its members are named."""
    library = EvidenceIndex(dossier)
    each = [(number, Passages((paragraph,))) for number, paragraph in enumerate(evidence.paragraphs, 1)]
    found = {id: tuple(number for number, passages in each if library.names_actor(passages, id)) for id in dossier.actors}
    return {id: numbers for id, numbers in found.items() if numbers}


def candidates(dossier: Dossier, source: str) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
    """For each paragraph of a source with evidence, by number: the statements it may corroborate, the likeliest first.

    A statement that cites the source already is none, nor one that another took the place of.
    """
    evidence, library = dossier.evidence[source], EvidenceIndex(dossier)
    asked = [
        _Question.of(library, record, number, claim)
        for record, number, claim in dossier.each()
        if not claim.superseded_by and all(cite.source != source for cite in claim.cites)
    ]
    for number in range(1, len(evidence) + 1):
        cite = Citation(source, number, number)
        paragraph = _Paragraph(library, cite)
        found = (question.answer(cite, paragraph) for question in asked)
        yield number, tuple(sorted(filter(None, found), key=lambda candidate: (-candidate.shared.rank, candidate.ref)))


class _Paragraph:
    """One paragraph of the new article: whom it names, what it holds, and the times it tells."""

    def __init__(self, library: EvidenceIndex, cite: Citation) -> None:
        self.passages = library.cited((cite,))
        self.evidence = library.dossier.evidence[cite.source]
        self.named = frozenset(id for id in library.dossier.actors if library.names_actor(self.passages, id))
        self._told: dict[bool, tuple[Point, ...]] = {}
        self._has: dict[str, bool] = {}

    def told(self, *, planned: bool) -> tuple[Point, ...]:
        """The points of time it tells, as closely as it does; of a month without a year the last one, or of a plan the next."""
        if planned not in self._told:
            self._told[planned] = tuple(_dates_of(self.passages, planned=planned))
        return self._told[planned]

    def has(self, word: str) -> bool:
        """Whether it has a word, in whatever form, that does not stand in most of the article's paragraphs."""
        if word not in self._has:
            forms = _forms(word)
            here = any(map(self.passages.has, forms))
            holding = sum(any(map(paragraph.has, forms)) for paragraph in self.evidence.paragraphs) if here else 0
            self._has[word] = here and holding <= max(2, _STAPLE * len(self.evidence))
        return self._has[word]


class _Question(NamedTuple):
    """A statement, as paragraphs are asked for it."""

    library: EvidenceIndex
    home: Actor | Relationship
    number: int
    claim: Claim
    visible: Visible
    #: Whom it is of.
    actors: tuple[str, ...]

    @classmethod
    def of(cls, library: EvidenceIndex, home: Actor | Relationship, number: int, claim: Claim) -> Self:
        """The question of a statement; it is of those it links to and of who says it, else of the record it stands in."""
        dossier, visible = library.dossier, Visible.of(claim.text, library.dossier)
        linked = [link.target for link in visible.links if link.target in dossier.actors]
        own = home.parties if isinstance(home, Relationship) else (home.id,)
        spoken = [id for id in claim.speakers if id in dossier.actors]
        return cls(library, home, number, claim, visible, tuple(dict.fromkeys([*linked, *spoken])) or own)

    def answer(self, cite: Citation, paragraph: _Paragraph) -> Candidate | None:
        """The statement as a candidate for the paragraph that `cite` names; None where it is none."""
        named = tuple(filter(paragraph.named.__contains__, self.actors))
        if not named or len(named) < min(2, len(self.actors)):
            return None
        dates = self._dates(paragraph)
        if dates is None:
            return None
        shared = Shared(named, dates, *self._matter(paragraph))
        if shared.matter < _ENOUGH:
            return None
        dossier = self.library.dossier
        after = self.claim.model_copy(update={"cites": (*self.claim.cites, cite)})
        counts = len(origins(dossier, self.claim)), len(origins(dossier, after))
        return Candidate(self.home, self.number, self.claim, shared, cite, counts)

    def _dates(self, paragraph: _Paragraph) -> tuple[str, ...] | None:
        """The dates that both tell, in words; None where the times do not overlap.

        A paragraph without a date may tell of anything that was so when its source appeared.
        """
        claim, planned = self.claim, self.claim.type == "plan"
        when = claim.when or claim.said_when
        told = paragraph.told(planned=planned)
        if when is None:
            return ()
        if told:
            fitting = [point for point in told if point.first() <= when.upper and when.lower <= point.last()]
            return tuple(dict.fromkeys(point.words() for point in fitting)) or None
        return () if planned or any(when.lower <= day.upper for day in paragraph.passages.published) else None

    def _matter(self, paragraph: _Paragraph) -> Iterator[tuple[str, ...]]:
        """What both share of the matter: quotations, numbers, names that are no actors', words, topics."""
        visible, passages = self.visible, paragraph.passages
        yield tuple(text for text, parts in visible.quotations if parts and any(p.has_in_order(parts) for p in passages.paragraphs))
        counted = [word for word in visible.marked if word.number and not visible.is_year(word) and not visible.month_beside(word)]
        stands = partial(_number_in, passages)
        within = [token for text, _ in visible.quotations for token in english.tokens(english.canonical(text)) if token.number]
        numbers = [visible.quantity(word) for word in counted if stands(word.key, visible.unit(word))]
        yield tuple(dict.fromkeys([*numbers, *(token.raw for token in within if stands(token.key, ""))]))
        names = [
            word for word in visible.marked if word.capital and not word.number and not visible.opens(word) and not visible.month(word)
        ]
        names = [word for word in names if not any(link.start <= word.start < link.end for link in visible.links)]
        actors = self._named_words()
        yield tuple(dict.fromkeys(word.raw for word in names if word.key not in actors and passages.has_capital(word.key)))
        dull = _PLAIN | actors | MONTHS.keys() | {word.key for word in names}
        own = (key for key in dict.fromkeys((*visible.keys, *(key for _, parts in visible.quotations for part in parts for key in part))))
        yield tuple(key for key in own if key.isalpha() and len(key) > 2 and key not in dull and paragraph.has(key))
        topics = self.library.dossier.vocabulary.topics
        labels = [topics[id].label for id in self.claim.topics if id in topics]
        yield tuple(label for label in labels if any(key not in _PLAIN and paragraph.has(key) for key in english.keys(label)))

    def _named_words(self) -> frozenset[str]:
        """The words that links show, which are names, and those of the names of whom the statement is of."""
        shown = (self.visible.text[link.start : link.end] for link in self.visible.links)
        actors = self.library.dossier.actors
        names = (name for id in self.actors if id in actors for name in (*actors[id].names, *actors[id].metonyms))
        return frozenset(key for text in (*shown, *names) for key in english.keys(text))


def _number_in(passages: Passages, number: str, unit: str) -> bool:
    return any(matching.number_occurs(paragraph, number, unit) for paragraph in passages.paragraphs)


def citing_place(dossier: Dossier, candidate: Candidate) -> Place:
    """The line that the record's file has once the paragraph is cited, and where: in the place of the last citation's, or below it."""
    last = at(dossier, candidate.home, ("claims", candidate.number, "cites", len(candidate.claim.cites) - 1))
    before, end = last.excerpt[: last.column - 1], last.column - 1 + last.width
    if before.strip() == "-":
        return Place(last.path, last.line + 1, last.column, len(str(candidate.cite)), f"{before}{candidate.cite}")
    return replace(last, excerpt=f"{last.excerpt[:end]}, {candidate.cite}{last.excerpt[end:]}")


def _forms(word: str) -> tuple[str, ...]:
    """The forms in which a word may stand in a text: talk, talks, talked, talking."""
    stem = _ENDING.sub("", word)
    return tuple(dict.fromkeys((word, *(stem + ending for ending in _ENDINGS))))


def _dates_of(passages: Passages, *, planned: bool) -> Iterator[Point]:
    """The points of time that passages tell: a month with its days where they have some, and a year that stands beside no month."""
    years = [year for day in passages.published for year in range(day.lower.year - _BEFORE, day.upper.year + _AFTER)]
    beside: set[int] = set()
    months = [month for month in range(1, 13) if matching.names_month(passages, month)]
    for month in months:
        with_it = [year for year in years if passages.has_pair(english.MONTHS[month - 1], str(year))]
        beside |= {*with_it}
        given = with_it or [year for year in years if matching.gives_year(passages, year, month=month, planned=planned)]
        days = [day for day in range(1, 32) if matching.names_day(passages, month, day)]
        for year in given:
            points = [Point(year, month, day) for day in days if _is_a_day(year, month, day)]
            yield from points or [Point(year, month)]
    lone = [year for year in years if year not in beside and passages.has(str(year))]
    yield from (Point(year) for year in lone)
    if not months and not lone:
        yield from (Point(year) for year in years if matching.gives_year(passages, year, planned=planned))


def _is_a_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(Point(year, month, day).first())
    except ValueError:
        return False
