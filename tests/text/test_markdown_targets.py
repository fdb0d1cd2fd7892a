"""What links lead to, and what elements are called: addresses, pages, files, ids, classes and labels."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import markdown as md
from tests.support.html import Element, rendered
from tests.support.rows import each
from tests.support.strategies import ANY

URLS = [
    ("https://example.org", "https://example.org"),
    ("https://EXAMPLE.org/A", "https://example.org/A"),
    ("HTTP://example.org:8080/a b", "http://example.org:8080/a%20b"),
    ("https://example.org:8443/a", "https://example.org:8443/a"),
    ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
    ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    ("https://раypal.example/", "https://xn--ypal-43d9g.example/"),
    ("https://straße.example/", "https://xn--strae-oqa.example/"),
    ("https://A--b.example/", "https://a--b.example/"),
    ("https://example.org/a(b)c", "https://example.org/a%28b%29c"),
    ("https://example.org/a\"b'c", "https://example.org/a%22b%27c"),
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/a%20b", "https://example.org/a%20b"),
    ("https://example.org/a]b[c", "https://example.org/a%5Db%5Bc"),
    ("https://example.org/?a=1&b=2&copy;=3#f?g", "https://example.org/?a=1&b=2&copy%3B=3#f?g"),
    ("https://example.org/<b>`*_{}|\\^~", "https://example.org/%3Cb%3E%60%2A_%7B%7D%7C%5C%5E~"),
    ("https://example.org/" + "x" * 3000, "https://example.org/" + "x" * 3000),
]


@pytest.mark.threat("b116")
@each(("address", "target"), URLS, ids=[f"b116-{number}" for number in range(len(URLS))])
def test_an_address_is_encoded_for_a_link(address: str, target: str) -> None:
    """An address of another site keeps its meaning, and its host is the one that is asked."""
    assert md.url(address) == target
    found = next(rendered(md.paragraph(md.link(md.text("x"), md.url(address)), md.text(" *y*"))).each("p"))
    assert found.inside == [Element("a", {"href": target}, ["x"]), " *y*"]


REFUSED_URLS = [
    "javascript:alert(1)", "javascript&#58;alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "ftp://example.org", "http:///a", "http://good.example@evil.example/", "//example.org", "/a", "",
    "https://", "https:///a", "https://good.example@evil.example/", "https://a:b@evil.example/", "https://a..b/", "https://ex%41mple.org/", "https://exa mple.org/",
    "https://example.org:99999/", "https://[::1/", "https://-a.example/", "mailto:a@example.org",
]  # fmt: skip


@pytest.mark.threat("b116")
@each("address", REFUSED_URLS, ids=lambda address: f"b116-{address}")
def test_only_a_plain_web_address_is_a_link_target(address: str) -> None:
    """Another scheme, no host, a user's name or a host that is none: refused, never encoded."""
    with pytest.raises(ValueError, match=r"."):
        md.url(address)


@pytest.mark.threat("b092")
@given(st.text(ANY, max_size=30), st.text(ANY, max_size=30), st.text(ANY, max_size=30))
def test_any_path_comes_back_from_the_link(path: str, query: str, fragment: str) -> None:
    """Whatever a path, a query and a fragment hold, the browser asks for the same, and the link is one link."""
    address = f"https://example.org/{path}?{query}#{fragment}"
    parts = urlsplit(address)
    found = rendered(md.paragraph(md.link(md.text("x"), md.url(address))))
    links = list(found.each("a"))
    assert [list(link.attributes) for link in links] == [["href"]]
    back = urlsplit(links[0].attributes["href"])
    assert back.netloc == "example.org"
    assert [unquote(part) for part in (back.path, back.query, back.fragment)] == [
        unquote(part) for part in (parts.path, parts.query, parts.fragment)
    ]


@pytest.mark.threat("b073")
@each(("path", "anchor"), [("javascript:x", ""), ("https://example.org/a.md", ""), ("../../a b.md", ""), ("a.md)", ""), ("", ""), ("/etc/passwd.md", ""), ("a.md", 'x" y'), ("a.md", "1"), ("../a.html", "")])  # fmt: skip
def test_a_page_of_the_site_is_a_path_of_ids(path: str, anchor: str) -> None:
    """A link within the site leads to a page made of ids and to an id, and to nothing else."""
    with pytest.raises(ValueError, match="is not"):
        md.local(path, anchor)


@pytest.mark.threat("b073")
@each("path", ["javascript:x.js", "https://example.org/a.json", "../../a b.json", "a.json)", "", "/etc/passwd.csv", "a.md", "data/a.x.md", "a", "a.json#b", "..", "a/../b.json"])  # fmt: skip
def test_a_file_of_the_site_is_a_path_of_ids_and_an_ending(path: str) -> None:
    """A link to a file of the site leads to one that is no page, and nowhere else."""
    with pytest.raises(ValueError, match="is not a file"):
        md.file(path)
    assert md.file("../data/sources.csl.json") == "../data/sources.csl.json"


@pytest.mark.threat("b094")
@pytest.mark.parametrize("name", ["a b", 'a" onclick="x', "1a", "é", "a}"])
def test_an_id_or_class_is_a_name(name: str) -> None:
    """An id is a name of this program; anything else is a mistake of the program, not something to escape."""
    with pytest.raises(ValueError, match="is not a valid id or class"):
        md.paragraph(md.text("x"), id=name)


@pytest.mark.threat("b094")
@pytest.mark.parametrize("label", ['a" onclick="x', "a}", "<b>", "it's", "*a*"])
def test_a_label_is_plain_words(label: str) -> None:
    """A label is what this program calls a sign; anything but letters, digits, spaces and commas is a mistake of the program."""
    with pytest.raises(ValueError, match="is not a valid label"):
        md.link(md.text("a"), md.local("", "x"), label=label)


def test_a_label_is_read_for_a_sign() -> None:
    """A link with a label shows its sign, and is read aloud by its label."""
    found = next(rendered(md.paragraph(md.link(md.text("a"), md.local("", "x"), id="here", label="Back to a, the first"))).each("a"))
    assert (found.text, found.attributes) == ("a", {"href": "#x", "id": "here", "aria-label": "Back to a, the first"})
