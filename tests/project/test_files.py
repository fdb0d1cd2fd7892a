"""Records and articles on a disk: what is read, and what is refused because it is no file of the project's."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.project import files
from generator.project.articles import read_article, read_articles
from generator.project.files import read_briefings
from generator.records.decode import decode
from generator.system import reading
from generator.text.problems import InvalidDossierError
from tests.support import small


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's folder with the small dossier in it."""
    for path, content in small.files().items():
        target = tmp_path / "project" / "briefings" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return tmp_path / "project"


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
    """Where there is not a folder briefings/, a file is in its place, or a link, this is one problem and nothing is read."""
    if made == "file":
        (tmp_path / "briefings").write_text("x", encoding="utf-8")
    if made == "link":
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "dossier.yml").write_text("title: x", encoding="utf-8")
        (tmp_path / "briefings").symlink_to("elsewhere")
    found, wrong = read_briefings(tmp_path)
    assert found == {}
    assert [(str(problem.place), problem.code) for problem in wrong] == [("briefings:1:1", "missing-file")]
    assert wrong[0].message == ("briefings/ is a link" if made == "link" else "missing folder briefings/")


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
    "b082-symlink": (_symlink, "is a link; only regular files are read"),
    "b082-dangling-symlink": (_dangling, "is a link; only regular files are read"),
    "b082-symlink-loop": (_loop, "is a link; only regular files are read"),
    "b082-symlink-to-a-folder": (_folder, "is a link; only regular files are read"),
    "b082-symlink-upwards": (_up, "is a link; only regular files are read"),
    "b082-hard-link": (_hard_link, "is a hard link: another name of the same file exists"),
    "b082-fifo": (_fifo, "is a named pipe; only regular files are read"),
    "b082-socket": (_socket, "is a socket; only regular files are read"),
}


@pytest.mark.parametrize(("make", "message"), NO_FILES.values(), ids=NO_FILES)
def test_what_is_not_a_file_is_rejected(project: Path, make: Callable[[Path, Path], None], message: str) -> None:
    """A link of any kind, a pipe, a socket: each is told, not one is opened, and the rest is read."""
    secret = project.parent / "secret" / "secret.yml"
    secret.parent.mkdir()
    secret.write_bytes(b"name: Secret\n")
    make(project / "briefings" / "actors" / "x.yml", secret)
    found, wrong = read_briefings(project)
    assert [(str(problem.place), problem.code) for problem in wrong] == [("briefings/actors/x.yml:1:1", "not-a-file")]
    assert wrong[0].message == f"'actors/x.yml' {message}"
    assert found == small.files()


@pytest.mark.threat("b082")
def test_device_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that becomes a device between the look and the reading is not read."""
    opened = os.open
    monkeypatch.setattr(os, "open", lambda path, *rest: opened(os.devnull if str(path).endswith("northland.yml") else path, *rest))
    found, wrong = read_briefings(project)
    assert [problem.code for problem in wrong] == ["not-a-file"]
    assert "actors/northland.yml" not in found


@pytest.mark.threat("b082")
def test_file_that_becomes_a_link_is_not_followed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in whose place a link is put between the look and the reading is not followed."""
    opened, target = os.open, project / "briefings" / "actors" / "northland.yml"

    def swapped(path: str, *rest: int) -> int:
        if path == str(target) and not target.is_symlink():
            target.unlink()
            target.symlink_to(project / "briefings" / "dossier.yml")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", swapped)
    found, wrong = read_briefings(project)
    assert [(str(problem.place), problem.code) for problem in wrong] == [("briefings/actors/northland.yml:1:1", "not-a-file")]
    assert "actors/northland.yml" not in found


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


@pytest.mark.threat("b024")
def test_large_file_is_not_read(project: Path) -> None:
    """A file of more than twenty million bytes is told by its size and not read."""
    with (project / "briefings" / "actors" / "big.yml").open("wb") as file:
        file.truncate(20_000_001)
    found, wrong = read_briefings(project)
    assert [(str(problem.place), problem.code) for problem in wrong] == [("briefings/actors/big.yml:1:1", "too-large")]
    assert wrong[0].message == "'actors/big.yml' has 20,000,001 bytes; at most 20,000,000 are allowed"
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
def test_a_name_is_printed_as_one_line(project: Path, name: bytes, shown: str) -> None:
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


@pytest.mark.threat("b034")
def test_articles_that_are_not_utf8_are_reported(tmp_path: Path) -> None:
    """Each article that is not UTF-8 is told with the byte."""
    (tmp_path / "herald.txt").write_bytes("Fähre".encode("latin-1"))
    (tmp_path / "gazette.txt").write_bytes(b"ok\xff")
    with pytest.raises(InvalidDossierError) as caught:
        read_articles(tmp_path)
    assert [(str(problem.place), problem.code, problem.message) for problem in caught.value.problems] == [
        ("gazette.txt:1:1", "not-utf8", "byte 2 is not UTF-8"),
        ("herald.txt:1:1", "not-utf8", "byte 1 is not UTF-8"),
    ]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 << 40)


#: Articles from outside: how each is made, and the code, the line and a part of the message.
UNFIT: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (_pipe, ":1:1: not-a-file: is a named pipe"),
    "a device": (_zero, ":1:1: not-a-file: is a"),
    "terabytes": (_sparse, ":1:1: too-large: has 3,298,534,883,328 bytes; at most 500,000 are allowed"),
    "a long line": (
        lambda path: path.write_text("a\n\n" + "b " * 20_001, encoding="utf-8"),
        ":3:1: too-long: has a line of more than 20,000",
    ),
    "many paragraphs": (lambda path: path.write_text("a\n\n" * 2_001, encoding="utf-8"), ":1:1: too-many: has more than 2,000 paragraphs"),
    "a NUL": (lambda path: path.write_bytes(b"a\r\nb\0"), ":2:1: hidden-character: has the character U+0000"),
    "an override": (lambda path: path.write_text("a\u202eb", encoding="utf-8"), "U+202E (right-to-left override)"),
    "an isolate": (lambda path: path.write_text("a\u2067b", encoding="utf-8"), "U+2067 (right-to-left isolate)"),
}


@pytest.mark.threat("b204")
@pytest.mark.parametrize(("make", "said"), UNFIT.values(), ids=UNFIT)
def test_an_article_of_unusual_length_is_rejected(tmp_path: Path, make: Callable[[Path], object], said: str) -> None:
    """What is longer or stranger than any article is reported at once, in a folder of articles and as one that is added."""
    make(tmp_path / "a.txt")
    with pytest.raises(InvalidDossierError) as caught:
        read_articles(tmp_path)
    assert said in str(caught.value.problems[0])
    with pytest.raises(InvalidDossierError) as caught:
        read_article(tmp_path / "a.txt", follow=True)
    assert said in str(caught.value.problems[0]) or "is a device" in str(caught.value.problems[0])


@pytest.mark.threat("b204")
def test_a_file_that_grows_while_it_is_read_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever size the system gave for a file, no more is read than the limit."""
    (tmp_path / "a").write_bytes(b"x" * 101)
    looked = os.fstat
    monkeypatch.setattr(os, "fstat", lambda handle: os.stat_result([*looked(handle)[:6], 0, *looked(handle)[7:]]))
    with pytest.raises(reading.UnusableError, match="has more than 100 bytes"):
        reading.read(tmp_path / "a", 100)


@pytest.mark.threat("b204")
def test_many_large_files_have_a_limit_together(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are allowed one by one do not fill the memory together."""
    monkeypatch.setattr(reading, "RECORDS", 1_000)
    assert [(str(problem.place), problem.code) for problem in read_briefings(project)[1]] == [("briefings:1:1", "too-large")]


def test_a_link_that_somebody_named_is_followed(tmp_path: Path) -> None:
    """An article given by name may be a link: somebody chose it."""
    (tmp_path / "a.txt").write_text("Harbour talks", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert read_article(tmp_path / "b.txt", follow=True) == "Harbour talks"
