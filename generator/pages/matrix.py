"""The page that sets every actor against every other: who has what to do with whom.

Floor 7: imports `markdown`, `model`, `standing` and `pages.parts`.
"""

from __future__ import annotations

from typing import Final

from generator import markdown as md
from generator import standing
from generator.markdown import Md
from generator.model import Actor, Kind, Relationship
from generator.pages.parts import Desk, Page, crumbs, page, title

#: A matrix of more cannot be taken in, and its cells grow with the square.
MOST: Final = 40


def render(desk: Desk) -> Page:
    """A row and a column for each actor that has a relationship; a cell names the tone of the relationship of the two."""
    standing = desk.views.matrix()
    actors = standing[:MOST]
    head = (md.text("Row to column"), *(desk.actor(actor.id) for actor in actors))
    rows = [(md.cell(desk.actor(row.id), head=True), *(_cell(row, column, desk) for column in actors)) for row in actors]
    lead = (
        "How the actor of the row and the actor of the column stand to each other: the tone of their relationship, and where it is going. "
        "A cell leads to the page of the two; resting on it shows the kinds, → from row to column, ← from column to row. "
        "An empty one says only that the sources report nothing."
    )
    body = (
        title("Matrix"),
        crumbs(),
        md.paragraph(md.text(lead)),
        _rest(len(standing) - len(actors)),
        md.div(md.table(head, rows), classes="matrix"),
    )
    return page("matrix/index.md", "briefings/relationships/", body, title="Matrix", description="Who has what to do with whom.", wide=True)


def _rest(left_out: int) -> Md:
    """What is said where not all find room."""
    words = f"The first {MOST} actors, in the order of the index of actors; {left_out} more are on their own pages only."
    return md.paragraph(md.text(words)) if left_out else md.EMPTY


def _cell(row: Actor, column: Actor, desk: Desk) -> Md:
    """The tone of their relationship and its trend, leading to its page; a dash on the diagonal."""
    relationship = desk.views.between.get(frozenset((row.id, column.id)))
    if row is column:
        return md.text("–")
    if relationship is None:
        return md.EMPTY
    tone = standing.tone(desk.dossier, relationship)
    words = ", ".join(filter(None, (standing.TONES[tone], standing.going(relationship).casefold())))
    return md.link(md.text(words), desk.address(relationship.id), classes=f"tone {tone}", title=_resting(relationship, row, desk))


def _resting(relationship: Relationship, row: Actor, desk: Desk) -> str:
    """What shows as a pointer rests on a cell: the kinds, an arrow saying which way; how it was last reported; and what of it has fallen."""
    labels = desk.dossier.vocabulary.relationship_kinds
    kinds = "; ".join(f"{labels[kind.kind].label}{_arrow(kind, row.id)}" for kind in relationship.kinds)
    last = standing.last(relationship)
    stood = f"As last reported: {last.label} ({last.when.words()}){desk.fell(relationship, (last.claim,))}" if last else ""
    trend = relationship.trend
    fell = desk.fell(relationship, trend.based_on) if trend else ""
    return ". ".join(filter(None, (kinds, stood, f"{standing.going(relationship)}{fell}" if fell else "")))


def _arrow(kind: Kind, row: str) -> str:
    """Which way a kind goes, as seen from the row; nothing where it goes both ways."""
    return "" if kind.source is None else " →" if kind.source == row else " ←"
