"""Where statements come from: how many sources of them are independent of each other, counted by origin.

Floor 4: imports `claims` and `model`.  An agency's text in two papers is one origin, and so is one speaker's document in two articles.
"""

from __future__ import annotations

from generator.claims import Claim
from generator.model import Dossier


def origins(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """The origins of a claim: its first speaker with the work; else the agency, else the publisher, of each source it cites."""
    if claim.said_by:
        return frozenset({f"{'+'.join(sorted(claim.said_by[0]))}/{claim.work or ''}"})
    cited = (dossier.sources[cite.source] for cite in claim.cites if cite.source in dossier.sources)
    return frozenset(source.agency or source.publisher for source in cited)


def outlets(dossier: Dossier, claim: Claim) -> tuple[str, ...]:
    """The outlets that a claim is cited to, in the order of its citations, once each."""
    cited = (dossier.sources[cite.source] for cite in claim.cites if cite.source in dossier.sources)
    return tuple(dict.fromkeys(source.publisher for source in cited))
