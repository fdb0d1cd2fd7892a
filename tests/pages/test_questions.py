"""Twenty questions of readers, each answered within two clicks or by one search, on the pages of this repository's own dossier."""

from __future__ import annotations

import functools
from typing import NamedTuple

from generator.views import queries
from tests.support import page_contents
from tests.support.dossiers import real
from tests.support.html import Element, body, leads_to, rendered
from tests.support.rows import each


class Question(NamedTuple):
    """What a reader wants to know, the page to start from, the words of the links to click or the name to search for, and the answer."""

    asked: str
    start: str
    clicks: tuple[str, ...]
    answer: str
    search: str = ""


HOME, READING = "index.md", "reading/index.md"
QUESTIONS = (
    Question("Who leads Russia?", HOME, ("Russia",), "Vladimir Putin: President (as of 3 September 2025)"),
    Question("How do North Korea and Russia get on?", HOME, ("North Korea and Russia",), "Friendly relations, growing closer"),
    Question("How sure are the editors of that?", HOME, ("North Korea and Russia",), "our judgement: moderate confidence"),
    Question("Of when is the latest report on them?", HOME, ("North Korea and Russia",), "as of November 2025"),
    Question("How have their relations changed?", HOME, ("North Korea and Russia",), "How relations have changed"),
    Question("Who spoke of a “militant friendship”?", HOME, ("North Korea and Russia",), "North Korean state media · July 2023"),
    Question("In which paragraph of the article?", HOME, ("North Korea and Russia",), "JAPAN Forward, August 2023, paragraph 22"),
    Question("Whom is Japan at odds with?", HOME, ("Japan",), "Hostile relations with"),
    Question("What is Kim Jong Un's office?", HOME, ("Kim Jong Un",), "Leader, North Korea"),
    Question("What did Hong Min say?", HOME, ("Hong Min",), "What they said"),
    Question("What is said about nuclear weapons?", HOME, ("Nuclear weapons and missiles",), "All statements, oldest first"),
    Question("When were the three leaders at a parade?", HOME, ("Kim Jong Un",), "3 September 2025"),
    Question("What happened in July 2023?", "timeline/index.md", (), "July"),
    Question("Which articles is this based on?", HOME, (), "The Straits Times (KYODO NEWS), 20 November 2025"),
    Question("What does this dossier cover?", HOME, (), "Scope"),
    Question("What is an assessment?", READING, (), "Somebody's analysis or opinion"),
    Question(
        "Do the sources contradict each other?", READING, ("Where accounts differ",), "no two accounts of the same time or event differ"
    ),
    Question("Can I have the data?", READING, ("data",), "claims.csv"),
    Question("What is the DPRK's leader called?", HOME, (), "Kim Jong Un", search="North Korea"),
    Question("How do I cite the page on Pat Ryder?", HOME, (), "“Pat Ryder”. Two Alignments in North-East Asia.", search="Pat Ryder"),
)


@functools.cache
def pages() -> dict[str, str]:
    """The Markdown of every page."""
    return page_contents.markdown(real())


@functools.cache
def page(path: str) -> Element:
    """A page as a reader gets it."""
    return rendered(body(pages()[path]))


def clicked(path: str, words: str) -> str:
    """The page that the first link with these words leads to."""
    link = next(link for link in page(path).each("a") if link.text == words)
    target = leads_to(path, link.attributes["href"])
    assert target is not None, words
    return target[0]


def found(name: str) -> str:
    """The page that a search for a name puts first; tests/exports/search-queries.tsv is about other searches."""
    (id,) = (actor.id for actor in real().actors.values() if actor.name == name)
    return f"{queries.record_path(real(), id).removesuffix('/')}.md"


@each("question", QUESTIONS, ids=[question.asked for question in QUESTIONS])
def test_a_reader_finds_the_answer(question: Question) -> None:
    """After at most two clicks or one search, the answer is on the page."""
    assert len(question.clicks) <= 2
    assert not (question.clicks and question.search)
    path = found(question.search) if question.search else question.start
    for words in question.clicks:
        path = clicked(path, words)
    assert question.answer in page(path).text


def test_there_are_twenty_questions() -> None:
    """Each is asked once."""
    assert len({question.asked for question in QUESTIONS}) == 20
