"""The command `review`: a person reads statements beside their passages, and the receipts keep what was confirmed."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.evidence.reviewing import readings
from generator.project import load, receipting, reviewing
from generator.records.receipts import Receipts
from generator.views import wording
from tests.support import builds, small

NORTHLAND, RECEIPT = "briefings/actors/northland.yml", "briefings/receipts/northland.txt"
CLAIM = "northland/paid-for-pier"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small dossier with its articles."""
    return builds.with_articles(builds.project(tmp_path, small.files()))


def run(project: Path, *arguments: str, keys: str = "", **environment: str) -> Result:
    """Run the command with the keys that somebody presses."""
    command = ["--project", str(project), *arguments]
    return CliRunner().invoke(main, command, input=keys, env={"COLUMNS": "120", **environment}, catch_exceptions=False)


def review(project: Path, *arguments: str, name: str = "Ada Berg", keys: str = "", **environment: str) -> Result:
    """Review as somebody."""
    return run(project, "review", "--as", name, *arguments, keys=keys, **environment)


def test_statement_and_passage_are_side_by_side(project: Path) -> None:
    """Words that only one side has are in brackets with a sign, so that they can be seen without colours."""
    output = review(project, "--claim", CLAIM, keys="s").output
    row = next(line for line in output.splitlines() if "herald-2024-03#7" in line)
    assert " | " in row
    assert "[~apparently]" in output
    assert output.splitlines()[-1] == "0 confirmed as Ada Berg; 0 left"


def test_a_confirmation_is_kept_for_each_person(project: Path) -> None:
    """It names who read what and when; whoever has read it is not asked again."""
    assert "confirmed northland/paid-for-pier" in review(project, "--claim", CLAIM, keys="c").output
    assert "0 confirmed" in review(project, "--claim", CLAIM, keys="c").output
    review(project, "--claim", CLAIM, keys="c", name="Béa")
    found = load.load(project)
    assert {one.name for one in found.reviews[CLAIM]} == {"Ada Berg", "Béa"}
    assert wording.read_by(found, CLAIM).startswith("checked by machine; read by two people, ")
    assert (project / RECEIPT).read_text(encoding="utf-8").count("\nreviewed paid-for-pier ") == 2


@pytest.mark.parametrize("old", ["3 million crowns", "the pier"])
def test_a_changed_statement_is_unread(project: Path, old: str) -> None:
    """Its confirmation no longer counts, and the next check drops it; a check without a change keeps it."""
    review(project, "--claim", CLAIM, keys="c")
    run(project, "check")
    assert CLAIM in load.load(project).reviews
    path = project / NORTHLAND
    path.write_text(path.read_text(encoding="utf-8").replace(old, f"{old} ", 1).replace("claims the", "says the", 1), encoding="utf-8")
    found, _ = load.checked(project)
    assert found is not None
    assert found.reviews == {}


def test_receipts_of_two_people_merge_as_union() -> None:
    """The lines of both are valid together; two readings by one person are one, the later."""
    line = f'reviewed pier {"0" * 32} by "%s" 2024-05-0%d\n'
    found = Receipts.loads(line % ("Ada", 1) + line % ("Bea", 2) + line % ("Ada", 3))
    assert sorted((one.name, one.date.day) for one in found.reviewed["pier", "0" * 32]) == [("Ada", 3), ("Bea", 2)]
    assert Receipts.loads(found.dumps()) == found


def test_missing_readings_are_problems_if_they_are_required(project: Path) -> None:
    """`check --require-review 1` counts every claim that nobody has confirmed."""
    assert run(project, "check", "--require-review", "1").output.count("not-reviewed: no people have read this claim") == 7
    review(project, keys="c" * 7)
    assert run(project, "check", "--require-review", "1").exit_code == 0
    assert "1 person has read this claim, and 2 should have" in run(project, "check", "--require-review", "2").output


def test_the_editor_opens_at_the_claim(project: Path) -> None:
    """Afterwards the statement is shown again, as it is now."""
    script = project / "vim"
    script.write_text(f"#!/bin/sh\nsed -i 's/3 million crowns/3 million  crowns/' \"$2\"; echo $1 > {project}/line\n", encoding="utf-8")
    script.chmod(0o700)
    output = review(project, "--claim", CLAIM, keys="es", EDITOR=str(script), VISUAL="").output
    assert output.count("northland/paid-for-pier  (") == 2
    line = int((project / "line").read_text().removeprefix("+"))
    assert "text:" in "".join((project / NORTHLAND).read_text(encoding="utf-8").splitlines()[line - 2 : line])


def test_without_articles_nothing_can_be_read_but_the_queue_is_listed(project: Path) -> None:
    """The list gives the reasons; there is no packet."""
    os.rename(project / "articles", project / "away")
    assert "is not at hand" in review(project, "--list").output
    assert review(project, keys="c").output == "0 confirmed as Ada Berg; 0 left, 7 without their article at hand\n"
    result = review(project, "--packet", str(project / "packet.html"))
    assert (result.exit_code, (project / "packet.html").exists()) == (1, False)


def test_twenty_statements_take_one_command_and_a_key_each(project: Path) -> None:
    """Two keys if one of them is mended on the way: the editor's, and the one that confirms."""
    record = project / NORTHLAND
    claim = next(part for part in record.read_text(encoding="utf-8").split("  - id: ") if part.startswith("paid-for-pier\n"))
    more = "".join(f"  - id: again-{number}\n{claim.partition(chr(10))[2]}" for number in range(13))
    record.write_text(record.read_text(encoding="utf-8").replace("claims:\n", f"claims:\n{more}", 1), encoding="utf-8")
    output = review(project, keys=f"ec{'c' * 18}ec", VISUAL="true").output
    assert output.count("c confirm · e edit · s skip · q quit") == 22
    assert output.splitlines()[-1] == "20 confirmed as Ada Berg; 0 left"
    assert len(load.load(project).reviews) == 20


def test_a_check_that_is_running_keeps_what_is_confirmed_meanwhile(project: Path) -> None:
    """The preview checks the records after each confirmation, and the next one may come before it writes the receipts."""
    found = load._examined(project, None)
    assert found.exact is not None
    review(project, "--claim", CLAIM, keys="c")
    receipting.write_receipts(project, found.exact, found.examination, dt.date(2024, 5, 3))
    receipts = (project / RECEIPT).read_text(encoding="utf-8")
    assert receipts.count("reviewed paid-for-pier ") == 1
    assert "checked paid-for-pier " in receipts


def test_what_was_skipped_comes_back_if_it_is_edited(project: Path) -> None:
    """Not otherwise; the others keep their order."""
    found = load.load_with_articles(project)
    queue = reviewing.Queue("Ada Berg", readings(*found))
    order = [one.ref for one in queue.rest]
    queue.skip()
    queue.skip()
    queue.renew(readings(*found))
    assert [one.ref for one in queue.rest] == order[2:]
    changed = [one._replace(digest="new") if one.ref == order[0] else one for one in readings(*found)]
    queue.renew(changed)
    assert [one.ref for one in queue.rest] == [*order[2:], order[0]]


def test_the_packet_has_passages_and_boxes(project: Path) -> None:
    """One row for each statement, whose text is never markup."""
    assert review(project, "--packet", str(project / "packet.html")).output.startswith("7 claims in ")
    page = (project / "packet.html").read_text(encoding="utf-8")
    assert page.count("☐ confirmed") == 7
    assert "@page { size: A4;" in page
    assert '@top-right { content: "As of 3 May 2024"' in page
    assert "It <mark>[~apparently]</mark> knew of the" in page


def test_the_name_is_that_of_git(tmp_path: Path) -> None:
    """From the environment, the repository's settings, or the person's."""
    (tmp_path / ".git").mkdir()
    assert reviewing.user_name(tmp_path, {}) == ""
    (tmp_path / ".gitconfig").write_text('[core]\n\tname = no\n[user]\n\tname = "Ada Berg"\n', encoding="utf-8")
    assert reviewing.user_name(tmp_path, {"HOME": str(tmp_path)}) == "Ada Berg"
    (tmp_path / ".git" / "config").write_text("[user]\nname = Bea\n", encoding="utf-8")
    assert reviewing.user_name(tmp_path, {"HOME": str(tmp_path)}) == "Bea"
    assert reviewing.user_name(tmp_path, {"GIT_AUTHOR_NAME": "Cy"}) == "Cy"
    assert not reviewing.is_name('a "b"')


def test_a_renamed_record_keeps_what_was_read(project: Path) -> None:
    """Its receipts are renamed with it."""
    run(project, "check")
    review(project, "--claim", CLAIM, keys="c")
    assert run(project, "rename", "northland", "northmark").exit_code == 0
    assert not (project / RECEIPT).exists()
    assert "northmark/paid-for-pier" in load.load(project).reviews
