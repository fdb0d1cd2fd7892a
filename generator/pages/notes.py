"""The numbered notes of a page, the numbers of its statements, and what it has linked so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ..evidence import quoted
from ..evidence.quoted import QuotedPassage
from ..records.scalars import Citation
from ..records.schema import Claim
from ..records.sources import Source
from ..text import markdown as md
from ..text.dates import Point
from ..text.markdown import Md
from ..text.prose import Link, count, plural
from ..views import wording
from ..views.profile import Note, Statement, cited
from ..views.profile import notes as numbered_notes
from ..views.queries import Shown
from ..views.wording import Grounds, Run, outlet
from .context import COMMA, DOT, Mentions, PageContext
from .page import section

_SPACE: Final = md.text(" ")


@dataclass
class Notes:
    """The numbered notes of one page, and what was shown on the page: each mark, and each statement.

    `numbers` are the notes by their citations, and `cites` is all that the page cites: the paragraphs of its guests have no notes.
    `page` is the id of the record of the page, empty if the page belongs to no record; `statements` are the numbers of its statements,
    by the ids of record and claim; `places` names each place in which a citation is marked.
    """

    desk: PageContext
    numbers: Mapping[Citation, int]
    cites: Collection[Citation] = ()
    page: str = ""
    statements: Mapping[tuple[str, str], int] = field(default_factory=dict)
    places: dict[Citation, list[str]] = field(default_factory=dict)
    printed: set[tuple[str, str]] = field(default_factory=set)
    passages: dict[Citation, dict[QuotedPassage, None]] = field(default_factory=dict)
    mentions: Mentions = field(init=False)

    def __post_init__(self) -> None:
        self.mentions = Mentions(self.desk.dossier, self.page)

    def begin(self) -> None:
        """Begin a part of the page, in which the first mention of a record is linked."""
        self.mentions.clear()

    def text(self, raw: str) -> Md:
        """A text of the dossier, in which each record is linked where the part of the page mentions it first."""
        return self.desk.text(raw, mentions=self.mentions)

    def words(self, pieces: Run) -> Md:
        """Words of our own, with names, and with the statements that they refer to."""
        return md.join(*(self._word(piece) for piece in pieces))

    def _word(self, piece: str | Link | Grounds) -> Md:
        if isinstance(piece, Grounds):
            return self.references(piece.claims)
        return self.desk.words((piece,), mentions=self.mentions)

    def references(self, claims: Iterable[Shown]) -> Md:
        """References to statements: those of the page by their numbers, others by their first words."""
        found = list(claims)
        here = sorted(number for shown in found if (number := self._number(shown)))
        places = {self._number(shown): shown for shown in found}
        numbers = md.join(*(self.reference(places[number]) for number in here), by=COMMA)
        elsewhere = [self.reference(shown) for shown in found if not self._number(shown)]
        counted = md.join(md.text(f"{plural(len(here), 'statement')} "), numbers) if here else md.EMPTY
        return md.join(counted, *elsewhere, by=md.text("; "))

    def reference(self, shown: Shown) -> Md:
        """A reference to a statement: its number if the page has it, otherwise its first words."""
        number = self._number(shown)
        if number:
            return md.link(md.text(str(number)), md.local("", shown.anchor(self.page)))
        return self.desk.first_words(shown)

    def related(self, shown: Shown, *, short: bool = False) -> Md:
        """A statement that a remark names: its number if the page has it, otherwise all of its words, or the first if it is `short`."""
        if self._number(shown):
            return md.join(md.text("statement "), self.reference(shown))
        if short:
            return self.desk.first_words(shown)
        return md.link(self.desk.plain(shown.claim.text), self.desk.address(f"{shown.home.id}/{shown.claim.id}"))

    def _number(self, shown: Shown) -> int:
        return self.statements.get((shown.home.id, shown.claim.id), 0)

    def marks(self, cites: Iterable[Citation], place: str) -> Md:
        """The marks of some citations, each linked to its note; `place` names the place: the number of a statement, or a part of the page.

        The note links back to each mark, so all marks that are made must be on the page.
        """
        return md.join(*(self._mark(cite, place) for cite in cites))

    def _mark(self, cite: Citation, place: str) -> Md:
        places = self.places.setdefault(cite, [])
        places.append(place)
        return _note_mark(self.numbers[cite], len(places))

    def passages_of(self, claim: Claim) -> Md:
        """The marks of a guest, each linked to its paragraph on the page of its source; a script opens its words beside it."""
        return md.join(*map(self._passage, claim.cites))

    def _passage(self, cite: Citation) -> Md:
        dossier = self.desk.dossier
        words = wording.plain(wording.citation_words(dossier, cite), dossier.name)
        place = f"¶{cite.first}" + (f"–{cite.last}" if cite.last > cite.first else "") if cite.first else "source"
        return md.link(md.text(f"[{place}]"), self.desk.address(wording.cited_place(cite)), classes="cite", title=words)

    def quoted(self, claim: Claim) -> None:
        """Remember where the quotations of a claim are on their publishers' pages."""
        for cite, passage in quoted.quoted_passages(self.desk.dossier, claim):
            self.passages.setdefault(cite, {})[passage] = None

    def fresh(self, statement: Statement) -> bool:
        """Whether a statement is not on the page yet; then it is from now on."""
        known = statement.key in self.printed
        self.printed.add(statement.key)
        return not known

    def sources(self) -> Md:
        """The sources that the page rests on, in the order of its citations, with the paragraphs of its notes; and the notes, folded away."""
        cites: dict[str, list[Citation]] = {cite.source: [] for cite in self.cites}
        for cite in self.numbers:
            cites[cite.source].append(cite)
        items = (self._source(self.desk.dossier.sources[id], found) for id, found in cites.items())
        return md.blocks(section("Sources", "Sources", md.bullets(items), searched=False), self.block())

    def _source(self, source: Source, cites: list[Citation]) -> Md:
        numbers = sorted({number for cite in cites for number in cite.numbers})
        links = (md.link(md.text(str(number)), self.desk.address(f"{source.id}/p{number}")) for number in numbers)
        paragraphs = md.join(md.text("paragraph " if len(numbers) == 1 else "paragraphs "), md.join(*links, by=COMMA))
        if not numbers:
            places = ", ".join(filter(None, dict.fromkeys(self.desk.dossier.place(cite) for cite in cites)))
            paragraphs = md.text(", ".join(filter(None, (places, "" if source.read else wording.UNREAD))))
        status = md.text(source.status) if source.status != "current" else md.EMPTY
        day = source.published.upper if source.published else None
        known = {"published": day.isoformat() if day else "", "day": Point(*day).words() if day else ""}
        return md.blocks(
            md.paragraph(md.join(self.desk.record(source), COMMA, md.text(outlet(source))), data=known),
            md.paragraph(md.join(md.text(wording.reliability(source)), status, paragraphs, by=DOT), classes="said"),
        )

    def block(self) -> Md:
        """The notes in order: outlet, agency, date, the paragraph as a link to the source's page, and the links back to each mark."""
        notes = md.numbered(self._note(note) for note in numbered_notes(self.numbers, self.desk.dossier))
        return md.folded(md.text(count(len(self.numbers), "note")), notes, id="Notes") if notes else md.EMPTY

    def _note(self, note: Note) -> Md:
        source = self.desk.dossier.sources[note.cite.source]
        found = md.join(*self._elsewhere(source, note.cite), by=md.text("; "))
        words = md.paragraph(md.join(self.desk.words(note.words), found), id=f"Note-{note.number}")
        places = enumerate(self.places.get(note.cite, ()), 1)
        ways = md.join(*(_note_backlink(note.number, place, words) for place, words in places), by=_SPACE)
        return md.blocks(words, md.paragraph(md.text("cited in "), ways, classes="ways", searched=False))

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
        return banner(self.desk, self.desk.impact.why(self.cites))


def of_statements(desk: PageContext, statements: Iterable[Statement]) -> Notes:
    """A page that shows some statements in this order, without a record of its own: all are guests, so it has no notes."""
    found = tuple(statements)
    keys = dict.fromkeys(statement.key for statement in found)
    return Notes(desk, {}, dict.fromkeys(cited(found)), statements={key: number for number, key in enumerate(keys, 1)})


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
def _note_backlink(number: int, place: int, words: str) -> Md:
    where = f"statement {words}" if words.isdecimal() else words
    label = f"Back to {where}, where note {number} is cited"
    return md.link(md.text(words), md.local("", f"Ref-{number}-{place}"), classes="back", label=label)
