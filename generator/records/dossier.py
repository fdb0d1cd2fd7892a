"""A dossier: actors and relationships, which carry claims, and their sources; frozen values, described field by field.

The models are the only place that defines what a field may hold; their descriptions and examples are used in the handbook and in editors.
Cross-references are ids that are looked up in the `Dossier`, so no value is cyclic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Final, Protocol

from pydantic import BeforeValidator, Field

from ..articles import languages
from ..articles.fingerprints import Evidence
from ..articles.language import Language as DossierLanguage
from ..text.problems import Place, nearest
from ..text.yaml import Document, Loc
from .editions import Edition
from .scalars import ActorId, ActorKindId, Language, Line, Prose, RecordId, RelationshipKindId, Value
from .schema import Change, Claim, Fact, Judgement, Record, Role, Settings, Source, State, Tie, Trend, Vocabulary, Waivers


class Profile(Record):
    """What actors and relationships have in common: claims, judgements, history."""

    claims: tuple[Claim, ...] = Field(
        default=(),
        description="What the sources say.",
        examples=[[{"id": "second-ship", "text": "A second ship is to come.", "type": "plan", "cites": ["herald-2024-03#6"]}]],
    )
    judgements: tuple[Judgement, ...] = Field(
        default=(),
        description="What we conclude, apart from the claims.",
        examples=[[{"id": "solved", "text": "The dispute is over.", "based_on": ["no-deal", "opened"], "confidence": "moderate"}]],
    )
    history: tuple[Change, ...] = Field(
        default=(),
        description="What readers are told of changes, a new one below the others.",
        examples=[[{"date": "2024-05-03", "kind": "added", "change": "First edition."}]],
    )
    formerly: tuple[RecordId, ...] = Field(
        default=(), description="Ids that the record had before, the oldest first: their addresses lead here.", examples=[["dock-union"]]
    )
    waive: Waivers = Field(default=(), description="Rules that do not hold for the record, each with its reason.")
    brief: bool = Field(default=True, description="False where no brief is to be printed.", examples=[False])

    @property
    def newest_first(self) -> tuple[Change, ...]:
        """The history, the newest change first; of one day, the one that stands lower in the file."""
        return tuple(sorted(self.history, key=lambda change: (change.date.lower, change.date.upper))[::-1])

    @property
    def withdrawal(self) -> Change | None:
        """The change that withdrew the whole record, where that is its newest."""
        newest = self.newest_first[0] if self.history else None
        return newest if newest and newest.kind == "withdrawn" and newest.claim is None else None

    @property
    def withdrawn_claims(self) -> Mapping[str, Change]:
        """The ids of claims and judgements that were withdrawn and not brought back, each with the change that says so."""
        newest = {change.claim: change for change in reversed(self.newest_first) if change.claim}
        return {id: change for id, change in newest.items() if change.kind == "withdrawn"}


class Actor(Profile):
    """A state, a body, a person, or a bloc of several: somebody who acts or speaks in an article."""

    folder: ClassVar[str] = "actors"

    name: Line = Field(description="The name as the dossier prints it.", examples=["Lena Vos"])
    sort_as: Line | None = Field(default=None, description="The name as lists order it, family name first.", examples=["Vos, Lena"])
    sort_why: Prose | None = Field(
        default=None,
        description="Why, where an article leads astray about the family name.",
        examples=["The article takes her first name for it."],
    )
    kind: ActorKindId = Field(description="A kind of actor of the vocabulary.", examples=["person"])
    aliases: tuple[Line, ...] = Field(
        default=(), description="Other spellings, short forms and demonyms, by which a paragraph may name it.", examples=[["Ms Vos", "Vos"]]
    )
    metonyms: tuple[Line, ...] = Field(
        default=(), description="Capitals and houses that stand for the government: “Port Alder”.", examples=[["Port Alder"]]
    )
    native_names: Mapping[Language, Line] = Field(
        default={}, description="Names in other scripts, by language, as an article gives them.", examples=[{"ko": "레나 보스"}]
    )
    roles: tuple[Role, ...] = Field(
        default=(),
        description="Offices, as of the articles.",
        examples=[[{"title": "envoy", "of": "southmark", "seen": ["2024-03-15"], "cites": ["herald-2024-03#4"]}]],
    )
    part_of: tuple[Tie, ...] = Field(
        default=(), description="Bodies and states it belongs to.", examples=[[{"actor": "southmark", "cites": ["herald-2024-03#4"]}]]
    )
    members: tuple[Tie, ...] = Field(
        default=(), description="The members of a bloc.", examples=[[{"actor": "northland", "cites": ["gazette-2024-05#2"]}]]
    )
    facts: tuple[Fact, ...] = Field(
        default=(),
        description="Rows of the infobox.",
        examples=[[{"label": "Passengers lost", "value": "1,200 a week", "claim": "lost-passengers"}]],
    )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its name and aliases, without metonyms."""
        return (self.name, *self.aliases)


class Kind(Value):
    """A kind that a relationship is of; where the kind has a direction, with the party that acts."""

    kind: RelationshipKindId = Field(description="A kind of relationship of the vocabulary.", examples=["supply"])
    source: ActorId | None = Field(
        default=None, alias="from", description="The party that acts, where the kind is not symmetric.", examples=["southmark"]
    )


def _kinds(value: object) -> object:
    return [{"kind": item} if isinstance(item, str) else item for item in value] if isinstance(value, list) else value


class Relationship(Profile):
    """What two actors have to do with each other."""

    folder: ClassVar[str] = "relationships"

    parties: Annotated[tuple[ActorId, ...], Field(min_length=2, max_length=2)] = Field(
        description="The two actors; either may be a bloc.", examples=[["northland", "southmark"]]
    )
    kinds: Annotated[
        tuple[Kind, ...],
        BeforeValidator(_kinds, json_schema_input_type=Annotated[tuple[RelationshipKindId | Kind, ...], Field(min_length=1)]),
        Field(min_length=1),
    ] = Field(
        description="One kind or more; one with a direction as {kind: …, from: …}.",
        examples=[["dispute", {"kind": "supply", "from": "southmark"}]],
    )
    states: tuple[State, ...] = Field(
        default=(),
        description="How it stood, in order of time.",
        examples=[[{"when": "2024-03", "label": "no deal on the ferry", "claim": "no-deal"}]],
    )
    trend: Trend | None = Field(
        default=None,
        description="Where it is going, as the claims show it.",
        examples=[{"direction": "closer", "based_on": ["no-deal", "opened"]}],
    )


@dataclass(frozen=True)
class Dossier:
    """Everything, looked up by id; records in the order of their ids, so that nothing depends on the order of files."""

    settings: Settings
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    relationships: Mapping[str, Relationship]
    evidence: Mapping[str, Evidence]
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    #: Ids of records whose files hold a problem of their own: known, but not looked into.
    broken: frozenset[str] = frozenset()
    #: Actors and relationships that were withdrawn, by id: they have a name and a history, and stand nowhere else.
    withdrawn: Mapping[str, Actor | Relationship] = field(default_factory=dict)
    #: What earlier editions said, by name.
    editions: Mapping[str, Edition] = field(default_factory=dict, repr=False)

    @property
    def language(self) -> DossierLanguage:
        """The language in which the dossier itself is written."""
        return languages.DEFAULT

    @cached_property
    def profiles(self) -> Mapping[str, Actor | Relationship]:
        """Actors and relationships by id, actors first."""
        return {**self.actors, **self.relationships}

    @cached_property
    def kept_elsewhere(self) -> frozenset[str]:
        """The sources whose evidence is kept out of the repository and is not at hand: what is cited to them cannot be checked here."""
        return frozenset(source.id for source in self.sources.values() if source.evidence == "local" and source.id not in self.evidence)

    @cached_property
    def unchecked(self) -> tuple[str, ...]:
        """The claims, as `record/claim`, that cite such a source."""
        return tuple(ref for ref, (_, claim) in self.claims.items() if any(cite.source in self.kept_elsewhere for cite in claim.cites))

    @cached_property
    def claims(self) -> Mapping[str, tuple[Actor | Relationship, Claim]]:
        """Every claim and the record it is at home in, by `record/claim`."""
        return {f"{record.id}/{claim.id}": (record, claim) for record in self.profiles.values() for claim in record.claims}

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Every id that an actor, a relationship or a source had before, with its id now."""
        records = (*self.profiles.values(), *self.withdrawn.values(), *self.sources.values())
        return {old: record.id for record in records for old in record.formerly}

    @cached_property
    def moved_topics(self) -> Mapping[str, str]:
        """Every id that a topic had before, with its id now."""
        return {old: id for id, topic in self.vocabulary.topics.items() for old in topic.formerly}

    def claim(self, home: Record, ref: str) -> tuple[Actor | Relationship, Claim] | None:
        """The claim that `ref` names in the record `home`: `claim` for one of its own, `record/claim` for another's."""
        return self.claims.get(ref if "/" in ref else f"{home.id}/{ref}")

    def name(self, id: str) -> str:
        """What a record is called: an actor's name, or a relationship's two."""
        record = self.profiles.get(id) or self.withdrawn.get(id)
        if isinstance(record, Actor):
            return record.name
        if record:
            one, two = (self.name(party) for party in record.parties)
            return f"{one} – {two}" if " and " in one + two else f"{one} and {two}"
        return self.sources[id].title if id in self.sources else id

    def each(self) -> Iterator[tuple[Actor | Relationship, int, Claim]]:
        """Every claim with its record and its position there."""
        for record in self.profiles.values():
            for position, claim in enumerate(record.claims):
                yield record, position, claim


#: The keys of the vocabulary, and what an editor calls one of each.
VOCABULARY_KEYS: Final = {"topics": "topic", "actor_kinds": "actor kind", "relationship_kinds": "relationship kind"}
#: Everything that has an id, as an editor calls it, by the word for it on a command line.
ID_KINDS: Final = {
    what.replace(" ", "-"): what for what in ("actor", "relationship", "source", "claim", "judgement", *VOCABULARY_KEYS.values())
}
#: How many ids are told that may have been meant.
_NEAREST: Final = 3


def ids_named(dossier: Dossier, id: str) -> list[str]:
    """What an id is the id of: an actor, a relationship, a source, a claim, a judgement, a topic or a kind; several may share one."""
    record, slash, part = id.partition("/")
    profile = dossier.profiles.get(record)
    if slash:
        claims = ["claim"] if id in dossier.claims else []
        return claims or ["judgement" for judgement in (profile.judgements if profile else ()) if judgement.id == part]
    shelves = {"source": dossier.sources, "actor": dossier.actors, "relationship": dossier.relationships}
    found = [what for what, shelf in shelves.items() if id in shelf]
    found += [type(dossier.withdrawn[id]).__name__.lower()] if id in dossier.withdrawn else []
    return found + [what for key, what in VOCABULARY_KEYS.items() if id in getattr(dossier.vocabulary, key)]


def all_ids(dossier: Dossier) -> Iterator[str]:
    """Every id that can be asked for: of records, topics and kinds, claims and judgements."""
    yield from (*dossier.profiles, *dossier.withdrawn, *dossier.sources)
    yield from (id for key in VOCABULARY_KEYS for id in getattr(dossier.vocabulary, key))
    yield from dossier.claims
    yield from (f"{record.id}/{judgement.id}" for record in dossier.profiles.values() for judgement in record.judgements)


def unknown_id(dossier: Dossier, id: str) -> str:
    """What is said of an id that nothing has: what it is called now, which claims are called so, or the nearest there are."""
    now = dossier.moved.get(id) or dossier.moved_topics.get(id)
    if now:
        return f"{id!r} is no id of this dossier; it is called {now!r} now"
    ids = list(all_ids(dossier))
    parts = [ref for ref in ids if ref.endswith(f"/{id}")]
    meant = f"did you mean {' or '.join(map(repr, parts[:_NEAREST]))}?" if parts else nearest(id, ids)
    return f"{id!r} is no id of this dossier{f'; {meant}' if meant else ''}"


def with_article(what: str) -> str:
    """A word with its article: “an actor”."""
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


SETTINGS: Final = "briefings/dossier.yml"
VOCABULARY: Final = "briefings/vocabulary.yml"


class Shelf(Protocol):
    """What holds the files that records were decoded from, by path."""

    @property
    def documents(self) -> Mapping[str, Document]: ...


class Filed(Protocol):
    """What was decoded from a file of its own."""

    @property
    def path(self) -> str: ...


def at(shelf: Shelf, record: Filed, loc: Loc, *, key: bool = False, token: str = "") -> Place:
    """The place of a part of a record in its file."""
    return at_path(shelf, record.path, loc, key=key, token=token)


def at_path(shelf: Shelf, path: str, loc: Loc, *, key: bool = False, token: str = "") -> Place:
    """The place of a part of the file at `path`; the file itself where it is not at hand."""
    document = shelf.documents.get(path)
    return document.place(loc, key=key, token=token) if document else Place(path)
