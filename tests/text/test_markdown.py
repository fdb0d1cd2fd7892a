"""Whatever a record holds shows as it was typed, and makes nothing: through the extensions that mkdocs.yml configures.

The rows are numbered as in the list of threats.  Each text goes through every maker of blocks at once, between two other
paragraphs; the page must be the one that the word “Qqq” gives, with the text in its place.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.text import markdown as md
from generator.text import yaml
from generator.text.markdown import Md
from tests.support.html import Element, rendered
from tests.support.payloads import BOMBS, PAYLOADS
from tests.support.repository import ROOT
from tests.support.rows import each
from tests.support.strategies import ANY

PLAIN = "Qqq"


def document(raw: str) -> Md:
    """`raw` in every kind of block that the pages are made of."""
    text = md.text(raw)
    return md.blocks(
        md.paragraph(md.text("Before."), id="before"),
        md.heading(1, text, id="Title"),
        md.heading(2, text, id="Heading"),
        md.paragraph(text, id="paragraph", classes="claim report", data={"by-source": shown(raw)}),
        md.paragraph(text),
        md.bullets([text, md.blocks(md.paragraph(text, classes="claim"), md.paragraph(text))]),
        md.paragraph(text),
        md.numbered([text, text]),
        md.definitions([(text, [text, text]), (text, [text])]),
        md.table([text, text], [[md.cell(text, data={"by-source": shown(raw)}), text], [text, md.EMPTY]]),
        md.figure(md.file("../a/b.png"), shown(raw), width=3, height=4, caption=text, classes="portrait"),
        md.paragraph(
            md.text("See "), md.link(md.text(shown(raw)), md.local("../a/b.md", "c"), classes="cite", title=shown(raw)), md.text(".")
        ),
        md.div(md.blocks(md.paragraph(text), md.bullets([text])), classes="claims"),
        md.paragraph(md.text("After."), id="after"),
    )


def shown(raw: str) -> str:
    """`raw` as a reader sees it: runs of white space are one space to a browser, and the ends of a block have none."""
    return re.sub("[ \t\r\n\f\v]+", " ", raw).strip(" ")


def replaced(element: Element, raw: str) -> Element:
    """A tree with the word “Qqq” replaced in every text and attribute."""
    inside = [part.replace(PLAIN, raw) if isinstance(part, str) else replaced(part, raw) for part in element.inside]
    return Element(element.name, {name: value.replace(PLAIN, raw) for name, value in element.attributes.items()}, inside)


EXPECTED = rendered(document(PLAIN))


def assert_shows(raw: str) -> None:
    """The text is on the page as it was typed wherever it was put, and nothing else came of it."""
    assert without_isolation(rendered(document(raw))) == replaced(EXPECTED, shown(raw))


def without_isolation(element: Element) -> Element:
    """A tree without the elements around what is written from right to left."""
    inside: list[Element | str] = []
    for part in element.inside:
        isolated = isinstance(part, Element) and part.name == "bdi" and not part.attributes
        text = part.text if isolated and isinstance(part, Element) else part
        if isinstance(text, str) and inside and isinstance(inside[-1], str):
            inside[-1] += text
        else:
            inside.append(text if isinstance(text, str) else without_isolation(text))
    return Element(element.name, element.attributes, inside)


def test_the_plain_page_is_what_the_makers_say() -> None:
    """Each maker makes its own element, with its own id and classes and no other attribute."""
    found = [(element.name, element.attributes) for element in EXPECTED.each() if element.name not in {"li", "p", "thead", "tbody", "tr"}]
    assert found == [
        ("h1", {"id": "Title"}),
        ("h2", {"id": "Heading"}),
        ("ul", {}),
        ("ol", {}),
        ("dl", {}),
        *[("dt", {}), ("dd", {}), ("dd", {}), ("dt", {}), ("dd", {})],
        ("table", {}),
        *[("th", {})] * 2,
        ("td", {"data-by-source": "Qqq"}),
        *[("td", {})] * 3,
        ("figure", {"class": "portrait"}),
        ("img", {"alt": "Qqq", "height": "4", "loading": "lazy", "src": "../a/b.png", "width": "3"}),
        ("figcaption", {}),
        ("a", {"class": "cite", "href": "../a/b.md#c", "title": "Qqq"}),
        ("div", {"class": "claims"}),
        ("ul", {}),
    ]
    assert EXPECTED.one("paragraph").attributes == {"id": "paragraph", "class": "claim report", "data-by-source": "Qqq"}
    assert EXPECTED.text.split() == ["Before.", *[PLAIN] * 21, "See", "Qqq.", *[PLAIN] * 2, "After."]


#: White space that a record does not keep, and what grows where something goes over it again and again.
EDGES = {
    "b106-code": "    x",
    "b108-two-spaces": "x  ",
    "b120-no-break-space": "\u00a0x\u00a0\u2009",
    **{id: piece * (300 // len(piece)) for id, piece in BOMBS.items()},
}


@each("raw", [*PAYLOADS.values(), *EDGES.values()], ids=[*PAYLOADS, *EDGES])
def test_shows_as_typed(raw: str) -> None:
    """A text that is Markdown, HTML or an extension's markup shows as it was typed, in every block."""
    assert_shows(raw)


@pytest.mark.threat("b106")
@each("raw", ["a\n\n# b", "a\n    b", "a\n---", "a\n\n    code", "a\r\n\tb", "a\n{: .x }"])
def test_several_lines_are_one(raw: str) -> None:
    """The lines of a text are folded into one, so that none begins a block."""
    assert_shows(raw)


@pytest.mark.threat("b098")
def test_an_abbreviation_changes_nothing_elsewhere() -> None:
    """A text that defines an abbreviation leaves the same word in other paragraphs alone."""
    found = rendered(md.blocks(md.paragraph(md.text("*[Before]: x")), md.paragraph(md.text("Before"), id="b")))
    assert found.one("b").inside == ["Before"]


@pytest.mark.threat("b097")
def test_no_extension_reads_files_or_runs_code() -> None:
    """mkdocs.yml configures the extensions the pages are made for, and none that includes files, fetches or evaluates."""
    configured = re.findall(r"(?m)^  - ([a-z_.]+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("markdown_extensions:")[2])
    assert configured == ["attr_list", "def_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]


SPECIAL = st.sampled_from(
    [*"\\`*_{}[]<>()#+-!|~^=:\"&$@.;,/?%'0123456789abX \n\t", "\u00a0", "&#", "&lt;", "](", "](x)", "{: ", "<!--", "--", "1.", "  "]
)


TEXTS = st.lists(SPECIAL, max_size=14).map("".join) | st.text(ANY, max_size=20) | st.lists(SPECIAL | ANY, max_size=10).map("".join)


def accepted(raw: str) -> str | None:
    """The text as the reader of YAML gives it to a record, or None where it refuses it."""
    document, problems = yaml.read("x.yml", ("text: " + json.dumps(raw, ensure_ascii=False)).encode("utf-8"))
    value = document.value["text"] if document and not problems else None
    return value if isinstance(value, str) and value.strip() else None


@settings(max_examples=100)
@given(TEXTS)
def test_any_text_shows_as_typed(raw: str) -> None:
    """Any text that a record can hold shows as it was typed, and makes no element and no attribute."""
    read = accepted(raw)
    assume(read is not None)
    assert read is not None
    assert_shows(read)


@given(st.lists(TEXTS.map(accepted).filter(lambda raw: raw is not None), min_size=2, max_size=4))
def test_any_texts_side_by_side_show_as_typed(raws: list[str]) -> None:
    """Texts next to each other in a line make nothing together that neither makes alone, the isolation of right-to-left words apart."""
    found = rendered(md.paragraph(*map(md.text, raws), id="p")).one("p")
    isolated = [part for part in found.inside if not isinstance(part, str)]
    assert all((part.name, part.attributes, part.inside) == ("bdi", {}, [part.text]) for part in isolated)
    assert found.text == "".join(re.sub("[ \t\r\n\f\v]+", " ", raw) for raw in raws).strip(" ")
    assert found.attributes == {"id": "p"}


FRONT = {
    "b121-quotes": 'a "b" \\ c: d # e',
    "b121-rule": "---",
    "b121-end": "...",
    "b121-newline": "a\nb: c",
    "b122-breakout": "---\ntemplate: x.html\n---",
    "b122-breakout-after": "x\n---\n\n# y",
    "b125-date": "2024-01-01",
    "b125-bool": "true",
    "b125-list": "[a, b]",
    "b125-map": "{a: b}",
    "b125-number": "1.10",
    "b125-nothing": "~",
    "b126-description": '"><script>alert(1)</script>',
    "b128-section": "</title><img src=x onerror=alert(1)>",
    "anchor": "&a *a !b %c @d `e",
    "percent": "%YAML 1.1",
    "next-line-free": "a\u00a0b 中国 🚢",
}


def front(raw: str) -> dict[str, object]:
    """The front matter of a page with a text in each field, as MkDocs reads it."""
    text, found = meta.get_data(
        md.page({"title": raw, "description": raw, "tags": [raw, "x"]}, "Generated from x", [md.paragraph(md.text("Body"))])
    )
    assert text.strip() == "Body"
    return dict(found)


@each("raw", FRONT.values(), ids=FRONT)
def test_front_matter_is_the_text(raw: str) -> None:
    """Front matter gives back each text as a string, escaped once for the HTML it is put into, and no other field."""
    escaped = html.escape(raw)
    assert front(raw) == {"title": escaped, "description": escaped, "tags": [escaped, "x"]}
    assert html.unescape(escaped) == raw


@given(TEXTS)
def test_any_text_is_safe_in_front_matter(raw: str) -> None:
    """Any text that a record can hold comes out of the front matter as it went in, without a live character of HTML."""
    read = accepted(raw)
    assume(read is not None)
    assert read is not None
    found = front(read)
    assert found == {"title": html.escape(read), "description": html.escape(read), "tags": [html.escape(read), "x"]}
    assert not set("<>\"'") & set(str(found["title"]))


def test_empty_blocks_are_left_out() -> None:
    """What would be empty is not there, so that a page has no empty list, table or box."""
    nothing = (
        md.paragraph(),
        md.bullets([]),
        md.numbered([md.EMPTY]),
        md.definitions([(md.text("a"), [])]),
        md.table([md.text("a")], []),
        md.div(md.EMPTY, classes="x"),
    )
    assert nothing == ("",) * 6
    assert md.blocks(*nothing, md.paragraph(md.text("a"))) == "a\n"
    assert md.join(md.text("a"), md.EMPTY, md.text("b"), by=md.text(", ")) == "a, b"


def test_an_item_may_be_several_blocks() -> None:
    """The blocks of an item stay in it, and the items after it stay items."""
    items = [md.blocks(md.paragraph(md.text("a"), id="a"), md.paragraph(md.text("b")), md.bullets([md.text("c")])), md.text("d")]
    found = next(iter(rendered(md.bullets(items)).each("ul")))
    assert [[part.name for part in item.each()] for item in found.inside if isinstance(item, Element)] == [["p", "p", "ul", "li"], ["p"]]


def test_only_one_module_makes_markdown() -> None:
    """`Md(` and `Target(` stand in markdown.py alone, and nothing is cast to either, so that every text is escaped there."""
    makers = re.compile(r"\b(?:Md|Target)\(|cast\(\W*(?:md\.)?(?:Md|Target)\b")
    found = {path.name for path in (ROOT / "generator").rglob("*.py") if makers.search(path.read_text(encoding="utf-8"))}
    assert found == {Path(md.__file__).name}
