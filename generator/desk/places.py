"""Where somebody is at the desk: the record and the article that are open, and the form beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode


class At(NamedTuple):
    """What a page of the desk shows, and the address of the desk."""

    base: str
    source: str = ""
    record: str = ""
    #: The form that is open: `new`, `claim`, `fields`, `source`, `actor`, `relationship`, `dossier`, `vocabulary` or `problems`.
    open: str = ""
    #: The claim in the form.
    part: str = ""
    #: A name for a new actor.
    name: str = ""

    @classmethod
    def of(cls, base: str, query: Mapping[str, str]) -> At:
        """The place that an address asks for."""
        return cls(base, *(query.get(field, "") for field in cls._fields[1:]))

    def to(self, **changed: str) -> str:
        """The address of another place, with the same record and article unless they are changed."""
        there = self._replace(**{"open": "", "part": "", "name": "", **changed})
        query = {field: value for field, value in zip(there._fields[1:], there[1:], strict=True) if value}
        return f"{self.base}?{urlencode(query)}" if query else self.base
