"""What every part of a brief needs: the dossier, and texts as runs of plain pieces and links, with numbered notes.

All values can be written as JSON.  No text of a record ever becomes part of a template, so none can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation
from ..records.schema import Change, Claim, Judgement, Record, Source, State
from ..text import markdown as md
from ..text import prose
from ..text.prose import Link
from ..views import addresses, queries, support, wording
from ..views.queries import Shown, Views
from ..views.wording import FELL, outlet

#: A value for a template: what JSON can hold.
Values = dict[str, Any]
#: A text for a template: plain pieces, and links as `{"words", "record", "url"}`; `url` is empty where the dossier has no address.
Run = list[str | dict[str, str]]
DOT: Final = " · "


class BriefContext:
    """The dossier as papers print it: its views, what has fallen, and where links lead."""

    def __init__(self, dossier: Dossier, views: Views | None = None) -> None:
        self.dossier = dossier
        self.views = views or Views(dossier)
        self.impact = support.Impact(dossier, support.fallen_sources(dossier))
        site = dossier.settings.site_url
        self.site = str(md.url(site)).rstrip("/") + "/" if site else ""

    def url(self, target: str) -> str:
        """The permanent address of a record, or of a claim (`record/claim`); empty where the dossier has none."""
        return f"{self.site}{addresses.target_path(self.dossier, target)}" if self.site else ""

    def link(self, target: str, words: str = "") -> dict[str, str]:
        """Words that lead to a record or a claim; the record's name where there are none."""
        id = target.partition("/")[0]
        return {"words": words or self.dossier.name(id), "record": id, "url": self.url(target)}

    def run(self, pieces: Iterable[str | Link]) -> Run:
        """Plain pieces and links, side by side."""
        return [piece if isinstance(piece, str) else self.link(piece.target, piece.words) for piece in pieces]

    def text(self, raw: str) -> Run:
        """A text with its links."""
        return self.run(prose.segments(raw))

    def said(self, shown: Shown, page: str) -> Run:
        """The line below a claim: who says it, in which work, how it is covered, of when; and its home, where that is another record."""
        parts = [self.run(part) for part in wording.attribution_line(self.dossier, shown.claim)]
        if shown.home.id != page:
            parts.append(["filed under ", self.link(f"{shown.home.id}/{shown.claim.id}", self.dossier.name(shown.home.id))])
        return joined(parts)

    def stood(self, state: State, relationship: Relationship) -> str:
        """How a relationship stood, when, and a warning where what says so has fallen."""
        fell = f" ({FELL})" if self.impact.all_fall(relationship, (state.claim,)) else ""
        return f"{state.label} ({state.when.words()}){fell}"

    def grounds(self, found: Iterable[tuple[Record, Claim]], numbers: Mapping[tuple[str, str], int]) -> Run:
        """The claims that something rests on, by their numbers in the brief, and by their record where the brief has them not."""
        here: list[int] = []
        elsewhere: dict[str, None] = {}
        for home, claim in found:
            number = numbers.get((home.id, claim.id))
            if number:
                here.append(number)
            else:
                elsewhere[home.id] = None
        parts: list[Run] = [[f"statement{'' if len(here) == 1 else 's'} {', '.join(map(str, sorted(here)))}"]] if here else []
        if elsewhere:
            parts.append(["statements filed under ", *joined([[self.link(id)] for id in elsewhere], ", ")])
        return joined(parts, " and ")

    def going(self, relationship: Relationship, numbers: Mapping[tuple[str, str], int]) -> Run:
        """Where a relationship is going, and the statements that show it; nothing where the record does not say."""
        if not relationship.trend:
            return []
        fell = f", {FELL}" if self.impact.all_fall(relationship, relationship.trend.based_on) else ""
        grounds = self.grounds(queries.trend_grounds(self.dossier, relationship), numbers)
        return [f"{queries.trend_words(relationship)} (as in ", *grounds, f"{fell})"]

    def remarks(self, shown: Shown, numbers: Mapping[tuple[str, str], int]) -> Iterator[Values]:
        """What an editor adds to a claim, and what became of it."""
        claim = shown.claim
        if self.impact.falls(claim):
            yield {"kind": "caution", "text": [f"Caution: {FELL}."]}
        for change in self.views.corrections.get((shown.home.id, claim.id), ()):
            yield {"kind": "correction", "text": self.corrected(change)}
        if claim.note:
            yield {"kind": "note", "text": [f"Note: {claim.note}"]}
        yield from self._others("Differs from: ", self.views.differing_from.get((shown.home.id, claim.id), ()), numbers)
        after = self.dossier.claim(shown.home, claim.superseded_by) if claim.superseded_by else None
        yield from self._others("Superseded by: ", (Shown(*after),) if after else (), numbers)

    def corrected(self, change: Change) -> Run:
        """What stands beside a claim or a judgement that was corrected."""
        was = wording.former_words(change, self.dossier.name)
        said = f"{wording.CHANGE_WORDS[change.kind]} on {change.date.words()}: "
        return [said, *self.text(change.change), *([f" {was}"] if was else [])]

    def change(self, change: Change) -> Run:
        """What changed on a record."""
        was = wording.former_words(change, self.dossier.name)
        told = f"{change.date.words()}: {wording.CHANGE_WORDS[change.kind].casefold()}. "
        return [told, *self.text(change.change), *([f" {was}"] if was else [])]

    def _others(self, words: str, found: Iterable[Shown], numbers: Mapping[tuple[str, str], int]) -> Iterator[Values]:
        """The claims that a claim has to do with: by their numbers where the brief has them, else in full."""
        named = [self._other(other.home, other.claim, numbers) for other in found]
        if named:
            yield {"kind": "said", "text": [words, *joined(named, "; ")]}

    def _other(self, home: Record, claim: Claim, numbers: Mapping[tuple[str, str], int]) -> Run:
        number = numbers.get((home.id, claim.id))
        return [f"statement {number}"] if number else [prose.shown(claim.text, self.dossier.name)]

    def judgement(self, record: Actor | Relationship, item: Judgement, numbers: Mapping[tuple[str, str], int]) -> Values:
        """A judgement: its text, how sure it is, what it rests on, a warning where some of that has fallen, and its corrections."""
        found = [there for there in (self.dossier.claim(record, ref) for ref in item.based_on) if there]
        said: list[Run] = [[f"Confidence: {item.confidence}"]]
        meanings = {term.term: term.meaning for term in self.dossier.settings.likelihood}
        meant = f" ({meanings[item.likelihood]})" if item.likelihood in meanings else ""
        said += [[f"likelihood: {item.likelihood}{meant}"]] if item.likelihood else []
        said += [["rests on ", *self.grounds(found, numbers)]]
        remarks: list[Values] = []
        if self.impact.shaken(record, item.based_on):
            remarks.append({"kind": "caution", "text": [f"Caution: based on a statement that {FELL}."]})
        corrections = self.views.corrections.get((record.id, item.id), ())
        remarks += [{"kind": "correction", "text": self.corrected(change)} for change in corrections]
        return {"text": self.text(item.text), "said": joined(said), "remarks": remarks}

    def warning(self, source: Source, of: str = "page") -> Run:
        """What a publisher did with a source since; `of` is what rests on it."""
        why = f": {source.status_why}" if source.status_why else ""
        lead = f"A source of this {of} was {source.status}, "
        return [lead, self.link(source.id), f" ({outlet(source)}){why.rstrip('.')}. What rests on it alone is marked."]


class Notes:
    """The numbers of the citations of one brief: those they have on the record's page."""

    def __init__(self, cites: Iterable[Citation]) -> None:
        self.numbers = {cite: number for number, cite in enumerate(dict.fromkeys(cites), 1)}

    def marks(self, cites: Iterable[Citation]) -> list[int]:
        """The numbers of some citations."""
        return [self.numbers[cite] for cite in cites]


def joined(parts: Iterable[Run], by: str = DOT) -> Run:
    """Runs side by side, with `by` between them; empty ones are left out."""
    whole: Run = []
    for part in parts:
        if part:
            whole += [by, *part] if whole else part
    return whole
