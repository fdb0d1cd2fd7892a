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
from tests.support.rows import each

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


def _plain(parts: tuple[wording.Text, ...]) -> list[str]:
    """The parts of a line in words, its links by the ids they lead to."""
    return ["".join(piece if isinstance(piece, str) else f"<{piece.target}>" for piece in part) for part in parts]


def line(found: Claim, given: Dossier | None = None) -> list[str]:
    """The line below a claim, without its details."""
    return _plain(wording.attribution(given or small.dossier(), found).line)


def details(found: Claim, given: Dossier | None = None) -> list[str]:
    """What stands with the citation of a claim."""
    return _plain(wording.attribution(given or small.dossier(), found).details)


def whole(found: Claim) -> list[str]:
    """The line and the details."""
    return line(found) + details(found)


def test_a_line_says_who_and_when() -> None:
    """A claim that an article makes in its own voice names the outlet; what somebody said names that speaker; each with its date."""
    assert line(claim(ONE, when="2024-03-14")) == ["Reported by Alder Herald", "14 March 2024"]
    assert line(claim(ONE, type="assessment", said_by=["lena-vos"], said_when="2024-03-15")) == ["<lena-vos>", "15 March 2024"]


@pytest.mark.parametrize(
    ("type", "first", "detail"), [("statement", [], ["statement"]), ("assessment", [], ["assessment"]), ("plan", ["Planned"], [])]
)
def test_only_a_plan_says_in_its_line_what_it_is(type: str, first: list[str], detail: list[str]) -> None:
    """The line has who said it and both dates; the type, the work and how it is covered are details, unless it is a plan."""
    found = claim(ONE, type=type, said_by=["lena-vos"], work="note", when="2024-03", said_when="2024-03-15")
    assert line(found) == [*first, "<lena-vos>", "15 March 2024", "on events of March 2024"]
    assert details(found) == [*detail, "document: note", "one source, paraphrased"]


def test_several_independent_sources_are_an_exception() -> None:
    """One source is what is usual and is not mentioned; two are, and so is a claim that was compared with none."""
    assert line(claim(ONE, TWO)) == ["Reported by Alder Herald and Gazette", "2 independent sources"]


def test_a_date_is_as_short_as_readers_need() -> None:
    """Somewhere between two days of a month is that month; the details have the days."""
    found = claim(ONE, when="[2024-03-02..2024-03-18]")
    assert line(found)[-1] == "March 2024"
    assert details(found)[-1] == "date: between 2 and 18 March 2024"


@pytest.mark.parametrize(
    ("said_by", "words"),
    [
        (["lena-vos"], "<lena-vos>"),
        (["lena-vos", "harbour-union"], "<lena-vos>, through <harbour-union>"),
        ([["lena-vos", "olga-brandt"]], "<lena-vos> and <olga-brandt>"),
        ([["lena-vos", "olga-brandt"], "harbour-union", "southmark"], "<lena-vos> and <olga-brandt>, through <harbour-union>, through <southmark>"),
        (["lena-vos", ["harbour-union", "southmark"]], "<lena-vos>, through <harbour-union> and <southmark>"),
    ],
)  # fmt: skip
def test_the_chain_of_speakers_begins_with_the_first(said_by: list[object], words: str) -> None:
    """Who spoke first stands first, those who spoke jointly together, and whoever passed it on behind, each a link."""
    found = claim(ONE, type="statement", said_by=said_by)
    assert line(found)[0] == words
    chain = wording.attribution(small.dossier(), found).line[0]
    assert [piece.target for piece in chain if isinstance(piece, Link)] == list(found.speakers)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[northland]] paid.", "paraphrased"),
        ("[[northland]] “paid”.", "part quotation"),
        ("It is a [[northland|“state”]].", "part quotation"),
        ("[[northland]] 'paid'.", "paraphrased"),
    ],
)
def test_it_says_whose_words_they_are(text: str, words: str) -> None:
    """A claim that quotes says so; one that does not is paraphrased."""
    assert wording.coverage_words(small.dossier(), claim(ONE, text=text)).rpartition(", ")[2] == words


@each(
    ("cites", "agencies", "words"),
    [
        ((ONE,), {}, "one source"),
        ((ONE, ONE), {}, "one source"),
        ((ONE, ONE._replace(first=4, last=4)), {}, "one source"),
        ((ONE, TWO), {}, "2 independent sources"),
        ((ONE, TWO), {"herald": "Strait Wire"}, "2 independent sources"),
        ((ONE, TWO), {"herald": "Strait Wire", "gazette": "Strait Wire"}, "one source in 2 outlets"),
        ((ONE, TWO), {"gazette": "Alder Herald"}, "one source in 2 outlets"),
        ((ONE, TWO), {"herald": "Strait Wire", "gazette": "Far Wire"}, "2 independent sources"),
    ],
)  # fmt: skip
def test_sources_are_counted_by_origin(cites: tuple[Citation, ...], agencies: dict[str, str], words: str) -> None:
    """An agency's text in two papers is one source in two outlets; what one outlet prints twice is one."""
    assert wording.coverage_words(dossier(**agencies), claim(*cites)).rpartition(", ")[0] == words


def test_one_speaker_in_two_articles_is_one_origin() -> None:
    """What somebody said is one source, in however many outlets it stands; another work of the same speaker is another."""
    given = small.dossier()
    said = claim(ONE, TWO, type="statement", said_by=["lena-vos", "harbour-union"])
    assert origins(given, said) == {"lena-vos/"}
    assert outlets(given, said) == ("Alder Herald", "Gazette")
    assert details(said)[1] == "one source in 2 outlets, paraphrased"
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
    told = " ".join(part for kind in kinds for part in whole(claim(ONE, TWO, type=kind, said_by=[] if kind == "report" else ["lena-vos"])))
    assert not {"true", "confirmed", "proven", "fact", "verified", "corroborated"} & set(told.casefold().replace(",", "").split())
