"""Receipts: a file of lines that Git merges by keeping both sides, and that nobody can have written by accident."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from generator.records.receipts import Checked, Quoted, ReceiptError, Receipts, renewed
from tests.support.rows import each

DAY, LATER = dt.date(2024, 5, 3), dt.date(2024, 6, 1)
ONE, TWO = "0" * 32, "1" * 32
RECEIPTS = Receipts({("opened", ONE): Checked(DAY, 1), ("-", TWO): Checked(DAY, 2)}, frozenset({Quoted("herald-2024-03", 5, b"abc")}))


def test_it_is_read_as_it_was_written() -> None:
    """In any order, with empty lines and remarks."""
    text = RECEIPTS.dumps()
    assert Receipts.loads(text) == RECEIPTS
    assert Receipts.loads("\n".join(reversed(text.split("\n")))) == RECEIPTS
    assert Receipts().dumps() == ""


@each(
    "line",
    [
        "checked opened", f"checked opened {ONE} rules 0 2024-05-03", f"checked opened {ONE} rules 2 2024-02-30", f"checked opened {ONE}f rules 1 2024-05-03",
        "quoted herald#0 616263", "quoted herald#1 6162", "quoted Herald#1 616263", "<<<<<<< HEAD", "approved opened",
    ],
)  # fmt: skip
def test_any_other_line_is_refused(line: str) -> None:
    """With its number."""
    with pytest.raises(ReceiptError) as caught:
        Receipts.loads(f"# a remark\n{line}\n")
    assert caught.value.line == 2


def test_a_receipt_keeps_its_date_unless_the_rules_changed() -> None:
    """The date says when these rules first passed it."""
    made = renewed(RECEIPTS, {("opened", ONE): 1, ("-", TWO): 3, ("new", ONE): 3}, (), LATER)
    assert made.checked == {("opened", ONE): Checked(DAY, 1), ("-", TWO): Checked(LATER, 3), ("new", ONE): Checked(LATER, 3)}


def git(folder: Path, *arguments: str) -> None:
    """Run Git in a folder, as somebody."""
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


def test_two_branches_that_each_check_a_statement_merge(tmp_path: Path) -> None:
    """By the attribute that `init` writes; the merged file has the receipts of both."""
    (tmp_path / ".gitattributes").write_text("briefings/receipts/*.txt merge=union\n", encoding="utf-8")
    path = tmp_path / "briefings" / "receipts" / "northland.txt"
    path.parent.mkdir(parents=True)
    path.write_text(RECEIPTS.dumps(), encoding="utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-m", "one")
    for branch, digest in (("left", "2" * 32), ("right", "3" * 32)):
        git(tmp_path, "checkout", "-b", branch, "main")
        checked = {**RECEIPTS.checked, (branch, digest): Checked(LATER, 2)}
        path.write_text(Receipts(checked, RECEIPTS.quoted).dumps(), encoding="utf-8")
        git(tmp_path, "commit", "-am", branch)
    git(tmp_path, "merge", "left", "-m", "both")
    merged = Receipts.loads(path.read_text(encoding="utf-8"))
    assert {part for part, _ in merged.checked} == {"-", "opened", "left", "right"}
