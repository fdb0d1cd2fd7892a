"""Two records made one, and one made two: what moves, what refers to it afterwards, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.editing.merging import Namesake, merge, split
from generator.editing.rename import RenameError, Renaming
from generator.records.dossier import Dossier
from tests.support import namesakes, small
from tests.support.merging import DOCK_UNION, OTHER, both


def after(files: Mapping[str, bytes], renaming: Renaming) -> dict[str, bytes]:
    """The files once it is done."""
    changed = {path.removeprefix("briefings/"): content for path, content in renaming.files.items()}
    return {path: content for path, content in {**files, **changed}.items() if content is not None}


def read(files: Mapping[str, bytes]) -> Dossier:
    """The dossier in some files."""
    return small.dossier(dict(files))


def test_merging_moves_what_a_record_says() -> None:
    """Claims as they are written, with their comments; the name becomes an alias; references follow; the old address redirects."""
    files = both()
    done = after(files, merge(read(files), files, "dock-union", "harbour-union"))
    assert OTHER not in done
    claims = DOCK_UNION[DOCK_UNION.index("claims:") :].replace("dock-union", "harbour-union")
    added = f"aliases: [Alder Herald]\nsame_as:\n  - wikidata:Q42   # its entry\n{claims}formerly: [dock-union]\n"
    assert done["actors/harbour-union.yml"].decode() == small.HARBOUR_UNION + added
    assert read(done).moved == {"dock-union": "harbour-union"}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (DOCK_UNION.replace("organisation", "person"), "not one actor"),
        (DOCK_UNION + "marking: TLP:AMBER\n", "different markings"),
        (DOCK_UNION.replace("id: knew", "id: paid"), ""),
    ],
)
def test_merging_is_refused_with_the_reason(other: str, why: str) -> None:
    """Two kinds, or two markings; another id of a claim is no reason."""
    files = both(other)
    if not why:
        assert merge(read(files), files, "dock-union", "harbour-union").files
        return
    with pytest.raises(RenameError, match=why):
        merge(read(files), files, "dock-union", "harbour-union")


def test_claims_with_one_id_are_not_merged() -> None:
    """The editor is told how to rename one."""
    files = both()
    files["actors/harbour-union.yml"] += DOCK_UNION[DOCK_UNION.index("claims:") :].encode()
    with pytest.raises(RenameError, match="briefings rename dock-union/knew"):
        merge(read(files), files, "dock-union", "harbour-union")


def test_a_record_is_split() -> None:
    """The claims move as they are written; their links and speakers, and references to them, lead to the new actor."""
    files = namesakes.files()
    found = split(read(files), files, "lind-painter", Namesake("lind-seller", "Tove Lind", "seller"), ["sold"])
    done = read(after(files, found))
    assert [claim.id for claim in done.actors["lind-painter"].claims] == []
    (claim,) = done.actors["lind-seller"].claims
    assert claim.text.startswith("[[lind-seller]] sold 30 pictures")
    assert [meaning.actor for meaning in claim.means] == ["lind-seller"]
    assert done.actors["lind-seller"].title == "Tove Lind (seller)"


def test_a_split_changes_references_to_what_moved() -> None:
    """A basis of the introduction follows its claim."""
    files = namesakes.files()
    found = split(read(files), files, "lind-master", Namesake("lind-quay", "Tove Lind", "of the quay"), ["closed"])
    done = read(after(files, found))
    assert done.settings.opening.based_on == ("lind-quay/closed",)


@pytest.mark.parametrize(
    ("new", "claims", "why"),
    [
        ("lind-painter", ["closed"], "is or was the id"),
        ("Lind", ["closed"], "not a valid id"),
        ("lind-new", ["shut"], "has no claim 'shut'"),
    ],
)
def test_a_split_is_refused_with_the_reason(new: str, claims: list[str], why: str) -> None:
    """An id that is taken or invalid, or a claim that is not there."""
    files = namesakes.files()
    with pytest.raises(RenameError, match=why):
        split(read(files), files, "lind-master", Namesake(new, "Tove Lind"), claims)
