"""Another version of an article: `add-source` says what changed and rewrites citations on request; `recheck` compares and writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.project import load
from generator.text.problems import InvalidDossierError
from tests.support import builds, small

HERALD = "herald-2024-03"
NOTE = "Correction: an earlier version of this article gave a wrong number of passengers a week, the editors say.\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path, small.files())


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


def add(folder: Path, text: str, *options: str) -> Result:
    """Add a version of the Herald's article."""
    (folder / "new.txt").write_text(text, encoding="utf-8")
    return run(folder, "add-source", str(folder / "new.txt"), "--id", HERALD, *options)


def records(folder: Path) -> dict[str, bytes]:
    """The files of the records."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted((folder / "briefings").rglob("*.*"))}


def texts(files: Mapping[str, bytes]) -> str:
    """The texts of the YAML files."""
    return "\n".join(content.decode() for path, content in files.items() if path.endswith(".yml"))


def problems(folder: Path) -> list[str]:
    """The codes of the problems that a check reports."""
    try:
        load.load(folder)
    except InvalidDossierError as error:
        return [problem.code for problem in error.problems]
    return []


def test_a_paragraph_on_top_needs_one_command_and_no_hand_edit(folder: Path) -> None:
    """Every citation moves by one, the new paragraph is outside what was read, and the check has nothing to say."""
    before = records(folder)
    refused = add(folder, NOTE + small.HERALD)
    assert refused.exit_code == 1
    assert "paragraph 1 is new\nparagraphs 1-8 are now paragraphs 2-9\n" in refused.output
    assert "nothing was written; to rewrite their citations, add --renumber" in refused.output
    assert records(folder) == before
    done = add(folder, NOTE + small.HERALD, "--renumber")
    assert done.exit_code == 0, done.output
    assert "rewrote 8 citations; changed 6 records" in done.output
    assert problems(folder) == []
    after = records(folder)
    assert b"cites: [herald-2024-03#8]" in after["briefings/actors/northland.yml"]
    assert b"dated_at: herald-2024-03#4" in after["briefings/actors/southmark.yml"]
    source = after[f"briefings/sources/{HERALD}.yml"].decode()
    assert "scope: 2-9\nscope_why: Paragraph 1 was not in the version that was read.\n" in source
    assert "paragraphs: 2-3, why: The headline and the author's name." in source
    assert add(folder, NOTE + small.HERALD).exit_code == 0


def test_nothing_but_the_numbers_changes(folder: Path) -> None:
    """Comments, order, quotation marks and line ends of the records stay."""
    path = folder / "briefings" / "actors" / "northland.yml"
    path.write_bytes(
        b"\xef\xbb\xbf# by hand\r\n"
        + path.read_bytes().replace(b"\n", b"\r\n").replace(b"[herald-2024-03#7]", b"['herald-2024-03#7'] # paid")
    )
    before = path.read_bytes()
    assert add(folder, NOTE + small.HERALD, "--renumber").exit_code == 0
    assert path.read_bytes() == before.replace(b"#7'", b"#8'")


def test_what_rests_on_a_reworded_paragraph_is_named(folder: Path) -> None:
    """The claims are named, and those that do not hold any more are reported once the version is taken over."""
    text = small.HERALD.replace("paid 3 million crowns for the pier. It apparently knew", "paid 4 million crowns for the pier. It knew")
    refused = add(folder, text)
    assert refused.exit_code == 1
    assert "paragraph 7 was reworded; on it rests northland/paid-for-pier" in refused.output
    done = add(folder, text, "--renumber")
    assert done.exit_code == 0
    assert "with this version, 1 problem is new" in done.output
    assert "herald-2024-03#7 does not contain the number '3 million'" in done.output
    assert problems(folder) == ["ungrounded-number"]


def test_a_cited_paragraph_that_is_gone_stops_everything(folder: Path) -> None:
    """Nothing is written, and the citations to change are named with their lines."""
    before = records(folder)
    text = "\n\n".join(block for block in small.HERALD.split("\n\n") if not block.startswith("The Harbour Union claims"))
    done = add(folder, text, "--renumber")
    assert done.exit_code == 1
    assert "paragraph 7 is gone; on it rests northland/paid-for-pier" in done.output
    assert "briefings/actors/northland.yml:10:13" in done.output
    assert records(folder) == before


def test_what_nothing_rests_on_may_change(folder: Path) -> None:
    """A new headline is taken over at once."""
    (folder / "articles").mkdir()
    done = add(folder, small.HERALD.replace("Harbour talks end without a deal\n", "Harbour talks end without a deal again\n", 1))
    assert done.exit_code == 0
    assert "paragraph 1 was reworded; nothing rests on it" in done.output
    assert problems(folder) == []


def test_pages_and_rows_move_with_the_article(folder: Path) -> None:
    """A citation by page stays as it is while the page has the paragraph, and is rewritten once it is on another one."""
    marked = "#briefings-article 1\n---\n\n" + "\n\n".join(
        f"%% p. {1 + number // 3}\n{block.strip()}" for number, block in enumerate(small.HERALD.split("\n\n"))
    )
    assert add(folder, marked).exit_code == 0
    path = folder / "briefings" / "actors" / "northland.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("#7", "#p3.1"), encoding="utf-8")
    assert problems(folder) == []
    assert add(folder, marked.replace("%% p. 1\n", f"%% p. 1\n{NOTE}%% p. 1\n", 1), "--renumber").exit_code == 0
    assert "herald-2024-03#p3.1" in path.read_text(encoding="utf-8")
    assert add(folder, marked.replace("%% p. 3\n", f"%% p. 3\n{NOTE}%% p. 3\n", 1), "--renumber").exit_code == 0
    assert "herald-2024-03#p3.2" in path.read_text(encoding="utf-8")
    assert problems(folder) == []


def test_recheck_compares_everything_at_hand_and_writes_nothing(folder: Path) -> None:
    """An article that is as it was is counted; of the others it says what changed, what rests on it, and what would not hold."""
    at_hand = folder / "texts"
    at_hand.mkdir()
    (at_hand / "gazette.txt").write_text(small.GAZETTE, encoding="utf-8")
    (at_hand / f"{HERALD}.txt").write_text(small.HERALD, encoding="utf-8")
    before = records(folder)
    assert run(folder, "recheck", "--articles", str(at_hand)).output == "2 articles as before, 0 articles changed, 0 not at hand\n"
    (at_hand / f"{HERALD}.txt").write_text(small.HERALD.replace("3 million", "4 million"), encoding="utf-8")
    told = run(folder, "recheck", "--articles", str(at_hand), HERALD)
    assert told.exit_code == 1
    assert "paragraph 7 was reworded; on it rests northland/paid-for-pier" in told.output
    assert "does not contain the number '3 million'" in told.output
    assert "0 articles as before, 1 article changed, 0 not at hand" in told.output
    assert records(folder) == before
