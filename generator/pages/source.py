"""The page of a source: its paragraphs in order, and what rests on each.

Floor 6: imports `markdown`, `model`, `views` and `pages.parts`.
"""

from __future__ import annotations

from typing import Final

from generator import markdown as md
from generator.markdown import Md
from generator.model import Actor, Source
from generator.pages.parts import DOT, Desk, Page, crumbs, outlet, page, title
from generator.views import Shown

_LEAD: Final = (
    "The article belongs to its publisher and is not reproduced. Its paragraphs are the blocks between blank lines, numbered from 1; "
    "below each number stand the statements that rest on it."
)


def render(source: Source, desk: Desk) -> Page:
    """`source` as a reader meets it: where it appeared, how far it is trusted, and each paragraph with its claims."""
    body = (
        title(source.title),
        crumbs("Sources"),
        _infobox(source),
        md.paragraph(md.text(_LEAD)),
        md.heading(2, md.text("Paragraphs"), id="Paragraphs"),
        *(_paragraph(source, number, desk) for number in range(1, len(desk.dossier.evidence.get(source.id, ())) + 1)),
    )
    name = f"{source.title} ({outlet(source)})"
    return page(f"sources/{source.id}.md", source.path, body, title=name, description=f"{outlet(source)}: what rests on each paragraph.")


def _infobox(source: Source) -> Md:
    """Outlet, date, authors, nature, reliability."""
    printed = f" (prints itself “{source.printed_as}”)" if source.printed_as else ""
    why = f": {source.published_why}" if source.published_why else ""
    rows = (
        ("Outlet", f"{source.publisher}{printed}"),
        ("Agency", source.agency),
        ("Published", f"{source.published.words()}{why}"),
        ("Headline", f"“{source.headline}”" if source.headline else ""),
        ("By", ", ".join(source.authors)),
        ("Nature", source.nature),
        ("Language", source.language),
        ("Reliability", f"{source.reliability.grade}: {source.reliability.why}"),
        ("Status", f"{source.status}: {source.status_why}" if source.status_why else ""),
    )
    links = (("Publisher’s page", source.url), ("Archived copy", source.archive_url))
    shown = [(md.text(label), [md.text(value)] if value else []) for label, value in rows]
    shown += [(md.text(label), [_elsewhere(address)] if address else []) for label, address in links]
    return md.div(md.definitions(shown), classes="infobox")


def _elsewhere(address: str) -> Md:
    """A link to another site whose words are the address that is asked, so that none looks like another."""
    target = md.url(address)
    return md.link(md.text(target), target)


def _paragraph(source: Source, number: int, desk: Desk) -> Md:
    """One paragraph: the claims on it, the offices and memberships that it shows, or why there are none."""
    resting = desk.views.resting_on[source.id].get(number, ())
    unused = next((item.why for item in source.unused if item.paragraphs[0] <= number <= item.paragraphs[1]), "")
    shown_by = (_office(actor, words, desk) for actor, words in desk.views.shown_by[source.id].get(number, ()))
    body = md.div(md.bullets((*(_claim(shown, desk) for shown in resting), *shown_by)), classes="claims")
    nothing = md.paragraph(md.text(f"Not used. {unused}"), classes="said")
    return md.blocks(md.heading(3, md.text(f"Paragraph {number}"), id=f"p{number}"), body or nothing)


def _claim(shown: Shown, desk: Desk) -> Md:
    return md.blocks(
        md.paragraph(desk.text(shown.claim.text), classes=f"claim {shown.claim.type}"),
        md.paragraph(md.join(desk.meta(shown.claim), desk.home(shown), by=DOT), classes="said"),
    )


def _office(actor: Actor, words: str, desk: Desk) -> Md:
    """An office or a membership that the paragraph shows, with the page that tells it."""
    return md.paragraph(desk.record(actor), md.text(f": {words}"), classes="claim office")
