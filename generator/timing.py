"""Whether what records date fits together: nothing lies ahead of the dossier, states stand in order, and accounts that differ are of one time.

Floor 5: imports `problems`, `yamltext`, `dates`, `places`, `model` and `sources`.  One generator a rule; the docstring is the rule's entry in the handbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.dates import Date
from generator.model import Dossier
from generator.places import at
from generator.problems import Problem, tells
from generator.sources import Record
from generator.yamltext import Loc


@tells("development")
def differences_are_of_one_time(dossier: Dossier) -> Iterator[Problem]:
    """Accounts differ where they speak of the same time; what was so at one time and otherwise at another is a development.

    Bad (development), relationships/northland--southmark.yml:
        claims: [{id: no-deal, when: 2024-03-14, differs_from: [opened]}]
    Good:
        claims: [{id: no-deal, when: 2024-03-14, differs_from: [southmark/lost-passengers]}]
    """
    for record, number, claim in dossier.each():
        for position, ref in enumerate(claim.differs_from):
            found = dossier.claim(record, ref)
            theirs = found[1].when if found else None
            if claim.when and theirs and (claim.when.upper < theirs.lower or theirs.upper < claim.when.lower):
                place = at(dossier, record, ("claims", number, "differs_from", position))
                message = f"{ref!r} is of {theirs.words()}, and this claim of {claim.when.words()}: that is a development, no difference"
                yield Problem(place, "development", message, "delete it here; the timeline shows what changed")


@tells("bad-date")
def nothing_is_dated_after_the_dossier(dossier: Dossier) -> Iterator[Problem]:
    """What is reported happened, was published and was changed by the dossier's `as_of`; only a plan lies ahead.

    Bad (bad-date), relationships/northland--southmark.yml:
        history: [{date: 2024-05-04, kind: added, change: First edition.}]
    Good:
        history: [{date: 2024-05-03, kind: added, change: First edition.}]
    """
    settings = dossier.settings
    for record, loc, date, hint in _dates(dossier):
        if date.lower > settings.as_of.upper:
            yield Problem(at(dossier, record, loc), "bad-date", f"{date} is after the dossier's as_of, {settings.as_of}", hint)


def _dates(dossier: Dossier) -> Iterator[tuple[Record, Loc, Date, str]]:
    """Every date that cannot lie ahead, with what would mend it."""
    for source in dossier.sources.values():
        yield source, ("published",), source.published, "move as_of in dossier.yml, or mend the date"
    for record, number, claim in dossier.each():
        if claim.when and claim.type != "plan":
            yield (
                record,
                ("claims", number, "when"),
                claim.when,
                "write type: plan where it lies ahead, or mend the date, or move as_of in dossier.yml",
            )
        if claim.said_when:
            yield record, ("claims", number, "said_when"), claim.said_when, "mend the date"
    for actor in dossier.actors.values():
        for number, role in enumerate(actor.roles):
            if role.when:
                yield actor, ("roles", number, "when"), role.when, "mend the date"
            yield from ((actor, ("roles", number, "seen", position), date, "mend the date") for position, date in enumerate(role.seen))
    for relationship in dossier.relationships.values():
        for number, state in enumerate(relationship.states):
            yield relationship, ("states", number, "when"), state.when, "mend the date; what is planned is no state yet"
    for record in (*dossier.profiles.values(), *dossier.withdrawn.values()):
        for number, change in enumerate(record.history):
            yield record, ("history", number, "date"), change.date, "move as_of in dossier.yml, or mend the date"


@tells("bad-order")
def states_follow_time(dossier: Dossier) -> Iterator[Problem]:
    """The states of a relationship stand in order of time.

    Bad (bad-order), relationships/northland--southmark.yml:
        states:
          - {when: 2024-05-02, label: ferry line open, claim: opened}
          - {when: 2024-03, label: no deal on the ferry, claim: no-deal}
    Good:
        states:
          - {when: 2024-03, label: no deal on the ferry, claim: no-deal}
          - {when: 2024-05-02, label: ferry line open, claim: opened}
    """
    for relationship in dossier.relationships.values():
        for position, (one, two) in enumerate(zip(relationship.states, relationship.states[1:], strict=False), 1):
            if two.when.lower < one.when.lower:
                place = at(dossier, relationship, ("states", position, "when"))
                yield Problem(place, "bad-order", f"{two.when} stands after {one.when}", "order the states by time")


#: The rules of this module, in the order of the handbook.
RULES: Final[tuple[Callable[[Dossier], Iterator[Problem]], ...]] = (
    differences_are_of_one_time, nothing_is_dated_after_the_dossier, states_follow_time,
)  # fmt: skip
