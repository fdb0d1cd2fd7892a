"""The dossier as of earlier days, as pages: the day of each edition, and the end of each year in which a source came out."""

from __future__ import annotations

import functools

import pytest

from generator.pages import parting
from generator.records import edition_chain
from generator.views.snapshot import digest
from tests.support import small
from tests.support.html import Element, body, rendered
from tests.support.page_contents import lines, links, pages, section
from tests.support.rendered_pages import pages_of_small

_HERALD = small.HERALD_SOURCE.replace("2024-03-15", "2023-03-15")
_FERRY = small.FERRY.replace("kinds: [dispute, ", "kinds: [{kind: dispute, claim: no-deal}, ")


@functools.cache
def files() -> dict[str, bytes]:
    """The small dossier with its first article a year earlier, and with an edition of April 2024."""
    edition = edition_chain.dumps(digest(small.dossier()).model_copy(update={"as_of": "2024-04-01"}))
    changed = {
        "sources/herald-2024-03.yml": _HERALD,
        "relationships/northland--southmark.yml": _FERRY,
        "editions/2024-04.json": edition.decode(),
    }
    return {**small.files(), **{path: text.encode() for path, text in changed.items()}}


@functools.cache
def found() -> dict[str, str]:
    """The Markdown of its pages of earlier days."""
    return {path: text for path, text in pages(files()).items() if path.startswith("changes/as-of")}


def of(name: str) -> Element:
    """The page of a day, as a reader sees it."""
    return rendered(body(found()[f"changes/as-of{name}.md"]))


def test_there_is_a_page_for_each_edition_and_each_year_before_the_last() -> None:
    """The list has the newest day first; a dossier of one year without an edition has none, nor a link to it."""
    assert {words: there for words, there in links(of("")).items() if words not in ("Home", "Changes")} == {
        "As of 1 April 2024": "as-of-2024-04-01.md",
        "As of the end of 2023": "as-of-2023.md",
    }
    assert "(as-of.md)" in pages(files())["changes/index.md"]
    assert not [path for path, text in pages_of_small().items() if "as-of.md" in path + text]


def test_a_page_says_what_had_been_reported_by_its_day() -> None:
    """States, tones, kinds, offices and statements that rest on a later article are not there, nor judgements, nor a kind without a statement."""
    page = of("-2023")
    assert lines(page)[2] == "5 actors and 1 relationship with 5 statements, as reported by 31 December 2023."
    assert lines(section(page, "Relationships")) == [
        "Northland and Southmark: Hostile relations: no deal on the ferry, as of March 2024 (as reported; not assessed).",
        "Dispute",
        "“Northland and Southmark talked for three …”",
    ]
    actors = lines(section(page, "Actors"))
    assert "Lena Vos: Envoy, Southmark; 1 statement (as reported; not assessed)." in actors
    assert not [line for line in actors if "thanked" in line]
    assert {"../actors/southmark.md#lost-passengers", "../relationships/northland--southmark.md#no-deal"} <= {*links(page).values()}
    assert "../relationships/northland--southmark.md#opened" not in links(page).values()


def test_a_day_between_two_publications_has_what_the_first_of_them_said() -> None:
    """The day of the edition, before the second article, has the same records as the end of the year before."""
    assert lines(section(of("-2024-04-01"), "Relationships")) == lines(section(of("-2023"), "Relationships"))


def test_a_day_with_many_records_is_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit on one page is parted by actors and relationships, then by letters, below the address of the day."""
    monkeypatch.setattr(parting, "MOST", 30)
    parts = [path for path in pages(files()) if path.startswith("changes/as-of-2023")]
    assert parts[:2] == ["changes/as-of-2023.md", "changes/as-of-2023_actors.md"]
    assert "changes/as-of-2023_actors_s-u.md" in parts
    assert parts[-1] == "changes/as-of-2023_relationships.md"
