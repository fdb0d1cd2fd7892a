"""The rule on directions: who does something to whom.  It needs the extra `grammar`, and finds nothing without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from ..articles.languages.en_deeds import NO_DIRECTION, SAME_ROLES
from ..evidence.clauses import at_hand
from ..evidence.parties import Done, Part, of_paragraph, of_text
from ..evidence.readings import ACTOR
from ..evidence.statements import Finding, Statement
from .registry import CLAIM, rule

_HINT: Final = "write who does it to whom as the article does; if the claim is right as it is, waive the rule and say why"
#: Prepositions that say where, when or how something is done, and not to whom.
_SETTING: Final = frozenset(
    "in at near during within after before since until till over under around inside outside throughout along across beyond beside amid despite "
    "without because like unlike as than between among via per with alongside besides except instead together following including".split()
)
#: Verbs after which “at” says to whom something is done.
_AT: Final = frozenset("fire shoot aim point throw laugh shout hurl".split())


@cache
def _groups() -> dict[str, frozenset[int]]:
    """The groups of verbs with the same roles that a verb belongs to."""
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(SAME_ROLES):
        for verb in group:
            found[verb] = found.get(verb, frozenset()) | {number}
    return found


@rule("reversed-roles", scope=CLAIM, waivable=True, compares="ours", parses=True)
def parties_keep_their_roles(statement: Statement) -> Iterator[Finding]:
    """A claim does not exchange who does something and to whom it is done.

    Sentences are parsed for this, so it needs the extra `grammar`; see the handbook.

    Bad (reversed-roles), actors/northland.yml:
        claims: [{id: thanked, text: "[[northland]] thanked [[southmark]] in a letter.", type: report, cites: [gazette-2024-05#3]}]
    Good:
        claims: [{id: thanked, text: "[[southmark]] thanked [[northland]] in a letter.", type: report, cites: [gazette-2024-05#3]}]
    """
    grammar, library = statement.library.dossier.grammar, statement.library
    if grammar is None or not statement.visible.links:
        return
    paragraphs = at_hand(statement)
    if not paragraphs:
        return
    own = [done for done in of_text(statement.visible, library, grammar) if _is_compared(done)]
    given = [done for paragraph in paragraphs for done in of_paragraph(paragraph, library, grammar)] if own else []
    for done in own:
        found = _turned(done, given)
        if found:
            message = f"the claim has “{done.words}”, and {statement.where} has it the other way round: “{found.words}”"
            yield statement.finding("reversed-roles", done.word, message, _HINT)
            return


def _is_compared(done: Done) -> bool:
    return done.deed.verb not in NO_DIRECTION and not done.deed.negated and bool(done.agents.known) and bool(_around(done))


def _around(done: Done) -> frozenset[str]:
    """Those to whom something is done, or for or against whom."""
    verb, passive = done.deed.verb, done.deed.passive
    parts = (part.known for role, part in done.others if _is_aim(role, verb, passive=passive))
    return done.objects.known.union(*parts)


def _is_aim(role: str, verb: str, *, passive: bool) -> bool:
    if role == "from":
        return not passive
    return role not in _SETTING or (role == "at" and verb in _AT)


def _is_same_verb(one: Done, two: Done) -> bool:
    groups = _groups()
    return one.verb == two.verb or not groups.get(one.deed.verb, frozenset()).isdisjoint(groups.get(two.deed.verb, ()))


def _turned(own: Done, given: Sequence[Done]) -> Done | None:
    """The deed of the passages that has the parties of one of the claim exchanged, if none has them as the claim does."""
    found = None
    for other in given:
        if other.deed.negated or not _is_same_verb(own, other):
            continue
        same = own.verb == other.verb or _is_of_same(own, other)
        if same and (_shared(own.agents, other.agents) or (other.agents.unclear and not own.agents.known & _around(other))):
            return None
        if _is_reversed(own, other):
            found = found or other
    return found


def _is_of_same(own: Done, other: Done) -> bool:
    """Whether what is done in other words is done to the same things; to the same actors if the claim names no things."""
    mine = _around(own)
    things = frozenset(one for one in mine if not one.startswith(ACTOR))
    return not (things or mine).isdisjoint(_around(other))


def _shared(one: Part, two: Part) -> frozenset[str]:
    """Who is in both; nouns decide only if one of them has no actor."""
    return one.actors & two.actors if one.actors and two.actors else one.known & two.known


def _is_reversed(own: Done, other: Done) -> bool:
    mine, theirs = _around(own), _around(other)
    patient = own.agents.known & theirs
    agent = other.agents.known & mine
    if not any(one.startswith(ACTOR) for one in (*own.agents.known, *mine)):
        return False
    if patient and agent:
        return any(one.startswith(ACTOR) for one in patient | agent)
    if patient and (other.agents.unclear or not other.agents.known):
        return bool(_every(own) & _every(other) - own.agents.known) or (
            bool(own.agents.known & other.objects.known) and other.agents.unclear
        )
    return any(one.startswith(ACTOR) for one in agent) and not patient and bool(_every(own) & _every(other) - agent)


def _every(done: Done) -> frozenset[str]:
    return done.objects.known.union(*(part.known for _, part in done.others))
