"""Drawings: what is a picture, and what is more than that."""

from __future__ import annotations

import pytest

from generator.text.drawings import active
from tests.support.rows import each

STILL = [
    '<path d="M0 0" style="fill: url(#a)"/>',
    '<rect fill="url(#a)" clip-path="url(\'#b\')"/>',
    '<use xlink:href="#x"/>',
    '<image href="data:image/png;base64,AA"/>',
    "<style>.a { fill: red }</style>",
    "<text>see https://ferry.example @ the pier: <tspan>url(x)</tspan></text>",
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about="x"/></metadata>',
]
#: What is refused, and the part of the message that names it.
ACTIVE = [
    ("<script>alert(1)</script>", "an element <script>"),
    ('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', "an element <script>"),
    ("<foreignObject/>", "an element <foreignObject>"),
    ('<animate attributeName="href"/>', "an element <animate>"),
    ('<a href="https://ferry.example"/>', "an element <a>"),
    ('<g onload="alert(1)"/>', "an attribute onload="),
    ('<g ONLOAD="alert(1)"/>', "an attribute onload="),
    ('<g xml:base="https://ferry.example"/>', "an attribute base="),
    ('<use href="other.svg#x"/>', "a link to 'other.svg#x'"),
    ('<image xlink:href="javascript:alert(1)"/>', "a link to 'javascript:alert(1)'"),
    ('<image href="data:image/svg+xml,x"/>', "a link to 'data:image/svg+xml,x'"),
    ('<rect fill="url(https://ferry.example)"/>', "an attribute fill= that requests something"),
    ('<style>@import "x"</style>', "a style that requests something"),
    ("<style>a { fill: ur<!-- -->l(https://ferry.example) }</style>", "a style that requests something"),
    ("<style>a { fill: u\\72l(x) }</style>", "a style that requests something"),
    ("<?xml-stylesheet href='x'?>", "an instruction <?xml-stylesheet?>"),
    ("<g>", "a mistake in its XML"),
]


def drawing(inside: str, before: str = "") -> bytes:
    """A drawing with something in it."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inside}</svg>'.encode()


@pytest.mark.threat("b203")
@each("inside", STILL)
def test_shapes_and_texts_are_a_picture(inside: str) -> None:
    """What drawing programs write is accepted, with the usual document type, too."""
    assert active(drawing(inside)) == ""
    assert (
        active(drawing(inside, '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">')) == ""
    )


@pytest.mark.threat("b203")
@each(("inside", "said"), ACTIVE)
def test_what_runs_or_requests_something_is_named(inside: str, said: str) -> None:
    """Scripts, handlers, links, requests and everything unknown are refused."""
    assert active(drawing(inside)).startswith(said)


@pytest.mark.threat("b203")
@pytest.mark.parametrize(
    "content",
    [b"", b"<svg/>", b"<html/>", drawing("&a;", '<!DOCTYPE svg [<!ENTITY a "x">]>'), drawing("<script/>").decode().encode("utf-16")],
)
def test_what_is_not_a_drawing_is_rejected(content: bytes) -> None:
    """A file that is not SVG, has entities, or hides in another encoding is no picture."""
    assert active(content)
