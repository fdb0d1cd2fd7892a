"""The names of actors, prepared for searching articles in a language, in each form that the language gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple

from ..articles.doubt import some
from ..articles.fingerprints import Evidence
from ..articles.language import COUNTRIES, Language
from ..articles.normal import canonical
from ..articles.paragraph import Paragraph
from ..records.dossier import Actor, Dossier
from ..records.sources import Source
from .body_names import body_names
from .family_names import family_names


class Forms(NamedTuple):
    """The forms in which a word of a name may occur, and whether they have a capital."""

    words: tuple[str, ...]
    capital: bool

    @classmethod
    def of(cls, name: str, language: Language) -> tuple[Forms, ...]:
        """The forms of each word of a name; none if the language does not inflect names."""
        if not language.inflects_names:
            return ()
        small = language.without_capital.fullmatch(name) is not None
        tokens = language.tokens(language.plain(canonical(name)))
        return tuple(cls(language.name_forms(token.key), token.capital and not small) for token in tokens)


@dataclass(frozen=True)
class Name:
    """A name of an actor, prepared for searching articles in a language: its keys, and whether it has a capital and is a metonym.

    `longer` are the names of outlets, agencies and authors that begin with it; `inflected` are the forms of each word, if the language has any.
    A name is `derived` if it is not in the record but made from the family name: as transcripts print it, “MR. KIRBY”, or articles in
    another language.
    """

    phrase: tuple[str, ...]
    capital: bool
    metonym: bool = False
    longer: tuple[tuple[str, ...], ...] = ()
    inflected: tuple[Forms, ...] = ()
    derived: bool = False

    def occurs_in(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph has the name other than at the beginning of an outlet's name; for a metonym, other than as a place."""
        if any(map(paragraph.has_phrase, self.longer)) and not paragraph.has_name_end(self.phrase[-1]):
            return False
        if self.metonym and self.capital:
            return any(map(paragraph.has_government, self._forms_in(paragraph) if self.inflected else (self.phrase,)))
        if self.inflected:
            return any(map(paragraph.has_phrase, self._forms_in(paragraph)))
        if self.capital and not paragraph.has_capital(self.phrase[0]):
            return False
        return paragraph.has_phrase(self.phrase) or _in_shared_plural(paragraph, self.phrase)

    def _forms_in(self, paragraph: Paragraph) -> Iterator[tuple[str, ...]]:
        """The name with those forms of its words that the paragraph has."""
        each = (filter(paragraph.has_capital if forms.capital else paragraph.has, forms.words) for forms in self.inflected)
        yield from product(*each)


def has_name(article: Evidence, name: str, phrase: tuple[str, ...]) -> bool:
    """Whether an article has a name, in any form; `phrase` are its keys in the language of the article."""
    if article.language.inflects_names:
        inflected = Name(phrase, capital=False, inflected=Forms.of(name, article.language))
        return bool(phrase) and some(inflected.occurs_in, article.paragraphs)
    if not phrase or not article.may_have_words(phrase[:-1]):
        return False
    if article.may_have_words(phrase[-1:]) and some(lambda paragraph: paragraph.has_phrase(phrase), article.paragraphs):
        return True
    return some(lambda paragraph: _in_shared_plural(paragraph, phrase), article.paragraphs)


def plurals(word: str) -> tuple[str, ...]:
    """The forms that may be the plural of an English noun."""
    return (
        f"{word}s",
        f"{word}es",
        *([f"{word[:-1]}ies"] if word.endswith("y") else ()),
        *([f"{word[:-3]}men"] if word.endswith("man") else ()),
    )


def _in_shared_plural(paragraph: Paragraph, phrase: tuple[str, ...]) -> bool:
    """Whether a paragraph has a name in one plural with others: the Northland fleet in “the Southmark and Northland fleets”."""
    if len(phrase) < 2 or paragraph.language.foreign or not paragraph.has_phrase(phrase[:-1]):
        return False
    many, last = plurals(phrase[-1]), phrase[-2]
    if any(paragraph.has_pair(last, form) for form in many):
        return True
    return paragraph.has_pair(last, "and") and any(map(paragraph.has, many))


#: The kinds of actors that have a government, as schema.org names them.
_STATES: Final = frozenset({"Country", "State", "AdministrativeArea"})
#: The paragraphs with which an article begins: its headline and the first that tells something.
_OPENING: Final = 2


def may_be_meant(paragraph: Paragraph, names: tuple[Name, ...], kind: str, article: Sequence[Paragraph]) -> bool:
    """Whether a paragraph has a short form that may mean an actor: the prefecture, the two countries, the government of its home.

    The home of an article is a state that it names at its beginning; `kind` is the actor's, as schema.org names it.
    """
    language = paragraph.language
    if any(map(paragraph.has, {name.phrase[-1] for name in names} & language.short_names)):
        return True
    if kind not in _STATES:
        return False
    at_home = any(name.occurs_in(opening) for opening in article[:_OPENING] for name in names)
    return paragraph.has(COUNTRIES) or (at_home and any(map(paragraph.has, language.home_words)))


def actor_names(actor: Actor, printed: Iterable[tuple[str, ...]], language: Language) -> Iterator[Name]:
    """The names of an actor; `printed` are those of outlets, agencies and authors."""
    own = {language.keys(name) for name in actor.names}
    longer = [name for name in printed if name not in own]
    given = [(name, False) for name in dict.fromkeys((*actor.names, *actor.native_names.values()))]
    for name, metonym in (*given, *((name, True) for name in actor.metonyms)):
        phrase = language.keys(name)
        if phrase:
            within = tuple(other for other in longer if len(other) > len(phrase) and other[: len(phrase)] == phrase)
            capital = name[0].isupper() and not language.without_capital.fullmatch(name)
            capital = capital or (metonym and not language.foreign)
            yield Name(phrase, capital, metonym=metonym, longer=within, inflected=Forms.of(name, language))


def every_name(dossier: Dossier, language: Language) -> dict[str, tuple[Name, ...]]:
    """The names of every actor, by id, in the form used to search texts in a language."""
    printed = {language.keys(name) for source in dossier.sources.values() for name in printed_names(source)}
    labels = {place.speaker for evidence in dossier.evidence.values() for place in evidence.locators.values() if place.speaker}
    found = {}
    kinds = dossier.vocabulary.actor_kinds if dossier.actors else {}  # the dossier of a draft has neither
    for id, actor in dossier.actors.items():
        own = tuple(actor_names(actor, printed, language))
        person = actor.kind in kinds and kinds[actor.kind].schema_org == "Person"
        known = {name.phrase for name in own}
        derived = (
            (*_transcript_names(actor, labels, language), *_derived(family_names(actor, language), language))
            if person
            else _derived(body_names(actor, language), language)
        )
        found[id] = (*own, *(name for name in derived if name.phrase not in known))
    return found if not language.foreign else _unshared(found)


def _derived(names: Iterable[str], language: Language) -> Iterator[Name]:
    """Names that are made from those in a record, as an article in another language has them."""
    for name in dict.fromkeys(names):
        yield Name(language.keys(name), capital=name[0].isupper(), inflected=Forms.of(name, language), derived=True)


def _unshared(found: dict[str, tuple[Name, ...]]) -> dict[str, tuple[Name, ...]]:
    """The names of actors without those derived ones that several have, or that another has in the dossier."""
    owners = Counter(phrase for names in found.values() for phrase in {name.phrase for name in names})
    return {id: tuple(name for name in names if not name.derived or owners[name.phrase] == 1) for id, names in found.items()}


def _transcript_names(actor: Actor, labels: Iterable[str], language: Language) -> Iterator[Name]:
    """A person's name as transcripts print it: the family name with a courtesy title, or a speaker's label that ends with it."""
    family, comma, _ = (actor.sort_as or "").partition(", ")
    own = language.keys(family) if comma else ()
    if own:
        phrases = [(title, *own) for title in sorted(language.courtesy_titles)]
        phrases += [phrase for phrase in map(language.keys, sorted(labels)) if phrase[-len(own) :] == own]
        yield from (Name(phrase, capital=True, derived=True) for phrase in dict.fromkeys(phrases))


def printed_names(source: Source) -> Iterator[str]:
    """The names of a source's outlet, agency and authors, without regard to case."""
    return (name.casefold() for name in (source.publisher, source.printed_as, source.agency, *source.author_names) if name)
