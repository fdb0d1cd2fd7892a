"""Names that several actors have: whom they mean in some passages.

Such a name means an actor if the passages have another name of it, or a mark: the body of its office or membership, or a word of its
qualifier or of its office.  What a namesake shares is not a mark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from ..articles.language import Language
from ..records.dossier import Actor
from .passages import EvidenceIndex, Passages

Phrase = tuple[str, ...]
#: The actors with names that others have, by id: each such name, and these others.
Shared = Mapping[str, Mapping[Phrase, frozenset[str]]]
_SHARED: Final[WeakKeyDictionary[EvidenceIndex, dict[Language, Shared]]] = WeakKeyDictionary()


#: How much a name is an actor's own: made from its family name, one of its record, or the `name` of its record.
_DERIVED, _OTHER, _OWN = 0, 1, 2


class Undecided(NamedTuple):
    """A name in some passages: its words, the same as the record has it, and the other actors that it may mean."""

    words: str
    name: str
    others: tuple[str, ...]


def shared_names(library: EvidenceIndex, language: Language) -> Shared:
    """The names that several actors have, in the form used to search texts in a language.

    An actor's own `name` is its own, even if it is an alias of another actor; what its record has is its own, even if it is made from the
    family name of another one.
    """
    known = _SHARED.get(library)
    if known is None:
        known = _SHARED[library] = {}
    if language not in known:
        known[language] = _shared_names(library, language)
    return known[language]


def _shared_names(library: EvidenceIndex, language: Language) -> Shared:
    titles = {id: actor.title.casefold() for id, actor in library.dossier.actors.items()}  # of equal ones another rule makes one
    owners: dict[Phrase, dict[str, int]] = defaultdict(dict)
    for id, names in library.names(language).items():
        own = language.keys(library.dossier.actors[id].name)
        for name in names:
            owners[name.phrase][id] = _DERIVED if name.derived else _OWN if name.phrase == own else _OTHER
    found: dict[str, dict[Phrase, frozenset[str]]] = defaultdict(dict)
    for phrase, ids in owners.items():
        for id, rank in ids.items() if len(ids) > 1 else ():
            others = frozenset(other for other, theirs in ids.items() if titles[other] != titles[id] and theirs >= rank)
            if others:
                found[id][phrase] = others
    return found


def undecided(library: EvidenceIndex, passages: Passages, actor: str) -> Undecided | None:
    """The name by which passages may mean an actor or another one, if nothing in them shows which; None if they show it, or name neither."""
    open_: dict[Phrase, frozenset[str]] = {}
    for paragraph in passages.paragraphs:
        shared = shared_names(library, paragraph.language).get(actor, {})
        for name in library.names(paragraph.language).get(actor, ()) if shared else ():
            if name.phrase not in shared:
                if name.occurs_in(paragraph):
                    return None
            elif name.phrase not in open_ and name.occurs_in(paragraph):
                open_[name.phrase] = shared[name.phrase]
    others = tuple(sorted({other for found in open_.values() for other in found}))
    if not others or _is_marked(library, passages, actor, others):
        return None
    known = library.dossier.actors[actor]
    every = (*known.names, *known.metonyms, *known.native_names.values())
    languages = dict.fromkeys(paragraph.language for paragraph in passages.paragraphs)
    named = (name for name in every for language in languages if language.keys(name) in open_)
    words = " ".join(next(iter(open_))).title()
    printed = next(named, "")
    return Undecided(printed or words, printed or known.name, others)


def _is_marked(library: EvidenceIndex, passages: Passages, actor: str, others: tuple[str, ...]) -> bool:
    """Whether passages have something that belongs to an actor and to none of some others."""
    actors = library.dossier.actors
    bodies = {*_bodies(actors[actor])}.difference(*(_bodies(actors[other]) for other in others))
    words = {*_words(library, actors[actor])}.difference(*(_words(library, actors[other]) for other in others))
    return any(library.names_actor(passages, body) for body in sorted(bodies)) or any(map(passages.has, sorted(words)))


def _bodies(actor: Actor) -> Iterator[str]:
    yield from (role.of for role in actor.roles if role.of)
    yield from (tie.actor for tie in actor.part_of)


def _words(library: EvidenceIndex, actor: Actor) -> Iterator[str]:
    """The words that tell an actor apart: of its qualifier and its offices."""
    for text in filter(None, (actor.qualifier, *(role.title for role in actor.roles))):
        yield from (key for key in library.language.keys(text) if key not in library.language.stop_words)
