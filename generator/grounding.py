"""Whether what a record says stands in the paragraphs it cites.

Floor 4: imports `words`, `prose`, `model`, `passages` and `problems`.  A rule is a generator over one `Statement`; its docstring is its
entry in the handbook.  The rules are tripwires for a person, not verdicts: they require the distinguishing token (a name, a number, a
quoted word), never a share of common words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from generator import prose, words
from generator.dates import Date
from generator.evidence import Evidence
from generator.model import Citation, Claim, Record, Waiver
from generator.passages import Library, Passages, Visible
from generator.words import Token
from generator.yamltext import Loc

LONGEST_RUN: Final = 8

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_UNITS: Final = frozenset("million billion trillion 1000 100 12 percent km kilometres kilometers miles tonnes tons".split())
_ORDINARY: Final = frozenset(
    "a an the and or but nor of in on at to by for from with as is are was were be been being has have had do does did not no it its he his "
    "him she her they their them that this these those which who whom whose what when where while after before than then also both said says "
    "say into over under about between against during more most other such some any all each there here would".split()
)
_TITLES: Final = frozenset("mr mrs ms dr".split())


class Finding(NamedTuple):
    """One rule broken by one statement: the field, a token in it to point at, what is, what would be right."""

    code: str
    loc: Loc
    token: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Statement:
    """A text of a record with the paragraphs it rests on: a claim's, a judgement's, a role's, a label's.

    `loc` leads to the part of the record it is in and `field` to the text; `claim` is given where it is one.
    """

    record: Record
    loc: Loc
    field: Loc
    text: str
    cites: tuple[Citation, ...]
    library: Library
    waive: tuple[Waiver, ...] = ()
    claim: Claim | None = None
    dates: tuple[tuple[str, Date], ...] = ()

    @cached_property
    def visible(self) -> Visible:
        """The text as a reader sees it."""
        return Visible.of(self.text, self.library.dossier)

    @cached_property
    def passages(self) -> Passages:
        """The cited paragraphs."""
        return self.library.cited(self.cites)

    @cached_property
    def dated(self) -> Passages:
        """The cited paragraphs, and the one that dates the matter."""
        further = (self.claim.dated_at,) if self.claim and self.claim.dated_at else ()
        return self.library.cited((*self.cites, *further)) if further else self.passages

    @cached_property
    def around(self) -> Passages:
        """The cited paragraphs with their neighbours, and the one that names the speaker."""
        near = self.library.cited(self.cites, margin=1)
        if self.claim and self.claim.speaker_at:
            return Passages((*near.paragraphs, *self.library.cited((self.claim.speaker_at,)).paragraphs))
        return near

    @property
    def where(self) -> str:
        """The cited paragraphs as a message names them."""
        return ", ".join(map(str, self.cites))

    def spoken(self, actor: str) -> bool:
        """Whether the actor is one of the claim's speakers, whom a rule of its own looks for."""
        return bool(self.claim) and actor in self.claim.speakers  # type: ignore[union-attr]

    def grounded(self, actor: str) -> bool:
        """Whether the cited paragraphs name the actor, or it is a speaker."""
        return self.library.names_actor(self.passages, actor) or self.spoken(actor) or self.library.is_outlet(actor, self.cites)


def quotation_is_in_one_paragraph(statement: Statement) -> Iterator[Finding]:
    """Quoted words occur in one cited paragraph; the parts around an ellipsis each do, in order where the text is at hand."""
    for quotation in prose.quotations(statement.visible.text):
        parts = prose.parts(quotation)
        if not any(paragraph.has_in_order(parts) for paragraph in statement.passages.paragraphs):
            elsewhere = _quoted_in(statement, parts)
            hint = f"the words stand in {elsewhere}" if elsewhere else "quote the article's own words, or write them without quotation marks"
            absent = next((key for part in parts for key in part if not statement.passages.has(key)), "")
            token = next((t.raw for t in words.tokens(quotation.replace("’", "'")) if t.key == absent), quotation.split(" ")[0])
            yield Finding("quotation-not-found", statement.field, token, f"{statement.where} does not hold the words “{quotation}”", hint)


def quotation_is_short(statement: Statement) -> Iterator[Finding]:
    """A quotation has twelve words at most: articles belong to their publishers."""
    for quotation in prose.quotations(statement.visible.text):
        count = sum(map(len, prose.parts(quotation)))
        if count > prose.LONGEST_QUOTATION:
            message = f"the quotation has {count} words; {prose.LONGEST_QUOTATION} are the most"
            yield Finding("quotation-too-long", statement.field, quotation.split(" ")[0], message, "say part of it in your own words")


def number_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """Each number of a text, in figures or words, occurs in its cited paragraphs, with the same unit of size."""
    tokens = statement.visible.own
    for index, token in enumerate(tokens):
        if not token.number or _YEAR.fullmatch(token.key):
            continue
        after = tokens[index + 1].key if index + 1 < len(tokens) else ""
        passages = statement.dated if after in words.MONTHS or (index and tokens[index - 1].key in words.MONTHS) else statement.passages
        sized = (token.key, after) if after in _UNITS else (token.key,)
        if not passages.has_phrase(sized) and not passages.has(f"{token.key}th"):
            shown = " ".join((token.raw, tokens[index + 1].raw)[: len(sized)])
            yield Finding("ungrounded-number", statement.field, token.raw, f"{statement.where} does not hold the number {shown!r}", _see(statement))


def date_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """Each month and year of a text or of `when` and `said_when` occurs in the cited paragraphs, or follows from them.

    A month without a year, “last year” and “recently” are resolved with the day the source appeared; a paragraph that dates the
    matter from afar is named in `dated_at`.
    """
    planned = bool(statement.claim and statement.claim.type == "plan")
    for token in statement.visible.own:
        if token.key in words.MONTHS and token.capital and (token.key not in {"may", "march"} or _is_month(statement.visible.own, token)):
            if not statement.dated.has_capital(token.key):
                yield Finding("ungrounded-date", statement.field, token.raw, f"{statement.where} does not name {token.raw}", _dated_hint())
        elif _YEAR.fullmatch(token.key) and not statement.dated.has(token.key):
            if int(token.key) not in statement.library.years(statement.dated, statement.cites, planned=planned):
                yield Finding("ungrounded-date", statement.field, token.raw, f"the year {token.raw} does not follow from {statement.where}", _dated_hint())
    for name, date in statement.dates:
        passages = statement.dated if name != "said_when" else Passages((*statement.dated.paragraphs, *statement.around.paragraphs))
        for point in date.points:
            if not statement.library.dates(passages, statement.cites, point, planned=planned):
                message = f"{point.words()} does not follow from {statement.where}"
                yield Finding("ungrounded-date", (*statement.loc, name), "", message, _dated_hint())


def name_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """Each actor that a text links to, and each proper name in it, is named in the cited paragraphs, by whatever alias."""
    library = statement.library
    for _, _, target in statement.visible.links:
        if target in library.dossier.actors and not statement.grounded(target):
            places = library.where_named(target, statement.cites)
            hint = f"named in {places}" if places else f"the source names {library.dossier.name(target)} nowhere"
            yield Finding("ungrounded-name", statement.field, target, f"{statement.where} does not name {library.dossier.name(target)}", hint)
    for token, _ in _ungrounded_names(statement):
        yield Finding("ungrounded-name", statement.field, token.raw, f"{statement.where} does not hold the name {token.raw!r}", _see(statement))


def speaker_is_named(statement: Statement) -> Iterator[Finding]:
    """Each speaker is named in a cited paragraph or its neighbour, or at `speaker_at`, or is the source's publisher, agency or author."""
    claim, library = statement.claim, statement.library
    if claim is None:
        return
    for position, step in enumerate(claim.said_by):
        for speaker in step:
            known = speaker in library.dossier.actors
            if known and not library.names_actor(statement.around, speaker) and not library.is_outlet(speaker, claim.cites):
                places = library.where_named(speaker, claim.cites)
                hint = f"speaker_at: one of {places}" if places else f"the source names {library.dossier.name(speaker)} nowhere"
                message = f"neither {statement.where} nor its neighbours name the speaker {library.dossier.name(speaker)}"
                yield Finding("ungrounded-speaker", (*statement.loc, "said_by", position), speaker, message, hint)
    if claim.work:
        for token in words.tokens(words.canonical(claim.work)):
            if token.key not in _ORDINARY and not statement.around.has(token.key):
                message = f"neither {statement.where} nor its neighbours hold {token.raw!r}"
                yield Finding("ungrounded-name", (*statement.loc, "work"), token.raw, message, "call the document what the article calls it")


def hedge_is_kept(statement: Statement) -> Iterator[Finding]:
    """What the supporting sentence hedges (apparently, may, claims that, denied, plans, is set to) the claim hedges too."""
    claim = statement.claim
    if claim is None:
        return
    spoken = {token.key for token in statement.visible.tokens}
    for hedges in _supporting_hedges(statement):
        for kind in sorted(words.kinds_of_hedge(hedges)):
            kept = bool(words.KEEPS[kind] & spoken) or (kind == "plan" and claim.type == "plan") or (kind == "dispute" and _attributed(claim))
            if not kept:
                shown = ", ".join(repr(word) for word in hedges if word in words.HEDGES[kind])
                message = f"the sentence of {statement.where} that supports this hedges with {shown}, and the claim does not"
                yield Finding("lost-hedge", statement.field, "", message, "keep the doubt in your own words, or waive with the reason")


def claim_has_something_to_check(statement: Statement) -> Iterator[Finding]:
    """A claim without any name or number has a quotation: otherwise nothing in it can be checked."""
    if statement.claim is None or statement.visible.links or prose.quotations(statement.visible.text):
        return
    if not any(token.number or named for token, named in _names_and_numbers(statement)):
        yield Finding("nothing-to-check", statement.field, "", "the claim has no name, no number and no quotation", "name who or what it is about")


def text_is_in_our_words(statement: Statement) -> Iterator[Finding]:
    """No eight words in a row stand as they do in the article; quotations, names and titles do not count."""
    evidence = statement.library.dossier.evidence
    for source in sorted({cite.source for cite in statement.cites} & evidence.keys()):
        for run in _runs(statement.visible):
            stretch = _copied(run, evidence[source])
            if stretch:
                shown = " ".join(token.raw for token in stretch)
                message = f"{len(stretch)} words in a row stand as in {source}: {shown!r}"
                yield Finding("copied-words", statement.field, stretch[0].raw, message, "say it in your own words")
                return


#: The rules a claim is held to, in the order of the handbook.
CLAIM_RULES: Final[tuple[Callable[[Statement], Iterator[Finding]], ...]] = (
    quotation_is_in_one_paragraph,
    quotation_is_short,
    number_is_in_the_paragraphs,
    date_is_in_the_paragraphs,
    name_is_in_the_paragraphs,
    speaker_is_named,
    hedge_is_kept,
    claim_has_something_to_check,
    text_is_in_our_words,
)
#: The rules for every other text that rests on paragraphs: judgements, facts, states, the introduction.
TEXT_RULES: Final[tuple[Callable[[Statement], Iterator[Finding]], ...]] = (
    quotation_is_in_one_paragraph,
    number_is_in_the_paragraphs,
    date_is_in_the_paragraphs,
    name_is_in_the_paragraphs,
    text_is_in_our_words,
)


def _see(statement: Statement) -> str:
    return f"see {statement.where}, or cite the paragraph that has it"


def _dated_hint() -> str:
    return "cite the paragraph that gives the date, or name it in dated_at"


def _quoted_in(statement: Statement, parts: tuple[tuple[str, ...], ...]) -> str:
    """Where else in the cited sources the quoted words stand, as citations."""
    found = []
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        evidence = statement.library.dossier.evidence.get(source)
        for number, paragraph in enumerate(evidence.paragraphs if evidence else (), 1):
            if parts and paragraph.has_in_order(parts):
                found.append(f"{source}#{number}")
    return ", ".join(found)


def _is_month(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether May or March is the month: a number or a word of time stands beside it."""
    at = tokens.index(token)
    beside = [tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return any(other.number or other.key in {"in", "since", "by", "until", "late", "early", "mid", "last", "of"} for other in beside)


def _attributed(claim: Claim) -> bool:
    return claim.type in ("statement", "assessment") and bool(claim.said_by)


def _supporting_hedges(statement: Statement) -> Iterator[tuple[str, ...]]:
    """The hedging words of the sentences that share most words with the claim; of all cited ones where none shares two."""
    if not any(sentence.hedges for paragraph in statement.passages.paragraphs for sentence in paragraph.sentences):
        return
    content = {token.key for token in statement.visible.tokens} - _ORDINARY
    shared = [
        (sum(paragraph.holds(sentence, word) for word in content), sentence)
        for paragraph in statement.passages.paragraphs
        for sentence in paragraph.sentences
    ]
    best = max(score for score, _ in shared)
    for score, sentence in shared:
        if sentence.hedges and (score == best or best < 2):
            yield sentence.hedges


def _names_and_numbers(statement: Statement) -> Iterator[tuple[Token, bool]]:
    """The tokens outside quotations, each with whether it is part of a proper name."""
    names = {token.start for token, _ in _proper_names(statement)}
    for token in statement.visible.own:
        yield token, token.start in names


def _proper_names(statement: Statement) -> Iterator[tuple[Token, tuple[tuple[str, ...], bool]]]:
    """The tokens of proper names, each with the actors that the name it belongs to may mean and whether it is a metonym."""
    tokens, text = statement.visible.own, statement.visible.text
    index = statement.library.by_first_word
    at = 0
    while at < len(tokens):
        token = tokens[at]
        length, actors, metonym = _longest(index, tokens, at) if token.capital else (0, (), False)
        if length:
            place = metonym and at > 0 and tokens[at - 1].key in words.PLACE_WORDS
            for part in tokens[at : at + length]:
                yield part, (() if place else actors, metonym)
            at += length
            continue
        if token.capital and not token.number and token.key not in words.MONTHS and token.key not in _TITLES and not _opens(text, token):
            yield token, ((), False)
        at += 1


def _longest(
    index: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...]], tokens: tuple[Token, ...], at: int
) -> tuple[int, tuple[str, ...], bool]:
    """The longest name of actors that stands at a token: how many tokens, which actors, whether it is a metonym."""
    for phrase, actors, metonym in index.get(tokens[at].key, ()):
        if tuple(token.key for token in tokens[at : at + len(phrase)]) == phrase:
            return len(phrase), actors, metonym
    return 0, (), False


def _opens(text: str, token: Token) -> bool:
    """Whether a token opens a sentence, where a capital says nothing."""
    before = text[: token.start].rstrip("“\"'‘( ")
    return not before or before[-1] in ".!?:…"


def _ungrounded_names(statement: Statement) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """The tokens of proper names that neither stand in the passages nor are another name of somebody the passages name."""
    linked = [(start, end, target) for start, end, target in statement.visible.links]
    for token, (actors, _) in _proper_names(statement):
        if any(map(statement.grounded, actors)) or statement.passages.has(token.key):
            continue
        target = next((target for start, end, target in linked if start <= token.start < end), "")
        if target in actors:
            continue  # the link itself is told
        yield token, actors


def _runs(visible: Visible) -> Iterator[tuple[Token, ...]]:
    """The stretches of a text between its quotations."""
    tokens = visible.own
    start = 0
    for index, (one, two) in enumerate(pairwise(tokens), 1):
        if "“" in visible.text[one.end : two.start]:
            yield tokens[start:index]
            start = index
    yield tokens[start:]


def _copied(run: tuple[Token, ...], article: Evidence) -> tuple[Token, ...]:
    """The first stretch of a run that stands in one paragraph and has eight words or more that begin with a small letter."""
    start = 0
    for end in range(1, len(run) + 1):
        if end == len(run) or not article.has_pair(run[end - 1].key, run[end].key):
            stretch = run[start:end]
            if sum(not token.capital for token in stretch) >= LONGEST_RUN:
                found = _copied_from(stretch, article)
                if found:
                    return found
            start = end
    return ()


def _copied_from(stretch: tuple[Token, ...], article: Evidence) -> tuple[Token, ...]:
    """The longest copied part of a stretch whose neighbours all stand side by side somewhere in the article."""
    for length in range(len(stretch), LONGEST_RUN - 1, -1):
        for start in range(len(stretch) - length + 1):
            part = stretch[start : start + length]
            phrase = tuple(token.key for token in part)
            if sum(not token.capital for token in part) >= LONGEST_RUN and any(p.has_phrase(phrase) for p in article.paragraphs):
                return part
    return ()
