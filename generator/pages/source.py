"""The page of a source: its paragraphs in order, and what rests on each.

Floor 8: imports `coverage`, `impact`, `markdown`, `model`, `sources`, `values`, `pages.head`, `pages.parts`, `pages.citing` and `pages.claims`.
"""

from __future__ import annotations

from typing import Final

from generator import markdown as md
from generator.coverage import Coverage, Paragraph, coverage, told
from generator.impact import rests_alone
from generator.markdown import Md
from generator.model import Actor
from generator.pages.citing import cite
from generator.pages.claims import Notes, unit
from generator.pages.head import Subject
from generator.pages.parts import FELL, Desk, Page, called, crumbs, outlet, page, section, sentence
from generator.sources import Source
from generator.values import Citation

_LEAD: Final = (
    "The article belongs to its publisher and is not reproduced. Its paragraphs are the blocks between blank lines, numbered from 1; "
    "below each number stand the statements that rest on it."
)


def render(source: Source, desk: Desk) -> Page:
    """`source` as a reader meets it: where it appeared, how far it is trusted, and each paragraph with its claims."""
    covered, notes = coverage(desk.views, source), Notes(desk)
    body = (
        md.heading(1, called(source), id="Top"),
        crumbs("Sources"),
        _banner(source),
        _infobox(source),
        section("Coverage", "Coverage", md.paragraph(md.text(f"{covered.words()}."), classes="whole"), _bar(covered)),
        md.heading(2, md.text("Paragraphs"), id="Paragraphs"),
        md.paragraph(md.text(_LEAD)),
        *(_paragraph(paragraph, notes) for paragraph in covered.paragraphs),
        notes.block(),
        cite(source, desk),
    )
    name = f"{source.title} ({outlet(source)})"
    description, subject = f"{outlet(source)}: {covered.words()}.", Subject(sources=(source.id,))
    return page(f"sources/{source.id}.md", source.path, body, title=name, description=description, subject=subject)


def _banner(source: Source) -> Md:
    """What its publisher did with it since."""
    why = sentence(f": {source.status_why}" if source.status_why else "")
    words = f"This source was {source.status}{why} What rests on it alone is marked wherever it is shown."
    return md.div(md.paragraph(md.text(words)), classes="banner") if source.status != "current" else md.EMPTY


def _bar(covered: Coverage) -> Md:
    """The paragraphs in a row, each leading to its place: dark where statements rest on it, light where it is unused."""
    return md.paragraph(*(_cell(paragraph) for paragraph in covered.paragraphs), classes="coverage", searched=False)


def _cell(paragraph: Paragraph) -> Md:
    number, how = paragraph.number, "used" if paragraph.used else "unused"
    return md.link(md.text(str(number)), md.local("", f"p{number}"), classes=how, title=f"Paragraph {number}: {told(paragraph)}")


def _infobox(source: Source) -> Md:
    """Outlet, date, authors, nature, reliability."""
    printed = f" (prints itself “{source.printed_as}”)" if source.printed_as else ""
    why = f": {source.published_why}" if source.published_why else ""
    rows = (
        ("Outlet", f"{source.publisher}{printed}"),
        ("Agency", source.agency),
        ("Published", f"{source.published.words()}{why}"),
        ("About", source.describes if source.headline else ""),
        ("By", ", ".join(source.authors)),
        ("Nature", source.nature),
        ("Language", source.language),
        ("Reliability", f"{source.reliability.grade}: {source.reliability.why}"),
        ("Status", f"{source.status}: {source.status_why}" if source.status_why else ""),
    )
    links = (("Publisher’s page", source.url), ("Archived copy", source.archive_url))
    shown = [(md.text(label), [md.text(value)] if value else []) for label, value in rows]
    shown.insert(3, (md.text("Headline"), [md.join(md.text("“"), called(source), md.text("”"))] if source.headline else []))
    shown += [(md.text(label), [_elsewhere(address)] if address else []) for label, address in links]
    return md.div(md.definitions(shown), classes="infobox")


def _elsewhere(address: str) -> Md:
    """A link to another site whose words are the address that is asked, so that none looks like another."""
    target = md.url(address)
    return md.link(md.text(target), target, classes="address")


def _paragraph(paragraph: Paragraph, notes: Notes) -> Md:
    """One paragraph: the claims on it, the offices and memberships that it shows, or why there are none."""
    shown_by = (_office(actor, words, cites, notes.desk) for actor, words, cites in paragraph.offices)
    body = md.div(md.bullets((*(unit(notes, shown) for shown in paragraph.claims), *shown_by)), classes="claims")
    nothing = md.paragraph(md.text(f"Not used. {paragraph.unused}"), classes="said")
    return md.blocks(md.heading(3, md.text(f"Paragraph {paragraph.number}"), id=f"p{paragraph.number}"), body or nothing)


def _office(actor: Actor, words: str, cites: tuple[Citation, ...], desk: Desk) -> Md:
    """An office or a membership that the paragraph shows, with the page that tells it."""
    return md.paragraph(
        desk.record(actor), md.text(f": {words}{f' ({FELL})' if rests_alone(cites, desk.impact.sources) else ''}"), classes="claim office"
    )
