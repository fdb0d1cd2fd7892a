"""How a statement is shown outside its home, as a guest: in short, since everything about it is at its home, to which the line below it leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..records.scalars import Citation
from . import wording
from .profile import Presentation, Profile, Remark, Statement, numbered
from .wording import Text

#: What is said of a remark that only the statement's home has.
_IN_SHORT: Final = {"correction": "corrected", "note": "note", "caution": wording.UNCHECKED}


def is_guest(statement: Statement, page: str) -> bool:
    """Whether a statement belongs to another record than that of a page; a page without a record has guests only."""
    return statement.home.id != page


def line(presentation: Presentation, statement: Statement, page: str) -> tuple[Text, ...]:
    """The line below a guest, up to the link to its home: who, when, what it must be weighed by, and what its home says besides."""
    shown = presentation.attribution(statement.shown, page).printed
    more = dict.fromkeys((_IN_SHORT[remark.kind],) for remark in statement.remarks if remark.kind in _IN_SHORT and not _is_kept(remark))
    return (*shown, *(part for part in more if part not in shown))


def remarks(statement: Statement) -> Iterator[Remark]:
    """The remarks that a guest keeps: that its source fell, and the statements that contradict or replace it."""
    return filter(_is_kept, statement.remarks)


def _is_kept(remark: Remark) -> bool:
    return remark.kind == "related" or remark.lead == wording.FALLEN


def noted(profile: Profile) -> dict[Citation, int]:
    """The numbers of the notes of a record's page, which are those of everything but its guests; their paragraphs are linked directly."""
    return numbered(profile.cites(profile.record.id))
