"""What pages are put together from: a page, claims with their marks, and the notes the marks lead to.

Floor 5: imports `markdown`, `model`, `prose` and `views`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator import markdown as md
from generator import prose
from generator.markdown import Md
from generator.model import Actor, Citation, Claim, Dossier, Judgement, Record, Relationship, Source
from generator.views import Shown, Views

#: What a reader is told a type of claim is.
TYPES = {"report": "Reported", "statement": "Statement", "assessment": "Assessment", "plan": "Planned"}


@dataclass(frozen=True)
class Page:
    """A file below `docs/`."""

    path: str
    content: Md


class Desk:
    """The dossier on the desk of the pages: its views, and the pieces of text that every page sets alike.

    All pages that show claims stand one folder deep, so a link to a record is the same on each of them.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.views = Views(dossier)
        self._texts: dict[str, Md] = {}
        self._metas: dict[int, Md] = {}

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

    def address(self, target: str, *, up: str = "../") -> str:
        """The address of a record, or of a claim (`record/claim`), from a page of the site."""
        record, _, claim = target.partition("/")
        folder = "sources" if record in self.dossier.sources else "relationships" if "--" in record else "actors"
        return f"{up}{folder}/{record}.md" + (f"#{claim}" if claim else "")

    def plain(self, raw: str) -> Md:
        """A text without its links."""
        return md.text(prose.shown(raw, self.dossier.name))

    def actor(self, id: str, *, up: str = "../") -> Md:
        """An actor's name, leading to its page."""
        return md.link(md.text(self.dossier.name(id)), self.address(id, up=up)) if id in self.dossier.actors else md.text(id)

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
            known = self._metas[id(claim)] = md.join(*parts, by=" · ")
        return known

    def chain(self, claim: Claim) -> Md:
        """The speakers, the first one first: “A and B, through C”."""
        steps = [md.join(*map(self.actor, step), by=" and ") for step in claim.said_by]
        return md.join(Md("by "), md.join(*steps, by=", through "))


@dataclass
class Notes:
    """The notes of one page: a citation gets its number where it first occurs."""

    desk: Desk
    numbers: dict[Citation, int] = field(default_factory=dict)

    def marks(self, cites: Iterable[Citation]) -> Md:
        """The marks of some citations, each leading to its note."""
        found = (md.link(Md(f"&#91;{self.numbers.setdefault(cite, len(self.numbers) + 1)}&#93;"), f"#note-{self.numbers[cite]}", classes="cite") for cite in cites)
        return md.join(*found)

    def block(self) -> Md:
        """The notes in order: outlet, agency, date, and the paragraph as a link to the source's page."""
        if not self.numbers:
            return md.EMPTY
        return md.join(md.heading(2, Md("Notes"), id="notes"), Md("\n"), md.numbered(self._note(cite, number) for cite, number in self.numbers.items()))

    def _note(self, cite: Citation, number: int) -> Md:
        source = self.desk.dossier.sources[cite.source]
        where = f"paragraphs {cite.first}–{cite.last}" if cite.last > cite.first else f"paragraph {cite.first}"
        passage = md.link(md.text(where), f"../sources/{cite.source}.md#p{cite.first}")
        return md.paragraph(md.text(f"{outlet(source)}, "), passage, id=f"note-{number}")


def outlet(source: Source) -> str:
    """Outlet, agency and date of a source: “The Straits Times (KYODO NEWS), 20 November 2025”."""
    agency = f" ({source.agency})" if source.agency else ""
    return f"{source.publisher}{agency}, {source.published.words()}"


def claims(desk: Desk, notes: Notes, page: str, shown: Iterable[Shown], *, home: bool = False) -> Md:
    """Claims as a list: text, marks and permanent link; then who says so; then the editor's note.

    With `home`, each also names the record it is at home in.
    """
    return md.div(md.bullets(_claim(desk, notes, page, item, home) for item in shown), classes="claims")


def _claim(desk: Desk, notes: Notes, page: str, shown: Shown, home: bool) -> Md:
    claim = shown.claim
    anchor = shown.anchor(page)
    permanent = md.link(Md("¶"), f"#{anchor}", classes="permanent", title="Permanent link to this statement")
    from_record = md.join(Md(" · from "), desk.record(shown.home)) if home and shown.home.id != page else md.EMPTY
    return md.join(
        md.paragraph(desk.text(claim.text), notes.marks(claim.cites), Md(" "), permanent, id=anchor, classes=f"claim {claim.type}"),
        md.paragraph(desk.meta(claim), from_record, classes="said"),
        md.paragraph(md.text(f"Note: {claim.note}"), classes="note") if claim.note else md.EMPTY,
        _relations(desk, shown),
        by="\n",
    )


def _relations(desk: Desk, shown: Shown) -> Md:
    """The claims that a claim differs from, and the one that took its place."""
    claim, parts = shown.claim, []
    for words, refs in (("Differs from: ", claim.differs_from), ("Superseded by: ", (claim.superseded_by,) if claim.superseded_by else ())):
        found = [item for item in (desk.dossier.claim(shown.home, ref) for ref in refs) if item]
        if found:
            links = (md.link(desk.plain(other.text), desk.address(f"{record.id}/{other.id}")) for record, other in found)
            parts.append(md.paragraph(md.text(words), md.join(*links, by="; "), classes="said"))
    return md.join(*parts, by="\n")


def judgements(desk: Desk, notes: Notes, record: Actor | Relationship) -> Md:
    """Our own judgements, apart from the claims and labelled, each with what it rests on."""
    if not record.judgements:
        return md.EMPTY
    items = (_judgement(desk, notes, record, judgement) for judgement in record.judgements)
    head = md.heading(2, Md("Our judgement"), id="judgements")
    lead = md.paragraph(Md("The conclusions of the editors, not of any article."), classes="said")
    return md.join(head, lead, md.div(md.bullets(items), classes="claims judgements"), by="\n")


def _judgement(desk: Desk, notes: Notes, record: Actor | Relationship, judgement: Judgement) -> Md:
    found = [item for item in (desk.dossier.claim(record, ref) for ref in judgement.based_on) if item]
    grounds = md.join(*(md.link(Md(str(i)), desk.address(f"{home.id}/{claim.id}")) for i, (home, claim) in enumerate(found, 1)), by=", ")
    cites = dict.fromkeys(cite for _, claim in found for cite in claim.cites)
    likelihood = md.text(f" · likelihood: {judgement.likelihood}") if judgement.likelihood else md.EMPTY
    return md.join(
        md.paragraph(desk.text(judgement.text), notes.marks(cites), id=judgement.id, classes="judgement"),
        md.paragraph(md.text(f"Confidence: {judgement.confidence}"), likelihood, Md(" · rests on statements "), grounds, classes="said"),
        by="\n",
    )


def history(record: Actor | Relationship) -> Md:
    """What changed on a record, the newest first."""
    if not record.history:
        return md.EMPTY
    changes = sorted(record.history, key=lambda change: change.date.lower, reverse=True)
    items = (md.text(f"{change.date.words()}: {change.kind}. {change.change}") for change in changes)
    return md.join(md.heading(2, Md("Changes"), id="changes"), md.bullets(items), by="\n")


def crumbs(*steps: tuple[str, str]) -> Md:
    """Where the page stands: words and address of each step."""
    return md.paragraph(md.join(*(md.link(md.text(words), target) for words, target in steps), by=" › "), classes="crumbs")
