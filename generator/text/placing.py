"""Where the nodes of a network are drawn: tied nodes near each other, and no box over another.

The places come from stress majorization (Gansner, Koren and North, “Graph drawing by stress majorization”, 2004): the distance of two
nodes becomes, as far as possible, the length of the shortest way from one to the other.  It begins at places that follow from the names of
the nodes alone, so a node that is added moves the others little.  Only addition, multiplication, division and square roots are used, which
IEEE 754 rounds alike everywhere, and in an order that depends on the names; so the places are the same on every machine.
"""

from __future__ import annotations

import hashlib
import heapq
import math
from collections.abc import Mapping, Sequence
from typing import Final

Point = tuple[float, float]
Size = tuple[float, float]
#: The neighbours of each node, in both directions.
Ties = Mapping[str, Sequence[str]]
#: Of how many ties on the room around a node no longer grows.
_MANY: Final = 6
#: How often each node is moved to where its distances to all others ask for it.
_ROUNDS: Final = 80
#: The longest distance, which is also that of nodes that no way connects: with longer ones, a new tie would move half of the drawing.
_FARTHEST: Final = 3.0
#: How much the place at which a node begins counts; a tie counts 1.
_HELD: Final = 0.1
#: The least room between two boxes, in units.
ROOM: Final = 9.0
#: How much larger a drawing is made in which boxes have not come apart.
_LARGER: Final = 1.12


def places(ties: Ties) -> dict[str, Point]:
    """A place for each node, about the point 0, with a tie about 1 long."""
    names = sorted(ties)
    wanted = [_distances(name, names, ties) for name in names]
    starts = [_start(name) for name in names]
    found = list(starts)
    for _ in range(_ROUNDS):
        for number, row in enumerate(wanted):
            found[number] = _moved(number, row, found, starts[number])
    middle = [sum(place[axis] for place in found) / max(1, len(found)) for axis in (0, 1)]
    return {name: (x - middle[0], y - middle[1]) for name, (x, y) in zip(names, found, strict=True)}


def _start(name: str) -> Point:
    """Where a node begins: somewhere in a square, by its name."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:4]) / 2**30 - 2, int.from_bytes(digest[4:8]) / 2**30 - 2


def _distances(name: str, names: Sequence[str], ties: Ties) -> list[float]:
    """The length of the shortest way from a node to each other one."""
    found, ahead = dict[str, float](), [(0.0, name)]
    while ahead:
        far, here = heapq.heappop(ahead)
        if here not in found:
            found[here] = far
            for other in ties[here]:
                if other not in found:
                    heapq.heappush(ahead, (far + _length(len(ties[here]), len(ties[other])), other))
    return [min(_FARTHEST, found.get(other, _FARTHEST)) for other in names]


def _length(one: int, two: int) -> float:
    """The length of a tie of two nodes with so many ties each: those with many need room around them, those with one are near."""
    return 0.6 + 0.2 * (min(one, two, _MANY) - 1)


def _moved(number: int, wanted: Sequence[float], found: Sequence[Point], start: Point) -> Point:
    """The place of a node that suits its distances to the others, where these are now; near ones count more."""
    x, y = found[number]
    total, across, down = _HELD, _HELD * start[0], _HELD * start[1]
    for distance, (other_x, other_y) in zip(wanted, found, strict=True):
        if distance:
            weight = 1 / (distance * distance)
            dx, dy = x - other_x, y - other_y
            length = math.sqrt(dx * dx + dy * dy) or 1.0
            across += weight * (other_x + distance * dx / length)
            down += weight * (other_y + distance * dy / length)
            total += weight
    return across / total, down / total


def fitted(found: Mapping[str, Point], spread: Size) -> dict[str, Point]:
    """Places that are on average as far from the middle, across and down, as `spread` says."""
    scales = []
    for axis in (0, 1):
        square = sum(place[axis] * place[axis] for place in found.values()) / max(1, len(found))
        scales.append(spread[axis] / (math.sqrt(square) or 1.0))
    return {name: (x * scales[0], y * scales[1]) for name, (x, y) in found.items()}


def apart(found: Mapping[str, Point], sizes: Mapping[str, Size], wide: float) -> dict[str, Point]:
    """The middles of boxes, in whole units, none of which is over another; they are moved as little as possible, and are `wide` at most."""
    names = sorted(found)
    boxes = [sizes[name] for name in names]
    scale = 1.0
    while True:
        now = [(found[name][0], found[name][1] * scale) for name in names]
        for _ in range(_ROUNDS):
            if not _pushed(now, boxes, wide):
                return dict(zip(names, now, strict=True))
        scale *= _LARGER


def _pushed(now: list[Point], boxes: Sequence[Size], wide: float) -> bool:
    """Move boxes that are over each other half of the way apart, in the direction in which the way is shorter; whether there were any."""
    found = False
    for number, (broad, _) in enumerate(boxes):
        reach = max(0.0, (wide - broad) // 2)
        now[number] = (float(round(min(reach, max(-reach, now[number][0])))), float(round(now[number][1])))
    for one in range(len(now)):
        for two in range(one + 1, len(now)):
            dx, dy = now[two][0] - now[one][0], now[two][1] - now[one][1]
            over = ((boxes[one][0] + boxes[two][0]) / 2 + ROOM - abs(dx), (boxes[one][1] + boxes[two][1]) / 2 + ROOM - abs(dy))
            if min(over) > 0:
                found = True
                axis = 0 if over[0] < over[1] else 1
                step = (over[axis] / 2 + 0.5) * (1 if (dx, dy)[axis] >= 0 else -1)
                now[one] = _along(now[one], axis, -step)
                now[two] = _along(now[two], axis, step)
    return found


def _along(place: Point, axis: int, step: float) -> Point:
    return (place[0] + step, place[1]) if axis == 0 else (place[0], place[1] + step)
