"""Writing that is interrupted, done twice at once or under another umask, and any edition in the place of any other."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.project.files import MANIFEST, write_generated
from tests.support.generated_docs import PAGES, everything


def _failing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """From now on the system refuses one call, as a full disk does."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, name, refuse)


@pytest.mark.parametrize("call", ["replace", "chmod", "fdopen"])
def test_interrupted_write_leaves_no_half_file(docs: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Where writing fails at any step the old content stands, and no new file is left beside it."""
    before = everything(docs)
    _failing(monkeypatch, call)
    with pytest.raises(OSError, match="No space left"):
        write_generated(docs, {**PAGES, "index.md": b"new\n"})
    assert everything(docs) == before


@pytest.mark.threat("f04")
def test_failure_after_some_pages_is_mended_by_the_next_run(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends in the middle leaves whole files; the next one knows every one of them and makes `docs/` whole."""
    replace, calls = os.replace, iter(range(100))

    def third(source: str, target: Path) -> None:
        if next(calls) == 2:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", third)
    new = {"index.md": b"new\n", "sources/a.md": b"a\n", "sources/b.md": b"b\n"}
    with pytest.raises(OSError, match="No space left"):
        write_generated(docs, new)
    monkeypatch.undo()
    assert not (docs / ".generated.new").exists()
    assert write_generated(docs, new) == (2, 2)
    assert {path: content for path, content in everything(docs).items() if path.endswith(".md")} == {
        **new,
        "handbook/index.md": b"by hand\n",
    }


@pytest.mark.threat("f01")
@pytest.mark.parametrize("left", ["file", "link"])
def test_what_a_killed_run_left_is_removed(docs: Path, left: str) -> None:
    """A page that a killed run had not finished goes with the next run, even if that one has nothing to write; a link there is not followed."""
    aside = docs / ".generated.new"
    if left == "file":
        aside.write_bytes(b"half")
    else:
        aside.symlink_to(docs / "handbook" / "index.md")
    assert write_generated(docs, PAGES) == (0, 0)
    assert not aside.is_symlink()
    assert not aside.exists()
    assert (docs / "handbook" / "index.md").read_bytes() == b"by hand\n"


@pytest.mark.threat("f04")
def test_the_page_that_cannot_be_written_is_named(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a write fails the system names no file, or one that nobody knows: the error names the page."""
    replace = os.replace

    def refuse_pages(source: Path, target: Path) -> None:
        if target.name != MANIFEST:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse_pages)
    with pytest.raises(OSError, match="No space left") as error:
        write_generated(docs, {**PAGES, "index.md": b"new\n"})
    assert error.value.filename == str(docs / "index.md")


@pytest.mark.threat("f03")
def test_the_list_of_pages_is_on_the_disk_before_the_first_page(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut the next run still knows which files are ours: the list is flushed before it takes its place, and before any page does."""
    done: list[str] = []
    replace = os.replace

    def replaced(source: Path, target: Path) -> None:
        done.append(target.name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(os, "fsync", lambda _: done.append("flush"))
    write_generated(docs, {"index.md": b"home\n", "new.md": b"new\n"})
    assert done == ["flush", MANIFEST, "new.md", "flush", MANIFEST]


@pytest.mark.threat("f08")
def test_two_runs_wait_for_each_other(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another run writes below docs/ the second waits, and then writes."""
    handle = os.open(docs, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    lock, asked = fcntl.flock, []

    def waits(given: int, how: int) -> None:
        asked.append(how)
        os.close(handle)  # the other run ends as soon as it is waited for
        lock(given, how)

    monkeypatch.setattr(fcntl, "flock", waits)
    assert write_generated(docs, {**PAGES, "index.md": b"new\n"}) == (1, 0)
    assert asked == [fcntl.LOCK_EX]


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=["f24-umask-000", "f24-umask-022", "f24-umask-077"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """A umask, set for one test."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_files_have_one_mode_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    """Every generated file may be read by all and written by its owner, whatever the umask of who runs the program."""
    write_generated(tmp_path / "docs", PAGES)
    assert {stat.S_IMODE((tmp_path / "docs" / path).stat().st_mode) for path in (*PAGES, MANIFEST)} == {0o644}


@given(st.dictionaries(st.sampled_from(["a.md", "b.md", "x/a.md", "x/b.md", "x/y/a.md", "z/a.md"]), st.binary(max_size=3)).map(dict),
       st.dictionaries(st.sampled_from(["a.md", "b.md", "x/a.md", "x/b.md", "x/y/a.md", "z/a.md"]), st.binary(max_size=3)))  # fmt: skip
def test_any_edition_takes_the_place_of_any_other(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, bytes], second: dict[str, bytes]
) -> None:
    """After a run `docs/` holds the pages and nothing that was generated before, whatever that was; it counts what it did."""
    docs = tmp_path_factory.mktemp("docs")
    write_generated(docs, first)
    written = [path for path, content in second.items() if first.get(path) != content]
    assert write_generated(docs, second) == (len(written), len(first.keys() - second.keys()))
    assert {path: content for path, content in everything(docs).items() if path != MANIFEST} == second
    assert all(any(folder.iterdir()) for folder in docs.rglob("*") if folder.is_dir())
