"""Questions about records: what appears on which page and in which order, the independent sources of a claim, all paths on the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from ..records.dossier import Actor, Dossier, Relationship
from ..records.handling import Handling
from ..records.identity import Succession
from ..records.images import FOLDER as IMAGES
from ..records.images import Image
from ..records.scalars import Citation
from ..records.schema import Change, Claim, Role, State, Tie
from ..records.sources import Source
from ..text import collation, prose
from ..text import markdown as md
from ..text.dates import Date
from . import kinds

#: The folder of the site that contains the data.
DATA_FOLDER: Final = "data"


def data_path(id: str) -> str:
    """The file of a record as JSON, such as `data/records/northland.json`."""
    return f"{DATA_FOLDER}/records/{id}.json"


def citation_path(page: str, ending: str) -> str:
    """The file with the citation of a page in a format, such as `data/cite/actors/northland.bib` for `actors/northland/`."""
    return f"{DATA_FOLDER}/cite/{page.removesuffix('/')}.{ending}"


def topic_path(id: str) -> str:
    """The page of a topic, such as `topics/ferry/`."""
    return f"topics/{id}/"


def record_path(dossier: Dossier, id: str) -> str:
    """The page of a record, such as `actors/northland/`."""
    folder = "sources" if id in dossier.sources else "relationships" if "--" in id else "actors"
    return f"{folder}/{id}/"


def target_path(dossier: Dossier, target: str) -> str:
    """The target of a link: the page of a record, or a claim (`record/claim`) on its home page."""
    id, _, claim = target.partition("/")
    return f"{record_path(dossier, id)}#{claim}" if claim else record_path(dossier, id)


def passage_path(cite: Citation) -> str:
    """The first paragraph of a citation on its source's page; the page itself if no paragraph is known."""
    return f"sources/{cite.source}/#p{cite.first}" if cite.first else f"sources/{cite.source}/"


def address(dossier: Dossier, path: str) -> str:
    """The full address of a path; empty if the dossier does not give the address of the site."""
    site = dossier.settings.site_url
    return md.url(f"{site.removesuffix('/')}/{path}") if site else ""


#: The folder of the briefs below `docs/`.
BRIEFS_FOLDER: Final = "briefs"
BOOK: Final = ""
#: What the id of a volume begins with.
VOLUMES: Final = "volumes/"
#: What the id of a card begins with: a picture that is shown beside a link to the site.
CARDS: Final = "cards/"


def topic_pack(topic: str) -> str:
    """The id of the pack of a topic; no record's id has a slash."""
    return f"topics/{topic}"


def actor_pack(actor: str) -> str:
    """The id of the pack of what concerns an actor."""
    return f"actors/{actor}"


def volume(number: int) -> str:
    """The id of a volume of a book that is too large for one file."""
    return f"{VOLUMES}{number}"


def card(id: str = "") -> str:
    """The id of the card of a record, or of the dossier."""
    return f"{CARDS}{id or 'home'}"


def brief_path(id: str) -> str:
    """The file of a record's brief, of a pack, of the book, or of a card, below `docs/`."""
    return f"{BRIEFS_FOLDER}/{id or 'book'}.{'png' if id.startswith(CARDS) else 'pdf'}"


def image_path(image: Image) -> str:
    """The file of an actor's image, below `docs/`."""
    return f"{IMAGES}/{image.file}"


def origins(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """The origins of a claim: its first speaker with the work, unless that is unnamed, when there is none that can be told apart; otherwise the agency, or else the publisher, of each source it cites.

    Sources with largely the same text are one origin.  Sources that nobody read are none, nor are those with which the claim was not
    compared: their evidence is not here, and no receipt says that it once was.
    """
    return _origins(dossier, claim, dossier.compared(claim))


def origins_anywhere(dossier: Dossier, claim: Claim) -> frozenset[str]:
    """The same as far as the record says, wherever the evidence is: what differs between checkouts must not decide."""
    return _origins(dossier, claim, dossier.read(claim.cites))


def _origins(dossier: Dossier, claim: Claim, cites: Iterable[Citation]) -> frozenset[str]:
    known = [cite.source for cite in cites if cite.source in dossier.sources]
    if claim.said_by and known:
        first = sorted(speaker for speaker in claim.said_by[0] if isinstance(speaker, str))
        return frozenset({f"{'+'.join(first)}/{claim.work or ''}"} if first else ())
    return frozenset(source_origin(dossier, source) for source in known)


def source_origin(dossier: Dossier, id: str) -> str:
    """The origin of a source: its agency, or else its publisher, unless its text is that of another source."""
    source = dossier.sources.get(dossier.same_text.get(id, id), dossier.sources[id])
    return source.agency or source.publisher


def outlets(dossier: Dossier, claim: Claim) -> tuple[str, ...]:
    """The outlets that a claim is cited to, in the order of its citations, without duplicates; only those that it was compared with."""
    cited = (dossier.sources[cite.source] for cite in dossier.compared(claim) if cite.source in dossier.sources)
    return tuple(dict.fromkeys(source.publisher for source in cited))


#: The words for each direction of a trend.
TRENDS: Final = {"closer": "Growing closer", "apart": "Growing apart", "steady": "Steady", "mixed": "No clear trend"}


def last_state(relationship: Relationship) -> State | None:
    """The state that was reported last."""
    return relationship.states[-1] if relationship.states else None


def trend_words(relationship: Relationship) -> str:
    """The trend in words; empty if the record has none."""
    return TRENDS[relationship.trend.direction] if relationship.trend else ""


def trend_grounds(dossier: Dossier, relationship: Relationship) -> tuple[tuple[Actor | Relationship, Claim], ...]:
    """The claims that its trend rests on, each with its home record."""
    refs = relationship.trend.based_on if relationship.trend else ()
    return tuple(found for found in (dossier.claim(relationship, ref) for ref in refs) if found)


def by_tone(dossier: Dossier, relationships: Iterable[Relationship]) -> dict[str, tuple[Relationship, ...]]:
    """Some relationships by their tone, in the order of TONES; tones that do not occur are left out."""
    found: dict[str, list[Relationship]] = {name: [] for name in kinds.TONES}
    for relationship in relationships:
        found[kinds.tone(dossier, relationship)].append(relationship)
    return {name: tuple(chosen) for name, chosen in found.items() if chosen}


#: The maximum number of actors in a matrix: a larger one cannot be taken in, and its cells grow with the square.
MOST_IN_MATRIX: Final = 40


class Shown(NamedTuple):
    """A claim as a page shows it: with its home record."""

    home: Actor | Relationship
    claim: Claim

    def anchor(self, page: str) -> str:
        """Its permanent anchor on the page of a record: `claim` at home, `record.claim` elsewhere."""
        return self.claim.id if self.home.id == page else f"{self.home.id}.{self.claim.id}"


class ShownOffice(NamedTuple):
    """An office or a membership of an actor: its words, all its citations, and why it could not be checked completely here."""

    actor: Actor
    words: str
    cites: tuple[Citation, ...]
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Views:
    """The answers for one dossier, each computed once."""

    dossier: Dossier

    @cached_property
    def handling(self) -> Handling:
        """The handling markings of its parts."""
        return Handling(self.dossier)

    @cached_property
    def shown(self) -> Mapping[str, tuple[Shown, ...]]:
        """The claims on each record's page: its own in their order, then those of others that link to it or name it in `also`."""
        found = {id: [Shown(record, claim) for claim in record.claims] for id, record in self.dossier.profiles.items()}
        for record, _, claim in self.dossier.each():
            for id in dict.fromkeys(
                (
                    *(link.record for link in prose.links(claim.text)),
                    *claim.speakers,
                    *filter(None, (it.of for it in claim.unnamed)),
                    *claim.also,
                )
            ):
                if id in found and id != record.id:
                    found[id].append(Shown(record, claim))
        return {id: tuple(claims) for id, claims in found.items()}

    @cached_property
    def relationships_of(self) -> Mapping[str, tuple[Relationship, ...]]:
        """The relationships of each actor, in the order of the other party's name."""
        found: dict[str, list[Relationship]] = {id: [] for id in self.dossier.actors}
        for relationship in self.dossier.relationships.values():
            for party in relationship.parties:
                found.setdefault(party, []).append(relationship)
        return {id: tuple(sorted(items, key=lambda item: (self.sort_key(other(item, id)), item.id))) for id, items in found.items()}

    @cached_property
    def resting_on(self) -> Mapping[str, Mapping[int, tuple[Shown, ...]]]:
        """The claims that rest on each paragraph of each source."""
        found: dict[str, dict[int, list[Shown]]] = {id: {} for id in self.dossier.sources}
        for record, _, claim in self.dossier.each():
            for cite in claim.cites:
                for number in cite.numbers:
                    found.setdefault(cite.source, {}).setdefault(number, []).append(Shown(record, claim))
        return {id: {number: tuple(claims) for number, claims in numbers.items()} for id, numbers in found.items()}

    @cached_property
    def cited_whole(self) -> Mapping[str, tuple[Shown, ...]]:
        """The claims that cite each source without a paragraph that is known here."""
        found: dict[str, dict[str, Shown]] = {id: {} for id in self.dossier.sources}
        for record, _, claim in self.dossier.each():
            for cite in claim.cites:
                if not cite.first:
                    found.setdefault(cite.source, {})[f"{record.id}/{claim.id}"] = Shown(record, claim)
        return {id: tuple(claims.values()) for id, claims in found.items()}

    @cached_property
    def recorded_in(self) -> Mapping[str, tuple[tuple[Actor | Relationship, str], ...]]:
        """The records that are in each data set with the version and the row, and those for which a data set names each source."""
        found: dict[str, dict[tuple[str, str], Actor | Relationship]] = {id: {} for id in self.dossier.sources}
        for record in self.dossier.profiles.values():
            for row in record.recorded if isinstance(record, Actor) else (kind.recorded for kind in record.kinds if kind.recorded):
                found.setdefault(row.source, {})[record.id, row.words] = record
                data_set = self.dossier.sources.get(row.source)
                for id in row.references:
                    found.setdefault(id, {})[record.id, f"named by {data_set.title if data_set else row.source}"] = record
        return {id: tuple((record, words) for (_, words), record in rows.items()) for id, rows in found.items()}

    @cached_property
    def shown_by(self) -> Mapping[str, Mapping[int, tuple[ShownOffice, ...]]]:
        """The offices and memberships that rest on each paragraph of each source."""
        found: dict[str, dict[int, list[ShownOffice]]] = {id: {} for id in self.dossier.sources}
        for actor in self.dossier.actors.values():
            shown: list[tuple[str, Role | Tie]] = [(role.title, role) for role in actor.roles]
            shown += [(f"part of {self.dossier.title(tie.actor)}", tie) for tie in actor.part_of]
            shown += [(f"{self.dossier.title(tie.actor)} as a member", tie) for tie in actor.members]
            for words, part in shown:
                office = ShownOffice(actor, words, part.cites, self.dossier.doubts_on(actor.id, part))
                for cite in part.cites:
                    for number in cite.numbers:
                        found.setdefault(cite.source, {}).setdefault(number, []).append(office)
        return {id: {number: tuple(items) for number, items in numbers.items()} for id, numbers in found.items()}

    @cached_property
    def said(self) -> Mapping[str, tuple[Shown, ...]]:
        """The claims that have each actor as a speaker, first or further on in the chain, in chronological order."""
        found: dict[str, list[Shown]] = {}
        for record, _, claim in self.dossier.each():
            for speaker in claim.speakers:
                found.setdefault(speaker, []).append(Shown(record, claim))
        return {id: in_time(claims) for id, claims in found.items()}

    @cached_property
    def on_topic(self) -> Mapping[str, tuple[Shown, ...]]:
        """The claims on each topic of the vocabulary, in chronological order."""
        found: dict[str, list[Shown]] = {id: [] for id in self.dossier.vocabulary.topics}
        for record, _, claim in self.dossier.each():
            for topic in claim.topics:
                found.setdefault(topic, []).append(Shown(record, claim))
        return {id: in_time(claims) for id, claims in found.items()}

    @cached_property
    def differing(self) -> tuple[tuple[Shown, Shown], ...]:
        """The pairs of claims that disagree, without duplicates, in the order of their addresses."""
        pairs = set()
        for record, _, claim in self.dossier.each():
            for ref in claim.differs_from:
                found = self.dossier.claim(record, ref)
                if found:
                    pairs.add(tuple(sorted((f"{record.id}/{claim.id}", f"{found[0].id}/{found[1].id}"))))
        return tuple((Shown(*self.dossier.claims[one]), Shown(*self.dossier.claims[two])) for one, two in sorted(pairs))

    @cached_property
    def differing_from(self) -> Mapping[tuple[str, str], tuple[Shown, ...]]:
        """The claims that each claim disagrees with, by record and id, whichever of the two records it."""
        found: dict[tuple[str, str], list[Shown]] = {}
        for one, two in self.differing:
            found.setdefault((one.home.id, one.claim.id), []).append(two)
            found.setdefault((two.home.id, two.claim.id), []).append(one)
        return {key: tuple(claims) for key, claims in found.items()}

    def differing_on(self, record: str) -> tuple[tuple[Shown, Shown], ...]:
        """The pairs that disagree and have one or both claims on a record's page."""
        here = {(shown.home.id, shown.claim.id) for shown in self.shown[record]}
        return tuple(pair for pair in self.differing if any((shown.home.id, shown.claim.id) in here for shown in pair))

    @cached_property
    def facing(self) -> tuple[Relationship, ...]:
        """The relationships of blocs with one another."""
        kinds, actors = self.dossier.vocabulary.actor_kinds, self.dossier.actors
        return tuple(
            relationship
            for relationship in self.dossier.relationships.values()
            if all(party in actors and kinds[actors[party].kind].group for party in relationship.parties)
        )

    @cached_property
    def members_of(self) -> Mapping[str, tuple[Actor, ...]]:
        """The actors whose records say that they are part of each actor."""
        found: dict[str, list[Actor]] = {}
        for actor in self.dossier.actors.values():
            for tie in actor.part_of:
                found.setdefault(tie.actor, []).append(actor)
        return {id: tuple(actors) for id, actors in found.items()}

    @cached_property
    def blocs_of(self) -> Mapping[str, tuple[Actor, ...]]:
        """The blocs of which each actor is a member."""
        found: dict[str, list[Actor]] = {}
        for actor in self.dossier.actors.values():
            for tie in actor.members:
                found.setdefault(tie.actor, []).append(actor)
        return {id: tuple(actors) for id, actors in found.items()}

    @cached_property
    def offices_of(self) -> Mapping[str, tuple[tuple[Actor, Role], ...]]:
        """The holders shown for each office of each actor, the most recently reported office first."""
        found: dict[str, list[tuple[Actor, Role]]] = {}
        for actor in self.dossier.actors.values():
            for role in actor.roles:
                if role.of:
                    found.setdefault(role.of, []).append((actor, role))
        return {id: tuple(sorted(pairs, key=_newest)) for id, pairs in found.items()}

    @cached_property
    def dated(self) -> tuple[Shown, ...]:
        """The claims with a date of the event or of the utterance, in chronological order."""
        return in_time(Shown(record, claim) for record, _, claim in self.dossier.each() if date_of(claim))

    @cached_property
    def between(self) -> Mapping[frozenset[str], Relationship]:
        """The relationship of two actors."""
        return {frozenset(relationship.parties): relationship for relationship in self.dossier.relationships.values()}

    @cached_property
    def corrections(self) -> Mapping[tuple[str, str], tuple[Change, ...]]:
        """The corrections of each claim or judgement, the newest first, by the ids of record and claim."""
        found: dict[tuple[str, str], list[Change]] = {}
        for record in self.dossier.profiles.values():
            for change in record.newest_first:
                if change.kind == "corrected" and change.claim:
                    found.setdefault((record.id, change.claim), []).append(change)
        return {key: tuple(changes) for key, changes in found.items()}

    @cached_property
    def successions(self) -> Mapping[str, tuple[tuple[str, Actor, Succession], ...]]:
        """For each actor, those that came from it and those that became part of it: how, the other actor, and what its record says."""
        found: dict[str, list[tuple[str, Actor, Succession]]] = {}
        for actor in self.dossier.actors.values():
            for loc, it in actor.successions:
                found.setdefault(it.actor, []).append((str(loc[0]), actor, it))
        return {id: tuple(items) for id, items in found.items()}

    def matrix(self) -> tuple[Actor, ...]:
        """The actors that have a relationship, those with the most of them first."""
        found = (actor for actor in self.dossier.actors.values() if self.relationships_of[actor.id])
        return tuple(sorted(found, key=lambda actor: (-len(self.relationships_of[actor.id]), self.sort_key(actor.id))))

    def sort_key(self, id: str) -> tuple[collation.Key, collation.Key, str]:
        """The position of a record in lists: of an actor by `sort_as` or name, then by the qualifier; of another by its title."""
        actor = self.dossier.actors.get(id)
        listed, qualifier = (actor.sort_as or actor.name, actor.qualifier or "") if actor else (self.dossier.title(id), "")
        return collation.key(listed), collation.key(qualifier), id

    def actors_by_kind(self) -> Iterator[tuple[str, tuple[Actor, ...]]]:
        """The kinds of actor that occur, in the vocabulary's order, each with its actors in the order of lists."""
        for kind, words in self.dossier.vocabulary.actor_kinds.items():
            actors = sorted(
                (actor for actor in self.dossier.actors.values() if actor.kind == kind), key=lambda actor: self.sort_key(actor.id)
            )
            if actors:
                yield words.plural, tuple(actors)

    def acts(self, relationship: Relationship, party: str) -> tuple[str, ...]:
        """What a party does or did to the other, in the party's direction."""
        return tuple(
            f"{kinds.act(self.dossier, kind, party, other(relationship, party))}{', according to a data set' if kinds.is_unread(kind) else ''}"
            for kind in relationship.kinds
        )

    def topics(self, claims: tuple[Shown, ...]) -> tuple[str, ...]:
        """The topics of some claims, in the vocabulary's order."""
        used = {topic for shown in claims for topic in shown.claim.topics}
        return tuple(id for id in self.dossier.vocabulary.topics if id in used)

    def sources_newest_first(self) -> tuple[Source, ...]:
        """The sources, the newest first; those without a date are last."""
        return tuple(sorted(self.dossier.sources.values(), key=lambda source: source.age_rank, reverse=True))


def other(relationship: Relationship, party: str) -> str:
    """The other party of a relationship."""
    one, two = relationship.parties
    return two if one == party else one


def date_of(claim: Claim) -> Date | None:
    """When the event of a claim happened or, if that is not known, when it was said."""
    return claim.when or claim.said_when


def _newest(office: tuple[Actor, Role]) -> tuple[int, str]:
    actor, role = office
    return -max((date.upper.ordinal for date in role.seen), default=0), actor.id


def in_time(shown: Iterable[Shown]) -> tuple[Shown, ...]:
    """Claims in chronological order, those without a date last; those of one time, or of none, in the order in which they are given."""
    return tuple(sorted(shown, key=_time))


def _time(shown: Shown) -> tuple[bool, tuple[Any, ...]]:
    date = date_of(shown.claim)
    return not date, date.order[:-1] if date else ()
