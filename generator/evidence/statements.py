"""Statements: texts of records that rest on cited paragraphs, in the form that a reader sees: words, numbers, months, names, quotations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, Self

from ..articles.language import UNITS, Language, Token
from ..articles.normal import canonical
from ..records.dossier import Actor, Dossier, Relationship
from ..records.scalars import Citation
from ..records.schema import Claim, Judgement
from ..text import prose
from ..text.dates import Date
from ..text.yaml import Loc
from .passages import EvidenceIndex, Passages

#: Replaces a quotation among the words of a text, so that the words before and after it are not neighbours.
QUOTED: Final = "“"
#: Words by which a claim is about the future: a month that its article names without a year may be the next one.
_FUTURE: Final = frozenset("will would may might could until before by next going due expected planned plans".split())
#: The same without the words that an English claim about the past has as well.
_AHEAD: Final = frozenset(
    "will would next going due expected planned plans plan scheduled should intends wants promised upcoming expect expects forecast forecasts hopes".split()
)
#: Two words by which a claim is about what is still to come.
_TO_COME: Final = frozenset({("has", "to"), ("have", "to"), ("is", "to"), ("are", "to")})
_PAST: Final = frozenset({"was", "were", "had", "has", "have", "been", "did"})
#: Words after a number that is no day of a month, even right after one: on 2 May, three weeks after.
_SPANS: Final = frozenset("day days week weeks month months year years hour hours minute minutes".split())
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
#: The number of characters before and after a link that contain the words beside it.
_NEAR: Final = 40
_APOSTROPHES: Final = str.maketrans("’‘ʼ", "'''")
#: Digits in groups of three with spaces between them: 12 500.
_GROUPED: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d])")
_GROUP_SPACES: Final = str.maketrans(" \u00a0\u2009\u202f", ",,,,")


class Word(NamedTuple):
    """A number, a month or a word with a capital: its position among the text's words, its start, its key, and its typed form."""

    at: int
    start: int
    key: str
    raw: str
    number: bool
    capital: bool


class ShownName(NamedTuple):
    """A link as a reader sees it: where its words start and end, and the record it leads to."""

    start: int
    end: int
    target: str


class Quotation(NamedTuple):
    """Quoted words, with the keys of the parts around an ellipsis."""

    text: str
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class VisibleText:
    """A text as a reader sees it.

    `keys` are its words outside quotations, with each quotation counting as one; `marked` are the numbers, months and capitalised words
    among them that the editor chose, that is, not those of a link that shows an actor's name.
    """

    language: Language
    text: str
    links: tuple[ShownName, ...]
    quotations: tuple[Quotation, ...]
    keys: list[str]
    marked: list[Word]

    def key(self, at: int) -> str:
        """The word at a position; empty if there is none."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def spoken(self) -> frozenset[str]:
        """All its words, including quotations."""
        return self._spoken

    @cached_property
    def _spoken(self) -> frozenset[str]:
        return frozenset(self.keys).union(*(part for quotation in self.quotations for part in quotation.parts))

    def own(self) -> frozenset[str]:
        """Its words, including quotations, except those of links to claims, which belong to these claims."""
        return self._own

    @cached_property
    def _own(self) -> frozenset[str]:
        text = self.text
        for link in self.links:
            if "/" in link.target:
                text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
        return frozenset(self.language.keys(text))

    def before(self, word: str) -> set[str]:
        """The words right before a word, which may introduce a quotation."""
        opening = {part[0] for quotation in self.quotations for part in quotation.parts[:1]}
        return {one for one, two in pairwise(self.keys) if two == word or (two == QUOTED and word in opening)}

    def attributes_to(self, link: ShownName) -> bool:
        """Whether a reporting verb is beside a link: “says X”, “X writes”, “according to X”."""
        before = self.language.keys(self.text[max(0, link.start - _NEAR) : link.start])
        after = self.language.keys(self.text[link.end : link.end + _NEAR])
        return not self.language.reporting.isdisjoint((*before[-3:], *after[:2]))

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The words between two positions as typed; there must be no quotation between them."""
        before = self.keys[:start].count(QUOTED)
        return self.language.tokens(_outside_quotations(self.text).translate(_APOSTROPHES))[start - before : end - before]

    def unit(self, word: Word) -> str:
        """The unit that follows a number, empty if there is none: in “3, 12 and 14” the 12 is not a dozen."""
        after = self.key(word.at + 1)
        return after if after in UNITS and self.language.beside_number.match(self.text, word.start + len(word.raw)) else ""

    def quantity(self, word: Word) -> str:
        """A number as typed, with its unit if it has one."""
        end = word.start + len(word.raw)
        found = self.language.beside_number.match(self.text, end) if self.unit(word) else None
        return word.raw + (found[0] if found else "")

    def is_year(self, word: Word) -> bool:
        """Whether a number is a year; 2,024 is not, nor is 2000 before a unit."""
        return len(word.raw) == 4 and bool(_YEAR.fullmatch(word.raw)) and not self.unit(word)

    def month(self, word: Word) -> int:
        """The month that a word names, or 0; at the beginning of a sentence, May and March are verbs unless the next word shows otherwise."""
        dates = self.language.dates
        number = dates.numbers.get(word.key, 0) if word.capital or not dates.capitalised else 0
        if word.key in dates.ambiguous and self.opens(word):
            after = self.key(word.at + 1)
            return number if after[:1].isdigit() or after in dates.after_month else 0
        return number

    def month_beside(self, word: Word) -> int:
        """The month beside a number, or 0; what has a unit is no day: “in August, 57 %”, “on 2 May, three weeks after”."""
        months = self.language.dates.numbers
        if self.unit(word) or self.key(word.at + 1) in _SPANS:
            return 0
        if self.key(word.at - 1) not in months and self.key(word.at + 1) not in months:
            return 0
        return next((self.month(other) for other in self.marked if abs(other.at - word.at) == 1 and self.month(other)), 0)

    @cached_property
    def amounts(self) -> tuple[Word, ...]:
        """The numbers in it that are neither years nor days of a month."""
        return tuple(word for word in self.marked if word.number and not self.is_year(word) and not self.month_beside(word))

    def opens(self, word: Word) -> bool:
        """Whether a word opens a sentence, in which case its capital is not significant."""
        if word.at == 0:
            return True
        before = self.text[: word.start].rstrip("“\"'‘( ")
        if before[-1:] != ".":
            return before[-1:] in "!?:…"
        return [*self.language.sentences(f"{canonical(before)} X")][-1] == "X"

    @classmethod
    def of(cls, text: str, dossier: Dossier, known: Shown | None = None) -> Self:
        """Make the visible form of a text with links, which may be `known`."""
        language = dossier.language
        text, links, named = known or shown(text, dossier)
        quotations: tuple[Quotation, ...] = ()
        if QUOTED in text:
            quotations = tuple(Quotation(quoted, prose.parts(quoted, language)) for quoted in prose.quotations(text))
        return cls(language, text, tuple(links), quotations, *_read(language, _outside_quotations(text), named))


class Shown(NamedTuple):
    """A text as a reader sees it, its links, and those of them that show an actor's name."""

    text: str
    links: list[ShownName]
    named: list[ShownName]


def shown(text: str, dossier: Dossier) -> Shown:
    """A text as a reader sees it."""
    links: list[ShownName] = []
    named: list[ShownName] = []
    return Shown(_show_links(text, dossier, links, named) if "[[" in text else text, links, named)


def shown_last(text: str, library: EvidenceIndex) -> Shown:
    """The same; the text that was asked for last is known, as its digest is made right after the rules."""
    found = library.last.get(text)
    if found is None:
        library.last.clear()
        found = library.last[text] = shown(text, library.dossier)
    return found


def _outside_quotations(text: str) -> str:
    """A text with its quotations left out, and with commas in its numbers, so that 12 500 is one word; positions do not change."""
    return _GROUPED.sub(lambda found: found[0].translate(_GROUP_SPACES), prose.without_quotations(text))


def _show_links(text: str, dossier: Dossier, links: list[ShownName], named: list[ShownName]) -> str:
    """The text with the words of its links; adds the links to `links`, and those that show an actor's name to `named`, too."""
    pieces, at = [], 0
    for piece, written in zip(prose.with_names(text, dossier.name), prose.segments(text), strict=True):
        shown = piece if isinstance(piece, str) else piece.words
        if isinstance(piece, prose.Link):
            links.append(ShownName(at, at + len(shown), piece.target))
            if isinstance(written, prose.Link) and not written.words and piece.target in dossier.actors:
                named.append(links[-1])
        pieces.append(shown)
        at += len(shown)
    return "".join(pieces)


def _read(language: Language, text: str, named: list[ShownName]) -> tuple[list[str], list[Word]]:
    """The keys of a text in order, with each quotation counting as one, and the words to be marked outside some links."""
    keys: list[str] = []
    marked: list[Word] = []
    start = 0
    read = _reader(language)
    for piece in language.with_phrases_joined(text).split(" "):
        found, special = read(piece)
        for at, within, key, raw, number, capital in special:
            begin = start + within
            for link in named:
                if link.start <= begin < link.end:
                    break
            else:
                marked.append(Word(len(keys) + at, begin, key, raw, number, capital))
        keys += found
        start += len(piece) + 1
    return keys, marked


@cache
def _reader(language: Language) -> Callable[[str], tuple[tuple[str, ...], tuple[Word, ...]]]:
    """Do the same for the text between two spaces: no word contains a space, and most of them have been read before."""
    months = frozenset() if language.dates.capitalised else language.dates.numbers.keys()

    @lru_cache(maxsize=65536)
    def read(raw: str) -> tuple[tuple[str, ...], tuple[Word, ...]]:
        tokens = language.tokens(raw.translate(_APOSTROPHES))
        keys = tuple(token.key for token in tokens)
        marked = tuple(
            Word(at, token.start, token.key, raw[token.start : token.end], token.number, token.capital)
            for at, token in enumerate(tokens)
            if token.capital or token.number or token.key in months
        )
        return (*keys, QUOTED) if QUOTED in raw else keys, marked

    return read


def _has_past_form(visible: VisibleText) -> bool:
    """Whether a text may be about the past; reporting verbs say nothing of it."""
    forms, reporting = visible.language.wording.verbs_by_past_form, visible.language.reporting
    return any(key in _PAST or ((key in forms or key.endswith("ed")) and key not in reporting) for key in visible.keys)


class Finding(NamedTuple):
    """One rule broken by one statement: the field, a token in it to point at, the problem, and a suggested fix."""

    code: str
    loc: Loc
    token: str
    message: str
    hint: str = ""


class Text(NamedTuple):
    """A text of a record that rests on paragraphs: a claim's, a judgement's, a state's, the introduction.

    `loc` leads to the part of the record it is in and `field` to the text; `claim` is given if the text is one, `dates` are its dates
    with the names of their fields.
    """

    loc: Loc
    field: Loc
    text: str
    cites: tuple[Citation, ...]
    claim: Claim | None = None
    dates: tuple[tuple[str, Date], ...] = ()


@dataclass(frozen=True, eq=False)
class Statement:
    """A text with its content and the paragraphs it rests on."""

    loc: Loc
    field: Loc
    visible: VisibleText
    cites: tuple[Citation, ...]
    passages: Passages
    library: EvidenceIndex
    claim: Claim | None
    dates: tuple[tuple[str, Date], ...]

    @classmethod
    def of(cls, text: Text, library: EvidenceIndex) -> Self | None:
        """Make the statement of a text; None if no paragraph that it cites exists, which a rule on references reports."""
        loc, field, words, cites, claim, dates = text
        passages = library.cited(cites)
        if not passages.paragraphs and not passages.unread:
            return None
        return cls(loc, field, VisibleText.of(words, library.dossier, shown_last(words, library)), cites, passages, library, claim, dates)

    @property
    def language(self) -> Language:
        """The language of the statement; each paragraph has that of its article."""
        return self.library.language

    @cached_property
    def dated(self) -> Passages:
        """The cited paragraphs, and the one that dates the event."""
        at = self.claim.dated_at if self.claim else None
        return self.library.cited((*self.cites, at)) if at else self.passages

    @cached_property
    def around(self) -> Passages:
        """The cited paragraphs with their neighbours, and the one that names the speaker."""
        near = self.library.cited(self.cites, margin=1)
        at = self.claim.speaker_at if self.claim else None
        return near + self.library.cited((at,)) if at else near

    @cached_property
    def planned(self) -> bool:
        """Whether it is about the future, as a plan or by its words."""
        if self.claim is None or self.claim.type == "plan":
            return self.claim is not None
        if self.passages.abroad:
            return not _FUTURE.isdisjoint(self.visible.keys) or not _has_past_form(self.visible)
        if not _TO_COME.isdisjoint(pairwise(self.visible.keys)) or "must" in self.visible.keys:
            return True
        return not _AHEAD.isdisjoint(self.visible.keys) or not _has_past_form(self.visible)

    @property
    def where(self) -> str:
        """The cited paragraphs as named in messages."""
        return ", ".join(map(str, self.cites))

    def finding(self, code: str, token: str, message: str, hint: str = "") -> Finding:
        """A rule broken in the text itself, at a token of it."""
        return Finding(code, self.field, token, message, hint)

    def grounds(self, actor: str, link: ShownName | None = None) -> bool:
        """Whether the cited paragraphs name the actor, or it is an outlet or a speaker (which another rule checks).

        An outlet that a text links to must be the source of something there: “writes X”.
        """
        if self.library.names_actor(self.passages, actor):
            return True
        if self.claim is not None and actor in self.claim.speakers:
            return True
        return (link is None or self.visible.attributes_to(link)) and self.library.is_outlet(actor, self.cites)


def texts(dossier: Dossier, record: Actor | Relationship) -> Iterator[tuple[Claim | Judgement | Actor | Relationship, Text]]:
    """The texts of a record that rest on paragraphs, each with the part of the record that may waive a rule for it."""
    for number, claim in enumerate(record.claims):
        yield claim, claim_text(number, claim)
    for number, judgement in enumerate(record.judgements):
        loc: Loc = ("judgements", number)
        yield judgement, Text(loc, (*loc, "text"), judgement.text, resting_on(dossier, record, judgement.based_on))
    if isinstance(record, Actor):
        for number, fact in enumerate(record.facts):
            loc = ("facts", number)
            dates = tuple((name, date) for name, date in (("date", fact.date), ("when", fact.when)) if date)
            yield record, Text(loc, (*loc, fact.sort), fact.text, resting_on(dossier, record, (fact.claim,)), dates=dates)
        yield from ((record, text) for text in _identity_texts(dossier, record))
    else:
        for number, kind in enumerate(record.kinds):
            if kind.when and (kind.claim or not kind.recorded):
                refs = (kind.claim,) if kind.claim else tuple(claim.id for claim in record.claims)
                loc = ("kinds", number)
                yield record, Text(loc, (*loc, "kind"), "", resting_on(dossier, record, refs), dates=(("when", kind.when),))
        for number, state in enumerate(record.states):
            loc = ("states", number)
            cites = resting_on(dossier, record, (state.claim,))
            yield record, Text(loc, (*loc, "label"), state.label, cites, dates=(("when", state.when),))


def _identity_texts(dossier: Dossier, actor: Actor) -> Iterator[Text]:
    """The names that an actor had for a time, and the actors that it came from or became part of."""
    for number, dated in enumerate(actor.dated_names):
        loc: Loc = ("dated_names", number)
        cites = resting_on(dossier, actor, (dated.claim,))
        yield Text(loc, (*loc, "name"), dated.name, cites, dates=(("when", dated.when),))
    for loc, it in actor.successions:
        dates = (("when", it.when),) if it.when else ()
        yield Text(loc, (*loc, "actor"), f"[[{it.actor}]]", resting_on(dossier, actor, (it.claim,)), dates=dates)


def claim_text(number: int, claim: Claim) -> Text:
    """The text of a record's claim with the given number."""
    dates = (("when", claim.when),) if claim.when else ()
    if claim.said_when:
        dates = (*dates, ("said_when", claim.said_when))
    return Text(("claims", number), ("claims", number, "text"), claim.text, claim.cites, claim, dates)


def introduction(dossier: Dossier) -> Text:
    """The introduction of the dossier, whose references also name the record."""
    opening = dossier.settings.opening
    return Text(("introduction",), ("introduction", "text"), opening.text, resting_on(dossier, None, opening.based_on))


def resting_on(dossier: Dossier, home: Actor | Relationship | None, refs: Iterable[str]) -> tuple[Citation, ...]:
    """The citations of the claims on which something is based, each with the paragraphs that name its speakers and date it."""
    found = (dossier.claims.get(ref if home is None or "/" in ref else f"{home.id}/{ref}") for ref in refs)
    return tuple(
        dict.fromkeys(cite for _, claim in filter(None, found) for cite in (*claim.cites, claim.speaker_at, claim.dated_at) if cite)
    )
