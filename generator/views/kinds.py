"""The kinds of a relationship in time: which are over, what they say of the two actors then, and who judges their tone.

A kind without a time holds as far as the dossier goes.  One whose time ended before the dossier's `as_of` is over: it is told in the past
tense, and has no part in the tone.
"""

from __future__ import annotations

from typing import Final

from ..records.dossier import Dossier, Kind, Relationship
from ..records.schema import Tie
from ..text.dates import Date

#: The words for each tone, in the order of lists.  The last two are no tones: all kinds are over, or none has a tone.
TONES: Final = {
    "friendly": "Friendly", "mixed": "Mixed", "neutral": "Neutral", "hostile": "Hostile", "ended": "Ended", "unjudged": "No tone given",
}  # fmt: skip
#: The words that lead from a tone to the other party.
RELATIONS: Final = {
    "friendly": "Friendly relations", "mixed": "Mixed relations", "neutral": "Neutral relations", "hostile": "Hostile relations",
    "ended": "Former relations", "unjudged": "Relations",
}  # fmt: skip
#: The past tense of the verbs with which most kinds begin.
_PAST: Final = {"is": "was", "are": "were", "has": "had", "have": "had"}
#: The words for whose judgement a tone is.
OURS: Final = "this dossier"


def is_over(dossier: Dossier, when: Date | None) -> bool:
    """Whether a time ended before the day up to which the dossier is current."""
    return when is not None and when.latest is not None and when.latest < dossier.settings.as_of.upper


def label(dossier: Dossier, kind: Kind) -> str:
    """The name of a kind, with a note if it is over, or if a data set alone has it."""
    name = dossier.vocabulary.relationship_kinds[kind.kind].label
    notes = ("ended" if is_over(dossier, kind.when) else "", "in a data set" if is_unread(kind) else "")
    return f"{name} ({', '.join(filter(None, notes))})" if any(notes) else name


def is_unread(kind: Kind) -> bool:
    """Whether a kind rests on the row of a data set alone, which nobody has read here."""
    return kind.recorded is not None and not kind.claim


def act(dossier: Dossier, kind: Kind, party: str, other: str) -> str:
    """What a party of a relationship does or did to the other: “is allied with Southmark”, “was allied with Southmark, 2019 to May 2024”."""
    when = f", {kind.when.words()}" if kind.when else ""
    return f"{verb(dossier, kind, party)} {dossier.title(other)}{when}"


def verb(dossier: Dossier, kind: Kind, party: str) -> str:
    """The verb of a kind in a party's direction, in the tense of its time: “is allied with”, “was allied with”, “no longer supplies”."""
    words = dossier.vocabulary.relationship_kinds[kind.kind]
    present = words.verb if words.symmetric or kind.source == party else words.inverse or ""
    if not is_over(dossier, kind.when):
        return present
    first, blank, rest = present.partition(" ")
    return f"{_PAST[first]}{blank}{rest}" if first in _PAST else f"no longer {present}"


def tone_of(dossier: Dossier, kind: Kind) -> str:
    """The tone of a kind now: its own, or that of the vocabulary; empty if it has none or is over."""
    return "" if is_over(dossier, kind.when) else kind.tone or dossier.vocabulary.relationship_kinds[kind.kind].tone or ""


def tone(dossier: Dossier, relationship: Relationship) -> str:
    """The tone of a relationship: that of its kinds if they agree, ignoring neutral ones; mixed if they do not.

    It is “ended” if all its kinds are over, and “unjudged” if those that are not have no tone.
    """
    if relationship.kinds and all(is_over(dossier, kind.when) for kind in relationship.kinds):
        return "ended"
    tones = {tone_of(dossier, kind) for kind in relationship.kinds} - {""}
    decisive = tones - {"neutral"} or tones
    return "unjudged" if not decisive else next(iter(decisive)) if len(decisive) == 1 else "mixed"


def judges(dossier: Dossier, relationship: Relationship) -> tuple[str, ...]:
    """Whose judgement the tone of a relationship is: this dossier's, or that of the speakers or outlets of a claim; none without a tone."""
    toned = (kind for kind in relationship.kinds if tone_of(dossier, kind))
    return tuple(dict.fromkeys(judge(dossier, relationship, kind) for kind in toned))


def judge(dossier: Dossier, relationship: Relationship, kind: Kind) -> str:
    """Whose judgement the tone of a kind is."""
    found = dossier.claim(relationship, kind.tone_from) if kind.tone and kind.tone_from else None
    if found is None:
        return OURS
    claim = found[1]
    speakers = [*map(dossier.speaker, claim.said_by[0])] if claim.said_by else []
    outlets = dict.fromkeys(dossier.sources[cite.source].publisher for cite in claim.cites if cite.source in dossier.sources)
    return " and ".join(speakers or outlets)


def judged(dossier: Dossier, relationship: Relationship) -> str:
    """The tone of a relationship with whose judgement it is: “Hostile (our judgement)”, “Hostile (judged by Alder Herald)”."""
    by = "; ".join("our judgement" if judge == OURS else f"judged by {judge}" for judge in judges(dossier, relationship))
    return TONES[tone(dossier, relationship)] + (f" ({by})" if by else "")


def membership(dossier: Dossier, tie: Tie) -> str:
    """The time of a membership in brackets, with a note if it is over: “ (former; 2019 to 2024)”; empty if it has none."""
    if tie.when is None:
        return ""
    return f" ({'former; ' if is_over(dossier, tie.when) else ''}{tie.when.words()})"
