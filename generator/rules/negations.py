"""The rule on negations that are put in or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..articles.languages import DEFAULT
from ..articles.paragraph import Paragraph, fact
from ..articles.wording import Wording
from ..evidence.clauses import at_hand, keys_in, stem
from ..evidence.negation import Negated, implied, is_negative, may_negate, negated_words
from ..evidence.readings import Place, Reading, clause_fact, closest, of_text, paragraph_fact, places, possible_bases, shared
from ..evidence.statements import Finding, Statement
from .plans import may_be_done
from .registry import CLAIM, rule

_HINT: Final = "write it as the article does; if the claim is right as it is, waive the rule and say why"
#: Words before a word after which it is not asserted: asked to explain, if it pays, until it paid.
_NOT_ASSERTED: Final = frozenset(
    "to whether if unless until till should would will could can asked asks demands demanded wants wanted urged before last only few little "
    "less against than rather instead once how why what un may might remain remains remained".split()
)
#: Of these, the words before a verb that are compared: would appeal with would not appeal.
_MODALS: Final = {"will": "will", "would": "will", "shall": "will", "should": "should", "can": "can", "could": "can"}
#: Verbs after which what somebody does is asserted although to comes between: continues to issue.
_ASSERTING: Final = frozenset(map(stem, "continue begin start manage help come go use keep".split()))
_NEAR: Final = 4
#: By how many shared words a clause is nearer than another one.
_SURELY: Final = 2
_AUXILIARIES: Final = frozenset("is are was were has have had do does did will would can could should may must".split())
#: Words of a negative clause that hardly negate it: these do not stand in the way.
_WEAK: Final = frozenset(
    "still yet remain remains remained stay stayed only until anything anyone anybody any few little far short less than rule ruled rules against "
    "rather instead free away closed pending empty zero un non except unless doubt".split()
)
#: Words that hardly negate anything in a clause which asserts something.
_MILD: Final = frozenset("only any anyone anything still less than few little free closed away".split())
#: Words by which a sentence is no plain assertion, although it has no negation.
_UNPLAIN: Final = frozenset(
    "too if whether would before last otherwise former formerly asked ask rest remaining half part might may perhaps nearly almost first "
    "largest biggest smallest highest lowest longest most least best worst more oldest newest greatest".split()
)
#: Further words by which a claim keeps a negation.
_ESCAPED: Final = frozenset(
    "away lack lacks lacked lacking missing escaped escape escapes spared kept keeps keep withheld refrained declined silent nought".split()
)
#: Words of a claim by which it compares: never a bigger one.
_COMPARED: Final = frozenset("more less other such better fewer than else another".split())
_BE: Final = frozenset({"is", "are", "was", "were"})
_PRONOUNS: Final = frozenset("he she they it we i you".split())
#: Words that are negated by a prefix.
_PREFIXED: Final = frozenset(
    "able likely clear certain known safe legal lawful possible stable willing ready popular fair formal direct complete dependent valid "
    "sufficient effective legitimate regular relevant responsible accurate adequate appropriate capable conclusive consistent correct credible "
    "competent efficient eligible significant secure visible tolerable partial impartial proper practical satisfied honest loyal agree agreed "
    "similar approved armed harmed paid solved resolved finished changed affected usual expected aware reliable successful sustainable "
    "constitutional acceptable fit healthy insured".split()
)


class _Sayings(NamedTuple):
    """A clause, and the words in it that are negated."""

    reading: Reading
    negated: tuple[Negated, ...]

    def negator_of(self, at: int) -> Negated | None:
        """What negates the word at a position."""
        return next((negated for negated in self.negated if negated.at == at), None)


@rule("other-negation", scope=CLAIM, waivable=True, compares="ours")
def negation_is_kept(statement: Statement) -> Iterator[Finding]:
    """What the article negates is negated in a claim, too, and nothing else is.

    The rule compares a word right after a negation with the same word in the clause that shares most with the claim, and only if it is
    surely asserted there: refused, without, undamaged and the like keep a negation.  It needs the text of the article.

    Bad (other-negation), actors/northland.yml:
        claims: [{id: deal, text: "[[northland]] and [[southmark]] ended the talks with a deal on the ferry.", type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: deal, text: "[[northland]] and [[southmark]] ended the talks with no deal on the ferry.", type: report, cites: [herald-2024-03#3]}]
    """
    paragraphs = at_hand(statement)
    wording = statement.language.wording
    if not paragraphs:
        return
    if not any(map(_negates, paragraphs)) and not any(is_negative(key, wording) for key in statement.visible.keys):
        return
    if not _may_differ(statement, paragraphs):
        return
    given = [saying for paragraph in paragraphs for saying in _sayings_in(paragraph, statement.library)]
    own = [*map(_sayings, of_text(statement.visible, statement.library, quotations=False))]
    quoted = [key for quotation in statement.visible.quotations for part in quotation.parts for key in part]
    lost = "" if _keeps(quoted, wording) else _left_out(own, given, wording)
    if lost:
        message = f"the claim has {lost.split()[-1]!r} without a negation, and {statement.where} has it negated: “{lost}”"
        yield statement.finding("other-negation", lost.split()[-1], message, _HINT)
        return
    turned = _turned(own, given)
    if turned:
        message = f"the claim has {turned[0]!r}, and {statement.where} has {turned[1]!r}"
        yield statement.finding("other-negation", turned[0], message, _HINT)
        return
    added = _put_in(own, given, wording)
    if added:
        message = f"the claim has “{added}”, and {statement.where} has {added.split()[-1]!r} without a negation"
        yield statement.finding("other-negation", added.split()[-1], message, _HINT)


@fact
def _negates(paragraph: Paragraph) -> bool:
    wording = paragraph.language.wording
    return any(is_negative(key, wording) for key in keys_in(paragraph))


def _sayings(reading: Reading) -> _Sayings:
    keys = reading.keys
    found = {negated.at: negated for negated in (*implied(keys, DEFAULT), *negated_words(keys, DEFAULT.wording, DEFAULT))}
    return _Sayings(reading, tuple(found.values()))


_sayings_in = clause_fact(_sayings)


def _may_differ(statement: Statement, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether a claim has a negation, a word that its paragraphs negate, or a word whose contrary they have: otherwise nothing is compared."""
    keys = DEFAULT.keys(statement.visible.text)
    if may_negate(keys, DEFAULT.wording):
        return True
    bases, contraries = possible_bases(statement.visible), frozenset[str]().union(*map(_contraries, keys))
    return any(
        not bases.isdisjoint(_negated_in(paragraph, statement.library)) or not contraries.isdisjoint(keys_in(paragraph))
        for paragraph in paragraphs
    )


@paragraph_fact
def _negated_in(readings: Sequence[Reading]) -> frozenset[str]:
    """The bases of the words that a paragraph negates."""
    return frozenset(reading.words[negated.at].base for reading in readings for negated in _sayings(reading).negated)


@cache
def _strong(wording: Wording) -> frozenset[str]:
    """The words by which a claim keeps a negation."""
    return wording.all_negative - _WEAK | _ESCAPED


def _keeps(keys: Sequence[str], wording: Wording) -> bool:
    """Whether some words of a claim keep a negation."""
    strong = _strong(wording)
    return any(key in strong or (key not in _WEAK and is_negative(key, wording)) for key in keys) or ("ruled", "out") in pairwise(keys)


def _left_out(own: Sequence[_Sayings], given: Sequence[_Sayings], wording: Wording) -> str:
    """The words of the article that negate what a claim asserts; empty if there are none."""
    negated = {saying.reading.words[one.at].base for saying in given for one in saying.negated}
    flat = [word.key for saying in own for word in saying.reading.words]
    start = 0
    for saying in own:
        keys = saying.reading.keys
        for at, word in enumerate(saying.reading.words):
            if word.base not in negated or word.name or word.base.startswith("@"):
                continue
            if _keeps((*flat[max(0, start - _NEAR) : start], *keys), wording) or _is_of_every(keys, at):
                continue
            found = _denied(Place(saying.reading, at), given, wording)
            if found:
                return found
        start += len(keys)
    return ""


_EVERY: Final = frozenset({"every", "each", "all", "both"})


def _is_of_every(keys: Sequence[str], at: int) -> bool:
    """Whether a word is one of all: every plant stays open is no plant is closed."""
    return not _EVERY.isdisjoint(keys[max(0, at - 2) : at])


def _denied(place: Place, given: Sequence[_Sayings], wording: Wording) -> str:
    """The words that negate the word of a claim wherever the passages say most of the same; empty if they do not, or not surely."""
    sayings = {id(saying.reading): saying for saying in given if not saying.reading.asks}
    every = places([saying.reading for saying in sayings.values()], frozenset({place.word.base}))
    others = closest(place, every)
    plain = [other for other in every if sayings[id(other.reading)].negator_of(other.at) is None]
    if any(shared(place, other) > max(0, shared(place, others[0]) - _SURELY) for other in plain):
        return ""
    found = ""
    for other in others:
        saying = sayings[id(other.reading)]
        negated = saying.negator_of(other.at)
        keys = other.reading.keys
        if "without" in keys and sum(key in wording.negators for key in keys) > 1:
            return ""  # not without
        if negated is None or {"if", "unless", "without"} & {*keys[:1]} or not _is_same(place, other, negated):
            return ""
        found = " ".join(keys[negated.start : negated.at + 1])
    return found


def _is_same(place: Place, other: Place, negated: Negated) -> bool:
    """Whether a word of a claim and the negated one of a clause say the same of the same."""
    keys = place.reading.keys
    if (
        stem(place.word.key) != stem(other.word.key)
        and not _is_form_of(place.word.key, other.word.key)
        and shared(place, other) < 2 * _SURELY
    ):
        return False  # another verb for the same
    mine, theirs = _governor(place), _governor(other)
    if mine and mine != theirs:
        return False
    if not mine and theirs == "will" and may_be_done(place.word.key, DEFAULT.wording):
        return False  # paid until now, and will not pay
    if negated.negator == "without":
        return "with" in keys[max(0, place.at - 3) : place.at]
    if negated.negator == "no":
        said = frozenset(word.base for word in other.reading.words[other.at + 1 :] if not word.name) & other.reading.about
        return bool(_beside(place, 3) & _beside(other, 3)) and (not said or bool(said & place.reading.about))
    before = other.reading.keys[max(0, negated.start - 2) : negated.start]
    return shared(place, other) > 0 or not _PRONOUNS.isdisjoint(before)


def _is_form_of(one: str, two: str) -> bool:
    """Whether one of two verbs is an irregular form of the other."""
    forms = DEFAULT.wording.verbs_by_past_form
    return not {one, *forms.get(one, ())}.isdisjoint({two, *forms.get(two, ())})


def _beside(place: Place, reach: int) -> frozenset[str]:
    """The bases of the words near another one, without stop words."""
    return frozenset(word.base for word in place.reading.beside(place.at, reach) if word.key not in DEFAULT.stop_words) - {place.word.base}


def _governor(place: Place) -> str:
    """The word before another one by which it is not asserted, or only as will or can: empty if it is plainly asserted."""
    keys, at = place.reading.keys, place.at
    for position in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        key = keys[position]
        if key == "to" and keys[position - 1 : position] and keys[position - 1] in _BE | {"not"}:
            return "will"
        if key == "to":
            verb = next((place.reading.words[p].base for p in range(position - 1, -1, -1) if keys[p] not in ("not", "never")), "")
            return "" if verb in _ASSERTING else f"to {verb}"
        if key in _MODALS:
            return _MODALS[key]
        if key in _NOT_ASSERTED:
            return f"{key}?"
    return ""


def _turned(own: Sequence[_Sayings], given: Sequence[_Sayings]) -> tuple[str, str] | None:
    """A word of a claim such as likely or unlikely, and its contrary in the passages, if these have it not and nothing else negates it."""
    words: frozenset[str] | None = None
    for saying in own:
        for key in saying.reading.keys:
            for other in _contraries(key):
                words = frozenset().union(*(each.reading.keys for each in given)) if words is None else words
                if key in words or other not in words:
                    continue
                clauses = [each for each in given if other in each.reading.keys]
                if any(each.negated for each in (saying, *clauses)):
                    continue
                if any(saying.reading.about & each.reading.about for each in clauses):
                    return key, other
    return None


@lru_cache(maxsize=65536)
def _contraries(key: str) -> tuple[str, ...]:
    longer = key in _PREFIXED or key.removesuffix("ly") in _PREFIXED
    shorter = (key.removeprefix(prefix) for prefix in _PREFIXES if key.startswith(prefix))
    return (
        *(f"{prefix}{key}" for prefix in _PREFIXES if longer),
        *(word for word in shorter if word.removesuffix("ly") in _PREFIXED),
    )


_PREFIXES: Final = ("un", "in", "im", "ir", "il", "dis")


def _put_in(own: Sequence[_Sayings], given: Sequence[_Sayings], wording: Wording) -> str:
    """The words of a claim that negate what the article asserts; empty if there are none."""
    for saying in own:
        keys = saying.reading.keys
        if len(saying.negated) != 1 or not {"until", "unless", "before", "yet", "without"}.isdisjoint(keys):
            continue
        (negated,) = saying.negated
        if negated.negator == "not" and _AUXILIARIES.isdisjoint(keys[max(0, negated.start - 2) : negated.start]):
            continue  # a quarter, not half
        if sum(is_negative(key, wording) and key not in _WEAK for key in keys) > 1 or keys[negated.start + 1 : negated.start + 2] == (
            "only",
        ):
            continue
        if not _COMPARED.isdisjoint(keys[negated.start : negated.at + 5]) or any(
            key.endswith(("er", "est")) for key in keys[negated.at : negated.at + 3]
        ):
            continue
        numbers = {key for key in keys if key[:1].isdigit()}
        if numbers - {word.key for each in given for word in each.reading.words}:
            continue  # 47 percent did not: 53 did
        if any(numbers & {*each.reading.keys} and "short" in each.reading.keys for each in given):
            continue  # lacks 13 seats: is 13 short
        if _is_asserted(Place(saying.reading, negated.at), negated, given, wording):
            return " ".join(keys[negated.start : negated.at + 1])
    return ""


def _is_asserted(place: Place, negated: Negated, given: Sequence[_Sayings], wording: Wording) -> bool:
    """Whether the clauses that share most with that of a negated word of a claim all assert it."""
    if place.reading.words[place.at].name:
        return False
    others = places([saying.reading for saying in given], frozenset({place.word.base}))
    if any(is_negative(key, wording) and key not in _MILD for other in others for key in other.reading.keys):
        return False
    best = closest(place, others)
    about = place.reading.about
    elsewhere = max((len(about & saying.reading.about) for saying in given if saying.negated), default=0)
    if elsewhere >= max((len(about & other.reading.about) for other in best), default=0):
        return False  # did not start: did not ignite
    for other in best:
        if not (_UNPLAIN - {other.word.key}).isdisjoint(other.reading.keys) or other.reading.asks:
            return False
        theirs = _governor(other)
        if theirs and theirs != _governor(place):
            return False
        if negated.negator == "no" and not _has_same_verb(place, other):
            return False
        if not shared(place, other):
            return False
    return bool(best)


def _has_same_verb(one: Place, two: Place) -> bool:
    """Whether “V no N” in a claim is “V … N” in the article, or “no N was V-ed” is “N was V-ed”."""
    return bool(_beside(one, 2) & _beside(two, 2))
