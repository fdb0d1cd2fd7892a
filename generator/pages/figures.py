"""The figures of pages: an actor's network, and the states of a relationship on a line of time, as drawings (SVG) made of links.

All positions are in units of a drawing that is as wide as a phone; the style sheet gives lines and letters their colours.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..records import handling
from ..records.dossier import Actor, Relationship
from ..text import lettering
from ..text import markdown as md
from ..text.markdown import Md, Target
from ..views import figures, holdings, kinds, queries
from ..views.figures import BELONGS, Network, NetworkTie, StateMark, TimeLine
from .context import DOT, PageContext

#: The width of every drawing, and the size and the distance of its lines of letters.
WIDE: Final = 400.0
LETTER: Final = 12.0
LINE: Final = 14.0
#: A network: the room for names on both sides, where the signs are, and the box in the middle.
SIDE: Final = 118.0
SIGN: Final = 128.0
BOX: Final = (158.0, 242.0)
#: The least height of a tie, so that a finger hits it.
ROW: Final = 26.0
#: What each tone has in addition to its colour and its pattern.
SIGNS: Final = {"friendly": "+", "hostile": "−", "mixed": "±", "neutral": "=", "ended": "×", "unjudged": "?", BELONGS: "·"}
#: The fewest ties, and the fewest states, of which a drawing says more than the list.
FEWEST: Final = 2


@dataclass(frozen=True)
class Label:
    """Words at a place in a drawing: its left and upper edge, its width, and its lines, aligned at the start, the middle or the end."""

    x: float
    y: float
    wide: float
    lines: tuple[str, ...]
    aligned: str = "start"

    @property
    def high(self) -> float:
        """Its height."""
        return LINE * len(self.lines)

    def drawn(self, of: str = "") -> Md:
        """The label as an element of a drawing."""
        x = self.x + {"start": 0.0, "middle": self.wide / 2, "end": self.wide}[self.aligned]
        spans = (md.shape("tspan", words=line, x=x, y=self.y + LINE * number + LETTER * 0.9) for number, line in enumerate(self.lines))
        anchor = "" if self.aligned == "start" else self.aligned
        return md.shape("text", *spans, of=of, text_anchor=anchor)


@dataclass(frozen=True)
class PlacedTie:
    """A tie of a network, with the label of the other party, and the height at which its line meets the box in the middle."""

    tie: NetworkTie
    label: Label
    left: bool
    meets: float

    @property
    def middle(self) -> float:
        """The height of its line at the label."""
        return self.label.y + self.label.high / 2


@dataclass(frozen=True)
class PlacedNetwork:
    """A network with the places of all its parts, and the label in the middle."""

    ties: tuple[PlacedTie, ...]
    centre: Label
    box: tuple[float, float]
    high: float


def placed(network: Network) -> PlacedNetwork:
    """The places of the parts of a network: names in rows on both sides, each as high as its lines."""
    sides = [[(tie, lettering.lines(tie.name, SIDE, LETTER)) for tie in side] for side in (network.left, network.right)]
    heights = [sum(max(ROW, LINE * len(lines) + 8) for _, lines in side) for side in sides]
    centre = lettering.lines(network.centre, BOX[1] - BOX[0] - 8, LETTER * 1.1)
    high = max(*heights, LINE * len(centre) + 16)
    reach = max(LINE * len(centre) + 16, high * 0.5)
    ties = (place for number, side in enumerate(sides) for place in _side(side, heights[number], high, reach, left=number == 0))
    label = Label(BOX[0], high / 2 - LINE * len(centre) / 2, BOX[1] - BOX[0], centre, "middle")
    return PlacedNetwork(tuple(ties), label, ((high - reach) / 2, reach), high)


def _side(side: Sequence[tuple[NetworkTie, tuple[str, ...]]], own: float, high: float, reach: float, *, left: bool) -> Iterator[PlacedTie]:
    """The ties of one side, from the top, with the room that is left shared by all."""
    spare = (high - own) / max(1, len(side))
    y = 0.0
    for number, (tie, lines) in enumerate(side):
        row = max(ROW, LINE * len(lines) + 8) + spare
        label = Label(0 if left else WIDE - SIDE, y + (row - LINE * len(lines)) / 2, SIDE, lines, "end" if left else "start")
        yield PlacedTie(tie, label, left, (high - reach) / 2 + reach * (number + 0.5) / len(side))
        y += row


def network(actor: Actor, desk: PageContext) -> Md:
    """The network of an actor, with a table of all its ties; empty if there are fewer than two."""
    found = figures.ego_network(desk.views, actor)
    if found is None or len(found.ties) < FEWEST:
        return md.EMPTY
    place = placed(found)
    image = md.drawing(found.alt, *_network_parts(place, desk), width=WIDE, height=place.high)
    rows = ((_party(tie, desk), md.text(tie.words)) for tie in found.ties)
    table = md.folded(md.text("As a table"), md.table((md.text("With"), md.text("Tie")), rows))
    return figure(image, f"{found.sentence}{found.more}", legend(found.tones), _uses(actor), table)


def network_file(actor: Actor, desk: PageContext) -> bytes:
    """The network of an actor as a file of its own, without links; empty if it is not drawn."""
    found = figures.ego_network(desk.views, actor)
    if found is None or len(found.ties) < FEWEST:
        return b""
    place = placed(found)
    return md.drawing_file(found.alt, *_network_parts(place), width=WIDE, height=place.high, **_about(actor, desk))


def _about(record: Actor | Relationship, desk: PageContext) -> dict[str, str]:
    """The page that a figure is from, and the marking of it."""
    marking = handling.label(holdings.of_record(record, desk.views))
    return {"origin": origin(desk.dossier.title(record.id), desk), "marking": marking}


def _party(tie: NetworkTie, desk: PageContext) -> Md:
    return md.link(md.text(tie.name), desk.address(tie.relationship or tie.record))


def _network_parts(place: PlacedNetwork, desk: PageContext | None = None) -> Iterator[Md]:
    """The lines, the names and the box of a network; lines and names are links if there is a page around them."""
    for tie in place.ties:
        yield from _tie(tie, desk)
    top, reach = place.box
    box = md.shape("rect", x=BOX[0], y=top, width=BOX[1] - BOX[0], height=reach, rx=3)
    yield md.shape("g", box, place.centre.drawn(), of="centre")


def _tie(place: PlacedTie, desk: PageContext | None) -> Iterator[Md]:
    """The line of a tie, which leads to the relationship, and the other party's name, which leads there; together if both lead there."""
    tie, sign = place.tie, SIGN if place.left else WIDE - SIGN
    end = BOX[0] if place.left else BOX[1]
    bend = (sign + end) / 2
    path = f"M{sign:.1f} {place.middle:.1f}C{bend:.1f} {place.middle:.1f} {bend:.1f} {place.meets:.1f} {end:.1f} {place.meets:.1f}"
    line = (
        md.shape("path", of="edge", d=path),
        md.shape("circle", cx=sign, cy=place.middle, r=7.5),
        md.shape("text", words=SIGNS[tie.tone], of="sign", x=sign, y=place.middle + 4, text_anchor="middle"),
    )
    title = md.shape("title", words=f"{tie.name}: {tie.words}")
    name = place.label.drawn()
    if desk is None:
        yield md.shape("g", *line, name, of=f"tone {tie.tone}")
    elif tie.relationship:
        yield _linked((title, *line), desk.address(tie.relationship), f"tone {tie.tone}")
        yield _linked((name,), desk.address(tie.record), "node")
    else:
        yield _linked((title, *line, name), desk.address(tie.record), f"tone {tie.tone}")


def _linked(parts: Iterable[Md], target: Target, classes: str) -> Md:
    return md.link(md.join(*parts), target, classes=classes, searched=False)


def legend(tones: Iterable[str]) -> Md:
    """The signs of the tones that are drawn, with their words."""
    words = {**kinds.TONES, BELONGS: figures.BELONGING}
    return md.join(*(md.span(md.text(f"{SIGNS[tone]} {words[tone]}"), classes=f"key {tone}") for tone in tones), by=md.text("  "))


def figure(image: Md, sentence: str, key: Md, links: Md, table: Md = md.EMPTY) -> Md:
    """A drawing, what it shows in a sentence, its signs, what can be done with it, and the same in a table if the page has no list of it."""
    caption = md.join(md.text(sentence), key, links, by=md.text(" "))
    return md.div(md.blocks(md.drawn_figure(image, caption, classes="drawn"), table), classes="picture", searched=False)


def uses(file: str, data: str, *, up: str = "../", cite: bool = False) -> Md:
    """The file of a drawing, if it has one, the data that it is made of, and, if the page can be cited, how."""
    targets = {"Download SVG": md.file(f"{up}{file}")} if file else {}
    targets |= {"Data": md.file(f"{up}{data}")} | ({"Cite": md.local("", "Cite")} if cite else {})
    return md.join(*(md.link(md.text(words), target, searched=False) for words, target in targets.items()), by=DOT)


def _uses(record: Actor | Relationship) -> Md:
    return uses(f"figures/{record.id}.svg", queries.data_path(record.id), cite=True)


def origin(page: str, desk: PageContext) -> str:
    """Which page of which dossier a drawing is from, for who finds its file alone."""
    settings = desk.dossier.settings
    return f"From “{page}”, {settings.title}, as of {settings.as_of.words()}"


#: The height of the line of time, and the height of the drawing.
AXIS: Final = 34.0
TIME_HIGH: Final = 64.0
_EDGE: Final = 8.0


def _across(at: float) -> float:
    return _EDGE + (WIDE - 2 * _EDGE) * at


def time_line(relationship: Relationship, desk: PageContext) -> Md:
    """The states of a relationship on a line of time, which has the letters of the list below it; empty if there are fewer than two."""
    found = figures.time_line(desk.views, relationship)
    if found is None or len(found.states) < FEWEST:
        return md.EMPTY
    caveats = [state.caveat for state in desk.presentation.standing(relationship).states]
    image = md.drawing(found.sentence, *_line_parts(found, caveats, desk), width=WIDE, height=TIME_HIGH)
    key = md.text("Letters: the states, listed below. Strokes: the dates of statements.")
    return figure(image, found.sentence, key, _uses(relationship))


def time_line_file(relationship: Relationship, desk: PageContext) -> bytes:
    """The states of a relationship as a file of its own, without links; empty if they are not drawn."""
    found = figures.time_line(desk.views, relationship)
    if found is None or len(found.states) < FEWEST:
        return b""
    return md.drawing_file(
        found.sentence,
        *_line_parts(found, [state.caveat for state in desk.presentation.standing(relationship).states]),
        width=WIDE,
        height=TIME_HIGH,
        **_about(relationship, desk),
    )


def _line_parts(line: TimeLine, caveats: Sequence[str], desk: PageContext | None = None) -> Iterator[Md]:
    """The line with its ticks, the strokes of statements, and the states with their letters and with what was said of their support."""
    yield md.shape("path", of="axis", d=f"M{_across(0):.1f} {AXIS:.1f}H{_across(1):.1f}")
    strokes = "".join(f"M{_across(dot):.1f} {AXIS:.1f}v6" for dot in line.dots)
    yield md.shape("path", of="stroke", d=strokes) if strokes else md.EMPTY
    for at, label in ticks(line):
        yield md.shape("path", of="stroke", d=f"M{_across(at):.1f} {AXIS - 3:.1f}v13")
        yield label.drawn("tick")
    for state, caveat in zip(line.states, caveats, strict=True):
        parts = _state(state, caveat)
        yield _linked(parts, desk.address(state.claim), "state") if desk else md.shape("g", *parts, of="state")


def _state(state: StateMark, caveat: str) -> tuple[Md, ...]:
    """A bar as long as its time is uncertain, with its letter above."""
    start, end = _across(state.start), _across(state.end)
    long = max(5.0, end - start)
    middle = (start + end) / 2
    return (
        md.shape("title", words=f"{state.letter}: {state.label}, {state.when}{caveat}"),
        md.shape("path", of="edge", d=f"M{middle:.1f} {AXIS:.1f}L{_across(state.at):.1f} 15"),
        md.shape("rect", x=middle - long / 2, y=AXIS - 3.5, width=long, height=7, rx=2),
        md.shape("text", words=state.letter, x=_across(state.at), y=12, text_anchor="middle"),
    )


def ticks(line: TimeLine) -> Iterator[tuple[float, Label]]:
    """The ticks of a line of time with their labels; one for whose label there is no room is left out."""
    free = 0.0
    for at, words in line.ticks:
        wide = lettering.width(words, LETTER)
        x = min(max(0.0, _across(at) - wide / 2), WIDE - wide)
        if x >= free:
            yield at, Label(x, TIME_HIGH - LINE - 2, wide, (words,), "middle")
            free = x + wide + 4


def files(desk: PageContext) -> Iterator[tuple[str, bytes]]:
    """Every figure as a file of its own, by its path below `docs/`."""
    drawn = itertools.chain(
        ((id, network_file(actor, desk)) for id, actor in desk.dossier.actors.items()),
        ((id, time_line_file(relationship, desk)) for id, relationship in desk.dossier.relationships.items()),
    )
    return ((f"figures/{id}.svg", content) for id, content in drawn if content)
