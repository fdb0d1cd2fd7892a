"""Editions as they are kept: each as what changed since the one before, and what a check reads of them."""

from __future__ import annotations

import json

import pytest

from generator.records import edition_chain, editions
from generator.records.decode import decode
from generator.records.edition_chain import Kept
from generator.records.editions import Edition
from generator.views.diff import compare
from generator.views.snapshot import digest
from tests.support import small
from tests.support.dossiers import with_gone
from tests.support.fields import FERRY
from tests.support.rows import each

SMALL = digest(small.dossier())


def later(number: int) -> Edition:
    """The small dossier with another number of ships."""
    return digest(small.dossier(small.changed(FERRY, "five ships", f"{number} ships"))).model_copy(update={"as_of": f"2024-06-{number:02}"})


def shelved(*said: Edition) -> dict[str, Kept]:
    """Editions that were saved one after the other."""
    kept: dict[str, Kept] = {}
    for number, edition in enumerate(said):
        kept |= {name: edition_chain.loads(file) for name, file in edition_chain.written(kept, f"e{number}", edition).items()}
    return kept


def files_of(kept: dict[str, Kept]) -> dict[str, bytes]:
    """The small dossier with the files of some editions."""
    return {**small.files(), **{f"editions/{name}.json": edition.file for name, edition in kept.items()}}


def test_an_edition_has_what_changed_since_the_one_before() -> None:
    """Of a later edition only the changed record is in its file, and no id; read again, each says what it said."""
    gone = digest(small.dossier(with_gone(small.files()))).model_copy(update={"as_of": "2024-07"})
    without = SMALL.model_copy(
        update={"as_of": "2024-08", "records": {id: SMALL.records[id] for id in ("northland", "southmark")}, "sources": {}}
    )
    said = (SMALL, later(6), gone, without, SMALL.model_copy(update={"as_of": "2024-09"}))
    kept = shelved(*said)
    assert list(edition_chain.contents(kept)) == [(f"e{number}", edition) for number, edition in enumerate(said)]
    assert [edition_chain.content(kept, f"e{number}") for number in range(len(said))] == list(said)
    assert [(edition.after, sorted(edition.records)) for edition in kept.values()][:3] == [
        ("", sorted(SMALL.records)),
        ("e0", []),
        ("e1", ["northland--pier-company", "pier-company"]),
    ]
    data = json.loads(kept["e1"].file)["data"]
    assert (list(data["records"]), list(data["sources"])) == (["northland--southmark"], [])
    assert json.loads(kept["e3"].file)["gone_sources"] == ["gazette-2024-05", "herald-2024-03"]


def test_what_did_not_change_is_read_once() -> None:
    """Records that two editions have alike are one object, so that fifty editions take little more memory than one."""
    (_, one), (_, two) = edition_chain.contents(shelved(SMALL, later(6)))
    assert [id for id in one.records if one.records[id] is not two.records[id]] == ["northland--southmark"]


def test_a_check_reads_the_heads_of_editions_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many editions there are, a check parses their heads, which have each id once, and no statement."""
    kept = shelved(SMALL, *map(later, range(6, 26)))
    parsed: list[bytes] = []

    def counted(content: bytes) -> object:
        parsed.append(content)
        return editions.parsed(content)

    monkeypatch.setattr(edition_chain, "parsed", counted)
    dossier, problems = decode(files_of(kept))
    assert (problems, len(dossier.editions if dossier else ())) == ([], 21)
    assert b"ships" not in b"".join(parsed)
    assert len(parsed[0]) < len(kept["e0"].file) / 3
    assert max(map(len, parsed[1:])) < 400


BROKEN = [
    ("e0", "five ships", "nine ships", {"e0": "was changed after the program wrote it: it has another digest", "e1": "follows the edition 'e0', which is not there", "e2": "follows the edition 'e1', which cannot be read"}),
    ("e1", '"after":"e0"', '"after":"e9"', {"e1": "was changed after the program wrote it: it has another digest", "e2": "follows the edition 'e1', which is not there"}),
]  # fmt: skip


@each(("name", "old", "new", "problems"), BROKEN, ids=["first", "head"])
def test_a_file_that_was_changed_is_found(name: str, old: str, new: str, problems: dict[str, str]) -> None:
    """A changed file, and the editions that follow it, are reported, and are not read."""
    files = files_of(shelved(SMALL, later(6), later(7)))
    files[f"editions/{name}.json"] = files[f"editions/{name}.json"].replace(old.encode(), new.encode())
    dossier, found = decode(files)
    assert {problem.place.path: (problem.code, problem.message) for problem in found} == {
        f"briefings/editions/{name}.json": ("bad-edition", f"the edition {why}") for name, why in problems.items()
    }
    assert sorted(dossier.editions if dossier else ()) == sorted({"e0", "e1", "e2"} - problems.keys())


def test_an_edition_that_follows_another_one_of_that_name_is_not_read() -> None:
    """Saved again from other records, an edition is not the one that a later one follows."""
    kept = shelved(SMALL, later(6))
    other = {**kept, "e0": edition_chain.loads(edition_chain.dumps(later(9)))}
    assert edition_chain.unreadable(other) == {"e1": "follows the edition 'e0', which was changed"}
    assert edition_chain.unreadable({"e1": kept["e1"]}) == {"e1": "follows the edition 'e0', which is not there"}


def test_an_edition_that_is_saved_again_leaves_the_later_ones() -> None:
    """With other content for the first edition, those that follow are written anew, and say what they said."""
    kept = shelved(SMALL, later(6), later(7))
    files = edition_chain.written(kept, "e0", later(8))
    assert list(files) == ["e0", "e1", "e2"]
    again = {name: edition_chain.loads(file) for name, file in files.items()}
    assert dict(edition_chain.contents(again)) == {"e0": later(8), "e1": later(6), "e2": later(7)}
    assert compare(edition_chain.content(again, "e1"), later(6)) == ()
