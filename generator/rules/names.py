"""Rules about names: readers must be able to tell which actor a name belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from ..records.dossier import Actor, Dossier, at
from ..text.problems import Problem
from ..text.yaml import Loc
from .registry import rule

#: Letters of Cyrillic, Greek, Armenian, Cherokee and phonetics, each with the Latin letter that looks the same (after UTS 39).
_LOOKALIKES: Final = str.maketrans(
    "АВЕКМНОРСТУХЅІЈҮԌԚԜаеорсухѕіјһԁԛԝгүӏ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϳοανρτυχικγσς" "ՏՍՕԼօսոհցզյ" "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ" "ıɑɡɩ",
    "ABEKMHOPCTYXSIJYGQWaeopcyxsijhdqwryl" "ABEZHIKMNOPTYXjoavptuxikyoc" "SUOLounhgqj" "ABCDEGHJKLMPRSTVWZ" "iagi",
)  # fmt: skip


@rule("ambiguous-name")
def names_are_distinguishable(dossier: Dossier) -> Iterator[Problem]:
    """Names and aliases are unique, also among look-alike letters: readers cannot tell a Cyrillic а from a Latin a.

    Bad (ambiguous-name), actors/harbour-union.yml:
        aliases: [northland]
    Good:
        aliases: [The Harbour Union]
    """
    owners: dict[str, Actor] = {}
    for actor in dossier.actors.values():
        for loc, name in _actor_names(actor):
            found = [owners.setdefault(key, actor) for key in (_skeleton(name), name.casefold())]
            owner = next((owner for owner in found if owner is not actor), actor)
            if owner is not actor:
                message = f"duplicate name {name!r}, also of {owner.name} ({owner.id})"
                yield Problem(at(dossier, actor, loc), "ambiguous-name", message, "remove it from one of the two, or write it in full")
        yield from _names_twice(dossier, actor)


def _names_twice(dossier: Dossier, actor: Actor) -> Iterator[Problem]:
    """The duplicate names in one record; two languages may share one."""
    seen: set[str] = set()
    for loc, name in _actor_names(actor):
        skeleton = _skeleton(name)
        if {skeleton, name.casefold()} & seen and loc[0] != "native_names":
            yield Problem(at(dossier, actor, loc), "ambiguous-name", f"duplicate name {name!r}", "delete one of the two")
        seen |= {skeleton, name.casefold()}


def _actor_names(actor: Actor) -> Iterator[tuple[Loc, str]]:
    yield ("name",), actor.name
    yield from ((("aliases", position), name) for position, name in enumerate(actor.aliases))
    yield from ((("metonyms", position), name) for position, name in enumerate(actor.metonyms))
    yield from ((("native_names", language), name) for language, name in actor.native_names.items())


def _skeleton(name: str) -> str:
    """A name without differences in case, width, ligatures and look-alike letters."""
    return unicodedata.normalize("NFKC", name).translate(_LOOKALIKES).casefold()
