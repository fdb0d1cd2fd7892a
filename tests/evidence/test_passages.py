"""The passages a statement is cited to: whom they name, and which dates they give."""

from __future__ import annotations

import pytest

from generator.articles.fingerprints import Evidence
from generator.evidence import matching
from generator.evidence.passages import EvidenceIndex, Passages
from generator.records.scalars import Citation
from generator.text.dates import parse
from tests.support import small
from tests.support.rows import each


def library(**actors: str) -> EvidenceIndex:
    """The small dossier's library with further actors, each given as the fields of its file below `name`."""
    files = small.files()
    files |= {f"actors/{id.replace('_', '-')}.yml": f"name: {text}\n".encode() for id, text in actors.items()}
    return EvidenceIndex(small.dossier(files))


def passage(text: str) -> Passages:
    """The paragraphs of a text, as without the article."""
    return Passages(Evidence.loads(Evidence.of(text).dumps()).paragraphs, (parse("2024-03-15"),))


BLOC = "kind: bloc\nmembers:\n"


@each(
    ("text", "actor", "named"),
    [
        ("Northland said no.", "northland", True),
        ("The northland wind blew.", "northland", False),
        ("Northlanders said no.", "northland", False),
        ("Northland's envoy left.", "northland", True),
        ("Port Alder said no.", "northland", True),
        ("They met in Port Alder.", "northland", False),
        ("A port, alder trees.", "northland", False),
        ("Ms Vos left.", "lena-vos", True),
        ("Ms Lena Vos left.", "lena-vos", True),
        ("Ms Vosberg left.", "lena-vos", False),
        ("Vos, Lena", "lena-vos", False),
        ("LENA VOS left.", "lena-vos", True),
        ("Anything.", "nobody", False),
        ("Northland and Southmark met.", "both", True),
        ("Northland met.", "both", False),
        ("Northland and Southmark met Lena Vos.", "wider", True),
        ("Northland and Southmark met.", "wider", False),
        ("Northland and Southmark met.", "itself", False),
        ("The Both Shores met.", "both", True),
    ],
)  # fmt: skip
def test_who_is_named(text: str, actor: str, *, named: bool) -> None:
    """An actor is named by its name or an alias, with its capital; by a metonym that is no place; a bloc by its name or all its members."""
    cites = "cites: [herald-2024-03#3]"
    found = library(
        both=f"Both Shores\n{BLOC}  - {{actor: northland, {cites}}}\n  - {{actor: southmark, {cites}}}",
        wider=f"Wider Shores\n{BLOC}  - {{actor: both, {cites}}}\n  - {{actor: lena-vos, {cites}}}",
        itself=f"Ring\n{BLOC}  - {{actor: northland, {cites}}}\n  - {{actor: itself, {cites}}}",
    )
    assert found.names_actor(passage(text), actor) is named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("As the Alder Herald reports, they met.", False),
        ("As the Alder Herald reports, Alder was full.", True),
        ("Alder was full.", True),
        ("The Alder Herald and Alder's mayor met.", True),
        ("The Alder Ines Okafor met.", True),
    ],
)  # fmt: skip
def test_a_name_in_the_name_of_an_outlet(text: str, *, named: bool) -> None:
    """A name that only begins the name of an outlet is not named there; the outlet itself is."""
    found = library(alder="Alder\nkind: state", herald="Alder Herald\nkind: organisation")
    assert found.names_actor(passage(text), "alder") is named
    assert found.names_actor(passage(text), "herald") is ("Alder Herald" in text)


@each(
    ("text", "at", "called"),
    [
        ("met northland today", 1, (1, ("northland",))),
        ("met lena vos today", 1, (2, ("lena-vos",))),
        ("met lena today", 1, None),
        ("said port alder", 1, (2, ("northland",))),
        ("in port alder", 1, (2, ())),
        ("port alder", 0, (2, ("northland",))),
        ("the westhaven institute met", 1, (2, ("institute",))),
        ("the westhaven met", 1, (1, ("southmark",))),
        ("met northland", 0, None),
    ],
)
def test_the_longest_name_counts(text: str, at: int, called: tuple[int, tuple[str, ...]] | None) -> None:
    """Words of a text are the longest name of actors that begins there; a capital after in, at, to or near means nobody."""
    assert library(institute="Westhaven Institute\nkind: organisation").mention(text.split(), at) == called


def test_a_thousand_namesakes() -> None:
    """B069: that many actors share a first word makes no name slower to find than its few lengths."""
    found = library(**{f"kim{number}": f"Kim Number {number}\nkind: person" for number in range(1000)})
    assert found.mention(("kim", "number", "999"), 0) == (3, ("kim999",))
    assert found._lengths["kim"] == (3,)


@each(
    ("first", "last", "margin", "numbers"),
    [(3, 3, 0, [3]), (3, 5, 0, [3, 4, 5]), (3, 3, 1, [2, 3, 4]), (1, 1, 1, [1, 2]), (8, 8, 1, [7, 8]), (8, 99, 0, [8]), (99, 99, 0, [])],
)  # fmt: skip
def test_cited_paragraphs(first: int, last: int, margin: int, numbers: list[int]) -> None:
    """A citation leads to its paragraphs, and with a margin to their neighbours; what is not there is left out."""
    found = library()
    evidence = found.dossier.evidence["herald-2024-03"]
    passages = found.cited(
        (Citation("herald-2024-03", first, last), Citation("herald-2024-03", first, last), Citation("none", 1, 1)), margin
    )
    assert passages.paragraphs == tuple(evidence[number] for number in numbers)
    assert passages.published == (parse("2024-03-15"),)


@each(
    ("actor", "source", "outlet"),
    [
        ("herald", "herald-2024-03", True),
        ("okafor", "herald-2024-03", True),
        ("wire", "gazette-2024-05", True),
        ("printed", "gazette-2024-05", True),
        ("herald", "gazette-2024-05", False),
        ("northland", "herald-2024-03", False),
        ("nobody", "herald-2024-03", False),
        ("herald", "none", False),
    ],
)
def test_outlets(actor: str, source: str, *, outlet: bool) -> None:
    """An actor is an outlet of a source whose publisher, agency or author has one of its names, in whatever case."""
    files = small.changed("sources/gazette-2024-05.yml", "publisher: Gazette", "publisher: Gazette\nprinted_as: GZ\nagency: WIRE SERVICE")
    for id, name in {
        "herald": "alder herald",
        "okafor": "Ines Okafor",
        "wire": "Wire Service",
        "printed": "The Paper\naliases: [GZ]",
    }.items():
        files[f"actors/{id}.yml"] = f"name: {name}\nkind: organisation\n".encode()
    assert EvidenceIndex(small.dossier(files)).is_outlet(actor, (Citation(source, 1, 1),)) is outlet


@each(
    ("name", "occurs"),
    [
        ("Ines Okafor", True),
        ("Institute of Straits", True),
        ("ALDER HERALD", True),
        ("Okafor Ines", False),
        ("Edda Lind", True),
        ("", False),
        ("…", False),
    ],
)
def test_names_that_occur(name: str, *, occurs: bool) -> None:
    """A name occurs where some paragraph of some source has its words in a row; a name without words occurs nowhere."""
    assert library().occurs(name) is occurs
    assert library().occurs(name, first=("gazette-2024-05", "none")) is occurs


#: Whether a paragraph of a source of 15 March 2024 gives a date, of a report and of a plan.
DATED = [
    ("It happened on 26 July 2023.", "2023-07-26", True, True),
    ("It happened on July 26th, 2023.", "2023-07-26", True, True),
    ("It happened on the 26th of July 2023.", "2023-07-26", True, True),
    ("It happened on 26 July 2023.", "2023-07-27", False, False),
    ("Twenty-six ships sailed in July 2023.", "2023-07-26", False, False),
    ("It went on from 14 to 16 July 2023.", "2023-07-14/2023-07-16", True, True),
    ("It went on from 14 to 16 July 2023.", "2023-07-15", False, False),
    ("It went on July 14-16, 2023.", "2023-07-16", True, True),
    ("On July 14 and 16 they met.", "2023-07-16", True, True),
    ("It happened in February.", "2024-02", True, True),
    ("It happened in February.", "2023-02", False, False),
    ("It happened in July.", "2023-07", True, True),
    ("It happens in July.", "2024-07", False, True),
    ("It happens in January.", "2025-01", False, True),
    ("It happened in July 2022.", "2022-07", True, True),
    ("It happened in July 2022.", "2023-07", False, False),
    ("It happened in July 2022, and again in August.", "2023-08", True, True),
    ("It happened last month.", "2024-02", True, True),
    ("It happened last month.", "2024-01", False, False),
    ("It happened this month.", "2024-03", True, True),
    ("It happens next month.", "2024-04", False, True),
    ("It happened last year.", "2023", True, True),
    ("It happened last year.", "2022", False, False),
    ("It was to happen next year.", "2025", True, True),
    ("It happened in May last year.", "2023-05", True, True),
    ("It may have happened.", "2023-05", False, False),
    ("They march on.", "2023-03", False, False),
    ("It happened recently.", "2024", True, True),
    ("It happened.", "2024", True, True),
    ("It happened.", "2023", False, False),
    ("It happened.", "2024-03-15", True, True),
    ("It happened.", "2024-03-14", False, False),
    ("It happened in February.", "2024-03", False, False),
    ("It happened in February.", "2024-03-15", True, True),
    ("It happened in February.", "2024", True, True),
    ("It happened in 2022.", "2024", False, False),
    ("It happened in 1999.", "1999", True, True),
]  # fmt: skip


@each(("text", "date", "reported", "planned"), DATED, ids=[f"{row[1]}-{row[0]}" for row in DATED])
def test_dates_that_follow(text: str, date: str, *, reported: bool, planned: bool) -> None:
    """A date stands in the paragraph, or follows from it and the day of its source; a day stands beside its month."""
    points = parse(date).points
    assert all(matching.date_follows(passage(text), point, planned=False) for point in points) is reported
    assert all(matching.date_follows(passage(text), point, planned=True) for point in points) is planned


@pytest.mark.parametrize(
    ("date", "given"),
    [("2024-01-20", True), ("2024-02-03", True), ("2024-01-27", False), ("2024-01", False), ("2024", True), ("2023", False)],
)  # fmt: skip
def test_a_day_between_the_days_of_a_source(date: str, *, given: bool) -> None:
    """Of a source that appeared between two days each of the two is given, and what holds both; no day between them is known."""
    between = Passages(passage("It happened.").paragraphs, (parse("[2024-01-20..2024-02-03]"),))
    assert matching.date_follows(between, parse(date).points[0], planned=False) is given


def test_dates_of_a_source_that_is_dated_between_two_days() -> None:
    """Where the day of the source is known to lie between two days, what follows from either follows."""
    between = Passages(passage("It happened last month.").paragraphs, (parse("[2024-01-20..2024-02-03]"),))
    assert [matching.date_follows(between, parse(f"{month}").points[0], planned=False) for month in ("2023-11", "2023-12", "2024-01")] == [
        False,
        True,
        True,
    ]
