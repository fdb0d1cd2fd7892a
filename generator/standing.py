"""How two actors stand to each other: the tone of what binds or parts them, how it stood first and last, and where it is going.

Floor 4: imports `claims` and `model`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.claims import Claim, State
from generator.model import Actor, Dossier, Relationship

#: What a reader is told the direction of a trend is.
TRENDS: Final = {"closer": "Growing closer", "apart": "Growing apart", "steady": "Steady", "mixed": "No single direction"}
#: What a reader is told a tone is, in the order of lists.
TONES: Final = {"friendly": "Friendly", "mixed": "Mixed", "neutral": "Neutral", "hostile": "Hostile"}


def tone(dossier: Dossier, relationship: Relationship) -> str:
    """The tone of a relationship: that of its kinds where they agree, neutral ones apart; mixed where they do not."""
    kinds = dossier.vocabulary.relationship_kinds
    tones = {kinds[kind.kind].tone for kind in relationship.kinds}
    told = tones - {"neutral"} or tones
    return next(iter(told)) if len(told) == 1 else "mixed"


def first(relationship: Relationship) -> State | None:
    """How it stood when it was first reported."""
    return relationship.states[0] if relationship.states else None


def last(relationship: Relationship) -> State | None:
    """How it stood when it was last reported."""
    return relationship.states[-1] if relationship.states else None


def going(relationship: Relationship) -> str:
    """Where it is going, in words; nothing where the record does not say."""
    return TRENDS[relationship.trend.direction] if relationship.trend else ""


def trend_grounds(dossier: Dossier, relationship: Relationship) -> tuple[tuple[Actor | Relationship, Claim], ...]:
    """The claims that its trend rests on, each with the record it is at home in."""
    refs = relationship.trend.based_on if relationship.trend else ()
    return tuple(found for found in (dossier.claim(relationship, ref) for ref in refs) if found)


def by_tone(dossier: Dossier, relationships: Iterable[Relationship]) -> dict[str, tuple[Relationship, ...]]:
    """Some relationships by their tone, in the order of TONES; tones that do not occur are left out."""
    found: dict[str, list[Relationship]] = {name: [] for name in TONES}
    for relationship in relationships:
        found[tone(dossier, relationship)].append(relationship)
    return {name: tuple(chosen) for name, chosen in found.items() if chosen}
