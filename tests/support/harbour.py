"""The small dossier with a harbour that has a statement for each of some dates, for tests of the timeline's bands."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records.dossier import Dossier
from tests.support import small

CLAIM = "  - {{id: c{number}, text: The pier, type: {kind}, when: '{date}', cites: [herald-2024-03#5], topics: [{topic}]}}\n"


def files(dates: Sequence[str], plans: Sequence[int] = ()) -> dict[str, bytes]:
    """The files of the small dossier with statements of these dates on a harbour, every other one on money."""
    claims = (
        CLAIM.format(number=number, date=date, kind="plan" if number in plans else "report", topic=("ferry", "money")[number % 2])
        for number, date in enumerate(dates)
    )
    harbour = f"name: Old Harbour\nkind: organisation\nclaims:\n{''.join(claims)}"
    return {**small.files(), "actors/old-harbour.yml": harbour.encode()}


def dossier(dates: Sequence[str], plans: Sequence[int] = ()) -> Dossier:
    """The dossier in these files."""
    return small.dossier(files(dates, plans))
