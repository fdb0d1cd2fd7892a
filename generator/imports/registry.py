"""The formats that can be imported: each is one line here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from . import followthemoney, misp, stix, tables, wikidata
from .extract import Format

#: The formats by their names on the command line.
FORMATS: Final[Mapping[str, Format]] = {
    "misp": misp.FORMAT,
    "stix": stix.FORMAT,
    "followthemoney": followthemoney.FORMAT,
    "wikidata": wikidata.FORMAT,
    "csv": tables.FORMAT,
}
