"""Who says a claim, in plain words, and how many sources of it are independent of each other."""

from __future__ import annotations

import pytest

from generator.records.dossier import Dossier
from generator.records.scalars import Citation
from generator.records.schema import Claim
from generator.text.prose import Link
from generator.views import wording
from generator.views.queries import origins, outlets
from tests.support import small

ONE, TWO = Citation("herald-2024-03", 3, 3), Citation("gazette-2024-05", 2, 2)


def dossier(**agencies: str) -> Dossier:
    """The small dossier, with an agency for each source that is named by the first word of its id."""
    files = small.files()
    for path, text in files.items():
        word = path.removeprefix("sources/").partition("-")[0]
        if path.startswith("sources/") and path.endswith(".yml") and word in agencies:
            files[path] = text + f"agency: {agencies[word]}\n".encode()
    return small.dossier(files)


def claim(*cites: Citation, text: str = "[[northland]] paid.", **fields: object) -> Claim:
    """A claim with these citations."""
    said = {"type": "report", **fields}
    return Claim.model_validate({"id": "paid", "text": text, "cites": [*map(str, cites)], **said})


def line(found: Claim, given: Dossier | None = None) -> list[str]:
    """The line below a claim in words, its links by the ids they lead to."""
    parts = wording.attribution_line(given or small.dossier(), found)
    return ["".join(piece if isinstance(piece, str) else f"<{piece.target}>" for piece in part) for part in parts]


def test_a_report_begins_with_how_it_is_covered() -> None:
    """A claim that an article makes in its own voice is told as coverage, and as nothing more."""
    assert line(claim(ONE, when="2024-03-14")) == ["Reported by 1 independent source, in our words", "14 March 2024"]


@pytest.mark.parametrize(("type", "words"), [("statement", "Statement"), ("assessment", "Assessment"), ("plan", "Planned")])
def test_everything_else_begins_with_what_it_is(type: str, words: str) -> None:
    """A statement, an assessment and a plan say so first, then who said it, in which work, how it is covered, and both dates."""
    found = claim(ONE, type=type, said_by=["lena-vos"], work="note", when="2024-03", said_when="2024-03-15")
    assert line(found) == [
        words, "by <lena-vos>", "in: note", "reported by 1 independent source, in our words", "March 2024", "said: 15 March 2024",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said_by", "words"),
    [
        (["lena-vos"], "by <lena-vos>"),
        (["lena-vos", "harbour-union"], "by <lena-vos>, through <harbour-union>"),
        ([["lena-vos", "olga-brandt"]], "by <lena-vos> and <olga-brandt>"),
        ([["lena-vos", "olga-brandt"], "harbour-union", "southmark"], "by <lena-vos> and <olga-brandt>, through <harbour-union>, through <southmark>"),
        (["lena-vos", ["harbour-union", "southmark"]], "by <lena-vos>, through <harbour-union> and <southmark>"),
    ],
)  # fmt: skip
def test_the_chain_of_speakers_begins_with_the_first(said_by: list[object], words: str) -> None:
    """Who spoke first stands first, those who spoke jointly together, and whoever passed it on behind, each a link."""
    found = claim(ONE, type="statement", said_by=said_by)
    assert line(found)[1] == words
    chain = wording.attribution_line(small.dossier(), found)[1]
    assert [piece.target for piece in chain if isinstance(piece, Link)] == list(found.speakers)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[northland]] paid.", "in our words"),
        ("[[northland]] “paid”.", "partly quoted"),
        ("It is a [[northland|“state”]].", "partly quoted"),
        ("[[northland]] 'paid'.", "in our words"),
    ],
)
def test_it_says_whose_words_they_are(text: str, words: str) -> None:
    """A claim that quotes says so; one that does not is in our words."""
    assert wording.coverage_words(small.dossier(), claim(ONE, text=text)).rpartition(", ")[2] == words


@pytest.mark.parametrize(
    ("cites", "agencies", "words"),
    [
        ((ONE,), {}, "1 independent source"),
        ((ONE, ONE), {}, "1 independent source"),
        ((ONE, ONE._replace(first=4, last=4)), {}, "1 independent source"),
        ((ONE, TWO), {}, "2 independent sources"),
        ((ONE, TWO), {"herald": "Strait Wire"}, "2 independent sources"),
        ((ONE, TWO), {"herald": "Strait Wire", "gazette": "Strait Wire"}, "1 independent source in 2 outlets"),
        ((ONE, TWO), {"gazette": "Alder Herald"}, "1 independent source in 2 outlets"),
        ((ONE, TWO), {"herald": "Strait Wire", "gazette": "Far Wire"}, "2 independent sources"),
    ],
)  # fmt: skip
def test_sources_are_counted_by_origin(cites: tuple[Citation, ...], agencies: dict[str, str], words: str) -> None:
    """An agency's text in two papers is one source in two outlets; what one outlet prints twice is one."""
    assert wording.coverage_words(dossier(**agencies), claim(*cites)).rpartition(", ")[0] == f"reported by {words}"


def test_one_speaker_in_two_articles_is_one_origin() -> None:
    """What somebody said is one source, in however many outlets it stands; another work of the same speaker is another."""
    given = small.dossier()
    said = claim(ONE, TWO, type="statement", said_by=["lena-vos", "harbour-union"])
    assert origins(given, said) == {"lena-vos/"}
    assert outlets(given, said) == ("Alder Herald", "Gazette")
    assert line(said)[2] == "reported by 1 independent source in 2 outlets, in our words"
    note = claim(ONE, type="statement", said_by=["lena-vos"], work="note")
    assert origins(given, note) == {"lena-vos/note"}
    joint = claim(ONE, type="statement", said_by=[["lena-vos", "harbour-union"]])
    assert origins(given, joint) == origins(given, claim(ONE, type="statement", said_by=[["harbour-union", "lena-vos"]]))
    assert origins(given, joint) != origins(given, said)


def test_two_reports_share_an_origin_and_a_speaker_is_another() -> None:
    """Origins of two claims are compared as they are: the outlet's own reports are one, a speaker in it is another."""
    given = small.dossier()
    assert origins(given, claim(ONE)) == origins(given, claim(ONE._replace(first=5, last=5))) == {"Alder Herald"}
    assert origins(given, claim(ONE, type="statement", said_by=["lena-vos"])) != origins(given, claim(ONE))


def test_the_line_never_says_that_it_is_so() -> None:
    """The words are of coverage: no claim is called true, confirmed, proven or a fact."""
    kinds = ("report", "statement", "assessment", "plan")
    told = " ".join(part for kind in kinds for part in line(claim(ONE, TWO, type=kind, said_by=[] if kind == "report" else ["lena-vos"])))
    assert not {"true", "confirmed", "proven", "fact", "verified", "corroborated"} & set(told.casefold().replace(",", "").split())
