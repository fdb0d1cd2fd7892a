"""The changes of a dossier as an Atom feed (RFC 4287).

Floor 5: imports `markdown`, `prose`, `dates`, `model`, `changes` and `exports.paths`.  The same records give the same bytes: times are the days of
the changes, at midnight UTC, and ids are made of what stays.  Where the dossier has a `site_url`, an entry's id is a tag URI (RFC 4151) of
its host and day, and links are absolute; elsewhere ids are UUIDs of version 5 (RFC 4122) made from the title, and links are relative to
the feed.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from typing import Final
from urllib.parse import urlsplit

from generator import markdown, prose
from generator.changes import KINDS, Entry, before, entries
from generator.dates import Date
from generator.exports import paths
from generator.model import Dossier

#: The feed's file, at the top of the site.
PATH: Final = "changes.atom"
#: A feed of more would be read whole again and again; the page of changes has them all.
MOST: Final = 200

_PAGE: Final = "changes/"
_XMLNS: Final = "http://www.w3.org/2005/Atom"
#: The name space of URLs in RFC 4122, appendix C.
_OF_URLS: Final = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
#: What no XML 1.0 document can hold.
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(dossier: Dossier) -> bytes:
    """The feed: the newest changes, each with its record, what changed and what was there before, as plain text."""
    settings, found = dossier.settings, entries(dossier)
    top = ET.Element("feed", {"xmlns": _XMLNS, "xml:lang": "en"})
    _text(top, "id", _base(dossier) + PATH if settings.site_url else _uuid(dossier, PATH))
    _text(top, "title", f"{settings.title}: changes", type="text")
    if len(found) > MOST:
        _text(top, "subtitle", f"The newest {MOST} of {len(found)} changes; the page of changes has them all.", type="text")
    _text(top, "updated", max((_time(entry.change.date) for entry in found), default=_time(settings.as_of)))
    _text(ET.SubElement(top, "author"), "name", settings.publisher)
    ET.SubElement(top, "link", {"rel": "self", "type": "application/atom+xml", "href": _base(dossier) + PATH})
    ET.SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": _base(dossier) + _PAGE})
    for entry in found[:MOST]:
        _entry(ET.SubElement(top, "entry"), entry, dossier)
    ET.indent(top, " ")
    content: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(element: ET.Element, entry: Entry, dossier: Dossier) -> None:
    change = entry.change
    _text(element, "id", _tag(dossier, entry) if dossier.settings.site_url else _uuid(dossier, entry.key))
    _text(element, "title", f"{KINDS[change.kind]}: {dossier.name(entry.record.id)}", type="text")
    _text(element, "updated", _time(change.date))
    where = paths.target(dossier, entry.there)
    if change.claim and entry.gone and not entry.record.withdrawal:
        where = f"{where}#{change.claim}"
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": _base(dossier) + where})
    said = (prose.shown(change.change, dossier.name), before(change, dossier.name))
    _text(element, "content", " ".join(filter(None, said)), type="text")


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = _NO_XML.sub("\ufffd", text)


def _time(date: Date) -> str:
    """The first moment of the first day that a date can mean (RFC 3339)."""
    return f"{date.lower.isoformat()}T00:00:00Z"


def _base(dossier: Dossier) -> str:
    """The site's address with a slash at its end; nothing where it is not known, so that links are relative to the feed."""
    if not dossier.settings.site_url:
        return ""
    parts = urlsplit(markdown.url(dossier.settings.site_url))
    return f"https://{parts.netloc}{parts.path.rstrip('/')}/"


def _tag(dossier: Dossier, entry: Entry) -> str:
    """A tag URI: the host on the day of the change, which was the publisher's then, the site's path and what the entry is called."""
    parts = urlsplit(_base(dossier))
    return f"tag:{parts.hostname},{entry.change.date.lower.isoformat()}:{parts.path}{entry.anchor}"


def _uuid(dossier: Dossier, name: str) -> str:
    """A UUID of version 5, from the title and a name: the same for the same."""
    digest = bytearray(hashlib.sha1(_OF_URLS + f"{dossier.settings.title}/{name}".encode(), usedforsecurity=False).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x50, digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
