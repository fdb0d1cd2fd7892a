"""Twenty questions of readers, each answered in a browser within two clicks or by one search, on the site of this repository's own dossier."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import Opener, search

pytestmark = pytest.mark.browser

#: The most clicks that an answer may take; a search takes its place.
MOST_CLICKS = 2
#: A step that opens the last citation of the first statement with these words.
CITATION = "citation of: "


class Question(NamedTuple):
    """What a reader wants to know, what to click from the first page or the words to search for, and what is then to be read."""

    asked: str
    clicks: tuple[str, ...]
    answer: str
    search: str = ""


QUESTIONS = (
    Question("Who leads Russia?", ("Russia",), "Vladimir Putin: President (as of 3 September 2025)"),
    Question("How do North Korea and Russia get on?", ("North Korea and Russia",), "Friendly relations, growing closer"),
    Question("How sure are the editors of that?", ("North Korea and Russia",), "our judgement: moderate confidence"),
    Question("Of when is the latest report on them?", ("North Korea and Russia",), "as of November 2025"),
    Question("How have their relations changed?", ("North Korea and Russia",), "technically not allies, according to Fyodor Tertitsky"),
    Question("Who spoke of a “militant friendship”?", (), "North Korean state media · July 2023", search="militant friendship Shoigu"),
    Question(
        "In which paragraph?", ("North Korea and Russia", f"{CITATION}militant friendship"), "JAPAN Forward, August 2023, paragraph 22"
    ),
    Question("Whom is Japan at odds with?", ("Japan",), "Hostile relations with"),
    Question("What is Kim Jong Un's office?", (), "Leader, North Korea", search="Kim Jong Un"),
    Question("What did Hong Min say?", ("Actors by kind", "Hong Min"), "symbolic and no clear sign"),
    Question("What is said about nuclear weapons?", ("Topics", "Nuclear weapons and missiles"), "All statements, oldest first"),
    Question("When were the three leaders at a parade?", ("Kim Jong Un",), "3 September 2025"),
    Question("What happened in July 2023?", ("Timeline", "July"), "Li Hongzhong, a senior Chinese official, travelled to Pyongyang"),
    Question("Which articles is this based on?", ("Newest sources",), "The Straits Times (KYODO NEWS), 20 November 2025"),
    Question(
        "What is not known?", ("What is not known",), "Neither article says whether China, Russia and North Korea have a written agreement."
    ),
    Question("What is an assessment?", ("About",), "Somebody's analysis or opinion"),
    Question("Do the sources contradict each other?", ("About",), "no two accounts of the same time or event"),
    Question("Can I have the data?", ("About", "data"), "claims.csv"),
    Question("What is the DPRK's leader called?", (), "Kim Jong Un", search="DPRK"),
    Question(
        "How do I cite the page on Kim Jong Un?", ("Kim Jong Un", "Cite this page"), "“Kim Jong Un”. Two Alignments in North-East Asia."
    ),
)


class Reader:
    """Somebody at the first page, with the number of clicks and searches since."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.clicks = self.searches = 0
        page.goto(home)

    def click(self, step: str) -> None:
        """Click what has these words: the first link in the text, a tab, something folded, a line of a figure, or the mark of a statement's citation."""
        self._found(step).click()
        self.clicks += 1

    def _found(self, step: str) -> Locator:
        if step.startswith(CITATION):
            return self.page.locator(".claim", has_text=step.removeprefix(CITATION)).first.locator("a.cite").last
        article = self.page.locator("article")
        folded = article.locator("summary", has_text=step)
        tab = self.page.get_by_role("navigation", name="Tabs").get_by_role("link", name=step, exact=True)
        contents = self.page.get_by_role("navigation", name="Table of contents").get_by_role("link", name=step, exact=True)
        drawn = article.get_by_role("link", name=re.compile(f"^{re.escape(step)}: ")).locator("circle")
        links = (article.get_by_role("link", name=step, exact=True), tab, contents, folded, drawn)
        return next(link.first for link in links if link.count())

    def search(self, words: str) -> None:
        """Search for words and open the first result."""
        search(self.page, words).first.click()
        self.searches += 1


def test_a_reader_finds_the_answers(searchable: str, opened: Opener) -> None:
    """After at most two clicks or one search, the answer is on the screen or below it, without anything folded."""
    page = opened(searchable)
    taken: dict[str, tuple[int, int]] = {}
    for question in QUESTIONS:
        reader = Reader(page, searchable)
        if question.search:
            reader.search(question.search)
        for step in question.clicks:
            reader.click(step)
        expect(page.locator("main")).to_contain_text(question.answer, use_inner_text=True)
        taken[question.asked] = (reader.clicks, reader.searches)
    assert len(taken) == 20
    assert {asked: steps for asked, steps in taken.items() if steps[0] > MOST_CLICKS * (1 - steps[1])} == {}
