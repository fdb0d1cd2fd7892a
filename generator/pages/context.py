"""What every page needs: the dossier, its views, links to records and printed briefs, and explained abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..records.dossier import Dossier
from ..records.schema import Claim, Record
from ..records.sources import Source
from ..text import markdown as md
from ..text import prose
from ..text.markdown import Md, Target
from ..text.prose import Link
from ..views import queries, wording
from ..views.profile import Presentation, Profile
from ..views.queries import BOOK, Shown, Views, brief_path, volume
from ..views.relationships import RelationshipEntry
from ..views.support import Paragraph, coverage
from ..views.wording import ChangeLine, Grounds, Run
from . import page as pages
from . import titles
from .keys import by_range
from .page import section
from .parting import Part, parted


class Abbreviations:
    """The short forms of a dossier with their meanings; a short form matches only as a whole word with the same capitals."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = meanings
        longest = sorted(map(re.escape, meanings), key=lambda short: (-len(short), short))
        self._found = re.compile(rf"(?<!\w)({'|'.join(longest)})(?!\w)") if longest else None

    def text(self, raw: str, known: set[str]) -> Md:
        """A plain text as typed, with each short form explained that is not in `known`; it is then added there."""
        if self._found is None:
            return md.text(raw)
        pieces = enumerate(self._found.split(raw))
        return md.join(*(self._explained(piece, known) if number % 2 else md.text(piece) for number, piece in pieces))

    def _explained(self, short: str, known: set[str]) -> Md:
        if short in known:
            return md.text(short)
        known.add(short)
        return md.abbreviation(short, self._meanings[short])


def brief_link(offered: Mapping[str, str], id: str, *, up: str = "../") -> Md:
    """The link to a record's brief: “Print brief (PDF, 2 pages, 58 kB)”; empty if there is none."""
    return _print_link(offered, id, "Print brief", up)


def book_link(offered: Mapping[str, str], *, up: str = "../") -> Md:
    """The link to the book of all briefs, or those to its volumes; empty if there is none."""
    volumes = [(number, offered[id]) for number in range(1, len(offered) + 1) if (id := volume(number)) in offered]
    links = [
        md.link(md.text(f"volume {number} ({words})"), md.file(f"{up}{brief_path(volume(number))}"), searched=False)
        for number, words in volumes
    ]
    if not links:
        return _print_link(offered, BOOK, "Print the book of all briefs", up)
    return md.paragraph(md.text("Print the book of all briefs: "), md.join(*links, by=COMMA), classes="print", searched=False)


def pack_link(offered: Mapping[str, str], pack: str, words: str, *, up: str = "../") -> Md:
    """The link to a pack: “Print what concerns Northland (PDF, 9 pages, 210 kB)”; empty if there is none."""
    return _print_link(offered, pack, words, up)


def _print_link(offered: Mapping[str, str], id: str, words: str, up: str) -> Md:
    if id not in offered:
        return md.EMPTY
    link = md.link(md.text(f"{words} ({offered[id]})"), md.file(f"{up}{brief_path(id)}"), searched=False)
    return md.paragraph(link, classes="print", searched=False)


class Mentions:
    """The records that a part of a page has linked; the page of `page` links to itself nowhere."""

    def __init__(self, dossier: Dossier, page: str) -> None:
        self._dossier, self._page = dossier, page
        self._seen: set[str] = set()

    def clear(self) -> None:
        """Begin another part of the page."""
        self._seen.clear()

    def first(self, target: str) -> bool:
        """Whether a target (`record` or `record/claim`) is mentioned for the first time, and is not the page itself."""
        record, _, claim = target.partition("/")
        meant = (self._dossier.moved.get(record, record), claim)
        key = "/".join(filter(None, meant))
        known = key in self._seen or key == self._page
        self._seen.add(key)
        return not known


COMMA: Final = md.text(", ")
DOT: Final = md.text(" · ")
#: The elements of a statement in short, without the links in its words and its marks.
_SHORT: Final = 7


class PageContext:
    """The dossier in the form that pages need: its views, and the pieces of text that all pages format alike.

    All pages that show claims are one folder deep, so a link to a record is the same on each of them.  `offered` has the records for which
    a brief was printed, each with its description; `authored` are the titles of handwritten pages.
    """

    def __init__(self, dossier: Dossier, offered: Mapping[str, str] | None = None, authored: Iterable[str] = ()) -> None:
        self.dossier = dossier
        self.offered = offered or {}
        self.views = Views(dossier)
        self.presentation = Presentation(self.views)
        self.impact = self.presentation.impact
        #: The title of each page of a record or a topic, by its path.
        self.titles = titles.titles(dossier, authored)
        self._short = Abbreviations(dossier.vocabulary.abbreviations)
        self._named_texts: dict[str, Run] = {}
        self._paragraphs: dict[str, Part[tuple[Paragraph, ...]]] = {}
        self._paragraph_pages: dict[str, Mapping[int, str]] = {}

    def brief(self, id: str) -> str:
        """The path of a record's brief; empty if none was printed."""
        return queries.brief_path(id) if id in self.offered else ""

    def card(self, id: str = "") -> str:
        """The path of the picture that is shown beside a link to a record, or to the dossier; empty if none was drawn."""
        return queries.brief_path(queries.card(id)) if queries.card(id) in self.offered else ""

    def text(self, raw: str, *, up: str = "../", mentions: Mentions | None = None) -> Md:
        """A text with its links; `up` is the path from the page to the top of the site.  With `mentions`, only first ones are links."""
        return self.run(self._pieces(raw), up=up, mentions=mentions)

    def _pieces(self, raw: str) -> Run:
        """The pieces of a text, with names as the words of its links; a statement is on several pages."""
        found = self._named_texts.get(raw)
        if found is None:
            found = self._named_texts[raw] = prose.with_names(raw, self.dossier.name)
        return found

    def run(self, pieces: Run, *, up: str = "../", mentions: Mentions | None = None) -> Md:
        """A text of the dossier, with its short forms explained."""
        known: set[str] = set()
        return md.join(*(self._piece(piece, up, known, mentions) for piece in pieces))

    def _piece(self, piece: str | Link | Grounds, up: str, known: set[str], mentions: Mentions | None) -> Md:
        if isinstance(piece, str):
            return self._short.text(piece, known)
        if isinstance(piece, Grounds) or mentions is None or mentions.first(piece.target):
            return self._linked(piece, up, known)
        return self._short.text(piece.words or self.dossier.title(piece.record), known)

    def _linked(self, piece: Link | Grounds, up: str, known: set[str]) -> Md:
        if isinstance(piece, Grounds):
            return self.grounds(piece.claims, up=up)
        words = self._short.text(piece.words or self.dossier.title(piece.record), known)
        return md.link(words, self.address(piece.target, up=up))

    def words(self, pieces: Run, *, up: str = "../", mentions: Mentions | None = None) -> Md:
        """Words of our own, and names; short forms in them are not explained.  With `mentions`, only first ones are links."""
        return md.join(*(self._word(piece, up, mentions) for piece in pieces))

    def _word(self, piece: str | Link | Grounds, up: str, mentions: Mentions | None) -> Md:
        if isinstance(piece, str):
            return md.text(piece)
        if isinstance(piece, Grounds) or mentions is None or mentions.first(piece.target):
            return self._named(piece, up)
        return md.text(piece.words or self.dossier.title(piece.record))

    def _named(self, piece: Link | Grounds, up: str) -> Md:
        if isinstance(piece, Grounds):
            return self.grounds(piece.claims, up=up)
        source = self.dossier.sources.get(piece.target)
        words = called(source) if source and not piece.words else md.text(piece.words or self.dossier.title(piece.record))
        return md.link(words, self.address(piece.target, up=up))

    def line(self, parts: Iterable[Run], *, up: str = "../") -> Md:
        """The parts of a line, with dots between them."""
        return md.join(*(self.run(part, up=up) for part in parts), by=DOT)

    def label(self, raw: str) -> Md:
        """A text that contains no links, such as a label of the vocabulary."""
        return self._short.text(raw, set())

    def address(self, target: str, *, up: str = "../") -> Target:
        """The address, from a page of the site, of a record (by present or former id) or a part of it (`record/claim`, `source/p1`)."""
        record, _, part = target.partition("/")
        if self.dossier.moved.get(record, record) in self.dossier.sources:
            return md.local(f"{up}sources/{self._source_page(record, part)}.md", part)
        return md.local(f"{up}{'relationships' if '--' in record else 'actors'}/{record}.md", part)

    def _source_page(self, source: str, part: str) -> str:
        """The page of a source that has a paragraph (`p12`): the source's own, unless its paragraphs are in parts."""
        number = part.removeprefix("p")
        if source not in self.dossier.sources or not number.isdecimal():
            return source
        return self._pages_of(source).get(int(number), source)

    def _pages_of(self, source: str) -> Mapping[int, str]:
        """The page of each paragraph of a source whose paragraphs are in parts."""
        if source not in self._paragraph_pages:
            whole = self.paragraphs(source)
            self._paragraph_pages[source] = {
                paragraph.number: f"{source}_{leaf.key.name}"
                for leaf in (whole.leaves() if whole.parts else ())
                for run in leaf.items
                for paragraph in run
            }
        return self._paragraph_pages[source]

    def paragraphs(self, source: str) -> Part[tuple[Paragraph, ...]]:
        """The paragraphs of a source, with those together that were not read, in the parts that its pages have."""
        if source not in self._paragraphs:
            runs = tuple(coverage(self.views, self.dossier.sources[source]).runs())
            last = runs[-1][-1].number if runs else 0
            self._paragraphs[source] = parted(runs, by_range(lambda run: run[0].number, last), _run_weight)
        return self._paragraphs[source]

    def plain(self, raw: str) -> Md:
        """A text without its links."""
        return self.label(prose.shown(raw, self.dossier.name))

    def actor(self, id: str, *, up: str = "../") -> Md:
        """An actor's name, linked to its page."""
        return md.link(md.text(self.dossier.title(id)), self.address(id, up=up)) if id in self.dossier.actors else md.text(id)

    def speakers(self, claim: Claim) -> Iterator[Md]:
        """The speakers of a claim, each linked to its page if it has one; of many, the first with the number of the others."""
        named = [*map(self.actor, claim.speakers), *(md.text(self.dossier.speaker(speaker)) for speaker in claim.unnamed)]
        yield from named[: wording.MOST_SPEAKERS]
        if len(named) > wording.MOST_SPEAKERS:
            yield md.text(f"{len(named) - wording.MOST_SPEAKERS} others")

    def record(self, record: Record, *, up: str = "../") -> Md:
        """A record's name, linked to its page."""
        words = called(record) if isinstance(record, Source) else md.text(self.dossier.title(record.id))
        return md.link(words, self.address(record.id, up=up))

    def grounds(self, found: Iterable[Shown], *, up: str = "../") -> Md:
        """The claims on which something is based, each by its first words, on a page that does not number them."""
        return md.join(*(self.first_words(shown, up=up) for shown in found), by=md.text("; "))

    def first_words(self, shown: Shown, *, up: str = "../") -> Md:
        """A statement by its first words, linked to its permanent place."""
        words = wording.first_words(shown.claim, self.dossier.name)
        return md.link(md.text(f"“{words}”" if "“" not in words else words), self.address(f"{shown.home.id}/{shown.claim.id}", up=up))

    def topics(self, ids: Iterable[str], *, up: str = "../") -> list[Md]:
        """Topics, each linked to its page."""
        named = self.dossier.vocabulary.topics
        return [md.link(md.text(named[id].label), md.local(f"{up}topics/{id}.md")) for id in ids]

    def relationship(self, entry: RelationshipEntry) -> Md:
        """A relationship of one party in short: with whom, the last reported state, since when, and the trend."""
        name = md.link(md.text(entry.name), self.address(entry.relationship.id))
        return md.join(name, md.join(*map(self.label, entry.summary), by=md.text("; ")), by=md.text(": "))

    def change(self, line: ChangeLine) -> Md:
        """A change in words."""
        return md.join(md.text(line.lead), self.run(line.text), md.text(f" {line.former}") if line.former else md.EMPTY)


def weight(shown: Shown) -> int:
    """The elements of a statement in short: those around it, the links in its words, and its marks."""
    return _SHORT + shown.claim.text.count("[[") + len(shown.claim.cites)


def _run_weight(run: tuple[Paragraph, ...]) -> int:
    """The elements of a paragraph with what rests on it."""
    return 2 + sum(map(weight, run[0].claims)) + 4 * len(run[0].offices)


def history(profile: Profile, desk: PageContext) -> Md:
    """The changes of a record, the newest first; the permanent link of a withdrawn claim leads to its entry."""
    record = profile.record
    entries = zip(record.newest_first, profile.changes, strict=True)
    gone = {id(change): claim for claim, change in record.withdrawn_claims.items()}
    items = (md.paragraph(desk.change(line), id=gone.get(id(change), "")) for change, line in entries)
    listed = md.div(md.bullets(items), classes="changes")
    feed = md.link(md.text("Follow the changes of this page (Atom)"), md.file(f"../changes/{record.id}.atom"))
    return section("Changes", "Changes", listed, md.paragraph(feed, classes="said")) if listed else md.EMPTY


def called(source: Source) -> Md:
    """The title of a source: its headline, marked with its language, or its description."""
    foreign = source.headline is not None and source.language.partition("-")[0] != pages.LANGUAGE
    return md.foreign(source.title, source.language) if foreign else md.text(source.title)
