"""The figures of a brief: the values that pages draw too, in the form of the templates."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..records.dossier import Actor, Relationship
from ..views import figures
from ..views.queries import Views


def ego_network(views: Views, actor: Actor) -> dict[str, Any]:
    """An actor in the middle of its ties `{name, tone, words, record}`; empty if it has none.

    `alt` describes the drawing in words, `caption` what is left out.
    """
    network = figures.ego_network(views, actor)
    if network is None:
        return {}
    return {
        "shape": "ego",
        "centre": network.centre,
        "left": [asdict(tie) for tie in network.left],
        "right": [asdict(tie) for tie in network.right],
        "tones": [{"tone": tone, "label": label} for tone, label in network.tones.items()],
        "alt": network.alt,
        "caption": f"Connections of {network.centre}.{network.more}",
    }


def time_line(views: Views, relationship: Relationship) -> dict[str, Any]:
    """The states of a relationship `{letter, from, to, at, label, when}` on a line of time; empty if it has none."""
    line = figures.time_line(views, relationship)
    if line is None:
        return {}
    states = ({"from": it.start, "to": it.end, "letter": it.letter, "at": it.at, "label": it.label, "when": it.when} for it in line.states)
    return {
        "shape": "line",
        "states": list(states),
        "dots": list(line.dots),
        "ticks": [{"at": at, "words": words} for at, words in line.ticks],
        "going": line.going,
        "alt": line.alt,
        "caption": "Letters: how it stood. Strokes: the dates of statements.",
    }
