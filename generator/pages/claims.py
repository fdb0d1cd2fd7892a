"""Claims, judgements, notes and differing accounts as they appear on a page, and the box “Cite this page”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ..evidence import passages as evidence_passages
from ..evidence.passages import QuotedPassage
from ..exports import bibliographies
from ..exports.bibliographies import Reference
from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation
from ..records.schema import Change, Claim, Judgement, Record, Source
from ..text import markdown as md
from ..text.markdown import Md
from ..views import addresses, wording
from ..views.queries import Shown
from ..views.wording import FELL, letters, outlet, sentence
from .context import COMMA, DOT, PageContext
from .page import Page, crumbs, make_page, section, title


def cite(record: Record, desk: PageContext) -> Md:
    """The section of a record's page; that of a source tells how to cite the article, too."""
    page, cited = addresses.record_path(desk.dossier, record.id), bibliographies.record_reference(desk.dossier, record.id)
    article = bibliographies.of_source(record, {}) if isinstance(record, Source) else None
    changed = record.newest_first[0].date.words() if isinstance(record, (Actor, Relationship)) and record.history else ""
    data = md.link(md.text("This record as JSON"), md.file(f"../{addresses.data_path(record.id)}"))
    return _section(desk, page, cited, record.path, article=article, changed=changed, data=data)


def cite_topic(id: str, desk: PageContext) -> Md:
    """The section of a topic's page."""
    return _section(desk, addresses.topic_path(id), bibliographies.topic_reference(desk.dossier, id), "briefings/vocabulary.yml")


def _section(
    desk: PageContext, page: str, cited: Reference, origin: str, *, article: Reference | None = None, changed: str = "", data: Md = md.EMPTY
) -> Md:
    """The citation, its files, its dates, and what else can be done with the page; no search finds it."""
    files = (
        md.link(md.text(name), md.file(f"../{addresses.citation_path(page, ending)}")) for name, ending in bibliographies.FORMATS.values()
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
    """Where the file that the page is made from is edited; its path alone where the dossier does not say."""
    repository = desk.dossier.settings.repository
    if not repository:
        return md.text(f"Edit this record: {origin}")
    base = repository if repository.endswith(("/", "=")) else f"{repository}/"
    return md.link(md.text("Edit this record"), md.url(f"{base}{origin}"))


_SPACE: Final = md.text(" ")


@dataclass
class Notes:
    """The notes of one page: a citation gets its number where it first occurs, a claim its anchor.

    `page` is the id of the record whose page it is, empty where a page is no record's; `places` says how often each citation is marked.
    """

    desk: PageContext
    page: str = ""
    numbers: dict[Citation, int] = field(default_factory=dict)
    places: Counter[Citation] = field(default_factory=Counter)
    anchored: set[str] = field(default_factory=set)
    passages: dict[Citation, dict[QuotedPassage, None]] = field(default_factory=dict)

    def marks(self, cites: Iterable[Citation]) -> Md:
        """The marks of some citations, each leading to its note, and each a place that the note leads back to: they must stand on the page."""
        return md.join(*map(self._mark, cites))

    def _mark(self, cite: Citation) -> Md:
        number = self.numbers.setdefault(cite, len(self.numbers) + 1)
        self.places[cite] += 1
        return _note_mark(number, self.places[cite])

    def quoted(self, claim: Claim) -> None:
        """Remember where the quotations of a claim stand on their publishers' pages."""
        for cite, passage in evidence_passages.quoted_passages(self.desk.dossier, claim):
            self.passages.setdefault(cite, {})[passage] = None

    def first(self, anchor: str) -> bool:
        """Whether a claim is shown on the page for the first time; it has its anchor there."""
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
        status = md.text(source.status) if source.status != "current" else md.EMPTY
        return md.blocks(
            md.paragraph(md.join(self.desk.record(source), COMMA, md.text(outlet(source)))),
            md.paragraph(
                md.join(md.text(f"{source.nature}, reliability {source.reliability.grade}"), status, paragraphs, by=DOT), classes="said"
            ),
        )

    def block(self) -> Md:
        """The notes in order: outlet, agency, date, the paragraph as a link to the source's page, and the ways back to each mark."""
        notes = md.numbered(self._note(cite, number) for cite, number in self.numbers.items())
        return section("Notes", "Notes", notes, searched=False)

    def _note(self, cite: Citation, number: int) -> Md:
        source = self.desk.dossier.sources[cite.source]
        where = f"paragraphs {cite.first}–{cite.last}" if cite.last > cite.first else f"paragraph {cite.first}"
        there = md.link(md.text(where), md.local(f"../sources/{cite.source}.md", f"p{cite.first}"))
        status = md.text(f" ({source.status})") if source.status != "current" else md.EMPTY
        found = md.join(*self._elsewhere(source, cite), by=md.text("; "))
        note = md.paragraph(md.join(md.text(f"{outlet(source)}, "), there, status, found), id=f"Note-{number}")
        ways = md.join(*(_note_backlink(number, place) for place in range(1, self.places[cite] + 1)), by=_SPACE)
        return md.blocks(note, md.paragraph(md.text("back to "), ways, classes="ways", searched=False))

    def _elsewhere(self, source: Source, cite: Citation) -> Iterator[Md]:
        """The quoted words, each leading to the place on the publisher's page where they stand."""
        for number, passage in enumerate(self.passages.get(cite, ())):
            assert source.url is not None, "passages are found where the address is known"
            words = md.text(f"“{passage.quotation}”")
            exact = md.passage(source.url, passage.start, end=passage.end, before=passage.before, after=passage.after)
            target = exact if passage.start else md.url(source.url)
            yield md.join(md.text("" if number else ", on the publisher’s page: "), md.link(words, target))

    def banner(self) -> Md:
        """A warning at the top of a page that cites a source which its publisher corrected or retracted."""
        return banner(self.desk, self.desk.impact.why(self.numbers))


def banner(desk: PageContext, fallen: Iterable[Source], *, up: str = "../") -> Md:
    """A warning that names sources which were corrected or retracted, and why; nothing where there is none."""
    items = [_warning(desk, source, up) for source in fallen]
    return md.div(md.blocks(*items), classes="banner") if items else md.EMPTY


def _warning(desk: PageContext, source: Source, up: str) -> Md:
    why = sentence(f": {source.status_why}" if source.status_why else "")
    lead = md.text(f"A source of this page was {source.status}, ")
    tail = f"{why} What rests on it alone is marked."
    return md.paragraph(md.join(lead, desk.record(source, up=up), md.text(f" ({outlet(source)}){tail}")))


@lru_cache(maxsize=4096)
def _note_mark(number: int, place: int) -> Md:
    return md.link(md.text(f"[{number}]"), md.local("", f"Note-{number}"), id=f"Ref-{number}-{place}", classes="cite", searched=False)


@lru_cache(maxsize=4096)
def _note_backlink(number: int, place: int) -> Md:
    letter = letters(place - 1)
    label = f"Back to {letter}, where note {number} is cited"
    return md.link(md.text(letter), md.local("", f"Ref-{number}-{place}"), classes="back", label=label)


def claim_list(notes: Notes, shown: Iterable[Shown]) -> Md:
    """Claims as a list, each a unit: text, marks, permanent link; who says so and when; its home if elsewhere; the editor's note."""
    return md.div(md.bullets(claim_block(notes, item) for item in shown), classes="claims")


def claim_block(notes: Notes, shown: Shown) -> Md:
    """A claim with everything a reader needs to weigh it; the first time on a page it carries its anchor."""
    claim, desk, anchor = shown.claim, notes.desk, shown.anchor(notes.page)
    notes.quoted(claim)
    fell = desk.impact.falls(claim)
    names = f"claim {claim.type}{' fallen' if fell else ''}"
    permanent = md.link(md.text("¶"), md.local("", anchor), classes="permanent", label="Permanent link to this statement", searched=False)
    text = (desk.text(claim.text), notes.marks(claim.cites), _SPACE, permanent)
    told = md.paragraph(*text, id=anchor if notes.first(anchor) else "", classes=names)
    key = (shown.home.id, claim.id, shown.home.id == notes.page)
    if key not in desk.below:
        desk.below[key] = _claim_line(desk, shown, own=key[2])
    return md.blocks(told, desk.below[key])


def _claim_line(desk: PageContext, shown: Shown, *, own: bool) -> Md:
    """Who says a claim and when, its home where it is a guest, and what an editor or a source's fate adds to it."""
    said = md.paragraph(md.join(desk.meta(shown.claim), md.EMPTY if own else home_link(desk, shown), by=DOT), classes="said")
    return md.blocks(said, *_remarks(desk, shown, desk.impact.falls(shown.claim)))


def home_link(desk: PageContext, shown: Shown) -> Md:
    """The record that a claim is at home in, leading to the claim there."""
    there = md.link(md.text(desk.dossier.name(shown.home.id)), desk.address(f"{shown.home.id}/{shown.claim.id}"))
    return md.join(md.text("filed under "), there)


def _remarks(desk: PageContext, shown: Shown, fell: bool) -> Iterator[Md]:
    """What an editor adds to a claim, and what became of it."""
    claim = shown.claim
    yield md.paragraph(md.text(f"Caution: {FELL}."), classes="caution") if fell else md.EMPTY
    yield from corrections(desk, shown.home, claim.id)
    yield md.paragraph(desk.label(f"Note: {claim.note}"), classes="note") if claim.note else md.EMPTY
    yield _other_claims(desk, "Differs from: ", desk.views.differing_from.get((shown.home.id, claim.id), ()))
    after = desk.dossier.claim(shown.home, claim.superseded_by) if claim.superseded_by else None
    yield _other_claims(desk, "Superseded by: ", (Shown(*after),) if after else ())


def corrections(desk: PageContext, record: Record, id: str) -> Iterator[Md]:
    """What a claim or a judgement said before it was corrected."""
    for change in desk.views.corrections.get((record.id, id), ()):
        yield md.paragraph(notice(desk, change), classes="correction")


def notice(desk: PageContext, change: Change) -> Md:
    """What stands beside a claim that was corrected: when, why, and what it said before."""
    said = md.text(f"{wording.CHANGE_WORDS[change.kind]} on {change.date.words()}: ")
    return md.join(md.join(said, desk.text(change.change)), md.text(wording.former_words(change, desk.dossier.name)), by=_SPACE)


def _other_claims(desk: PageContext, words: str, found: Iterable[Shown]) -> Md:
    """The claims that a claim has to do with."""
    links = [md.link(desk.plain(other.claim.text), desk.address(f"{other.home.id}/{other.claim.id}")) for other in found]
    return md.paragraph(md.text(words), md.join(*links, by=md.text("; ")), classes="said") if links else md.EMPTY


def judgements(notes: Notes, record: Actor | Relationship) -> Md:
    """Our own judgements, apart from the claims and labelled, each with what it rests on."""
    if not record.judgements:
        return md.EMPTY
    lead = md.paragraph(md.text("The conclusions of the editors, not of any article."), classes="said")
    items = (_judgement(notes, record, judgement) for judgement in record.judgements)
    return section("Our judgement", "Judgements", lead, md.div(md.bullets(items), classes="claims judgements"))


def _judgement(notes: Notes, record: Actor | Relationship, judgement: Judgement) -> Md:
    found = [item for item in (notes.desk.dossier.claim(record, ref) for ref in judgement.based_on) if item]
    cites = dict.fromkeys(cite for _, claim in found for cite in claim.cites)
    text = md.paragraph(notes.desk.text(judgement.text), notes.marks(cites), id=judgement.id, classes="judgement")
    return md.blocks(text, *judgement_status(notes.desk, record, judgement), *corrections(notes.desk, record, judgement.id))


def judgement_status(desk: PageContext, record: Record, judgement: Judgement, *, up: str = "../") -> Iterator[Md]:
    """How sure a judgement is, what it rests on, and a warning where some of that has fallen."""
    found = [item for item in (desk.dossier.claim(record, ref) for ref in judgement.based_on) if item]
    meanings = {term.term: term.meaning for term in desk.dossier.settings.likelihood}
    meant = f" ({meanings[judgement.likelihood]})" if judgement.likelihood in meanings else ""
    likelihood = md.text(f"likelihood: {judgement.likelihood}{meant}") if judgement.likelihood else md.EMPTY
    rests = md.join(md.text("rests on "), desk.grounds(found, up=up))
    yield md.paragraph(md.join(md.text(f"Confidence: {judgement.confidence}"), likelihood, rests, by=DOT), classes="said")
    if desk.impact.shaken(record, judgement.based_on):
        yield md.paragraph(md.text(f"Caution: based on a statement that {FELL}."), classes="caution")


_DIFFERENCES_LEAD: Final = (
    "Two statements about the same time that do not agree stand here side by side, each with who says so, where, and when. Which of them is "
    "right, the dossier does not say. What changed from one time to another is a development and stands on the timeline instead."
)
_NO_DIFFERENCES: Final = "No two accounts of the same time differ in this dossier."


def differences_page(desk: PageContext) -> Page:
    """Every pair of statements that disagree."""
    notes = Notes(desk)
    pairs = [_differing_pair(notes, pair, number) for number, pair in enumerate(desk.views.differing, 1)]
    body = (*pairs, notes.block()) if pairs else (md.paragraph(md.text(_NO_DIFFERENCES)),)
    start = (title("Where accounts differ"), crumbs(), notes.banner(), md.paragraph(md.text(_DIFFERENCES_LEAD)))
    description = "Statements of the same time that disagree, side by side."
    return make_page("differences/index.md", "briefings/", (*start, *body), title="Where accounts differ", description=description)


def differences_box(notes: Notes, record: str) -> Md:
    """The pairs of which one statement or both are shown on a record's page."""
    pairs = notes.desk.views.differing_on(record)
    return section("Where accounts differ", "Differing", *(_differing_sides(notes, pair) for pair in pairs))


def _differing_pair(notes: Notes, pair: tuple[Shown, Shown], number: int) -> Md:
    names = dict.fromkeys(notes.desk.dossier.name(shown.home.id) for shown in pair)
    return md.blocks(md.heading(2, md.text(" / ".join(names)), id=f"Pair-{number}"), _differing_sides(notes, pair))


def _differing_sides(notes: Notes, pair: tuple[Shown, Shown]) -> Md:
    """Two statements beside each other, one below the other where there is no room."""
    return md.div(md.blocks(*(_differing_side(notes, shown) for shown in pair)), classes="sides")


def _differing_side(notes: Notes, shown: Shown) -> Md:
    sources = notes.desk.dossier.sources
    printed = dict.fromkeys(outlet(sources[cite.source]) for cite in shown.claim.cites)
    where = md.paragraph(md.text(f"Printed by {'; '.join(printed)}"), classes="said")
    return md.div(md.blocks(md.div(md.bullets([md.blocks(claim_block(notes, shown), where)]), classes="claims")), classes="side")
