"""Writes the receipts of a check that had articles at hand."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..evidence.binding import quoted_words
from ..evidence.passages import EvidenceIndex
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.receipts import FOLDER, SUFFIX, Quoted, ReceiptError, Receipts, renewed
from ..rules.check import VERSION
from ..rules.examination import Examination
from ..system import atomic


def write_receipts(
    project: Path, exact: Dossier, examination: Examination, today: dt.date, *, settled: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Write the receipts that changed, if the text of an article was at hand; returns the digest of all, by record.  Raises OSError.

    `exact` is the dossier as it was examined, with the text of these articles as evidence.  Receipts of `settled` records are as an earlier
    check left them, which found the same; they are neither made again nor in the result.
    """
    if not examination.fresh:
        return {}
    left = {}
    with atomic.locked(project / ROOT, wait=True):  # somebody may be confirming claims at the same time
        for id, parts, quoted in _made(exact, examination, settled):
            path = f"{ROOT}/{FOLDER}/{id}{SUFFIX}"
            target = project / path
            before = target.read_bytes() if target.is_file() and not target.is_symlink() else b""
            content = renewed(exact.receipts.get(id), parts, quoted, today).dumps().encode()
            if content not in (before, b""):
                content = renewed(_now(before) or exact.receipts.get(id), parts, quoted, today).dumps().encode()
            if content not in (before, b""):
                atomic.keep(target, content, within=project)
                before = content
            left[id] = hashlib.sha256(before).hexdigest()
    return left


def _now(content: bytes) -> Receipts | None:
    """The receipts as they are on the disk: since the check began, somebody may have confirmed something.  None if they are unreadable."""
    with suppress(ReceiptError, UnicodeDecodeError):
        return Receipts.loads(content.decode())
    return None


def _made(
    exact: Dossier, examination: Examination, settled: frozenset[str]
) -> Iterator[tuple[str, dict[tuple[str, str], int], tuple[Quoted, ...]]]:
    """What holds of each record, by part and digest, with the version of the rules; and its quotations."""
    library = EvidenceIndex(exact)
    fresh: dict[str, dict[tuple[str, str], int]] = {}
    for (id, part), digest in examination.fresh.items():
        fresh.setdefault(id, {})[part, digest] = VERSION
    for (id, part), digest in examination.kept.items():
        known = exact.receipts[id].checked[part, digest]
        fresh.setdefault(id, {})[part, digest] = known.rules
    for id, parts in sorted(fresh.items()):
        if id in settled:
            continue
        yield id, parts, tuple(_quoted(library, id))


def _quoted(library: EvidenceIndex, id: str) -> Iterator[Quoted]:
    """The quotations of a record, from the articles at hand, and from earlier receipts for the others."""
    record = library.dossier.profiles.get(id)
    if record is not None:
        yield from quoted_words(library, record)
    old = library.dossier.receipts.get(id)
    for one in old.quoted if old else ():
        evidence = library.dossier.evidence.get(one.source)
        if evidence is None or any(paragraph.text is None for paragraph in evidence.paragraphs):
            yield one
