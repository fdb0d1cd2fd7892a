"""The feeds of changes (Atom, RFC 4287), each with archives of what it has no room for (RFC 5005).

The same records give the same bytes: feed times are the days of the changes, at midnight UTC, and ids are made from what does not change.
With a `site_url`, an entry's id is a tag URI (RFC 4151) and links are absolute; otherwise ids are version 5 UUIDs (RFC 4122) made from
the dossier's title and the entry's name, and links are relative.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from ..records import handling
from ..records.dossier import Dossier
from ..records.handling import Handling, Markings
from ..text import markdown, prose
from ..text.dates import Date
from ..views import queries
from ..views.wording import CHANGE_WORDS, ChangeEntry, change_entries, former_words

#: The feed's file, at the top of the site.
FEED_PATH: Final = "changes.atom"
#: The maximum number of entries of a file: readers fetch the feed again and again, and its archives only once.
MOST_IN_FEED: Final = 200
_CHANGES_PAGE: Final = "changes/"
_XMLNS: Final = "http://www.w3.org/2005/Atom"
_HISTORY: Final = "http://purl.org/syndication/history/1.0"
#: The namespace of URLs in RFC 4122, appendix C.
_OF_URLS: Final = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
#: Characters that no XML 1.0 document can contain.
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_path(id: str) -> str:
    """The file of the feed of a record, such as `changes/northland.atom`."""
    return f"changes/{id}.atom"


class _Subject(NamedTuple):
    """What a feed is about: its file, its title, the page that it belongs to, and its changes, the newest first."""

    path: str
    name: str
    page: str
    found: Sequence[ChangeEntry]


class _Archive(NamedTuple):
    """A file with some of the changes of a feed, the newest first."""

    path: str
    found: Sequence[ChangeEntry]


def feeds(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """The feed of the dossier and that of each record that has changes, each followed by its archives, by path."""
    markings = Handling(dossier)  # which finds out once for all feeds what is marked
    for subject in _subjects(dossier):
        archives = tuple(_archives(subject))
        last = archives[-1].path if archives else ""
        yield subject.path, _feed(dossier, subject, subject.found[:MOST_IN_FEED], {"self": subject.path, "prev-archive": last}, markings)
        for number, archive in enumerate(archives):
            before = archives[number - 1].path if number else ""
            after = archives[number + 1].path if number + 1 < len(archives) else ""
            ways = {"self": archive.path, "current": subject.path, "prev-archive": before, "next-archive": after}
            yield archive.path, _feed(dossier, subject, archive.found, ways, markings)


def _subjects(dossier: Dossier) -> Iterator[_Subject]:
    found = change_entries(dossier)
    yield _Subject(FEED_PATH, f"{dossier.settings.title}: changes", _CHANGES_PAGE, found)
    by_record: dict[str, list[ChangeEntry]] = {}
    for entry in found:
        if not entry.record.withdrawal:
            by_record.setdefault(entry.record.id, []).append(entry)
    for id, entries in sorted(by_record.items()):
        yield _Subject(feed_path(id), f"{dossier.title(id)}: changes", queries.record_path(dossier, id), entries)


def _archives(subject: _Subject) -> Iterator[_Archive]:
    """The archives of a feed that is cut, oldest first: its months, those with too many changes in several files, which begin with the oldest.

    A later change adds a file, or an entry to the newest one; it does not move others.  The last archive has the newest change for which the
    feed has no room.
    """
    rest = len(subject.found) - MOST_IN_FEED
    for month, items in groupby(reversed(subject.found), key=_month):
        entries = tuple(items)
        for number, start in enumerate(range(0, len(entries), MOST_IN_FEED), 1):
            if rest <= 0:
                return
            lot = entries[start : start + MOST_IN_FEED]
            rest -= len(lot)
            part = f"-part-{number}" if number > 1 else ""
            yield _Archive(f"{subject.path.removesuffix('.atom')}_{month}{part}.atom", lot[::-1])


def _month(entry: ChangeEntry) -> str:
    """The month of the first day that the date of a change can mean."""
    return entry.change.date.lower.isoformat().rpartition("-")[0]


def _feed(dossier: Dossier, subject: _Subject, found: Sequence[ChangeEntry], ways: Mapping[str, str], markings: Handling) -> bytes:
    """A file of a feed with some of its changes; `ways` are the files that it leads to.  Links are relative to the feed if the site has no address."""
    settings = dossier.settings
    base = _feed_base(dossier) or "../" * subject.path.count("/")
    top = ET.Element("feed", {"xmlns": _XMLNS, "xml:lang": "en"})
    _feed_text(top, "id", base + subject.path if settings.site_url else _feed_uuid(dossier, subject.path))
    _feed_text(top, "title", subject.name, type="text")
    if "current" in ways:
        top.set("xmlns:fh", _HISTORY)
        ET.SubElement(top, "fh:archive")
    elif ways["prev-archive"]:
        said = (
            f"The newest {len(found)} of {len(subject.found)} changes; the archives of this feed and the page of changes have the others."
        )
        _feed_text(top, "subtitle", said, type="text")
    _feed_text(top, "updated", max((_feed_time(entry.change.date) for entry in found), default=_feed_time(settings.as_of)))
    _feed_text(ET.SubElement(top, "author"), "name", settings.publisher)
    for rel, path in ways.items():
        if path:
            ET.SubElement(top, "link", {"rel": rel, "type": "application/atom+xml", "href": base + path})
    ET.SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": base + subject.page})
    marks = [markings.change(entry.record, entry.change) for entry in found]
    _feed_rights(top, markings.base.union(*marks))
    for entry, marked in zip(found, marks, strict=True):
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
