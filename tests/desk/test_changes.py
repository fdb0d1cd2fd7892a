"""What the forms of the desk write: one change each, in place, and nothing if the rules refuse it or somebody else was faster."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from generator.desk import changes, verdicts
from generator.desk.record_view import values_in
from generator.desk.workspace import ConflictError, RefusedError, Workspace
from generator.evidence.reviewing import Mark
from generator.project import load
from tests.support import desks
from tests.support.desks import NORTHLAND, TRUE, form


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The small dossier on the desk."""
    found = Workspace(desks.project(tmp_path))
    found.look()
    return found


def lines(workspace: Workspace, before: bytes, path: str = NORTHLAND) -> list[str]:
    """What differs in a file from before."""
    after = (workspace.home / path).read_text(encoding="utf-8")
    found = difflib.unified_diff(before.decode().splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


def held(workspace: Workspace, path: str = NORTHLAND) -> bytes:
    """The content of a file on the disk."""
    return (workspace.home / path).read_bytes()


def test_a_statement_is_added_and_nothing_else_changes(workspace: Workspace) -> None:
    """Its id is made from its words; the dossier has no problem afterwards; the change can be undone."""
    before = held(workspace)
    outcome = changes.do(workspace, form(workspace, TRUE))
    assert outcome.record == "northland"
    assert lines(workspace, before) == [
        "+  - id: second-ship-expected",
        "+    text: >-",
        "+      A second ship of [[southmark]] is expected in Port Alder.",
        "+    type: plan",
        "+    cites: [herald-2024-03#6]",
    ]
    assert load.checked(workspace.home)[1] == []
    assert workspace.said == "Added northland/second-ship-expected."
    workspace.undo()
    assert held(workspace) == before
    assert workspace.said == "Undone: Added northland/second-ship-expected."


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("[[lena-vos]] said they had “lost 1,300 passengers a week”.", "quotation-not-found", "text"),
        ("A third ship of [[southmark]] is expected in Port Alder.", "ungrounded-number", "text"),
        ("A second ship of [[southmark]] is expected in [[port-alder]].", "unknown-record", "text"),
    ],
)
def test_what_the_rules_refuse_is_not_written(workspace: Workspace, text: str, code: str, field: str) -> None:
    """The verdict while typing has the same words as the refusal, at the field."""
    before = held(workspace)
    given = form(workspace, {**TRUE, "text": text, "said_by": "lena-vos" if "said" in text else ""})
    with pytest.raises(RefusedError) as refused:
        changes.do(workspace, given)
    assert held(workspace) == before
    found = verdicts.verdict(workspace, given)
    assert [(one.code, one.message) for one in found.said] == [(it.code, it.message) for it in refused.value.problems]
    assert (found.said[0].code, found.said[0].field) == (code, field)


def test_what_differs_is_marked_on_both_sides(workspace: Workspace) -> None:
    """A number and a negation that only the statement has, and the number that only the passage has."""
    text = "[[lena-vos]] said they did not lose 1,300 passengers a week."
    found = verdicts.verdict(
        workspace, form(workspace, {"record": "southmark", "text": text, "cites": "herald-2024-03#5", "said_by": "lena-vos"})
    )
    assert [piece for piece in found.text if piece[1]] == [("not", "negation"), ("1,300", "number")]
    assert ("1,200", "number") in verdicts.marked(found.passages[0].text, found.passages[0].marks)


def test_true_as_it_stands_writes_the_waiver_with_its_reason(workspace: Workspace) -> None:
    """The button needs a reason; both are in the file, with the claim, as one change."""
    text = "A third ship of [[southmark]] is expected in Port Alder."
    given = form(workspace, {**TRUE, "text": text, "do": "waive:ungrounded-number"})
    with pytest.raises(RefusedError, match="a waiver needs its reason"):
        changes.do(workspace, given)
    before = held(workspace)
    changes.do(workspace, {**given, "why:ungrounded-number": "Two ships sail already: paragraph 2 of the Gazette."})
    assert lines(workspace, before)[-1] == (
        "+    waive: [{rule: ungrounded-number, why: 'Two ships sail already: paragraph 2 of the Gazette.'}]"
        if "+    waive:" not in lines(workspace, before)
        else "+      - {rule: ungrounded-number, why: 'Two ships sail already: paragraph 2 of the Gazette.'}"
    )
    assert load.checked(workspace.home)[1] == []


def test_a_file_that_somebody_changed_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    """The difference is shown, and after a look at the new version the statement can be saved."""
    given = form(workspace, TRUE)
    theirs = held(workspace).replace(b"name: Northland", b"name: Northland  # changed by somebody else")
    (workspace.home / NORTHLAND).write_bytes(theirs)
    with pytest.raises(ConflictError) as found:
        changes.do(workspace, given)
    assert held(workspace) == theirs
    assert [line for line in found.value.difference if line[0] in "+-"] == [
        "-name: Northland",
        "+name: Northland  # changed by somebody else",
    ]
    changes.do(workspace, form(workspace, TRUE))
    assert b"# changed by somebody else" in held(workspace)
    assert b"second-ship-expected" in held(workspace)


def test_the_evidence_follows_the_language_of_its_source(workspace: Workspace) -> None:
    """One change writes the two files, so that nobody has to add the article again; one undo takes both back."""
    path, evidence = "briefings/sources/herald-2024-03.yml", "briefings/sources/herald-2024-03.evidence"
    before = held(workspace, path), held(workspace, evidence)
    given = form(
        workspace, {**values_in(path, workspace.content(path), ""), "do": "fields", "record": "herald-2024-03", "language": "de"}, path
    )
    changes.do(workspace, given)
    assert b"language: de" in held(workspace, path)
    assert b'"language": "de ' in held(workspace, evidence)
    assert "bad-evidence" not in {problem.code for problem in workspace.examined()}
    workspace.undo()
    assert (held(workspace, path), held(workspace, evidence)) == before


def test_an_actor_of_a_foreign_article_keeps_its_native_name(workspace: Workspace) -> None:
    """It is in the new record, and like any name it is one that a source has."""
    given = {"do": "actor", "name": "Ines Okafor", "kind": "person", "native_names": "da: Okafor"}
    changes.do(workspace, form(workspace, given))
    assert workspace.dossier is not None
    assert workspace.dossier.actors["ines-okafor"].native_names == {"da": "Okafor"}
    with pytest.raises(RefusedError, match="no source has the name 'Holm'"):
        changes.do(workspace, form(workspace, {**given, "name": "Tomas Berg", "native_names": "da: Holm"}))


def test_what_is_kept_of_checks_is_what_checks_find(workspace: Workspace) -> None:
    """After changes of records by somebody else and at the desk, the problems are those of a desk that has just been opened."""
    home = workspace.home
    workspace.look()
    assert workspace.examined() == []
    path = home / NORTHLAND
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("3 million", "4 million"),
        ("metonyms: [Port Alder]", "metonyms: [Port Older]"),
        ("kind: state", "kind: ["),
        ("kind: [", "kind: state"),
    ):
        text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        workspace.look()
        fresh = Workspace(home)
        fresh.look()
        assert workspace.examined() == fresh.examined()
    assert "ungrounded-number" in {problem.code for problem in workspace.examined()}


def test_a_change_is_judged_in_every_record_that_names_it(workspace: Workspace) -> None:
    """A statement that a relationship rests on cannot be deleted, although its own record has no problem without it."""
    workspace.look()
    given = form(
        workspace, {"do": "delete", "record": "northland--southmark", "part": "no-deal"}, "briefings/relationships/northland--southmark.yml"
    )
    with pytest.raises(RefusedError) as refused:
        changes.do(workspace, given)
    assert any("no-deal" in problem.message for problem in refused.value.problems)


def test_a_change_is_not_undone_onto_somebody_elses(workspace: Workspace) -> None:
    """Undo takes back what was written here, and only if it is still there as it was written."""
    changes.do(workspace, form(workspace, TRUE))
    theirs = held(workspace) + b"# theirs\n"
    (workspace.home / NORTHLAND).write_bytes(theirs)
    workspace.undo()
    assert held(workspace) == theirs
    assert workspace.said == "The last change cannot be undone: its files were changed since."


def test_a_statement_is_changed_moved_marked_and_deleted(workspace: Workspace) -> None:
    """Each is one change; what something rests on stays."""
    changes.do(workspace, form(workspace, TRUE))
    new = {"record": "northland", "part": "second-ship-expected"}
    before = held(workspace)
    changes.do(workspace, form(workspace, {**TRUE, **new, "topics": "ferry"}))
    assert lines(workspace, before) == ["+    topics: [ferry]"]
    changes.do(workspace, form(workspace, {**new, "do": "key"}))
    assert "+    key: true" in lines(workspace, before)
    changes.do(workspace, form(workspace, {**new, "do": "key"}))
    changes.do(workspace, form(workspace, {**new, "do": "up"}))
    assert [claim.id for claim in workspace.dossier.profiles["northland"].claims][-2] == "second-ship-expected"  # type: ignore[union-attr] # it was read
    changes.do(workspace, form(workspace, {**new, "do": "delete"}))
    assert b"second-ship-expected" not in held(workspace)
    resting = form(
        workspace, {"record": "northland--southmark", "part": "no-deal", "do": "delete"}, "briefings/relationships/northland--southmark.yml"
    )
    with pytest.raises(RefusedError):
        changes.do(workspace, resting)


def test_a_statement_is_given_to_another_record_with_what_refers_to_it(workspace: Workspace) -> None:
    """References lead to it afterwards, also those that named it without its record."""
    changes.do(workspace, form(workspace, TRUE))
    changes.do(workspace, form(workspace, {"record": "northland", "part": "second-ship-expected", "do": "give", "to": "southmark"}))
    assert b"second-ship-expected" not in held(workspace)
    assert b"second-ship-expected" in held(workspace, "briefings/actors/southmark.yml")
    workspace.undo()
    changes.do(workspace, form(workspace, {"record": "northland", "part": "paid-for-pier", "do": "give", "to": "southmark"}))
    assert load.checked(workspace.home)[1] == []


def test_a_statement_is_split_in_two(workspace: Workspace) -> None:
    """The second comes right after the first, with the same citation."""
    changes.do(workspace, form(workspace, TRUE))
    changes.do(
        workspace,
        form(
            workspace,
            {
                **TRUE,
                "do": "split",
                "part": "second-ship-expected",
                "text": "[[southmark]] has a second ship.",
                "second": "It is expected in Port Alder, [[southmark]] says.",
            },
        ),
    )
    claims = workspace.dossier.profiles["northland"].claims if workspace.dossier else ()
    assert [claim.text for claim in claims[-2:]] == [
        "[[southmark]] has a second ship.",
        "It is expected in Port Alder, [[southmark]] says.",
    ]
    assert claims[-1].cites == claims[-2].cites


def test_new_records_are_made_from_a_few_fields(workspace: Workspace) -> None:
    """An actor gets its id from its name; a relationship from its parties; what they lack is left to do."""
    outcome = changes.do(workspace, {"do": "actor", "name": "Tomas Berg", "kind": "person", "qualifier": "minister"})
    assert outcome.record == "tomas-berg"
    assert workspace.dossier is not None
    assert workspace.dossier.actors["tomas-berg"].title == "Tomas Berg (minister)"
    with pytest.raises(RefusedError, match="is or was the id of another record"):
        changes.do(workspace, {"do": "actor", "name": "Tomas Berg", "kind": "person"})
    with pytest.raises(RefusedError, match="choose a kind"):
        changes.do(workspace, {"do": "actor", "name": "Otto Brandt", "kind": "dragon"})
    changes.do(workspace, {"do": "relationship", "one": "southmark", "two": "harbour-union", "kind": "supply", "from": "southmark"})
    assert workspace.dossier.relationships["harbour-union--southmark"].parties == ("harbour-union", "southmark")


def test_the_details_of_a_source_are_a_form(workspace: Workspace) -> None:
    """Only the fields that were changed are written."""
    path = "briefings/sources/herald-2024-03.yml"
    before = held(workspace, path)
    shown = values_in(path, before, "")
    changes.do(
        workspace,
        form(workspace, {**shown, "do": "fields", "record": "herald-2024-03", "reliability.grade": "C", "agency": "The Wire"}, path),
    )
    assert lines(workspace, before, path) == [
        "+agency: The Wire",
        "-reliability: {grade: B, why: Invented.}",
        "+reliability: {grade: C, why: Invented.}",
    ]


def test_the_words_of_one_name_and_of_one_date_are_marked_together() -> None:
    """A date is called one, and a number beside a name is not a part of it."""
    text = "Vale Guild paid 40 crowns on Monday, 3 June 2024, not 50 to Vale."
    kinds = {
        "Vale": "name",
        "Guild": "name",
        "40": "number",
        "Monday": "name",
        "3": "number",
        "June": "name",
        "2024": "number",
        "50": "number",
    }
    found = [(word, text.index(word), kind) for word, kind in kinds.items()]
    marks = sorted(Mark(start, start + len(word), kind) for word, start, kind in found)  # type: ignore[arg-type] # one of some words
    shown = [piece for piece in verdicts.marked(text, marks) if piece[1]]
    assert shown == [("Vale Guild", "name"), ("40", "number"), ("Monday", "date"), ("3 June 2024", "date"), ("50", "number")]
