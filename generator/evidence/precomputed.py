"""What is found out about cited paragraphs before several processes share the work, so that none of them has to find it out again."""

from __future__ import annotations

from collections.abc import Iterable

from ..records.dossier import Actor, Relationship
from .clauses import keys_in, sentences
from .passages import EvidenceIndex
from .readings import bases_in
from .statements import texts


def read_ahead(library: EvidenceIndex, records: Iterable[Actor | Relationship]) -> None:
    """Divide the paragraphs at hand that some records cite into words, sentences and clauses; each keeps what is found out about it."""
    cited = {text.cites for record in records for _, text in texts(library.dossier, record)}
    paragraphs = dict.fromkeys(paragraph for cites in cited for paragraph in library.cited(cites).paragraphs)
    for paragraph in paragraphs:
        if paragraph.text is not None and not paragraph.language.foreign:
            paragraph.places, paragraph.narrow  # noqa: B018 - both are kept
            for find in (keys_in, sentences):
                find(paragraph)
            bases_in(paragraph, library)
