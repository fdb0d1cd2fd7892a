"""What readers filter statements by without reading it at each of them: the values that a script finds at a row or at a statement."""

from __future__ import annotations

from typing import Final

from ..text.markdown import Data
from ..views import queries
from ..views.queries import Shown, date_of
from ..views.wording import outlet
from .context import PageContext

#: Between several values of one attribute: no text of a record contains a line separator.
BETWEEN: Final = "\u2028"


def values(shown: Shown, desk: PageContext, *, year: bool = False) -> Data:
    """The values of a statement: its month (`2024-03`), its sources, its coverage, who checked it, and the day by which all of it was published.

    With `year` also its date in words, from which the script takes the years; a table has that in a column.
    """
    dossier, claim = desk.dossier, shown.claim
    date = date_of(claim)
    sources = [dossier.sources[id] for id in dict.fromkeys(cite.source for cite in claim.cites)]
    known = max((source.published.upper for source in sources if source.published), default=None)
    month = f"{date.place.year:04}-{date.start.month:02}" if date and date.start.month and date.place.year > 0 else ""
    return {
        **({"by-year": date.words() if date else ""} if year else {}),
        "by-month": month,
        "by-source": BETWEEN.join(dict.fromkeys(outlet(source) for source in sources)),
        "by-coverage": _coverage(len(queries.origins(dossier, claim))),
        "by-reviewed": "By a person" if dossier.reviews.get(f"{shown.home.id}/{claim.id}") else "By the program only",
        "by-as-of": known.isoformat() if known else "",
    }


def _coverage(origins: int) -> str:
    """How many independent sources a statement has; none if it was compared with none."""
    return "Several independent sources" if origins > 1 else "One source" if origins else ""
