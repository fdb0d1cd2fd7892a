"""The tutorial as a newcomer follows it: each file written, each command run, in order, in an empty folder; and what it shows is what comes."""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
import sys
import urllib.request
from contextlib import chdir
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.support import builds, pdfs
from tests.support.html import read
from tests.support.repository import ROOT
from tests.support.rows import each

PAGE = (ROOT / "docs" / "handbook" / "tutorial.md").read_text(encoding="utf-8")


class Block(NamedTuple):
    """A piece of the page in a fence: its language, what is to be done with it, and its lines."""

    language: str
    title: str
    body: str


BLOCKS = [Block(*found.groups("")) for found in re.finditer(r'(?ms)^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', PAGE)]
#: What the page says of each block of commands, by the number of the block: the text in a fence below it, where there is one.
SHOWN = {
    number: following.body
    for number, (block, following) in enumerate(pairwise(BLOCKS))
    if block.language == "sh" and following.language == "text" and not following.title
}


def follow(folder: Path) -> None:
    """Do what the page says; what each block of commands printed, and the worst status of its commands, is in `said.json`."""
    here, said = folder / "empty", {}
    here.mkdir()
    for number, block in enumerate(BLOCKS):
        if block.language == "sh":
            printed, worst = "", 0
            for line in block.body.replace("\\\n", "").splitlines():
                here, status, output = command(here, line)
                printed, worst = printed + output, max(worst, status)
            said[number] = [worst, printed.replace(str(folder / "empty"), "…")]
        elif block.title:
            write(here, block)
    (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")


def write(project: Path, block: Block) -> None:
    """Write a file, add to the end of one, or put the lines with + in the place of those with -."""
    name, _, where = block.title.partition(", ")
    file = project / name
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    if block.language == "diff":
        old, new = ("".join(f"{line[1:]}\n" for line in block.body.splitlines() if line[0] in (sign, " ")) for sign in "-+")
        assert before.count(old) == 1, f"{block.title} has {old!r} {before.count(old)} times"
        file.write_text(before.replace(old, new), encoding="utf-8")
    else:
        assert where == ("at the end" if file.exists() else ""), block.title
        file.write_text(before + block.body, encoding="utf-8")


def command(here: Path, line: str) -> tuple[Path, int, str]:
    """Run a command line in a folder: the folder one is in then, its status, and what it printed."""
    program, *arguments = shlex.split(line)
    if program == "cd":
        return here / arguments[0], 0, ""
    assert program == "briefings", line
    if arguments == ["serve"]:
        return here, *preview(here)
    with chdir(here):
        done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return here, done.exit_code, done.output


def preview(project: Path) -> tuple[int, str]:
    """Start the preview on a port that is free, read a page of it, and press Ctrl-C."""
    started = [sys.executable, "-u", "-m", "generator", "--project", str(project), "serve", "--port", "0"]
    with subprocess.Popen(started, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True) as server:
        assert server.stdout is not None
        try:
            said, port = next((line, found[1]) for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line)))
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/relationships/carrow--ferry-guild/") as answer:
                page = answer.read().decode()
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                server.kill()
    assert "in two boats" in page
    return server.returncode, said


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the page was followed."""
    return builds.once(tmp_path_factory, "tutorial", follow)


def said(followed: Path, number: int) -> tuple[int, str]:
    """What a block of commands printed, and its status."""
    status, printed = json.loads((followed / "said.json").read_text(encoding="utf-8"))[str(number)]
    return status, printed


def wanted(shown: str) -> str:
    """The pattern of a text that the page shows; … stands for whatever is there."""
    return re.escape(shown).replace("…", "(?s:.*?)")


def test_the_page_has_what_it_promises() -> None:
    """A page, a PDF, three actors, a relationship, claims, a mistake and its mending, the preview, the build and the print are all in its blocks."""
    commands = "\n".join(block.body for block in BLOCKS if block.language == "sh")
    for wanted in ("init", "add-source", "new claim", "new relationship", "candidates", "serve", "build", "brief "):
        assert f"briefings {wanted}" in commands, wanted
    assert commands.count("briefings new actor ") == 3
    assert [Path(name).suffix for name in re.findall(r"add-source (\S+)", commands)] == [".html", ".pdf"]
    first = commands[commands.index("briefings add-source") : commands.index("briefings new claim")]
    assert first.count("briefings ") <= 2, "from a page to the first checked claim it takes at most three commands"
    assert len([block for block in BLOCKS if block.language == "diff"]) >= 3
    assert len(SHOWN) >= 8


@each("number", SHOWN, ids=[BLOCKS[number].body.split("\n")[0][:40] for number in SHOWN])
def test_each_command_prints_what_the_page_shows(followed: Path, number: int) -> None:
    """What is shown below commands is what they print, in an empty folder, today."""
    _, printed = said(followed, number)
    assert re.fullmatch(wanted(SHOWN[number]), printed), printed


def test_only_the_mistake_ends_with_a_problem(followed: Path) -> None:
    """Every block of commands ends well, but for the one that shows a mistake."""
    failed = {
        BLOCKS[int(number)].body: status for number, (status, _) in json.loads((followed / "said.json").read_text()).items() if status
    }
    assert failed == {"briefings check\n": 1}


def test_the_site_of_the_tutorial_has_what_was_written(followed: Path) -> None:
    """The page of the relationship tells the claim as mended, the closing of the bridge rests on two papers, and the site has no handbook."""
    site = followed / "empty" / "river" / "site"
    relationship = read((site / "relationships" / "carrow--ferry-guild" / "index.html").read_text(encoding="utf-8")).text
    assert "in two boats" in relationship
    assert "four boats" not in relationship
    closed = read((site / "relationships" / "aldbrook--carrow" / "index.html").read_text(encoding="utf-8")).text
    assert "Vale Courier" in closed
    assert "River Beacon" in closed
    assert not (site / "handbook").exists()


def test_the_brief_of_the_tutorial_is_printed(followed: Path) -> None:
    """The brief is where the page says it is, and says what was written, with its source."""
    paper = pdfs.reader((followed / "empty" / "river" / "printed" / "carrow--ferry-guild.pdf").read_bytes())
    text = pdfs.squeezed(" ".join(part.extract_text() for part in paper.pages))
    assert len(paper.pages) <= 2
    for piece in ("Carrow and Ferry Guild", "in two boats", "River Beacon, 4 June 2024"):
        assert pdfs.squeezed(piece) in text, piece
