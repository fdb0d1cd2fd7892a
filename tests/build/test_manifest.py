"""The manifest: a whole folder is whole, and each way in which a copy can differ is told."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.build import finishing, publish, reads
from generator.cli import main
from tests.support.builds import small_site
from tests.support.rows import each

SITE = {"index.html": b"<p>Home</p>", "a/b.css": b"p {}", "empty": b""}


def published(files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """A folder with its manifest."""
    found = SITE if files is None else files
    return {
        **found,
        publish.MANIFEST: publish.make_manifest(finishing.listed(found, {}), inputs="abc", versions={"mkdocs": "1", "briefings": "2"}),
    }


@given(
    st.dictionaries(
        st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda name: name != publish.MANIFEST), st.binary()
    )
)
def test_a_whole_folder_is_whole(files: dict[str, bytes]) -> None:
    """Nothing is said of a folder that is as it was published, whatever its files."""
    assert list(publish.verify_manifest(published(files))) == []


@pytest.mark.threat("f31")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"index.html": None}, ["index.html is missing"]),
        ({"index.html": b"<p>Ho"}, ["index.html has 5 bytes; it had 11"]),
        ({"index.html": b"<p>Homf</p>"}, ["index.html has different content"]),
        ({"new.html": b""}, ["new.html is not in the manifest"]),
        ({"empty": None, "new": b""}, ["empty is missing", "new is not in the manifest"]),
    ],
    ids=["missing", "cut short", "changed", "added", "renamed"],
)
def test_each_difference_is_reported(change: dict[str, bytes | None], said: list[str]) -> None:
    """A file that is missing, cut short, changed or added is named."""
    folder = {path: content for path, content in {**published(), **change}.items() if content is not None}
    assert list(publish.verify_manifest(folder)) == said


UNREADABLE = {
    "none": None,
    "empty": b"",
    "cut short": published()[publish.MANIFEST][:-40],
    "a list": b"[]",
    "no JSON": b"{",
    "another form": b'{"form": 2, "files": []}',
    "no path": b'{"form": 1, "files": [{}]}',
    "no files": b'{"form": 1}',
    "no size": b'{"form": 1, "files": [{"path": "a", "size": Infinity, "sha256": ""}]}',
    "not UTF-8": b"\xff\xfe{",
    "too deep": b"[" * 100_000,
}


@pytest.mark.threat("f31")
@each("content", UNREADABLE.values(), ids=UNREADABLE)
def test_a_folder_without_a_manifest_is_not_a_site(content: bytes | None) -> None:
    """Without a manifest that can be read nothing is vouched for."""
    folder = {path: found for path, found in {**published(), publish.MANIFEST: content}.items() if found is not None}
    with pytest.raises(publish.ManifestError, match=r"manifest\.json"):
        list(publish.verify_manifest(folder))


def test_a_digest_depends_on_names_and_contents() -> None:
    """The digest of the inputs changes with a name and with a content, and not with the order."""
    assert reads.digest(SITE) == reads.digest(dict(reversed(SITE.items())))
    assert len({reads.digest(SITE), reads.digest({**SITE, "empty": b"x"}), reads.digest({**SITE, "more": b""})}) == 3


def _cut(site: Path) -> None:
    (site / "index.html").write_bytes((site / "index.html").read_bytes()[:-1])


def _change(site: Path) -> None:
    (site / "index.html").write_bytes((site / "index.html").read_bytes().replace(b"<html", b"<HTML", 1))


COPIES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a missing file": (lambda site: (site / "index.html").unlink(), "index.html is missing\n"),
    "a file cut short": (_cut, r"index\.html has [\d,]+ bytes; it had [\d,]+\n"),
    "a changed file": (_change, "index.html has different content\n"),
    "a file too many": (lambda site: (site / "actors" / "x.html").touch(), "actors/x.html is not in the manifest\n"),
    "a name that acts on a terminal": (lambda site: (site / "\x1b[2J").touch(), r"\\x1b\[2J is not in the manifest\n"),
    "no manifest": (lambda site: (site / publish.MANIFEST).unlink(), "error: no manifest.json in this folder: .*\n"),
    "half a manifest": (lambda site: os.truncate(site / publish.MANIFEST, 500), "error: manifest.json cannot be read\n"),
}


@pytest.mark.threat("f31")
@pytest.mark.parametrize(("damage", "said"), COPIES.values(), ids=COPIES)
def test_an_incomplete_copy_is_reported(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, damage: Callable[[Path], object], said: str
) -> None:
    """`briefings verify` of a copy elsewhere names what is missing, changed or too much, with the status of problems."""
    shutil.copytree(small_site(tmp_path_factory), tmp_path / "copy")
    whole = CliRunner().invoke(main, ["verify", str(tmp_path / "copy")])
    assert (whole.exit_code, whole.output) == (0, f"{tmp_path / 'copy'} matches its manifest\n")
    damage(tmp_path / "copy")
    broken = CliRunner().invoke(main, ["verify", str(tmp_path / "copy")])
    assert broken.exit_code == 1
    assert re.fullmatch(said, broken.output)


@pytest.mark.threat("f31")
@pytest.mark.parametrize(("made", "status"), [("folder", 1), ("file", 2), ("nothing", 2)])
def test_a_folder_that_is_not_a_site_is_reported(tmp_path: Path, made: str, status: int) -> None:
    """`briefings verify` of a folder without a manifest ends with a sentence; of what is not a folder, as wrong usage."""
    if made == "folder":
        (tmp_path / "site").mkdir()
    if made == "file":
        (tmp_path / "site").touch()
    result = CliRunner().invoke(main, ["verify", str(tmp_path / "site")])
    assert result.exit_code == status
    assert {"folder": "no manifest.json", "file": "is a file", "nothing": "does not exist"}[made] in result.output
