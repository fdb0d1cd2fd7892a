"""Every text of the list of threats in every field of every kind of record: the pages are those that letters give, and nothing runs.

The site is built twice, once with the texts and once with their twins, in which each sign that is no letter is another letter.  With the
letters turned back, the elements of all pages, their attributes and their texts are the same.
"""

from __future__ import annotations

import contextlib
import html
import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.build import gates, publish
from generator.exports import search
from generator.pages.site import generate
from generator.records.decode import decode
from generator.records.dossier import Actor, Relationship
from generator.records.settings import Settings, Vocabulary
from generator.records.sources import Source
from generator.text import direction
from generator.text import markdown as md
from tests.support import payload_dossier, small
from tests.support.fields import FIELDS, HERALD, UNSHOWN, filled
from tests.support.html import Element, body, read, rendered
from tests.support.payload_sites import FOLDERS, SHEETS, paths
from tests.support.payloads import BOMBS, PAYLOADS, REFUSED, shown
from tests.support.repository import ROOT
from tests.support.rows import each

pytestmark = pytest.mark.exhaustive


MODELS = (Settings, Vocabulary, Source, Actor, Relationship)


@pytest.mark.threat("b088")
def test_every_payload_is_in_every_field() -> None:
    """The dossier of the test has every text in every field of every kind that takes one, the reader's own white space apart."""
    wanted = {shown(text) for text in SHEETS}
    assert [id for id, raw in PAYLOADS.items() if not any(shown(raw) in text for text in wanted)] == []
    held: dict[str, set[str]] = {}
    dossier = payload_dossier.dossier(SHEETS)
    values = [
        dossier.vocabulary,
        *dossier.sources.values(),
        *dossier.profiles.values(),
        *(found.settings for found in payload_dossier.called(SHEETS)),
    ]
    for value in values:
        for field, text in payload_dossier.texts_of(value):
            held.setdefault(field, set()).add(re.sub(r"^(?:\d\d|Quill,) ", "", text) if field.endswith(".sort_as") else text)
    missing = {field: sorted(wanted - held.get(field, set()))[:3] for field in payload_dossier.text_fields(*MODELS)}
    assert {field: texts for field, texts in missing.items() if texts and not field.endswith(".sort_as")} == {}
    for field in ("Actor.sort_as", "Author.sort_as"):
        assert {text[:190] for text in wanted} <= {text[:190] for text in held[field]}


def test_the_fields_of_the_tests_are_those_of_the_records() -> None:
    """Each field of a record that holds a text is in the list of fields, and what no page shows is named apart."""
    found = set()
    for field in {**FIELDS, **UNSHOWN}:
        dossier, problems = decode(filled({field: "qqqq"}))
        assert dossier is not None, (field, problems)
        values = (dossier.settings, dossier.vocabulary, *dossier.sources.values(), *dossier.profiles.values())
        found |= {name for value in values for name, text in payload_dossier.texts_of(value) if "qqqq" in text}
    assert found == payload_dossier.text_fields(*MODELS)


def same(one: Element | str, other: Element | str, path: str = "") -> str:
    """Where two trees first differ, with the letters of the second turned back into signs; nothing where they are the same."""
    if isinstance(one, str) or isinstance(other, str):
        alike = isinstance(one, str) and isinstance(other, str) and one == cut(other.translate(payload_dossier.SIGNS))
        return "" if alike else f"{path}: {one!r:.200} is not {other!r:.200}"
    here = f"{path}/{one.name}"
    if one.name == other.name == "svg":
        return "" if shapes(one) == shapes(other) else f"{here}: {shapes(one)} are not {shapes(other)}"
    if one.attributes.get("type") == other.attributes.get("type") == "application/ld+json":
        return "" if json.loads(one.text) == turned(json.loads(other.text)) else f"{here}: {one.text} is not {other.text}"
    if one.name != other.name or attributes(one) != {
        name: value.translate(payload_dossier.SIGNS) for name, value in attributes(other).items()
    }:
        return f"{here}: {one.attributes} is not {other.name} {other.attributes}"
    if len(one.inside) != len(other.inside):
        return f"{here}: {len(one.inside)} parts are not {len(other.inside)}"
    pairs = zip(*(map(in_order, (one, other))), strict=True)
    return next(filter(None, (same(part, twin, here) for part, twin in pairs)), "")


def cut(text: str) -> str:
    """A text without the signs that the first words of a statement do not end with; the letters in their place were left."""
    return re.sub(r"[,;:]+ …(?=”)", " …", text)


def shapes(drawing: Element) -> list[tuple[str, list[str]]]:
    """The elements of a drawing with the names of their attributes; places, the lines that words take, and room for signs depend on letters."""
    kept = (part for part in drawing.each() if part.name not in ("tspan", "circle") and "sign" not in part.classes)
    return sorted((part.name, sorted(part.attributes)) for part in kept)


def turned(value: Any) -> Any:
    """A value of JSON with the letters of its texts turned back into signs."""
    if isinstance(value, dict):
        return {name: turned(inner) for name, inner in value.items()}
    return [turned(inner) for inner in value] if isinstance(value, list) else value.translate(payload_dossier.SIGNS)


def in_order(element: Element) -> list[Element | str]:
    """The parts of an element; tags and some lists are in the order of their texts, which is another where signs are letters."""
    if "md-tags" not in element.classes and element.name != "ul":
        return element.inside
    return sorted(element.inside, key=lambda part: (part if isinstance(part, str) else part.text).translate(payload_dossier.SIGNS))


def attributes(element: Element) -> dict[str, str]:
    """The attributes of an element; the engine escapes the title of its sign for home twice, which shows as the pointer rests there.

    A cell's place among the texts of its column is another where signs are letters, so only that it is a number counts.
    """
    if re.fullmatch(r"\d+", element.attributes.get("data-order", "")) and element.name == "td":
        return {**element.attributes, "data-order": "its place"}
    if "md-logo" in element.classes and "title" in element.attributes:
        return {**element.attributes, "title": html.unescape(element.attributes["title"])}
    return element.attributes


@pytest.mark.threat("b089", "b090")
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_elements_are_those_that_letters_give(payload_site: Path, letter_site: Path, folder: str) -> None:
    """Elements, attributes, ids, addresses and texts of each page are those of its twin: no sign of a text made or lost anything."""
    assert paths(payload_site, folder) == paths(letter_site, folder)
    assert len(paths(payload_site, folder)) >= (len(SHEETS) if folder else 10)
    for path in paths(payload_site, folder):
        page, twin = (read((site / path).read_text(encoding="utf-8")) for site in (payload_site, letter_site))
        assert same(page, twin) == "", path


@pytest.mark.threat("b112")
def test_the_search_holds_the_texts_as_they_are(payload_site: Path) -> None:
    """The index of the search has every title as it was typed, and the gates know each part of it as data."""
    parts = {path.name: path.read_bytes() for path in (payload_site / "search").glob("*.js")}
    assert all(map(search.is_part, parts.values()))
    _, _, rows = parts["names-0.js"].decode().partition(",")
    names = {row[2] for row in json.loads(rows.removesuffix(");\n"))}
    assert {shown(text) for text in SHEETS} <= names


@pytest.mark.threat("b120", "b121", "b125")
@pytest.mark.parametrize("number", range(len(SHEETS)), ids=[text[:20] for text in SHEETS])
def test_a_page_says_what_the_editor_typed(payload_site: Path, number: int) -> None:
    """Heading, title and statement of a page have the text to the byte, in every script, but for white space that HTML does not keep.

    A title takes no elements, so words from right to left are isolated in it by invisible marks, and nothing else is added.
    """
    typed, title = shown(SHEETS[number]), shown(SHEETS[0])
    page = read((payload_site / "actors" / f"a{number}" / "index.html").read_text(encoding="utf-8"))
    assert [heading.text.encode() for heading in page.each("h1")] == [typed.encode()]
    shown_title = next(next(page.each("head")).each("title")).text
    assert shown_title.encode() == f"{direction.isolated(typed)} - {title}".encode()
    assert direction.plain(shown_title).encode() == f"{typed} - {title}".encode()
    assert typed.encode() in page.one("said").text.encode()
    assert page.text.count(typed) > 15


@pytest.mark.threat("b101", "b134")
def test_the_gates_let_through_what_records_say(payload_site: Path) -> None:
    """Markup, placeholders and a program's words that stand in records are shown and published, and no gate takes them for leftovers."""
    faults = gates.inspect_site(publish.contents(payload_site), gates.literal_texts(payload_dossier.dossier(SHEETS)))
    # no link leads to the further home pages, and topics are called as actors are
    assert [str(fault) for fault in faults if not re.search(r"site/(?:home-\d+|topics/t\d+)/", str(fault))] == []
    assert {fault.gate for fault in faults} <= {"orphan", "title"}


@pytest.mark.threat("b109")
@pytest.mark.parametrize(("raw", "code"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("field", ["title", "claim", "name", "headline", "topic", "note"])
def test_what_no_text_may_hold_is_refused(field: str, raw: str, code: str) -> None:
    """Marks that an engine keeps for itself, and ends of lines that parsers disagree about, come into no field, escaped or not."""
    _, problems = decode(filled({field: raw}))
    assert {problem.code for problem in problems} == {code}


@contextlib.contextmanager
def processor_seconds(most: float) -> Iterator[None]:
    """Ends what is done in it with an error as it has used so much of a processor, whatever else the machine does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {most} s of a processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.threat("b070", "b114")
@each("piece", BOMBS.values(), ids=BOMBS)
def test_the_longest_text_of_any_signs_is_a_page_in_two_seconds(piece: str) -> None:
    """The longest statement that a record takes is escaped, made a page and rendered in 2 s of a processor; a longer one is refused."""
    longest = (piece * 1200)[:1200].strip()
    with processor_seconds(2):
        found = generate(small.dossier(filled({"claim": longest, "note": longest, "judgement": longest, "scope": longest})))
        pages = [rendered(body(found[path].decode())) for path in ("actors/southmark.md", "reading/index.md")]
    assert all(longest in page.text for page in pages)
    with processor_seconds(2):
        _, problems = decode(filled({"claim": piece * 50_000}))
    assert [problem.code for problem in problems] == ["too-long"]


@pytest.mark.threat("b114")
@each("piece", BOMBS.values(), ids=BOMBS)
def test_no_length_makes_the_escape_slow(piece: str) -> None:
    """The escape itself is through with 100,000 signs in 2 s of a processor, and gives every one back."""
    raw = piece * (100_000 // len(piece))
    with processor_seconds(2):
        escaped = md.text(raw)
    assert html.unescape(escaped) == raw


@pytest.mark.threat("b137")
def test_nothing_is_fetched_while_building() -> None:
    """No plugin that fetches what pages name is configured, and no extension that reads what a text names."""
    configured = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert not re.search(r"privacy|social|snippets|magiclink|include|macros", configured)


ADDRESSES = {
    "b116-brackets": ("https://example.org/a(b)[c]", "https://example.org/a%28b%29%5Bc%5D"),
    "b116-signs": ("https://example.org/%20?a=1&copy;=2#f", "https://example.org/%20?a=1&copy%3B=2#f"),
    "b116-script": ("https://раypal.example/", "https://xn--ypal-43d9g.example/"),
    "b116-port": ("https://example.org:8443/{{7*7}}", "https://example.org:8443/%7B%7B7%2A7%7D%7D"),
    "b116-number": ("https://[2001:db8::1]/*a*_b_", "https://[2001:db8::1]/%2Aa%2A_b_"),
}


@pytest.mark.threat("b116")
@pytest.mark.parametrize(("typed", "asked"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_reads_as_it_is_asked(typed: str, asked: str) -> None:
    """On a source's page the words of a link to another site are its address, so that the host a reader sees is the one that is asked."""
    files = small.changed(HERALD, "nature: report", f"nature: report\nurl: {json.dumps(typed, ensure_ascii=False)}")
    page = rendered(body(generate(small.dossier(files))["sources/herald-2024-03.md"].decode()))
    outside = [link for link in page.each("a") if re.match(r"[a-z]+:", link.attributes["href"])]
    assert asked in {link.attributes["href"] for link in outside if link.text == asked}
