"""Reports of problems (text, JSON, GitHub, SARIF), and the rulebook made from the rules' docstrings.

A docstring's example is part of a file.  It starts with a line such as `Bad (unknown-actor), actors/northland.yml:`, followed by indented
lines of the file; `Good:` follows, for the same file unless it names another, and `And, PATH:` adds a file to either.  A remark in
brackets after the path says how the file differs from the lines shown.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise, zip_longest
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from ..text.numbers import count
from ..text.problems import Problem, Style, no_style, printable
from . import explanations
from .catalogue import held_to
from .registry import ACTOR, CLAIM, DOSSIER, EVIDENCE, RELATIONSHIP, ROLE, TEXT, TIE, Rule

_HEAD: Final = re.compile(r"(?P<word>Bad|Good|And)(?: \((?P<code>[a-z0-9-]+)\))?(?:, (?P<path>[^():]+?)(?: \((?P<remark>[^()]+)\))?)?:")
_INDENT: Final = "    "


class Part(NamedTuple):
    """A file of an example: its path below `briefings/` (or `mkdocs.yml`, or `articles/…`), a remark on it, and its lines as typed."""

    path: str
    remark: str
    text: str


class Example(NamedTuple):
    """What breaks a rule and is told under `code`, and what keeps the rule: each a file, or several."""

    code: str
    bad: tuple[Part, ...]
    good: tuple[Part, ...]


class Entry(NamedTuple):
    """What a rule asks, in paragraphs, under the codes that it tells, with an example for each code that has it here."""

    codes: tuple[str, ...]
    said: tuple[str, ...]
    examples: tuple[Example, ...]
    waivable: bool = False


def entry(codes: tuple[str, ...], docstring: str, *, waivable: bool = False) -> Entry:
    """The entry that a docstring makes.  Raises ValueError where its examples are not of the form."""
    lines = inspect.cleandoc(docstring).split("\n")
    heads = [number for number, line in enumerate(lines) if _HEAD.fullmatch(line)]
    said = "\n".join(lines[: heads[0]] if heads else lines).strip()
    paragraphs = tuple(re.sub(r"\s+", " ", paragraph) for paragraph in re.split(r"\n\s*\n", said))
    return Entry(codes, paragraphs, tuple(_examples(lines, heads)), waivable)


def _examples(lines: list[str], heads: list[int]) -> Iterator[Example]:
    """The examples whose parts begin at the lines `heads`."""
    bad: list[Part] = []
    good: list[Part] = []
    code, side = "", bad
    for start, end in pairwise([*heads, len(lines)]):
        head = _HEAD.fullmatch(lines[start])
        assert head is not None, "only heads are given"
        if head["word"] == "Bad":
            if code:
                yield _example(code, bad, good)
            code, bad, good = head["code"] or "", [], []
            side = bad
        elif head["word"] == "Good":
            side = good
        text = "\n".join(line.removeprefix(_INDENT) for line in lines[start + 1 : end]).strip("\n")
        path = head["path"] or (bad[-1].path if bad else "")
        side.append(Part(path, head["remark"] or "", f"{text}\n" if text else ""))
    if code:
        yield _example(code, bad, good)


def _example(code: str, bad: list[Part], good: list[Part]) -> Example:
    if not bad or not good or not all(part.path for part in (*bad, *good)):
        raise ValueError(f"the example of {code!r} lacks its bad side, its good one, or a path")
    return Example(code, tuple(bad), tuple(good))


class Chapter(NamedTuple):
    """Entries that belong together, under words that name them; `id` is the place on the page of rules."""

    words: str
    id: str
    entries: tuple[Entry, ...]


def _of_rules(*rules: Rule[..., Any]) -> tuple[Entry, ...]:
    return tuple(entry(rule.codes, inspect.getdoc(rule) or "", waivable=rule.waivable) for rule in rules)


@cache
def chapters() -> tuple[Chapter, ...]:
    """The whole book, in the order of its page."""
    written = {"Fields": explanations.FIELDS, "Files": explanations.SYNTAX, "Surroundings": explanations.SURROUNDINGS}
    told = {id: tuple(entry((code,), text) for code, text in sorted(entries.items())) for id, entries in written.items()}
    of_records = _of_rules(*held_to(ROLE), *held_to(TIE), *held_to(RELATIONSHIP), *held_to(ACTOR))
    grounding = (*_of_rules(*held_to(TEXT, CLAIM)), *of_records, *_of_rules(*held_to(EVIDENCE)))
    return (
        Chapter("Statements and their paragraphs", "Grounding", grounding),
        Chapter("Records and each other", "References", _of_rules(*held_to(DOSSIER))),
        Chapter("Fields", "Fields", told["Fields"]),
        Chapter("Files", "Form", told["Files"]),
        Chapter("What stands around the records", "Surroundings", told["Surroundings"]),
    )


@cache
def by_code() -> dict[str, tuple[Entry, ...]]:
    """The entries that tell each code, in the order of the book; the codes in the order of the alphabet."""
    entries = [entry for chapter in chapters() for entry in chapter.entries]
    codes = sorted({code for entry in entries for code in entry.codes})
    return {code: tuple(entry for entry in entries if code in entry.codes) for code in codes}


#: What is said of a rule that can be waived.
CAN_BE_WAIVED: Final = "Can be waived."
#: The names of the formats, the one for people first.
NAMES: Final = ("text", "github", "json", "sarif")
#: The form of the JSON; raised where a program that read the one before could not read it.
FORM: Final = 1
#: So many problems are shown to a person; every other format has all.
MOST_SHOWN: Final = 100
#: From so many problems on it is counted which code occurs how often.
_MANY: Final = 10
#: GitHub shows no more annotations of a step than these.
_ANNOTATIONS: Final = 10
#: Of a line of a file programs are given so much.
_EXCERPT: Final = 1000


def as_text(problems: Sequence[Problem], painted: Style = no_style) -> Iterator[str]:
    """For a terminal: each problem with its line, a hundred of them at most; then how many there are, and of many which codes."""
    for problem in problems[:MOST_SHOWN]:
        yield "\n".join(problem.lines(painted)) + "\n"
    yield from _counted(problems, painted)


def _counted(problems: Sequence[Problem], painted: Style) -> Iterator[str]:
    codes = Counter(problem.code for problem in problems)
    if len(problems) > _MANY and len(codes) > 1:
        yield "\n".join(f"{number:6,}  {painted('code', code)}" for code, number in by_number(codes)) + "\n"
    more = len(problems) - MOST_SHOWN
    files = count(len({problem.place.path for problem in problems}), "file")
    unseen = f"; {more:,} more are not shown: briefings check --format json has all" if more > 0 else ""
    yield painted("message", f"{count(len(problems), 'problem')} in {files}") + unseen


def by_number(codes: Counter[str]) -> list[tuple[str, int]]:
    """Codes with how often they occur, the most frequent first."""
    return sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))


def as_github(problems: Sequence[Problem], base: str = "") -> Iterator[str]:
    """For GitHub Actions: every problem in a group of the log, and annotations of the lines, as many as are shown.

    Where there are more problems than that, they are taken from all files in turn, and the last one says where the rest is.
    `base` is the way from the repository to the project, with a `/` at its end.
    """
    if problems:
        log = "\n".join("\n".join(problem.lines()) for problem in problems)
        # A line of a record could be a command, too.  No record can hold the digest of a text that holds the record.
        token = hashlib.sha256(log.encode("utf-8", "backslashreplace")).hexdigest()
        counted = list(_counted(problems, no_style))[-1].partition(";")[0]
        yield f"::group::{counted}"
        yield f"::stop-commands::{token}"
        yield log
        yield f"::{token}::"
        yield "::endgroup::"
    chosen = problems if len(problems) <= _ANNOTATIONS else list(_in_turn(problems))[: _ANNOTATIONS - 1]
    yield from (_annotation(problem, base) for problem in chosen)
    if len(chosen) < len(problems):
        more = f"{count(len(problems) - len(chosen), 'problem')} more: GitHub shows {_ANNOTATIONS} of a step, and the log has all"
        yield f"::error title={_property('briefings check')}::{_data(more)}"


def _in_turn(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of all files in turn: the first of each, then the second of each."""
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.place.path, []).append(problem)
    return (problem for problem in chain.from_iterable(zip_longest(*files.values())) if problem)


def _annotation(problem: Problem, base: str) -> str:
    place = problem.place
    where = {"file": f"{base}{place.path}", "line": place.line, "col": place.column, "endColumn": place.end, "title": problem.code}
    said = printable(problem.message) + (f"\nhelp: {printable(problem.hint)}" if problem.hint else "")
    return f"::error {','.join(f'{name}={_property(str(value))}' for name, value in where.items())}::{_data(said)}"


def _data(text: str) -> str:
    """A text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A text as a property of a workflow command."""
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem], elsewhere: int = 0) -> str:
    """For a program: every problem with all its fields, in reading order, and counts; `elsewhere` are those of files not asked for."""
    codes = Counter(problem.code for problem in problems)
    value = {
        "form": FORM,
        "counts": {
            "problems": len(problems),
            "files": len({problem.place.path for problem in problems}),
            "codes": dict(by_number(codes)),
            "elsewhere": elsewhere,
        },
        "problems": [_fields(problem) for problem in problems],
    }
    return _json(value)


def _fields(problem: Problem) -> dict[str, str | int]:
    place = problem.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_column": place.end,
        "code": problem.code,
        "message": problem.message,
        "help": problem.hint,
        "excerpt": place.excerpt[:_EXCERPT],
    }


def as_sarif(problems: Sequence[Problem], version: str, base: str = "") -> str:
    """For a collector of results: SARIF 2.1.0 with every rule, what it asks, and an example of it.

    Source of the format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
    """
    rules = by_code()
    numbers = {code: number for number, code in enumerate(rules)}
    driver = {"name": "briefings", "version": version, "rules": [_rule(code, entries) for code, entries in rules.items()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder that the repository is checked out in."}}},
        "results": [_result(problem, numbers, base) for problem in problems],
    }
    return _json({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _rule(code: str, entries: Sequence[Entry]) -> dict[str, Any]:
    said = [" ".join(entry.said) for entry in entries]
    shown = next((example for entry in entries for example in entry.examples if example.code == code), None)
    lines = (
        [f"{word}, {part.path}:\n{part.text}" for word, parts in (("Bad", shown.bad), ("Good", shown.good)) for part in parts]
        if shown
        else []
    )
    waived = [CAN_BE_WAIVED] if all(entry.waivable for entry in entries) else []
    return {
        "id": code,
        "shortDescription": {"text": _first_sentence(said[0])},
        "fullDescription": {"text": "\n".join([*said, *waived])},
        "help": {"text": "\n\n".join([*said, *waived, *lines])},
        "defaultConfiguration": {"level": "error"},
    }


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=\.) (?=[A-Z])", text)[0]


def _result(problem: Problem, numbers: dict[str, int], base: str) -> dict[str, Any]:
    place = problem.place
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end}
    if place.excerpt:
        region["snippet"] = {"text": printable(place.excerpt[place.column - 1 : place.end - 1][:_EXCERPT])}
    location = {"artifactLocation": {"uri": quote(f"{base}{place.path}", errors="replace"), "uriBaseId": "SRCROOT"}, "region": region}
    said = problem.message + (f"\nhelp: {problem.hint}" if problem.hint else "")
    index = {"ruleIndex": numbers[problem.code]} if problem.code in numbers else {}
    return {
        "ruleId": problem.code,
        **index,
        "level": "error",
        "message": {"text": "\n".join(_told(printable(line)) for line in said.split("\n"))},
        "locations": [{"physicalLocation": location}],
    }


def _told(text: str) -> str:
    """A text as a message of SARIF: a brace stands for a value there, and words in brackets before an address for a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _json(value: object) -> str:
    """ASCII alone, so that no text of a record acts on a terminal that shows it."""
    return json.dumps(value, ensure_ascii=True, indent=1)
