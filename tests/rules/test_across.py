"""What several dossiers disagree on: each row is a change to a second copy of the small dossier, and what is found then."""

from __future__ import annotations

from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.rules import across
from tests.support import small
from tests.support.rows import each

HERALD = "sources/herald-2024-03.yml"
UNION = "actors/harbour-union.yml"
VOS = "actors/lena-vos.yml"


def changed(changes: dict[str, tuple[str, str]]) -> Dossier:
    """The small dossier with a text in some files replaced; a new name after ` as ` is that of the file."""
    files = small.files()
    for path, (old, new) in changes.items():
        before, _, after = path.partition(" as ")
        content = files.pop(before).decode()
        assert old in content
        files[after or before] = content.replace(old, new, 1).encode()
    dossier, _ = decode(files)
    assert dossier is not None
    return dossier


#: Changes to the first and the second copy; the code, the file and the words of what is found, if anything is.
ROWS = [
    ("equal", {}, {}, ()),
    ("two grades, one id", {}, {HERALD: ("grade: B", "grade: D")}, ("two-grades", HERALD, "grade D here and grade B in one/briefings/" + HERALD)),
    ("two grades, other ids", {}, {f"{HERALD} as sources/herald.yml": ("grade: B", "grade: D")}, ("two-grades", "sources/herald.yml", HERALD)),
    ("another article", {}, {f"{HERALD} as sources/herald.yml": ("headline: ", "headline: More of ")}, ()),
    ("two names", {}, {UNION: ("name: Harbour Union", "name: Union of the Harbour")}, ("two-names", UNION, "'Union of the Harbour' here and 'Harbour Union'")),
    ("two ids, one name", {}, {f"{UNION} as actors/union.yml": ("name: Harbour Union", "name: harbour-union")}, ("two-ids", "actors/union.yml", "spellings of one name")),
    (
        "two ids, one entry",
        {UNION: ("name: Harbour Union", "same_as: [wikidata:Q7]\nname: Harbour Union")},
        {f"{UNION} as actors/union.yml": ("name: Harbour Union", "same_as: [wikidata:Q7]\nname: The Union")},
        ("two-ids", "actors/union.yml", "both are wikidata:Q7"),
    ),
    (
        "one name, two entries",
        {UNION: ("name: Harbour Union", "same_as: [wikidata:Q7]\nname: Harbour Union")},
        {f"{UNION} as actors/union.yml": ("name: Harbour Union", "same_as: [wikidata:Q8]\nname: Harbour Union")},
        (),
    ),
    (
        "one id, two entries",
        {UNION: ("name: Harbour Union", "same_as: [wikidata:Q7]\nname: Harbour Union")},
        {UNION: ("name: Harbour Union", "same_as: [wikidata:Q8]\nname: Harbour Union")},
        ("one-id", UNION, "'harbour-union' is Wikidata Q8 here and Wikidata Q7 in one/briefings/" + UNION),
    ),
    ("a person and none", {}, {VOS: ("kind: person", "kind: state")}, ("one-id", VOS, "is not a person here and a person in")),
    ("told apart", {}, {f"{VOS} as actors/lena-vos-pilot.yml": ("name: Lena Vos", "name: Lena Vos\nqualifier: pilot")}, ()),
]  # fmt: skip


@each(("one", "two", "found"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_two_dossiers_disagree_on(one: dict[str, tuple[str, str]], two: dict[str, tuple[str, str]], found: tuple[str, ...]) -> None:
    """The problem is in the file of the second dossier, and names that of the first; what differs for a reason is none."""
    problems = across.check({"one": changed(one), "two": changed(two)})
    assert len(problems) == bool(found), problems
    for problem in problems:
        code, path, words = found
        assert (problem.code, problem.place.path) == (code, f"two/briefings/{path}")
        assert words in problem.message
        assert "one/briefings/" in problem.message
        assert problem.hint


def test_the_projects_own_files_have_no_folder() -> None:
    """With `check --across`, paths of the dossier itself are as everywhere else."""
    (problem,) = across.check({"../other": changed({}), "": changed({HERALD: ("grade: B", "grade: D")})})
    assert problem.place.path == f"briefings/{HERALD}"
    assert f"../other/briefings/{HERALD}" in problem.message
