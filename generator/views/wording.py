"""Attribution, changes and other recurring phrases in plain words, worded as coverage and never as truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation
from ..records.schema import Change, Claim, Source
from ..text import prose
from ..text.prose import Link
from .queries import origins, outlets

#: What a reader is told a type of claim is.
TYPES: Final = {"report": "Reported", "statement": "Statement", "assessment": "Assessment", "plan": "Planned"}
Piece = str | Link


def attribution_line(dossier: Dossier, claim: Claim) -> tuple[tuple[Piece, ...], ...]:
    """The parts of the line below a claim: its type, who says it through whom, in which work, how it is covered, and when."""
    return tuple(filter(None, _attribution_parts(dossier, claim)))


def _attribution_parts(dossier: Dossier, claim: Claim) -> Iterator[tuple[Piece, ...]]:
    yield () if claim.type == "report" else (TYPES[claim.type],)
    yield tuple(_chain(claim))
    yield (f"in: {claim.work}",) if claim.work else ()
    told = coverage_words(dossier, claim)
    yield (told[0].upper() + told[1:],) if claim.type == "report" and not claim.said_by else (told,)
    yield (claim.when.words(),) if claim.when else ()
    yield (f"said: {claim.said_when.words()}",) if claim.said_when else ()
    yield (f"speaker named in {_paragraph_words(dossier, claim, claim.speaker_at)}",) if claim.speaker_at else ()
    yield (f"dated in {_paragraph_words(dossier, claim, claim.dated_at)}",) if claim.dated_at else ()


def _paragraph_words(dossier: Dossier, claim: Claim, cite: Citation) -> str:
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


def coverage_words(dossier: Dossier, claim: Claim) -> str:
    """How a claim is covered: how many independent sources report it, in how many outlets, and in whose words."""
    independent, printed = len(origins(dossier, claim)), len(outlets(dossier, claim))
    sources = f"reported by {independent} independent source{'' if independent == 1 else 's'}"
    more = f" in {printed} outlets" if printed > independent else ""
    return f"{sources}{more}, {'partly quoted' if prose.quotations(claim.text) else 'in our words'}"


#: What a reader is told a kind of change is.
CHANGE_WORDS: Final = {"added": "New", "changed": "Changed", "corrected": "Corrected", "withdrawn": "Withdrawn"}


class ChangeEntry(NamedTuple):
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


def change_entries(dossier: Dossier) -> tuple[ChangeEntry, ...]:
    """Every change of every record, withdrawn ones too, the newest first; of one day, in the order of the records' ids."""
    found = [entry for record in (*dossier.profiles.values(), *dossier.withdrawn.values()) for entry in _entries_of(record)]
    found.sort(key=lambda entry: entry.record.id)
    return tuple(sorted(found, key=lambda entry: (entry.change.date.lower, entry.change.date.upper, entry.change.date.text), reverse=True))


def _entries_of(record: Actor | Relationship) -> tuple[ChangeEntry, ...]:
    """The changes of a record, the newest first.  Numbers count from the top of the file, where the older ones stand."""
    first, counted = (*record.formerly, record.id)[0], Counter[str]()
    keys: dict[int, str] = {}
    for change in record.history:
        day = change.date.lower.isoformat()
        counted[day] += 1
        keys[id(change)] = f"{first}.{day}.{counted[day]}"
    return tuple(ChangeEntry(record, change, keys[id(change)]) for change in record.newest_first)


def former_words(change: Change, name: Callable[[str], str]) -> str:
    """What it said before, in quotation marks, without its links; nothing where the change does not say."""
    was = prose.shown(change.was, name).replace("“", "‘").replace("”", "’") if change.was else ""
    return f"Before, it said: “{was}”" if was else ""


#: What is said of something whose every source was corrected or retracted.
FELL: Final = "rests only on a source that was corrected or retracted"


def letters(number: int) -> str:
    """The letter of a place in an order, counted from 0: a, b, … z, aa, ab, …"""
    rest, letter = divmod(number, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("a") + letter)


def outlet(source: Source) -> str:
    """Outlet, agency and date of a source: “The Gazette (Strait Wire), 2 May 2024”."""
    agency = f" ({source.agency})" if source.agency else ""
    return f"{source.publisher}{agency}, {source.published.words()}"


def sentence(words: str) -> str:
    """Words with a stop at their end."""
    return words if words.endswith((".", "!", "?", "…", "”")) else f"{words}."
