"""Rules on what stands beside a number: its bound, its unit, and the noun that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..articles.language import SIZES, UNITS
from ..evidence import quantities
from ..evidence.clauses import at_hand, stem
from ..evidence.readings import base
from ..evidence.rounding import COMPARABLE
from ..evidence.statements import Finding, Statement, Word
from .registry import TEXT, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: What bounds a number from below, from above, or says that it is a little less.
_BEFORE: Final = {
    "least": ("at least", "more than", "over", "no fewer than", "no less than", "not less than", "minimum of", "above", "exceeds", "exceeded", "exceed",
              "exceeding", "upwards of", "excess of", "as little as", "as few as"),
    "most": ("at most", "up to", "as long as", "as far as", "as high as", "as large as", "as late as", "less than", "fewer than", "under", "no more than", "not more than", "maximum of", "as much as", "as many as",
             "below", "nearly", "almost", "close to", "not even", "not quite", "at the most", "short of"),
}  # fmt: skip
_AFTER: Final = {
    "least": (
        "or more",
        "and over",
        "and more",
        "or over",
        "at least",
        "or longer",
        "at the earliest",
        "or older",
        "or later",
        "or higher",
        "and above",
        "and older",
        "or larger",
    ),
    "most": (
        "or less",
        "or fewer",
        "and under",
        "at most",
        "at the most",
        "or under",
        "or younger",
        "or shorter",
        "or lower",
        "at best",
        "at the latest",
        "and below",
    ),
}
#: Comparatives before “than”.
_COMPARED: Final = {
    "least": frozenset("older larger greater bigger longer higher taller heavier deeper wider farther further later better".split()),
    "most": frozenset("younger smaller shorter lower lighter cheaper narrower nearer earlier slower".split()),
}
_OTHER: Final = {"least": "most", "most": "least"}
#: A number that is nearly, or just over, another one is about that number.
_NEARBY: Final = frozenset({"nearly", "almost", "over", "under", "than", "to", "above", "below", "quite"})
_ABOUT: Final = frozenset("about around roughly some approximately circa".split())
#: Parts of a whole, which have bounds as numbers do.
_PARTS: Final = frozenset({"half", "third", "quarter", "3th", "thirds", "quarters", "4th", "majority"})
_COUNTING: Final = _PARTS | {"one"}
_NEAR: Final = 4
#: A word of each phrase, so that most numbers need no closer look.
_BOUNDING: Final = frozenset(phrase.split()[-1] for kinds in (_BEFORE, _AFTER) for phrases in kinds.values() for phrase in phrases) | {
    "than"
}


_BEFORE_WITH_SPACES: Final = {kind: tuple(f" {phrase}" for phrase in phrases) for kind, phrases in _BEFORE.items()}


def bounds_at(keys: Sequence[str], at: int) -> frozenset[str]:
    """The bounds of the number at a position of some words: below (`least`), above (`most`)."""
    if _BOUNDING.isdisjoint(keys[max(0, at - 4) : at + 6]):
        return frozenset()
    at = at - 2 if list(keys[at - 1 : at]) == ["in"] and at > 1 and (keys[at - 2] == "one" or keys[at - 2].isdecimal()) else at
    if list(keys[max(0, at - 2) : at]) == ["age", "of"]:  # below the age of 60
        start = at - 3 if keys[at - 3 : at - 2] in (["the"], ("the",)) else at - 2
        keys = [*keys[:start], *keys[at:]]
        at = start
    before = " ".join(keys[max(0, at - 3) : at])
    two = " ".join(keys[max(0, at - 4) : at - 1]) if keys[at - 1 : at] in (["a"], ("a",), ["2"], ("2",), ["one"], ("one",)) else before
    after = [" ".join(keys[at + step : at + step + 3]) for step in (1, 2, 3)]
    found = set()
    for kind, phrases in _BEFORE_WITH_SPACES.items():
        if f" {before}".endswith(phrases) or f" {two}".endswith(phrases):
            found.add(kind)
        if list(keys[at - 1 : at]) == ["than"] and at > 1 and keys[at - 2] in _COMPARED[kind]:
            found.add(kind if _NOBODY.isdisjoint(keys[max(0, at - 6) : at - 2]) else _OTHER[kind])  # none of them deeper than
    for kind, endings in _AFTER.items():
        for step, text in enumerate(after, 1):
            phrase = next((phrase for phrase in endings if text.startswith(phrase)), "")
            behind = at + step + len(phrase.split())
            if phrase and not (phrase.startswith("at ") and keys[behind : behind + 1] and keys[behind][0].isdigit()):
                found.add(kind)
    if found == {"most"} and before.endswith("up to") and _is_moved(keys, at):
        found = set()  # goes up to 36 from 33
    negated = any(f"{no} {word} than" in text for no in ("no", "not") for word in ("more", "less", "fewer") for text in (before, two))
    if negated:
        found = {"most"} if "more than" in before + two else {"least"}
    return frozenset(found)


_MOVING: Final = frozenset(
    "go goes went gone going rise rises rose risen rising climb climbs climbed move moves moved raise raises raised put puts push pushed take takes took taken "
    "bring brings brought jump jumped edge edged come comes came get gets got pick picked".split()
)


def _is_moved(keys: Sequence[str], at: int) -> bool:
    """Whether “up to” before a number is the way to it: goes up to 36, up to 36 from 33."""
    return not _MOVING.isdisjoint(keys[max(0, at - 4) : at - 2]) or "from" in keys[at + 1 : at + 4]


def _is_about(keys: Sequence[str], at: int) -> bool:
    """Whether a text says about, for a number that is a little more or less in the article."""
    return not _ABOUT.isdisjoint(keys[max(0, at - 2) : at])


class Place(NamedTuple):
    """A number among the words of the passages."""

    keys: Sequence[str]
    at: int


def places_of(statement: Statement, key: str) -> list[Place]:
    """Where the passages have a number, or half, a third and the like."""
    return [Place(paragraph.order or (), at) for paragraph in at_hand(statement) for at in paragraph.places.get(key, ())]


@rule("other-bound", scope=TEXT, waivable=True, compares="ours")
def bound_is_kept(statement: Statement) -> Iterator[Finding]:
    """A number that the article bounds (at least, more than, up to, nearly) has the same bound in a text, and no other.

    Bad (other-bound), actors/northland.yml:
        claims: [{id: lost, text: "[[northland]] and [[southmark]] sailed with more than five ships.", type: report, cites: [gazette-2024-05#2]}]
    Good:
        claims: [{id: lost, text: "[[northland]] and [[southmark]] sailed with five ships.", type: report, cites: [gazette-2024-05#2]}]
    """
    visible = statement.visible
    amounts = [
        (word.at, word.key, word.raw)
        for word in visible.amounts
        if visible.text[word.start - 1 : word.start] != "("  # a conversion
    ]
    years = (word for word in visible.marked if visible.is_year(word))
    amounts += [(word.at, word.key, word.raw) for word in years if any(bounds_at(p.keys, p.at) for p in places_of(statement, word.key))]
    if not _COUNTING.isdisjoint(visible.keys):
        amounts += [
            (at, key, key) for at, key in enumerate(visible.keys) if key in _PARTS or (key == "one" and bounds_at(visible.keys, at))
        ]
    for at, key, raw in dict.fromkeys(amounts):
        own, every = bounds_at(visible.keys, at), places_of(statement, key)
        if not every or (not own and not any(bounds_at(place.keys, place.at) for place in every)):
            continue
        places = _counting_same(visible.keys, at, every)
        found = [bounds_at(place.keys, place.at) for place in places]
        if visible.key(at - 1) == "over" and visible.key(at + 1) in _SPANS and frozenset() in found:
            continue  # over five years: during
        if "most" in own and any(place.keys[place.at - 1 : place.at] == ("to",) for place in places):
            continue  # raised from 80 to 85, and now up to 85
        if any(_ends_range(place, bound) for place in places for bound in own):
            continue  # between 5,000 and 80,000: up to 80,000
        if not own and _is_about(visible.keys, at) and any(place.keys[place.at - 1] in _NEARBY for place in places if place.at):
            continue
        if (key == "one" and frozenset() in found) or visible.key(at - 1) == "within":
            continue
        if own == {"most"} and any(place.keys[place.at - 1 : place.at] in (("within",), ["within"]) for place in places):
            continue  # within a month: in a month at most
        if own == {"least"} and not _NOBODY.isdisjoint(visible.keys[max(0, at - _FAR) : at]):
            continue  # nobody may have more than two: two at most
        if key == "majority" and not own and not _LACKING.isdisjoint(visible.keys):
            continue  # short of a majority: seats away from one
        if not own and (_is_contrasted(visible.keys, at) or _is_attribute(visible.text, raw) or any(map(_is_during, places))):
            continue
        if key in _PARTS and own and _is_of_another(visible.keys, at, places):
            continue  # more than half are empty: fewer than half are inhabited
        if not own and any(
            place.keys[max(0, place.at - 3) : place.at] == ("as", "much", "as") and not _measured(place) for place in places
        ):
            continue  # a truck carries as much as five planes
        if found and own not in found and not (own and any(own & other for other in found)):
            theirs = _shown(found[0])
            message = f"the text has {_shown(own)} {raw!r}, and {statement.where} has {theirs} it"
            yield statement.finding("other-bound", raw, message, _HINT)
            return


def _ends_range(place: Place, bound: str) -> bool:
    """Whether a number is the end of “between A and B” that a bound is about."""
    before = place.keys[max(0, place.at - 5) : place.at]
    return tuple(before[-1:]) == (("between",) if bound == "least" else ("and",)) and "between" in before


#: Words before a number that is not said to be the true one, or that is a bound itself.
_CONTRASTING: Final = frozenset({"not", "instead", "rather"})
_LIMITS: Final = frozenset("limit limits threshold cap ceiling maximum minimum quota".split())


def _is_contrasted(keys: Sequence[str], at: int) -> bool:
    """Whether a number is what somebody else says, or a bound: 340, not 11,000; the limit of 0.5."""
    return not _CONTRASTING.isdisjoint(keys[max(0, at - 1) : at]) or not _LIMITS.isdisjoint(keys[max(0, at - 3) : at + 3])


def _is_attribute(text: str, raw: str) -> bool:
    """Whether a number is part of an adjective, which has no room for a bound: a six-month ban."""
    return bool(raw) and re.search(rf"(?<![\w-]){re.escape(raw)}-[a-z]+ [a-z]", text, re.IGNORECASE) is not None


def _is_during(place: Place) -> bool:
    """Whether over may mean during before a span of time in the passages, or up to is the end of a range."""
    return place.keys[max(0, place.at - 1) : place.at] in (("over",), ["over"]) and {*place.keys[place.at + 1 : place.at + 2]} <= _SPANS


#: Units of time after over, which then may mean during.
_SPANS: Final = frozenset("days weeks months years decades".split())
#: Words of a text by which a majority is missed.
_LACKING: Final = frozenset("away lack lacks lacked lacking missing need needs needed without below missed misses".split())
#: Small numbers count many things in one text.
_SMALL: Final = 12


_NOBODY: Final = frozenset({"nobody", "none", "never", "no", "not", "neither"})
_FAR: Final = 12


def _measured(place: Place) -> bool:
    """Whether a number has a unit or a size."""
    after = place.keys[place.at + 1] if len(place.keys) > place.at + 1 else ""
    return after in UNITS or after in COMPARABLE or after.removesuffix("s") in _CURRENCIES


def _is_of_another(keys: Sequence[str], at: int, places: Sequence[Place]) -> bool:
    """Whether a text says something else of a part of a whole than the passages do."""
    own = {base(key) for key in keys[at + 1 : at + _BEYOND] if len(key) > _SHORTEST}
    common = max((len(own & {base(key) for key in place.keys[place.at + 1 : place.at + _BEYOND]}) for place in places), default=0)
    return common < min(2, len(own))


#: How many words behind a part of a whole say what is said of it.
_BEYOND: Final = 7


def _counting_same(keys: Sequence[str], at: int, places: list[Place]) -> list[Place]:
    """Of the places of a number, those before the same word as in a text; all of a large number if there is none."""
    own = {stem(key) for key in keys[at + 1 : at + 4] if key.isalpha() and len(key) > _SHORTEST}
    same = [place for place in places if own & {stem(key) for key in place.keys[place.at + 1 : place.at + 4]}]
    small = keys[at].isdecimal() and int(keys[at]) <= _SMALL
    return same if same or (small and own) else places


#: Words of so few letters have hardly a meaning of their own.
_SHORTEST: Final = 3


def _shown(bounds: frozenset[str]) -> str:
    if not bounds:
        return "no bound for"
    return "a bound from below for" if "least" in bounds else "a bound from above for"


_CURRENCIES: Final = (
    "dollar euro pound crown yen yuan rouble ruble franc rupee dinar won lira peso guilder florin mark taler thaler shilling krona krone zloty forint "
    "rand real dirham shekel cent penny pence pfennig kopeck centime"
).split()


@rule("other-unit", scope=TEXT, waivable=True, compares="ours")
def unit_is_kept(statement: Statement) -> Iterator[Finding]:
    """A number has the unit that it has in the article: acres and not hectares, hours and not days, dollars and not crowns.

    Bad (other-unit), relationships/northland--southmark.yml:
        claims: [{id: talks, text: "[[northland]] and [[southmark]] ended three weeks of talks.", type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: talks, text: "[[northland]] and [[southmark]] ended three days of talks.", type: report, cites: [herald-2024-03#3]}]
    """
    visible = statement.visible
    for word in visible.amounts:
        at = word.at + bool(visible.unit(word) in ("million", "billion", "trillion", "1000"))
        rate = _rate(visible.keys, word.at)
        rates = {_rate(place.keys, place.at) for place in places_of(statement, word.key)} if rate else set()
        if rate and rates and "" not in rates and rate not in rates:
            message = f"the text has {word.raw!r} per {rate}, and {statement.where} has it per {min(rates)}"
            yield statement.finding("other-unit", word.raw, message, _HINT)
            return
        measured = visible.unit(word) in UNITS - {*SIZES}  # which the rule on numbers compares
        unit = "" if measured else _unit_after(visible.keys, at)
        if not unit:
            continue
        others, beside = set(), set()
        for place in places_of(statement, word.key):
            sized = place.at + (place.keys[place.at + 1 : place.at + 2] in (("million",), ("billion",), ("trillion",), ("1000",)))
            others.add(_unit_after(place.keys, sized) or _symbol(statement, word))
            beside.add(_unit_after(place.keys, sized, reach=(1,)))
        if not others or "" in others or unit in others:
            continue
        strange = (
            "" not in beside
            and _unit_after(visible.keys, at, reach=(1,)) == unit
            and visible.key(at + 1) != "m"
            and not quantities.follows(statement.passages, visible, word)
        )
        strange = strange or (any(_alike(unit, other) for other in others) and not quantities.follows(statement.passages, visible, word))
        if strange:
            message = f"the text has {word.raw!r} with {unit!r}, and {statement.where} has it with {', '.join(map(repr, sorted(others)))}"
            yield statement.finding("other-unit", word.raw, message, _HINT)
            return


#: How far before an amount a word such as annual may give its time.
_AHEAD: Final = 8
_PER: Final = frozenset({"a", "an", "per", "each", "every"})
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "night"})
#: What prices and yields are given for, besides times.
_SOLD_BY: Final = frozenset(
    "square cubic tonne ton kilogram kg barrel litre gallon bushel hectare acre metre kilometre mile foot head person household".split()
)
_SIZES: Final = frozenset({"million", "billion", "trillion", "1000", "100", "percent"})
_RATES: Final = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
}


def _rate(keys: Sequence[str], at: int) -> str:
    """The time for which an amount is given: 200 litres a minute; empty if for none."""
    for step in range(1, _NEAR + 1):
        one, two = (keys[at + step : at + step + 1] or ("",))[0], (keys[at + step + 1 : at + step + 2] or ("",))[0]
        if one[:1].isdigit() and one not in _SIZES:
            return ""
        if one in _PER and (two in _TIMES or two in _SOLD_BY):
            return _unit_after(keys, at + step) or two
        if one in _RATES:
            return _RATES[one]
    return next((_RATES[key] for key in reversed(keys[max(0, at - _AHEAD) : at]) if key in _RATES), "")


def _unit_after(keys: Sequence[str], at: int, reach: tuple[int, ...] = (1, 2)) -> str:
    """The unit right after a word: a measure, a time or a currency, in the singular."""
    for step in reach:
        for key in keys[at + step : at + step + 1]:
            singular = key.removesuffix("s")
            if key in _POWERS:
                return f"{key} {_unit_after(keys, at + step, reach=(1,)) or COMPARABLE[key].partition(' ')[2]}"
            if key in COMPARABLE:
                return COMPARABLE[key]
            if singular in _CURRENCIES:
                return singular
    return ""


_POWERS: Final = frozenset({"square", "cubic"})


def _symbol(statement: Statement, word: Word) -> str:
    texts = (paragraph.text or "" for paragraph in statement.passages.paragraphs)
    for text in texts:
        for sign, name in (("$", "dollar"), ("€", "euro"), ("£", "pound")):
            if f"{sign}{word.raw}" in text:
                return name
    return ""


def _alike(one: str, two: str) -> bool:
    """Whether two units measure the same, or both are currencies."""
    if one in _CURRENCIES or two in _CURRENCIES:
        return one in _CURRENCIES and two in _CURRENCIES
    return measured_kind(one) == measured_kind(two)


def measured_kind(unit: str) -> int:
    """What a unit measures."""
    return _KIND.get(unit, -1)


_KIND: Final = {unit: number for number, units in enumerate((
    "kilometre mile metre foot yard centimetre millimetre inch".split(), ["hectare", "acre", *(f"square {unit}" for unit in "kilometre mile metre foot yard centimetre inch".split())], "hour minute day week month year second".split(),
    "tonne ton kilogram pound barrel litre gallon bushel gram milligram microgram nanogram millilitre ounce".split(), "megawatt gigawatt kilowatt".split(), ("percent", "point", "basis point"),
)) for unit in units}  # fmt: skip
