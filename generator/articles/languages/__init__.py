"""The languages of articles, one module each.  To add one, write a module that defines `LANGUAGE`, and add it to `PACKS`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from ..language import Language

#: The module of each language by its tag (BCP 47, small letters).  A module is imported when an article first needs it.
PACKS: Final = {
    "en": ".en",
    "ar": ".ar",
    "de": ".de",
    "es": ".es",
    "fr": ".fr",
    "he": ".he",
    "ja": ".ja",
    "ko": ".ko",
    "ru": ".ru",
    "zh": ".zh",
}
#: What is known of any other language.
_OTHER: Final = ".other"


def for_tag(tag: str) -> Language:
    """The language of a tag such as `en-GB`; of one without a module, only figures, names in Latin letters and quotations are known."""
    subtags = tag.lower().split("-")
    prefixes = ("-".join(subtags[:length]) for length in range(len(subtags), 0, -1))
    return _loaded(next((PACKS[prefix] for prefix in prefixes if prefix in PACKS), _OTHER))


def name_of(tag: str, *, bracketed: bool = False) -> str:
    """The English name of a language: “English”, “English (en-GB)”; the tag itself if its language has no module.

    `bracketed` if the name is put in brackets: “English, en-GB”.
    """
    primary = tag.lower().partition("-")[0]
    name = for_tag(primary).name if primary in PACKS else ""
    return tag if not name else name if tag.lower() == primary else f"{name}, {tag}" if bracketed else f"{name} ({tag})"


@cache
def _loaded(module: str) -> Language:
    language = import_module(module, __name__).LANGUAGE
    assert isinstance(language, Language)
    return language


#: The language of the dossier's own texts, and of an article whose source is not known.
DEFAULT: Final = for_tag("en")
