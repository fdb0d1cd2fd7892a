"""The age of records and statements: how long ago the newest source that each rests on appeared."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from ..records.dossier import Actor, Dossier
from ..records.scalars import Citation
from ..text.dates import Date
from .presentation import Presentation
from .profiles import record_profile
from .queries import Views

AgedKind = Literal["actor", "relationship", "claim"]
AGED_KINDS: Final[tuple[AgedKind, ...]] = ("actor", "relationship", "claim")
_SPAN: Final = re.compile(r"([1-9][0-9]{0,4})([dwmy])")


class Aged(NamedTuple):
    """A record or a statement, what it is called, and the newest source it rests on; none if it rests on nothing that is cited."""

    kind: AgedKind
    id: str
    name: str
    source: str = ""
    published: Date | None = None

    def days(self, today: dt.date) -> int | None:
        """How many days old its newest source is; of one whose day is not known, the latest that it may have appeared on counts."""
        return (today - self.published.upper).days if self.published else None


def day_before(span: str, today: dt.date) -> dt.date:
    """The day that is a span of time before another: 180d, 26w, 6m or 1y.  Raises ValueError if that is not a span of time."""
    found = _SPAN.fullmatch(span)
    if not found:
        raise ValueError(f"{span!r} is no span of time; write 180d, 26w, 6m or 1y")
    number, unit = int(found[1]), found[2]
    try:
        if unit in "dw":
            return today - dt.timedelta(days=number * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, IndexError):
        raise ValueError(f"{span!r} leads back before the first year") from None


def older(dossier: Dossier, day: dt.date, kinds: Iterable[AgedKind] = AGED_KINDS) -> list[Aged]:
    """The records and statements whose newest source appeared before a day, the oldest first; those that rest on none come before all."""
    wanted = set(kinds)
    found = (item for item in ages(dossier) if item.kind in wanted and (item.published is None or item.published.upper < day))
    return sorted(found, key=lambda item: (item.published.upper if item.published else dt.date.min, AGED_KINDS.index(item.kind), item.id))


def ages(dossier: Dossier) -> Iterator[Aged]:
    """Every actor, relationship and statement; a record rests on all that its page cites."""
    presentation = Presentation(Views(dossier))
    for record in dossier.profiles.values():
        kind: AgedKind = "actor" if isinstance(record, Actor) else "relationship"
        yield _aged(dossier, kind, record.id, dossier.name(record.id), record_profile(presentation, record).numbers)
    for ref, (_, claim) in dossier.claims.items():
        yield _aged(dossier, "claim", ref, "", claim.cites)


def _aged(dossier: Dossier, kind: AgedKind, id: str, name: str, cites: Iterable[Citation]) -> Aged:
    sources = {dossier.sources[cite.source] for cite in cites if cite.source in dossier.sources}
    newest = max(sources, key=lambda source: (source.published.upper, source.id), default=None)
    return Aged(kind, id, name, newest.id, newest.published) if newest else Aged(kind, id, name)
