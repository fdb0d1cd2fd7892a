"""The manifest: a whole folder is whole, and each way in which a copy can differ is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator import manifest
from generator.cli import main
from tests.built import small_site

SITE = {"index.html": b"<p>Home</p>", "a/b.css": b"p {}", "empty": b""}


def published(files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """A folder with its manifest."""
    found = SITE if files is None else files
    return {**found, manifest.NAME: manifest.make(found, inputs="abc", versions={"mkdocs": "1", "briefings": "2"})}


@given(
    st.dictionaries(
        st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda name: name != manifest.NAME), st.binary()
    )
)
def test_a_whole_folder_is_whole(files: dict[str, bytes]) -> None:
    """Nothing is said of a folder that is as it was published, whatever its files."""
    assert list(manifest.verify(published(files))) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"index.html": None}, ["index.html is missing"]),
        ({"index.html": b"<p>Ho"}, ["index.html has 5 bytes, and had 11"]),
        ({"index.html": b"<p>Homf</p>"}, ["index.html has other content than it had"]),
        ({"new.html": b""}, ["new.html was not published with the rest"]),
        ({"empty": None, "new": b""}, ["empty is missing", "new was not published with the rest"]),
    ],
    ids=["missing", "cut short", "changed", "added", "renamed"],
)
def test_each_difference_is_told(change: dict[str, bytes | None], said: list[str]) -> None:
    """A file that is missing, cut short, changed or added is named."""
    folder = {path: content for path, content in {**published(), **change}.items() if content is not None}
    assert list(manifest.verify(folder)) == said


@pytest.mark.parametrize("content", [None, b"", b"[]", b"{", b'{"form": 2, "files": []}', b'{"form": 1, "files": [{}]}', b'{"form": 1}'])
def test_a_folder_without_a_manifest_is_no_site(content: bytes | None) -> None:
    """Without a manifest that can be read nothing is vouched for."""
    folder = {path: found for path, found in {**published(), manifest.NAME: content}.items() if found is not None}
    with pytest.raises(manifest.ManifestError, match=r"manifest\.json"):
        list(manifest.verify(folder))


def test_a_digest_tells_names_and_contents() -> None:
    """The digest of the inputs changes with a name and with a content, and not with the order."""
    assert manifest.digest(SITE) == manifest.digest(dict(reversed(SITE.items())))
    assert len({manifest.digest(SITE), manifest.digest({**SITE, "empty": b"x"}), manifest.digest({**SITE, "more": b""})}) == 3


def test_a_published_site_is_held_against_its_manifest(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """`briefings verify` vouches for a published folder and a copy of it, and names what is missing from a copy."""
    site, copy = small_site(tmp_path_factory), tmp_path / "copy"
    shutil.copytree(site, copy)
    (copy / "index.html").unlink()
    whole = CliRunner().invoke(main, ["verify", str(site)])
    assert (whole.exit_code, whole.output) == (0, f"{site} is whole\n")
    broken = CliRunner().invoke(main, ["verify", str(copy)])
    assert (broken.exit_code, broken.output) == (1, "index.html is missing\n")


def test_a_folder_that_is_no_site_is_told(tmp_path: Path) -> None:
    """`briefings verify` of a folder without a manifest ends with a sentence and the status of problems."""
    result = CliRunner().invoke(main, ["verify", str(tmp_path)])
    assert result.exit_code == 1
    assert "has no manifest.json" in result.output
