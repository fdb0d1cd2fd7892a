"""Whether a link can lead to a quotation: it stands once in its article, or the claim says between which words it stands.

Floor 5: imports `problems`, `words`, `prose`, `values`, `places`, `claims`, `model` and `fragments`.  It matters only where the article's address is
known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator import fragments, prose, words
from generator.claims import Claim, Context
from generator.model import Dossier
from generator.places import at
from generator.problems import Problem, tells

#: More words around a quotation than these would be quoting, too.
MOST_WORDS: Final = 3


@tells("ambiguous-passage")
def quotations_can_be_found(dossier: Dossier) -> Iterator[Problem]:
    """Where a source has an address, a quotation stands once in the article, or `contexts` says between which words it stands.

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
    for record, number, claim in dossier.each():
        for cite, quotation in fragments.ambiguous(dossier, claim):
            place = at(dossier, record, ("claims", number, "text"), token=quotation.partition(" ")[0])
            message = f"“{quotation}” stands more than once in {cite.source}, so that no link can lead to it"
            hint = "add contexts: [{quotation: …, before: …, after: …}] with up to three words before and after it"
            yield Problem(place, "ambiguous-passage", message, hint)


@tells("wrong-context")
def contexts_stand_in_the_article(dossier: Dossier) -> Iterator[Problem]:
    """A context is of a quotation of its claim, gives up to three words before or after it, and stands so in a cited paragraph.

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
            wrong = _wrong(dossier, claim, context, quoted)
            if wrong:
                place = at(dossier, record, ("claims", number, "contexts", position))
                yield Problem(place, "wrong-context", wrong, "copy the words that stand beside the quotation in the article")


def _wrong(dossier: Dossier, claim: Claim, context: Context, quoted: tuple[str, ...]) -> str:
    """What is wrong with a context; nothing where it is right."""
    if context.quotation not in quoted:
        return f"“{context.quotation}” is no quotation of this claim"
    beside = [words.keys(text or "") for text in (context.before, context.after)]
    if not any(beside) or max(map(len, beside)) > MOST_WORDS:
        return f"a context gives one to {MOST_WORDS} words before or after the quotation"
    parts = prose.parts(context.quotation)
    whole = ((*beside[0], *parts[0]), (*parts[-1], *beside[1])) if len(parts) > 1 else ((*beside[0], *parts[0], *beside[1]),)
    cited = ((dossier.evidence[cite.source], cite) for cite in claim.cites if cite.source in dossier.evidence)
    paragraphs = (evidence[number] for evidence, cite in cited for number in cite.numbers if number <= len(evidence))
    if not any(all(map(paragraph.has_phrase, whole)) for paragraph in paragraphs):
        return f"no cited paragraph has “{context.quotation}” between these words"
    return ""


#: The rules of this module, in the order of the handbook.
RULES: Final[tuple[Callable[[Dossier], Iterator[Problem]], ...]] = (quotations_can_be_found, contexts_stand_in_the_article)
