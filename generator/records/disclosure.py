"""Names of records that were left out of a dossier, in the texts that stayed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pydantic import BaseModel

from .dossier import SETTINGS, VOCABULARY, Actor, Dossier
from .sources import Source

#: The number of words from which on a name is looked for in any capitals: “may” is no mention of a Ms May.
_SEVERAL: Final = 2
_HINT: Final = "mark it as well, or write it without the name"


def named(whole: Dossier, released: Dossier) -> Iterator[str]:
    """The texts of a released dossier that have the name of something that was left out of the whole one, a sentence each."""
    pattern = _pattern({*_names(whole)} - {*_names(released)})
    if pattern is None:
        return
    records = (*released.profiles.values(), *released.withdrawn.values(), *released.sources.values())
    parts: tuple[tuple[str, BaseModel], ...] = ((SETTINGS, released.settings), (VOCABULARY, released.vocabulary))
    for path, part in (*parts, *((record.path, record) for record in records)):
        for field, text in texts(part):
            found = pattern.search(text)
            if found:
                yield f"{path}: {field} has the name “{found[0]}” of something that is left out; {_HINT}"


def says(part: BaseModel, short: str) -> bool:
    """Whether a text of a record has a short form."""
    found = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
    return any(found.search(text) for _, text in texts(part))


def texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value, with the field that has it."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, BaseModel):
        id = getattr(value, "id", "")
        inside = f"{field} {id!r}: " if field and id else f"{field}: " if field else ""
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{inside}{name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"{field} {key!r}", str(key)
            yield from texts(item, f"{field} {key!r}")
    elif type(value) in (tuple, list):
        for item in value:
            yield from texts(item, field)


def _names(dossier: Dossier) -> Iterator[str]:
    """The names of everything in a dossier: actors in all their forms, headlines, outlets, and ids of several words."""
    for record in (*dossier.profiles.values(), *dossier.withdrawn.values()):
        if isinstance(record, Actor):
            yield from filter(_telling, (record.title, *record.names, *record.native_names.values(), record.sort_as or ""))
        yield from (id for id in (record.id, *record.formerly) if "-" in id)
        yield from (f"{record.id}/{id}" for id in (*(claim.id for claim in record.claims), *(item.id for item in record.judgements)))
    for source in dossier.sources.values():
        yield from filter(_telling, _of_source(source))


def _of_source(source: Source) -> Iterable[str]:
    return (source.id, source.publisher, source.printed_as or "", source.headline or "", source.describes or "")


def _telling(name: str) -> bool:
    """Whether a name says whom it means: “the president” does not."""
    return any(letter.isupper() or (letter.isalpha() and not letter.islower()) for letter in name) or "-" in name


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for names as whole words, longest first; those of several words in any capitals."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    words = (rf"(?i:{re.escape(name)})" if len(name.split()) >= _SEVERAL else re.escape(name) for name in ordered)
    whole = "|".join(words)
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)") if whole else None
