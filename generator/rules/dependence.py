"""What the result for a record depends on, as a digest: if that is the same, the rules would find the same.

It is chosen coarsely rather than finely, so that it is certain.  The result for a record depends on all bytes of its file, of every file that
is not an actor's or a relationship's (sources, evidence, settings, vocabulary), on the articles at hand and on the program.  Of the other
records it depends on everything but their claims, because names, offices and ties may matter anywhere; on their claims only if its file
names them as `record/claim`, which is the only way in which rules on one record come to a claim of another.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.receipts import FOLDER, SUFFIX

#: The end of what stands before a slash, if that may be the id of a record.
_ID: Final = re.compile(rb"[a-z0-9-]+\Z")
#: More bytes than an id has.
_LONGEST: Final = 256


class Noted(NamedTuple):
    """What is kept of a file's bytes: their digest, and the ids before a slash; None if it may name any, since it has escapes."""

    digest: str
    named: frozenset[str] | None


class Keys(NamedTuple):
    """What the results depend on: those between records, and those of each record by its id; receipts of the record itself apart."""

    between: str
    records: Mapping[str, str]


def noted(contents: Mapping[str, bytes]) -> dict[str, Noted]:
    """What is kept of each file below `briefings/`, by path."""
    return {path: Noted(hashlib.sha256(content).hexdigest(), _named(path, content)) for path, content in contents.items()}


def _named(path: str, content: bytes) -> frozenset[str] | None:
    if not path.endswith(".yml"):
        return frozenset()
    if b"\\" in content:
        return None
    found = (_ID.search(before[-_LONGEST:]) for before in content.split(b"/")[:-1])
    return frozenset(id[0].decode() for id in found if id)


def keys(dossier: Dossier, files: Mapping[str, Noted], beside: Iterable[str]) -> Keys:
    """What the results for a dossier depend on, which was decoded from these files; `beside` has digests of what they depend on besides it."""
    paths = {record.path.removeprefix(f"{ROOT}/"): id for id, record in dossier.profiles.items()}
    shared = hashlib.sha256("\0".join((*beside, *sorted(dossier.broken))).encode())
    for path, file in sorted(files.items()):
        if path not in paths and not path.startswith(f"{FOLDER}/"):
            shared.update(f"{path}\0{file.digest}\n".encode("utf-8", "surrogatepass"))
    for record in dossier.profiles.values():
        shared.update(record.model_dump_json(exclude={"claims"}).encode("utf-8", "surrogatepass") + b"\n")
    for mark in _quoted(dossier):
        shared.update(mark.encode() + b"\n")
    own = {id: files[path].digest for path, id in paths.items()}
    everything = _digest(shared.hexdigest(), *(f"{id} {digest}" for id, digest in sorted(own.items())))
    records = {id: _key(shared.hexdigest(), id, files[path], own, everything) for path, id in paths.items()}
    return Keys(everything, records)


def receipts_of(id: str, files: Mapping[str, Noted]) -> str:
    """The digest of a record's receipts; empty if it has none."""
    path = f"{FOLDER}/{id}{SUFFIX}"
    return files[path].digest if path in files else ""


def _key(shared: str, id: str, file: Noted, own: Mapping[str, str], everything: str) -> str:
    if file.named is None:
        return _digest(everything, id)
    return _digest(shared, id, file.digest, *(f"{other} {own[other]}" for other in sorted(file.named & own.keys())))


def _quoted(dossier: Dossier) -> Iterable[str]:
    """The marks that receipts add to evidence without its text, from the receipts of all records."""
    for id, evidence in sorted(dossier.evidence.items()):
        for number, paragraph in enumerate(evidence.paragraphs, 1):
            if paragraph.quoted and paragraph.text is None:
                yield f"{id}#{number} {b''.join(sorted(paragraph.quoted)).hex()}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
