"""A claim that an editor begins: its lines in a file, an id made of its words, and what the evidence can tell of its paragraphs.

Floor 5: imports `words`, `prose`, `values`, `claims`, `meant`, `splices`, `model`, `ordering` and `passages`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from generator import prose, words
from generator.claims import Claim
from generator.meant import likely_id
from generator.model import Dossier
from generator.ordering import fields
from generator.passages import Library
from generator.splices import scalar
from generator.values import Citation

#: How wide the text of a claim is set in a file.
WIDTH: Final = 140
#: Words of a text that an id is made of, at most.
_WORDS: Final = 3

Fields = Mapping[str, str | Sequence[str]]


def lines(given: Fields, indent: int) -> list[str]:
    """The lines of a claim as an item of a list, in the order of the schema, the text folded below `>-`; empty fields are left out."""
    found: list[str] = []
    for name in fields(Claim):
        value = given.get(name)
        if name == "text" and isinstance(value, str):
            folded = textwrap.wrap(value, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
            found += ["text: >-", *(f"  {line}" for line in folded)]
        elif isinstance(value, str) and value:
            found.append(f"{name}: {scalar(value)}")
        elif value:
            found.append(f"{name}: [{', '.join(item if '#' in item else scalar(item) for item in value)}]")
    return found


def quoted(text: str, quotation: str) -> str:
    """The text with some words of it in “ ”; with them at its end, where it has them not."""
    inner = quotation.strip(" “”\"'")
    if f"“{inner}”" in text or not inner:
        return text
    if re.search(rf"(?<!\w){re.escape(inner)}(?!\w)", text):
        return re.sub(rf"(?<!\w){re.escape(inner)}(?!\w)", lambda found: f"“{found[0]}”", text, count=1)
    return f"{text.rstrip().rstrip('.:')}: “{inner}”."


def suggested(text: str, taken: Container[str]) -> str:
    """An id for a claim of a text: its first words that are neither ordinary nor the names of those it links to, and that no other has."""
    shown = "".join(piece if isinstance(piece, str) else " " for piece in prose.segments(text))
    tokens = (token for token in words.tokens(words.canonical(shown)) if token.key not in words.ORDINARY)
    raw = [token.raw.lower() for token in tokens if token.raw.isascii() and token.raw.isalnum()]
    made = likely_id("-".join(raw[:_WORDS])) or likely_id("-".join(["claim", *raw[:_WORDS]])) or "claim"
    return made if made not in taken else next(f"{made}-{number}" for number in range(2, 1000) if f"{made}-{number}" not in taken)


def told(dossier: Dossier, cite: Citation, text: str) -> Iterator[str]:
    """What the evidence can tell of a cited paragraph: its number and length, whom it names, its hedges, whether it has the quoted words."""
    source = dossier.sources[cite.source]
    if cite.source not in dossier.evidence:
        yield f"{cite}: the evidence of this source is not here, so nothing can be told of it"
        return
    evidence, library = dossier.evidence[cite.source], Library(dossier)
    passages = library.cited((cite,))
    resting = sum(
        bool(set(other.numbers) & set(cite.numbers)) for _, _, claim in dossier.each() for other in claim.cites if other.source == source.id
    )
    length = sum(paragraph.words for paragraph in passages.paragraphs)
    where = f"paragraph{'s' if cite.last > cite.first else ''} {str(cite).partition('#')[2]} of {len(evidence)}"
    cited = "no statement cites it yet" if not resting else f"{resting} statement{' cites' if resting == 1 else 's cite'} it already"
    yield f"{cite}: {where} in {source.publisher}, {length} words; {cited}"
    named = [f"{actor.name} ({id})" for id, actor in dossier.actors.items() if library.names_actor(passages, id)]
    yield f"  names {', '.join(named) or 'no known actor'}"
    hedges = dict.fromkeys(word for sentence, _ in passages.hedging for word in sentence.hedges)
    if hedges:
        yield f"  hedges with {', '.join(hedges)}: keep the doubt where it is of what you write"
    for quotation in prose.quotations(text):
        has = any(paragraph.has_in_order(prose.parts(quotation)) for paragraph in passages.paragraphs)
        yield f"  {'has' if has else 'does not have'} “{quotation}”"
