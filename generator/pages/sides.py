"""The drawing on the first page: two groups of actors facing each other, with a line for each relationship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..records import handling
from ..text import lettering
from ..text import markdown as md
from ..text.markdown import Md
from ..views import kinds
from ..views.queries import DATA_FOLDER
from ..views.sides import Sides, SideTie, sides
from . import figures
from .context import DOT, PageContext
from .figures import LETTER, LINE, SIDE, SIGNS, WIDE, Label, legend

#: Where lines begin, from the edge of the drawing.
_NODE: Final = SIDE + 8
#: The least height of a name's row: lines that cross need more room than those to one box.
_ROW: Final = 38.0
#: How large a sign is, and where on its line it may be: the first place that no other sign takes.
SIGN: Final = 6.0
_PLACES: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.2, 0.8)
Point = tuple[float, float]


@dataclass(frozen=True)
class PlacedSides:
    """The labels of both sides, the curve of each relationship (from, two points of direction, to), and the place of its sign."""

    labels: tuple[tuple[Label, ...], tuple[Label, ...]]
    curves: tuple[tuple[Point, Point, Point, Point], ...]
    signs: tuple[Point | None, ...]
    high: float


def placed(found: Sides) -> PlacedSides:
    """The places of the parts of the drawing."""
    sizes = (LETTER * 1.12 if found.blocs else LETTER, LETTER)
    columns = [[lettering.lines(actor.title, SIDE, sizes[bool(number)]) for number, actor in enumerate(side)] for side in found.actors]
    heights = [sum(map(_row, column)) for column in columns]
    high = max(heights)
    labels = tuple(
        tuple(_labels(column, (high - own) / max(1, len(column)), side))
        for side, (column, own) in enumerate(zip(columns, heights, strict=True))
    )
    ends = {(side, number): label.y + label.high / 2 for side, column in enumerate(labels) for number, label in enumerate(column)}
    curves = tuple(_curve(tie, ends) for tie in found.ties)
    return PlacedSides((labels[0], labels[1]), curves, tuple(_signs(curves)), high)


def _row(lines: tuple[str, ...]) -> float:
    return max(_ROW, LINE * len(lines) + 8)


def _labels(column: Iterable[tuple[str, ...]], spare: float, side: int) -> Iterator[Label]:
    y = 0.0
    for lines in column:
        row = _row(lines) + spare
        yield Label(WIDE - SIDE if side else 0, y + (row - LINE * len(lines)) / 2, SIDE, lines, "start" if side else "end")
        y += row


def _curve(tie: SideTie, ends: dict[tuple[int, int], float]) -> tuple[Point, Point, Point, Point]:
    """A straight line to the other side; between actors of one side an arc, the wider the further they are apart."""
    start, end = ((WIDE - _NODE if side else _NODE, ends[side, number]) for side, number in (tie.one, tie.two))
    if tie.across:
        return start, start, end, end
    bulge = min(60.0, 16 + 0.35 * abs(end[1] - start[1])) * (-1 if tie.one[0] else 1)
    return start, (start[0] + bulge, start[1]), (end[0] + bulge, end[1]), end


def _at(curve: tuple[Point, Point, Point, Point], part: float) -> Point:
    """A point of a curve, by the part of its way."""
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return round(x, 1), round(y, 1)


def _signs(curves: Iterable[tuple[Point, Point, Point, Point]]) -> Iterator[Point | None]:
    """The place of the sign of each curve; None if others take all its places, as colour and pattern say the same."""
    taken: list[Point] = []
    for curve in curves:
        free = (point for point in (_at(curve, part) for part in _PLACES) if all(_apart(point, other) for other in taken))
        place = next(free, None)
        taken += [place] if place else []
        yield place


def _apart(one: Point, two: Point) -> bool:
    return (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2 >= (2 * SIGN + 1) ** 2


def drawing(desk: PageContext) -> Md:
    """The drawing with its sentence, its signs and the relationships by tone; empty if there is nothing to see."""
    found = sides(desk.views)
    if found is None:
        return md.EMPTY
    place = placed(found)
    image = md.drawing(found.alt, *_parts(found, place, desk), width=WIDE, height=place.high)
    tones = dict.fromkeys(tie.tone for tie in found.ties)
    rows = ((md.text(kinds.TONES[tone]), [_listed(tone, found, desk)]) for tone in kinds.TONES if tone in tones)
    listed = md.folded(md.text("As a list"), md.definitions(rows))
    return figures.figure(
        image, found.sentence, legend(tones), figures.uses("figures/sides.svg", f"{DATA_FOLDER}/relationships.csv", up=""), listed
    )


def _listed(tone: str, found: Sides, desk: PageContext) -> Md:
    """The relationships of a tone, each linked to its page."""
    ids = (tie.relationship for tie in found.ties if tie.tone == tone)
    return md.join(*(md.link(md.text(desk.dossier.title(id)), desk.address(id, up="")) for id in ids), by=DOT)


def files(desk: PageContext) -> Iterator[tuple[str, bytes]]:
    """The drawing as a file of its own; nothing if it is not drawn."""
    found = sides(desk.views)
    if found is not None:
        place = placed(found)
        marking = handling.label(desk.views.handling.everything)
        origin = figures.origin("Home", desk)
        yield (
            "figures/sides.svg",
            md.drawing_file(found.alt, *_parts(found, place), width=WIDE, height=place.high, origin=origin, marking=marking),
        )


def _parts(found: Sides, place: PlacedSides, desk: PageContext | None = None) -> Iterator[Md]:
    """The lines, then the names; both are links if there is a page around them."""
    for tie, curve, sign in zip(found.ties, place.curves, place.signs, strict=True):
        shapes = tuple(_tie(tie, curve, sign))
        address = desk.address(tie.relationship, up="") if desk else None
        yield (
            md.link(md.join(*shapes), address, classes=f"tone {tie.tone}", searched=False)
            if address
            else md.shape("g", *shapes, of=tie.tone)
        )
    for side, actors in enumerate(found.actors):
        for number, actor in enumerate(actors):
            words = place.labels[side][number].drawn("bloc" if found.blocs and not number else "")
            yield md.link(words, desk.address(actor.id, up=""), classes="node", searched=False) if desk else words


def _tie(tie: SideTie, curve: tuple[Point, Point, Point, Point], sign: Point | None) -> Iterator[Md]:
    points = [f"{x:.1f} {y:.1f}" for x, y in curve]
    yield md.shape("title", words=tie.words)
    yield md.shape("path", of="edge", d=f"M{points[0]}C{points[1]} {points[2]} {points[3]}")
    if sign:
        yield md.shape("circle", cx=sign[0], cy=sign[1], r=SIGN)
        yield md.shape("text", words=SIGNS[tie.tone], of="sign", x=sign[0], y=sign[1] + 4, text_anchor="middle")
