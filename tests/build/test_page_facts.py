"""The facts about pages: the fast parser finds what the standard library's finds, on real pages and on broken ones."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import page_facts, publish
from tests.support import builds, reference_facts


def test_both_parsers_find_the_same_on_every_real_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    """All pages of the site of this repository, and of a site with hostile texts in every field."""
    for site in (builds.real_site(tmp_path_factory), builds.hostile_site(tmp_path_factory)):
        pages = {path: content for path, content in publish.contents(site).items() if path.endswith(".html")}
        assert len(pages) > 20
        assert [path for path, content in pages.items() if page_facts.collected(content) != reference_facts.collected(content)] == []


#: Broken and unusual HTML in the body of a page.
BROKEN = {
    "nothing": "",
    "no end": "<p>{{ x",
    "an end too many": "<p>x</p></div><p id=b>[[y]]</p>",
    "crossed": '<b><i id="x">TODO</b></i><a href="y/">z</a>',
    "no quotation marks": "<a href=x/y/ class=cite id=q>x</a>",
    "an attribute twice": '<a href="x/" href="javascript:alert(1)">x</a>',
    "capitals": '<A HREF="JAVASCRIPT:alert(1)" ONCLICK="x">x</A>',
    "references": '<a href="&#106;avascript&colon;alert(1)">&lt;Actor object at 0x1&gt; &#91;&#91;</a>',
    "a reference without its end": "<p>&amp &lt {&#123 x</p>",
    "control characters": "<p>\x02klzzwxh:1\x03</p>",
    "not a character": "<p>\udcff{{</p>",
    "a comment": "<!-- [[x]] --><p>y</p>",
    "a script that has tags": '<script>if (a < b) { "<p id=x>" }</script>',
    "a script in capitals": "<SCRIPT>alert(1)</SCRIPT>",
    "data in a script": '<script type="application/ld+json">{"a": "{{"}</script>',
    "a style": "<style>p { color: red }</style>",
    "in a template": '<template><a href="x/" id="y">{{</a></template>',
    "in a form": '<form action="//x"><input onfocus=alert(1) autofocus></form>',
    "in a list of choices": '<select><option id="x">TODO</option></select>',
    "a drawing": '<svg viewBox="0 0 1 1" onload="x"><title>None</title><a xlink:href="javascript:x"><path d="M0"/></a></svg>',
    "mathematics": "<math><mi id=x>None</mi></math>",
    "a table": '<table><tr><td id="x">TODO</td><td><a href="y/">z</a></td></tr></table>',
    "an object": '<object data="//x"></object><embed src="//y"><applet></applet>',
    "a frame": '<iframe src="//x" srcdoc="<p>"></iframe>',
    "another base": '<base href="//x"><meta http-equiv="refresh" content="0">',
    "pictures": '<img srcset="a 1x, //b 2x" src=c alt="None"><video poster=p src=q></video>',
    "a slash too many": '<a/href="x/"/id="y">z</a><br/>',
    "an odd name": '<a href="x/" @click="y" :z="1" on-x>z</a><x-y id="q">TODO</x-y>',
    "from right to left": "<p>TODO: <bdi>\u05e9\u05dc\u05d5\u05dd</bdi>, {</p>",
    "headings in each other": "<h1>a<h1>b</h1></h1>",
}


@pytest.mark.threat("b134", "b089", "b092")
@pytest.mark.parametrize("inside", BROKEN.values(), ids=BROKEN)
def test_both_parsers_find_the_same_on_broken_pages(inside: str) -> None:
    """What is wrong in the HTML hides nothing from either of them."""
    content = f"<!doctype html><html><head><title>x</title></head><body><h1>x</h1>{inside}</body></html>".encode("utf-8", "surrogateescape")
    assert page_facts.collected(content) == reference_facts.collected(content)


@pytest.mark.threat("b089")
def test_a_script_without_its_end_is_noticed() -> None:
    """The standard library drops what is in it; a browser, and the parser that builds use, take the rest of the page for a script."""
    assert page_facts.collected(b"<body><script>alert(1)").scripts == ["alert(1)"]


def test_an_end_that_is_implied_ends_an_element() -> None:
    """As in a browser, the end of a cell may be left out: the link in the next one is not inside the first."""
    (link,) = page_facts.collected(b'<table><tr><td id="x">TODO<td><a href="y/">z</a></table>').links
    assert link.inside == ""


def alternatives() -> list[str]:
    """The alternatives of the pattern for leftovers."""
    return re.split(r"\|(?![^(]*\))", page_facts.LEFTOVER.pattern)


@pytest.mark.threat("b134")
@given(st.sampled_from(alternatives()).flatmap(st.from_regex))
def test_every_leftover_has_a_hint(text: str) -> None:
    """The quick search for a few characters misses nothing that the pattern finds."""
    assert page_facts.LEFTOVER.search(text) is None or any(hint in text for hint in page_facts.HINTS)


def reference(page: str, href: str) -> tuple[str, str] | None:
    """Where a link leads, by the standard library alone."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path.endswith("/") or path.split("/")[-1] in (".", "..") or target in ("", "."):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment)


@pytest.mark.parametrize("page", ["index.html", "actors/index.html", "actors/x/index.html"])
@pytest.mark.parametrize(
    "href",
    ["", "#p1", ".", "./", "..", "../", "../#x", "../../", "../../../", "x/", "x/#y", "x", "x.pdf#page=2", "../x/y/", "/x/", "//x/", "x//y/",
     "https://x/", "mailto:x", "../x%2Fy/#%C3%A4", "?q=1", "x/?q=1#z", "../x.y/", "./x/", "\u00e9/", "x/\n", "-/", "../.x/", "a/../b/"],
)  # fmt: skip
def test_links_lead_where_the_standard_library_says(page: str, href: str) -> None:
    """The quick way for plain links gives the same as the long one."""
    assert page_facts.resolved(page, href) == reference(page, href)
