"""Claims, judgements, notes and differing accounts as they appear on a page, and the box “Cite this page”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Final

from ..evidence import passages as evidence_passages
from ..evidence.passages import QuotedPassage
from ..exports import bibliographies
from ..exports.bibliographies import Reference
from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation
from ..records.schema import Claim, Record, Source
from ..text import markdown as md
from ..text.markdown import Md
from ..views import queries, wording
from ..views.profile import JudgementEntry, Note, Remark, Statement, cited, numbered
from ..views.profile import notes as numbered_notes
from ..views.wording import letters, outlet
from .context import COMMA, DOT, PageContext
from .page import Page, crumbs, make_page, section, title


def cite(record: Record, desk: PageContext) -> Md:
    """The section of a record's page; on a source's page it also says how to cite the article."""
    page, cited = queries.record_path(desk.dossier, record.id), bibliographies.record_reference(desk.views, record.id)
    article = bibliographies.of_source(record, {}) if isinstance(record, Source) else None
    changed = record.newest_first[0].date.words() if isinstance(record, (Actor, Relationship)) and record.history else ""
    data = md.link(md.text("This record as JSON"), md.file(f"../{queries.data_path(record.id)}"))
    return _section(desk, page, cited, record.path, article=article, changed=changed, data=data)


def cite_topic(id: str, desk: PageContext) -> Md:
    """The section of a topic's page."""
    return _section(desk, queries.topic_path(id), bibliographies.topic_reference(desk.views, id), "briefings/vocabulary.yml")


def _section(
    desk: PageContext, page: str, cited: Reference, origin: str, *, article: Reference | None = None, changed: str = "", data: Md = md.EMPTY
) -> Md:
    """The citation, its files, its dates, and other uses of the page; searches do not find it."""
    files = (
        md.link(md.text(name), md.file(f"../{queries.citation_path(page, ending)}")) for name, ending in bibliographies.FORMATS.values()
    )
    dates = (f"As of {desk.dossier.settings.as_of.words()}", f"Last changed {changed}" if changed else "")
    return section(
        "Cite this page",
        "Cite",
        md.paragraph(md.text(bibliographies.plain_citation(cited)), classes="citation"),
        md.paragraph(md.text("The article itself: "), md.text(bibliographies.plain_citation(article))) if article else md.EMPTY,
        md.paragraph(md.join(*files, by=DOT), classes="formats"),
        md.paragraph(md.text(" · ".join(filter(None, dates))), classes="said"),
        md.paragraph(md.join(data, _edit(desk, origin), by=DOT), classes="tools"),
        searched=False,
    )


def _edit(desk: PageContext, origin: str) -> Md:
    """A link to the file that the page is made from; only its path if the dossier names no repository."""
    repository = desk.dossier.settings.repository
    if not repository:
        return md.text(f"Edit this record: {origin}")
    base = repository if repository.endswith(("/", "=")) else f"{repository}/"
    return md.link(md.text("Edit this record"), md.url(f"{base}{origin}"))


_SPACE: Final = md.text(" ")


@dataclass
class Notes:
    """The numbered notes of one page, and what was shown on the page: each mark, and each claim with its anchor.

    `page` is the id of the record of the page, empty if the page belongs to no record; `places` counts how often each citation is marked.
    """

    desk: PageContext
    numbers: Mapping[Citation, int]
    page: str = ""
    places: Counter[Citation] = field(default_factory=Counter)
    anchored: set[str] = field(default_factory=set)
    passages: dict[Citation, dict[QuotedPassage, None]] = field(default_factory=dict)

    def marks(self, cites: Iterable[Citation]) -> Md:
        """The marks of some citations, each linked to its note.

        The note links back to each mark, so all marks that are made must be on the page.
        """
        return md.join(*map(self._mark, cites))

    def _mark(self, cite: Citation) -> Md:
        self.places[cite] += 1
        return _note_mark(self.numbers[cite], self.places[cite])

    def quoted(self, claim: Claim) -> None:
        """Remember where the quotations of a claim are on their publishers' pages."""
        for cite, passage in evidence_passages.quoted_passages(self.desk.dossier, claim):
            self.passages.setdefault(cite, {})[passage] = None

    def first(self, anchor: str) -> bool:
        """Whether a claim is shown on the page for the first time, and therefore has its anchor there."""
        known = anchor in self.anchored
        self.anchored.add(anchor)
        return not known

    def sources(self) -> Md:
        """The sources that the page rests on, in the order of its notes."""
        cited: dict[str, list[Citation]] = {}
        for cite in self.numbers:
            cited.setdefault(cite.source, []).append(cite)
        items = (self._source(self.desk.dossier.sources[id], cites) for id, cites in cited.items())
        return section("Sources", "Sources", md.bullets(items), searched=False)

    def _source(self, source: Source, cites: list[Citation]) -> Md:
        numbers = sorted({number for cite in cites for number in cite.numbers})
        links = (md.link(md.text(str(number)), md.local(f"../sources/{source.id}.md", f"p{number}")) for number in numbers)
        paragraphs = md.join(md.text("paragraph " if len(numbers) == 1 else "paragraphs "), md.join(*links, by=COMMA))
        if not numbers:
            places = ", ".join(filter(None, dict.fromkeys(self.desk.dossier.place(cite) for cite in cites)))
            paragraphs = md.text(", ".join(filter(None, (places, "" if source.read else wording.UNREAD))))
        status = md.text(source.status) if source.status != "current" else md.EMPTY
        return md.blocks(
            md.paragraph(md.join(self.desk.record(source), COMMA, md.text(outlet(source)))),
            md.paragraph(md.join(md.text(wording.reliability(source)), status, paragraphs, by=DOT), classes="said"),
        )

    def block(self) -> Md:
        """The notes in order: outlet, agency, date, the paragraph as a link to the source's page, and the links back to each mark."""
        notes = md.numbered(self._note(note) for note in numbered_notes(self.numbers, self.desk.dossier))
        return section("Notes", "Notes", notes, searched=False)

    def _note(self, note: Note) -> Md:
        source = self.desk.dossier.sources[note.cite.source]
        found = md.join(*self._elsewhere(source, note.cite), by=md.text("; "))
        words = md.paragraph(md.join(self.desk.words(note.words), found), id=f"Note-{note.number}")
        ways = md.join(*(_note_backlink(note.number, place) for place in range(1, self.places[note.cite] + 1)), by=_SPACE)
        return md.blocks(words, md.paragraph(md.text("back to "), ways, classes="ways", searched=False))

    def _elsewhere(self, source: Source, cite: Citation) -> Iterator[Md]:
        """The quoted words, each linked to its place on the publisher's page."""
        for number, passage in enumerate(self.passages.get(cite, ())):
            assert source.url is not None, "passages are found only if the address is known"
            words = md.text(f"“{passage.quotation}”")
            exact = md.passage(source.url, passage.start, end=passage.end, before=passage.before, after=passage.after)
            target = exact if passage.start else md.url(source.url)
            yield md.join(md.text("" if number else ", on the publisher’s page: "), md.link(words, target))

    def banner(self) -> Md:
        """A warning at the top of a page that cites a corrected or retracted source."""
        return banner(self.desk, self.desk.impact.why(self.numbers))


def banner(desk: PageContext, fallen: Iterable[Source], *, up: str = "../") -> Md:
    """A warning that names the sources that were corrected or retracted, with the reasons; empty if there are none.

    If there are many, it only counts them, and leads to the index of sources, which has the status of each.
    """
    found = tuple(fallen)
    items = [md.paragraph(desk.words(wording.warning(source), up=up)) for source in found]
    if len(found) > wording.MOST_WARNINGS:
        there = md.link(md.text("the list of sources"), md.local(f"{up}sources/index.md"))
        items = [md.paragraph(md.text(f"{wording.warnings_in_short(found)} Their status is in "), there, md.text("."))]
    return md.div(md.blocks(*items), classes="banner") if items else md.EMPTY


@lru_cache(maxsize=4096)
def _note_mark(number: int, place: int) -> Md:
    return md.link(md.text(f"[{number}]"), md.local("", f"Note-{number}"), id=f"Ref-{number}-{place}", classes="cite", searched=False)


@lru_cache(maxsize=4096)
def _note_backlink(number: int, place: int) -> Md:
    letter = letters(place - 1)
    label = f"Back to {letter}, where note {number} is cited"
    return md.link(md.text(letter), md.local("", f"Ref-{number}-{place}"), classes="back", label=label)


def claim_list(notes: Notes, statements: Iterable[Statement]) -> Md:
    """Claims as a list; each with its text, marks, permanent link, attribution and date, its home if elsewhere, and the editor's note."""
    return md.div(md.bullets(claim_block(notes, statement) for statement in statements), classes="claims")


def claim_block(notes: Notes, statement: Statement) -> Md:
    """A claim with everything a reader needs to weigh it; the first time on a page it has its anchor."""
    claim, desk, anchor = statement.claim, notes.desk, statement.shown.anchor(notes.page)
    notes.quoted(claim)
    read = wording.read_by(desk.dossier, f"{statement.home.id}/{claim.id}")
    names = f"claim {claim.type}{' fallen' if statement.fallen else ''}"
    permanent = md.link(
        md.text("¶"), md.local("", anchor), classes="permanent", title=read, label="Permanent link to this statement", searched=False
    )
    text = (desk.text(claim.text), notes.marks(claim.cites), _SPACE, permanent)
    words = md.paragraph(*text, id=anchor if notes.first(anchor) else "", classes=names)
    key = (*statement.key, statement.home.id == notes.page)
    if key not in desk.below:
        desk.below[key] = _claim_line(desk, statement, own=key[2])
    return md.blocks(words, desk.below[key])


def _claim_line(desk: PageContext, statement: Statement, *, own: bool) -> Md:
    """The attribution and date of a claim, its home if that is another page, and the remarks on it."""
    home = md.EMPTY if own else desk.words(wording.filed_under(desk.dossier, statement.shown))
    marked = desk.words(wording.marked_statement(desk.views.handling, statement.shown, statement.home.id if own else ""))
    said = md.paragraph(md.join(desk.meta(statement.claim), marked, home, by=DOT), classes="said")
    return md.blocks(said, *(_remark(desk, remark) for remark in statement.remarks))


def _remark(desk: PageContext, remark: Remark) -> Md:
    """A remark below a statement or a judgement; the claims that it names are links.  A script folds a long list of speakers."""
    if remark.run:
        return md.paragraph(md.text(remark.lead), desk.words(remark.run), classes="said speakers")
    links = (md.link(desk.plain(other.claim.text), desk.address(f"{other.home.id}/{other.claim.id}")) for other in remark.related)
    words = desk.change(remark.change) if remark.change else md.join(md.text(remark.lead), desk.label(remark.text))
    return md.paragraph(words, md.join(*links, by=md.text("; ")), classes="said" if remark.kind == "related" else remark.kind)


def judgements(notes: Notes, entries: Iterable[JudgementEntry]) -> Md:
    """Our own judgements, separate from the claims and labelled, each with its basis."""
    found = md.bullets(_judgement(notes, entry) for entry in entries)
    lead = md.paragraph(md.text(wording.JUDGEMENTS_LEAD), classes="said")
    return section(wording.JUDGEMENTS, "Judgements", lead, md.div(found, classes="claims judgements")) if found else md.EMPTY


def _judgement(notes: Notes, entry: JudgementEntry) -> Md:
    judgement = entry.judgement
    text = md.paragraph(notes.desk.text(judgement.text), notes.marks(entry.cites), id=judgement.id, classes="judgement")
    return md.blocks(text, confidence(notes.desk, entry), *(_remark(notes.desk, remark) for remark in entry.remarks))


def confidence(desk: PageContext, entry: JudgementEntry, *, up: str = "../") -> Md:
    """The confidence of a judgement, and its basis."""
    return md.paragraph(md.join(*(desk.words(part, up=up) for part in entry.line), by=DOT), classes="said")


_DIFFERENCES_LEAD: Final = (
    "Two statements about the same time or the same event that do not agree stand here side by side, each with who says so, where, and when. "
    "Which of them is right, the dossier does not say. What changed from one time to another is a development and stands on the timeline instead."
)
_NO_DIFFERENCES: Final = "No two accounts of the same time or event differ in this dossier."


def differences_page(desk: PageContext) -> Page:
    """Every pair of statements that disagree."""
    pairs = [desk.presentation.statements(pair) for pair in desk.views.differing]
    notes = Notes(desk, numbered(cited(chain.from_iterable(pairs))))
    blocks = [_differing_pair(notes, pair, number) for number, pair in enumerate(pairs, 1)]
    body = (*blocks, notes.block()) if blocks else (md.paragraph(md.text(_NO_DIFFERENCES)),)
    start = (title(wording.DIFFERING), crumbs(), notes.banner(), md.paragraph(md.text(_DIFFERENCES_LEAD)))
    description = "Statements about the same time or event that disagree, side by side."
    return make_page("differences/index.md", "briefings/", (*start, *body), title=wording.DIFFERING, description=description)


def differences_box(notes: Notes, pairs: Iterable[Sequence[Statement]]) -> Md:
    """The pairs that have one or both statements on a record's page."""
    return section(wording.DIFFERING, "Differing", *(_differing_sides(notes, pair) for pair in pairs))


def _differing_pair(notes: Notes, pair: Sequence[Statement], number: int) -> Md:
    names = dict.fromkeys(notes.desk.dossier.title(statement.home.id) for statement in pair)
    return md.blocks(md.heading(2, md.text(" / ".join(names)), id=f"Pair-{number}"), _differing_sides(notes, pair))


def _differing_sides(notes: Notes, pair: Sequence[Statement]) -> Md:
    """Two statements side by side, or one below the other if there is not enough room."""
    dates = wording.dated_apart(pair[0].claim, pair[1].claim)
    sides = md.div(md.blocks(*(_differing_side(notes, statement) for statement in pair)), classes="sides")
    return md.blocks(md.paragraph(md.text(dates), classes="said"), sides) if dates else sides


def _differing_side(notes: Notes, statement: Statement) -> Md:
    printed = md.paragraph(md.text(wording.printed_by(notes.desk.dossier, statement.claim)), classes="said")
    return md.div(md.blocks(md.div(md.bullets([md.blocks(claim_block(notes, statement), printed)]), classes="claims")), classes="side")
