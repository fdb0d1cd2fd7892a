"""The side column and the figures of a brief: rows of facts, an actor's network, and a relationship's states over time.

A figure consists of values that a template draws: positions on the time line are between 0 and 1, and the template sets all words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation
from ..records.schema import Role, Tie
from ..text.dates import MONTHS, Date
from ..views import queries
from ..views.queries import Shown, Views, date_of, other
from ..views.support import rests_alone
from ..views.wording import FELL
from .context import BriefContext, Notes, Run, Values

#: So many find room around an actor; the rest are named in the text.
MOST_TIES: Final = 14
#: The least distance of two letters on the line of time, as a part of it.
APART: Final = 0.045
#: What a tie is called that is no relationship.
_BELONGS: Final = "belongs"


def ego_network(views: Views, actor: Actor) -> dict[str, Any]:
    """An actor in the middle, its friendly and belonging ties to the left, the others to the right; empty where it has none.

    Each tie is `{name, tone, words, record}`; `alt` says in words what is drawn, `caption` what is left out.
    """
    ties = list(_network_ties(views, actor))
    if not ties:
        return {}
    kept = ties[:MOST_TIES]
    left = [tie for tie in kept if tie["tone"] in ("friendly", _BELONGS)]
    right = [tie for tie in kept if tie not in left]
    while abs(len(left) - len(right)) > 1 and not {tie["tone"] for tie in left} & {"friendly"}:
        long, short = (left, right) if len(left) > len(right) else (right, left)
        short.append(long.pop())
    words = "; ".join(f"{tie['name']}: {tie['words']}" for tie in kept)
    more = f" The first {MOST_TIES} of {len(ties)}." if len(ties) > MOST_TIES else ""
    tones = list(dict.fromkeys(tie["tone"] for tie in kept))
    return {
        "shape": "ego",
        "centre": actor.name,
        "left": left,
        "right": right,
        "tones": [{"tone": tone, "label": queries.TONES.get(tone, "Part or office of")} for tone in tones],
        "alt": f"{actor.name} among those it has to do with. {words}.{more}",
        "caption": f"{actor.name} among those it has to do with.{more}",
    }


def _network_ties(views: Views, actor: Actor) -> Iterator[dict[str, str]]:
    """Whom an actor has to do with, once each: its relationships by tone, then what it belongs to and what belongs to it."""
    known = {actor.id}
    for tone, found in queries.by_tone(views.dossier, views.relationships_of[actor.id]).items():
        for relationship in found:
            id = other(relationship, actor.id)
            known.add(id)
            yield _network_tie(views, id, tone, queries.TONES[tone].casefold())
    bodies = [(tie.actor, "part of it") for tie in actor.members] + [(tie.actor, "it is part of this") for tie in actor.part_of]
    offices = [(role.of, role.title) for role in actor.roles if role.of]
    holders = [(holder.id, role.title) for holder, role in views.offices_of.get(actor.id, ())]
    others = [(bloc.id, "it is a member of this") for bloc in views.blocs_of.get(actor.id, ())]
    within = [(body.id, "part of it") for body in views.members_of.get(actor.id, ())]
    for id, words in (*others, *bodies, *offices, *holders, *within):
        if id not in known:
            known.add(id)
            yield _network_tie(views, id, _BELONGS, words)


def _network_tie(views: Views, id: str, tone: str, words: str) -> dict[str, str]:
    return {"name": views.dossier.name(id), "tone": tone, "words": words, "record": id}


def time_line(views: Views, relationship: Relationship) -> dict[str, Any]:
    """The states of a relationship and the dates of what is said of it on a line of time; empty where nothing has a date.

    `states` are `{letter, from, to, at, label}`, `dots` the places of dated statements, `years` and `months` the places of their beginnings.
    """
    said = [date for date in map(_state_date, views.shown[relationship.id]) if date]
    if not relationship.states:
        return {}
    dates = [state.when for state in relationship.states] + said
    first, last = _whole_months(dates)
    days = (last - first).days + 1

    def at(day: dt.date) -> float:
        return round((day - first).days / days, 4)

    spans = [
        (at(state.when.lower), at(state.when.upper + dt.timedelta(1) if state.when.upper < dt.date.max else dt.date.max))
        for state in relationship.states
    ]
    letters = spread([(one + two) / 2 for one, two in spans])
    told = [
        {"letter": letter(number), "from": span[0], "to": span[1], "at": round(place, 4), "label": state.label, "when": state.when.words()}
        for number, (state, span, place) in enumerate(zip(relationship.states, spans, letters, strict=True))
    ]
    words = "; ".join(f"{state['when']}: {state['label']}" for state in told)
    going = queries.trend_words(relationship)
    return {
        "shape": "line",
        "states": told,
        "dots": sorted({round((at(date.lower) + at(date.upper)) / 2, 4) for date in said}),
        "ticks": list(_ticks(first, last, at)),
        "going": going,
        "alt": f"How {views.dossier.name(relationship.id)} stood, on a line of time. {words}.{f' {going}.' if going else ''}",
        "caption": "Letters: how it stood. Strokes: the dates of statements.",
    }


def _state_date(shown: Shown) -> Date | None:
    return date_of(shown.claim)


def letter(number: int) -> str:
    """a, b, … z, aa, ab, …, counted from 0."""
    rest, last = divmod(number, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("a") + last)


def _whole_months(dates: Iterable[Date]) -> tuple[dt.date, dt.date]:
    """The first day of the first month and the last day of the last one."""
    found = list(dates)
    first, last = min(date.lower for date in found), max(date.upper for date in found)
    ending = (
        dt.date.max
        if (last.year, last.month) == (9999, 12)
        else dt.date(last.year + last.month // 12, last.month % 12 + 1, 1) - dt.timedelta(1)
    )
    return first.replace(day=1), ending


def _ticks(first: dt.date, last: dt.date, at: Any) -> Iterator[dict[str, Any]]:
    """Where years begin, or months where there are few; the first stands at the beginning of the line, and at most nine are named."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= 14:
        step = -(-months // 7)
        for number in range(0, months, step):
            year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
            yield {"at": at(dt.date(year, month + 1, 1)), "words": f"{MONTHS[month][:3]} {year}"}
        return
    years = [year for year in range(first.year, last.year + 1) if dt.date(year, 1, 1) >= first]
    step = -(-len(years) // 9)
    if first.month < 10:
        yield {"at": 0.0, "words": f"{MONTHS[first.month - 1][:3]} {first.year}" if first.month > 1 else str(first.year)}
    yield from ({"at": at(dt.date(year, 1, 1)), "words": str(year)} for year in years[::step] if dt.date(year, 1, 1) > first)


def spread(places: Sequence[float], apart: float = APART) -> list[float]:
    """Places on a line from 0 to 1, moved so that no two are nearer than `apart`, as far as the line has room; their order stays."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    step = min(apart, 1 / max(1, len(places) - 1))
    moved: list[float] = []
    for index in order:
        moved.append(max(places[index], moved[-1] + step) if moved else max(0.0, places[index]))
    ceiling = 1.0
    for position in range(len(moved) - 1, -1, -1):
        moved[position] = min(moved[position], ceiling)
        ceiling = moved[position] - step
    found = [0.0] * len(places)
    for index, place in zip(order, moved, strict=True):
        found[index] = max(0.0, place)
    return found


def of_actor(actor: Actor, paper: BriefContext, notes: Notes) -> list[Values]:
    """The rows of an actor's box, its kind and its relationships apart; rows without a value are left out."""
    views = paper.views
    holders = views.offices_of.get(actor.id, ())
    rows = [
        ("Led by", [_holder(holder, role, paper, notes) for holder, role in holders if role.leads]),
        ("Office", [office(role, paper, notes) for role in actor.roles]),
        ("Names", [{**_value([name, f" ({language})"]), "language": language} for language, name in actor.native_names.items()]),
        ("Listed under", [_value([": ".join(filter(None, (actor.sort_as, actor.sort_why)))])] if actor.sort_as else []),
        ("Part of", [_cited([paper.link(tie.actor)], tie.cites, paper, notes) for tie in actor.part_of]),
        ("Members", [_cited([paper.link(tie.actor)], tie.cites, paper, notes) for tie in actor.members]),
        ("In blocs", [_within(bloc, bloc.members, actor, paper, notes) for bloc in views.blocs_of.get(actor.id, ())]),
        ("Offices", [_holder(holder, role, paper, notes) for holder, role in holders if not role.leads]),
        ("Bodies", [_within(body, body.part_of, actor, paper, notes) for body in views.members_of.get(actor.id, ())]),
        *((fact.label, [_cited([fact.value], _grounds(actor, fact.claim, paper), paper, notes)]) for fact in actor.facts),
    ]
    return [{"label": label, "values": values} for label, values in rows if values]


def of_relationship(relationship: Relationship, paper: BriefContext) -> list[Values]:
    """The parties of a relationship, and its kinds, each with its direction."""
    kinds, name = paper.dossier.vocabulary.relationship_kinds, paper.dossier.name
    described = []
    for kind in relationship.kinds:
        one = kind.source or relationship.parties[0]
        words = f"{kinds[kind.kind].label}: {name(one)} {kinds[kind.kind].verb} {name(other(relationship, one))}"
        described.append(_value([words]))
    tone = queries.TONES[queries.tone(paper.dossier, relationship)]
    return [
        {"label": "Between", "values": [_value([paper.link(party)]) for party in relationship.parties]},
        {"label": "Tone", "values": [_value([tone])]},
        {"label": "Kinds", "values": described},
    ]


def relationships(actor: Actor, paper: BriefContext, numbers: Mapping[tuple[str, str], int]) -> list[Values]:
    """An actor's relationships by tone: with whom, what the two do in its direction, how it stood first and last, where it is going."""
    groups = queries.by_tone(paper.dossier, paper.views.relationships_of[actor.id])
    return [
        {"tone": tone, "label": queries.TONES[tone], "rows": [_relationship(item, actor, paper, numbers) for item in found]}
        for tone, found in groups.items()
    ]


def _relationship(relationship: Relationship, actor: Actor, paper: BriefContext, numbers: Mapping[tuple[str, str], int]) -> Values:
    name = paper.dossier.name(other(relationship, actor.id))
    acts = "; ".join(f"{verb} {name}" for verb in paper.views.verbs(relationship, actor.id))
    first, last = queries.first_state(relationship), queries.last_state(relationship)
    return {
        "with": paper.link(relationship.id, name),
        "acts": f"{actor.name} {acts}",
        "last": paper.stood(last, relationship) if last else "",
        "first": paper.stood(first, relationship) if first and first is not last else "",
        "going": paper.going(relationship, numbers),
    }


def office(role: Role, paper: BriefContext, notes: Notes) -> Values:
    """An office that an actor holds, as of the source that shows it."""
    of: Run = [", ", paper.link(role.of)] if role.of else []
    return _cited([role.title, *of, held(role)], role.cites, paper, notes)


def held(role: Role) -> str:
    """The time of an office: its period, or the dates at which a source shows it."""
    seen = ", ".join(date.words() for date in ((role.when,) if role.when else role.seen))
    when = "; ".join(filter(None, ("former" if role.former else "", f"as reported, {seen}" if seen else "")))
    return f" ({when})" if when else ""


def _holder(holder: Actor, role: Role, paper: BriefContext, notes: Notes) -> Values:
    return _cited([paper.link(holder.id), f": {role.title}{held(role)}"], role.cites, paper, notes)


def _within(whole: Actor, ties: Iterable[Tie], actor: Actor, paper: BriefContext, notes: Notes) -> Values:
    """Another actor whose record says that it has this one for a member, or is a part of it."""
    return _cited([paper.link(whole.id)], (cite for tie in ties if tie.actor == actor.id for cite in tie.cites), paper, notes)


def _grounds(actor: Actor, ref: str, paper: BriefContext) -> Iterable[Citation]:
    found = paper.dossier.claim(actor, ref)
    return found[1].cites if found else ()


def _cited(text: Run, cites: Iterable[Citation], paper: BriefContext, notes: Notes) -> Values:
    """Something in the box with its marks, and a warning where it rests on a fallen source alone."""
    cited = tuple(cites)
    fell = f" ({FELL})" if rests_alone(cited, paper.impact.sources) else ""
    return {"text": text, "marks": notes.marks(cited), "after": fell}


def _value(text: Run) -> Values:
    return {"text": text, "marks": [], "after": ""}


def states(relationship: Relationship, paper: BriefContext, notes: Notes) -> Iterator[Values]:
    """How a relationship stood, in order of time, each with the marks of its claim."""
    for state in relationship.states:
        found = paper.dossier.claim(relationship, state.claim)
        if found:
            yield {"text": [paper.stood(state, relationship)], "marks": notes.marks(found[1].cites), "after": ""}
