"""Claims as a table, a row each.

Floor 5: imports `dates`, `prose`, `claims`, `model`, `origins`, `views`, `exports.paths` and `exports.table`.
"""

from __future__ import annotations

from typing import Final

from generator import prose
from generator.claims import Claim
from generator.dates import Date
from generator.exports import paths, table
from generator.model import Actor, Dossier, Relationship
from generator.origins import origins
from generator.views import Views

#: The columns and what each holds.
COLUMNS: Final = {
    "ref": "The claim: record/claim.",
    "path": "Its permanent place, from the site's root.",
    "record": "The id of the record it is at home in.",
    "record_name": "What that record is called.",
    "type": "report, statement, assessment or plan.",
    "text": "The claim in plain words.",
    "said_by": "Who said it, through whom, in words.",
    "said_by_ids": "The same as ids: steps parted by “;”, joint speakers by “+”, the first speaker first.",
    "work": "The document it stood in, where that is not the article.",
    "when": "The date of the matter, in EDTF.",
    "when_earliest": "The first day that can mean.",
    "when_latest": "The last day that can mean.",
    "said_when": "The date of the utterance, in EDTF.",
    "said_when_earliest": "The first day that can mean.",
    "said_when_latest": "The last day that can mean.",
    "cites": "The paragraphs it rests on, as source#paragraph, parted by “;”.",
    "sources": "The ids of their sources, parted by “;”.",
    "publishers": "The outlets of these, in the same order.",
    "source_status": "What the publisher did with each since, in the same order: current, corrected or retracted.",
    "origins": "How many independent sources it has: an agency's text in two papers is one, and so is a speaker's document.",
    "topics": "Ids of topics, parted by “;”.",
    "key": "yes where it stands under “At a glance”, else no.",
    "shown_on": "The ids of all records whose pages show it, parted by “;”.",
    "differs_from": "Claims that give another account of the same time, parted by “;”.",
    "superseded_by": "The claim that took its place.",
    "note": "A caveat of the editors.",
}
_PART: Final = "; "


def write(dossier: Dossier, views: Views) -> bytes:
    """The claims of a dossier in the order of its records, as CSV."""
    shown_on: dict[tuple[str, str], list[str]] = {}
    for id, shown in views.shown.items():
        for item in shown:
            shown_on.setdefault((item.home.id, item.claim.id), []).append(id)
    return table.write(list(COLUMNS), (_row(dossier, record, claim, shown_on[record.id, claim.id]) for record, _, claim in dossier.each()))


def _row(dossier: Dossier, record: Actor | Relationship, claim: Claim, shown_on: list[str]) -> list[str]:
    ref = f"{record.id}/{claim.id}"
    sources = [dossier.sources[id] for id in dict.fromkeys(cite.source for cite in claim.cites)]
    return [
        ref,
        paths.target(dossier, ref),
        record.id,
        dossier.name(record.id),
        claim.type,
        prose.shown(claim.text, dossier.name),
        chain(dossier, claim),
        _PART.join("+".join(step) for step in claim.said_by),
        claim.work or "",
        *dates(claim.when),
        *dates(claim.said_when),
        _PART.join(map(str, claim.cites)),
        _PART.join(source.id for source in sources),
        _PART.join(source.publisher for source in sources),
        _PART.join(source.status for source in sources),
        str(len(origins(dossier, claim))),
        _PART.join(claim.topics),
        "yes" if claim.key else "no",
        _PART.join(sorted(shown_on)),
        _PART.join(_full(record, other) for other in claim.differs_from),
        _full(record, claim.superseded_by) if claim.superseded_by else "",
        claim.note or "",
    ]


def chain(dossier: Dossier, claim: Claim) -> str:
    """The speakers in words, the first one first: “A and B, through C”."""
    return ", through ".join(" and ".join(map(dossier.name, step)) for step in claim.said_by)


def dates(date: Date | None) -> tuple[str, str, str]:
    """A date in EDTF, its first and its last day; three empty cells where there is none."""
    return (date.text, date.lower.isoformat(), date.upper.isoformat()) if date else ("", "", "")


def _full(home: Actor | Relationship, ref: str) -> str:
    return ref if "/" in ref else f"{home.id}/{ref}"
