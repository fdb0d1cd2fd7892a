"""Words that turn the meaning of a sentence: what negates, limits, orders or causes; all as keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Words = frozenset[str]


@dataclass(frozen=True, eq=False, kw_only=True)
class Wording:
    """Closed lists of a language by which a text and the sentence it rests on are compared."""

    #: Words that negate a clause, and words that have a negation in their meaning.
    negators: Words = frozenset()
    negatives: Words = frozenset()
    #: Words for how many of a group, by class: all, most, some, only, none.
    quantifiers: Mapping[str, Words] = field(default_factory=dict)
    #: Groups of words that exclude each other: those of one side, those of the other; those that are said of many things; and those of them
    #: by which two parties say the same of each other.
    opposites: tuple[tuple[Words, Words], ...] = ()
    tight: tuple[tuple[Words, Words], ...] = ()
    converse: Words = frozenset()
    #: Groups of words that mean nearly the same.
    synonyms: tuple[tuple[str, ...], ...] = ()
    #: One word for a verb and a particle, by both.
    phrasal: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: Words for an office that somebody no longer has, for one that somebody has, and words that an article uses for the former.
    former: Words = frozenset()
    current: Words = frozenset()
    past: Words = frozenset()
    #: Words for a cause in a text, and all those by which an article may give one.
    causes: Words = frozenset()
    grounds: Words = frozenset()
    #: Words for offices and functions.
    titles: Words = frozenset()
    #: Words before a verb by which something is still to come; past forms of verbs that have no ending.
    future: Words = frozenset()
    past_forms: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def all_negative(self) -> Words:
        """Whatever may negate."""
        return self.negators | self.negatives

    @cached_property
    def quantifiers_of(self) -> Mapping[str, tuple[str, ...]]:
        """The classes of each quantifier."""
        words = frozenset().union(*self.quantifiers.values())
        return {word: tuple(kind for kind, each in self.quantifiers.items() if word in each) for word in words}

    @cached_property
    def verbs_by_past_form(self) -> Mapping[str, tuple[str, ...]]:
        """The verbs that an irregular past form may belong to."""
        found: dict[str, tuple[str, ...]] = {}
        for verb, forms in self.past_forms.items():
            for form in forms.split():
                found[form] = (*found.get(form, ()), verb)
        return found
