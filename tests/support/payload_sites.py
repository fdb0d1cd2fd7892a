"""Two sites: one has every payload in every field, the other their twins, in which each non-letter is replaced by a letter."""

from __future__ import annotations

from pathlib import Path

from tests.support import payload_dossier
from tests.support.payloads import sheets

SHEETS = sheets()


TWINS = tuple(text.translate(payload_dossier.LETTERS) for text in SHEETS)


#: The folders of the site's pages: one for each kind of record, and the others.
FOLDERS = ("actors", "relationships", "sources", "")


def paths(site: Path, folder: str) -> list[str]:
    """The pages of a site that are in a folder; without a name, those outside the folders of records."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in found if (path.startswith(folder + "/") if folder else not path.startswith(FOLDERS[:-1]))]
