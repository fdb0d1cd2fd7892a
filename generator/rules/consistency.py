"""Rules about what contradicts itself: duplicate ids, names that look alike, cycles, directions, speakers and confidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Final

from ..records.dossier import VOCABULARY, Actor, Dossier, at, at_path
from ..records.scalars import reserved
from ..records.schema import Claim, Judgement, Record
from ..text import look_alikes
from ..text.dates import Date
from ..text.problems import Problem, nearest
from ..text.yaml import Loc
from ..views.queries import origins_anywhere
from .registry import rule

#: The maximum number of steps from a superseded claim to the one that is still valid.
MOST_STEPS: Final = 5
#: Words about confidence, which has its own field in a judgement.
_SCALE_WORD: Final = "confidence"


@rule("duplicate-id", first=True)
def claim_ids_are_unique(dossier: Dossier) -> Iterator[Problem]:
    """Ids of claims and judgements are unique in a record, because they are part of permanent links.

    Bad (duplicate-id), relationships/northland--southmark.yml:
        judgements: [{id: opened, text: The line is open for good., based_on: [no-deal, opened], confidence: low}]
    Good:
        judgements: [{id: stays-open, text: The line is open for good., based_on: [no-deal, opened], confidence: low}]
    """
    for record in dossier.profiles.values():
        seen: set[str] = set()
        parts: tuple[tuple[str, tuple[Claim | Judgement, ...]], ...] = (("claims", record.claims), ("judgements", record.judgements))
        for name, items in parts:
            for position, item in enumerate(items):
                if item.id in seen:
                    place = at(dossier, record, (name, position, "id"))
                    yield Problem(place, "duplicate-id", f"duplicate id {item.id!r} in {record.id}", "rename one of the two")
                seen.add(item.id)


@rule("reserved-id")
def topics_have_addresses(dossier: Dossier) -> Iterator[Problem]:
    """The id of a topic is not a reserved name on any system, because its page is a file.

    Bad (reserved-id), vocabulary.yml:
        topics: {index: {label: Prices, about: The index of prices.}}
    Good:
        topics: {price-index: {label: Prices, about: The index of prices.}}
    """
    for id in filter(reserved, dossier.vocabulary.topics):
        place = at_path(dossier, VOCABULARY, ("topics", id), key=True)
        yield Problem(place, "reserved-id", f"{id!r} is a reserved name on some systems", "choose a longer one")


@rule("wrong-direction")
def vocabulary_says_both_directions(dossier: Dossier) -> Iterator[Problem]:
    """A kind of relationship that is not symmetric has a verb for each side; a symmetric one has a single verb.

    Bad (wrong-direction), vocabulary.yml:
        relationship_kinds: {loan: {label: Loan, verb: lends money to, tone: friendly}}
    Good:
        relationship_kinds: {loan: {label: Loan, verb: lends money to, inverse: borrows money from, tone: friendly}}
    """
    for id, kind in dossier.vocabulary.relationship_kinds.items():
        if kind.symmetric and kind.inverse:
            place = at_path(dossier, VOCABULARY, ("relationship_kinds", id, "inverse"), key=True)
            yield Problem(place, "wrong-direction", f"{id!r} is symmetric but has an `inverse`", "remove it, or write symmetric: false")
        elif not kind.symmetric and not kind.inverse:
            place = at_path(dossier, VOCABULARY, ("relationship_kinds", id), key=True)
            message = f"missing field 'inverse' in {id!r}: the verb from the other side"
            yield Problem(place, "wrong-direction", message, "add inverse: …, or symmetric: true")


@rule("self-relationship", "bad-id")
def parties_are_two_in_order(dossier: Dossier) -> Iterator[Problem]:
    """A relationship has two different parties, and its file is named after them in alphabetical order.

    Bad (self-relationship), relationships/northland--northland.yml:
        parties: [northland, northland]
        kinds: [dispute]
        claims: [{id: debt, text: "[[northland]] apparently knew of the debt.", type: report, cites: [herald-2024-03#7]}]
    Good, relationships/harbour-union--northland.yml:
        parties: [harbour-union, northland]
        kinds: [dispute]
        claims: [{id: debt, text: "[[northland]] apparently knew of the debt.", type: report, cites: [herald-2024-03#7]}]
    """
    for relationship in dossier.relationships.values():
        one, two = relationship.parties
        wanted = "--".join(sorted((one, two)))
        if one == two:
            place = at(dossier, relationship, ("parties",))
            yield Problem(place, "self-relationship", f"both parties are {one!r}", "name the other party")
        elif relationship.id != wanted and {one, two} <= dossier.actors.keys():
            place = at(dossier, relationship, ("parties",))
            message = f"the parties are {one} and {two}, but the file is called {relationship.id}.yml"
            twin = wanted in dossier.relationships or wanted in dossier.broken
            hint = (
                f"{wanted}.yml already exists: merge the two files"
                if twin
                else f"rename it to {wanted}.yml: the two ids in alphabetical order"
            )
            yield Problem(place, "bad-id", message, hint)


@rule("duplicate-kind")
def kinds_stand_once(dossier: Dossier) -> Iterator[Problem]:
    """A relationship lists each kind, with its direction and time, once.

    Bad (duplicate-kind), relationships/northland--southmark.yml:
        kinds: [dispute, dispute]
    Good:
        kinds: [dispute]
    """
    for relationship in dossier.relationships.values():
        seen: set[tuple[str, str | None, Date | None]] = set()
        for position, kind in enumerate(relationship.kinds):
            one = (kind.kind, kind.source, kind.when)
            if one in seen:
                place = at(dossier, relationship, ("kinds", position))
                yield Problem(place, "duplicate-kind", f"duplicate kind {kind.kind!r}", "delete one of the two")
            seen.add(one)


@rule("unsupported-kind", resting=True)
def kinds_rest_on_claims(dossier: Dossier) -> Iterator[Problem]:
    """A kind of a relationship rests on a claim, its own or those of the record, its states and its trend, or is `recorded` in a data set.

    Bad (unsupported-kind), relationships/harbour-union--northland.yml:
        parties: [harbour-union, northland]
        kinds: [dispute]
    Good:
        parties: [harbour-union, northland]
        kinds: [{kind: dispute, claim: northland/paid-for-pier}]
    """
    for relationship in dossier.relationships.values():
        if any((*relationship.claims, *relationship.states, relationship.trend)):
            continue
        bare = [(position, kind.kind) for position, kind in enumerate(relationship.kinds) if not kind.claim and not kind.recorded]
        for position, name in bare[:1]:
            named = "the kind" if len(bare) == 1 else f"{len(bare)} kinds, such as"
            message = f"no claim supports {named} {name!r}, which readers would take for a fact"
            hint = f"add a claim to the record, or name one of another record: {{kind: {name}, claim: record/claim}}"
            yield Problem(at(dossier, relationship, ("kinds", position)), "unsupported-kind", message, hint)


@rule("idle-tone")
def judges_of_tones_have_tones(dossier: Dossier) -> Iterator[Problem]:
    """A kind that names the claim from which its tone is has a tone of its own.

    Bad (idle-tone), relationships/northland--southmark.yml:
        kinds: [{kind: dispute, tone_from: no-deal}]
    Good:
        kinds: [{kind: dispute, tone: hostile, tone_from: no-deal}]
    """
    for relationship in dossier.relationships.values():
        for position, kind in enumerate(relationship.kinds):
            if kind.tone_from and not kind.tone:
                place = at(dossier, relationship, ("kinds", position, "tone_from"), key=True)
                yield Problem(place, "idle-tone", "`tone_from` without `tone`", "add tone: …, as the claim has it, or remove `tone_from`")


_NO_SPEAKER: Final = "add said_by: [actor], the id of who said it, or [{words: a senior official}] if the article names nobody"


@rule("no-speaker", "report-with-speaker")
def speakers_are_named(dossier: Dossier) -> Iterator[Problem]:
    """Statements and assessments have a speaker, who may be unnamed; reports, which are in the article's own voice, do not.

    Bad (no-speaker), actors/northland.yml:
        claims: [{id: paid-for-pier, type: statement, said_by: []}]
    Good:
        claims: [{id: paid-for-pier, type: statement, said_by: [harbour-union]}]
    Bad (report-with-speaker), actors/northland.yml:
        claims: [{id: paid-for-pier, type: report, said_by: [harbour-union]}]
    Good:
        claims: [{id: paid-for-pier, type: statement, said_by: [harbour-union]}]
    """
    for record, number, claim in dossier.each():
        if claim.type in ("statement", "assessment") and not claim.said_by:
            message = f"claim {claim.id!r} is {'an' if claim.type == 'assessment' else 'a'} {claim.type} but has no speaker"
            yield Problem(at(dossier, record, ("claims", number, "type")), "no-speaker", message, _NO_SPEAKER)
        elif claim.type == "report" and claim.said_by:
            message = f"claim {claim.id!r} is a report (the article's own voice) but has a speaker"
            place = at(dossier, record, ("claims", number, "said_by"), key=True)
            yield Problem(place, "report-with-speaker", message, "write type: statement, or remove said_by")


@rule("missing-field", "unwanted-field")
def sources_say_what_they_are(dossier: Dossier) -> Iterator[Problem]:
    """A source has `headline` or `describes`; one with a changed status says why.

    Bad (missing-field), sources/gazette-2024-05.yml:
        status: corrected
    Good:
        status: corrected
        status_why: The number of ships was wrong.
    """
    for source in dossier.sources.values():
        if source.headline and source.describes:
            place = at(dossier, source, ("describes",), key=True)
            yield Problem(place, "unwanted-field", "the source has both `headline` and `describes`", "remove describes")
        elif not source.headline and not source.describes:
            message = "the source has neither `headline` nor `describes`"
            yield Problem(
                at(dossier, source, ()), "missing-field", message, "add headline: … if the article shows one, otherwise describes: …"
            )
        if source.status != "current" and not source.status_why:
            place = at(dossier, source, ("status",))
            yield Problem(
                place, "missing-field", f"the source is {source.status} but has no `status_why`", "add status_why: …, with the reason"
            )


@rule("too-few", "overconfident", resting=True)
def judgements_are_capped(dossier: Dossier) -> Iterator[Problem]:
    """A judgement rests on two claims at least, and its confidence is at most moderate if all of them share one origin.

    Bad (too-few), relationships/northland--southmark.yml:
        judgements: [{id: solved, based_on: [opened, northland--southmark/opened]}]
    Good:
        judgements: [{id: solved, based_on: [no-deal, opened]}]
    Bad (overconfident), relationships/northland--southmark.yml:
        judgements: [{id: solved, based_on: [no-deal, southmark/second-ship], confidence: high}]
    Good:
        judgements: [{id: solved, based_on: [no-deal, southmark/second-ship], confidence: moderate}]
    """
    for record in dossier.profiles.values():
        for number, judgement in enumerate(record.judgements):
            loc: Loc = ("judgements", number)
            yield from _rests_on_two(dossier, record, loc, judgement)
            yield from _is_as_sure_as_its_origins(dossier, record, loc, judgement)


@rule("wrong-value", "mixed-scales")
def judgements_use_the_scales(dossier: Dossier) -> Iterator[Problem]:
    """A likelihood is a term of the dossier's scale, and confidence never appears in a sentence with one (ICD 203).

    Bad (mixed-scales), relationships/northland--southmark.yml:
        judgements: [{id: solved, text: "We have high confidence that [[northland]] gave in.", confidence: moderate}]
    Good:
        judgements: [{id: solved, text: "[[northland]] gave in.", confidence: moderate}]
    """
    for record in dossier.profiles.values():
        for number, judgement in enumerate(record.judgements):
            yield from _uses_the_scales(dossier, record, ("judgements", number), judgement)


def _rests_on_two(dossier: Dossier, record: Record, loc: Loc, judgement: Judgement) -> Iterator[Problem]:
    if len({_full_ref(record, ref) for ref in judgement.based_on}) < 2:
        message = "duplicate claim in the judgement; it must rest on at least two different claims"
        yield Problem(at(dossier, record, (*loc, "based_on")), "too-few", message, "name another claim")


def _is_as_sure_as_its_origins(dossier: Dossier, record: Record, loc: Loc, judgement: Judgement) -> Iterator[Problem]:
    found = [item[1] for item in (dossier.claim(record, ref) for ref in judgement.based_on) if item]
    origins = {origin for claim in found for origin in origins_anywhere(dossier, claim)}
    if judgement.confidence == "high" and (len(origins) == 1 or (not origins and any(claim.anonymous for claim in found))):
        message = "confidence is high, but all claims share one origin" if origins else "confidence is high, but every speaker is unnamed"
        hint = "write confidence: moderate or low, or add a claim from another origin"
        yield Problem(at(dossier, record, (*loc, "confidence")), "overconfident", message, hint)


def _uses_the_scales(dossier: Dossier, record: Record, loc: Loc, judgement: Judgement) -> Iterator[Problem]:
    """A likelihood is a term of the scale, and confidence has a field of its own."""
    terms = [term.term for term in dossier.settings.likelihood]
    if judgement.likelihood and judgement.likelihood not in terms:
        place = at(dossier, record, (*loc, "likelihood"))
        hint = nearest(judgement.likelihood, terms) or f"the scale in dossier.yml has: {', '.join(terms) or 'no terms yet'}"
        yield Problem(place, "wrong-value", f"unknown likelihood {judgement.likelihood!r}", hint)
    if _SCALE_WORD in judgement.text.casefold():
        place = at(dossier, record, (*loc, "text"), token=_SCALE_WORD)
        message, hint = (
            "the text mentions confidence, which has its own field",
            "state only the judgement; confidence belongs in `confidence`",
        )
        yield Problem(place, "mixed-scales", message, hint)


def _full_ref(home: Record, ref: str) -> str:
    return ref if "/" in ref else f"{home.id}/{ref}"


@rule("supersession-cycle")
def supersession_ends(dossier: Dossier) -> Iterator[Problem]:
    """Following `superseded_by` reaches a claim that is still valid in at most five steps, and never returns to the start.

    Bad (supersession-cycle), relationships/northland--southmark.yml:
        claims: [{id: no-deal, superseded_by: opened}, {id: opened, superseded_by: no-deal}]
    Good:
        claims: [{id: no-deal, superseded_by: opened}]
    """
    for record, number, claim in dossier.each():
        seen, current = [f"{record.id}/{claim.id}"], (record, claim)
        while current[1].superseded_by:
            following = dossier.claim(current[0], current[1].superseded_by)
            if following is None:
                break  # the unknown claim is reported by another rule
            ref = f"{following[0].id}/{following[1].id}"
            if ref in seen or len(seen) > MOST_STEPS:
                what = "forms a cycle" if ref in seen else "takes more than five steps"
                place = at(dossier, record, ("claims", number, "superseded_by"))
                yield Problem(
                    place, "supersession-cycle", f"superseded_by {what}: {' → '.join([*seen, ref])}", "name the claim that is still valid"
                )
                break
            seen.append(ref)
            current = following


@rule("self-reference")
def nothing_names_itself(dossier: Dossier) -> Iterator[Problem]:
    """A claim does not differ from itself and does not list its own record in `also`; an actor is not its own part, member, office or successor.

    Bad (self-reference), actors/northland.yml:
        claims: [{id: paid-for-pier, also: [northland]}]
    Good:
        claims: [{id: paid-for-pier, also: [southmark]}]
    """
    for record, number, claim in dossier.each():
        for position, ref in enumerate(claim.differs_from):
            if dossier.claim(record, ref) == (record, claim):
                place = at(dossier, record, ("claims", number, "differs_from", position))
                yield Problem(place, "self-reference", "the claim differs from itself", "name the other claim")
        for position, id in enumerate(claim.also):
            if id == record.id:
                place = at(dossier, record, ("claims", number, "also", position))
                yield Problem(place, "self-reference", f"{id!r} is the claim's own record", "delete it here")
    for actor in dossier.actors.values():
        for loc, id in ties(actor):
            if id == actor.id:
                yield Problem(at(dossier, actor, loc), "self-reference", f"{id!r} refers to itself", "name the other actor, or remove it")


def ties(actor: Actor) -> Iterator[tuple[Loc, str]]:
    """The actors that an actor belongs to, consists of, holds an office in or came from, each with its path in the record."""
    for name, found in (("part_of", actor.part_of), ("members", actor.members)):
        yield from (((name, position, "actor"), tie.actor) for position, tie in enumerate(found))
    yield from ((("roles", position, "of"), role.of) for position, role in enumerate(actor.roles) if role.of)
    yield from (((*loc, "actor"), it.actor) for loc, it in actor.successions)


@rule("membership-cycle")
def memberships_end(dossier: Dossier) -> Iterator[Problem]:
    """No actor belongs to itself through others, by `part_of` or by `members`.

    Bad (membership-cycle), actors/northland.yml:
        part_of: [{actor: southmark, cites: [herald-2024-03#3]}]
    And, actors/southmark.yml:
        part_of: [{actor: northland, cites: [herald-2024-03#3]}]
    Good, actors/northland.yml:
        part_of: [{actor: southmark, cites: [herald-2024-03#3]}]
    """
    belongs: dict[str, dict[str, tuple[Actor, Loc]]] = {}
    for actor in dossier.actors.values():
        for loc, other in ties(actor):
            if loc[0] in ("part_of", "members") and other != actor.id:
                member, group = (other, actor.id) if loc[0] == "members" else (actor.id, other)
                belongs.setdefault(member, {})[group] = actor, loc
    try:
        TopologicalSorter(belongs).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        record, loc = belongs[circle[1]][circle[0]]
        message = f"the memberships form a cycle: {' → '.join(reversed(circle))}"
        yield Problem(at(dossier, record, loc), "membership-cycle", message, "remove one of the memberships")


@rule("ambiguous-name")
def names_are_distinguishable(dossier: Dossier) -> Iterator[Problem]:
    """Readers can tell actors apart: those of one name by a qualifier.  Names of two actors do not differ in look-alike letters alone.

    Two actors may share an alias, which never grounds a claim by itself; see `undecided-name`.

    Bad (ambiguous-name), actors/olga-brandt-painter.yml:
        name: Olga Brandt
        kind: person
    Good:
        name: Olga Brandt
        qualifier: painter
        kind: person
    """
    owners: dict[str, tuple[Actor, str]] = {}
    titles: dict[str, Actor] = {}
    for actor in dossier.actors.values():
        same = titles.setdefault(_folded(actor.title), actor)
        if same is not actor:
            message = f"duplicate name {actor.title!r}, also of {same.id}"
            yield Problem(at(dossier, actor, ("name",)), "ambiguous-name", message, _QUALIFY)
        for loc, name in _actor_names(actor):
            owner, other = owners.setdefault(look_alikes.skeleton(name), (actor, name))
            if owner is not actor and not _is_same(name, other):
                message = f"duplicate name {name!r}, also of {owner.name} ({owner.id}){_alike(name, other)}"
                yield Problem(at(dossier, actor, loc), "ambiguous-name", message, "remove it from one of the two, or write it in full")
        yield from _names_twice(dossier, actor)


_QUALIFY: Final = "give each a qualifier: …, a few words of ours that tell them apart, such as an office; or make them one record"


def _is_same(name: str, other: str) -> bool:
    """Whether two names differ in capitals at most: not if one has letters that only look alike, or are joined or wide."""
    return name.casefold() == other.casefold() and all(unicodedata.is_normalized("NFKC", one) for one in (name, other))


def _folded(title: str) -> str:
    """A title as a reader takes it in."""
    return look_alikes.skeleton(title).casefold()


def _names_twice(dossier: Dossier, actor: Actor) -> Iterator[Problem]:
    """The duplicate names in one record; two languages may share one."""
    seen: dict[str, str] = {}
    for loc, name in _actor_names(actor):
        keys = (look_alikes.skeleton(name), name.casefold())
        other = next((seen[key] for key in keys if key in seen), "")
        if other and loc[0] != "native_names":
            message = f"duplicate name {name!r}{_alike(name, other)}"
            yield Problem(at(dossier, actor, loc), "ambiguous-name", message, "delete one of the two")
        seen = dict.fromkeys(keys, name) | seen


def _alike(name: str, other: str) -> str:
    """The letters by which two names differ although they look alike, as the end of a message; empty if they are the same."""
    letters = "" if name.casefold() == other.casefold() else look_alikes.strangers(name) or look_alikes.strangers(other)
    return f"; they differ only in {letters}" if letters else ""


def _actor_names(actor: Actor) -> Iterator[tuple[Loc, str]]:
    yield ("name",), actor.name
    yield from ((("aliases", position), name) for position, name in enumerate(actor.aliases))
    yield from ((("metonyms", position), name) for position, name in enumerate(actor.metonyms))
    yield from ((("dated_names", position, "name"), dated.name) for position, dated in enumerate(actor.dated_names))
    yield from ((("native_names", language), name) for language, name in actor.native_names.items())
