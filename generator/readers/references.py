"""References from a reference manager, such as Zotero, as values for the record of a source: RIS, CSL-JSON and BibTeX.

Which of the formats a file is in, its content shows.  Nothing is guessed: what the file does not say is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from ..articles.article import Found, Proposal
from .document import UnreadableError, extra, one_line

#: The types of text that a record may have, for the types of the three formats in small letters.
_NATURES: Final = {
    **dict.fromkeys("news mgzn elec blog article-newspaper article-magazine webpage post post-weblog broadcast online".split(), "report"),
    **dict.fromkeys("jour ejour book chap thes conf cpaper".split(), "analysis"),
    **dict.fromkeys("article article-journal inproceedings incollection phdthesis mastersthesis chapter thesis paper-conference".split(), "analysis"),
    **dict.fromkeys("rprt govdoc stat case bill legal hear data dbase report techreport dataset document legislation".split(), "document"),
    **dict.fromkeys("legal_case hearing regulation treaty standard speech manual".split(), "document"),
    "interview": "interview",
}  # fmt: skip
_RIS_LINE: Final = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?")
_DATE: Final = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class Reference(NamedTuple):
    """One entry of a file: its key there, what it says, and the nature of the text if its type shows that."""

    key: str
    found: Found
    nature: Proposal | None


def references(content: bytes, name: str) -> list[Reference]:
    """The entries of a file.  Raises UnreadableError if it is in none of the formats."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"byte {error.start} is not UTF-8", "export it again as UTF-8") from None
    start = text.lstrip()[:1]
    if start in ("[", "{"):
        return [*_csl(text, name)]
    if re.search(r"(?m)^TY  - ?\S", text):
        return [*_ris(text, name)]
    if start == "@" or re.search(r"(?m)^\s*@\w+\s*\{", text):
        return [*_bibtex(text, name)]
    raise UnreadableError("neither RIS nor BibTeX nor CSL-JSON", "export the reference in one of these formats")


def _ris(text: str, name: str) -> Iterator[Reference]:
    """The references of an RIS file, each from TY to ER; a line without a tag goes on with the one above."""
    tags: list[list[str]] = []
    for line in [*text.splitlines(), "ER  - "]:
        found = _RIS_LINE.fullmatch(line.rstrip())
        if found and found[1] == "ER":
            if tags:
                yield _ris_reference(tags, name)
            tags = []
        elif found:
            tags.append([found[1], (found[2] or "").strip()])
        elif tags and line.strip():
            tags[-1][1] += f" {line.strip()}"


def _ris_reference(tags: Iterable[list[str]], name: str) -> Reference:
    values: dict[str, list[str]] = {}
    for tag, value in tags:
        if value:
            values.setdefault(tag, []).append(value)

    def first(*names: str) -> Proposal | None:
        tag = next((tag for tag in names if tag in values), "")
        return _proposal(values[tag][0], f"{tag} in {name}") if tag else None

    published = first("DA", "Y1", "PY")
    return _reference(
        values.get("ID", [""])[0],
        values.get("TY", [""])[0],
        name,
        title=first("TI", "T1"),
        authors=tuple(_proposal(_given_first(author), f"AU in {name}") for author in (*values.get("AU", ()), *values.get("A1", ()))),
        publisher=first("T2", "JO", "JF", "JA", "PB"),
        published=published and _dated(published),
        address=first("UR", "L2"),
        language=first("LA"),
    )


def _csl(text: str, name: str) -> Iterator[Reference]:
    """The references of a CSL-JSON file: a list of items, or one item."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError("damaged JSON", "export the reference again") from None
    items = body if isinstance(body, list) else body.get("items", [body])
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield _csl_reference(item, name)


def _csl_reference(item: Mapping[str, Any], name: str) -> Reference:
    def first(*names: str) -> Proposal | None:
        field = next((field for field in names if isinstance(item.get(field), str) and item[field].strip()), "")
        return _proposal(item[field], f"{field} in {name}") if field else None

    issued, authors = item.get("issued"), item.get("author")
    date = _csl_date(issued) if isinstance(issued, dict) else ""
    return _reference(
        str(item.get("id", "")),
        str(item.get("type", "")),
        name,
        title=first("title"),
        authors=tuple(
            _proposal(author, f"author in {name}") for author in map(_csl_name, authors if isinstance(authors, list) else ()) if author
        ),
        publisher=first("container-title", "publisher"),
        published=_proposal(date, f"issued in {name}") if date else None,
        address=first("URL"),
        language=first("language"),
    )


def _csl_name(author: Any) -> str:
    if not isinstance(author, dict):
        return ""
    whole = author.get("literal") or " ".join(
        str(author[part]) for part in ("given", "dropping-particle", "non-dropping-particle", "family") if author.get(part)
    )
    return str(whole).strip()


def _csl_date(issued: Mapping[str, Any]) -> str:
    """The first date of an item as year, month and day, as far as it has them."""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return _date([str(part) for part in parts[0]])
    found = _DATE.match(str(issued.get("raw") or issued.get("literal") or ""))
    return _date(found.groups()) if found else ""


def _bibtex(text: str, name: str) -> Iterator[Reference]:
    """The references of a BibTeX file, with the commands of LaTeX decoded; entries that are damaged are left out."""
    parser = extra("bibtexparser", "BibTeX")
    middlewares = extra("bibtexparser.middlewares", "BibTeX")
    library = parser.parse_string(text, append_middleware=[middlewares.SeparateCoAuthors(), middlewares.LatexDecodingMiddleware()])
    for entry in library.entries:
        yield _bibtex_reference(entry.key, entry.entry_type, {field.key.lower(): field.value for field in entry.fields}, name)


def _bibtex_reference(key: str, kind: str, values: Mapping[str, Any], name: str) -> Reference:
    def first(*names: str) -> Proposal | None:
        field = next((field for field in names if isinstance(values.get(field), str) and values[field].strip()), "")
        return _proposal(values[field], f"{field} of {key} in {name}") if field else None

    authors = values.get("author") or ()
    published = first("date")
    year, month = first("year"), str(values.get("month", "")).strip().lower()
    if published is None and year:
        number = month if month.isdigit() else str(_MONTHS.index(month[:3]) + 1) if month[:3] in _MONTHS else None
        day = str(values.get("day", "")) or None
        published = Proposal(_date([year.value, number, day if number else None]), year.origin)
    return _reference(
        key,
        kind,
        name,
        title=first("title"),
        authors=tuple(_proposal(_given_first(str(author)), f"author of {key} in {name}") for author in authors),
        publisher=first("journal", "journaltitle", "booktitle", "organization", "publisher", "institution"),
        published=published and _dated(published),
        address=first("url"),
        language=first("langid", "language"),
    )


def _reference(key: str, kind: str, name: str, **values: Any) -> Reference:
    nature = _NATURES.get(kind.lower(), "")
    return Reference(key, Found(**values), Proposal(nature, f"the type {kind} in {name}") if nature else None)


def _proposal(value: str, origin: str) -> Proposal:
    return Proposal(one_line(value), one_line(origin))


def _given_first(author: str) -> str:
    """An author's name as articles print it: `Lena Vos` for `Vos, Lena`."""
    family, comma, given = author.strip().strip("{}").partition(",")
    return f"{given.strip()} {family.strip()}".strip() if comma else author.strip().strip("{}")


def _dated(found: Proposal) -> Proposal | None:
    """A date as records write it; None if it has no year."""
    date = _DATE.match(found.value)
    return Proposal(_date(date.groups()), found.origin) if date else None


def _date(parts: Iterable[str | None]) -> str:
    """Year, month and day, as far as they are known."""
    known: list[str] = []
    for part, width in zip(parts, (4, 2, 2), strict=False):
        if not part or not part.isdigit() or int(part) == 0:
            break
        known.append(part.zfill(width))
    return "-".join(known)
