"""The passages a statement is cited to, and whom they name.

Floor 4: imports `dates`, `words`, `evidence`, `values`, `model` and `sources`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from generator import words
from generator.dates import Date
from generator.evidence import Evidence, Paragraph, Sentence
from generator.model import Actor, Dossier
from generator.sources import Source
from generator.values import Citation


@dataclass(frozen=True, eq=False)
class Passages:
    """Some paragraphs of articles, asked together: yes where one of them says yes; and the days on which the articles appeared."""

    paragraphs: tuple[Paragraph, ...]
    published: tuple[Date, ...] = ()

    def __add__(self, other: Passages) -> Passages:
        return Passages((*self.paragraphs, *other.paragraphs), (*self.published, *other.published))

    def apart(self) -> Iterator[Passages]:
        """Each of the paragraphs by itself."""
        return (Passages((paragraph,), self.published) for paragraph in self.paragraphs)

    def has(self, word: str) -> bool:
        """Whether the word occurs."""
        for paragraph in self.paragraphs:  # noqa: SIM110 - asked of every word, and a generator costs as much again
            if paragraph.has(word):
                return True
        return False

    def has_capital(self, word: str) -> bool:
        """Whether the word occurs with a capital."""
        return any(paragraph.has_capital(word) for paragraph in self.paragraphs)

    def has_pair(self, one: str, two: str) -> bool:
        """Whether the two words stand side by side."""
        return any(paragraph.has_pair(one, two) for paragraph in self.paragraphs)

    @cached_property
    def hedging(self) -> tuple[tuple[Sentence, frozenset[str]], ...]:
        """The sentences that hedge, with the kinds of their hedges."""
        found = (sentence for paragraph in self.paragraphs for sentence in paragraph.sentences if sentence.hedges)
        return tuple((sentence, words.kinds_of_hedge(sentence.hedges)) for sentence in found)


@dataclass(frozen=True)
class Name:
    """A name of an actor as it is looked for: its words, whether it begins with a capital, whether it is a metonym.

    `longer` are the names of outlets, agencies and authors that begin with it.
    """

    phrase: tuple[str, ...]
    capital: bool
    metonym: bool = False
    longer: tuple[tuple[str, ...], ...] = ()

    def stands_in(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph holds the name other than as the beginning of an outlet's; of a metonym, other than as a place."""
        if any(map(paragraph.has_phrase, self.longer)) and not paragraph.has_name_end(self.phrase[-1]):
            return False
        if self.metonym:
            return paragraph.has_government(self.phrase)
        return (not self.capital or paragraph.has_capital(self.phrase[0])) and paragraph.has_phrase(self.phrase)


class Called(NamedTuple):
    """What some words of a text are the name of: how many words they are, and the actors so called."""

    length: int
    actors: tuple[str, ...]


class Library:
    """The dossier's evidence, asked for passages and names.  Remembers what it was asked, as dossiers ask much twice."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._cited: dict[tuple[tuple[Citation, ...], int], Passages] = {}
        self._named: dict[tuple[str, Paragraph], bool] = {}

    @cached_property
    def names(self) -> dict[str, tuple[Name, ...]]:
        """The names of every actor, by id."""
        printed = {words.keys(name) for source in self.dossier.sources.values() for name in _printed(source)}
        return {id: tuple(_names(actor, printed)) for id, actor in self.dossier.actors.items()}

    @cached_property
    def printed(self) -> dict[str, frozenset[str]]:
        """The names under which each source prints its outlet, its agency and its authors, by id, without regard to case."""
        return {id: frozenset(_printed(source)) for id, source in self.dossier.sources.items()}

    @cached_property
    def _owners(self) -> dict[tuple[tuple[str, ...], bool], tuple[str, ...]]:
        """The actors that a name may mean, by its words and whether it is a metonym."""
        owners: dict[tuple[tuple[str, ...], bool], tuple[str, ...]] = {}
        for id, names in self.names.items():
            for name in names:
                owners[name.phrase, name.metonym] = (*owners.get((name.phrase, name.metonym), ()), id)
        return owners

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """How long the names are that begin with a word, the longest first."""
        found: dict[str, set[int]] = {}
        for phrase, _ in self._owners:
            found.setdefault(phrase[0], set()).add(len(phrase))
        return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}

    def called(self, keys: Sequence[str], at: int) -> Called | None:
        """The longest name that begins at a word of a text; a capital after a word of place means nobody."""
        for length in self._lengths.get(keys[at], ()):
            phrase = tuple(keys[at : at + length])
            actors = self._owners.get((phrase, False), ())
            metonym = self._owners.get((phrase, True), ())
            if actors or metonym:
                place = at > 0 and keys[at - 1] in words.PLACE_WORDS
                return Called(length, actors if place else (*actors, *metonym))
        return None

    def cited(self, cites: tuple[Citation, ...], margin: int = 0) -> Passages:
        """The paragraphs that citations name, with `margin` neighbours on either side; what does not exist is left out."""
        known = self._cited.get((cites, margin))
        if known is None:
            found: dict[Paragraph, None] = {}
            for cite in cites:
                evidence = self.dossier.evidence.get(cite.source)
                if evidence:
                    found |= dict.fromkeys(evidence.paragraphs[max(0, cite.first - 1 - margin) : cite.last + margin])
            published = (self.dossier.sources[cite.source].published for cite in cites if cite.source in self.dossier.sources)
            known = self._cited[cites, margin] = Passages(tuple(found), tuple(dict.fromkeys(published)))
        return known

    def names_actor(self, passages: Passages, actor: str) -> bool:
        """Whether the passages name the actor; a bloc is named where all its members are."""
        for paragraph in passages.paragraphs:
            if self._names_actor(paragraph, actor):
                return True
        return self._names_bloc(passages, actor, frozenset())

    def _names_actor(self, paragraph: Paragraph, actor: str) -> bool:
        asked = (actor, paragraph)
        known = self._named.get(asked)
        if known is None:
            known = self._named[asked] = any(name.stands_in(paragraph) for name in self.names.get(actor, ()))
        return known

    def _names_bloc(self, passages: Passages, actor: str, within: frozenset[str]) -> bool:
        """Whether all members of a bloc are named, those of a bloc in it too; a bloc that holds itself is not named through itself."""
        bloc = self.dossier.actors.get(actor)
        if bloc is None or not bloc.members or actor in within:
            return False
        return all(
            any(self._names_actor(paragraph, tie.actor) for paragraph in passages.paragraphs)
            or self._names_bloc(passages, tie.actor, within | {actor})
            for tie in bloc.members
        )

    def is_outlet(self, actor: str, cites: Iterable[Citation]) -> bool:
        """Whether the actor is publisher, agency or author of a cited source."""
        known = self.dossier.actors.get(actor)
        names = {name.casefold() for name in known.names} if known else set()
        return any(not names.isdisjoint(self.printed.get(cite.source, ())) for cite in cites)

    def occurs(self, name: str, first: Iterable[str] = ()) -> bool:
        """Whether some source has the name; the sources `first` are asked before the others."""
        phrase = words.keys(name)
        asked = dict.fromkeys((*first, *self.dossier.evidence))
        articles: Iterator[Evidence] = (self.dossier.evidence[id] for id in asked if id in self.dossier.evidence)
        holding = (article for article in articles if article.has_words(phrase))
        return bool(phrase) and any(paragraph.has_phrase(phrase) for article in holding for paragraph in article.paragraphs)

    def where_named(self, actor: str, cites: Iterable[Citation]) -> str:
        """Where the cited sources name the actor, as citations for a hint; empty where nowhere."""
        return self.where(cites, lambda paragraph: self._names_actor(paragraph, actor))

    def where(self, cites: Iterable[Citation], holds: Callable[[Paragraph], bool]) -> str:
        """The paragraphs of the cited sources that hold something, as citations for a hint, six of a source at most."""
        found = []
        for source in dict.fromkeys(cite.source for cite in cites):
            evidence = self.dossier.evidence.get(source)
            numbers = (number for number, paragraph in enumerate(evidence.paragraphs if evidence else (), 1) if holds(paragraph))
            found += [f"{source}#{number}" for number in islice(numbers, 6)]
        return ", ".join(found)


def _names(actor: Actor, printed: Iterable[tuple[str, ...]]) -> Iterator[Name]:
    """The names of an actor; `printed` are those of outlets, agencies and authors."""
    own = {words.keys(name) for name in actor.names}
    longer = [name for name in printed if name not in own]
    given = [(name, False) for name in dict.fromkeys((*actor.names, *actor.native_names.values()))]
    for name, metonym in (*given, *((name, True) for name in actor.metonyms)):
        phrase = words.keys(name)
        if phrase:
            within = tuple(other for other in longer if len(other) > len(phrase) and other[: len(phrase)] == phrase)
            yield Name(phrase, metonym or name[0].isupper(), metonym=metonym, longer=within)


def _printed(source: Source) -> Iterator[str]:
    return (name.casefold() for name in (source.publisher, source.printed_as, source.agency, *source.authors) if name)
