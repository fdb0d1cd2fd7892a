"""Where somebody is at the desk: the record and the article that are open, and the form beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from ..records.dossier import Dossier


class Location(NamedTuple):
    """What a page of the desk shows, and the address of the desk."""

    base: str
    source: str = ""
    record: str = ""
    #: The form that is open: `new`, `claim`, `fields`, `source`, `actor`, `relationship`, `dossier`, `vocabulary` or `problems`.
    open: str = ""
    #: The claim in the form.
    part: str = ""
    #: Words of the article that name a new actor, or the parties of a new relationship.
    name: str = ""

    @classmethod
    def of(cls, base: str, query: Mapping[str, str]) -> Location:
        """The place that an address asks for."""
        return cls(base, *(query.get(field, "") for field in cls._fields[1:]))

    def beside(self, dossier: Dossier | None) -> Location:
        """The same place with an article beside its record: the one that the open claim cites, or else most of its claims, or the newest."""
        record = dossier.profiles.get(self.record) if dossier else None
        if self.source or dossier is None or record is None:
            return self
        cited = Counter(cite.source for claim in record.claims for cite in claim.cites if self.part in ("", claim.id))
        newest = max(dossier.sources.values(), key=lambda source: source.age_rank, default=None)
        return self._replace(source=cited.most_common(1)[0][0] if cited else newest.id if newest else "")

    def to(self, *, at: str = "", **changed: str) -> str:
        """The address of another place, with the same record and article unless they are changed; `at` is a part of the page to scroll to."""
        there = self._replace(**{"open": "", "part": "", "name": "", **changed})
        query = {field: value for field, value in zip(there._fields[1:], there[1:], strict=True) if value}
        return (f"{self.base}?{urlencode(query)}" if query else self.base) + (f"#{at}" if at else "")
