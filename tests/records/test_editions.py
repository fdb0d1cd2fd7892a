"""Editions: a digest of what the records mean, the file it is kept in, and the names that such files have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import edition_chain
from generator.records.decode import decode
from generator.records.editions import Edition, EditionError, SaidRecord
from generator.views.diff import compare
from generator.views.snapshot import digest
from tests.support import small
from tests.support.fields import SOUTHMARK
from tests.support.rows import each

SMALL = digest(small.dossier())


def test_a_digest_is_what_the_records_mean() -> None:
    """Texts are as a reader sees them, references are whole, origins are counted, defaults and the program are not in it."""
    said = SMALL.model_dump(mode="json", exclude_defaults=True)
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
    assert ferry["kinds"] == [{"kind": "dispute"}, {"kind": "supply", "by": "southmark"}]
    assert said["records"]["lena-vos"]["roles"] == [
        {"title": "envoy", "of": "southmark", "seen": ["2024-03-15"], "cites": ["herald-2024-03#4"]}
    ]
    assert said["sources"]["gazette-2024-05"]["status"] == "current"


@given(st.permutations(sorted(small.files())))
def test_the_order_of_files_changes_no_byte(order: list[str]) -> None:
    """The same records give the same bytes, in whatever order their files are read."""
    files = small.files()
    assert edition_chain.dumps(digest(small.dossier({path: files[path] for path in order}))) == edition_chain.dumps(SMALL)


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.dictionaries(_TEXT, st.builds(SaidRecord, kind=st.just("actor"), name=_TEXT, formerly=st.lists(_TEXT).map(tuple)), max_size=3))
def test_what_is_written_is_read_again(records: dict[str, SaidRecord]) -> None:
    """An edition of any texts comes out of its file as it went in, and differs from itself in nothing."""
    edition = Edition(form=2, as_of="2024", records=records, sources={})
    assert edition_chain.content({"2024": edition_chain.loads(edition_chain.dumps(edition))}, "2024") == edition
    if not any(record.formerly for record in records.values()):
        assert compare(edition, edition) == ()


REFUSED = {
    "no-json": (b"{", "is not valid JSON: a character is missing or superfluous here"),
    "no-utf8": (b"\xff", "is not UTF-8"),
    "key-twice": (b'{"form": 1, "form": 1}', "has a duplicate key"),
    "no-number": (b'{"form": NaN}', "contains NaN, which is not a number in JSON"),
    "deep": (b"[" * 100_000, "is not valid JSON"),
    "long-number": (b"1" * 5000, "is not valid JSON"),
    "list": (b"[]", "was changed after the program wrote it: the file: "),
    "no-form": (b'{"as_of": "2024", "records": {}, "sources": {}}', "form: it is missing"),
    "form-as-truth": (b'{"form": true, "as_of": "2024", "records": {}, "sources": {}}', "form: unexpected value"),
    "form-0": (b'{"form": 0, "as_of": "2024", "records": {}, "sources": {}}', "form: unexpected value"),
    "number-as-text": (b'{"form": 1, "as_of": 2024, "records": {}, "sources": {}}', "as_of: unexpected value"),
    "unknown-field": (b'{"form": 1, "as_of": "2024", "records": {}, "sources": {}, "x": 1}', "x: unknown field"),
    "no-kind": (b'{"form": 1, "as_of": "2024", "records": {"a": {"kind": "x", "name": "A"}}, "sources": {}}', "records/a/kind: "),
}


@each(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_not_an_edition_is_rejected(content: bytes, message: str) -> None:
    """A file that the program did not write so is one problem, at the file, and nothing of it is taken."""
    with pytest.raises(EditionError) as error:
        edition_chain.loads(content)
    assert message in str(error.value)
    found, wrong = decode({**small.files(), "editions/2024-05.json": content})
    assert [(problem.place.path, problem.code) for problem in wrong] == [("briefings/editions/2024-05.json", "bad-edition")]
    assert found is not None
    assert found.editions == {}


@pytest.mark.threat("f32")
def test_an_edition_of_a_newer_program_is_refused_as_such() -> None:
    """A form that this program does not know is told with both numbers, whatever else the file holds, and what to do."""
    content = edition_chain.dumps(SMALL).replace(b'"form":3', b'"form":4').replace(b'"as_of"', b'"up_to"')
    _, wrong = decode({**small.files(), "editions/2024-05.json": content})
    assert [(problem.code, problem.message, problem.hint) for problem in wrong] == [
        (
            "newer-edition",
            "the edition has format version 4; this program reads version 3",
            "use the version of the program that wrote it, or a newer one",
        )
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


@each(("path", "code"), NAMES, ids=[path for path, _ in NAMES])
def test_editions_have_their_folder_and_their_names(path: str, code: str) -> None:
    """An edition is a JSON file of editions/ that is called like an id, digits first if one likes."""
    _, wrong = decode({**small.files(), path: edition_chain.dumps(SMALL)})
    assert [problem.code for problem in wrong] == ([code] if code else [])


def test_the_order_of_claims_changes_no_byte() -> None:
    """Claims in another order in their file mean the same."""
    head, *claims = small.SOUTHMARK.split("  - id: ")
    files = {**small.files(), SOUTHMARK: "  - id: ".join([head, *reversed(claims)]).encode()}
    assert edition_chain.dumps(digest(small.dossier(files))) == edition_chain.dumps(SMALL)
