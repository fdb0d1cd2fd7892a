"""Links of generated pages: what the engine resolves, found out once for all pages from which a file has the same address."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import _RelativePathTreeprocessor as Engine

from generator.build.links import Alike, Links
from tests.support.repository import ROOT

PAGES = ("index.md", "actors/index.md", "actors/a.md", "actors/b.md", "actors/a/c.md", "sources/s.md", "sources/t/index.md", "README.md")
TARGETS = [
    f"{up}{path}{anchor}"
    for up, path, anchor in itertools.product(("", "../", "../../"), (*PAGES, "a.md", "b.md", "s.md"), ("", "#x", "#y.1-2"))
]
ODD = (
    "#x",
    "",
    "a.md?q#x",
    "a%2Emd",
    "./a.md",
    "a.md#",
    "a.md#\u00e9",
    "https://a.example/b.md",
    "mailto:a@b.md",
    "/actors/a.md",
    "a b.md",
    "a.MD",
)


def configured(*, folders: bool) -> Any:
    """The configuration of the project, with a folder for each page or without."""
    return load_config(str(ROOT / "mkdocs.yml"), use_directory_urls=folders)


def project(config: Any) -> Files:
    """The pages, and one that is not published."""
    return Files([File(path, "docs", "site", config.use_directory_urls) for path in PAGES])


@pytest.mark.parametrize("folders", [True, False])
def test_every_link_is_as_the_engine_resolves_it(*, folders: bool) -> None:
    """From any page to any page, itself included; what was noted of anchors too."""
    config = configured(folders=folders)
    files, alike = project(config), Alike()
    for page in files:
        ours, engine = Links(page, files, config, alike), Engine(page, files, config)
        for target in (*TARGETS, *ODD):
            assert ours(target) == engine.path_to_url(target), (page.src_uri, target)
        assert ours.to_anchors == engine.links_to_anchors


def test_a_file_is_resolved_once_for_the_pages_of_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its places are no work of their own, nor are further pages."""
    config = configured(folders=True)
    files, alike = Files([File(f"{folder}/{n}.md", "docs", "site", True) for folder in "ab" for n in range(9)]), Alike()
    asked, whole = [], Engine.path_to_url

    def counted(self: Engine, url: str) -> str:
        asked.append(url)
        return whole(self, url)

    monkeypatch.setattr(Engine, "path_to_url", counted)
    for page in files:
        links = Links(page, files, config, alike)
        for file, place in itertools.product("ab", range(5)):
            links(f"../{file}/8.md#p{place}")
    assert len(asked) == 4 + 2 * 5  # four pairs of folders; and each of two pages links to itself


def test_a_file_that_has_gone_is_not_found_again() -> None:
    """The preview adds and removes files."""
    config = configured(folders=True)
    files, alike = project(config), Alike()
    page, other = files.src_uris["sources/s.md"], files.src_uris["actors/a.md"]
    assert Links(page, files, config, alike)("../actors/a.md#x") == "../../actors/a/#x"
    files.remove(other)
    assert Links(page, files, config, alike)("../actors/a.md#x") == "../actors/a.md#x"
