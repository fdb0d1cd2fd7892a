"""Whether records lead back to themselves: what took a claim's place, what differs from itself, what belongs to itself.

Floor 5: imports `problems`, `yamltext`, `places` and `model`.  One generator a rule; the docstring is the rule's entry in the handbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Final

from generator.model import Actor, Dossier
from generator.places import at
from generator.problems import Problem, tells
from generator.yamltext import Loc

#: How many times a claim may be superseded before the first one names the one that stands.
MOST_STEPS: Final = 5


@tells("supersession-cycle")
def supersession_ends(dossier: Dossier) -> Iterator[Problem]:
    """`superseded_by` leads in at most five steps to a claim that stands, and never back.

    Bad (supersession-cycle), relationships/northland--southmark.yml:
        claims: [{id: no-deal, superseded_by: opened}, {id: opened, superseded_by: no-deal}]
    Good:
        claims: [{id: no-deal, superseded_by: opened}]
    """
    for record, number, claim in dossier.each():
        seen, current = [f"{record.id}/{claim.id}"], (record, claim)
        while current[1].superseded_by:
            following = dossier.claim(current[0], current[1].superseded_by)
            if following is None:
                break  # the missing claim is told where it is named
            ref = f"{following[0].id}/{following[1].id}"
            if ref in seen or len(seen) > MOST_STEPS:
                what = "leads in a circle" if ref in seen else "takes more than five steps"
                place = at(dossier, record, ("claims", number, "superseded_by"))
                yield Problem(
                    place, "supersession-cycle", f"superseded_by {what}: {' → '.join([*seen, ref])}", "name the claim that stands"
                )
                break
            seen.append(ref)
            current = following


@tells("self-reference")
def nothing_names_itself(dossier: Dossier) -> Iterator[Problem]:
    """A claim does not differ from itself and is not shown again at home; no actor is its own part, member or office.

    Bad (self-reference), actors/northland.yml:
        claims: [{id: paid-for-pier, also: [northland]}]
    Good:
        claims: [{id: paid-for-pier, also: [southmark]}]
    """
    for record, number, claim in dossier.each():
        for position, ref in enumerate(claim.differs_from):
            if dossier.claim(record, ref) == (record, claim):
                place = at(dossier, record, ("claims", number, "differs_from", position))
                yield Problem(place, "self-reference", "a claim cannot differ from itself", "name the other account")
        for position, id in enumerate(claim.also):
            if id == record.id:
                place = at(dossier, record, ("claims", number, "also", position))
                yield Problem(place, "self-reference", f"{id!r} is the record that the claim is at home in", "delete it here")
    for actor in dossier.actors.values():
        for loc, id in ties(actor):
            if id == actor.id:
                yield Problem(at(dossier, actor, loc), "self-reference", f"{id!r} names itself", "name the other actor, or leave it out")


def ties(actor: Actor) -> Iterator[tuple[Loc, str]]:
    """The actors that an actor belongs to, consists of or holds an office of, each with its way in the record."""
    for name, found in (("part_of", actor.part_of), ("members", actor.members)):
        yield from (((name, position, "actor"), tie.actor) for position, tie in enumerate(found))
    yield from ((("roles", position, "of"), role.of) for position, role in enumerate(actor.roles) if role.of)


@tells("membership-cycle")
def memberships_end(dossier: Dossier) -> Iterator[Problem]:
    """No actor belongs to itself by way of others, whether they say it or their members do.

    Bad (membership-cycle), actors/northland.yml:
        part_of: [{actor: southmark, cites: [herald-2024-03#3]}]
    And, actors/southmark.yml:
        part_of: [{actor: northland, cites: [herald-2024-03#3]}]
    Good, actors/northland.yml:
        part_of: [{actor: southmark, cites: [herald-2024-03#3]}]
    """
    belongs: dict[str, dict[str, tuple[Actor, Loc]]] = {}
    for actor in dossier.actors.values():
        for loc, other in ties(actor):
            if loc[0] != "roles" and other != actor.id:
                member, group = (other, actor.id) if loc[0] == "members" else (actor.id, other)
                belongs.setdefault(member, {})[group] = actor, loc
    try:
        TopologicalSorter(belongs).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        record, loc = belongs[circle[1]][circle[0]]
        message = f"the membership leads back: {' → '.join(reversed(circle))}"
        yield Problem(at(dossier, record, loc), "membership-cycle", message, "leave one of the memberships out")


#: The rules of this module, in the order of the handbook.
RULES: Final[tuple[Callable[[Dossier], Iterator[Problem]], ...]] = (supersession_ends, nothing_names_itself, memberships_end)
