"""What stands at an address that a record had before, and at that of a record that was withdrawn.

Floor 7: imports `markdown`, `changes`, `model` and `pages.parts`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import markdown as md
from generator.changes import KINDS
from generator.markdown import Md
from generator.model import Actor, Claim, Judgement, Relationship
from generator.pages.parts import Desk, Page, crumbs, page


def render(desk: Desk) -> Iterator[Page]:
    """A page for each former address, and one for each withdrawn record; no search finds them."""
    for record in (*desk.dossier.profiles.values(), *desk.dossier.withdrawn.values()):
        for id in (*record.formerly, record.id) if record.withdrawal else ():
            yield _page(record, id, f"Withdrawn: {desk.dossier.name(record.id)} ({id})", _words_of_a_withdrawal(record, desk))
        for id in () if record.withdrawal else record.formerly:
            yield _page(record, id, f"{id} has moved", _words_of_a_move(record, desk))


def _page(record: Actor | Relationship, id: str, words: str, body: Md) -> Page:
    head = md.heading(1, md.text(words), id="Top", searched=False)
    return page(f"{record.folder}/{id}.md", record.path, (head, crumbs(record.folder.capitalize()), body), title=words, listed=False)


def _words_of_a_move(record: Actor | Relationship, desk: Desk) -> Md:
    """Where the record is now, and each of its statements, whose permanent links led here."""
    name = desk.dossier.name(record.id)
    now = md.link(md.text(name), desk.address(record.id))
    said: tuple[Claim | Judgement, ...] = (*record.claims, *record.judgements)
    items = (md.paragraph(md.link(desk.plain(item.text), desk.address(f"{record.id}/{item.id}")), id=item.id) for item in said)
    return md.blocks(md.paragraph(md.text("What stood here has moved to "), now, md.text(".")), md.bullets(items))


def _words_of_a_withdrawal(record: Actor | Relationship, desk: Desk) -> Md:
    """When the record was withdrawn and why, and what else its history tells."""
    newest, *older = record.newest_first
    lead = md.paragraph(md.text(f"This record was withdrawn on {newest.date.words()}: "), desk.text(newest.change))
    items = (md.join(md.text(f"{change.date.words()}: {KINDS[change.kind].casefold()}. "), desk.text(change.change)) for change in older)
    return md.blocks(lead, md.paragraph(md.text("What it said is no longer part of the dossier.")), md.bullets(items))
