"""What changed: the page of changes, redirects from former addresses, and an Atom feed (RFC 4287).

The same records give the same bytes: feed times are the days of the changes, at midnight UTC, and ids are made from what does not change.
With a `site_url`, an entry's id is a tag URI (RFC 4151) and links are absolute; otherwise ids are version 5 UUIDs (RFC 4122) made from
the dossier's title and the entry's name, and links are relative.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from ..records import handling
from ..records.dossier import VOCABULARY, Actor, Dossier, Relationship
from ..records.handling import Handling, Markings
from ..records.schema import Claim, Judgement
from ..records.sources import Source
from ..text import markdown, prose
from ..text import markdown as md
from ..text.dates import Date
from ..text.markdown import Md
from ..views import queries
from ..views.support import coverage
from ..views.wording import CHANGE_WORDS, ChangeEntry, change_entries, former_words
from . import earlier, titles
from .context import DOT, PageContext
from .page import Page, crumbs, make_page, section, standfirst, title

#: The feed's file, at the top of the site.
FEED_PATH: Final = "changes.atom"
#: The maximum number of entries: readers fetch the whole feed again and again, and the page of changes has everything.
MOST_IN_FEED: Final = 200
_CHANGES_PAGE: Final = "changes/"
_XMLNS: Final = "http://www.w3.org/2005/Atom"
#: The namespace of URLs in RFC 4122, appendix C.
_OF_URLS: Final = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
#: Characters that no XML 1.0 document can contain.
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_path(id: str) -> str:
    """The file of the feed of a record, such as `changes/northland.atom`."""
    return f"changes/{id}.atom"


def record_feeds(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """A feed for each record that has changes."""
    by_record: dict[str, list[ChangeEntry]] = {}
    for entry in change_entries(dossier):
        if not entry.record.withdrawal:
            by_record.setdefault(entry.record.id, []).append(entry)
    markings = Handling(dossier)  # which finds out once for all feeds what is marked
    for id, found in sorted(by_record.items()):
        yield (
            feed_path(id),
            _feed(dossier, found, feed_path(id), f"{dossier.title(id)}: changes", queries.record_path(dossier, id), markings=markings),
        )


def feed(dossier: Dossier) -> bytes:
    """The feed: the newest changes, each with its record, what changed and the former words, as plain text, and its handling marking."""
    return _feed(
        dossier, change_entries(dossier), FEED_PATH, f"{dossier.settings.title}: changes", _CHANGES_PAGE, markings=Handling(dossier)
    )


def _feed(dossier: Dossier, found: Sequence[ChangeEntry], path: str, name: str, page: str, *, markings: Handling) -> bytes:
    """A feed at a path, about a page; addresses are relative to the feed if the site has none."""
    settings = dossier.settings
    base = _feed_base(dossier) or "../" * path.count("/")
    top = ET.Element("feed", {"xmlns": _XMLNS, "xml:lang": "en"})
    _feed_text(top, "id", base + path if settings.site_url else _feed_uuid(dossier, path))
    _feed_text(top, "title", name, type="text")
    if len(found) > MOST_IN_FEED:
        _feed_text(top, "subtitle", f"The newest {MOST_IN_FEED} of {len(found)} changes; the page of changes has them all.", type="text")
    _feed_text(top, "updated", max((_feed_time(entry.change.date) for entry in found), default=_feed_time(settings.as_of)))
    _feed_text(ET.SubElement(top, "author"), "name", settings.publisher)
    ET.SubElement(top, "link", {"rel": "self", "type": "application/atom+xml", "href": base + path})
    ET.SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": base + page})
    marks = [markings.change(entry.record, entry.change) for entry in found[:MOST_IN_FEED]]
    _feed_rights(top, markings.base.union(*marks))
    for entry, marked in zip(found, marks, strict=False):
        element = ET.SubElement(top, "entry")
        _feed_entry(element, entry, dossier, base)
        _feed_rights(element, marked)
    ET.indent(top, " ")
    content: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _feed_entry(element: ET.Element, entry: ChangeEntry, dossier: Dossier, base: str) -> None:
    change = entry.change
    _feed_text(element, "id", _feed_tag(dossier, entry) if dossier.settings.site_url else _feed_uuid(dossier, entry.key))
    _feed_text(element, "title", f"{CHANGE_WORDS[change.kind]}: {dossier.title(entry.record.id)}", type="text")
    _feed_text(element, "updated", _feed_time(change.date))
    where = queries.target_path(dossier, entry.there)
    if change.claim and entry.gone and not entry.record.withdrawal:
        where = f"{where}#{change.claim}"
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": base + where})
    said = (prose.shown(change.change, dossier.name), former_words(change, dossier.name))
    _feed_text(element, "content", " ".join(filter(None, said)), type="text")


def _feed_rights(parent: ET.Element, marked: Markings) -> None:
    """How something may be passed on; nothing if it is not marked."""
    if marked:
        _feed_text(parent, "rights", handling.label(marked), type="text")


def _feed_text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = _NO_XML.sub("\ufffd", text)


def _feed_time(date: Date) -> str:
    """The first moment of the first day that a date can mean (RFC 3339)."""
    return f"{date.lower.isoformat()}T00:00:00Z"


def _feed_base(dossier: Dossier) -> str:
    """The site's address with a slash at its end; empty if it is not known, so that links are relative to the feed."""
    if not dossier.settings.site_url:
        return ""
    parts = urlsplit(markdown.url(dossier.settings.site_url))
    return f"https://{parts.netloc}{parts.path.rstrip('/')}/"


def _feed_tag(dossier: Dossier, entry: ChangeEntry) -> str:
    """A tag URI: the host on the day of the change, when it belonged to the publisher, the site's path, and the name of the entry."""
    parts = urlsplit(_feed_base(dossier))
    return f"tag:{parts.hostname},{entry.change.date.lower.isoformat()}:{parts.path}{entry.anchor}"


def _feed_uuid(dossier: Dossier, name: str) -> str:
    """A UUID of version 5 from the title and a name; the same for the same input."""
    digest = bytearray(hashlib.sha1(_OF_URLS + f"{dossier.settings.title}/{name}".encode(), usedforsecurity=False).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x50, digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


#: The path to the feed from the page.
FEED: Final = "../changes.atom"
_LEAD: Final = "Corrections and updates, newest first. Corrected typing errors are not listed."
_NONE: Final = "No changes have been recorded yet."
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


def changes_page(desk: PageContext) -> Page:
    """Every change by day, followed by the former addresses of records."""
    found = change_entries(desk.dossier)
    days = (_day_of_changes(date, tuple(items), desk) for date, items in groupby(found, key=lambda entry: entry.change.date))
    body = (
        title("Changes"),
        crumbs(),
        standfirst(_LEAD),
        md.paragraph(md.text("Follow the changes: "), md.link(md.text("feed (Atom)"), md.local(FEED))),
        earlier.way(desk),
        *(days if found else (md.paragraph(md.text(_NONE)),)),
        section("Addresses that changed", "Moved", md.bullets(_moved_records(desk))),
    )
    return make_page("changes/index.md", "briefings/", body, title="Changes", description="Corrections and updates to this dossier.")


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
