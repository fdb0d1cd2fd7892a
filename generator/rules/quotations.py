"""Rules about quotations and copying: quoted words occur in one paragraph, are short, and can be linked to; the rest is in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from ..articles.doubt import noting, some
from ..articles.language import Language
from ..articles.paragraph import Paragraph
from ..evidence import quoted
from ..evidence.matching import copied_run
from ..evidence.passages import EvidenceIndex, has_quotation
from ..evidence.statements import QUOTED, Finding, Statement, Text, VisibleText, introduction, texts
from ..records.dossier import SETTINGS, Dossier, at, at_path
from ..records.scalars import Citation
from ..records.schema import Claim, Context
from ..text import prose
from ..text.problems import Problem
from .registry import EVIDENCE, TEXT, rule

#: The maximum number of context words: more would be quoting, too.
MOST_WORDS: Final = 3
_OWN_WORDS: Final = "quote the article's own words, or write them without quotation marks"


@rule("ambiguous-passage", resting=True)
def quotations_can_be_found(dossier: Dossier) -> Iterator[Problem]:
    """If a source has an address, each quotation occurs once in the article, or `contexts` gives the words next to it.

    Bad (ambiguous-passage), sources/herald-2024-03.yml:
        url: https://herald.example/talks
    And, actors/southmark.yml:
        claims: [{id: second-ship, text: "A second ship of [[southmark]] is to come to “Port Alder”."}]
    Good, actors/southmark.yml:
        claims:
          - id: second-ship
            text: A second ship of [[southmark]] is to come to “Port Alder”.
            contexts: [{quotation: Port Alder, before: ship to}]
    """
    for record, number, claim in dossier.each() if any(source.url for source in dossier.sources.values()) else ():
        with noting() as unknown:
            ambiguous = [*quoted.ambiguous_quotations(dossier, claim)]
        for cite, quotation in () if unknown else ambiguous:
            place = at(dossier, record, ("claims", number, "text"), token=quotation.partition(" ")[0])
            message = f"“{quotation}” occurs more than once in {cite.source}, so a link to it would be ambiguous"
            hint = "add contexts: [{quotation: …, before: …, after: …}] with up to three words before and after it"
            yield Problem(place, "ambiguous-passage", message, hint)


@rule("wrong-context", resting=True)
def contexts_stand_in_the_article(dossier: Dossier) -> Iterator[Problem]:
    """A context belongs to a quotation of its claim, and its words (three at most) are next to that quotation in a cited paragraph.

    Bad (wrong-context), actors/southmark.yml:
        claims:
          - id: second-ship
            text: A second ship of [[southmark]] is to come to “Port Alder”.
            contexts: [{quotation: Port Alder, before: the road to}]
    Good:
        claims:
          - id: second-ship
            text: A second ship of [[southmark]] is to come to “Port Alder”.
            contexts: [{quotation: Port Alder, before: ship to}]
    """
    for record, number, claim in dossier.each():
        quoted = prose.quotations(prose.shown(claim.text, dossier.name)) if claim.contexts else ()
        for position, context in enumerate(claim.contexts):
            with noting() as unknown:
                wrong = _wrong_context(dossier, claim, context, quoted)
            if wrong and not unknown:
                place = at(dossier, record, ("claims", number, "contexts", position))
                yield Problem(place, "wrong-context", wrong, "copy the words next to the quotation from the article")


def _wrong_context(dossier: Dossier, claim: Claim, context: Context, quoted: tuple[str, ...]) -> str:
    """The problem with a context; empty if it is right."""
    if context.quotation not in quoted:
        return f"this claim does not quote “{context.quotation}”"
    beside = [dossier.language.keys(text or "") for text in (context.before, context.after)]
    if not any(beside) or max(map(len, beside)) > MOST_WORDS:
        return f"a context gives one to {MOST_WORDS} words before or after the quotation"
    cited = ((dossier.evidence[cite.source], cite) for cite in claim.cites if cite.source in dossier.evidence)
    paragraphs = (evidence[number] for evidence, cite in cited for number in cite.numbers if number <= len(evidence))
    if not some(lambda paragraph: _has_in_context(paragraph, context), paragraphs):
        return f"no cited paragraph has “{context.quotation}” between these words"
    return ""


def _has_in_context(paragraph: Paragraph, context: Context) -> bool:
    """Whether a paragraph has the quotation of a context right after and before the words that it gives."""
    phrases = quoted.phrases_in_context(context, paragraph.language)
    return bool(phrases) and all(map(paragraph.has_in_order, phrases))


@rule("quotation-not-found", scope=TEXT, waivable=True)
def quotation_is_in_one_paragraph(statement: Statement) -> Iterator[Finding]:
    """Quoted words occur in one cited paragraph; so does each part around an ellipsis, and in order if the article is at hand.

    Bad (quotation-not-found), actors/northland.yml:
        claims: [{id: paid-for-pier, text: "[[northland]] paid “3 million crowns for the port”, claims the [[harbour-union]]."}]
    Good:
        claims: [{id: paid-for-pier, text: "[[northland]] paid “3 million crowns for the pier”, claims the [[harbour-union]]."}]
    """
    for quotation, parts in statement.visible.quotations:
        if not parts:
            message = f"the quotation “{quotation}” has no words"
            yield statement.finding("quotation-not-found", "“", message, "quote the article's own words")
        elif not statement.passages.has_quotation(quotation):
            places = statement.library.where(statement.cites, partial(has_quotation, quotation=quotation))
            hint = f"the words are in {places}: cite that" if places else _own_words(statement, quotation)
            message = f"{statement.where} does not contain the words “{quotation}”"
            yield statement.finding("quotation-not-found", _absent(statement, quotation), message, hint)


@rule("quotation-too-long", scope=TEXT, waivable=True, editorial=True)
def quotation_is_short(statement: Statement) -> Iterator[Finding]:
    """A quotation has at most twelve words, because articles belong to their publishers; a text that is ours or open has no such limit.

    Bad (quotation-too-long), actors/northland.yml:
        claims: [{id: paid-for-pier, text: "“The Harbour Union claims that Northland paid 3 million crowns for the pier.”"}]
    Good:
        claims: [{id: paid-for-pier, text: "[[northland]] paid “3 million crowns”, claims the [[harbour-union]]."}]
    """
    quotations = statement.visible.quotations
    languages = dict.fromkeys(paragraph.language for paragraph in statement.passages.paragraphs) if quotations else {}
    for quotation, _ in quotations:
        count = max((_words(quotation, language) for language in languages), default=0)
        if count > prose.LONGEST_QUOTATION and not _is_free(statement.library, quotation, statement.cites):
            message = f"the quotation has {count} words; at most {prose.LONGEST_QUOTATION} are allowed"
            yield statement.finding("quotation-too-long", quotation.partition(" ")[0], message, "say part of it in your own words")


def _words(quotation: str, language: Language) -> int:
    """The number of quoted words, as the article's language counts them."""
    return language.words(sum(map(len, prose.parts(quotation, language))))


def _own_words(statement: Statement, quotation: str) -> str:
    """The hint for quoted words that no cited source has: those of a translation follow the original words without quotation marks."""
    languages = dict.fromkeys(paragraph.language for paragraph in statement.passages.paragraphs)
    if not all(language.foreign for language in languages):
        return _OWN_WORDS
    written = " and ".join(language.name for language in languages)
    return f"the article is in {written}: quote its own words, and add the translation in brackets: “…” ({quotation})"


def _absent(statement: Statement, quotation: str) -> str:
    """The first quoted word that the passages do not have, to point at; the first of all if they have each."""
    tokens = statement.language.tokens(quotation.replace("’", "'"))
    return next((token.raw for token in tokens if not statement.passages.has(token.key)), quotation.partition(" ")[0])


#: The limit for all quotations from one article: this many words, or this share of it, whichever is more.
QUOTED_WORDS: Final = 60
QUOTED_SHARE: Final = 0.05


@rule("copied-words", scope=TEXT, waivable=True, editorial=True)
def text_is_in_our_words(statement: Statement) -> Iterator[Finding]:
    """No eight consecutive words are copied from the article, apart from quotations, names and titles, unless the text is ours or open.

    Bad (copied-words), relationships/northland--southmark.yml:
        claims: [{id: no-deal, text: "They ended three days of talks in Port Alder on 14 March without a deal on the ferry."}]
    Good:
        claims: [{id: no-deal, text: "[[northland]] and [[southmark]] talked until 14 March, and did not agree on the ferry."}]
    """
    evidence, sources = statement.library.dossier.evidence, statement.library.dossier.sources
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        if source in sources and sources[source].free:
            continue
        row = copied_run(statement.visible.keys, statement.visible.tokens, evidence[source]) if source in evidence else ()
        if row:
            message = f"{len(row)} consecutive words are copied from {source}: {' '.join(token.raw for token in row)!r}"
            yield statement.finding("copied-words", row[0].raw, message, "say it in your own words")
            return


@rule("too-much-quoted", scope=EVIDENCE)
def quotations_stay_within_the_budget(library: EvidenceIndex) -> Iterator[Problem]:
    """Quotations from one article total at most 60 words or 5 % of it, whichever is more, unless the text is ours or open; each counts once.

    Bad (too-much-quoted), actors/northland.yml:
        claims:
          - id: in-its-words
            text: >-
              The Herald on [[northland]]: “Northland and Southmark ended three days of talks in Port Alder”, “on 14 March without a
              deal on the ferry”, “We have lost 1,200 passengers a week”, “The ferry may run again in May, a Northland official
              said”, “Southmark is set to send a second ship to Port Alder”, “It apparently knew of the debt”.
            type: report
            cites: [herald-2024-03#3-7]
    Good:
        claims:
          - id: in-its-words
            text: The ferry may run again in May, and a “second ship” is set to come, an official of [[northland]] said.
            type: report
            cites: [herald-2024-03#6]
    """
    dossier = library.dossier
    spent: dict[str, int] = dict.fromkeys(dossier.sources, 0)
    seen: set[tuple[str, tuple[tuple[str, ...], ...]]] = set()
    for path, text in _quoting(dossier):
        for quotation, parts in VisibleText.of(text.text, dossier).quotations:
            source = _quoted_from(library, quotation, text.cites)
            if source not in spent or (source, parts) in seen:
                continue
            seen.add((source, parts))
            evidence = dossier.evidence.get(source)
            language = evidence.language if evidence else dossier.language
            spent[source] += _words(quotation, language)
            most = max(QUOTED_WORDS, int(QUOTED_SHARE * language.words(evidence.words))) if evidence else QUOTED_WORDS
            if spent[source] > most and not dossier.sources[source].free:
                message = f"with this quotation, {spent[source]} words of {source} are quoted; at most {most} are allowed"
                place = at_path(dossier, path, text.field, token=quotation.partition(" ")[0])
                yield Problem(place, "too-much-quoted", message, "say some of it in your own words")


def _quoting(dossier: Dossier) -> Iterator[tuple[str, Text]]:
    """Every text that quotes, with its file."""
    opening = introduction(dossier)
    if QUOTED in opening.text:
        yield SETTINGS, opening
    for record in dossier.profiles.values():
        yield from ((record.path, text) for _, text in texts(dossier, record) if QUOTED in text.text)


def _is_free(library: EvidenceIndex, quotation: str, cites: tuple[Citation, ...]) -> bool:
    """Whether a text that has the quoted words may be quoted at length."""
    sources = library.dossier.sources
    free = (cite for cite in cites if cite.source in sources and sources[cite.source].free)
    return any(library.cited((cite,)).has_quotation(quotation) for cite in free)


def _quoted_from(library: EvidenceIndex, quotation: str, cites: tuple[Citation, ...]) -> str:
    """The cited source that has the quoted words; the first one if none has."""
    holding = (cite.source for cite in cites if library.cited((cite,)).has_quotation(quotation))
    return next(holding, cites[0].source if cites else "")
