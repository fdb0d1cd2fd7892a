"""Two versions of a record made one: what both added is kept, and what a person has to decide is left to one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands.join import DRIVER
from generator.desk import changes
from generator.desk.workspace import Workspace
from generator.editing.joining import join
from generator.project import load
from tests.support import desks
from tests.support.desks import TRUE, form
from tests.support.repository import ROOT

PATH = "briefings/actors/northland.yml"
BASE = "name: Northland\nkind: state\nclaims:\n  - id: one\n    text: One.\n"


def added(id: str, text: str = BASE) -> str:
    """A version with one more claim."""
    return f"{text}  # of {id}\n  - id: {id}\n    text: >-\n      Said by {id}.\n    type: report\n"


def joined(ours: str, theirs: str, base: str = BASE, lines: bytes | None = None) -> str | None:
    """The join of two versions; nothing merges line by line unless `lines` is given."""
    made = join(PATH, base.encode(), ours.encode(), theirs.encode(), lambda *_: lines)
    return None if made is None else made.decode()


def test_claims_that_both_added_are_kept_whole() -> None:
    """Ours first; a line that both have in common is in both."""
    made = joined(added("ours"), added("theirs"))
    assert made == added("ours") + "  - id: theirs\n    text: >-\n      Said by theirs.\n    type: report\n"


def test_what_only_one_changed_is_taken() -> None:
    """Whatever it is; and the same change by both is one."""
    other = BASE.replace("One.", "Another.")
    assert joined(BASE, other) == joined(other, BASE) == joined(other, other) == other
    assert joined(added("ours"), other) == added("ours", other).replace("  # of ours\n", "")


def test_two_claims_of_one_id_are_left_to_a_person() -> None:
    """And so is what merges neither by items nor by lines."""
    assert joined(added("same"), added("same").replace("Said by", "Told by")) is None
    assert joined(BASE.replace("One.", "A."), BASE.replace("One.", "B.")) is None
    assert joined("name: [\n", added("theirs")) is None


def test_the_rest_is_merged_line_by_line() -> None:
    """Without what both added, which is then put back."""
    ours, theirs = added("ours", BASE.replace("One.", "A.")), added("theirs", BASE.replace("kind: state", "kind: bloc"))
    between = BASE.replace("One.", "A.").replace("kind: state", "kind: bloc")
    made = joined(ours, theirs, lines=between.encode())
    assert made is not None
    assert made.startswith(between)
    assert [line for line in made.splitlines() if "- id" in line] == ["  - id: one", "  - id: ours", "  - id: theirs"]


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")
def test_two_branches_that_each_add_a_statement_merge(tmp_path: Path) -> None:
    """To one record, from one source whose unused paragraphs both changed; the result has no problem."""
    home = desks.project(tmp_path / "home")
    driver = f"cd {ROOT} && {sys.executable} -m generator join"

    def git(*arguments: str) -> None:
        own = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", "-c", "core.hooksPath=/dev/null")
        done = subprocess.run(["git", *own, *arguments], cwd=home, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    (home / ".gitattributes").write_bytes((ROOT / "generator/starter/gitattributes").read_bytes())
    git("init")
    git("config", DRIVER, f'd="$PWD"; {driver} "$d/%O" "$d/%A" "$d/%B" %P')
    git("add", "-A")
    git("commit", "-m", "Begin")
    others = {"record": "northland", "text": "Talks of [[northland]] and [[southmark]] took three days.", "cites": "herald-2024-03#3"}
    for branch, given, why in (("one", TRUE, "A headline."), ("two", others, "A byline.")):
        git("checkout", "-q", "-b", branch, "main")
        workspace = Workspace(home)
        changes.do(workspace, form(workspace, given))
        source = "briefings/sources/herald-2024-03.yml"
        paragraphs = {"one": "4", "two": "8"}[branch]
        listed = (home / source).read_text(encoding="utf-8")
        (home / source).write_text(f"{listed.rstrip()}\n  - {{paragraphs: {paragraphs}, why: {why}}}\n", encoding="utf-8")
        git("commit", "-qam", f"Add a statement in {branch}")
    git("merge", "one", "-m", "Merge")
    dossier, problems = load.checked(home)
    assert problems == []
    assert dossier is not None
    assert [claim.id for claim in dossier.actors["northland"].claims][-2:] == ["talks-took-three", "second-ship-expected"]
    assert {(item.paragraphs[0], item.why) for item in dossier.sources["herald-2024-03"].unused} >= {(4, "A headline."), (8, "A byline.")}
