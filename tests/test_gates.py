"""The gates: a site that is right passes, and each way of breaking it is noticed by the gate that is there for it."""

from __future__ import annotations

import pytest

from generator import gates

HOME = """<!doctype html><html lang="en"><head><title>Home</title><link rel="stylesheet" href="assets/a.css"></head>
<body><h1 id="home">Home</h1><a href="actors/x/">X</a> <a href="sources/s/#p1">S</a> <a href="https://example.org/">out</a>
<svg><title>icon</title></svg><pre>[[not a link]] None</pre><script src="assets/a.js"></script></body></html>"""
ACTOR = """<!doctype html><html lang="en"><head><title>X - Home</title></head><body><h1>X</h1>
<p id="said">X said so.<a class="cite" href="#Note-1">[1]</a> None of it is left out.</p>
<ol><li><p id="Note-1">Herald, <a href="../../sources/s/#p1">paragraph 1</a></p></li></ol><img src="data:image/png;base64,AA" alt=""></body></html>"""
SOURCE = """<!doctype html><html lang="en"><head><title>S - Home</title></head><body><h1>S</h1><h3 id="p1">Paragraph 1</h3>
<a href="../../actors/x/#said">X</a></body></html>"""
SITE = {
    "index.html": HOME,
    "actors/x/index.html": ACTOR,
    "sources/s/index.html": SOURCE,
    "404.html": "<html><head><title>Home</title></head><body><h1>Not found</h1><a href='/nowhere/'>x</a></body></html>",
    "assets/a.css": "body { background: url(b.png) } @import 'c.css';",
    "assets/a.js": "",
}

BREAKS = [
    ("link to no file", "index.html", 'href="actors/x/"', 'href="actors/y/"', {"broken-link"}),
    ("link to no anchor", "sources/s/index.html", "#said", "#unsaid", {"broken-anchor"}),
    ("id twice", "actors/x/index.html", "<h1>", '<h1 id="said">', {"duplicate-id"}),
    ("id made up", "actors/x/index.html", "<h1>", '<h1 id="_1">', {"made-up-id"}),
    ("mark without note", "actors/x/index.html", 'id="Note-1"', 'id="n"', {"broken-citation", "broken-anchor"}),
    ("note without mark", "actors/x/index.html", 'class="cite" href="#Note-1"', 'href="#said"', {"broken-citation"}),
    ("note without paragraph", "actors/x/index.html", "/sources/s/#p1", "/sources/s/", {"broken-citation"}),
    ("paragraph gone", "sources/s/index.html", 'id="p1"', 'id="q1"', {"broken-anchor"}),
    ("page nobody links to", "index.html", '<a href="actors/x/">X</a> <a href="sources/s/#p1">S</a>', "", {"orphan"}),
    ("script from elsewhere", "index.html", 'src="assets/a.js"', 'src="https://cdn.example/a.js"', {"off-host"}),
    ("script from elsewhere, no scheme", "index.html", 'src="assets/a.js"', 'src="//cdn.example/a.js"', {"off-host"}),
    ("script that is not there", "index.html", 'src="assets/a.js"', 'src="assets/b.js"', {"broken-link"}),
    ("style from elsewhere", "index.html", 'href="assets/a.css"', 'href="https://cdn.example/a.css"', {"off-host"}),
    ("font from elsewhere", "assets/a.css", "url(b.png)", "url(https://fonts.example/f.woff2)", {"off-host"}),
    ("import from elsewhere", "assets/a.css", "'c.css'", "'//fonts.example/c.css'", {"off-host"}),
    ("picture from elsewhere", "actors/x/index.html", "data:image/png;base64,AA", "http://example.org/a.png", {"off-host"}),
    ("link markup left", "actors/x/index.html", "said so.", "said [[so]].", {"leftover"}),
    ("template markup left", "actors/x/index.html", "said so.", "said {{ so }}.", {"leftover"}),
    ("footnote left", "actors/x/index.html", "said so.", "said so.[^1]", {"leftover"}),
    ("attribute list left", "actors/x/index.html", "said so.", "said so. {: .x }", {"leftover"}),
    ("None shown", "actors/x/index.html", "said so.", "said None.", {"leftover"}),
    ("object shown", "actors/x/index.html", "said so.", "said &lt;Actor object at 0x1&gt;.", {"leftover"}),
    ("style in an attribute", "actors/x/index.html", "<h1>", '<h1 style="color:red">', {"live-attribute"}),
    ("script in an attribute", "actors/x/index.html", "<h1>", '<h1 onclick="alert(1)">', {"live-attribute"}),
    ("no title", "actors/x/index.html", "<title>X - Home</title>", "", {"title"}),
    ("title twice", "actors/x/index.html", "<title>X - Home</title>", "<title>S - Home</title>", {"title"}),
    ("no heading", "actors/x/index.html", "<h1>X</h1>", "X", {"title"}),
    ("two headings", "actors/x/index.html", "<h1>X</h1>", "<h1>X</h1><h1>Y</h1>", {"title"}),
]  # fmt: skip


def site(**changed: str) -> dict[str, bytes]:
    """The small site with some files changed."""
    return {path: text.encode() for path, text in {**SITE, **changed}.items()}


def test_a_right_site_passes() -> None:
    """Links out, pictures in the page, code that shows brackets, and the page for what is not found are no faults."""
    assert gates.inspect(site()) == []


@pytest.mark.parametrize(("path", "old", "new", "tripped"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_each_way_of_breaking_is_noticed(path: str, old: str, new: str, tripped: set[str]) -> None:
    """A site broken in one way has the faults of that way, and no others."""
    assert old in SITE[path]
    found = gates.inspect(site(**{path: SITE[path].replace(old, new, 1)}))
    assert {fault.gate for fault in found} == tripped


def test_every_gate_is_broken_by_some_row() -> None:
    """No gate is there that no row of the table trips."""
    for gate in gates.GATES:
        assert any(gate in _tripped(path, old, new) for _, path, old, new, _ in BREAKS), gate.__name__


def _tripped(path: str, old: str, new: str) -> list[object]:
    read = gates.read(site(**{path: SITE[path].replace(old, new, 1)}))
    return [gate for gate in gates.GATES if list(gate(read))]
