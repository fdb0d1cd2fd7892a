"""The events of a YAML text that a record may hold; what repeats, extends, constructs or instructs is refused.

Floor 0: imports nothing of this package.  The events are libyaml's.  They come one by one, so that an anchor is refused before an
alias could repeat what it names, and a text that holds too much before it is read to its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NoReturn

import yaml

#: A line and a column, from 0, in characters.
Spot = tuple[int, int]

#: Keys, texts, lists and mappings of one file together, beginnings and ends counted.
MOST: Final = 50_000

_OPENING: Final = (yaml.ScalarEvent, yaml.CollectionStartEvent)
_CLOSING: Final = (yaml.CollectionEndEvent, yaml.StreamEndEvent)
_WRITTEN_OUT: Final = "records are written out"


class Refused(Exception):
    """Reading cannot go on, or a value cannot be taken; carries what a problem needs."""

    def __init__(self, code: str, message: str, hint: str, spot: Spot, width: int = 1) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.spot, self.width = code, message, hint, spot, width


def each(text: str) -> Iterator[yaml.Event]:
    """The beginnings of keys and values, the ends of lists and mappings, and the end of the stream.

    Raises Refused where the text holds what no record may, and YAMLError where it is no YAML.
    """
    loader = yaml.CBaseLoader(text)
    try:
        for number, event in enumerate(iter(loader.get_event, None)):
            if isinstance(event, _OPENING):
                if event.anchor or event.tag:
                    _refuse_marked(event)
                if number > MOST:
                    refuse("too-large", f"the file holds more than {MOST:,} values", "split it", event)
                yield event
            elif isinstance(event, _CLOSING):
                yield event
            else:
                _refuse_other(event)
    finally:
        loader.dispose()


def _refuse_marked(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> NoReturn:
    """Refuse a value that has a name to be repeated by, or that is to become something else than it shows."""
    if event.anchor:
        message = f"&{event.anchor} names a value to be repeated; {_WRITTEN_OUT}"
        refuse("yaml-anchor", message, "delete it; put a text that begins with & in quotes", event)
    message = f"{event.tag!r} is a tag; values are plain text, lists and mappings"
    refuse("yaml-tag", message, "delete it; put a text that begins with ! in quotes", event)


def _refuse_other(event: yaml.Event) -> None:
    """Refuse an alias, and a document that begins with instructions; the marks around a document pass."""
    if isinstance(event, yaml.AliasEvent):
        message = f"*{event.anchor} repeats another value; {_WRITTEN_OUT}"
        refuse("yaml-alias", message, "write the value here; put a text that begins with * in quotes", event)
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        message = "a line that begins with % is an instruction to a YAML reader; none is followed"
        refuse("yaml-directive", message, "delete it", event)


def refuse(code: str, message: str, hint: str, event: yaml.Event) -> NoReturn:
    """Give up reading at an event."""
    raise Refused(code, message, hint, start(event), width(event))


def start(event: yaml.Event) -> Spot:
    """Where an event begins."""
    mark = event.start_mark
    assert mark is not None, "libyaml marks every event"
    return mark.line, mark.column


def end(event: yaml.Event) -> Spot:
    """Where an event ends."""
    mark = event.end_mark
    assert mark is not None, "libyaml marks every event"
    return mark.line, mark.column


def width(event: yaml.Event) -> int:
    """How much of its line an event covers; a text over several lines is pointed at where it begins."""
    (line, column), (last, behind) = start(event), end(event)
    return max(1, behind - column) if line == last else 1


def style(event: yaml.Event) -> str:
    """What the value that begins with an event is written in: a quote, `|` or `>`, `{` or `[`; nothing where it is none of these."""
    if isinstance(event, yaml.CollectionStartEvent):
        return ("{" if isinstance(event, yaml.MappingStartEvent) else "[") if event.flow_style else ""
    return (event.style or "") if isinstance(event, yaml.ScalarEvent) else ""
