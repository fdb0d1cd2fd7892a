"""Where things stand on the site: permanent paths of records, claims and paragraphs, and the files of data, all from the site's root.

Floor 4: imports `markdown`, `values` and `model`.
"""

from __future__ import annotations

from typing import Final

from generator import markdown as md
from generator.model import Dossier
from generator.values import Citation

#: The folder of the site that holds the data.
FOLDER: Final = "data"


def data_of(id: str) -> str:
    """The file that holds a record as JSON, such as `data/records/northland.json`."""
    return f"{FOLDER}/records/{id}.json"


def cite_of(page: str, ending: str) -> str:
    """The file that holds the citation of a page in a format, such as `data/cite/actors/northland.bib` for `actors/northland/`."""
    return f"{FOLDER}/cite/{page.removesuffix('/')}.{ending}"


def topic(id: str) -> str:
    """The page of a topic, such as `topics/ferry/`."""
    return f"topics/{id}/"


def record(dossier: Dossier, id: str) -> str:
    """The page of a record, such as `actors/northland/`."""
    folder = "sources" if id in dossier.sources else "relationships" if "--" in id else "actors"
    return f"{folder}/{id}/"


def target(dossier: Dossier, target: str) -> str:
    """Where a link leads: the page of a record, or a claim (`record/claim`) on the page it is at home on."""
    id, _, claim = target.partition("/")
    return f"{record(dossier, id)}#{claim}" if claim else record(dossier, id)


def passage(cite: Citation) -> str:
    """The first paragraph of a citation on its source's page."""
    return f"sources/{cite.source}/#p{cite.first}"


def address(dossier: Dossier, path: str) -> str:
    """The whole address of a path, where the dossier says where the site stands; else nothing."""
    site = dossier.settings.site_url
    return md.url(f"{site.removesuffix('/')}/{path}") if site else ""
