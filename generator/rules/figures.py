"""Rules on what stands beside a number: its bound, its unit, and the noun that it counts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..articles.language import SIZES, UNITS
from ..articles.paragraph import Paragraph, fact
from ..articles.rewriting import MONTHS
from ..evidence import quantities
from ..evidence.clauses import at_hand, stem
from ..evidence.rounding import COMPARABLE
from ..evidence.statements import Finding, Statement, Word
from .registry import TEXT, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: What bounds a number from below, from above, or says that it is a little less.
_BEFORE: Final = {
    "least": ("at least", "more than", "over", "no fewer than", "no less than", "not less than", "minimum of", "above", "exceeds", "exceeded", "exceed",
              "exceeding", "upwards of", "excess of", "as little as", "as few as"),
    "most": ("at most", "up to", "less than", "fewer than", "under", "no more than", "not more than", "maximum of", "as much as", "as many as",
             "below", "nearly", "almost", "close to", "within", "not even", "not quite", "at the most", "short of"),
}  # fmt: skip
_AFTER: Final = {
    "least": (
        "or more",
        "and over",
        "and more",
        "or over",
        "at least",
        "or longer",
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
        "and below",
    ),
}
#: Comparatives before “than”.
_COMPARED: Final = {
    "least": frozenset("older larger greater bigger longer higher taller heavier deeper wider farther further later better".split()),
    "most": frozenset("younger smaller shorter lower lighter cheaper narrower nearer earlier slower".split()),
}
#: A number that is nearly, or just over, another one is about that number.
_NEARBY: Final = frozenset({"nearly", "almost", "over", "under", "than", "to", "above", "below", "quite"})
_ABOUT: Final = frozenset("about around roughly some approximately circa".split())
#: Parts of a whole, which have bounds as numbers do.
_PARTS: Final = frozenset({"half", "third", "quarter", "3th", "thirds", "quarters", "4th", "majority"})
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
    before = " ".join(keys[max(0, at - 3) : at])
    two = " ".join(keys[max(0, at - 4) : at - 1]) if keys[at - 1 : at] in (["a"], ("a",), ["2"], ("2",), ["one"], ("one",)) else before
    after = [" ".join(keys[at + step : at + step + 3]) for step in (1, 2, 3)]
    found = set()
    for kind, phrases in _BEFORE_WITH_SPACES.items():
        if f" {before}".endswith(phrases) or f" {two}".endswith(phrases):
            found.add(kind)
        if list(keys[at - 1 : at]) == ["than"] and at > 1 and keys[at - 2] in _COMPARED[kind]:
            found.add(kind)
    for kind, endings in _AFTER.items():
        for step, text in enumerate(after, 1):
            phrase = next((phrase for phrase in endings if text.startswith(phrase)), "")
            behind = at + step + len(phrase.split())
            if phrase and not (phrase.startswith("at ") and keys[behind : behind + 1] and keys[behind][0].isdigit()):
                found.add(kind)
    negated = any(f"{no} {word} than" in text for no in ("no", "not") for word in ("more", "less", "fewer") for text in (before, two))
    if negated:
        found = {"most"} if "more than" in before + two else {"least"}
    return frozenset(found)


def _is_about(keys: Sequence[str], at: int) -> bool:
    """Whether a text says about, for a number that is a little more or less in the article."""
    return not _ABOUT.isdisjoint(keys[max(0, at - 2) : at])


class _Place(NamedTuple):
    """A number among the words of the passages."""

    keys: Sequence[str]
    at: int


def _places(statement: Statement, key: str) -> list[_Place]:
    """Where the passages have a number, or half, a third and the like."""
    return [_Place(paragraph.order or (), at) for paragraph in at_hand(statement) for at in paragraph.places.get(key, ())]


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
    if not _PARTS.isdisjoint(visible.keys):
        amounts += [(at, key, key) for at, key in enumerate(visible.keys) if key in _PARTS]
    for at, key, raw in dict.fromkeys(amounts):
        places = _places(statement, key)
        if not places:
            continue
        own = bounds_at(visible.keys, at) or (bounds_at(visible.keys, at - 1) if visible.key(at - 1) == "the" else frozenset())
        found = [bounds_at(place.keys, place.at) for place in places]
        if "most" in own and any(place.keys[place.at - 1 : place.at] == ("to",) for place in places):
            continue  # raised from 80 to 85, and now up to 85
        if not own and _is_about(visible.keys, at) and any(place.keys[place.at - 1] in _NEARBY for place in places if place.at):
            continue
        if found and own not in found and not (own and any(own & other for other in found)):
            theirs = _shown(found[0])
            message = f"the text has {_shown(own)} {raw!r}, and {statement.where} has {theirs} it"
            yield statement.finding("other-bound", raw, message, _HINT)
            return


def _shown(bounds: frozenset[str]) -> str:
    if not bounds:
        return "no bound for"
    return "a bound from below for" if "least" in bounds else "a bound from above for"


_CURRENCIES: Final = "dollar euro pound crown yen yuan rouble ruble franc rupee dinar won lira peso".split()


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
        rates = {_rate(place.keys, place.at) for place in _places(statement, word.key)} if rate else set()
        if rate and rates and "" not in rates and rate not in rates:
            message = f"the text has {word.raw!r} per {rate}, and {statement.where} has it per {min(rates)}"
            yield statement.finding("other-unit", word.raw, message, _HINT)
            return
        measured = visible.unit(word) in UNITS - {*SIZES}  # which the rule on numbers compares
        unit = "" if measured else _unit_after(visible.keys, at)
        if not unit:
            continue
        others, beside = set(), set()
        for place in _places(statement, word.key):
            sized = place.at + (place.keys[place.at + 1 : place.at + 2] in (("million",), ("billion",), ("trillion",), ("1000",)))
            others.add(_unit_after(place.keys, sized) or _symbol(statement, word))
            beside.add(_unit_after(place.keys, sized, reach=(1,)))
        strange = (
            "" not in beside
            and _unit_after(visible.keys, at, reach=(1,)) == unit
            and visible.key(at + 1) != "m"
            and not quantities.follows(statement.passages, visible, word)
        )
        if others and "" not in others and unit not in others and (strange or any(_alike(unit, other) for other in others)):
            message = f"the text has {word.raw!r} with {unit!r}, and {statement.where} has it with {', '.join(map(repr, sorted(others)))}"
            yield statement.finding("other-unit", word.raw, message, _HINT)
            return


_PER: Final = frozenset({"a", "an", "per", "each", "every"})
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "night"})
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
        if one[:1].isdigit() and one not in _SIZE_KEYS:
            return ""
        if one in _PER and two in _TIMES:
            return two
        if one in _RATES:
            return _RATES[one]
    return ""


def _unit_after(keys: Sequence[str], at: int, reach: tuple[int, ...] = (1, 2)) -> str:
    """The unit right after a word: a measure, a time or a currency, in the singular."""
    for step in reach:
        for key in keys[at + step : at + step + 1]:
            singular = key.removesuffix("s")
            if key in COMPARABLE:
                return COMPARABLE[key]
            if singular in _CURRENCIES:
                return singular
    return ""


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
    "kilometre mile metre foot yard".split(), "hectare acre".split(), "hour minute day week month year second".split(),
    "tonne ton kilogram pound barrel litre gallon bushel".split(), "megawatt gigawatt kilowatt".split(), "percent point".split(),
)) for unit in units}  # fmt: skip


@rule("exchanged-numbers", scope=TEXT, waivable=True)
def numbers_count_their_nouns(statement: Statement) -> Iterator[Finding]:
    """A number counts what it counts in the article, and a part is not larger than its whole.

    Bad (exchanged-numbers), relationships/northland--southmark.yml:
        claims: [{id: of, text: "Five of the three days of talks of [[northland]] and [[southmark]] are over.", type: report, cites: [herald-2024-03#3, gazette-2024-05#2]}]
    Good:
        claims: [{id: of, text: "[[northland]] and [[southmark]] ended three days of talks.", type: report, cites: [herald-2024-03#3]}]
    """
    visible = statement.visible
    numbers = visible.amounts
    for word, other in itertools.pairwise(numbers):
        between = visible.keys[word.at + 1 : other.at]
        if _is_part(visible.keys, word, other, between) and _larger(word, other) and len(between) <= _NEAR:
            message = f"{word.raw!r} of {other.raw!r}: a part is larger than its whole"
            yield statement.finding("exchanged-numbers", word.raw, message, _HINT)
            return
        after = visible.keys[other.at + 1 : other.at + 5]
        if after[:1] == ["of"] and after[1:2] in (["which"], ["whom"], ["them"]) and _larger(other, word):
            message = f"{other.raw!r} of {word.raw!r}: a part is larger than its whole"
            yield statement.finding("exchanged-numbers", other.raw, message, _HINT)
            return
    for word, other in itertools.pairwise(numbers):
        if other.at - word.at == 2 and visible.key(word.at + 1) == "to" and _has_turned(statement, word.key, other.key):
            message = f"the text has {word.raw!r} to {other.raw!r}, and {statement.where} has the reverse"
            yield statement.finding("exchanged-numbers", word.raw, message, _HINT)
            return
    for word in numbers if "from" not in visible.keys else ():
        before = visible.key(word.at - 1)
        theirs = {place.keys[place.at - 1] for place in _places(statement, word.key) if place.at}
        if before in _BY_OR_TO and len(theirs) == 1 and theirs <= _BY_OR_TO - {before}:
            message = f"the text has {before!r} before {word.raw!r}, and {statement.where} has {min(theirs)!r}"
            yield statement.finding("exchanged-numbers", word.raw, message, _HINT)
            return
    yield from _exchanged(statement, numbers)


def _has_turned(statement: Statement, one: str, two: str) -> bool:
    """Whether the passages have “two to one”, and never “one to two”."""
    passages = [paragraph for paragraph in at_hand(statement) if paragraph.has(one)]
    return any(paragraph.has_phrase((two, "to", one)) for paragraph in passages) and not any(
        p.has_phrase((one, "to", two)) for p in passages
    )


_BY_OR_TO: Final = frozenset({"by", "to", "from"})


def _is_part(keys: Sequence[str], word: Word, other: Word, between: Sequence[str]) -> bool:
    return (
        "of" in between
        and not {"and", "but", "to"} & {*between}
        and {*between} <= {"of", "the", "billion", "million", "them", "all", "its"}
    )


def _larger(one: Word, two: Word) -> bool:
    try:
        return float(one.key) > float(two.key)
    except ValueError:
        return False


def _exchanged(statement: Statement, numbers: Sequence[Word]) -> Iterator[Finding]:
    """Two numbers of a text that are in one passage, each beside what the other counts there; or one before the noun of another."""
    visible = statement.visible
    if not {"rather", "instead"}.isdisjoint(visible.keys):
        return
    listed = {at for one, two in itertools.pairwise(numbers) if two.at - one.at <= len(("and", "9")) for at in (one.at, two.at)}
    paragraphs = at_hand(statement) if numbers else ()
    mine = _contexts(visible.keys, {word.at for word in numbers} - listed, statement) if paragraphs else {}
    for paragraph in paragraphs:
        if len(mine.keys() & paragraph.places.keys()) < len(("one", "other")):
            continue
        order = paragraph.order or ()
        theirs = _contexts(order, {at for at, key in enumerate(order) if key[:1].isdigit() and not _is_year(key)}, statement)
        for one, two in itertools.combinations(mine, 2):
            if (
                one != two
                and one in theirs
                and two in theirs
                and _fit(mine, theirs, one, two) + 1 < _fit(mine, theirs, one, two, crossed=True)
            ):
                message = f"the text has {one!r} and {two!r} beside what {statement.where} has beside the other one"
                yield statement.finding("exchanged-numbers", next(word.raw for word in numbers if word.key == one), message, _HINT)
                return
    yield from _of_other_nouns(statement)


_Context = tuple[frozenset[str], frozenset[str]]


def _contexts(keys: Sequence[str], places: set[int], statement: Statement) -> dict[str, _Context]:
    """The words with a meaning of their own between each number and the ones before and after it; numbers that occur twice are left out."""
    visible = statement.visible
    names = {key for link in visible.links for key in statement.language.keys(visible.text[link.start : link.end])}
    stop = (statement.language.stop_words | names) - {"by", "to", "from"}
    found: dict[str, _Context] = {}
    twice = set()
    for at in sorted(places):
        if keys[at] in found or keys[at] in _SIZE_KEYS:
            twice.add(keys[at])
            continue
        before = next((step for step in range(1, _BESIDE) if at - step in places), _BESIDE)
        after = next((step for step in range(1, _BESIDE) if at + step in places), _BESIDE)
        near = keys[max(0, at - before + 1) : at], keys[at + 1 : at + after]
        one, two = (frozenset(stem(key) for key in part if key not in stop and key not in _SIZE_KEYS) for part in near)
        found[keys[at]] = (one, two)
    return {key: context for key, context in found.items() if key not in twice}


_BESIDE: Final = 6
_SIZE_KEYS: Final = frozenset({"million", "billion", "trillion", "1000", "100", "percent"})


def _fit(mine: dict[str, _Context], theirs: dict[str, _Context], one: str, two: str, *, crossed: bool = False) -> int:
    """How many words two numbers of a text share with the same numbers of a passage, or with each other's."""
    pairs = ((one, two), (two, one)) if crossed else ((one, one), (two, two))
    count = 0
    for own, other in pairs:
        before, after = (mine[own][side] & theirs[other][side] for side in (0, 1))
        count += len(before) + len(after) if crossed else len((mine[own][0] | mine[own][1]) & (theirs[other][0] | theirs[other][1]))
    return count


def _of_other_nouns(statement: Statement) -> Iterator[Finding]:
    """A number of a text before a noun that another number of the passages counts, while it counts something else there."""
    visible = statement.visible
    nouns = {word.at: _noun(visible.keys, word.at) for word in visible.marked if _counts(word)}
    nouns |= {at: _noun(visible.keys, at) for at, key in enumerate(visible.keys) if key in _ORDINALS}
    for at, noun in nouns.items():
        key = visible.keys[at]
        if not noun:
            continue
        places = [place for place in _places(statement, key) if not _MONTHS & {*place.keys[max(0, place.at - 1) : place.at + 2]}]
        if (not places and key not in _ORDINALS) or any(
            not _noun(place.keys, place.at) or noun in map(stem, place.keys[place.at + 1 : place.at + 1 + _NEAR]) for place in places
        ):
            continue
        other = _counted_by(statement, noun, key)
        if other and (other in visible.keys or key in _ORDINALS) and "of" not in visible.keys[max(0, at - 3) : at]:
            message = f"the text has {key!r} before {noun!r}, and {statement.where} has {other!r} before it"
            yield statement.finding("exchanged-numbers", key if key in visible.text else "", message, _HINT)
            return


_MONTHS: Final = frozenset(MONTHS)
_ORDINALS: Final = frozenset({"first", "second"})


def _is_year(key: str) -> bool:
    return len(key) == len("2024") and key.isdecimal() and key[:2] in ("19", "20")


def _counts(word: Word) -> bool:
    return word.number and not _is_year(word.raw)


def _noun(keys: Sequence[str], at: int) -> str:
    """The noun right after a number, without its ending; empty if it has none of its own."""
    following = keys[at + 1 : at + 2]
    return stem(following[0]) if following and following[0].isalpha() and len(following[0]) > 3 and following[0] not in _NO_NOUNS else ""


_NO_NOUNS: Final = frozenset(
    "million billion trillion percent with from that were have which more other about since after before over into most said have had then "
    "abstained against".split()
)


def _counted_by(statement: Statement, noun: str, but: str) -> str:
    """Another number that is right before a noun in the passages."""
    for paragraph in at_hand(statement):
        for number, counted in _numbers_before(paragraph):
            if counted == noun and number != but:
                return number
    return ""


@fact
def _numbers_before(paragraph: Paragraph) -> tuple[tuple[str, str], ...]:
    """The numbers of a paragraph, each with the word after it without its ending."""
    return tuple((one, stem(two)) for one, two in itertools.pairwise(paragraph.order or ()) if one[:1].isdigit() or one in _ORDINALS)
