"""What of each article is used: the pages of sources say it paragraph by paragraph, and the command `coverage` says the same."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.records.dossier import Dossier
from generator.views.queries import ShownOffice, Views
from generator.views.support import Coverage, Paragraph, coverage, paragraph_use
from tests.support import builds, full, page_contents, small
from tests.support.dossiers import real
from tests.support.html import Element, body, rendered
from tests.support.repository import ROOT
from tests.support.rows import each

LOCAL = full.changed("dossier.yml", "site_url: https://ferry.example/brief/\n", "")


@functools.cache
def dossier(name: str) -> Dossier:
    """A dossier by its name."""
    return real() if name == "real" else small.dossier(LOCAL if name == "full" else None)


@functools.cache
def page(name: str, path: str) -> Element:
    """A page of a dossier as a reader gets it."""
    return rendered(body(page_contents.markdown(dossier(name))[path]))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    """What the command prints for each dossier: the lines of each source, by its id."""
    folders = {"real": ROOT}
    for name, files in (("small", small.files()), ("full", LOCAL)):
        folders[name] = builds.project(tmp_path_factory.mktemp(name), files)
    return {name: dict(_printed(folder)) for name, folder in folders.items()}


def _printed(folder: Path) -> Iterator[tuple[str, list[str]]]:
    result = CliRunner().invoke(main, ["--project", str(folder), "coverage"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    for block in result.output.removesuffix("\n").split("\n\n"):
        head, *rest = block.split("\n")
        id, _, words = head.partition(": ")
        yield id, [words, *rest]


SOURCES = [
    *(("small", id) for id in ("gazette-2024-05", "herald-2024-03")),
    *(("full", id) for id in ("gazette-2024-05", "herald-2024-03", "strait-bulletin-2024-04")),
    *(("real", id) for id in ("japan-forward-2023-08", "straits-times-2025-11")),
]


def test_no_source_is_left_out(printed: dict[str, dict[str, list[str]]]) -> None:
    """The command prints every source, the newest first, and the rows here name all that were read."""
    assert sorted((name, id) for name, found in printed.items() for id in found if dossier(name).sources[id].read) == sorted(SOURCES)
    for name, found in printed.items():
        assert list(found) == [source.id for source in Views(dossier(name)).sources_newest_first()]


def counted(number: int, noun: str) -> list[str]:
    """A number with its noun; nothing where there is none."""
    return [f"{number} {noun}{'' if number == 1 else 's'}"] if number else []


def on_page(element: Element, path: str) -> str:
    """What stands below a paragraph's number on the page: its statements and offices, counted there, or why there are none."""
    claims, offices = list(page_contents.showings(element, path)), element.of("office")
    above = [
        span.split("–")
        for line in element.of("said")
        if line.text.startswith("Also statement")
        for span in re.findall(r"[\d–]+", line.text)
    ]
    repeated = sum(int(ends[-1]) - int(ends[0]) + 1 for ends in above)
    words = ", ".join([*counted(len(claims) + repeated, "statement"), *counted(len(offices), "office")])
    return words or element.text.strip().replace("No statement is based on this paragraph. ", "not used: ").replace(
        "Not read. ", "not read: "
    )


@each(("name", "id"), SOURCES)
def test_the_page_and_the_command_say_the_same(name: str, id: str, printed: dict[str, dict[str, list[str]]]) -> None:
    """For each paragraph the page shows as many statements and offices as the command prints, or the same reason; so do the bar and the head."""
    path = f"sources/{id}.md"
    source = page(name, path)
    words, *rows = printed[name][id]
    assert f"; {words};" in source.of("standfirst")[0].text
    numbers = [heading.attributes["id"].removeprefix("p") for heading in source.each("h3")]
    assert numbers == [str(number) for number in range(1, len(dossier(name).evidence[id]) + 1)]
    marked = notes_apart(source)
    assert [f"{int(number):4}  {on_page(page_contents.section(marked, f'p{number}'), path)}" for number in numbers] == rows
    cells = list(source.of("coverage")[0].each("a"))
    assert [cell.attributes["href"] for cell in cells] == [f"#p{number}" for number in numbers]
    assert [f"{int(cell.text):4}  {cell.attributes['title'].partition(': ')[2]}" for cell in cells] == rows
    assert [cell.classes for cell in cells] == [["unused" if "not used" in row or "not read" in row else "used"] for row in rows]


def notes_apart(source: Element) -> Element:
    """The page with its marks taken for words only: a part of it has no notes of its own to look them up in."""
    inside = [notes_apart(part) if isinstance(part, Element) else part for part in source.inside if not _is_mark(part)]
    return Element(source.name, source.attributes, inside)


def _is_mark(part: Element | str) -> bool:
    return isinstance(part, Element) and "cite" in part.classes


@each(("name", "id"), SOURCES)
def test_the_numbers_are_those_of_the_records(name: str, id: str, printed: dict[str, dict[str, list[str]]]) -> None:
    """What is printed was counted right: the statements, offices and memberships whose citations hold a paragraph's number."""
    found = dossier(name)
    claims = [[number for cite in claim.cites if cite.source == id for number in cite.numbers] for _, _, claim in found.each()]
    offices = [
        [number for cite in cites if cite.source == id for number in cite.numbers]
        for actor in found.actors.values()
        for cites in (part.cites for parts in (actor.roles, actor.part_of, actor.members) for part in parts)
    ]
    whole = range(1, len(found.evidence[id]) + 1)
    counts = [", ".join([*counted(_of(number, claims), "statement"), *counted(_of(number, offices), "office")]) for number in whole]
    words, *rows = printed[name][id]
    assert [row[6:] if counts[at] else "" for at, row in enumerate(rows)] == counts
    used = sum(map(bool, counts))
    read = [number for number in whole if counts[number - 1] or found.sources[id].in_scope(number)]
    left = f", {len(whole) - len(read)} not read" if len(read) < len(whole) else ""
    assert words == f"{used} of {len(read)} paragraphs used ({100 * used // len(read)} %){left}, {sum(map(bool, claims))} statements"


def _of(number: int, cited: list[list[int]]) -> int:
    return sum(numbers.count(number) for numbers in cited)


@each(("name", "id"), SOURCES)
def test_every_paragraph_is_accounted_for(name: str, id: str) -> None:
    """Something rests on each paragraph of an article, or its source says why nothing does."""
    found = coverage(Views(dossier(name)), dossier(name).sources[id])
    assert [paragraph.number for paragraph in found.paragraphs] == list(range(1, len(dossier(name).evidence[id]) + 1))
    assert [paragraph.number for paragraph in found.paragraphs if paragraph.used == bool(paragraph.unused)] == []
    assert [paragraph.number for paragraph in found.paragraphs if paragraph.used and not paragraph.read] == []


@pytest.mark.parametrize("name", ["small", "full", "real"])
def test_the_index_of_sources_gives_the_shares(name: str, printed: dict[str, dict[str, list[str]]]) -> None:
    """The index of sources gives for each the line that the command begins with."""
    told = [[*row.each("td")][-1].text for row in [*page(name, "sources/index.md").each("tr")][1:]]
    assert told == [rows[0] for rows in printed[name].values()]


def test_a_paragraph_that_nothing_is_known_of_says_that_it_is_not_used() -> None:
    """Without a citation and without a reason a paragraph is told to be unused, with no reason."""
    assert paragraph_use(Paragraph(1, (), (), "")) == "not used"
    assert paragraph_use(Paragraph(1, (), (), "A heading.")) == "not used: A heading."


@pytest.mark.parametrize(
    ("used", "whole", "words"),
    [
        (0, 0, "0 of 0 paragraphs used, 0 statements"),
        (1, 1, "1 of 1 paragraph used (100 %), 0 statements"),
        (199, 200, "199 of 200 paragraphs used (99 %), 0 statements"),
        (1, 1200, "1 of 1,200 paragraphs used (0 %), 0 statements"),
    ],
)
def test_a_share_is_never_rounded_up(used: int, whole: int, words: str) -> None:
    """A share is cut, not rounded: all is said of a source only where it is so; of no paragraphs there is no share."""
    actor = small.dossier().actors["lena-vos"]
    paragraphs = (Paragraph(number, (), (ShownOffice(actor, "envoy", ()),) if number <= used else (), "") for number in range(1, whole + 1))
    assert Coverage(small.dossier().sources["gazette-2024-05"], tuple(paragraphs)).words() == words


def test_a_claim_that_rests_on_several_paragraphs_counts_once_for_the_whole() -> None:
    """A claim that cites a run of paragraphs, or two of them, is one statement of the source, and stands at each of them."""
    files = small.changed("relationships/northland--southmark.yml", "[gazette-2024-05#2]", "[gazette-2024-05#1-2, gazette-2024-05#3]")
    found = small.dossier(files)
    covered = coverage(Views(found), found.sources["gazette-2024-05"])
    assert covered.words() == "3 of 3 paragraphs used (100 %), 2 statements"
    assert [paragraph_use(paragraph) for paragraph in covered.paragraphs] == ["1 statement", "1 statement", "2 statements"]


def test_a_source_whose_evidence_is_kept_elsewhere_has_the_paragraphs_that_records_name() -> None:
    """Where the fingerprints are not at hand, the paragraphs end with the last that is cited or said to be unused."""
    found = dataclasses.replace(
        small.dossier(small.changed("sources/gazette-2024-05.yml", "paragraphs: 1,", "paragraphs: 4-5,")), evidence={}
    )
    covered = coverage(Views(found), found.sources["gazette-2024-05"])
    assert [paragraph.number for paragraph in covered.paragraphs] == [1, 2, 3, 4, 5]
    assert covered.used == 0
    assert covered.words() == "0 of 5 paragraphs used (0 %), 2 more cited but not checked, 2 statements"


def test_neighbours_that_were_not_read_are_shown_together() -> None:
    """A page of an article of hundreds of paragraphs, of which a part was read, is no longer than that part."""
    files = small.changed("sources/herald-2024-03.yml", "nature: report", "nature: report\nscope: 7-8\nscope_why: The rest is about tides.")
    files["actors/southmark.yml"] = small.SOUTHMARK.replace("#5]", "#7]").encode()
    found = small.dossier(files)
    covered = coverage(Views(found), found.sources["herald-2024-03"])
    assert [(run[0].number, run[-1].number) for run in covered.runs()] == [(1, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8)]
    assert covered.words() == "5 of 5 paragraphs used (100 %), 3 not read, 5 statements"
    assert next(covered.lines()) == " 1-2  not read: The rest is about tides."
