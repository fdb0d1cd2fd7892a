"""What a reader is told of changes: every entry of every history in one order, each with a name that stays.

Floor 4: imports `prose`, `claims` and `model`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

from generator import prose
from generator.claims import Change
from generator.model import Actor, Dossier, Relationship

#: What a reader is told a kind of change is.
KINDS: Final = {"added": "New", "changed": "Changed", "corrected": "Corrected", "withdrawn": "Withdrawn"}


class Entry(NamedTuple):
    """A change with the record that it is of, and its key: the first id of the record, the day, and which of that day's it is."""

    record: Actor | Relationship
    change: Change
    key: str

    @property
    def anchor(self) -> str:
        """Its permanent anchor on the page of changes; no id of a claim begins with a capital."""
        return f"Change-{self.key}"

    @property
    def gone(self) -> bool:
        """Whether it is what withdrew a claim or a judgement that is no longer there."""
        return self.change.claim is not None and self.record.withdrawn_claims.get(self.change.claim) is self.change

    @property
    def there(self) -> str:
        """The claim that it is of, as `record/claim`, where that stands; else the record."""
        standing = self.change.claim and not self.gone and self.change.claim not in self.record.withdrawn_claims
        return f"{self.record.id}/{self.change.claim}" if standing and not self.record.withdrawal else self.record.id


def entries(dossier: Dossier) -> tuple[Entry, ...]:
    """Every change of every record, withdrawn ones too, the newest first; of one day, in the order of the records' ids."""
    found = [entry for record in (*dossier.profiles.values(), *dossier.withdrawn.values()) for entry in _of(record)]
    found.sort(key=lambda entry: entry.record.id)
    return tuple(sorted(found, key=lambda entry: (entry.change.date.lower, entry.change.date.upper, entry.change.date.text), reverse=True))


def _of(record: Actor | Relationship) -> tuple[Entry, ...]:
    """The changes of a record, the newest first.  Numbers count from the top of the file, where the older ones stand."""
    first, counted = (*record.formerly, record.id)[0], Counter[str]()
    keys: dict[int, str] = {}
    for change in record.history:
        day = change.date.lower.isoformat()
        counted[day] += 1
        keys[id(change)] = f"{first}.{day}.{counted[day]}"
    return tuple(Entry(record, change, keys[id(change)]) for change in record.newest_first)


def before(change: Change, name: Callable[[str], str]) -> str:
    """What it said before, in quotation marks, without its links; nothing where the change does not say."""
    was = prose.shown(change.was, name).replace("“", "‘").replace("”", "’") if change.was else ""
    return f"Before, it said: “{was}”" if was else ""
