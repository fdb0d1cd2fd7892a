"""Generated files on a disk: written where bytes differ, removed where nothing makes them any more, and never in the place of a person's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pages import site
from generator.pages.site import generate
from generator.project import load
from generator.project.files import MANIFEST, remove_generated, write_generated
from tests.support import builds, small
from tests.support.generated_docs import PAGES, everything


def sha256(content: bytes) -> str:
    """The digest of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def test_generated_files_are_written(docs: Path) -> None:
    """Every page is written with its bytes, and the manifest names them; what people wrote stands beside them."""
    assert everything(docs) == {
        **PAGES,
        "handbook/index.md": b"by hand\n",
        "assets/briefings.css": b"p {}\n",
        MANIFEST: (json.dumps({path: [sha256(PAGES[path])] for path in sorted(PAGES)}, indent=0) + "\n").encode(),
    }


def test_second_run_writes_nothing(docs: Path) -> None:
    """Where the bytes are the same nothing is written: every file keeps its time and its place on the disk."""
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in docs.rglob("*")}
    assert write_generated(docs, PAGES) == (0, 0)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in docs.rglob("*")} == before


def test_small_dossier_is_written_once(tmp_path: Path) -> None:
    """The pages of a whole dossier are written once, and a second time not one of them."""
    pages = generate(small.dossier())
    assert write_generated(tmp_path / "docs", pages) == (len(pages), 0)
    assert write_generated(tmp_path / "docs", generate(small.dossier())) == (0, 0)
    assert {path: content for path, content in everything(tmp_path / "docs").items() if path != MANIFEST} == pages


def test_files_that_were_put_aside_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large dossier is made in two processes, which send each other only where a content is."""
    home = builds.project(tmp_path / "project", small.files())
    written = load.write_docs(home).written
    before = everything(home / "docs")
    monkeypatch.setattr(load, "_MUCH", 0)
    monkeypatch.delattr(site, "generate")
    assert load.write_docs(home, fresh=True)[1:3] == (0, 0)
    assert everything(home / "docs") == before
    assert written > 0


def test_only_what_changed_is_written(docs: Path) -> None:
    """One page that changed is written, and the others keep their place on the disk; of equal length counts as changed too."""
    inodes = {path: (docs / path).stat().st_ino for path in PAGES}
    assert write_generated(docs, {**PAGES, "index.md": b"hame\n"}) == (1, 0)
    assert (docs / "index.md").read_bytes() == b"hame\n"
    assert [path for path in PAGES if (docs / path).stat().st_ino != inodes[path]] == ["index.md"]


def test_stale_files_and_empty_folders_go(docs: Path) -> None:
    """What was generated and no longer is goes, with the folders it leaves empty; people's folders stay."""
    assert write_generated(docs, {"index.md": b"home\n"}) == (0, 2)
    assert sorted(everything(docs)) == [MANIFEST, "assets/briefings.css", "handbook/index.md", "index.md"]
    assert not (docs / "actors").exists()
    assert json.loads((docs / MANIFEST).read_bytes()) == {"index.md": [sha256(b"home\n")]}


def test_a_list_of_paths_alone_lets_pages_be_overwritten_and_removes_nothing(docs: Path) -> None:
    """The list of an earlier version does not say what was written: pages are written anew, and what is stale is left to its owner."""
    (docs / MANIFEST).write_text(json.dumps([*PAGES, "mine.md"]), encoding="utf-8")
    (docs / "mine.md").write_bytes(b"mine\n")
    with pytest.raises(FileExistsError, match=r"^docs/mine\.md has changed since it was generated; move or delete it, and run"):
        write_generated(docs, PAGES)
    (docs / "mine.md").rename(docs / "handbook" / "mine.md")
    assert write_generated(docs, {**PAGES, "index.md": b"new\n"}) == (1, 0)


def test_a_stale_file_that_has_changed_is_not_removed(docs: Path) -> None:
    """A page that somebody has edited is theirs: it is not removed with its record, and nothing is written."""
    (docs / "actors" / "northland.md").write_bytes(b"edited\n")
    before = everything(docs)
    with pytest.raises(FileExistsError, match=r"^docs/actors/northland\.md has changed since it was generated"):
        write_generated(docs, {"index.md": b"new\n"})
    assert everything(docs) == before


def test_what_was_generated_can_be_removed(docs: Path) -> None:
    """All generated files go, with the folders they leave empty and the list; files of people, and one that was edited, stay."""
    (docs / "actors" / "northland.md").write_bytes(b"edited\n")
    assert remove_generated(docs) == (len(PAGES) - 1, ["actors/northland.md"])
    assert everything(docs) == {"handbook/index.md": b"by hand\n", "assets/briefings.css": b"p {}\n", "actors/northland.md": b"edited\n"}


@pytest.mark.parametrize("listed", [list, lambda paths: {path: [] for path in paths}, lambda paths: {path: ["0" * 64] for path in paths}])
def test_a_forged_list_removes_nothing(docs: Path, listed: Callable[[list[str]], object]) -> None:
    """A list that names files of people, or files above the project, has none of them removed."""
    (docs.parent / "escape.txt").write_bytes(b"x\n")
    (docs / "mine").mkdir()
    (docs / "mine" / "notes.md").write_bytes(b"notes\n")
    before = everything(docs.parent)
    paths = ["handbook/index.md", "assets/briefings.css", "mine/notes.md", "../escape.txt", str(docs.parent / "escape.txt")]
    (docs / MANIFEST).write_text(json.dumps(listed(paths)), encoding="utf-8")
    assert remove_generated(docs) == (0, ["mine/notes.md"])
    assert everything(docs.parent) == {path: content for path, content in before.items() if not path.endswith(MANIFEST)}


def test_folder_with_a_persons_file_stays(docs: Path) -> None:
    """A folder that holds a file of a person's is not removed, and the file is not touched."""
    (docs / "actors" / "notes.md").write_bytes(b"mine\n")
    assert write_generated(docs, {"index.md": b"home\n"}) == (0, 2)
    assert (docs / "actors" / "notes.md").read_bytes() == b"mine\n"


def test_stale_file_that_is_gone_already(docs: Path) -> None:
    """A stale file that somebody has removed is not counted, and nothing fails."""
    (docs / "actors" / "northland.md").unlink()
    assert write_generated(docs, {"index.md": b"home\n"}) == (0, 1)


def test_persons_file_in_the_way_is_left(docs: Path) -> None:
    """Where a person's file stands at a page's path the run is refused, with its name, before anything is written."""
    (docs / "topics.md").write_bytes(b"mine\n")
    before = everything(docs)
    with pytest.raises(FileExistsError, match=r"^docs/topics\.md was not written by the generator; move it, and run the command again$"):
        write_generated(docs, {**PAGES, "index.md": b"new\n", "topics.md": b"generated\n"})
    assert everything(docs) == before


def test_persons_file_of_the_same_bytes_is_taken_over(docs: Path) -> None:
    """A file that has the page's bytes already is the page: so a lost manifest does no harm."""
    (docs / MANIFEST).unlink()
    assert write_generated(docs, PAGES) == (0, 0)
    assert write_generated(docs, {"index.md": b"home\n"}) == (0, 2)


@pytest.mark.parametrize("what", ["folder", "link", "dangling-link", "link-to-the-same-bytes"])
def test_no_file_in_the_way_is_left(docs: Path, what: str) -> None:
    """Where a folder or a link stands at a page's path, even one that was generated before, the run is refused and it is left."""
    target, other = docs / "actors" / "northland.md", docs / "handbook" / "index.md"
    target.unlink()
    if what == "folder":
        target.mkdir()
    else:
        other.write_bytes(PAGES["actors/northland.md"] if what == "link-to-the-same-bytes" else b"by hand\n")
        target.symlink_to(other if what != "dangling-link" else docs / "gone")
    before = everything(docs)
    with pytest.raises(FileExistsError, match=r"docs/actors/northland\.md is not a file; move it"):
        write_generated(docs, PAGES)
    assert everything(docs) == before
    assert target.is_symlink() == (what != "folder")


@pytest.mark.parametrize("what", ["file", "link"])
def test_no_folder_in_the_way_is_left(docs: Path, what: str) -> None:
    """Where a file or a link stands in the place of a page's folder the run is refused: nothing is written where a link leads."""
    elsewhere = docs.parent / "elsewhere"
    elsewhere.mkdir()
    if what == "file":
        (docs / "sources").write_bytes(b"mine\n")
    else:
        (docs / "sources").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(FileExistsError, match=r"docs/sources is not a folder; move it"):
        write_generated(docs, {**PAGES, "sources/new/a.md": b"a\n"})
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "path",
    [
        "handbook/index.md",
        "assets/x.css",
        "handbook",
        "../x.md",
        "/x.md",
        "a//b.md",
        "./a.md",
        "a/../b.md",
        "",
        ".",
        MANIFEST,
        "a\\b.md",
        "a\0b.md",
    ],
)
def test_nothing_is_generated_outside_the_generators_folders(docs: Path, path: str) -> None:
    """A page at a path of people's, outside docs/, or that is no plain path, is refused."""
    before = everything(docs.parent)
    with pytest.raises(FileExistsError, match="is reserved for handwritten files; nothing is generated there"):
        write_generated(docs, {**PAGES, path: b"x"})
    assert everything(docs.parent) == before


HOSTILE = [
    "../victim.md",
    "handbook/index.md",
    "assets/briefings.css",
    "handbook/../handbook/index.md",
    "./handbook/index.md",
    "",
    ".",
    "..",
    "actors/..",
    "a\0b",
    "\ud800",
    "//x",
    "a\\..\\b",
    7,
    None,
    ["x"],
]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(json.dumps(HOSTILE).encode(), id="b073-hostile"),
        pytest.param(b"ABSOLUTE", id="b073-absolute"),
        pytest.param(b"not json", id="f30-no-json"),
        pytest.param(b"\xff\xfe", id="f30-not-utf8"),
        pytest.param(b"", id="f30-empty"),
        pytest.param(b"7", id="f30-number"),
        pytest.param(b'"actors/northland.md"', id="f30-text"),
        pytest.param(b'{"handbook/index.md": 1}', id="f30-mapping"),
        pytest.param(b"[" * 100_000, id="f30-too-deep"),
    ],
)
def test_broken_or_hostile_manifest_is_ignored(docs: Path, content: bytes) -> None:
    """A manifest that cannot be read, or that names what the generator never writes, removes nothing; it is then written anew."""
    victim = docs.parent / "victim.md"
    victim.write_bytes(b"mine\n")
    (docs / MANIFEST).write_bytes(json.dumps([str(victim)]).encode() if content == b"ABSOLUTE" else content)
    before = {path: content for path, content in everything(docs.parent).items() if not path.endswith(MANIFEST)}
    assert write_generated(docs, PAGES) == (0, 0)
    assert {path: content for path, content in everything(docs.parent).items() if not path.endswith(MANIFEST)} == before
    assert list(json.loads((docs / MANIFEST).read_bytes())) == sorted(PAGES)


@pytest.mark.parametrize("what", ["folder", "link"])
def test_a_manifest_that_is_not_a_file_is_left(docs: Path, what: str) -> None:
    """Where a folder or a link stands at the manifest's path the run is refused and it is left."""
    (docs / MANIFEST).unlink()
    if what == "folder":
        (docs / MANIFEST).mkdir()
    else:
        (docs / MANIFEST).symlink_to(docs / "handbook" / "index.md")
    with pytest.raises(FileExistsError, match=r"is not a file; move it"):
        write_generated(docs, PAGES)
    assert (docs / "handbook" / "index.md").read_bytes() == b"by hand\n"


def test_stale_file_behind_a_link_is_left(docs: Path) -> None:
    """Where a link has taken the place of a folder that was generated, what it leads to is not removed."""
    mine = docs.parent / "mine"
    (docs / "actors").rename(mine)
    (docs / "actors").symlink_to(mine, target_is_directory=True)
    assert write_generated(docs, {"index.md": b"home\n"}) == (0, 0)
    assert sorted(everything(mine)) == ["index.md", "northland.md"]


def test_stale_path_that_is_a_link_or_a_folder_now_is_left(docs: Path) -> None:
    """What stands at a stale path and is no file any more is somebody else's."""
    (docs / "actors" / "northland.md").unlink()
    (docs / "actors" / "northland.md").symlink_to("index.md")
    (docs / "actors" / "index.md").unlink()
    (docs / "actors" / "index.md").mkdir()
    assert write_generated(docs, {"index.md": b"home\n"}) == (0, 0)
    assert (docs / "actors" / "northland.md").is_symlink()
    assert (docs / "actors" / "index.md").is_dir()
