"""What a web page says about its article: in JSON-LD, Open Graph, other `meta` elements, and its first elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit

from ..articles.article import Found, Proposal
from .document import one_line

_ARTICLES: Final = re.compile(r"Article|Report|BlogPosting|LiveBlog|Review|Interview")
_LONGEST: Final = 500
_SAVED: Final = re.compile(
    r"<!--\s*(?:Page saved with SingleFile|saved from url=\(\d+\))[^>]*?(?:url:\s*)?(https?://[^\s>]+)", re.IGNORECASE
)
#: Names of `meta` elements, in order of preference.
_META: Final = {
    "title": ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline"),
    "publisher": ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name"),
    "published": (
        "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "date",
        "pubdate", "publishdate", "datepublished", "parsely-pub-date", "sailthru.date",
    ),
    "address": ("og:url", "citation_public_url"),
    "rights": ("dc.rights", "dcterms.rights", "dcterms.license", "copyright", "rights"),
    "authors": ("citation_author", "author", "dc.creator", "dcterms.creator", "article:author", "parsely-author", "sailthru.author", "byl"),
}  # fmt: skip


def found(root: Any, source: str, address: str) -> Found:
    """What a page says about its article; the first statement of each value in order of reliability."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = one_line(meta.get("content", ""))[:_LONGEST]
        if name and content:
            metas.setdefault(name, []).append(content)
    return _by_data(root).over(_by_meta(metas)).over(_by_elements(root, source, address))


def _by_data(root: Any) -> Found:
    """The statements of JSON-LD."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if _ARTICLES.search(str(item.get("@type", ""))) and (item.get("headline") or item.get("name")):
                return _from_object(item)
    return Found()


def _objects(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects in JSON-LD, at any depth that pages use."""
    if depth > 4:
        return
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph", []), depth + 1)
            yield from _objects(item.get("mainEntity", []), depth + 1)
        elif isinstance(item, list):
            yield from _objects(item, depth + 1)


def _from_object(item: Mapping[str, Any]) -> Found:
    def one(*names: str) -> Proposal | None:
        for name in names:
            for value in _names(item.get(name)):
                return Proposal(value, f"JSON-LD {name}")
        return None

    published = day(str(item.get("datePublished", "")))
    return Found(
        title=one("headline", "name"),
        authors=tuple(Proposal(name, "JSON-LD author") for value in _names(item.get("author")) for name in people(value)),
        publisher=one("publisher"),
        published=Proposal(published, "JSON-LD datePublished") if published else None,
        language=one("inLanguage"),
        rights=one("license", "copyrightNotice", "copyrightHolder"),
    )


def _names(value: Any) -> Iterator[str]:
    """The names in a value of JSON-LD: a text, an object with a name, or a list of them."""
    for item in value if isinstance(value, list) else [value]:
        text = item.get("name") if isinstance(item, dict) else item
        if isinstance(text, str) and one_line(text):
            yield one_line(text)[:_LONGEST]


def _by_meta(metas: Mapping[str, list[str]]) -> Found:
    def one(field: str) -> Proposal | None:
        return next((Proposal(metas[name][0], name) for name in _META[field] if name in metas), None)

    named = next((name for name in _META["authors"] if any(people(value) for value in metas.get(name, ()))), "")
    dates = ((name, day(metas[name][0])) for name in _META["published"] if name in metas)
    published = next((Proposal(value, name) for name, value in dates if value), None)
    authors = tuple(Proposal(author, name) for name in filter(None, [named]) for value in metas[name] for author in people(value))
    address = one("address")
    return Found(
        one("title"), authors, one("publisher"), published, address if address and _is_web(address.value) else None, None, one("rights")
    )


def _by_elements(root: Any, source: str, address: str) -> Found:
    """The statements of elements: `html lang`, canonical address, first heading, title, first time, licence."""
    language = (root.get("lang") or root.get("xml:lang") or "").strip()
    link = next((item.get("href", "") for item in root.iter("link") if "canonical" in item.get("rel", "").split()), "")
    saved = _SAVED.search(source[:4000])
    places = [(link, "canonical link"), (saved[1] if saved else "", "the saved page"), (address, "the address it came from")]
    headings = [text for item in root.iter("h1") if (text := one_line(item.text_content()))]
    title = next((one_line(item.text_content()) for item in root.iter("title")), "")
    times = (item.get("datetime", "") for item in root.iter("time"))
    time = next((value for value in map(day, times) if value), "")
    licence = next((item.get("href", "") for item in root.iter("a", "link") if "license" in item.get("rel", "").split()), "")
    stated = [Proposal(headings[0][:_LONGEST], "the first heading")] if len(headings) == 1 else []
    stated += [Proposal(without_outlet(title)[:_LONGEST], "title")] if title else []
    return Found(
        title=stated[0] if stated else None,
        published=Proposal(time, "the first time element") if time else None,
        address=next((Proposal(value, origin) for value, origin in places if _is_web(value)), None),
        language=Proposal(language, "html lang") if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language) else None,
        rights=Proposal(licence, "license link") if _is_web(licence) else None,
    )


def without_outlet(title: str) -> str:
    """A page's title without the outlet's name at its end."""
    return re.sub(r"^(.{12,}?)\s+(?:[|–—·•»]|-)\s+[^|–—]{2,40}$", r"\1", title)


def people(text: str) -> list[str]:
    """The people in a line of authors; none if it is an address."""
    if _is_web(text) or "@" in text:
        return []
    plain = re.sub(r"^(?:by|von|par|por|автор:?)\s+", "", text.strip(), flags=re.IGNORECASE)
    comma = r",\s*" if not re.fullmatch(r"[^\s,]+, [^,]+", plain) else r"(?!)"
    return [one_line(part) for part in re.split(rf"{comma}|;\s*|\s+(?:and|und|et|y|и|&)\s+", plain) if one_line(part)]


def day(text: str) -> str:
    """The day in a time as machines write it, as precise as it is; empty if it is none."""
    plain = text.strip()
    if iso := re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", plain) or re.match(r"(\d{4})(\d{2})(\d{2})(?=$|T)", plain):
        year, month, date = map(int, iso.groups())
        return f"{year:04}-{month:02}-{date:02}" if 1 <= month <= 12 and 1 <= date <= 31 and year > 1400 else ""
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", plain):
        return plain
    try:
        return parsedate_to_datetime(plain).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _is_web(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)


def first(values: Iterable[str]) -> str:
    """The first value that is not empty."""
    return next(filter(None, values), "")
