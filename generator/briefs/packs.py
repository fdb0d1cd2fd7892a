"""The packs that a site offers: small books of the briefs on one topic, and of those that concern one actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..records.dossier import Actor
from ..views import queries
from .book import Choice, actors_inside
from .brief import BriefContext

#: The number of briefs from which on a pack is printed: one brief alone is no pack.
_LEAST: Final = 2
#: The most briefs in the pack of a topic, and of an actor; `brief --topic` and `brief --actors` print all of them when somebody wants them.
_MOST_ON_TOPIC: Final = 8
_MOST: Final = 40
#: The most actors that have a pack, as many as the matrix shows.
_MOST_ACTORS: Final = queries.MOST_IN_MATRIX


def choices(paper: BriefContext) -> dict[str, Choice]:
    """The packs by their ids, which `brief_path` turns into paths: topics in the vocabulary's order, then actors as in their index."""
    wanted = {queries.topic_pack(topic): _on(topic, paper) for topic in paper.dossier.vocabulary.topics}
    wanted |= {queries.actor_pack(actor.id): _about(actor, paper) for actor in _concerned(paper)}
    whole = len(actors_inside(paper, Choice()))
    return {id: choice for id, choice in wanted.items() if _LEAST <= len(actors_inside(paper, choice)) <= min(_MOST, whole - 1)}


def _on(topic: str, paper: BriefContext) -> Choice:
    """The briefs on a topic, or those with most on it if there are many."""
    everything = Choice(topic=topic)
    return everything if len(actors_inside(paper, everything)) <= _MOST_ON_TOPIC else Choice(topic=topic, most=_MOST_ON_TOPIC)


def _concerned(paper: BriefContext) -> Iterator[Actor]:
    """Blocs, and the actors with more than one relationship, as far as the matrix has them: of others, the briefs themselves are enough."""
    kinds, views = paper.dossier.vocabulary.actor_kinds, paper.views
    matrix = [actor for actor in views.matrix() if len(views.relationships_of[actor.id]) > 1][:_MOST_ACTORS]
    yield from (actor for _, found in views.actors_by_kind() for actor in found if kinds[actor.kind].group or actor in matrix)


def _about(actor: Actor, paper: BriefContext) -> Choice:
    """What concerns an actor: its own brief and its relationships; of a bloc also its members, and what is between them."""
    members = tuple(tie.actor for tie in actor.members) if paper.dossier.vocabulary.actor_kinds[actor.kind].group else ()
    return Choice(actors=(actor.id,), members=members)
