"""What stands at an address that a record or a topic had before, and at that of a record that was withdrawn.

Floor 7: imports `markdown`, `changes`, `claims`, `coverage`, `model`, `places`, `sources` and `pages.parts`.  Kinds have no page of
their own, so none of theirs moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import markdown as md
from generator.changes import KINDS
from generator.claims import Claim, Judgement
from generator.coverage import coverage
from generator.markdown import Md
from generator.model import Actor, Relationship
from generator.pages.parts import Desk, Page, crumbs, page
from generator.places import VOCABULARY
from generator.sources import Source


def render(desk: Desk) -> Iterator[Page]:
    """A page for each former address, and one for each withdrawn record; no search finds them."""
    for record in (*desk.dossier.profiles.values(), *desk.dossier.withdrawn.values()):
        for id in (*record.formerly, record.id) if record.withdrawal else ():
            words = f"Withdrawn: {desk.dossier.name(record.id)} ({id})"
            yield _page(record.folder, record.path, id, words, _words_of_a_withdrawal(record, desk))
        for id in () if record.withdrawal else record.formerly:
            yield _page(record.folder, record.path, id, f"{id} has moved", _leading_on(desk.record(record), _statements(record, desk)))
    for source in desk.dossier.sources.values():
        for id in source.formerly:
            yield _page(source.folder, source.path, id, f"{id} has moved", _leading_on(desk.record(source), _paragraphs(source, desk)))
    for now, topic in desk.dossier.vocabulary.topics.items():
        for id in topic.formerly:
            yield _page("topics", VOCABULARY, id, f"{id} (topic) has moved", _leading_on(md.join(*desk.topics([now]))))


def _page(folder: str, origin: str, id: str, words: str, body: Md) -> Page:
    head = md.heading(1, md.text(words), id="Top", searched=False)
    return page(f"{folder}/{id}.md", origin, (head, crumbs(folder.capitalize()), body), title=words, listed=False)


def _leading_on(now: Md, parts: Iterable[Md] = ()) -> Md:
    """Where it is now, and each of its parts, whose permanent links led here."""
    return md.blocks(md.paragraph(md.text("What stood here has moved to "), now, md.text(".")), md.bullets(parts))


def _statements(record: Actor | Relationship, desk: Desk) -> Iterator[Md]:
    """Each statement of a record, leading to where it stands now."""
    said: tuple[Claim | Judgement, ...] = (*record.claims, *record.judgements)
    return (md.paragraph(md.link(desk.plain(item.text), desk.address(f"{record.id}/{item.id}")), id=item.id) for item in said)


def _paragraphs(source: Source, desk: Desk) -> Iterator[Md]:
    """Each paragraph of an article, leading to where its number stands now."""
    anchors = ((paragraph.number, f"p{paragraph.number}") for paragraph in coverage(desk.views, source).paragraphs)
    return (md.paragraph(md.link(md.text(f"Paragraph {number}"), desk.address(f"{source.id}/{id}")), id=id) for number, id in anchors)


def _words_of_a_withdrawal(record: Actor | Relationship, desk: Desk) -> Md:
    """When the record was withdrawn and why, and what else its history tells."""
    newest, *older = record.newest_first
    lead = md.paragraph(md.text(f"This record was withdrawn on {newest.date.words()}: "), desk.text(newest.change))
    items = (md.join(md.text(f"{change.date.words()}: {KINDS[change.kind].casefold()}. "), desk.text(change.change)) for change in older)
    return md.blocks(lead, md.paragraph(md.text("What it said is no longer part of the dossier.")), md.bullets(items))
