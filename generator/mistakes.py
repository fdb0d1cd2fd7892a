"""What an editor is told where a text is no YAML: our words for the usual mistakes, libyaml's own for the rest.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_QUOTE = "put the whole value in quotes, or write it below `>-`"
_ASKEW = "the line is indented like none that it could belong with"


#: How much of a line around a spot is looked at: a mistake is near, and a line may be a megabyte.
_NEAR: Final = 300


class Mistake(NamedTuple):
    """A mistake: the code of the problem, what is, what would be right, and the line and column, from 0."""

    code: str
    message: str
    hint: str
    line: int
    column: int


#: libyaml's complaint, the line with \0 at a spot, and what to tell.  The first row that fits is told.
_AT_PROBLEM: Final = (
    (r"tab character|cannot start", r"^[ \-]*\0\t", "yaml-syntax", "the line is indented with a tab", "indent with spaces"),
    (r"cannot start", r"\0\t", "yaml-syntax", "a tab stands before the value", "use a space"),
    (r"cannot start", r"\0[@`%]", "yaml-syntax", "a value cannot begin with @, ` or % unless it is in quotes", _QUOTE),
    (r"directive|incompatible", r"", "yaml-directive", "a line that begins with % is an instruction to a YAML reader; none is followed", "delete it"),
    (r"mapping values", r":\s.*\0:|- .*: .*\0:", "yaml-syntax", "the value holds a colon followed by a space, which begins another key", _QUOTE),
    (r"block sequence entries", r"", "yaml-syntax", "a list begins on the line below its key", "write each `- …` on a line of its own, or the list as [a, b]"),
    (r"escape|hexdecimal", r"", "yaml-syntax", "a backslash in double quotes begins a special character", "write two, or put the text in single quotes"),
    (r"document start", r"", "several-documents", "text stands after the end of the record; a file holds one record", "move it to a file of its own"),
    (r"expected (?:key|'-')", r"[\"']\s*\0\S", "yaml-syntax", "the value goes on after its closing quote", _QUOTE),
    (r"expected (?:key|'-')", r"[\]}]\s*\0\S", "yaml-syntax", "the value goes on after its closing bracket", _QUOTE),
    (r"expected (?:key|'-')", r"\0:", "yaml-syntax", "a key is missing before the colon", "write `key: value`"),
    (r"expected key", r"^\0- ", "yaml-syntax", "an item of a list stands where a key is wanted", "write the key of the list on the line above"),
    (r"expected (?:key|'-')", r"^\s*\0", "yaml-syntax", _ASKEW, "indent it like the fields or items around it"),
    (r"node content", r"\0[\]},]", "yaml-syntax", "a value cannot begin with a closing bracket or a comma", _QUOTE),
)  # fmt: skip
_AT_CONTEXT: Final = (
    (r"alphabetic or numeric|tag|'>'", r"\0[*&!]", "yaml-syntax", "a value that begins with *, & or ! has a special meaning to YAML", _QUOTE),
    (r"end of stream", r"\0[\"']", "yaml-syntax", "a quote is opened and not closed", "close it, or write the value below `>-`"),
    (r"comment or line break", r"\0[>|]", "yaml-syntax", "text stands beside > or |, which open a text on the lines below", "move it to the next line, or put the value in quotes"),
    (r"',' or", r"\0[\[{]", "yaml-syntax", "a value that begins with [ or { is a list or a mapping to YAML, and this one is not closed", "close it, or put the value in quotes"),
    (r"expected ':'", r"\0[A-Za-z_]+:\S", "yaml-syntax", "a space is missing after the colon", "write `key: value`"),
    (r"expected ':'", r"", "yaml-syntax", "the line has no key", "indent it like the text it belongs to, or write `key: value`"),
)  # fmt: skip
_LINE_BEFORE: Final = (
    (r"mapping values", r"^\0\s*(?:- )?[A-Za-z_]+:\S", "yaml-syntax", "a space is missing after the colon", "write `key: value`"),
)  # fmt: skip
_OTHERWISE: Final = (
    (r"mapping values", r"^\s*(?:- )?[\w-]+\0:", "yaml-syntax", _ASKEW, "indent it like the fields around it, and see that the line before has its colon"),
    (r"mapping values", r"", "yaml-syntax", "the key is no single word", "write `key: value`, or indent the line like the text it belongs to"),
)  # fmt: skip


def explained(lines: list[str], said: str, problem: tuple[int, int], context: tuple[int, int] | None) -> Mistake:
    """What to tell of a complaint of libyaml's: `said` in its words, about the spot `problem`, seen from the spot `context`."""
    looks = ((problem, _AT_PROBLEM), (context or problem, _AT_CONTEXT), ((problem[0] - 1, 0), _LINE_BEFORE), (problem, _OTHERWISE))
    for (line, column), rows in looks:
        shown = lines[line] if 0 <= line < len(lines) else ""
        before = shown[:column] if column <= _NEAR else "…" + shown[column - _NEAR : column]
        marked = f"{before}\0{shown[column : column + _NEAR]}"
        for complaint, pattern, code, message, hint in rows:
            if re.search(complaint, said) and re.search(pattern, marked):
                return Mistake(code, message, hint, line, column)
    return Mistake("yaml-syntax", f"this is no YAML: {said}", "the mistake may be in the line before", *problem)
