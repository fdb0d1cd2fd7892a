"""Rules about names: whose a name is must be plain to every reader."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from ..records.dossier import Actor, Dossier, at
from ..text.problems import Problem
from ..text.yaml import Loc
from .registry import rule

#: Letters of Cyrillic, Greek, Armenian, Cherokee and of phonetics, and the Latin ones that no reader tells them from (after UTS 39).
_LOOKALIKES: Final = str.maketrans(
    "АВЕКМНОРСТУХЅІЈҮԌԚԜаеорсухѕіјһԁԛԝгүӏ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϳοανρτυχικγσς" "ՏՍՕԼօսոհցզյ" "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ" "ıɑɡɩ",
    "ABEKMHOPCTYXSIJYGQWaeopcyxsijhdqwryl" "ABEZHIKMNOPTYXjoavptuxikyoc" "SUOLounhgqj" "ABCDEGHJKLMPRSTVWZ" "iagi",
)  # fmt: skip


@rule("ambiguous-name")
def names_are_told_apart(dossier: Dossier) -> Iterator[Problem]:
    """A name or alias belongs to one actor, in whatever letters: a Cyrillic а is no other a to a reader.

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
                message = f"{name!r} is a name of {owner.name} ({owner.id}) too"
                yield Problem(at(dossier, actor, loc), "ambiguous-name", message, "leave it out of one of the two, or write it in full")
        yield from _names_twice(dossier, actor)


def _names_twice(dossier: Dossier, actor: Actor) -> Iterator[Problem]:
    """The names that stand twice in one record; two languages may share one."""
    seen: set[str] = set()
    for loc, name in _actor_names(actor):
        skeleton = _skeleton(name)
        if {skeleton, name.casefold()} & seen and loc[0] != "native_names":
            yield Problem(
                at(dossier, actor, loc), "ambiguous-name", f"the name {name!r} stands here a second time", "delete one of the two"
            )
        seen |= {skeleton, name.casefold()}


def _actor_names(actor: Actor) -> Iterator[tuple[Loc, str]]:
    yield ("name",), actor.name
    yield from ((("aliases", position), name) for position, name in enumerate(actor.aliases))
    yield from ((("metonyms", position), name) for position, name in enumerate(actor.metonyms))
    yield from ((("native_names", language), name) for language, name in actor.native_names.items())


def _skeleton(name: str) -> str:
    """What is left of a name where case, width, ligatures and the script of letters that look alike do not count."""
    return unicodedata.normalize("NFKC", name).translate(_LOOKALIKES).casefold()
