"""The pages across the whole dossier: home and matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..records.dossier import Actor, Kind, Relationship
from ..records.doubts import INTRODUCTION
from ..records.scalars import Citation
from ..records.schema import Judgement, Tie
from ..text import markdown as md
from ..text import prose
from ..text.markdown import Md
from ..text.prose import count
from ..views import kinds, queries, sides, wording
from ..views.profile import JudgementEntry
from ..views.queries import MOST_IN_MATRIX, Shown
from ..views.wording import JUDGEMENTS_LEAD, SHAKEN, TONE_LEAD, Grounds, caveat, change_entries, unchecked
from . import context, indexes
from . import sides as facing
from .context import DOT, PageContext
from .notes import banner
from .page import Page, beside, crumbs, make_page, section, standfirst, title

#: The number of key judgements on the first page that are not folded.
KEY_AT_HOME: Final = 3
#: The most actors and relationships that the first page lists; of more, it leads to the indexes.
MOST_AT_HOME: Final = 150
#: The number of newest sources on the first page; the rest are in the index.
NEWEST_AT_HOME: Final = 5


def home_page(desk: PageContext) -> Page:
    """The first page of the dossier."""
    settings = desk.dossier.settings
    standing = (f"As of {settings.as_of.words()}", settings.publisher, settings.marking or "")
    based_on = tuple(Shown(*desk.dossier.claims[ref]) for ref in settings.opening.based_on)
    shaken = any(desk.impact.falls(shown.claim) for shown in based_on)
    mentions = context.Mentions(desk.dossier, "")
    rests = desk.words(("Based on: ", Grounds(based_on)), up="") if based_on else md.EMPTY
    doubts = desk.dossier.doubts.get(INTRODUCTION, ())
    caution = md.text(" ".join(filter(None, (SHAKEN if shaken else "", unchecked(doubts, "it rests on") if doubts else ""))))
    body = (
        title(settings.title),
        md.paragraph(md.text(settings.subtitle), classes="subtitle"),
        md.paragraph(md.join(*map(md.text, standing), by=DOT), classes="said"),
        banner(desk, desk.impact.why(_home_cites(desk, based_on)), up=""),
        beside(
            md.blocks(
                md.paragraph(desk.text(settings.introduction.text, up="", mentions=mentions)) if settings.introduction else md.EMPTY,
                md.paragraph(caution, classes="caution"),
                md.paragraph(_ways_in(desk), classes="ways-in"),
            ),
            md.blocks(
                _sides(desk),
                section("Latest changes", "Latest", _latest(desk)),
                context.book_link(desk.offered, up=""),
            ),
            section("Key judgements", "Judgements", *_home_judgements(desk)),
        ),
        md.div(md.blocks(*_home_folds(desk, rests)), classes="folds"),
    )
    return make_page("index.md", "briefings/dossier.yml", body, title="", description=settings.subtitle, wide=True)


def _sides(desk: PageContext) -> Md:
    """The two sides with their ties, or the most connected actors."""
    found = sides.sides(desk.views)
    return section(found.title, "Sides", facing.drawing(desk)) if found else md.EMPTY


def _ways_in(desk: PageContext) -> Md:
    """The indexes, each with the number of what is in it."""
    dossier = desk.dossier
    ways = (
        ("actors/index", f"Actors ({len(dossier.actors)})"),
        ("relationships/index", f"Relationships ({len(dossier.relationships)})"),
        ("matrix/index", "Matrix"),
        ("relationships/network", "Network"),
        ("statements/index", f"Statements ({len(dossier.claims)})"),
        ("topics/index", f"Topics ({len(dossier.vocabulary.topics)})"),
        ("timeline/index", "Timeline"),
        ("sources/index", f"Sources ({len(dossier.sources)})"),
    )
    return md.join(*(md.link(md.text(words), md.local(f"{page}.md")) for page, words in ways), by=DOT)


def _home_folds(desk: PageContext, rests: Md) -> Iterator[Md]:
    """What a reader opens: grounds, blocs, gaps, lists of records that are not too long, the newest sources, and the scope."""
    dossier = desk.dossier
    short = len(dossier.actors) + len(dossier.relationships) <= MOST_AT_HOME
    newest = indexes.listed(desk.views.sources_newest_first()[:NEWEST_AT_HOME], desk, up="")
    folds = (
        ("What the introduction is based on", "Grounds", md.paragraph(rests)),
        ("How the blocs face each other", "Blocs", md.blocks(_blocs(desk), *_facing(desk))),
        (wording.GAPS, "Gaps", _home_gaps(desk)),
        ("Relationships by tone", "Relationships", md.div(indexes.by_tone(desk, up=""), classes="columns") if short else md.EMPTY),
        ("Actors by kind", "Actors", indexes.by_kind(desk, up="") if short else md.EMPTY),
        ("Topics", "Topics", md.paragraph(md.join(*desk.topics(dossier.vocabulary.topics, up=""), by=DOT))),
        ("Newest sources", "Sources", newest),
        ("Scope", "Scope", md.paragraph(md.text(dossier.settings.scope))),
    )
    return (md.folded(md.text(words), body, id=id) for words, id, body in folds if body)


def _home_cites(desk: PageContext, based_on: Iterable[Shown]) -> Iterator[Citation]:
    """What the first page rests on: its introduction, the key judgements, the members of blocs, and how relationships stood last."""
    dossier = desk.dossier
    yield from (cite for shown in based_on for cite in shown.claim.cites)
    for record in dossier.profiles.values():
        for item in record.judgements:
            yield from desk.presentation.judgement(record, item).cites if item.key else ()
        if isinstance(record, Actor):
            yield from (cite for tie in record.members for cite in tie.cites)
        else:
            last = desk.presentation.standing(record).last
            yield from last.claim.claim.cites if last and last.claim else ()
    for relationship in desk.views.facing:
        yield from (cite for _, claim in queries.trend_grounds(dossier, relationship) for cite in claim.cites)


def _home_judgements(desk: PageContext) -> Iterator[Md]:
    """The first of the editors' judgements that are marked as key, each with its record; the others are folded."""
    found = [(record, item) for record in desk.dossier.profiles.values() for item in record.judgements if item.key]
    mentions = context.Mentions(desk.dossier, "")
    items = [_home_judgement(record, item, desk, mentions) for record, item in found]
    first, others = (md.div(md.bullets(some), classes="claims judgements") for some in (items[:KEY_AT_HOME], items[KEY_AT_HOME:]))
    yield md.paragraph(md.text(JUDGEMENTS_LEAD), classes="said") if found else md.EMPTY
    yield first
    yield md.folded(md.text(f"{len(items) - KEY_AT_HOME} more"), others) if others else md.EMPTY


def _home_gaps(desk: PageContext) -> Md:
    """What the dossier as a whole does not know, each with the statements that raise the question."""
    mentions = context.Mentions(desk.dossier, "")
    return md.bullets(
        md.blocks(
            md.paragraph(desk.text(text, up="", mentions=mentions)),
            md.paragraph(desk.words(line, up="", mentions=mentions), classes="said"),
        )
        for text, line in desk.presentation.overall_gaps
    )


def _latest(desk: PageContext) -> Md:
    """The newest corrections and updates; what was only added is left out."""
    found = [entry for entry in change_entries(desk.dossier) if entry.change.kind != "added"][:NEWEST_AT_HOME]
    items = (
        md.join(
            md.text(f"{entry.change.date.words()}: "),
            md.link(md.text(desk.dossier.title(entry.record.id)), desk.address(entry.there, up="")),
            md.text(f": {prose.shown(entry.change.change, desk.dossier.name)}"),
        )
        for entry in found
        if not entry.record.withdrawal
    )
    listed = md.div(md.bullets(items), classes="changes")
    return (
        md.blocks(listed, md.paragraph(md.link(md.text("All changes"), md.local("changes/index.md")), classes="said"))
        if listed
        else md.EMPTY
    )


def _home_judgement(record: Actor | Relationship, judgement: Judgement, desk: PageContext, mentions: context.Mentions) -> Md:
    there = md.link(md.text(desk.dossier.title(record.id)), desk.address(f"{record.id}/{judgement.id}", up=""))
    text = md.paragraph(desk.text(judgement.text, up="", mentions=mentions), classes="judgement")
    entry = desk.presentation.judgement(record, judgement)
    cautions = (md.paragraph(md.text(remark.lead), classes="caution") for remark in entry.remarks if remark.kind == "caution")
    return md.blocks(text, md.paragraph(_home_confidence(entry, desk), md.text(" on "), there, classes="said"), *cautions)


def _home_confidence(entry: JudgementEntry, desk: PageContext) -> Md:
    """The confidence of a judgement, and the number of its grounds, which are on the page of its record."""
    words = (part for part in entry.line if not any(isinstance(piece, Grounds) for piece in part))
    counted = md.text(f"based on {count(len(entry.grounds), 'statement')}")
    return md.join(*map(desk.words, words), counted, by=DOT)


def _blocs(desk: PageContext) -> Md:
    """Each bloc with its members, side by side."""
    kinds = desk.dossier.vocabulary.actor_kinds
    blocs = (actor for actor in desk.dossier.actors.values() if kinds[actor.kind].group)
    return md.div(md.blocks(*(md.div(_bloc(bloc, desk), classes="side") for bloc in blocs)), classes="sides")


def _bloc(bloc: Actor, desk: PageContext) -> Md:
    members = md.join(*(_bloc_member(bloc, tie, desk) for tie in bloc.members), by=DOT)
    return md.blocks(md.paragraph(desk.record(bloc, up=""), classes="party"), md.paragraph(members, classes="said"))


def _bloc_member(bloc: Actor, tie: Tie, desk: PageContext) -> Md:
    fell = caveat(desk.impact.rests_alone(tie.cites), desk.dossier.doubts_on(bloc.id, tie), short=True)
    return md.join(desk.actor(tie.actor, up=""), md.text(kinds.membership(desk.dossier, tie)), md.text(fell))


def _facing(desk: PageContext) -> Iterator[Md]:
    return (_facing_blocs(item, desk) for item in desk.views.facing)


def _facing_blocs(relationship: Relationship, desk: PageContext) -> Md:
    """The relationships of blocs with one another."""
    name = md.paragraph(desk.record(relationship, up=""), classes="party")
    line = md.join(*map(desk.label, desk.presentation.standing(relationship).line), by=DOT)
    return md.div(md.blocks(name, md.paragraph(line, classes="stands")), classes="facing")


def matrix_page(desk: PageContext) -> Page:
    """A row and a column for each actor that has a relationship; a cell names the tone of the relationship between the two."""
    standing = desk.views.matrix()
    actors = standing[:MOST_IN_MATRIX]
    head = (md.text("Actor"), *(desk.actor(actor.id) for actor in actors))
    rows = [(md.cell(desk.actor(row.id), head=True), *(_matrix_cell(row, column, desk) for column in actors)) for row in actors]
    lead = (
        "The tone of each relationship, and its trend. Select a cell to open the relationship; hover over it for details "
        "(→ from row to column, ← from column to row). An empty cell means only that the sources report nothing."
    )
    body = (
        title("Matrix"),
        crumbs(),
        standfirst(lead),
        md.paragraph(md.text(TONE_LEAD), classes="said"),
        _matrix_rest(standing[len(actors) :], desk),
        md.div(md.table(head, rows), classes="matrix"),
    )
    return make_page(
        "matrix/index.md",
        "briefings/relationships/",
        body,
        title="Matrix",
        description="The tone of every relationship at a glance.",
        wide=True,
    )


def _matrix_rest(left_out: Sequence[Actor], desk: PageContext) -> Md:
    """The actors for which there is not enough room, with links to their pages; of very many, to the index of actors."""
    if not left_out:
        return md.EMPTY
    words = f"The {MOST_IN_MATRIX} actors with the most relationships; {len(left_out)} more have theirs on "
    index = md.link(md.text("their own pages"), md.local("../actors/index.md"))
    named = md.join(*(desk.actor(actor.id) for actor in left_out), by=DOT) if len(left_out) <= MOST_AT_HOME else md.EMPTY
    listed = md.folded(md.text("The others"), md.paragraph(named)) if named else md.EMPTY
    return md.blocks(md.paragraph(md.text(words), index, md.text(".")), listed)


def _matrix_cell(row: Actor, column: Actor, desk: PageContext) -> Md:
    """The tone of their relationship and its trend, linked to its page, with the column's name for phones; a dash on the diagonal."""
    relationship = desk.views.between.get(frozenset((row.id, column.id)))
    if row is column:
        return md.cell(md.text("–"), classes="self")
    if relationship is None:
        return md.EMPTY
    tone = kinds.tone(desk.dossier, relationship)
    words = ", ".join(filter(None, (kinds.TONES[tone], queries.trend_words(relationship).casefold())))
    there = md.link(md.text(words), desk.address(relationship.id), classes=f"tone {tone}", title=_matrix_support(relationship, row, desk))
    return md.cell(there, data={"with": column.title})


def _matrix_support(relationship: Relationship, row: Actor, desk: PageContext) -> str:
    """The text shown when a pointer rests on a cell: the kinds with their directions, the last reported state, any lost support."""
    listed = "; ".join(f"{_matrix_kind(kind, desk)}{_matrix_arrow(kind, row.id)}" for kind in relationship.kinds)
    standing = desk.presentation.standing(relationship)
    stood = f"Latest: {standing.last.words}" if standing.last else ""
    fallen = f"{standing.trend.words}{caveat(True)}" if standing.trend and standing.trend.fallen else ""
    return ". ".join(filter(None, (listed, stood, fallen)))


def _matrix_kind(kind: Kind, desk: PageContext) -> str:
    """A kind, with its time if it has one."""
    return f"{kinds.label(desk.dossier, kind)}{f', {kind.when.words()}' if kind.when else ''}"


def _matrix_arrow(kind: Kind, row: str) -> str:
    """The direction of a kind, as seen from the row; empty if it is symmetric."""
    return "" if kind.source is None else " →" if kind.source == row else " ←"
