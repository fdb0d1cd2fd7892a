"""Who reads the site with a keyboard, a screen reader, large letters or other colours: WCAG 2.2 AA, on every kind of page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.support.browser import Opener, overflow, settled
from tests.support.repository import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]

#: One page of every kind, by its path in the real site.
KINDS = {
    "home": "",
    "actors": "actors/",
    "actor": "actors/north-korea/",
    "relationships": "relationships/",
    "relationship": "relationships/north-korea--russia/",
    "statements": "statements/",
    "sources": "sources/",
    "source": "sources/straits-times-2025-11/",
    "topics": "topics/",
    "topic": "topics/military-ties/",
    "timeline": "timeline/",
    "matrix": "matrix/",
    "network": "relationships/network/",
    "differences": "differences/",
    "reading": "reading/",
    "changes": "changes/",
    "data": "data/",
    "not found": "404.html",
}
#: What axe-core asks: WCAG 2.2, levels A and AA, and what its makers hold good practice.
ASKED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
#: Of its rules, those that look at colours.
COLOURS = ["color-contrast", "link-in-text-block"]


#: Statements, rows and notes behind the first eight of each list, and lists behind the fourth: they repeat their markup, and would take most of the time.
REPEATED = [
    [".claims ~ .claims ~ .claims ~ .claims ~ .claims"],
    [".claims > ul > li:nth-child(n + 9)"],
    [".list tbody tr:nth-child(n + 9)"],
    ["#Notes > ol > li:nth-child(n + 9)"],
]


@dataclass(frozen=True)
class Finding:
    """A rule that the theme's own markup breaks, and where upstream it is known; `seen` is the day it was last looked at."""

    rule: str
    selector: str
    seen: dt.date
    upstream: str
    why: str


#: What axe-core finds in markup that is Material's and not ours.  One that is found no longer is taken off the list.
THEME: tuple[Finding, ...] = ()


@pytest.fixture(scope="module")
def schemes(browser: Browser) -> Iterator[dict[str, Page]]:
    """A page in light and one in dark, with axe-core in every document they open."""
    contexts = {name: browser.new_context(color_scheme=name, reduced_motion="reduce") for name in ("light", "dark")}
    for context in contexts.values():
        context.add_init_script(AXE_SCRIPT)
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module")
def complaints(schemes: dict[str, Page], real: str) -> list[str]:
    """Errors, dialogs and requests to other hosts since the pages were opened."""
    found: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        found.append(f"dialog {dialog.message}")
        dialog.dismiss()

    for page in schemes.values():
        page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("dialog", dismiss)
        page.on("request", lambda asked: found.append(asked.url) if not asked.url.startswith((real, "data:", "blob:")) else None)
    return found


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest, real: str, schemes: dict[str, Page], complaints: list[str]) -> str:
    """A kind of page, open in light and in dark; all tests of a kind run in a row, so that it is opened once."""
    complaints.clear()
    for page in schemes.values():
        page.goto(real + KINDS[request.param])
        settled(page)
    return str(request.param)


#: Marks each element that looks like two before it, on this page or another of the site.  Contrast depends on nothing but this style of an
#: element and of those it is in, and computing it for every word of a page would take most of the time of these tests.
MARK_ALIKE = """() => {
    const style = e => { const s = getComputedStyle(e); return [e.localName, e.className, s.color, s.backgroundColor, s.backgroundImage, s.opacity,
        s.fontSize, s.fontWeight, s.textDecorationLine, s.textShadow, s.filter, s.display, s.visibility, s.position, s.borderBottom].join() };
    const short = text => {
        let a = 0, b = 1;
        for (let i = 0; i < text.length; i++) { a = Math.imul(a ^ text.charCodeAt(i), 2654435761); b = Math.imul(b ^ text.charCodeAt(i), 1597334677); }
        return (a >>> 0).toString(36) + (b >>> 0).toString(36);
    };
    const seen = JSON.parse(localStorage.getItem("looks") ?? "{}");
    const mark = (e, above) => {
        const look = short(above + ">" + style(e)), count = seen[look] ?? 0;
        seen[look] = count + 1;
        e.toggleAttribute("data-alike", count > 1);
        for (const child of e.children) mark(child, look);
    };
    mark(document.body, "");
    localStorage.setItem("looks", JSON.stringify(seen));
    const rules = {"color-contrast": "*", "link-in-text-block": "a[href]"};
    axe.configure({rules: Object.entries(rules).map(([id, selector]) => ({id, selector: selector + ":not([data-alike])"}))});
}"""
#: Kinds of page whose surroundings are looked at on a phone too; the theme makes those of the others alike.
SURROUNDED = ("home", "not found")


def found(page: Page, width: int, only: dict[str, Any], within: str = ":root") -> set[tuple[str, str, str]]:
    """What axe-core finds at a width within a part of the page: the rule, the place, and the beginning of the markup."""
    page.set_viewport_size({"width": width, "height": 900})
    settled(page).evaluate(MARK_ALIKE)
    answer = page.evaluate(
        "([within, left, only]) => axe.run({include: [[within]], exclude: left}, {runOnly: only, resultTypes: ['violations'], preload: false})",
        [within, REPEATED, only],
    )
    return {(one["id"], " ".join(map(str, node["target"])), node["html"][:100]) for one in answer["violations"] for node in one["nodes"]}


def test_every_kind_of_page_opens_without_fault(schemes: dict[str, Page], complaints: list[str], kind: str) -> None:
    """A page of each kind opens in light and dark without an error, a dialog or a request to another host, and fits a phone."""
    page = schemes["light"]
    expect(page.locator("h1")).to_be_visible()
    for width, height in ((320, 900), (390, 844), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        assert overflow(page) == []
    assert complaints == []


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(schemes: dict[str, Page], kind: str, width: int) -> None:
    """Every rule holds on a wide screen and on a phone."""
    known = {(one.rule, one.selector) for one in THEME}
    expect(schemes["light"].locator("body")).to_have_attribute("data-md-color-scheme", "default")
    within = ":root" if width == 1440 or kind in SURROUNDED else "article"
    assert {one for one in found(schemes["light"], width, {"type": "tag", "values": ASKED}, within) if one[:2] not in known} == set()


def test_links_in_statements_without_support_are_seen(addressed: str, schemes: dict[str, Page]) -> None:
    """A statement that is struck through because its sources fell keeps its links distinct from its words."""
    page = schemes["light"]
    page.goto(addressed + "actors/southmark/")
    expect(page.locator(".claims .fallen a").first).to_be_visible()
    assert found(page, 1440, {"type": "rule", "values": COLOURS}) == set()


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_the_dark(schemes: dict[str, Page], kind: str, width: int) -> None:
    """The rules of colours hold in dark too, which has the elements of light."""
    expect(schemes["dark"].locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert found(schemes["dark"], width, {"type": "rule", "values": COLOURS}) == set()


def test_contrast_that_is_too_low_is_found(real: str, schemes: dict[str, Page]) -> None:
    """A pale word among many that look alike is found, so that the tests above can fail."""
    page = schemes["light"]
    page.goto(real + KINDS["statements"])
    page.locator(".list tbody tr:nth-child(8) td").first.evaluate(
        "e => { const pale = document.createElement('b'); pale.textContent = 'pale'; pale.style.color = '#ccc'; e.append(pale); }"
    )
    assert {rule for rule, *_ in found(page, 1440, {"type": "rule", "values": COLOURS})} == {"color-contrast"}


def test_what_the_theme_breaks_is_still_broken(real: str, schemes: dict[str, Page]) -> None:
    """An entry of the list that upstream has mended fails, says where it was reported, and stands outside of our own markup."""
    page = schemes["light"]
    page.goto(real)
    for finding in THEME:
        places = {place for _, place, _ in found(page, 390, {"type": "rule", "values": [finding.rule]})}
        assert finding.selector in places, f"mended upstream, take it off the list: {finding.upstream}"
        assert page.locator(f"article {finding.selector}").count() == 0
        assert finding.upstream.startswith("https://github.com/squidfunk/mkdocs-material/")


def test_a_page_has_one_title_and_headings_in_order(schemes: dict[str, Page], kind: str) -> None:
    """A page has one first heading and no level left out, one main region, and a table names its columns, a list and a matrix its rows."""
    page = schemes["light"]
    levels = page.locator(":is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "all => all.filter(e => !e.closest('.md-search')).map(e => +e.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    for landmark in ("main", "banner"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    assert page.locator("article table").evaluate_all("all => all.filter(e => !e.querySelector('thead th')).length") == 0
    rows = page.locator("article :is(.matrix, .list) tbody tr")
    assert rows.count() == page.locator("article :is(.matrix, .list) tbody").get_by_role("rowheader").count()


def test_large_letters_and_wide_lines_fit(schemes: dict[str, Page], kind: str) -> None:
    """At 320 px, which is 1280 at 400 %, and at 720, which is 1440 at 200 %, nothing scrolls sideways; so too with the spacing of WCAG 1.4.12, which cuts no words."""
    page = schemes["light"]
    page.set_viewport_size({"width": 320, "height": 800})
    settled(page)
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) == 320
    page.set_viewport_size({"width": 720, "height": 450})
    settled(page)
    assert page.evaluate(wide) == 720
    page.set_viewport_size({"width": 320, "height": 800})
    settled(page)
    page.evaluate(  # not a <style>, which the policy of our pages forbids
        """() => { const spacing = new CSSStyleSheet(); document.adoptedStyleSheets = [spacing]; spacing.replaceSync(
            "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
        ) }"""
    )
    assert page.evaluate(wide) == 320
    cut = page.locator("article :is(p, li, dt, dd, th, td, h1, h2, h3, button, label, summary)").evaluate_all(
        """all => all.filter(e => e.getClientRects().length && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX)
            && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 80))"""
    )
    page.evaluate("() => { document.adoptedStyleSheets = [] }")
    assert cut == []


#: What is ours to focus on each page: every kind of control, by the page it stands on.
CONTROLS = {
    "relationship": (".claim a", "a.cite", "a.permanent", "a.back", ".print-page"),
    "actors": (".filters input", ".filters select", ".list th button", ".list td a"),
    "source": (".coverage a",),
    "matrix": (".matrix td a",),
    "network": ("a.node",),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", CONTROLS)
def test_what_has_the_focus_shows_it(real: str, schemes: dict[str, Page], name: str, scheme: str) -> None:
    """Each kind of control has a line of two pixels around it while the keyboard is on it, at 3 to 1 against the page, and is not hidden by the bar at the top."""
    page = schemes[scheme]
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(real + KINDS[name])
    settled(page).keyboard.press("Tab")
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
    for selector in CONTROLS[name]:
        control = page.locator(selector).last
        control.focus()
        style, wide, colour = control.evaluate(
            "e => { const s = getComputedStyle(e); return [s.outlineStyle, parseFloat(s.outlineWidth), s.outlineColor] }"
        )
        assert style == "solid", selector
        assert wide >= 2, selector
        assert contrast(colour, page.evaluate("getComputedStyle(document.body).backgroundColor")) >= 3, selector


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `rgb(r, g, b)` (WCAG 2.2)."""
    light = []
    for colour in (one, other):
        parts = [int(float(part)) / 255 for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        light.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(light) + 0.05) / (min(light) + 0.05)


def test_own_controls_are_large_enough(schemes: dict[str, Page], kind: str) -> None:
    """Each control of ours that is no link in a sentence has 24 px each way on a phone."""
    page = schemes["light"]
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    controls = page.locator("article :is(button, input, select, summary, .coverage a, a.permanent, a.back)")
    small = "all => all.filter(e => e.getClientRects().length && !e.matches('[type=hidden]')).filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24 }).map(e => e.outerHTML.slice(0, 80))"
    assert controls.evaluate_all(small) == []


def test_nothing_moves_if_the_reader_prefers_reduced_motion(real: str, schemes: dict[str, Page]) -> None:
    """Who asks for less motion gets none: no transition, no animation, no smooth scrolling; and our own style has none for anybody."""
    page = schemes["light"]
    page.goto(real + KINDS["relationship"])
    moving = (
        settled(page)
        .locator("*")
        .evaluate_all(
            """all => all.map(e => [e, getComputedStyle(e)]).filter(([e, s]) => s.transitionDuration.split(",").some(t => parseFloat(t) > 0)
            && s.transitionProperty !== "none" || s.animationName !== "none" || s.scrollBehavior === "smooth").map(([e]) => e.outerHTML.slice(0, 80))"""
        )
    )
    assert moving == []
    style = (ROOT / "docs" / "assets" / "briefings.css").read_text(encoding="utf-8")
    assert re.findall(r"(?:transition|animation): (?!none )|@keyframes|smooth", style) == []


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the focus is on the first thing that matches; what is passed must be in sight or scrolled there."""
    expect(page.locator(selector).first).to_be_attached()  # our scripts make some of it
    for _ in range(most):
        page.keyboard.press("Tab")
        where = page.evaluate(
            """async selector => {
                const running = () => document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime !== Infinity && a.playState !== "finished");
                while (running().length) await Promise.all(running().map(a => a.finished.catch(() => null)));
                const e = document.activeElement, shown = e.matches(".md-option") ? e.nextElementSibling : e;
                const s = getComputedStyle(shown), r = shown.getBoundingClientRect();
                return [e.matches(selector), s.visibility === "visible" && (r.width > 0 || r.height > 0) && r.right > 0 && r.left < innerWidth, e.outerHTML.slice(0, 100)] }""",
            selector,
        )
        assert where[1], f"the focus is on what nobody sees: {where[2]}"
        if where[0]:
            return
    pytest.fail(f"{selector} is not reached by Tab")


def test_the_whole_site_works_by_keyboard(searchable: str, opened: Opener) -> None:
    """With Tab, Enter, Esc and the arrow down a reader skips to the text, opens and closes a note, filters a list, searches, and follows a result."""
    page = opened(searchable + KINDS["relationship"])
    tab_to(page, ".md-skip", most=1)
    page.keyboard.press("Enter")
    tab_to(page, "a.cite")
    page.keyboard.press("Enter")
    expect(page.locator(".note-box")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".note-box")).to_have_count(0)
    expect(page.locator("a.cite").first).to_be_focused()
    page.goto(searchable + "actors/")
    tab_to(page, ".md-tabs__link")
    tab_to(page, ".filters input")
    page.keyboard.type("Shoigu")
    expect(page.locator(".list tbody tr:not([hidden])")).to_have_count(1)
    tab_to(page, ".list td a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/sergei-shoigu/")
    tab_to(page, "input[name=query]")
    page.keyboard.insert_text("Tertitsky")
    first = page.locator(".md-search-result__item > a.md-search-result__link:first-child").first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/fyodor-tertitsky/**")


def test_a_phones_menu_and_search_open_by_keyboard(real: str, opened: Opener) -> None:
    """On a narrow screen, as at 400 %, the menu opens by keyboard and leads on; closed it takes no focus; the search opens too."""
    page = opened(real + KINDS["relationship"], width=390)
    tab_to(page, "label[for=__drawer] button", most=3)
    page.keyboard.press("Enter")
    tab_to(page, ".md-nav--primary a[href$='sources/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/")
    tab_to(page, "label[for=__search] button", most=6)
    page.keyboard.press("Enter")
    expect(page.locator("input[name=query]")).to_be_focused()
