"""What pages are put together from: a page, claims with their marks, and the notes the marks lead to.

Floor 5: imports `markdown`, `prose`, `values`, `model` and `views`.  Ids of sections begin with a capital, which no id of a claim does, so
that a claim called `notes` keeps its permanent link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from generator import markdown as md
from generator import prose
from generator.markdown import Md, Target
from generator.model import Actor, Claim, Dossier, Judgement, Record, Relationship, Source
from generator.values import Citation
from generator.views import Shown, Views

#: What a reader is told a type of claim is.
TYPES: Final = {"report": "Reported", "statement": "Statement", "assessment": "Assessment", "plan": "Planned"}

SPACE: Final = md.text(" ")
COMMA: Final = md.text(", ")
DOT: Final = md.text(" · ")


@dataclass(frozen=True)
class Page:
    """A file below `docs/`."""

    path: str
    content: Md


def page(path: str, origin: str, body: Iterable[Md], *, title: str, description: str = "", topics: Sequence[str] = ()) -> Page:
    """A page of the site, made from the file `origin`.

    The engine's column of sections stays away, as it would hold one line; so do its tags above the title, as the page has its own.
    """
    meta = {"title": title, "description": description, "hide": ["navigation", "tags"], "tags": topics}
    return Page(path, md.page(meta, f"Generated from {origin}; edit that, not this page", body))


class Desk:
    """The dossier on the desk of the pages: its views, and the pieces of text that every page sets alike.

    All pages that show claims stand one folder deep, so a link to a record is the same on each of them.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.views = Views(dossier)
        self._texts: dict[str, Md] = {}
        self._metas: dict[int, Md] = {}
        self._homes: dict[tuple[str, str], Md] = {}
        self._notes: dict[Citation, Md] = {}
        self._frames: dict[tuple[str, str, bool], tuple[Md, Md]] = {}

    def text(self, raw: str, *, up: str = "../") -> Md:
        """A text with its links; `up` leads from the page to the top of the site."""
        known = self._texts.get(raw) if up == "../" else None
        if known is None:
            pieces = (md.text(piece) if isinstance(piece, str) else self._linked(piece, up) for piece in prose.segments(raw))
            known = md.join(*pieces)
            if up == "../":
                self._texts[raw] = known
        return known

    def _linked(self, link: prose.Link, up: str) -> Md:
        words = md.text(link.words or self.dossier.name(link.record))
        return md.link(words, self.address(link.target, up=up))

    def address(self, target: str, *, up: str = "../") -> Target:
        """The address of a record, or of a claim (`record/claim`), from a page of the site."""
        record, _, claim = target.partition("/")
        folder = "sources" if record in self.dossier.sources else "relationships" if "--" in record else "actors"
        return md.local(f"{up}{folder}/{record}.md", claim)

    def plain(self, raw: str) -> Md:
        """A text without its links."""
        return md.text(prose.shown(raw, self.dossier.name))

    def actor(self, id: str) -> Md:
        """An actor's name, leading to its page."""
        return md.link(md.text(self.dossier.name(id)), self.address(id)) if id in self.dossier.actors else md.text(id)

    def record(self, record: Record, *, up: str = "../") -> Md:
        """A record's name, leading to its page."""
        return md.link(md.text(self.dossier.name(record.id)), self.address(record.id, up=up))

    def meta(self, claim: Claim) -> Md:
        """Who says a claim, in which work, of when: the line below it."""
        known = self._metas.get(id(claim))
        if known is None:
            parts = [md.text(TYPES[claim.type])]
            parts += [self.chain(claim)] if claim.said_by else []
            parts += [md.text(f"in: {claim.work}")] if claim.work else []
            parts += [md.text(claim.when.words())] if claim.when else []
            parts += [md.text(f"said: {claim.said_when.words()}")] if claim.said_when else []
            known = self._metas[id(claim)] = md.join(*parts, by=DOT)
        return known

    def chain(self, claim: Claim) -> Md:
        """The speakers, the first one first: “by A and B, through C”."""
        steps = [md.join(*map(self.actor, step), by=md.text(" and ")) for step in claim.said_by]
        return md.join(md.text("by "), md.join(*steps, by=md.text(", through ")))

    def home(self, shown: Shown) -> Md:
        """The record that a claim is at home in, leading to the claim there."""
        asked = (shown.home.id, shown.claim.id)
        known = self._homes.get(asked)
        if known is None:
            there = md.link(md.text(self.dossier.name(shown.home.id)), self.address("/".join(asked)))
            known = self._homes[asked] = md.join(md.text("filed under "), there)
        return known

    def passage(self, cite: Citation) -> Md:
        """Where a citation leads: outlet, agency, date, and the paragraph as a link to the source's page."""
        known = self._notes.get(cite)
        if known is None:
            where = f"paragraphs {cite.first}–{cite.last}" if cite.last > cite.first else f"paragraph {cite.first}"
            there = md.link(md.text(where), md.local(f"../sources/{cite.source}.md", f"p{cite.first}"))
            known = self._notes[cite] = md.join(md.text(f"{outlet(self.dossier.sources[cite.source])}, "), there)
        return known

    def frame(self, shown: Shown, page: str) -> tuple[Md, Md]:
        """What stands around a claim's marks: the end of its paragraph, and the lines below.  The same on all pages but its home."""
        asked = (shown.home.id, shown.claim.id, shown.home.id == page)
        known = self._frames.get(asked)
        if known is None:
            known = self._frames[asked] = _frame(self, page, shown)
        return known

    def grounds(self, found: Iterable[tuple[Record, Claim]], *, up: str = "../") -> Md:
        """The claims that something rests on, as letters, since numbers are those of notes."""
        links = [
            md.link(md.text(_letters(number)), self.address(f"{home.id}/{claim.id}", up=up)) for number, (home, claim) in enumerate(found)
        ]
        return md.join(md.text("statement " if len(links) == 1 else "statements "), md.join(*links, by=COMMA))

    def topics(self, labels: Iterable[str], *, up: str = "../") -> list[Md]:
        """Topics, each leading to its place on the page of topics."""
        ids = {topic.label: id for id, topic in self.dossier.vocabulary.topics.items()}
        return [md.link(md.text(label), md.local(f"{up}topics.md", ids[label])) for label in labels]


def _letters(number: int) -> str:
    """a, b, … z, aa, ab, …, counted from 0."""
    rest, letter = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("a") + letter)


@dataclass
class Notes:
    """The notes of one page: a citation gets its number where it first occurs."""

    desk: Desk
    numbers: dict[Citation, int] = field(default_factory=dict)

    def marks(self, cites: Iterable[Citation]) -> Md:
        """The marks of some citations, each leading to its note."""
        return md.join(*map(self._mark, cites))

    def _mark(self, cite: Citation) -> Md:
        return _mark(self.numbers.setdefault(cite, len(self.numbers) + 1))

    def block(self) -> Md:
        """The notes in order: outlet, agency, date, and the paragraph as a link to the source's page."""
        notes = md.numbered(self._note(cite, number) for cite, number in self.numbers.items())
        return section("Notes", "Notes", notes, searched=False)

    def _note(self, cite: Citation, number: int) -> Md:
        return md.paragraph(self.desk.passage(cite), id=f"Note-{number}")


@lru_cache(maxsize=4096)
def _mark(number: int) -> Md:
    return md.link(md.text(f"[{number}]"), md.local("", f"Note-{number}"), classes="cite", searched=False)


def outlet(source: Source) -> str:
    """Outlet, agency and date of a source: “The Straits Times (KYODO NEWS), 20 November 2025”."""
    agency = f" ({source.agency})" if source.agency else ""
    return f"{source.publisher}{agency}, {source.published.words()}"


def section(words: str, id: str, *body: Md, searched: bool = True) -> Md:
    """A heading with what stands below it; nothing where that is nothing."""
    return md.blocks(md.heading(2, md.text(words), id=id, searched=searched), *body) if any(body) else md.EMPTY


def claims(desk: Desk, notes: Notes, page: str, shown: Iterable[Shown]) -> Md:
    """Claims as a list: text, marks and permanent link; then who says so, and the home of a guest; then the editor's note."""
    return md.div(md.bullets(_claim(desk, notes, page, item) for item in shown), classes="claims")


def _claim(desk: Desk, notes: Notes, page: str, shown: Shown) -> Md:
    end, below = desk.frame(shown, page)
    return md.blocks(md.join(desk.text(shown.claim.text), notes.marks(shown.claim.cites), end), below)


def _frame(desk: Desk, page: str, shown: Shown) -> tuple[Md, Md]:
    claim, anchor = shown.claim, shown.anchor(page)
    permanent = md.link(md.text("¶"), md.local("", anchor), classes="permanent", title="Permanent link to this statement", searched=False)
    guest = desk.home(shown) if shown.home.id != page else md.EMPTY
    below = md.blocks(
        md.paragraph(md.join(desk.meta(claim), guest, by=DOT), classes="said"),
        md.paragraph(md.text(f"Note: {claim.note}"), classes="note") if claim.note else md.EMPTY,
        _others(desk, shown, "Differs from: ", claim.differs_from),
        _others(desk, shown, "Superseded by: ", (claim.superseded_by,) if claim.superseded_by else ()),
    )
    return md.ending(SPACE, permanent, id=anchor, classes=f"claim {claim.type}"), below


def _others(desk: Desk, shown: Shown, words: str, refs: Iterable[str]) -> Md:
    """The claims that a claim refers to."""
    found = [item for item in (desk.dossier.claim(shown.home, ref) for ref in refs) if item]
    links = [md.link(desk.plain(other.text), desk.address(f"{record.id}/{other.id}")) for record, other in found]
    return md.paragraph(md.text(words), md.join(*links, by=md.text("; ")), classes="said") if links else md.EMPTY


def judgements(desk: Desk, notes: Notes, record: Actor | Relationship) -> Md:
    """Our own judgements, apart from the claims and labelled, each with what it rests on."""
    if not record.judgements:
        return md.EMPTY
    lead = md.paragraph(md.text("The conclusions of the editors, not of any article."), classes="said")
    items = (_judgement(desk, notes, record, judgement) for judgement in record.judgements)
    return section("Our judgement", "Judgements", lead, md.div(md.bullets(items), classes="claims judgements"))


def _judgement(desk: Desk, notes: Notes, record: Actor | Relationship, judgement: Judgement) -> Md:
    found = [item for item in (desk.dossier.claim(record, ref) for ref in judgement.based_on) if item]
    cites = dict.fromkeys(cite for _, claim in found for cite in claim.cites)
    likelihood = md.text(f"likelihood: {judgement.likelihood}") if judgement.likelihood else md.EMPTY
    rests = md.join(md.text("rests on "), desk.grounds(found))
    return md.blocks(
        md.paragraph(desk.text(judgement.text), notes.marks(cites), id=judgement.id, classes="judgement"),
        md.paragraph(md.join(md.text(f"Confidence: {judgement.confidence}"), likelihood, rests, by=DOT), classes="said"),
    )


def history(record: Actor | Relationship) -> Md:
    """What changed on a record, the newest first."""
    changes = sorted(record.history, key=lambda change: change.date.lower, reverse=True)
    items = (md.text(f"{change.date.words()}: {change.kind}. {change.change}") for change in changes)
    return section("Changes", "Changes", md.bullets(items))


def crumbs(section: str = "") -> Md:
    """Where a page stands: home, and for a record's page the index that it is in.

    The line follows the title, and is set above it: what precedes the title would be a page of its own to the search.
    """
    steps = [md.link(md.text("Home"), md.local("../index.md"))]
    steps += [md.link(md.text(section), md.local("index.md"))] if section else []
    return md.paragraph(md.join(*steps, by=md.text(" › ")), classes="crumbs", searched=False)


def title(words: str) -> Md:
    """The title of a page."""
    return md.heading(1, md.text(words), id="Top")
