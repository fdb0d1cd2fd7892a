"""Editions as they are kept: the file of each has what changed since the edition before it, and its head the ids that are new in it.

A check reads heads alone, and takes the digest of the rest.  Files of the first two versions, which repeat the whole dossier, are still read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from pydantic import Field

from ..text import dates
from .editions import FORM, OLDEST, Edition, EditionError, Said, SaidRecord, SaidSource, Text, Texts, parsed, validated

#: The version of the file; the version of what an edition says of records is that of `Edition`.
STORED: Final = 3
#: What separates the head of a file from its data: no text in JSON contains a line break.
_MARK: Final = b',\n"data":'


class Promised(Said):
    """The claims and judgements of a record that an edition has and the one before did not have."""

    claims: Texts = ()
    judgements: Texts = ()


class _Head(Said):
    """What a check reads of a file; `after` is the edition before, and the digests are of all that follows the first line of a file."""

    form: Literal[3]
    said: Annotated[int, Field(ge=OLDEST, le=FORM)]
    as_of: Text
    likelihood: Texts = ()
    after: Text = ""
    after_sha256: Text = ""
    sha256: Text
    gone: Texts = ()
    gone_sources: Texts = ()
    sources: Texts = ()
    records: Mapping[str, Promised] = {}


class _Data(Said):
    """The records and sources of an edition that are new, or differ from those of the edition before."""

    records: Mapping[str, SaidRecord] = {}
    sources: Mapping[str, SaidSource] = {}


@dataclass(frozen=True)
class Kept:
    """The head of an edition, and its file: `records` and `sources` are the ids that the edition before did not have."""

    as_of: str
    records: Mapping[str, Promised]
    sources: Texts
    digest: str
    file: bytes = field(repr=False)
    after: str = ""
    after_digest: str = ""


def loads(file: bytes) -> Kept:
    """The edition in a file.  Raises EditionError if the program did not write it so, or wrote a newer version."""
    start, mark, _ = file.partition(_MARK)
    values = parsed(start + b"}" if mark else file)
    form = values.get("form") if isinstance(values, dict) else None
    if isinstance(form, int) and not isinstance(form, bool) and form > STORED:
        raise EditionError(f"has format version {form}; this program reads version {STORED}", newer=True)
    if not mark:
        return _whole(validated(Edition, values), file)
    head = validated(_Head, values)
    if hashlib.sha256(file.partition(b"\n")[2]).hexdigest() != head.sha256:
        raise EditionError("was changed after the program wrote it: it has another digest")
    return Kept(head.as_of, head.records, head.sources, head.sha256, file, head.after, head.after_sha256)


def _whole(edition: Edition, file: bytes) -> Kept:
    """An edition of a version without a head."""
    return Kept(edition.as_of, _promised(edition, None), tuple(edition.sources), hashlib.sha256(file).hexdigest(), file)


def _promised(edition: Edition, before: Edition | None) -> dict[str, Promised]:
    """The ids of an edition that the one before did not have."""
    found: dict[str, Promised] = {}
    for id, record in edition.records.items():
        was = before.records.get(id) if before else None
        if was is record:
            continue
        claims = tuple(part for part in sorted(record.claims) if not was or part not in was.claims)
        judgements = tuple(part for part in sorted(record.judgements) if not was or part not in was.judgements)
        if was is None or claims or judgements:
            found[id] = Promised(claims=claims, judgements=judgements)
    return found


def dumps(edition: Edition, name: str = "", digest: str = "", before: Edition | None = None) -> bytes:
    """The file of an edition after another one, of which are given the name, the digest and the content; the same records give the same bytes."""
    old_records: Mapping[str, SaidRecord] = before.records if before else {}
    old_sources: Mapping[str, SaidSource] = before.sources if before else {}
    records = {id: record for id, record in edition.records.items() if old_records.get(id) != record}
    sources = {id: source for id, source in edition.sources.items() if old_sources.get(id) != source}
    head = {
        "form": STORED,
        "said": edition.form,
        "as_of": edition.as_of,
        "likelihood": edition.likelihood,
        "after": name,
        "after_sha256": digest,
        "gone": sorted(old_records.keys() - edition.records.keys()),
        "gone_sources": sorted(old_sources.keys() - edition.sources.keys()),
        "sources": sorted(edition.sources.keys() - old_sources.keys()),
    }
    lines = ",\n".join(f"{_json(key)}:{_json(value)}" for key, value in head.items() if value)
    start = f'{lines},\n"records":{_lines(_promised(edition, before))}'.encode()
    rest = start + _MARK + f'{{\n"records":{_lines(records)},\n"sources":{_lines(sources)}}}}}\n'.encode()
    return f'{{"sha256":"{hashlib.sha256(rest).hexdigest()}",\n'.encode() + rest


def _lines(found: Mapping[str, Said]) -> str:
    """An object with a line for each of its keys, in their order."""
    lines = (f"\n{_json(id)}:{_json(found[id].model_dump(mode='json', exclude_defaults=True))}" for id in sorted(found))
    return f"{{{','.join(lines)}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def ordered(editions: Mapping[str, Kept]) -> tuple[str, ...]:
    """The names of editions, the oldest first; none comes before one that it follows."""
    found: list[str] = []
    waiting = sorted(editions, key=lambda name: (_day(editions[name].as_of), name))
    while ready := [name for name in waiting if editions[name].after in ("", *found)]:
        found.append(ready[0])
        waiting.remove(ready[0])
    return tuple(found)


def _day(as_of: str) -> str:
    try:
        return dates.parse(as_of).upper.isoformat()
    except ValueError:
        return ""


def unreadable(editions: Mapping[str, Kept]) -> dict[str, str]:
    """Why the content of some editions cannot be read, by their names: what they follow is not there, or was changed."""
    found = {
        name: f"follows the edition {edition.after!r}, which {'was changed' if edition.after in editions else 'is not there'}"
        for name, edition in editions.items()
        if edition.after and (edition.after not in editions or editions[edition.after].digest != edition.after_digest)
    }
    rest = {name: edition for name, edition in editions.items() if name not in found}
    for name in rest.keys() - set(ordered(rest)):
        found[name] = f"follows the edition {editions[name].after!r}, which cannot be read"
    return found


def contents(editions: Mapping[str, Kept]) -> Iterator[tuple[str, Edition]]:
    """Each edition with its name, the oldest first; records that did not change are the same objects.  Raises EditionError."""
    read: dict[str, Edition] = {}
    for name in ordered(editions):
        read[name] = _content(editions[name], read.get(editions[name].after))
        yield name, read[name]


def content(editions: Mapping[str, Kept], name: str) -> Edition:
    """What an edition says, for which those that it follows are read too.  Raises EditionError."""
    chain = [name]
    while after := editions[chain[-1]].after:
        chain.append(after)
    return dict(contents({name: editions[name] for name in chain}))[name]


def _content(kept: Kept, before: Edition | None) -> Edition:
    start, mark, data = kept.file.partition(_MARK)
    if not mark:
        return validated(Edition, parsed(kept.file))
    head, new = validated(_Head, parsed(start + b"}")), validated(_Data, parsed(data.rstrip()[:-1]))
    records = {id: record for id, record in (before.records if before else {}).items() if id not in head.gone} | dict(new.records)
    sources = {id: source for id, source in (before.sources if before else {}).items() if id not in head.gone_sources} | dict(new.sources)
    return Edition.model_construct(form=head.said, as_of=head.as_of, likelihood=head.likelihood, records=records, sources=sources)


def written(editions: Mapping[str, Kept], name: str, edition: Edition) -> dict[str, bytes]:
    """The files to write, by the names of their editions, so that an edition is kept: its own, and those that follow it if it was there before."""
    if name in editions:
        return rewritten(editions, [(other, edition if other == name else said) for other, said in contents(editions)])
    last = next(reversed(ordered(editions)), "")
    if not last:
        return {name: dumps(edition)}
    return {name: dumps(edition, last, editions[last].digest, content(editions, last))}


def rewritten(editions: Mapping[str, Kept], said: Iterable[tuple[str, Edition]]) -> dict[str, bytes]:
    """The files that differ from those that are there if the editions, the oldest first, say something else, or are in an older version."""
    files: dict[str, bytes] = {}
    last, digest, before = "", "", None
    for name, edition in said:
        file = dumps(edition, last, digest, before)
        if file != editions[name].file:
            files[name] = file
        last, digest, before = name, loads(file).digest, edition
    return files
