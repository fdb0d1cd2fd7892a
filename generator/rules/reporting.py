"""Reports of problems (text, JSON, GitHub, SARIF), and the rulebook generated from the rules' docstrings.

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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise, zip_longest
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from ..text.problems import Problem, Style, no_style, printable
from ..text.prose import count
from . import explanations, syntax_explanations
from .check import held_to
from .registry import ACTOR, CLAIM, DOSSIER, EVIDENCE, PRINT, RELATIONSHIP, ROLE, SOURCE, TEXT, TIE, Rule

_HEAD: Final = re.compile(r"(?P<word>Bad|Good|And)(?: \((?P<code>[a-z0-9-]+)\))?(?:, (?P<path>[^():]+?)(?: \((?P<remark>[^()]+)\))?)?:")
_INDENT: Final = "    "


class Part(NamedTuple):
    """A file of an example: its path below `briefings/` (or `mkdocs.yml`, or `articles/…`), a remark on it, and its lines as typed."""

    path: str
    remark: str
    text: str


class Example(NamedTuple):
    """An example that breaks a rule, reported as `code`, and one that keeps it: each one file or several."""

    code: str
    bad: tuple[Part, ...]
    good: tuple[Part, ...]


class Entry(NamedTuple):
    """The description of a rule, in paragraphs, with the codes it reports and its examples."""

    codes: tuple[str, ...]
    said: tuple[str, ...]
    examples: tuple[Example, ...]
    waivable: bool = False


def entry(codes: tuple[str, ...], docstring: str, *, waivable: bool = False) -> Entry:
    """The entry for a docstring.  Raises ValueError if its examples do not have the required form."""
    lines = inspect.cleandoc(docstring).split("\n")
    heads = [number for number, line in enumerate(lines) if _HEAD.fullmatch(line)]
    said = "\n".join(lines[: heads[0]] if heads else lines).strip()
    paragraphs = tuple(re.sub(r"\s+", " ", paragraph) for paragraph in re.split(r"\n\s*\n", said))
    return Entry(codes, paragraphs, tuple(_examples(lines, heads)), waivable)


def _examples(lines: list[str], heads: list[int]) -> Iterator[Example]:
    """The examples whose parts start at the lines `heads`."""
    bad: list[Part] = []
    good: list[Part] = []
    code, side = "", bad
    for start, end in pairwise([*heads, len(lines)]):
        head = _HEAD.fullmatch(lines[start])
        assert head is not None, "all lines are heads"
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
        raise ValueError(f"the example of {code!r} has no bad part, no good part, or no path")
    return Example(code, tuple(bad), tuple(good))


class Chapter(NamedTuple):
    """A group of entries with a heading; `id` is the anchor on the page of rules."""

    words: str
    id: str
    entries: tuple[Entry, ...]


def _of_rules(*rules: Rule[..., Any]) -> tuple[Entry, ...]:
    return tuple(entry(rule.codes, inspect.getdoc(rule) or "", waivable=rule.waivable) for rule in rules)


@cache
def chapters() -> tuple[Chapter, ...]:
    """The whole rulebook, in the order of its page."""
    written = {"Fields": explanations.FIELDS, "Files": syntax_explanations.SYNTAX, "Surroundings": explanations.SURROUNDINGS}
    told = {id: tuple(entry((code,), text) for code, text in sorted(entries.items())) for id, entries in written.items()}
    of_records = _of_rules(*held_to(ROLE), *held_to(TIE), *held_to(RELATIONSHIP), *held_to(ACTOR))
    grounding = (*_of_rules(*held_to(TEXT, CLAIM)), *of_records, *_of_rules(*held_to(EVIDENCE)))
    return (
        Chapter("Claims and their paragraphs", "Grounding", grounding),
        Chapter("References between records", "References", _of_rules(*held_to(DOSSIER, PRINT), *held_to(SOURCE))),
        Chapter("Fields", "Fields", told["Fields"]),
        Chapter("Files", "Form", told["Files"]),
        Chapter("Project files", "Surroundings", told["Surroundings"]),
    )


@cache
def by_code() -> dict[str, tuple[Entry, ...]]:
    """The entries for each code, in the order of the rulebook; the codes in alphabetical order."""
    entries = [entry for chapter in chapters() for entry in chapter.entries]
    codes = sorted({code for entry in entries for code in entry.codes})
    return {code: tuple(entry for entry in entries if code in entry.codes) for code in codes}


#: The note on rules that can be waived.
CAN_BE_WAIVED: Final = "Can be waived."
#: The names of the formats; the first is for people.
NAMES: Final = ("text", "github", "json", "sarif")
#: The version of the JSON format; increased if a program for the previous version could not read it.
FORM: Final = 1
#: The maximum number of problems shown as text; the other formats have all.
MOST_SHOWN: Final = 100
#: The number of problems from which on the codes are counted.
_MANY: Final = 10
#: The maximum number of annotations that GitHub shows for a step.
_ANNOTATIONS: Final = 10
#: The maximum length of a line of a file in the other formats.
_EXCERPT: Final = 1000


def as_text(problems: Sequence[Problem], painted: Style = no_style) -> Iterator[str]:
    """For a terminal: each problem with its line, at most a hundred; then their number and, if there are many, the codes."""
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
    """Codes with their frequency, most frequent first."""
    return sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))


def as_github(problems: Sequence[Problem], base: str = "") -> Iterator[str]:
    """For GitHub Actions: every problem in a group of the log, and as many annotations as GitHub shows.

    If there are more problems than that, the annotations are taken from all files in turn, and the last one refers to the log.
    `base` is the path from the repository to the project, with a `/` at the end.
    """
    if problems:
        log = "\n".join("\n".join(problem.lines()) for problem in problems)
        # A line of a record could also be a command.  No record can contain the digest of a text that contains the record.
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
        more = f"{count(len(problems) - len(chosen), 'problem')} more: GitHub shows {_ANNOTATIONS} per step; the log has all"
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


class Verdicts(NamedTuple):
    """How many claims there are, hold and do not; and what was not checked, with the reasons."""

    claims: int
    hold: int
    fail: int
    not_checked: Mapping[str, tuple[str, ...]]
    #: The same for other parts of records, by record and path; and how many there are of each kind.
    parts: Mapping[str, tuple[str, ...]]
    kinds: Counter[str]

    @property
    def fields(self) -> dict[str, Any]:
        """For programs."""
        reasons = Counter(reason for each in self.not_checked.values() for reason in each)
        return {
            "claims": self.claims,
            "hold": self.hold,
            "fail": self.fail,
            "not_checked": len(self.not_checked),
            "reasons": dict(by_number(reasons)),
            "unchecked": {ref: [*why] for ref, why in self.not_checked.items()},
            "parts": {place: [*why] for place, why in self.parts.items()},
        }


def as_json(problems: Sequence[Problem], elsewhere: int = 0, verdicts: Verdicts | None = None) -> str:
    """For programs: every problem with all its fields, in reading order, and counts; `elsewhere` is the number in other files."""
    codes = Counter(problem.code for problem in problems)
    value = {
        "form": FORM,
        "counts": {
            "problems": len(problems),
            "files": len({problem.place.path for problem in problems}),
            "codes": dict(by_number(codes)),
            "elsewhere": elsewhere,
        },
        "verdicts": verdicts.fields if verdicts else None,
        "problems": [_fields(problem) for problem in problems],
    }
    return json_text(value)


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


def as_sarif(problems: Sequence[Problem], version: str, base: str = "", verdicts: Verdicts | None = None) -> str:
    """For tools that collect results: SARIF 2.1.0 with every rule, its description, and an example.

    Source of the format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
    """
    rules = by_code()
    numbers = {code: number for number, code in enumerate(rules)}
    driver = {"name": "briefings", "version": version, "rules": [_rule(code, entries) for code, entries in rules.items()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder with the checkout of the repository."}}},
        "results": [_result(problem, numbers, base) for problem in problems],
        **({"properties": {"verdicts": verdicts.fields}} if verdicts else {}),
    }
    return json_text({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


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
        "message": {"text": "\n".join(_escaped(printable(line)) for line in said.split("\n"))},
        "locations": [{"physicalLocation": location}],
    }


def _escaped(text: str) -> str:
    """A text as a message of SARIF, where braces are placeholders, and words in brackets before an address are links."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def json_text(value: object) -> str:
    """JSON in ASCII only, so that no text of a record affects a terminal."""
    return json.dumps(value, ensure_ascii=True, indent=1)
