"""The ids that can be completed while somebody writes, at the desk and in an editor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..records.dossier import Dossier
from ..rules.check import WAIVABLE


def offered(dossier: Dossier | None) -> Mapping[str, Sequence[Sequence[str]]]:
    """The ids by kind, each with its name and other names; nothing without a dossier that can be read."""
    if dossier is None:
        return {}
    actors = [[id, actor.title, *actor.names[1:]] for id, actor in dossier.actors.items()]
    relationships = [[id, dossier.title(id)] for id in dossier.relationships]
    vocabulary = dossier.vocabulary
    return {
        "actor": actors,
        "record": [*actors, *relationships],
        "source": [[id, source.title] for id, source in dossier.sources.items()],
        "claim": [[ref, claim.text] for ref, (_, claim) in dossier.claims.items()],
        "topic": [[id, topic.label] for id, topic in vocabulary.topics.items()],
        "actor-kind": [[id, kind.label] for id, kind in vocabulary.actor_kinds.items()],
        "relationship-kind": [[id, kind.label] for id, kind in vocabulary.relationship_kinds.items()],
        "rule": [[rule, ""] for rule in sorted(WAIVABLE)],
    }
