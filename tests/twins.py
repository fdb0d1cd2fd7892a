"""Two sites, one with every text of the list of threats in every field, one with their twins, in which each sign that is no letter is another letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import built, corpus
from tests.payloads import sheets

SHEETS = sheets()


TWINS = tuple(text.translate(corpus.LETTERS) for text in SHEETS)


#: Where the pages of the site stand: those of each kind of record, and the others.
FOLDERS = ("actors", "relationships", "sources", "")


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the texts as they are."""
    return built.once(tmp_path_factory, "signs", lambda folder: corpus.build(folder, SHEETS)) / "site"


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with their twins."""
    return built.once(tmp_path_factory, "letters", lambda folder: corpus.build(folder, TWINS)) / "site"


def paths(site: Path, folder: str) -> list[str]:
    """The pages of a site that stand in a folder; without a name those in no folder of records."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in found if (path.startswith(folder + "/") if folder else not path.startswith(FOLDERS[:-1]))]
