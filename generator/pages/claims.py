"""Statements, judgements and differing accounts as they appear on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from ..text import markdown as md
from ..text.markdown import Data, Md
from ..text.prose import plural, runs
from ..views import guests, wording
from ..views.guests import is_guest
from ..views.profile import GapEntry, JudgementEntry, Remark, Statement
from . import notes as page_notes
from .context import COMMA, DOT, PageContext
from .notes import Notes
from .page import Page, crumbs, make_page, section, standfirst, title

_SPACE: Final = md.text(" ")
#: The number of steps from which on consecutive numbers are a range.
_SHORT_RUN: Final = 3


def no_data(_: Statement) -> Data:
    """A statement without values for a script."""
    return md.NO_DATA


def claim_list(notes: Notes, statements: Iterable[Statement], *, data: Callable[[Statement], Data] = no_data) -> Md:
    """Statements as a list, those that the page already has as a line with their numbers; a part of the page begins here.

    `data` gives the values of a statement that a script can filter it by.
    """
    notes.begin()
    fresh: list[Statement] = []
    repeated: list[Statement] = []
    for statement in statements:
        (fresh if notes.fresh(statement) else repeated).append(statement)
    listed = md.div(md.bullets(claim_block(notes, statement, data(statement)) for statement in fresh), classes="claims")
    return md.blocks(listed, repeated_line(notes, repeated))


def repeated_line(notes: Notes, statements: Iterable[Statement]) -> Md:
    """A line with the numbers of statements that the page has further up; empty if there are none."""
    found = sorted(statements, key=lambda statement: notes.statements[statement.key])
    words = md.text(f"Also {plural(len(found), 'statement')} ")
    return md.paragraph(words, _ranges(notes, found), md.text(", above."), classes="said") if found else md.EMPTY


def _ranges(notes: Notes, statements: Sequence[Statement]) -> Md:
    """The numbers of statements, each linked; many consecutive ones as ranges: “1–5, 7, 8”."""
    places = {notes.statements[statement.key]: notes.reference(statement.shown) for statement in statements}
    shown = []
    for first, last in runs(places):
        if last - first < _SHORT_RUN:
            shown += [places[number] for number in range(first, last + 1)]
        else:
            shown.append(md.join(places[first], places[last], by=md.text("–")))
    return md.join(*shown, by=COMMA)


def claim_block(notes: Notes, statement: Statement, data: Data = md.NO_DATA) -> Md:
    """A statement with its number, which is its permanent link, and everything a reader needs to weigh it; a guest in short."""
    if is_guest(statement, notes.page):
        remarks = (_remark(notes, remark, short=True) for remark in guests.remarks(statement))
        return md.blocks(_words(notes, statement, notes.passages_of(statement.claim), data), _home(notes, statement), *remarks)
    notes.quoted(statement.claim)
    marks = notes.marks(statement.claim.cites, str(notes.statements[statement.key]))
    remarks = (_remark(notes, remark) for remark in statement.remarks)
    return md.blocks(_words(notes, statement, marks, data), _below(notes, statement), *remarks)


def _words(notes: Notes, statement: Statement, marks: Md, data: Data) -> Md:
    """The number of a statement, its words and its marks."""
    claim, anchor = statement.claim, statement.shown.anchor(notes.page)
    number = notes.statements[statement.key]
    names = f"claim {claim.type}{' fallen' if statement.fallen else ''}"
    permanent = md.link(
        md.text(str(number)), md.local("", anchor), classes="permanent", label=f"Permanent link to statement {number}", searched=False
    )
    return md.paragraph(permanent, _SPACE, notes.text(claim.text), marks, id=anchor, classes=names, data=data)


def _home(notes: Notes, statement: Statement) -> Md:
    """The line below a guest: who, when, and every exception, with the link to the statement at its home."""
    desk = notes.desk
    line = map(notes.words, guests.line(desk.presentation, statement, notes.page))
    return md.paragraph(md.join(*line, desk.words(wording.filed_under(desk.dossier, statement.shown)), by=DOT), classes="said")


def _below(notes: Notes, statement: Statement) -> Md:
    """The line below a statement at its home: who, when, and every exception; its details follow, which a script moves to the note of a mark."""
    desk = notes.desk
    line, details, _ = desk.presentation.attribution(statement.shown, notes.page)
    read = wording.read_by(desk.dossier, f"{statement.home.id}/{statement.claim.id}")
    more = md.join(*(desk.words(part) for part in details), md.text(read), by=DOT)
    cite = notes.numbers[statement.claim.cites[0]]
    noted = any(remark.kind == "note" for remark in statement.remarks)
    caveat = md.join(DOT, md.link(md.text("note"), md.local("", f"Note-{cite}"), searched=False)) if noted else md.EMPTY
    said = md.join(md.join(*(notes.words(part) for part in line), by=DOT), md.span(caveat, classes="noted"))
    return md.paragraph(said, md.span(md.join(DOT, more), classes="more") if more else md.EMPTY, classes="said")


def _remark(notes: Notes, remark: Remark, *, short: bool = False) -> Md:
    """A remark below a statement or a judgement, with the statements that it names."""
    desk = notes.desk
    if remark.run:  # a script folds it
        return md.paragraph(md.text(remark.lead), desk.words(remark.run), classes="said speakers")
    links = [notes.related(shown, short=short) for shown in remark.related]
    words = desk.change(remark.change) if remark.change else md.join(md.text(remark.lead), desk.label(remark.text))
    return md.paragraph(words, md.join(*links, by=md.text("; ")), classes="said" if remark.kind == "related" else remark.kind)


def judgements(notes: Notes, entries: Iterable[JudgementEntry]) -> Md:
    """Our own judgements, separate from the claims and labelled, each with its basis."""
    notes.begin()
    found = md.bullets(_judgement(notes, entry) for entry in entries)
    lead = md.paragraph(md.text(wording.JUDGEMENTS_LEAD), classes="said")
    return section(wording.JUDGEMENTS, "Judgements", lead, md.div(found, classes="claims judgements")) if found else md.EMPTY


def gaps(notes: Notes, entries: Iterable[GapEntry]) -> Md:
    """What is not known, each with the statements that raise the question."""
    notes.begin()
    found = (md.blocks(md.paragraph(notes.text(text)), md.paragraph(notes.words(line), classes="said")) for text, line in entries)
    return section(wording.GAPS, "Gaps", md.bullets(found))


def _judgement(notes: Notes, entry: JudgementEntry) -> Md:
    judgement = entry.judgement
    text = md.paragraph(notes.text(judgement.text), notes.marks(entry.cites, "judgement"), id=judgement.id, classes="judgement")
    confidence = md.paragraph(md.join(*map(notes.words, entry.line), by=DOT), classes="said")
    return md.blocks(text, confidence, *(_remark(notes, remark) for remark in entry.remarks))


_DIFFERENCES_LEAD: Final = (
    "Pairs of statements about the same time or event that do not agree, each with who says so, where and when. The dossier does not say which of "
    "them is right. A change from one time to another is a development; the timeline has those."
)
_NO_DIFFERENCES: Final = "In this dossier, no two accounts of the same time or event differ."


def differences_page(desk: PageContext) -> Page:
    """Every pair of statements that disagree."""
    pairs = [desk.presentation.statements(pair) for pair in desk.views.differing]
    notes = page_notes.of_statements(desk, chain.from_iterable(pairs))
    blocks = [_differing_pair(notes, pair, number) for number, pair in enumerate(pairs, 1)]
    body = blocks or (md.paragraph(md.text(_NO_DIFFERENCES)),)
    start = (title(wording.DIFFERING), crumbs(), standfirst(_DIFFERENCES_LEAD), notes.banner())
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
    """A statement with its outlets; one that the page has further up is referred to."""
    notes.begin()
    printed = md.paragraph(md.text(wording.printed_by(notes.desk.dossier, statement.claim)), classes="said")
    fresh = notes.fresh(statement)
    shown = claim_block(notes, statement) if fresh else md.paragraph(md.text("Statement "), *_referred(notes, statement))
    return md.div(md.blocks(md.div(md.bullets([md.blocks(shown, printed)]), classes="claims")), classes="side")


def _referred(notes: Notes, statement: Statement) -> Iterator[Md]:
    """The number of a statement and its words, without its links."""
    yield notes.reference(statement.shown)
    yield md.join(md.text(": "), notes.desk.plain(statement.claim.text))
