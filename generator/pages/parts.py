"""What pages are put together from: a page, its sections, and the dossier on the desk, which sets links and texts alike everywhere.

Floor 6: imports `abbreviations`, `markdown`, `prose`, `attribution`, `changes`, `claims`, `model`, `sources`, `impact`, `standing`, `views`,
`pages.head` and `pages.printed`.  Ids of sections begin with a capital, which no id of a claim does, so that a claim called `notes` keeps its
permanent link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator import attribution, changes, impact, prose, standing
from generator import markdown as md
from generator.abbreviations import Abbreviations
from generator.claims import Change, Claim, State
from generator.markdown import Md, Script, Target
from generator.model import Actor, Dossier, Relationship
from generator.pages import head, printed
from generator.pages.head import Subject
from generator.sources import Record, Source
from generator.views import Views, other

COMMA: Final = md.text(", ")
DOT: Final = md.text(" · ")


@dataclass(frozen=True)
class Page:
    """A page below `docs/`: its front matter, the file it is made from, and what stands on it.

    `subject` is what an article is about, for programs; a page that is not `listed` is one that no search is to find.
    """

    path: str
    meta: Mapping[str, md.Front]
    origin: str
    body: Md
    subject: Subject | None = None
    listed: bool = True
    linked: Script = md.NOTHING

    @property
    def content(self) -> Md:
        """The file as it is written."""
        return md.page(self.meta, f"Generated from {self.origin}; edit that, not this page", [self.body], data=self.linked)


def page(
    path: str,
    origin: str,
    body: Iterable[Md],
    *,
    title: str,
    description: str = "",
    topics: Sequence[str] = (),
    wide: bool = False,
    subject: Subject | None = None,
    listed: bool = True,
) -> Page:
    """A page of the site, made from the file `origin`; a `wide` one has no column of its sections.

    The engine's column of pages stays away, as it would hold one line; so do its tags above the title, as the page has its own.
    """
    hidden = ["navigation", "tags", *(["toc"] if wide else [])]
    meta: dict[str, md.Front] = {"title": title, "description": head.cut(description), "hide": hidden, "tags": topics}
    meta |= {} if listed else {"search": {"exclude": "true"}}
    return Page(path, meta, origin, md.blocks(*body), subject, listed)


def headed(page: Page, dossier: Dossier) -> Page:
    """The page with all that stands in its head; the home page is called as the dossier is."""
    title, description = (str(page.meta[name]) for name in ("title", "description"))
    told = title or dossier.settings.title
    metas = head.metas(dossier, page.path, told, description, page.subject, listed=page.listed)
    linked = head.data(dossier, page.path, told, description, page.subject) if page.listed else md.NOTHING
    return replace(page, meta={**page.meta, "metas": metas}, linked=linked)


class Desk:
    """The dossier on the desk of the pages: its views, and the pieces of text that every page sets alike.

    All pages that show claims stand one folder deep, so a link to a record is the same on each of them.  `offered` says of which records
    a brief was printed, and how it is described.
    """

    def __init__(self, dossier: Dossier, offered: Mapping[str, str] | None = None) -> None:
        self.dossier = dossier
        self.offered = offered or {}
        self.views = Views(dossier)
        self.impact = impact.Impact(dossier, impact.fallen_sources(dossier))
        self._short = Abbreviations(dossier.vocabulary.abbreviations)
        self._texts: dict[str, Md] = {}
        self._metas: dict[int, Md] = {}
        #: What stands below a claim, for all pages on which it is a guest, and for that on which it is at home.
        self.below: dict[tuple[str, str, bool], Md] = {}

    def brief(self, id: str) -> str:
        """The path of a record's brief; nothing where none was printed."""
        return printed.path(id) if id in self.offered else ""

    def text(self, raw: str, *, up: str = "../") -> Md:
        """A text with its links; `up` leads from the page to the top of the site."""
        known = self._texts.get(raw) if up == "../" else None
        if known is None:
            known = self.run(prose.segments(raw), up=up)
            if up == "../":
                self._texts[raw] = known
        return known

    def run(self, pieces: Iterable[str | prose.Link], *, up: str = "../") -> Md:
        """Plain pieces and links, side by side."""
        told: set[str] = set()
        return md.join(*(self._short.text(piece, told) if isinstance(piece, str) else self._linked(piece, up, told) for piece in pieces))

    def _linked(self, link: prose.Link, up: str, told: set[str]) -> Md:
        words = self._short.text(link.words or self.dossier.name(link.record), told)
        return md.link(words, self.address(link.target, up=up))

    def label(self, raw: str) -> Md:
        """A text that holds no links, such as a label of the vocabulary."""
        return self._short.text(raw, set())

    def address(self, target: str, *, up: str = "../") -> Target:
        """The address of a record, by an id that it has or had, or of a part of it (`record/claim`, `source/p1`), from a page of the site."""
        record, _, claim = target.partition("/")
        source = self.dossier.moved.get(record, record) in self.dossier.sources
        folder = "sources" if source else "relationships" if "--" in record else "actors"
        return md.local(f"{up}{folder}/{record}.md", claim)

    def plain(self, raw: str) -> Md:
        """A text without its links."""
        return self.label(prose.shown(raw, self.dossier.name))

    def actor(self, id: str, *, up: str = "../") -> Md:
        """An actor's name, leading to its page."""
        return md.link(md.text(self.dossier.name(id)), self.address(id, up=up)) if id in self.dossier.actors else md.text(id)

    def record(self, record: Record, *, up: str = "../") -> Md:
        """A record's name, leading to its page."""
        words = called(record) if isinstance(record, Source) else md.text(self.dossier.name(record.id))
        return md.link(words, self.address(record.id, up=up))

    def meta(self, claim: Claim) -> Md:
        """Who says a claim, in which work, how it is covered, of when: the line below it."""
        known = self._metas.get(id(claim))
        if known is None:
            known = self._metas[id(claim)] = md.join(*map(self.run, attribution.line(self.dossier, claim)), by=DOT)
        return known

    def grounds(self, found: Iterable[tuple[Record, Claim]], *, up: str = "../") -> Md:
        """The claims that something rests on, as letters, since numbers are those of notes."""
        links = [
            md.link(md.text(letters(number)), self.address(f"{home.id}/{claim.id}", up=up)) for number, (home, claim) in enumerate(found)
        ]
        return md.join(md.text("statement " if len(links) == 1 else "statements "), md.join(*links, by=COMMA))

    def topics(self, ids: Iterable[str], *, up: str = "../") -> list[Md]:
        """Topics, each leading to its page."""
        named = self.dossier.vocabulary.topics
        return [md.link(md.text(named[id].label), md.local(f"{up}topics/{id}.md")) for id in ids]

    def stood(self, state: State, relationship: Relationship) -> Md:
        """How a relationship stood, when, and a warning where what says so has fallen."""
        return self.label(f"{state.label} ({state.when.words()}){self.fell(relationship, (state.claim,))}")

    def fell(self, relationship: Relationship, refs: Iterable[str]) -> str:
        """A warning where all claims that something of a relationship rests on have fallen."""
        return f" ({FELL})" if self.impact.all_fall(relationship, refs) else ""

    def going(self, relationship: Relationship, *, up: str = "../") -> Md:
        """Where a relationship is going, and the statements that show it; nothing where the record does not say."""
        if not relationship.trend:
            return md.EMPTY
        fell = f", {FELL}" if self.impact.all_fall(relationship, relationship.trend.based_on) else ""
        grounds = self.grounds(standing.trend_grounds(self.dossier, relationship), up=up)
        return md.join(md.text(f"{standing.going(relationship)} (as in "), grounds, md.text(f"{fell})"))

    def standing(self, relationship: Relationship, *, up: str = "../") -> Md:
        """How a relationship stands in a line: as first and as last reported, and where it is going."""
        first, last = standing.first(relationship), standing.last(relationship)
        parts = [md.join(md.text("As last reported: "), self.stood(last, relationship))] if last else []
        parts += [md.join(md.text("first: "), self.stood(first, relationship))] if first and first is not last else []
        return md.join(*parts, self.going(relationship, up=up), by=DOT)

    def tie(self, relationship: Relationship, party: str) -> Md:
        """A relationship of one party, in short: with whom, how it was last reported, since when, and where it is going."""
        name = md.link(md.text(self.dossier.name(other(relationship, party))), self.address(relationship.id))
        first, last = standing.first(relationship), standing.last(relationship)
        told = [self.stood(last, relationship)] if last else []
        since = first if first is not last else None
        told += [md.text(f"reported since {since.when.words()}{self.fell(relationship, (since.claim,))}")] if since else []
        trend = relationship.trend
        told += [md.text(f"{standing.going(relationship).casefold()}{self.fell(relationship, trend.based_on)}")] if trend else []
        return md.join(name, md.join(*told, by=md.text("; ")), by=md.text(": "))


#: What is said of something whose every source was corrected or retracted.
FELL: Final = "rests only on a source that was corrected or retracted"


def letters(number: int) -> str:
    """The letter of a place in an order, counted from 0: a, b, … z, aa, ab, …"""
    rest, letter = divmod(number, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("a") + letter)


def outlet(source: Source) -> str:
    """Outlet, agency and date of a source: “The Gazette (Strait Wire), 2 May 2024”."""
    agency = f" ({source.agency})" if source.agency else ""
    return f"{source.publisher}{agency}, {source.published.words()}"


def section(words: str, id: str, *body: Md, searched: bool = True) -> Md:
    """A heading with what stands below it; nothing where that is nothing."""
    return md.blocks(md.heading(2, md.text(words), id=id, searched=searched), *body) if any(body) else md.EMPTY


def history(record: Actor | Relationship, desk: Desk) -> Md:
    """What changed on a record, the newest first; the permanent link of a claim that was withdrawn leads to what is told of it here."""
    return section("Changes", "Changes", md.bullets(_change(desk, record, change) for change in record.newest_first))


def _change(desk: Desk, record: Actor | Relationship, change: Change) -> Md:
    gone = change.claim if change.claim and record.withdrawn_claims.get(change.claim) is change else ""
    told = md.text(f"{change.date.words()}: {changes.KINDS[change.kind].casefold()}. ")
    was = md.text(f" {changes.before(change, desk.dossier.name)}")
    return md.paragraph(told, desk.text(change.change), was if change.was else md.EMPTY, id=gone)


def crumbs(section: str = "") -> Md:
    """Where a page stands: home, and for a record's page the index that it is in.

    The line follows the title, and is set above it: what precedes the title would be a page of its own to the search.
    """
    steps = [md.link(md.text("Home"), md.local("../index.md"))]
    steps += [md.link(md.text(section), md.local("index.md"))] if section else []
    return md.paragraph(md.join(*steps, by=md.text(" › ")), classes="crumbs", searched=False)


def sentence(words: str) -> str:
    """Words with a stop at their end."""
    return words if words.endswith((".", "!", "?", "…", "”")) else f"{words}."


def called(source: Source) -> Md:
    """What a source is called: its headline, as words of the language that it is in, or what it describes."""
    foreign = source.headline is not None and source.language.partition("-")[0] != head.LANGUAGE
    return md.foreign(source.title, source.language) if foreign else md.text(source.title)


def title(words: str) -> Md:
    """The title of a page."""
    return md.heading(1, md.text(words), id="Top")
