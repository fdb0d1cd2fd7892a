"""Editions: what one holds, which files are refused, what is told as different, and the two commands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator import reporting
from generator.cli import main
from generator.decode import decode
from generator.differences import Difference, compare
from generator.digests import digest
from generator.editions import Edition, EditionError, SaidRecord
from tests import built, small
from tests.test_histories import renamed, with_gone

NORTHLAND, SOUTHMARK, LENA_VOS = "actors/northland.yml", "actors/southmark.yml", "actors/lena-vos.yml"
FERRY, HERALD, GAZETTE = "relationships/northland--southmark.yml", "sources/herald-2024-03.yml", "sources/gazette-2024-05.yml"

SMALL = digest(small.dossier())


def told(files: Mapping[str, bytes]) -> list[tuple[str, ...]]:
    """The differences between the small dossier and changed files: record, what, part, field, old and new, empty ones left out."""
    return [tuple(filter(None, difference)) for difference in compare(SMALL, digest(small.dossier(dict(files))))]


def test_a_digest_is_what_the_records_mean() -> None:
    """Texts are as a reader sees them, references are whole, origins are counted, defaults and the program are not in it."""
    said = json.loads(SMALL.dumps())
    assert sorted(said) == ["as_of", "form", "likelihood", "records", "sources"]
    assert said["records"]["southmark"]["claims"]["lost-passengers"] == {
        "text": "Southmark has “lost 1,200 passengers a week”, its envoy Lena Vos said.",
        "type": "statement",
        "said_by": [["lena-vos"], ["harbour-union"]],
        "when": "2024-03",
        "cites": ["herald-2024-03#5"],
        "origins": 1,
    }
    ferry = said["records"]["northland--southmark"]
    assert ferry["judgements"]["solved"]["based_on"] == ["northland--southmark/no-deal", "northland--southmark/opened"]
    assert ferry["states"][1] == {"when": "2024-05-02", "label": "ferry line open", "claim": "northland--southmark/opened"}
    assert ferry["trend"]["direction"] == "closer"
    assert said["records"]["lena-vos"]["roles"] == [
        {"title": "envoy", "of": "southmark", "seen": ["2024-03-15"], "cites": ["herald-2024-03#4"]}
    ]
    assert said["sources"]["gazette-2024-05"]["status"] == "current"


@given(st.permutations(sorted(small.files())))
def test_the_order_of_files_changes_no_byte(order: list[str]) -> None:
    """The same records give the same bytes, in whatever order their files are read."""
    files = small.files()
    assert digest(small.dossier({path: files[path] for path in order})).dumps() == SMALL.dumps()


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.dictionaries(_TEXT, st.builds(SaidRecord, kind=st.just("actor"), name=_TEXT, formerly=st.lists(_TEXT).map(tuple)), max_size=3))
def test_what_is_written_is_read_again(records: dict[str, SaidRecord]) -> None:
    """An edition of any texts comes out of its file as it went in, and differs from itself in nothing."""
    edition = Edition(form=1, as_of="2024", records=records, sources={})
    assert Edition.loads(edition.dumps().encode()) == edition
    if not any(record.formerly for record in records.values()):
        assert compare(edition, edition) == ()


REFUSED = {
    "no-json": (b"{", "is no JSON: Expecting property name enclosed in double quotes"),
    "no-utf8": (b"\xff", "is not UTF-8"),
    "key-twice": (b'{"form": 1, "form": 1}', "has a key twice"),
    "no-number": (b'{"form": NaN}', "holds NaN, which is no number"),
    "deep": (b"[" * 100_000, "is no JSON that can be read"),
    "long-number": (b"1" * 5000, "is no JSON that can be read"),
    "list": (b"[]", "is not as the program wrote it: the file: "),
    "no-form": (b'{"as_of": "2024", "records": {}, "sources": {}}', "form: Field required"),
    "form-as-truth": (b'{"form": true, "as_of": "2024", "records": {}, "sources": {}}', "form: Input should be a valid integer"),
    "form-0": (b'{"form": 0, "as_of": "2024", "records": {}, "sources": {}}', "form: Input should be greater than or equal to 1"),
    "number-as-text": (b'{"form": 1, "as_of": 2024, "records": {}, "sources": {}}', "as_of: Input should be a valid string"),
    "unknown-field": (b'{"form": 1, "as_of": "2024", "records": {}, "sources": {}, "x": 1}', "x: Extra inputs are not permitted"),
    "no-kind": (b'{"form": 1, "as_of": "2024", "records": {"a": {"kind": "x", "name": "A"}}, "sources": {}}', "records/a/kind: "),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_edition_is_refused(content: bytes, message: str) -> None:
    """A file that the program did not write so is one problem, at the file, and nothing of it is taken."""
    with pytest.raises(EditionError) as error:
        Edition.loads(content)
    assert message in str(error.value)
    found, wrong = decode({**small.files(), "editions/2024-05.json": content})
    assert [(problem.place.path, problem.code) for problem in wrong] == [("briefings/editions/2024-05.json", "bad-edition")]
    assert found is not None
    assert found.editions == {}


def test_f32_an_edition_of_a_newer_program_is_refused_as_such() -> None:
    """A form that this program does not know is told with both numbers, whatever else the file holds, and what to do."""
    content = SMALL.dumps().replace('"form": 1', '"form": 2').replace('"as_of"', '"up_to"').encode()
    _, wrong = decode({**small.files(), "editions/2024-05.json": content})
    assert [(problem.code, problem.message, problem.hint) for problem in wrong] == [
        ("newer-edition", "the edition is of form 2, and this program reads form 1", "take the program that wrote it, or a newer one")
    ]


NAMES = [
    ("editions/2024-05.json", ""),
    ("editions/first.json", ""),
    ("editions/.2024-05.json.tmp", ""),
    ("editions/2024_05.json", "bad-id"),
    ("editions/May.json", "bad-id"),
    ("editions/con.json", "bad-id"),
    ("editions/2024-05.yml", "unexpected-file"),
    ("editions/2024/05.json", "unexpected-file"),
    ("edition/2024-05.json", "unexpected-file"),
    ("actors/2024-05.json", "unexpected-file"),
]


@pytest.mark.parametrize(("path", "code"), NAMES, ids=[path for path, _ in NAMES])
def test_editions_have_their_folder_and_their_names(path: str, code: str) -> None:
    """An edition is a JSON file of editions/ that is called like an id, digits first if one likes."""
    _, wrong = decode({**small.files(), path: SMALL.dumps().encode()})
    assert [problem.code for problem in wrong] == ([code] if code else [])


def ferry(old: str, new: str) -> dict[str, bytes]:
    """The small dossier with a change in the record of the ferry."""
    return small.changed(FERRY, old, new)


CHANGES: Mapping[str, tuple[Mapping[str, bytes], list[tuple[str, ...]]]] = {
    "nothing": (small.files(), []),
    "typing-of-a-link": (small.changed(NORTHLAND, "[[northland]] paid", "[[northland|Northland]] paid"), []),
    "record-added": (
        {**small.files(), "actors/ferryman.yml": b"name: Ferryman\nkind: person\n"},
        [("ferryman", "record added", "Ferryman")],
    ),
    "record-gone": (
        {path: text for path, text in small.files().items() if path != "actors/olga-brandt.yml"},
        [
            ("olga-brandt", "record gone", "Olga Brandt"),
            ("olga-brandt", "claim gone", "small-cup", "Olga Brandt, who directs the Institute of Straits, called the dispute “a storm in a very small cup”."),
            ("olga-brandt", "office gone", "director", "herald-2024-03#8"),
        ],
    ),
    "record-withdrawn": (
        {**small.files(), "actors/harbour-union.yml": b"name: Harbour Union\nkind: state\nhistory:\n  - {date: 2024, change: So., kind: withdrawn}\n"},
        [("harbour-union", "record withdrawn", "Harbour Union", "2024")],
    ),
    "came-and-went": (with_gone(small.files()), []),
    "b085-renamed": (
        renamed(),
        [
            ("norrland", "renamed", "northland", "norrland"),
            ("norrland--southmark", "renamed", "northland--southmark", "norrland--southmark"),
        ],
    ),
    "name": (
        small.changed("actors/harbour-union.yml", "name: Harbour Union", "name: Union of the Harbour"),
        [
            ("harbour-union", "name changed", "Harbour Union", "Union of the Harbour"),
            ("northland", "claim changed", "paid-for-pier", "text", "Northland paid 3 million crowns for the pier, claims the Harbour Union.", "Northland paid 3 million crowns for the pier, claims the Union of the Harbour."),
        ],
    ),
    "claim-added-and-gone": (
        ferry("- id: opened", "- id: reopened"),
        [
            ("northland--southmark", "claim gone", "opened", "Northland and Southmark opened the line on 2 May 2024 with five ships."),
            ("northland--southmark", "claim added", "reopened", "Northland and Southmark opened the line on 2 May 2024 with five ships."),
        ],
    ),
    "claim": (
        ferry("five ships", "six ships"),
        [("northland--southmark", "claim changed", "opened", "text", "Northland and Southmark opened the line on 2 May 2024 with five ships.", "Northland and Southmark opened the line on 2 May 2024 with six ships.")],
    ),
    "speakers": (
        small.changed(SOUTHMARK, "said_by: [lena-vos, harbour-union]", "said_by: [[lena-vos, northland]]"),
        [("southmark", "claim changed", "lost-passengers", "said by", "lena-vos, through harbour-union", "lena-vos and northland")],
    ),
    "type": (small.changed(SOUTHMARK, "type: plan", "type: report"), [("southmark", "claim changed", "second-ship", "type", "plan", "report")]),
    "date": (ferry("when: 2024-03-14", "when: 2024-03"), [("northland--southmark", "claim changed", "no-deal", "date of the matter", "2024-03-14", "2024-03")]),
    "newly-corroborated": (
        ferry("cites: [gazette-2024-05#2]", "cites: [gazette-2024-05#2, herald-2024-03#6]"),
        [
            ("northland--southmark", "claim changed", "opened", "cites", "gazette-2024-05#2", "gazette-2024-05#2, herald-2024-03#6"),
            ("northland--southmark", "newly corroborated", "opened", "independent sources", "1", "2"),
        ],
    ),
    "two-articles-of-one-agency": (
        {
            **ferry("cites: [gazette-2024-05#2]", "cites: [gazette-2024-05#2, herald-2024-03#6]"),
            HERALD: small.files()[HERALD].replace(b"published:", b"agency: Wire\npublished:"),
            GAZETTE: small.files()[GAZETTE].replace(b"published:", b"agency: Wire\npublished:"),
        },
        [("northland--southmark", "claim changed", "opened", "cites", "gazette-2024-05#2", "gazette-2024-05#2, herald-2024-03#6")],
    ),
    "newly-disputed": (
        small.changed(NORTHLAND, "topics: [money]", "differs_from: [southmark/thanked]"),
        [("northland", "newly disputed", "paid-for-pier", "differs from", "southmark/thanked")],
    ),
    "confidence-up": (
        ferry("confidence: moderate", "confidence: high"),
        [("northland--southmark", "confidence up", "solved", "confidence", "moderate", "high")],
    ),
    "confidence-down": (
        ferry("confidence: moderate", "confidence: low"),
        [("northland--southmark", "confidence down", "solved", "confidence", "moderate", "low")],
    ),
    "likelihood": (
        ferry("confidence: moderate", "confidence: moderate\n    likelihood: likely"),
        [("northland--southmark", "likelihood changed", "solved", "likelihood", "likely")],
    ),
    "judgement": (
        ferry("southmark]] is over.", "southmark]] goes on."),
        [("northland--southmark", "judgement changed", "solved", "text", "The dispute of Northland and Southmark is over.", "The dispute of Northland and Southmark goes on.")],
    ),
    "state-added": (
        ferry("trend:", "  - {when: 2024-05-03, label: quiet, claim: opened}\ntrend:"),
        [("northland--southmark", "state added", "2024-05-03: quiet", "northland--southmark/opened")],
    ),
    "state-gone": (
        ferry("  - {when: 2024-03, label: no deal on the ferry, claim: no-deal}\n", ""),
        [("northland--southmark", "state gone", "2024-03: no deal on the ferry", "northland--southmark/no-deal")],
    ),
    "trend": (ferry("direction: closer", "direction: apart"), [("northland--southmark", "trend changed", "direction", "closer", "apart")]),
    "trend-gone": (
        ferry("trend: {direction: closer, based_on: [no-deal, opened]}\n", ""),
        [
            ("northland--southmark", "trend changed", "direction", "closer"),
            ("northland--southmark", "trend changed", "based on", "northland--southmark/no-deal, northland--southmark/opened"),
        ],
    ),
    "office-over": (
        small.changed(LENA_VOS, "seen: [2024-03-15]", "former: true"),
        [("lena-vos", "office changed", "envoy, southmark", "2024-03-15; herald-2024-03#4", "former; herald-2024-03#4")],
    ),
    "office": (
        small.changed(LENA_VOS, "title: envoy", "title: minister"),
        [
            ("lena-vos", "office gone", "envoy, southmark", "2024-03-15; herald-2024-03#4"),
            ("lena-vos", "office added", "minister, southmark", "2024-03-15; herald-2024-03#4"),
        ],
    ),
    "source-retracted": (
        small.changed(GAZETTE, "nature: report", "nature: report\nstatus: retracted\nstatus_why: It sank."),
        [("gazette-2024-05", "source changed", "status", "current", "retracted")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), CHANGES.values(), ids=CHANGES)
def test_what_is_told_as_different(files: Mapping[str, bytes], expected: list[tuple[str, ...]]) -> None:
    """Each change of meaning is told once, with the old and the new words; what means the same is not told."""
    assert told(files) == expected


def test_likelihood_moves_on_the_scale() -> None:
    """A likelihood goes up or down by the dossier's scale."""
    one, two = (
        digest(small.dossier(ferry("confidence: moderate", f"confidence: moderate\n    likelihood: {term}")))
        for term in ("unlikely", "likely")
    )
    assert [difference.what for difference in compare(one, two)] == ["likelihood up"]
    assert [difference.what for difference in compare(two, one)] == ["likelihood down"]


def test_a_third_source_is_no_news() -> None:
    """A claim that several independent sources had is not newly corroborated by one more."""
    said = SMALL.records["northland--southmark"].claims["opened"]
    editions = [
        SMALL.model_copy(
            update={"records": {"a": SaidRecord(kind="actor", name="A", claims={"x": said.model_copy(update={"origins": count})})}}
        )
        for count in (2, 3)
    ]
    assert compare(*editions) == ()


def test_b085_a_renamed_record_is_named_by_its_new_id_everywhere() -> None:
    """What other records name of a renamed one is the same under the new id: nothing but the new id is told."""
    named = {
        **small.changed(SOUTHMARK, "type: plan", "type: plan\n    superseded_by: northland/paid-for-pier"),
        FERRY: small.FERRY.replace("- id: opened\n", "- id: opened\n    differs_from: [northland/paid-for-pier]\n")
        .replace("based_on: [no-deal, opened]", "based_on: [no-deal, northland/paid-for-pier]")
        .replace("open, claim: opened", "open, claim: northland/paid-for-pier")
        .encode(),
        LENA_VOS: small.LENA_VOS.replace("of: southmark", "of: northland").encode(),
    }
    after = renamed(named)
    assert {difference.what for difference in compare(digest(small.dossier(named)), digest(small.dossier(after)))} == {"renamed"}


def test_the_order_of_claims_changes_no_byte() -> None:
    """Claims in another order in their file mean the same."""
    head, *claims = small.SOUTHMARK.split("  - id: ")
    files = {**small.files(), SOUTHMARK: "  - id: ".join([head, *reversed(claims)]).encode()}
    assert digest(small.dossier(files)).dumps() == SMALL.dumps()


@pytest.mark.parametrize(
    ("there", "back"),
    [("newly-corroborated", "no longer corroborated"), ("newly-disputed", "no longer disputed")],
    ids=["corroborated", "disputed"],
)
def test_what_came_is_told_as_it_goes(there: str, back: str) -> None:
    """Back from a changed dossier, the other word is told."""
    after = digest(small.dossier(dict(CHANGES[there][0])))
    assert back in [difference.what for difference in compare(after, SMALL)]


def test_records_that_became_one_are_compared_together() -> None:
    """Where a record took in another, what the other said is not told as gone and new."""
    files = small.files()
    files[SOUTHMARK] += files[NORTHLAND].partition(b"claims:\n")[2]
    merged = digest(small.dossier(files))
    southmark = merged.records["southmark"].model_copy(update={"formerly": ("northland",)})
    rest = {id: record for id, record in merged.records.items() if id != "northland"}
    after = merged.model_copy(update={"records": {**rest, "southmark": southmark}})
    assert compare(SMALL, after)[0] == Difference("southmark", "merged", old="northland", new="southmark")
    assert not [difference for difference in compare(SMALL, after) if difference.part == "paid-for-pier"]


def test_b182_a_report_for_a_terminal_holds_nothing_that_acts_on_it() -> None:
    """What an edition's file holds is shown escaped, one line a line."""
    found = [Difference("a", "claim changed", "b", "text", "x\x1b[31m\ny", "z")]
    lines = reporting.as_text("2024", SMALL, SMALL, found).splitlines()
    assert lines[2:] == ["a: a", "  claim changed: b (text)", "    - x\\x1b[31m\\ny", "    + z"]


def test_a_report_as_markdown_is_escaped() -> None:
    """What reads like markup stands in a report as it was typed."""
    said = reporting.as_markdown("2024", SMALL, SMALL, [Difference("a", "claim changed", "b", "text", "<b>*x*</b>", "")])
    assert "&#60;b&#62;&#42;x&#42;&#60;/b&#62;" in said
    assert "<b>" not in said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier and an edition of it."""
    built.project(tmp_path, small.files())
    assert run(tmp_path, "edition", "2024-05").exit_code == 0
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def test_an_edition_is_written_once(tmp_path: Path) -> None:
    """The digest of the records goes to its file; again only with --force; a check knows the file."""
    built.project(tmp_path, small.files())
    result = run(tmp_path, "edition", "2024-05")
    assert result.output == "wrote briefings/editions/2024-05.json: 7 statements in 6 records\n"
    file = tmp_path / "briefings" / "editions" / "2024-05.json"
    assert file.read_text(encoding="utf-8") == SMALL.dumps()
    assert [path.name for path in file.parent.iterdir()] == ["2024-05.json"]
    again = run(tmp_path, "edition", "2024-05")
    assert (again.exit_code, "the edition 2024-05 is there already; --force writes it again" in again.output) == (2, True)
    assert run(tmp_path, "edition", "2024-05", "--force").exit_code == 0
    assert run(tmp_path, "check").exit_code == 0


@pytest.mark.parametrize("name", ["../x", "May 2024", "con", ".", "a--b"])
def test_an_edition_has_a_name_that_is_one(tmp_path: Path, name: str) -> None:
    """What could be no file's name everywhere is refused before any work, status 2."""
    built.project(tmp_path, small.files())
    assert run(tmp_path, "edition", name).exit_code == 2
    assert not (tmp_path / "briefings" / "editions").exists()


def test_b082_an_edition_is_not_written_through_a_link(tmp_path: Path) -> None:
    """A folder of editions that is a link to elsewhere is told, and nothing is written there."""
    built.project(tmp_path, small.files())
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "briefings" / "editions").symlink_to(tmp_path / "elsewhere")
    assert run(tmp_path, "edition", "2024-05").exit_code == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_no_edition_of_records_that_are_wrong(tmp_path: Path) -> None:
    """A dossier with a problem gives no edition, status 1."""
    built.project(tmp_path, small.files())
    (tmp_path / "briefings" / NORTHLAND).write_text("name: Northland\n", encoding="utf-8")
    assert run(tmp_path, "edition", "2024-05").exit_code == 1
    assert not (tmp_path / "briefings" / "editions").exists()


def test_diff_tells_what_is_different(folder: Path) -> None:
    """Nothing where nothing is; else record by record, old and new; the status says so only where asked."""
    head = "Since the edition 2024-05 (as of 2024-05-03; now as of 2024-05-03): "
    assert run(folder, "diff", "2024-05", "--exit-code").output == f"{head}no differences\n"
    file = folder / "briefings" / FERRY
    file.write_text(small.FERRY.replace("confidence: moderate", "confidence: low"), encoding="utf-8")
    result = run(folder, "diff", "2024-05")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"{head}1 difference in 1 record",
        "",
        "northland--southmark: Northland and Southmark",
        "  confidence down: solved",
        "    - moderate",
        "    + low",
    ]
    assert run(folder, "diff", "2024-05", "--exit-code").exit_code == 1
    assert json.loads(run(folder, "diff", "2024-05", "--format", "json").output) == {
        "form": 1,
        "from": {"edition": "2024-05", "as_of": "2024-05-03"},
        "to": {"as_of": "2024-05-03"},
        "differences": [
            {
                "record": "northland--southmark",
                "what": "confidence down",
                "part": "solved",
                "field": "confidence",
                "old": "moderate",
                "new": "low",
            }
        ],
    }
    assert "confidence down: solved" in run(folder, "diff", "2024-05", "--format", "markdown").output.replace("&#58;", ":")


def test_diff_names_the_editions_there_are(folder: Path) -> None:
    """An edition that is not there is a mistake of usage, status 2, and the others are named."""
    result = run(folder, "diff", "2024-06")
    assert (result.exit_code, "there is no edition '2024-06'; there are: 2024-05" in result.output) == (2, True)
