"""The page of a source: where it appeared, its reliability, and its paragraphs with the statements on them, in parts if they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

from ..articles import languages
from ..records.sources import Source
from ..text import markdown as md
from ..text.markdown import Md
from ..text.prose import plural
from ..views import holdings, identity, wording
from ..views.profile import Statement
from ..views.queries import ShownOffice
from ..views.summaries import source_summary
from ..views.support import Coverage, Paragraph, coverage, paragraph_use
from ..views.wording import caveat, sentence
from . import notes as page_notes
from . import page, parting, titles
from .citing import cite
from .claims import claim_list
from .context import PageContext, called
from .notes import Notes
from .page import Page, Subject, crumbs, make_page, section
from .parting import Key, Part
from .records import outside
from .verifying import is_verifiable, verifying

_SOURCE_LEAD: Final = (
    "The article belongs to its publisher and is not reproduced here. Its paragraphs, the blocks between blank lines, are numbered from 1; "
    "below each number are the statements based on it."
)


_UNREAD_LEAD: Final = (
    "We have not read this source paragraph by paragraph. Statements name it for readers who want to look there; no statement is based on it, "
    "and no count includes it."
)


def source_pages(source: Source, desk: PageContext) -> Iterator[Page]:
    """The page of `source`: where it appeared, its reliability, and each paragraph with its claims, which are in parts if they are many."""
    whole, covered = desk.paragraphs(source.id), coverage(desk.views, source)

    def page(part: Part[tuple[Paragraph, ...]], before: Md, after: Md) -> Page:
        runs = () if part.parts else part.items
        shown = {run[0].number: desk.presentation.statements(run[0].claims) for run in runs}
        naming = desk.presentation.statements(desk.views.cited_whole[source.id]) if not part.key.name else ()
        notes = page_notes.of_statements(desk, (*chain.from_iterable(shown.values()), *naming))
        listed = (before, *(_paragraph(run, shown[run[0].number], notes) for run in runs), after)
        if part.key.name:
            return _part_page(source, part.key, listed, desk)
        return _source_page(source, covered, listed, claim_list(notes, naming), desk)

    yield from parting.pages(whole, partial(paragraphs_page, source.id), "paragraph", page)


def paragraphs_page(source: str, key: Key) -> str:
    """The name of the page of a range of paragraphs of a source."""
    return f"{source}_{key.name}" if key.name else source


def _part_page(source: Source, key: Key, listed: Iterable[Md], desk: PageContext) -> Page:
    """The page of a range of paragraphs."""
    name = paragraphs_page(source.id, key)
    title = titles.of_part(desk.titles[f"sources/{source.id}.md"], key.words)
    words = md.join(called(source), md.text(title.removeprefix(source.title)))
    whole = md.paragraph(md.text("Part of "), desk.record(source), classes="said")
    body = (md.heading(1, words, id="Top"), crumbs("Sources"), page.opening(whole, _source_banner(source)), *listed)
    description = f"{key.words} of {desk.titles[f'sources/{source.id}.md']}"
    held = holdings.of_source(source, desk.views)
    return make_page(f"sources/{name}.md", source.path, body, title=title, description=description, holds=held)


def _source_page(source: Source, covered: Coverage, listed: Iterable[Md], naming: Md, desk: PageContext) -> Page:
    """The first page of a source, with `listed` as its paragraphs, and the statements `naming` it as a whole."""
    summary = source_summary(source, covered.words())
    read = (
        section("Coverage", "Coverage", _coverage_bar(covered, desk)),
        verifying(source, desk.dossier.evidence.get(source.id)),
        md.heading(2, md.text("Paragraphs"), id="Paragraphs"),
        md.paragraph(md.text(_SOURCE_LEAD)),
        *listed,
    )
    unread = (section("Coverage", "Coverage", md.paragraph(md.text(_UNREAD_LEAD), classes="whole")),)
    body = (
        md.heading(1, called(source), id="Top"),
        crumbs("Sources"),
        page.opening(page.standfirst(summary), _source_banner(source)),
        _source_infobox(source, desk),
        *(read if source.read else unread),
        section("Statements that name it", "Naming", naming),
        section("Entries of data sets", "Recorded", md.bullets(_entries(source, desk)), searched=False),
        cite(source, desk),
    )
    path = f"sources/{source.id}.md"
    subject, held = Subject(sources=(source.id,)), holdings.of_source(source, desk.views)
    made = make_page(path, source.path, body, title=desk.titles[path], description=summary, subject=subject, holds=held)
    compares = source.read and is_verifiable(source, desk.dossier.evidence.get(source.id))
    return replace(made, meta={**made.meta, "compares": "true"}) if compares else made


def _entries(source: Source, desk: PageContext) -> Iterator[Md]:
    """The records that are in a data set, each with its row, or for which a data set names the source."""
    for record, words in desk.views.recorded_in[source.id]:
        yield md.join(desk.record(record), md.text(f": {words}"))


def _source_banner(source: Source) -> Md:
    """What its publisher has done with it since."""
    why = sentence(f": {source.status_why}" if source.status_why else "")
    words = f"This source was {source.status}{why} What rests on it alone is marked wherever it is shown."
    return md.div(md.paragraph(md.text(words)), classes="banner") if source.status != "current" else md.EMPTY


def _coverage_bar(covered: Coverage, desk: PageContext) -> Md:
    """The paragraphs in a row, each linked to its place: dark if statements rest on it, light if it is unused."""
    return md.paragraph(*(_coverage_cell(run, covered.source.id, desk) for run in covered.runs()), classes="coverage", searched=False)


def _coverage_cell(run: Sequence[Paragraph], source: str, desk: PageContext) -> Md:
    """A paragraph; if it is on another page, its cell has its anchor here, so that a link to it leads on."""
    paragraph, number = run[0], _number(run)
    how, noun = "used" if paragraph.used else "unused", plural(len(run), "Paragraph")
    title = f"{noun} {number}: {paragraph_use(paragraph)}"
    anchor = f"p{paragraph.number}"
    if desk.paragraphs(source).parts:
        return md.link(md.text(number), desk.address(f"{source}/{anchor}"), id=anchor, classes=how, title=title)
    return md.link(md.text(number), md.local("", anchor), classes=how, title=title)


def _number(run: Sequence[Paragraph]) -> str:
    """The number of a paragraph, or of the first and last of several."""
    return f"{run[0].number}–{run[-1].number}" if len(run) > 1 else str(run[0].number)


def _source_infobox(source: Source, desk: PageContext) -> Md:
    """Outlet, date, authors, nature, reliability, rights."""
    same = desk.dossier.same_text.get(source.id, source.id)
    printed = f" (calls itself “{source.printed_as}”)" if source.printed_as else ""
    why = f": {source.published_why}" if source.published_why else ""
    rows = (
        ("Outlet", f"{source.publisher}{printed}"),
        ("Agency", source.agency),
        ("Published", f"{wording.published(source)}{why}"),
        ("About", source.describes if source.headline else ""),
        ("By", ", ".join(source.author_names)),
        ("Nature", source.nature),
        ("Medium", source.medium),
        ("Accessed", source.accessed.words() if source.accessed else ""),
        ("Language", languages.name_of(source.language)),
        ("Reliability", f"{source.reliability.grade}: {source.reliability.why}"),
        ("Rights", _rights(source)),
        ("Status", f"{source.status}: {source.status_why}" if source.status_why else ""),
    )
    links = (("Publisher’s page", source.url), ("Archived copy", source.archive_url))
    shown = [(md.text(label), [md.text(value)] if value else []) for label, value in rows]
    shown.insert(3, (md.text("Headline"), [md.join(md.text("“"), called(source), md.text("”"))] if source.headline else []))
    shown += [(md.text("Same text as"), [desk.record(desk.dossier.sources[same])] if same != source.id else [])]
    shown += [(md.text(label), [_external_link(address)] if address else []) for label, address in links]
    shown += [(md.text("Same as"), [outside(value) for value in identity.same_as(source.same_as)])]
    return md.div(md.definitions(shown), classes="infobox")


def _rights(source: Source) -> str:
    """The rights in its text, if they are not the usual ones."""
    if not source.free and not source.licence:
        return ""
    return ": ".join(filter(None, (", ".join(filter(None, (source.rights, source.licence))), source.rights_why)))


def _external_link(address: str) -> Md:
    """A link to another site, with the address itself as its words, so that no link can pretend to be another."""
    target = md.url(address)
    return md.link(md.text(target), target, classes="address")


def _paragraph(run: Sequence[Paragraph], statements: Iterable[Statement], notes: Notes) -> Md:
    """One paragraph: the claims on it, the offices and memberships that it supports, or the reason why there are none.

    Neighbouring paragraphs that were not read are shown together.
    """
    paragraph = run[0]
    offices = (_office_line(office, notes.desk) for office in paragraph.offices)
    body = md.blocks(claim_list(notes, statements), md.div(md.bullets(offices), classes="claims"))
    which = "this paragraph" if len(run) == 1 else "these paragraphs"
    nothing = md.paragraph(
        md.text(f"{f'No statement is based on {which}.' if paragraph.read else 'Not read.'} {paragraph.unused}".rstrip()), classes="said"
    )
    place = f" ({paragraph.place})" if paragraph.place and len(run) == 1 else ""
    heading = md.text(f"{plural(len(run), 'Paragraph')} {_number(run)}{place}")
    return md.blocks(md.heading(3, heading, id=f"p{paragraph.number}"), body or nothing)


def _office_line(office: ShownOffice, desk: PageContext) -> Md:
    """An office or a membership that the paragraph supports, with the page of the actor."""
    after = caveat(desk.impact.rests_alone(office.cites), office.unchecked)
    return md.paragraph(desk.record(office.actor), md.text(f": {office.words}{after}"), classes="claim office")
