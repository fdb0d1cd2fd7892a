"""Which files a dossier has, and how they are called: a name that is no id, a stray file, one thing twice.  A row's id begins with the number of the threat where it answers one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.decode import decode
from generator.records.scalars import likely_id
from tests.support import small
from tests.support.dossiers import contents
from tests.support.fields import NORTHLAND
from tests.support.marks import told
from tests.support.rows import each


def _odd(name: str) -> str:
    """A word for a name that no test id can show."""
    return "-".join(f"u{ord(character):04x}" if not character.isascii() or not character.isprintable() else character for character in name)


#: Names that are no ids, and what the hint says to call the file.
NO_IDS: Mapping[str, Mapping[str, str]] = {
    "b073": {"..": "", ".": "", "a\\b": "rename the file to a-b.yml", "C:x": "rename the file to c-x.yml", "\\\\srv\\x": "rename the file to srv-x.yml",
             "%2e%2e": "", "a%00": "rename the file to a-00.yml", "a\0b": "rename the file to a-b.yml"},
    "b074": {"CON": "", "com¹": "", "conin$": "", "clock$": "", "Prn": "", "con.x": "rename the file to con-x.yml"},
    "b076": {"Alpha": "rename the file to alpha.yml", "ALPHA-BETA": "rename the file to alpha-beta.yml"},
    "b077": {"café": "rename the file to cafe.yml", "cafe\u0301": "rename the file to cafe.yml"},
    "b078": {"alpha.": "rename the file to alpha.yml", "alpha ": "rename the file to alpha.yml", "-alpha": "rename the file to alpha.yml",
             ".alpha": "rename the file to alpha.yml", "al--pha": "rename the file to al-pha.yml", "al_pha": "rename the file to al-pha.yml",
             "alpha-": "rename the file to alpha.yml", "😀": "", "אב": "", "a\u202eb": "rename the file to a-b.yml", "1a": "", "404": "", "x": "", "x" * 65: "",
             "a\nb": "rename the file to a-b.yml", "a\x1b[31m": "rename the file to a-31m.yml", "x.yml": "rename the file to x-yml.yml"},
    "b080": {"ıd": "rename the file to id.yml", "İd": "rename the file to id.yml", "straße": "rename the file to strasse.yml", "ﬁre": "rename the file to fire.yml", "Ａlpha": "rename the file to alpha.yml", "／": "",
             "раypal": "rename the file to paypal.yml", "a\u200bb": "rename the file to a-b.yml"},
}  # fmt: skip


@each(
    ("name", "hint"),
    [pytest.param(name, hint, id=f"{number}-{_odd(name)}") for number, names in NO_IDS.items() for name, hint in names.items()],
)
def test_a_name_that_is_not_an_id_is_rejected(name: str, hint: str) -> None:
    """A file whose name is no id is refused, and nothing is read from it; the hint is a name it may have."""
    path = f"actors/{name}.yml"
    files = {**small.files(), path: b"\xff"}
    found = [(problem.place.path, problem.code, problem.hint) for problem in told(files)]
    assert found == [(f"briefings/{path}", "bad-id", hint or "rename the file")]
    assert "bad-id" in small.codes(files)


@pytest.mark.parametrize(
    "name",
    [
        *(pytest.param(name, id=f"b074-{name}") for name in "con prn aux nul com1 lpt9 com0 clock conin conout".split()),
        pytest.param("index", id="b081-index"),
    ],
)
@pytest.mark.parametrize("folder", ["actors", "sources", "relationships"])
def test_name_is_reserved(folder: str, name: str) -> None:
    """Names that Windows keeps for devices, and the index's own, are no ids in any folder."""
    path = f"{folder}/{name}--southmark.yml" if folder == "relationships" else f"{folder}/{name}.yml"
    found = [(problem.place.path, problem.code) for problem in told({**small.files(), path: b"\xff"})]
    assert found == [(f"briefings/{path}", "reserved-id")]


@each("name", ["com10", "lpt", "console", "null", "indexes", "ab", "x" * 64, "a1-b2"])
def test_name_is_an_id(name: str) -> None:
    """Names that are nearly reserved, and the shortest and the longest ones, are ids."""
    dossier, wrong = decode({**small.files(), f"actors/{name}.yml": b"name: Some One\nkind: person\n"})
    assert dossier is not None
    assert not wrong
    assert dossier.actors[name].id == name


#: Files that are none of a dossier: path, words of the message, the hint.
STRAYS: Mapping[str, tuple[str, str, str]] = {
    "b073-up": ("actors/../../etc/passwd.yml", "is not a file of a dossier", "records are in actors/"),
    "b073-absolute": ("/etc/passwd.yml", "is not a file of a dossier", "records are in"),
    "b073-below-a-folder": ("actors/a/b.yml", "is not a file of a dossier", "records are in"),
    "b073-two-slashes": ("actors//northland.yml", "is not a file of a dossier", "did you mean 'actors'?"),
    "b073-dot": ("./dossier.yml", "is not a file of a dossier", "records are in"),
    "b080-one-dot-leaders": ("actors/․․/x.yml", "is not a file of a dossier", "records are in"),
    "b073-no-name": ("", "is not a file of a dossier", "records are in"),
    "b076-folder": ("Actors/alpha.yml", "is not a file of a dossier", "did you mean 'actors'?"),
    "b128-configuration": ("mkdocs.yml", "is not a file of a dossier", "records are in"),
    "b178-page": ("actors/alpha.md", "is not a file of a dossier", "records end in .yml"),
    "b178-script": ("actors/alpha.js", "is not a file of a dossier", "records end in .yml"),
    "b178-article": ("sources/herald-2024-03.txt", "is not a file of a dossier", "records end in .yml"),
    "b178-no-suffix": ("actors/alpha", "is not a file of a dossier", "records end in .yml"),
    "b040-twin": ("actors/northland.yaml", "'actors/northland.yaml' and 'actors/northland.yml' are the same record", "keep one file, named .yml"),
    "b040-other-suffix": ("actors/alpha.yaml", "does not end in .yml", "rename it to alpha.yml"),
    "b040-capital-suffix": ("actors/alpha.YML", "does not end in .yml", "rename it to alpha.yml"),
    "b040-settings-twin": ("dossier.yaml", "'dossier.yaml' and 'dossier.yml' are the same record", "keep one file, named .yml"),
    "evidence-of-nothing": ("sources/alder-2024.evidence", "has no source", "create sources/alder-2024.yml"),
    "evidence-of-an-actor": ("actors/northland.evidence", "is not a file of a dossier", "records end in .yml"),
}  # fmt: skip


@each(("path", "message", "hint"), STRAYS.values(), ids=STRAYS)
def test_stray_file_is_refused(path: str, message: str, hint: str) -> None:
    """What is no record is named and not read; nothing that lies below briefings/ is passed over in silence."""
    found = told({**small.files(), path: b"\xff"})
    assert [(problem.place.path, problem.code) for problem in found] == [(f"briefings/{path}", "unexpected-file")]
    assert message in found[0].message
    assert hint in found[0].hint


@pytest.mark.threat("b040")
@each(
    "path",
    [
        "actors/northland.yml~",
        "actors/.#northland.yml",
        "actors/#northland.yml#",
        "actors/northland.orig",
        "actors/.DS_Store",
        ".gitkeep",
        "actors/.northland.yml.swp",
    ],
)
def test_leavings_of_editors_are_no_records(path: str) -> None:
    """Backups and locks of editors, and what file managers leave, are listed junk and not read."""
    dossier, wrong = decode({**small.files(), path: small.NORTHLAND.encode()})
    assert dossier is not None
    assert not wrong
    assert contents(dossier) == contents(small.dossier())


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        pytest.param("relationships/northland.yml", "", id="b084-one-id"),
        pytest.param("relationships/a--b--c.yml", "", id="b084-three-ids"),
        pytest.param("relationships/northland-southmark.yml", "", id="b084-one-dash"),
        pytest.param(
            "relationships/Northland--southmark.yml",
            "relationships/northland--southmark.yml already exists: keep one of the two",
            id="b076-taken",
        ),
        pytest.param("relationships/Northland--Lena_Vos.yml", "rename the file to northland--lena-vos.yml", id="b076-free"),
    ],
)
def test_relationship_is_named_by_two_ids(path: str, hint: str) -> None:
    """A relationship's file is named after two ids joined by two dashes."""
    form = "rename the file: the two actors' ids in alphabetical order, such as northland--southmark.yml"
    found = [(problem.place.path, problem.code, problem.hint) for problem in told({**small.files(), path: b"\xff"})]
    assert found == [(f"briefings/{path}", "bad-id", hint or form)]


@pytest.mark.threat("b076")
def test_names_that_differ_in_case_alone() -> None:
    """A file whose name is another's in capitals is refused, and the hint names the other."""
    found = [(str(problem.place), problem.code, problem.hint) for problem in told({**small.files(), "actors/Northland.yml": b"\xff"})]
    assert found == [("briefings/actors/Northland.yml:1:1", "bad-id", "actors/northland.yml already exists: keep one of the two")]


@pytest.mark.threat("b084")
def test_file_under_another_name() -> None:
    """A file's name is its id: renamed, it is another record, and what names the old one is told."""
    files = small.files()
    files["actors/lena-voss.yml"] = files.pop("actors/lena-vos.yml")
    found = [
        (str(problem.place), problem.code, problem.hint)
        for problem in small.problems(files)
        if problem.code in ("unknown-actor", "unknown-record")
    ]
    column = small.SOUTHMARK.splitlines()[6].index("lena-vos") + 1
    hint = "did you mean 'lena-voss'? or create it: briefings new actor lena-vos"
    assert found == [
        (f"briefings/actors/southmark.yml:7:{column}", "unknown-record", hint),
        ("briefings/actors/southmark.yml:9:15", "unknown-actor", hint),
    ]


@pytest.mark.threat("b044")
def test_one_id_for_an_actor_and_a_source() -> None:
    """An actor and a source of one id are told with both files: a link [[id]] must lead to one page."""
    found = told({**small.files(), "sources/northland.yml": small.GAZETTE_SOURCE.encode()})
    assert [(str(problem.place), problem.code) for problem in found] == [("briefings/sources/northland.yml:1:1", "duplicate-id")]
    assert "actors/northland.yml and sources/northland.yml" in found[0].message


def test_a_mistake_beside_a_stray_id_is_reported_too() -> None:
    """An id that stands in a record does not hide what else is wrong there."""
    found = told(small.changed(NORTHLAND, "kind: state", "id: northland\nkidn: state"))
    assert [(problem.place.line, problem.code) for problem in found] == [(2, "unknown-field"), (3, "unknown-field")]


@given(st.text("aZ09-_ .éßﬁÅ中ı–\u0301\u200b", max_size=80))
def test_likely_id_is_an_id(text: str) -> None:
    """What is suggested in the place of a text is an id, or nothing; an id is its own suggestion."""
    likely = likely_id(text)
    assert not likely or likely_id(likely) == likely
    assert not likely or decode({f"actors/{likely}.yml": b"name: N N\nkind: state\n"})[1][0].code in ("missing-file", "reserved-id")
