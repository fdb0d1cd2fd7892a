"""What every page needs: the dossier, its views, links to records and printed briefs, and explained abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from ..records.dossier import Actor, Dossier, Relationship
from ..records.schema import Change, Claim, Record, Source, State
from ..text import markdown as md
from ..text import prose
from ..text.markdown import Md, Target
from ..views import addresses, queries, support, wording
from ..views.addresses import BOOK, brief_path
from ..views.queries import Views, other
from ..views.wording import FELL, letters
from . import page as pages
from .page import section


class Abbreviations:
    """The short forms of a dossier with their meanings; a short form is found as a whole word, in its own letters."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = meanings
        longest = sorted(map(re.escape, meanings), key=lambda short: (-len(short), short))
        self._found = re.compile(rf"(?<!\w)({'|'.join(longest)})(?!\w)") if longest else None

    def text(self, raw: str, told: set[str]) -> Md:
        """A plain text as it was typed, its short forms explained; those in `told` were, earlier in the same text, and what is explained is added."""
        if self._found is None:
            return md.text(raw)
        pieces = enumerate(self._found.split(raw))
        return md.join(*(self._explained(piece, told) if number % 2 else md.text(piece) for number, piece in pieces))

    def _explained(self, short: str, told: set[str]) -> Md:
        if short in told:
            return md.text(short)
        told.add(short)
        return md.abbreviation(short, self._meanings[short])


def brief_link(offered: Mapping[str, str], id: str, *, up: str = "../") -> Md:
    """The link to a record's brief: “Print brief (PDF, 2 pages, 58 kB)”; nothing where there is none."""
    return _print_link(offered, id, "Print brief", up)


def book_link(offered: Mapping[str, str], *, up: str = "../") -> Md:
    """The link to the book of all briefs; nothing where there is none."""
    return _print_link(offered, BOOK, "Print the book of all briefs", up)


def _print_link(offered: Mapping[str, str], id: str, words: str, up: str) -> Md:
    if id not in offered:
        return md.EMPTY
    link = md.link(md.text(f"{words} ({offered[id]})"), md.file(f"{up}{brief_path(id)}"), searched=False)
    return md.paragraph(link, classes="print", searched=False)


COMMA: Final = md.text(", ")
DOT: Final = md.text(" · ")


class PageContext:
    """The dossier on the desk of the pages: its views, and the pieces of text that every page sets alike.

    All pages that show claims stand one folder deep, so a link to a record is the same on each of them.  `offered` says of which records
    a brief was printed, and how it is described.
    """

    def __init__(self, dossier: Dossier, offered: Mapping[str, str] | None = None) -> None:
        self.dossier = dossier
        self.offered = offered or {}
        self.views = Views(dossier)
        self.impact = support.Impact(dossier, support.fallen_sources(dossier))
        self._short = Abbreviations(dossier.vocabulary.abbreviations)
        self._texts: dict[str, Md] = {}
        self._metas: dict[int, Md] = {}
        #: What stands below a claim, for all pages on which it is a guest, and for that on which it is at home.
        self.below: dict[tuple[str, str, bool], Md] = {}

    def brief(self, id: str) -> str:
        """The path of a record's brief; nothing where none was printed."""
        return addresses.brief_path(id) if id in self.offered else ""

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
            known = self._metas[id(claim)] = md.join(*map(self.run, wording.attribution_line(self.dossier, claim)), by=DOT)
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
        grounds = self.grounds(queries.trend_grounds(self.dossier, relationship), up=up)
        return md.join(md.text(f"{queries.trend_words(relationship)} (as in "), grounds, md.text(f"{fell})"))

    def standing(self, relationship: Relationship, *, up: str = "../") -> Md:
        """How a relationship stands in a line: as first and as last reported, and where it is going."""
        first, last = queries.first_state(relationship), queries.last_state(relationship)
        parts = [md.join(md.text("As last reported: "), self.stood(last, relationship))] if last else []
        parts += [md.join(md.text("first: "), self.stood(first, relationship))] if first and first is not last else []
        return md.join(*parts, self.going(relationship, up=up), by=DOT)

    def tie(self, relationship: Relationship, party: str) -> Md:
        """A relationship of one party, in short: with whom, how it was last reported, since when, and where it is going."""
        name = md.link(md.text(self.dossier.name(other(relationship, party))), self.address(relationship.id))
        first, last = queries.first_state(relationship), queries.last_state(relationship)
        told = [self.stood(last, relationship)] if last else []
        since = first if first is not last else None
        told += [md.text(f"reported since {since.when.words()}{self.fell(relationship, (since.claim,))}")] if since else []
        trend = relationship.trend
        told += [md.text(f"{queries.trend_words(relationship).casefold()}{self.fell(relationship, trend.based_on)}")] if trend else []
        return md.join(name, md.join(*told, by=md.text("; ")), by=md.text(": "))


def history(record: Actor | Relationship, desk: PageContext) -> Md:
    """What changed on a record, the newest first; the permanent link of a claim that was withdrawn leads to what is told of it here."""
    return section("Changes", "Changes", md.bullets(_history_entry(desk, record, change) for change in record.newest_first))


def _history_entry(desk: PageContext, record: Actor | Relationship, change: Change) -> Md:
    gone = change.claim if change.claim and record.withdrawn_claims.get(change.claim) is change else ""
    told = md.text(f"{change.date.words()}: {wording.CHANGE_WORDS[change.kind].casefold()}. ")
    was = md.text(f" {wording.former_words(change, desk.dossier.name)}")
    return md.paragraph(told, desk.text(change.change), was if change.was else md.EMPTY, id=gone)


def called(source: Source) -> Md:
    """What a source is called: its headline, as words of the language that it is in, or what it describes."""
    foreign = source.headline is not None and source.language.partition("-")[0] != pages.LANGUAGE
    return md.foreign(source.title, source.language) if foreign else md.text(source.title)
