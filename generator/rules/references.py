"""Rules about references: the actors, claims, kinds, topics and records that are referred to exist.

A record whose own file has a problem counts as existing; that problem is reported instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from ..records.dossier import SETTINGS, Dossier, Kind, Relationship, at, at_path
from ..records.scalars import is_id, likely_id
from ..records.schema import Record
from ..text import prose
from ..text.problems import MOST_HINTS, Problem, likely, nearest
from ..text.yaml import Loc
from .consistency import ties
from .registry import rule

#: The maximum number of words of the vocabulary in a hint.
_MOST_LISTED: Final = 12


@rule("unknown-actor", "withdrawn-record", first=True)
def actors_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every actor that a record refers to has a file in briefings/actors/.

    Bad (unknown-actor), actors/lena-vos.yml:
        roles: [{title: envoy, of: southmrak, cites: [herald-2024-03#4]}]
    Good:
        roles: [{title: envoy, of: southmark, cites: [herald-2024-03#4]}]
    """
    meant = likely(dossier.actors)
    for record, loc, id in _actor_references(dossier):
        if id not in dossier.actors and id not in dossier.broken:
            hint = _or_new(meant(id), "actor", id)
            yield _explained(dossier, id, Problem(at(dossier, record, loc, token=id), "unknown-actor", f"unknown actor {id!r}", hint))


def _actor_references(dossier: Dossier) -> Iterator[tuple[Record, Loc, str]]:
    for actor in dossier.actors.values():
        yield from ((actor, loc, id) for loc, id in ties(actor))
    for relationship in dossier.relationships.values():
        yield from ((relationship, ("parties", position), party) for position, party in enumerate(relationship.parties))
        yield from (
            (relationship, ("kinds", position, "from"), kind.source) for position, kind in enumerate(relationship.kinds) if kind.source
        )
    for record, number, claim in dossier.each():
        for position, step in enumerate(claim.said_by):
            ids = (speaker if isinstance(speaker, str) else speaker.of for speaker in step)
            yield from ((record, ("claims", number, "said_by", position), id) for id in ids if id)
        yield from ((record, ("claims", number, "means", position, "actor"), it.actor) for position, it in enumerate(claim.means))


@rule("bad-markup", "unknown-record", "unknown-claim", "withdrawn-record", first=True)
def links_lead_somewhere(dossier: Dossier) -> Iterator[Problem]:
    """Every link in a text is well formed and leads to an existing record or claim; only a history may link to withdrawn ones.

    Bad (bad-markup), actors/northland.yml:
        claims: [{id: paid-for-pier, text: '[[northland]] paid "3 million crowns", claims the [[harbour-union]].'}]
    Good:
        claims: [{id: paid-for-pier, text: '[[northland]] paid “3 million crowns”, claims the [[harbour-union]].'}]
    Bad (unknown-record), relationships/northland--southmark.yml:
        judgements: [{id: solved, text: "The dispute of [[northland]] and [[south-mark]] is over."}]
    Good:
        judgements: [{id: solved, text: "The dispute of [[northland]] and [[southmark]] is over."}]
    """
    meant, claim_meant = likely((*dossier.profiles, *dossier.sources)), _claims_meant(dossier)
    withdrawn = {f"{record.id}/{claim}" for record in dossier.profiles.values() for claim in record.withdrawn_claims}
    for path, loc, text in _texts(dossier):
        for token, message, hint in prose.faults(text):
            yield Problem(at_path(dossier, path, loc, token=token), "bad-markup", message, hint)
        gone = {*dossier.withdrawn, *withdrawn} if loc[0] == "history" else set()
        for link in prose.links(text):
            if not link.target or link.record in dossier.broken or link.target in gone:
                continue
            if link.record not in dossier.profiles and link.record not in dossier.sources:
                place, message = at_path(dossier, path, loc, token=link.record), f"unknown record in the link [[{link.target}]]"
                hint = _or_new(meant(link.record), "relationship" if "--" in link.record else "actor", link.record)
                yield _explained(dossier, link.record, Problem(place, "unknown-record", message, hint))
            elif "/" in link.target and link.target not in dossier.claims:
                place = at_path(dossier, path, loc, token=link.target)
                yield Problem(place, "unknown-claim", f"unknown claim in the link [[{link.target}]]", claim_meant("", link.target))


def _texts(dossier: Dossier) -> Iterator[tuple[str, Loc, str]]:
    """Every text that may have links, with its file and its path."""
    yield SETTINGS, ("introduction", "text"), dossier.settings.opening.text
    yield from ((SETTINGS, ("gaps", position, "text"), gap.text) for position, gap in enumerate(dossier.settings.gaps))
    for record in dossier.profiles.values():
        for position, claim in enumerate(record.claims):
            yield record.path, ("claims", position, "text"), claim.text
        for position, judgement in enumerate(record.judgements):
            yield record.path, ("judgements", position, "text"), judgement.text
        for position, gap in enumerate(record.gaps):
            yield record.path, ("gaps", position, "text"), gap.text
    for record in (*dossier.profiles.values(), *dossier.withdrawn.values()):
        for position, change in enumerate(record.history):
            yield record.path, ("history", position, "change"), change.change
            if change.was:
                yield record.path, ("history", position, "was"), change.was


def _explained(dossier: Dossier, id: str, unknown: Problem) -> Problem:
    """The problem of an unknown record, or a better one if it was withdrawn or has a new id."""
    record = dossier.withdrawn.get(id)
    if record and record.withdrawal:
        said = f"{id!r} was withdrawn on {record.withdrawal.date.words()}"
        return Problem(unknown.place, "withdrawn-record", said, "remove it, or name another record; only a history may name it")
    return replace(unknown, hint=f"it is now called {dossier.moved[id]!r}") if id in dossier.moved else unknown


@rule("unknown-claim", "withdrawn-record", first=True)
def claims_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every claim that is referred to as record/claim exists.

    Bad (unknown-claim), relationships/northland--southmark.yml:
        trend: {direction: closer, based_on: [no-deal, opend]}
    Good:
        trend: {direction: closer, based_on: [no-deal, opened]}
    """
    meant = _claims_meant(dossier)
    for path, home, loc, ref in _claim_references(dossier):
        record, _, id = ref.rpartition("/")
        if (record or home) not in dossier.broken and f"{record or home}/{id}" not in dossier.claims:
            place, hint = at_path(dossier, path, loc), meant(home, ref)
            yield _explained(dossier, record or home, Problem(place, "unknown-claim", f"unknown claim {ref!r}", hint))


def _claim_references(dossier: Dossier) -> Iterator[tuple[str, str, Loc, str]]:
    """Every reference to a claim: the file, the record that is searched, the path, the reference."""
    yield from ((SETTINGS, "", ("introduction", "based_on", i), ref) for i, ref in enumerate(dossier.settings.opening.based_on))
    for number, gap in enumerate(dossier.settings.gaps):
        yield from ((SETTINGS, "", ("gaps", number, "based_on", i), ref) for i, ref in enumerate(gap.based_on))
    for record, number, claim in dossier.each():
        yield from ((record.path, record.id, ("claims", number, "differs_from", i), ref) for i, ref in enumerate(claim.differs_from))
        if claim.superseded_by:
            yield record.path, record.id, ("claims", number, "superseded_by"), claim.superseded_by
    for record in dossier.profiles.values():
        for number, judgement in enumerate(record.judgements):
            yield from ((record.path, record.id, ("judgements", number, "based_on", i), ref) for i, ref in enumerate(judgement.based_on))
        for number, gap in enumerate(record.gaps):
            yield from ((record.path, record.id, ("gaps", number, "based_on", i), ref) for i, ref in enumerate(gap.based_on))
    for actor in dossier.actors.values():
        yield from ((actor.path, actor.id, ("facts", i, "claim"), fact.claim) for i, fact in enumerate(actor.facts))
        yield from ((actor.path, actor.id, ("dated_names", i, "claim"), it.claim) for i, it in enumerate(actor.dated_names))
        yield from ((actor.path, actor.id, (*loc, "claim"), it.claim) for loc, it in actor.successions)
    for relationship in dossier.relationships.values():
        yield from (
            (relationship.path, relationship.id, ("states", i, "claim"), state.claim) for i, state in enumerate(relationship.states)
        )
        for i, kind in enumerate(relationship.kinds):
            refs = (("claim", kind.claim), ("tone_from", kind.tone_from))
            yield from ((relationship.path, relationship.id, ("kinds", i, name), ref) for name, ref in refs if ref)
        if relationship.trend:
            yield from (
                (relationship.path, relationship.id, ("trend", "based_on", i), ref) for i, ref in enumerate(relationship.trend.based_on)
            )


@rule("unknown-topic", "unknown-record", "withdrawn-record", first=True)
def also_and_topics_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every topic of a claim is in the vocabulary, and every record in `also` exists.

    Bad (unknown-topic), actors/northland.yml:
        claims: [{id: paid-for-pier, topics: [cash]}]
    Good:
        claims: [{id: paid-for-pier, topics: [money]}]
    Bad (withdrawn-record), actors/pier-company.yml:
        name: Pier Company
        kind: organisation
        history: [{date: 2024-05-02, kind: withdrawn, change: No article names it.}]
    And, actors/northland.yml:
        claims: [{id: paid-for-pier, also: [pier-company]}]
    Good, actors/northland.yml:
        claims: [{id: paid-for-pier, also: [southmark]}]
    """
    topics = dossier.vocabulary.topics
    topic_meant, meant = likely(topics), likely(dossier.profiles)
    for record, number, claim in dossier.each():
        for position, topic in enumerate(claim.topics):
            if topic not in topics:
                place = at(dossier, record, ("claims", number, "topics", position))
                now = dossier.moved_topics.get(topic)
                hint = f"it is now called {now!r}" if now else _listed(topic_meant(topic), topics)
                yield Problem(place, "unknown-topic", f"unknown topic {topic!r}", hint)
        for position, id in enumerate(claim.also):
            if id not in dossier.profiles and id not in dossier.broken:
                place = at(dossier, record, ("claims", number, "also", position))
                hint = _or_new(meant(id), "relationship" if "--" in id else "actor", id)
                yield _explained(
                    dossier, id, Problem(place, "unknown-record", f"unknown record {id!r}: expected an actor or relationship", hint)
                )


@rule("unknown-kind", "unwanted-field", first=True)
def actor_kinds_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every kind of actor is in the vocabulary, and only a group has members.

    Bad (unknown-kind), actors/northland.yml:
        kind: nation
    Good:
        kind: state
    Bad (unwanted-field), actors/northland.yml:
        kind: state
        members: [{actor: southmark, cites: [herald-2024-03#3]}]
    Good:
        kind: bloc
        members: [{actor: southmark, cites: [herald-2024-03#3]}]
    """
    kinds = dossier.vocabulary.actor_kinds
    meant = likely(kinds)
    for actor in dossier.actors.values():
        if actor.kind not in kinds:
            hint = _listed(meant(actor.kind), kinds)
            yield Problem(at(dossier, actor, ("kind",)), "unknown-kind", f"unknown kind of actor {actor.kind!r}", hint)
        elif actor.members and not kinds[actor.kind].group:
            place = at(dossier, actor, ("members",), key=True)
            yield Problem(
                place,
                "unwanted-field",
                f"{actor.kind!r} is not a group but has members",
                "choose a kind with `group: true` in vocabulary.yml, or remove members",
            )


@rule("unknown-kind", "wrong-direction", first=True)
def relationship_kinds_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every kind of relationship is in the vocabulary; the acting party is given exactly if the kind has a direction.

    Bad (wrong-direction), relationships/northland--southmark.yml:
        kinds: [dispute, supply]
    Good:
        kinds: [dispute, {kind: supply, from: southmark}]
    """
    kinds = dossier.vocabulary.relationship_kinds
    meant = likely(kinds)
    for relationship in dossier.relationships.values():
        for position, kind in enumerate(relationship.kinds):
            loc: Loc = ("kinds", position)
            if kind.kind not in kinds:
                hint = _listed(meant(kind.kind), kinds)
                place = at(dossier, relationship, (*loc, "kind"))
                yield Problem(place, "unknown-kind", f"unknown kind of relationship {kind.kind!r}", hint)
            elif kinds[kind.kind].symmetric and kind.source:
                place = at(dossier, relationship, (*loc, "from"), key=True)
                yield Problem(
                    place, "wrong-direction", f"kind {kind.kind!r} is symmetric and takes no `from`", f"remove `from`: {kind.kind}"
                )
            elif not kinds[kind.kind].symmetric:
                yield from _acting_party(dossier, relationship, loc, kind)


def _acting_party(dossier: Dossier, relationship: Relationship, loc: Loc, kind: Kind) -> Iterator[Problem]:
    """A kind with a direction names one of the two parties; unknown actors are reported by another rule."""
    acts = kind.source
    known = {*dossier.actors, *dossier.broken}
    if acts in relationship.parties or (acts and acts not in dossier.actors) or not known.issuperset(relationship.parties):
        return
    said = f"`from` is {acts!r}, which is not one of the parties" if acts else f"kind {kind.kind!r} needs `from`, the acting party"
    hint = " or ".join(f"{{kind: {kind.kind}, from: {party}}}" for party in dict.fromkeys(relationship.parties))
    yield Problem(at(dossier, relationship, (*loc, "from")), "wrong-direction", said, f"write {hint}")


def _claims_meant(dossier: Dossier) -> Callable[[str, str], str]:
    """A function that returns the hint for an unknown claim, from the referring record and the reference, with the limit of `likely`."""
    found: dict[tuple[str, str], str] = {}

    def meant(home: str, ref: str) -> str:
        if (home, ref) not in found and len(found) < MOST_HINTS:
            found[home, ref] = _claim_meant(dossier, home, ref)
        return found.get((home, ref), "")

    return meant


def _claim_meant(dossier: Dossier, home: str, ref: str) -> str:
    """A hint with the claim that an editor may have meant: one of the named record, or any with that id."""
    record, slash, id = ref.rpartition("/")
    profile = dossier.profiles.get(record or home)
    if profile and id in profile.withdrawn_claims:
        return f"it was withdrawn on {profile.withdrawn_claims[id].date.words()}: name another"
    if profile is None:
        same = [claim for claim in dossier.claims if claim.endswith(f"/{id}")]
        return nearest(ref, same or dossier.claims) or (f"did you mean {same[0]!r}?" if same else "")
    if any(judgement.id == id for judgement in profile.judgements):
        return "that is a judgement; name the claims it rests on"
    ids = list(dict.fromkeys(claim.id for claim in profile.claims))
    new = f"create it: briefings new claim {profile.id}"
    close = nearest(id, ids)
    if not close:
        there = f"claims of {profile.id}: {', '.join(ids[:8])}" if ids else f"{profile.id} has no claims"
        return f"{there}; refer to another record's claim as record/claim, or {new}"
    near = re.sub(r"'([^']+)'", rf"'{record}/\1'", close) if slash else close
    return f"{near} or {new}"


def _listed(near: str, known: Iterable[str]) -> str:
    """A hint with suggestions, the words in the vocabulary, and where to add another."""
    words = list(known)
    there = f"the vocabulary has: {', '.join(words[:_MOST_LISTED])}{' …' * (len(words) > _MOST_LISTED)}; add new ones to vocabulary.yml"
    return f"{near} {there}".lstrip()


def _or_new(near: str, noun: str, id: str) -> str:
    """A hint with suggestions, and the command that creates a record with that id."""
    if not all(map(is_id, id.split("--"))):
        return near or f"write the id of a record, such as {likely_id(id) or 'northland'}"
    return f"{near}{' or' * bool(near)} create it: briefings new {noun} {id.replace('--', ' ')}".lstrip()
