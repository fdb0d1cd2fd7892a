"""Attribution, changes and all other phrases shared by pages, briefs and the terminal, always worded as coverage and never as truth.

A text is a run of plain pieces, links, and grounds; each medium formats the pieces in its own way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from ..records import handling
from ..records.dossier import Actor, Dossier, Relationship
from ..records.estimates import MEANT_LIKELIHOOD
from ..records.handling import Handling, Markings
from ..records.scalars import Citation
from ..records.schema import Change, Claim
from ..records.sources import Source
from ..records.speakers import Speaker
from ..text import prose
from ..text.dates import MONTHS
from ..text.prose import Link
from .queries import Shown, origins, outlets


class Grounds(NamedTuple):
    """The claims on which something is based: each medium names them by the numbers of its statements, or by their first words."""

    claims: tuple[Shown, ...]


#: A run without grounds, such as a text of the dossier.
Text = tuple[str | Link, ...]
Run = tuple[str | Link | Grounds, ...]
_Piece = TypeVar("_Piece")


def joined(parts: Iterable[tuple[str | _Piece, ...]], by: str = " · ") -> tuple[str | _Piece, ...]:
    """Runs joined by `by`; empty ones are left out."""
    whole: tuple[str | _Piece, ...] = ()
    for part in filter(None, parts):
        whole += (by, *part) if whole else part
    return whole


def plain(text: Text, name: Callable[[str], str]) -> str:
    """A text without its links; `name` returns the words for a link without its own."""
    return "".join(piece if isinstance(piece, str) else piece.words or name(piece.record) for piece in prose.one_article(text, name))


#: The words for each type of claim.
TYPES: Final = {"report": "Report", "statement": "Statement", "assessment": "Assessment", "plan": "Plan"}


class Attribution(NamedTuple):
    """The line below a claim: what everybody reads (who, when, and whatever is out of the ordinary), and what the curious look up."""

    line: tuple[Text, ...]
    details: tuple[Text, ...]
    #: Those of the details without which a statement cannot be weighed: that it is an assessment, and the document it is from.
    weight: tuple[Text, ...] = ()

    @property
    def whole(self) -> tuple[Text, ...]:
        """Both, for a terminal."""
        return self.line + self.details

    @property
    def printed(self) -> tuple[Text, ...]:
        """What is said where nothing can be looked up."""
        return self.line + self.weight


def attribution(dossier: Dossier, claim: Claim) -> Attribution:
    """Who says a claim, when, and every exception; its details are the type, the work, how it is covered, and where it is dated."""
    return Attribution(tuple(filter(None, _line(dossier, claim))), tuple(filter(None, _details(dossier, claim))), (*_weight(claim),))


def _line(dossier: Dossier, claim: Claim) -> Iterator[Text]:
    yield ("Planned",) if claim.type == "plan" else ()
    yield tuple(_chain(claim)) or (f"Reported by {' and '.join(_reporters(dossier, claim))}",)
    yield from _times(claim)
    yield (f"{claim.confidence} confidence, says the source",) if claim.confidence else ()
    yield (f"{claim.likelihood} ({MEANT_LIKELIHOOD[claim.likelihood]}), says the source",) if claim.likelihood else ()
    yield _exceptional_origins(dossier, claim)


def _exceptional_origins(dossier: Dossier, claim: Claim) -> Text:
    """How many independent sources a claim has, unless that is one, or it is of an unnamed speaker, which its chain says."""
    independent = len(origins(dossier, claim))
    if independent == 1 or (claim.anonymous and outlets(dossier, claim)):
        return ()
    return (f"{independent} independent sources",) if independent else (UNCHECKED,)


def _reporters(dossier: Dossier, claim: Claim) -> tuple[str, ...]:
    """The outlets that report a claim: those that it was compared with, or else all that it cites."""
    return outlets(dossier, claim) or tuple(dict.fromkeys(dossier.sources[cite.source].publisher for cite in claim.cites))


def _times(claim: Claim) -> Iterator[Text]:
    """When it was said, and the time of the matter; only one of them is usually known."""
    said, of = claim.said_when, claim.when
    yield (said.short(),) if said else ()
    yield (f"on events of {of.short()}" if said and of.short() != said.short() else of.short(),) if of and (not said or of != said) else ()


def _weight(claim: Claim) -> Iterator[Text]:
    if claim.type == "assessment":
        yield (TYPES[claim.type].casefold(),)
    if claim.work:
        yield (f"document: {claim.work}",)


def _details(dossier: Dossier, claim: Claim) -> Iterator[Text]:
    yield (TYPES[claim.type].casefold(),) if claim.type in ("statement", "assessment") else ()
    yield (f"document: {claim.work}",) if claim.work else ()
    yield (coverage_words(dossier, claim),)
    yield (f"event: {claim.event}",) if claim.event else ()
    exact = [date.words() for date in (claim.said_when, claim.when) if date and date.words() != date.short()]
    yield (f"date: {'; '.join(dict.fromkeys(exact))}",) if exact else ()
    yield (f"speaker named in {_paragraph_words(dossier, claim, claim.speaker_at)}",) if claim.speaker_at else ()
    yield (f"dated in {_paragraph_words(dossier, claim, claim.dated_at)}",) if claim.dated_at else ()


def marked(markings: Markings, around: Markings) -> Text:
    """The handling marking of a statement or a judgement, if it is another than that of what is `around` it."""
    own = handling.label(markings)
    return (own,) if own != handling.label(around) else ()


def marked_statement(markings: Handling, shown: Shown, page: str) -> Text:
    """The handling marking of a statement on the page of a record, if it is another than the record's; on other pages, than the dossier's."""
    return marked(markings.claim(*shown), markings.record(page) if shown.home.id == page else markings.base)


def _paragraph_words(dossier: Dossier, claim: Claim, cite: Citation) -> str:
    """A paragraph in words, with its outlet if the claim is cited to another source."""
    elsewhere = cite.source in dossier.sources and cite.source not in {other.source for other in claim.cites}
    words = passage_words(dossier, cite)
    return f"{words} of {dossier.sources[cite.source].publisher}" if elsewhere else words


def paragraphs(cite: Citation) -> str:
    """The paragraphs of a citation: “paragraph 3” or “paragraphs 3–5”."""
    return f"paragraph {cite.first}" if cite.first == cite.last else f"paragraphs {cite.first}–{cite.last}"


def passage_words(dossier: Dossier, cite: Citation) -> str:
    """The paragraphs of a citation, with their place in the original if it is known: “paragraph 47 (p. 12, ¶ 3)”, or only the place."""
    place = dossier.place(cite)
    if not cite.first:
        return place
    return f"{paragraphs(cite)} ({place})" if place else paragraphs(cite)


#: The number of joint speakers up to which all are named below a statement, and of those that are named there if there are more.
MOST_SPEAKERS: Final = 5
_FEW_SPEAKERS: Final = 2


def _chain(claim: Claim) -> Iterator[str | Link]:
    """The speakers, the first one first: “A and B, through C”; of many, the first with the number of the others."""
    for number, step in enumerate(claim.said_by):
        yield from (", through ",) if number else ()
        few = len(step) <= MOST_SPEAKERS
        shown: list[Text] = [_speaker(speaker) for speaker in (step if few else step[:_FEW_SPEAKERS])]
        shown += [] if few else [(f"{len(step) - _FEW_SPEAKERS} others",)]
        yield from joined((joined(shown[:-1], ", "), shown[-1]), " and ")


def _speaker(speaker: Speaker) -> Text:
    if isinstance(speaker, str):
        return (Link(speaker, ""),)
    return (f"{speaker.words} (", Link(speaker.of, ""), ", unnamed)") if speaker.of else (f"{speaker.words} (unnamed)",)


def all_speakers(claim: Claim) -> Iterator[Text]:
    """The speakers of each step that is shortened below a statement, in full."""
    return (joined(map(_speaker, step), ", ") for step in claim.said_by if len(step) > MOST_SPEAKERS)


def chain(dossier: Dossier, claim: Claim) -> str:
    """All speakers in words, first speaker first: “A and B, through C”."""
    return ", through ".join(" and ".join(map(dossier.speaker, step)) for step in claim.said_by)


def first_speakers(dossier: Dossier, claim: Claim) -> str:
    """Those who spoke first, in words; of many, the first with the number of the others."""
    step = claim.said_by[0] if claim.said_by else ()
    if len(step) <= MOST_SPEAKERS:
        return " and ".join(map(dossier.speaker, step))
    return f"{', '.join(map(dossier.speaker, step[:_FEW_SPEAKERS]))} and {len(step) - _FEW_SPEAKERS} others"


def coverage_words(dossier: Dossier, claim: Claim) -> str:
    """How a claim is covered: how many independent sources it has, in how many outlets, and in whose words."""
    independent, printed = len(origins(dossier, claim)), len(outlets(dossier, claim))
    if claim.anonymous and printed:
        return f"of an unnamed speaker{f', in {printed} outlets' if printed > 1 else ''}, {_in_whose_words(claim)}"
    if not independent:
        return UNCHECKED
    sources = "one source" if independent == 1 else f"{independent} independent sources"
    more = f" in {printed} outlets" if printed > independent else ""
    return f"{sources}{more}, {_in_whose_words(claim)}"


def _in_whose_words(claim: Claim) -> str:
    return "part quotation" if prose.quotations(claim.text) else "paraphrased"


def dated_apart(one: Claim, two: Claim) -> str:
    """The two dates of one event of which two accounts differ; empty if their dates overlap."""
    if not (one.when and two.when) or (one.when.lower <= two.when.upper and two.when.lower <= one.when.upper):
        return ""
    earlier, later = sorted((one.when, two.when), key=lambda date: date.order)
    event = one.event or two.event or ""
    return f"{event or 'One event'}, two dates: {earlier.words()}; {later.words()}"


def filed_under(dossier: Dossier, shown: Shown) -> Text:
    """The home record of a claim, linked to the claim there."""
    return "see also ", Link(f"{shown.home.id}/{shown.claim.id}", dossier.title(shown.home.id))


def printed_by(dossier: Dossier, claim: Claim) -> str:
    """The outlets that printed a claim."""
    read = dict.fromkeys(outlet(dossier.sources[cite.source]) for cite in dossier.read(claim.cites))
    unread = dict.fromkeys(outlet(dossier.sources[cite.source]) for cite in claim.cites if cite.source in dossier.unread)
    return f"Printed by {'; '.join(read)}" + (f"; {UNREAD}: {'; '.join(unread)}" if unread else "")


#: The words for each kind of change.
CHANGE_WORDS: Final = {"added": "New", "changed": "Changed", "corrected": "Corrected", "withdrawn": "Withdrawn"}


class ChangeEntry(NamedTuple):
    """A change with its record, and its key: the first id of the record, the day, and the change's number on that day."""

    record: Actor | Relationship
    change: Change
    key: str

    @property
    def anchor(self) -> str:
        """Its permanent anchor on the page of changes; ids of claims never begin with a capital."""
        return f"Change-{self.key}"

    @property
    def gone(self) -> bool:
        """Whether it withdrew a claim or a judgement that no longer exists."""
        return self.change.claim is not None and self.record.withdrawn_claims.get(self.change.claim) is self.change

    @property
    def there(self) -> str:
        """The claim that it is about, as `record/claim`, if that is still published; otherwise the record."""
        published = self.change.claim and not self.gone and self.change.claim not in self.record.withdrawn_claims
        return f"{self.record.id}/{self.change.claim}" if published and not self.record.withdrawal else self.record.id


def change_entries(dossier: Dossier) -> tuple[ChangeEntry, ...]:
    """Every change of every record, including withdrawn ones, the newest first; within a day, in the order of the records' ids."""
    found = [entry for record in (*dossier.profiles.values(), *dossier.withdrawn.values()) for entry in _entries_of(record)]
    found.sort(key=lambda entry: entry.record.id)
    return tuple(sorted(found, key=lambda entry: (entry.change.date.lower, entry.change.date.upper, entry.change.date.text), reverse=True))


def _entries_of(record: Actor | Relationship) -> tuple[ChangeEntry, ...]:
    """The changes of a record, the newest first.  Numbers count from the top of the file, where the oldest is."""
    first, counted = (*record.formerly, record.id)[0], Counter[str]()
    keys: dict[int, str] = {}
    for change in record.history:
        day = change.date.lower.isoformat()
        counted[day] += 1
        keys[id(change)] = f"{first}.{day}.{counted[day]}"
    return tuple(ChangeEntry(record, change, keys[id(change)]) for change in record.newest_first)


def former_words(change: Change, name: Callable[[str], str]) -> str:
    """The former words, in quotation marks, without their links; empty if the change does not give them."""
    was = prose.shown(change.was, name).replace("“", "‘").replace("”", "’") if change.was else ""
    return f"It used to say: “{was}”" if was else ""


class ChangeLine(NamedTuple):
    """A change in words: its day and kind, what changed, and the former words."""

    lead: str
    text: Text
    former: str

    @property
    def run(self) -> Text:
        """The whole line as one run."""
        return (self.lead, *self.text, *((f" {self.former}",) if self.former else ()))


def correction_line(change: Change, name: Callable[[str], str]) -> ChangeLine:
    """A correction as printed beside the corrected claim or judgement."""
    lead = f"{CHANGE_WORDS[change.kind]} on {change.date.words()}: "
    return ChangeLine(lead, tuple(prose.one_article(prose.segments(change.change), name)), former_words(change, name))


def history_line(change: Change, name: Callable[[str], str]) -> ChangeLine:
    """A change as printed in the history of its record."""
    lead = f"{change.date.words()}: {CHANGE_WORDS[change.kind].casefold()}. "
    return ChangeLine(lead, tuple(prose.one_article(prose.segments(change.change), name)), former_words(change, name))


#: The words for a source that is named without having been read paragraph by paragraph.
UNREAD: Final = "not read by us"
#: The words for a claim that could not be compared with all its paragraphs.
UNCHECKED: Final = "not checked"
#: The note on something whose every source was corrected or retracted.
FELL: Final = "rests only on a source that was corrected or retracted"
#: The remark on a statement that has fallen.
FALLEN: Final = f"Caution: {FELL}."
#: The note on a judgement or an introduction that has lost one of its grounds.
SHAKEN: Final = f"Caution: based on a statement that {FELL}."
#: The headings of sections common to all media.
GLANCE: Final = "At a glance"
JUDGEMENTS: Final = "Our judgement"
GAPS: Final = "What is not known"
STATES: Final = "How relations have changed"
DIFFERING: Final = "Where accounts differ"
#: The words beside the tones of relationships.
TONE_LEAD: Final = (
    "The tone of a relationship is our judgement, unless its page says whose it is. Relationships that have ended have no tone."
)
#: The words before the offices in which an actor speaks.
SPEAKS_AS: Final = "Speaking as: "
#: The words above the editors' judgements.
JUDGEMENTS_LEAD: Final = "The conclusions of the editors, not of any article."


def caveat(fallen: bool, unchecked: Sequence[str] = (), *, short: bool = False) -> str:
    """The words after something that has fallen, or that was not checked, for the reasons given unless it is `short`; empty otherwise."""
    why = "" if short else f": {'; '.join(unchecked)}"
    return (f" ({FELL})" if fallen else "") + (f" ({UNCHECKED}{why})" if unchecked else "")


#: The number of words by which a statement is named if it has no number.
_FIRST_WORDS: Final = 6


def first_words(claim: Claim, name: Callable[[str], str]) -> str:
    """The first words of a claim, by which it is named if it has no number: “Northland has sent a second ferry to …”."""
    words = prose.shown(claim.text, name).split()
    return " ".join(words) if len(words) <= _FIRST_WORDS + 1 else f"{' '.join(words[:_FIRST_WORDS]).rstrip(',;:')} …"


def letters(number: int) -> str:
    """The letter for a position, counted from 0: a, b, … z, aa, ab, …"""
    rest, letter = divmod(number, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("a") + letter)


def outlet(source: Source) -> str:
    """Outlet, agency and date of a source: “The Gazette (Strait Wire), 2 May 2024”."""
    agency = f" ({source.agency})" if source.agency else ""
    return f"{source.publisher}{agency}, {source.published.short() if source.published else UNDATED}"


#: The words for the date of what has none.
UNDATED: Final = "undated"


def published(source: Source) -> str:
    """The date of a source in words."""
    return source.published.words() if source.published else UNDATED


def reliability(source: Source) -> str:
    """The nature and reliability of a source: “report, reliability B”."""
    return f"{source.nature}, reliability {source.reliability.grade}"


def status(source: Source) -> str:
    """The words after the name of a source that was corrected or retracted; empty for any other."""
    return f" ({source.status})" if source.status != "current" else ""


def warning(source: Source, of: str = "page") -> Text:
    """What its publisher has done with a source since; `of` is the thing that rests on it."""
    why = sentence(f": {source.status_why}" if source.status_why else "")
    tail = f" ({outlet(source)}){why} What rests on it alone is marked."
    return f"A source of this {of} was {source.status}, ", Link(source.id, ""), tail


#: The number of corrected and retracted sources up to which each has a warning; more are counted, as nobody would read sixty.
MOST_WARNINGS: Final = 3


def warnings_in_short(sources: Sequence[Source], of: str = "page") -> str:
    """The number of sources that their publishers corrected or retracted, in place of more warnings than anybody reads."""
    counted = Counter(source.status for source in sources)
    kinds = ", ".join(f"{counted[status]} {status}" for status in ("retracted", "corrected") if counted[status])
    return f"{len(sources)} sources of this {of} were corrected or retracted ({kinds}). What rests on them alone is marked."


def cited_place(cite: Citation) -> str:
    """The target of a link to what is cited: the first paragraph on the page of the source, or the page if no paragraph is known."""
    return f"{cite.source}/p{cite.first}" if cite.first else cite.source


def citation_words(dossier: Dossier, cite: Citation) -> Text:
    """A citation in words: outlet, agency, day, and the paragraph as a link to its place on the page of the source."""
    source, place = dossier.sources[cite.source], passage_words(dossier, cite)
    if cite.first:
        return f"{outlet(source)}, ", Link(cited_place(cite), place), status(source)
    unread = "" if source.read else f" ({UNREAD})"
    return Link(source.id, outlet(source)), f", {place}{unread}" if place else unread, status(source)


def unchecked(reasons: Sequence[str], paragraphs: str = "it cites") -> str:
    """The note on a claim, or something else with `paragraphs`, that was not checked, with the reasons."""
    return f"{UNCHECKED[0].upper()}{UNCHECKED[1:]}: it could not be compared with every paragraph {paragraphs} ({'; '.join(reasons)})."


def read_by(dossier: Dossier, ref: str) -> str:
    """Who checked a claim, if people read it beside its paragraphs: “checked by machine; read by two people, 3 May 2026”."""
    reviews = dossier.reviews.get(ref)
    if not reviews:
        return ""
    number = len(reviews)
    people = "one person" if number == 1 else f"{_FEW.get(number, f'{number:,}')} people"
    last = max(review.date for review in reviews)
    day = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    machine = UNCHECKED if ref in dossier.unchecked else "checked"
    return f"{machine} by machine; read by {people}, {day}"


_FEW: Final = dict(enumerate("two three four five six seven eight nine".split(), 2))


def sentence(words: str) -> str:
    """Words with a stop at their end."""
    return words if words.endswith((".", "!", "?", "…", "”")) else f"{words}."
