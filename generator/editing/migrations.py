"""Files of an older format in the newest one, by edits that leave every other byte alone.

A step belongs to the format that it leads to.  It is one function in `STEPS`: it reads the files and yields what it changes, or what an
editor may now write in another way.  Reading the migrated files must give the same records as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ..records import edition_chain
from ..records.decode import EDITIONS, ROOT, decode
from ..records.dossier import SETTINGS, Dossier
from ..records.formats import NEWEST
from ..text.problems import Place
from ..text.yaml import Document, read
from .edits import Edit, HiddenError, Layout, apply_to_bytes
from .field_order import FOR_PROGRAMS

_COMMENT: Final = re.compile(r"\s*#")
_BRACKETED: Final = re.compile(r"(.+?) +\(([^()]+)\)")


class Found(NamedTuple):
    """What a step found at a place: the edits that bring it up to date, or none if only an editor can decide; and what to say about it."""

    place: Place
    said: str
    edits: tuple[Edit, ...] = ()


#: A step: from the files, by their paths, to what it found in them.
Step = Callable[[Mapping[str, Document]], Iterator[Found]]


def qualifiers(documents: Mapping[str, Document]) -> Iterator[Found]:
    """Names with words in brackets: if these are ours, they have a field now, and are no longer held against the articles."""
    for document in documents.values():
        name = document.value.get("name") if document.path.startswith(f"{ROOT}/actors/") else None
        found = _BRACKETED.fullmatch(name) if isinstance(name, str) else None
        if found:
            yield Found(document.place(("name",)), f"if “{found[2]}” is ours, write name: {found[1]} and qualifier: {found[2]}")


#: The steps that lead to each format, in their order.
STEPS: Final[Mapping[int, tuple[Step, ...]]] = {2: (qualifiers,)}


class MigrationError(Exception):
    """The files cannot be migrated; the message gives the reason, for editors."""


@dataclass
class Migration:
    """The result of migrating: the format before, the new bytes of each file by path, what was changed, and what may be written in another way."""

    before: int
    files: dict[str, bytes | None] = field(default_factory=dict)
    #: The files of editions that are written anew, each with what changed since the one before.
    editions: Mapping[str, bytes] = field(default_factory=dict)
    changed: list[Found] = field(default_factory=list)
    offered: list[Found] = field(default_factory=list)


def migrate(dossier: Dossier, files: Mapping[str, bytes], steps: Mapping[int, tuple[Step, ...]] = STEPS) -> Migration:
    """The files that the dossier was decoded from, in the newest format; without changes if they have it.

    Raises MigrationError if a file cannot be edited in place, or would have another meaning afterwards.
    """
    migration = Migration(dossier.settings.format)
    current = dict(files)
    for to in range(migration.before + 1, NEWEST + 1):
        for step in (*steps.get(to, ()), _version(to)):
            _apply(step, current, migration)
    migration.editions = edition_chain.rewritten(dossier.editions, edition_chain.contents(dossier.editions))
    current |= {f"{EDITIONS}/{name}.json": content for name, content in migration.editions.items()}
    migration.files = {f"{ROOT}/{path}": content for path, content in current.items() if content != files[path]}
    _require_same(dossier, current)
    return migration


def _apply(step: Step, files: dict[str, bytes], migration: Migration) -> None:
    """Run one step on the files as those before it left them."""
    found = list(step(_documents(files)))
    migration.changed += (one for one in found if one.edits)
    migration.offered += (one for one in found if not one.edits)
    for path in {one.place.path for one in found if one.edits}:
        name = path.removeprefix(f"{ROOT}/")
        files[name] = apply_to_bytes(files[name], (edit for one in found if one.place.path == path for edit in one.edits))


def _documents(files: Mapping[str, bytes]) -> dict[str, Document]:
    found = (read(f"{ROOT}/{path}", content)[0] for path, content in sorted(files.items()) if path.endswith(".yml"))
    return {document.path: document for document in found if document}


def _version(to: int) -> Step:
    """The step that writes the number of a format into `dossier.yml`."""

    def step(documents: Mapping[str, Document]) -> Iterator[Found]:
        document = documents[SETTINGS]
        try:
            edit = _numbered(Layout(document), to)
        except HiddenError:
            raise MigrationError(f"{SETTINGS}: the format is not written plainly; write format: {to}") from None
        yield Found(document.place(()), f"format: {to}", (edit,))

    return step


def _numbered(layout: Layout, to: int) -> Edit:
    """The edit that gives a dossier the number of a format: as its first field, below a comment for editors' programs, above other comments."""
    marks = layout.document.marks
    if "format" in marks.keys:
        return Edit(*layout.word(("format",)), str(to))
    line, column = next(iter(marks.keys.values()))
    if marks.style:
        at = layout.offset((line, column))
        return Edit(at, at, f"format: {to}, ")
    above = line
    while above and _COMMENT.match(layout.lines[above - 1]) and not FOR_PROGRAMS.match(layout.lines[above - 1]):
        above -= 1
    at = layout.starts[above]
    return Edit(at, at, f"{' ' * column}format: {to}\n")


def _require_same(dossier: Dossier, files: Mapping[str, bytes]) -> None:
    """Raise MigrationError if some files have another meaning than a dossier, apart from the format."""
    after, problems = decode(files)
    if after is None or problems or _meaning(after) != _meaning(dossier):
        raise MigrationError("the migrated files would not have the same meaning; nothing was written")


def _meaning(dossier: Dossier) -> tuple[object, ...]:
    settings = dossier.settings.model_copy(update={"format": NEWEST})
    editions = dict(edition_chain.contents(dossier.editions))
    return settings, dossier.vocabulary, dossier.sources, dossier.profiles, dossier.withdrawn, editions
