"""Names of actors that nobody bears: built from syllables, each word used once, the same for the same seed.

A tenth of the actors get a name in another script too, put together from characters of a built-in list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Final

_OPENING: Final = (
    "ba be bo da de do fa fe ga go ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va ve vo za zo".split()
)
_MIDDLE: Final = "bel dar der dor fen gar gil gor kal kel kir lan lar len lin mar mel mir nar nel nor ral ren ril rin sal sel sor tal tel tir vel ver vin".split()
_CLOSING: Final = "a ak an ar as ba da du en er eth ia iel in is ka mo na no o on or os ra ro sk ta th tu un us va vi yk".split()

_BODY: Final = "Agency Bureau Directorate Inspectorate Ministry Office Secretariat Treasury".split()
_FIRM: Final = "Council Federation Fleet Guild League Lines Society Union Works".split()
_SCHOOL: Final = "Academy Archive College Institute Observatory".split()
_PAPER: Final = "Courier Dispatch Gazette Herald Ledger Mirror Observer Post Tribune".split()
_FIELD: Final = "Border Coast Grain Harbour Island Land Northern Rail River Sea Quarry Tariff Timber".split()

_CHINESE: Final = "岳湖林岚松柏溪峰云岭海涛江河石泉梅竹兰菊晨曦朗宁平安康乐明德文礼仁和信义"
_JAPANESE: Final = "岬浜沢峠畑垣榊椿葵楓霞潮渚灯笛鶴鷹鷲橘桐杉樫"
_KANA: Final = "あかさたなはまやらわいきしちにひみりうくすつぬふむゆるえけせてねへめれおこそとのほもよろ"
_KOREAN: Final = "가나다라마바사아자차카타파하고노도로모보소오조초호구누두루무부수우주추기니디리미비시"
_CYRILLIC: Final = "ба бо ве ви го да до же за зо ка ко ла ло ма мо на но по ра ро са со та то ха це ча шо юр".split()

#: How often each kind of actor occurs, in a hundred; persons are the rest.
SHARES: Final = {"bloc": 1, "state": 5, "government-body": 16, "organisation": 18, "research-body": 6, "outlet": 3}


@dataclass
class Names:
    """The words and names given so far; no word is given twice."""

    rng: Random
    used: set[str] = field(default_factory=set)

    def word(self) -> str:
        """A new word of three syllables, with a capital."""
        while True:
            found = self.rng.choice(_OPENING) + self.rng.choice(_MIDDLE) + self.rng.choice(_CLOSING)
            if self._new(found):
                return found.capitalize()

    def of(self, kind: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Name, aliases and metonyms of a new actor of a kind."""
        one = self.word()
        field, head = self.rng.choice(_FIELD), self.rng.choice(_HEADS.get(kind, _FIRM))
        if kind == "state":
            return one, (f"{one}ese",), (self.word(),)
        if kind == "person":
            family = self.word()
            return f"{one} {family}", (family,), ()
        if kind == "bloc":
            return f"{one} Compact", (), ()
        if kind == "outlet":
            return f"{one} {head}", (), ()
        return f"{one} {field} {head}", (f"{one} {head}",), ()

    def native(self) -> tuple[str, str]:
        """A language, and a new name in its script."""
        while True:
            language = self.rng.choice(tuple(_SCRIPTS))
            found = _SCRIPTS[language](self.rng)
            if self._new(found):
                return language, found

    def _new(self, word: str) -> bool:
        if word in self.used:
            return False
        self.used.add(word)
        return True


_HEADS: Final = {"government-body": _BODY, "organisation": _FIRM, "research-body": _SCHOOL, "outlet": _PAPER}


def _drawn(rng: Random, characters: str, count: int) -> str:
    return "".join(rng.choices(characters, k=count))


def _cyrillic(rng: Random) -> str:
    return " ".join("".join(rng.choices(_CYRILLIC, k=3)).capitalize() for _ in range(2))


_SCRIPTS: Final = {
    "zh": lambda rng: _drawn(rng, _CHINESE, rng.randrange(2, 5)),
    "ja": lambda rng: _drawn(rng, _JAPANESE, 2) + _drawn(rng, _KANA, 3),
    "ko": lambda rng: _drawn(rng, _KOREAN, rng.randrange(3, 6)),
    "ru": _cyrillic,
}
