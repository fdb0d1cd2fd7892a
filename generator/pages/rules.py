"""The page of rules: every code that an editor may meet, with the rule behind it, an example that breaks it and one that keeps it.

Floor 9: imports `markdown`, `rulebook` and `pages.parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import markdown as md
from generator.markdown import Md
from generator.pages.parts import Page, crumbs, page, title
from generator.rulebook import book
from generator.rulebook.entries import Entry, Example, Part


def render() -> Page:
    """Every rule under its codes; the same for every dossier."""
    lead = (
        "A problem names its rule by a code; here is what each asks. A rule holds or it does not: there are no warnings. "
        "A rule that says so can be waived in a record, with the reason. The examples are of an invented dossier on a ferry; each shows "
        "the part of a file that matters."
    )
    chapters = (md.blocks(md.heading(2, md.text(words), id=id), *map(_entry, entries)) for words, id, entries in book.chapters())
    body = (title("Rules"), crumbs(), md.paragraph(md.text(lead)), *chapters)
    return page("rules/index.md", "the program", body, title="Rules", description="What each code of a problem asks of a record.")


def _entry(entry: Entry) -> Md:
    """A rule under its codes: what it asks, whether it can be waived, and its examples."""
    said = [*entry.said, book.CAN_BE_WAIVED] if entry.waivable else entry.said
    paragraphs = (md.paragraph(md.text(re.sub(r"`([^`]*)`", r"“\1”", words))) for words in said)
    heading = md.heading(3, md.text(", ".join(entry.codes)), id=_place(entry))
    return md.blocks(heading, *paragraphs, *map(_example, entry.examples))


def _place(entry: Entry) -> str:
    """The name of a rule's place on the page: its first code that no rule above it has, else one with a number."""
    of = book.by_code()
    first = next((code for code in entry.codes if of[code][0] is entry), "")
    return first or f"{entry.codes[0]}-{of[entry.codes[0]].index(entry) + 1}"


def _example(example: Example) -> Md:
    """What breaks the rule and what keeps it, folded away: who looks for a rule reads it first."""
    shown = (*_side("Bad", example.bad), *_side("Good", example.good))
    return md.folded(md.text(f"Example of {example.code}"), md.blocks(*shown))


def _side(words: str, parts: Iterable[Part]) -> Iterator[Md]:
    """The files of one side of an example, the first one under the words."""
    for number, part in enumerate(parts):
        path = part.path if part.path == "mkdocs.yml" or part.path.startswith("articles/") else f"briefings/{part.path}"
        yield md.paragraph(md.text(f"{'and' if number else words}: {path}{f' ({part.remark})' if part.remark else ''}"))
        yield md.sample(part.text)
