"""Cards: the pictures that a chat shows beside a link to the site (Open Graph), with a title, one sentence, and the figure of a brief.

They are drawn only if the dossier says where its site is, because a picture in a link must have a whole address: https://ogp.me/
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..records.dossier import Actor, Relationship
from ..records.handling import Markings
from ..text import prose
from ..views import holdings, queries
from . import brief
from .brief import BriefContext, Values

#: The maximum number of characters of the sentence under the title, and of the title.
_MOST_SAID = 280
_MOST_TITLED = 90
#: The most ties that are drawn in a card: more could not be read in a picture of this size.
_MOST_TIES = 4


def card_values(records: Iterable[Actor | Relationship], paper: BriefContext) -> Iterator[tuple[str, Values]]:
    """The values of the cards by their ids: of the dossier, which every page without one of its own shows, and of each record."""
    if not paper.dossier.settings.site_url:
        return
    yield queries.card(), _of_dossier(paper)
    for record in records:
        yield queries.card(record.id), _of_record(record, paper)


def _of_record(record: Actor | Relationship, paper: BriefContext) -> Values:
    profile = paper.profile(record)
    figure = _figure(record, paper)
    counted = ((profile.statements, "statement"), (profile.sources, "source")) if not figure else ()
    dossier, held = paper.dossier.settings.title, holdings.of_record(record, paper.views)
    return _card(paper, held, dossier, profile.title, profile.lead, figure=figure, numbers=_numbers(counted))


def _of_dossier(paper: BriefContext) -> Values:
    dossier = paper.dossier
    counted = (
        (dossier.actors, "actor"),
        (dossier.relationships, "relationship"),
        (dossier.claims, "statement"),
        (dossier.sources, "source"),
    )
    settings, held = dossier.settings, paper.views.handling.everything
    return _card(paper, held, settings.publisher, settings.title, settings.subtitle or "", numbers=_numbers(counted))


def _numbers(counted: Iterable[tuple[Collection[object], str]]) -> list[Values]:
    return [{"number": f"{len(found):,}", "noun": prose.plural(len(found), noun)} for found, noun in counted]


def _card(paper: BriefContext, held: Markings, above: str, title: str, said: str, **more: object) -> Values:
    framed = brief.frame(paper, held)
    return {
        **{name: framed[name] for name in ("asof", "marking")},
        "address": paper.site.partition("//")[2].rstrip("/"),
        "above": above,
        "title": prose.cut(title, _MOST_TITLED),
        "said": prose.cut(said, _MOST_SAID),
        "figure": {},
        "numbers": [],
        **more,
    }


def _figure(record: Actor | Relationship, paper: BriefContext) -> Values:
    """The figure of a brief, with so few ties that their names can be read; their number is in the sentence above."""
    found = brief.figure(record, paper)
    if found.get("shape") == "ego":
        return {**found, "left": found["left"][:_MOST_TIES], "right": found["right"][:_MOST_TIES]}
    return found
