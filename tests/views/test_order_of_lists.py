"""Actors are in the order in which people look for them: in the index, in the book's index, and when a column is sorted."""

from __future__ import annotations

import re

from generator.briefs.book import Choice, book_values
from generator.briefs.brief import BriefContext
from generator.records.dossier import Dossier
from generator.views.queries import Views
from tests.support import page_contents, small
from tests.support.html import body

#: Names with what they are sorted by, in the order of a list.
PEOPLE = [
    ("Bassam al-Asrad", "al-Asrad, Bassam"),
    ("Solveig Ås", "Ås, Solveig"),
    ("Kerem Erdagan", "Erdagan, Kerem"),
    ("Petr Łaski", "Łaski, Petr"),
    ("Siân O'Brien", "O'Brien, Siân"),
    ("Elif Öz", "Öz, Elif"),
    ("Ulla von der Lehn", "von der Lehn, Ulla"),
    ("Eric Zamoure", "Zamoure, Eric"),
]
#: An organisation, under its own name.
BODY = "Zielona Group"


def files() -> dict[str, bytes]:
    """The small dossier with these actors, whose ids have another order."""
    found = small.files()
    for number, (name, listed) in enumerate(reversed(PEOPLE)):
        found[f"actors/person-{number}.yml"] = f'name: "{name}"\nsort_as: "{listed}"\nkind: person\n'.encode()
    found["actors/group.yml"] = f"name: {BODY}\nkind: person\n".encode()
    return found


def dossier() -> Dossier:
    """The dossier with them."""
    return small.dossier(files())


WANTED = [name for name, _ in PEOPLE]


def wanted(names: list[str]) -> list[str]:
    """The names that belong to the list."""
    return [name for name in names if name in (*WANTED, BODY)]


def test_the_index_of_actors() -> None:
    """The rows are in this order, and the place by which a browser sorts the column is the same."""
    page = body(page_contents.pages(files())["actors/index.md"])
    cells = re.findall(r'\| \[([^\]]+)\]\(\S+\) \{: data-order="(\d+)"', page)
    names = [name for name, _ in cells]
    assert wanted(names) == [*WANTED, BODY]
    places = [int(place) for name, place in cells if name in (*WANTED, BODY)]
    assert places == sorted(places)


def test_the_index_of_the_book() -> None:
    """The same order as on the page."""
    found = dossier()
    listed = [item["name"] for item in book_values(BriefContext(found), Choice())["actors"]]
    assert [name for name in listed if name in {sorting for _, sorting in PEOPLE}] == [sorting for _, sorting in PEOPLE]


def test_namesakes_are_in_the_order_of_their_qualifiers() -> None:
    """Equal names are told apart by what tells them apart for a reader."""
    found = small.dossier(
        {
            **small.files(),
            "actors/aa.yml": b"name: Tove Lind\nqualifier: painter\nkind: person\n",
            "actors/zz.yml": b"name: Tove Lind\nqualifier: envoy\nkind: person\n",
        }
    )
    views = Views(found)
    assert sorted(["aa", "zz"], key=views.sort_key) == ["zz", "aa"]
