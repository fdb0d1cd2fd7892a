"""Whether two claims are accounts of one event that give it different dates.

Two papers may disagree about the day of a fire and about the number of the dead.  Whether they mean the same fire is a matter of judgement;
what can be derived is that they say much the same of days that are close together.
"""

from __future__ import annotations

from typing import Final

from ..records.dossier import Dossier
from ..records.schema import Claim
from ..text.dates import Date
from .statements import VisibleText

#: The number of days up to which accounts of one event may be apart.  Months and years may be next to each other.
_NEAR: Final = 7
#: The number of words, and the share of the shorter claim's, that both must have.
_LEAST: Final = 2
_SHARE: Final = 0.5


def of_one_event(dossier: Dossier, one: Claim, two: Claim) -> bool:
    """Whether two claims with dates say much the same of days that are close together, apart from who says it and from numbers."""
    if not (one.when and two.when) or _apart(one.when, two.when) > _NEAR:
        return False
    words = [_matter(dossier, claim) for claim in (one, two)]
    shared = len(words[0] & words[1])
    return shared >= _LEAST and shared >= _SHARE * min(map(len, words))


def _apart(one: Date, two: Date) -> int:
    """The number of days from the end of the earlier date to the beginning of the later one; negative if they overlap."""
    earlier, later = sorted((one, two), key=lambda date: date.order)
    return later.lower.ordinal - earlier.upper.ordinal


def _matter(dossier: Dossier, claim: Claim) -> set[str]:
    """The words of a claim that say what it is about."""
    language, visible = dossier.language, VisibleText.of(claim.text, dossier)
    names = (name for id in claim.speakers if id in dossier.actors for name in dossier.actors[id].names)
    said_by = {key for name in names for key in language.keys(name)}
    common = language.stop_words | language.reporting | said_by | {*language.dates.months}
    return {key for key in visible.own() - common if not key[0].isdigit()}
