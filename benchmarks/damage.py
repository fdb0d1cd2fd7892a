"""Files damaged in ways that people, programs and attackers damage them, for `fuzz.py`: bytes, lines, and the values of YAML and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Final

import yaml

Damage = Callable[[bytes, Random], bytes]

#: Characters that have made programs fail: ends of lines, controls, directions, marks, letters that change length in another case, emoji.
ODD: Final = (
    "\0", "\x1b[2J", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff", "\ufffe", "\u00ad", "a" + "\u0301" * 40, "İ", "ß", "ﬃ", "ŉ", "\U0010ffff", "👩‍👩‍👧‍👦",
    "\t", "\r", "\ue000", "а", "٣3", "\U000e0041", "𝟛", "ﷺ", "中文", "שלום", "%", "@", "`", "&a", "*a", "!!python/object:os.system", "<<", "? ", "---\n", "...\n",
)  # fmt: skip
#: Texts for the place of a value: markup, links, quotations, citations, dates, numbers, addresses.
TEXTS: Final = (
    "", " ", "null", "~", "yes", "1e999", ".inf", ".nan", "0x1F", "9" * 5000, "-1", "1_000", "12:30:45", "2024-02-30", "2024-13", "9999-12-31", "0000", "2024-XX",
    "2024?/..", "[2024..2025]", "1984-06-02?/2004-08-08~", "[[", "]]", "[[]]", "[[|]]", "[[northland|]]", "[[nobody]]", "[[northland/paid-for-pier]]",
    "[[northland/nothing]]", "[[" * 500, "“", "”", "“”", "“…”", "“ […] ”", '"', "{{ x }}", "{% for %}", "<script>alert(1)</script>", "](javascript:x)", "\\", "`" * 200,
    "$x$", "<!--", "&amp;&#0;", "a" * 100_000, "word " * 20_000, "herald-2024-03#0", "herald-2024-03#99999", "herald-2024-03#3-2", "nobody#1", "#", "northland",
    "northland--southmark", "northland--northland", "https://", "https://[::1", "https://a..b/", "https://раypal.example/%ff", "file:///etc/passwd", "../../etc/passwd",
    "con", "index", "١٢", "Ｎｏｒｔｈ", "\ud800".encode("utf-8", "backslashreplace").decode(), *ODD,
)  # fmt: skip
#: What stands for a value that the writers of YAML and JSON would not write; it is replaced in their output.
_RAW: Final = "rAwVaLuE"
#: The number of brackets from which on no values are damaged: libyaml's own loader, which only this script uses, crashes on deep ones.
_DEEPEST: Final = 1500
RAW: Final = (
    "[" * 3000 + "]" * 3000, "{a: " * 3000 + "x" + "}" * 3000, '{"a":' * 3000 + "1" + "}" * 3000, "[" * 100_000, "9" * 6000, "-9" * 3000, "1e400", "NaN", "-Infinity", "&a [*a]",
    "!!python/object/apply:os.system [id]", "!!binary aGk=", "!<tag:x> y", "<<: x", "? [a]\n: b", "|\n x", ">-\n\n", '"\\ud800"', '"\\0"', "'", '"', "[1,", "{,}", "%YAML 9.9", "\\u0000",
)  # fmt: skip


def damaged(content: bytes, path: str, chance: Random) -> bytes:
    """The content of a file with one to three damages, drawn at random; those of values only if the file can be read."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        kinds = chance.choices((_BYTES, _LINES, ()), (3, 3, 5))[0]
        content = chance.choice(kinds)(content, chance) if kinds else _value(content, chance, as_json=path.endswith((".json", ".evidence")))
    return content


def _spot(content: bytes, chance: Random) -> int:
    return chance.randrange(len(content) + 1)


def _insert(content: bytes, chance: Random) -> bytes:
    at = _spot(content, chance)
    return content[:at] + chance.randbytes(chance.choice((1, 2, 8, 200))) + content[at:]


def _odd(content: bytes, chance: Random) -> bytes:
    at = _spot(content, chance)
    return content[:at] + chance.choice(ODD).encode() + content[at:]


def _flip(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content or b"x")
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: Random) -> bytes:
    one, two = sorted((_spot(content, chance), _spot(content, chance)))
    return chance.choice((content[:one], content[one:], content[:one] + content[two:], b""))


def _repeat(content: bytes, chance: Random) -> bytes:
    one, two = sorted((_spot(content, chance), _spot(content, chance)))
    return content[:two] + content[one:two] * chance.choice((1, 2, 50)) + content[two:]


def _recode(content: bytes, chance: Random) -> bytes:
    coding = chance.choice(("utf-16", "utf-8-sig", "utf-32", "latin-1", "cp037"))
    return content.decode("utf-8", "replace").encode(coding, "replace")


def _ends(content: bytes, chance: Random) -> bytes:
    return content.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\r", b"\n\n", b"\0\n", b"\x0b", "\u2028".encode(), b"")))


_BYTES: Final[tuple[Damage, ...]] = (_insert, _odd, _odd, _flip, _cut, _repeat, _recode, _ends)


def _lines(change: Callable[[list[bytes], Random], object]) -> Damage:
    def made(content: bytes, chance: Random) -> bytes:
        lines = content.splitlines(keepends=True) or [b"\n"]
        change(lines, chance)
        return b"".join(lines)

    return made


def _duplicate(lines: list[bytes], chance: Random) -> None:
    """Write a line twice, with what is indented below it."""
    at = chance.randrange(len(lines))
    indent = re.match(rb"[ \-]*", lines[at])
    depth = len(indent[0]) if indent else 0
    end = at + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > depth:
        end += 1
    lines[at:at] = lines[at:end] * chance.choice((1, 1, 300))


def _indent(lines: list[bytes], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((b" ", b"  ", b"\t", b"- ", b"# ", b"\xc2\xa0")) + lines[at] if chance.random() < 0.6 else lines[at].lstrip()


def _swap(lines: list[bytes], chance: Random) -> None:
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


def _comment(lines: list[bytes], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at].rstrip() + chance.choice((b" #", b" # x", b": x", b" |", b" >-", b" [", b"}", b",", b"'", b'"')) + b"\n"


_LINES: Final[tuple[Damage, ...]] = (
    _lines(lambda lines, chance: lines.pop(chance.randrange(len(lines)))), _lines(_duplicate), _lines(_duplicate), _lines(_indent), _lines(_swap), _lines(_comment),
    _lines(lambda lines, chance: chance.shuffle(lines)),
)  # fmt: skip


def _value(content: bytes, chance: Random, *, as_json: bool) -> bytes:
    """The file with one of its values replaced, dropped, moved or repeated; damaged otherwise if it cannot be read."""
    if content.count(b"[") + content.count(b"{") > _DEEPEST:
        return chance.choice(_BYTES)(content, chance)
    try:
        text = content.decode()
        held: Any = json.loads(text) if as_json else yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - texts, lists and mappings only
        places = list(_places(held))
        raw = _alter(held, places, chance)
        if as_json:
            return json.dumps(held, indent=1).replace(json.dumps(_RAW), raw).encode("utf-8", "surrogatepass")
        written = yaml.safe_dump(held, allow_unicode=chance.random() < 0.7, sort_keys=False, width=1_000_000)
        return written.replace(_RAW, raw).encode("utf-8", "surrogatepass")
    except (ValueError, IndexError, yaml.YAMLError, RecursionError):
        return chance.choice(_BYTES)(content, chance)


def _places(held: Any) -> list[tuple[Any, Any]]:
    """Every value of a document, as what holds it and its key there."""
    found: list[tuple[Any, Any]] = []
    pending = [held]
    while pending:
        outer = pending.pop()
        keys = list(outer) if isinstance(outer, dict) else range(len(outer)) if isinstance(outer, list) else ()
        for key in keys:
            found.append((outer, key))
            pending.append(outer[key])
    return found


def _alter(held: Any, places: list[tuple[Any, Any]], chance: Random) -> str:
    """Change one value; returns what `_RAW` stands for, if it is the value now."""
    outer, key = chance.choice(places)
    how = chance.choice(("text", "text", "raw", "type", "other", "drop", "rename", "repeat", "within"))
    if how == "text":
        outer[key] = chance.choice(TEXTS)
    elif how == "raw":
        outer[key] = _RAW
    elif how == "type":
        outer[key] = chance.choice(
            (None, [], {}, [[]], {"": ""}, [None], True, 0, 10**30, 1.5, [outer[key]], {"a": outer[key]}, [{}], {"id": "x"})
        )
    elif how == "other":
        other, place = chance.choice(places)
        outer[key] = json.loads(json.dumps(other[place]))
    elif how == "drop":
        del outer[key]
    elif how == "rename" and isinstance(outer, dict):
        outer[chance.choice(("id", "claims", "", "name", "kind", "x", "recipe", chance.choice(ODD), str(key).upper()))] = outer.pop(key)
    elif how == "within" and isinstance(outer[key], str) and outer[key]:
        at = chance.randrange(len(outer[key]))
        outer[key] = outer[key][:at] + chance.choice(TEXTS)[:2000] + outer[key][at:]
    elif isinstance(outer, list):
        outer[key:key] = [outer[key]] * chance.choice((1, 1, 400))
    else:
        outer[f"{key}-{chance.randrange(9)}"] = outer[key]
    return chance.choice(RAW)


#: The kinds of files of a project, each with its share of the damages.
SHARES: Final[Mapping[str, int]] = {
    r"briefings/(?:actors|relationships|sources)/.*\.yml": 9,
    r"briefings/(?:dossier|vocabulary)\.yml": 4,
    r"briefings/sources/.*\.evidence": 3,
    r"briefings/editions/.*\.json": 3,
    r"schema/known\.json": 1,
    r"mkdocs\.yml": 3,
}
