"""Citations of articles and of the site's own pages as BibTeX, RIS, CSL-JSON and plain text.

Only what a record states is exported: nothing is guessed, and no name is split unless an actor's record says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from ..records import handling
from ..records.dossier import Dossier
from ..records.identity import other_id
from ..records.sources import Author, Source
from ..text import json
from ..text import markdown as md
from ..text.dates import Date, Point
from ..text.json import Json
from ..views import holdings, queries
from ..views.queries import Views
from ..views.wording import UNREAD, published

#: The label of the address of an archived copy.
ARCHIVED: Final = "Archived copy"


class Name(NamedTuple):
    """An author: the whole name, or family and given name if a record separates them; `corporate` is an institution."""

    family: str
    given: str = ""
    corporate: bool = False


@dataclass(frozen=True)
class Reference:
    """A cited work.  `container` is the outlet or the site it appeared in; `notes` are sentences for which there is no other part;
    `supplied` means that the title is ours and is printed in brackets.
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
    doi: str = ""
    same_as: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    medium: str = ""
    accessed: Date | None = None
    supplied: bool = False


def of_sources(views: Views) -> tuple[Reference, ...]:
    """The sources of a dossier, in the order of their ids."""
    names, sources = _names(views.dossier), views.dossier.sources
    return tuple(of_source(source, names, handling.label(views.handling.record(id))) for id, source in sources.items())


def of_source(source: Source, names: Mapping[str, Name], marking: str = "") -> Reference:
    """The reference to a source; a title that the article does not show is in square brackets, as is usual in libraries."""
    notes = [f"Agency: {source.agency}"] if source.agency else []
    notes += [f"Date: {source.published.words()}"] if source.published and inexact(source.published) else []
    notes += [f"{source.status.capitalize()}: {source.status_why.rstrip('.')}"] if source.status_why else []
    notes += [] if source.read else [UNREAD.capitalize()]
    notes += [f"Licence: {source.licence}"] if source.licence else []
    others = [*map(other_id, source.same_as)]
    notes += [f"Same as: {it.words}" for it in others if it.scheme != "doi"]
    notes += [marking] if marking else []
    document = source.nature == "document"
    return Reference(
        key=source.id,
        kind="document" if document else "article",
        title=source.headline or f"[{source.describes}]",
        container="" if document else source.publisher,
        publisher=source.publisher if document else "",
        authors=tuple(_name(author, names) for author in source.authors),
        issued=source.published,
        language=source.language,
        url=md.url(source.url) if source.url else "",
        archived=md.url(source.archive_url) if source.archive_url else "",
        doi=next((it.id for it in others if it.scheme == "doi"), ""),
        same_as=tuple(it.address for it in others if it.address),
        notes=tuple(notes),
        medium=source.medium or "",
        accessed=source.accessed,
        supplied=source.headline is None,
    )


def of_page(dossier: Dossier, key: str, title: str, *, url: str = "", marking: str = "") -> Reference:
    """The reference to a page of the site, as of the dossier's day; with `url` if the site's address is known."""
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
        notes=(f"As of {settings.as_of.words()}", *((marking,) if marking else ())),
    )


def remarks(reference: Reference) -> tuple[str, ...]:
    """The notes, and the address of the archived copy for formats that have no field for it."""
    return (*reference.notes, *((f"{ARCHIVED}: {reference.archived}",) if reference.archived else ()))


def _name(author: Author, names: Mapping[str, Name]) -> Name:
    """The name of an author: whole for an institution, else separated as its own field or the record of an actor says."""
    if author.corporate:
        return Name(author.name, corporate=True)
    family, _, given = (author.sort_as or "").partition(", ")
    return Name(family, given) if given else names.get(author.name, Name(author.name))


def _names(dossier: Dossier) -> dict[str, Name]:
    """The authors whose family name is in an actor's record, by each of their names."""
    found: dict[str, Name] = {}
    for actor in dossier.actors.values():
        family, comma, given = (actor.sort_as or "").partition(", ")
        if comma:
            found |= dict.fromkeys(actor.names, Name(family, given))
    return found


def inexact(date: Date) -> bool:
    """Whether a date is more than one day, month or year: a period, a season, uncertain, or somewhere between two days."""
    return bool(date.mark or date.start.season or date.start.some) or date.start.years > 1 or date.start != date.end


def shared(date: Date) -> Point | None:
    """The part of a date that both ends share: year, month and day, or less; None if not even the year."""
    start, end = date.start, date.end
    if start.year != end.year or start.years > 1:
        return None
    if start.month != end.month:
        return Point(start.year)
    return Point(start.year, start.month, start.day if start.day == end.day else 0)


def line(raw: str) -> str:
    """A text on one line."""
    return " ".join(raw.split())


class _Types(NamedTuple):
    """The types of a medium in BibLaTeX, CSL and RIS."""

    bibtex: str
    csl: str
    ris: str


#: Press releases, photographs and tables have no type of their own everywhere; the name of the medium stands beside the nearest one.
_MEDIA: Final[Mapping[str, _Types]] = {
    "report": _Types("report", "report", "RPRT"),
    "dataset": _Types("dataset", "dataset", "DATA"),
    "press release": _Types("misc", "document", "GEN"),
    "broadcast": _Types("misc", "broadcast", "ADVS"),
    "video": _Types("video", "motion_picture", "VIDEO"),
    "photograph": _Types("image", "graphic", "ART"),
    "table": _Types("misc", "document", "CHART"),
    "book": _Types("book", "book", "BOOK"),
    "web page": _Types("online", "webpage", "ELEC"),
}


_BIBTEX_TYPES: Final = {"article": "article", "document": "misc", "page": "misc"}
_BIBTEX_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BIBTEX_COMMANDS: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip
#: Pairs that TeX prints as another character: dashes, quotation marks, Spanish marks.
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[?!])(?=`)")


def bibtex(references: Iterable[Reference]) -> bytes:
    """The entries, with ids as keys."""
    return "\n".join(map(bibtex_entry, references)).encode("utf-8")


def bibtex_entry(reference: Reference) -> str:
    """One entry, with one field per line."""
    fields = ",\n".join(f"  {name} = {value}" for name, value in _bibtex_fields(reference))
    type = _MEDIA[reference.medium].bibtex if reference.medium else _BIBTEX_TYPES[reference.kind]
    return f"@{type}{{{reference.key},\n{fields}\n}}\n"


def _bibtex_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", "{" + " and ".join(map(_bibtex_author, reference.authors)) + "}"
    yield "title", f"{{{{{bibtex_escaped(reference.title)}}}}}"  # the second braces keep its capitals
    if reference.container:
        article = reference.kind == "article" and not reference.medium
        yield ("journal" if article else "howpublished"), f"{{{bibtex_escaped(reference.container)}}}"
    if reference.publisher:
        yield "publisher", f"{{{bibtex_escaped(reference.publisher)}}}"
    if reference.issued:
        yield from _bibtex_date(reference.issued)
    if reference.medium:
        yield "type", f"{{{reference.medium.capitalize()}}}"
    if reference.url:
        yield "url", f"{{{reference.url}}}"
    if reference.accessed:
        yield "urldate", f"{{{reference.accessed.text}}}"
    if reference.doi:
        yield "doi", f"{{{reference.doi}}}"
    if reference.language:
        yield "language", f"{{{bibtex_escaped(reference.language)}}}"
    notes = [bibtex_escaped(note) for note in reference.notes]
    notes += [f"{ARCHIVED}: \\url{{{reference.archived}}}"] if reference.archived else []
    if notes:
        yield "note", "{" + "; ".join(notes) + "}"


def _bibtex_date(date: Date) -> Iterator[tuple[str, str]]:
    """BibLaTeX reads EDTF level 1; a day between two is reduced to the part that both share.  BibTeX reads year and month."""
    point = shared(date)
    if date.start.clock:
        yield "date", f"{{{date.lower.isoformat()}}}"
    elif date.start == date.end or date.lasting:
        yield "date", f"{{{date.text}}}"
    elif point:
        yield "date", f"{{{point.year:04}{f'-{point.month:02}' if point.month else ''}}}"
    if point:
        yield "year", f"{{{point.year:04}}}"
    if point and point.month:
        yield "month", _BIBTEX_MONTHS[point.month - 1]


def _bibtex_author(name: Name) -> str:
    """A whole name in braces, so that it is not split; otherwise family and given name."""
    return f"{_bibtex_part(name.family)}, {_bibtex_part(name.given)}" if name.given else f"{{{bibtex_escaped(name.family)}}}"


def _bibtex_part(part: str) -> str:
    return f"{{{bibtex_escaped(part)}}}" if re.search(r",|\band\b", part) else bibtex_escaped(part)


def bibtex_escaped(raw: str) -> str:
    """A text on one line, escaped so that TeX prints it as it is."""
    return "{}".join(part.translate(_BIBTEX_COMMANDS) for part in _LIGATURE.split(line(raw)))


_CSL_TYPES: Final = {"article": "article-newspaper", "document": "document", "page": "webpage"}


def csl(references: Iterable[Reference]) -> bytes:
    """The references as a list of items."""
    return json.dumps([csl_item(reference) for reference in references])


def csl_item(reference: Reference) -> dict[str, Json]:
    """One item, without unknown parts."""
    found: dict[str, Json] = {
        "id": reference.key,
        "type": _MEDIA[reference.medium].csl if reference.medium else _CSL_TYPES[reference.kind],
        "genre": reference.medium.capitalize(),
        "title": reference.title,
        "container-title": reference.container,
        "publisher": reference.publisher,
        "author": [_csl_name(name) for name in reference.authors],
        "issued": _csl_date(reference.issued) if reference.issued else "",
        "accessed": _csl_date(reference.accessed) if reference.accessed else "",
        "language": reference.language,
        "URL": reference.url,
        "DOI": reference.doi,
        "note": "; ".join(remarks(reference)),
    }
    return {name: value for name, value in found.items() if value}


def _csl_name(name: Name) -> dict[str, Json]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _csl_date(date: Date) -> dict[str, Json]:
    """The ends as numbers, and also in words if numbers cannot express the date."""
    found: dict[str, Json] = {"date-parts": [_csl_parts(point) for point in date.points]}
    found |= {"circa": True} if date.mark else {}
    found |= {"season": date.start.season} if date.start.season and date.start == date.end else {}
    return {**found, "literal": date.words()} if inexact(date) else found


def _csl_parts(point: Point) -> list[Json]:
    return [part for part in (point.year, point.month, point.day) if part]


_RIS_TYPES: Final = {"article": "NEWS", "document": "GEN", "page": "ELEC"}


def ris(references: Iterable[Reference]) -> bytes:
    """The references, separated by empty lines."""
    return "\r\n".join(map(ris_entry, references)).encode("utf-8")


def ris_entry(reference: Reference) -> str:
    """One reference, from its type tag to its end tag."""
    return "".join(f"{tag}  - {line(value)}\r\n" for tag, value in _ris_tags(reference))


def _ris_tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _MEDIA[reference.medium].ris if reference.medium else _RIS_TYPES[reference.kind]
    yield "ID", reference.key
    for name in reference.authors:
        yield "AU", f"{name.family}, {name.given}" if name.given else _undivided(name)
    yield "TI", reference.title
    if reference.container:
        yield "T2", reference.container
    if reference.publisher:
        yield "PB", reference.publisher
    if reference.issued:
        yield from _ris_date(reference.issued)
    if reference.language:
        yield "LA", reference.language
    if reference.medium:
        yield "M3", reference.medium.capitalize()
    if reference.accessed:
        yield "Y2", "/".join([*reference.accessed.text.split("-"), "", ""][:3]) + "/"
    if reference.url:
        yield "UR", reference.url
    if reference.doi:
        yield "DO", reference.doi
    for note in (*_author_notes(reference), *remarks(reference)):
        yield "N1", note
    yield "ER", ""


def _author_notes(reference: Reference) -> Iterator[str]:
    """The names of institutions whose commas were replaced."""
    return (f"Author: {name.family}" for name in reference.authors if _undivided(name) != name.family)


def _undivided(name: Name) -> str:
    """The name of an institution without the commas at which readers of RIS divide a name; a note has it as it is."""
    return re.sub(r"\s*,\s*", " – ", name.family) if name.corporate else name.family


def _ris_date(date: Date) -> Iterator[tuple[str, str]]:
    """The year, and the date as year/month/day/words; words only if the figures do not express the date."""
    point = shared(date)
    if point:
        yield "PY", f"{point.year:04}"
        month, day = (f"{number:02}" if number else "" for number in (point.month, point.day))
        yield "DA", f"{point.year:04}/{month}/{day}/{date.words() if inexact(date) else ''}"


#: The formats in which citations of pages are offered as files, each with its name and file extension.
FORMATS: Final = {"bibtex": ("BibTeX", "bib"), "ris": ("RIS", "ris"), "csl": ("CSL-JSON", "csl.json")}


def citation_files(views: Views) -> Iterator[tuple[str, bytes]]:
    """The citations of the pages that can be cited: one file per page and format, with its path."""
    dossier = views.dossier
    for id in (*dossier.profiles, *dossier.sources):
        yield from _citation_files(queries.record_path(dossier, id), record_reference(views, id))
    for id in dossier.vocabulary.topics:
        yield from _citation_files(queries.topic_path(id), topic_reference(views, id))


def _citation_files(page: str, cited: Reference) -> Iterator[tuple[str, bytes]]:
    found = formats(cited)
    yield from ((queries.citation_path(page, ending), found[format].encode()) for format, (_, ending) in FORMATS.items())


def record_reference(views: Views, id: str) -> Reference:
    """The reference to the page of a record; a source's has the title of the article, with outlet and date."""
    dossier = views.dossier
    source = dossier.sources.get(id)
    title = f"{source.title} ({source.publisher}, {published(source)})" if source else dossier.title(id)
    marking = handling.label(holdings.of_source(source, views) if source else holdings.of_record(dossier.profiles[id], views))
    return of_page(dossier, id, title, url=queries.address(dossier, queries.record_path(dossier, id)), marking=marking)


def topic_reference(views: Views, id: str) -> Reference:
    """The reference to the page of a topic."""
    dossier, marking = views.dossier, handling.label(holdings.of_topic(id, views))
    label = dossier.vocabulary.topics[id].label
    return of_page(dossier, f"topic-{id}", label, url=queries.address(dossier, queries.topic_path(id)), marking=marking)


def formats(reference: Reference) -> dict[str, str]:
    """The citation by format: `plain`, `bibtex`, `ris` and `csl`."""
    return {
        "plain": plain_citation(reference),
        "bibtex": bibtex_entry(reference),
        "ris": ris_entry(reference),
        "csl": json.dumps([csl_item(reference)]).decode(),
    }


def plain_citation(reference: Reference) -> str:
    """One line for a footnote: authors, title, container, publisher, date, address and notes."""
    title = reference.title if reference.supplied else f"“{reference.title}”"
    said = [" and ".join(map(plain_name, reference.authors)), title, reference.container, reference.publisher]
    dated = reference.issued and not any("Date: " in note or "As of " in note for note in reference.notes)
    said += [
        reference.issued.words() if reference.issued and dated else "" if reference.issued else "n.d.",
        reference.url,
        *remarks(reference),
    ]
    return line(". ".join(part.rstrip(".") for part in said if part) + ".")


def plain_name(name: Name) -> str:
    return f"{name.given} {name.family}".strip()
