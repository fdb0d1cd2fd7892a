"""What sentences say who does: each deed with those who do it and those it is done to, whatever parses the sentences.

The rules know deeds and a `Grammar` that finds them; no library of grammar appears here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple, Protocol, cast

#: What a phrase is: with a name, a pronoun, a noun with “the” or the like, or any other noun.
Kind = Literal["name", "pronoun", "definite", "noun"]
#: The role of what a deed is done to; others have their preposition as role.
OBJECT: Final = "object"


class Phrase(NamedTuple):
    """Words that stand for somebody or something: where they are in the text, their main word, and what belongs to them by a preposition.

    `start` and `end` include the words right before the main one, such as first names; `head` is in its plain form and in small letters.
    """

    start: int
    end: int
    head: str
    kind: Kind
    of: tuple[tuple[str, Phrase], ...] = ()

    def whole(self) -> Iterator[Phrase]:
        """It, and whatever belongs to it."""
        yield self
        for _, phrase in self.of:
            yield from phrase.whole()


class Deed(NamedTuple):
    """A verb, or a noun that stands for one, with its agents and the others, whoever is the subject of the sentence.

    `start` and `end` are those of the word, `verb` is its plain form with its particle (turn down).  `asserted` is false after a modal verb or “to”.
    `passive`: no agent need be named.
    """

    start: int
    end: int
    verb: str
    agents: tuple[Phrase, ...]
    others: tuple[tuple[str, Phrase], ...]
    negated: bool
    asserted: bool
    passive: bool


class Grammar(Protocol):
    """Finds the deeds of a text."""

    def __hash__(self) -> int: ...

    @property
    def edition(self) -> str:
        """What finds them, with its version: another one may find others."""

    def deeds(self, text: str) -> tuple[Deed, ...]:
        """The deeds of a canonical text in English, in order."""


def as_values(deeds: tuple[Deed, ...]) -> list[Any]:
    """Deeds as plain lists, which JSON can hold."""
    return [[*deed[:3], [*map(_values, deed.agents)], [[role, _values(one)] for role, one in deed.others], *deed[5:]] for deed in deeds]


def from_values(values: list[Any]) -> tuple[Deed, ...]:
    """Deeds from such lists.  Raises ValueError or TypeError if they are none."""
    found = []
    for start, end, verb, agents, others, *flags in values:
        negated, asserted, passive = map(bool, flags)
        parties = tuple((str(role), _phrase(one)) for role, one in others)
        found.append(Deed(int(start), int(end), str(verb), tuple(map(_phrase, agents)), parties, negated, asserted, passive))
    return tuple(found)


def _values(phrase: Phrase) -> list[Any]:
    return [*phrase[:4], [[role, _values(one)] for role, one in phrase.of]]


def _phrase(values: list[Any]) -> Phrase:
    start, end, head, kind, of = values
    return Phrase(int(start), int(end), str(head), cast("Kind", kind), tuple((str(role), _phrase(one)) for role, one in of))
