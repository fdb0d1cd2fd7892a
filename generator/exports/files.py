"""The list of all data files: each export is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from ..text import json
from ..views.queries import DATA_FOLDER, Views
from . import (
    bibliographies,
    bundled,
    followthemoney,
    graphs,
    images,
    json_files,
    markings,
    model,
    stix,
    tables,
    vault,
    web_annotations,
    wikidata,
)

#: An export returns files with their paths.
Export: TypeAlias = Callable[[Views], Iterator[tuple[str, bytes]]]


def _file(name: str, content: Callable[[Views], bytes]) -> Export:
    """The export of a single file in the data folder."""

    def files(views: Views) -> Iterator[tuple[str, bytes]]:
        yield f"{DATA_FOLDER}/{name}", content(views)

    return files


EXPORTS: Final[tuple[Export, ...]] = (
    _file("schema.json", lambda _: json.dumps(model.schema())),
    lambda views: json_files.json_files(views.dossier, views),
    _file("actors.csv", tables.actors_csv),
    _file("actors.jsonl", tables.actors_lines),
    _file("claims.csv", tables.claims_csv),
    _file("claims.jsonl", tables.claims_lines),
    _file("relationships.csv", tables.relationships_csv),
    _file("relationships.jsonl", tables.relationships_lines),
    _file("relationships.graphml", graphs.relationships_graphml),
    _file("relationships.gexf", graphs.relationships_gexf),
    _file("stix.json", stix.bundle),
    _file("followthemoney.jsonl", followthemoney.entities),
    _file("annotations.jsonld", web_annotations.annotation_page),
    _file("quickstatements.txt", wikidata.quick_statements),
    _file("obsidian.zip", vault.vault),
    _file("sources.bib", lambda views: bibliographies.bibtex(bibliographies.of_sources(views))),
    _file("sources.ris", lambda views: bibliographies.ris(bibliographies.of_sources(views))),
    _file("sources.csl.json", lambda views: bibliographies.csl(bibliographies.of_sources(views))),
    bibliographies.citation_files,
    markings.files,
    _file(bundled.NOTICE, lambda views: bundled.notice(images=images.credits(views.dossier))),
)


def data_files(views: Views) -> Iterator[tuple[str, bytes]]:
    """The files of all exports; if records share an id, a path comes twice, and the caller has to reject that."""
    for export in EXPORTS:
        yield from export(views)
