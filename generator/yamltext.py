"""YAML text to plain values, each of which knows its line and column; everything unsafe in YAML is refused.

Floor 1: imports `problems`.  The events of libyaml are read one by one: nothing is constructed, no tag is resolved, so `NO` stays
`NO`, and an anchor is refused before an alias could repeat it.  All scalars are text; the schema types them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NoReturn

import yaml

from generator.problems import Place, Problem

#: A value of a record file: text, a list or a mapping.
Value = str | list["Value"] | dict[str, "Value"]
#: The way to a value: keys and positions from the top of the file.
Loc = tuple[str | int, ...]

LARGEST: Final = 1_000_000
DEEPEST: Final = 12

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\u2028\u2029]"  # controls and the line ends that parsers disagree about
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # marks that reorder text
    "|[\u00ad\u180e\u200b\u2060-\u2064\ufeff\u3164\U000e0000-\U000e007f]|(?<![\u0600-\U0010ffff])[\u200c\u200d\ufe00-\ufe0f]"
    "|[\ue000-\uf8ff\ufff9-\uffff\ufdd0-\ufdef\U000f0000-\U0010ffff\ud800-\udfff]|[\u0300-\u036f]{5,}"
)
_NAMES: Final = {
    0x09: "a tab", 0x85: "a next-line character", 0x2028: "a line separator", 0x2029: "a paragraph separator",
    0xFEFF: "a byte order mark", 0xFFFD: "a replacement character", 0xAD: "a soft hyphen", 0x200B: "a zero-width space",
}  # fmt: skip
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


class _Loader(yaml.CLoader):  # type: ignore[misc]
    """libyaml's parser, used for its events alone."""


@dataclass(slots=True)
class _Marks:
    """Where a value stands, and the values in it: start and end line and column, from 0, and the same for each key."""

    start: tuple[int, int]
    end: tuple[int, int]
    inner: dict[str | int, _Marks] = field(default_factory=dict)
    keys: dict[str | int, tuple[int, int]] = field(default_factory=dict)


class _Refused(Exception):
    """Reading cannot go on; carries what a problem needs."""

    def __init__(self, code: str, message: str, hint: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.line, self.column = code, message, hint, line, column


@dataclass(frozen=True)
class Document:
    """One file of records: its path, its text (with plain line ends) and its values."""

    path: str
    text: str
    value: dict[str, Value]

    def place(self, loc: Loc = (), *, key: bool = False, token: str = "") -> Place:
        """Where the value at `loc` stands, or the nearest one around it that exists.

        With `key`, where its key stands; with `token`, where that word first stands inside it.  The positions are found by
        reading the text again, so that a dossier without problems pays nothing for them.
        """
        marks = _positions(self.text)
        line, column, width = marks.start[0], marks.start[1], 1
        for depth, step in enumerate(loc):
            inner = marks.inner.get(step)
            if inner is None:
                break
            whole = key and depth == len(loc) - 1 and step in marks.keys
            line, column = marks.keys[step] if whole else inner.start
            width = len(str(step)) if whole else inner.end[1] - inner.start[1] if inner.start[0] == inner.end[0] else 1
            marks = inner
        if token:
            line, column, width = _seek(self.text, marks, token) or (line, column, width)
        return place(self.path, self.text, line, column, width)


def place(path: str, text: str, line: int, column: int, width: int = 1) -> Place:
    """The place at a line and column counted from 0."""
    lines = text.split("\n")
    excerpt = lines[line] if line < len(lines) else ""
    return Place(path, line + 1, column + 1, max(1, min(width, max(1, len(excerpt) - column))), excerpt)


def read(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """The document in a file's bytes, or None, and what is wrong with it.  Never raises, whatever the bytes."""
    text = ""
    try:
        text = _decode(data)
        value, troubles = _build(text)
    except _Refused as refused:
        return None, [_problem(path, text, refused)]
    problems = [_problem(path, text, trouble) for trouble in troubles]
    return Document(path, text, value), problems


def _problem(path: str, text: str, refused: _Refused) -> Problem:
    return Problem(place(path, text, refused.line, refused.column), refused.code, refused.message, refused.hint)


def _decode(data: bytes) -> str:
    """The text of a file: UTF-8 without a byte order mark, plain line ends, no character that hides or reorders others."""
    if len(data) > LARGEST:
        raise _Refused("too-large", f"the file has {len(data):,} bytes; a record has at most {LARGEST:,}", "split it", 0, 0)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] in (b"\x00\x00\xfe\xff", b"\x00\x00\x00"):
        raise _Refused("not-utf8", "the file is UTF-16 or UTF-32", "save it as UTF-8", 0, 0)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        where = before.count("\n"), len(before) - before.rfind("\n") - 1
        raise _Refused("not-utf8", f"byte {error.start} is not UTF-8", "save the file as UTF-8", *where) from None
    found = _REFUSED.search(text)
    if found:
        line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start()) - 1
        raise _Refused("hidden-character", f"here stands {_called(found[0])}, which no reader can see", "delete it", line, column)
    return text


def _called(character: str) -> str:
    code = ord(character[0])
    if len(character) > 1:
        return f"a letter with {len(character)} marks upon it"
    return f"{_NAMES.get(code, unicodedata.name(character, 'a control character').lower())} (U+{code:04X})"


def _build(text: str) -> tuple[dict[str, Value], list[_Refused]]:
    """The mapping at the top of the text, and what is wrong without hindering the rest of the reading."""
    troubles: list[_Refused] = []
    try:
        events = _events(text)
        first = next(events)
        if isinstance(first, yaml.StreamEndEvent):
            _refuse("no-mapping", "the file is empty; a record is a mapping of fields", "", first)
        value = _value(first, events, troubles, 0)
        if not isinstance(value, dict):
            _refuse("no-mapping", f"the file holds {_kind(value)}; a record is a mapping of fields", "begin with a field, like `name: …`", first)
        rest = next(events)
        if not isinstance(rest, yaml.StreamEndEvent):
            _refuse("several-documents", "a second document begins here; a file holds one record", "move it to a file of its own", rest)
    except yaml.YAMLError as error:
        raise _syntax(text, error) from None
    return value, troubles


def _events(text: str) -> Iterator[yaml.Event]:
    """The events that carry content, after what no record may use was refused."""
    loader = _Loader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                if event.version or event.tags:
                    _refuse("yaml-directive", "a line that begins with % is an instruction to a YAML reader; none is followed", "delete it", event)
            elif kind is yaml.AliasEvent:
                _refuse("yaml-alias", f"*{event.anchor} repeats another value; records are written out", "put a text that begins with * in quotes", event)
            elif kind is not yaml.StreamStartEvent and kind is not yaml.DocumentEndEvent:
                if kind in _OPENING:
                    if event.anchor:
                        _refuse("yaml-anchor", f"&{event.anchor} names a value to be repeated; records are written out", "put a text that begins with & in quotes", event)
                    if event.tag:
                        _refuse("yaml-tag", f"{event.tag!r} is a tag; values are plain text, lists and mappings", "put a text that begins with ! in quotes", event)
                yield event
    finally:
        loader.dispose()


_OPENING: Final = frozenset({yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})


def _value(event: yaml.Event, events: Iterator[yaml.Event], troubles: list[_Refused], depth: int, marks: _Marks | None = None) -> Value:
    """The value that begins with `event`; `marks`, where given, are filled with the positions."""
    if marks:
        marks.end = (event.end_mark.line, event.end_mark.column)
    if type(event) is yaml.ScalarEvent:
        return _scalar(event, troubles)
    if depth == DEEPEST:
        _refuse("too-deep", f"values lie more than {DEEPEST} deep in each other here", "", event)
    if type(event) is yaml.SequenceStartEvent:
        items: list[Value] = []
        while type(event := next(events)) is not yaml.SequenceEndEvent:
            items.append(_value(event, events, troubles, depth + 1, _inner(marks, len(items), event)))
        return items
    return _mapping(events, troubles, depth, marks)


def _mapping(events: Iterator[yaml.Event], troubles: list[_Refused], depth: int, marks: _Marks | None) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    folded: dict[str, str] = {}
    while type(event := next(events)) is not yaml.MappingEndEvent:
        if type(event) is not yaml.ScalarEvent:
            _refuse("no-text-key", "a key is plain text", "", event)
        key, at = event.value, event
        if key == "<<":
            _refuse("yaml-merge", "`<<` takes over another mapping; records are written out", "write the fields here", event)
        twin = unicodedata.normalize("NFC", key).casefold()
        value_event = next(events)
        if marks is not None and key not in marks.keys:
            marks.keys[key] = (event.start_mark.line, event.start_mark.column)
        value = _value(value_event, events, troubles, depth + 1, _inner(marks, key, value_event))
        if twin in folded:
            message = f"the key {key!r} stands here a second time" if folded[twin] == key else f"the key {key!r} is the key {folded[twin]!r} again"
            troubles.append(_Refused("duplicate-key", message, "keep one of the two", at.start_mark.line, at.start_mark.column))
            continue
        folded[twin] = key
        fields[key] = value
    return fields


def _scalar(event: yaml.ScalarEvent, troubles: list[_Refused]) -> str:
    text: str = event.value
    if event.style == '"' and _REFUSED.search(text):
        found = _REFUSED.search(text)
        assert found is not None
        _refuse("hidden-character", f"this text holds {_called(found[0])}, which no reader can see", "delete it", event)
    if text in _NOTHING and not event.style:
        troubles.append(_Refused("no-value", "the field has no value", "write one, or leave the field out", event.start_mark.line, event.start_mark.column))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _inner(marks: _Marks | None, step: str | int, event: yaml.Event) -> _Marks | None:
    """Room for the marks of a value inside another one; the first of two equal keys is the one that counts."""
    if marks is None:
        return None
    start = (event.start_mark.line, event.start_mark.column)
    return marks.inner.setdefault(step, _Marks(start, start))


def _positions(text: str) -> _Marks:
    """The marks of all values of a text that could be read."""
    events = _events(text)
    marks = _Marks((0, 0), (0, 0))
    _value(next(events), events, [], 0, marks)
    return marks


def _seek(text: str, marks: _Marks, token: str) -> tuple[int, int, int] | None:
    """Line, column and width of the first `token` inside a value, or None where it is folded over two lines."""
    last = max([marks.end, *(inner.end for inner in marks.inner.values())])
    lines = text.split("\n")
    word = re.compile(rf"(?<!\w){re.escape(token)}(?!\w)")
    for number in range(marks.start[0], min(last[0] + 1, len(lines))):
        found = word.search(lines[number], marks.start[1] if number == marks.start[0] else 0)
        if found:
            return number, found.start(), len(token)
    return None


def _kind(value: Value) -> str:
    return "a list" if isinstance(value, list) else f"the text {value[:40]!r}" if isinstance(value, str) else "a mapping"


def _refuse(code: str, message: str, hint: str, event: yaml.Event) -> NoReturn:
    raise _Refused(code, message, hint, event.start_mark.line, event.start_mark.column)


#: What a line looks like after the usual mistakes, what to say of it, what to do.  The first that fits is told.
_MISTAKES: Final = (
    (r"^ *\t", "the line is indented with a tab", "indent with spaces"),
    (r":\s+[@`]", "a value cannot begin with @ or ` unless it is in quotes", "put the whole value in quotes"),
    (r":\s+%", "a value cannot begin with % unless it is in quotes", "put the whole value in quotes"),
    (r":\s+[*&!]", "a value that begins with *, & or ! has a special meaning to YAML", "put the whole value in quotes"),
    (r":\s+(?![\"'|>\[{]).*:(\s|$)", "the value holds a colon followed by a space, which begins another key", "put the value in quotes, or write it below `>-`"),
    (r":\s+[\[{]", "a value that begins with [ or { is a list or a mapping to YAML", "put the value in quotes, or write it below `>-`"),
    (r":\s+[\"'].*[\"'].*\S", "the value goes on after its closing quote", "put the whole value in quotes, or write it below `>-`"),
    (r":\s+[\"']", "a quote is opened and not closed", "close it, or write the value below `>-`"),
    (r"^\s*[A-Za-z_]+:\S", "a space is missing after the colon", "write `key: value`"),
)  # fmt: skip


def _syntax(text: str, error: yaml.YAMLError) -> _Refused:
    """What an editor is told where libyaml gave up: our words for the usual mistakes, its own for the rest."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    for number in dict.fromkeys((line, context.line if context else line, line - 1)):
        shown = lines[number] if 0 <= number < len(lines) else ""
        for pattern, message, hint in _MISTAKES:
            if re.search(pattern, shown):
                return _Refused("yaml-syntax", message, hint, number, column if number == line else len(shown) - len(shown.lstrip()))
    said = getattr(error, "problem", None) or str(error).split("\n", maxsplit=1)[0]
    return _Refused("yaml-syntax", f"this is no YAML: {said}", "the mistake may be in the line before", line, column)
