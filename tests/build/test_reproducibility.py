"""Same records, same bytes: the site is equal whoever builds it, wherever and whenever.  There is no exception.

`sitemap.xml.gz`, which each release of the packer would write differently, is not published.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build import publish
from tests.support import builds, small
from tests.support.repository import ROOT

pytestmark = pytest.mark.exhaustive

#: In every Python that a build starts: nine years later, folders are listed backwards, and whoever asks for the network is written down.
ELSEWHERE = """
import datetime, os, sys, time

LATER = 9 * 365 * 86400
class Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=LATER)
    @classmethod
    def utcnow(cls):
        return super().utcnow() + datetime.timedelta(seconds=LATER)
datetime.datetime = Datetime
now, scandir, listdir = time.time, os.scandir, os.listdir
time.time = lambda: now() + LATER

class Backwards:
    def __init__(self, entries):
        with entries:
            self.entries = reversed(list(entries))
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.entries)
    def close(self):
        pass
os.scandir = lambda *given: Backwards(scandir(*given))
os.listdir = lambda *given: listdir(*given)[::-1]

def guard(event, given):
    if event.startswith("socket.") and event != "socket.__new__":
        with open(os.environ["NETWORK"], "a") as log:
            log.write(event + "\\n")
        raise OSError("no network here")
sys.addaudithook(guard)
with open(os.environ["NETWORK"] + ".guarded", "a") as log:
    log.write(" ".join(sys.orig_argv[1:4]) + "\\n")
"""
NAME = 'it\'s 100% #1 “Ägypten” & 北京 [a]{b}(c) "q" $HOME `x`;' + "l" * 120


def build(folder: str, umask: int, directory: Path, changed: Mapping[str, str | None]) -> None:
    """Build a project as somebody else would: with another umask, from another folder, in another environment."""
    environment = {name: value for name, value in {**os.environ, **changed}.items() if value is not None}
    command = [sys.executable, "-m", "generator", "--project", folder, "build"]
    done = subprocess.run(command, cwd=directory, env=environment, umask=umask, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier, built in a folder with a difficult name, nine years later, without network, home and temporary folder, for nobody to read."""
    base = tmp_path_factory.mktemp("elsewhere")
    (base / "hook").mkdir()
    (base / "hook" / "sitecustomize.py").write_text(ELSEWHERE, encoding="utf-8")
    folder = builds.project(base / NAME, dict(reversed(small.files().items())))
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ALL_PROXY"), "http://127.0.0.1:9")
    changed = {
        "PYTHONPATH": f"{base / 'hook'}{os.pathsep}{ROOT}",
        "NETWORK": str(base / "network"),
        "PYTHONHASHSEED": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANGUAGE": "tr",
        "SOURCE_DATE_EPOCH": "abc",
        "HOME": None,
        "TMPDIR": "/nowhere",
    }
    build(str(folder), 0o077, ROOT, {**changed, **proxies})
    return folder


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier as a checkout with CRLF and byte order marks, built by a relative path, in a plain terminal far in the west, for all to write."""
    base = tmp_path_factory.mktemp("windows")
    folder = builds.project(base / "project", small.files())
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.suffix in {".yml", ".evidence", ".md", ".css", ".js", ".svg"}:
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        if path.suffix == ".md":
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    changed = {
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "2",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
        "COLUMNS": "20",
        "LC_ALL": "C",
        "TZ": "Etc/GMT+12",
        "HOME": "/nowhere",
    }
    build("project/", 0o000, base, changed)
    return folder


def assert_equal(one: Path, two: Path) -> None:
    """Two sites have the same files with the same bytes."""
    here, there = publish.contents(one), publish.contents(two)
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []


@pytest.mark.threat("f25", "f27", "f20", "f21")
def test_elsewhere_the_site_is_equal(elsewhere: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Another hash seed, time zone, language, umask, path, order of files and clock, no home and no temporary folder: the same bytes."""
    assert_equal(elsewhere / "site", builds.small_site(tmp_path_factory))


@pytest.mark.threat("f22")
def test_a_checkout_with_crlf_gives_the_same_site(windows: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Other ends of lines, byte order marks, a relative path with a slash, a terminal without our letters: the same bytes."""
    assert b"\r\n" in (windows / "docs" / "assets" / "briefings.css").read_bytes()
    assert_equal(windows / "site", builds.small_site(tmp_path_factory))


@pytest.mark.threat("f24")
def test_what_is_published_can_be_read_by_all_and_written_by_one(elsewhere: Path, windows: Path) -> None:
    """Whatever the umask: 0644 for files and 0755 for folders."""
    for site in (elsewhere / "site", windows / "site"):
        for path in (site, *site.rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.threat("f26")
def test_a_build_asks_nothing_of_the_network(elsewhere: Path) -> None:
    """Neither the generator nor the engine looks up a name or opens a connection; both ran under the guard, and the guard guards."""
    network = elsewhere.parent / "network"
    guarded = (network.with_name("network.guarded")).read_text(encoding="utf-8")
    assert "-m generator" in guarded
    assert "-m generator.build.incremental" in guarded
    assert not network.exists()
    asks = "import socket; socket.create_connection(('127.0.0.1', 9))"
    environment = os.environ | {"PYTHONPATH": str(elsewhere.parent / "hook"), "NETWORK": str(elsewhere.parent / "asked")}
    done = subprocess.run([sys.executable, "-c", asks], env=environment, capture_output=True, text=True, check=False)
    assert "no network here" in done.stderr
    assert (elsewhere.parent / "asked").exists()
