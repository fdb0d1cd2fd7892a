"""Two sites, one with every text of the list of threats in every field, one with their twins, in which each sign that is no letter is another letter."""

from __future__ import annotations

from pathlib import Path

from tests.support import payload_dossier
from tests.support.payloads import sheets

SHEETS = sheets()


TWINS = tuple(text.translate(payload_dossier.LETTERS) for text in SHEETS)


#: Where the pages of the site stand: those of each kind of record, and the others.
FOLDERS = ("actors", "relationships", "sources", "")


def paths(site: Path, folder: str) -> list[str]:
    """The pages of a site that stand in a folder; without a name those in no folder of records."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in found if (path.startswith(folder + "/") if folder else not path.startswith(FOLDERS[:-1]))]
