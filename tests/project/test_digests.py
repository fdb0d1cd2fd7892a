"""The digests of files, and which files are read for them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.project import digests
from generator.project.digests import Digests
from generator.system import reading

#: A time in nanoseconds that is long after every change in these tests.
LATER = 4_000_000_000_000_000_000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """A project with two files whose digests are remembered, and the names of the files that are read from now on."""
    home, names = tmp_path / "project", list[str]()
    (home / "docs" / "a").mkdir(parents=True)
    (home / "docs" / "a" / "one.md").write_bytes(b"\xef\xbb\xbfone\r\n")
    (home / "docs" / "two.md").write_bytes(b"two\n")
    monkeypatch.setattr("generator.project.digests.time.time_ns", lambda: LATER)
    known = Digests(home)
    known.below(home / "docs")
    known.keep()
    really = reading.read

    def read(path: str | Path, *given: int, **options: bool) -> bytes:
        names.append(Path(path).name)
        return really(path, *given, **options)

    monkeypatch.setattr(reading, "read", read)
    return home, names


def looked(home: Path, names: list[str]) -> dict[str, digests.Digest]:
    """The digests as another run finds them; `names` are then those of the files of `docs/` that it read."""
    found = Digests(home).below(home / "docs")
    names[:] = [name for name in names if name.endswith(".md")]
    return found


def test_what_has_not_changed_is_not_read_again(folder: tuple[Path, list[str]]) -> None:
    """The digest is of the content, and of what is published of it."""
    home, names = folder
    found = looked(home, names)
    assert names == []
    assert found["a/one.md"][:2] == tuple(hashlib.sha256(it).hexdigest() for it in (b"\xef\xbb\xbfone\r\n", b"one\n"))
    assert found["two.md"].content == found["two.md"].published == hashlib.sha256(b"two\n").hexdigest()


def _same_size_and_time(path: Path) -> None:
    before = path.stat()
    path.write_bytes(b"TWO\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _exchanged(path: Path) -> None:
    before = path.stat()
    path.with_name("three").write_bytes(b"TWO\n")
    os.utime(path.with_name("three"), ns=(before.st_atime_ns, before.st_mtime_ns))
    path.with_name("three").rename(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "the content, with the size and the time that it had": _same_size_and_time,
    "another file in its place": _exchanged,
    "permissions": lambda path: path.chmod(0o600),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_has_changed_in_any_way_is_read(folder: tuple[Path, list[str]], change: Callable[[Path], object]) -> None:
    """Size and time of modification can be chosen; the time of the last change cannot."""
    home, names = folder
    change(home / "docs" / "two.md")
    found = looked(home, names)
    assert names == ["two.md"]
    assert found["two.md"].content == hashlib.sha256((home / "docs" / "two.md").read_bytes()).hexdigest()
    assert found["two.md"].mode == (home / "docs" / "two.md").stat().st_mode & 0o777


def test_what_changed_just_before_it_was_read_is_read_again(folder: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another change in the same tick of the clock would leave the same time."""
    home, names = folder
    (home / "docs" / "two.md").write_bytes(b"2\n")
    monkeypatch.setattr("generator.project.digests.time.time_ns", lambda: (home / "docs" / "two.md").stat().st_ctime_ns + 1_000_000)
    for _ in range(2):
        known = Digests(home)
        known.below(home / "docs")
        known.keep()
    looked(home, names)
    assert names == ["two.md"] * 3


def test_files_that_the_program_wrote_need_not_be_read(folder: tuple[Path, list[str]]) -> None:
    """Their digests are known, unless they changed after they were written."""
    home, names = folder
    (home / "docs" / "two.md").write_bytes(b"2\n")
    (home / "docs" / "a" / "one.md").write_bytes(b"1\n")
    known = Digests(home)
    known.believe(home / "docs", {"two.md": "02"}, LATER)
    known.believe(home / "docs", {"a/one.md": "01"}, 0)
    known.keep()
    assert looked(home, names)["two.md"].content == "02"
    assert names == ["one.md"]


def test_a_memory_that_is_not_of_this_project_is_not_believed(folder: tuple[Path, list[str]], tmp_path: Path) -> None:
    """It may have come with a stranger's project; and a fresh run reads everything."""
    home, names = folder
    memory = json.loads((home / digests.FILE).read_bytes())
    memory["docs/two.md"][0] = "0" * 64
    (home / digests.FILE).write_text(json.dumps(memory), encoding="utf-8")
    assert looked(home, names)["two.md"].content == hashlib.sha256(b"two\n").hexdigest()
    shutil.copytree(home, tmp_path / "copy")
    looked(tmp_path / "copy", names)
    Digests(home, fresh=True).below(home / "docs")
    assert names == ["two.md", "one.md"] * 3


def test_other_folders_stay_remembered(folder: tuple[Path, list[str]]) -> None:
    """A run that does not look at a folder keeps what is known of it; what has gone from a folder that it looks at is forgotten."""
    home, _ = folder
    (home / "theme").mkdir()
    (home / "theme" / "main.html").touch()
    known = Digests(home)
    known.below(home / "theme")
    known.keep()
    assert json.loads((home / digests.FILE).read_bytes()).keys() == {"docs/a/one.md", "docs/two.md", "theme/main.html"}
    (home / "docs" / "two.md").unlink()
    known = Digests(home)
    known.below(home / "docs")
    known.keep()
    assert json.loads((home / digests.FILE).read_bytes()).keys() == {"docs/a/one.md", "theme/main.html"}


def test_links_and_what_cannot_be_read_have_no_digest(folder: tuple[Path, list[str]]) -> None:
    """Nothing that a link leads to is read."""
    home, _ = folder
    (home / "docs" / "link.md").symlink_to(home / "docs" / "two.md")
    os.mkfifo(home / "docs" / "pipe.md")
    found = Digests(home).below(home / "docs")
    assert {path for path, digest in found.items() if not digest.content} == {"link.md", "pipe.md"}
