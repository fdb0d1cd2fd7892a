"""The page of a source: its paragraphs in order, and what rests on each.

Floor 6: imports `markdown`, `model`, `views` and `pages.parts`.
"""

from __future__ import annotations

from generator import markdown as md
from generator.markdown import Md
from generator.model import Source
from generator.pages.parts import Desk, Page, crumbs
from generator.views import Shown


def render(source: Source, desk: Desk) -> Page:
    """`source` as a reader meets it: where it appeared, how far it is trusted, and each paragraph with its claims."""
    body = (
        crumbs(("Home", "../index.md"), ("Sources", "index.md")),
        md.heading(1, md.text(source.title)),
        _infobox(source),
        md.paragraph(
            Md("The article belongs to its publisher and is not reproduced. Its paragraphs are the blocks between blank lines, numbered from 1; "
               "below each number stand the statements that rest on it."),
        ),
        md.heading(2, Md("Paragraphs"), id="paragraphs"),
        *(_paragraph(source, number, desk) for number in range(1, len(desk.dossier.evidence.get(source.id, ())) + 1)),
    )  # fmt: skip
    name = f"{source.publisher}, {source.published.words()}"
    meta = {"title": name, "description": f"{name}: what rests on each paragraph."}
    return Page(f"sources/{source.id}.md", md.page(meta, f"Generated from {source.path}; edit that file, not this one", body))


def _infobox(source: Source) -> Md:
    """Outlet, date, authors, nature, reliability."""
    headline = [md.text(f"“{source.headline}”")] if source.headline else []
    why = f": {source.published_why}" if source.published_why else ""
    rows: list[tuple[Md, list[Md]]] = [
        (Md("Outlet"), [md.text(source.publisher + (f" (prints itself “{source.printed_as}”)" if source.printed_as else ""))]),
        (Md("Agency"), [md.text(source.agency)] if source.agency else []),
        (Md("Published"), [md.text(source.published.words() + why)]),
        (Md("Headline"), headline),
        (Md("By"), [md.text(", ".join(source.authors))] if source.authors else []),
        (Md("Nature"), [md.text(source.nature)]),
        (Md("Language"), [md.text(source.language)]),
        (Md("Reliability"), [md.text(f"{source.reliability.grade}: {source.reliability.why}")]),
        (Md("Status"), [md.text(f"{source.status}: {source.status_why}")] if source.status_why else []),
        (Md("Publisher’s page"), [md.link(md.text(source.url), md.url(source.url))] if source.url else []),
        (Md("Archived copy"), [md.link(md.text(source.archive_url), md.url(source.archive_url))] if source.archive_url else []),
    ]
    return md.div(md.definitions(rows), classes="infobox")


def _paragraph(source: Source, number: int, desk: Desk) -> Md:
    """One paragraph: the claims on it, or why there are none."""
    resting = desk.views.resting_on[source.id].get(number, ())
    unused = next((item.why for item in source.unused if item.paragraphs[0] <= number <= item.paragraphs[1]), "")
    body = md.bullets(_claim(shown, desk) for shown in resting) if resting else md.paragraph(md.text(f"Not used. {unused}".strip()), classes="said")
    return md.join(md.heading(3, md.text(f"Paragraph {number}"), id=f"p{number}"), Md("\n"), body)


def _claim(shown: Shown, desk: Desk) -> Md:
    there = md.link(Md("→"), desk.address(f"{shown.home.id}/{shown.claim.id}"), title="To the statement on its page")
    return md.join(desk.text(shown.claim.text), Md(" ("), desk.record(shown.home), Md(") "), there)
