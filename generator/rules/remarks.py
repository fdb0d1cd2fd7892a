"""Rules about what editors say beside a claim: its note, and the reasons of its waivers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from ..articles.doubt import doubt, some
from ..articles.paragraph import Paragraph
from ..evidence import matching
from ..evidence.statements import Finding, Statement, VisibleText, Word
from ..text.yaml import Loc
from .registry import CLAIM, rule

#: Numbers that say where something is, and not how much it is.
_PLACES: Final = re.compile(
    r"\b(?:paragraphs?|pages?|turns?|rows?|lines?|figures?|tables?|notes?|footnotes?|captions?|minutes?|ICD|ISO|chapters?|sections?)\s+"
    r"\d+(?:[.:]\d+)*(?:(?:,| and| or| to|–|-)\s*\d+(?:[.:]\d+)*)*",
    re.IGNORECASE,
)


@rule("ungrounded-note", scope=CLAIM, waivable=True)
def remarks_bring_in_nothing_new(statement: Statement) -> Iterator[Finding]:
    """The note on a claim and the reasons of its waivers have only names and figures that the claim, the dossier or an article has.

    The numbers of paragraphs, pages and the like are not asked for.

    Bad (ungrounded-note), actors/northland.yml:
        claims: [{id: paid-for-pier, note: The article does not mention the 40 million of Eastvale.}]
    Good:
        claims: [{id: paid-for-pier, note: The article does not say when.}]
    """
    for loc, text in _remarks(statement):
        visible = VisibleText.of(_PLACES.sub(lambda found: " " * len(found[0]), text), statement.library.dossier)
        for word in visible.marked:
            if word.number and word.raw[:1].isdigit() and not _has_number(statement, visible, word):
                yield _finding(loc, word, "figure")
            elif word.capital and not word.number and not _has_name(statement, visible, word):
                yield _finding(loc, word, "name")


def _remarks(statement: Statement) -> Iterator[tuple[Loc, str]]:
    """What editors say beside a claim, each with its place in the record."""
    claim = statement.claim
    if claim is not None and claim.note:
        yield (*statement.loc, "note"), claim.note
    for number, waiver in enumerate(claim.waive if claim is not None else ()):
        yield (*statement.loc, "waive", number, "why"), waiver.why


def _finding(loc: Loc, word: Word, what: str) -> Finding:
    message = f"neither the claim nor an article contains the {what} {word.raw!r}"
    return Finding("ungrounded-note", loc, word.raw, message, "a remark explains what is there; leave out what no source says")


def _has_number(statement: Statement, visible: VisibleText, word: Word) -> bool:
    """Whether the claim, its dates or an article has a figure."""
    dates = [date.text for _, date in statement.dates]
    dates += [str(source.published) for cite in statement.cites if (source := statement.library.dossier.sources.get(cite.source))]
    if word.key in statement.visible.keys or any(word.key in re.split(r"\D+", date) for date in dates):
        return True
    return _in_articles(statement, lambda paragraph: matching.number_occurs(paragraph, word.key, visible.unit(word)))


def _has_name(statement: Statement, visible: VisibleText, word: Word) -> bool:
    """Whether a word with a capital is no name, or one that the claim, the dossier or an article has."""
    library, language = statement.library, statement.language
    if visible.opens(word) or visible.month(word) or word.key in language.stop_words or word.key in language.dates.weekdays:
        return True
    if word.key in statement.visible.spoken() or any(link.start <= word.start < link.end for link in visible.links):
        return True
    if any(word.key in name.phrase for names in library.names(language).values() for name in names):
        return True
    printed = (name for names in library.printed.values() for name in names)
    return any(word.key in language.keys(name) for name in printed) or _in_articles(statement, lambda paragraph: paragraph.has(word.key))


def _in_articles(statement: Statement, holds: Callable[[Paragraph], bool]) -> bool:
    """Whether something is true of a paragraph of any article; one in another language, or not here, may have it."""
    articles = statement.library.dossier.evidence.values()
    if any(article.language.foreign or some(holds, article.paragraphs) for article in articles):
        return True
    for reason in statement.library.unread_here:
        doubt(reason)
    return False
