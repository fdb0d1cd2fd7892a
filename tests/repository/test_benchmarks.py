"""The benchmark of the rules changes claims as it says, in the same way every time, and counts what is caught."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest

from benchmarks import engines
from benchmarks import mutations as made
from benchmarks.desk import DRAWS, Desk, Kind, Mutation, mutations
from benchmarks.grounding import Count, changed, count, rows, share, unseen, verdict
from benchmarks.mutations import AIMED, APART
from generator.evidence.passages import EvidenceIndex
from generator.records.schema import Claim
from tests.support import small
from tests.support.repository import ROOT
from tests.support.rows import each

KINDS: Mapping[str, Kind] = {name: kind for name, (kind, _) in AIMED.items()} | dict(APART)
#: What each kind of change may touch; every other field of a claim stays as it is.
TOUCHED: Mapping[Kind, set[str]] = {
    made.numbers: {"text"},
    made.quotations: {"text"},
    made.dates: {"text", "when", "said_when"},
    made.paragraphs: {"cites"},
    made.actors: {"text"},
    made.speakers: {"text", "said_by"},
    made.hedges: {"text", "type"},
    made.names: {"text"},
    made.single_hedges: {"text"},
    made.adjacent_paragraphs: {"cites"},
    made.present_actors: {"text", "said_by"},
    made.directions: {"text"},
    made.negations: {"text"},
    made.attributions: {"text", "type", "said_by", "speaker_at"},
}

PIER, SHIP, CUP, THANKED = "northland/paid-for-pier", "southmark/second-ship", "olga-brandt/small-cup", "southmark/thanked"
DEAL, OPENED, LOST = "northland--southmark/no-deal", "northland--southmark/opened", "southmark/lost-passengers"


@cache
def desk() -> Desk:
    """The small dossier, with a claim that hedges twice."""
    twice = "hedged\n    text: The ferry of [[northland]] may perhaps run again.\n    type: report\n    cites: [herald-2024-03#6]\n    topics: [ferry]\n"
    return Desk(small.dossier({**small.files(), "actors/northland.yml": f"{small.NORTHLAND}  - id: {twice}".encode()}))


def of(kind: Kind, ref: str, seed: int = 1) -> list[Mutation]:
    """The changes of a kind to one claim."""
    return [mutation for mutation in mutations(desk(), kind, seed) if mutation.ref == ref]


def texts(kind: Kind, ref: str) -> list[str]:
    """The texts that the changes of a kind give one claim."""
    return [" ".join(mutation.claim.text.split()) for mutation in of(kind, ref)]


def cites(claim: Claim) -> list[str]:
    """The places that a claim cites."""
    return [str(cite) for cite in claim.cites]


@each("kind", KINDS.values(), ids=KINDS)
def test_a_change_touches_one_thing(kind: Kind) -> None:
    """Each kind changes some claim, each change is one, and nothing of the claim is touched but what the kind is about."""
    found = [*mutations(desk(), kind, 1)]
    assert found
    assert len({(mutation.ref, mutation.claim.model_dump_json()) for mutation in found}) == len(found)
    for mutation in found:
        _, claim = desk().dossier.claims[mutation.ref]
        differing = {name for name in Claim.model_fields if getattr(claim, name) != getattr(mutation.claim, name)}
        assert differing
        assert differing <= TOUCHED[kind]


@each(
    ("kind", "ref", "pattern"),
    [
        (made.numbers, PIER, r"\[\[northland\]\] paid (?!3 million)\d+( million| billion| trillion| thousand)? crowns for the pier, claims the .*"),
        (made.numbers, OPENED, r".* opened the line on 2 May 2024 with (?!five)[a-z]+ ships\."),
        (made.quotations, CUP, r".* called the dispute “(?!a storm in a very small cup”)[a-z]+( [a-z]+){6}”\."),
        (made.dates, OPENED, r".* opened the line on \d+ [A-Z][a-z]+ \d{4} with five ships\."),
        (made.actors, THANKED, r"The president of \[\[\S+\]\], Edda Lind, thanked \[\[\S+\]\] in a letter\."),
        (made.speakers, PIER, r"\[\[northland\]\] paid 3 million crowns for the pier, claims the \[\[(lena-vos|southmark|olga-brandt)\]\]\."),
        (made.present_actors, SHIP, r"A second ship of \[\[northland\]\] is to come to Port Alder\."),
        (made.names, THANKED, r"The president of \[\[southmark\]\], (?!Edda Lind)[A-Z][a-z]+ [A-Z][a-z]+, thanked .*"),
        (made.directions, THANKED, r"The president of \[\[northland\]\], Edda Lind, thanked \[\[southmark\]\] in a letter\."),
        (made.negations, SHIP, r"A second ship of \[\[southmark\]\] is not to come to Port Alder\."),
        (made.negations, DEAL, r".* and found deal on the ferry\."),
        (made.negations, CUP, r"It is untrue: \[\[olga-brandt\]\].*"),
        (made.hedges, SHIP, r"A second ship of \[\[southmark\]\] come to Port Alder\."),
        (made.hedges, "northland/hedged", r"The ferry of \[\[northland\]\] run again\."),
        (made.single_hedges, "northland/hedged", r"The ferry of \[\[northland\]\] (may|perhaps) run again\."),
        (made.attributions, PIER, r"\[\[northland\]\] paid 3 million crowns for the pier\."),
    ],
    ids=lambda part: getattr(part, "__name__", None),
)  # fmt: skip
def test_what_a_text_is_changed_to(kind: Kind, ref: str, pattern: str) -> None:
    """Each kind of change makes of a text what it says, and nothing else."""
    found = texts(kind, ref)
    assert found
    assert [text for text in found if not re.fullmatch(pattern, text)] == []


def test_what_is_swapped_in_is_absent() -> None:
    """No number, word, date or actor that is swapped in stands in the cited paragraph."""
    paragraph = desk().dossier.evidence["gazette-2024-05"][2]
    for mutation in of(made.numbers, OPENED):
        assert not paragraph.has({"one": "one", "two": "2", "three": "3"}.get(mutation.new, mutation.new))
    assert {mutation.new for mutation in of(made.actors, OPENED)} <= {"lena-vos", "olga-brandt", "harbour-union"}
    assert {str(mutation.claim.when) for mutation in of(made.dates, OPENED)}.isdisjoint({"2024-05-05", "2024-05-2"})
    cup = desk().dossier.evidence["herald-2024-03"][8]
    for text in texts(made.quotations, CUP):
        strange = set(text.partition("“")[2].rstrip("”.").split()) - set("a storm in a very small cup".split())
        assert 1 <= len(strange) <= 2
        assert not any(map(cup.has, strange))


def test_dates_are_changed_in_text_and_fields() -> None:
    """Year, month and day are changed each by itself, in the text and in the field, to days that there are."""
    found = of(made.dates, DEAL)
    fields = [str(mutation.claim.when) for mutation in found if mutation.old.startswith("when")]
    assert {sum(one != two for one, two in zip(date.split("-"), ("2024", "03", "14"), strict=True)) for date in fields} == {1}
    assert {part for date in fields for part in range(3) if date.split("-")[part] != ("2024", "03", "14")[part]} == {0, 1, 2}
    assert {mutation.old for mutation in found if not mutation.old.startswith("when")} == {"2024", "March", "14"}


@pytest.mark.parametrize(
    ("date", "kept"),
    [("[2024-01-20..2024-02-03]", r"\[\d{4}-01-20\.\.\d{4}-02-03\]|\[2024-\d\d-\d\d\.\.2024-\d\d-\d\d\]"), ("2023-03~", r"\d{4}-\d\d~")],
)  # fmt: skip
def test_dates_of_other_forms(date: str, kept: str) -> None:
    """A date between two days, or an uncertain one, keeps its form and changes in one part, of which both days may be."""
    found = [*made.other_dates(desk().passages(desk().dossier.claims[CUP][1]), date, Random(1))]
    assert len(found) > DRAWS
    assert all(re.fullmatch(kept, other) for other in found)
    assert date not in found


def test_citations_are_moved_within_their_article() -> None:
    """A citation is moved to another paragraph of its article, and to the neighbours alone where that is asked."""
    assert [cites(mutation.claim) for mutation in of(made.adjacent_paragraphs, PIER)] == [["herald-2024-03#6"], ["herald-2024-03#8"]]
    moved = [cites(mutation.claim) for mutation in of(made.paragraphs, PIER)]
    assert len(moved) == DRAWS
    assert all(re.fullmatch(r"herald-2024-03#[1-68]", cite) for (cite,) in moved)


def test_types_and_speakers_that_are_dropped() -> None:
    """A plan without its hedge becomes a report, and what nobody says any more is one too."""
    assert [mutation.claim.type for mutation in of(made.hedges, SHIP)] == ["report"]
    assert [mutation.claim.type for mutation in of(made.hedges, PIER)] == ["statement"]
    assert [(mutation.claim.type, mutation.claim.said_by) for mutation in of(made.attributions, PIER)] == [("report", ())]


def test_other_seeds_give_other_changes() -> None:
    """The same seed gives the same changes, whatever Python hashes texts to; another seed gives others."""
    told = "; ".join(map(str, mutations(desk(), made.paragraphs, 1)))
    assert told != "; ".join(map(str, mutations(desk(), made.paragraphs, 2)))
    script = (
        f"import runpy; t = runpy.run_path({__file__!r})\n"
        "print('; '.join(map(str, t['mutations'](t['desk'](), t['made'].paragraphs, 1))), end='')"
    )  # fmt: skip
    given = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": "."}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT, env=given, encoding="utf-8")
    assert done.stdout == told


@pytest.mark.parametrize(
    ("kind", "ref", "number", "own", "whole"),
    [
        (made.numbers, PIER, 0, True, True),
        (made.directions, THANKED, 0, False, False),
        (made.negations, SHIP, 0, False, False),
        (made.present_actors, SHIP, 0, False, False),
    ],
    ids=["caught", "direction", "negation", "actor-that-is-there"],
)
def test_what_is_caught(kind: Callable[..., object], ref: str, number: int, *, own: bool, whole: bool) -> None:
    """A wrong number is caught; that two actors changed places, or that it is not so, is not."""
    found = verdict(desk().library, of(kind, ref)[number])  # type: ignore[arg-type]
    assert (found.own, found.whole) == (own, whole)


def test_what_only_the_whole_dossier_reports() -> None:
    """A change is caught too where a rule between records tells it: here, that nothing cites the paragraph any more."""
    _, claim = desk().dossier.claims[LOST]
    other = claim.model_copy(update={"cites": (claim.cites[0]._replace(first=4, last=4),), "text": "Ms Vos denied it.", "waive": ()})
    found = verdict(desk().library, Mutation(LOST, "", "", other))
    assert (found.own, found.whole) == (False, True)


def test_nothing_but_the_claim_is_changed() -> None:
    """The changed dossier is the true one but for the claim."""
    mutation = of(made.numbers, PIER)[0]
    other = changed(desk().dossier, mutation)
    assert other.claims[PIER][1] == mutation.claim
    assert {ref for ref, (_, claim) in other.claims.items() if claim != desk().dossier.claims[ref][1]} == {PIER}
    assert {ref for ref, (_, claim) in changed(desk().dossier, of(made.directions, DEAL)[0]).claims.items()} == set(other.claims)


def test_counts() -> None:
    """What is caught and what is not together are what was made, and a share is never rounded up."""
    library = EvidenceIndex(desk().dossier)
    found = count(desk(), library, made.directions, 1)
    assert (found.own, found.whole) == (0, 0)
    assert found.made == len(unseen(desk(), library, made.directions, 1)) > 0
    assert Count.of([]) == Count(0, 0, 0)
    assert [share(*parts) for parts in ((1999, 2000), (2, 2), (0, 3), (0, 0))] == ["99.9 %", "100.0 %", "0.0 %", "–"]


def test_the_table_has_a_row_for_each_kind() -> None:
    """Each kind has a row with its aim, and two columns for each way of asking."""
    lines = [*rows(desk(), [desk().library, desk().library], 1)]
    assert [line.split(" | ")[0].removeprefix("| ") for line in lines] == [*KINDS]
    assert {line.count("|") for line in lines} == {8}
    assert lines[0].startswith("| number swapped | ")
    assert " | 95 % | " in lines[0]


def test_each_difference_between_two_engines_is_reported(tmp_path: Path) -> None:
    """A title, a word, a link, an anchor, a host, a page and a data file, each with an example; another way to the same place is none."""
    page = '<title>{}</title><script src="{}"></script><article class="md-content__inner"><h1 id="{}">Pier</h1><p>{}</p><a href="{}">x</a></article>'
    one, other = tmp_path / "one", tmp_path / "other"
    for site, given in (
        (one, ("Pier", "a.js", "Top", "It opened.", "../boat/")),
        (other, ("P", "https://far.example/a.js", "T", "It closed.", "/quay/")),
    ):
        (site / "pier").mkdir(parents=True)
        (site / "pier" / "index.html").write_text(page.format(*given), encoding="utf-8")
    (one / "same.html").write_text(page.format("S", "", "S", "S", "./pier/index.html"), encoding="utf-8")
    (other / "same.html").write_text(page.format("S", "", "S", "S", "/pier/"), encoding="utf-8")
    (one / "data.json").write_text("1", encoding="utf-8")
    (other / "more.html").write_text(page.format("M", "", "M", "M", ""), encoding="utf-8")
    assert dict(engines.differences(engines.read(one), engines.read(other))) == {
        "pages that are missing": "",
        "pages besides": "1, such as more.html",
        "titles": "1, such as pier/index.html has “P”",
        "words": "1, such as pier/index.html",
        "links that lead elsewhere": "1, such as pier/index.html: https://site/boat#",
        "anchors that are missing": "1, such as pier/index.html: Top",
        "other hosts that are asked": "1, such as far.example",
        "files with other bytes": "1, such as data.json",
    }
