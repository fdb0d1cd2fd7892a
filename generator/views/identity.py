"""The rows of an infobox that say who an actor is: names of other times, where it came from, and where else it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..articles.demonyms import is_adjective_of
from ..records.dossier import Actor
from ..records.identity import DatedName, Succession, other_id
from ..records.schema import Recorded
from ..text.prose import Link
from .profile import Presentation, Row, Value
from .wording import UNREAD

#: The labels of what other records say of an actor, by their fields; and of what its own record says.
_OTHERS: Final = {"succeeds": "Succeeded by", "merged_into": "Merged from"}
_OWN: Final = {"succeeds": "Succeeds", "merged_into": "Merged into"}


#: The kinds of actors whose names have adjectives, as schema.org names them; and those of which nothing is said.
_COUNTRIES: Final = frozenset({None, "Country", "State", "AdministrativeArea"})


def names_to_know(presentation: Presentation, actor: Actor) -> Iterator[str]:
    """The aliases under which a reader may meet an actor; of a state, without those that are only its adjective or its people."""
    state = presentation.dossier.vocabulary.actor_kinds[actor.kind].schema_org in _COUNTRIES
    for alias in actor.aliases:
        if not (state and any(is_adjective_of(alias, name) for name in actor.names)):
            yield alias


def name_rows(presentation: Presentation, actor: Actor) -> Iterator[Row]:
    """The names that an actor had for a time."""
    names = (_supported(presentation, actor, (f"{it.name} ({it.when.words()})",), it) for it in actor.dated_names)
    yield Row("Names over time", tuple(names))


def succession_rows(presentation: Presentation, actor: Actor) -> Iterator[Row]:
    """The actors that an actor came from or became part of, and those that came from it; each pair once."""
    own = [(str(loc[0]), it) for loc, it in actor.successions]
    for field, label in _OWN.items():
        yield Row(label, tuple(_other(presentation, actor, it.actor, it) for of, it in own if of == field))
    others = [found for found in presentation.views.successions.get(actor.id, ()) if found[1].id not in {it.actor for _, it in own}]
    for field, label in _OTHERS.items():
        yield Row(label, tuple(_other(presentation, other, other.id, it) for of, other, it in others if of == field))


def address_rows(actor: Actor) -> Iterator[Row]:
    """The web address of an actor, and its ids in registers of others."""
    yield Row("Website", (Value((actor.website,), address=actor.website),) if actor.website else ())
    yield Row("Same as", tuple(same_as(actor.same_as)))


def recorded_rows(actor: Actor) -> Iterator[Row]:
    """The rows of data sets in which an actor is, and the sources that these name for it."""
    yield Row("Recorded in", tuple(Value(row_words(row)) for row in actor.recorded))
    references = dict.fromkeys(id for row in actor.recorded for id in row.references)
    yield Row("References there", tuple(Value((Link(id, ""),)) for id in references))


def row_words(row: Recorded) -> tuple[str | Link, ...]:
    """The data set, its version and the row, and that nobody read it here."""
    return Link(row.source, ""), f", {row.words} ({UNREAD})"


def same_as(ids: Iterable[str]) -> Iterator[Value]:
    """Ids in registers of others, each with the address of its entry, if it has one."""
    found = map(other_id, ids)
    return (Value((it.words,), address=it.address) for it in found)


def _other(presentation: Presentation, home: Actor, shown: str, succession: Succession) -> Value:
    when = f" ({succession.when.words()})" if succession.when else ""
    return _supported(presentation, home, (Link(shown, ""), *((when,) if when else ())), succession)


def _supported(presentation: Presentation, home: Actor, words: tuple[str | Link, ...], part: DatedName | Succession) -> Value:
    """A value with the citations of the claim that it rests on."""
    found = presentation.dossier.claim(home, part.claim)
    cites = found[1].cites if found else ()
    unchecked = presentation.dossier.doubts_on(home.id, part)
    return Value(words, cites, presentation.impact.rests_alone(cites), unchecked=unchecked)
