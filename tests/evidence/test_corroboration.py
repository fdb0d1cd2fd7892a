"""A third article arrives in the small dossier: what it names, which statements each of its paragraphs may corroborate, and which it may not."""

from __future__ import annotations

import dataclasses

import pytest

from generator.articles.fingerprints import Evidence
from generator.evidence.corroboration import Candidate, candidates, citing_place, naming
from generator.records.decode import decode
from generator.records.dossier import Dossier
from tests.support import full, small
from tests.support.rows import each
from tests.support.strait_log import LOG, SOURCE


def with_log(given: dict[str, bytes] | None = None, log: str = LOG, source: str = SOURCE) -> Dossier:
    """The small dossier, or another, with the third article."""
    files = {**(given or small.files()), "sources/strait-log-2024-06.yml": source.encode()}
    found, wrong = decode({**files, "sources/strait-log-2024-06.evidence": Evidence.of(log).dumps().encode()})
    assert found is not None, wrong
    return found


def found(dossier: Dossier) -> dict[int, list[Candidate]]:
    """The candidates of each paragraph of the third article that has some, in their order."""
    return {number: list(some) for number, some in candidates(dossier, "strait-log-2024-06") if some}


def refs(dossier: Dossier) -> dict[int, list[str]]:
    """The same by record/claim."""
    return {number: [candidate.ref for candidate in some] for number, some in found(dossier).items()}


def test_each_paragraph_has_its_candidates_and_no_other() -> None:
    """Same actors, time and matter make a candidate; another year, one party of two, an unknown actor, or no common matter make none.

    Paragraph 1 is the headline; 6 tells of 2019; 7 names neither party; 8 has the actors and nothing of the matter; 9 names one party of two.
    """
    assert refs(with_log()) == {
        2: ["northland--southmark/opened"],
        3: ["northland--southmark/no-deal"],
        4: ["southmark/lost-passengers"],
        5: ["northland/paid-for-pier"],
        10: ["olga-brandt/small-cup"],
    }


def test_most_of_what_is_shown_is_true() -> None:
    """At least half of the candidates in the test dossiers say what their paragraph says; what many statements have is no candidate by itself."""
    true = {(2, "northland--southmark/opened"), (3, "northland--southmark/no-deal"), (4, "southmark/lost-passengers")}
    true |= {(5, "northland/paid-for-pier"), (10, "olga-brandt/small-cup")}
    shown = [(number, one.ref) for number, some in found(with_log()).items() for one in some[:3]]
    others = [
        one.ref
        for dossier in (small.dossier(), small.dossier(full.files()))
        for id in dossier.evidence
        for _, some in candidates(dossier, id)
        for one in some[:3]
    ]
    assert set(shown) == true
    assert 2 * len(true) >= len(shown) + len(others)
    assert others == ["southmark/thanked"]


def test_each_candidate_says_why() -> None:
    """The actors that both name, the date that both tell, the numbers, quoted words, names and words that both have, and the topic."""
    shared = {number: some[0].shared._asdict() for number, some in found(with_log()).items()}
    told = {number: {name: items for name, items in parts.items() if items and name != "matter"} for number, parts in shared.items()}
    assert told == {
        2: {
            "actors": ("northland", "southmark"),
            "dates": ("2 May 2024",),
            "numbers": ("five",),
            "words": ("opened", "line", "ships"),
            "topics": ("Ferry",),
        },
        3: {"actors": ("northland", "southmark"), "dates": ("March 2024",), "numbers": ("three",), "words": ("talked", "days", "deal")},
        4: {"actors": ("southmark", "lena-vos"), "numbers": ("1,200",), "words": ("lost", "passengers", "week")},
        5: {"actors": ("northland", "harbour-union"), "numbers": ("3 million",), "words": ("paid", "million", "crowns", "pier")},
        10: {
            "actors": ("olga-brandt",),
            "quoted": ("a storm in a very small cup",),
            "names": ("Institute", "Straits"),
            "words": ("directs", "storm", "very", "small", "cup"),
        },
    }


def test_a_second_origin_is_distinguished_from_the_same_speaker_again() -> None:
    """A report of another outlet is one origin more; what one speaker said stays of one origin, however often it is printed."""
    counts = {number: some[0].origins for number, some in found(with_log()).items()}
    assert counts == {2: (1, 2), 3: (1, 2), 4: (1, 1), 5: (1, 1), 10: (1, 1)}


def test_the_text_at_hand_gives_the_same_candidates() -> None:
    """With the article's words in the place of its fingerprints the candidates and their reasons are the same."""
    dossier = with_log()
    exact = dataclasses.replace(dossier, evidence={**dossier.evidence, "strait-log-2024-06": Evidence.of(LOG)})
    assert found(exact) == found(dossier)


NONE = [
    ("it cites the source already", "relationships/northland--southmark.yml", "cites: [gazette-2024-05#2]", "cites: [gazette-2024-05#2, strait-log-2024-06#8]"),
    ("another took its place", "relationships/northland--southmark.yml", "cites: [gazette-2024-05#2]", "cites: [gazette-2024-05#2]\n    superseded_by: no-deal"),
    ("it is of another time", "relationships/northland--southmark.yml", "    when: 2024-05-02\n", "    when: 2023-05-02\n"),
    ("it is of a third actor too few", "relationships/northland--southmark.yml", "[[northland]] and [[southmark]] opened", "[[lena-vos]] and [[harbour-union]] opened"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new"), [row[1:] for row in NONE], ids=[row[0] for row in NONE])
def test_what_makes_a_statement_no_candidate(path: str, old: str, new: str) -> None:
    """One thing changed in the statement that paragraph 2 may corroborate, and it may no more."""
    assert 2 in refs(with_log())
    assert 2 not in refs(with_log(small.changed(path, old, new)))


TIMES = [
    ("a day", "on 2 May with", "2024-05-02", ("2 May 2024",)),
    ("its month", "on 2 May with", "2024-05", ("2 May 2024",)),
    ("a stretch around it", "on 2 May with", "2023/2024", ("2 May 2024",)),
    ("another day", "on 2 May with", "2024-05-03", None),
    ("a month alone", "in May with", "2024-05-03", ("May 2024",)),
    ("its year", "in 2024 with", "2024-05-02", ("2024",)),
    ("another year", "in 2023 with", "2024-05-02", None),
    ("the year before", "last year with", "2023-05-02", ("2023",)),
    ("no more this year", "last year with", "2024-05-02", None),
    ("a year for each", "on 2 May 2024, as not since 2019, with", "2019-05-02", ("2019",)),
    ("nothing known of the claim", "on 2 May with", "", ()),
]


@each(("told", "when", "dates"), [row[1:] for row in TIMES], ids=[row[0] for row in TIMES])
def test_times_overlap_or_make_no_candidate(told: str, when: str, dates: tuple[str, ...] | None) -> None:
    """A paragraph tells a day, a month or a year, or counts it from its source; a statement of another time is no candidate."""
    dated = small.changed("relationships/northland--southmark.yml", "    when: 2024-05-02\n", f"    when: {when}\n" if when else "")
    some = found(with_log(dated, LOG.replace("on 2 May with five ships, is", f"{told} five ships, is"))).get(2)
    assert (some[0].shared.dates if some else None) == dates


@pytest.mark.parametrize(
    ("path", "mark", "paragraphs"),
    [("actors/northland.yml", "claims:\n", [2]), ("relationships/northland--southmark.yml", "claims:\n", [2])],
    ids=["actor", "relationship"],
)
def test_a_statement_without_links_is_of_its_record(path: str, mark: str, paragraphs: list[int]) -> None:
    """Where a text links to nobody and nobody says it, it is of the actor or of the parties whose record it stands in."""
    plain = f"{mark}  - id: plain\n    text: A line was opened, and ships came.\n    type: report\n    cites: [gazette-2024-05#2]\n"
    some = refs(with_log(small.changed(path, mark, plain)))
    assert [number for number, named in some.items() if any(ref.endswith("/plain") for ref in named)] == paragraphs


@pytest.mark.parametrize(("more", "is_one"), [(0, True), (3, False)])
def test_a_word_of_most_paragraphs_does_not_count(more: int, is_one: bool) -> None:
    """What stands in most paragraphs of an article says what it is about, and makes none of them a candidate."""
    log = "Northland and Southmark opened the line with ships.\n\n" + "Eastholm opened a line with ships.\n\n" * more
    assert (1 in refs(with_log(log=log))) is is_one


def test_a_paragraph_without_a_date_reports_nothing_after_its_source() -> None:
    """Without a date of its own a paragraph may tell of what was before; of what came after its source appeared it cannot, but for a plan."""
    undated = LOG.replace(", which opened on 2 May with five ships,", ", opened with five ships,")
    assert refs(with_log(log=undated))[2] == ["northland--southmark/opened"]
    early = SOURCE.replace("2024-06-03", "2024-04-03")
    assert 2 not in refs(with_log(log=undated, source=early))
    planned = small.changed("relationships/northland--southmark.yml", "five ships.\n    type: report", "five ships.\n    type: plan")
    assert refs(with_log(planned, undated, early))[2] == ["northland--southmark/opened"]


def test_the_likeliest_candidate_comes_first() -> None:
    """Of two statements that a paragraph may corroborate, the one that shares more with it comes first, and equal ones by their names."""
    twin = '  - id: opened-too\n    text: "[[northland]] and [[southmark]] opened a line with five ships."\n    type: report\n    cites: [gazette-2024-05#2]\n'
    more = small.changed(
        "relationships/northland--southmark.yml", "judgements:\n", twin + twin.replace("opened-too", "a-line") + "judgements:\n"
    )
    assert refs(with_log(more))[2] == ["northland--southmark/opened", "northland--southmark/a-line", "northland--southmark/opened-too"]


@pytest.mark.parametrize(
    ("cites", "line", "written"),
    [
        ("    cites: [gazette-2024-05#2]", 0, "    cites: [gazette-2024-05#2, strait-log-2024-06#2]"),
        ("    cites: [gazette-2024-05#2] # seen", 0, "    cites: [gazette-2024-05#2, strait-log-2024-06#2] # seen"),
        ("    cites: ['gazette-2024-05#2' ]", 0, "    cites: ['gazette-2024-05#2', strait-log-2024-06#2 ]"),
        ("    cites:\n      - gazette-2024-05#2", 2, "      - strait-log-2024-06#2"),
        ("    cites: [\n      gazette-2024-05#2\n    ]", 1, "      gazette-2024-05#2, strait-log-2024-06#2"),
    ],
)  # fmt: skip
def test_the_line_to_write_cites_the_paragraph(cites: str, line: int, written: str) -> None:
    """The line is the one of the last citation with the new one in it, or a new one below; written there, the record cites the paragraph."""
    given = small.changed("relationships/northland--southmark.yml", "    cites: [gazette-2024-05#2]", cites)
    dossier = with_log(given)
    candidate = found(dossier)[2][0]
    place = citing_place(dossier, candidate)
    lines = given["relationships/northland--southmark.yml"].decode().split("\n")
    first = lines.index(cites.partition("\n")[0])
    assert (place.path, place.line, place.excerpt) == ("briefings/relationships/northland--southmark.yml", first + 1 + line, written)
    lines[place.line - 1 : place.line - (line == 2)] = [place.excerpt]
    after = with_log({**given, "relationships/northland--southmark.yml": "\n".join(lines).encode()})
    assert list(map(str, after.claims[candidate.ref][1].cites)) == ["gazette-2024-05#2", "strait-log-2024-06#2"]


def test_an_article_names_actors_by_name_alias_and_metonym() -> None:
    """Each known actor with its paragraphs: by an alias, by a capital that is no place there, a bloc by all its members; no other."""
    text = "Northland met Ms Vos.\n\nPort Alder agreed; in Westhaven it rained.\n\nNorthland, Southmark\n\nEastholm"
    bloc = b"name: Both Shores\nkind: bloc\nmembers:\n" + b"".join(
        b"  - {actor: %s, cites: [herald-2024-03#3]}\n" % id for id in (b"northland", b"southmark")
    )
    dossier = small.dossier({**small.files(), "actors/both-shores.yml": bloc})
    assert naming(dossier, Evidence.of(text)) == {"both-shores": (3,), "lena-vos": (1,), "northland": (1, 2, 3), "southmark": (3,)}
