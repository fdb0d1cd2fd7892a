"""The network of the whole dossier: a drawing of its actors and their ties, and the same ties in a list that filters both.

Of more actors than can be drawn the first page has groups, each of which leads to a page of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ..records import handling
from ..text import lettering, placing
from ..text import markdown as md
from ..text.markdown import Md
from ..text.placing import Point, Size
from ..text.prose import count
from ..views import network
from ..views.network import Group, Network, Tie, Whole
from ..views.queries import DATA_FOLDER
from . import figures
from .context import DOT, PageContext
from .figures import LETTER, LINE, SIGNS, Label, legend, origin
from .indexes import columns, listing
from .network_list import HEAD, rows
from .page import Page, crumbs, make_page, standfirst, title

#: The width of the drawing, and the widest line of a name.
WIDE: Final = 1000.0
NAME: Final = 118.0
#: The room around a name in its box, and around the drawing.
_INSIDE: Final = (10.0, 8.0)
_MARGIN: Final = 4.0
#: How far from the middle actors are on average, across; and down, for one actor: it grows with the root of their number.
_ACROSS: Final = 265.0
_DOWN: Final = 26.0
#: How large a sign is, and where on its line it may be: the first place that no name and no other sign takes.
_SIGN: Final = 7.0
_PLACES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
_TITLE: Final = "Network"
_LEAD: Final = "Who is tied to whom, and how."
#: What a drawing has besides its parts: where it is on the site, and the data that it is made of.
_DATA: Final = f"{DATA_FOLDER}/relationships.graphml"


@dataclass(frozen=True)
class Line:
    """A line between two boxes: its ends, the place of its sign if there is one, and its tie, with where it leads."""

    one: str
    two: str
    tone: str
    title: str
    target: md.Target | None
    sign: str = ""
    heavy: int = 0


@dataclass(frozen=True)
class Box:
    """A box: the lines of its name, the place of its middle, and where it leads, with what that is."""

    id: str
    lines: tuple[str, ...]
    place: Point
    title: str
    target: md.Target | None

    @property
    def size(self) -> Size:
        """Its width and its height."""
        return size(self.lines)


def size(lines: Sequence[str]) -> Size:
    """The width and the height of a box with a name."""
    return max(lettering.width(line, LETTER) for line in lines) + _INSIDE[0], LINE * len(lines) + _INSIDE[1]


@dataclass(frozen=True)
class Plan:
    """A drawing with the places of all its parts."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    high: float


def plan(names: Mapping[str, tuple[str, str, md.Target | None]], lines: Sequence[Line]) -> Plan:
    """The places of boxes and lines; `names` has the words, the title and the target of each box, in the order in which readers reach them."""
    words = {id: lettering.lines(name, NAME, LETTER) for id, (name, _, _) in names.items()}
    ties: dict[str, set[str]] = {id: set() for id in names}
    for line in lines:
        if line.one != line.two:
            ties[line.one].add(line.two)
            ties[line.two].add(line.one)
    sizes = {id: size(found) for id, found in words.items()}
    places = dict(_placed(tuple(sorted(sizes.items())), tuple((id, tuple(sorted(found))) for id, found in sorted(ties.items()))))
    top = min(y - sizes[id][1] / 2 for id, (_, y) in places.items()) - _MARGIN
    foot = max(y + sizes[id][1] / 2 for id, (_, y) in places.items()) + _MARGIN
    boxes = (Box(id, words[id], (x + WIDE / 2, y - top), *names[id][1:]) for id, (x, y) in ((id, places[id]) for id in names))
    return Plan(tuple(boxes), tuple(lines), foot - top)


@lru_cache(maxsize=64)
def _placed(sizes: tuple[tuple[str, Size], ...], ties: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, Point], ...]:
    """The middles of boxes; found out once, as a drawing is on a page and in a file of its own."""
    spread = placing.fitted(placing.places(dict(ties)), (_ACROSS, _DOWN * math.sqrt(len(ties))))
    return tuple(placing.apart(spread, dict(sizes), WIDE - 2 * _MARGIN).items())


def drawing(plan: Plan, *, linked: bool = True) -> Iterator[Md]:
    """The lines, then the boxes; both are links on a page."""
    boxes, taken = {box.id: box for box in plan.boxes}, list[Point]()
    for number, line in enumerate(plan.lines):
        yield from _line(number, line, boxes, taken, linked=linked)
    for box in plan.boxes:
        (wide, high), (x, y) = box.size, box.place
        rect = md.shape("rect", x=x - wide / 2, y=y - high / 2, width=wide, height=high, rx=3)
        label = Label(x - wide / 2, y - LINE * len(box.lines) / 2, wide, box.lines, "middle").drawn()
        parts = (md.shape("title", words=box.title), rect, label)
        yield (
            md.link(md.join(*parts), box.target, id=f"node-{box.id}", classes="node", searched=False)
            if linked and box.target
            else md.shape("g", *parts, of="node")
        )


def _line(number: int, line: Line, boxes: Mapping[str, Box], taken: list[Point], *, linked: bool) -> Iterator[Md]:
    """A line from edge to edge of its boxes, with its sign if there is room."""
    if line.one == line.two:
        return
    start, end = (_edge(boxes[here], boxes[there]) for here, there in ((line.one, line.two), (line.two, line.one)))
    parts = [
        md.shape("title", words=line.title),
        md.shape(
            "path", of=f"edge heavy-{line.heavy}" if line.heavy else "edge", d=f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"
        ),
    ]
    place = _free(start, end, boxes.values(), taken) if line.sign else None
    if place:
        taken.append(place)
        parts += [
            md.shape("circle", cx=place[0], cy=place[1], r=_SIGN * (0.7 + 0.3 * len(line.sign))),
            md.shape("text", words=line.sign, of="sign", x=place[0], y=place[1] + 4, text_anchor="middle"),
        ]
    yield (
        md.link(md.join(*parts), line.target, id=f"line-{number}", classes=f"tone {line.tone}", searched=False)
        if linked and line.target
        else md.shape("g", *parts, of=line.tone)
    )


def _edge(box: Box, other: Box) -> Point:
    """Where the line to another box leaves a box."""
    (x, y), (wide, high) = box.place, box.size
    dx, dy = other.place[0] - x, other.place[1] - y
    part = min(wide / 2 / abs(dx) if dx else math.inf, high / 2 / abs(dy) if dy else math.inf, 1.0)
    return x + dx * part, y + dy * part


def _free(start: Point, end: Point, boxes: Iterable[Box], taken: Iterable[Point]) -> Point | None:
    """A place for a sign on a line, away from all boxes and from other signs; None if there is none: colour and pattern say the same."""
    for part in _PLACES:
        x, y = (round(one + (two - one) * part, 1) for one, two in zip(start, end, strict=True))
        clear = all(abs(x - box.place[0]) >= box.size[0] / 2 + _SIGN or abs(y - box.place[1]) >= box.size[1] / 2 + _SIGN for box in boxes)
        if clear and all((x - other[0]) ** 2 + (y - other[1]) ** 2 >= (2 * _SIGN + 1) ** 2 for other in taken):
            return x, y
    return None


def _of_actors(found: Network, desk: PageContext) -> Plan:
    """The drawing of actors and their ties."""
    dossier = desk.dossier
    ids = sorted(found.actors, key=desk.views.sort_key)
    number = network.degrees(found.ties)
    kinds = dossier.vocabulary.actor_kinds
    names = {
        id: (
            dossier.actors[id].title,
            f"{dossier.actors[id].title} ({kinds[dossier.actors[id].kind].label}): {count(number[id], 'tie')}",
            desk.address(id),
        )
        for id in ids
    }
    return plan(names, [_tie_line(tie, desk) for tie in found.ties])


def _tie_line(tie: Tie, desk: PageContext) -> Line:
    sign = SIGNS[tie.tone] if tie.relationship else ""
    return Line(tie.one, tie.two, tie.tone, tie.words, desk.address(tie.relationship or tie.two), sign)


def _of_groups(whole: Whole, desk: PageContext) -> Plan:
    """The drawing of groups and of the numbers of ties between them."""
    between = whole.between()
    most = max(map(len, between.values()))
    names = {
        group.id: (f"{group.name} ({len(group.actors)})", f"{group.name}: {count(len(group.actors), 'actor')}", _address(group))
        for group in whole.groups
    }
    lines = [
        Line(
            whole.groups[one].id,
            whole.groups[two].id,
            "group",
            f"{whole.groups[one].name} and {whole.groups[two].name}: {count(len(ties), 'tie')}: {network.toned(ties)}",
            md.local("", f"tie-{number}"),
            str(len(ties)),
            1 + round(3 * len(ties) / most),
        )
        for number, ((one, two), ties) in enumerate(between.items())
    ]
    return plan(names, lines)


def _path(group: str = "") -> str:
    """The page of the network or of a group; no relationship has either name."""
    return f"relationships/network{f'_{group}' if group else ''}.md"


def _address(group: Group) -> md.Target:
    return md.local(f"network_{group.id}.md")


def _file(group: str = "") -> str:
    return f"figures/network{f'_{group}' if group else ''}.svg"


def network_pages(desk: PageContext) -> Iterator[Page]:
    """The page of the network, and those of its groups if the actors are too many for one drawing."""
    whole = network.whole(desk.views)
    if not whole.groups:
        yield _page(network.drawn(whole), desk)
        return
    yield _page_of_groups(whole, desk)
    for group in whole.groups:
        yield _page(whole.of_group(group), desk, group)


def _page(found: Network, desk: PageContext, group: Group | None = None) -> Page:
    """A page of actors and their ties: the drawing, and the list, whose filters are those of both."""
    words = f"{_TITLE}: {group.name}" if group else _TITLE
    image = _drawn(_of_actors(found, desk), found, desk, group) if found.says_something else md.EMPTY
    few = "" if image else "There are too few ties for a drawing."
    table = md.table(columns(*HEAD), rows(found.ties, desk))
    body = (
        title(words),
        crumbs("Relationships"),
        standfirst(_LEAD, few),
        _rest(found, group),
        md.div(md.blocks(image, table), classes="list ties-of", searched=False),
    )
    return _made(_path(group.id if group else ""), body, words)


def _made(path: str, body: Iterable[Md], words: str) -> Page:
    made = make_page(path, "briefings/", body, title=words, description=_LEAD, wide=True)
    return replace(made, meta={**made.meta, "network": "true"})


def _rest(found: Network, group: Group | None) -> Md:
    """Where the actors are that are not drawn."""
    back = md.link(md.text("All groups"), md.local("network.md")) if group else md.EMPTY
    index = md.link(md.text("index of actors"), md.local("../actors/index.md"))
    if not found.left_out:
        return md.paragraph(back, classes="said")
    drawn = len(found.actors)
    more = (
        f"The {drawn} most connected of {drawn + found.left_out} actors; the others have their ties on their own pages, which are in the "
    )
    return md.paragraph(md.join(back, md.join(md.text(more), index, md.text(".")), by=DOT if back else md.EMPTY), classes="said")


def _drawn(plan: Plan, found: Network, desk: PageContext, group: Group | None) -> Md:
    image = md.drawing(found.sentence, *drawing(plan), width=WIDE, height=plan.high)
    return _figure(image, found.sentence, legend(found.tones), _file(group.id if group else ""))


def _figure(image: Md, sentence: str, key: Md, file: str) -> Md:
    caption = md.join(md.text(sentence), key, figures.uses(file, _DATA), by=md.text(" "))
    return md.div(md.drawn_figure(image, caption, classes="drawn network"), classes="picture whole", searched=False)


def _groups_sentence(whole: Whole) -> str:
    actors = sum(len(group.actors) for group in whole.groups)
    return f"{count(actors, 'actor')} in {count(len(whole.groups), 'group')}, and {count(len(whole.ties), 'tie')}: {network.toned(whole.ties)}."


def _page_of_groups(whole: Whole, desk: PageContext) -> Page:
    """The page of groups, each of which leads to its own, and the numbers of ties between them."""
    plan = _of_groups(whole, desk)
    sentence = _groups_sentence(whole)
    image = md.drawing(sentence, *drawing(plan), width=WIDE, height=plan.high)
    key = md.text("Numbers: the ties between two groups.")
    body = (
        title(_TITLE),
        crumbs("Relationships"),
        standfirst(_LEAD, "Select a group to see its actors and their ties."),
        _figure(image, sentence, key, _file()),
        listing(columns(("Between", "group"), ("Ties", ""), ("Of these", "")), _group_rows(whole), name="groups"),
    )
    return _made(_path(), body, _TITLE)


def _group_rows(whole: Whole) -> Iterator[Sequence[Md]]:
    for number, ((one, two), ties) in enumerate(whole.between().items()):
        first, second = whole.groups[one], whole.groups[two]
        links = [md.link(md.span(md.text(first.name), classes="value"), _address(first), id=f"tie-{number}")]
        links += [md.link(md.span(md.text(second.name), classes="value"), _address(second))] if one != two else []
        names = md.join(*links, by=md.text(" and ")) if one != two else md.join(*links, md.text(" with one another"))
        yield md.cell(names, head=True), md.cell(md.text(str(len(ties))), order=len(ties)), md.text(network.toned(ties))


def files(desk: PageContext) -> Iterator[tuple[str, bytes]]:
    """The drawings as files of their own; nothing for one that is not drawn."""
    whole = network.whole(desk.views)
    if not whole.groups:
        found = {"": network.drawn(whole)}
    else:
        found = {group.id: whole.of_group(group) for group in whole.groups}
        yield _as_file(_of_groups(whole, desk), _groups_sentence(whole), "", desk)
    for group, one in found.items():
        if one.says_something:
            yield _as_file(_of_actors(one, desk), one.sentence, group, desk)


def _as_file(plan: Plan, sentence: str, group: str, desk: PageContext) -> tuple[str, bytes]:
    marking = handling.label(desk.views.handling.everything)
    parts = drawing(plan, linked=False)
    made = md.drawing_file(sentence, *parts, width=WIDE, height=plan.high, origin=origin(_TITLE, desk), marking=marking)
    return _file(group), made
