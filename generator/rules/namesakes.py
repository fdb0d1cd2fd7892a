"""Rules about names that several actors have, and names of other times."""

from __future__ import annotations

from collections.abc import Iterator

from ..articles.paragraph import Paragraph
from ..evidence.namesakes import undecided
from ..evidence.passages import EvidenceIndex, Passages
from ..evidence.statements import Finding, Statement, resting_on
from ..records.dossier import Actor, Dossier, at
from ..text.problems import Problem, nearest
from .registry import ACTOR, CLAIM, rule


@rule("undecided-name", scope=CLAIM, waivable=True)
def name_means_one_actor(statement: Statement) -> Iterator[Finding]:
    """A name that several actors have grounds a claim only if the cited paragraphs show whom it means, or `means` says so.

    They show it if they have another name of the actor, the body of its office or membership, or a word of its qualifier or its office,
    that is not a namesake's too.  A claim that links to all of them means all of them; who speaks must be clear.

    Bad (undecided-name), actors/ms-brandt.yml:
        name: Olga Brandt
        qualifier: painter
        kind: person
    And, actors/olga-brandt.yml:
        roles: []
    Good, actors/ms-brandt.yml:
        name: Olga Brandt
        qualifier: painter
        kind: person
    """
    claim, library = statement.claim, statement.library
    if claim is None:
        return
    decided = {meaning.actor for meaning in claim.means}
    linked = dict.fromkeys(link.target for link in statement.visible.links)
    meant = (*linked, *(speaker for speaker in claim.speakers if speaker not in linked))
    for actor in meant:
        if actor not in library.dossier.actors or actor in decided:
            continue
        passages = _naming(statement, actor) if actor in claim.speakers else statement.passages
        found = undecided(library, passages, actor)
        if found and (actor in claim.speakers or not {*found.others} <= {*meant}):
            message = f"{found.words!r} in {statement.where} may also mean {' or '.join(map(library.dossier.title, found.others))}"
            hint = f"cite a paragraph that shows who is meant, or write means: [{{name: {found.name}, actor: {actor}}}]"
            yield statement.finding("undecided-name", actor, message, hint)


def _naming(statement: Statement, speaker: str) -> Passages:
    """The passages that name a speaker: the cited ones with the one that the claim gives, or else their neighbours."""
    at = statement.claim.speaker_at if statement.claim else None
    passages = statement.passages + statement.library.cited((at,)) if at else statement.passages
    return passages if statement.library.names_actor(passages, speaker) else statement.around


@rule("wrong-value")
def meanings_are_names(dossier: Dossier) -> Iterator[Problem]:
    """A name in `means` is one of the names of its actor.

    Bad (wrong-value), actors/northland.yml:
        claims: [{id: paid-for-pier, means: [{name: Nortland, actor: northland}]}]
    Good:
        claims: [{id: paid-for-pier, means: [{name: Northland, actor: northland}]}]
    """
    for record, number, claim in dossier.each():
        for position, meaning in enumerate(claim.means):
            actor = dossier.actors.get(meaning.actor)
            names = (*actor.names, *actor.metonyms, *actor.native_names.values()) if actor else ()
            if actor and meaning.name.casefold() not in {name.casefold() for name in names}:
                place = at(dossier, record, ("claims", number, "means", position, "name"))
                hint = nearest(meaning.name, names) or f"its names are {', '.join(names)}"
                yield Problem(place, "wrong-value", f"{meaning.name!r} is not a name of {meaning.actor}", hint)


@rule("ungrounded-name", scope=ACTOR, waivable=True)
def dated_name_is_in_the_paragraphs(actor: Actor, library: EvidenceIndex) -> Iterator[Finding]:
    """A name that an actor had for a time is in the paragraphs of its claim, and so is the time.

    Bad (ungrounded-name), actors/harbour-union.yml:
        dated_names: [{name: Gazette, when: 2024-05, claim: debt}]
        claims: [{id: debt, text: "[[northland]] paid 3 million crowns, claims the [[harbour-union]].", type: statement, said_by: [harbour-union], cites: [herald-2024-03#7]}]
        waive: [{rule: ungrounded-date, why: The paragraph says no day.}]
    Good:
        claims: [{id: debt, text: "[[northland]] paid 3 million crowns, claims the [[harbour-union]].", type: statement, said_by: [harbour-union], cites: [herald-2024-03#7]}]
    """
    for number, dated in enumerate(actor.dated_names):
        passages = library.cited(resting_on(library.dossier, actor, (dated.claim,)))
        if passages.empty or passages.any_paragraph(lambda paragraph, name=dated.name: _has(library, paragraph, actor.id, name)):  # type: ignore[misc]
            continue
        message = f"the claim {dated.claim!r} cites no paragraph that has the name {dated.name!r}"
        yield Finding("ungrounded-name", ("dated_names", number, "name"), "", message, "name a claim that cites one")


def _has(library: EvidenceIndex, paragraph: Paragraph, actor: str, name: str) -> bool:
    """Whether a paragraph has one of an actor's names."""
    phrase = paragraph.language.keys(name)
    return any(known.occurs_in(paragraph) for known in library.names(paragraph.language).get(actor, ()) if known.phrase == phrase)
