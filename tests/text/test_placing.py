"""The places of a network: near if tied, never over each other, the same everywhere, and hardly moved by one more."""

from __future__ import annotations

import hashlib
import json
import math
import random
import statistics

from generator.text import placing
from generator.text.placing import Point
from tests.support.rows import each

WIDE = 1000.0
#: Networks by the number of their nodes and of the ties in addition to those that connect them.
NETWORKS = [(3, 0), (12, 20), (41, 14), (60, 90)]


def network(nodes: int, more: int) -> dict[str, set[str]]:
    """A network in which later nodes are tied to earlier ones, most of them to the first."""
    chance, names = random.Random(nodes), [f"actor-{number}" for number in range(nodes)]
    ties = [(names[number], names[chance.randrange(min(number, 8))]) for number in range(1, nodes)]
    ties += [(one, two) for one, two in (chance.sample(names, 2) for _ in range(more)) if one != two]
    found: dict[str, set[str]] = {name: set() for name in names}
    for one, two in ties:
        tie(found, one, two)
    return found


def tie(found: dict[str, set[str]], one: str, two: str) -> None:
    """Add a tie."""
    found.setdefault(one, set()).add(two)
    found.setdefault(two, set()).add(one)


def placed(found: dict[str, set[str]]) -> dict[str, Point]:
    """The middles of boxes of several sizes."""
    spread = placing.fitted(placing.places({name: sorted(others) for name, others in found.items()}), (265, 180))
    return placing.apart(spread, {name: size(name) for name in found}, WIDE)


def size(name: str) -> tuple[float, float]:
    """The box of a node."""
    return 60 + len(name) % 3 * 30 + hashlib.sha256(name.encode()).digest()[0] % 30, 22 + hashlib.sha256(name.encode()).digest()[1] % 3 * 14


@each("nodes, more", NETWORKS)
def test_no_box_is_over_another(nodes: int, more: int) -> None:
    """All boxes are within the width, with room between them."""
    found = placed(network(nodes, more))
    names = sorted(found)
    over = [
        (one, two)
        for number, one in enumerate(names)
        for two in names[number + 1 :]
        if all(abs(found[one][axis] - found[two][axis]) < (size(one)[axis] + size(two)[axis]) / 2 + placing.ROOM - 1 for axis in (0, 1))
    ]
    assert over == []
    assert all(abs(x) + size(name)[0] / 2 <= WIDE / 2 for name, (x, _) in found.items())
    assert all(x == round(x) and y == round(y) for x, y in found.values())


def test_the_same_network_has_the_same_places_everywhere() -> None:
    """The places do not depend on the order in which nodes are given, and are those that were found when this was written."""
    found = network(41, 14)
    first = placed(found)
    backwards = placed({name: found[name] for name in reversed(found)})
    assert first == backwards
    assert hashlib.sha256(json.dumps(sorted(first.items())).encode()).hexdigest()[:16] == "e32eacfa601e62b7"


def test_one_more_moves_the_others_little() -> None:
    """A node or a tie that is added moves the others by an eighth of the width at most, as a rule by less than a thirtieth."""
    found = network(41, 14)
    before = placed(found)
    chance = random.Random(7)
    shifts = []
    for number in range(12):
        more = {name: set(others) for name, others in found.items()}
        tie(more, f"new-{number}" if number % 2 else chance.choice(sorted(found)[:20]), chance.choice(sorted(found)[20:]))
        shifts.append(shift(before, placed(more)))
    assert statistics.median(shifts) <= WIDE / 30
    assert max(shifts) <= WIDE / 8


def shift(before: dict[str, Point], after: dict[str, Point]) -> float:
    """How far a node has moved, as the median of all."""
    return statistics.median(math.dist(before[name], after[name]) for name in before)
