"""Long lists in parts: what would be longer than the budget of a page has a page for each of its natural parts, such as months or letters.

The address of a part depends on its key alone, so an edit moves no other part; a part that grows too long lists its own parts at its address.
So an address that was published leads on, however much a dossier grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

from ..text import markdown as md
from ..text.markdown import Md
from ..text.prose import count
from .page import Page

#: The budget of a page in elements of HTML, without the frame around it and what else is on it, which are some hundreds more.
MOST: Final = 2_200
T = TypeVar("T")
_DOT: Final = md.text(" · ")


class Key(NamedTuple):
    """The natural key of a part: the end of its address, and its words."""

    name: str
    words: str


#: What a list is parted by, the coarsest key first; the keys of a level have names that no other level has.
Level: TypeAlias = Callable[[T], Key]
_WHOLE: Final = Key("", "")


@dataclass(frozen=True)
class Part(Generic[T]):
    """A part of a list: its key, which is empty for the whole, and all its items, which are on the pages of its own parts if it has any."""

    key: Key
    items: tuple[T, ...]
    parts: tuple[Part[T], ...] = ()

    def leaves(self) -> Iterator[Part[T]]:
        """The parts whose items are on their own pages."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


def parted(items: Iterable[T], levels: Sequence[Level[T]], weight: Callable[[T], int], key: Key = _WHOLE) -> Part[T]:
    """Items in parts by the first levels that tell them apart; `weight` is the number of elements of an item."""
    found = tuple(items)
    if len(found) < 2 or sum(map(weight, found)) <= MOST:
        return Part(key, found)
    for number, level in enumerate(levels, 1):
        groups: dict[Key, list[T]] = {}
        for item in found:
            groups.setdefault(level(item), []).append(item)
        if len(groups) > 1:
            return Part(key, found, tuple(parted(group, levels[number:], weight, name) for name, group in groups.items()))
    return Part(key, found, tuple(_numbered(found, weight, key)))


def grouped(groups: Mapping[Key, Sequence[T]], levels: Sequence[Level[T]], weight: Callable[[T], int], *, taken: int) -> Part[T]:
    """Items in given parts, and these by levels, if they do not fit on a page that has so many elements already; else they are one part."""
    found = tuple(item for group in groups.values() for item in group)
    if taken + sum(map(weight, found)) <= MOST:
        return Part(_WHOLE, found)
    return Part(_WHOLE, found, tuple(parted(group, levels, weight, key) for key, group in groups.items()))


def _numbered(items: Sequence[T], weight: Callable[[T], int], key: Key) -> Iterator[Part[T]]:
    """Parts by number, of items that no key tells apart."""
    lots: list[list[T]] = [[]]
    total = 0
    for item in items:
        total += weight(item)
        if lots[-1] and total > MOST:
            lots.append([])
            total = weight(item)
        lots[-1].append(item)
    for number, lot in enumerate(lots, 1):
        name = f"{key.name}-part-{number}".removeprefix("-")
        yield Part(Key(name, f"{key.words}, part {number}".removeprefix(", ")), tuple(lot))


def pages(whole: Part[T], at: Callable[[Key], str], noun: str, make: Callable[[Part[T], Md, Md], Page]) -> Iterator[Page]:
    """The page of a list and of each of its parts.

    `at` gives the file of a part in the folder, without its ending, by the part's key.  `make` gets the part, what its page begins with (the way
    to other parts, or the list of its own parts), and what ends it; both are empty for a list of one page.
    """
    leaves = tuple(whole.leaves())
    places = {id(leaf): number for number, leaf in enumerate(leaves)}

    def made(part: Part[T], parent: Part[T] | None) -> Iterator[Page]:
        if part.parts:
            yield make(part, _index(part, at, noun), md.EMPTY)
        elif parent is None:
            yield make(part, md.EMPTY, md.EMPTY)
        else:
            place = places[id(part)]
            around = (leaves[place - 1] if place else None, leaves[place + 1] if place + 1 < len(leaves) else None)
            yield make(part, _beside(part, parent, whole, at), _turning(around, at))
        for inner in part.parts:
            yield from made(inner, part)

    return made(whole, None)


def _index(part: Part[T], at: Callable[[Key], str], noun: str) -> Md:
    """The parts of a part."""
    return md.div(md.bullets(entry(inner, at, noun) for inner in part.parts), classes="index")


def entry(part: Part[T], at: Callable[[Key], str], noun: str) -> Md:
    """A part with the number of its items and, if they are in parts of its own, all pages that have them."""
    here = md.paragraph(_link(part, at), md.text(f": {count(len(part.items), noun)}"))
    pages = (md.join(_link(leaf, at, part), md.text(f" ({len(leaf.items)})")) for leaf in part.leaves()) if part.parts else ()
    return md.blocks(here, md.paragraph(md.join(*pages, by=_DOT), classes="said"))


def _link(part: Part[T], at: Callable[[Key], str], within: Part[T] | None = None) -> Md:
    """A link to a part, without the words of the part that it is shown within."""
    return md.link(_words(part, within), md.local(f"{at(part.key)}.md"))


def _words(part: Part[T], within: Part[T] | None) -> Md:
    return md.text(part.key.words.removeprefix(f"{within.key.words}, ") if within else part.key.words)


def _beside(part: Part[T], parent: Part[T], whole: Part[T], at: Callable[[Key], str]) -> Md:
    """The way up, and the parts beside this one."""
    ways = [md.link(md.text("All parts"), md.local(f"{at(whole.key)}.md"))]
    ways += [_words(other, parent) if other is part else _link(other, at, parent) for other in parent.parts]
    return md.div(md.paragraph(md.join(*ways, by=_DOT)), classes="trail")


def _turning(around: tuple[Part[T] | None, Part[T] | None], at: Callable[[Key], str]) -> Md:
    """The way to the part before and to the one after."""
    before, after = around
    ways = (
        md.join(md.text("Previous: "), _link(before, at)) if before else md.EMPTY,
        md.join(md.text("Next: "), _link(after, at)) if after else md.EMPTY,
    )
    return md.div(md.paragraph(md.join(*ways, by=_DOT)), classes="trail")
