"""What every page links to, and by which words: names once in a part of it, statements by their numbers, and never the page itself."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from generator.records.dossier import Dossier
from tests.support import full, page_contents, small
from tests.support.dossiers import real
from tests.support.html import Element, body, leads_to, rendered

DOSSIERS: Mapping[str, Callable[[], Dossier]] = {"real": real, "full": lambda: small.dossier(full.files())}


@functools.cache
def pages(name: str) -> dict[str, Element]:
    """Every page of a dossier as a reader gets it."""
    return {path: rendered(body(text)) for path, text in page_contents.markdown(DOSSIERS[name]()).items()}


@pytest.mark.parametrize("name", DOSSIERS)
def test_no_page_links_to_itself(name: str) -> None:
    """A link that stays on its page leads to a place of it: a statement, a note, a paragraph, a part."""
    wrong = [
        (path, link.text)
        for path, page in pages(name).items()
        for link in page.each("a")
        if leads_to(path, link.attributes["href"]) == (path, "")
    ]
    assert wrong == []


@pytest.mark.parametrize("name", DOSSIERS)
def test_no_link_is_a_letter(name: str) -> None:
    """A statement is referred to by its number or its words, and no link is a single letter."""
    wrong = [
        (path, link.text) for path, page in pages(name).items() for link in page.each("a") if re.fullmatch(r"\(?[A-Za-z]\)?", link.text)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_number_is_that_of_the_statement(name: str) -> None:
    """A reference by number leads to a statement of the page that has this number."""
    for path, page in pages(name).items():
        numbers = {link.attributes["href"]: link.text for link in page.of("permanent")}
        for link in page.each("a"):
            if link.text.isdecimal() and link.attributes["href"] in numbers:
                assert numbers[link.attributes["href"]] == link.text, (path, link.attributes["href"])


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_list_of_statements_links_a_name_once(name: str) -> None:
    """In a list of statements the first mention of a record is a link and later ones are not; nor is the page's own record."""
    for path, page in pages(name).items():
        for listed in page.of("claims"):
            parts = [part for part in listed.each("p") if {"claim", "judgement"} & set(part.classes) and "office" not in part.classes]
            found = Counter(
                target
                for part in parts
                for link in part.each("a")
                if (target := leads_to(path, link.attributes["href"])) and not target[1] and not link.classes
            )
            assert [target for target, number in found.items() if number > 1] == [], path
            assert not any(target[0] == path for target in found), path
