"""Whether the first word of a sentence, whose capital says nothing, is a name all the same."""

from __future__ import annotations

from typing import Final

from ..articles.demonyms import KNOWN
from .statements import VisibleText, Word

#: Words after which a first word without an article is a name, or a noun that needs none.
_AFTER_NAME: Final = frozenset("is was has had will would says said".split())
#: Words of names of countries that are common ones.
_PLAIN: Final = frozenset({"new", "union", "states", "kingdom", "us"})
#: Endings of nouns that need no article.
_MASS: Final = ("ing", "ment", "tion", "sion", "ness", "ity", "ance", "ence", "th", "ure", "age", "ism", "ship", "ship", "hood", "dom", "ics", "ery", "ly",
                "phy", "gy", "cy", "ce", "body", "one", "thing", "self")  # fmt: skip
_UNCOUNTED: Final = frozenset(
    "turnout trade peace war water oil gas coal grain wheat rice food aid cash debt work power law order rain snow heat news data traffic oxygen steel "
    "iron gold silver timber wood wool milk meat fish bread sugar salt fuel petrol diesel electricity money income tax profit output demand supply "
    "support progress help control access blame doubt fear hope trust anger relief talk crime smoke fire mail staff land soil sand air space "
    "time life death today tomorrow yesterday tonight it he she this that there what who which how why when where here another each everyone "
    "neither either both none much most more less little enough part half all some any such one i everybody advice airspace parliament congress "
    "tourism medicine education business industry agriculture farming fishing shipping livestock farmland nature cargo freight feed housing inflation "
    "interest credit capital coverage equipment machinery software hardware evidence information infrastructure influence pressure violence justice "
    "freedom security intelligence research science technology training compensation permission approval consent opposition government cotton corn "
    "maize barley herring salmon cattle poultry beef pork fruit drought flood erosion rainfall seepage sewage sediment pollution waste runoff".split()
)


def opens_as_name(visible: VisibleText, word: Word) -> bool:
    """Whether the first word of a sentence is a name: in capitals, an adjective of a country, before another name, or where a noun has an article."""
    after = visible.key(word.at + 1)
    if word.raw.isupper() and len(word.raw) > 1:
        return True
    if word.key in visible.language.stop_words or word.key in _UNCOUNTED or word.key in visible.language.hedges.all:
        return False
    if word.key in KNOWN and word.key not in _PLAIN:
        return True
    if after not in _AFTER_NAME and not (visible.text[word.start + len(word.raw) :][:2] == ", " and after in ("a", "an", "the")):
        return False
    return not word.key.endswith((*_MASS, "s"))
