"""What is read below briefings/ and written below docs/: regular files only, changed bytes only, and nothing of people's."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import files
from generator.decode import decode
from generator.files import MANIFEST, read_articles, read_briefings, write_generated
from generator.problems import InvalidDossierError
from generator.site import generate
from tests import small

PAGES = {"index.md": b"home\n", "actors/index.md": b"actors\n", "actors/northland.md": b"northland\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's folder with the small dossier in it."""
    for path, content in small.files().items():
        target = tmp_path / "project" / "briefings" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return tmp_path / "project"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs/ in which people have written, and `PAGES` were generated."""
    docs = tmp_path / "docs"
    (docs / "handbook").mkdir(parents=True)
    (docs / "handbook" / "index.md").write_bytes(b"by hand\n")
    (docs / "assets").mkdir()
    (docs / "assets" / "briefings.css").write_bytes(b"p {}\n")
    assert write_generated(docs, PAGES) == (3, 0)
    return docs


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_file_is_read(project: Path) -> None:
    """The files below briefings/ are read as they are, by path, in folders of any depth."""
    deep = project / "briefings" / "actors" / "deep" / "er" / "x.yml"
    deep.parent.mkdir(parents=True)
    deep.write_bytes(b"name: X\r\n")
    assert read_briefings(project) == ({**small.files(), "actors/deep/er/x.yml": b"name: X\r\n"}, [])


def test_read_dossier_is_the_dossier(project: Path) -> None:
    """What is read from the disk is the dossier, without a problem."""
    found, wrong = read_briefings(project)
    assert not wrong
    assert small.problems(found) == []


@pytest.mark.parametrize("made", ["nothing", "file", "link"])
def test_no_folder_of_records(tmp_path: Path, made: str) -> None:
    """Where there is no folder briefings/, a file is in its place, or a link, this is one problem and nothing is read."""
    if made == "file":
        (tmp_path / "briefings").write_text("x", encoding="utf-8")
    if made == "link":
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "dossier.yml").write_text("title: x", encoding="utf-8")
        (tmp_path / "briefings").symlink_to("elsewhere")
    found, wrong = read_briefings(tmp_path)
    assert found == {}
    assert [(str(problem.place), problem.code) for problem in wrong] == [("briefings:1:1", "missing-file")]
    assert wrong[0].message == ("briefings/ is a link" if made == "link" else "there is no folder briefings/ here")


def _symlink(path: Path, secret: Path) -> None:
    path.symlink_to(secret)


def _dangling(path: Path, secret: Path) -> None:
    path.symlink_to(secret.with_name("gone"))


def _loop(path: Path, secret: Path) -> None:
    path.symlink_to(path.name)


def _folder(path: Path, secret: Path) -> None:
    path.symlink_to(secret.parent, target_is_directory=True)


def _up(path: Path, secret: Path) -> None:
    path.symlink_to("..", target_is_directory=True)


def _hard_link(path: Path, secret: Path) -> None:
    path.hardlink_to(secret)


def _fifo(path: Path, secret: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path, secret: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket has a hundred characters at most
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


NO_FILES: dict[str, tuple[Callable[[Path, Path], None], str]] = {
    "b082-symlink": (_symlink, "is a link; only files are read"),
    "b082-dangling-symlink": (_dangling, "is a link; only files are read"),
    "b082-symlink-loop": (_loop, "is a link; only files are read"),
    "b082-symlink-to-a-folder": (_folder, "is a link; only files are read"),
    "b082-symlink-upwards": (_up, "is a link; only files are read"),
    "b082-hard-link": (_hard_link, "is a hard link: it is a second name of another file"),
    "b082-fifo": (_fifo, "is no file; only files are read"),
    "b082-socket": (_socket, "is no file; only files are read"),
}


@pytest.mark.parametrize(("make", "message"), NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_refused(project: Path, make: Callable[[Path, Path], None], message: str) -> None:
    """A link of any kind, a pipe, a socket: each is told, not one is opened, and the rest is read."""
    secret = project.parent / "secret" / "secret.yml"
    secret.parent.mkdir()
    secret.write_bytes(b"name: Secret\n")
    make(project / "briefings" / "actors" / "x.yml", secret)
    found, wrong = read_briefings(project)
    assert [(str(problem.place), problem.code) for problem in wrong] == [("briefings/actors/x.yml:1:1", "not-a-file")]
    assert wrong[0].message == f"'actors/x.yml' {message}"
    assert found == small.files()


def test_b082_device_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that becomes a device between the look and the reading is not read."""
    opened = os.open
    monkeypatch.setattr(os, "open", lambda path, *rest: opened(os.devnull if str(path).endswith("northland.yml") else path, *rest))
    found, wrong = read_briefings(project)
    assert [problem.code for problem in wrong] == ["not-a-file"]
    assert "actors/northland.yml" not in found


def test_b082_file_that_becomes_a_link_is_not_followed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in whose place a link is put between the look and the reading is not followed."""
    opened, target = os.open, project / "briefings" / "actors" / "northland.yml"

    def swapped(path: str, *rest: int) -> int:
        if path == str(target) and not target.is_symlink():
            target.unlink()
            target.symlink_to(project / "briefings" / "dossier.yml")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(OSError, match=r"northland\.yml"):
        read_briefings(project)


def test_file_that_vanishes_is_left_out(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that an editor takes away while the folder is read is as if it had not been there."""
    opened = os.open

    def gone(path: str, *rest: int) -> int:
        if path.endswith("northland.yml"):
            os.unlink(path)
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", gone)
    found, wrong = read_briefings(project)
    assert wrong == []
    assert found == {path: content for path, content in small.files().items() if path != "actors/northland.yml"}


def test_b024_large_file_is_not_read(project: Path) -> None:
    """A file of more than twenty million bytes is told by its size and not read."""
    with (project / "briefings" / "actors" / "big.yml").open("wb") as file:
        file.truncate(20_000_001)
    found, wrong = read_briefings(project)
    assert [(str(problem.place), problem.code) for problem in wrong] == [("briefings/actors/big.yml:1:1", "too-large")]
    assert wrong[0].message == "'actors/big.yml' has 20,000,001 bytes; 20,000,000 are the most"
    assert "actors/big.yml" not in found


def test_too_many_files_are_not_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading ends where there are more files than any dossier has."""
    monkeypatch.setattr(files, "MOST_FILES", 10)
    found, wrong = read_briefings(project)
    assert found == {}
    assert [(str(problem.place), problem.code) for problem in wrong] == [("briefings:1:1", "too-large")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(b"a\xffb.yml", "a\\xffb.yml", id="b034-undecodable"),
        pytest.param(b"a\nb.yml", "a\\nb.yml", id="b182-newline"),
        pytest.param(b"\x1b[31mred.yml", "\\x1b[31mred.yml", id="b182-escape"),
        pytest.param("a\u202eb.yml".encode(), "a\\u202eb.yml", id="b164-reordering"),
    ],
)
def test_name_is_told_as_one_line(project: Path, name: bytes, shown: str) -> None:
    """A file's name with bytes that are no text, or that act on a terminal, is shown escaped in its problem."""
    with open(os.fsencode(project / "briefings" / "actors") + b"/" + name, "wb") as file:
        file.write(b"name: X\n")
    found, _ = read_briefings(project)
    assert f"actors/{shown}" in found
    problems = [problem for problem in decode(found)[1] if problem.code == "bad-id"]
    assert [problem.place.path for problem in problems] == [f"briefings/actors/{shown}"]
    assert all(line.isprintable() for line in str(problems[0]).split("\n"))


def test_articles_are_read_by_name(tmp_path: Path) -> None:
    """Every text file of the folder is an article, by its name, without a byte order mark; other files are none."""
    (tmp_path / "herald.txt").write_bytes(b"\xef\xbb\xbfHarbour talks\n")
    (tmp_path / "gazette.txt").write_bytes("Fähre".encode())
    (tmp_path / "notes.md").write_bytes(b"\xff")
    (tmp_path / "old.txt").mkdir()
    assert read_articles(tmp_path) == {"gazette.txt": "Fähre", "herald.txt": "Harbour talks\n"}


def test_b034_articles_that_are_not_utf8_are_told(tmp_path: Path) -> None:
    """Each article that is not UTF-8 is told with the byte."""
    (tmp_path / "herald.txt").write_bytes("Fähre".encode("latin-1"))
    (tmp_path / "gazette.txt").write_bytes(b"ok\xff")
    with pytest.raises(InvalidDossierError) as caught:
        read_articles(tmp_path)
    assert [(str(problem.place), problem.code, problem.message) for problem in caught.value.problems] == [
        ("gazette.txt:1:1", "not-utf8", "byte 2 is not UTF-8"),
        ("herald.txt:1:1", "not-utf8", "byte 1 is not UTF-8"),
    ]


def test_generated_files_are_written(docs: Path) -> None:
    """Every page is written with its bytes, and the manifest names them; what people wrote stands beside them."""
    assert everything(docs) == {
        **PAGES,
        "handbook/index.md": b"by hand\n",
        "assets/briefings.css": b"p {}\n",
        MANIFEST: (json.dumps(sorted(PAGES), indent=0) + "\n").encode(),
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
    assert json.loads((docs / MANIFEST).read_bytes()) == ["index.md"]


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
    with pytest.raises(FileExistsError, match=r"^docs/topics\.md was not made by the generator; move it, and run again$"):
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
    with pytest.raises(FileExistsError, match=r"docs/actors/northland\.md is no file; move it"):
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
    with pytest.raises(FileExistsError, match=r"docs/sources is no folder; move it"):
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
    with pytest.raises(FileExistsError, match="is for people to write; nothing is generated there"):
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
    assert json.loads((docs / MANIFEST).read_bytes()) == sorted(PAGES)


@pytest.mark.parametrize("what", ["folder", "link"])
def test_manifest_that_is_no_file_is_left(docs: Path, what: str) -> None:
    """Where a folder or a link stands at the manifest's path the run is refused and it is left."""
    (docs / MANIFEST).unlink()
    if what == "folder":
        (docs / MANIFEST).mkdir()
    else:
        (docs / MANIFEST).symlink_to(docs / "handbook" / "index.md")
    with pytest.raises(FileExistsError, match=r"is no file; move it"):
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


def test_f04_failure_after_some_pages_is_mended_by_the_next_run(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


@pytest.mark.parametrize("left", ["file", "link"])
def test_f01_what_a_killed_run_left_is_removed(docs: Path, left: str) -> None:
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


def test_f04_the_page_that_cannot_be_written_is_named(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a write fails the system names no file, or one that nobody knows: the error names the page."""
    _failing(monkeypatch, "replace")
    with pytest.raises(OSError, match="No space left") as error:
        write_generated(docs, {**PAGES, "index.md": b"new\n"})
    assert error.value.filename == str(docs / "index.md")


def test_f03_the_list_of_pages_is_on_the_disk_before_the_first_page(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_f08_two_runs_wait_for_each_other(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
