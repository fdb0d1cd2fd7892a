"""What several dossiers must agree on, as a reader of all of them takes the same id, source or name for the same thing.

A problem names the file to change and the one that it disagrees with, each with the folder of its dossier before it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Final

from ..records.dossier import Actor, Dossier
from ..records.identity import other_id
from ..records.sources import Source
from ..text.problems import Problem
from .side_by_side import Held, pairs, plain


def check(dossiers: Mapping[str, Dossier]) -> list[Problem]:
    """What the dossiers disagree on, by the folder of each, in the order of the files."""
    sources = [Held(name, dossier, source) for name, dossier in dossiers.items() for source in dossier.sources.values()]
    actors = [Held(name, dossier, actor) for name, dossier in dossiers.items() for actor in dossier.actors.values()]
    return sorted({*_grades(sources), *_one_id(actors), *_two_ids(actors)})


def _grades(sources: Iterable[Held[Source]]) -> Iterator[Problem]:
    """One article has one grade."""
    for first, second in pairs(sources, _articles):
        one, other = first.record.reliability, second.record.reliability
        if one.grade != other.grade:
            message = f"this article has grade {other.grade} here and grade {one.grade} in {first.file}"
            yield Problem(second.place("reliability"), "two-grades", message, "give it the same grade in both files")


def _articles(source: Source) -> Iterator[Hashable]:
    """What one article has in common in all dossiers: its address, its ids, or its outlet, headline and day."""
    yield from (("address", address.rstrip("/")) for address in (source.url,) if address)
    yield from (("id", id) for id in source.same_as)
    if source.headline and source.published:
        yield plain(source.publisher), plain(source.headline), str(source.published)


def _one_id(actors: Iterable[Held[Actor]]) -> Iterator[Problem]:
    """One id is one actor, with one name."""
    for first, second in pairs(actors, lambda actor: (actor.id,)):
        one, other = first.record, second.record
        differing = _contradiction(first, second)
        if differing:
            message = f"{other.id!r} is {differing[1]} here and {differing[0]} in {first.file}"
            yield Problem(second.place(), "one-id", message, "rename one of the two: briefings rename OLD NEW")
        elif one.title != other.title:
            message = f"{other.id!r} is called {other.title!r} here and {one.title!r} in {first.file}"
            hint = "write one name in both files, and the other one among the aliases; if they are two actors, rename one: briefings rename OLD NEW"
            yield Problem(second.place("name"), "two-names", message, hint)


def _two_ids(actors: Iterable[Held[Actor]]) -> Iterator[Problem]:
    """One actor has one id: two with the same identifier or the same name are one, unless their identifiers differ."""
    for first, second in pairs(actors, _persons):
        one, other = first.record, second.record
        if one.id == other.id or _contradiction(first, second):
            continue
        common = next((id for id in other.same_as if id in one.same_as), "")
        why = f"both are {common}" if common else f"both are called {other.title!r}"
        if not common and one.title != other.title:
            why = f"{one.title!r} and {other.title!r} are spellings of one name"
        hint = f"give it one id: briefings rename {other.id} {one.id}"
        if not common:
            hint += "; if they are two actors, give both a qualifier"
        yield Problem(second.place("name"), "two-ids", f"{other.id!r} seems to be {one.id!r} in {first.file}: {why}", hint)


def _persons(actor: Actor) -> Iterator[Hashable]:
    """What one actor has in common in all dossiers: its ids elsewhere, or its name with what tells it apart."""
    yield from (("id", id) for id in actor.same_as)
    yield "name", plain(actor.title)


#: The type of schema.org that only people have.
_PERSON: Final = "Person"


def _contradiction(first: Held[Actor], second: Held[Actor]) -> tuple[str, str] | None:
    """What each of two actors is, if that shows that they differ: another entry of one register, or a person and none."""
    one, other = _entries(first.record), _entries(second.record)
    for scheme in sorted(one.keys() & other.keys()):
        if one[scheme].isdisjoint(other[scheme]):
            return min(one[scheme]), min(other[scheme])
    kinds = [held.dossier.vocabulary.actor_kinds.get(held.record.kind) for held in (first, second)]
    types = [kind.schema_org for kind in kinds if kind and kind.schema_org]
    if len(types) == len(kinds) and (types[0] == _PERSON) != (types[1] == _PERSON):
        said = ["a person" if type == _PERSON else "not a person" for type in types]
        return said[0], said[1]
    return None


def _entries(actor: Actor) -> dict[str, set[str]]:
    """The ids of an actor elsewhere, in words, by the register."""
    found: dict[str, set[str]] = {}
    for id in map(other_id, actor.same_as):
        if id.scheme:
            found.setdefault(id.scheme, set()).add(id.words)
    return found
