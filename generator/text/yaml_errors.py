"""YAML's syntax errors in an editor's words, and the characters that a record may not contain.

Source of the rules on characters that are invisible or reorder a line: Unicode TR 36 and 39, and CVE-2021-42574.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Final, NamedTuple

#: Controls, and the line ends that parsers disagree about.  Tab and line feed are plain.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"
    "\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
#: Surrogates, private use, noncharacters, and the marks of damaged text.
_NO_LETTERS = "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0ffe-\U0010ffff" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0x10000, 0xE0000, 0x10000)
)
#: Combining marks: scripts put a few on one letter, but many of them cover the lines around.
_UPON = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
#: Scripts and emoji in which a joiner or a variation selector is visible.
_JOINED = "\u0600-\u1cff\u2190-\u2bff\u2e80-\ud7ff\uf900-\ufaff\ufb50-\ufdff\ufe70-\ufefe\U0001f000-\U0003ffff"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_REFUSED = re.compile(
    f"[{_CONTROLS}{_REORDERING}{_INVISIBLE}{_NO_LETTERS}]|[{_UPON}]{{5,}}|(?<![{_JOINED}])[\u200c{_SELECTORS}]|(?<![{_JOINED}\ufe0f])\u200d"
)
#: Runs of characters not used in English prose.  Nothing outside them is rejected, so one search is enough for most files.
_UNCOMMON = re.compile("[^\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]+")
#: Runs of characters, neither letters nor digits, that are long enough to be too many marks; most are marks, but not all.
_ROW = re.compile("[^\\w\\s\x00-\u02ff\u2010-\u2027]{9,}")
_NAMES: Final = {
    0x85: "a next-line character", 0x2028: "a line separator", 0x2029: "a paragraph separator", 0xFEFF: "a byte order mark",
    0xFFFD: "a replacement character", 0xA0: "a no-break space", 0xAD: "a soft hyphen", 0x200B: "a zero-width space",
}  # fmt: skip


def refused(text: str) -> re.Match[str] | None:
    """The first character of a text that a record may not contain."""
    for run in _UNCOMMON.finditer(text):
        found = _REFUSED.search(text, run.start(), run.end()) or _smear(text, run.start(), run.end())
        if found:
            return found
    return None


def _smear(text: str, start: int, end: int) -> re.Match[str] | None:
    """Nine combining marks or more in a row, in any script: some scripts use seven on one letter, none more."""
    for row in _ROW.finditer(text, start, end):
        at = row.start()
        for marks, group in groupby(row[0], lambda character: unicodedata.category(character) in ("Mn", "Me")):
            count = sum(1 for _ in group)
            if marks and count >= 9:
                return re.compile(f"(?s:.{{{count}}})").match(text, at)
            at += count
    return None


def complaint(character: str) -> str:
    """A description of a rejected character, with the reason."""
    if len(character) > 1:
        return f"a letter with {len(character)} combining marks, which cover the lines around it"
    code, kind = ord(character), unicodedata.category(character)
    return f"{named(character)}, which {'looks different on every system' if kind in ('Co', 'Cn') or code == 0xFFFD else 'is invisible'}"


def named(character: str) -> str:
    """A character by its name and its number: “a zero-width space (U+200B)”."""
    code, kind, name = ord(character), unicodedata.category(character), unicodedata.name(character, "").lower()
    unnamed = {"Cc": "a control character", "Co": "a private-use character"}.get(kind, "an unassigned character")
    return f"{_NAMES.get(code) or (f'the character {name}' if name else unnamed)} (U+{code:04X})"


_QUOTE = "put the whole value in quotes, or write `>-` and the text on the next line, indented by two more spaces"
_ITEM = "write each item of a list on its own line, as `- …`, or all of them in brackets: [a, b]"
#: A placeholder for the hint about indents, which depends on the lines around.
_INDENT = "\0"
_ASKEW = "the indent of the line matches no line above"
_NO_SPACE = "a space is missing after the colon"
_OPENS_TEXT: Final = re.compile(r"[:-] [>|][+-]?\s*$")
#: An unambiguous comment: after a single word or two spaces, and with a space after the #.
_COMMENT: Final = re.compile(r" #(?!\S| ?\d)")
_APART: Final = re.compile(r"(?: {2,}| *\t[ \t]*)#(?!\S)")
#: The number of characters searched around a spot: mistakes are near it, and a line may be a megabyte long.
_NEAR: Final = 300
#: The number of lines above that are searched for possible indents.
_ABOVE: Final = 200


class Mistake(NamedTuple):
    """A mistake in the syntax: the code of the problem, the message, the hint, and the line and column, from 0."""

    code: str
    message: str
    hint: str
    line: int
    column: int


#: libyaml's error, the line with \0 at a spot, and the code, message and hint.  The first matching row is used; a group `at` moves the spot.
_AT_START: Final = (
    (r"expected '-'.* elsewhere", r"^\0-(?: |$)", "no-mapping", "the file starts with a dash, which makes it a list; expected a mapping of fields", "remove the dash, and start every field at the beginning of its line"),
)  # fmt: skip
_AT_PROBLEM: Final = (
    (r"tab character|cannot start", r"^[ \-]*\0\t", "yaml-syntax", "the line is indented with a tab", "indent with spaces; editors can be set to insert them for the Tab key"),
    (r"cannot start", r"\0\t", "yaml-syntax", "there is a tab before the value", "use a space"),
    (r"cannot start", r"\0[@`%]", "yaml-syntax", "a value cannot start with @, ` or % unless it is in quotes", _QUOTE),
    (r"cannot start", r"\0[>|]", "yaml-syntax", "a value in [ ] or { } cannot start with > or |", "put the value in quotes"),
    (r"cannot start", r"", "yaml-syntax", "a value cannot start like this unless it is in quotes", _QUOTE),
    (r"directive|incompatible|non-alphabetical", r"", "yaml-directive", "a line that starts with % is a YAML directive; records may not contain directives", "delete it; put a text that starts with % in quotes"),
    (r"mapping values", r":\s.*\0:|- .*: .*\0:", "yaml-syntax", "the value contains a colon followed by a space, which starts another key", _QUOTE),
    (r"',' or.* here", r"\0:", "yaml-syntax", "the value contains a colon followed by a space, which starts another key", "put the value in quotes"),
    (r"block sequence entries", r"", "yaml-syntax", "a list starts on the line below its key", _ITEM),
    (r"escape|hexdecimal", r"", "yaml-syntax", "a backslash in double quotes starts an escape sequence", "write two, or put the text in single quotes"),
    (r"document start", r"", "several-documents", "there is text after the end of the record; a file contains one record", "move it to a file of its own"),
    (r"expected (?:key|'-')", r"\w'\0\w", "yaml-syntax", "the apostrophe ends the text that is in single quotes", "write the apostrophe twice (''), or put the whole value in double quotes"),
    (r"expected (?:key|'-')", r"[\"']\s*\0\S", "yaml-syntax", "the value continues after its closing quote", _QUOTE),
    (r"expected (?:key|'-')", r": *(?P<at>)\[\[[^\[\]]*\]\]\s*\0\S", "yaml-syntax", "a text that starts with a link [[…]] is a list in YAML", _QUOTE),
    (r"expected (?:key|'-')", r"[\]}]\s*\0\S", "yaml-syntax", "the value continues after its closing bracket", _QUOTE),
    (r"expected (?:key|'-')", r"\0:", "yaml-syntax", "a key is missing before the colon", "write `key: value`"),
    (r"expected key", r"^\0- ", "yaml-syntax", "expected a key, got an item of a list", "write the key of the list on the line above"),
    (r"expected (?:key|'-')", r"^\s*\0-\w", "yaml-syntax", "a space is missing after the dash", "write `- key: value`"),
    (r"expected (?:key|'-')", r"^\s*\0[–—−]", "yaml-syntax", "an item of a list starts with a long dash", "write a plain hyphen and a space: `- …`"),
    (r"expected (?:key|'-')", r"^\s*\0", "yaml-syntax", _ASKEW, _INDENT),
    (r"expected (?:key|'-')", r"^\0?$", "yaml-syntax", _ASKEW, _INDENT),
    (r"node content", r"\0[\]},]", "yaml-syntax", "a value cannot start with a closing bracket or a comma", _QUOTE),
    (r"node content", r"\0[^\[{]|\0$", "yaml-syntax", "a value is missing here, or a bracket above is not closed", "write the value in quotes, and check that each [ and { is closed"),
    (r"',' or.* here", r"[\"']\s*\0\S", "yaml-syntax", "the value continues after its closing quote", "put the whole value in quotes of the other kind"),
    (r"',' or.* here", r"\0[\[{]", "yaml-syntax", "a bracket opens in the middle of a value", "put the value in quotes"),
    (r"unexpected ':'", r"", "yaml-syntax", "the value contains a colon in an invalid position", "put the value in quotes"),
    (r"mapping keys", r"", "yaml-syntax", "a question mark and a space start a key in YAML", _QUOTE),
)  # fmt: skip
_LINE_BEFORE: Final = (
    (r"mapping values", r"^\0\s*(?:- )?[A-Za-z_]+(?P<at>):\S", "yaml-syntax", _NO_SPACE, "write `key: value`"),
    (r"mapping values", r"^\0\s*(?P<at>)-\w", "yaml-syntax", "a space is missing after the dash", "write `- key: value`"),
    (r"mapping values", r"^\0\s*(?P<at>)[–—−]\s", "yaml-syntax", "an item of a list starts with a long dash", "write a plain hyphen and a space: `- …`"),
)  # fmt: skip
_AT_CONTEXT: Final = (
    (r"alphabetic or numeric|tag|'>'|'!'|whitespace or line break|%-encoded|escape", r"\0[*&!]", "yaml-syntax", "a value that starts with *, & or ! has a special meaning in YAML", _QUOTE),
    (r"end of stream", r"\0[\"']", "yaml-syntax", "a quote is opened but not closed", "close it at the end of the value"),
    (r"document indicator", r"\0[\"']", "yaml-syntax", "a quote is opened but not closed", "close it at the end of the value"),
    (r"comment or line break|indentation indicator", r"\0[>|]", "yaml-syntax", "text on the same line as > or |, which start a text on the lines below", "move it to the next line, or put the value in quotes"),
    (r"',' or|node content", r"\0[\[{]", "yaml-syntax", "a value that starts with [ or { is a list or a mapping in YAML, and this one is not closed", "close it, or put the value in quotes"),
    (r"expected ':'", r"\0[A-Za-z_]+(?P<at>):\S", "yaml-syntax", _NO_SPACE, "write `key: value`"),
    (r"expected ':'.* below", r"", "yaml-syntax", "the text below `>-` is not indented further than its key", "indent each of its lines by two spaces more than the line of the key"),
    (r"expected ':'", r"\0-\w", "yaml-syntax", "a space is missing after the dash", "write `- key: value`"),
    (r"expected ':'", r"", "yaml-syntax", "the line has no key", "if it belongs to a text, indent it further than the key; otherwise write `key: value`"),
)  # fmt: skip
_OTHERWISE: Final = (
    (r"mapping values", r"^\s*(?P<at>)(?:- )?[\w-]+\0:", "yaml-syntax", _ASKEW, _INDENT),
    (r"mapping values", r"", "yaml-syntax", "the key is not a single word", "write `key: value`, or indent the line like the text it belongs to"),
)  # fmt: skip


def explained(lines: list[str], said: str, problem: tuple[int, int], context: tuple[int, int] | None) -> Mistake:
    """The mistake behind an error of libyaml: `said` is its message, `problem` its position, `context` the position of the value around it."""
    around = context or problem
    above = lines[around[0] - 1] if 0 < around[0] <= len(lines) else ""
    said += (" here" if around[0] == problem[0] else " elsewhere") + (" below" if _OPENS_TEXT.search(above[-_NEAR:]) else "")
    looks = (around, _AT_START), (problem, _AT_PROBLEM), ((problem[0] - 1, 0), _LINE_BEFORE), (around, _AT_CONTEXT), (problem, _OTHERWISE)
    for (line, column), rows in looks:
        shown = lines[line] if 0 <= line < len(lines) else ""
        before = shown[:column] if column <= _NEAR else "…" + shown[column - _NEAR : column]
        marked = f"{before}\0{shown[column : column + _NEAR]}"
        for complaint, pattern, code, message, hint in rows:
            found = re.search(complaint, said) and re.search(pattern, marked)
            if found:
                moved = found.start("at") - len(before) if "at" in found.groupdict() else 0
                moved -= moved > 0  # the \0 at the spot is not a character of the line
                return Mistake(code, message, _levels(lines, line) if hint == _INDENT else hint, line, column + moved)
    what = re.sub(r" (?:here|elsewhere)(?: below)?$", "", said)
    return Mistake(
        "yaml-syntax", f"not valid YAML: {what}", "the mistake may be in the line before; a value in quotes is always valid", *problem
    )


def cut_off(value: str, line: str, column: int) -> Mistake | None:
    """The mistake if an unquoted value is followed, from `column` on, by a comment that may be the rest of the value.

    A text ends before ` #`, and nothing else would show it: “Ship #4 sank” would be published as “Ship”.
    """
    rest = line[column : column + _NEAR]
    sign = len(rest) - len(rest.lstrip(" \t"))
    clear = _APART.match(rest) or (" " not in value and _COMMENT.match(rest))
    if not sign or rest[sign : sign + 1] != "#" or clear:
        return None
    cited = re.match(r"[ \t]+(#\d+(?:-\d+)?)[ \t]*(?:[,\]}]|$)", rest)
    if cited and re.fullmatch(r"[a-z][a-z0-9-]*", value):
        hint = f"remove the space before #: {value}{cited[1]}"
    else:
        hint = f"{_QUOTE}; write a comment with two spaces before its # and one after it"
    return Mistake("cut-value", "the value ends here: a # after a space starts a comment", hint, 0, column + sign)


def no_colon(key: str) -> Mistake:
    """The mistake if a key in { } has no colon: the colon has no space, or the key is the rest of a value with a comma."""
    colon = re.match(r"[\w-]+(?=:\S)", key)
    if colon:
        return Mistake("yaml-syntax", _NO_SPACE, "write `key: value`", 0, colon.end())
    message = "this field in { } has no colon"
    return Mistake("yaml-syntax", message, "put values that contain a comma, and texts that start with {, in quotes", 0, 0)


def _levels(lines: list[str], line: int) -> str:
    """The possible indents of a line: those of the fields and items above that are still open."""
    open_at: list[int] = []
    for above in reversed(lines[max(0, line - _ABOVE) : line]):
        found = re.match(r"( *)(- +)?(?:[\w\"'-]+:(?: |$)|(?<=- ))", above[:_NEAR])
        if found and (not open_at or len(found[1]) < open_at[-1]):
            item = found.end(2) if found[2] else 0
            open_at += [item, len(found[1])] if item and (not open_at or item < open_at[-1]) else [len(found[1])]
    own = lines[line][:_NEAR] if line < len(lines) else ""
    here = len(own) - len(own.lstrip(" "))
    if open_at in ([], [0]):
        return f"remove the {here} space{'s' * (here != 1)} before it, or indent the line above by as many"
    said = f"{', '.join(map(str, open_at[:-1]))} or {open_at[-1]}" if len(open_at) > 1 else f"{open_at[0]}"
    return f"indent it by {said} spaces, like the fields it belongs to; it has {here}"
