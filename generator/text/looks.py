"""The look of a drawing in a file of its own, written into its elements.

A host's policy forbids the styles of a drawing that is opened by itself, as it forbids those of a page; attributes are no styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

#: A rule: the element that it is for, after the elements around it, each as `name`, `.class` or `name.class`; and its attributes.
Look = tuple[str, Mapping[str, str]]
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

    def tag(found: re.Match[str]) -> str:
        closing, name, given = found.groups()
        if closing:
            around.pop()
            return found[0]
        classes = _CLASS.search(given)
        around.append(frozenset([name, *(f".{one}" for one in (classes[1].split() if classes else ()))]))
        attributes = {key: value for selector, look in looks if _matches(selector, around) for key, value in look.items()}
        own = _CLASS.sub("", given)
        added = "".join(f' {key}="{value}"' for key, value in attributes.items() if f" {key}=" not in own)
        return f"<{name}{own}{added}>"

    return _TAG.sub(tag, drawing)


def _matches(selector: str, around: Sequence[frozenset[str]]) -> bool:
    """Whether the last element is what a selector is for."""
    *outer, last = (_parts(step) for step in selector.split())
    rest: Iterator[frozenset[str]] = iter(around[:-1])
    return last <= around[-1] and all(any(step <= names for names in rest) for step in outer)


def _parts(step: str) -> frozenset[str]:
    """The name and the classes that a step asks for."""
    name, *classes = step.split(".")
    return frozenset([*([name] if name else []), *(f".{one}" for one in classes)])
