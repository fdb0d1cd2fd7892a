"""The languages of articles: a module each, which makes a `LANGUAGE`.  Another one is a file beside these and a line in `PACKS`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from ..language import Language

#: The module of each language, by its tag (BCP 47); a module is imported once an article needs it.
PACKS: Final = {
    "en": ".en",
}


def for_tag(tag: str) -> Language:
    """The language of a tag such as `en-GB`, else of `en`; an article in a language that has no module is read as if it were English."""
    subtags = tag.lower().split("-")
    prefixes = ("-".join(subtags[:length]) for length in range(len(subtags), 0, -1))
    return _loaded(PACKS[next((prefix for prefix in prefixes if prefix in PACKS), "en")])


@cache
def _loaded(module: str) -> Language:
    language = import_module(module, __name__).LANGUAGE
    assert isinstance(language, Language)
    return language


#: The language of articles that do not say theirs, and of all that is written in a dossier.
DEFAULT: Final = for_tag("en")
