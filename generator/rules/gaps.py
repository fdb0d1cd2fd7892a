"""Rules about what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..articles.doubt import some
from ..evidence.passages import EvidenceIndex
from ..records.dossier import SETTINGS, at_path
from ..text import prose
from ..text.problems import Problem
from .registry import EVIDENCE, rule

#: What is in the place of a link while its neighbours are read.
_LINK: Final = "X"


@rule("ungrounded-gap", scope=EVIDENCE)
def gaps_name_nothing_new(library: EvidenceIndex) -> Iterator[Problem]:
    """What is not known names only what the dossier links to or what an article names: a gap needs no source, so it must not bring in facts.

    Bad (ungrounded-gap), actors/northland.yml:
        gaps: [{text: Neither article says what Eastvale paid.}]
    Good:
        gaps: [{text: "Neither article says what [[northland]] paid."}]
    """
    dossier = library.dossier
    found = [(SETTINGS, dossier.settings.gaps), *((record.path, record.gaps) for record in dossier.profiles.values())]
    for path, gaps in found:
        for number, gap in enumerate(gaps):
            for word in _names(library, gap.text):
                place = at_path(dossier, path, ("gaps", number, "text"), token=word)
                yield Problem(
                    place, "ungrounded-gap", f"no article contains the name {word!r}", "link the actor that is meant, or leave the name out"
                )


def _names(library: EvidenceIndex, text: str) -> Iterator[str]:
    """The words with a capital inside a sentence, outside links, that neither an article nor a name of the dossier has."""
    language = library.language
    known = {word for names in library.names(language).values() for name in names for word in name.phrase}
    plain = "".join(piece if isinstance(piece, str) else f" {_LINK} " for piece in prose.segments(text))
    for token in language.tokens(plain):
        opens = plain[: token.start].rstrip()[-1:] in ("", ".", "!", "?", ":")
        if token.capital and not opens and token.raw != _LINK and token.key not in known and not _in_articles(library, token.key):
            yield token.raw


def _in_articles(library: EvidenceIndex, word: str) -> bool:
    """Whether an article may have a word; one in another language may have it in another form."""
    found = library.dossier.evidence.values()
    return any(article.language.foreign or some(lambda paragraph: paragraph.has(word), article.paragraphs) for article in found)
