"""The fact-check packet: statements beside their passages, with boxes to tick, as one page to print.

It has the text of articles, which belongs to others: it is for the people who check, and no part of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import Final

from ..evidence.reviewing import SIGNS, Mark, Reading, signed
from ..records import handling
from ..records.dossier import Dossier
from ..text.prose import count
from ..views import wording
from ..views.queries import Views

#: The look of the briefs: their colours, their sizes on paper, and no line where a space will do.
_STYLE: Final = """
@page { size: SIZE; margin: 18mm 16mm;
  @top-left { content: "TITLE"; font: 8.5pt LOOK; color: #4d4d4d } @top-right { content: "ASOF"; font: 8.5pt LOOK; color: #4d4d4d }
  @bottom-left { content: "MARKING"; font: bold 8.5pt LOOK; color: #9c1c1c }
  @bottom-right { content: counter(page) " of " counter(pages); font: 8.5pt LOOK; color: #4d4d4d } }
body { font: 10pt/1.35 LOOK; margin: 2em auto; max-width: 52em; padding: 0 1em; color: #1b1b1b; background: #fff }
header { border-top: 1.4pt solid #1f3a5f; padding-top: 4mm } header p { margin: 0 0 2mm } h1, h2 { color: #1f3a5f; font-weight: 600; break-after: avoid }
h1 { font-size: 21pt; margin: 0 0 2mm } h2 { font-size: 13pt; margin: 8mm 0 1mm } .quiet { color: #4d4d4d; font-size: 8.5pt } .marking { color: #9c1c1c }
table { border-collapse: collapse; width: 100%; table-layout: fixed } td { border-top: .35pt solid #c4cad2; padding: 2mm 0; vertical-align: top; overflow-wrap: anywhere }
td + td { padding-left: 6mm } td p { margin: 0 0 1.5mm } tr { break-inside: avoid } tr:first-child td { border-top: .6pt solid #1f3a5f }
mark { background: none; color: inherit; font-weight: 600; text-decoration: underline } ul { list-style: none; padding: 0; margin: 0; font-size: 8.5pt }
li { display: inline-block; margin-right: 1.2em; white-space: nowrap }
@media print { body { margin: 0; max-width: none; padding: 0 } }
"""
_LOOK: Final = '"Libertinus Serif", Georgia, serif'
_SIZES: Final = {"a4": "A4", "us-letter": "letter"}
_BOXES: Final = ("names and numbers", "dates", "who says it", "hedges and bounds", "quotations", "nothing important left out", "confirmed")
_LEGEND: Final = ", ".join(f"[{sign}] {kind}" for kind, sign in SIGNS.items())


def packet(dossier: Dossier, readings: Sequence[Reading]) -> str:
    """The packet with some readings whose passages are at hand, by record."""
    ordered = sorted(readings, key=lambda one: (one.home.id, one.number))
    body = "".join(_record(dossier, list(group)) for _, group in groupby(ordered, key=lambda one: one.home.id))
    settings, marking = dossier.settings, _marking(dossier, ordered)
    asof, title = f"As of {settings.as_of.words()}", f"Fact check: {escape(settings.title)}"
    lead = f"{count(len(ordered), 'statement')}. Words that only one side has are in brackets: {escape(_LEGEND)}."
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_style(dossier, marking)}</style></head>\n<body><header><h1>{title}</h1>\n"
        f'<p>{lead}</p>\n<p class="quiet">{escape(asof)} · {escape(settings.publisher)}</p>\n'
        + (f'<p class="quiet marking">{escape(marking)}</p>\n' if marking else "")
        + f"<p>Checked by: ______________________ Date: ______________</p></header>\n{body}</body></html>\n"
    )


def _style(dossier: Dossier, marking: str) -> str:
    """The style with what is on every sheet."""
    settings = dossier.settings
    words = {"SIZE": _SIZES[settings.page_size], "ASOF": f"As of {settings.as_of.words()}", "TITLE": settings.title, "MARKING": marking}
    style = _STYLE.replace("LOOK", _LOOK)
    return re.sub("|".join(words), lambda found: _quoted(words[found[0]]), style)


def _quoted(words: str) -> str:
    r"""Words within a string of CSS in a style element: whatever could end either is written by its number, as `\3c `."""
    return "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in words)


def _marking(dossier: Dossier, readings: Iterable[Reading]) -> str:
    """The handling marking of the statements."""
    markings = Views(dossier).handling
    return handling.label(markings.base.union(*(markings.claim(one.home, one.claim) for one in readings)))


def _record(dossier: Dossier, readings: list[Reading]) -> str:
    return f"<h2>{escape(dossier.title(readings[0].home.id))}</h2>\n<table>{''.join(_row(dossier, one) for one in readings)}</table>\n"


def _row(dossier: Dossier, reading: Reading) -> str:
    boxes = "".join(f"<li>☐ {box}</li>" for box in _BOXES)
    about = " · ".join(facts(dossier, reading))
    note = f'<p class="quiet">Note: {escape(reading.claim.note)}</p>' if reading.claim.note else ""
    statement = (
        f'<p>{_text(reading.text, reading.marks)}</p><p class="quiet">{escape(reading.ref)}<br>{escape(about)}</p>{note}<ul>{boxes}</ul>'
    )
    passages = "".join(
        f'<p><span class="quiet">{escape(passage.source)}#{passage.number}</span><br>{_text(passage.text, passage.marks)}</p>'
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
