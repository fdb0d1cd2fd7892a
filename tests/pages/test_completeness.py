"""Nothing of a record is lost on the way to its reader: every field, and the page and the place where it is found.

A row says where: the page, the place on it, and the words that are there because the full dossier (tests/full.py) has them in that field.
A field that no page shows has a row with the reason instead.  A field without a row fails.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from generator.records import dossier as records_dossier
from generator.records import facts as records_facts
from generator.records import identity, images, schema, settings, sources, speakers
from generator.records.dossier import Actor, Dossier, Kind, Relationship
from generator.records.facts import Fact, Location
from generator.records.identity import DatedName, Meaning, Succession
from generator.records.images import Image
from generator.records.scalars import Value
from generator.records.schema import Change, Claim, Context, Gap, Judgement, Record, Recorded, Role, State, Tie, Trend, Waiver
from generator.records.settings import ActorKind, Introduction, RelationshipKind, Settings, Term, Topic, Vocabulary
from generator.records.sources import Author, Reliability, Source, Unused
from generator.records.speakers import Unnamed
from tests.support import full, page_contents, small
from tests.support.html import Element, body, rendered
from tests.support.rows import each

HOME, READING, CHANGES, MATRIX, DIFFERENCES = (
    "index.md", "reading/index.md", "changes/index.md", "matrix/index.md", "differences/index.md",
)  # fmt: skip
FACING, FERRY = "relationships/outer-league--strait-pact.md", "relationships/northland--southmark.md"
SOUTHMARK, EDDA_LIND, BULLETIN = "actors/southmark.md", "actors/edda-lind.md", "sources/strait-bulletin-2024-04.md"


class Found(NamedTuple):
    """Where a reader finds a field: a page, a place on it, and what is there because of the field.

    A place is `#id` (an element, or what stands below a heading), `.class` (its elements), `box: label` (a row of the box) or `front`
    (the page's title).
    """

    path: str
    place: str
    words: str


class Unseen(NamedTuple):
    """Why no page shows a field."""

    why: str


EXCEPTION = Unseen("An exception to a rule, for the next editor: the record's file tells it.")

FIELDS: Mapping[tuple[type[BaseModel], str], Found | Unseen] = {
    (Settings, "format"): Unseen("The format of the files, for the program that reads them."),
    (Settings, "title"): Found(HOME, "#Top", "The Ferry"),
    (Settings, "subtitle"): Found(HOME, ".subtitle", "Northland and Southmark"),
    (Settings, "as_of"): Found(HOME, ".said", "As of 3 May 2024"),
    (Settings, "scope"): Found(HOME, "#Scope", "Two invented articles about a ferry."),
    (Settings, "introduction"): Found(HOME, "", "Northland and Southmark disagreed about a ferry."),
    (Settings, "gaps"): Found(HOME, "#Gaps", "No article says what Northland will do."),
    (Settings, "publisher"): Found(HOME, ".said", "The tests"),
    (Settings, "marking"): Found(HOME, ".said", "For the harbour only"),
    (Settings, "site_url"): Unseen("The address of the site itself: the engine and the feed make links of it."),
    (Settings, "repository"): Found(SOUTHMARK, "#Cite", "→https://code.example/ferry/briefings/actors/southmark.yml"),
    (Settings, "page_size"): Unseen("The paper of printed briefs: it changes nothing on a screen."),
    (Settings, "likelihood"): Found(READING, "#Likelihood", "likely"),
    (Introduction, "text"): Found(HOME, "", "Northland and Southmark disagreed about a ferry."),
    (Introduction, "based_on"): Found(HOME, ".said", "→relationships/northland--southmark.md#no-deal"),
    (Term, "term"): Found(READING, "#Likelihood", "unlikely"),
    (Term, "meaning"): Found(READING, "#Likelihood", "20–45 %"),
    (Vocabulary, "actor_kinds"): Found("actors/index.md", ".list", "State"),
    (Vocabulary, "relationship_kinds"): Found(FACING, "box: Type of relationship", "Pilotage"),
    (Vocabulary, "topics"): Found("topics/index.md", ".party", "Money"),
    (Vocabulary, "abbreviations"): Found(READING, "#Abbreviations", "Strait Bulletin"),
    (ActorKind, "label"): Found(SOUTHMARK, "box: Kind", "State"),
    (ActorKind, "plural"): Found("actors/index.md", "", "Blocs: 2"),
    (ActorKind, "group"): Found(HOME, "#Blocs", "Strait Pact"),
    (ActorKind, "schema_org"): Unseen("What programs are told that such an actor is; it stands in the heads of pages."),
    (ActorKind, "known_as"): Unseen("What data sets call such actors, for `briefings import`."),
    (RelationshipKind, "known_as"): Unseen("What data sets call such relations, for `briefings import`."),
    (ActorKind, "brief"): Unseen("Whether a brief is printed: no page has briefs yet."),
    (RelationshipKind, "label"): Found(FACING, "box: Type of relationship", "Pilotage:"),
    (RelationshipKind, "symmetric"): Found("actors/northland.md", "#Relationships", "Southmark: Northland has a dispute with Southmark"),
    (RelationshipKind, "verb"): Found(FACING, "box: Type of relationship", "Outer League lends pilots to Strait Pact"),
    (RelationshipKind, "inverse"): Found("actors/strait-pact.md", "#Relationships", "is lent pilots by Outer League"),
    (RelationshipKind, "tone"): Found("relationships/index.md", ".tone", "Hostile"),
    (Topic, "label"): Found("topics/money.md", "#Top", "Money"),
    (Topic, "about"): Found("topics/money.md", "", "What was paid and owed."),
    (Topic, "formerly"): Found("topics/crowns.md", "", "This page has moved to Money"),
    (Source, "id"): Found("sources/index.md", ".list", "→../sources/strait-bulletin-2024-04.md"),
    (Source, "publisher"): Found(BULLETIN, "box: Outlet", "Strait Bulletin"),
    (Source, "printed_as"): Found(BULLETIN, "box: Outlet", "“SB”"),
    (Source, "agency"): Found(BULLETIN, "box: Agency", "Strait Wire"),
    (Source, "published"): Found(BULLETIN, "box: Published", "15 April 2024"),
    (Source, "published_why"): Found(BULLETIN, "box: Published", "The bulletin counts its days from the first of April."),
    (Source, "headline"): Found("sources/gazette-2024-05.md", "box: Headline", "“Ferry runs again”"),
    (Source, "describes"): Found(BULLETIN, "#Top", "A pilot rule between four states"),
    (Source, "authors"): Found(BULLETIN, "box: By", "Per Holm"),
    (Source, "url"): Found(BULLETIN, "box: Publisher’s page", "→https://bulletin.example/rule"),
    (Source, "archive_url"): Found(BULLETIN, "box: Archived copy", "→https://archive.example/rule"),
    (Source, "language"): Found(BULLETIN, "box: Language", "en-GB"),
    (Source, "nature"): Found(BULLETIN, "box: Nature", "reprint"),
    (Source, "medium"): Found(BULLETIN, "box: Medium", "press release"),
    (Source, "accessed"): Found(BULLETIN, "box: Accessed", "16 April 2024"),
    (Source, "reliability"): Found(BULLETIN, "box: Reliability", "D: It is printed by the guild."),
    (Source, "status"): Found(BULLETIN, ".banner", "This source was corrected"),
    (Source, "status_why"): Found(BULLETIN, ".banner", "The bulletin took back the number of pilots."),
    (Source, "rights"): Found(BULLETIN, "box: Rights", "open"),
    (Source, "licence"): Found(BULLETIN, "box: Rights", "CC BY 4.0"),
    (Source, "rights_why"): Found(BULLETIN, "box: Rights", "The foot of the bulletin names the licence."),
    (Source, "same_text_as"): Found("sources/gazette-2024-05.md", "box: Same text as", "A pilot rule between four states"),
    (Source, "scope"): Found(BULLETIN, "#p8", "Not read."),
    (Source, "scope_why"): Found(BULLETIN, "#p8", "The tide table is not about the ferry."),
    (Source, "waive"): EXCEPTION,
    (Source, "unused"): Found(BULLETIN, "#p1", "No statement is based on this paragraph. The name of the bulletin."),
    (Source, "same_as"): Found(BULLETIN, "box: Same as", "→https://doi.org/10.1000/182"),
    (Source, "formerly"): Found("sources/strait-bulletin.md", "#p3", "→../sources/strait-bulletin-2024-04.md#p3"),
    (Source, "marking"): Found(BULLETIN, "#Cite", "TLP:AMBER+STRICT · For the harbour only"),
    (Source, "evidence"): Unseen("Whether the fingerprints are in the repository: it changes nothing that a reader sees."),
    (Author, "name"): Found(BULLETIN, "box: By", "Per Holm, Board of Tides, Ana Ruiz"),
    (Author, "corporate"): Unseen("References and data have it; readers of the page see the name."),
    (Author, "sort_as"): Unseen("References have it; readers of the page see the name."),
    (Reliability, "grade"): Found(BULLETIN, "box: Reliability", "D: "),
    (Reliability, "why"): Found(BULLETIN, "box: Reliability", "It is printed by the guild."),
    (Unused, "paragraphs"): Found("sources/herald-2024-03.md", "#p2", "No statement is based on this paragraph."),
    (Unused, "why"): Found("sources/herald-2024-03.md", "#p2", "The headline and the author's name."),
    (Actor, "id"): Found("actors/index.md", ".list", "→../actors/edda-lind.md"),
    (Actor, "name"): Found(EDDA_LIND, "#Top", "Edda Lind"),
    (Actor, "qualifier"): Found("actors/oyel-tarn.md", "#Top", "Oyel Tarn (former envoy)"),
    (Actor, "sort_as"): Found(EDDA_LIND, "box: Listed under", "Lind, Edda"),
    (Actor, "sort_why"): Found(EDDA_LIND, "box: Listed under", "The articles give the family name last."),
    (Actor, "kind"): Found(EDDA_LIND, "box: Kind", "Person"),
    (Actor, "aliases"): Found("actors/lena-vos.md", "#Names heading", "Ms Vos"),
    (Actor, "metonyms"): Found(SOUTHMARK, "box: Referred to as", "Westhaven"),
    (Actor, "native_names"): Found(SOUTHMARK, "box: Names", "Zuidmark (nl)"),
    (Actor, "dated_names"): Found("actors/fernmark.md", "box: Names over time", "Fernia (2022)"),
    (Actor, "website"): Found("actors/fernmark.md", "box: Website", "→https://fernmark.example/"),
    (Actor, "image"): Found("actors/fernmark.md", ".portrait", "Image: Ana Ruiz (by permission)"),
    (Image, "file"): Found("actors/fernmark.md", ".portrait", "→../images/fernmark.png"),
    (Image, "alt"): Found("actors/fernmark.md", ".portrait", "A lighthouse above a fern"),
    (Image, "credit"): Found("actors/fernmark.md", ".portrait", "Image: Ana Ruiz"),
    (Image, "licence"): Found("actors/fernmark.md", ".portrait", "(by permission)"),
    (Actor, "same_as"): Found("actors/fernmark.md", "box: Same as", "→https://www.wikidata.org/entity/Q42"),
    (Actor, "succeeds"): Found("actors/fernmark.md", "box: Succeeds", "Eastholm (2022)"),
    (Actor, "merged_into"): Found("actors/pilots-guild.md", "box: Merged from", "Ferry Office (2023)"),
    (DatedName, "name"): Found("actors/fernmark.md", "box: Names over time", "Fernia"),
    (DatedName, "when"): Found("actors/fernmark.md", "box: Names over time", "(2022)"),
    (DatedName, "claim"): Found("actors/fernmark.md", "box: Names over time", "→#Note-1"),
    (Succession, "actor"): Found("actors/ferry-office.md", "box: Merged into", "Pilots' Guild"),
    (Succession, "when"): Found("actors/eastholm.md", "box: Succeeded by", "Fernmark (2022)"),
    (Succession, "claim"): Found("actors/ferry-office.md", "box: Merged into", "→#Note-"),
    (Actor, "recorded"): Found("actors/fernmark.md", "box: Recorded in", "version 2024.1"),
    (Actor, "roles"): Found(EDDA_LIND, "box: Office", "president"),
    (Actor, "part_of"): Found("actors/ferry-office.md", "box: Part of", "Southmark"),
    (Actor, "members"): Found("actors/strait-pact.md", "box: Members", "Northland"),
    (Actor, "facts"): Found("actors/northland.md", "box: Paid for the pier", "3 million crowns"),
    (Actor, "claims"): Found(SOUTHMARK, "#Topic-ferry", "A second ship of Southmark is to come to Port Alder."),
    (Actor, "gaps"): Found(SOUTHMARK, "#Gaps", "Neither article says what a ship costs."),
    (Relationship, "gaps"): Found(FACING, "#Gaps", "No article says who counted the pilots."),
    (Gap, "text"): Found(SOUTHMARK, "#Gaps", "Neither article says what a ship costs."),
    (Gap, "based_on"): Found(SOUTHMARK, "#Gaps", "→#second-ship"),
    (Actor, "judgements"): Found(SOUTHMARK, "#Judgements", "Southmark needs the ferry more than it says."),
    (Actor, "history"): Found("actors/pilots-guild.md", "#Changes", "2 May 2024"),
    (Actor, "formerly"): Found("actors/eda-lind.md", "", "This page has moved to Edda Lind"),
    (Actor, "waive"): EXCEPTION,
    (Actor, "marking"): Found("actors/pilots-guild.md", "#Cite", "TLP:AMBER+STRICT · For the harbour only"),
    (Actor, "brief"): Unseen("Whether a brief is printed: no page has briefs yet."),
    (Role, "title"): Found(EDDA_LIND, "box: Office", "president"),
    (Role, "of"): Found(EDDA_LIND, "box: Office", "president, Southmark"),
    (Role, "when"): Found(EDDA_LIND, "box: Office", "(2023 to 2024)"),
    (Role, "seen"): Found(EDDA_LIND, "box: Office", "head, Strait Pact (as of 15 April 2024)"),
    (Role, "former"): Found("actors/oyel-tarn.md", "box: Office", "envoy, Northland (former)"),
    (Role, "leads"): Found(SOUTHMARK, "box: Led by", "Edda Lind"),
    (Role, "cites"): Found(EDDA_LIND, "box: Office", "→#Note-1"),
    (Role, "waive"): EXCEPTION,
    (Tie, "actor"): Found("actors/outer-league.md", "box: Members", "Fernmark"),
    (Tie, "when"): Found("actors/outer-league.md", "box: Members", "(since April 2024)"),
    (Tie, "cites"): Found("actors/outer-league.md", "box: Members", "→#Note-1"),
    (Tie, "waive"): EXCEPTION,
    (Fact, "label"): Found("actors/northland.md", "box: Paid for the pier", "crowns"),
    (Fact, "value"): Found("actors/northland.md", "box: Paid for the pier", "3 million crowns"),
    (Fact, "date"): Found("actors/fernmark.md", "box: Named", "2022"),
    (Fact, "number"): Found("actors/pilots-guild.md", "box: Size", "40 pilots"),
    (Fact, "unit"): Found("actors/pilots-guild.md", "box: Size", "40 pilots"),
    (Fact, "place"): Found("actors/fernmark.md", "box: Seat", "Fern Harbour, 35.1° N, 129.0° W"),
    (Fact, "address"): Found("actors/fernmark.md", "box: Post", "7 Pilot Lane, Fern Harbour"),
    (Location, "name"): Found("actors/fernmark.md", "box: Seat", "Fern Harbour"),
    (Location, "lat"): Found("actors/fernmark.md", "box: Seat", "35.1° N"),
    (Location, "long"): Found("actors/fernmark.md", "box: Seat", "129.0° W"),
    (Fact, "when"): Found("actors/northland.md", "box: Paid for the pier", "(2024)"),
    (Fact, "claim"): Found("actors/northland.md", "box: Paid for the pier", "→#Note-2"),
    (Relationship, "id"): Found("relationships/index.md", ".list", "→../relationships/outer-league--strait-pact.md"),
    (Relationship, "parties"): Found(FACING, "box: Between", "Outer League · Strait Pact"),
    (Relationship, "kinds"): Found(FACING, "box: Type of relationship", "Dispute: Outer League has a dispute with Strait Pact"),
    (Relationship, "states"): Found(FACING, "#States", "pilot rule agreed"),
    (Relationship, "trend"): Found(FACING, "#States", "No clear trend"),
    (Relationship, "claims"): Found(FACING, "#Claims", "The Pilots' Guild counts 40 pilots."),
    (Relationship, "judgements"): Found(FACING, "#Judgements", "The rule holds as long as both blocs gain by it."),
    (Relationship, "history"): Found(FACING, "#Changes", "The day was mended."),
    (Relationship, "formerly"): Found("relationships/outer-league--pact-of-the-strait.md", "", "This page has moved to Outer League and Strait Pact"),
    (Relationship, "waive"): EXCEPTION,
    (Relationship, "marking"): Found(FACING, "#Cite", "TLP:AMBER+STRICT · For the harbour only"),
    (Relationship, "brief"): Unseen("Whether a brief is printed: no page has briefs yet."),
    (Kind, "kind"): Found(FACING, "box: Type of relationship", "Pilotage"),
    (Kind, "source"): Found(FACING, "box: Type of relationship", "Outer League lends pilots to"),
    (Kind, "when"): Found(FACING, "box: Type of relationship", "since 12 April 2024"),
    (Kind, "claim"): Found(FACING, "box: Type of relationship", "→#Note-1"),
    (Kind, "recorded"): Found("relationships/fernmark--southmark.md", "box: Type of relationship", "recorded in A register of states and leagues, row 15"),
    (Recorded, "source"): Found("actors/fernmark.md", "box: Recorded in", "A register of states and leagues"),
    (Recorded, "version"): Found("actors/fernmark.md", "box: Recorded in", "version 2024.1"),
    (Recorded, "row"): Found("actors/fernmark.md", "box: Recorded in", "row 14 (not read by us)"),
    (Recorded, "references"): Found("actors/fernmark.md", "box: References there", "A pilot rule between four states"),
    (Kind, "tone"): Unseen("The tone of one kind of several; the page gives that of the relationship, and data each."),
    (Kind, "tone_from"): Found(FACING, "box: Tone", "Pilots' Guild"),
    (State, "when"): Found(FACING, "#States", "12 April 2024: "),
    (State, "label"): Found(FACING, "#States", "pilot rule agreed"),
    (State, "claim"): Found(FACING, "#States", "→../relationships/outer-league--strait-pact.md#pilot-rule"),
    (Trend, "direction"): Found(FACING, "#States", "No clear trend"),
    (Trend, "based_on"): Found(FACING, "#States", "→#may-end"),
    (Claim, "id"): Found(FACING, "#guild-letter", "→#guild-letter"),
    (Claim, "text"): Found(FACING, "#guild-letter", "The rule is “good for both shores”, the Pilots' Guild said."),
    (Claim, "type"): Found(FACING, "below #guild-letter", " · statement · "),
    (Claim, "said_by"): Found(SOUTHMARK, "below #lost-passengers", "Lena Vos, through Harbour Union"),
    (Claim, "work"): Found(FACING, "below #guild-letter", "document: letter"),
    (Claim, "confidence"): Found(FACING, "below #forty-five-pilots", "high confidence, says the source"),
    (Claim, "likelihood"): Found(FACING, "below #forty-five-pilots", "almost certain (95–99 %), says the source"),
    (Unnamed, "words"): Found(FACING, "below #guild-letter", "an official ("),
    (Unnamed, "of"): Found(FACING, "below #guild-letter", "(Eastholm, unnamed)"),
    (Claim, "speaker_at"): Unseen("The paragraph that names the speaker, for the rules; the marks are those of the statement itself."),
    (Claim, "when"): Found(FACING, "below #pilot-rule", "12 April 2024"),
    (Claim, "said_when"): Found(FACING, "below #guild-letter", "13 April 2024"),
    (Claim, "dated_at"): Found(SOUTHMARK, "below #lost-passengers", "dated in paragraph 3"),
    (Claim, "event"): Found(FACING, "below #forty-five-pilots", "event: The count of pilots"),
    (Claim, "cites"): Found(FACING, "#guild-letter", "→#Note-3"),
    (Claim, "topics"): Found("topics/money.md", "#Claims", "The rule is “good for both shores”"),
    (Claim, "key"): Found(FERRY, "#Glance", "Northland and Southmark opened the line on 2 May 2024 with five ships."),
    (Claim, "also"): Found(FERRY, "#Claims", "The rule is “good for both shores”"),
    (Claim, "note"): Found(FACING, "below #guild-letter", "Note: The letter itself was not at hand."),
    (Claim, "differs_from"): Found(FACING, "below #forty-pilots", "Another account: statement "),
    (Claim, "superseded_by"): Found(FACING, "below #forty-pilots", "Superseded by: statement "),
    (Claim, "contexts"): Found(FACING, "#Note-3", "→https://bulletin.example/rule#:~:text=The%20rule%20is-,good%20for%20both%20shores,-said%20the%20Pilots%27"),
    (Claim, "means"): Unseen("Whom a name in the article means, for the rules; the link in the text leads to the actor."),
    (Meaning, "name"): Unseen("The name as the article has it, which no page quotes."),
    (Meaning, "actor"): Unseen("The actor that the link in the text leads to."),
    (Claim, "marking"): Found(FACING, "below #guild-letter", "TLP:AMBER+STRICT · For the harbour only"),
    (Claim, "waive"): EXCEPTION,
    (Context, "quotation"): Found(FACING, "#Note-3", "“good for both shores”"),
    (Context, "before"): Found(FACING, "#Note-3", "→https://bulletin.example/rule#:~:text=The%20rule%20is-,good%20for%20both%20shores,-said%20the%20Pilots%27"),
    (Context, "after"): Found(FACING, "#Note-3", "→https://bulletin.example/rule#:~:text=The%20rule%20is-,good%20for%20both%20shores,-said%20the%20Pilots%27"),
    (Judgement, "id"): Found(HOME, "#Judgements", "→relationships/outer-league--strait-pact.md#holds"),
    (Judgement, "text"): Found(FACING, "#holds", "The rule holds as long as both blocs gain by it."),
    (Judgement, "based_on"): Found(FACING, "below #holds", "→#may-end"),
    (Judgement, "confidence"): Found(FACING, "below #holds", "Confidence: moderate"),
    (Judgement, "likelihood"): Found(SOUTHMARK, "below #more-ships", "likelihood: likely"),
    (Judgement, "key"): Found(HOME, "#Judgements", "The rule holds as long as both blocs gain by it."),
    (Judgement, "marking"): Found(SOUTHMARK, "below #more-ships", "TLP:AMBER · For the harbour only"),
    (Judgement, "waive"): EXCEPTION,
    (Change, "date"): Found(FACING, "#Changes", "22 April 2024"),
    (Change, "change"): Found(FACING, "#Changes", "The day was mended."),
    (Change, "kind"): Found(FACING, "#Changes", "corrected"),
    (Change, "claim"): Found(CHANGES, ".changes", "→../relationships/outer-league--strait-pact.md#pilot-rule"),
    (Change, "was"): Found(CHANGES, ".changes", "They agreed on a pilot rule on 11 April."),
    (Waiver, "rule"): EXCEPTION,
    (Waiver, "why"): EXCEPTION,
}  # fmt: skip


def models() -> Iterator[type[BaseModel]]:
    """Every model that a file of `briefings/` can hold; those that only lend others their fields left out."""
    waiting: list[type[BaseModel]] = [Value]
    while waiting:
        found = waiting.pop()
        waiting += found.__subclasses__()
        if found.__module__ in {
            module.__name__ for module in (schema, records_dossier, records_facts, settings, sources, identity, images, speakers)
        } and found not in (
            Record,
            records_dossier.Profile,
        ):
            yield found


def test_every_field_of_every_record_has_a_row() -> None:
    """Who adds a field says where a reader finds it, or why none does; a field that is gone has no row."""
    fields = {(found, name) for found in models() for name in found.model_fields}
    assert {f"{found.__name__}.{name}" for found, name in fields ^ FIELDS.keys()} == set()


@functools.cache
def dossier() -> Dossier:
    """The dossier in which every field is filled."""
    return small.dossier(full.files())


def values(part: object) -> Iterator[tuple[type[BaseModel], str]]:
    """The fields of a part of the dossier; default: and of what is in it, that are filled otherwise than."""
    if isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if field.is_required() or value != field.default:
                yield type(part), name
            yield from values(value)
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from values(value)
    elif isinstance(part, tuple) and not hasattr(part, "_fields"):
        for value in part:
            yield from values(value)


def test_every_field_is_filled() -> None:
    """The full dossier keeps all rules, and has something in every field that a page shows."""
    found = dossier()
    assert small.problems(full.files()) == []
    filled = set(values((found.settings, found.vocabulary, found.sources, found.actors, found.relationships)))
    assert {f"{key[0].__name__}.{key[1]}" for key, row in FIELDS.items() if isinstance(row, Found)} <= {
        f"{one.__name__}.{name}" for one, name in filled
    }


@functools.cache
def markdown() -> dict[str, str]:
    """The Markdown of its pages."""
    return page_contents.markdown(dossier())


@functools.cache
def page(path: str) -> Element:
    """A page of it as a reader gets it."""
    return rendered(body(markdown()[path]))


def place(page: Element, name: str) -> list[Element]:
    """The elements at a place of a page."""
    if name.startswith("box: "):
        return page_contents.box(page, name.removeprefix("box: "))
    if name.startswith("."):
        return page.of(name[1:])
    if name.startswith("below #"):
        return below(page, name.removeprefix("below #"))
    if name.endswith(" heading"):
        return [page.one(name[1:].removesuffix(" heading"))]
    found = page.one(name[1:]) if name else page
    return [page_contents.section(page, name[1:])] if found.name in ("h2", "h3") else [found]


def below(page: Element, id: str) -> list[Element]:
    """What stands with a claim or a judgement, below its text."""
    for item in page.each("li"):
        parts = [part for part in item.inside if isinstance(part, Element)]
        if parts and parts[0].attributes.get("id") == id:
            return parts[1:]
    return []


def words(element: Element) -> str:
    """The words of an element, and behind them where its links lead, and its images with their words."""
    links = "".join(f"→{link.attributes['href']}\n" for link in element.each("a"))
    return element.text + links + "".join(f"→{image.attributes['src']}: {image.attributes['alt']}\n" for image in element.each("img"))


SHOWN = {f"{found.__name__}.{name}": row for (found, name), row in FIELDS.items() if isinstance(row, Found)}


@each("row", SHOWN.values(), ids=SHOWN)
def test_a_reader_finds_it(row: Found) -> None:
    """What a field holds stands at its place."""
    found = place(page(row.path), row.place)
    assert any(row.words in words(element) for element in found), [words(element) for element in found]


def test_a_field_that_no_page_shows_says_why() -> None:
    """A reason is a sentence."""
    reasons = {row.why for row in FIELDS.values() if isinstance(row, Unseen)}
    assert all(why.endswith(".") and len(why.split()) > 5 for why in reasons)
