"""Where records use an id: file, position and purpose.

Files are searched as they are written, so that a reference to something that no longer exists is found as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final, Literal, NamedTuple

from ..records.dossier import Dossier
from ..text import prose
from ..text.numbers import plural
from ..text.problems import Place
from ..text.yaml import Document, Loc, Value, place, read
from .edits import HiddenError, Layout

#: The namespaces of ids: records (actors, relationships and sources) share one, the others have one each.
Space = Literal["record", "topic", "actor kind", "relationship kind"]
Form = Literal["id", "citation", "claim", "text"]
#: The fields that refer to something: namespace, form and description; {…} is a field beside it.
FIELDS: Final[Mapping[tuple[str, ...], tuple[Space, Form, str]]] = {
    ("introduction", "text"): ("record", "text", "linked in the introduction"),
    ("introduction", "based_on"): ("record", "claim", "basis of the introduction"),
    ("kind",): ("actor kind", "id", "kind of the actor"),
    ("roles", "of"): ("record", "id", "body of the office '{title}'"),
    ("roles", "cites"): ("record", "citation", "cited by the office '{title}'"),
    ("part_of", "actor"): ("record", "id", "the actor is part of it"),
    ("part_of", "cites"): ("record", "citation", "cited by the membership in {actor}"),
    ("members", "actor"): ("record", "id", "member of the bloc"),
    ("members", "cites"): ("record", "citation", "cited by the membership of {actor}"),
    ("facts", "claim"): ("record", "claim", "basis of the fact '{label}'"),
    ("parties",): ("record", "id", "party"),
    ("kinds",): ("relationship kind", "id", "kind of the relationship"),
    ("kinds", "kind"): ("relationship kind", "id", "kind of the relationship"),
    ("kinds", "from"): ("record", "id", "acts in '{kind}'"),
    ("states", "claim"): ("record", "claim", "basis of the state of {when}"),
    ("trend", "based_on"): ("record", "claim", "basis of the trend"),
    ("claims", "text"): ("record", "text", "linked in claim '{id}'"),
    ("claims", "said_by"): ("record", "id", "speaker of claim '{id}'"),
    ("claims", "speaker_at"): ("record", "citation", "names the speaker of claim '{id}'"),
    ("claims", "dated_at"): ("record", "citation", "dates claim '{id}'"),
    ("claims", "cites"): ("record", "citation", "cited by claim '{id}'"),
    ("claims", "topics"): ("topic", "id", "topic of claim '{id}'"),
    ("claims", "also"): ("record", "id", "also shows claim '{id}'"),
    ("claims", "differs_from"): ("record", "claim", "claim '{id}' differs from it"),
    ("claims", "superseded_by"): ("record", "claim", "replaces claim '{id}'"),
    ("judgements", "text"): ("record", "text", "linked in judgement '{id}'"),
    ("judgements", "based_on"): ("record", "claim", "basis of judgement '{id}'"),
    ("history", "change"): ("record", "text", "linked in the change of {date}"),
    ("history", "was"): ("record", "text", "linked in the former wording in the change of {date}"),
    ("history", "claim"): ("record", "claim", "named by the change of {date}"),
}
_CITATION = re.compile(r"([^#]*)#(.*)")


class Mention(NamedTuple):
    """A place that refers to something.

    `id` is the id of a record, topic or kind, depending on `space`; `part` is the id of its claim or judgement, if the reference is to one.
    `written` is the reference as written, in a text in the link with the given number; `locator` has the paragraphs of a citation.
    """

    path: str
    loc: Loc
    how: str
    space: Space
    id: str
    written: str
    part: str = ""
    locator: str = ""
    link: int = -1

    @property
    def words(self) -> str:
        """The purpose of the reference, with its paragraphs or claim."""
        paragraphs = f", {plural(2 if '-' in self.locator else 1, 'paragraph')} {self.locator}" if self.locator else ""
        return f"{self.how}{paragraphs}{f' ({self.id}/{self.part})' if self.part else ''}"

    def span(self, layout: Layout) -> tuple[int, int]:
        """The start and end of the reference in its file.  Raises HiddenError if it is not written literally."""
        return layout.word(self.loc) if self.link < 0 else layout.links(self.loc)[self.link]

    def place(self, layout: Layout) -> Place:
        """The place of the reference, as exactly as possible."""
        try:
            start, end = self.span(layout)
        except HiddenError:
            return layout.document.place(self.loc)
        before = layout.text[:start]
        return place(self.path, layout.text, before.count("\n"), start - before.rfind("\n") - 1, end - start)


class _Beside(dict[str, Value]):
    """The fields beside a reference, for its description; a missing one becomes a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"


def opened(dossier: Dossier) -> dict[str, Document]:
    """The files of a dossier with their values as written, in the order of their paths."""
    found = {path: read(path, document.text.encode())[0] for path, document in sorted(dossier.documents.items())}
    return {path: document for path, document in found.items() if document}


def mentions(documents: Mapping[str, Document]) -> Iterator[Mention]:
    """Every reference in some files, file by file, from top to bottom."""
    for document in documents.values():
        for loc, text in _texts(document.value, ()):
            found = FIELDS.get(tuple(step for step in loc if isinstance(step, str)))
            if found:
                yield from _of(document, loc, text, found)


def _texts(value: Value, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
        return
    for step, inner in enumerate(value) if isinstance(value, list) else value.items():
        yield from _texts(inner, (*loc, step))


def _of(document: Document, loc: Loc, text: str, field: tuple[Space, Form, str]) -> Iterator[Mention]:
    """The references in a field."""
    path, (space, form, told) = document.path, field
    how = told.format_map(_Beside(_beside(document.value, loc)))
    home = PurePosixPath(path).stem
    if form == "text":
        for number, link in enumerate(prose.links(text)):
            yield Mention(path, loc, how, space, link.record, link.target, link.target.partition("/")[2], link=number)
    elif form == "citation":
        cited = _CITATION.fullmatch(text)
        yield Mention(path, loc, how, space, *((cited[1], text, "", cited[2]) if cited else (text, text)))
    elif form == "claim":
        record, _, claim = text.rpartition("/")
        yield Mention(path, loc, how, space, record or home, text, claim)
    else:
        yield Mention(path, loc, how, space, text, text)


def _beside(value: Value, loc: Loc) -> dict[str, Value]:
    """The innermost fields around a reference."""
    found: dict[str, Value] = {}
    for step in loc:
        if isinstance(value, dict):
            found = value
            value = value[str(step)]
        elif isinstance(value, list):
            value = value[int(step)]
    return found
