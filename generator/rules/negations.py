"""The rule on negations that are put in or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..articles.languages import DEFAULT
from ..articles.paragraph import Paragraph, fact
from ..articles.wording import Wording
from ..evidence.clauses import Clause, at_hand, clauses_of, stem
from ..evidence.negation import Negated, content_near, negated_words
from ..evidence.statements import Finding, Statement
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: Words before a word of a claim after which it is not asserted: “asked to explain”, “has yet to pay”, “if it pays”, “until it paid”.
_NOT_ASSERTED: Final = frozenset(
    "to whether if unless until till should would could may might can asked asks demands demanded wants wanted urged before last remain remains "
    "remained yet only few little less against than rather instead should than when once how why what no nor un".split()
)
_NEAR: Final = 4
#: How far from a word of a claim another one may negate it.
_WIDE: Final = 9
_BEFORE_NOT: Final = frozenset("is are was were has have had do does did will would can could should may must".split())
#: Words of a negative clause that hardly negate it: these do not stand in the way.
_WEAK: Final = frozenset(
    "still yet remain remains remained stay stayed only until anything anyone anybody any few little far short less than rule ruled rules against "
    "rather instead free away closed pending empty zero un non except unless doubt".split()
)
#: Words by which a sentence is no plain assertion, although it has no negation.
_UNPLAIN: Final = frozenset(
    "too if whether would before last otherwise former formerly asked ask rest remaining half part might may perhaps nearly almost".split()
)
#: Further words by which a claim keeps a negation.
_ESCAPED: Final = frozenset("escaped escape escapes spared kept keeps keep withheld refrained declined silent nought".split())
_RULED: Final = frozenset({"rule", "ruled", "rules", "ruling", "left", "turned"})
_PREFIXES: Final = ("un", "in", "im", "dis", "non", "ir", "il", "mis")


_PRONOUNS: Final = frozenset("he she they it we i you".split())


class _Sentence(NamedTuple):
    """A sentence of the passages: its words, which of them are negated, and whether anything in it is negative."""

    keys: tuple[str, ...]
    negated: tuple[Negated, ...]
    negative: bool


@rule("other-negation", scope=CLAIM, waivable=True, compares="ours")
def negation_is_kept(statement: Statement) -> Iterator[Finding]:
    """What the article negates is negated in a claim, too, and nothing else is.

    The rule compares a word right after a negation with the same word in the other text, and only if it is surely asserted there:
    refused, without, undamaged and the like keep a negation.  It needs the text of the article.

    Bad (other-negation), actors/northland.yml:
        claims: [{id: deal, text: "[[northland]] and [[southmark]] ended the talks with a deal on the ferry.", type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: deal, text: "[[northland]] and [[southmark]] ended the talks with no deal on the ferry.", type: report, cites: [herald-2024-03#3]}]
    """
    paragraphs = at_hand(statement)
    if not paragraphs:
        return
    wording, keys = statement.language.wording, statement.language.keys(statement.visible.text)
    own = tuple(negated_words(keys, wording, statement.language))
    if not own and not any(map(_negates, paragraphs)):
        return
    given = [sentence for paragraph in paragraphs for sentence in _sentences(paragraph)]
    lost = "" if own else _left_out(statement.visible.keys, given, statement)
    if lost:
        message = f"the claim has {lost.split()[-1]!r} without a negation, and {statement.where} has it negated: “{lost}”"
        yield statement.finding("other-negation", lost.split()[-1], message, _HINT)
        return
    turned = _turned(statement.visible.keys, frozenset().union(*map(_words, paragraphs)), wording)
    if turned:
        message = f"the claim has {turned[2:]!r}, and {statement.where} has {turned!r}"
        yield statement.finding("other-negation", turned[2:], message, _HINT)
        return
    added = _put_in(keys, own, given, statement)
    if added:
        message = f"the claim has “{added}”, and {statement.where} has {added.split()[-1]!r} without a negation"
        yield statement.finding("other-negation", added.split()[-1], message, _HINT)


@fact
def _negates(paragraph: Paragraph) -> bool:
    return any(sentence.negated for sentence in _sentences(paragraph))


@fact
def _sentences(paragraph: Paragraph) -> tuple[_Sentence, ...]:
    return tuple(map(_read, clauses_of(paragraph)))


@fact
def _words(paragraph: Paragraph) -> frozenset[str]:
    return frozenset(key for sentence in _sentences(paragraph) for key in sentence.keys)


def _read(sentence: Clause) -> _Sentence:
    wording = DEFAULT.wording
    negated = tuple(negated_words(sentence.keys, wording, DEFAULT))
    whole = next((part for part in sentence.sentence.split("; ") if sentence.text in part), sentence.sentence)
    negative = not wording.all_negative.isdisjoint(DEFAULT.keys(whole))
    return _Sentence(sentence.keys, negated, negative)


@cache
def _strong(wording: Wording) -> frozenset[str]:
    """The words by which a claim keeps a negation."""
    return wording.all_negative - _WEAK | _ESCAPED


def _is_prefixed(key: str, of: str) -> bool:
    """Whether a word is the negative of another one: undamaged."""
    return any(key.startswith(prefix) and stem(key[len(prefix) :]) == of for prefix in _PREFIXES)


def _left_out(keys: Sequence[str], given: Sequence[_Sentence], statement: Statement) -> str:
    """The words of the article that negate what a claim asserts; empty if there are none."""
    wording = statement.language.wording
    strong = _strong(wording)
    if any(one in _RULED and two == "out" for one, two in pairwise(keys)):
        return ""
    positions: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        positions.setdefault(_base(key, wording), []).append(at)
    for sentence in given:
        if not sentence.negated:
            continue
        if {"if", "unless"} & {*sentence.keys[:1]} or sentence.keys[:1] == ("without",):
            continue
        for negated in sentence.negated:
            word = _base(sentence.keys[negated.at], wording)
            if word not in positions or any(_is_prefixed(key, word) for key in keys) or _is_plain(word, given, wording):
                continue
            asserted = [
                at
                for at in positions[word]
                if _NOT_ASSERTED.isdisjoint(keys[max(0, at - _NEAR) : at]) and strong.isdisjoint(keys[max(0, at - _WIDE) : at + _WIDE])
            ]
            if asserted and _is_about(sentence, negated, keys, asserted[0], statement):
                return " ".join(sentence.keys[negated.start : negated.at + 1])
    return ""


def _base(key: str, wording: Wording) -> str:
    """A word without its ending, known as know."""
    return stem(wording.verbs_by_past_form.get(key, (key,))[0])


def _turned(keys: Sequence[str], words: frozenset[str], wording: Wording) -> str:
    """A word of a passage such as unlikely, if a claim has likely without a negation, and the passages do not."""
    for at, key in enumerate(keys):
        if len(key) <= _NEAR or key in words:
            continue
        for other in (f"un{key}", f"in{key}", f"im{key}"):
            if other in words and wording.all_negative.isdisjoint(keys[max(0, at - _NEAR) : at + _NEAR]):
                return other
    return ""


def _is_plain(word: str, given: Sequence[_Sentence], wording: Wording) -> bool:
    """Whether the passages have a word without a negation, too."""
    for sentence in given:
        negated = {negated.at for negated in sentence.negated}
        if any(_base(key, wording) == word and at not in negated for at, key in enumerate(sentence.keys)):
            return True
    return False


def _is_about(sentence: _Sentence, negated: Negated, keys: Sequence[str], at: int, statement: Statement) -> bool:
    """Whether a word in a claim and the negated one of a sentence say the same of the same."""
    language = statement.language
    if negated.negator == "without":
        return "with" in keys[max(0, at - 3) : at]
    reach = 3 if negated.negator == "no" else 8
    near = content_near(sentence.keys, negated.at, language, reach)
    if negated.negator != "no" and (not near or not _PRONOUNS.isdisjoint(sentence.keys[max(0, negated.start - 2) : negated.start])):
        return True  # he did not apologise
    return not near.isdisjoint(content_near(keys, at, language, reach))


def _put_in(keys: Sequence[str], own: Sequence[Negated], given: Sequence[_Sentence], statement: Statement) -> str:
    """The words of a claim that negate what the article asserts; empty if there are none."""
    wording, language = statement.language.wording, statement.language
    if len(own) != 1 or not {"until", "unless", "before", "yet", "without"}.isdisjoint(keys):
        return ""
    (negated,) = own
    if negated.negator == "not" and _BEFORE_NOT.isdisjoint(keys[max(0, negated.start - 2) : negated.start]):
        return ""  # a quarter, not half
    if sum(key in wording.all_negative - _WEAK for key in keys) > 1 or keys[negated.start + 1 : negated.start + 2] == ("only",):
        return ""
    word, near = stem(keys[negated.at]), content_near(keys, negated.at, language, 8)
    holding = [sentence for sentence in given if word in map(stem, sentence.keys)]
    if not holding or any(sentence.negative or not _UNPLAIN.isdisjoint(sentence.keys) for sentence in holding):
        return ""
    for sentence in holding:
        at = next(at for at, key in enumerate(sentence.keys) if stem(key) == word)
        shared = near & content_near(sentence.keys, at, language, 8)
        if shared and (negated.negator != "no" or _has_same_verb(keys, negated, sentence.keys, at, statement)):
            return " ".join(keys[negated.start : negated.at + 1])
    return ""


def _has_same_verb(keys: Sequence[str], negated: Negated, other: Sequence[str], at: int, statement: Statement) -> bool:
    """Whether “V no N” in a claim is “V … N” in the article, or “no N was V-ed” is “N was V-ed”."""
    if {"more", "less", "other", "such", "better", "fewer", "than"} & {*keys[negated.at : negated.at + 5]}:
        return False
    mine = content_near(keys, negated.at, statement.language, 2)
    return bool(mine & content_near(other, at, statement.language, 2))
