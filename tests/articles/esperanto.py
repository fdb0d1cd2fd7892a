"""Esperanto, as far as the tests of languages need it: what a pack beside `generator/articles/languages/en.py` looks like."""

from __future__ import annotations

import re
from typing import Final

from generator.articles.language import Dates, Hedges, Language, ordinal

_NUMBERS: Final = {word: str(number) for number, word in enumerate("nul unu du tri kvar kvin ses sep ok naŭ dek".split())}
_SIZES: Final = {"mil": "1000", "miliono": "million", "milionoj": "million", "%": "percent", "procentoj": "percent"}


def _normalise(raw: str) -> str:
    """The key of a word, without the ending of the accusative; `14-a` and `14-an` are ordinals."""
    word = re.sub(r"(?<=[aoj])n$", "", raw.casefold())
    number, hyphen, _ = word.partition("-")
    return ordinal(number) if hyphen else word


LANGUAGE: Final = Language(
    code="eo",
    word=re.compile(r"\d+-an?\b|\d+(?:[.,]\d+)*|%|[^\W\d_]+"),
    normalise=_normalise,
    same={**_NUMBERS, **_SIZES},
    stop_words=frozenset("la kaj de en al sur por kun sen ke ne estas estis ĝi li ŝi ili".split()),
    dates=Dates(
        months=tuple("januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro".split()),
        day_links=("de",),
        relative_months={("pasinta", "monato"): -1, ("venonta", "monato"): 1},
        recent=("hodiaŭ", "hieraŭ", "lastatempe"),
    ),
    hedges=Hedges(
        words={"doubt": frozenset({"eble", "verŝajne", "ŝajne"}), "plan": frozenset({"planas", "intencas"})},
        narrow=("supozata",),
    ),
    reporting=frozenset({"diris", "laŭ", "skribis"}),
)
