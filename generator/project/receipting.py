"""Writes the receipts of a check that had articles at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ..evidence.binding import quoted_words
from ..evidence.passages import EvidenceIndex
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.receipts import FOLDER, SUFFIX, Quoted, renewed
from ..rules.check import VERSION, Examination
from ..system import atomic


def write_receipts(project: Path, exact: Dossier, examination: Examination, today: dt.date) -> list[str]:
    """Write the receipts that changed, if the text of an article was at hand; returns their paths.  Raises OSError.

    `exact` is the dossier as it was examined, with the text of these articles as evidence.
    """
    if not examination.fresh:
        return []
    changed = []
    for path, content in _files(exact, examination, today):
        target = project / path
        before = target.read_bytes() if target.is_file() and not target.is_symlink() else b""
        if content != before and content:
            atomic.keep(target, content, within=project)
            changed.append(path)
    return changed


def _files(exact: Dossier, examination: Examination, today: dt.date) -> Iterator[tuple[str, bytes]]:
    """The receipts of each record, by path below the project."""
    library = EvidenceIndex(exact)
    fresh: dict[str, dict[tuple[str, str], int]] = {}
    for (id, part), digest in examination.fresh.items():
        fresh.setdefault(id, {})[part, digest] = VERSION
    for (id, part), digest in examination.kept.items():
        known = exact.receipts[id].checked[part, digest]
        fresh.setdefault(id, {})[part, digest] = known.rules
    for id, parts in sorted(fresh.items()):
        old = exact.receipts.get(id)
        receipts = renewed(old, parts, _quoted(library, id), today)
        yield f"{ROOT}/{FOLDER}/{id}{SUFFIX}", receipts.dumps().encode()


def _quoted(library: EvidenceIndex, id: str) -> Iterator[Quoted]:
    """The quotations of a record, from the articles at hand, and from earlier receipts for the others."""
    record = library.dossier.profiles.get(id)
    if record is not None:
        yield from quoted_words(library, record)
    old = library.dossier.receipts.get(id)
    for one in old.quoted if old else ():
        evidence = library.dossier.evidence.get(one.source)
        if evidence is None or any(paragraph.order is None for paragraph in evidence.paragraphs):
            yield one
