"""How many of which things a clause is about: all of the files, most members, nearly all, 14 of the 17 counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from .readings import Reading

_CLASSES: Final = {word: kind for kind, words in (
    ("all", "all every each both entire whole"), ("most", "most majority"), ("few", "few minority hardly"), ("some", "some several many"),
    ("none", "no none nobody neither"), ("half", "half third quarter thirds quarters 3th 4th"),
) for word in words.split()}  # fmt: skip
_NEARLY: Final = frozenset("nearly almost virtually practically not but hardly".split())
_NO_QUANTIFIER: Final = {
    ("at", "all"),
    ("above", "all"),
    ("after", "all"),
    ("in", "all"),
    ("at", "most"),
    ("the", "most"),
    ("a", "few"),
    ("of", "all"),
    ("for", "all"),
}
_AFTER: Final = frozenset({"that", "but", "over", "along"})
#: How many words behind a quantifier what it is said of may be.
_REACH: Final = 6
_HALF: Final = Decimal("0.5")


#: Units of time, with which every and all say how often or how long: every day.
TIMES: Final = frozenset("day days night week month months year summer winter morning evening hour minute time times".split())


class Quantified(NamedTuple):
    """A class of quantifiers, the word, and the bases of what it is said of."""

    kind: str
    word: str
    of: frozenset[str]
    reading: Reading


def quantified(readings: Sequence[Reading]) -> Iterator[Quantified]:
    """The quantifiers of some clauses with what they are said of."""
    for reading in readings:
        keys = reading.keys
        for at, key in enumerate(keys):
            kind = _kind(keys, at)
            of = _of(reading, at) if kind else frozenset()
            if of:
                yield Quantified(kind, key, of, reading)


def _kind(keys: Sequence[str], at: int) -> str:
    key, before = keys[at], keys[at - 1] if at else ""
    after = keys[at + 1] if at + 1 < len(keys) else ""
    if key.isdecimal() or key == "one":
        return _part(keys, at)
    kind = _CLASSES.get(key, "")
    if (
        not kind
        or (before, key) in _NO_QUANTIFIER
        or (key == "all" and after in _AFTER)
        or (key in ("all", "every", "each") and after in TIMES)
        or (key in ("some", "most") and after[:1].isdigit())
    ):
        return ""
    if kind == "half" and after != "of" and before not in ("than", "a"):
        return ""
    return "nearly" if kind == "all" and before in _NEARLY else kind


def _part(keys: Sequence[str], at: int) -> str:
    """A number as a part of another one: 14 of the 17."""
    after = [key for key in keys[at + 1 : at + 5] if key not in ("the", "its", "their", "these", "his", "her")]
    if after[:1] not in (["of"], ["out"]):
        return ""
    whole = next((key for key in after if key.isdecimal()), "")
    part = Decimal(1) if keys[at] == "one" else Decimal(keys[at])
    if not whole:
        return "part"
    return "all" if part == Decimal(whole) else "part" if part > Decimal(whole) * _HALF else "few"


def _of(reading: Reading, at: int) -> frozenset[str]:
    """What a quantifier is said of: the first two words behind it with a meaning of their own."""
    found = []
    for word in reading.words[at + 1 : at + 1 + _REACH]:
        if word.base in reading.about and not word.key[:1].isdigit() and not word.base.startswith("@"):
            found.append(word.base)
        if word.comma or len(found) > 1:
            break
    return frozenset(found[:2])


#: What a claim may not say if the passages say only the others of the same things.
EXCLUDED: Final = {
    "all": frozenset({"most", "few", "some", "nearly", "part", "half"}),
    "most": frozenset({"few", "none"}),
    "few": frozenset({"most", "all", "nearly"}),
    "none": frozenset({"all", "most", "nearly"}),
}
