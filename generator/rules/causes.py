"""The rule on causes that no cited sentence gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..articles.wording import Wording
from ..evidence.clauses import at_hand
from ..evidence.readings import Reading, Word, of_passages, of_text
from ..evidence.statements import Finding, Statement
from .registry import CLAIM, rule

_HINT: Final = "say what happened, and leave out why; or cite the paragraph that gives the cause"
#: How many words behind one that gives a cause belong to it.
_REACH: Final = 12
#: Words of a claim that give a cause together.
_CAUSING: Final = (("result", "of"), ("led", "to"), ("as", "a", "result"), ("leading", "to"), ("resulted", "in"))
_BEGINNING: Final = frozenset(words[0] for words in _CAUSING)
_TO: Final = frozenset({"due", "owing", "thanks"})
_BE: Final = frozenset({"is", "are", "was", "were", "be"})
_DETERMINERS: Final = frozenset("the a an its their his her this that".split())
#: Words after which something only came first.
_TEMPORAL: Final = frozenset({"after", "before", "following"})
#: Parts of words of this length are compared: airdrops with dropped.
_PART: Final = 4


@rule("added-cause", scope=CLAIM, waivable=True, compares="ours")
def cause_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """A claim gives a cause (because, due to) only if a cited sentence does; that one thing came after another is no cause.

    If the sentence that the claim rests on has what it gives as the cause, and more than after between them, that is enough.

    Bad (added-cause), actors/northland.yml:
        claims: [{id: why, text: "[[northland]] and [[southmark]] ended three days of talks because of the debt.", type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: why, text: "[[northland]] and [[southmark]] ended three days of talks.", type: report, cites: [herald-2024-03#3]}]
    """
    wording, keys = statement.language.wording, [*statement.visible.keys]
    causes = [key for at, key in enumerate(keys) if key in wording.causes and _is_cause(keys, at)]
    rows = {*zip(keys, keys[1:], keys[2:], strict=False), *pairwise(keys)} if not _BEGINNING.isdisjoint(keys) else set()
    causes += [" ".join(words) for words in _CAUSING if words in rows]
    paragraphs = at_hand(statement) if causes else ()
    if paragraphs and not _is_given(statement, of_passages(statement, paragraphs), causes[0].split()[0], wording):
        message = f"the claim has {causes[0]!r}, and {statement.where} gives no cause"
        yield statement.finding("added-cause", causes[0].split()[0], message, _HINT)


def _is_cause(keys: list[str], at: int) -> bool:
    """Whether a word gives a cause: due to the storm, but not “is due to come”."""
    if keys[at] not in _TO:
        return True
    return keys[at + 1 : at + 2] == ["to"] and (not _BE & {*keys[at - 1 : at]} or not _DETERMINERS.isdisjoint(keys[at + 2 : at + 3]))


def _is_given(statement: Statement, given: Sequence[Reading], word: str, wording: Wording) -> bool:
    """Whether the passages connect what a claim gives as a cause with what it is to have caused, or may do so."""
    cause, effect = _parts(of_text(statement.visible, statement.library), word)
    if not cause:
        return True
    sentences = [*_sentences(given)]
    most = max(len(effect & _bases(sentence)) for sentence in sentences)
    for sentence in sentences:
        shares, has = len(effect & _bases(sentence)), _overlaps(cause, _bases(sentence))
        if _gives_ground(sentence, wording) and (has or shares == most):
            return True
        if shares >= min(most, max(1, most - 1)) and has and not _comes_after(sentence, cause):
            return True
    return False


def _parts(own: Sequence[Reading], word: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a claim gives as a cause, up to a comma, and what it says otherwise; as bases."""
    words = [(each, each.base in reading.about) for reading in own for each in reading.words]
    at = next((at for at, (each, _) in enumerate(words) if each.key == word), 0)
    end = next((at + 2 + step for step, (each, _) in enumerate(words[at + 1 :]) if each.comma), len(words))
    end = min(end, at + 1 + _REACH)
    cause = frozenset(each.base for each, about in words[at + 1 : end] if about)
    return cause, frozenset(each.base for each, about in (*words[:at], *words[end:]) if about) - cause


def _sentences(readings: Sequence[Reading]) -> Iterator[list[Word]]:
    found: dict[int, list[Word]] = {}
    last = -1
    for reading in readings:
        if reading.sentence != last and reading.sentence in found:  # another paragraph
            yield from found.values()
            found = {}
        last = reading.sentence
        found.setdefault(reading.sentence, []).extend(reading.words)
    yield from found.values()


def _bases(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.base for word in words)


def _overlaps(cause: frozenset[str], bases: frozenset[str]) -> bool:
    """Whether a sentence has something of a cause; a name alone does not count if there is more."""
    plain = frozenset(word for word in cause if not word.startswith("@")) or cause
    if plain & bases:
        return True
    long = [base for base in bases if len(base) >= _PART]
    return any(len(word) > _PART and (other in word or word in other) for word in plain for other in long)


#: Pairs of words by which one thing depends on another: it came only after they had threatened.
_CONDITIONS: Final = {"only": frozenset({"after", "when", "once"}), "not": frozenset({"until", "before"})}


def _gives_ground(words: Sequence[Word], wording: Wording) -> bool:
    """Whether a sentence gives a cause: because, caused, blamed; not “gave no reason”."""
    if any(two.key in _CONDITIONS.get(one.key, ()) for one, two in pairwise(words)):
        return True
    return any(word.key in wording.grounds and not (at and words[at - 1].key in wording.negators) for at, word in enumerate(words))


def _comes_after(words: Sequence[Word], cause: frozenset[str]) -> bool:
    """Whether what is given as a cause is in the sentence only as what came before or after."""
    behind = (_bases(words[at + 1 : at + 1 + _REACH]) for at, word in enumerate(words) if word.key in _TEMPORAL)
    return any(_overlaps(cause, bases) for bases in behind)
