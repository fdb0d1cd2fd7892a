"""A dossier: actors and relationships, which have claims, and their sources; frozen values, described field by field.

The models are the only place that defines the values of fields; their descriptions and examples appear in the handbook and in editors.
Cross-references are ids that are looked up in the `Dossier`, so no value is cyclic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Final, Protocol

from pydantic import BeforeValidator, Field

from ..articles import languages
from ..articles.fingerprints import Evidence
from ..articles.language import Language as DossierLanguage
from ..articles.locators import parse, words
from ..articles.sameness import SharedText, shared_texts
from ..text.problems import Place
from ..text.yaml import Document, Loc
from .edition_chain import Kept
from .facts import Fact
from .identity import DatedName, SameAsField, Succession
from .images import Image, Picture
from .receipts import Receipts, Reviewed
from .scalars import ActorId, ActorKindId, Citation, ClaimRef, Language, Line, Prose, RecordId, RelationshipKindId, Value, Web, When
from .schema import Change, Claim, Gap, Judgement, OwnMarking, Record, Recorded, Role, State, Tie, Trend, Waivers
from .settings import Settings, Tone, Vocabulary
from .sources import Source
from .speakers import Speaker


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
    gaps: tuple[Gap, ...] = Field(
        default=(),
        description="What no source says, although a reader would ask for it.",
        examples=[[{"text": "Neither article says what the ferry costs.", "based_on": ["no-deal"]}]],
    )
    history: tuple[Change, ...] = Field(
        default=(),
        description="Changes that readers should know of, oldest first.",
        examples=[[{"date": "2024-05-03", "kind": "added", "change": "First edition."}]],
    )
    formerly: tuple[RecordId, ...] = Field(
        default=(), description="Former ids, oldest first; their addresses redirect here.", examples=[["dock-union"]]
    )
    marking: OwnMarking = None
    waive: Waivers = Field(default=(), description="Rules waived for the whole record, each with the reason.")
    brief: bool = Field(default=True, description="False if no brief is to be printed.", examples=[False])

    @property
    def newest_first(self) -> tuple[Change, ...]:
        """The history, newest change first; within a day, the one further down in the file first."""
        return tuple(sorted(self.history, key=lambda change: (change.date.lower, change.date.upper))[::-1])

    @property
    def withdrawal(self) -> Change | None:
        """The change that withdrew the whole record, if it is the newest change."""
        newest = self.newest_first[0] if self.history else None
        return newest if newest and newest.kind == "withdrawn" and newest.claim is None else None

    @property
    def withdrawn_claims(self) -> Mapping[str, Change]:
        """The ids of claims and judgements that were withdrawn and not restored, each with the change that withdrew it."""
        newest = {change.claim: change for change in reversed(self.newest_first) if change.claim}
        return {id: change for id, change in newest.items() if change.kind == "withdrawn"}


class Actor(Profile):
    """A state, body, person or bloc that acts or speaks in an article."""

    folder: ClassVar[str] = "actors"

    name: Line = Field(description="The name used in the dossier.", examples=["Lena Vos"])
    qualifier: Line | None = Field(
        default=None,
        description="What tells it apart from another actor of the same name, in our words; shown in brackets after the name.",
        examples=["envoy"],
    )
    sort_as: Line | None = Field(default=None, description="The name used for sorting, family name first.", examples=["Vos, Lena"])
    sort_why: Prose | None = Field(
        default=None,
        description="Why, if an article is misleading about the family name.",
        examples=["The article takes her first name for it."],
    )
    kind: ActorKindId = Field(description="A kind of actor in the vocabulary.", examples=["person"])
    aliases: tuple[Line, ...] = Field(
        default=(), description="Other spellings, short forms and demonyms used in articles.", examples=[["Ms Vos", "Vos"]]
    )
    metonyms: tuple[Line, ...] = Field(
        default=(), description="Places used to mean the government: “Port Alder”.", examples=[["Port Alder"]]
    )
    native_names: Mapping[Language, Line] = Field(
        default={}, description="Names in other scripts, by language, as in an article.", examples=[{"ko": "레나 보스"}]
    )
    dated_names: tuple[DatedName, ...] = Field(
        default=(),
        description="Names that it had for a time, oldest first; articles may use them.",
        examples=[[{"name": "Dock Union", "when": "1998/2019", "claim": "renamed"}]],
    )
    website: Web | None = Field(default=None, description="Its own web address.", examples=["https://union.example/"])
    image: Image | None = Field(
        default=None,
        description="An image of it, with whose work it is and on what terms.",
        examples=[{"file": "lena-vos.jpg", "alt": "A woman with a sailor's cap", "credit": "Ana Ruiz", "licence": "CC BY 4.0"}],
    )
    same_as: SameAsField = ()
    recorded: tuple[Recorded, ...] = Field(
        default=(),
        description="The rows of data sets from which its names and ids are; nobody read a paragraph for them.",
        examples=[[{"source": "league-register", "version": "2024.1", "row": "row 14", "references": ["pier-register"]}]],
    )
    roles: tuple[Role, ...] = Field(
        default=(),
        description="Offices, as of the articles' dates.",
        examples=[[{"title": "envoy", "of": "southmark", "seen": ["2024-03-15"], "cites": ["herald-2024-03#4"]}]],
    )
    part_of: tuple[Tie, ...] = Field(
        default=(), description="Bodies and states it belongs to.", examples=[[{"actor": "southmark", "cites": ["herald-2024-03#4"]}]]
    )
    members: tuple[Tie, ...] = Field(
        default=(), description="The members of a bloc.", examples=[[{"actor": "northland", "cites": ["gazette-2024-05#2"]}]]
    )
    succeeds: tuple[Succession, ...] = Field(
        default=(),
        description="The actors that it came from: whose name it took, that merged in it, or of which it is a part that split off.",
        examples=[[{"actor": "dock-union", "when": "2019", "claim": "split"}]],
    )
    merged_into: Succession | None = Field(
        default=None,
        description="The actor that it became part of; its own page stays and leads there.",
        examples=[{"actor": "southmark", "when": "2019", "claim": "merged"}],
    )
    facts: tuple[Fact, ...] = Field(
        default=(),
        description="Rows of the infobox.",
        examples=[[{"label": "Passengers lost", "number": "1200", "unit": "passengers a week", "claim": "lost-passengers"}]],
    )

    @property
    def title(self) -> str:
        """Its name, with the qualifier that tells it apart from another actor of that name."""
        return f"{self.name} ({self.qualifier})" if self.qualifier else self.name

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its name and aliases, and the names that it had for a time, without metonyms."""
        return (self.name, *self.aliases, *(dated.name for dated in self.dated_names))

    @property
    def successions(self) -> Iterator[tuple[Loc, Succession]]:
        """The actors that it came from, and the one that it became part of, each with its path in the record."""
        yield from ((("succeeds", position), it) for position, it in enumerate(self.succeeds))
        yield from ((("merged_into",), self.merged_into),) if self.merged_into else ()


class Kind(Value):
    """A kind of a relationship, with the acting party if the kind has a direction."""

    kind: RelationshipKindId = Field(description="A kind of relationship in the vocabulary.", examples=["supply"])
    source: ActorId | None = Field(
        default=None, alias="from", description="The acting party, if the kind is not symmetric.", examples=["southmark"]
    )
    when: When | None = Field(
        default=None,
        description="The time, if a claim gives it; what ended before the dossier's day is shown as ended.",
        examples=["2019/2024-05-03"],
    )
    claim: ClaimRef | None = Field(
        default=None,
        description="The claim that supports it, as record/claim; otherwise all claims of the record do.",
        examples=["no-deal"],
    )
    recorded: Recorded | None = Field(
        default=None,
        description="The row of a data set that has it, if no claim supports it; pages say so.",
        examples=[{"source": "league-register", "version": "2024.1", "row": "row 14"}],
    )
    tone: Tone | None = Field(default=None, description="The tone, if it is not that of the vocabulary.", examples=["neutral"])
    tone_from: ClaimRef | None = Field(
        default=None,
        description="The claim whose speaker or outlet judges so; without it, the tone is the judgement of this dossier.",
        examples=["no-deal"],
    )


def _kinds(value: object) -> object:
    return [{"kind": item} if isinstance(item, str) else item for item in value] if isinstance(value, list) else value


class Relationship(Profile):
    """The relationship of two actors."""

    folder: ClassVar[str] = "relationships"

    parties: Annotated[tuple[ActorId, ...], Field(min_length=2, max_length=2)] = Field(
        description="The two actors; either may be a bloc.", examples=[["northland", "southmark"]]
    )
    kinds: Annotated[
        tuple[Kind, ...],
        BeforeValidator(_kinds, json_schema_input_type=Annotated[tuple[RelationshipKindId | Kind, ...], Field(min_length=1)]),
        Field(min_length=1),
    ] = Field(
        description="One or more kinds; a kind with a direction or a time as {kind: …, from: …, when: …}.",
        examples=[["dispute", {"kind": "supply", "from": "southmark"}]],
    )
    states: tuple[State, ...] = Field(
        default=(),
        description="The states of the relationship, in chronological order.",
        examples=[[{"when": "2024-03", "label": "no deal on the ferry", "claim": "no-deal"}]],
    )
    trend: Trend | None = Field(
        default=None,
        description="The trend that the claims show.",
        examples=[{"direction": "closer", "based_on": ["no-deal", "opened"]}],
    )


@dataclass(frozen=True)
class Dossier:
    """All records, looked up by id; in the order of their ids, so that nothing depends on the order of files."""

    settings: Settings
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    relationships: Mapping[str, Relationship]
    evidence: Mapping[str, Evidence]
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    #: Ids of records, and names of images, whose files have problems: known to exist, but not examined.
    broken: frozenset[str] = frozenset()
    #: Withdrawn actors and relationships, by id: they have a name and a history, and appear nowhere else.
    withdrawn: Mapping[str, Actor | Relationship] = field(default_factory=dict)
    #: Which statements were checked against their articles, by the id of the record.
    receipts: Mapping[str, Receipts] = field(default_factory=dict, repr=False)
    #: Why texts could not be checked completely here, by `record/claim` or record and field; empty until the rules were run.
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    #: The same for parts of records besides claims, by record and part: see `doubts.by_part`.
    doubtful: Mapping[tuple[str, Value], tuple[str, ...]] = field(default_factory=dict, repr=False)
    #: The texts that their passages do not support, in the same form.
    failed: frozenset[str] = frozenset()
    #: Who read which claim beside its paragraphs, as both are now, by `record/claim`.
    reviews: Mapping[str, frozenset[Reviewed]] = field(default_factory=dict, repr=False)
    #: Editions, by name.
    editions: Mapping[str, Kept] = field(default_factory=dict, repr=False)
    #: The files of images, by name.
    images: Mapping[str, Picture] = field(default_factory=dict, repr=False)

    @property
    def language(self) -> DossierLanguage:
        """The language in which the dossier itself is written."""
        return languages.DEFAULT

    @cached_property
    def profiles(self) -> Mapping[str, Actor | Relationship]:
        """Actors and relationships by id, actors first."""
        return {**self.actors, **self.relationships}

    @cached_property
    def unread(self) -> frozenset[str]:
        """The sources that nobody read paragraph by paragraph: they are named, but nothing rests on them."""
        return frozenset(source.id for source in self.sources.values() if not source.read)

    def read(self, cites: Iterable[Citation]) -> tuple[Citation, ...]:
        """Those of some citations whose sources were read."""
        return tuple(cite for cite in cites if cite.source not in self.unread) if self.unread else tuple(cites)

    def compared(self, claim: Claim) -> tuple[Citation, ...]:
        """The citations of a claim with which it was compared: those whose marks or text are here, or for which the claim has a receipt."""
        return (
            tuple(cite for cite in self.read(claim.cites) if self._is_here(cite.source, claim)) if self._closed else self.read(claim.cites)
        )

    def _is_here(self, source: str, claim: Claim) -> bool:
        evidence = self.evidence.get(source)
        return evidence is not None and (bool(evidence.key) or id(claim) not in self._doubted)

    @cached_property
    def _closed(self) -> frozenset[str]:
        """The sources of which nothing can be compared here without a receipt."""
        return frozenset(id for id in self.sources if id not in self.evidence or not self.evidence[id].key)

    @cached_property
    def _doubted(self) -> frozenset[int]:
        """The claims, as objects, that could not be checked completely here."""
        return frozenset(id(self.claims[ref][1]) for ref in self.unchecked)

    @cached_property
    def same_text(self) -> Mapping[str, str]:
        """The sources whose text is largely that of another one, each with the source that counts as the origin of both.

        That is the one with a news agency, otherwise the earliest.  A waiver keeps a source apart.
        """
        apart = {source.id for source in self.sources.values() if any(waiver.rule == "same-text" for waiver in source.waive)}
        said = ((source.id, source.same_text_as) for source in self.sources.values() if source.same_text_as)
        pairs = [*((pair.one, pair.two) for pair in self.shared_texts), *said]
        return _origins((pair for pair in pairs if apart.isdisjoint(pair) and self.sources.keys() >= {*pair}), self.sources)

    @cached_property
    def shared_texts(self) -> tuple[SharedText, ...]:
        """The pairs of articles that have most of their text in common."""
        return tuple(shared_texts(self.evidence))

    @cached_property
    def kept_elsewhere(self) -> frozenset[str]:
        """The sources whose evidence is kept out of the repository and missing here: their citations cannot be checked."""
        return frozenset(source.id for source in self.sources.values() if source.evidence == "local" and source.id not in self.evidence)

    @cached_property
    def unchecked(self) -> Mapping[str, tuple[str, ...]]:
        """The claims, as `record/claim`, that could not be checked completely here, with the reasons."""
        return {ref: reasons for ref, reasons in self.doubts.items() if ref in self.claims}

    def doubts_on(self, record: str, part: Value) -> tuple[str, ...]:
        """Why a judgement, an office, a fact or another part of a record could not be checked completely here; empty if it was."""
        return self.doubtful.get((record, part), ()) if self.doubtful else ()  # hashing a part takes time

    @cached_property
    def claims(self) -> Mapping[str, tuple[Actor | Relationship, Claim]]:
        """Every claim with the record that contains it, by `record/claim`."""
        return {f"{record.id}/{claim.id}": (record, claim) for record in self.profiles.values() for claim in record.claims}

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Every former id of an actor, relationship or source, with the current id."""
        records = (*self.profiles.values(), *self.withdrawn.values(), *self.sources.values())
        return {old: record.id for record in records for old in record.formerly}

    @cached_property
    def moved_topics(self) -> Mapping[str, str]:
        """Every former id of a topic, with the current id."""
        return {old: id for id, topic in self.vocabulary.topics.items() for old in topic.formerly}

    def picture(self, actor: Actor) -> Picture | None:
        """The file of an actor's image, if it has one."""
        return self.images.get(actor.image.file) if actor.image else None

    def place(self, cite: Citation) -> str:
        """Where the paragraphs of a citation are in the original, in words: “p. 12, ¶ 3”; empty if that is not known."""
        if not cite.first:
            span = parse(cite.at) if cite.at else None
            return span.words if span else ""
        places = self.evidence[cite.source].locators if cite.source in self.evidence else {}
        found = [places[number] for number in (cite.first, cite.last) if number in places]
        return words(*found) if len(found) == 2 else ""

    def claim(self, home: Record, ref: str) -> tuple[Actor | Relationship, Claim] | None:
        """The claim that `ref` refers to in the record `home`: `claim` for a claim of that record, `record/claim` for another's."""
        return self.claims.get(ref if "/" in ref else f"{home.id}/{ref}")

    def name(self, id: str) -> str:
        """The name of a record as sentences have it: an actor's name, or the names of a relationship's parties."""
        record = self.profiles.get(id) or self.withdrawn.get(id)
        return record.name if isinstance(record, Actor) else self._title(id, record, self.name)

    def title(self, id: str) -> str:
        """The name of a record as headings and lists have it: with the qualifiers of actors."""
        record = self.profiles.get(id) or self.withdrawn.get(id)
        return record.title if isinstance(record, Actor) else self._title(id, record, self.title)

    def speaker(self, speaker: Speaker) -> str:
        """A speaker as lists have it: the title of an actor, or the words for somebody whom the article does not name."""
        if isinstance(speaker, str):
            return self.title(speaker)
        return f"{speaker.words} ({self.title(speaker.of)}, unnamed)" if speaker.of else f"{speaker.words} (unnamed)"

    def _title(self, id: str, relationship: Relationship | None, called: Callable[[str], str]) -> str:
        if relationship:
            one, two = map(called, relationship.parties)
            return f"{one} – {two}" if " and " in one + two else f"{one} and {two}"
        return self.sources[id].title if id in self.sources else id

    def each(self) -> Iterator[tuple[Actor | Relationship, int, Claim]]:
        """Every claim with its record and its position there."""
        for record in self.profiles.values():
            for position, claim in enumerate(record.claims):
                yield record, position, claim


def _origins(pairs: Iterable[tuple[str, str]], sources: Mapping[str, Source]) -> dict[str, str]:
    """The sources in some pairs, each with the one that is the origin of all that are connected with it."""
    groups: dict[str, set[str]] = {}
    for one, two in pairs:
        joined = groups.get(one, {one}) | groups.get(two, {two})
        groups |= dict.fromkeys(joined, joined)

    return {id: min(group, key=lambda other: sources[other].origin_rank) for id, group in groups.items()}


SETTINGS: Final = "briefings/dossier.yml"
VOCABULARY: Final = "briefings/vocabulary.yml"


class HasDocuments(Protocol):
    """An object with the documents that records were decoded from, by path."""

    @property
    def documents(self) -> Mapping[str, Document]: ...


class Filed(Protocol):
    """An object that was decoded from a file of its own."""

    @property
    def path(self) -> str: ...


def at(dossier: HasDocuments, record: Filed, loc: Loc, *, key: bool = False, token: str = "") -> Place:
    """The place of a part of a record in its file."""
    return at_path(dossier, record.path, loc, key=key, token=token)


def at_path(dossier: HasDocuments, path: str, loc: Loc, *, key: bool = False, token: str = "") -> Place:
    """The place of a part of the file at `path`; the file itself if its text is not available."""
    document = dossier.documents.get(path)
    return document.place(loc, key=key, token=token) if document else Place(path, loc=loc)
