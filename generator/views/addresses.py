"""Where things are on the site: permanent paths of records, claims, paragraphs, briefs and data files, from the site's root."""

from __future__ import annotations

from typing import Final

from ..records.dossier import Dossier
from ..records.scalars import Citation
from ..text import markdown as md

#: The folder of the site that holds the data.
DATA_FOLDER: Final = "data"


def data_path(id: str) -> str:
    """The file that holds a record as JSON, such as `data/records/northland.json`."""
    return f"{DATA_FOLDER}/records/{id}.json"


def citation_path(page: str, ending: str) -> str:
    """The file that holds the citation of a page in a format, such as `data/cite/actors/northland.bib` for `actors/northland/`."""
    return f"{DATA_FOLDER}/cite/{page.removesuffix('/')}.{ending}"


def topic_path(id: str) -> str:
    """The page of a topic, such as `topics/ferry/`."""
    return f"topics/{id}/"


def record_path(dossier: Dossier, id: str) -> str:
    """The page of a record, such as `actors/northland/`."""
    folder = "sources" if id in dossier.sources else "relationships" if "--" in id else "actors"
    return f"{folder}/{id}/"


def target_path(dossier: Dossier, target: str) -> str:
    """Where a link leads: the page of a record, or a claim (`record/claim`) on the page it is at home on."""
    id, _, claim = target.partition("/")
    return f"{record_path(dossier, id)}#{claim}" if claim else record_path(dossier, id)


def passage_path(cite: Citation) -> str:
    """The first paragraph of a citation on its source's page."""
    return f"sources/{cite.source}/#p{cite.first}"


def address(dossier: Dossier, path: str) -> str:
    """The whole address of a path; empty if the dossier does not say at which address the site is."""
    site = dossier.settings.site_url
    return md.url(f"{site.removesuffix('/')}/{path}") if site else ""


#: The folder of the briefs below `docs/`.
BRIEFS_FOLDER: Final = "briefs"
BOOK: Final = ""


def brief_path(id: str) -> str:
    """The file of a record's brief, or of the book, below `docs/`."""
    return f"{BRIEFS_FOLDER}/{id or 'book'}.pdf"
