"""The guard: what it deletes, moves and overwrites, and what it leaves alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.system import guard
from generator.system.guard import OutsideError
from tests.support.projects import everything

ACTS: dict[str, Callable[[Path, Path], object]] = {
    "delete": guard.delete,
    "delete_folder": guard.delete_folder,
    "delete_if_empty": guard.delete_if_empty,
    "move from": lambda path, within: guard.move(path, within / "new", within),
    "move to": lambda path, within: guard.move(within / "inside.txt", path, within),
    "write": lambda path, within: guard.write(path, b"x", within),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file, beside another folder with files, to which a link leads."""
    for path in ("folder/inside.txt", "folder/sub/a.txt", "other/b.txt", "other/empty/"):
        if path.endswith("/"):
            (tmp_path / path).mkdir(parents=True)
        else:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(path, encoding="utf-8")
    (tmp_path / "folder" / "link").symlink_to("../other", target_is_directory=True)
    return tmp_path / "folder"


@pytest.mark.threat("b201")
@pytest.mark.parametrize("path", ["", "../other/b.txt", "sub/../../other/b.txt", "link/b.txt", "link/empty", "/etc/hostname"])
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nothing_happens_outside(folder: Path, act: Callable[[Path, Path], object], path: str) -> None:
    """A path that is the folder itself, above it, or behind a link, is refused before anything happens."""
    before = everything(folder.parent)
    with pytest.raises(OutsideError):
        act(folder / path, folder)
    assert everything(folder.parent) == before


@pytest.mark.threat("b201")
def test_a_link_is_deleted_and_not_what_it_leads_to(folder: Path) -> None:
    """Deleting a link, or a folder with a link in it, leaves the other folder as it is."""
    (folder / "sub" / "link").symlink_to("../../other", target_is_directory=True)
    other = everything(folder.parent / "other")
    guard.delete(folder / "link", folder)
    guard.delete_folder(folder / "sub", folder)
    assert os.listdir(folder) == ["inside.txt"]
    assert everything(folder.parent / "other") == other


@pytest.mark.threat("b201")
def test_a_link_is_not_written_through(folder: Path) -> None:
    """A link in the place of a file is an error: what it leads to is not overwritten."""
    (folder / "to").symlink_to("../other/b.txt")
    with pytest.raises(OSError, match="to"):
        guard.write(folder / "to", b"x", folder)
    with pytest.raises(FileExistsError):
        guard.write(folder / "inside.txt", b"x", folder, anew=True)
    assert (folder.parent / "other" / "b.txt").read_text(encoding="utf-8") == "other/b.txt"


def test_a_linked_folder_above_is_no_hindrance(folder: Path) -> None:
    """The way to the folder itself may lead through links."""
    (folder.parent / "here").symlink_to("folder", target_is_directory=True)
    here = folder.parent / "here"
    guard.write(here / "new.txt", b"x", here)
    guard.move(here / "new.txt", here / "sub" / "new.txt", here)
    guard.delete(here / "sub" / "new.txt", here)
    assert not guard.delete_if_empty(here / "sub", here)
    guard.delete(here / "sub" / "a.txt", here)
    assert guard.delete_if_empty(here / "sub", here)
