"""Rules about time: dates, states, the history of a record, and published addresses that must keep working."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Final

from ..evidence.accounts import of_one_event
from ..records.dossier import SETTINGS, VOCABULARY, Actor, Dossier, Relationship, at, at_path
from ..records.facts import Fact
from ..records.scalars import reserved
from ..records.schema import Claim, Record, Tie
from ..text.dates import Date
from ..text.problems import Place, Problem, nearest
from ..text.yaml import Loc
from .registry import rule

#: The number of dates after `as_of` from which on, if most dates are, `as_of` itself is wrong.
_FEW: Final = 3
#: The fields that a withdrawn record may not have.
#: Words by which the text of a claim shows that what it dates is still to come.
_AHEAD: Final = frozenset({"will", "due", "planned", "scheduled", "expected", "plans"})
_CONTENTS: Final = ("claims", "judgements", "states", "trend", "roles", "part_of", "members", "facts", "waive")


@rule("development")
def differences_are_of_one_time(dossier: Dossier) -> Iterator[Problem]:
    """Differing accounts are about the same time, or about one event that they date differently; a change over time is a development.

    Two claims that say much the same of days that are close together are taken for accounts of one event.

    Bad (development), relationships/northland--southmark.yml:
        claims: [{id: no-deal, when: 2024-03-14, differs_from: [opened]}]
    Good:
        claims: [{id: no-deal, when: 2024-03-14, differs_from: [southmark/lost-passengers]}]
    """
    for record, number, claim in dossier.each():
        for position, ref in enumerate(claim.differs_from):
            found = dossier.claim(record, ref)
            if found and _develops(dossier, claim, found[1]):
                place = at(dossier, record, ("claims", number, "differs_from", position))
                ours, theirs = (when.words() for when in (claim.when, found[1].when) if when)
                message = f"{ref!r} is about {theirs}, but this claim about {ours}: that is a development, not a difference"
                hint = "delete it here, as the timeline shows what changed; if both are accounts of one event, give both the same event: …"
                yield Problem(place, "development", message, hint)


def _develops(dossier: Dossier, one: Claim, two: Claim) -> bool:
    """Whether two claims are about different times and not about one event."""
    if not (one.when and two.when) or (one.event and one.event == two.event):
        return False
    apart = one.when.upper < two.when.lower or two.when.upper < one.when.lower
    return apart and not of_one_event(dossier, one, two)


@rule("bad-date")
def nothing_is_dated_after_the_dossier(dossier: Dossier) -> Iterator[Problem]:
    """Everything reported, published or changed is dated no later than the dossier's `as_of`; only plans may be later.

    Bad (bad-date), relationships/northland--southmark.yml:
        history: [{date: 2024-05-04, kind: added, change: First edition.}]
    Good:
        history: [{date: 2024-05-03, kind: added, change: First edition.}]
    """
    settings = dossier.settings
    dates = list(_dates(dossier))
    late = [found for found in dates if found[2].lower > settings.as_of.upper]
    if len(late) > _FEW and 2 * len(late) > len(dates):
        newest = max((date for _, _, date, _ in late), key=lambda date: (date.lower, date.text))
        message = f"as_of is earlier than {len(late)} of the dossier's {len(dates)} dates, the last of which is {newest}"
        hint = f"write a day up to which the dossier is current, such as as_of: {newest.lower.isoformat()}"
        yield Problem(at_path(dossier, SETTINGS, ("as_of",)), "bad-date", message, hint)
        return
    for record, loc, date, hint in late:
        yield Problem(at(dossier, record, loc), "bad-date", f"{date} is later than the dossier's as_of, {settings.as_of}", hint)


def _dates(dossier: Dossier) -> Iterator[tuple[Record, Loc, Date, str]]:
    """Every date that may not be in the future, with a suggested fix."""
    for source in dossier.sources.values():
        if source.published:
            yield source, ("published",), source.published, "move as_of in dossier.yml, or correct the date"
    for record, number, claim in dossier.each():
        if claim.when and claim.type != "plan" and _AHEAD.isdisjoint(dossier.language.keys(claim.text)):
            yield (
                record,
                ("claims", number, "when"),
                claim.when,
                "use type: plan if it is in the future, or correct the date, or move as_of in dossier.yml",
            )
        if claim.said_when:
            yield record, ("claims", number, "said_when"), claim.said_when, "correct the date"
    for actor in dossier.actors.values():
        for number, role in enumerate(actor.roles):
            if role.when:
                yield actor, ("roles", number, "when"), role.when, "correct the date"
            yield from ((actor, ("roles", number, "seen", position), date, "correct the date") for position, date in enumerate(role.seen))
        groups: tuple[tuple[str, tuple[Tie | Fact, ...]], ...] = (
            ("part_of", actor.part_of),
            ("members", actor.members),
            ("facts", actor.facts),
        )
        for name, parts in groups:
            timed = ((number, part.when) for number, part in enumerate(parts) if part.when)
            yield from ((actor, (name, number, "when"), when, "correct the date") for number, when in timed)
    for relationship in dossier.relationships.values():
        for number, kind in enumerate(relationship.kinds):
            if kind.when:
                yield relationship, ("kinds", number, "when"), kind.when, "correct the date; a plan is not a kind yet"
        for number, state in enumerate(relationship.states):
            yield relationship, ("states", number, "when"), state.when, "correct the date; a plan is not a state yet"
    for record in (*dossier.profiles.values(), *dossier.withdrawn.values()):
        for number, change in enumerate(record.history):
            yield record, ("history", number, "date"), change.date, "move as_of in dossier.yml, or correct the date"


@rule("bad-order")
def states_follow_time(dossier: Dossier) -> Iterator[Problem]:
    """The states of a relationship are in chronological order.

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
                yield Problem(place, "bad-order", f"{two.when} comes after {one.when}", "put the states in chronological order")


@rule("unknown-claim", "not-withdrawn")
def changes_are_of_claims(dossier: Dossier) -> Iterator[Problem]:
    """A change names a claim of its record, or one that was withdrawn; a withdrawn claim is no longer in the record.

    Bad (not-withdrawn), relationships/northland--southmark.yml:
        history: [{date: 2024-05-03, kind: withdrawn, claim: opened, change: The line never opened.}]
    Good:
        history: [{date: 2024-05-03, kind: withdrawn, claim: ticket-price, change: No article gives the price.}]
    """
    for record in dossier.profiles.values():
        standing, gone = _live_parts(record), record.withdrawn_claims
        for position, change in enumerate(record.history):
            loc: Loc = ("history", position, "claim")
            if change.claim and change.claim in standing and gone.get(change.claim) is change:
                place, message = at(dossier, record, loc), f"{change.claim!r} was withdrawn but is still in the record"
                yield Problem(place, "not-withdrawn", message, "remove it, or add a later change that says why it is back")
            elif change.claim and change.claim not in standing | gone.keys():
                hint = nearest(change.claim, standing) or "if it was removed, add a change of kind withdrawn"
                message = f"unknown claim {change.claim!r} in {record.id}, and it was not withdrawn"
                yield Problem(at(dossier, record, loc), "unknown-claim", message, hint)


@rule("missing-field", "unwanted-field")
def corrections_say_what_was(dossier: Dossier) -> Iterator[Problem]:
    """A correction of a claim gives its former wording in `was`; additions and changes to a whole record do not.

    Bad (missing-field), relationships/northland--southmark.yml:
        history: [{date: 2024-05-03, kind: corrected, claim: opened, change: There were five ships.}]
    Good:
        history: [{date: 2024-05-03, kind: corrected, claim: opened, was: There were four ships., change: There were five.}]
    """
    for record in _current_and_withdrawn(dossier):
        for position, change in enumerate(record.history):
            if change.kind == "corrected" and change.claim and not change.was:
                message = f"the correction of {change.claim!r} has no `was`"
                hint = "add was: …, with the former wording"
                yield Problem(at(dossier, record, ("history", position)), "missing-field", message, hint)
            elif change.was and (change.kind == "added" or not change.claim):
                what = "an addition has no former wording" if change.kind == "added" else "`was` needs `claim`"
                place = at(dossier, record, ("history", position, "was"), key=True)
                yield Problem(place, "unwanted-field", what, "leave it out" if change.kind == "added" else "add claim: …, or leave it out")


@rule("duplicate-id", "bad-id", "reserved-id")
def former_ids_are_free(dossier: Dossier) -> Iterator[Problem]:
    """Former ids of records and topics are valid ids, belong to nothing now, and belonged to one thing only; topics have their own ids."""
    owners: dict[str, str] = {}
    live = {*dossier.profiles, *dossier.withdrawn, *dossier.sources, *dossier.broken}
    for record in (*_current_and_withdrawn(dossier), *dossier.sources.values()):
        for position, old in enumerate(record.formerly):
            place = at(dossier, record, ("formerly", position))
            if len(old.split("--")) != 1 + isinstance(record, Relationship):
                wanted = "two ids joined by --" if isinstance(record, Relationship) else "an id without --"
                yield Problem(place, "bad-id", f"{old!r} is not a valid id in {record.folder}/", f"write {wanted}")
            else:
                yield from (Problem(place, *said) for said in _taken(old, record.id, "record", live, owners))
            owners.setdefault(old, record.id)
    owners = {}
    for id, topic in dossier.vocabulary.topics.items():
        for position, old in enumerate(topic.formerly):
            place = at_path(dossier, VOCABULARY, ("topics", id, "formerly", position))
            yield from (Problem(place, *said) for said in _taken(old, id, "topic", dossier.vocabulary.topics, owners))
            owners.setdefault(old, id)


def _taken(old: str, id: str, what: str, live: Container[str], owners: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint if `old`, a former id of the `what` with the id `id`, is not valid, is in use, or was used by another."""
    if any(map(reserved, old.split("--"))):
        message = f"{old!r} is a reserved name on some systems"
        yield "reserved-id", message, "delete it here: it was never an id"
    elif old in live:
        yield "duplicate-id", f"duplicate id {old!r}: it is {'its current id' if old == id else f'the id of a {what}'}", "delete it here"
    elif old in owners:
        yield "duplicate-id", f"duplicate former id {old!r}, also in {owners[old]}", "keep one of the two"


@rule("not-withdrawn", "unknown-actor")
def withdrawn_records_are_empty(dossier: Dossier) -> Iterator[Problem]:
    """A withdrawn record keeps only its names and its history."""
    for record in dossier.withdrawn.values():
        for name in _CONTENTS:
            if getattr(record, name, None):
                message = f"{record.id!r} was withdrawn but still has {name}"
                hint = "remove them, or add a later change to `history` that says why it is back"
                yield Problem(at(dossier, record, (name,), key=True), "not-withdrawn", message, hint)
        for position, party in enumerate(record.parties if isinstance(record, Relationship) else ()):
            if party not in {*dossier.actors, *dossier.broken} and not isinstance(dossier.withdrawn.get(party), Actor):
                place = at(dossier, record, ("parties", position))
                yield Problem(place, "unknown-actor", f"unknown actor {party!r}", f"create it: briefings new actor {party}")


@rule("lost-id")
def addresses_last(dossier: Dossier) -> Iterator[Problem]:
    """Everything in an edition still exists, or its record says what became of it, so that permanent links keep working.

    A source that is no longer cited stays, with its paragraphs under `unused`, because links lead to them.

    Bad (lost-id), editions/2024-05.json:
        {"form": 1, "as_of": "2024-05-03", "records": {"north": {"kind": "actor", "name": "The North"}}, "sources": {}}
    Good:
        {"form": 1, "as_of": "2024-05-03", "records": {"north": {"kind": "actor", "name": "The North"}}, "sources": {}}
    And, actors/northland.yml:
        formerly: [north]
    """
    names, known = dossier.moved, {*dossier.profiles, *dossier.withdrawn, *dossier.broken}
    lost: dict[tuple[str, str], tuple[str, str]] = {}
    gone: dict[str, str] = {}
    led_on = {old for old, id in names.items() if id in dossier.sources}
    for name, edition in sorted(dossier.editions.items()):
        for was, said in edition.records.items():
            id = was if was in known else names.get(was, was)
            record = dossier.profiles.get(id)
            if id not in known:
                lost.setdefault((id, ""), (name, ""))
            for part in {*said.claims, *said.judgements} - _live_parts(record) - record.withdrawn_claims.keys() if record else ():
                lost.setdefault((id, part), (name, "claims" if part in said.claims else "judgements"))
        for was in set(edition.sources) - dossier.sources.keys() - led_on - dossier.broken:
            gone.setdefault(was, name)
    for (id, part), found in sorted(lost.items()):
        yield _lost(dossier, id, part, *found)
    for id, name in sorted(gone.items()):
        hint = f"if it was renamed, add formerly: [{id}]; otherwise restore it, with the paragraphs that are no longer cited under `unused`"
        place = Place(f"briefings/editions/{name}.json")
        yield Problem(place, "lost-id", f"the edition has the source {id!r}, which no longer exists", hint)


def _live_parts(record: Actor | Relationship) -> set[str]:
    """The ids of a record's claims and judgements."""
    return {claim.id for claim in record.claims} | {judgement.id for judgement in record.judgements}


def _lost(dossier: Dossier, id: str, part: str, edition: str, field: str) -> Problem:
    record = dossier.profiles.get(id)
    if record is None:
        hint = f"if it was renamed, add formerly: [{id}]; if it was withdrawn, keep its file with only the history"
        return Problem(
            Place(f"briefings/editions/{edition}.json"), "lost-id", f"the edition has the record {id!r}, which no longer exists", hint
        )
    hint = f"add to `history`: {{date: …, kind: withdrawn, claim: {part}, change: …}}"
    place = at(dossier, record, (field,) if getattr(record, field) else (), key=True)
    return Problem(place, "lost-id", f"the edition {edition} has {part!r} here, which no longer exists", hint)


def _current_and_withdrawn(dossier: Dossier) -> tuple[Actor | Relationship, ...]:
    return (*dossier.profiles.values(), *dossier.withdrawn.values())
