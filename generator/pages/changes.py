"""What changed: the page of changes, in parts by month if they are many, and redirects from former addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from ..records.dossier import VOCABULARY, Actor, Relationship
from ..records.schema import Claim, Judgement
from ..records.sources import Source
from ..text import collation
from ..text import markdown as md
from ..text.dates import Date
from ..text.markdown import Md
from ..views.support import coverage
from ..views.wording import CHANGE_WORDS, ChangeEntry, change_entries, former_words
from . import earlier, parting, titles
from .context import DOT, PageContext
from .keys import by_letters, by_time, dated_name, within
from .page import Page, crumbs, make_page, section, standfirst, title
from .parting import Level, Part, parted

#: The path to the feed from the page.
FEED: Final = "../changes.atom"
_LEAD: Final = "Corrections and updates, newest first. Corrected typing errors are not listed."
_NONE: Final = "No changes have been recorded yet."
#: The elements of a change without the links in its words.
_ENTRY: Final = 8
#: The characters of EDTF dates in a form that an id may contain.
_SIGNS: Final = {
    "~": "-about",
    "?": "-perhaps",
    "%": "-perhaps-about",
    "/": "_to_",
    "..": "_and_",
    "[": "",
    "]": "",
    ":": "-",
    "+": "-plus-",
}


def changes_pages(desk: PageContext) -> Iterator[Page]:
    """Every change by day, in parts by month if they are many; on the page of all, the former addresses of records."""

    def page(part: Part[ChangeEntry], before: Md, after: Md) -> Page:
        words = titles.of_part("Changes", part.key.words)
        entries = () if part.parts else part.items
        days = (_day_of_changes(date, tuple(items), desk) for date, items in groupby(entries, key=lambda entry: entry.change.date))
        follow = md.paragraph(md.text("Follow the changes: "), md.link(md.text("feed (Atom)"), md.local(FEED)))
        whole = not part.key.name
        body = (
            title(words),
            crumbs("" if whole else "Changes"),
            standfirst(_LEAD),
            *((follow, earlier.way(desk)) if whole else ()),
            before,
            *(days if part.items else (md.paragraph(md.text(_NONE)),)),
            section("Addresses that changed", "Moved", md.bullets(_moved_records(desk))) if whole else md.EMPTY,
            after,
        )
        about = "Corrections and updates to this dossier"
        about = f"{about}{f', {part.key.words}' if part.key.words else ''}."
        return make_page(f"changes/{dated_name(part.key)}.md", "briefings/", body, title=words, description=about)

    whole = parted(change_entries(desk.dossier), _levels(), _weight)
    yield from parting.pages(whole, dated_name, "change", page)


def _levels() -> tuple[Level[ChangeEntry], ...]:
    """By month, third of a month and day, then by the letters of ids, in whose order the changes of a day are."""

    def name(entry: ChangeEntry) -> collation.Key:
        return collation.key(entry.record.id)

    _, *levels = by_time(lambda entry: entry.change.date, name)
    return (*levels, *within(levels[-1], by_letters(name)))


def _weight(entry: ChangeEntry) -> int:
    return _ENTRY + entry.change.change.count("[[")


def _day_of_changes(date: Date, found: Iterable[ChangeEntry], desk: PageContext) -> Md:
    id = re.sub(r"[~?%/\[\]:+]|\.\.", lambda sign: _SIGNS[sign[0]], date.text)
    items = (_change(entry, desk) for entry in found)
    return section(date.words(), f"Day-{id}", md.div(md.bullets(items), classes="changes"))


def _change(entry: ChangeEntry, desk: PageContext) -> Md:
    """A change: its kind, its record, and what changed; then the former and the present words."""
    change = entry.change
    name = md.link(md.text(desk.dossier.title(entry.record.id)), desk.address(entry.record.id))
    lead = md.join(md.text(CHANGE_WORDS[change.kind]), md.join(name, md.text(": "), desk.text(change.change)), by=DOT)
    return md.blocks(
        md.paragraph(lead, id=entry.anchor, classes=f"change {change.kind}"),
        md.paragraph(md.text(former_words(change, desk.dossier.name)), classes="said"),
        _change_subject(entry, desk),
    )


def _change_subject(entry: ChangeEntry, desk: PageContext) -> Md:
    """The claim that a change is about; the anchor of a claim that no longer exists is here."""
    claim = entry.change.claim
    if claim is None or entry.record.withdrawal:
        return md.EMPTY
    if entry.gone:
        return md.paragraph(md.text("The statement was withdrawn."), id=f"{entry.record.id}.{claim}", classes="said")
    leads = claim not in entry.record.withdrawn_claims
    return md.paragraph(md.link(md.text("The statement as it is now"), desk.address(entry.there)), classes="said") if leads else md.EMPTY


def _moved_records(desk: PageContext) -> Iterable[Md]:
    """The old addresses in the order of their ids, topics last, each with the name of its target and a link to it."""
    dossier = desk.dossier
    for old, id in sorted(dossier.moved.items()):
        source = dossier.sources.get(id)
        now = desk.record(source) if source else md.link(md.text(dossier.title(id)), desk.address(id))
        yield md.join(md.link(md.text(old), desk.address(old)), md.text(" is now "), now)
    for old, id in sorted(dossier.moved_topics.items()):
        yield md.join(md.link(md.text(old), md.local(f"../topics/{old}.md")), md.text(" is now "), *desk.topics([id]))


def moved_pages(desk: PageContext) -> Iterator[Page]:
    """A page for each former address and for each withdrawn record; searches do not find them."""
    for record in (*desk.dossier.profiles.values(), *desk.dossier.withdrawn.values()):
        for id in (*record.formerly, record.id) if record.withdrawal else ():
            words = titles.withdrawn(desk.dossier, record, id)
            yield _moved_page(record.folder, record.path, id, words, _words_of_a_withdrawal(record, desk))
        for id in () if record.withdrawal else record.formerly:
            yield _moved_page(record.folder, record.path, id, titles.moved(id), _leading_on(desk.record(record), _statements(record, desk)))
    for source in desk.dossier.sources.values():
        for id in source.formerly:
            yield _moved_page(source.folder, source.path, id, titles.moved(id), _leading_on(desk.record(source), _paragraphs(source, desk)))
    for now, topic in desk.dossier.vocabulary.topics.items():
        for id in topic.formerly:
            yield _moved_page("topics", VOCABULARY, id, titles.moved_topic(id), _leading_on(md.join(*desk.topics([now]))))


def _moved_page(folder: str, origin: str, id: str, words: str, body: Md) -> Page:
    head = md.heading(1, md.text(words), id="Top", searched=False)
    return make_page(f"{folder}/{id}.md", origin, (head, crumbs(folder.capitalize()), body), title=words, listed=False)


def _leading_on(now: Md, parts: Iterable[Md] = ()) -> Md:
    """Links to the new page and to each of its parts, since permanent links of these lead here."""
    return md.blocks(md.paragraph(md.text("This page has moved to "), now, md.text(".")), md.bullets(parts))


def _statements(record: Actor | Relationship, desk: PageContext) -> Iterator[Md]:
    """Each statement of a record, with a link to its present place."""
    said: tuple[Claim | Judgement, ...] = (*record.claims, *record.judgements)
    return (md.paragraph(md.link(desk.plain(item.text), desk.address(f"{record.id}/{item.id}")), id=item.id) for item in said)


def _paragraphs(source: Source, desk: PageContext) -> Iterator[Md]:
    """Each paragraph of an article, with a link to the present place of its number."""
    anchors = ((run[0].number, f"p{run[0].number}") for run in coverage(desk.views, source).runs())
    return (md.paragraph(md.link(md.text(f"Paragraph {number}"), desk.address(f"{source.id}/{id}")), id=id) for number, id in anchors)


def _words_of_a_withdrawal(record: Actor | Relationship, desk: PageContext) -> Md:
    """When and why the record was withdrawn, and the rest of its history."""
    newest, *older = record.newest_first
    lead = md.paragraph(md.text(f"This record was withdrawn on {newest.date.words()}: "), desk.text(newest.change))
    items = (
        md.join(md.text(f"{change.date.words()}: {CHANGE_WORDS[change.kind].casefold()}. "), desk.text(change.change)) for change in older
    )
    return md.blocks(lead, md.paragraph(md.text("What it said is no longer part of the dossier.")), md.bullets(items))
