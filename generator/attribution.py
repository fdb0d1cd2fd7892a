"""Who says a claim, in plain words: what stands below it on a page and in a brief, worded as coverage and never as truth.

Floor 5: imports `prose`, `values`, `claims`, `model` and `origins`.  A part of the line is a run of plain pieces and of links to actors, so that
every medium sets the same words in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator import prose
from generator.claims import Claim
from generator.model import Dossier
from generator.origins import origins, outlets
from generator.prose import Link
from generator.values import Citation

#: What a reader is told a type of claim is.
TYPES: Final = {"report": "Reported", "statement": "Statement", "assessment": "Assessment", "plan": "Planned"}

Piece = str | Link


def line(dossier: Dossier, claim: Claim) -> tuple[tuple[Piece, ...], ...]:
    """The parts of the line below a claim: its type, who says it through whom, in which work, how it is covered, and when."""
    return tuple(filter(None, _parts(dossier, claim)))


def _parts(dossier: Dossier, claim: Claim) -> Iterator[tuple[Piece, ...]]:
    yield () if claim.type == "report" else (TYPES[claim.type],)
    yield tuple(_chain(claim))
    yield (f"in: {claim.work}",) if claim.work else ()
    told = covered(dossier, claim)
    yield (told[0].upper() + told[1:],) if claim.type == "report" and not claim.said_by else (told,)
    yield (claim.when.words(),) if claim.when else ()
    yield (f"said: {claim.said_when.words()}",) if claim.said_when else ()
    yield (f"speaker named in {_place(dossier, claim, claim.speaker_at)}",) if claim.speaker_at else ()
    yield (f"dated in {_place(dossier, claim, claim.dated_at)}",) if claim.dated_at else ()


def _place(dossier: Dossier, claim: Claim, cite: Citation) -> str:
    """A paragraph in words, with its outlet where the claim is cited to another source."""
    elsewhere = cite.source in dossier.sources and cite.source not in {other.source for other in claim.cites}
    where = f"paragraph {cite.first}" if cite.first == cite.last else f"paragraphs {cite.first}–{cite.last}"
    return f"{where} of {dossier.sources[cite.source].publisher}" if elsewhere else where


def _chain(claim: Claim) -> Iterator[Piece]:
    """The speakers, the first one first: “by A and B, through C”."""
    for number, step in enumerate(claim.said_by):
        yield ", through " if number else "by "
        for place, speaker in enumerate(step):
            if place:
                yield " and "
            yield Link(speaker, "")


def covered(dossier: Dossier, claim: Claim) -> str:
    """How a claim is covered: how many independent sources report it, in how many outlets, and in whose words."""
    independent, printed = len(origins(dossier, claim)), len(outlets(dossier, claim))
    sources = f"reported by {independent} independent source{'' if independent == 1 else 's'}"
    more = f" in {printed} outlets" if printed > independent else ""
    return f"{sources}{more}, {'partly quoted' if prose.quotations(claim.text) else 'in our words'}"
