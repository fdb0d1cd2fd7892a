"""The gates: a site that is right passes, and each way of breaking it is noticed by the gate that is there for it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import gates, page_facts, publish
from generator.project import shipped
from generator.records.decode import decode
from tests.support import builds, small
from tests.support.rows import each

HOME = """<!doctype html><html lang="en"><head><title>Home</title><link rel="stylesheet" href="assets/a.css"></head>
<body><h1 id="home">Home</h1><a href="actors/x/">X</a> <a href="sources/s/#p1">S</a> <a href="https://example.org/">out</a>
<svg><title>icon</title></svg><pre>[[not a link]] None</pre><script src="assets/lists.js"></script></body></html>"""
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
    "assets/lists.js": shipped.scripts()["assets/lists.js"].decode(),
    "assets/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
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
    ("script from elsewhere", "index.html", 'src="assets/lists.js"', 'src="https://cdn.example/a.js"', {"off-host"}),
    ("script from elsewhere, no scheme", "index.html", 'src="assets/lists.js"', 'src="//cdn.example/a.js"', {"off-host"}),
    ("script that is not there", "index.html", 'src="assets/lists.js"', 'src="assets/b.js"', {"broken-link"}),
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
    ("script of one page", "actors/x/index.html", "<h1>", "<script>alert(1)</script><h1>", {"live-script"}),
    ("no title", "actors/x/index.html", "<title>X - Home</title>", "", {"title"}),
    ("title twice", "actors/x/index.html", "<title>X - Home</title>", "<title>S - Home</title>", {"title"}),
    ("no heading", "actors/x/index.html", "<h1>X</h1>", "X", {"title"}),
    ("script changed", "assets/lists.js", "remember();", "alert(1); remember();", {"live-file"}),
    ("drawing that runs", "assets/map.svg", "<path", "<script/><path", {"live-file"}),
    ("two headings", "actors/x/index.html", "<h1>X</h1>", "<h1>X</h1><h1>Y</h1>", {"title"}),
]  # fmt: skip


def site(**changed: str) -> dict[str, bytes]:
    """The small site with some files changed."""
    return {path: text.encode() for path, text in {**SITE, **changed}.items()}


def test_a_right_site_passes() -> None:
    """Links out, pictures in the page, code that shows brackets, and the page for what is not found are no faults."""
    assert gates.inspect_site(site()) == []


@each(("path", "old", "new", "tripped"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_each_way_of_breaking_is_noticed(path: str, old: str, new: str, tripped: set[str]) -> None:
    """A site broken in one way has the faults of that way, and no others."""
    assert old in SITE[path]
    found = gates.inspect_site(site(**{path: SITE[path].replace(old, new, 1)}))
    assert {fault.gate for fault in found} == tripped


@pytest.mark.threat("b203")
@each("path", ["x.js", "assets/x.js", "x.svg", "x.htm", "x.xhtml", "x.XML", "search/changes.atom", "x"])
def test_what_could_run_in_a_browser_is_not_published(path: str) -> None:
    """Whatever wrote a file of another kind: a plugin of the engine, or its theme."""
    assert [(fault.path, fault.gate) for fault in gates.inspect_site({**site(), path: b"<svg/>"})] == [(path, "live-file")]


def test_every_gate_is_broken_by_some_row() -> None:
    """No gate is there that no row of the table trips."""
    tripped = [gate for _, path, old, new, _ in BREAKS for gate in _tripped(path, SITE[path].replace(old, new, 1))]
    assert [gate for gate in (*gates.GATES, *page_facts.PAGE_GATES) if gate not in tripped] == []


def _tripped(path: str, content: str) -> Iterator[object]:
    read = gates.read_site(site(**{path: content}))
    yield from (gate for gate in gates.GATES if list(gate(read)))
    yield from (gate for gate in page_facts.PAGE_GATES if path.endswith(".html") and list(gate(page_facts.collected(content.encode()))))


LENA, SOURCE_PAGE, HOME_PAGE = "actors/lena-vos/index.html", "sources/herald-2024-03/index.html", "index.html"
END = "</article>"

#: Ways of breaking the real site: which fact they are about, a page, what is found there once, what takes its place, and the gates.
REAL = {
    "fact-01-title-escaped-twice": (LENA, "<title>Lena Vos", "<title>Lena &amp;lt; Vos", {"title"}),
    "fact-01-title-of-the-site-only": (LENA, r"<title>[^<]*", "<title>The Ferry", {"title"}),
    "fact-01-title-that-runs": (LENA, "</title>", "</title><script>alert(1)</script>", {"live-script"}),
    "fact-01-title-gone": (LENA, r"<title>[^<]*</title>", "", {"title"}),
    "fact-02-description-that-breaks-out": (LENA, '<meta name="description" content="', '<meta name="description" content="x"><base href="//evil.example', {"live-element"}),
    "fact-02-b124-front-matter-not-read": (LENA, r"<article [^>]*>", r"\g<0><hr><h2>title: &quot;Lena Vos hide: [&quot;navigation&quot;]</h2>", {"leftover"}),
    "fact-02-b124-front-matter-not-begun": (LENA, END, "<p>Generated from briefings/actors/lena-vos.yml; edit that, not this page</p></article>", {"leftover"}),
    "fact-03-b092-link-that-runs": (LENA, END, '<a href="javascript:alert(1)">x</a></article>', {"live-link"}),
    "fact-03-b092-link-that-runs-in-disguise": (LENA, END, '<a href=" JavaScript&#58;alert(1)">x</a></article>', {"live-link"}),
    "fact-03-b090-form": (LENA, END, '<form action="//evil.example"><input></form></article>', {"live-attribute"}),
    "fact-03-b089-picture-with-a-script": (LENA, END, '<img src="data:," alt="" onerror="alert(1)"></article>', {"live-attribute"}),
    "fact-03-b094-attribute-list-left": (LENA, END, "<p>x {: .y }</p></article>", {"leftover"}),
    "fact-03-b097-snippet-left": (LENA, END, "<p>--8&lt;-- &quot;x&quot;</p></article>", {"leftover"}),
    "fact-03-b102-emoji-of-another-host": (LENA, END, '<img class="twemoji" alt=":x:" src="https://cdn.example/x.svg"></article>', {"off-host"}),
    "fact-04-undefined-footnote": (LENA, END, "<p>x[^1]</p></article>", {"leftover"}),
    "fact-04-note-gone": (LENA, 'id="Note-1"', 'id="x"', {"broken-citation", "broken-anchor"}),
    "fact-04-note-twice": (LENA, END, '<p id="Note-1">x</p></article>', {"duplicate-id"}),
    "fact-04-note-without-paragraph": (LENA, r'(id="Note-1".*?href="[^"#]*)#p\d+', r"\1", {"broken-citation"}),
    "fact-04-note-without-mark": (LENA, END, '<p id="Note-99"><a href="../../sources/herald-2024-03/#p1">x</a></p></article>', {"broken-citation"}),
    "fact-05-link-to-no-page": (LENA, END, '<a href="../nobody/">x</a></article>', {"broken-link"}),
    "fact-05-link-to-no-place": (LENA, END, '<a href="../northland/#nowhere">x</a></article>', {"broken-anchor"}),
    "fact-05-paragraph-gone": (SOURCE_PAGE, 'id="p5"', 'id="q5"', {"broken-anchor"}),
    "fact-06-picture-that-is-not-there": (HOME_PAGE, END, '<img src="assets/nothing.png" alt=""></article>', {"broken-link"}),
    "fact-10-made-up-id": (LENA, END, '<h2 id="_1">Ж</h2></article>', {"made-up-id"}),
    "fact-10-b113-heading-twice": (LENA, END, '<h2 id="Notes_1">Notes</h2></article>', {"made-up-id"}),
    "fact-12-b118-style-of-an-element": (LENA, END, '<p style="color:red">x</p></article>', {"live-attribute"}),
    "fact-12-b118-style-sheet-of-a-page": (LENA, END, "<style>*{color:red}</style></article>", {"live-element"}),
    "fact-12-script-of-a-page": (HOME_PAGE, END, "<script>alert(1)</script></article>", {"live-script"}),
    "fact-12-script-changed": (LENA, "<script>", "<script>alert(1);", {"live-script"}),
    "fact-12-script-of-another-host": (LENA, END, '<script src="https://unpkg.com/x.js"></script></article>', {"off-host"}),
    "fact-12-style-of-another-host": (LENA, "</head>", '<link rel="stylesheet" href="https://fonts.example/css"></head>', {"off-host"}),
    "fact-12-other-host-asked-before": (LENA, "</head>", '<link rel="preconnect" href="https://fonts.example"></head>', {"off-host"}),
    "fact-12-picture-of-another-host-among-sizes": (LENA, END, '<img srcset="//evil.example/x 1x, //evil.example/y 2x" alt=""></article>', {"off-host"}),
    "fact-12-frame-of-another-host": (LENA, END, '<iframe src="https://evil.example"></iframe></article>', {"off-host"}),
    "b090-away-by-itself": (LENA, "</head>", '<meta http-equiv="refresh" content="0;url=//evil.example"></head>', {"live-element"}),
    "b134-none": (LENA, END, "<p>Since None.</p></article>", {"leftover"}),
    "b134-none-in-a-tooltip": (LENA, END, '<span title="None">x</span></article>', {"leftover"}),
    "b134-none-in-the-description": (LENA, '<meta name="description" content="', '<meta name="description" content="None ', {"leftover"}),
    "b134-no-number": (LENA, END, "<p>nan %</p></article>", {"leftover"}),
    "b134-to-do": (LENA, END, "<p>TODO</p></article>", {"leftover"}),
    "b134-citation": (LENA, END, "<p>x (Citation: y)</p></article>", {"leftover"}),
    "b134-object": (LENA, END, "<p>&lt;Actor object at 0x7f&gt;</p></article>", {"leftover"}),
    "b134-generator": (LENA, END, "<p>&lt;generator object x at 0x7f0123&gt;</p></article>", {"leftover"}),
    "b134-record": (LENA, END, "<p>Citation(source=&#x27;x&#x27;, first=1)</p></article>", {"leftover"}),
    "b134-fields-of-a-record": (LENA, END, "<p>id=&#x27;x&#x27; text=&#x27;y&#x27;</p></article>", {"leftover"}),
    "b134-link": (LENA, END, "<p>[[northland]]</p></article>", {"leftover"}),
    "b134-template": (LENA, END, "<p>{{ page.title }}</p></article>", {"leftover"}),
    "b134-template-block": (LENA, END, "<p>{% if x %}</p></article>", {"leftover"}),
    "b134-stash": (LENA, END, "<p>\x02klzzwxh:0000\x03</p></article>", {"leftover"}),
    "b130-no-heading": (LENA, r"<h1[^>]*>.*?</h1>", "", {"title", "broken-anchor"}),
    "b130-two-headings": (LENA, END, "<h1>x</h1></article>", {"title"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the built site of the small dossier."""
    return publish.contents(builds.small_site(tmp_path_factory))


@pytest.fixture(scope="module")
def whole(real: dict[str, bytes]) -> gates.Site:
    """The same site, read."""
    return gates.read_site(real)


def tripped_by(site: gates.Site, path: str, content: bytes) -> set[str]:
    """The gates that a site trips with another page in the place of one, or beside the others."""
    return {
        fault.gate for fault in gates.faults(dataclasses.replace(site, pages={**site.pages, path: page_facts.read_page(path, content)}))
    }


def test_the_real_site_passes(real: dict[str, bytes]) -> None:
    """The site of the small dossier, as the command builds it, has no fault."""
    assert gates.inspect_site(real) == []


@pytest.mark.threat("b134")
@each("row", REAL.values(), ids=REAL)
def test_each_way_of_breaking_the_real_site_is_noticed(
    real: dict[str, bytes], whole: gates.Site, row: tuple[str, str, str, set[str]]
) -> None:
    """The built site broken in one way on one page has the faults of that way there, and no others."""
    path, old, new, tripped = row
    before = real[path].decode()
    after = re.sub(old, new, before, count=1, flags=re.DOTALL)
    assert after != before
    assert tripped_by(whole, path, after.encode()) == tripped


@pytest.mark.threat("b133")
def test_a_page_that_is_gone_or_not_linked_is_noticed(real: dict[str, bytes]) -> None:
    """A page that is missing breaks the links to it, and a page that nothing links to is an orphan."""
    gone = {path: content for path, content in real.items() if path != LENA}
    assert "broken-link" in {fault.gate for fault in gates.inspect_site(gone)}
    again = real[LENA].replace(b"<title>Lena Vos", b"<title>Lena Vos again")
    assert {(fault.path, fault.gate) for fault in gates.inspect_site({**real, "actors/again/index.html": again})} == {
        ("actors/again/index.html", "orphan")
    }


@pytest.mark.threat("b132")
def test_an_id_twice_is_noticed(real: dict[str, bytes], whole: gates.Site) -> None:
    """The same element twice on a page is a duplicate id."""
    heading = re.findall(rb"<h2 id=[^>]*>.*?</h2>", real[LENA])[0]
    assert tripped_by(whole, LENA, real[LENA].replace(heading, heading * 2)) == {"duplicate-id"}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, gates.Site]:
    """A published site whose records say what a program leaves over, and how the gates read it."""
    records = small.changed(
        "dossier.yml", "scope: Two invented articles about a ferry.", "scope: 'Written “{{ config }}”, and [[so]], TODO.'"
    )
    records["actors/lena-vos.yml"] = records["actors/lena-vos.yml"].replace(b"name: Lena Vos", b"name: None")
    records["vocabulary.yml"] = records["vocabulary.yml"].replace(b"label: Person", b"label: Nan (TODO)")
    dossier, problems = decode(records)
    assert dossier is not None, problems
    folder = builds.once(tmp_path_factory, "odd", lambda folder: builds.build(builds.project(folder, records), records))
    return folder / "site", gates.read_site(publish.contents(folder / "site"), gates.literal_texts(dossier))


@pytest.mark.threat("b101", "b134")
def test_what_a_record_says_is_published(odd: tuple[Path, gates.Site]) -> None:
    """An actor called “None”, a scope that says “{{ config }}” and a kind with a “TODO” are published, and shown as they were typed."""
    page = builds.pages(odd[0])
    assert [heading.text for heading in page[LENA].each("h1")] == ["None"]
    assert "Written “{{ config }}”, and [[so]], TODO." in page[HOME_PAGE].text
    assert "Nan (TODO)" in page[LENA].text


@pytest.mark.threat("b101", "b134")
@each(
    "leak",
    ["{{ page }}", "[[northland]]", "TODO", "<p>nan</p>", "{: .x }", "[[so]]", "A second ship of [[southmark]] is to come to Port Alder."],
)
def test_what_no_record_says_is_refused_beside_it(odd: tuple[Path, gates.Site], leak: str) -> None:
    """On the same site what our own code leaks is refused: another template, a link that was made none, a part of what a record says."""
    folder, site = odd
    assert gates.faults(site) == []
    assert tripped_by(site, LENA, (folder / LENA).read_bytes().replace(b"</article>", f"<p>{leak}</p></article>".encode())) == {"leftover"}


#: A record's text that looks like a leftover and has words from right to left, as pages show it: in a paragraph, and in a title.
BOTH_WAYS = "TODO: שלום, 3 {{ x }}"
PARAGRAPH, TITLE = "<p>TODO: <bdi>שלום</bdi>, 3 {{ x }}</p>", "<h1>TODO: <bdi>שלום</bdi>, 3 {{ x }}</h1>"


@pytest.mark.threat("b101", "b134")
def test_words_from_right_to_left_are_part_of_the_text_around_them() -> None:
    """What is isolated in a text, by an element or by marks, does not make a record's text one that no record has."""
    page = ACTOR.replace("<title>X", "<title>TODO: \u2068שלום\u2069, 3 {{ x }}").replace("<h1>X</h1>", TITLE + PARAGRAPH)
    changed = site(**{"actors/x/index.html": page})
    assert gates.inspect_site(changed, [BOTH_WAYS]) == []
    assert {(fault.gate, fault.message) for fault in gates.inspect_site(changed)} == {
        ("leftover", f"the page shows {found!r}") for found in ("TODO", "{{", "}}")
    }


@pytest.mark.threat("b134")
@pytest.mark.parametrize(
    "leak",
    [
        "<p><bdi>שלום</bdi> {{",
        "<p>{<bdi>{</bdi> שלום</p>",
        "<p>[\u2068[שלום\u2069</p>",
        '<p title="{\u2068{">x</p>',
        "<p><bdi>TODO</bdi></p>",
    ],
)
def test_a_leftover_beside_words_from_right_to_left_is_noticed(leak: str) -> None:
    """What is isolated hides nothing: a leftover is noticed before it, after it, across its edge, and at the end of the file."""
    changed = ACTOR.replace("</body></html>", leak)
    assert {fault.gate for fault in gates.inspect_site(site(**{"actors/x/index.html": changed}), [BOTH_WAYS])} == {"leftover"}


@pytest.mark.threat("b101")
def test_a_link_in_a_text_is_not_literal_text() -> None:
    """Of a statement only what stands between its links may be shown as it is: square brackets of a link are markup."""
    said = gates.literal_texts(small.dossier())
    assert "A second ship of " in said
    assert [text for text in said if "[[" in text] == []
    assert {"Lena Vos", "Two invented articles about a ferry.", "envoy", "no deal on the ferry", "Invented."} <= said
