"""The sentence under a title: what a record is, how it stands, as of when, and how sure the editors are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ..records.dossier import Actor, Dossier, Relationship
from ..records.schema import Judgement, Role
from ..records.sources import Source
from ..text import dates
from ..text.dates import Date
from ..text.prose import capitalized, count
from . import kinds
from .profile import Presentation, ToneGroup
from .queries import Shown, date_of
from .wording import UNDATED, caveat

#: The number of names in a list of a sentence; more are counted.
_MOST_NAMED: Final = 4
#: The words for each grade of the Admiralty code.
GRADES: Final = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
    "F": "reliability cannot be judged",
}  # fmt: skip


def actor_summary(presentation: Presentation, actor: Actor, tones: Iterable[ToneGroup]) -> str:
    """Its offices or its kind, its relations by tone, or else how much is said of it; as of the newest date."""
    shown = presentation.views.shown[actor.id]
    relations = "; ".join(
        f"{kinds.RELATIONS[group.tone].casefold()} with {named([entry.name for entry in group.relationships])}" for group in tones
    )
    what = "; ".join(filter(None, (_identity(presentation, actor), relations or count(len(shown), "statement"))))
    return _sentence(what, _newest(presentation.dossier, shown), actor.judgements)


def _identity(presentation: Presentation, actor: Actor) -> str:
    """The offices of an actor; without one, its kind and what it is part of."""
    name, kind = presentation.dossier.title, presentation.dossier.vocabulary.actor_kinds[actor.kind].label
    offices = [_office(presentation, actor, role) for role in actor.roles]
    wholes = [name(tie.actor) for tie in actor.part_of]
    return "; ".join(offices) or (f"{kind}, part of {named(wholes)}" if wholes else kind)


def _office(presentation: Presentation, actor: Actor, role: Role) -> str:
    of = f", {presentation.dossier.title(role.of)}" if role.of else ""
    after = caveat(presentation.impact.rests_alone(role.cites), presentation.dossier.doubts_on(actor.id, role), short=True)
    return f"{'Former ' if role.former else ''}{role.title}{of}{after}"


def relationship_summary(presentation: Presentation, relationship: Relationship) -> str:
    """The tone of a relationship, its trend, and its last reported state, or else its kinds; as of the date of that state."""
    standing = presentation.standing(relationship)
    tone = kinds.RELATIONS[kinds.tone(presentation.dossier, relationship)]
    last, trend = standing.last, standing.trend
    listed = ", ".join(kinds.label(presentation.dossier, kind).casefold() for kind in relationship.kinds)
    going = f"{trend.words.casefold()}{caveat(trend.fallen)}" if trend else ""
    state = f"{last.label}{caveat(last.fallen, last.unchecked, short=True)}" if last else listed
    newest = last.when if last else _newest(presentation.dossier, presentation.views.shown[relationship.id])
    return _sentence(f"{', '.join(filter(None, (tone, going)))}: {state}", newest, relationship.judgements)


def topic_summary(shown: Sequence[Shown]) -> str:
    """How much is said on a topic, and from when to when."""
    found = [date for item in shown if (date := date_of(item.claim))]
    return f"{', '.join(filter(None, (count(len(shown), 'statement'), span(found) if found else '')))}."


def span(found: Sequence[Date]) -> str:
    """The first and the last of some dates: “July 2023 to November 2025”."""
    first, last = min(found, key=lambda date: date.order), max(found, key=lambda date: date.order)
    if first.without or last.without:
        return dates.span(first, last)
    return first.short() if first.short() == last.short() else f"{first.short()} to {last.short()}"


def source_summary(source: Source, covered: str) -> str:
    """What a source is, by whom, where and when it appeared, how much of it is used, and how far it is trusted."""
    by = f" by {named(source.author_names)}" if source.author_names else ""
    when = source.published.short() if source.published else UNDATED
    trusted = f"reliability {source.reliability.grade}, {GRADES[source.reliability.grade]}"
    return f"{source.nature.capitalize()}{by} in {source.publisher}, {when}; {covered}; {trusted}."


def named(names: Sequence[str]) -> str:
    """Names in a sentence; from a number on the rest is counted: “A, B, C and 3 others”."""
    shown = list(names) if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} others"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _newest(dossier: Dossier, shown: Iterable[Shown]) -> Date | None:
    """The newest date of some statements, leaving out what was still to come."""
    found = (date_of(item.claim) for item in shown if item.claim.type != "plan")
    known = (date for date in found if date and date.place <= dossier.settings.as_of.upper)
    return max(known, key=lambda date: date.order, default=None)


def _sentence(what: str, newest: Date | None, judgements: Sequence[Judgement]) -> str:
    """The sentence with its date, and the confidence of the editors' first or key judgement; without one it says that they made none."""
    key = next((item for item in judgements if item.key), judgements[0] if judgements else None)
    sure = f"our judgement: {key.confidence} confidence" if key else "as reported; not assessed"
    when = f", as of {newest.short()}" if newest else ""
    return f"{capitalized(what)}{when} ({sure})."
