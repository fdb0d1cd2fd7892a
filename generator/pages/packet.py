"""The fact-check packet: statements beside their passages, with boxes to tick, as one page to print.

It has the text of articles, which belongs to others: it is for the people who check, and no part of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import Final

from ..evidence.reviewing import SIGNS, Mark, Reading, signed
from ..records.dossier import Dossier
from ..text.prose import count
from ..views import wording

_STYLE: Final = """
body { font: 11pt/1.45 Georgia, serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #111; background: #fff }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5em } td { border: 1px solid #999; padding: .6em; vertical-align: top; width: 50% }
tr { break-inside: avoid } h2 { break-after: avoid; font-size: 1.2em } mark { background: none; font-weight: bold; text-decoration: underline }
small { color: #444 } ul { list-style: none; padding: 0; margin: .6em 0 0 }
"""
_BOXES: Final = ("names and numbers", "dates", "who says it", "hedges and bounds", "quotations", "nothing important left out", "confirmed")
_LEGEND: Final = ", ".join(f"[{sign}] {kind}" for kind, sign in SIGNS.items())


def packet(dossier: Dossier, readings: Sequence[Reading]) -> str:
    """The packet with some readings whose passages are at hand, by record."""
    ordered = sorted(readings, key=lambda one: (one.home.id, one.number))
    body = "".join(_record(dossier, list(group)) for _, group in groupby(ordered, key=lambda one: one.home.id))
    title = f"Fact check: {escape(dossier.settings.title)}"
    lead = f"{count(len(ordered), 'statement')}. Words that only one side has are in brackets: {escape(_LEGEND)}."
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f"<body><h1>{title}</h1>\n<p>{lead}</p>\n<p>Checked by: ______________________ Date: ______________</p>\n{body}</body></html>\n"
    )


def _record(dossier: Dossier, readings: list[Reading]) -> str:
    return f"<h2>{escape(dossier.title(readings[0].home.id))}</h2>\n<table>{''.join(_row(dossier, one) for one in readings)}</table>\n"


def _row(dossier: Dossier, reading: Reading) -> str:
    boxes = "".join(f"<li>☐ {box}</li>" for box in _BOXES)
    about = " · ".join(facts(dossier, reading))
    note = f"<p><small>Note: {escape(reading.claim.note)}</small></p>" if reading.claim.note else ""
    statement = (
        f"<p>{_text(reading.text, reading.marks)}</p><p><small>{escape(reading.ref)}<br>{escape(about)}</small></p>{note}<ul>{boxes}</ul>"
    )
    passages = "".join(
        f"<p><small>{escape(passage.source)}#{passage.number}</small><br>{_text(passage.text, passage.marks)}</p>"
        for passage in reading.passages
    )
    return f"<tr><td>{statement}</td><td>{passages}</td></tr>\n"


def _text(text: str, marks: Iterable[Mark]) -> str:
    return "".join(f"<mark>{escape(piece)}</mark>" if kind else escape(piece) for piece, kind in signed(text, marks))


def facts(dossier: Dossier, reading: Reading) -> list[str]:
    """What else a claim says: its type, its speakers, and its dates."""
    claim = reading.claim
    chain = wording.chain(dossier, claim)
    parts = (claim.type, f"by {chain}" if chain else "", f"in: {claim.work}" if claim.work else "")
    dates = (f"when: {claim.when.words()}" if claim.when else "", f"said: {claim.said_when.words()}" if claim.said_when else "")
    return [part for part in (*parts, *dates) if part]
