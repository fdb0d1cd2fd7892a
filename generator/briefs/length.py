"""How long a brief is: estimated from its values, and the font size step that suits it.

Steps are numbered as in the templates.  Lengths are in pages, the last one as a fraction.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

#: The desired maximum of pages in a brief, and how full the last of several pages should at least be.
MOST_PAGES: Final = 2
FILLED: Final = 0.25
#: The font size steps: as designed, two denser ones (1, 2), and a looser one; and the order of preference.
DESIGNED, LOOSER = 0, 3
_ORDER: Final = (DESIGNED, 1, LOOSER, 2)
#: The relative length of a brief in each step, as measured.
_LENGTHS: Final = {DESIGNED: 1.0, 1: 0.918, 2: 0.845, LOOSER: 1.148}
#: If a brief is expected to end this close to the end of a page, it may well run over.
_NEAR: Final = 0.03
#: Everything that determines the step.
POLICY: Final = (FILLED, _NEAR, _ORDER, *_LENGTHS.items())

#: The number of statements that fit beside the key facts, as in the template; more take the whole width.
_FEW: Final = 9
#: The letters in a line: of a statement and of the words beside it in a ledger; of the column beside the key facts; of the key facts; of the
#: whole width in small type; and of a relationship's kind in its table.
_TEXT, _ASIDE, _COLUMN, _FACTS, _WIDE, _KIND = 64, 46, 66, 35, 124, 38
#: The number of places that follow the name of their source, as in the template.
_INLINE: Final = 2
#: The height of a line of small type, in lines of text.
_SMALL: Final = 0.85
#: The heights of other things, in lines: a section's heading with what is lost at the end of a page, the heading of a group, the head of a
#: group of relationships and the rules of each row, a source, the space below a statement, and a tie in the figure.
_HEADING, _GROUP, _ROW, _SOURCE, _GAP, _TIE = 6.0, 1.7, 2.3, 2.0, 0.5, 1.2
#: The pages that the title takes, and those that a line takes: fitted to 187 briefs of two dossiers; the error is a twentieth of a page.
_TITLE, _LINE = 0.061, 0.0143
#: How much longer a brief is on US Letter.
_LETTER: Final = 1.05
#: The keys whose values are not printed as text.
_UNSEEN: Final = {"url", "record", "names", "type", "kind", "language", "file"}
Values = Mapping[str, Any]


def estimated_pages(sheet: Values) -> float:
    """Estimate the pages of a brief in the designed size; 0 if it has so few statements that a page is enough."""
    statements = [unit for section in sheet["sections"] for group in section["groups"] for unit in group["statements"]]
    if len(statements) + len(sheet["glance"]) <= _FEW:
        return 0.0
    lines = max(_beside(sheet), _box(sheet)) + sum(map(_entry, statements)) + sum(_rest(sheet))
    return (_TITLE + _LINE * lines) * (_LETTER if sheet["page"] == "us-letter" else 1)


def _letters(value: Any) -> int:
    """The number of letters of all text in some values."""
    if isinstance(value, dict):
        return sum(_letters(item) for key, item in value.items() if key not in _UNSEEN)
    return sum(map(_letters, value)) if isinstance(value, list) else len(value) if isinstance(value, str) else 0


def _lines(value: Any, width: int, marks: Iterable[int] = ()) -> int:
    """The number of lines that a text takes with its marks."""
    return math.ceil((_letters(value) + sum(2 + len(str(mark)) for mark in marks)) / width)


def _entry(unit: Values) -> float:
    """A statement in the ledger, with what is said beside it and its remarks below."""
    told = max(_lines(unit["text"], _TEXT, unit["marks"]), _SMALL * _lines(unit["said"], _ASIDE))
    return told + _GAP + _SMALL * sum(_lines(remark["text"], _TEXT + 8) for remark in unit["remarks"])


def _item(item: Values, marks: Iterable[int] = ()) -> float:
    """A text beside the key facts, with what is said below it."""
    below = _lines(item["said"], _COLUMN + 12) + sum(_lines(remark["text"], _COLUMN + 12) for remark in item.get("remarks", ()))
    return _lines(item["text"], _COLUMN, marks) + _SMALL * below + 0.6


def _beside(sheet: Values) -> float:
    """The column beside the key facts: judgements, key points, gaps, each with a heading."""
    judged = sheet["judgements"]["items"]
    known = sum(_item(unit, unit["marks"]) for unit in sheet["glance"]) + 1.5
    return known + sum(map(_item, judged)) + 2 * bool(judged) + sum(map(_item, sheet["gaps"])) + 1.5 * bool(sheet["gaps"])


def _box(sheet: Values) -> float:
    """The key facts, and how relations have changed."""
    facts = (1.2 + _SMALL * sum(_lines(value["text"], _FACTS, value["marks"]) for value in row["values"]) for row in sheet["facts"])
    states = sum(_SMALL * _lines(state["text"], _FACTS, state["marks"]) + 0.3 for state in sheet["states"])
    return 2 + sum(facts) + states + _SMALL * _lines(sheet["going"], _FACTS) + 5.5 * bool(sheet["states"])


def _rest(sheet: Values) -> Iterator[float]:
    """What has the whole width: the network, relationships, headings, differing accounts, index, changes, and sources."""
    figure = sheet["figure"]
    if figure and figure["shape"] == "ego":
        yield 2.5 + _TIE * max(len(figure["left"]), len(figure["right"]))
    for group in sheet["relationships"]:
        yield _ROW
        for row in group["rows"]:
            yield _ROW + 0.5 * max(_lines(row["acts"], _KIND), _lines(row["last"], 24), _lines(row["first"], 24))
    for section in sheet["sections"]:
        yield _HEADING + _GROUP * sum(bool(group["heading"]) for group in section["groups"])
    for pair in sheet["differing"]:
        yield 1.5 + max(1.0 if side["above"] else _item(side["unit"]) for side in pair)
    for index in sheet["indexes"]:
        yield 0.7 * bool(index["rows"]) + 0.5 * _lines([f"{row['words']}: {row['numbers']} · " for row in index["rows"]], _WIDE)
    yield from (2.0 + _lines(change, _WIDE) for change in sheet["changes"])
    for source in sheet["sources"]:
        passages = [f"{passage['number']} {_letters(passage['text']) * '.'}    " for passage in source["passages"]]
        apart = len(passages) > _INLINE
        yield _SOURCE * (1 if apart else 0.5) + 0.5 * (_lines([source["text"], source["said"]], _WIDE) + apart * _lines(passages, _WIDE))


def suited(length: float) -> int:
    """The font size step for a brief that takes this many pages as designed."""
    return min(_ORDER, key=lambda step: _foreseen(length, step))


def suited_after(tried: Mapping[int, tuple[int, float]]) -> int:
    """The next font size step for a brief, given the number of pages and the filling of the last page in the steps already tried.

    It is the last one tried if none is foreseen to have fewer pages or a better last page: another size alone is not worth another layout.
    """
    last = list(tried)[-1]
    pages, filled = tried[last]
    length = (pages - 1 + filled) / _LENGTHS[last]
    foreseen = {step: worth(*tried[step], step) if step in tried else _foreseen(length, step) for step in _ORDER}
    best = min(_ORDER, key=foreseen.__getitem__)
    return last if foreseen[last][:2] == foreseen[best][:2] else best


def best(tried: Mapping[int, tuple[int, float]]) -> int:
    """The best of the steps already tried."""
    return min(tried, key=lambda step: worth(*tried[step], step))


def _foreseen(length: float, step: int) -> tuple[bool, int, int]:
    taken = length * _LENGTHS[step]
    pages = max(1, math.ceil(taken))
    if pages - taken < _NEAR:
        return worth(pages + 1, 0.0, step)
    return worth(pages, taken - pages + 1, step)


def worth(pages: int, filled: float, step: int) -> tuple[bool, int, int]:
    """The rank of a setting, the lowest being the best: no last page of a few lines, few pages, a step early in the order of preference."""
    return pages > 1 and filled < FILLED, pages, _ORDER.index(step)
