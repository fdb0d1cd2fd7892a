"""Whether the hedge of a sentence reaches what a claim says, which only the text of the article shows.

Will, may, plans to and the like hedge the verb behind them and what belongs to it, up to a comma; other hedges the whole clause.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from ..articles.doubt import NOT_IN_MARKS, doubt
from ..articles.languages import DEFAULT
from .clauses import LEAST
from .readings import Place, Reading, Word, of_passages, of_text
from .statements import Statement

#: The hedges of what comes behind them.
_FORWARD: Final = frozenset(
    "will may might could plans plan planned planning intends intend intended scheduled expected set likely appears appear appeared seems seem "
    "seemed thought believed".split()
)
#: Words between a hedge and its verb.
_PASSED: Final = frozenset("to be have been not never also only soon then still well even yet".split())
_NEGATED: Final = frozenset({"could"})


def is_beyond(statement: Statement, words: Collection[str]) -> bool:
    """Whether some hedging words are about something else than a claim; “could not” is no hedge."""
    paragraphs = statement.passages.paragraphs
    if any(p.language.foreign for p in paragraphs):
        return False
    if any(p.text is None for p in paragraphs):  # full marks decide, as they always did; lean ones cannot
        return not all(p.complete for p in paragraphs) and doubt(NOT_IN_MARKS)
    given, own = of_passages(statement, paragraphs), of_text(statement.visible, statement.library)
    holding = [Place(reading, at) for reading in given for at, key in enumerate(reading.keys) if key in words]
    if {*words} <= _NEGATED and all(place.reading.keys[place.at + 1 : place.at + 2] == ("not",) for place in holding):
        if not statement.language.wording.all_negative.isdisjoint(statement.visible.keys):
            return True
    return bool(holding) and not any(_reaches(place, own) and not _rests_elsewhere(place, own, given) for place in holding)


def _rests_elsewhere(place: Place, own: Sequence[Reading], given: Sequence[Reading]) -> bool:
    """Whether a claim says what another clause of the same sentence says, which has a subject of its own and is not hedged."""
    about = frozenset().union(*(reading.about for reading in own))
    same = [other for other in given if other.sentence == place.reading.sentence]
    own_part = same.index(place.reading) if place.reading in same else len(same)
    start = next((at for at, other in enumerate(same) if at > own_part and other.keys[:1] == ("and",)), len(same))
    later = same[start:]
    if place.reading.keys[:1] in (("which",), ("who",)):  # which denied it, responded by suspending exports
        later = [other for other in same if other is not place.reading]
    if any(word.key in _HEDGING and not word.name for other in later for word in other.words):
        return False
    return len(about & frozenset().union(*(other.about for other in later))) > len(about & place.reading.about) + 1


_HEDGING: Final = DEFAULT.hedges.all
#: Words before planned, expected and the like, which then compare: twice as much as planned.
_COMPARING: Final = frozenset({"as", "than"})
_ABLE: Final = frozenset("only few none nobody no barely hardly".split())
_DETERMINERS: Final = frozenset("the a an its their his her this that our my".split())


#: Hedges that before a number only round it, and the words of a claim that do so as well: perhaps ten days, about ten days.
_ROUNDING: Final = frozenset("perhaps possibly probably maybe likely".split())
_ROUND: Final = frozenset("about around roughly some approximately nearly almost up least most".split())
_NOR: Final = frozenset({"nor", "not", "neither", "never"})
#: Verbs with which a question begins, and which hedge nothing there.
_ASKING: Final = frozenset("may might could will would".split())


def _hedges(place: Place, own: frozenset[str]) -> bool:
    """Whether a word hedges at a place: not “as planned”, “only one could name”, “the plan is”, “may they keep it?”."""
    before = place.reading.keys[: place.at]
    if place.reading.asks and place.word.key in _ASKING:
        return False
    if _COMPARING & {*before[-1:]} or _is_aside(place):
        return False
    if place.word.key in _ROUNDING and any(key[:1].isdigit() for key in place.reading.keys[place.at + 1 : place.at + 3]):
        return not _ROUND & own
    if place.word.key == "could" and not _ABLE.isdisjoint(before):
        return False
    if place.word.key.startswith("den") and not _NOR.isdisjoint(before[-2:]):
        return False  # neither confirms nor denies
    noun = place.word.key in ("plan", "plans") and (_DETERMINERS & {*before[-2:]} or (before[-1:] and before[-1].startswith("@")))
    return not noun or "to" in place.reading.keys[place.at + 1 : place.at + 2]


#: Participles by which something is only said of a noun: a hearing, planned for May 6, was postponed.
_ASIDE: Final = frozenset("planned expected scheduled intended".split())


def _is_aside(place: Place) -> bool:
    """Whether a participle between commas says something of the noun before it alone."""
    words, at = place.reading.words, place.at
    return place.word.key in _ASIDE and at > 0 and words[at - 1].comma and any(word.comma for word in words[at:])


def _reaches(place: Place, own: Sequence[Reading]) -> bool:
    """Whether a claim says something that a hedge is about."""
    if not _hedges(place, frozenset(key for reading in own for key in reading.keys)):
        return False
    about = frozenset().union(*(reading.about for reading in own))
    if len(about & place.reading.wide) < LEAST:
        return False
    if place.word.key not in _FORWARD:
        return True
    behind = _behind(place)
    verb = next((word.base for word in behind if word.key not in _PASSED), "")
    meant = frozenset(word.base for word in behind) & place.reading.about
    mine = {word.base for reading in own for word in reading.words}
    return verb in mine or len(meant & about) >= min(LEAST, len(meant))


def _behind(place: Place) -> tuple[Word, ...]:
    """The words behind a hedge, up to a comma."""
    words = place.reading.words[place.at + 1 :]
    end = next((at + 1 for at, word in enumerate(words) if word.comma), len(words))
    return words[:end]


#: Words by which a claim is certain, and those by which a passage is not.
_CERTAIN: Final = frozenset(
    "know knows knew certain certainly definitely proven proved proves shown established undoubtedly surely".split()
)
_UNCERTAIN: Final = frozenset(
    "believe believes believed think thinks thought suspect suspects suspected may might could possible possibly perhaps probably likely "
    "suggest suggests suggested should expected estimate estimates estimated assume assumes hope hopes".split()
)


def made_certain(statement: Statement) -> str:
    """The word by which a claim is certain of what the passages think, suspect or expect, and that of the passages; empty if there is none."""
    paragraphs = statement.passages.paragraphs
    own = _CERTAIN & {*statement.visible.keys}
    if not own or statement.passages.unread or any(p.language.foreign or p.text is None for p in paragraphs):
        return ""
    given = of_passages(statement, paragraphs)
    if any(_CERTAIN & {*reading.keys} for reading in given) or "not" in statement.visible.keys:
        return ""
    about = frozenset[str]().union(*(reading.about for reading in of_text(statement.visible, statement.library)))
    most = max((len(about & reading.wide) for reading in given), default=0)
    best = [reading for reading in given if len(about & reading.wide) == most]
    found = [key for reading in best for key in reading.keys if key in _UNCERTAIN]
    return f"{min(own)} {found[0]}" if most >= LEAST and found else ""
