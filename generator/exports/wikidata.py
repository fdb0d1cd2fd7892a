"""Memberships as QuickStatements for Wikidata, each with its reference: https://www.wikidata.org/wiki/Help:QuickStatements.

Only what both sides have an item for can be said there: an actor without `same_as: [wikidata:…]` is left out, and so is a source without an
address.  Nobody should run them unread; they are proposals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..records.dossier import Actor, Dossier
from ..records.identity import other_id
from ..records.schema import Tie
from ..records.sources import Source
from ..text import markdown as md
from ..text.dates import Date, Point
from ..views.queries import Views

#: Properties of Wikidata: member of, part of, start time, end time; of references: URL, title, publication date.
_MEMBER, _PART, _START, _END = "P463", "P361", "P580", "P582"
_URL, _TITLE, _PUBLISHED = "S854", "S1476", "S577"
_TAB: Final = "\t"


def quick_statements(views: Views) -> bytes:
    """The statements, one a line, as version 1 of the format; empty if nothing can be said."""
    dossier = views.dossier
    return "".join(f"{line}\n" for line in dict.fromkeys(_lines(dossier))).encode()


def _lines(dossier: Dossier) -> Iterator[str]:
    for actor in dossier.actors.values():
        for tie in actor.members:
            yield from _statement(dossier, tie.actor, actor.id, tie)
        for tie in actor.part_of:
            yield from _statement(dossier, actor.id, tie.actor, tie)


def _statement(dossier: Dossier, member: str, body: str, tie: Tie) -> Iterator[str]:
    one, two = (_item(dossier.actors.get(id)) for id in (member, body))
    property = _MEMBER if dossier.vocabulary.actor_kinds[dossier.actors[body].kind].group else _PART
    for id in dict.fromkeys(cite.source for cite in tie.cites):
        source = dossier.sources[id]
        if one and two and source.url:
            yield _TAB.join((one, property, two, *_times(tie.when), *_reference(source)))


def _item(actor: Actor | None) -> str:
    """The item of an actor in Wikidata; empty if the record gives none."""
    ids = (other_id(value) for value in (actor.same_as if actor else ()))
    return next((one.id for one in ids if one.scheme == "wikidata" and one.id.startswith("Q")), "")


def _times(when: Date | None) -> Iterator[str]:
    if when is not None and when.without != "start":
        yield from (_START, _time(when.start))
    if when is not None and when.lasting and when.without != "end":
        yield from (_END, _time(when.end))


def _time(point: Point) -> str:
    """A time of Wikidata with its precision: 9 for a year, 10 for a month, 11 for a day."""
    precision = 9 + bool(point.month) + bool(point.day)
    return f"{point.year:+05}-{point.month:02}-{point.day:02}T00:00:00Z/{precision}"


def _reference(source: Source) -> Iterator[str]:
    yield from (_URL, _quoted(md.url(source.url) if source.url else ""))
    if source.headline:
        yield from (_TITLE, f"{source.language.partition('-')[0]}:{_quoted(source.headline)}")
    if source.published and source.published.start.year > 0:
        yield from (_PUBLISHED, _time(source.published.start))


def _quoted(text: str) -> str:
    """A text in quotation marks; the format has no way to write one inside."""
    return f'"{text.replace(chr(34), chr(39)).replace(_TAB, " ")}"'
