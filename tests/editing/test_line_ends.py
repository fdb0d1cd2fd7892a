"""Every edit leaves the byte order mark, the line ends and the end of the last line as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.fingerprints import Evidence
from generator.cli import main
from generator.editing import edits, field_order
from generator.text.yaml import read
from tests.support import builds, small

RECORDS = {path: content.decode() for path, content in small.files().items() if path.endswith(".yml")}
PATHS = sorted(path for path in RECORDS if field_order.model_of(path))
ENDINGS = ("\n", "\r\n", "\r")
MARK = b"\xef\xbb\xbf"
FORMS = [(MARK, "\r\n", False), (b"", "\r\n", True), (MARK, "\n", True), (b"", "\n", False), (b"", "\r", True)]


def written(text: str, mark: bytes, ending: str, *, ended: bool) -> bytes:
    """A text as somebody's editor writes it."""
    return mark + (text if ended else text.rstrip("\n")).replace("\n", ending).encode()


def form(content: bytes) -> tuple[bool, set[str], bool]:
    """Whether a file has a byte order mark, its line ends, and whether its last line has one."""
    text = content.decode()
    return content.startswith(MARK), set(re.findall(r"\r\n|\r|\n", text)), text.endswith(("\r", "\n"))


def in_other_order(text: str) -> str:
    """A record with its first field moved to its end."""
    fields = re.findall(r"(?ms)^\S.*?(?=^\S|\Z)", text)
    return "".join([*fields[1:], fields[0]])


@pytest.mark.threat("f54")
@given(
    path=st.sampled_from(PATHS),
    marked=st.booleans(),
    endings=st.lists(st.sampled_from(ENDINGS), min_size=1, max_size=5),
    ended=st.booleans(),
)
def test_fmt_changes_no_line_end(path: str, marked: bool, endings: list[str], ended: bool) -> None:
    """Each line has its own line end after its fields have been moved, whatever mixture a file has; in order already, no byte changes."""
    model = field_order.model_of(path)
    assert model is not None
    lines = [line for line in in_other_order(RECORDS[path]).split("\n") if line]
    ends = [endings[number % len(endings)] for number in range(len(lines))]
    data = (MARK if marked else b"") + "".join(map("".join, zip(lines, ends, strict=True))).removesuffix("" if ended else ends[-1]).encode()
    document, _ = read(path, data)
    assert document is not None
    changed = edits.written_like(data, field_order.arranged(document, model))
    assert (changed.startswith(MARK), changed.decode().endswith(("\r", "\n"))) == (marked, ended)
    if len(set(endings)) == 1 or ended:
        pairs = sorted(re.findall(r"([^\r\n]*)(\r\n|\r|\n)", changed.decode().removeprefix("\ufeff")))
        kept = dict(reversed(list(zip(lines, ends, strict=True))))
        assert [pair for pair in pairs if len(set(lines)) == len(lines) and kept.get(pair[0]) != pair[1]] == []
    again, _ = read(path, changed)
    assert again is not None
    assert edits.written_like(changed, field_order.arranged(again, model)) == changed


#: Commands that edit a record, and the record.
EDITS = {
    "fmt": (["fmt"], "actors/southmark.yml"),
    "rename": (["rename", "southmark", "south"], "actors/southmark.yml"),
    "rename a claim": (["rename", "southmark/thanked", "letter"], "actors/southmark.yml"),
    "rename a topic": (["rename", "ferry", "boat"], "vocabulary.yml"),
    "new claim": (
        ["new", "claim", "southmark", "--cites", "gazette-2024-05#2", "--text", "[[southmark]] sent five ships.", "--topic", "ferry"],
        "actors/southmark.yml",
    ),
}


@pytest.mark.threat("f54")
@pytest.mark.parametrize("shape", FORMS)
@pytest.mark.parametrize(("command", "path"), EDITS.values(), ids=EDITS)
def test_commands_change_no_line_end(command: list[str], path: str, shape: tuple[bytes, str, bool], tmp_path: Path) -> None:
    """What a command edits, it leaves in the form that it had."""
    mark, ending, ended = shape
    before = RECORDS[path] if command != ["fmt"] else in_other_order(RECORDS[path])
    folder = builds.project(tmp_path, {**small.files(), path: written(before, mark, ending, ended=ended)})
    CliRunner().invoke(main, ["--project", str(folder), *command], catch_exceptions=False)
    files = {file.read_bytes() for file in (folder / "briefings").glob(f"{path.partition('/')[0]}*/*.yml")} | {
        file.read_bytes() for file in (folder / "briefings").glob("*.yml")
    }
    changed = files - {content for other, content in small.files().items() if other != path}
    mine = [content for content in changed if form(content) == (bool(mark), {ending}, ended)]
    assert mine
    assert mine[0] != written(before, mark, ending, ended=ended)


@pytest.mark.threat("f54")
@pytest.mark.parametrize(("before", "after"), [(b"/site/\r\n", b"\r\n"), (b"/site/", b"\n"), (b"", b"\n")])
def test_gitignore_keeps_its_line_ends(before: bytes, after: bytes, tmp_path: Path) -> None:
    """A line that is added to .gitignore ends as the others, and no other line changes; renaming keeps them, too."""
    folder = builds.project(tmp_path, small.files())
    (folder / ".gitignore").write_bytes(before)
    (folder / "article.txt").write_text(small.GAZETTE, encoding="utf-8")
    run = CliRunner().invoke(main, ["--project", str(folder), "add-source", str(folder / "article.txt"), "--id", "new-1", "--local"])
    assert run.exit_code == 0, run.output
    kept = (folder / ".gitignore").read_bytes()
    assert kept.startswith(before)
    assert kept.endswith(b"/briefings/sources/new-1.evidence" + after)
    assert Evidence.loads((folder / "briefings" / "sources" / "new-1.evidence").read_text(encoding="utf-8"))
