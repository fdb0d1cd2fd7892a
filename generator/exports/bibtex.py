r"""References as BibTeX, for BibTeX and BibLaTeX alike.

Floor 5: imports `dates` and `exports.reference`.  UTF-8; what TeX would take for its own is written as a command, and never as `\{`,
because BibTeX counts braces behind a backslash too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.dates import Date
from generator.exports.reference import ARCHIVED, Name, Reference, line, shared

_TYPES: Final = {"article": "article", "document": "misc", "page": "misc"}
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_COMMANDS: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip
#: Pairs that TeX sets as another sign: dashes, quotation marks, Spanish marks.
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[?!])(?=`)")


def write(references: Iterable[Reference]) -> bytes:
    """The entries, one below the other; keys are ids."""
    return "\n".join(map(entry, references)).encode("utf-8")


def entry(reference: Reference) -> str:
    """One entry, a field a line."""
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(reference))
    return f"@{_TYPES[reference.kind]}{{{reference.key},\n{fields}\n}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", "{" + " and ".join(map(_author, reference.authors)) + "}"
    yield "title", f"{{{{{escaped(reference.title)}}}}}"  # the second braces keep its capitals
    if reference.container:
        yield ("journal" if reference.kind == "article" else "howpublished"), f"{{{escaped(reference.container)}}}"
    if reference.publisher:
        yield "publisher", f"{{{escaped(reference.publisher)}}}"
    if reference.issued:
        yield from _date(reference.issued)
    if reference.url:
        yield "url", f"{{{reference.url}}}"
    if reference.language:
        yield "language", f"{{{escaped(reference.language)}}}"
    notes = [escaped(note) for note in reference.notes]
    notes += [f"{ARCHIVED}: \\url{{{reference.archived}}}"] if reference.archived else []
    if notes:
        yield "note", "{" + "; ".join(notes) + "}"


def _date(date: Date) -> Iterator[tuple[str, str]]:
    """BibLaTeX reads EDTF of level 1; of a day somewhere between two it gets what both have.  BibTeX reads year and month."""
    point = shared(date)
    if date.start == date.end or date.lasting:
        yield "date", f"{{{date.text}}}"
    elif point:
        yield "date", f"{{{point.year:04}{f'-{point.month:02}' if point.month else ''}}}"
    if point:
        yield "year", f"{{{point.year:04}}}"
    if point and point.month:
        yield "month", _MONTHS[point.month - 1]


def _author(name: Name) -> str:
    """A whole name in braces, so that it is not taken apart; else family and given name."""
    return f"{_part(name.family)}, {_part(name.given)}" if name.given else f"{{{escaped(name.family)}}}"


def _part(part: str) -> str:
    return f"{{{escaped(part)}}}" if re.search(r",|\band\b", part) else escaped(part)


def escaped(raw: str) -> str:
    """A text on one line that TeX sets as it was typed."""
    return "{}".join(part.translate(_COMMANDS) for part in _LIGATURE.split(line(raw)))
