"""Rules about what is recorded in data sets that nobody has read paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.dossier import Dossier, at
from ..records.schema import Record, Recorded
from ..text.problems import Problem, likely
from ..text.yaml import Loc
from .registry import rule


@rule("unknown-source", "wrong-value", first=True)
def data_sets_are_unread_sources(dossier: Dossier) -> Iterator[Problem]:
    """What is `recorded` names a data set with `evidence: none`, and sources as its references; a source that was read is cited instead.

    Bad (wrong-value), relationships/northland--southmark.yml:
        kinds: [{kind: dispute, recorded: {source: gazette-2024-05, row: row 2}}]
    Good:
        kinds: [{kind: dispute, claim: no-deal}]
    """
    meant = likely(dossier.sources)
    for record, loc, row in _rows(dossier):
        named = ((("source",), row.source), *((("references", number), id) for number, id in enumerate(row.references)))
        for step, id in named:
            if id not in dossier.sources and id not in dossier.broken:
                place = at(dossier, record, (*loc, *step))
                yield Problem(place, "unknown-source", f"unknown source {id!r}", meant(id) or "name a source of the dossier, or remove it")
        if row.source in dossier.sources and row.source not in dossier.unread:
            message = f"{row.source} was read, so a row of it is cited like any paragraph"
            hint = f"cite it in a claim, as {row.source}#row14, or give the source `evidence: none`"
            yield Problem(at(dossier, record, (*loc, "source")), "wrong-value", message, hint)


def _rows(dossier: Dossier) -> Iterator[tuple[Record, Loc, Recorded]]:
    """Every row of a data set that a record names, with its path."""
    for actor in dossier.actors.values():
        yield from ((actor, ("recorded", number), row) for number, row in enumerate(actor.recorded))
    for relationship in dossier.relationships.values():
        for number, kind in enumerate(relationship.kinds):
            if kind.recorded:
                yield relationship, ("kinds", number, "recorded"), kind.recorded
