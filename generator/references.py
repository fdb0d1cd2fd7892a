"""Whether what records say of each other holds: ids, citations, kinds, chains, counts.

Floor 4: imports `problems`, `prose`, `model`.  One generator a rule; the docstring is the rule's entry in the handbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from generator import prose
from generator.model import Actor, Citation, Dossier, Judgement, Record
from generator.problems import Place, Problem, nearest
from generator.yamltext import Loc

SETTINGS: Final = "briefings/dossier.yml"


def at(dossier: Dossier, record: Record, loc: Loc, *, key: bool = False, token: str = "") -> Place:
    """The place of a part of a record in its file."""
    return _at(dossier, record.path, loc, key=key, token=token)


def _at(dossier: Dossier, path: str, loc: Loc, *, key: bool = False, token: str = "") -> Place:
    document = dossier.documents.get(path)
    return document.place(loc, key=key, token=token) if document else Place(path)


def claim_ids_are_unique(dossier: Dossier) -> Iterator[Problem]:
    """An id names one claim or judgement of a record: it is part of a permanent link."""
    for record in dossier.profiles.values():
        seen: set[str] = set()
        for folder, items in (("claims", record.claims), ("judgements", record.judgements)):
            for position, item in enumerate(items):
                if item.id in seen:
                    yield Problem(at(dossier, record, (folder, position, "id")), "duplicate-id", f"{item.id!r} stands twice in {record.id}", "rename one of the two")
                seen.add(item.id)


def actors_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every actor that a record names by id has a file under briefings/actors/."""
    for record, loc, id in _actor_references(dossier):
        if id not in dossier.actors and id not in dossier.broken:
            hint = nearest(id, dossier.actors) or f"create it: briefings/actors/{id}.yml"
            yield Problem(at(dossier, record, loc, token=id), "unknown-actor", f"{id!r} is no actor", hint)


def _actor_references(dossier: Dossier) -> Iterator[tuple[Record, Loc, str]]:
    for actor in dossier.actors.values():
        for name, ties in (("part_of", actor.part_of), ("members", actor.members)):
            yield from ((actor, (name, position, "actor"), tie.actor) for position, tie in enumerate(ties))
        yield from ((actor, ("roles", position, "of"), role.of) for position, role in enumerate(actor.roles) if role.of)
    for relationship in dossier.relationships.values():
        yield from ((relationship, ("parties", position), party) for position, party in enumerate(relationship.parties))
        yield from ((relationship, ("kinds", position, "from"), kind.source) for position, kind in enumerate(relationship.kinds) if kind.source)
    for record, number, claim in dossier.each():
        for position, step in enumerate(claim.said_by):
            yield from ((record, ("claims", number, "said_by", position), speaker) for speaker in step)


def links_lead_somewhere(dossier: Dossier) -> Iterator[Problem]:
    """Every link of a text leads to a record or a claim, and is well formed."""
    known = [*dossier.profiles, *dossier.sources]
    for path, loc, text in _texts(dossier):
        for token, message, hint in prose.faults(text):
            yield Problem(_at(dossier, path, loc, token=token), "bad-markup", message, hint)
        for link in prose.links(text):
            if not link.target or link.record in dossier.broken:
                continue
            if link.record not in dossier.profiles and link.record not in dossier.sources:
                yield Problem(_at(dossier, path, loc, token=link.record), "unknown-record", f"the link [[{link.target}]] leads to no record", nearest(link.record, known))
            elif "/" in link.target and link.target not in dossier.claims:
                yield Problem(_at(dossier, path, loc, token=link.target), "unknown-claim", f"the link [[{link.target}]] leads to no claim", nearest(link.target, dossier.claims))


def _texts(dossier: Dossier) -> Iterator[tuple[str, Loc, str]]:
    """Every text that may hold links, with its file and its way."""
    yield SETTINGS, ("introduction", "text"), dossier.settings.introduction.text
    for record in dossier.profiles.values():
        for position, claim in enumerate(record.claims):
            yield record.path, ("claims", position, "text"), claim.text
        for position, judgement in enumerate(record.judgements):
            yield record.path, ("judgements", position, "text"), judgement.text


def citations_resolve(dossier: Dossier) -> Iterator[Problem]:
    """Every citation leads to a described source and to paragraphs that its article has, each once."""
    for record, loc, cites in _citations(dossier):
        seen: set[tuple[str, int]] = set()
        for position, cite in enumerate(cites):
            place = (*loc, position) if loc[-1] == "cites" else loc
            yield from _resolves(dossier, record, place, cite)
            numbers = {(cite.source, number) for number in (cite.first, cite.last)}
            if numbers & seen:
                yield Problem(at(dossier, record, place), "bad-citation", f"{cite} is cited twice here", "delete one of the two")
            seen |= {(cite.source, number) for number in range(cite.first, min(cite.last, cite.first + 500) + 1)}


def _resolves(dossier: Dossier, record: Record, loc: Loc, cite: Citation) -> Iterator[Problem]:
    if cite.source in dossier.broken:
        return
    if cite.source not in dossier.sources:
        hint = nearest(cite.source, dossier.sources) or "add the article: briefings add-source FILE --id ID"
        yield Problem(at(dossier, record, loc, token=cite.source), "unknown-source", f"{str(cite)!r} cites {cite.source!r}, which is no source", hint)
    elif cite.source in dossier.evidence and cite.last > len(dossier.evidence[cite.source]):
        count = len(dossier.evidence[cite.source])
        yield Problem(at(dossier, record, loc), "unknown-paragraph", f"{cite.source} has {count} paragraphs, and here stands {cite.last}", f"write 1 to {count}")


def _citations(dossier: Dossier) -> Iterator[tuple[Record, Loc, tuple[Citation, ...]]]:
    for record, number, claim in dossier.each():
        yield record, ("claims", number, "cites"), claim.cites
        for name, cite in (("speaker_at", claim.speaker_at), ("dated_at", claim.dated_at)):
            if cite:
                yield record, ("claims", number, name), (cite,)
    for actor in dossier.actors.values():
        for name, items in (("roles", actor.roles), ("part_of", actor.part_of), ("members", actor.members)):
            for number, item in enumerate(items):
                yield actor, (name, number, "cites"), item.cites


def sources_have_evidence(dossier: Dossier) -> Iterator[Problem]:
    """Every source that is cited has its evidence file, so that what is cited to it can be tested."""
    for source in dossier.sources.values():
        if source.id not in dossier.evidence:
            hint = f"briefings add-source FILE --id {source.id}"
            yield Problem(Place(source.path), "no-evidence", f"the source {source.id!r} has no evidence file", hint)


def unused_paragraphs_exist(dossier: Dossier) -> Iterator[Problem]:
    """A paragraph named as unused exists, once, and no claim cites it."""
    cited: dict[str, dict[int, str]] = {}
    for record, loc, cites in _citations(dossier):
        if loc[-1] == "cites":
            for cite in cites:
                cited.setdefault(cite.source, {}).update((number, record.id) for number in cite.numbers[:500])
    for source in dossier.sources.values():
        count = len(dossier.evidence.get(source.id, ()))
        seen: set[int] = set()
        for position, unused in enumerate(source.unused):
            first, last = unused.paragraphs
            place = at(dossier, source, ("unused", position, "paragraphs"))
            numbers = set(range(first, min(last, first + 500) + 1))
            used = sorted(numbers & cited.get(source.id, {}).keys())
            if count and last > count:
                yield Problem(place, "unknown-paragraph", f"{source.id} has {count} paragraphs, and here stands {last}", f"write 1 to {count}")
            if numbers & seen:
                yield Problem(place, "bad-citation", f"paragraph {min(numbers & seen)} is named twice here", "delete one of the two")
            if used:
                yield Problem(place, "used-paragraph", f"paragraph {used[0]} is cited by {cited[source.id][used[0]]}", "delete it here")
            seen |= numbers


def claims_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every claim that is named as record/claim exists."""
    for path, home, loc, ref in _claim_references(dossier):
        record = ref.partition("/")[0] if "/" in ref else home
        if record in dossier.broken:
            continue
        full = ref if "/" in ref else f"{home}/{ref}"
        if full not in dossier.claims:
            own = [claim for claim in dossier.claims if claim.startswith(f"{record}/")]
            hint = nearest(full, own or dossier.claims)
            yield Problem(_at(dossier, path, loc), "unknown-claim", f"{ref!r} is no claim", hint)


def _claim_references(dossier: Dossier) -> Iterator[tuple[str, str, Loc, str]]:
    yield from ((SETTINGS, "", ("introduction", "based_on", i), ref) for i, ref in enumerate(dossier.settings.introduction.based_on))
    for record, number, claim in dossier.each():
        yield from ((record.path, record.id, ("claims", number, "differs_from", i), ref) for i, ref in enumerate(claim.differs_from))
        if claim.superseded_by:
            yield record.path, record.id, ("claims", number, "superseded_by"), claim.superseded_by
    for record in dossier.profiles.values():
        for number, judgement in enumerate(record.judgements):
            yield from ((record.path, record.id, ("judgements", number, "based_on", i), ref) for i, ref in enumerate(judgement.based_on))
    for actor in dossier.actors.values():
        yield from ((actor.path, actor.id, ("facts", i, "claim"), fact.claim) for i, fact in enumerate(actor.facts))
    for relationship in dossier.relationships.values():
        yield from ((relationship.path, relationship.id, ("states", i, "claim"), state.claim) for i, state in enumerate(relationship.states))
        if relationship.trend:
            yield from ((relationship.path, relationship.id, ("trend", "based_on", i), ref) for i, ref in enumerate(relationship.trend.based_on))


def also_and_topics_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every topic of a claim is in the vocabulary, and every record in `also` exists and is another one."""
    topics = dossier.vocabulary.topics
    for record, number, claim in dossier.each():
        for position, topic in enumerate(claim.topics):
            if topic not in topics:
                yield Problem(at(dossier, record, ("claims", number, "topics", position)), "unknown-topic", f"{topic!r} is no topic of the vocabulary", nearest(topic, topics))
        for position, id in enumerate(claim.also):
            place = at(dossier, record, ("claims", number, "also", position))
            if id == record.id:
                yield Problem(place, "unknown-record", f"{id!r} is the record that the claim is at home in", "delete it here")
            elif id not in dossier.profiles and id not in dossier.broken:
                yield Problem(place, "unknown-record", f"{id!r} is no actor or relationship", nearest(id, dossier.profiles))


def kinds_exist(dossier: Dossier) -> Iterator[Problem]:
    """Every kind of actor and of relationship is in the vocabulary; who acts is named exactly where the kind has a direction."""
    vocabulary = dossier.vocabulary
    for actor in dossier.actors.values():
        if actor.kind not in vocabulary.actor_kinds:
            yield Problem(at(dossier, actor, ("kind",)), "unknown-kind", f"{actor.kind!r} is no kind of actor", nearest(actor.kind, vocabulary.actor_kinds))
        elif actor.members and not vocabulary.actor_kinds[actor.kind].group:
            yield Problem(at(dossier, actor, ("members",), key=True), "wrong-value", f"{actor.kind!r} is no group, and has members", "choose a kind with `group: true`")
    for relationship in dossier.relationships.values():
        for position, kind in enumerate(relationship.kinds):
            place = at(dossier, relationship, ("kinds", position))
            known = vocabulary.relationship_kinds.get(kind.kind)
            if known is None:
                yield Problem(place, "unknown-kind", f"{kind.kind!r} is no kind of relationship", nearest(kind.kind, vocabulary.relationship_kinds))
            elif known.symmetric and kind.source:
                yield Problem(place, "wrong-direction", f"{kind.kind!r} is symmetric: neither party acts alone", "leave `from` out")
            elif not known.symmetric and kind.source not in relationship.parties:
                hint = f"write {{kind: {kind.kind}, from: {relationship.parties[0]}}} or from: {relationship.parties[1]}"
                yield Problem(place, "wrong-direction", f"{kind.kind!r} has a direction, and `from` names no party", hint)


def vocabulary_says_both_directions(dossier: Dossier) -> Iterator[Problem]:
    """A kind of relationship that is not symmetric has a verb for either side; a symmetric one has one."""
    for id, kind in dossier.vocabulary.relationship_kinds.items():
        if kind.symmetric == bool(kind.inverse):
            message = "is symmetric, and has an `inverse`" if kind.symmetric else "has no `inverse`, the verb as seen from the other side"
            yield Problem(_at(dossier, "briefings/vocabulary.yml", ("relationship_kinds", id)), "wrong-direction", f"{id!r} {message}")


def parties_are_two_in_order(dossier: Dossier) -> Iterator[Problem]:
    """A relationship has two different parties, and its file is named after them in alphabetical order."""
    for relationship in dossier.relationships.values():
        one, two = relationship.parties
        place = at(dossier, relationship, ("parties",))
        wanted = "--".join(sorted((one, two)))
        if one == two:
            yield Problem(place, "self-relationship", f"{one!r} is both parties of its relationship", "name the other party")
        elif relationship.id != wanted:
            yield Problem(place, "bad-id", f"the file of the parties {one} and {two} is called {relationship.id}.yml", f"rename it to {wanted}.yml")


def kinds_stand_once(dossier: Dossier) -> Iterator[Problem]:
    """A relationship names each kind, with its direction, once."""
    for relationship in dossier.relationships.values():
        for position, kind in enumerate(relationship.kinds):
            if kind in relationship.kinds[:position]:
                yield Problem(at(dossier, relationship, ("kinds", position)), "duplicate-kind", f"the kind {kind.kind!r} stands here a second time", "delete one of the two")


def speakers_are_named(dossier: Dossier) -> Iterator[Problem]:
    """A statement and an assessment say who made them; a report is the article's own and has no speaker."""
    for record, number, claim in dossier.each():
        if claim.type in ("statement", "assessment") and not claim.said_by:
            message = f"the claim {claim.id!r} is {'an' if claim.type == 'assessment' else 'a'} {claim.type}, and nobody says it"
            yield Problem(at(dossier, record, ("claims", number)), "no-speaker", message, "add said_by: [actor]")
        elif claim.type == "report" and claim.said_by:
            message = f"the claim {claim.id!r} is a report, which is the article's own, and names who said it"
            yield Problem(at(dossier, record, ("claims", number, "said_by"), key=True), "report-with-speaker", message, "type: statement")


def supersession_ends(dossier: Dossier) -> Iterator[Problem]:
    """`superseded_by` leads in at most five steps to a claim that stands, and never back."""
    for record, number, claim in dossier.each():
        seen, current = [f"{record.id}/{claim.id}"], (record, claim)
        while current and current[1].superseded_by:
            following = dossier.claim(current[0], current[1].superseded_by)
            if following is None:
                break
            ref = f"{following[0].id}/{following[1].id}"
            if ref in seen or len(seen) > 5:
                what = "leads back to the claim itself" if ref in seen else "takes more than five steps"
                place = at(dossier, record, ("claims", number, "superseded_by"))
                yield Problem(place, "supersession-cycle", f"superseded_by {what}: {' → '.join([*seen, ref])}", "name the claim that stands")
                break
            seen.append(ref)
            current = following


def differences_are_mutual_claims(dossier: Dossier) -> Iterator[Problem]:
    """A claim does not differ from itself."""
    for record, number, claim in dossier.each():
        for position, ref in enumerate(claim.differs_from):
            if dossier.claim(record, ref) == (record, claim):
                yield Problem(at(dossier, record, ("claims", number, "differs_from", position)), "unknown-claim", "a claim cannot differ from itself", "name the other account")


def nothing_is_dated_after_the_dossier(dossier: Dossier) -> Iterator[Problem]:
    """What is reported happened, and was published, by the dossier's `as_of`; only a plan lies ahead."""
    end = dossier.settings.as_of.upper
    for source in dossier.sources.values():
        if source.published.lower > end:
            yield Problem(at(dossier, source, ("published",)), "bad-date", f"{source.published} is after the dossier's as_of, {dossier.settings.as_of}", "move as_of")
    for record, number, claim in dossier.each():
        for name, date in (("when", claim.when), ("said_when", claim.said_when)):
            if date and date.lower > end and (claim.type != "plan" or name == "said_when"):
                yield Problem(at(dossier, record, ("claims", number, name)), "bad-date", f"{date} is after the dossier's as_of, {dossier.settings.as_of}", "type: plan, or mend the date")


def states_follow_time(dossier: Dossier) -> Iterator[Problem]:
    """The states of a relationship stand in order of time."""
    for relationship in dossier.relationships.values():
        for position, (one, two) in enumerate(zip(relationship.states, relationship.states[1:], strict=False), 1):
            if two.when.lower < one.when.lower:
                yield Problem(at(dossier, relationship, ("states", position, "when")), "bad-order", f"{two.when} stands after {one.when}", "order the states by time")


def sources_say_what_they_are(dossier: Dossier) -> Iterator[Problem]:
    """A source has a headline or says what it describes; a changed status says why."""
    for source in dossier.sources.values():
        if bool(source.headline) == bool(source.describes):
            what = "both a headline and a description" if source.headline else "neither a headline nor a description"
            yield Problem(at(dossier, source, ()), "missing-field", f"the source has {what}", "headline: where the article shows one; else describes:")
        if source.status != "current" and not source.status_why:
            yield Problem(at(dossier, source, ("status",)), "missing-field", f"the source is {source.status}, and nothing says why", "add status_why")


def judgements_are_capped(dossier: Dossier) -> Iterator[Problem]:
    """Confidence is at most moderate where all claims share one origin; it never stands in a sentence with a likelihood (ICD 203)."""
    terms = [term.term for term in dossier.settings.likelihood]
    for record in dossier.profiles.values():
        for number, judgement in enumerate(record.judgements):
            loc: Loc = ("judgements", number)
            if len(set(judgement.based_on)) < 2:
                yield Problem(at(dossier, record, (*loc, "based_on")), "too-few", "a judgement rests on two different claims or more")
            if judgement.confidence == "high" and len(_origins(dossier, record, judgement)) == 1:
                message = "confidence is high, and all claims share one origin"
                yield Problem(at(dossier, record, (*loc, "confidence")), "overconfident", message, "moderate at most")
            if judgement.likelihood and judgement.likelihood not in terms:
                yield Problem(at(dossier, record, (*loc, "likelihood")), "wrong-value", f"{judgement.likelihood!r} is no term of the scale", nearest(judgement.likelihood, terms))
            if "confidence" in judgement.text.casefold():
                message = "the text speaks of confidence, which has a field of its own"
                yield Problem(at(dossier, record, (*loc, "text"), token="confidence"), "mixed-scales", message, "say only what is judged")


def origin(dossier: Dossier, record: Record, ref: str) -> Iterator[str]:
    """Where a claim comes from: its first speaker with the work; else the agency; else the publisher."""
    found = dossier.claim(record, ref)
    if found:
        claim = found[1]
        for cite in claim.cites:
            source = dossier.sources.get(cite.source)
            if claim.said_by:
                yield f"{'+'.join(claim.said_by[0])}/{claim.work or ''}"
            elif source:
                yield source.agency or source.publisher


def _origins(dossier: Dossier, record: Record, judgement: Judgement) -> set[str]:
    return {found for ref in judgement.based_on for found in origin(dossier, record, ref)}


def names_are_told_apart(dossier: Dossier) -> Iterator[Problem]:
    """A name or alias belongs to one actor."""
    owners: dict[str, tuple[Actor, Loc]] = {}
    for actor in dossier.actors.values():
        named: Iterable[tuple[Loc, str]] = [(("name",), actor.name), *((("aliases", i), alias) for i, alias in enumerate(actor.aliases)),
                                            *((("metonyms", i), alias) for i, alias in enumerate(actor.metonyms))]  # fmt: skip
        for loc, name in named:
            other = owners.setdefault(name.casefold(), (actor, loc))
            if other != (actor, loc):
                whose = "twice in this record" if other[0] is actor else f"{other[0].name!r} ({other[0].id}) too"
                yield Problem(at(dossier, actor, loc), "ambiguous-name", f"{name!r} names {whose}", "leave it out of one of the two")


#: The rules of this module, in the order of the handbook.
RULES: Final[tuple[Callable[[Dossier], Iterator[Problem]], ...]] = (
    claim_ids_are_unique, actors_exist, links_lead_somewhere, citations_resolve, sources_have_evidence, unused_paragraphs_exist,
    claims_exist, also_and_topics_exist, kinds_exist, vocabulary_says_both_directions, parties_are_two_in_order, kinds_stand_once,
    speakers_are_named, supersession_ends, differences_are_mutual_claims, nothing_is_dated_after_the_dossier, states_follow_time,
    sources_say_what_they_are, judgements_are_capped, names_are_told_apart,
)  # fmt: skip


