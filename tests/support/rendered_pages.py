"""Pages of the small dossier and of the full one as rendered for a reader; those of an unchanged dossier are made once."""

from __future__ import annotations

import functools

from tests.support import full, page_contents, small
from tests.support.html import Element, body, rendered
from tests.support.page_contents import box, pages

UNION = "actors/harbour-union.md"


def shown(path: str, files: dict[str, bytes] | None = None) -> Element:
    """One page of a dossier, by default of the small one, as rendered for a reader."""
    return page_contents.page(path, files) if files else rendered(body(pages_of_small()[path]))


@functools.cache
def pages_of_small() -> dict[str, str]:
    """The Markdown of all pages of the small dossier."""
    return pages(small.files())


@functools.cache
def of_full(path: str) -> Element:
    """One page of the full dossier, in which no source was corrected."""
    return rendered(body(pages_of_full()[path]))


@functools.cache
def pages_of_full() -> dict[str, str]:
    """The Markdown of all its pages."""
    return pages(sound())


@functools.cache
def sound() -> dict[str, bytes]:
    """The full dossier, with no source that was corrected."""
    return full.changed(
        "sources/strait-bulletin-2024-04.yml", "status: corrected\nstatus_why: The bulletin took back the number of pilots.\n", ""
    )


def values(page: Element, label: str) -> list[str]:
    """The values of a row of the box, in words."""
    return [value.text for value in box(page, label)]
