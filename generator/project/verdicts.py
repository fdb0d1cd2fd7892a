"""The memory of checks: what the rules found in each record, by a digest of everything that it depends on; see `rules.dependence`.

One file of JSON lines in the cache, whole or not at all.  As with `unchanged`, a file that comes with a stranger's project is not believed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ..records.dossier import Dossier
from ..records.receipts import Reviewed
from ..rules.check import OF_DOSSIER
from ..rules.dependence import Noted, keys, receipts_of
from ..rules.examination import NOTHING, Between, Examination, Parts
from ..system import atomic, guard, reading
from ..text.problems import Place, Problem
from . import unchanged

#: The memory, below the project: of checks with the text of articles, and of checks without.
FILES: Final = {True: ".cache/checks-with-articles.jsonl", False: ".cache/checks.jsonl"}
#: Stands for what is between records, among the ids of records.
BETWEEN: Final = ""
#: Stands for the receipts that a check left if it wrote none.
_UNKNOWN: Final = "unknown"


class Memory:
    """The memory of a project's checks, for what is in its files now; `texts` are the articles at hand, None if the check does without them."""

    def __init__(self, project: Path, files: Mapping[str, Noted], texts: Mapping[str, str] | None, *, fresh: bool = False) -> None:
        self.project, self.files, self.texts = project, files, texts
        self.path = project / FILES[texts is not None]
        self.fresh = fresh or not self.path.is_file()
        self.recalled = NOTHING
        #: The records whose receipts are as the check left them that found what is recalled.
        self.settled = frozenset[str]()

    def recall(self, dossier: Dossier) -> Parts:
        """What an earlier check found and one of this dossier would find again; nothing if the memory is not our own."""
        if self.fresh or not unchanged.is_remembered(self.project, self.path, unchanged.program()):
            return NOTHING
        asked = self._keys(dossier)
        true = {id: entry for id, entry in self._entries().items() if self._is_true(dossier, entry, asked.get(id, ""))}
        settled = {id for id, entry in true.items() if entry["left"] == self._receipts(id)}
        self.settled = frozenset(map(_owner, settled)) - (dossier.profiles.keys() - settled)
        between = true.pop(BETWEEN, None)
        records = {id: _examination(entry) for id, entry in true.items()}
        self.recalled = Parts(None if between is None else _between(between), records)
        return self.recalled

    def keep(self, dossier: Dossier, parts: Parts, left: Mapping[str, str]) -> None:
        """Record what a check found, and the digests of the receipts that it left, by record; nothing if the cache cannot be written."""
        if parts == self.recalled and left.keys() <= self.settled and not self.fresh:
            return
        asked = self._keys(dossier)
        results = {**({BETWEEN: parts.between.others} if parts.between else {}), **parts.records}
        lines = []
        for id, result in results.items():
            bound = {"id": id, "key": asked[id], "receipts": self._receipts(id), "left": left.get(_owner(id), _UNKNOWN)}
            entry: dict[str, object] = {**bound, **_values(result)}
            if id == BETWEEN and parts.between:
                entry |= {"first": [*map(_of_problem, parts.between.first)], "own": [*map(_of_problem, parts.between.own)]}
            lines.append(json.dumps(entry, separators=(",", ":")))
        with suppress(OSError):
            atomic.keep(self.path, "".join(f"{line}\n" for line in lines).encode(), within=self.project)
            unchanged.remember(self.project, self.path, unchanged.program())

    def _entries(self) -> dict[str, dict[str, Any]]:
        """The lines of the memory, by what they are about."""
        try:
            entries = [*map(json.loads, reading.read(self.path, reading.RECORDS).splitlines())]
        except (OSError, ValueError, RecursionError):
            return {}
        return {entry["id"]: entry for entry in entries}

    def _receipts(self, id: str) -> str:
        """The digest of the receipts of a record, or of the dossier's own texts."""
        return receipts_of(_owner(id), self.files)

    def _keys(self, dossier: Dossier) -> dict[str, str]:
        """What each result depends on, except for its own receipts."""
        texts = (f"{name} {hashlib.sha256(text.encode()).hexdigest()}" for name, text in sorted((self.texts or {}).items()))
        found = keys(dossier, self.files, (unchanged.program(), *texts))
        return {BETWEEN: found.between, **found.records}

    def _is_true(self, dossier: Dossier, entry: Mapping[str, Any], key: str) -> bool:
        """Whether a result would be found again: if it may depend on receipts, these must be the same, too."""
        if entry["key"] != key:
            return False
        receipts = dossier.receipts.get(_owner(entry["id"]))
        depends = entry.get("by_receipts") or (receipts is not None and receipts.reviewed)
        return not depends or bool(entry["receipts"] == self._receipts(entry["id"]))


def forget(project: Path) -> None:
    """Delete the memory."""
    for path in FILES.values():
        with suppress(OSError):
            guard.delete(project / path, project, missing_ok=True)


def _owner(id: str) -> str:
    """The name of the receipts of a record, or of the dossier's own texts."""
    return OF_DOSSIER if id == BETWEEN else id


def _values(found: Examination) -> dict[str, object]:
    """A result as values of JSON, without what is empty."""
    values: dict[str, object] = {
        "problems": [*map(_of_problem, found.problems)],
        "doubts": {place: [*reasons] for place, reasons in found.doubts.items()},
        "failed": sorted(found.failed),
        "fresh": [[*key, digest] for key, digest in found.fresh.items()],
        "kept": [[*key, digest] for key, digest in found.kept.items()],
        "reviews": {place: [[one.name, one.date.isoformat()] for one in sorted(each)] for place, each in found.reviews.items()},
        "by_receipts": found.by_receipts,
    }
    return {name: value for name, value in values.items() if value}


def _examination(entry: Mapping[str, Any]) -> Examination:
    return Examination(
        _problems(entry.get("problems", ())),
        {place: tuple(reasons) for place, reasons in entry.get("doubts", {}).items()},
        frozenset(entry.get("failed", ())),
        {(id, part): digest for id, part, digest in entry.get("fresh", ())},
        {(id, part): digest for id, part, digest in entry.get("kept", ())},
        {place: frozenset(_reviewed(each)) for place, each in entry.get("reviews", {}).items()},
        bool(entry.get("by_receipts")),
    )


def _between(entry: Mapping[str, Any]) -> Between:
    return Between(_problems(entry["first"]), _problems(entry["own"]), _examination(entry))


def _reviewed(values: Iterable[tuple[str, str]]) -> Iterable[Reviewed]:
    return (Reviewed(name, dt.date.fromisoformat(date)) for name, date in values)


def _of_problem(problem: Problem) -> list[object]:
    place = problem.place
    where = [place.path, place.line, place.column, place.width, place.excerpt, [*place.loc]]
    return [where, problem.code, problem.message, problem.hint]


def _problems(values: Iterable[Any]) -> tuple[Problem, ...]:
    return tuple(
        Problem(Place(path, line, column, width, excerpt, tuple(loc)), code, message, hint)
        for (path, line, column, width, excerpt, loc), code, message, hint in values
    )
