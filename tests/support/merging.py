"""The small dossier in which one actor has two records."""

from __future__ import annotations

from tests.support import small

OTHER = "actors/dock-union.yml"
#: The Harbour Union once more, with a claim, an office that says so, and comments.
DOCK_UNION = """\
name: Alder Herald
kind: organisation
same_as:
  - wikidata:Q42   # its entry
claims:
  - id: knew
    text: >-
      [[northland]] apparently knew of the debt, claims
      the [[dock-union]].
    type: statement   # of the union
    said_by: [dock-union]
    cites: [herald-2024-03#7]
"""


def both(other: str = DOCK_UNION) -> dict[str, bytes]:
    """The small dossier in which the union has two records."""
    return {**small.files(), OTHER: other.encode()}
