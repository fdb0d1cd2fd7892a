"""Rules about copying: texts are in our own words, and only few words of an article are quoted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..evidence.matching import copied_run
from ..evidence.passages import EvidenceIndex
from ..evidence.statements import QUOTED, Finding, Statement, Text, VisibleText, introduction, texts
from ..records.dossier import SETTINGS, Dossier, at_path
from ..records.scalars import Citation
from ..text.problems import Problem
from .registry import EVIDENCE, TEXT, rule

#: The limit for all quotations from one article: this many words, or this share of it, whichever is more.
QUOTED_WORDS: Final = 60
QUOTED_SHARE: Final = 0.05


@rule("copied-words", scope=TEXT, waivable=True)
def text_is_in_our_words(statement: Statement) -> Iterator[Finding]:
    """No eight consecutive words are copied from the article, apart from quotations, names and titles.

    Bad (copied-words), relationships/northland--southmark.yml:
        claims: [{id: no-deal, text: "They ended three days of talks in Port Alder on 14 March without a deal on the ferry."}]
    Good:
        claims: [{id: no-deal, text: "[[northland]] and [[southmark]] talked until 14 March, and did not agree on the ferry."}]
    """
    evidence = statement.library.dossier.evidence
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        row = copied_run(statement.visible.keys, statement.visible.tokens, evidence[source]) if source in evidence else ()
        if row:
            message = f"{len(row)} consecutive words are copied from {source}: {' '.join(token.raw for token in row)!r}"
            yield statement.finding("copied-words", row[0].raw, message, "say it in your own words")
            return


@rule("too-much-quoted", scope=EVIDENCE)
def quotations_stay_within_the_budget(library: EvidenceIndex) -> Iterator[Problem]:
    """Quotations from one article total at most 60 words or 5 % of it, whichever is more; each counts once.

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
            spent[source] += sum(map(len, parts))
            most = max(QUOTED_WORDS, int(QUOTED_SHARE * dossier.evidence[source].words)) if source in dossier.evidence else QUOTED_WORDS
            if spent[source] > most:
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


def _quoted_from(library: EvidenceIndex, quotation: str, cites: tuple[Citation, ...]) -> str:
    """The cited source that has the quoted words; the first one if none has."""
    holding = (cite.source for cite in cites if library.cited((cite,)).has_quotation(quotation))
    return next(holding, cites[0].source if cites else "")
