"""Every file of data of a dossier, by its path below `docs/`.

Floor 7: imports `model`, `views` and every module of `exports` that makes a file.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports import bibtex, citing, claims, csl, jsonfiles, jsontext, network, reference, ris, schema
from generator.exports.paths import FOLDER
from generator.model import Dossier
from generator.views import Views


def files(dossier: Dossier, views: Views) -> Iterator[tuple[str, bytes]]:
    """The files of data with their paths; where records share an id, a path comes twice, and whoever asked has to refuse that."""
    yield f"{FOLDER}/schema.json", jsontext.dumps(schema.schema())
    yield from jsonfiles.files(dossier, views)
    yield f"{FOLDER}/claims.csv", claims.write(dossier, views)
    yield f"{FOLDER}/relationships.csv", network.rows(dossier)
    yield f"{FOLDER}/relationships.graphml", network.graph(dossier)
    cited = reference.of_sources(dossier)
    yield f"{FOLDER}/sources.bib", bibtex.write(cited)
    yield f"{FOLDER}/sources.ris", ris.write(cited)
    yield f"{FOLDER}/sources.csl.json", csl.write(cited)
    yield from citing.files(dossier)
