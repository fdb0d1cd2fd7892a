"""The statements of other records on an actor's page, which have pages of their own if they are too many: by topic, then by time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from ..text import collation
from ..text.dates import Date
from ..views.guests import is_guest
from ..views.profile import Group, Profile, Section, Statement, StatementNumbers
from ..views.queries import date_of
from . import context, parting
from .keys import by_time, within
from .parting import Key, Part

#: The elements of a statement in full with its notes, of a relationship, of a source, and of another record that is mentioned.
_FULL: Final = 18
_RELATIONSHIP: Final = 6
_SOURCE: Final = 6
_MENTION: Final = 2


class Guest(NamedTuple):
    """A statement of another record, with the key of its group on the page."""

    key: Key
    statement: Statement


def group_key(section: Section, group: Group) -> Key:
    """The key of a group of statements: its topic, or its section."""
    anchor = group.anchor or section.anchor
    return Key(anchor.lower(), group.heading or section.heading)


def part_name(actor: str, key: Key) -> str:
    """The name of the page of a part of an actor's statements."""
    return f"{actor}_{key.name}" if key.name else actor


def guests_apart(profile: Profile) -> Part[Guest]:
    """The guests of a profile's sections, in parts if the page has no room for them."""
    groups: dict[Key, list[Guest]] = {}
    own = sum(not is_guest(statement, profile.record.id) for statement in profile.statements)
    for section in profile.sections:
        for group in section.groups:
            key = group_key(section, group)
            guests = [Guest(key, statement) for statement in group.statements if is_guest(statement, profile.record.id)]
            if guests:
                groups[key] = guests
    taken = _FULL * own + _RELATIONSHIP * sum(len(tone.relationships) for tone in profile.relationships)
    taken += _SOURCE * len(profile.sources) + _MENTION * len(profile.mentions)
    levels = within(_key, by_time(_date, _name))
    return parting.grouped(groups, levels, _weight, taken=taken)


def _key(guest: Guest) -> Key:
    return guest.key


def _date(guest: Guest) -> Date | None:
    return date_of(guest.statement.claim)


def _name(guest: Guest) -> collation.Key:
    return collation.key(guest.statement.home.id)


def _weight(guest: Guest) -> int:
    return context.weight(guest.statement.shown)


def without_guests(profile: Profile, numbers: StatementNumbers, parts: Part[Guest]) -> tuple[Profile, Mapping[tuple[str, str], int]]:
    """A profile without the guests that have pages of their own, and the numbers of the statements that it keeps."""
    if not parts.parts:
        return profile, numbers.numbers
    gone = {guest.statement.key for guest in parts.items} - {statement.key for pair in profile.differing for statement in pair}
    sections = tuple(
        replace(section, groups=tuple(replace(group, statements=_kept(group, gone)) for group in section.groups))
        for section in profile.sections
    )
    return replace(profile, sections=sections), {key: number for key, number in numbers.numbers.items() if key not in gone}


def _kept(group: Group, gone: set[tuple[str, str]]) -> tuple[Statement, ...]:
    return tuple(statement for statement in group.statements if statement.key not in gone)
