"""The drawings of pages: every line and name is a link that leads somewhere, the list beside says the same, and no label covers another."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import figures
from generator.pages.context import PageContext
from generator.pages.figures import SIDE, WIDE, Label
from generator.pages.sides import SIGN
from generator.pages.sides import placed as placed_sides
from generator.pages.site import generate
from generator.records.dossier import Actor
from generator.text import drawings, lettering
from generator.views.figures import BELONGS, MOST_TIES, Network, NetworkTie, ego_network
from generator.views.sides import Sides, SideTie, sides
from tests.support import small
from tests.support.fields import HOSTILE, filled
from tests.support.html import Element, leads_to
from tests.support.page_contents import page as page_of
from tests.support.page_contents import section
from tests.support.rendered_pages import of_full, shown, sound

ACTOR = "actors/southmark.md"
FERRY = "relationships/northland--southmark.md"
NAMES = st.text(st.sampled_from("abc defghi WMÉ한国"), min_size=1, max_size=60).filter(str.strip)


def drawn(page: Element) -> Element:
    """The drawing of a page."""
    return page.of("drawn")[0]


def test_every_line_and_name_of_a_network_is_a_link_that_leads_somewhere() -> None:
    """A line leads to the relationship, a name to the other party; a tie that is no relationship leads to the other party alone."""
    page = of_full(ACTOR)
    links = [link for link in drawn(page).each("a") if link.text not in ("Download SVG", "Data", "Cite")]
    network = ego_network(PageContext(small.dossier(sound())).views, small.dossier(sound()).actors["southmark"])
    assert network is not None
    wanted = [path for tie in network.kept for path in ((tie.relationship, tie.record) if tie.relationship else (tie.record,))]
    found = [leads_to(ACTOR, link.attributes["href"]) for link in links]
    files = generate(small.dossier(sound()))
    assert sorted(target[0].rpartition("/")[2].removesuffix(".md") for target in found if target) == sorted(wanted)
    assert all(target and target[0] in files for target in found)
    assert all(any(title.text for title in link.each("title")) for link in links if "tone" in link.classes)


def test_the_table_beside_a_network_has_the_same_ties() -> None:
    """Whoever does not see the drawing reads each of its ties in the table, with what it is."""
    page = of_full(ACTOR)
    network = ego_network(PageContext(small.dossier(sound())).views, small.dossier(sound()).actors["southmark"])
    assert network is not None
    rows = [[cell.text for cell in row.each("td")] for row in page.of("picture")[0].each("tr")][1:]
    assert rows == [[tie.name, tie.words] for tie in network.ties]


def test_a_caption_says_what_is_drawn() -> None:
    """The sentence below a drawing counts its ties; its file and its data can be downloaded, and the page cited."""
    caption = next(drawn(shown(ACTOR)).each("figcaption"))
    assert caption.text.startswith("Southmark has 1 mixed relationship and 1 tie of membership or office.")
    assert [link.attributes["href"] for link in caption.each("a")] == [
        "../figures/southmark.svg",
        "../data/records/southmark.json",
        "#Cite",
    ]


def test_what_says_nothing_is_not_drawn() -> None:
    """An actor with a single tie, and a relationship with a single state, have no drawing, and no file of one."""
    files = small.files()
    states = files["relationships/northland--southmark.yml"].decode()
    first, _, rest = states.partition("  - {when: 2024-05-02, label")
    alone = {**files, "relationships/northland--southmark.yml": (first + rest.partition("\n")[2]).encode()}
    assert not page_of(FERRY, alone).of("drawn")
    assert not shown("actors/lena-vos.md").of("drawn")
    assert sorted(path for path in generate(small.dossier()) if path.startswith("figures/")) == [
        "figures/network.svg", "figures/northland--southmark.svg", "figures/southmark.svg",
    ]  # fmt: skip


def test_the_states_on_a_line_have_the_letters_of_the_list() -> None:
    """Each state on the line of time leads to its statement, in the order of the list that has the same letters."""
    page = shown(FERRY)
    states = [link for link in drawn(page).each("a") if "state" in link.classes]
    assert [next(link.each("title")).text for link in states] == ["a: no deal on the ferry, March 2024", "b: ferry line open, 2 May 2024"]
    listed = [
        link.attributes["href"]
        for link in section(page, "States").each("li")
        for link in link.each("a")
        if "#Note" not in link.attributes["href"]
    ]
    assert [link.attributes["href"] for link in states] == listed


def test_the_same_records_draw_the_same_bytes() -> None:
    """Pages and files of figures do not depend on the order of files or on chance."""
    turned = dict(reversed(small.files().items()))
    one, two = generate(small.dossier()), generate(small.dossier(turned))
    assert [one[path] for path in sorted(one) if path.startswith("figures/")] == [
        two[path] for path in sorted(two) if path.startswith("figures/")
    ]


def test_a_file_has_its_look_in_attributes() -> None:
    """The policy of a host forbids styles in a drawing that is opened by itself, so that it has none; it is on white."""
    files = [content.decode() for path, content in generate(small.dossier()).items() if path.startswith("figures/")]
    assert files
    for content in files:
        assert not re.search(r"<style|style=|class=", content)
        assert '<rect width="100%" height="100%" fill="#ffffff"></rect>' in content
    assert any('<path d="' in content and 'stroke="#86651a" stroke-width="1.5" stroke-dasharray="7 3 2 3"' in content for content in files)


@pytest.mark.threat("b088")
def test_a_drawing_of_hostile_names_is_only_a_picture() -> None:
    """Names full of markup are words of a drawing, on the page and in its file, in which nothing is active."""
    dossier = filled(HOSTILE)
    files = {path: content for path, content in generate(small.dossier(dossier)).items() if path.startswith("figures/")}
    assert files
    for path, content in files.items():
        assert drawings.active(content) == "", path
        assert ET.fromstring(content).tag.endswith("svg")  # noqa: S314
    page = page_of(ACTOR, dossier)
    assert [element.name for element in drawn(page).each() if element.name in ("script", "img", "b", "style")] == []
    assert all(word in drawn(page).text for word in HOSTILE["name"].split())


def overlapping(labels: Sequence[Label]) -> list[tuple[Label, Label]]:
    """The pairs of labels whose boxes cover each other."""
    return [
        (one, two)
        for one, two in itertools.combinations(labels, 2)
        if one.x < two.x + two.wide and two.x < one.x + one.wide and one.y < two.y + two.high and two.y < one.y + one.high
    ]


@given(st.lists(st.tuples(NAMES, st.sampled_from(["friendly", "hostile", BELONGS])), min_size=2, max_size=MOST_TIES), NAMES)
def test_no_label_covers_another(ties: list[tuple[str, str]], centre: str) -> None:
    """Whatever the names are, their boxes keep apart, stay in the drawing, and are as wide as their words are at most."""
    kept = tuple(NetworkTie(name, tone, tone, "x") for name, tone in ties)
    left = tuple(tie for tie in kept if tie.tone == "friendly")
    place = figures.placed(Network(centre, left, tuple(tie for tie in kept if tie not in left), kept, kept))
    labels = [*(tie.label for tie in place.ties), place.centre]
    assert overlapping(labels) == []
    for label in labels:
        assert label.y > -0.01
        assert label.y + label.high < place.high + 0.01
        assert label.x >= 0
        assert label.x + label.wide <= figures.WIDE
        assert all(lettering.width(line, figures.LETTER) <= label.wide for line in label.lines)


def test_home_shows_the_two_sides_with_their_ties() -> None:
    """Blocs and their members face each other; each line is a relationship, and the list has the same ones."""
    page = of_full("index.md")
    assert page.one("Sides").text == "The two sides"
    picture = page.of("picture")[0]
    views = PageContext(small.dossier(sound())).views
    found = sides(views)
    assert found is not None
    edges = [link.attributes["href"] for link in drawn(page).each("a") if "tone" in link.classes]
    assert edges == [f"relationships/{tie.relationship}.md" for tie in found.ties]
    assert sorted(link.attributes["href"] for row in picture.each("dd") for link in row.each("a")) == sorted(edges)
    names = [link.attributes["href"] for link in drawn(page).each("a") if "node" in link.classes]
    assert names == [f"actors/{actor.id}.md" for side in found.actors for actor in side]
    assert page_of("index.md", small.files()).of("drawn") == []


def test_without_blocs_home_shows_the_most_connected() -> None:
    """A dossier without blocs that face each other has those with the most relationships, each second one on the right."""
    states = {f"actors/s{number}.yml": f"name: State {number}\nkind: state\n".encode() for number in range(20)}
    ties = {f"relationships/s0--s{number}.yml": f"parties: [s0, s{number}]\nkinds: [dispute]\n".encode() for number in range(1, 20)}
    found = sides(PageContext(small.dossier({**small.files(), **states, **ties})).views)
    assert found is not None
    assert not found.blocs
    assert (found.actors[0][0].id, [len(side) for side in found.actors]) == ("s0", [6, 6])
    assert found.sentence == "10 relationships between them: 10 hostile."


@given(st.lists(NAMES, min_size=2, max_size=60), st.data())
def test_no_name_or_sign_of_the_sides_covers_another(names: list[str], data: st.DataObject) -> None:
    """With up to sixty names, names and signs keep apart from each other, and all of them are in the drawing."""
    actors = [Actor.model_construct(id=f"a{number}", name=name, qualifier=None) for number, name in enumerate(names)]
    columns = (tuple(actors[::2]), tuple(actors[1::2]))
    places = [(side, number) for side, column in enumerate(columns) for number in range(len(column))]
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(places), st.sampled_from(places)), max_size=40))
    ties = tuple(SideTie(one, two, "x", "hostile", "x") for one, two in pairs if one < two)
    place = placed_sides(Sides(columns, ties, blocs=False, left_out=0))
    signs = [Label(x - SIGN, y - SIGN, 2 * SIGN, ("+",)) for x, y in filter(None, place.signs)]
    assert overlapping([*place.labels[0], *place.labels[1]]) == []
    assert all(
        (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2 >= 4 * SIGN**2 for one, two in itertools.combinations(filter(None, place.signs), 2)
    )
    assert all(sign.x > SIDE and sign.x + sign.wide < WIDE - SIDE for sign in signs)
    assert all(label.y > -0.01 and label.y + label.high < place.high + 0.01 for column in place.labels for label in column)
