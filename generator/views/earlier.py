"""A dossier as of an earlier day: only what rests on sources that had all been published by then."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from ..records.dossier import Actor, Dossier, Kind, Relationship
from ..records.scalars import Citation
from ..text import dates
from ..text.dates import Date, Day, year_id, year_words

#: The parts of records that name the statement on which they rest.
_RESTING: Final = ("states", "facts", "dated_names", "succeeds")
#: The parts that cite paragraphs themselves.
_CITING: Final = ("roles", "part_of", "members")


class Moment(NamedTuple):
    """A day for which there are pages: the name in their address, its words, and the day itself."""

    name: str
    words: str
    day: Day


def moments(dossier: Dossier) -> tuple[Moment, ...]:
    """The day of each edition, and the end of each year in which a source was published before the year of the newest; oldest first."""
    found = {moment.name: moment for edition in dossier.editions.values() if (moment := _of_edition(edition.as_of))}
    years = {source.published.upper.year for source in dossier.sources.values() if source.published}
    for year in years - {max(years, default=0)}:
        found[year_id(year)] = Moment(year_id(year), f"the end of {year_words(year)}", Day(year, 12, 31))
    return tuple(sorted(found.values(), key=lambda moment: (moment.day, moment.name)))


def _of_edition(as_of: str) -> Moment | None:
    """The day of an edition; nothing if its file has no date that can be read."""
    try:
        date = dates.parse(as_of)
    except ValueError:
        return None
    return Moment(date.upper.isoformat(), date.words(), date.upper)


def up_to(dossier: Dossier, day: Day) -> Dossier:
    """The dossier with the statements whose sources had all been published by a day, and with what rests on these alone.

    All actors and sources stay, even if nothing is left of them, and the relationships of which something had been reported.  What has no
    published source is left out, such as a kind that names no statement.
    """
    return _Earlier(dossier, day).dossier()


class _Earlier:
    """What was known of a dossier by a day: the statements, as `record/id`."""

    def __init__(self, whole: Dossier, day: Day) -> None:
        self._whole, self._day = whole, day
        self._claims = {ref for ref, (_, claim) in whole.claims.items() if self._published(claim.cites)}

    def _published(self, cites: Iterable[Citation]) -> bool:
        """Whether there are citations, and all their sources were published by the day."""
        found = [self._whole.sources.get(cite.source) for cite in cites]
        return bool(found) and all(source and source.published and source.published.upper <= self._day for source in found)

    def _known(self, home: str, refs: Iterable[str]) -> bool:
        return all((ref if "/" in ref else f"{home}/{ref}") in self._claims for ref in refs)

    def dossier(self) -> Dossier:
        """The dossier as it was."""
        whole = self._whole
        as_of = dates.parse(self._day.isoformat())
        return dataclasses.replace(
            whole,
            settings=whole.settings.model_copy(update={"as_of": min(whole.settings.as_of, as_of, key=_last)}),
            actors={id: self._actor(actor) for id, actor in whole.actors.items()},
            relationships={item.id: item for item in map(self._relationship, whole.relationships.values()) if item.claims or item.kinds},
            editions={},
        )

    def _common(self, record: Actor | Relationship) -> dict[str, Any]:
        """What records of both kinds have."""
        claims = []
        for claim in record.claims:
            if self._known(record.id, (claim.id,)):
                after = claim.superseded_by if claim.superseded_by and self._known(record.id, (claim.superseded_by,)) else None
                differs = tuple(ref for ref in claim.differs_from if self._known(record.id, (ref,)))
                changed = after != claim.superseded_by or differs != claim.differs_from
                claims.append(claim.model_copy(update={"superseded_by": after, "differs_from": differs}) if changed else claim)
        return {
            "claims": tuple(claims),
            "judgements": tuple(item for item in record.judgements if self._known(record.id, item.based_on)),
            "gaps": (),
            "history": (),
            **{
                name: tuple(item for item in getattr(record, name) if self._known(record.id, (item.claim,)))
                for name in _RESTING
                if hasattr(record, name)
            },
        }

    def _actor(self, actor: Actor) -> Actor:
        cited = {name: tuple(item for item in getattr(actor, name) if self._published(item.cites)) for name in _CITING}
        merged = actor.merged_into if actor.merged_into and self._known(actor.id, (actor.merged_into.claim,)) else None
        return actor.model_copy(update={**self._common(actor), **cited, "merged_into": merged, "recorded": ()})

    def _relationship(self, item: Relationship) -> Relationship:
        kinds = tuple(self._kind(item.id, kind) for kind in item.kinds if kind.claim and self._known(item.id, (kind.claim,)))
        trend = item.trend if item.trend and self._known(item.id, item.trend.based_on) else None
        return item.model_copy(update={**self._common(item), "kinds": kinds, "trend": trend})

    def _kind(self, home: str, kind: Kind) -> Kind:
        """A kind, without the tone of somebody who had not said so yet."""
        later = kind.tone_from and not self._known(home, (kind.tone_from,))
        return kind.model_copy(update={"tone": None, "tone_from": None}) if later else kind


def _last(date: Date) -> Day:
    return date.upper
