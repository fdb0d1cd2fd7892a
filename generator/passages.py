"""The passages a statement is cited to, and whom they name.

Floor 3: imports `words`, `prose`, `dates`, `evidence` and `model`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator import prose, words
from generator.dates import Date, Point
from generator.evidence import Paragraph
from generator.model import Actor, Citation, Dossier
from generator.words import Token

_RECENTLY = frozenset("recent recently now today yesterday currently ago latest lately monday tuesday wednesday thursday friday saturday sunday".split())


@dataclass(frozen=True, slots=True)
class Passages:
    """Some paragraphs of articles, asked together: yes where one of them says yes."""

    paragraphs: tuple[Paragraph, ...]

    def has(self, word: str) -> bool:
        """Whether the word occurs."""
        return any(paragraph.has(word) for paragraph in self.paragraphs)

    def has_capital(self, word: str) -> bool:
        """Whether the word occurs with a capital."""
        return any(paragraph.has_capital(word) for paragraph in self.paragraphs)

    def has_phrase(self, phrase: tuple[str, ...]) -> bool:
        """Whether the words stand together in one of the paragraphs."""
        return any(paragraph.has_phrase(phrase) for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Name:
    """A name of an actor as it is looked for: its words, whether it begins with a capital, whether it is a metonym."""

    phrase: tuple[str, ...]
    capital: bool
    metonym: bool = False

    def stands_in(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph holds the name; of a metonym, other than as a place."""
        if self.metonym:
            return paragraph.has_government(self.phrase)
        return (paragraph.has_capital(self.phrase[0]) if self.capital else paragraph.has(self.phrase[0])) and paragraph.has_phrase(self.phrase)


class Library:
    """The dossier's evidence, asked for passages, names and dates.  Remembers what it was asked, as dossiers ask much twice."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._named: dict[tuple[str, int], bool] = {}
        self._occurs: dict[tuple[str, ...], bool] = {}

    @cached_property
    def names(self) -> dict[str, tuple[Name, ...]]:
        """The names of every actor, by id."""
        return {id: tuple(_names(actor)) for id, actor in self.dossier.actors.items()}

    @cached_property
    def by_first_word(self) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...]]:
        """Names by their first word, the longest first: the words, the actors so called, whether it is a metonym."""
        owners: dict[tuple[tuple[str, ...], bool], list[str]] = {}
        for id, names in self.names.items():
            for name in names:
                owners.setdefault((name.phrase, name.metonym), []).append(id)
        index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]] = {}
        for (phrase, metonym), ids in owners.items():
            index.setdefault(phrase[0], []).append((phrase, tuple(ids), metonym))
        return {first: tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[2], entry[0]))) for first, found in index.items()}

    def cited(self, cites: Iterable[Citation], margin: int = 0) -> Passages:
        """The paragraphs that citations name, with `margin` neighbours on either side; what does not exist is left out."""
        found: dict[int, Paragraph] = {}
        for cite in cites:
            evidence = self.dossier.evidence.get(cite.source)
            if evidence:
                for paragraph in evidence.paragraphs[max(0, cite.first - 1 - margin) : cite.last + margin]:
                    found[id(paragraph)] = paragraph
        return Passages(tuple(found.values()))

    def names_actor(self, passages: Passages, actor: str) -> bool:
        """Whether the passages name the actor; a bloc is named where all its members are."""
        return any(self._names_actor(paragraph, actor) for paragraph in passages.paragraphs) or self._names_bloc(passages, actor)

    def _names_actor(self, paragraph: Paragraph, actor: str) -> bool:
        asked = (actor, id(paragraph))
        known = self._named.get(asked)
        if known is None:
            known = self._named[asked] = any(name.stands_in(paragraph) for name in self.names.get(actor, ()))
        return known

    def _names_bloc(self, passages: Passages, actor: str) -> bool:
        bloc = self.dossier.actors.get(actor)
        return bool(bloc and bloc.members) and all(self.names_actor(passages, tie.actor) for tie in bloc.members)  # type: ignore[union-attr]

    def is_outlet(self, actor: str, cites: Iterable[Citation]) -> bool:
        """Whether the actor is publisher, agency or author of a cited source."""
        known = self.dossier.actors.get(actor)
        names = {name.casefold() for name in known.names} if known else set()
        for cite in cites:
            source = self.dossier.sources.get(cite.source)
            if source and names & {name.casefold() for name in (source.publisher, source.printed_as, source.agency, *source.authors) if name}:
                return True
        return False

    def occurs(self, phrase: tuple[str, ...]) -> bool:
        """Whether the words stand together in some paragraph of some source."""
        known = self._occurs.get(phrase)
        if known is None:
            articles = [article for article in self.dossier.evidence.values() if article.has_words(phrase)]
            known = self._occurs[phrase] = bool(phrase) and any(p.has_phrase(phrase) for article in articles for p in article.paragraphs)
        return known

    def where_named(self, actor: str, cites: Iterable[Citation]) -> str:
        """Where the cited sources name the actor, as citations for a hint; empty where nowhere."""
        found = []
        for source in dict.fromkeys(cite.source for cite in cites):
            evidence = self.dossier.evidence.get(source)
            numbers = [n for n, paragraph in enumerate(evidence.paragraphs, 1) if self._names_actor(paragraph, actor)] if evidence else []
            found += [f"{source}#{number}" for number in numbers[:6]]
        return ", ".join(found)

    def years(self, passages: Passages, cites: Iterable[Citation], *, planned: bool = False) -> set[int]:
        """The years that follow from the passages' own words and the day their source appeared."""
        found: set[int] = set()
        for cite in cites:
            source = self.dossier.sources.get(cite.source)
            if source:
                found |= _years(passages, source.published, planned=planned)
        return found

    def dates(self, passages: Passages, cites: tuple[Citation, ...], point: Point, *, planned: bool = False) -> bool:
        """Whether the passages give the point of time, or it is the time of their source."""
        if any(self._at_publication(point, cite) for cite in cites):
            return True
        year = passages.has(str(point.year)) or point.year in self.years(passages, cites, planned=planned)
        month = not point.month or passages.has_capital(words.MONTHS[point.month - 1])
        day = not point.day or passages.has(str(point.day)) or passages.has(f"{point.day}th")
        return year and month and day

    def _at_publication(self, point: Point, cite: Citation) -> bool:
        source = self.dossier.sources.get(cite.source)
        return bool(source) and point.first() <= source.published.upper and source.published.lower <= point.last()  # type: ignore[union-attr]


def _names(actor: Actor) -> Iterator[Name]:
    for name in dict.fromkeys((*actor.names, *actor.native_names.values())):
        phrase = words.keys(name)
        if phrase:
            yield Name(phrase, name[0].isupper())
    for name in actor.metonyms:
        phrase = words.keys(name)
        if phrase:
            yield Name(phrase, capital=True, metonym=True)


def _years(passages: Passages, published: Date, *, planned: bool) -> set[int]:
    """Years for months without a year, for “last year”, and for what happened lately."""
    found: set[int] = set()
    for day in {published.lower, published.upper}:
        for number, month in enumerate(words.MONTHS, 1):
            if passages.has_capital(month):
                found.add(day.year if number <= day.month else day.year - 1)
                if planned:
                    found.add(day.year if number >= day.month else day.year + 1)
        if passages.has_phrase(("last", "year")):
            found.add(day.year - 1)
        if passages.has_phrase(("next", "year")):
            found.add(day.year + 1)
        if passages.has_phrase(("this", "year")) or any(map(passages.has, _RECENTLY)):
            found.add(day.year)
    return found


@dataclass(frozen=True)
class Visible:
    """A text as a reader sees it, with the stretches that are links."""

    text: str
    links: tuple[tuple[int, int, str], ...]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and numbers, quotations included."""
        return words.tokens(words.canonical(self.text))

    @cached_property
    def own(self) -> tuple[Token, ...]:
        """Its words and numbers outside quotations, at the same positions."""
        return words.tokens(prose.without_quotations(self.text).replace("’", "'"))

    @classmethod
    def of(cls, text: str, dossier: Dossier) -> Visible:
        """The visible form of a text with links."""
        if "[[" not in text:
            return cls(text, ())
        pieces: list[str] = []
        links: list[tuple[int, int, str]] = []
        at = 0
        for piece in prose.segments(text):
            shown = piece if isinstance(piece, str) else piece.words or dossier.name(piece.record)
            if not isinstance(piece, str):
                links.append((at, at + len(shown), piece.target))
            pieces.append(shown)
            at += len(shown)
        return cls("".join(pieces), tuple(links))
