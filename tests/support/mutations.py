"""Single mistakes in the records of a valid dossier, made in every place where they can be made.

`python -m tests.support.mutations` makes all of them in the full dossier, and prints those that have not exactly one message.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import yaml

from tests.support import full, small

#: Dates that cannot be read.
_NO_DATES: Final = ("2024-1-2", "2 May 2024", "2024-13", "soon")
_DATED: Final = frozenset({"when", "said_when", "published", "as_of", "date"})
#: Required fields, which cannot be left out.
_REQUIRED: Final = {
    "sources": {"publisher", "published", "nature", "reliability", "grade", "why", "paragraphs"},
    "actors": {"name", "kind", "id", "text", "type", "cites", "title", "actor", "label", "value", "claim", "based_on", "confidence"},
    "relationships": {"parties", "kinds", "id", "text", "type", "cites", "label", "claim", "based_on", "confidence", "date", "change"},
    "dossier.yml": {"title", "subtitle", "as_of", "scope", "publisher", "introduction", "text", "based_on", "term", "meaning"},
    "vocabulary.yml": {"label", "plural", "verb", "tone", "about", "topics", "actor_kinds", "relationship_kinds"},
}
#: Fields with the id of something else, each with an id that nothing has.
_IDS: Final = {
    "said_by": "nobody-known", "of": "nobody-known", "actor": "nobody-known", "parties": "nobody-known", "also": "nobody-known",
    "topics": "no-topic", "kind": "no-kind", "claim": "no-claim", "based_on": "no-claim", "differs_from": "no-claim",
    "superseded_by": "no-claim", "cites": "no-source#1", "speaker_at": "no-source#1", "dated_at": "no-source#1",
}  # fmt: skip
_CHOICES: Final = frozenset({"type", "confidence", "direction", "nature", "grade", "tone", "status", "page_size", "evidence"})
_WRONG: Final[tuple[Any, ...]] = ("", {"x": "y"}, [{"x": "y"}])


#: A path in a record.
Way = tuple[str | int, ...]
#: Stands for a value that is left out.
GONE: Final = object()
#: Values that may be right in one place and are wrong in most.
ODD: Final[tuple[Any, ...]] = (
    GONE, "", "x", "nobody-known", "2024-13", "2999", "0", "-1", "northland", "herald-2024-03#3", "herald-2024-03#99", "gazette-2024-05#1-3", [],
    {}, ["x"], [["x"]], {"x": "y"}, "[[northland]]", "[[x/y]]", "“", "“x”", "None", "true", "9" * 50, "a/b", "northland--southmark", "opened",
    "high", "bloc", "retracted",
)  # fmt: skip


class Mutation(NamedTuple):
    """A mistake: what was done, its file, and all files with it."""

    what: str
    path: str
    files: dict[str, bytes]


def every(files: Mapping[str, bytes]) -> Iterator[Mutation]:
    """Every mistake of the catalogue, one at a time."""
    for path in sorted(files):
        if path.endswith(".yml"):
            record = _read(files[path])
            for loc, what, value in _mistakes(path, record):
                yield Mutation(f"{what} {'.'.join(map(str, loc))}", path, {**files, path: _written(record, loc, value)})


def values(files: Mapping[str, bytes]) -> list[tuple[str, Way, Any]]:
    """Every value in the records, with its file and its path there."""
    return [(path, loc, value) for path in sorted(files) if path.endswith(".yml") for loc, value in _values(_read(files[path]))]


def changed(files: Mapping[str, bytes], path: str, loc: Way, value: Any) -> dict[str, bytes]:
    """The files with another value in one place."""
    return {**files, path: _written(_read(files[path]), loc, value)}


def words(value: Any) -> Iterator[str]:
    """The words of every text in a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from (word for part in inner for word in words(part))
    yield from re.findall(r"[\w-]{2,}", value) if isinstance(value, str) else ()


def _read(content: bytes) -> Any:
    return yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but texts, lists and mappings


def _mistakes(path: str, record: Any) -> Iterator[tuple[Way, str, Any]]:
    required = _REQUIRED[path.partition("/")[0]]
    for loc, value in _values(record):
        field = next((step for step in reversed(loc) if isinstance(step, str)), "")
        inside = isinstance(loc[-1], int)
        if not inside and field in required:
            yield loc, "leave out", GONE
        if not inside:
            yield (*loc[:-1], "unheard-of"), "add", "x"
            yield from ((loc, f"write {wrong!r} for", wrong) for wrong in _WRONG if type(wrong) is not type(value) or wrong == "")
        if field in _DATED and isinstance(value, str):
            yield from ((loc, f"write {wrong!r} for", wrong) for wrong in _NO_DATES)
        if field in _IDS and isinstance(value, str) and path not in ("vocabulary.yml",):
            wanted = f"northland/{_IDS[field]}" if "/" in value else _IDS[field]
            yield loc, f"write {wanted!r} for", wanted
        if field == "cites" and isinstance(value, str):
            yield loc, "cite no paragraph with", f"{value.partition('#')[0]}#99"
            yield loc, "cite without a paragraph with", value.partition("#")[0]
        if field == "text" and "[[" in str(value):
            yield loc, "link to nothing in", str(value).replace("[[", "[[no-", 1)
            yield loc, "leave a bracket open in", str(value).replace("]]", "]", 1)
        if field in _CHOICES and isinstance(value, str):
            yield loc, "choose what cannot be chosen for", "unheard-of"


def _values(value: Any, loc: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every value in a record below its top, with its path."""
    if loc:
        yield loc, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield from _values(inner, (*loc, step))


def _written(record: Any, loc: Way, value: Any) -> bytes:
    changed = copy.deepcopy(record)
    inner = changed
    for step in loc[:-1]:
        inner = inner[step]
    if value is GONE:
        del inner[loc[-1]]
    else:
        inner[loc[-1]] = value
    return json.dumps(changed, ensure_ascii=False, indent=1).encode()


if __name__ == "__main__":
    for mistake in every(full.files()):
        found = small.problems(mistake.files)
        if len(found) != 1:
            print(f"{mistake.path}: {mistake.what}: {len(found)} messages")
            print("\n".join(map(str, found)))
