"""An id everywhere: where records use it, and renaming it, with file names and a redirect from the old address.

Files are searched as they are written, so that a reference to something that no longer exists is found as well.  Nothing is written here;
the result is the new content of each file that changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final, Literal, NamedTuple

from ..records.decode import ROOT
from ..records.dossier import VOCABULARY, Dossier, Profile, Relationship
from ..records.edition_chain import Promised
from ..records.ids import VOCABULARY_KEYS, ids_named, unknown_id, with_article
from ..records.receipts import FOLDER as RECEIPTS
from ..records.receipts import SUFFIX
from ..records.scalars import refused_id
from ..records.schema import Claim, Judgement
from ..records.settings import Topic
from ..records.sources import Source
from ..text import prose
from ..text.problems import Place, nearest
from ..text.prose import plural
from ..text.yaml import Document, Loc, Value, place, read
from .edits import Edit, HiddenError, Layout, apply_to_bytes, scalar
from .field_order import fields

#: The namespaces of ids: records (actors, relationships and sources) share one, the others have one each.
Space = Literal["record", "topic", "actor kind", "relationship kind"]
Form = Literal["id", "citation", "claim", "text"]
#: The fields that refer to something: namespace, form and description; {…} is a field beside it.
FIELDS: Final[Mapping[tuple[str, ...], tuple[Space, Form, str]]] = {
    ("introduction", "text"): ("record", "text", "linked in the introduction"),
    ("introduction", "based_on"): ("record", "claim", "basis of the introduction"),
    ("same_text_as",): ("record", "id", "the article has the same text"),
    ("kind",): ("actor kind", "id", "kind of the actor"),
    ("roles", "of"): ("record", "id", "body of the office '{title}'"),
    ("roles", "cites"): ("record", "citation", "cited by the office '{title}'"),
    ("part_of", "actor"): ("record", "id", "the actor is part of it"),
    ("part_of", "cites"): ("record", "citation", "cited by the membership in {actor}"),
    ("members", "actor"): ("record", "id", "member of the bloc"),
    ("members", "cites"): ("record", "citation", "cited by the membership of {actor}"),
    ("dated_names", "claim"): ("record", "claim", "basis of the name '{name}'"),
    ("succeeds", "actor"): ("record", "id", "the actor succeeds it"),
    ("succeeds", "claim"): ("record", "claim", "basis of the succession to {actor}"),
    ("merged_into", "actor"): ("record", "id", "the actor became part of it"),
    ("merged_into", "claim"): ("record", "claim", "basis of the merger into {actor}"),
    ("recorded", "source"): ("record", "id", "the data set with the row '{row}'"),
    ("recorded", "references"): ("record", "id", "named by the row '{row}'"),
    ("facts", "claim"): ("record", "claim", "basis of the fact '{label}'"),
    ("parties",): ("record", "id", "party"),
    ("kinds",): ("relationship kind", "id", "kind of the relationship"),
    ("kinds", "kind"): ("relationship kind", "id", "kind of the relationship"),
    ("kinds", "from"): ("record", "id", "acts in '{kind}'"),
    ("states", "claim"): ("record", "claim", "basis of the state of {when}"),
    ("kinds", "claim"): ("record", "claim", "supports the kind {kind}"),
    ("kinds", "recorded", "source"): ("record", "id", "the data set with the row '{row}'"),
    ("kinds", "recorded", "references"): ("record", "id", "named by the row '{row}'"),
    ("kinds", "tone_from"): ("record", "claim", "judges the tone of the kind {kind}"),
    ("trend", "based_on"): ("record", "claim", "basis of the trend"),
    ("claims", "text"): ("record", "text", "linked in claim '{id}'"),
    ("claims", "said_by"): ("record", "id", "speaker of claim '{id}'"),
    ("claims", "said_by", "of"): ("record", "id", "body of an unnamed speaker"),
    ("claims", "speaker_at"): ("record", "citation", "names the speaker of claim '{id}'"),
    ("claims", "dated_at"): ("record", "citation", "dates claim '{id}'"),
    ("claims", "cites"): ("record", "citation", "cited by claim '{id}'"),
    ("claims", "topics"): ("topic", "id", "topic of claim '{id}'"),
    ("claims", "also"): ("record", "id", "also shows claim '{id}'"),
    ("claims", "differs_from"): ("record", "claim", "claim '{id}' differs from it"),
    ("claims", "means", "actor"): ("record", "id", "what '{name}' means in a claim"),
    ("claims", "superseded_by"): ("record", "claim", "replaces claim '{id}'"),
    ("judgements", "text"): ("record", "text", "linked in judgement '{id}'"),
    ("judgements", "based_on"): ("record", "claim", "basis of judgement '{id}'"),
    ("gaps", "text"): ("record", "text", "linked in a gap"),
    ("gaps", "based_on"): ("record", "claim", "raises the question of a gap"),
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


class RenameError(Exception):
    """An id cannot be renamed; the message gives the reason, for editors."""


@dataclass
class Renaming:
    """The result of renaming: what is renamed, the new bytes of each file by path (None deletes it), and the number of changes in each."""

    what: str
    files: dict[str, bytes | None] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def rename(dossier: Dossier, files: Mapping[str, bytes], old: str, new: str, what: str = "") -> Renaming:
    """The result of renaming `old` to `new`; `files` are those that the dossier was decoded from, `what` is the kind if several share `old`.

    Raises RenameError if that is not possible.
    """
    found = [name for name in ids_named(dossier, old) if what in ("", name)]
    if not found:
        raise RenameError(f"unknown {what} {old!r}" if what and ids_named(dossier, old) else unknown_id(dossier, old))
    if len(found) > 1:
        raise RenameError(f"{old!r} is {' and '.join(map(with_article, found))}; choose one with --kind")
    changing = _Changing(dossier, files, Renaming(found[0]))
    try:
        _WAYS[found[0]](changing, old, new)
    except HiddenError:
        said = "cannot be edited in place (escapes in quotes, or everything in braces); write it plainly first"
        raise RenameError(f"{changing.at} {said}") from None
    return changing.done()


class _Changing:
    """The edits for renaming, file by file."""

    def __init__(self, dossier: Dossier, files: Mapping[str, bytes], renaming: Renaming) -> None:
        self.dossier, self.files, self.renaming = dossier, files, renaming
        self.documents = opened(dossier)
        self.layouts: dict[str, Layout] = {}
        self.splices: dict[str, list[Edit]] = {}
        self.at = ""

    def layout(self, path: str) -> Layout:
        """The layout of a file."""
        self.at = path
        if path not in self.layouts:
            self.layouts[path] = Layout(self.documents[path])
        return self.layouts[path]

    def mentions(self) -> Iterator[Mention]:
        """Every reference in the records."""
        return mentions(self.documents)

    def replace(self, path: str, start: int, old: str, new: str) -> None:
        """Replace one id by another."""
        if not self.layout(path).text.startswith(old, start):
            raise HiddenError(old)
        self.splices.setdefault(path, []).append(Edit(start, start + len(old), new))

    def move(self, folder: str, old: str, new: str, ending: str = ".yml") -> None:
        """Rename a file."""
        self.renaming.moved[f"{ROOT}/{folder}/{old}{ending}"] = f"{ROOT}/{folder}/{new}{ending}"

    def move_receipts(self, old: str, new: str) -> None:
        """Rename the receipts of a record, if it has any: what was checked and read under the old id stays so."""
        if f"{RECEIPTS}/{old}{SUFFIX}" in self.files:
            self.move(RECEIPTS, old, new, SUFFIX)

    def done(self) -> Renaming:
        """The new bytes of every file that changes."""
        renaming = self.renaming
        renaming.places |= {path: len(splices) for path, splices in self.splices.items()}
        for path in sorted({*self.splices, *renaming.moved}):
            held, splices = self.files[path.removeprefix(f"{ROOT}/")], self.splices.get(path)
            content = apply_to_bytes(held, splices) if splices else held
            if path in renaming.moved:
                renaming.files[path] = None
            renaming.files[renaming.moved.get(path, path)] = content
        return renaming


def _record(changing: _Changing, old: str, new: str) -> None:
    """Rename an actor, with the relationships that it is a party of, or a source."""
    dossier = changing.dossier
    _free(dossier, new, old)
    ids = {old: new}
    if changing.renaming.what == "source":
        changing.move("sources", old, new)
        if old in dossier.evidence:
            changing.move("sources", old, new, ".evidence")
    else:
        changing.move("actors", old, new)
        ids |= _relationships(dossier, old, new)
    _everywhere(changing, ids)
    for was, now in ids.items():
        if was != old:
            _free(dossier, now, was)
            changing.move("relationships", was, now)
        changing.move_receipts(was, now)
        _redirect(changing, was, now)


def _relationships(dossier: Dossier, old: str, new: str) -> dict[str, str]:
    """The ids of an actor's relationships, each with its new id."""
    shelf = (*dossier.relationships.values(), *dossier.withdrawn.values())
    tied = (record for record in shelf if isinstance(record, Relationship) and old in record.parties)
    return {record.id: "--".join(sorted(new if party == old else party for party in record.parties)) for record in tied}


def _relationship(changing: _Changing, old: str, new: str) -> None:
    """Change one party of a relationship."""
    dossier = changing.dossier
    was, now = old.split("--"), new.split("--")
    missing = [party for party in now if party not in dossier.actors]
    if len(now) != 2 or len(set(was) & set(now)) != 1:
        raise RenameError("the id of a relationship consists of its parties; rename one of them, or change only one party here")
    if missing:
        near = nearest(missing[0], dossier.actors)
        raise RenameError(f"unknown actor {missing[0]!r}{f'; {near}' if near else ''}")
    if now != sorted(now):
        raise RenameError(f"the parties of a relationship are in alphabetical order: {'--'.join(sorted(now))}")
    _free(dossier, new, old)
    (left,), (came,) = set(was) - set(now), set(now) - set(was)
    path = f"{ROOT}/relationships/{old}.yml"
    for mention in changing.mentions():
        if mention.path == path and mention.id == left and mention.loc[0] in ("parties", "kinds"):
            changing.replace(path, mention.span(changing.layout(path))[0], left, came)
    changing.move("relationships", old, new)
    changing.move_receipts(old, new)
    _everywhere(changing, {old: new})
    _redirect(changing, old, new)


def _everywhere(changing: _Changing, ids: Mapping[str, str]) -> None:
    """Change the ids of records in every reference."""
    for mention in changing.mentions():
        if mention.space == "record" and mention.id in ids and mention.written.startswith(mention.id):
            if mention.written == mention.part and mention.link < 0:
                continue  # a claim of its own record, referred to by its id alone
            changing.replace(mention.path, mention.span(changing.layout(mention.path))[0], mention.id, ids[mention.id])


def _redirect(changing: _Changing, old: str, new: str) -> None:
    """Add the old id of a record to `formerly`, so that its old address redirects."""
    dossier = changing.dossier
    record: Profile | Source = dossier.profiles.get(old) or dossier.withdrawn.get(old) or dossier.sources[old]
    published = any(old in edition.records or old in edition.sources for edition in dossier.editions.values())
    _keep(changing, record.path, record, (old, new), published=published)


def _keep(
    changing: _Changing, path: str, named: Profile | Source | Topic, ids: tuple[str, str], *, published: bool, within: Loc = ()
) -> None:
    """Add an old id to `formerly`; if the new id is already there, it is removed, and the old one is added only if it is `published`."""
    (old, new), formerly = ids, list(named.formerly)
    layout = changing.layout(path)
    splices = changing.splices.setdefault(path, [])
    if new not in formerly:
        splices.append(layout.item("formerly", old, fields(type(named)), within))
    elif published:
        kept = [*(id for id in formerly if id != new), old]
        for position, id in enumerate(kept):
            start, end = layout.word((*within, "formerly", position))
            splices.append(Edit(start, end, id))
    else:
        splices.append(layout.without("formerly", formerly.index(new), within))


def _part(changing: _Changing, old: str, new: str) -> None:
    """Rename a claim or a judgement."""
    dossier, what = changing.dossier, changing.renaming.what
    home, _, was = old.partition("/")
    other, slash, now = new.rpartition("/")
    record = dossier.profiles[home]
    if slash and other != home:
        raise RenameError(f"a {what} stays in its record: {home}/{now}")
    _require_id(now)
    if now in {*(claim.id for claim in record.claims), *(judgement.id for judgement in record.judgements)}:
        raise RenameError(f"{home} already has {now!r}")
    if now in record.withdrawn_claims:
        raise RenameError(f"{now!r} was withdrawn from {home}, and its address shows the reason; choose another id")
    key = f"{what}s"
    shelf: tuple[Claim | Judgement, ...] = record.claims if what == "claim" else record.judgements
    position = next(number for number, item in enumerate(shelf) if item.id == was)
    layout = changing.layout(record.path)
    changing.replace(record.path, layout.word((key, position, "id"))[0], was, now)
    for mention in changing.mentions():
        if mention.space == "record" and (mention.id, mention.part) == (home, was):
            end = mention.span(changing.layout(mention.path))[1]
            changing.replace(mention.path, end - len(was), was, now)
    if any(was in (*said.claims, *said.judgements) for said in _editions(dossier, home)):
        notice = _notice(dossier, what, home, was, now)
        changing.splices[record.path].append(changing.layout(record.path).item("history", notice, fields(type(record))))
        changing.renaming.remarks.append(f"an edition has {was!r}: the history records the new id, and the old link leads there")


def _notice(dossier: Dossier, what: str, home: str, was: str, now: str) -> str:
    """The entry in the history for a renamed claim, so that its old link still leads to it."""
    unchanged = f"[[{home}/{now}|it is otherwise unchanged]]" if what == "claim" else "it is otherwise unchanged"
    change = f"Only the address of this {'statement' if what == 'claim' else what} changed; {unchanged}."
    return f"{{date: {scalar(str(dossier.settings.as_of))}, change: {scalar(change)}, kind: withdrawn, claim: {was}}}"


def _word(changing: _Changing, old: str, new: str) -> None:
    """Rename a topic or a kind: its key in the vocabulary, and every reference to it.

    The old address of a topic redirects; a kind has no page of its own, so there is no address to keep.
    """
    dossier, what = changing.dossier, changing.renaming.what
    key = next(key for key, called in VOCABULARY_KEYS.items() if called == what)
    _require_id(new)
    if new in getattr(dossier.vocabulary, key):
        raise RenameError(f"the vocabulary already has the {what} {new!r}")
    if what == "topic" and dossier.moved_topics.get(new, old) != old:
        raise RenameError(f"{new!r} was the id of the topic {dossier.moved_topics[new]}, and its address leads there")
    layout = changing.layout(VOCABULARY)
    at = layout.offset(layout.marks((key,)).keys[old])
    changing.replace(VOCABULARY, at + (layout.text[at] in "'\""), old, new)
    for mention in changing.mentions():
        if (mention.space, mention.id) == (what, old):
            changing.replace(mention.path, mention.span(changing.layout(mention.path))[0], old, new)
    if what == "topic":
        # editions do not contain topics: a topic that existed at the time of one may have been published
        published = bool(dossier.editions)
        _keep(changing, VOCABULARY, dossier.vocabulary.topics[old], (old, new), published=published, within=("topics", old))


def _require_id(id: str) -> None:
    """Raise RenameError if an id is not valid, or reserved on some systems."""
    refused = refused_id(id)
    if refused:
        raise RenameError(refused)


def _free(dossier: Dossier, id: str, own: str) -> None:
    """Raise RenameError if an id is not valid, is the id of a record, or was the id of a record other than `own`."""
    for part in id.split("--"):
        _require_id(part)
    if "--" in id and "--" not in own:
        raise RenameError(f"{id!r} is the id of a relationship; ids of actors and sources have no --")
    taken = [what for what in ids_named(dossier, id) if what not in VOCABULARY_KEYS.values()]
    if taken:
        raise RenameError(f"{id!r} is already {with_article(taken[0])}")
    if dossier.moved.get(id, own) != own:
        raise RenameError(f"{id!r} was the id of {dossier.moved[id]}, and its address leads there")


def _editions(dossier: Dossier, home: str) -> Iterator[Promised]:
    """The claims and judgements that editions have of a record, under any of its ids."""
    ids = (*dossier.profiles[home].formerly, home)
    return (edition.records[id] for edition in dossier.editions.values() for id in ids if id in edition.records)


_WAYS: Final[Mapping[str, Callable[[_Changing, str, str], None]]] = {
    "actor": _record,
    "source": _record,
    "relationship": _relationship,
    "claim": _part,
    "judgement": _part,
    **dict.fromkeys(VOCABULARY_KEYS.values(), _word),
}
