"""The list of the ties of a network, and what readers filter them by: actors, kinds, tone, topics, years, and the day of publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..records.dossier import Actor
from ..records.scalars import Citation
from ..records.schema import Claim
from ..text import markdown as md
from ..text.dates import Date, year_words
from ..text.markdown import Data, Md
from ..views import kinds
from ..views.figures import BELONGING, BELONGS
from ..views.network import Tie
from ..views.queries import date_of
from .context import PageContext
from .filters import BETWEEN
from .indexes import value, values, when

#: The columns, each with what a reader can filter by in it.
HEAD: Final = (("Between", "party"), ("Tie", ""), ("Tone", "tone"), ("Latest", ""))


class _Grounds(NamedTuple):
    """What is known of a tie: the statements on it, what it rests on, and times."""

    claims: tuple[Claim, ...]
    cites: tuple[Citation, ...]
    dates: tuple[Date, ...]


def rows(ties: Iterable[Tie], desk: PageContext) -> Iterator[Sequence[Md]]:
    """A row for each tie, in the order of the lines of the drawing."""
    tones, today = [*kinds.TONES, BELONGS], desk.dossier.settings.as_of.upper
    for number, tie in enumerate(ties):
        grounds = _grounds(tie, desk)
        newest = max((date for date in grounds.dates if date.lower <= today), key=lambda date: date.place, default=None)
        tone = kinds.TONES.get(tie.tone, BELONGING)
        yield (
            md.cell(_between(tie, desk), head=True, data={"line": str(number), **_data(tie, grounds, desk)}),
            md.text(_words(tie, desk)),
            md.cell(md.span(md.text(tone), classes=f"tone {tie.tone}"), order=tones.index(tie.tone)),
            when(newest),
        )


def _between(tie: Tie, desk: PageContext) -> Md:
    """The two actors: one link to their relationship, or one to each of them."""
    one, two = (md.text(desk.dossier.title(id)) for id in (tie.one, tie.two))
    if tie.relationship:
        return md.link(values((one, two), by=md.text(" – ")), desk.address(tie.relationship))
    return md.join(*(md.link(value(words), desk.address(id)) for words, id in ((one, tie.one), (two, tie.two))), by=md.text(" – "))


def _words(tie: Tie, desk: PageContext) -> str:
    """The kinds of a relationship, or what a membership is: “Southmark: part of Outer League”."""
    if not tie.relationship:
        return tie.words
    return ", ".join(kinds.label(desk.dossier, kind) for kind in desk.dossier.relationships[tie.relationship].kinds)


def _grounds(tie: Tie, desk: PageContext) -> _Grounds:
    """The statements on a relationship, what a tie rests on, and the times that are known of it."""
    dossier = desk.dossier
    if tie.relationship:
        claims = tuple(shown.claim for shown in desk.views.shown[tie.relationship])
        dates = (*map(date_of, claims), *(state.when for state in dossier.relationships[tie.relationship].states))
        return _Grounds(claims, tuple(cite for claim in claims for cite in claim.cites), tuple(filter(None, dates)))
    found = [*_parts(dossier.actors[tie.one], tie.two), *_parts(dossier.actors[tie.two], tie.one)]
    return _Grounds((), tuple(cite for cites, _ in found for cite in cites), tuple(date for _, times in found for date in times if date))


def _parts(actor: Actor, other: str) -> Iterator[tuple[Sequence[Citation], Sequence[Date | None]]]:
    """What the record of an actor says of its memberships and offices that have to do with another: citations and times."""
    for tie in (*actor.members, *actor.part_of):
        if tie.actor == other:
            yield tie.cites, (tie.when,)
    for role in actor.roles:
        if role.of == other:
            yield role.cites, (role.when, *role.seen)


def _data(tie: Tie, grounds: _Grounds, desk: PageContext) -> Data:
    """The values of a tie for the scripts; `ends` connects it with the drawing."""
    dossier = desk.dossier
    actors, words = dossier.vocabulary.actor_kinds, dossier.vocabulary.relationship_kinds
    found = dossier.relationships[tie.relationship].kinds if tie.relationship else ()
    used = {topic for claim in grounds.claims for topic in claim.topics}
    sources = (dossier.sources[cite.source] for cite in grounds.cites if cite.source in dossier.sources)
    known = min((source.published.upper for source in sources if source.published), default=None)
    return {
        "ends": f"{tie.one} {tie.two}",
        "by-kind": BETWEEN.join(dict.fromkeys(actors[dossier.actors[id].kind].label for id in (tie.one, tie.two))),
        "by-type": BETWEEN.join(dict.fromkeys(words[kind.kind].label for kind in found)) or BELONGING,
        "by-topic": BETWEEN.join(topic.label for id, topic in dossier.vocabulary.topics.items() if id in used),
        "by-year": BETWEEN.join(map(year_words, sorted({year for date in grounds.dates for year in (date.lower.year, date.upper.year)}))),
        "by-as-of": known.isoformat() if known else "",
    }
