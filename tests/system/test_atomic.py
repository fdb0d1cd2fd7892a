"""Several files written together: all of them or none, whatever fails, and nothing left beside them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from generator.system import atomic

BEFORE: dict[str, bytes | None] = {"a.yml": b"a", "b.yml": b"b", "c.yml": b"c"}
AFTER: dict[str, bytes | None] = {"a.yml": b"A", "b.yml": None, "new/d.yml": b"D", "c.yml": b"C"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files."""
    (tmp_path / "new").mkdir()
    for path, content in BEFORE.items():
        (tmp_path / path).write_bytes(content or b"")
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_replaced_and_removed(folder: Path) -> None:
    """What is new is there, what is to go is gone, and nothing lies beside."""
    (folder / ".b.yml.bak").write_bytes(b"of a run that was killed")
    atomic.write_together(folder, BEFORE, AFTER)
    assert held(folder) == {"a.yml": b"A", "new/d.yml": b"D", "c.yml": b"C"}


def test_the_rights_of_a_file_stay(folder: Path) -> None:
    """A file that others may not read is not opened to them by being written anew, or by being called otherwise."""
    for path in ("a.yml", "b.yml"):
        (folder / path).chmod(0o600)
    atomic.write_together(folder, BEFORE, AFTER, {"b.yml": "new/d.yml"})
    assert [(folder / path).stat().st_mode & 0o777 for path in ("a.yml", "new/d.yml")] == [0o600, 0o600]


@pytest.mark.parametrize("path", ["a.yml", "new/d.yml"], ids=["changed", "came"])
def test_a_file_that_changed_meanwhile_is_not_overwritten(folder: Path, path: str) -> None:
    """What somebody wrote since the files were read stays, and nothing else is written."""
    (folder / path).write_bytes(b"mine")
    (folder / ".a.yml.bak").write_bytes(b"of a run that was killed")
    before = held(folder)
    with pytest.raises(OSError, match=f"{path} was changed in the meantime"):
        atomic.write_together(folder, BEFORE, AFTER)
    assert held(folder) == before


CALLS = [("replace", number) for number in range(6)] + [("write", number) for number in range(3)]


@pytest.mark.parametrize(("call", "number"), CALLS, ids=[f"{call} {number}" for call, number in CALLS])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk full", "Ctrl-C"])
def test_whatever_fails_nothing_is_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, error: BaseException
) -> None:
    """Each call that changes a file fails once, or is the last before Ctrl-C: every file is then what it was, and nothing lies beside."""
    calls = {"replace": 0, "write": 0}

    def failing(what: str, real: Any) -> Any:
        def called(*given: Any) -> Any:
            calls[what] += 1
            strikes = (what, calls[what]) == (call, number + 1)
            if strikes and isinstance(error, OSError):
                raise error
            done = real(*given)
            if strikes:
                raise error
            return done

        return called

    killed = folder / ".c.yml.bak"
    killed.touch()  # of a run that was killed: nothing of it comes back
    monkeypatch.setattr(os, "replace", failing("replace", os.replace))
    monkeypatch.setattr(os, "open", failing("write", os.open))
    with pytest.raises(type(error)):
        atomic.write_together(folder, BEFORE, AFTER)
    assert calls[call] > number
    killed.unlink(missing_ok=True)
    assert held(folder) == BEFORE
