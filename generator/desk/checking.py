"""What the rules say about a dossier at the desk, kept as long as it stays true: a large dossier is not checked anew for each key that is pressed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ..records.dossier import Dossier
from ..rules import dependence
from ..rules.check import examine_parts, examine_records, together
from ..rules.dependence import Keys
from ..rules.examination import Examination, Parts
from ..text.problems import Problem


class Judging:
    """The results for a dossier as it is, and those for single records, which are true as long as what they depend on is the same."""

    def __init__(self) -> None:
        self._dossier: Dossier | None = None
        self._contents: Mapping[str, bytes] = {}
        self._texts = ""
        self._keys: Mapping[str, str] | None = None
        self._of: dict[frozenset[str], list[Problem]] = {}
        self._records: dict[str, Examination] = {}

    def begin(self, dossier: Dossier | None, contents: Mapping[str, bytes], texts: Mapping[str, str]) -> None:
        """Turn to another state of the dossier, in these files and with these articles at hand."""
        self._dossier, self._contents, self._keys, self._of = dossier, dict(contents), None, {}
        articles = (f"{name}\0{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}" for name, text in sorted(texts.items()))
        self._texts = "\n".join(articles)

    def of(self, ids: frozenset[str]) -> list[Problem]:
        """The problems of some records, and those between records."""
        if self._dossier is None:
            return []
        if ids not in self._of:
            self._of[ids] = examine_records(self._dossier, ids)
        return self._of[ids]

    def all(self) -> list[Problem]:
        """The problems of all records; only those are checked for which something has changed since they were asked for last."""
        if self._dossier is None:
            return []
        keys = self._known_keys()
        known = {id: self._records[key] for id, key in keys.items() if key in self._records}
        parts = examine_parts(self._dossier, known=Parts(None, known))
        self._records = {keys[id]: result for id, result in parts.records.items()}
        return list(together(self._dossier, parts).problems)

    def concerned(self, dossier: Dossier, contents: Mapping[str, bytes]) -> frozenset[str]:
        """The records for which the rules may find something else in another state of the dossier."""
        before, after = self._known_keys(), self._made(dossier, contents)
        return frozenset(id for id in {*before, *after} if before.get(id) != after.get(id))

    def _known_keys(self) -> Mapping[str, str]:
        if self._keys is None:
            self._keys = self._made(self._dossier, self._contents) if self._dossier else {}
        return self._keys

    def _made(self, dossier: Dossier, contents: Mapping[str, bytes]) -> Mapping[str, str]:
        """What the result for each record depends on, as a digest."""
        noted = dependence.noted(contents)
        found: Keys = dependence.keys(dossier, noted, (self._texts,))
        return {id: f"{key} {dependence.receipts_of(id, noted)}" for id, key in found.records.items()}
