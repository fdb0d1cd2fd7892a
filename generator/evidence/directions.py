"""Who does what to whom, as far as a sentence says it plainly: “A thanked B”, “A was thanked by B”, “A bought grain from B”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ..articles.language import Language
from ..articles.paragraph import Paragraph
from .clauses import clauses_of, stem
from .passages import EvidenceIndex
from .statements import VisibleText

_BE: Final = frozenset("is are was were be been being".split())
_AUXILIARIES: Final = _BE | frozenset(
    "has have had will would may might could can did does do to not also now first again then later already never".split()
)
_RELATIVE: Final = frozenset({"which", "who"})
#: Words before the second party that show that both act alike, or that it is a place or a time.
_ALIKE: Final = frozenset("with and or between in at near off like than after before since when where while that as if because but".split())
#: Words between the parties after which another sentence begins.
_BARRIERS: Final = frozenset("that which who said says and but while when because if after before whether how".split())
#: Verbs that are the same in both directions.
_MUTUAL: Final = frozenset(
    map(
        stem,
        "met meet meets agreed agree signed talked talks spoke shared share border borders joined fought clashed traded quarrelled".split(),
    )
)
#: Verbs by which the one who gets something is named first, with the verb for the one who gives it.
_CONVERSE: Final = {
    "buy": "sell", "purchase": "sell", "import": "sell", "borrow": "lend", "receive": "give", "get": "give", "obtain": "give", "export": "sell", "supply": "give",
    "send": "give", "lend": "lend", "sell": "sell", "give": "give",
}  # fmt: skip
_TAKING: Final = frozenset("buy purchase import borrow receive get obtain".split())
_REACH: Final = 10


class Act(NamedTuple):
    """A verb without its ending, who does it and to whom, and the words in order as they are."""

    verb: str
    by: str
    to: str
    words: str


def acts_of_text(visible: VisibleText, library: EvidenceIndex) -> Iterator[Act]:
    """What the clauses of a text say, with its links as the parties."""
    language, text = visible.language, visible.text
    named = []
    for link in visible.links:
        record = link.target.partition("/")[0]
        if record in library.dossier.actors:
            start = len(language.keys(text[: link.start]))
            named.append((start, start + len(language.keys(text[link.start : link.end])), record))
    yield from _acts(language.keys(text), named, language)


@lru_cache(maxsize=16384)
def acts_of_passage(paragraph: Paragraph, library: EvidenceIndex, language: Language) -> tuple[Act, ...]:
    """What the clauses of a passage say, as far as they name actors of the dossier."""
    return tuple(_acts_of_passage(paragraph, library, language))


def _acts_of_passage(paragraph: Paragraph, library: EvidenceIndex, language: Language) -> Iterator[Act]:
    before: tuple[str, ...] = ()
    for clause in clauses_of(paragraph):
        keys = clause.keys
        named = list(_named(keys, library))
        if keys[:1] and keys[0] in _RELATIVE and before:
            last = [name for name in _named(before, library) if name[1] == len(before)]
            if last:
                start, end, actor = last[0]
                shift = end - start
                keys = (*before[start:end], *keys)
                named = [(0, shift, actor), *((one + shift, two + shift, other) for one, two, other in named)]
        yield from _acts(keys, named, language)
        before = clause.keys


def _named(keys: Sequence[str], library: EvidenceIndex) -> Iterator[tuple[int, int, str]]:
    at = 0
    while at < len(keys):
        mention = library.mention(keys, at)
        if mention and len(mention.actors) == 1:
            yield at, at + mention.length, mention.actors[0]
            at += mention.length
        else:
            at += 1


def _acts(keys: Sequence[str], named: Sequence[tuple[int, int, str]], language: Language) -> Iterator[Act]:
    for number, (_, end, actor) in enumerate(named):
        at, passive = end, False
        while at < len(keys) and (keys[at] in _AUXILIARIES or keys[at] in _RELATIVE or keys[at].endswith("ly")):
            passive = keys[at] in _BE or (passive and keys[at] not in _RELATIVE)
            at += 1
        at += next((step for step in (0, 1, 2, 3, 4) if keys[at + step : at + step + 1] and _is_past(keys[at + step], language)), 0)
        if at >= len(keys) or keys[at] in language.stop_words or not _is_verb(keys[at], language):
            continue
        following = next((name for name in named[number + 1 :] if name[0] > at), None)
        if not following or following[2] == actor or following[0] - at > _REACH:
            continue
        between = keys[at + 1 : following[0]]
        if not _BARRIERS.isdisjoint(between) or (between and between[-1] in _ALIKE):
            continue
        act = _directed(_base(keys[at], language), actor, following[2], between, passive=passive)
        if act:
            yield act._replace(words=" ".join(keys[end - 1 : following[1]]))


def _is_past(key: str, language: Language) -> bool:
    return (key.endswith("ed") or key in language.wording.verbs_by_past_form) and key not in language.stop_words


def _is_verb(key: str, language: Language) -> bool:
    wording = language.wording
    return key not in wording.titles and (
        key.endswith(("ed", "s")) or key in wording.verbs_by_past_form or key in wording.past_forms or key in _CONVERSE
    )


def _directed(verb: str, actor: str, other: str, between: Sequence[str], *, passive: bool) -> Act | None:
    if stem(verb) in _MUTUAL:
        return None
    by = "by" in between[-2:]
    if passive != by:
        return None
    if passive:
        actor, other = other, actor
    if verb in _CONVERSE:
        taking = verb in _TAKING
        if taking != ("from" in between[-2:]) and taking:
            return None
        return Act(_CONVERSE[verb], other if taking else actor, actor if taking else other, "")
    return Act(stem(verb), actor, other, "")


def _base(key: str, language: Language) -> str:
    """The verb that a form may belong to."""
    verbs = language.wording.verbs_by_past_form.get(key)
    if verbs:
        return verbs[0]
    for ending in ("ing", "ed", "es", "s"):
        if key.endswith(ending) and key[: -len(ending)] in _CONVERSE:
            return key[: -len(ending)]
        if key.endswith(ending) and key[: -len(ending)] + "e" in _CONVERSE:
            return key[: -len(ending)] + "e"
    return {"supplies": "supply", "supplied": "supply"}.get(key, key)
