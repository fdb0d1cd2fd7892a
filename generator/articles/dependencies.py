"""Deeds from the tree of a parsed sentence, in which each word depends on another: passives, relative clauses, conjunctions, nouns of action.

The words are those of spaCy with the labels of its English models; this is the only module that knows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from .deeds import OBJECT, Deed, Kind, Phrase


class Tree(Protocol):
    """A word of a parsed text, as spaCy has it."""

    i: int
    idx: int
    text: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str

    @property
    def head(self) -> Tree: ...
    @property
    def children(self) -> Iterable[Tree]: ...


Others = list[tuple[str, Phrase]]
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_WITHIN: Final = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "advmod"})
_RELATIVE: Final = frozenset({"WDT", "WP"})
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both"})
#: Nouns of action whose possessor does it: Northland's attack, a request by Northland.
_ACTIONS: Final = frozenset(
    "accusation advice allegation aid answer appeal apology assault attack ban bid bombing call campaign charge claim complaint condemnation criticism "
    "decision demand donation embargo gift grant help incursion inquiry intervention invasion invitation investigation lawsuit letter loan offer "
    "offensive order payment petition pledge plea praise promise proposal protest question raid rebuke refusal reply reproach request reservation "
    "response sanction siege statement strike suit supply support threat tribute ultimatum visit vote warning".split()
)
#: Verbs that say no more than that somebody does what their object says: made an attack on.
_LIGHT: Final = frozenset(
    "make launch carry give pay send file lodge submit issue deliver mount stage bring put level direct start open".split()
)
#: Verbs whose object does what an infinitive after it says.
_PROMISES: Final = frozenset({"promise", "threaten", "vow", "pledge", "offer", "agree", "refuse", "decline"})
#: Verbs with a preposition and a noun, and the verb that says the same.
_IDIOMS: Final = {
    ("take", "to", "court"): "sue", ("bring", "to", "court"): "sue", ("take", "to", "task"): "criticise", ("call", "to", "account"): "criticise",
    ("take", "into", "custody"): "arrest", ("place", "under", "arrest"): "arrest", ("put", "on", "trial"): "prosecute",
    ("come", "to", "power"): "come", ("put", "to", "death"): "kill",
}  # fmt: skip
_NOBODY: Final = frozenset({"no", "nobody", "none", "neither", "never", "not", "n't"})
_STEPS: Final = 6


def deeds(words: Iterable[Tree]) -> tuple[Deed, ...]:
    """The deeds of a parsed text in the order of its words."""
    found = []
    for word in words:
        if word.pos_ in ("VERB", "AUX") and word.dep_ not in ("aux", "auxpass"):
            found.append(_of_verb(word))
        elif word.pos_ == "NOUN" and word.lemma_.lower() in _ACTIONS:
            deed = _of_noun(word)
            if deed.agents or deed.others:
                found.append(deed)
    return tuple(found)


def _child(word: Tree, *labels: str) -> Tree | None:
    return next((child for child in word.children if child.dep_ in labels), None)


def _joined(word: Tree) -> Iterator[Tree]:
    """A word and those joined to it by and."""
    yield word
    for child in word.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            yield from _joined(child)


def _of_verb(verb: Tree) -> Deed:
    subjects = [*_subjects(verb, _STEPS)]
    passive = _is_passive(verb)
    agents: list[Phrase] = [] if passive else [*map(_phrase, subjects)]
    others: Others = [(OBJECT, _phrase(subject)) for subject in subjects] if passive else []
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "oprd") and child.pos_ != "ADP":
            others += [(OBJECT, _phrase(one)) for thing in _joined(child) for one in _antecedents(thing, verb)]
        elif child.dep_ == "agent" or (child.dep_ == "prep" and passive and child.text.lower() == "by"):
            agents += [_phrase(one) for one in _objects(child, verb)]
        elif child.dep_ in ("prep", "dative"):
            others += _with_preposition(child, verb)
        elif child.dep_ == "ccomp" and _child(child, "nsubj") is not None and _is_infinitive(child):
            others += [(OBJECT, _phrase(one)) for one in _subjects(child, 1)]  # asked X to do
    if not passive:
        others += [(OBJECT, _phrase(one)) for one in _left_out(verb)]
        _add_action(verb, others)
    return Deed(
        verb.idx, verb.idx + len(verb.text), _verb(verb), tuple(agents), tuple(others), _is_negated(verb), _is_asserted(verb), passive
    )


def _verb(verb: Tree) -> str:
    for preposition in verb.children:
        for child in preposition.children if preposition.dep_ == "prep" else ():
            idiom = _IDIOMS.get((verb.lemma_.lower(), preposition.text.lower(), child.text.lower()))
            if idiom:
                return idiom
    particle = _child(verb, "prt")
    return f"{verb.lemma_.lower()} {particle.text.lower()}" if particle is not None else verb.lemma_.lower()


def _is_passive(verb: Tree) -> bool:
    labels = {child.dep_ for child in verb.children}
    if "auxpass" in labels:
        return True
    if verb.tag_ == "VBD":
        return False
    if verb.tag_ != "VBN" or "nsubj" in labels or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    if verb.dep_ == "conj":
        return verb.head.pos_ == "VERB" and _is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl") or "agent" in labels


def _subjects(verb: Tree, steps: int) -> Iterator[Tree]:
    """The words that are the subject of a verb, whether it has one of its own or that of another verb."""
    own = _child(verb, *_SUBJECTS)
    if own is not None:
        for one in _joined(own):
            yield from _antecedents(one, verb)
        return
    if not steps or _child(verb, "csubj", "csubjpass", "expl") is not None:
        return
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.dep_ == "attr" and head.head.lemma_ == "be":
        yield from _subjects(head.head, steps - 1)  # was the first to do it
    elif verb.dep_ == "acl" and not _is_infinitive(verb):
        yield head
    elif verb.dep_ == "xcomp":
        objects = [child for child in head.children if child.dep_ in ("dobj", "dative")]
        if objects and head.lemma_ not in _PROMISES and not _is_passive(head):
            yield from (one for thing in objects[:1] for one in _joined(thing))
        else:
            yield from _subjects(head, steps - 1)
    elif verb.dep_ in ("conj", "advcl") and head.pos_ in ("VERB", "AUX"):
        yield from _subjects(head, steps - 1)
    elif verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        yield from _subjects(head.head, steps - 1)
    elif verb.dep_ == "relcl" and _child(verb, "dobj") is not None:
        yield head


def _antecedents(word: Tree, verb: Tree) -> Iterator[Tree]:
    """What a relative pronoun stands for; any other word itself."""
    if word.tag_ not in _RELATIVE:
        yield word
        return
    clause = verb
    while clause.dep_ in ("conj", "ccomp", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ == "relcl":
        yield clause.head


def _left_out(verb: Tree) -> Iterator[Tree]:
    """The object that a relative clause leaves out: the man they accused."""
    if verb.dep_ != "relcl" or _child(verb, "nsubj") is None:
        return
    subject = _child(verb, "nsubj")
    if subject is None or subject.tag_ in _RELATIVE or _child(verb, "dobj") is not None:
        return
    if not any(child.dep_ == "prep" and _child(child, "pobj") is None for child in verb.children):
        yield verb.head


def _objects(preposition: Tree, verb: Tree) -> Iterator[Tree]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            for thing in _joined(child):
                yield from _antecedents(thing, verb)


def _with_preposition(preposition: Tree, verb: Tree) -> Others:
    """What a preposition links to a verb; out of, and the like, by the last word."""
    found: Others = [(preposition.text.lower(), _phrase(one)) for one in _objects(preposition, verb)]
    for child in preposition.children:
        if child.dep_ in ("prep", "conj") and child.pos_ == "ADP":
            found += _with_preposition(child, verb)
    return found


def _add_action(verb: Tree, others: Others) -> None:
    """What belongs to a noun of action belongs to the light verb beside it; see `_of_noun` for the deed itself."""
    thing = _child(verb, "dobj")
    if thing is not None and verb.lemma_ in _LIGHT and thing.lemma_.lower() in _ACTIONS:
        others += [(role, phrase) for role, phrase in _phrase(thing).of if role not in ("poss", "by")]


def _of_noun(noun: Tree) -> Deed:
    """The deed that a noun of action stands for."""
    agents: list[Phrase] = []
    others: Others = []
    for role, phrase in _phrase(noun).of:
        if role in ("poss", "by"):
            agents.append(phrase)
        else:
            others.append((role, phrase))
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in _LIGHT:
        agents += [_phrase(one) for one in _subjects(verb, _STEPS)]
        others += [pair for child in verb.children if child.dep_ in ("prep", "dative") for pair in _with_preposition(child, verb)]
        others += [(OBJECT, _phrase(child)) for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    lemma = noun.lemma_.lower()
    negated = any(child.text.lower() in _NOBODY for child in noun.children)
    return Deed(noun.idx, noun.idx + len(noun.text), lemma, tuple(agents), tuple(others), negated, asserted=False, passive=not agents)


def _phrase(word: Tree) -> Phrase:
    return _made(word, _STEPS)


def _made(word: Tree, steps: int) -> Phrase:
    start = word.idx
    for child in word.children:
        if child.dep_ in _WITHIN and child.i < word.i:
            start = min(start, _leftmost(child))
    return Phrase(start, word.idx + len(word.text), word.lemma_.lower(), _kind(word), tuple(_belonging(word, steps)) if steps else ())


def _leftmost(word: Tree) -> int:
    return min((word.idx, *(_leftmost(child) for child in word.children if child.dep_ in _WITHIN and child.i < word.i)))


def _kind(word: Tree) -> Kind:
    if word.pos_ == "PRON":
        return "pronoun"
    if word.pos_ == "PROPN":
        return "name"
    definite = any((child.dep_ == "det" and child.text.lower() in _DEFINITE) or child.dep_ == "poss" for child in word.children)
    return "definite" if definite else "noun"


def _belonging(word: Tree, steps: int) -> Iterator[tuple[str, Phrase]]:
    for child in word.children:
        if child.dep_ in ("poss", "appos"):
            yield from ((child.dep_, _made(one, steps - 1)) for one in _joined(child))
        elif child.dep_ == "prep":
            for thing in child.children:
                if thing.dep_ == "pobj":
                    yield from ((child.text.lower(), _made(one, steps - 1)) for one in _joined(thing))


def _is_infinitive(verb: Tree) -> bool:
    return verb.tag_ == "VB" and not any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)


def _is_negated(verb: Tree) -> bool:
    for child in verb.children:
        if child.dep_ == "neg":
            return True
        if child.dep_ in (*_SUBJECTS, "dobj", "advmod", "preconj"):
            if child.text.lower() in _NOBODY or any(one.dep_ in ("det", "neg") and one.text.lower() in _NOBODY for one in child.children):
                return True
    return False


def _is_asserted(verb: Tree) -> bool:
    return not any(child.dep_ == "aux" and (child.tag_ == "MD" or child.text.lower() == "to") for child in verb.children)
