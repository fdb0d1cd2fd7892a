"""A dossier in which a source has fallen, and the marks on its pages."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.records.dossier import Actor, Dossier, Relationship
from generator.records.scalars import Citation
from generator.records.schema import Claim
from generator.views.wording import FELL
from tests.support import full, page_contents, small
from tests.support.dossiers import real
from tests.support.html import Element, body, rendered
from tests.support.page_contents import box, section, showings

WHY = "It was made up, as the outlet says."


MARK = f" ({FELL})"


#: The dossier and the source that is retracted.
RETRACTED = [
    ("real", "straits-times-2025-11"),
    ("full", "herald-2024-03"),
    ("full", "gazette-2024-05"),
    ("full", "strait-bulletin-2024-04"),
]


CORRECTED = "status: corrected\nstatus_why: The bulletin took back the number of pilots.\n"


#: The full dossier as it was before any source was corrected, with an address of its own.
LOCAL = {
    **full.changed("sources/strait-bulletin-2024-04.yml", CORRECTED, ""),
    "dossier.yml": full.changed("dossier.yml", "site_url: https://ferry.example/brief/\n", "")["dossier.yml"],
}


class Case(NamedTuple):
    """A dossier in which one source has a status, and its pages as rendered for a reader."""

    dossier: Dossier
    source: str
    pages: dict[str, Element]

    def alone(self, cites: Iterable[Citation]) -> bool:
        """Whether something with these citations rests on the source and on no other."""
        return {cite.source for cite in cites} == {self.source}

    def falls(self, record: Actor | Relationship, ref: str) -> bool:
        """Whether the claim that `ref` names in a record rests on the source alone."""
        return self.alone(self.claim(record, ref).cites)

    def claim(self, record: Actor | Relationship, ref: str) -> Claim:
        """The claim that `ref` names in a record."""
        return self.dossier.claims[ref if "/" in ref else f"{record.id}/{ref}"][1]

    def of(self, record: Actor | Relationship) -> Element:
        """The page of a record."""
        return self.pages[f"{record.folder}/{record.id}.md"]


@functools.cache
def current(name: str) -> Dossier:
    """A dossier in which every source is as it was published."""
    return real() if name == "real" else small.dossier(LOCAL)


def with_status(name: str, source: str, status: str) -> Dossier:
    """The dossier with the status of one source changed."""
    found = current(name)
    changed = found.sources[source].model_copy(update={"status": status, "status_why": WHY})
    return dataclasses.replace(found, sources={**found.sources, source: changed})


@functools.cache
def case(name: str, source: str) -> Case:
    """The dossier with one source retracted; the pages that are the same for every dossier are left out."""
    found = with_status(name, source, "retracted")
    texts = {path: text for path, text in page_contents.markdown(found).items() if not path.startswith(("rules/", "data/"))}
    return Case(found, source, {path: rendered(body(text)) for path, text in texts.items()})


def marked(case: Case) -> Iterator[tuple[str, str, str]]:
    """Everything marked on the pages, in the words of the command: its record, its kind, and its words."""
    for path, page in case.pages.items():
        for shown in showings(page, path):
            if shown.fallen:
                record, _, claim = shown.ref.partition("/")
                yield record, f"claim '{claim}'", shown.text
    for actor in case.dossier.actors.values():
        yield from ((actor.id, what, words) for what, words, text in of_actor(case, actor) if text.endswith(MARK))
    for relationship in case.dossier.relationships.values():
        yield from ((relationship.id, what, words) for what, words, text in of_relationship(case, relationship) if FELL in text)
    for home in case.dossier.profiles.values():
        for item in home.judgements:
            if any(part.classes == ["caution"] for part in beside(case.of(home), item.id)):
                yield home.id, f"judgement '{item.id}'", case.of(home).one(item.id).text.partition("[")[0]
    introduction = [part for part in page_contents.blocks(case.pages["index.md"]) if part.classes == ["caution"]]
    yield from (("home page", "introduction", page_contents.lines(case.pages["index.md"])[0]) for _ in introduction)


def of_actor(case: Case, actor: Actor) -> Iterator[tuple[str, str, str]]:
    """The offices, memberships and facts in an actor's box: kind, words, and everything beside them."""
    page, name = case.of(actor), case.dossier.name
    rows = (
        ("Office", "office", [role.title for role in actor.roles]),
        ("Part of", "part of", [name(tie.actor) for tie in actor.part_of]),
        ("Members", "member", [name(tie.actor) for tie in actor.members]),
        ("Names over time", "name", [f"{it.name} ({it.when.words()})" for it in actor.dated_names]),
        ("Succeeds", "succession", [name(it.actor) for it in actor.succeeds]),
        ("Merged into", "succession", [name(it.actor) for it in (actor.merged_into,) if it]),
    )
    for label, what, words in rows:
        yield from ((what, text, value.text) for text, value in zip(words, box(page, label), strict=True))
    yield from (("fact", f"{fact.label}: {fact.shown}", box(page, fact.label)[0].text) for fact in actor.facts)


def of_relationship(case: Case, relationship: Relationship) -> Iterator[tuple[str, str, str]]:
    """The kinds, the states and the trend of a relationship: kind, words, and everything beside them."""
    labels = [case.dossier.vocabulary.relationship_kinds[kind.kind].label for kind in relationship.kinds]
    rows = box(case.of(relationship), "Type of relationship")
    yield from (("kind", label, value.text) for label, value in zip(labels, rows, strict=True))
    found = section(case.of(relationship), "States")
    for state, item in zip(relationship.states, found.each("li"), strict=True):
        yield f"state of {state.when.words()}", state.label, item.text
    if relationship.trend:
        trend = [part.text for part in found.inside if isinstance(part, Element) and part.name == "p"]
        yield "trend", relationship.trend.direction, "".join(trend)


def beside(page: Element, id: str) -> list[Element]:
    """Everything below the text of a claim or judgement."""
    items = ([part for part in item.inside if isinstance(part, Element)] for item in page.each("li"))
    return next((parts[1:] for parts in items if parts and parts[0].attributes.get("id") == id), [])
