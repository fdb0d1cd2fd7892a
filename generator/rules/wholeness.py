"""What is not whole in a dossier: the parts of records that name something missing or broken, and everything that rests on them.

A mistake is reported once, where it was made.  Without this, a date that cannot be read would also be reported as names and numbers that no
paragraph has, in each text that rests on its record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import Final

from ..records.dossier import SETTINGS, Actor, Dossier, Relationship
from ..records.schema import Claim, Role, Tie
from ..text import prose
from ..text.problems import Problem
from ..text.yaml import Loc

#: The fields that are lists of parts, each of which is whole or not.
_LISTS: Final = frozenset(
    {
        "claims",
        "judgements",
        "gaps",
        "roles",
        "part_of",
        "members",
        "dated_names",
        "succeeds",
        "facts",
        "states",
        "history",
        "topics",
        "actor_kinds",
    }
)
#: The fields of a part that decide what its text rests on; an unknown topic, say, makes a claim no less whole.
_FOUNDING: Final = frozenset({"text", "cites", "said_by", "speaker_at", "dated_at", "means", "based_on", "claim", "actor", "of"})
#: What makes a part no less whole: a citation that is there twice, and an id, which only makes references to it ambiguous.
_HARMLESS: Final = frozenset({"bad-citation", "duplicate-id"})
#: The fields whose meaning depends on the kind of an actor.
_OF_ITS_KIND: Final = ("name", "aliases", "metonyms", "native_names")
_Part = tuple[str, Loc]


def part_of(loc: Loc) -> Loc:
    """The part of a record that a path leads into: an item of a list, or a field."""
    return loc[:2] if loc and loc[0] in _LISTS else loc[:1]


def without_consequences(dossier: Dossier, first: Iterable[Problem], rest: Iterable[Problem], founding: Container[str]) -> set[Problem]:
    """The problems of the rules that come first, and those of the rest that do not only follow from them.

    Problems of the rest with a `founding` code count as first ones, unless they are consequences themselves.
    """
    first, rest = list(first), tuple(rest)
    unsound = Unsound(dossier, first)
    named = [problem for problem in rest if problem.code in founding and not unsound.has(problem)]
    if named:
        first += named
        unsound = Unsound(dossier, first)
    return {*first, *(problem for problem in rest if not unsound.has(problem))}


class Unsound:
    """The parts of a dossier that are not whole; problems of the other rules there would only be consequences.

    `first` are the problems of the rules that come first, which find out what exists.
    """

    def __init__(self, dossier: Dossier, first: Iterable[Problem]) -> None:
        self._dossier = dossier
        first = tuple(first)
        self._parts: set[_Part] = {(problem.place.path, part_of(problem.place.loc)) for problem in first if _is_founding(problem)}
        self._paths = {path for path, _ in self._parts}
        self._unnamed = {(problem.place.path, problem.place.loc) for problem in first if problem.code == "unnamed-actor"}
        if not self._parts and not dossier.broken:
            return
        self._sources = {id for id in (*dossier.sources, *dossier.evidence) if id in dossier.broken or self._lacks_evidence(id)}
        self._actors = self._nameless()
        self._ambiguous = set(_twice(dossier))
        self._claims = {ref for ref, found in dossier.claims.items() if self._falls(*found)}
        for record in dossier.profiles.values():
            self._parts.update((record.path, loc) for loc in self._of_record(record))
        if self._shaken("", dossier.settings.opening.based_on) or self._links_astray(dossier.settings.opening.text):
            self._parts.add((SETTINGS, ("introduction",)))
        for number, gap in enumerate(dossier.settings.gaps):
            if self._shaken("", gap.based_on) or self._links_astray(gap.text):
                self._parts.add((SETTINGS, ("gaps", number)))

    def has(self, problem: Problem) -> bool:
        """Whether a problem is in a part that is not whole, and follows from that."""
        return problem.code != "unknown-rule" and (problem.place.path, part_of(problem.place.loc)) in self._parts

    def _lacks_evidence(self, id: str) -> bool:
        """Whether an article's evidence should be here and is not."""
        return id not in self._dossier.evidence and id not in self._dossier.kept_elsewhere

    def _nameless(self) -> set[str]:
        """The actors whose names are not known: broken ones, those with a wrong name or kind, and blocs with such members."""
        actors, wrong = self._dossier.actors, (("name",), ("kind",))
        found = set(self._dossier.broken)
        found |= {
            id for id, actor in actors.items() if any((actor.path, loc) in self._parts for loc in wrong) and not self._has_alias(actor)
        }
        unknown = {tie.actor for actor in actors.values() for tie in actor.members} - actors.keys()
        before = -1
        found |= unknown
        while len(found) > before:
            before = len(found)
            found |= {id for id, actor in actors.items() if any(tie.actor in found for tie in actor.members)}
        return found

    def _has_alias(self, actor: Actor) -> bool:
        """Whether only the name of an actor is in no source, and another of its names is: what is said of it can be checked by that one."""
        only_unnamed = (actor.path, ("name",)) in self._unnamed and (actor.path, ("kind",)) not in self._parts
        return only_unnamed and any((actor.path, ("aliases", number)) not in self._unnamed for number in range(len(actor.aliases)))

    def _falls(self, record: Actor | Relationship, claim: Claim) -> bool:
        """Whether a claim names something that is missing or broken."""
        cites = (*claim.cites, *filter(None, (claim.speaker_at, claim.dated_at)))
        return (
            any(cite.source in self._sources or cite.source not in self._dossier.sources for cite in cites)
            or not self._actors.isdisjoint(claim.speakers)
            or self._links_astray(claim.text)
            or (record.path, ("claims", _position(record, claim))) in self._parts
        )

    def _links_astray(self, text: str) -> bool:
        return any(link.record in self._actors for link in prose.links(text))

    def _shaken(self, home: str, refs: Iterable[str]) -> bool:
        """Whether a claim that something rests on is missing or not whole."""
        named = (ref if "/" in ref or not home else f"{home}/{ref}" for ref in refs)
        return any(ref not in self._dossier.claims or ref in self._claims or ref in self._ambiguous for ref in named)

    def _of_record(self, record: Actor | Relationship) -> Iterator[Loc]:
        """The parts of a record that are not whole."""
        fallen = [number for number, claim in enumerate(record.claims) if f"{record.id}/{claim.id}" in self._claims]
        yield from (("claims", number) for number in fallen)
        for number, judgement in enumerate(record.judgements):
            if self._shaken(record.id, judgement.based_on) or self._links_astray(judgement.text):
                yield "judgements", number
        for number, gap in enumerate(record.gaps):
            if self._shaken(record.id, gap.based_on) or self._links_astray(gap.text):
                yield "gaps", number
        if isinstance(record, Actor):
            yield from self._of_actor(record)
        else:
            yield from (("states", number) for number, state in enumerate(record.states) if self._shaken(record.id, (state.claim,)))
            named = ((number, kind.claim) for number, kind in enumerate(record.kinds) if kind.claim)
            yield from (("kinds", number) for number, ref in named if self._shaken(record.id, (ref,)))
            yield from (("parties",),) if fallen or not self._actors.isdisjoint(record.parties) else ()
        if record.path in self._paths or fallen:
            yield ("waive",)  # a rule that is waived may have found nothing, because it was not applied

    def _of_actor(self, actor: Actor) -> Iterator[Loc]:
        yield from (("facts", number) for number, fact in enumerate(actor.facts) if self._shaken(actor.id, (fact.claim,)))
        yield from (("dated_names", number) for number, it in enumerate(actor.dated_names) if self._shaken(actor.id, (it.claim,)))
        for loc, it in actor.successions:
            if it.actor in self._actors or self._shaken(actor.id, (it.claim,)):
                yield loc
        if self._sources or any((actor.path, (field,)) in self._parts for field in ("kind", "members")):
            yield from ((name,) for name in _OF_ITS_KIND)
        listed: tuple[tuple[str, tuple[Role | Tie, ...]], ...] = (
            ("roles", actor.roles),
            ("part_of", actor.part_of),
            ("members", actor.members),
        )
        for name, parts in listed:
            for number, part in enumerate(parts):
                other = part.of if isinstance(part, Role) else part.actor
                if not self._actors.isdisjoint({actor.id, other}) or any(cite.source in self._sources for cite in part.cites):
                    yield name, number


def _is_founding(problem: Problem) -> bool:
    """Whether something rests on the value of a problem: on a whole part or field, or on certain fields of a part."""
    loc = problem.place.loc
    return problem.code not in _HARMLESS and (len(loc) < 3 or loc[0] not in _LISTS or loc[2] in _FOUNDING)


def _twice(dossier: Dossier) -> Iterator[str]:
    """The claims whose id another part of their record has as well, as `record/claim`."""
    for record in dossier.profiles.values():
        counted = Counter([*(claim.id for claim in record.claims), *(judgement.id for judgement in record.judgements)])
        yield from (f"{record.id}/{id}" for id, number in counted.items() if number > 1)


def _position(record: Actor | Relationship, claim: Claim) -> int:
    return next(number for number, other in enumerate(record.claims) if other is claim)
