"""Who does what in a text: its deeds, with the actors of the dossier and the nouns that take part in them.

Before a text is parsed, the names of states and persons are replaced by common ones, since a model knows these best; thus an actor is one word,
and what is remembered of a text holds for any names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ..articles.deeds import OBJECT, Deed, Grammar, Phrase
from ..articles.demonyms import is_made_from, same_country
from ..articles.languages import DEFAULT
from ..articles.paragraph import Paragraph
from .clauses import common_words
from .passages import EvidenceIndex
from .readings import ACTOR, base, with_particle
from .speakers import TURN, turn_of
from .statements import VisibleText

#: The names that stand for persons and states, and the adjectives of these states.
_NAMES: Final = {
    "person": "Miller Clark Taylor Jackson Harris Martin Thompson Robinson Lewis Walker".split(),
    "state": "France Spain Italy Germany Poland Sweden Greece Norway Turkey Denmark".split(),
    "body": "Google Microsoft Siemens Toyota Amazon Volkswagen Nokia Samsung Boeing Airbus".split(),
}
_ADJECTIVES: Final = "French Spanish Italian German Polish Swedish Greek Norwegian Turkish Danish".split()
_STATE_KINDS: Final = frozenset({"Country", "State", "AdministrativeArea"})
_HE: Final = frozenset("he him his himself".split())
_SHE: Final = frozenset("she her hers herself".split())
_IT: Final = frozenset("it its itself they them their themselves".split())
_WE: Final = frozenset("i me my we us our".split())
_MALE: Final = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince)\.? $")
_FEMALE: Final = re.compile(r"\b(?:Ms|Mrs|Miss|Lady|Queen|Princess)\.? $")


class Mentioned(NamedTuple):
    """Where a text names an actor: start, end, id, and whether by an adjective or as one of its people."""

    start: int
    end: int
    id: str
    people: bool


class Part(NamedTuple):
    """The parties on one side of a deed: actors as `@id` and nouns by their bases; `unclear` if somebody unknown is among them."""

    known: frozenset[str]
    unclear: bool

    @property
    def actors(self) -> frozenset[str]:
        """Those of them that are actors of the dossier."""
        return frozenset(one for one in self.known if one.startswith(ACTOR))


class Done(NamedTuple):
    """A deed with its parties: the base of its verb, who does it, who is its object, and who else takes part; the verb and all of it as in the text.

    A side has those who belong to its parties, too: in “the mayor of Aldport”, Aldport.
    """

    verb: str
    agents: Part
    objects: Part
    others: tuple[tuple[str, Part], ...]
    deed: Deed
    word: str
    words: str


def of_paragraph(paragraph: Paragraph, library: EvidenceIndex, grammar: Grammar) -> tuple[Done, ...]:
    """The deeds of a paragraph in English whose text is at hand."""
    known: tuple[Done, ...] | None = paragraph.facts.get((of_paragraph, library))
    if known is None:
        text = paragraph.text or ""
        turn = TURN.match(text)
        speaker = turn_of(paragraph, library) if turn else None
        text = text[turn.end() :] if turn else text
        known = _read(text, tuple(_named(text, library)), library, grammar, speaker or "")
        paragraph.facts[of_paragraph, library] = known
    return known


@lru_cache(maxsize=8)
def of_text(visible: VisibleText, library: EvidenceIndex, grammar: Grammar) -> tuple[Done, ...]:
    """The deeds of a text of the dossier."""
    text = visible.text
    links = [Mentioned(link.start, link.end, link.target.partition("/")[0], people=False) for link in visible.links]
    named = [one for one in _named(text, library) if not any(link.start < one.end and one.start < link.end for link in links)]
    every = sorted(one for one in (*links, *named) if one.id in library.dossier.actors)
    return _read(text, tuple(every), library, grammar, "")


def _named(text: str, library: EvidenceIndex) -> Iterator[Mentioned]:
    """Where a text names actors: by their names, by the family names of persons, and by the adjectives of states."""
    tokens = DEFAULT.tokens(text)
    keys = tuple(token.key for token in tokens)
    names = {start: (end, id) for start, end, id in library.named(keys)}
    short = _short_names(library)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if at in names:
            end, id = names[at]
            if token.capital or not library.dossier.actors[id].name[:1].isupper():
                yield Mentioned(token.start, _without_possessive(tokens[end - 1].raw, tokens[end - 1].end), id, people=False)
            at = end
            continue
        if token.capital:
            meant, people = short.get(token.key), False
            if meant is None:
                meant, people = _people(token.key, library), True
            if meant:
                yield Mentioned(token.start, token.end, meant, people)
        at += 1


def _without_possessive(raw: str, end: int) -> int:
    return end - 2 if raw.endswith("'s") else end


@lru_cache(maxsize=4)
def _short_names(library: EvidenceIndex) -> dict[str, str]:
    """The family names of persons that only one actor has, each with the actor."""
    found: dict[str, str] = {}
    for id, names in library.names(DEFAULT).items():
        for name in names:
            if len(name.phrase) > 1 and _kind(id, library) == "person":
                found[name.phrase[-1]] = id if found.get(name.phrase[-1], id) == id else ""
    return found


@lru_cache(maxsize=4)
def _states(library: EvidenceIndex) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.phrase[0], id)
        for id, names in library.names(DEFAULT).items()
        for name in names
        if len(name.phrase) == 1 and _kind(id, library) == "state"
    )


@lru_cache(maxsize=4096)
def _people(key: str, library: EvidenceIndex) -> str:
    """The state whose adjective or people a word is; empty if there is none or more than one."""
    found = {id for name, id in _states(library) if key != name and (is_made_from(key, name) or key in same_country(name))}
    return found.pop() if len(found) == 1 else ""


def _kind(id: str, library: EvidenceIndex) -> str:
    dossier = library.dossier
    kind = dossier.vocabulary.actor_kinds.get(dossier.actors[id].kind) if dossier.actors else None
    known = kind.schema_org if kind else None
    return "person" if known == "Person" else "state" if known in _STATE_KINDS else "body"


class _Text(NamedTuple):
    """A text with common names, where it names actors, who of them is a man or a woman by a title; and the text as it was, with the same places."""

    text: str
    named: tuple[Mentioned, ...]
    male: frozenset[str]
    female: frozenset[str]
    before: str
    places: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> str:
        """The words that were at some place before the names were replaced."""
        first, last = start, end
        for one, (begin, finish) in zip(self.named, self.places, strict=True):
            if one.end <= start:
                first = start + finish - one.end
            elif one.start <= start:
                first = begin
            if one.end <= end:
                last = end + finish - one.end
            elif one.start < end:
                last = finish
        return self.before[first:last]


def _with_common_names(text: str, named: Iterable[Mentioned], library: EvidenceIndex) -> _Text:
    pieces, spans, places, at, length = list[str](), list[Mentioned](), list[tuple[int, int]](), 0, 0
    numbers: dict[str, dict[str, int]] = {kind: {} for kind in _NAMES}
    male, female = set[str](), set[str]()
    for one in named:
        if one.start < at:
            continue
        kind = _kind(one.id, library)
        shown = text[one.start : one.end]
        if kind in numbers and shown[:1].isupper():
            number = numbers[kind].setdefault(one.id, len(numbers[kind])) % len(_ADJECTIVES)
            shown = _ADJECTIVES[number] if one.people else _NAMES[kind][number]
        before = text[at : one.start]
        pieces += [before, shown]
        length += len(before)
        spans.append(Mentioned(length, length + len(shown), one.id, one.people))
        places.append((one.start, one.end))
        length += len(shown)
        at = one.end
        male |= {one.id} if _MALE.search(text[: one.start]) else set()
        female |= {one.id} if _FEMALE.search(text[: one.start]) else set()
    shown = "".join([*pieces, text[at:]]).replace("; ", ". ")  # what follows is a sentence of its own for a model, too
    return _Text(shown, tuple(spans), frozenset(male - female), frozenset(female - male), text, tuple(places))


def _read(text: str, named: tuple[Mentioned, ...], library: EvidenceIndex, grammar: Grammar, speaker: str) -> tuple[Done, ...]:
    common = _with_common_names(text, named, library)
    reader = _Reader(common, library, speaker)
    return tuple(map(reader.done, grammar.deeds(common.text)))


class _Reader:
    """Finds the parties of the deeds of one text."""

    def __init__(self, text: _Text, library: EvidenceIndex, speaker: str) -> None:
        self.text, self.library, self.speaker = text, library, speaker

    def done(self, deed: Deed) -> Done:
        """A deed with its parties."""
        objects = [phrase for role, phrase in deed.others if role == OBJECT]
        others = [(role, phrase) for role, phrase in deed.others if role != OBJECT]
        every = (*deed.agents, *objects, *(phrase for _, phrase in others))
        agents = deed.agents or tuple(_by(every) if deed.passive else ())
        named = frozenset(id for phrase in every for id in self._actors(phrase))
        all_of_it = [one for phrase in every for one in phrase.whole()]
        start = min([deed.start, *(phrase.start for phrase in all_of_it)])
        end = max([deed.end, *(phrase.end for phrase in all_of_it)])
        parts = [(role, self._part([phrase], named)) for role, phrase in others]
        word, words = self.text.original(deed.start, deed.end), self.text.original(start, end)
        return Done(_verb(deed.verb), self._part(agents, named), self._part(objects, named), tuple(parts), deed, word, words)

    def _part(self, phrases: Sequence[Phrase], named: frozenset[str]) -> Part:
        found, unclear = set[str](), False
        for phrase in phrases:
            known = self._known(phrase, named)
            unclear = unclear or (phrase.kind != "name" and not any(one.startswith(ACTOR) for one in known))
            found |= known
            for role, one in phrase.of:
                found |= self._part([one], named).known if role not in ("by", "appos") else frozenset()
        return Part(frozenset(found), unclear)

    def _known(self, phrase: Phrase, named: frozenset[str]) -> set[str]:
        """The actors that a phrase or its apposition means, and their nouns."""
        found = {ACTOR + id for id in self._actors(phrase) or self._meant(phrase, named)}
        if phrase.kind != "pronoun" and not self._is_name(phrase) and phrase.head not in common_words(DEFAULT):
            found.add(base(phrase.head))
        return found.union(*(self._known(one, named) for role, one in phrase.of if role == "appos"))

    def _actors(self, phrase: Phrase) -> frozenset[str]:
        """The actors that the words of a phrase name."""
        return frozenset(one.id for one in self.text.named if one.start < phrase.end and phrase.start < one.end)

    def _is_name(self, phrase: Phrase) -> bool:
        """Whether the main word of a phrase is in the name of an actor."""
        return any(one.start < phrase.end <= one.end and not one.people for one in self.text.named)

    def _meant(self, phrase: Phrase, named: frozenset[str]) -> frozenset[str]:
        """The actor that a pronoun or a short form surely means; none if there are several."""
        if phrase.kind == "definite":
            return _by_noun(phrase.head, self.library)
        if phrase.kind != "pronoun":
            return frozenset()
        if phrase.head in _WE:
            return _with_bodies(self.speaker, self.library) if self.speaker else frozenset()
        kinds = ("person",) if phrase.head in _HE | _SHE else ("state", "body") if phrase.head in _IT else ()
        before = {one.id for one in self.text.named if one.start < phrase.start and _kind(one.id, self.library) in kinds} - named
        before -= self.text.female if phrase.head in _HE else self.text.male if phrase.head in _SHE else frozenset()
        return frozenset(before) if len(before) == 1 else frozenset()


def _by(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Who does something according to a “by” that was taken for part of another phrase."""
    for phrase in phrases:
        yield from (one for role, one in phrase.of if role == "by")


def _verb(verb: str) -> str:
    first, _, particle = verb.partition(" ")
    return with_particle(first, particle)


@lru_cache(maxsize=256)
def _with_bodies(id: str, library: EvidenceIndex) -> frozenset[str]:
    """Whom a speaker means by “we”: the speaker, and the bodies of which the record gives an office or a membership."""
    actor = library.dossier.actors[id]
    return frozenset({id, *(role.of for role in actor.roles if role.of), *(tie.actor for tie in actor.part_of)})


@lru_cache(maxsize=4096)
def _by_noun(head: str, library: EvidenceIndex) -> frozenset[str]:
    """The only actor whose name has the word for what it is: the company, the ministry."""
    found = {id for id, names in library.names(DEFAULT).items() if any(head in name.phrase[1:] for name in names)}
    return frozenset(found) if len(found) == 1 else frozenset()
