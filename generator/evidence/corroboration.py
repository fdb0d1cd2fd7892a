"""Which claims a paragraph of a new article may corroborate, and why: shared actors, a compatible time, the same subject.

The evidence is enough for this, so no article is needed; with the text, the answers are exact.  A candidate is not a verdict:
whether the paragraph supports the claim is for a person to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log
from typing import Final, NamedTuple, Self

from ..articles.fingerprints import Evidence
from ..articles.normal import canonical
from ..records.dossier import Actor, Dossier, Relationship, at
from ..records.scalars import Citation
from ..records.schema import Claim
from ..text.dates import Point
from ..text.problems import Place
from ..views.queries import origins
from . import matching
from .passages import EvidenceIndex, Passages
from .statements import Quotation, VisibleText, Word

#: The weight of each thing that a statement and a paragraph share: quotations weigh most, as they hardly ever match by chance.
_WEIGHTS: Final = {"quoted": 5, "numbers": 3, "names": 2, "words": 1}
#: The minimum that both must share besides actors, time and topics: one word may be chance, and so may some that many statements have.
_ENOUGH: Final = 3
#: A word in more than this share of an article's paragraphs is the article's subject, and does not distinguish them.
_STAPLE: Final = 0.5
#: The number of years before and after its day that a source may be about.
_BEFORE, _AFTER = 60, 10


class Shared(NamedTuple):
    """What a statement and a paragraph have in common, as written in the statement; `actors` are ids."""

    actors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    #: How much of the subject both share, without actors, time and topics: what few statements have counts most.
    matter: float = 0.0

    @property
    def rank(self) -> float:
        """The rank of a candidate; higher is likelier."""
        return self.matter + 2 * len(self.actors) + 2 * len(self.dates) + len(self.topics)


class Candidate(NamedTuple):
    """A statement that a paragraph may corroborate: its record, its position there, and what both share."""

    home: Actor | Relationship
    number: int
    claim: Claim
    shared: Shared
    cite: Citation
    #: The number of the statement's origins now, and with this paragraph.
    origins: tuple[int, int]

    @property
    def ref(self) -> str:
        """The claim as record/claim."""
        return f"{self.home.id}/{self.claim.id}"


def naming(dossier: Dossier, evidence: Evidence) -> dict[str, tuple[int, ...]]:
    """The actors that an article names, each with the numbers of the paragraphs; a bloc is named if all its members are."""
    library = EvidenceIndex(dossier)
    each = [(number, Passages((paragraph,))) for number, paragraph in enumerate(evidence.paragraphs, 1)]
    found = {id: tuple(number for number, passages in each if library.names_actor(passages, id)) for id in dossier.actors}
    return {id: numbers for id, numbers in found.items() if numbers}


def candidates(dossier: Dossier, source: str) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
    """For each paragraph of a source with evidence, by number: the statements it may corroborate, the likeliest first.

    Statements that already cite the source and superseded statements are left out.
    """
    evidence, library = dossier.evidence[source], EvidenceIndex(dossier)
    rarity = _Rarity(dossier)
    asked = [
        _Question.of(library, rarity, record, number, claim)
        for record, number, claim in dossier.each()
        if not claim.superseded_by and all(cite.source != source for cite in claim.cites)
    ]
    for number in range(1, len(evidence) + 1):
        cite = Citation(source, number, number)
        paragraph = _Paragraph(library, cite)
        found = (question.answer(cite, paragraph) for question in asked)
        yield number, tuple(sorted(filter(None, found), key=lambda candidate: (-candidate.shared.rank, candidate.ref)))


class _Rarity:
    """How rare words are among the statements of a dossier: 1 for one that hardly any has, and less for one that many have."""

    def __init__(self, dossier: Dossier) -> None:
        texts = [VisibleText.of(claim.text, dossier).own() for _, _, claim in dossier.each()]
        self._number = max(2, len(texts))
        self._having = Counter(word for words in texts for word in words)

    def of(self, word: str) -> float:
        """The rarity of a word."""
        having = max(1, self._having[word])
        return min(1.0, log(self._number / having) / log(self._number / 2)) if self._number > 2 else 1.0


class _Paragraph:
    """One paragraph of the new article: the actors it names, its words, and the dates it names."""

    def __init__(self, library: EvidenceIndex, cite: Citation) -> None:
        self.passages = library.cited((cite,))
        self.evidence = library.dossier.evidence[cite.source]
        self.actors = frozenset(id for id in library.dossier.actors if library.names_actor(self.passages, id))
        self._dates: dict[bool, tuple[Point, ...]] = {}
        self._has: dict[str, bool] = {}

    def dates(self, *, planned: bool) -> tuple[Point, ...]:
        """The points of time it names, as precisely as it does; a month without a year is the last one, or for a plan also the next."""
        if planned not in self._dates:
            self._dates[planned] = tuple(dates_of(self.passages, planned=planned))
        return self._dates[planned]

    def has(self, word: str) -> bool:
        """Whether it has a word, in any form, that does not occur in most of the article's paragraphs."""
        if word not in self._has:
            forms = self.evidence.language.inflections(word)
            here = any(map(self.passages.has, forms))
            holding = sum(any(map(paragraph.has, forms)) for paragraph in self.evidence.paragraphs) if here else 0
            self._has[word] = here and holding <= max(2, _STAPLE * len(self.evidence))
        return self._has[word]


@dataclass(frozen=True, eq=False)
class _Question:
    """A statement to compare with paragraphs, reduced to what does not depend on them."""

    library: EvidenceIndex
    rarity: _Rarity
    home: Actor | Relationship
    number: int
    claim: Claim
    visible: VisibleText
    #: The actors it is about.
    actors: tuple[str, ...]

    @classmethod
    def of(cls, library: EvidenceIndex, rarity: _Rarity, home: Actor | Relationship, number: int, claim: Claim) -> Self:
        """Make the question of a statement, about the actors it links to and its speakers, otherwise about the actors of its record."""
        dossier, visible = library.dossier, VisibleText.of(claim.text, library.dossier)
        linked = [link.target for link in visible.links if link.target in dossier.actors]
        own = home.parties if isinstance(home, Relationship) else (home.id,)
        speakers = [id for id in claim.speakers if id in dossier.actors]
        return cls(library, rarity, home, number, claim, visible, tuple(dict.fromkeys([*linked, *speakers])) or own)

    def answer(self, cite: Citation, paragraph: _Paragraph) -> Candidate | None:
        """The statement as a candidate for the paragraph `cite`, or None."""
        actors = tuple(filter(paragraph.actors.__contains__, self.actors))
        if not actors or len(actors) < min(2, len(self.actors)):
            return None
        dates = self._shared_dates(paragraph)
        if dates is None:
            return None
        named = [word for word in self._other_names if paragraph.passages.has_capital(word.key)]
        shared = Shared(
            actors=actors,
            dates=dates,
            quoted=tuple(quotation.text for quotation in self._quotations if paragraph.passages.has_quotation(quotation.text)),
            numbers=self._shared_numbers(paragraph.passages),
            names=tuple(dict.fromkeys(word.raw for word in named)),
            words=tuple(filter(paragraph.has, self._content_words)),
            topics=tuple(label for label, words in self._topics if any(map(paragraph.has, words))),
        )
        matter = self._matter(shared, named)
        if matter < _ENOUGH:
            return None
        shared = shared._replace(matter=matter)
        after = self.claim.model_copy(update={"cites": (*self.claim.cites, cite)})
        counts = len(origins(self.library.dossier, self.claim)), len(origins(self.library.dossier, after))
        return Candidate(self.home, self.number, self.claim, shared, cite, counts)

    def _matter(self, shared: Shared, named: Sequence[Word]) -> float:
        """How much of the subject both share; the words of one name, such as those of a person, count once."""
        at = {word.at for word in named}
        names = (self.rarity.of(word.key) for word in named if word.at - 1 not in at)
        return (
            _WEIGHTS["quoted"] * len(shared.quoted)
            + _WEIGHTS["numbers"] * len(shared.numbers)
            + _WEIGHTS["names"] * sum(names)
            + _WEIGHTS["words"] * sum(map(self.rarity.of, shared.words))
        )

    def _shared_dates(self, paragraph: _Paragraph) -> tuple[str, ...] | None:
        """The dates that both name, in words; None if the times do not overlap.

        A paragraph without a date may be about anything that was true when its source appeared.
        """
        claim, planned = self.claim, self.claim.type == "plan"
        when = claim.when or claim.said_when
        named = paragraph.dates(planned=planned)
        if when is None:
            return ()
        if named:
            fitting = [point for point in named if point.first() <= when.upper and when.lower <= point.last()]
            return tuple(dict.fromkeys(point.words() for point in fitting)) or None
        return () if planned or any(when.lower <= day.upper for day in paragraph.passages.published) else None

    def _shared_numbers(self, passages: Passages) -> tuple[str, ...]:
        """The numbers, except years and days of a month, that some passages also have; those of quotations last."""
        found = [typed for number, unit, typed in self._numbers if _number_in(passages, number, unit)]
        return tuple(dict.fromkeys(found))

    @cached_property
    def _quotations(self) -> tuple[Quotation, ...]:
        """Its quotations that have words."""
        return tuple(quotation for quotation in self.visible.quotations if quotation.parts)

    @cached_property
    def _numbers(self) -> tuple[tuple[str, str, str], ...]:
        """Its numbers, each with its unit and as typed: first those of its own words, then those of its quotations."""
        visible, language = self.visible, self.visible.language
        counted = (word for word in visible.marked if word.number and not visible.is_year(word) and not visible.month_beside(word))
        own = [(word.key, visible.unit(word), visible.quantity(word)) for word in counted]
        quoted = (token for quotation in visible.quotations for token in language.tokens(canonical(quotation.text)) if token.number)
        return (*own, *((token.key, "", token.raw) for token in quoted))

    @cached_property
    def _names(self) -> tuple[Word, ...]:
        """The proper names of its text outside links."""
        visible = self.visible
        capitals = (word for word in visible.marked if word.capital and not word.number)
        names = (word for word in capitals if not visible.opens(word) and not visible.month(word))
        return tuple(word for word in names if not any(link.start <= word.start < link.end for link in visible.links))

    @cached_property
    def _other_names(self) -> tuple[Word, ...]:
        """Its proper names except those of the actors it is about."""
        return tuple(word for word in self._names if word.key not in self._words_of_names)

    @cached_property
    def _content_words(self) -> tuple[str, ...]:
        """Its words, including quotations, that are not names, months or numbers and that two texts hardly share by chance."""
        visible, language = self.visible, self.visible.language
        dull = {*language.commonplace, *self._words_of_names, *language.dates.numbers, *(word.key for word in self._names)}
        quoted = (key for quotation in visible.quotations for part in quotation.parts for key in part)
        return tuple(key for key in dict.fromkeys((*visible.keys, *quoted)) if key.isalpha() and len(key) > 2 and key not in dull)

    @cached_property
    def _topics(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The labels of its topics, each with its meaningful words."""
        topics, language = self.library.dossier.vocabulary.topics, self.visible.language
        labels = (topics[id].label for id in self.claim.topics if id in topics)
        return tuple((label, tuple(key for key in language.keys(label) if key not in language.commonplace)) for label in labels)

    @cached_property
    def _words_of_names(self) -> frozenset[str]:
        """The words shown by links, which are names, and the words of its actors' names."""
        shown = (self.visible.text[link.start : link.end] for link in self.visible.links)
        actors = self.library.dossier.actors
        names = (name for id in self.actors if id in actors for name in (*actors[id].names, *actors[id].metonyms))
        return frozenset(key for text in (*shown, *names) for key in self.visible.language.keys(text))


def _number_in(passages: Passages, number: str, unit: str) -> bool:
    return any(matching.number_occurs(paragraph, number, unit) for paragraph in passages.paragraphs)


def citing_place(dossier: Dossier, candidate: Candidate) -> Place:
    """The line of the record's file once the paragraph is cited, and its place: that of the last citation, or the line below."""
    last = at(dossier, candidate.home, ("claims", candidate.number, "cites", len(candidate.claim.cites) - 1))
    before, end = last.excerpt[: last.column - 1], last.column - 1 + last.width
    if before.strip() == "-":
        return Place(last.path, last.line + 1, last.column, len(str(candidate.cite)), f"{before}{candidate.cite}")
    return replace(last, excerpt=f"{last.excerpt[:end]}, {candidate.cite}{last.excerpt[end:]}")


def dates_of(passages: Passages, *, planned: bool) -> Iterator[Point]:
    """The points of time that passages name: months with their days, if any, and years that are not beside a month."""
    years = [year for day in passages.published for year in range(day.lower.year - _BEFORE, day.upper.year + _AFTER)]
    months = [month for month in range(1, 13) if matching.names_month(passages, month)]
    beside = {month: [year for year in years if matching.names_month_of_year(passages, month, year)] for month in months}
    for month, given in beside.items():
        following = given or [year for year in years if matching.year_follows(passages, year, month=month, planned=planned)]
        days = [day for day in range(1, 32) if matching.names_day(passages, month, day)]
        for year in following:
            yield from [Point(year, month, day) for day in days if _is_a_day(year, month, day)] or [Point(year, month)]
    dated = {year for given in beside.values() for year in given}
    lone = [year for year in years if year not in dated and passages.has(str(year))]
    yield from (Point(year) for year in lone)
    if not months and not lone:
        yield from (Point(year) for year in years if matching.year_follows(passages, year, planned=planned))


def _is_a_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(Point(year, month, day).first())
    except ValueError:
        return False
