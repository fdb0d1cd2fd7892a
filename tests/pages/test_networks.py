"""The network of the whole dossier: what is drawn, without a label over another; its list; and groups of more actors than can be drawn."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

import pytest

from generator.pages import networks
from generator.pages.context import PageContext
from generator.pages.networks import network_pages
from generator.text import drawings, lettering
from generator.views import network
from tests.support import full, small
from tests.support.html import Element, body, rendered
from tests.support.rows import each

PATH = "relationships/network.md"
KINDS = ("state", "person", "organisation", "bloc")
LONG = "The Permanent Secretariat for the Administration of Fisheries and Pilotage"


def many(actors: int, ties: int, names: Mapping[int, str] | None = None, kinds: int = 4) -> dict[str, bytes]:
    """The small dossier with so many states, persons, organisations and blocs besides, each with relationships to those before it."""
    found = small.files()
    for number in range(actors):
        name = (names or {}).get(number, f"Actor {number}")
        found[f"actors/a-{number}.yml"] = f"name: {name}\nkind: {KINDS[number % kinds % 3]}\n".encode()
    for number in range(ties):
        one, two = number % actors, (number * 7 + number // actors + 1) % actors
        if one != two:
            one, two = sorted((one, two), key=str)
            found[f"relationships/a-{one}--a-{two}.yml"] = f"parties: [a-{one}, a-{two}]\nkinds: [dispute]\n".encode()
    return found


def pages(given: dict[str, bytes]) -> dict[str, str]:
    """The pages of the network by path."""
    return {page.path: str(page.content) for page in network_pages(PageContext(small.dossier(given)))}


def read(given: dict[str, bytes], path: str = PATH) -> Element:
    """A page of the network as a browser has it."""
    return rendered(body(pages(given)[path]))


def boxes(page: Element) -> dict[str, tuple[float, float, float, float]]:
    """The left, upper, right and lower edge of the box of each name."""
    found = {}
    for node in page.each("a"):
        if "node" in node.classes:
            x, y, wide, high = (float(next(node.each("rect")).attributes[name]) for name in ("x", "y", "width", "height"))
            found[node.attributes["id"]] = (x, y, x + wide, y + high)
    return found


DOSSIERS = {
    "full": full.files(),
    "long names": many(40, 60, {number: f"{LONG} {number}" for number in range(40)}),
    "CJK names": many(40, 60, {number: f"東北亞海事安全保障合作委員會第{number}號" for number in range(40)}),
    "sixty": many(57, 120),
}


@each("given", DOSSIERS.values(), DOSSIERS)
def test_no_label_is_over_another(given: dict[str, bytes]) -> None:
    """No box is over another or beyond the edge, each name is within its box, and no sign is on a name."""
    page = read(given)
    found = boxes(page)
    edges = sorted(found.values())
    assert len(edges) == len(network.drawn(network.whole(PageContext(small.dossier(given)).views)).actors) >= 10
    over = [(a, b) for n, a in enumerate(edges) for b in edges[n + 1 :] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert over == []
    wide, high = map(float, next(page.each("svg")).attributes["viewbox"].split()[2:])
    assert all(left >= 0 and top >= 0 and right <= wide and foot <= high for left, top, right, foot in edges)
    for node in page.each("a"):
        if "node" in node.classes:
            left, _, right, foot = found[node.attributes["id"]]
            lines = [(line.text, float(line.attributes["y"])) for line in node.each("tspan")]
            assert all(lettering.width(words, 12) <= right - left and y < foot for words, y in lines)
    signs = [(float(sign.attributes["cx"]), float(sign.attributes["cy"])) for sign in page.each("circle")]
    assert [place for place in signs if any(a[0] < place[0] < a[2] and a[1] < place[1] < a[3] for a in edges)] == []


def test_every_tie_is_a_line_and_a_row() -> None:
    """Each tie is once in the drawing, as a link with a title, and once in the list, with the same number; both lead to the same record."""
    page = read(full.files())
    lines = {link.attributes["id"]: link for link in page.each("a") if link.attributes.get("id", "").startswith("line-")}
    rows = list(next(page.each("tbody")).each("tr"))
    assert [f"line-{next(row.each('td')).attributes['data-line']}" for row in rows] == list(lines)
    for row, line in zip(rows, lines.values(), strict=True):
        assert line.attributes["href"] in {link.attributes["href"] for link in row.each("a")}
        assert next(line.each("title")).text
    cells = [[cell.text.strip() for cell in row.each("td")] for row in rows]
    assert ["Outer League – Strait Pact", "Dispute, Pilotage", "Hostile", "13 April 2024"] in cells
    assert ["Edda Lind – Southmark", "Edda Lind: president", "Part or office of", "2023 to 2024"] in cells
    assert ["Ferry Office – Southmark", "Southmark: has Ferry Office as a part", "Part or office of", ""] in cells


def test_a_row_has_what_readers_filter_by() -> None:
    """The kinds of the actors, the kinds of the tie, its topics, its times, and the day of the first publication."""
    page = read(full.files())
    cell = next(cell for cell in page.each("td") if cell.attributes.get("data-ends") == "outer-league strait-pact")
    shown = {name.removeprefix("data-by-"): value.split("\u2028") for name, value in cell.attributes.items() if name.startswith("data-by-")}
    assert shown == {
        "as-of": ["2024-04-15"],
        "kind": ["Bloc"],
        "topic": ["Ferry", "Money"],
        "type": ["Dispute", "Pilotage"],
        "year": ["2024"],
    }


def test_a_network_that_says_nothing_is_not_drawn() -> None:
    """Fewer than three actors or two ties are a list alone, without a drawing or a file of it."""
    few = {path: content for path, content in small.files().items() if not path.startswith("actors/") or "land" in path or "mark" in path}
    page = read(few)
    assert list(page.each("svg")) == []
    assert "There are too few ties for a drawing." in page.text
    assert list(networks.files(PageContext(small.dossier(few)))) == []


def test_files_are_pictures_with_the_marking_and_where_they_are_from() -> None:
    """The drawing as a file has no link and nothing active; it names the page and the dossier, and has the marking at its foot."""
    ((path, content),) = networks.files(PageContext(small.dossier(full.files())))
    assert path == "figures/network.svg"
    assert drawings.active(content) == ""
    assert b"<a" not in content
    assert "From “Network”" in content.decode()
    assert "For the harbour only" in content.decode()


@each("actors", [61, 300])
def test_many_actors_are_groups_that_open(actors: int) -> None:
    """More actors than can be drawn are groups by kind, with the numbers of ties; each leads to a page with its most connected actors."""
    found = pages(many(actors, actors * 2))
    page = rendered(body(found[PATH]))
    opened = [link.attributes["href"] for link in page.each("a") if "node" in link.classes]
    assert [f"relationships/{path}" for path in opened] == list(found)[1:]
    assert [row.text.split() for row in next(page.each("tbody")).each("tr")] != []
    for path in list(found)[1:]:
        drawn = len(boxes(rendered(body(found[path]))))
        assert drawn <= network.MOST_NODES
        assert drawn >= 30 or path.endswith("_organisation.md"), path


def test_without_kinds_actors_are_in_groups_by_topic() -> None:
    """Actors of one or two kinds only are divided by the topic of most of their statements."""
    found = pages(many(70, 100, kinds=1))
    assert {"relationships/network_none.md"} <= set(found)


@pytest.mark.parametrize("actors", [1000, 5000])
def test_pages_stay_within_the_budget(actors: int) -> None:
    """Whatever the number of actors, no page has more than 2,700 elements of ours, and none is heavy."""
    for path, content in pages(many(actors, actors * 3)).items():
        assert len(gzip.compress(content.encode())) < 60_000, path
        assert len(list(rendered(body(content)).each())) <= 2700, path
