"""Drawings (SVG): whether one has only shapes and texts, and nothing that a browser would run or request.

What is not on the lists is rejected, and so are entities of its own, because they could hide anything.
"""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

_SVG: Final = "http://www.w3.org/2000/svg"
#: Namespaces of notes that drawing programs leave, which browsers ignore.
_NOTES: Final = ("http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/",
                 "http://creativecommons.org/ns#", "http://web.resource.org/cc/")  # fmt: skip
_ELEMENTS: Final = frozenset(
    "svg g defs title desc metadata symbol use switch view path rect circle ellipse line polyline polygon text tspan textPath image style "
    "linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComponentTransfer feComposite "
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur "
    "feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence".split()
)
_REFERENCE: Final = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
#: A request for anything but a part of the drawing, in an attribute; in a style also what could hide one.
_REQUEST: Final = re.compile(r"""url\(\s*["']?(?!["']?#)|image-set|javascript:""", re.IGNORECASE)
_STYLE: Final = re.compile(rf"{_REQUEST.pattern}|@|\\|//|\bsrc\(|expression\s*\(", re.IGNORECASE)
_SEPARATOR: Final = " "


class _ActiveError(Exception):
    """The drawing has something that a picture does not need; the message names it."""


def active(content: bytes) -> str:
    """What makes a drawing more than a picture, such as “an element <script>”; empty if there is nothing."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    reading = _Reading()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reading.start, reading.end, reading.text
    # The usual document types are accepted, which nothing loads.
    parser.StartDoctypeDeclHandler = lambda *given: _refuse("entities of its own") if given[-1] else None
    parser.ProcessingInstructionHandler = lambda target, _: _refuse(f"an instruction <?{target}?>")
    try:
        parser.Parse(content, True)
    except _ActiveError as error:
        return str(error)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return f"a mistake in its XML ({error})"
    return "a style that requests something" if _STYLE.search("".join(reading.styles)) else ""


class _Reading:
    """What the parser reports; everything that is not on the lists raises _ActiveError."""

    def __init__(self) -> None:
        self.styles: list[str] = []
        self._styling = False

    def start(self, name: str, given: dict[str, str]) -> None:
        """Look at an element and its attributes."""
        space, _, element = name.rpartition(_SEPARATOR)
        if not space.startswith(_NOTES) and (space != _SVG or element not in _ELEMENTS):
            _refuse(f"an element <{element}>")
        self._styling = element == "style"
        for full, value in given.items():
            attribute = full.rpartition(_SEPARATOR)[2].casefold()
            if attribute.startswith("on") or attribute == "base":
                _refuse(f"an attribute {attribute}=")
            if attribute == "href" and not _REFERENCE.match(value):
                _refuse(f"a link to {value[:40]!r}")
            if attribute != "href" and (_STYLE if attribute == "style" else _REQUEST).search(value):
                _refuse(f"an attribute {attribute}= that requests something")

    def end(self, name: str) -> None:
        """Leave an element."""
        self._styling = False

    def text(self, text: str) -> None:
        """Collect the styles: a parser reports a text in pieces."""
        if self._styling:
            self.styles.append(text)


def _refuse(what: str) -> None:
    raise _ActiveError(what)
