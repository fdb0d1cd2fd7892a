"""What a reader does with a statement in a browser: opens its notes, comes back from them, copies it, and looks where its links lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser import MOST, Opener, settled, until

pytestmark = pytest.mark.browser

RELATIONSHIP = "relationships/north-korea--russia/"
ACTOR = "actors/north-korea/"
#: A phone: a finger, which can tap but not rest on anything.
PHONE = {"has_touch": True, "is_mobile": True}


def said(page: Page) -> Locator:
    """A statement with quoted words and two notes."""
    return page.locator(".claim", has_text="“militant friendship”").first


def note_box(page: Page) -> Locator:
    """The note that is open."""
    return page.get_by_role("dialog", name=re.compile(r"^Note \d+$"))


#: What waits for a tenth of a second or more waits until `rested()`.  A clock of Playwright's would also hold the theme's own timers, which
#: then sometimes run after they were cancelled, and say so.
RESTING = """(() => {
    const waiting = new Map(), set = window.setTimeout, clear = window.clearTimeout;
    let last = 1e9;
    window.setTimeout = (what, wait, ...more) => wait >= 100 ? (waiting.set(++last, what), last) : set(what, wait, ...more);
    window.clearTimeout = id => { if (!waiting.delete(id)) clear(id); };
    window.rested = () => { const all = [...waiting.values()]; waiting.clear(); all.forEach(what => what()); };
})()"""


def with_rests(page: Page) -> Page:
    """The page on which a pointer has rested when the test says so, so that what comes of it can be told from what does not come."""
    page.add_init_script(RESTING)
    page.reload()
    return page


def rest(page: Page) -> None:
    """Let the pointer have rested where it is."""
    page.evaluate("window.rested()")


def expect_focus(page: Page, name: str) -> None:
    """What has the focus, or comes to have it, is called so or says so."""
    until(page, "name => (document.activeElement.getAttribute('aria-label') || document.activeElement.textContent) === name", name)


def test_a_click_opens_the_note_and_leads_on_to_the_paragraph(real: str, opened: Opener) -> None:
    """A click on a mark shows its note, who says the statement and its quoted words, and stays until it is closed; it leads to the paragraph."""
    page = opened(real + RELATIONSHIP)
    mark, box = said(page).locator("a.cite").nth(1), note_box(page)
    note = page.locator(mark.get_attribute("href") or "").text_content() or ""
    mark.click()
    page.mouse.move(2, 300)
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(box).to_contain_text(note)
    expect(box).to_contain_text("North Korean state media")
    expect(box).to_contain_text("statement · one source, part quotation")
    expect(box).to_contain_text("“militant friendship”")
    assert page.url == real + RELATIONSHIP
    mark.click()
    expect(box).to_have_count(0)
    mark.click()
    page.locator("h1").click()
    expect(box).to_have_count(0)
    expect(mark).to_have_attribute("aria-expanded", "false")
    mark.click()
    box.get_by_role("button", name="Close").click()
    expect(box).to_have_count(0)
    mark.click()
    box.get_by_role("link", name="Go to the paragraph").click()
    page.wait_for_url("**/sources/*/#p*")
    expect(page.locator(":target")).to_have_text(note.split(", ")[-1].capitalize())


def test_the_note_of_an_agencys_report_names_the_agency(real: str, opened: Opener) -> None:
    """A note gives outlet, agency, date and paragraph; “All notes” shows it among them."""
    page = opened(real + RELATIONSHIP)
    mark, box = page.locator(".claim", has_text="dispatched troops").first.locator("a.cite").first, note_box(page)
    mark.click()
    expect(box).to_contain_text(re.compile(r"The Straits Times \(KYODO NEWS\), 20 November 2025, paragraph \d+"))
    box.get_by_role("link", name="All notes").click()
    expect(page.locator(mark.get_attribute("href") or "")).to_be_in_viewport()
    expect(box).to_have_count(0)


def test_the_mark_of_a_guest_opens_its_source_and_what_its_home_says_besides(real: str, opened: Opener) -> None:
    """Outside its home a statement's mark shows outlet, date and paragraph, who says it, and the home's remarks; it leads to both."""
    page = opened(real + "actors/japan/")
    item = page.locator(".claims li", has_text="warned in 2022 that the joint voyage")
    item.locator("a.cite").first.click()
    box = page.get_by_role("dialog", name=re.compile(r"^JAPAN Forward, August 2023, paragraph 15$"))
    expect(box).to_contain_text("Nobuo Kishi")
    expect(box.locator(".note")).to_contain_text("Note: ")
    assert (box.get_by_role("link", name="Go to the paragraph").get_attribute("href") or "").endswith("#p15")
    box.get_by_role("link", name="Everything about this statement").click()
    page.wait_for_url("**/relationships/china--russia/#*")
    expect(page.locator(":target")).to_contain_text("warned in 2022")


def test_resting_on_a_mark_opens_its_note(real: str, opened: Opener) -> None:
    """The pointer opens a note, may go into it, closes it by leaving, and Esc closes it wherever the pointer is."""
    page = with_rests(opened(real + RELATIONSHIP, own=True))
    mark, box = said(page).locator("a.cite").first, note_box(page)
    mark.hover()
    rest(page)
    expect(box).to_be_visible()
    box.get_by_role("link", name="All notes").hover()
    rest(page)
    expect(box).to_be_visible()
    page.mouse.move(2, 300)
    rest(page)
    expect(box).to_have_count(0)
    mark.hover()
    rest(page)
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)


def test_the_keyboard_opens_a_note_enters_it_and_comes_back(real: str, opened: Opener) -> None:
    """Focus shows a note, Enter goes into it, Tab through it, Esc closes it and the focus is on its mark again; without Enter, Tab passes it by."""
    page = opened(real + RELATIONSHIP)
    mark, box = said(page).locator("a.cite").first, note_box(page)
    said(page).locator("a:not(.cite)").last.focus()
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect(box).to_be_visible()
    page.keyboard.press("Enter")
    expect_focus(page, mark.inner_text().replace("[", "Note ").removesuffix("]"))
    page.keyboard.press("Tab")
    expect_focus(page, "Go to the paragraph")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    expect(box).to_have_count(0)
    page.keyboard.press("Tab")
    expect(box).to_have_attribute("aria-label", said(page).locator("a.cite").nth(1).inner_text().replace("[", "Note ").removesuffix("]"))
    page.keyboard.press("Tab")
    expect_focus(page, "Permanent link to statement 2")
    expect(box).to_have_count(0)


def test_a_tap_opens_the_note_and_a_tap_beside_it_closes_it(real: str, opened: Opener) -> None:
    """On a phone a tap opens a note that fits the screen and leads on, and a tap elsewhere closes it."""
    page = opened(real + RELATIONSHIP, width=320, **PHONE)
    mark, box = said(page).locator("a.cite").nth(1), note_box(page)
    mark.tap()
    expect(box.get_by_role("link", name="Go to the paragraph")).to_be_in_viewport(ratio=1)
    page.locator("h1").tap()
    expect(box).to_have_count(0)


def test_every_note_fits_the_window(real: str, opened: Opener) -> None:
    """Each note of a page opens within windows of every width, from the box of facts too, and makes nothing stand out."""
    page = opened(real + ACTOR, width=320)
    assert page.locator(".infobox a.cite").count() > 0
    for width in (320, 390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        outside = settled(page).evaluate(
            """() => [...document.querySelectorAll('a.cite')].filter(mark => mark.checkVisibility()).filter(mark => {
                mark.scrollIntoView({block: 'center'});
                mark.click();
                const box = document.querySelector('.note-box').getBoundingClientRect(), root = document.documentElement;
                mark.click();
                return box.left < 0 || box.right > root.clientWidth || box.top < 0 || box.bottom > root.clientHeight || root.scrollWidth > root.clientWidth;
            }).map(mark => mark.id)"""
        )
        assert outside == [], width


def test_without_scripts_a_mark_is_a_footnote_with_ways_back(real: str, opened: Opener) -> None:
    """With scripts off a mark leads to its note, the note back to each place, and a statement has its number and all its details."""
    page = opened(real + RELATIONSHIP, java_script_enabled=False)
    said(page).locator("a.cite").nth(1).click()
    note = page.locator(":target")
    expect(note).to_be_in_viewport()
    number = (note.get_attribute("id") or "").removeprefix("Note-")
    marks = page.locator(f"a.cite[href='#Note-{number}']")
    ways = page.locator("#Notes ol > li").nth(int(number) - 1).locator(".ways a")
    assert marks.count() > 2
    assert ways.count() == marks.count()
    assert "1" in ways.all_inner_texts()
    for place in range(ways.count()):
        ways.nth(place).click()
        expect(page).to_have_url(f"{real}{RELATIONSHIP}#{marks.nth(place).get_attribute('id')}")
    page.get_by_role("link", name="Permanent link to statement 1", exact=True).click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("li", has=said(page)).locator(".more").first).to_be_visible()


def test_the_number_of_a_statement_is_its_permanent_link(real: str, opened: Opener) -> None:
    """Each statement of a page has the next number, always in sight, and it leads to the statement."""
    page = opened(real + RELATIONSHIP)
    numbers = page.locator(".claim > a.permanent").all_inner_texts()
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    said(page).locator("a.permanent").click()
    expect(page.locator(":target")).to_contain_text("“militant friendship”")


def test_a_finger_copies_a_statement(real: str, opened: Opener) -> None:
    """On a phone a tap on the number shows what copies."""
    page = opened(real + RELATIONSHIP, width=390, permissions=["clipboard-read", "clipboard-write"], **PHONE)
    said(page).locator("a.permanent").tap()
    page.get_by_role("button", name="Copy with source").tap()
    expect(page.get_by_role("status").filter(has_text="Copied the statement.")).to_be_visible()
    assert "Source: JAPAN Forward, August 2023, paragraph" in page.evaluate("navigator.clipboard.readText()")


def test_the_details_and_the_note_of_a_statement_open_with_its_citation(real: str, opened: Opener) -> None:
    """The line says that the editors have a note; its word opens the citation with the note and the details."""
    page = opened(real + RELATIONSHIP)
    item = page.locator("li", has=page.locator(".claim", has_text="dispatched troops")).first
    expect(item.locator(".more").first).to_be_hidden()
    expect(item.locator(".note")).to_be_hidden()
    item.locator(".noted > a").click()
    expect(note_box(page)).to_contain_text("Neither article says when they were sent")
    expect(note_box(page)).to_contain_text("document: annual report")


def test_a_pointer_copies_the_link_of_a_statement(real: str, opened: Opener) -> None:
    """“Copy link” beside the number of a statement copies its address, says so, and the address shows the statement."""
    page = opened(real + RELATIONSHIP, permissions=["clipboard-read", "clipboard-write"])
    said(page).locator("a.permanent").hover()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Copied the link.")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    page.locator("h1").click()
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    page.goto(real)
    page.goto(address)
    expect(page.locator(":target")).to_contain_text("“militant friendship”")


def test_the_keyboard_copies_a_citation(real: str, opened: Opener) -> None:
    """Tab reaches “Copy with source”, which copies the statement, who says so, its notes, page, site and address; Esc comes back to the link."""
    page = opened(real + RELATIONSHIP, permissions=["clipboard-read", "clipboard-write"])
    link = said(page).locator("a.permanent")
    text = re.sub(r"^\d+\s|(\[\d+\])+", "", said(page).inner_text()).strip()
    notes = [(page.locator(mark.get_attribute("href") or "").text_content() or "").strip() for mark in said(page).locator("a.cite").all()]
    line = page.locator("li", has=said(page)).locator(".said").first.inner_text()
    address = link.evaluate("e => e.href")
    link.focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect_focus(page, "Copy with source")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied the statement.")).to_be_visible()
    site = "Two Alignments in North-East Asia"
    expected = f"{text} ({line}) Source: {'; '.join(notes)}. In: “North Korea and Russia”, {site}, {address}"
    assert page.evaluate("navigator.clipboard.readText()") == expected
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(page.get_by_role("button", name="Copy with source")).to_have_count(0)


def test_what_is_clicked_is_large_enough(real: str, opened: Opener) -> None:
    """The permanent link, what copies, what closes a note, its links and the ways back are 24 pixels wide and high, and a mark on a phone."""
    page = opened(real + RELATIONSHIP, width=390, **PHONE)
    said(page).locator("a.permanent").tap()
    small = """e => [...document.querySelectorAll(e)].filter(e => e.getBoundingClientRect().width < 24 || e.getBoundingClientRect().height < 24)
        .map(e => e.outerHTML.slice(0, 80))"""
    settled(page)
    for selector in (".copies button", "a.permanent", "a.back", "a.cite"):
        assert page.locator(selector).count() > 0, selector
        assert page.evaluate(small, selector) == []
    said(page).locator("a.cite").first.tap()
    expect(note_box(page).locator(".close, .ways a")).to_have_count(3)
    settled(page)
    assert page.evaluate(small, ".note-box :is(.close, .ways a)") == []


def test_resting_on_a_link_shows_the_key_line_of_its_page(real: str, opened: Opener) -> None:
    """The pointer on a link shows that page's title and key line, may go onto them, and Esc closes them; the page is asked for once."""
    page = with_rests(opened(real + RELATIONSHIP, own=True))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "fetch" else None)
    link, preview = said(page).get_by_role("link", name="Sergei Shoigu"), page.get_by_role("tooltip")
    link.hover()
    rest(page)
    expect(preview).to_be_visible()
    expect(link).to_have_accessible_description(re.compile("^Sergei Shoigu"))
    shown = preview.locator("span").inner_text()
    preview.hover()
    rest(page)
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    page.mouse.move(2, 300)
    link.hover()
    rest(page)
    expect(preview).to_be_visible()
    page.mouse.move(2, 300)
    rest(page)
    expect(preview).to_be_hidden()
    assert asked == [real + "actors/sergei-shoigu/"]
    link.click()
    expect(page.locator("h1")).to_have_text("Sergei Shoigu")
    assert page.locator("meta[name=description]").get_attribute("content") == shown != ""


def test_focus_on_a_link_shows_the_key_line_of_a_relationship(real: str, opened: Opener) -> None:
    """Tab shows the key line of the relationship that a link leads to, and takes it away; the place within the page does not matter."""
    page = opened(real + ACTOR)
    preview, link = page.get_by_role("tooltip"), page.locator(".party a[href*='north-korea--russia']").first
    link.evaluate("e => { const before = document.createElement('button'); e.before(before); before.focus(); }")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(preview.locator("strong")).to_have_text("North Korea and Russia")
    page.keyboard.press("Tab")
    expect(link).not_to_have_attribute("aria-describedby", "Preview")


def test_offline_a_link_is_a_link(real: str, site: Path, browser: Browser) -> None:
    """Without a network no key line shows and nothing breaks; it shows once the network is back; a copy in a folder asks for nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(MOST)
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    # what the theme's script asks for, however late it comes to it
    with page.expect_event("requestfinished", lambda asked: asked.url.endswith("/sitemap.xml")):
        page.goto(real + RELATIONSHIP)
    link = said(page).get_by_role("link", name="Sergei Shoigu")
    context.set_offline(True)
    with page.expect_event("requestfailed"):
        link.hover()
    expect(page.locator("#Preview")).to_be_hidden()
    said(page).locator("a.cite").first.click()
    expect(note_box(page)).to_be_visible()
    page.keyboard.press("Escape")
    context.set_offline(False)
    page.mouse.move(2, 300)
    link.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("Sergei Shoigu")
    assert wrong == []
    page.goto((site / RELATIONSHIP / "index.html").as_uri())
    said(page).locator("a.cite").first.click()
    expect(note_box(page)).to_be_visible()
    expect(page.locator("#Preview")).to_have_count(0)
    context.close()
