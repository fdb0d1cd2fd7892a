"""The files of a synthetic dossier: actors, relationships and sources as an editor would write them."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from benchmarks import wording
from benchmarks.wording import Fact

VOCABULARY: Final = """\
actor_kinds:
  bloc: {label: Bloc, plural: Blocs, group: true}
  state: {label: State, plural: States}
  government-body: {label: Government body, plural: Government bodies}
  organisation: {label: Organisation, plural: Organisations}
  research-body: {label: Research body, plural: Research bodies}
  outlet: {label: News outlet, plural: News outlets}
  person: {label: Person, plural: People}
relationship_kinds:
  cooperation: {label: Cooperation, symmetric: true, verb: works together with, tone: friendly}
  dispute: {label: Dispute, symmetric: true, verb: has a dispute with, tone: hostile}
  supply: {label: Supply, verb: sends goods to, inverse: is sent goods by, tone: friendly}
  pressure: {label: Pressure, verb: puts pressure on, inverse: is put under pressure by, tone: hostile}
topics:
""" + "".join(
    f"  {topic}: {{label: {topic.capitalize()}, about: What was reported of {topic}.}}\n"
    for topic in sorted({m[0] for m in wording.MATTERS})
)


@dataclass
class Article:
    """An article: where and when it appeared, what it tells, whom it introduces."""

    id: str
    outlet: str
    day: dt.date
    told: list[Told] = field(default_factory=list)
    introduced: list[Actor] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)

    def text(self) -> str:
        """The article with a headline, an author's line and its paragraphs."""
        body = (" ".join(sentences) for sentences in self.paragraphs)
        return "\n\n".join([f"What {self.outlet} saw", f"By the desk of {self.outlet}", *body]) + "\n"


@dataclass
class Actor:
    """Somebody who acts, with the article that gives all the names."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    metonyms: tuple[str, ...]
    native: tuple[str, str] | None
    members: list[Actor] = field(default_factory=list)
    parent: Actor | None = None
    title: str = ""
    article: Article | None = None
    paragraph: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    @property
    def cite(self) -> str:
        """The paragraph that introduces the actor."""
        assert self.article
        return f"{self.article.id}#{self.paragraph}"


@dataclass(frozen=True)
class Pair:
    """Two actors that have to do with each other, in the order of their ids."""

    one: Actor
    two: Actor

    @property
    def id(self) -> str:
        return f"{self.one.id}--{self.two.id}"


@dataclass
class Told:
    """A fact with its actors, the record that states it and the paragraph that tells it."""

    home: str
    one: Actor
    two: Actor
    speaker: Actor | None
    fact: Fact
    article: Article
    paragraph: int = 0

    @property
    def type(self) -> str:
        """The type of its statements."""
        if self.fact.planned:
            return "plan"
        return "assessment" if self.fact.quotation else "statement" if self.speaker else "report"


def introduction(actor: Actor) -> str:
    """The sentence of an article that gives all names of an actor."""
    native = f" ({actor.native[1]})" if actor.native else ""
    also = f", also called {' and '.join(actor.aliases)}," if actor.aliases else ""
    name = f"{actor.name}{native}{also}"
    if actor.members:
        return f"{name} has as members {', '.join(member.name for member in actor.members)}."
    if actor.kind == "state":
        return f"{name} is governed from {actor.metonyms[0]}."
    if actor.kind == "person" and actor.parent:
        return f"{name} is {actor.title} of {actor.parent.name}."
    return f"{name} belongs to {actor.parent.name}." if actor.parent else f"{name} is heard of often."


def settings(title: str, told: Mapping[str, list[Told]]) -> str:
    """The dossier as a whole; its introduction rests on the first statement."""
    home, first = next(iter(told.items()))
    one, two = first[0].one.id, first[0].two.id
    return (
        f"title: {title}\nsubtitle: Invented actors and invented articles\nas_of: 2025-12-31\n"
        "scope: All of it is made by a script, so that the program can be measured.\n"
        f'introduction:\n  text: "[[{one}]] and [[{two}]] have to do with each other."\n  based_on: [{home}/{_ids(first)[0][0]}]\n'
        "publisher: The benchmarks\nlikelihood:\n  - {term: unlikely, meaning: 20–45 %}\n  - {term: likely, meaning: 55–80 %}\n"
    )


def source(article: Article) -> str:
    """The record of an article."""
    return (
        f"publisher: {article.outlet}\npublished: {article.day}\nheadline: What {article.outlet} saw\nnature: report\n"
        "reliability: {grade: C, why: Invented.}\nunused:\n  - {paragraphs: 1-2, why: The headline and the author's line.}\n"
    )


def actor(actor: Actor, told: list[Told]) -> str:
    """The record of an actor."""
    lines = [f"name: {actor.name}", f"kind: {actor.kind}"]
    if actor.kind == "person":
        lines.insert(1, f"sort_as: {', '.join(reversed(actor.name.split()))}")
    lines += [f"aliases: [{', '.join(actor.aliases)}]"] if actor.aliases else []
    lines += [f"metonyms: [{', '.join(actor.metonyms)}]"] if actor.metonyms else []
    lines += [f"native_names: {{{actor.native[0]}: {actor.native[1]}}}"] if actor.native else []
    if actor.title and actor.parent and actor.article:
        seen = f"seen: [{actor.article.day}]"
        lines += ["roles:", f"  - {{title: {actor.title}, of: {actor.parent.id}, {seen}, cites: [{actor.cite}]}}"]
    elif actor.parent:
        lines += ["part_of:", f"  - {{actor: {actor.parent.id}, cites: [{actor.cite}]}}"]
    if actor.members:
        lines += ["members:", *(f"  - {{actor: {member.id}, cites: [{actor.cite}]}}" for member in actor.members)]
    sums = [
        f"  - label: Sum last reported\n    value: {item.fact.sum}\n    claim: {ids[1]}"
        for item, ids in zip(told, _ids(told), strict=True)
        if item.fact.sum
    ]
    lines += ["facts:", sums[-1]] if sums else []
    return "\n".join([*lines, *_claims(told)]) + "\n"


def relationship(pair: Pair, told: list[Told]) -> str:
    """The record of a relationship."""
    kinds = ("cooperation", "dispute", f"{{kind: supply, from: {pair.one.id}}}", f"{{kind: pressure, from: {pair.two.id}}}")
    kind = kinds[sum(map(ord, pair.id)) % len(kinds)]
    past = sorted((item.fact.day, ids[0], item.fact.matter[1]) for item, ids in zip(told, _ids(told), strict=True) if not item.fact.planned)
    lines = [f"parties: [{pair.one.id}, {pair.two.id}]", f"kinds: [{kind}]"]
    if past:
        lines += [
            "states:",
            *(f"  - {{when: {day}, label: dealings about {matter.replace('-', ' ')}, claim: {id}}}" for day, id, matter in past),
        ]
        lines += [f"trend: {{direction: mixed, based_on: [{', '.join(id for _, id, _ in past)}]}}"]
    lines += _claims(told)
    if len(past) > 1:
        grounds = ", ".join(id for _, id, _ in past[:3])
        text = f"The dealings of [[{pair.one.id}]] with [[{pair.two.id}]] go on, whatever either of them says in public."
        lines += ["judgements:", "  - id: dealings", *_folded(text), f"    based_on: [{grounds}]", "    confidence: moderate"]
    lines += ["history:", "  - {date: 2025-12-31, change: First edition., kind: added}"]
    return "\n".join(lines) + "\n"


def _ids(told: list[Told]) -> list[tuple[str, str]]:
    """The ids of the two statements on each fact: the event and its detail."""
    slugs = (f"{item.fact.matter[1]}-{number}" for number, item in enumerate(told, 1))
    return [(slug, f"{slug}-detail") for slug in slugs]


def _claims(told: list[Told]) -> Iterable[str]:
    yield "claims:"
    for number, (item, ids) in enumerate(zip(told, _ids(told), strict=True)):
        one, two, speaker = f"[[{item.one.id}]]", f"[[{item.two.id}]]", f"[[{item.speaker.id}]]" if item.speaker else ""
        yield from _claim(item, ids[0], wording.event(item.fact, one, two, speaker), key=not number, dated=True)
        yield from _claim(item, ids[1], wording.detail(item.fact, one, two, speaker), key=False, dated=False)


def _claim(told: Told, id: str, text: str, *, key: bool, dated: bool) -> Iterable[str]:
    yield f"  - id: {id}"
    yield from _folded(text)
    yield f"    type: {told.type}"
    if told.speaker:
        yield f"    said_by: [{told.speaker.id}]"
    if dated:
        yield f"    when: {told.fact.day}"
    yield f"    cites: [{told.article.id}#{told.paragraph}]"
    yield f"    topics: [{told.fact.topic}]"
    if key:
        yield "    key: true"


def _folded(text: str) -> Iterable[str]:
    yield "    text: >-"
    yield from textwrap.wrap(text, 120, initial_indent="      ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False)
