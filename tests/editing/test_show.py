"""`show`: records, statements, sources, topics and kinds in plain words, those of their pages and briefs."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.briefs.brief import BriefContext, brief_values
from generator.cli import main
from generator.editing.rename import opened
from generator.editing.show import Showing
from generator.records.ids import all_ids, ids_named
from tests.support import builds, full, small
from tests.support.repository import ROOT
from tests.support.rows import each

#: The full dossier, and its files as they are written.
FULL = small.dossier(full.files())
SHOWING = Showing(FULL, opened(FULL))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path_factory.mktemp("showing"), small.files())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the full dossier."""
    project = builds.project(tmp_path_factory.mktemp("whole"), full.files())
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://ferry.example/brief/\n")
    return project


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def test_a_former_id_is_reported_with_the_current_one(whole: Path) -> None:
    """Who remembers the old id is told the new one."""
    assert "unknown id 'eda-lind'; it is now called 'edda-lind'" in run(whole, "show", "eda-lind").stderr


SMALL_CUP = """\
Claim olga-brandt/small-cup
File: briefings/actors/olga-brandt.yml:6:9
Page: actors/olga-brandt/#small-cup
Olga Brandt, who directs the Institute of Straits, called the dispute “a storm in a very small cup”.
  Olga Brandt · assessment · document: note · one source, part quotation
  On Ferry
  Stands in Olga Brandt (olga-brandt)

Cited to
  Alder Herald, 15 March 2024, paragraph 8 (herald-2024-03#8)

Referred to nowhere
  No record names it.
"""
SOLVED = """\
Judgement northland--southmark/solved
File: briefings/relationships/northland--southmark.yml:25:9
Page: relationships/northland--southmark/#solved
The dispute of Northland and Southmark is over.
  Confidence: moderate · based on statements on Northland and Southmark

Rests on
  Northland and Southmark talked for three days until 14 March 2024 and found no deal on the ferry.
    Reported by Alder Herald · 14 March 2024 · one source, paraphrased
    Alder Herald, 15 March 2024, paragraph 3 (herald-2024-03#3)
    northland--southmark/no-deal
  Northland and Southmark opened the line on 2 May 2024 with five ships.
    Reported by Gazette · 2 May 2024 · one source, paraphrased
    Gazette, 3 May 2024, paragraph 2 (gazette-2024-05#2)
    northland--southmark/opened

Referred to nowhere
  No record names it.
"""
MONEY = """\
Money
What was paid and owed.
File: briefings/vocabulary.yml:11:3
Page: topics/money/

Statements in order of time
  Northland paid 3 million crowns for the pier, claims the Harbour Union.
    Harbour Union · statement · one source, paraphrased
    Alder Herald, 15 March 2024, paragraph 7 (herald-2024-03#7)
    northland/paid-for-pier
"""
BLOC = """\
Bloc (actor kind)
File: briefings/vocabulary.yml:2:3
plural: Blocs
group: True
brief: True

Records of this kind
  Outer League (outer-league)
  Strait Pact (strait-pact)
"""


@pytest.mark.parametrize(
    ("id", "printed"),
    [("olga-brandt/small-cup", SMALL_CUP), ("northland--southmark/solved", SOLVED), ("money", MONEY)],
    ids=["claim", "judgement", "topic"],
)
def test_a_thing_is_shown_in_plain_words(folder: Path, id: str, printed: str) -> None:
    """What its page says, where it stands, and who refers to it; piped, a text is one line and nothing is bold."""
    result = run(folder, "show", id)
    assert (result.exit_code, result.output) == (0, printed)


def test_the_dossier_is_shown_as_a_whole(whole: Path) -> None:
    """What it covers, its introduction with its basis, what it does not know, and what it contains."""
    printed = run(whole, "show", "dossier").output
    assert printed.startswith("The Ferry\nNorthland and Southmark\nAs of 3 May 2024; The tests\nFile: briefings/dossier.yml\n")
    assert "\nWhat is not known\n  No article says what Northland will do.\n    See statements on Northland and Southmark\n" in printed
    assert printed.endswith("\nContains\n  13 actors, 3 relationships, 4 sources, 15 claims\n")


def test_a_kind_is_shown_with_its_records(whole: Path) -> None:
    """A kind: its words, and the records that are of it."""
    assert run(whole, "show", "bloc").output == BLOC


def test_a_page_has_its_full_address_if_that_is_known(whole: Path) -> None:
    """With a site_url the page is told as a browser takes it."""
    assert "\nPage: https://ferry.example/brief/actors/edda-lind/\n" in run(whole, "show", "edda-lind").output


@each("id", sorted(FULL.profiles))
def test_a_record_is_shown_in_the_words_of_its_brief(id: str) -> None:
    """Every statement with who says it, every judgement, every note and every row of the box stands there as the brief prints it."""
    shown = {line.text for line in SHOWING.lines(id, ids_named(FULL, id)[0])}
    text = "\n".join(shown)
    printed = brief_values(FULL.profiles[id], BriefContext(FULL))
    units = list(printed["glance"]) + [unit for part in printed["sections"] for group in part["groups"] for unit in group["statements"]]
    assert len(units) == len(SHOWING.views.shown[id])
    for unit in units:
        said = set(words(unit["said"]).split(" · "))
        assert any(said <= set(line.split(" · ")) for line in shown), said  # a terminal has the details of the page as well
        assert f"{unit['number']}. {words(unit['text'])}{''.join(f' [{mark}]' for mark in unit['marks'])}" in shown
        assert all(words(remark["text"]) in shown for remark in unit["remarks"])
    assert all(words(item["said"]) in shown for item in printed["judgements"]["items"])
    assert all(f"[{note['number']}] {words(note['text'])}" in shown for note in printed["notes"])
    assert all(words(value["text"]) in text for row in printed["facts"] for value in row["values"])
    assert all(row["acts"] in shown for group in printed["relationships"] for row in group["rows"])
    assert all(words(change) in shown for change in printed["changes"])


def words(run: list[str | dict[str, str]]) -> str:
    """A run of a brief as plain words."""
    return "".join(piece if isinstance(piece, str) else piece["words"] for piece in run)


@each("id", list(all_ids(FULL)))
def test_whatever_has_an_id_is_shown(id: str) -> None:
    """Records, sources, topics, kinds, claims and judgements: each says what it is called and where it stands."""
    lines = list(SHOWING.lines(id, ids_named(FULL, id)[0]))
    assert lines[0].heading
    assert sum(line.text.startswith("File: briefings/") for line in lines) == 1


def test_a_source_is_shown_paragraph_by_paragraph(folder: Path) -> None:
    """What rests on each paragraph, or why nothing does."""
    lines = run(folder, "show", "herald-2024-03").output.splitlines()
    assert lines[:2] == ["Harbour talks end without a deal", "Alder Herald, 15 March 2024; report"]
    assert "Paragraph 1: not used: The headline and the author's name." in lines
    assert lines[lines.index("Paragraph 4: 1 office") + 1] == "  Lena Vos: envoy"
    used = [line.strip() for line in lines[lines.index("Referred to in (each place: briefings where-used herald-2024-03)") + 1 :]]
    assert used == [
        f"briefings/actors/{used_in}" for used_in in ("southmark.yml: 3", "olga-brandt.yml: 2", "lena-vos.yml: 1", "northland.yml: 1")
    ] + ["briefings/relationships/northland--southmark.yml: 1"]


def test_a_withdrawn_record_says_when_and_why(tmp_path: Path) -> None:
    """Of a record that was withdrawn only its history is left."""
    withdrawn = b"name: Guild\nkind: organisation\nhistory:\n  - {date: 2024-05-01, change: 'It is [[harbour-union]].', kind: withdrawn}\n"
    output = run(builds.project(tmp_path, {**small.files(), "actors/guild.yml": withdrawn}), "show", "guild").output
    assert output.startswith("Withdrawn: Guild\nFile: briefings/actors/guild.yml\n")
    assert output.endswith("\nChanges\n  1 May 2024: withdrawn. It is Harbour Union.\n")


def test_several_things_of_one_id_are_all_shown_or_one_is_chosen(tmp_path: Path) -> None:
    """A topic that is called as an actor is: both, with a blank line between them, or the one that --kind names."""
    files = {
        path: content.replace(b"[ferry]", b"[lena-vos]").replace(b"  ferry:", b"  lena-vos:") for path, content in small.files().items()
    }
    project = builds.project(tmp_path, files)
    both = run(project, "show", "lena-vos").output
    one = run(project, "show", "lena-vos", "--kind", "topic").output
    assert one.startswith("Ferry\n")
    assert both == run(project, "show", "lena-vos", "--kind", "actor").output + "\n" + one
    assert "'lena-vos' is an actor and a topic" in run(project, "show", "lena-vos", "--kind", "source").stderr


def test_in_a_terminal_lines_are_as_wide_as_it_is(folder: Path) -> None:
    """In a terminal a text is folded below where it begins, and headings stand out."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "--project", str(folder), "show", "lena-vos"]
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, env=os.environ | {"COLUMNS": "50", "TERM": "xterm"}) as shown:
        os.close(theirs)
        output = b"".join(iter(lambda: read(ours), b"")).decode()
    os.close(ours)
    assert shown.returncode == 0
    lines = re.sub(r"\x1b\[\dm", "", output).splitlines()
    assert "\x1b[1mLena Vos\x1b[0m" in output
    assert max(map(len, lines)) <= 50
    assert [line for line in lines if "Southmark has" in line] == ["  1. Southmark has “lost 1,200 passengers a week”,"]


def read(terminal: int) -> bytes:
    """What was written to a terminal; nothing once nobody can write to it any more, which Linux calls an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
