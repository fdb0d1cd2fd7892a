"""The page of changes: what the dossier says otherwise than before, and where records went.

Floor 7: imports `dates`, `markdown`, `changes` and `pages.parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from generator import markdown as md
from generator.changes import KINDS, Entry, before, entries
from generator.dates import Date
from generator.markdown import Md
from generator.pages.parts import DOT, Desk, Page, crumbs, page, section, title

#: The feed, from the page.
FEED: Final = "../changes.atom"

_LEAD: Final = "What the dossier says otherwise than before, the newest first. A mended typing error is no change."
_NONE: Final = "Nothing has changed yet."
#: The signs of EDTF as an id may hold them.
_SIGNS: Final = {"~": "-about", "?": "-perhaps", "%": "-perhaps-about", "/": "_to_", "..": "_and_", "[": "", "]": ""}


def render(desk: Desk) -> Page:
    """Every change by its day; then the addresses that records had before."""
    found = entries(desk.dossier)
    days = (_day(date, tuple(items), desk) for date, items in groupby(found, key=lambda entry: entry.change.date))
    body = (
        title("Changes"),
        crumbs(),
        md.paragraph(md.text(_LEAD)),
        md.paragraph(md.text("To follow them: "), md.link(md.text("the feed of changes (Atom)"), md.local(FEED))),
        *(days if found else (md.paragraph(md.text(_NONE)),)),
        section("Addresses that changed", "Moved", md.bullets(_moved(desk))),
    )
    return page("changes/index.md", "briefings/", body, title="Changes", description="What the dossier says otherwise than before.")


def _day(date: Date, found: Iterable[Entry], desk: Desk) -> Md:
    id = re.sub(r"[~?%/\[\]]|\.\.", lambda sign: _SIGNS[sign[0]], date.text)
    items = (_entry(entry, desk) for entry in found)
    return section(date.words(), f"Day-{id}", md.div(md.bullets(items), classes="changes"))


def _entry(entry: Entry, desk: Desk) -> Md:
    """A change: its kind, its record, what changed; then what was there before, and what stands there now."""
    change = entry.change
    name = md.link(md.text(desk.dossier.name(entry.record.id)), desk.address(entry.record.id))
    lead = md.join(md.text(KINDS[change.kind]), md.join(name, md.text(": "), desk.text(change.change)), by=DOT)
    return md.blocks(
        md.paragraph(lead, id=entry.anchor, classes=f"change {change.kind}"),
        md.paragraph(md.text(before(change, desk.dossier.name)), classes="said"),
        _what(entry, desk),
    )


def _what(entry: Entry, desk: Desk) -> Md:
    """The claim that a change is of; one that is gone has its place here."""
    claim = entry.change.claim
    if claim is None or entry.record.withdrawal:
        return md.EMPTY
    if entry.gone:
        return md.paragraph(md.text("The statement was withdrawn."), id=f"{entry.record.id}.{claim}", classes="said")
    leads = claim not in entry.record.withdrawn_claims
    return md.paragraph(md.link(md.text("The statement as it stands"), desk.address(entry.there)), classes="said") if leads else md.EMPTY


def _moved(desk: Desk) -> Iterable[Md]:
    """The old addresses in the order of their ids, those of topics last, each leading to what stands there, with the name of what is meant."""
    dossier = desk.dossier
    for old, id in sorted(dossier.moved.items()):
        source = dossier.sources.get(id)
        now = desk.record(source) if source else md.link(md.text(dossier.name(id)), desk.address(id))
        yield md.join(md.link(md.text(old), desk.address(old)), md.text(" is now "), now)
    for old, id in sorted(dossier.moved_topics.items()):
        yield md.join(md.link(md.text(old), md.local(f"../topics/{old}.md")), md.text(" is now "), *desk.topics([id]))
