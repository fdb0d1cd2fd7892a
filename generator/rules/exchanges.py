"""The rule on numbers that are exchanged between what they count."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..articles.languages import DEFAULT
from ..articles.paragraph import Paragraph, fact
from ..articles.rewriting import MONTHS
from ..evidence.clauses import at_hand, keys_in, stem
from ..evidence.readings import ACTOR, Reading, of_text, paragraph_fact
from ..evidence.statements import Finding, Statement, Word
from .figures import places_of
from .registry import TEXT, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
_NEAR: Final = 4
#: How far a number of them may be from that of all.
_WITHIN: Final = 6


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
        earlier = numbers[: numbers.index(other)]
        near = bool(earlier) and other.at - earlier[-1].at <= _WITHIN
        if near and after[:1] == ["of"] and after[1:2] in (["which"], ["whom"], ["them"]) and all(_larger(other, one) for one in earlier):
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
        theirs = {place.keys[place.at - 1] for place in places_of(statement, word.key) if place.at}
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
    paragraphs = at_hand(statement) if len(numbers) > 1 and {"rather", "instead"}.isdisjoint(statement.visible.keys) else ()
    amounts = frozenset(filter(_is_number, DEFAULT.keys(statement.visible.text))) if paragraphs else frozenset()
    paragraphs = tuple(paragraph for paragraph in paragraphs if len(amounts & keys_in(paragraph)) > 1)
    if paragraphs:
        own = _contexts(of_text(statement.visible, statement.library))
        for paragraph in paragraphs:
            theirs = _contexts_in(paragraph, statement.library)
            for one, two in itertools.combinations([number for number in own if number in theirs], 2):
                if _is_crossed(own, theirs, one, two) and not _keeps_time(statement, paragraph, one, two):
                    message = f"the text has {one!r} and {two!r} beside what {statement.where} has beside the other one"
                    token = next((word.raw for word in numbers if word.key == one), "")
                    yield statement.finding("exchanged-numbers", token, message, _HINT)
                    return
    yield from _of_other_nouns(statement)


_TIMES: Final = frozenset(map(stem, "years months weeks days hours minutes".split()))


def _keeps_time(statement: Statement, paragraph: Paragraph, one: str, two: str) -> bool:
    """Whether one of two numbers counts the same unit of time in a text and in a passage, and the other one counts none: four years for five people."""
    texts = [_times_after(keys, number) for keys in (statement.visible.keys, paragraph.order or ()) for number in (one, two)]
    return texts[:2] == texts[2:] and texts[0] != texts[1]


def _times_after(keys: Sequence[str], number: str) -> frozenset[str]:
    """The units of time right after a number."""
    return frozenset(stem(after) for key, after in itertools.pairwise(keys) if key == number) & _TIMES


def _contexts(readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """What is said right beside each number, up to a comma, and, or another number; numbers that occur twice are left out."""
    found: dict[str, frozenset[str]] = {}
    twice: set[str] = set()
    for reading in readings:
        words = reading.words
        for at, word in enumerate(words):
            if not _is_number(word.key):
                continue
            if word.key in found or _is_listed(reading, at):
                twice.add(word.key)
            found[word.key] = frozenset(_side(reading, at, -1)) | frozenset(_side(reading, at, 1))
    return {key: context for key, context in found.items() if key not in twice}


_contexts_in = paragraph_fact(_contexts)


def _is_number(key: str) -> bool:
    """Whether a word is an amount: no ordinal, size or year."""
    return key.replace(".", "", 1).isdecimal() and key not in _SIZE_KEYS and not _is_year(key)


def _is_listed(reading: Reading, at: int) -> bool:
    """Whether a number is one of several side by side: 25, 12 and 9 boats."""
    keys = reading.keys
    near = [keys[position] for position in (at - 2, at - 1, at + 1, at + 2) if 0 <= position < len(keys)]
    return any(map(_is_number, near))


def _side(reading: Reading, at: int, step: int) -> Iterator[str]:
    """The words before or after a number that belong to it, as their bases."""
    words, position = reading.words, at + step
    while 0 <= position < len(words) and abs(position - at) <= _BESIDE:
        word, before = words[position], words[position - step]
        if (before.comma if step > 0 else word.comma) or word.key in _JOINS:
            return
        if _is_number(word.key):
            return
        if word.key in _WAYS or (word.base in reading.about and word.key not in _SIZE_KEYS):
            yield _WAYS.get(word.key, word.base)
        position += step


_BESIDE: Final = 6
_SIZE_KEYS: Final = frozenset({"million", "billion", "trillion", "1000", "100", "percent"})
_JOINS: Final = frozenset("and or but while whereas".split())
#: Words of direction beside a number, which have a meaning there.
_WAYS: Final = {word: way for way, words in (
    ("+", "more higher up above rose rise risen increase increased gained grew"), ("-", "less fewer lower down below fell fall fallen drop decrease decreased lost"),
    ("from", "from"), ("to", "to"), ("after", "after compared against earlier"), ("by", "by"),
) for word in words.split()}  # fmt: skip


def _is_crossed(own: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]], one: str, two: str) -> bool:
    """Whether what a text says beside each of two numbers is what a passage says beside the other one alone."""
    kept, crossed, stayed, plain = 0, [], 0, 0
    for mine, other in ((one, two), (two, one)):
        same, turned = own[mine] & theirs[mine], own[mine] & theirs[other]
        kept += len(same - turned)
        stayed += len(same)
        crossed.append(len(turned - same))
        plain += sum(word not in _DIRECTIONS and not word.startswith(ACTOR) for word in turned - same)
    if all(crossed):
        return sum(crossed) > 2 * kept
    return not stayed and plain > 0 and all(theirs[number] and own[number] for number in (one, two))


_DIRECTIONS: Final = frozenset(_WAYS.values())


def _of_other_nouns(statement: Statement) -> Iterator[Finding]:
    """A number of a text before a noun that another number of the passages counts, while it counts something else there."""
    visible = statement.visible
    nouns = {word.at: _noun(visible.keys, word.at) for word in visible.marked if _counts(word)}
    nouns |= {at: _noun(visible.keys, at) for at, key in enumerate(visible.keys) if key in _ORDINALS}
    for at, noun in nouns.items():
        key = visible.keys[at]
        if not noun:
            continue
        places = [place for place in places_of(statement, key) if not _MONTHS & {*place.keys[max(0, place.at - 1) : place.at + 2]}]
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
    "abstained against short ahead behind away times each apiece".split()
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
