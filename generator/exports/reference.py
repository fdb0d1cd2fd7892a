"""What is cited, an article or a page of the site, in the parts that every format of bibliographies asks for.

Floor 4: imports `dates`, `markdown`, `model` and `sources`.  Only what a record gives is here: no part is guessed, no name is taken apart unless an
actor's record says how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from generator import markdown as md
from generator.dates import Date, Point
from generator.model import Dossier
from generator.sources import Source

#: What stands before the address of an archived copy.
ARCHIVED: Final = "Archived copy"


class Name(NamedTuple):
    """An author: the whole name, or family and given name where a record tells them apart."""

    family: str
    given: str = ""


@dataclass(frozen=True)
class Reference:
    """Something cited.  `container` is the outlet or the site it stands in; `notes` are sentences that no other part holds; `supplied`
    says that the title is ours and stands in brackets.
    """

    key: str
    kind: Literal["article", "document", "page"]
    title: str
    container: str = ""
    publisher: str = ""
    authors: tuple[Name, ...] = ()
    issued: Date | None = None
    language: str = ""
    url: str = ""
    archived: str = ""
    notes: tuple[str, ...] = ()
    supplied: bool = False


def of_sources(dossier: Dossier) -> tuple[Reference, ...]:
    """The sources of a dossier, in the order of their ids."""
    names = _names(dossier)
    return tuple(of_source(source, names) for source in dossier.sources.values())


def of_source(source: Source, names: Mapping[str, Name]) -> Reference:
    """A source; a title that its article does not show stands in square brackets, as librarians supply one."""
    notes = [f"Agency: {source.agency}"] if source.agency else []
    notes += [f"Date: {source.published.words()}"] if inexact(source.published) else []
    notes += [f"{source.status.capitalize()}: {source.status_why.rstrip('.')}"] if source.status_why else []
    document = source.nature == "document"
    return Reference(
        key=source.id,
        kind="document" if document else "article",
        title=source.headline or f"[{source.describes}]",
        container="" if document else source.publisher,
        publisher=source.publisher if document else "",
        authors=tuple(names.get(author, Name(author)) for author in source.authors),
        issued=source.published,
        language=source.language,
        url=md.url(source.url) if source.url else "",
        archived=md.url(source.archive_url) if source.archive_url else "",
        notes=tuple(notes),
        supplied=source.headline is None,
    )


def of_page(dossier: Dossier, key: str, title: str, *, url: str = "") -> Reference:
    """A page of the site, as of the dossier's day; `url` where the site's address is known."""
    settings = dossier.settings
    return Reference(
        key=key,
        kind="page",
        title=title,
        container=settings.title,
        publisher=settings.publisher,
        issued=settings.as_of,
        language="en",
        url=md.url(url) if url else "",
        notes=(f"As of {settings.as_of.words()}", *((settings.marking,) if settings.marking else ())),
    )


def remarks(reference: Reference) -> tuple[str, ...]:
    """The notes, and where the archived copy stands, for formats that have no field for it."""
    return (*reference.notes, *((f"{ARCHIVED}: {reference.archived}",) if reference.archived else ()))


def _names(dossier: Dossier) -> dict[str, Name]:
    """The authors whose family name an actor's record tells, by each of their names."""
    found: dict[str, Name] = {}
    for actor in dossier.actors.values():
        family, comma, given = (actor.sort_as or "").partition(", ")
        if comma:
            found |= dict.fromkeys(actor.names, Name(family, given))
    return found


def inexact(date: Date) -> bool:
    """Whether a date is more than one day, month or year: a span, a doubt, or a day somewhere between two."""
    return bool(date.mark) or date.start != date.end


def shared(date: Date) -> Point | None:
    """As much of a date as both its ends have: year, month and day, or less; None where not even the year."""
    start, end = date.start, date.end
    if start.year != end.year:
        return None
    if start.month != end.month:
        return Point(start.year)
    return Point(start.year, start.month, start.day if start.day == end.day else 0)


def line(raw: str) -> str:
    """A text on one line."""
    return " ".join(raw.split())
