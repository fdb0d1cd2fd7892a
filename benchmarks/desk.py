"""What false claims are made with: the dossier, its words and names, and what a true claim becomes.

“Absent” is asked of the evidence alone: a word or a name that the cited paragraphs do not have in any form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Final, NamedTuple, TypeVar

from generator.articles.languages.en import LANGUAGE
from generator.evidence.passages import EvidenceIndex, Passages
from generator.records.dossier import Dossier
from generator.records.schema import Claim
from generator.text import prose
from generator.text.dates import MONTHS

#: How many changes are drawn for one spot of a claim: a number, a part of a date, a quotation, an actor, a citation.
DRAWS: Final = 5

#: A word of a proper name within a sentence.
CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-zé]+(?:-[A-Z][a-z]+)?")
Option = TypeVar("Option")


class Mutation(NamedTuple):
    """One claim with one thing changed: its reference, what stood there, what stands there now, the claim so changed."""

    ref: str
    old: str
    new: str
    claim: Claim

    def __str__(self) -> str:
        return f"{self.ref}: {self.old} -> {self.new}"


@dataclass(frozen=True)
class Desk:
    """A dossier whose claims are changed, with the evidence alone, and the words and names that changes are made of."""

    dossier: Dossier

    @cached_property
    def library(self) -> EvidenceIndex:
        return EvidenceIndex(self.dossier)

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The longer words of all claims."""
        texts = (prose.shown(claim.text, self.dossier.name) for _, claim in self.dossier.claims.values())
        return tuple(sorted({token.raw for text in texts for token in LANGUAGE.tokens(text) if re.fullmatch("[a-z]{4,}", token.raw)}))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The proper names in claims that are no actor's: a word of one that is would be another word for the same."""
        texts = (outside_links(claim.text) for _, claim in self.dossier.claims.values())
        taken = {*MONTHS, *(name for actor in self.dossier.actors.values() for name in " ".join((*actor.names, *actor.metonyms)).split())}
        return tuple(sorted({found[0] for text in texts for found in CAPITAL.finditer(text)} - taken))

    def passages(self, claim: Claim) -> Passages:
        return self.library.cited(claim.cites)

    def named(self, passages: Passages, actor: str) -> bool:
        """Whether some paragraph has a name of the actor in whatever case and place; of a bloc, names of all its members."""
        record = self.dossier.actors[actor]
        for name in (*record.names, *record.metonyms, *record.native_names.values()):
            if any(paragraph.has_phrase(LANGUAGE.keys(name)) for paragraph in passages.paragraphs):
                return True
        return bool(record.members) and all(self.named(passages, tie.actor) for tie in record.members if tie.actor != actor)


#: What changes a claim, given its reference and a source of chance.
Kind = Callable[[Desk, str, Claim, Random], Iterator[Mutation]]


def mutations(desk: Desk, kind: Kind, seed: int) -> Iterator[Mutation]:
    """Every change of a kind to every claim of the dossier; no claim is changed twice in the same way."""
    for ref, (_, claim) in desk.dossier.claims.items():
        changed: dict[Mutation, None] = dict.fromkeys(kind(desk, ref, claim, Random(f"{seed} {getattr(kind, '__name__', '')} {ref}")))
        yield from (mutation for mutation in changed if mutation.claim != claim)


def own_words(text: str) -> str:
    """A claim's text with the targets of its links and its quotations blanked, so that positions stay."""
    return re.sub(r"\[\[[^\[\]|]*", lambda target: " " * len(target[0]), prose.without_quotations(text))


def outside_links(text: str) -> str:
    """A claim's text with its links and its quotations blanked, so that positions stay."""
    return re.sub(r"\[\[[^\[\]]*\]\]", lambda link: " " * len(link[0]), prose.without_quotations(text))


def absent(passages: Passages, written: str) -> bool:
    """Whether the paragraphs have none of the words, and no ordinal of a number among them."""
    return not any(passages.has(form) for key in LANGUAGE.keys(written) for form in (key, f"{key}th", key.removesuffix("th")))


def drawn(chance: Random, options: Iterable[Option], count: int = DRAWS) -> list[Option]:
    """So many of the options, or all where they are fewer."""
    known = [*dict.fromkeys(options)]
    return chance.sample(known, min(count, len(known)))


def with_text(ref: str, claim: Claim, start: int, end: int, new: str, **further: object) -> Mutation:
    """The claim with a stretch of its text replaced, and with further fields."""
    text = claim.text[:start] + new + claim.text[end:]
    return Mutation(ref, claim.text[start:end], new, claim.model_copy(update={"text": text, **further}))
