"""What a data set says that a dossier can record, and a list of what it says besides."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from ..records.identity import SameAs
from ..records.scalars import Language, Line, Web, When
from ..text import look_alikes, yaml_errors

#: The maximum number of entries, and of values of one entry.
MOST_ENTRIES: Final = 50_000
MOST_VALUES: Final = 200
_VALID: Final[Mapping[str, TypeAdapter[Any]]] = {
    "text": TypeAdapter(Line), "id": TypeAdapter(SameAs), "address": TypeAdapter(Web), "language": TypeAdapter(Language), "date": TypeAdapter(When),
}  # fmt: skip
Item = TypeVar("Item")


class UnusableDataError(ValueError):
    """A file from which nothing can be imported; the message says why, and where."""


class Reference(NamedTuple):
    """A source that a data set names: its address, and its title and day if they are given."""

    address: str
    title: str = ""
    published: str = ""


class Entry(NamedTuple):
    """A thing with a name: its key in the data set, the row for readers, its type there, and what is said of it."""

    key: str
    row: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    native: Mapping[str, str] = {}
    same_as: tuple[str, ...] = ()
    website: str = ""
    references: tuple[Reference, ...] = ()


class Relation(NamedTuple):
    """What one entry is to another: the row for readers, its type in the data set, the keys of the two ends, and its time in EDTF."""

    row: str
    type: str
    start: str
    end: str
    when: str = ""
    references: tuple[Reference, ...] = ()


class Loss(NamedTuple):
    """Something that was not taken over: what, in which row, and why."""

    what: str
    row: str
    why: str


#: The reasons for most losses.
NO_FIELD: Final = "a dossier has no field for it without a paragraph"
NOT_HERE: Final = "the file has no entry for it"


@dataclass
class Extract:
    """What a file says: the data set with its version and publisher as far as it names them, entries, relations, and losses."""

    title: str = ""
    version: str = ""
    publisher: str = ""
    address: str = ""
    entries: list[Entry] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def lose(self, what: str, row: str, why: str) -> None:
        """Note something that is not taken over."""
        self.losses.append(Loss(shown(what, 200), row, why))

    def lose_fields(self, given: Iterable[object], known: Container[str], row: str, of: str = "field") -> None:
        """Note the fields that no part of a record is made from."""
        for name in given:
            if name not in known:
                self.lose(f"{of} {shown(name)}", row, NO_FIELD)

    def value(self, form: str, given: object, what: str, row: str) -> str:
        """A value of the form text, id, address, language or date; empty, and noted as lost, if it is none.  Nothing is no loss."""
        if given is None or given == "":
            return ""
        text = unicodedata.normalize("NFC", " ".join(given.split())) if isinstance(given, str) else ""
        why = "it is not a text" if not isinstance(given, str) else _unfit(text) or _invalid(form, text)
        if why:
            self.lose(what, row, why)
            return ""
        return text

    def values(self, form: str, given: object, what: str, row: str) -> tuple[str, ...]:
        """Each value of a list, or one alone; without duplicates."""
        listed = given if isinstance(given, list) else [] if given is None else [given]
        if len(listed) > MOST_VALUES:
            self.lose(what, row, f"of {len(listed):,} values the first {MOST_VALUES} are taken")
        found = (self.value(form, item, what, row) for item in listed[:MOST_VALUES])
        return tuple(dict.fromkeys(filter(None, found)))

    def name(self, given: object, row: str) -> str:
        """The name of an entry, without which it is left out."""
        text = self.value("text", given, "name", row)
        if not text and not given:
            self.lose("entry", row, "it has no name")
        return text

    def references(self, given: object, row: str) -> tuple[Reference, ...]:
        """The addresses of references."""
        return tuple(map(Reference, self.values("address", given, "reference", row)))

    def require_few(self, number: int) -> None:
        """Raise UnusableDataError if there are more entries than a dossier can have pages."""
        if number > MOST_ENTRIES:
            raise UnusableDataError(f"it has {number:,} entries; at most {MOST_ENTRIES:,} are imported: split it")


class Format(NamedTuple):
    """A format: its name for people, its reader, and which field of a record each of its fields becomes."""

    label: str
    read: Callable[[bytes], Extract]
    kept: Mapping[str, str]
    lost: tuple[str, ...]


def shown(value: object, most: int = 80) -> str:
    """A value from a file in a message, short and without characters that a terminal would act on."""
    text = value if isinstance(value, str) else repr(value)
    return repr(text if len(text) <= most else f"{text[:most]}…") if _unfit(text[:most]) or len(text) > most else text


def mappings(given: object, what: str, extract: Extract) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The objects of a list with their numbers, from 1; anything else is noted as lost.  Raises UnusableDataError if it is no list."""
    if not isinstance(given, list):
        raise UnusableDataError(f"{what} is not a list")
    extract.require_few(len(given))
    for number, item in enumerate(given, 1):
        if isinstance(item, dict):
            yield number, item
        else:
            extract.lose("entry", f"{what} {number}", "it is not an object")


def period(start: str, end: str) -> str:
    """A time in EDTF from its first and last day, month or year; either may be empty."""
    if start and start == end:
        return start
    return f"{start or '..'}/{end or '..'}" if start or end else ""


def _unfit(text: str) -> str:
    """Why a text cannot be in a record."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return "it contains half of a character"
    found = yaml_errors.refused(text)
    if found:
        return f"it contains {yaml_errors.complaint(found[0])}"
    deception = next(look_alikes.deceptions(text), None)
    return f"it contains {deception.message}" if deception else ""


def _invalid(form: str, text: str) -> str:
    try:
        _VALID[form].validate_python(text)
    except ValidationError as error:
        return str(error.errors()[0]["msg"])
    return ""
