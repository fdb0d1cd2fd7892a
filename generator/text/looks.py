"""The look of a drawing in a file of its own, written into its elements.

A host's policy forbids the styles of a drawing that is opened by itself, as it forbids those of a page; attributes are no styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

#: A rule: the element that it is for, after the elements around it, each as `name`, `.class` or `name.class`; and its attributes.
Look = tuple[str, Mapping[str, str]]
#: The steps of a selector, and the attributes.
_Rule = tuple[tuple[frozenset[str], ...], tuple[tuple[str, str], ...]]
_TAG: Final = re.compile(r"<(/?)([a-z]+)((?: [A-Za-z-]+=\"[^\"]*\")*)>")
_CLASS: Final = re.compile(r' class="([^"]*)"')
_INK: Final = "#222222"
_LINE: Final = "#5c6066"
_DARK: Final = "#1f3a4d"
#: The colours of light pages, as docs/assets/briefings.css has them.
_TONES: Final = {"friendly": "#1d6f7a", "hostile": "#a3412a", "mixed": "#86651a"}
_DASHES: Final = {"hostile": "7 3", "mixed": "7 3 2 3", "ended": "2 3"}
LOOKS: Final[tuple[Look, ...]] = (
    ("text", {"font-family": "sans-serif", "font-size": "12", "fill": _INK}),
    ("path", {"fill": "none", "stroke": _LINE}),
    ("circle", {"fill": "#ffffff", "stroke": _LINE}),
    (".ground", {"fill": "#ffffff"}),
    (".marking", {"font-weight": "700"}),
    (".centre text", {"fill": "#ffffff", "font-size": "13", "font-weight": "700"}),
    (".centre rect", {"fill": _DARK}),
    (".state rect", {"fill": _DARK}),
    (".node rect", {"fill": "#ffffff", "stroke": "#c9ced6"}),
    (".hit", {"fill": "none"}),
    (".grid", {"stroke": "#d5d8dc"}),
    (".bar", {"fill": _LINE, "stroke": _LINE}),
    *((f".{tone} .bar", {"fill": colour, "stroke": colour}) for tone, colour in _TONES.items()),
    (".plan .bar", {"fill": "#ffffff"}),
    (".time", {"font-size": "10", "fill": _LINE}),
    (".number", {"font-size": "10"}),
    (".state text", {"font-weight": "700"}),
    (".bloc", {"font-weight": "700"}),
    (".edge", {"stroke-width": "1.5"}),
    (".belongs .edge", {"stroke-width": "1"}),
    (".state .edge", {"stroke-width": "0.8"}),
    *((f".heavy-{number}", {"stroke-width": wide}) for number, wide in ((2, "3"), (3, "5"), (4, "7"))),
    *((f".{tone} {part}", {"stroke": colour}) for tone, colour in _TONES.items() for part in (".edge", "circle")),
    *((f".{tone} .edge", {"stroke-dasharray": dashes}) for tone, dashes in _DASHES.items()),
    *((f".{tone} .sign", {"fill": colour, "font-weight": "700"}) for tone, colour in _TONES.items()),
)


def written(drawing: str, looks: Sequence[Look] = LOOKS) -> str:
    """A drawing of ours whose classes are replaced by the attributes that they stand for; of two rules the later one holds."""
    around: list[frozenset[str]] = []
    rules = tuple((_steps(selector), tuple(look.items())) for selector, look in looks)

    def tag(found: re.Match[str]) -> str:
        closing, name, given = found.groups()
        if closing:
            around.pop()
            return found[0]
        classes = _CLASS.search(given)
        around.append(_names(name, classes[1] if classes else ""))
        own = _CLASS.sub("", given)
        added = "".join(f' {key}="{value}"' for key, value in _looks(rules, tuple(around)) if f" {key}=" not in own)
        return f"<{name}{own}{added}>"

    return _TAG.sub(tag, drawing)


@lru_cache(maxsize=4096)
def _looks(rules: tuple[_Rule, ...], around: tuple[frozenset[str], ...]) -> tuple[tuple[str, str], ...]:
    """The attributes of the last of some elements, each in the one before it; drawings have few elements that differ in this."""
    return tuple(dict(row for steps, look in rules if _match(steps, around) for row in look).items())


def _match(steps: tuple[frozenset[str], ...], around: Sequence[frozenset[str]]) -> bool:
    """Whether the last element is what the steps of a selector are for."""
    rest: Iterator[frozenset[str]] = iter(around[:-1])
    return steps[-1] <= around[-1] and all(any(step <= names for names in rest) for step in steps[:-1])


@lru_cache(maxsize=256)
def _steps(selector: str) -> tuple[frozenset[str], ...]:
    """The name and the classes that each step of a selector asks for."""
    return tuple(_names(step.partition(".")[0], step.partition(".")[2].replace(".", " ")) for step in selector.split())


@lru_cache(maxsize=1024)
def _names(name: str, classes: str) -> frozenset[str]:
    """The name and the classes of an element, as selectors have them."""
    return frozenset([*([name] if name else []), *(f".{one}" for one in classes.split())])
