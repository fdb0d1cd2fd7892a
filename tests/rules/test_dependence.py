"""A result may be taken from an earlier check if nothing has changed that it depends on; `rules.dependence` says what that is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

import pytest

from generator.evidence.passages import EvidenceIndex
from generator.records.decode import ROOT, decode
from generator.records.dossier import Actor, Dossier, Relationship
from generator.rules.check import examine, examine_parts, ground_record, together
from generator.rules.dependence import Keys, keys, noted
from generator.rules.examination import Examination, Parts
from tests.support import full, mutations, small
from tests.support.rule_cases import Case, with_texts

CASES: Final = sorted(Path(__file__).parent.glob("*/*.yml"))
#: Every so many mistakes of the catalogue, and every so many other values in claims, one is made here.
_STEP: Final = 79
_CHANGE: Final = 499
#: The length of the path to a claim.
_FIELD: Final = 2


def read(files: Mapping[str, bytes]) -> tuple[Dossier, Keys] | None:
    """The dossier of some files, and what its results depend on; None if it cannot be decoded."""
    dossier, _ = decode(files)
    return (dossier, keys(dossier, noted(files), ())) if dossier else None


def without_claims(dossier: Dossier, but: Iterable[str]) -> Dossier:
    """A dossier in which only some records have claims."""
    kept = frozenset(but)

    def bare(records: Mapping[str, Actor | Relationship]) -> dict[str, object]:
        return {id: record if id in kept else record.model_copy(update={"claims": ()}) for id, record in records.items()}

    return dataclasses.replace(dossier, actors=bare(dossier.actors), relationships=bare(dossier.relationships))  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", sorted({case.parent.name for case in CASES}))
def test_a_result_depends_on_no_claim_of_a_record_that_the_file_does_not_name(folder: str) -> None:
    """It is the same if those claims are removed: otherwise a change of one of them would have to check this record again."""
    for case in (case for case in CASES if case.parent.name == folder):
        made = Case.of(case.read_text(encoding="utf-8")).made()
        files = {path.removeprefix(f"{ROOT}/"): content for path, content in made.items() if path.startswith(f"{ROOT}/")}
        dossier, kept = with_texts(made), noted(files)
        for record in dossier.profiles.values() if dossier else ():
            named = kept[record.path.removeprefix(f"{ROOT}/")].named
            if dossier and named is not None:
                bare = without_claims(dossier, (record.id, *named))
                found = (ground_record(EvidenceIndex(each), record) for each in (dossier, bare))
                assert next(found) == next(found), f"{case.parent.name}/{case.name}: {record.id}"


def recalled(found: Parts, before: Keys, now: Keys) -> Parts:
    """What a later check takes from an earlier one."""
    between = found.between if before.between == now.between else None
    return Parts(between, {id: one for id, one in found.records.items() if before.records[id] == now.records.get(id)})


def mistakes() -> Iterator[dict[str, bytes]]:
    """Some mistakes of the catalogue, and some other values in claims, which leave more records as they were."""
    yield from (mistake.files for mistake in islice(mutations.every(full.files()), 0, None, _STEP))
    values = mutations.values(full.files())
    texts = dict.fromkeys(value for _, loc, value in values if loc[-1] == "text")
    in_claims = [(path, loc) for path, loc, _ in values if "claims" in loc and len(loc) > _FIELD]
    changes = [(path, loc, value) for path, loc in in_claims for value in (*texts, *mutations.ODD)]
    yield from (mutations.changed(full.files(), *change) for change in islice(changes, 0, None, _CHANGE))


def test_each_mistake_is_found_as_without_a_memory() -> None:
    """Each record that may be wrong after a change is checked again: the problems and doubts are those of a check without a memory."""
    start = read(full.files())
    assert start
    known = examine_parts(start[0])
    taken, checked = 0, 0
    for files in mistakes():
        now = read(files)
        if now is not None:
            same = recalled(known, start[1], now[1])
            taken, checked = taken + len(same.records), checked + len(now[0].profiles) - len(same.records)
            assert together(now[0], examine_parts(now[0], known=same)) == examine(now[0])
    assert taken
    assert checked


def checked_again(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    """The records whose results a change of files makes invalid."""
    one, two = read(before), read(after)
    assert one
    assert two
    assert one[1].between != two[1].between
    return {id for id, key in two[1].records.items() if one[1].records.get(id) != key}


def test_a_claim_checks_its_record_again_and_those_that_rest_on_it() -> None:
    """These name it as `record/claim`."""
    after = small.changed("actors/northland.yml", "claims:\n", "claims:  # a comment\n")
    names_it = {Path(path).stem for path, content in after.items() if b"northland/" in content}
    again = checked_again(small.files(), after)
    assert "northland" in again
    assert again - {"northland"} == names_it & again
    assert len(again) < len(small.dossier(after).profiles)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("actors/northland.yml", "name: Northland", "name: Nordland"),
        ("vocabulary.yml", "\n", "\n# a comment\n"),
        ("sources/herald-2024-03.yml", "\n", "\n# a comment\n"),
    ],
)
def test_what_may_matter_anywhere_checks_everything_again(path: str, old: str, new: str) -> None:
    """A name, a setting, a source."""
    after = small.changed(path, old, new)
    assert checked_again(small.files(), after) == set(small.dossier(after).profiles)


def test_a_file_with_escapes_may_name_anything() -> None:
    r"""“\x2f” in a file is a slash that nobody sees."""
    before = small.changed("actors/southmark.yml", "name: Southmark", 'name: "South\\x6dark"')
    after = {**before, "actors/northland.yml": before["actors/northland.yml"] + b"# a comment\n"}
    one, two = read(before), read(after)
    assert one
    assert two
    assert one[1].records["southmark"] != two[1].records["southmark"]


def test_the_parts_make_the_whole() -> None:
    """Nothing is lost on the way through the parts, and results that are known are not found again."""
    dossier = small.dossier(small.files())
    parts = examine_parts(dossier)
    marked = Examination((), {"northland": ("a reason of ours",)})
    again = examine_parts(dossier, known=Parts(parts.between, {**parts.records, "northland": marked}))
    assert again.records["northland"] is marked
    assert again.between is parts.between
    assert [*again.records] == [*dossier.profiles]
