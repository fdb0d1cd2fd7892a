"""Dossiers that several tests need: the small one with withdrawn, renamed or changed records, and the one of this repository."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from generator.project.files import read_briefings
from generator.records.decode import decode
from generator.records.dossier import Dossier
from tests.support import small
from tests.support.fields import FERRY
from tests.support.repository import ROOT

#: Two withdrawn records: an actor that has the name of another, and its relationship.
GONE = {
    "actors/pier-company.yml": "name: Harbour Union\nkind: organisation\nhistory:\n"
    "  - {date: 2024-04-01, change: The company., kind: added}\n"
    "  - {date: 2024-05-01, change: 'It is the [[harbour-union]].', kind: withdrawn}\n",
    "relationships/northland--pier-company.yml": "parties: [northland, pier-company]\nkinds: [dispute]\nhistory:\n"
    "  - {date: 2024-05-01, change: 'Nothing was known of it.', kind: withdrawn}\n",
}


def with_gone(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with two withdrawn records added."""
    return {**files, **{path: text.encode() for path, text in GONE.items()}}


def renamed(given: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """A dossier, by default the small one, in which Northland and its relationship have new ids and list their former ones."""
    before = given or small.files()
    files = {path.replace("northland", "norrland"): text.replace(b"northland", b"norrland") for path, text in before.items()}
    files["actors/norrland.yml"] += b"formerly: [northland]\n"
    files["relationships/norrland--southmark.yml"] += b"formerly: [northland--southmark]\n"
    return files


#: Two further changes of the ferry's record.
HISTORY = (
    "  - {date: 2024-05-03, change: The ships were counted., kind: corrected, claim: opened, was: '[[northland]] sent “four” ships.'}\n"
    "  - {date: 2024-05-01, change: No article has a price., kind: withdrawn, claim: price, was: It cost four crowns.}\n"
)
_NORTHLAND = "history:\n  - {date: 2024-04, change: 'The debt is told by [[northland]].', kind: changed}\n"
PIER_COMPANY = (
    "name: Pier Company\nkind: organisation\nformerly: [pier]\nhistory:\n"
    "  - {date: 2024-05-02, change: 'It is the [[harbour-union]].', kind: withdrawn}\n"
)


def changing(history: str) -> dict[str, bytes]:
    """The small dossier with further changes, and with a withdrawn record."""
    files = small.files()
    files[FERRY] += history.encode()
    if history == HISTORY:
        files["actors/northland.yml"] += _NORTHLAND.encode()
        files["actors/pier-company.yml"] = PIER_COMPANY.encode()
    return files


def contents(dossier: Dossier) -> tuple[object, ...]:
    """The contents of a dossier in order; for an article, its fingerprint."""
    parts = (dossier.sources, dossier.actors, dossier.relationships, dossier.documents)
    fingerprints = [(id, evidence.fingerprint) for id, evidence in dossier.evidence.items()]
    return dossier.settings, dossier.vocabulary, [list(part.items()) for part in parts], fingerprints, dossier.broken


@functools.cache
def real() -> Dossier:
    """The dossier of this repository."""
    files, wrong = read_briefings(ROOT)
    found, problems = decode(files)
    assert found is not None, problems
    assert [*wrong, *problems] == []
    return found
