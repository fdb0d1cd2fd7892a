"""The cited paragraphs of a dossier, by citation, and the names that occur in them.

`EvidenceIndex` needs evidence files only; with articles at hand, the same questions are answered from their text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any, Final, NamedTuple

from ..articles.doubt import NO_RULES, OTHER_WORDS, SHORT_FORMS, broken, doubt, not_here, noting, some
from ..articles.fingerprints import Evidence, key_of
from ..articles.language import Language
from ..articles.normal import paragraphs
from ..articles.paragraph import Paragraph, Sentence
from ..records.dossier import Dossier
from ..records.scalars import Citation
from ..text import prose
from ..text.dates import Date
from ..text.problems import Place, Problem
from .names import Name, every_name, has_name, may_be_meant, printed_names


def numbered(article: str) -> Iterator[str]:
    """The beginning of each paragraph, for an editor looking for its number."""
    return (paragraph if len(paragraph) <= 90 else paragraph[:89] + "…" for paragraph in paragraphs(article))


def exact_evidence(dossier: Dossier, texts: Mapping[str, str]) -> tuple[dict[str, Evidence], list[Problem]]:
    """The dossier's evidence, with fingerprints replaced by those articles that are found among `texts` (name to text).

    An article belongs to the source whose fingerprint it has; if a source's article is missing or differs, that is a problem.
    """
    recipes = {evidence.recipe for evidence in dossier.evidence.values()}
    keys: dict[bytes, list[str]] = {}
    for name, text in texts.items():
        for key in {key_of(paragraphs(text, recipe)) for recipe in recipes}:
            keys.setdefault(key, []).append(name)
    found: dict[str, Evidence] = {}
    problems: list[Problem] = []
    for id, evidence in dossier.evidence.items():
        likely = keys.get(evidence.key, ()) if evidence.key else texts
        owner = next((name for name in likely if evidence.is_of(texts[name])), None)
        found[id] = evidence if owner is None else evidence.exactly(texts[owner])
        if owner is None:
            problems.append(_missing_article(id, evidence, texts))
    return found, problems


#: The codes of the problems if an article is not at hand.
OF_ARTICLES: Final = frozenset({"no-article", "article-differs"})


def _missing_article(id: str, evidence: Evidence, texts: Mapping[str, str]) -> Problem:
    place = Place(f"briefings/sources/{id}.evidence")
    articles = {name: evidence.digests(text) for name, text in texts.items()}
    known = set(evidence.fingerprint)
    name = max(articles, key=lambda name: len(known.intersection(articles[name])), default="")
    if not known.intersection(articles.get(name, ())):
        return Problem(place, "no-article", f"no article in the folder has a paragraph of {id!r}", "put its text into the folder, as .txt")
    article = articles[name]
    other = next(
        (n for n, (one, two) in enumerate(zip(evidence.fingerprint, article, strict=False), 1) if one != two),
        min(len(evidence), len(article)) + 1,
    )
    message = f"{name} is not the article that the evidence of {id!r} was made from: they differ from paragraph {other} on"
    return Problem(
        place, "article-differs", message, f"find the text as it was, or make the evidence again: briefings add-source {name} --id {id}"
    )


#: The words of one or several runs, in order.


def has_quotation(paragraph: Paragraph, quotation: str) -> bool:
    """Whether quoted words occur in a paragraph, with the parts around an ellipsis in order, as the article's language divides them."""
    return paragraph.has_in_order(prose.parts(quotation, paragraph.language))


@dataclass(frozen=True, eq=False)
class Passages:
    """Some paragraphs of articles, searched together: yes if one of them says yes; and the days on which the articles appeared.

    `unread` has the reasons why further cited paragraphs cannot be searched here; if there are any, no answer is a plain no: the reasons
    are noted as doubts.  `undated`: the day of one of the articles is not known.
    """

    paragraphs: tuple[Paragraph, ...]
    published: tuple[Date, ...] = ()
    unread: tuple[str, ...] = ()
    undated: bool = False

    def __add__(self, other: Passages) -> Passages:
        return Passages(
            (*self.paragraphs, *other.paragraphs),
            (*self.published, *other.published),
            tuple(dict.fromkeys((*self.unread, *other.unread))),
            self.undated or other.undated,
        )

    def apart(self) -> Iterator[Passages]:
        """Each of the paragraphs by itself, and nothing in place of those that are not here."""
        yield from (Passages((paragraph,), self.published, (), self.undated) for paragraph in self.paragraphs)
        if self.unread:
            yield Passages((), self.published, self.unread, self.undated)

    @property
    def empty(self) -> bool:
        """Whether nothing is cited that exists: neither here nor where it cannot be read."""
        return not self.paragraphs and not self.unread

    @cached_property
    def complete(self) -> bool:
        """Whether every question has an answer here."""
        return not self.unread and all(paragraph.complete for paragraph in self.paragraphs)

    @cached_property
    def at_hand(self) -> bool:
        """Whether the text of every paragraph is here."""
        return not self.unread and all(paragraph.text is not None for paragraph in self.paragraphs)

    def any_paragraph(self, question: Callable[[Paragraph], bool]) -> bool:
        """Whether the answer to a question is yes for one of the paragraphs; what is unknown is noted as a doubt."""
        if self.complete:
            for paragraph in self.paragraphs:  # noqa: SIM110 - asked for every word, and a generator costs as much again
                if question(paragraph):
                    return True
            return False
        return some(question, self.paragraphs) or self._unknown()

    def _unknown(self) -> bool:
        for reason in self.unread:
            doubt(reason)
        return False

    def has(self, word: str) -> bool:
        """Whether the word occurs."""
        return self.any_paragraph(lambda paragraph: paragraph.has(word))

    def has_word(self, word: str) -> bool:
        """Whether a word of ours occurs; whether an article in another language has a word that means the same is not known."""
        return self.has(word) or (self.abroad and doubt(OTHER_WORDS))

    def has_capital(self, word: str) -> bool:
        """Whether the word occurs with a capital."""
        return self.any_paragraph(lambda paragraph: paragraph.has_capital(word))

    def has_name_word(self, word: str) -> bool:
        """Whether a word of a proper name occurs."""
        return self.any_paragraph(lambda paragraph: paragraph.has_name_word(word))

    def has_month(self, month: int) -> bool:
        """Whether the name of the month occurs."""
        return self.any_paragraph(lambda paragraph: paragraph.has_month(month))

    def has_pair(self, one: str, two: str) -> bool:
        """Whether the two words occur side by side."""
        return self.any_paragraph(lambda paragraph: paragraph.has_pair(one, two))

    def has_quotation(self, quotation: str) -> bool:
        """Whether quoted words occur in one of the paragraphs."""
        return self.any_paragraph(lambda paragraph: has_quotation(paragraph, quotation))

    @cached_property
    def days(self) -> frozenset[dt.date]:
        """The first and the last day on which each source of the passages may have appeared."""
        return frozenset(day.date for date in self.published for day in (date.lower, date.upper))

    @cached_property
    def abroad(self) -> bool:
        """Whether some of the paragraphs are in another language than the dossier's."""
        return any(paragraph.language.foreign for paragraph in self.paragraphs)

    @property
    def at_home(self) -> Passages:
        """The paragraphs in the language of the dossier."""
        return replace(self, paragraphs=tuple(p for p in self.paragraphs if not p.language.foreign)) if self.abroad else self

    @cached_property
    def hedging(self) -> tuple[tuple[Sentence, Mapping[str, tuple[str, ...]]], ...]:
        """The sentences that hedge, with their hedging words by kind."""
        return tuple(
            (sentence, paragraph.language.hedges.by_kind(hedges))
            for paragraph in self.paragraphs
            for sentence in paragraph.sentences
            if (hedges := paragraph.hedging(sentence))
        )


class Mention(NamedTuple):
    """A name in a text: its number of words, and the actors it may mean."""

    length: int
    actors: tuple[str, ...]


class EvidenceIndex:
    """The dossier's evidence, searched for passages and names.  Caches its answers, since many are needed twice."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        #: The language of the dossier's own texts; each article has its own language.
        self.language = dossier.language
        self._cited: dict[tuple[tuple[Citation, ...], int], Passages] = {}
        self._named: dict[tuple[str, Paragraph], tuple[bool, tuple[str, ...]]] = {}
        self._names: dict[Language, dict[str, tuple[Name, ...]]] = {}
        #: A text as it is shown, and the names of each actor as digests have them: for the modules that make these.
        self.last: dict[str, Any] = {}
        self.in_digests: dict[str, list[str]] = {}

    def names(self, language: Language) -> dict[str, tuple[Name, ...]]:
        """The names of every actor, by id, in the form used to search texts in a language."""
        if language not in self._names:
            self._names[language] = every_name(self.dossier, language)
        return self._names[language]

    @cached_property
    def quotes_in_names(self) -> bool:
        """Whether a name that a link may show has quotation marks."""
        dossier = self.dossier
        return any("“" in dossier.name(id) for id in (*dossier.profiles, *dossier.withdrawn, *dossier.sources))

    @cached_property
    def printed(self) -> dict[str, frozenset[str]]:
        """The names of the outlet, agency and authors of each source that was read, by the source's id, without regard to case."""
        return {id: frozenset(printed_names(source)) for id, source in self.dossier.sources.items() if source.read}

    @cached_property
    def _owners(self) -> dict[tuple[tuple[str, ...], bool], tuple[str, ...]]:
        """The actors that a name may mean, by its words and whether it is a metonym."""
        owners: dict[tuple[tuple[str, ...], bool], tuple[str, ...]] = {}
        for id, names in self.names(self.language).items():
            for name in (name for name in names if not name.derived):
                owners[name.phrase, name.metonym] = (*owners.get((name.phrase, name.metonym), ()), id)
        return owners

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """The lengths of the names that begin with a word, the longest first."""
        found: dict[str, set[int]] = {}
        for phrase, _ in self._owners:
            found.setdefault(phrase[0], set()).add(len(phrase))
        return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}

    def mention(self, keys: Sequence[str], at: int) -> Mention | None:
        """The longest name that begins at a word of a dossier text; a capital city after a preposition of place is not an actor's name."""
        for length in self._lengths.get(keys[at], ()):
            phrase = tuple(keys[at : at + length])
            if len(phrase) < length:
                continue
            actors = self._owners.get((phrase, False), ())
            metonym = self._owners.get((phrase, True), ())
            if actors or metonym:
                place = at > 0 and keys[at - 1] in self.language.place_prepositions
                return Mention(length, actors if place else (*actors, *metonym))
        return None

    def named(self, keys: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """The actors that some words of an article name without doubt, with their positions; the longest names first."""
        at, lengths = 0, self._lengths
        if lengths.keys().isdisjoint(keys):
            return
        while at < len(keys):
            mention = self.mention(keys, at) if keys[at] in lengths else None
            if mention and len(mention.actors) == 1:
                yield at, at + mention.length, mention.actors[0]
                at += mention.length
            else:
                at += 1

    def cited(self, cites: tuple[Citation, ...], margin: int = 0) -> Passages:
        """The paragraphs that citations name, with `margin` neighbours on either side; missing ones are left out."""
        known = self._cited.get((cites, margin))
        if known is None:
            found: dict[Paragraph, None] = {}
            for cite in cites:
                if cite.first and (evidence := self._readable(cite.source)):
                    found |= dict.fromkeys(evidence.paragraphs[max(0, cite.first - 1 - margin) : cite.last + margin])
            read = self.dossier.read(cites)
            days = dict.fromkeys(self.dossier.sources[cite.source].published for cite in read if cite.source in self.dossier.sources)
            unread = dict.fromkeys(self._unread(cite.source) for cite in read if not self._readable(cite.source))
            known = self._cited[cites, margin] = Passages(tuple(found), tuple(filter(None, days)), tuple(unread), None in days)
        return known

    @cached_property
    def everything(self) -> Passages:
        """Every paragraph of every article."""
        known = (self._readable(source) for source in self.dossier.sources)
        return Passages(tuple(paragraph for evidence in known if evidence for paragraph in evidence.paragraphs), (), self.unread_here)

    @cached_property
    def unread_here(self) -> tuple[str, ...]:
        """The reasons why some articles of the dossier cannot be searched here."""
        dossier = self.dossier
        sources = (*dossier.sources, *sorted(dossier.evidence.keys() - dossier.sources.keys()))
        return tuple(self._unread(source) for source in sources if not self._readable(source) and source not in dossier.unread)

    def _readable(self, source: str) -> Evidence | None:
        """The evidence of a source, unless it or the source's record is missing or has problems."""
        return self.dossier.evidence.get(source) if source in self.dossier.sources else None

    def _unread(self, source: str) -> str:
        """Why the paragraphs of a source cannot be searched here."""
        return broken(source) if source in self.dossier.broken or source not in self.dossier.sources else not_here(source)

    def names_actor(self, passages: Passages, actor: str) -> bool:
        """Whether the passages name the actor; a bloc is named if all its members are."""
        return passages.any_paragraph(lambda paragraph: self._names_actor(paragraph, actor)) or self._names_bloc(
            passages, actor, frozenset()
        )

    def _names_actor(self, paragraph: Paragraph, actor: str) -> bool:
        asked = (actor, paragraph)
        known = self._named.get(asked)
        if known is None and paragraph.complete:
            known = self._named[asked] = any(name.occurs_in(paragraph) for name in self.names(paragraph.language).get(actor, ())), ()
        elif known is None:
            with noting() as noted:
                found = some(lambda name: name.occurs_in(paragraph), self.names(paragraph.language).get(actor, ()))
                if not found and paragraph.language.foreign:
                    self._doubt_name(paragraph, actor)
            known = self._named[asked] = found, tuple(noted)
        for reason in known[1]:
            doubt(reason)
        return known[0]

    def _doubt_name(self, paragraph: Paragraph, actor: str) -> None:
        """Note why an article in another language may mean an actor whose names it does not have."""
        known = self.dossier.actors.get(actor)
        kind = self.dossier.vocabulary.actor_kinds.get(known.kind) if known else None
        article = next((article.paragraphs for article in self.dossier.evidence.values() if paragraph in article.paragraphs), ())
        if not paragraph.language.known:
            doubt(NO_RULES)
        elif may_be_meant(paragraph, self.names(paragraph.language).get(actor, ()), (kind and kind.schema_org) or "", article):
            doubt(SHORT_FORMS)

    def _names_bloc(self, passages: Passages, actor: str, within: frozenset[str]) -> bool:
        """Whether all members of a bloc are named, including those of nested blocs; a bloc within itself is not named through itself."""
        bloc = self.dossier.actors.get(actor)
        if bloc is None or not bloc.members or actor in within:
            return False
        return all(
            passages.any_paragraph(lambda paragraph, member=tie.actor: self._names_actor(paragraph, member))  # type: ignore[misc]
            or self._names_bloc(passages, tie.actor, within | {actor})
            for tie in bloc.members
        )

    def is_outlet(self, actor: str, cites: Iterable[Citation]) -> bool:
        """Whether the actor is the publisher, agency or an author of a cited source."""
        known = self.dossier.actors.get(actor)
        names = {name.casefold() for name in known.names} if known else set()
        return any(not names.isdisjoint(self.printed.get(cite.source, ())) for cite in cites)

    def occurs(self, name: str, first: Iterable[str] = ()) -> bool:
        """Whether any source has the name; the sources `first` are searched before the others."""
        phrases = {language: language.keys(name) for language in self._languages}
        asked = dict.fromkeys((*first, *self.dossier.evidence))
        articles = (self.dossier.evidence[id] for id in asked if id in self.dossier.evidence)
        if some(lambda article: has_name(article, name, phrases[article.language]), articles):
            return True
        if not all(language.known for language in self._languages):
            doubt(NO_RULES)
        for reason in self.unread_here:
            doubt(reason)
        return False

    @cached_property
    def _languages(self) -> frozenset[Language]:
        """The languages of the articles."""
        return frozenset(article.language for article in self.dossier.evidence.values())

    def named_abroad(self, actor: str) -> bool:
        """Whether an article in another language names the actor, so that other names of it may be our translations."""
        articles = (article for article in self.dossier.evidence.values() if article.language.foreign)
        return any(self._names_actor(paragraph, actor) for article in articles for paragraph in article.paragraphs)

    def named_in_transcripts(self, actor: str) -> bool:
        """Whether an article has the family name of a person, as transcripts print it: “MR. KIRBY”."""
        derived = [name for name in self.names(self.language).get(actor, ()) if name.derived]
        return bool(derived) and self.everything.any_paragraph(lambda paragraph: any(name.occurs_in(paragraph) for name in derived))

    def where_named(self, actor: str, cites: Iterable[Citation]) -> str:
        """The places in the cited sources that name the actor, as citations for a hint; empty if there are none."""
        return self.where(cites, lambda paragraph: self._names_actor(paragraph, actor))

    def where(self, cites: Iterable[Citation], holds: Callable[[Paragraph], bool]) -> str:
        """The paragraphs of the cited sources for which `holds` is true, as citations for a hint, at most six per source."""
        found = []
        for source in dict.fromkeys(cite.source for cite in cites):
            evidence = self.dossier.evidence.get(source)
            numbers = (number for number, paragraph in enumerate(evidence.paragraphs if evidence else (), 1) if holds(paragraph))
            with noting():  # a hint may miss a place; that makes the finding no less certain
                found += [f"{source}#{number}" for number in islice(numbers, 6)]
        return ", ".join(found)
