"""Lists as a reader uses them: sorted, filtered, sent to a colleague by their address, on a phone, and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Opener, settled
from tests.support.repository import ROOT

pytestmark = pytest.mark.browser

LISTS = ("actors", "relationships", "sources", "statements")
FILTERED = (*LISTS, "timeline")
BY_KIND = [
    "Outer League", "Strait Pact", "Eastholm", "Fernmark", "Northland", "Southmark", "Edda Lind", "Olga Brandt",
    "Oyel Tarn (former envoy)", "Lena Vos",
    "Ferry Office", "Harbour Union", "Pilots' Guild",
]  # fmt: skip


def column(page: Page, number: int = 1) -> list[str]:
    """What a reader sees in a column of the list, row by row."""
    cells = page.locator(f".list tbody tr:not([hidden]) td:nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


def sort_by(page: Page, name: str) -> None:
    """Press the head of a column."""
    page.locator(".list th").get_by_role("button", name=name, exact=True).click()


def told(page: Page) -> str:
    """What is announced of the number of rows."""
    return page.locator(".list").get_by_role("status").inner_text()


def test_a_list_is_sorted_by_any_column(addressed: str, opened: Opener) -> None:
    """Each head sorts by its column, up and then down, and says so; names go by family name, kinds in the order of the vocabulary."""
    page = opened(addressed + "actors/")
    assert column(page) == BY_KIND
    sort_by(page, "Name")
    assert column(page)[:5] == ["Eastholm", "Fernmark", "Ferry Office", "Harbour Union", "Edda Lind"]
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "ascending")
    sort_by(page, "Name")
    assert column(page)[:2] == ["Lena Vos", "Strait Pact"]
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "descending")
    sort_by(page, "Statements")
    assert [int(number) for number in column(page, 5)] == sorted(int(number) for number in column(page, 5))
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "none")
    sort_by(page, "Kind")
    assert column(page, 2) == ["Bloc"] * 2 + ["State"] * 4 + ["Person"] * 4 + ["Organisation"] * 3
    for head in page.locator(".list th button").all():
        head.click()
        expect(page.locator(".list th[aria-sort=ascending]")).to_have_count(1)


def test_dates_in_words_are_sorted_by_time(addressed: str, opened: Opener) -> None:
    """Dates stand in order of time and not of their letters, either way; what has no date stands last either way."""
    page = opened(addressed + "statements/")
    sort_by(page, "When")
    up = ["2022", "2023", "March 2024", "14 March 2024", "12 April 2024", "13 April 2024", "May 2024", "2 May 2024", "June 2024"]
    assert [date for date in column(page, 6) if date] == up
    sort_by(page, "When")
    assert [date for date in column(page, 6) if date] == up[::-1]
    assert column(page, 6)[: len(up)] == up[::-1]


def test_a_list_is_filtered_by_words_and_values(addressed: str, opened: Opener) -> None:
    """Words, speaker, topic, party, type and year choose rows together; the number is announced."""
    page = opened(addressed + "statements/")
    assert told(page) == "15 in all"
    page.get_by_label("Speaker").select_option("Pilots' Guild")
    assert told(page) == "3 of 15 shown"
    page.get_by_label("Type").select_option("Plan")
    assert [text.partition(" (rests")[0] for text in column(page)] == [
        "The rule that binds Northland and Southmark may be ended in June by Eastholm and Fernmark."
    ]
    page.get_by_label("Speaker").select_option("")
    page.get_by_label("Type").select_option("")
    page.get_by_label("Party").select_option("Strait Pact")
    assert set(column(page, 5)) == {"Outer League and Strait Pact"}
    page.get_by_label("Topic").select_option("Money")
    assert told(page) == "1 of 15 shown"
    page.get_by_label("Words").fill("SHORES letter")
    assert told(page) == "None of 15 shown"
    page.get_by_label("Words").fill("good SHORES")
    assert told(page) == "1 of 15 shown"
    page.get_by_label("Year").select_option("2024")
    assert told(page) == "1 of 15 shown"


def offered(page: Page, name: str) -> list[str]:
    """The choices of a filter that a reader is offered."""
    return page.get_by_label(name).locator("option:not([hidden])").all_inner_texts()


def test_choices_count_what_the_others_leave(addressed: str, opened: Opener) -> None:
    """The number beside a choice is that of the rows it would leave, given the other filters; one that would leave none is not offered."""
    page = opened(addressed + "statements/")
    assert {"Plan (2)", "Report (7)"} <= set(offered(page, "Type"))
    assert offered(page, "Coverage") == ["All", "One source (15)"]
    page.get_by_label("Speaker").select_option("Pilots' Guild")
    assert [text.partition(" (")[0] for text in offered(page, "Type")] == ["All", "Statement", "Plan"]
    assert "Pilots' Guild (3)" in offered(page, "Speaker"), "a filter is not counted against itself"
    assert len(offered(page, "Speaker")) > 2
    page.get_by_label("Type").select_option("Plan")
    assert "Pilots' Guild (1)" in offered(page, "Speaker")
    page.get_by_label("Words").fill("nothing has these words")
    assert offered(page, "Type") == ["All", "Plan (0)"], "what is chosen stays, so that it can be seen"
    assert page.get_by_label("Type").locator("option:disabled").count() == page.get_by_label("Type").locator("option[hidden]").count() > 0
    page.locator(".list").get_by_role("button", name="Clear").click()
    assert {"Plan (2)", "Report (7)"} <= set(offered(page, "Type"))


def test_the_timeline_is_filtered_as_the_list_is(addressed: str, opened: Opener) -> None:
    """Month, source, coverage, review and date choose statements of the timeline; months without any are gone, from the contents too."""
    page = opened(addressed + "timeline/?source=Alder+Herald%2C+15+March+2024")
    assert told(page) == "2 of 9 shown"
    assert page.locator(".band:visible").count() == 0, "a drawing shows all statements or none"
    headings = page.locator(".timeline :is(h2, h3):not([hidden])")
    contents = page.locator(".md-sidebar--secondary .md-nav__item a:visible")
    assert headings.all_inner_texts() == contents.all_inner_texts() == ["2024", "March"]
    page.get_by_label("Month").select_option(label="March 2024 (2)")
    page.wait_for_url("**/timeline/?source=Alder+Herald%2C+15+March+2024&month=2024-03")
    assert page.locator(".timeline .claims > ul > li:visible .claim").count() == 2
    assert page.get_by_label("As of").locator("option:not([hidden])").all_inner_texts() == [
        "All", "15 March 2024 (2)", "15 April 2024 (2)", "3 May 2024 (2)",
    ], "a date takes in what was published before"  # fmt: skip
    page.get_by_label("Words").fill("SHORES nothing")
    assert told(page) == "None of 9 shown"
    expect(headings).to_have_count(0)
    page.goto(page.url.partition("?")[0] + "?year=2022")
    assert headings.all_inner_texts() == ["2022"]
    hidden = page.locator(".timeline li[hidden] .claim").first.get_attribute("id")
    page.evaluate("id => { location.hash = id; }", hidden)
    expect(page.locator(f"[id='{hidden}']")).to_be_in_viewport()
    assert told(page) == "9 in all", "a link to a statement that is filtered out shows it"
    assert page.locator(".band:visible").count() == 1


def test_a_print_says_what_was_filtered(addressed: str, opened: Opener) -> None:
    """On paper the controls are gone, and the choice stands in words beside the number of rows; a whole list says nothing of filters."""
    page = opened(addressed + "timeline/?month=2024-03&words=ferry")
    page.emulate_media(media="print")
    form = page.locator(".list form")
    assert [line for line in form.inner_text().splitlines() if line] == ["1 of 9 shown", "Month: March 2024 · Words: ferry"]
    page.emulate_media(media="screen")
    expect(form.get_by_text("Month: March 2024 · Words")).to_be_hidden()
    page.goto(addressed + "timeline/")
    page.emulate_media(media="print")
    expect(page.locator(".list form")).to_be_hidden()


def test_on_a_phone_the_filters_are_behind_one_button(addressed: str, opened: Opener) -> None:
    """On a phone only the words and a button with the number of filters in use take room; it opens them, by key too."""
    page = settled(opened(addressed + "statements/?type=Plan&topic=Ferry", width=390))
    form = page.locator(".list form")
    assert form.evaluate("form => form.getBoundingClientRect().height") < 120
    button = form.get_by_role("button", name="Filter (2)")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_label("Type")).to_be_hidden()
    expect(form.get_by_role("button", name="Clear")).to_be_visible()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.get_by_label("Type").select_option("")
    expect(form.get_by_role("button", name="Filter (1)")).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(form.get_by_role("button", name="Filter")).to_be_hidden()
    expect(page.get_by_label("Type")).to_be_visible()


def test_a_choice_can_be_sent_to_a_colleague(addressed: str, opened: Opener) -> None:
    """The address holds what is chosen; another reader who opens it, a reload and the way back show the same rows in the same order."""
    page = opened(addressed + "actors/")
    page.get_by_label("Kind").select_option("State")
    page.get_by_label("Words").fill("e")
    sort_by(page, "Statements")
    sort_by(page, "Statements")
    page.wait_for_url("**/actors/?kind=State&words=e&sort=-statements")
    wanted = column(page)
    assert wanted == ["Southmark", "Northland", "Eastholm", "Fernmark"]
    address = page.url
    page.reload()
    assert column(page) == wanted
    page.get_by_role("link", name="Southmark", exact=True).first.click()
    page.wait_for_url("**/actors/southmark/")
    page.go_back()
    expect(page.get_by_label("Kind")).to_have_value("State")
    assert column(page) == wanted
    colleague = opened(address)
    assert column(colleague) == wanted
    expect(colleague.get_by_role("columnheader", name="Statements")).to_have_attribute("aria-sort", "descending")


def test_a_choice_can_be_cleared(addressed: str, opened: Opener) -> None:
    """One button takes back filters and order, and the address with them; it is there only where there is something to take back."""
    page = opened(addressed + "actors/?kind=Person&sort=-name&h=x#Top")
    assert column(page) == ["Lena Vos", "Oyel Tarn (former envoy)", "Olga Brandt", "Edda Lind"]
    clear = page.locator(".list").get_by_role("button", name="Clear")
    clear.click()
    assert column(page) == BY_KIND
    expect(page).to_have_url(addressed + "actors/?h=x#Top")
    expect(page.get_by_label("Words")).to_be_focused()
    expect(clear).to_be_hidden()


def test_an_address_with_unknown_filters_shows_everything(addressed: str, opened: Opener) -> None:
    """A kind or a column that the list does not have changes nothing, and is gone from the address."""
    page = opened(addressed + "actors/?kind=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&sort=nothing")
    assert column(page) == BY_KIND
    expect(page).to_have_url(addressed + "actors/")


def test_a_relationship_is_found_by_either_party(addressed: str, opened: Opener) -> None:
    """The parties of a relationship are chosen one by one, and so are its kinds and its tone."""
    page = opened(addressed + "relationships/")
    parties = page.get_by_label("Party").locator("option").all_inner_texts()
    assert parties == ["All", "Fernmark (1)", "Northland (1)", "Outer League (1)", "Southmark (2)", "Strait Pact (1)"]
    page.get_by_label("Party").select_option("Southmark")
    assert column(page) == ["Fernmark and Southmark", "Northland and Southmark"]
    page.get_by_label("Kind").select_option("Dispute")
    assert column(page) == ["Northland and Southmark"]
    assert page.get_by_label("Tone").locator("option").all_inner_texts() == ["All", "Friendly (0)", "Mixed (1)", "Hostile (0)"]


def test_a_list_works_by_keyboard(addressed: str, opened: Opener) -> None:
    """From the words a reader comes by Tab to each filter, to the heads and to the first record, and sorts by Enter or Space."""
    page = opened(addressed + "actors/")
    page.get_by_label("Words").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Kind")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Name")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Space")
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "descending")


@pytest.mark.parametrize("name", FILTERED)
def test_nothing_moves_as_the_script_arrives(addressed: str, opened: Opener, name: str) -> None:
    """The room that the style keeps for the filters is that which they take, on a phone and on a wide screen."""
    page = opened(f"{addressed}{name}/")
    script = """() => {
        const block = document.querySelector(".list"), table = block.querySelector("table, .claims"), form = block.querySelector("form");
        const there = table.getBoundingClientRect().top;
        form.remove();
        block.classList.remove("ready");
        const before = table.getBoundingClientRect().top;
        block.classList.add("ready");
        block.prepend(form);
        return Math.abs(there - before);
    }"""
    for width in (1440, 800, 390):
        page.set_viewport_size({"width": width, "height": 800})
        settled(page)
        assert page.evaluate(script) <= 1, width


@pytest.mark.parametrize(
    "path", [*(f"{name}/" for name in FILTERED), "relationships/outer-league--strait-pact/", "matrix/", "relationships/network/"]
)
def test_a_phone_scrolls_no_page_sideways(addressed: str, opened: Opener, path: str) -> None:
    """At 320 px lists, relationships and the matrix are as wide as the window, and so is each of their tables. Targets have 24 px."""
    page = settled(opened(addressed + path, width=320))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    wide = page.locator("article table").evaluate_all("tables => tables.filter(t => t.getBoundingClientRect().right > innerWidth).length")
    assert wide == 0
    heights = page.locator(".list :is(button, input, select):visible").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert bool(heights) == (path.strip("/") in (*FILTERED, "relationships/network"))
    assert all(height >= 24 for height in heights)


def test_a_row_is_a_block_on_a_phone_that_names_what_it_says(addressed: str, opened: Opener) -> None:
    """On a phone the cells of a row stand below each other, each with the name of its column; empty ones are left out; heads still sort."""
    page = settled(opened(addressed + "relationships/", width=390))
    cells = page.locator(".list tbody tr").nth(1).locator("td")
    labels = cells.evaluate_all("all => all.map(e => getComputedStyle(e, '::before').content.replaceAll('\"', ''))")
    assert labels == ["none", "Type: ", "Tone: ", "Latest: ", "As of: ", "Trend: "]
    tops = cells.evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
    assert tops == sorted(set(tops))
    expect(page.locator(".list tbody tr").nth(0).locator("td").nth(4)).to_be_hidden()
    sort_by(page, "Tone")
    sort_by(page, "Tone")
    assert column(page)[0] == "Outer League and Strait Pact"


@pytest.mark.parametrize("width", [390, 1440])
def test_a_list_is_whole_without_javascript(addressed: str, opened: Opener, width: int) -> None:
    """Without JavaScript a list has every row in its order, and no button or field that would do nothing."""
    page = opened(addressed, width=width, java_script_enabled=False)
    for name in FILTERED:
        page.goto(f"{addressed}{name}/?kind=Person&sort=-name&month=2020-01")
        expect(page.locator(".list :is(button, input, select, output)")).to_have_count(0)
        assert page.evaluate("getComputedStyle(document.querySelector('.list'), '::before').content") == "none"
    page.goto(f"{addressed}actors/?kind=Person&sort=-name")
    assert [text.strip() for text in page.locator(".list tbody tr td:first-child").all_inner_texts()] == BY_KIND


@pytest.mark.threat("b118")
def test_lists_keep_a_strict_policy() -> None:
    """The script makes no code of text and no markup of it, and sets no style, so that a policy which forbids these can stand."""
    script = (ROOT / "docs" / "assets" / "lists.js").read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function|\.style\b|setAttribute\(\"(?:on|style)", script
    )
