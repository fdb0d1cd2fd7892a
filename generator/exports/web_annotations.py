"""Each citation as a Web Annotation on its article: https://www.w3.org/TR/annotation-model/.

The target is the article's own address.  Its words are not ours to give, so the first quotation that a statement makes is the selector; without one the
annotation is about the article as a whole, and its text names the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..records import handling
from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation
from ..records.schema import Claim
from ..text import json, prose
from ..text import markdown as md
from ..views import queries, wording
from ..views.queries import Views


def annotation_page(views: Views) -> bytes:
    """The annotations as a page of JSON-LD; sources without an address have none."""
    dossier = views.dossier
    items = [item for record, _, claim in dossier.each() for item in _of_claim(views, record, claim)]
    page = queries.address(dossier, f"{queries.DATA_FOLDER}/annotations.jsonld")
    head: dict[str, Any] = {"@context": "http://www.w3.org/ns/anno.jsonld", **({"id": page} if page else {}), "type": "AnnotationPage"}
    return json.dumps({**head, "items": items})


def _of_claim(views: Views, record: Actor | Relationship, claim: Claim) -> Iterator[dict[str, Any]]:
    for number, cite in enumerate(claim.cites, 1):
        source = views.dossier.sources[cite.source]
        address = source.url or source.archive_url
        target = md.url(address) if address else None
        if target:
            yield _annotation(views, record, claim, (number, cite), target)


def _annotation(views: Views, record: Actor | Relationship, claim: Claim, numbered: tuple[int, Citation], target: str) -> dict[str, Any]:
    """One citation of a claim."""
    number, cite = numbered
    dossier, ref = views.dossier, f"{record.id}/{claim.id}"
    address = queries.address(dossier, queries.target_path(dossier, ref))
    said = f" ({wording.chain(dossier, claim)})" if claim.said_by else ""
    marking = handling.label(views.handling.claim(record, claim))
    text = f"{prose.shown(claim.text, dossier.name)}{said} [{cite}]{f' [{marking}]' if marking else ''}"
    quoted = next((part for words in prose.quotations(claim.text) for part in prose.plain_runs(words)), "")
    selector = {"selector": {"type": "TextQuoteSelector", "exact": quoted}} if quoted else {}
    return {
        "id": f"{address}-{number}" if address else f"urn:briefings:{ref}:{number}",
        "type": "Annotation",
        "motivation": "describing",
        "creator": {"type": "Organization", "name": dossier.settings.publisher},
        "body": [
            {"type": "TextualBody", "value": text, "format": "text/plain", "language": dossier.language.code},
            *({"type": "TextualBody", "value": topic, "purpose": "tagging"} for topic in claim.topics),
        ],
        "target": {"source": target, **selector},
        **({"canonical": address} if address else {}),
    }
