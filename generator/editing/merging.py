"""Two records of one actor made one, and claims moved to a record of their own; by edits that leave everything else alone.

Nothing is written here; the result is the new content of each file that changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..records.decode import ROOT
from ..records.dossier import Actor, Dossier, Relationship
from ..records.ids import unknown_id
from ..records.receipts import FOLDER as RECEIPTS
from ..records.receipts import SUFFIX
from ..records.scalars import refused_id
from ..text.yaml import Document, read
from .edits import Edit, HiddenError, Layout, apply_to_bytes, scalar
from .field_order import fields
from .rename import Mention, RenameError, Renaming, mentions

#: The lists of an actor whose items move, with their comments.
_LISTS: Final = (
    "metonyms", "dated_names", "same_as", "recorded", "roles", "part_of", "members", "succeeds", "facts", "claims", "judgements", "gaps", "history",
)  # fmt: skip
#: The fields of which an actor has one, so that an editor has to choose.
_SINGLE: Final = ("qualifier", "sort_as", "native_names", "website", "image", "merged_into", "waive")
Files = dict[str, bytes]


class Namesake(NamedTuple):
    """A new actor, who gets claims of another one."""

    id: str
    name: str
    qualifier: str = ""
    aliases: tuple[str, ...] = ()


def merge(dossier: Dossier, files: Mapping[str, bytes], old: str, new: str) -> Renaming:
    """The result of merging the actor `old` into the actor `new`, whose record gets all that the other says; its address then leads there.

    Raises RenameError if that is not possible.
    """
    one, two = _actor(dossier, old), _actor(dossier, new)
    ids = {old: new, **_relationships(dossier, old, new)}
    _require_mergeable(dossier, one, two, ids)
    renaming = Renaming("actor")
    after = _referring(dict(files), lambda mention: _renamed(mention, ids), renaming)
    for was, now in ids.items():
        if was != old:
            _move(after, renaming, f"relationships/{was}.yml", f"relationships/{now}.yml")
            _append(after, f"relationships/{now}.yml", "formerly", was, Relationship)
    home = f"actors/{new}.yml"
    for name in (one.name, *one.aliases):
        if name not in two.names:
            _append(after, home, "aliases", scalar(name))
    for key in _LISTS:
        for item in _items(after, f"actors/{old}.yml", key):
            _append(after, home, key, item)
    for id in (*one.formerly, old):
        _append(after, home, "formerly", id)
    left = [key for key in _SINGLE if getattr(one, key) and getattr(one, key) != getattr(two, key)]
    renaming.remarks += [f"not taken over, because a record has one: {', '.join(left)}"] if left else []
    for path in (f"actors/{old}.yml", *(f"{RECEIPTS}/{id}{SUFFIX}" for id in ids)):
        after.pop(path, None)
    return _done(files, after, renaming)


def split(dossier: Dossier, files: Mapping[str, bytes], old: str, namesake: Namesake, claims: Sequence[str]) -> Renaming:
    """The result of moving some claims of the actor `old` to a new actor, to which their texts and speakers then refer.

    Raises RenameError if that is not possible.
    """
    actor, new = _actor(dossier, old), namesake.id
    _require_splittable(dossier, actor, new, claims)
    moved = {position for position, claim in enumerate(actor.claims) if claim.id in claims}
    renaming = Renaming("claim")
    after = _referring(dict(files), lambda mention: _moved(mention, old, new, moved, claims), renaming)
    path, home = f"actors/{old}.yml", f"actors/{new}.yml"
    qualifier = f"qualifier: {scalar(namesake.qualifier)}\n" if namesake.qualifier else ""
    after[home] = f"name: {scalar(namesake.name)}\n{qualifier}kind: {actor.kind}\n".encode()
    for alias in namesake.aliases:
        _append(after, home, "aliases", scalar(alias))
    items = [item for position, item in enumerate(_items(after, path, "claims")) if position in moved]
    for item in items:
        _append(after, home, "claims", item)
    for position in sorted(moved, reverse=True):
        layout = _layout(after, path)
        after[path] = apply_to_bytes(after[path], [layout.without("claims", position)])
    for claim in claims:
        if any(claim in edition.records[old].claims for edition in dossier.editions.values() if old in edition.records):
            change = scalar(f"[[{new}/{claim}|This statement]] is now in another record.")
            _append(
                after,
                path,
                "history",
                f"{{date: {scalar(str(dossier.settings.as_of))}, change: {change}, kind: withdrawn, claim: {claim}}}",
            )
    return _done(files, after, renaming)


def give(dossier: Dossier, files: Mapping[str, bytes], old: str, new: str, claim: str) -> Renaming:
    """The result of moving one claim from a record to the end of another's claims, to which every reference to it then leads.

    Raises RenameError if that is not possible.
    """
    for id in (old, new):
        if id not in dossier.profiles:
            raise RenameError(unknown_id(dossier, id))
    one, two = dossier.profiles[old], dossier.profiles[new]
    position = next((at for at, it in enumerate(one.claims) if it.id == claim), -1)
    taken = {it.id for it in two.claims} | {it.id for it in two.judgements} | {*two.withdrawn_claims}
    if position < 0 or old == new:
        raise RenameError(f"{old} has no claim {claim!r}" if position < 0 else "name another record")
    if claim in taken:
        raise RenameError(f"{new} has or had a claim {claim!r}; rename it first: briefings rename {old}/{claim} …")
    if any(claim in edition.records[old].claims for edition in dossier.editions.values() if old in edition.records):
        raise RenameError(f"{old}/{claim} is in an edition; withdraw it there, and write it anew in {new}")
    renaming = Renaming("claim")
    after = _referring(dict(files), lambda mention: _given(mention, f"{old}/{claim}", new, position), renaming)
    path, home = one.path.removeprefix(f"{ROOT}/"), two.path.removeprefix(f"{ROOT}/")
    item = _items(after, path, "claims")[position]
    after[path] = apply_to_bytes(after[path], [_layout(after, path).without("claims", position)])
    _append(after, home, "claims", item, type(two))
    return _done(files, after, renaming)


def _given(mention: Mention, ref: str, new: str, position: int) -> str:
    """What a reference becomes once a claim is in another record; empty if it stays.  Links to the record itself stay."""
    old, claim = ref.split("/")
    if mention.space != "record" or mention.id != old or not mention.part:
        return ""
    inside = mention.path.endswith(f"/{old}.yml") and mention.loc[:2] == ("claims", position)
    if mention.part == claim:
        return f"{new}/{claim}"
    bare = mention.written == mention.part and mention.link < 0
    return f"{old}/{mention.part}" if inside and bare else ""


def _actor(dossier: Dossier, id: str) -> Actor:
    if id not in dossier.actors:
        raise RenameError(f"{id!r} is not an actor" if id in dossier.profiles or id in dossier.sources else unknown_id(dossier, id))
    return dossier.actors[id]


def _relationships(dossier: Dossier, old: str, new: str) -> dict[str, str]:
    """The relationships of an actor, each with the id that it gets."""
    tied = (item for item in dossier.relationships.values() if old in item.parties)
    return {item.id: "--".join(sorted(new if party == old else party for party in item.parties)) for item in tied}


def _require_mergeable(dossier: Dossier, one: Actor, two: Actor, ids: Mapping[str, str]) -> None:
    """Raise RenameError with the first reason why two records cannot become one."""
    if one.id == two.id:
        raise RenameError("name two different actors")
    if one.kind != two.kind:
        raise RenameError(f"{one.id} is a {one.kind} and {two.id} a {two.kind}; they are not one actor")
    if one.marking != two.marking:
        raise RenameError("the two records have different markings; give both the same one first")
    if "--".join(sorted((one.id, two.id))) in dossier.relationships:
        raise RenameError(f"{one.id} and {two.id} have a relationship with each other; delete or withdraw it first")
    taken = next((now for was, now in ids.items() if was != now and now in dossier.relationships), "")
    if taken:
        raise RenameError(f"both have a relationship with the same actor; make {taken} one record first")
    parts = [{claim.id for claim in actor.claims} | {item.id for item in actor.judgements} for actor in (one, two)]
    shared = sorted(parts[0] & (parts[1] | {*two.withdrawn_claims}))
    if shared:
        raise RenameError(f"both have {', '.join(map(repr, shared))}; rename them first: briefings rename {one.id}/{shared[0]} …")


def _require_splittable(dossier: Dossier, actor: Actor, new: str, claims: Sequence[str]) -> None:
    """Raise RenameError with the first reason why claims cannot move to a new record."""
    if refused := refused_id(new):
        raise RenameError(refused)
    if new in dossier.profiles or new in dossier.sources or new in dossier.withdrawn or new in dossier.moved:
        raise RenameError(f"{new!r} is or was the id of another record")
    missing = [id for id in claims if id not in {claim.id for claim in actor.claims}]
    if missing:
        raise RenameError(f"{actor.id} has no claim {missing[0]!r}; it has {', '.join(claim.id for claim in actor.claims) or 'none'}")


def _renamed(mention: Mention, ids: Mapping[str, str]) -> str:
    """What a reference becomes once records have new ids; empty if it stays."""
    if mention.space != "record" or mention.id not in ids or not mention.written.startswith(mention.id):
        return ""
    bare = mention.written == mention.part and mention.link < 0
    return "" if bare else ids[mention.id] + mention.written[len(mention.id) :]


def _moved(mention: Mention, old: str, new: str, moved: Collection[int], claims: Collection[str]) -> str:
    """What a reference becomes once claims are in another record; empty if it stays."""
    if mention.space != "record" or mention.id != old:
        return ""
    inside = mention.path == f"{ROOT}/actors/{old}.yml" and mention.loc[0] == "claims" and mention.loc[1] in moved
    bare = mention.written == mention.part and mention.link < 0
    if mention.part in claims:
        return "" if bare and inside else f"{new}/{mention.part}"
    if mention.part:
        return f"{old}/{mention.part}" if inside and bare else ""
    return new if inside else ""


def _referring(files: Files, change: Callable[[Mention], str], renaming: Renaming) -> Files:
    """The files with every reference as `change` says."""
    documents = {document.path: document for path in files if path.endswith(".yml") for document in _read(files, path)}
    edits: dict[str, list[Edit]] = {}
    for mention in mentions(documents):
        if written := change(mention):
            start, end = _span(documents[mention.path], mention)
            edits.setdefault(mention.path, []).append(Edit(start, end, written))
    renaming.places |= {path: len(found) for path, found in edits.items()}
    return files | {
        path.removeprefix(f"{ROOT}/"): apply_to_bytes(files[path.removeprefix(f"{ROOT}/")], found) for path, found in edits.items()
    }


def _span(document: Document, mention: Mention) -> tuple[int, int]:
    try:
        return mention.span(Layout(document))
    except HiddenError:
        raise RenameError(f"{document.path} cannot be edited in place (escapes in quotes); write it plainly first") from None


def _read(files: Mapping[str, bytes], path: str) -> Iterator[Document]:
    document, _ = read(f"{ROOT}/{path}", files[path])
    if document:
        yield document


def _layout(files: Mapping[str, bytes], path: str) -> Layout:
    return Layout(next(_read(files, path)))


def _items(files: Mapping[str, bytes], path: str, key: str) -> list[str | list[str]]:
    """The items of a list as they are written: one line if the list is in brackets, otherwise several, without their indentation."""
    layout = _layout(files, path)
    marks = layout.document.marks.inner.get(key)
    found: list[str | list[str]] = []
    for item in marks.inner.values() if marks else ():
        line, column = item.start
        if marks and marks.style == "[":
            found.append(layout.text[layout.offset(item.start) : layout.offset(item.end)])
        else:
            lines = layout.lines[line : layout.last(item) + 1]
            found.append([text[column:] if number == 0 else text.removeprefix(" " * column) for number, text in enumerate(lines)])
    return found


def _append(files: Files, path: str, key: str, item: str | list[str], model: type[Actor | Relationship] = Actor) -> None:
    """Append an item to a list of a record.  Raises RenameError if the list is written in a way that hides where."""
    try:
        edit = _layout(files, path).item(key, item, fields(model))
    except HiddenError:
        raise RenameError(f"{ROOT}/{path}: {key} cannot be edited in place; write its items on lines of their own first") from None
    files[path] = apply_to_bytes(files[path], [edit])


def _move(files: Files, renaming: Renaming, old: str, new: str) -> None:
    files[new] = files.pop(old)
    renaming.moved[f"{ROOT}/{old}"] = f"{ROOT}/{new}"


def _done(before: Mapping[str, bytes], after: Mapping[str, bytes], renaming: Renaming) -> Renaming:
    """The files that change."""
    changed = {path: after.get(path) for path in sorted({*before, *after}) if before.get(path) != after.get(path)}
    renaming.files = {f"{ROOT}/{path}": content for path, content in changed.items()}
    return renaming
