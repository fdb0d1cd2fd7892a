"""YAML with the position of every value; anchors, aliases, merge keys, tags and directives are rejected.

Events come from libyaml one at a time, so that an anchor is rejected before an alias can repeat it, and an oversized text before it has
been read to its end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, NoReturn

import yaml

from . import yaml_errors
from .problems import Place, Problem
from .yaml_errors import Mistake, cut_off, explained, no_colon

#: A line and a column, from 0, in characters.
Spot = tuple[int, int]
#: The maximum number of keys, texts, and starts and ends of lists and mappings in one file.
MOST: Final = 50_000
_OPENING: Final = (yaml.ScalarEvent, yaml.CollectionStartEvent)
_CLOSING: Final = (yaml.CollectionEndEvent, yaml.StreamEndEvent)
_WRITTEN_OUT: Final = "records are written out"


class Refused(Exception):
    """Reading cannot continue, or a value is not accepted; carries the parts of the problem."""

    def __init__(self, code: str, message: str, hint: str, spot: Spot, width: int = 1) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.spot, self.width = code, message, hint, spot, width


def each(text: str) -> Iterator[yaml.Event]:
    """The starts of keys and values, the ends of lists and mappings, and the end of the stream.

    Raises Refused if the text contains something that records may not, and YAMLError if it is not valid YAML.
    """
    loader = yaml.CBaseLoader(text)
    try:
        for number, event in enumerate(iter(loader.get_event, None)):
            if isinstance(event, _OPENING):
                if event.anchor or event.tag:
                    _refuse_marked(event)
                if number > MOST:
                    refuse("too-large", f"the file has more than {MOST:,} values", "split it", event)
                yield event
            elif isinstance(event, _CLOSING):
                yield event
            else:
                _refuse_other(event)
    finally:
        loader.dispose()


def _refuse_marked(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> NoReturn:
    """Reject a value with an anchor or a tag."""
    if event.anchor:
        message = f"&{event.anchor} names a value to be repeated; {_WRITTEN_OUT}"
        refuse("yaml-anchor", message, "delete it; put a text that starts with & in quotes", event)
    message = f"{event.tag!r} is a tag; values are plain text, lists and mappings"
    refuse("yaml-tag", message, "delete it; put a text that starts with ! in quotes", event)


def _refuse_other(event: yaml.Event) -> None:
    """Reject aliases, and documents that start with directives; document markers are accepted."""
    if isinstance(event, yaml.AliasEvent):
        message = f"*{event.anchor} repeats another value; {_WRITTEN_OUT}"
        refuse("yaml-alias", message, "write the value here; put a text that starts with * in quotes", event)
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        message = "a line that starts with % is a YAML directive; records may not contain directives"
        refuse("yaml-directive", message, "delete it", event)


def refuse(code: str, message: str, hint: str, event: yaml.Event) -> NoReturn:
    """Stop reading at an event."""
    raise Refused(code, message, hint, start(event), width(event))


def start(event: yaml.Event) -> Spot:
    """The position at which an event starts."""
    mark = event.start_mark
    assert mark is not None, "libyaml marks every event"
    return mark.line, mark.column


def end(event: yaml.Event) -> Spot:
    """The position at which an event ends."""
    mark = event.end_mark
    assert mark is not None, "libyaml marks every event"
    return mark.line, mark.column


def width(event: yaml.Event) -> int:
    """The number of characters of its first line that an event covers; of a text over several lines, only the first character is marked."""
    (line, column), (last, behind) = start(event), end(event)
    return max(1, behind - column) if line == last else 1


def style(event: yaml.Event) -> str:
    """The first character of the value that starts with an event: a quote, `|` or `>`, `{` or `[`; empty for anything else."""
    if isinstance(event, yaml.CollectionStartEvent):
        return ("{" if isinstance(event, yaml.MappingStartEvent) else "[") if event.flow_style else ""
    return (event.style or "") if isinstance(event, yaml.ScalarEvent) else ""


#: A value of a record file: text, a list or a mapping.
Value = str | list["Value"] | dict[str, "Value"]
#: The path to a value: keys and positions from the top of the file.
Loc = tuple[str | int, ...]
LARGEST: Final = 1_000_000
DEEPEST: Final = 12
_FLATTER: Final = "no field is nested so deeply: remove superfluous brackets or indents"
#: Unquoted values that are null in YAML.
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
_RECORD: Final = "start with a field: a key, a colon, a space and a value"


@dataclass(slots=True)
class Marks:
    """The start and end of a value, the width of its first line, and the same for the keys and values in it.

    `style` is its first character: a quote, `|` or `>`, and `{` or `[`; empty for plain text, and for fields or items on separate lines.
    The end of those, and of `|` and `>`, is the start of whatever comes next.
    """

    start: Spot
    end: Spot
    width: int = 1
    style: str = ""
    keys: dict[str | int, Spot] = field(default_factory=dict)
    inner: dict[str | int, Marks] = field(default_factory=dict)

    @classmethod
    def of(cls, event: yaml.Event) -> Marks:
        """The marks of a value that starts with `event`, as far as the event shows them."""
        return cls(start(event), end(event), width(event), style(event))


@dataclass(frozen=True)
class Document:
    """One YAML file: its path, its text (with normalized line ends) and its values."""

    path: str
    text: str
    value: dict[str, Value]

    @property
    def marks(self) -> Marks:
        """The positions of everything in it; the result is shared and must not be changed."""
        return _positions(self.text)

    def place(self, loc: Loc = (), *, key: bool = False, token: str = "") -> Place:
        """The place of the value at `loc`, or of the nearest one around it that exists.

        With `key`, the place of its key; with `token`, of the first occurrence of that word in it.  The positions are found by
        reading the text again, so that they cost nothing if a dossier has no problems.
        """
        marks = _positions(self.text)
        spot, width = next(iter(marks.keys.values()), marks.start), marks.width  # the first field: there may be comments above it
        for depth, step in enumerate(loc):
            outer, marks = marks, marks.inner.get(step, marks)
            if marks is outer:
                break
            spot, width = marks.start, marks.width
            if key and depth == len(loc) - 1 and step in outer.keys:
                spot, width = outer.keys[step], len(str(step))
            elif marks.style in ("|", ">"):
                spot, width = _below(self.text, marks)
        if token:
            spot, width = _seek(self.text, marks, token) or (spot, width)
        return replace(place(self.path, self.text, *spot, width), loc=loc)


def place(path: str, text: str, line: int, column: int, width: int = 1) -> Place:
    """The place at a line and column counted from 0."""
    lines = _lines(text)
    if line >= len(lines):  # libyaml sees the end of a text one line further down
        line, column = len(lines) - 1, len(lines[-1])
    excerpt = lines[line]
    return Place(path, line + 1, column + 1, max(1, min(width, len(excerpt) - column)), excerpt)


def read(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """The document in a file's bytes, or None, and its problems.  Never raises, whatever the bytes."""
    text, refused = _decode(data)
    found = None if refused else _Reading(text)
    try:
        value = found.record() if found else None
    except (Refused, yaml.YAMLError) as caught:
        value, refused = None, caught if isinstance(caught, Refused) else _syntax(text, caught)
    troubles = found.troubles if found else []
    if refused:
        # A value that was cut off may be the cause; everything else is reported once the text can be read.
        cut = [it for it in troubles if it.code == "cut-value"]
        troubles = cut if cut and refused.spot[0] - cut[-1].spot[0] in (0, 1) else [*cut, refused]
    problems = [Problem(place(path, text, *it.spot, it.width), it.code, it.message, it.hint) for it in troubles]
    return (None if value is None else Document(path, text, value)), problems


def _syntax(text: str, error: yaml.YAMLError) -> Refused:
    """The problem to report when libyaml gives up."""
    problem, context = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    said = getattr(error, "problem", None) or str(error).split("\n", maxsplit=1)[0]
    spots = (problem.line, problem.column) if problem else (0, 0), (context.line, context.column) if context else None
    mistake = explained(_lines(text), said, *spots)
    return Refused(mistake.code, mistake.message, mistake.hint, (mistake.line, mistake.column))


def _decode(data: bytes) -> tuple[str, Refused | None]:
    """The text of a file as far as it can be shown, with normalized line ends, and the reason if it cannot be read."""
    if len(data) > LARGEST:
        return "", Refused("too-large", f"the file has {len(data):,} bytes; a record has at most {LARGEST:,}", "split it", (0, 0))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return "", Refused("not-utf8", "the file is not UTF-8 text", "save it as plain text in UTF-8", (0, 0))
    try:
        text = _plain(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # The codec counts from after a byte order mark, an editor from the start of the file.
        at = error.start + len(data) - len(error.object)
        spot = _spot(_plain(data[:at].decode("utf-8-sig")))
        return _plain(data.decode("utf-8-sig", "backslashreplace")), Refused(
            "not-utf8", f"byte {at} is not UTF-8", "save the file as UTF-8", spot
        )
    found = yaml_errors.refused(text)
    if found:
        return text, Refused("hidden-character", yaml_errors.complaint(found[0]), "delete it", _spot(text[: found.start()]))
    return text, None


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spot(before: str) -> Spot:
    """The position at which the text after `before` starts."""
    return before.count("\n"), len(before) - before.rfind("\n") - 1


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    return text.split("\n")


class _Reading:
    """One pass over the events of a text: its values, and the problems that do not stop the rest from being read."""

    def __init__(self, text: str) -> None:
        self.stream = each(text)
        self.troubles: list[Refused] = []
        #: The lines, if a comment may follow a value in one of them.
        self.commented = _lines(text) if " #" in text or "\t#" in text else None

    def record(self) -> dict[str, Value]:
        """The mapping in the text."""
        first = next(self.stream)
        if isinstance(first, yaml.StreamEndEvent):
            raise Refused("no-mapping", "the file is empty; expected a mapping of fields", _RECORD, (0, 0))
        value = self.value(first, 0)
        if isinstance(value, str) and re.match(r"[\w-]+:\S", value):
            _refuse(no_colon(value), start(first))
        if not isinstance(value, dict):
            held = "a list" if isinstance(value, list) else f"the text {value[:40]!r}" if value else "nothing"
            refuse("no-mapping", f"expected a mapping of fields, got {held}", _RECORD, first)
        rest = next(self.stream)
        if not isinstance(rest, yaml.StreamEndEvent):
            message = "a second document starts here; a file contains one record"
            refuse("several-documents", message, "move it to a file of its own", rest)
        return value

    def value(self, event: yaml.Event, depth: int, marks: Marks | None = None) -> Value:
        """The value that starts with `event`; `marks`, if given, are filled with the positions inside it."""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth == DEEPEST:
            refuse("too-deep", f"values are nested more than {DEEPEST} levels deep here", _FLATTER, event)
        return (self._mapping if isinstance(event, yaml.MappingStartEvent) else self._list)(depth + 1, marks)

    def _list(self, depth: int, marks: Marks | None) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.stream), yaml.SequenceEndEvent):
            inner = None if marks is None else marks.inner.setdefault(len(items), Marks.of(event))
            items.append(self.value(event, depth, inner))
        if marks is not None:
            marks.end = end(event)
        return items

    def _mapping(self, depth: int, marks: Marks | None) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        folded: dict[str, str] = {}
        while not isinstance(event := next(self.stream), yaml.MappingEndEvent):
            key, begin = _key(event), next(self.stream)
            if _lacks_colon(event, begin):
                _refuse(no_colon(key), start(event))
            twin = folded.setdefault(_folded(key), key)
            inner = None if marks is None else Marks.of(begin)
            # Of two equal keys, the first counts, with its marks; the values of the second are read and discarded.
            if key in fields or twin != key:
                said = f"duplicate key {key!r}" if twin == key else f"duplicate key {key!r}: it reads like {twin!r}"
                self._trouble("duplicate-key", said, "keep one of the two", event)
                self.value(begin, depth, inner)
                continue
            if marks is not None and inner is not None:
                marks.keys[key], marks.inner[key] = start(event), inner
            fields[key] = self.value(begin, depth, inner)
        if marks is not None:
            marks.end = end(event)
        return fields

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        text = _text(event)
        if not event.style:
            if text in _NOTHING:
                self._trouble("no-value", "the field has no value", "write one, or leave the field out", event)
            elif self.commented:
                self._cut(self.commented, event)
        return text

    def _cut(self, lines: list[str], event: yaml.ScalarEvent) -> None:
        """Report a comment that may be the rest of a value: an unquoted text ends before ` #`, and nothing else would show it."""
        line, column = end(event)
        cut = cut_off(event.value, lines[line], column)
        if cut:
            self.troubles.append(Refused(cut.code, cut.message, cut.hint, (line, cut.column), len(lines[line])))

    def _trouble(self, code: str, message: str, hint: str, event: yaml.Event) -> None:
        self.troubles.append(Refused(code, message, hint, start(event), width(event)))


def _refuse(mistake: Mistake, spot: Spot) -> NoReturn:
    """Stop reading at a mistake whose position is relative to `spot`."""
    raise Refused(mistake.code, mistake.message, mistake.hint, (spot[0] + mistake.line, spot[1] + mistake.column))


def _lacks_colon(key: yaml.Event, begin: yaml.Event) -> bool:
    """Whether a key has no colon: the empty value that YAML adds for it starts where the key ends."""
    return isinstance(begin, yaml.ScalarEvent) and not begin.style and not begin.value and start(begin) == end(key)


def _key(event: yaml.Event) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        hint = "write `key: value`; put a text that starts with [ or { in quotes"
        refuse("no-text-key", "expected a plain text as key, got a list or a mapping", hint, event)
    key = _text(event)
    if key and not event.style and key[0].isspace():
        message = f"{yaml_errors.named(key[0])} before the key looks like an indent"
        raise Refused("hidden-character", message, "write plain spaces instead", start(event))
    if key == "<<":
        refuse("yaml-merge", "`<<` merges another mapping; records are written out", "write the fields here", event)
    return key


@lru_cache(maxsize=4096)
def _folded(key: str) -> str:
    """The form in which two keys are compared: equal if a reader would take them for the same."""
    return unicodedata.normalize("NFC", key.casefold())


def _text(event: yaml.ScalarEvent) -> str:
    """The text of a key or a value in NFC; characters from escapes in double quotes are checked here."""
    text = event.value
    if event.style == '"' and (found := yaml_errors.refused(text)):
        refuse("hidden-character", f"this text contains {yaml_errors.complaint(found[0])}", "delete it", event)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=8)
def _positions(text: str) -> Marks:
    """The marks of all values in a text that could be read."""
    found = _Reading(text)
    first = next(found.stream)
    marks = Marks((0, 0), (0, 0), style=style(first))
    found.value(first, 0, marks)
    return marks


def _below(text: str, marks: Marks) -> tuple[Spot, int]:
    """The position of the first line of a text below `>-`, or of the sign itself if there is none."""
    (line, column), (last, _) = marks.start, marks.end
    for number, shown in enumerate(_lines(text)[line + 1 : last], line + 1):
        if shown.strip():
            return (number, len(shown) - len(shown.lstrip())), len(shown.strip())
    return (line, column), marks.width


def _seek(text: str, marks: Marks, token: str) -> tuple[Spot, int] | None:
    """The position of the first `token` in a value, or of as much of it as is on one line; None if an escape hides it."""
    lines = _lines(text)
    (line, column), (last, end) = marks.start, marks.end
    within = "\n".join([*lines[line:last], (lines[last] if last < len(lines) else "")[:end]])
    left, right = (r"(?<!\w)" if token[0].isalnum() else ""), (r"(?!\w)" if token[-1].isalnum() else "")
    found = re.compile(left + r"\s+".join(map(re.escape, token.split())) + right).search(within, column)
    if found is None:
        return None
    row, at = _spot(within[: found.start()])
    return (line + row, at), len(found[0].split("\n")[0])
