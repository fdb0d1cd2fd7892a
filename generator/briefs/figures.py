"""The figures of a brief: an actor's network, and the states of a relationship over time.

A figure consists of values for a template to draw: positions on the time line are between 0 and 1, and the template formats all words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ..records.dossier import Actor, Relationship
from ..records.schema import Tie
from ..text.dates import MONTHS, Date, Day, Point, year_words
from ..views import kinds, queries
from ..views.queries import Shown, Views, date_of, other
from ..views.wording import letters

#: The maximum number of ties around an actor; the rest are named in the text.
MOST_TIES: Final = 14
#: The minimum distance between two letters on the time line, as a fraction of its length.
APART: Final = 0.045
#: The tone of a tie that is not a relationship.
_BELONGS: Final = "belongs"


def ego_network(views: Views, actor: Actor) -> dict[str, Any]:
    """An actor in the middle, its friendly and membership ties to the left, the others to the right; empty if it has none.

    Each tie is `{name, tone, words, record}`; `alt` describes the drawing in words, `caption` what is left out.
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
        "centre": actor.title,
        "left": left,
        "right": right,
        "tones": [{"tone": tone, "label": kinds.TONES.get(tone, "Part or office of")} for tone in tones],
        "alt": f"Connections of {actor.title}. {words}.{more}",
        "caption": f"Connections of {actor.title}.{more}",
    }


def _network_ties(views: Views, actor: Actor) -> Iterator[dict[str, str]]:
    """The ties of an actor, without duplicates: its relationships by tone, then what it belongs to and what belongs to it."""
    known = {actor.id}
    for tone, found in queries.by_tone(views.dossier, views.relationships_of[actor.id]).items():
        for relationship in found:
            id = other(relationship, actor.id)
            known.add(id)
            yield _network_tie(views, id, tone, kinds.TONES[tone].casefold())
    bodies = [(tie.actor, _belonging(views, tie, f"part of {actor.name}")) for tie in actor.members]
    bodies += [(tie.actor, _belonging(views, tie, f"has {actor.name} as a part")) for tie in actor.part_of]
    offices = [(role.of, role.title) for role in actor.roles if role.of]
    holders = [(holder.id, role.title) for holder, role in views.offices_of.get(actor.id, ())]
    blocs, parts = views.blocs_of.get(actor.id, ()), views.members_of.get(actor.id, ())
    others = [
        (it.id, _belonging(views, tie, f"has {actor.name} as a member")) for it in blocs for tie in it.members if tie.actor == actor.id
    ]
    within = [(it.id, _belonging(views, tie, f"part of {actor.name}")) for it in parts for tie in it.part_of if tie.actor == actor.id]
    for id, words in (*others, *bodies, *offices, *holders, *within):
        if id not in known:
            known.add(id)
            yield _network_tie(views, id, _BELONGS, words)


def _belonging(views: Views, tie: Tie, words: str) -> str:
    """What a membership is, in words, with its time, and that it is over."""
    over = kinds.is_over(views.dossier, tie.when)
    tense = words if not over else f"had {words.removeprefix('has ')}" if words.startswith("has ") else f"formerly {words}"
    return f"{tense}, {tie.when.words()}" if tie.when else tense


def _network_tie(views: Views, id: str, tone: str, words: str) -> dict[str, str]:
    return {"name": views.dossier.title(id), "tone": tone, "words": words, "record": id}


def time_line(views: Views, relationship: Relationship) -> dict[str, Any]:
    """The states of a relationship and the dates of its statements on a time line; empty if the relationship has no states.

    `states` are `{letter, from, to, at, label}`; `dots` are the positions of dated statements, `years` and `months` those of their starts.
    """
    said = [date for date in map(_state_date, views.shown[relationship.id]) if date]
    if not relationship.states:
        return {}
    dates = [state.when for state in relationship.states] + said
    first, last = _whole_months(dates, views.dossier.settings.as_of.upper)
    begin, days = first.ordinal, last.ordinal - first.ordinal + 1

    def at(day: Day, after: int = 0) -> float:
        """The place of a day on the line, or of the one after it; what is beyond the line is at its end."""
        return min(1.0, max(0.0, round((day.ordinal + after - begin) / days, 4)))

    spans = [(at(state.when.lower), at(state.when.upper, after=1)) for state in relationship.states]
    places = spread([(one + two) / 2 for one, two in spans])
    states = [
        {"letter": letters(number), "from": span[0], "to": span[1], "at": round(place, 4), "label": state.label, "when": state.when.words()}
        for number, (state, span, place) in enumerate(zip(relationship.states, spans, places, strict=True))
    ]
    words = "; ".join(f"{state['when']}: {state['label']}" for state in states)
    going = queries.trend_words(relationship)
    return {
        "shape": "line",
        "states": states,
        "dots": sorted({at(date.place) if date.without else round((at(date.lower) + at(date.upper)) / 2, 4) for date in said}),
        "ticks": list(_ticks(first, last, at)),
        "going": going,
        "alt": f"How {views.dossier.title(relationship.id)} stood, on a line of time. {words}.{f' {going}.' if going else ''}",
        "caption": "Letters: how it stood. Strokes: the dates of statements.",
    }


def _state_date(shown: Shown) -> Date | None:
    return date_of(shown.claim)


def _whole_months(dates: Iterable[Date], today: Day) -> tuple[Day, Day]:
    """The first day of the first month and the last day of the last one; what has no end reaches to `today`, or to its beginning."""
    found = list(dates)
    first, last = min(date.place for date in found), max(date.latest or max(today, date.place) for date in found)
    return first._replace(day=1), Point(last.year, last.month).last()


def _ticks(first: Day, last: Day, at: Any) -> Iterator[dict[str, Any]]:
    """The beginnings of years, or of months if there are few; the first is at the start of the line, and at most nine have labels."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= 14:
        step = -(-months // 7)
        for number in range(0, months, step):
            year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
            yield {"at": at(Day(year, month + 1, 1)), "words": f"{MONTHS[month][:3]} {year_words(year)}"}
        return
    years = [year for year in range(first.year, last.year + 1) if Day(year, 1, 1) >= first]
    step = -(-len(years) // 9)
    if first.month < 10:
        yield {"at": 0.0, "words": f"{MONTHS[first.month - 1][:3]} {year_words(first.year)}" if first.month > 1 else year_words(first.year)}
    yield from ({"at": at(Day(year, 1, 1)), "words": year_words(year)} for year in years[::step] if Day(year, 1, 1) > first)


def spread(places: Sequence[float], apart: float = APART) -> list[float]:
    """Positions on a line from 0 to 1, moved to be at least `apart` from each other as far as the line has room; their order stays."""
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
