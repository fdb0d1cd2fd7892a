"""The list of all data files: each export is one line here."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.dossier import Dossier
from ..text import json
from ..views.addresses import DATA_FOLDER
from ..views.queries import Views
from . import bibliographies, json_records, model, tables


def data_files(dossier: Dossier, views: Views) -> Iterator[tuple[str, bytes]]:
    """The files of data with their paths; where records share an id, a path comes twice, and whoever asked has to refuse that."""
    yield f"{DATA_FOLDER}/schema.json", json.dumps(model.schema())
    yield from json_records.json_files(dossier, views)
    yield f"{DATA_FOLDER}/claims.csv", tables.claims_csv(dossier, views)
    yield f"{DATA_FOLDER}/relationships.csv", tables.relationships_csv(dossier)
    yield f"{DATA_FOLDER}/relationships.graphml", tables.relationships_graphml(dossier)
    cited = bibliographies.of_sources(dossier)
    yield f"{DATA_FOLDER}/sources.bib", bibliographies.bibtex(cited)
    yield f"{DATA_FOLDER}/sources.ris", bibliographies.ris(cited)
    yield f"{DATA_FOLDER}/sources.csl.json", bibliographies.csl(cited)
    yield from bibliographies.citation_files(dossier)
