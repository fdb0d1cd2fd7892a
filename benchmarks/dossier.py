"""A synthetic dossier of any size that keeps all rules: invented actors, invented articles, statements cited to their paragraphs.

    python benchmarks/dossier.py --records 2000 --out DIR

A fact is drawn once and said twice: in a paragraph of an article, and in other words as one or two statements of a record.
The same seed gives the same bytes.  Six records in ten are actors, one in a hundred is a source, the rest are relationships.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import shutil
from bisect import bisect
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final

from benchmarks import records, wording
from benchmarks.names import SHARES, Names
from benchmarks.records import Actor, Article, Pair, Told
from generator.articles.fingerprints import Evidence
from generator.project.load import checked

HERE: Final = Path(__file__).resolve().parent.parent
TITLE: Final = "The Synthetic Dossier"
#: How many numbered paragraphs an article has beside its headline and its author's line.
PARAGRAPHS: Final = 118


@dataclass
class World:
    """All that is invented, before it is written down."""

    rng: Random
    actors: list[Actor] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    told: dict[str, list[Told]] = field(default_factory=dict)

    def somebody(self, but: Actor) -> Actor:
        """Another actor; few are met often and most seldom, as in the news."""
        while True:
            found = self.actors[bisect(self._weights, self.rng.random() * self._weights[-1])]
            if found is not but:
                return found

    def settle(self) -> None:
        """Fix how often each actor is met: the tenth in the list half as often as the first, the hundredth a quarter."""
        self._weights = list(accumulate((number + 5) ** -0.6 for number in range(len(self.actors))))


def invented(count: int, seed: int) -> World:
    """A world of `count` records."""
    world = World(Random(f"{seed}/{count}"))
    sources = max(2, count // 100)
    actors = count * 6 // 10
    world.actors = _actors(world.rng, actors)
    world.settle()
    world.pairs = _pairs(world, count - actors - sources)
    world.articles = _articles(world, sources)
    for actor in world.actors:
        world.told[actor.id] = [_told(world, actor.id, *_either(world.rng, actor, world.somebody(actor)), among) for among in _drawn(world)]
        actor.article = world.rng.choice(world.articles)
        actor.article.introduced.append(actor)
    for pair in world.pairs:
        world.told[pair.id] = [_told(world, pair.id, *_either(world.rng, pair.one, pair.two), among) for among in _drawn(world)]
    for article in world.articles:
        _lay_out(article, world.rng)
    return world


def _either(rng: Random, one: Actor, two: Actor) -> tuple[Actor, Actor]:
    return (one, two) if rng.random() < 0.7 else (two, one)


def _drawn(world: World) -> list[Article]:
    """The articles that the facts of one record stand in: four to six facts in at most three articles."""
    few = world.rng.sample(world.articles, min(3, len(world.articles)))
    return [world.rng.choice(few) for _ in range(world.rng.randrange(4, 7))]


def _actors(rng: Random, count: int) -> list[Actor]:
    names, found = Names(rng), list[Actor]()
    kinds = [kind for kind, share in SHARES.items() for _ in range(max(2, count * share // 100))]
    kinds = (kinds + ["person"] * count)[:count]
    for number, kind in enumerate(kinds):
        name, aliases, metonyms = names.of(kind)
        native = names.native() if number % 10 == 9 else None
        found.append(Actor(name.lower().replace(" ", "-"), kind, name, aliases, metonyms, native))
    rng.shuffle(found)
    states = [actor for actor in found if actor.kind == "state"]
    bodies = [actor for actor in found if actor.kind in ("government-body", "organisation", "research-body")]
    for actor in found:
        if actor.kind == "bloc":
            actor.members = rng.sample(states, min(3, len(states)))
        elif actor.kind == "person":
            actor.parent, actor.title = rng.choice(bodies), rng.choice(wording.TITLES)
        elif actor.kind != "state":
            actor.parent = rng.choice(states)
    return found


def _pairs(world: World, count: int) -> list[Pair]:
    found: dict[str, Pair] = {}
    while len(found) < count:
        one = world.somebody(world.actors[-1])
        two = world.somebody(one)
        one, two = sorted((one, two), key=lambda actor: actor.id)
        found.setdefault(f"{one.id}--{two.id}", Pair(one, two))
    return [found[id] for id in sorted(found)]


def _articles(world: World, count: int) -> list[Article]:
    outlets = [actor for actor in world.actors if actor.kind == "outlet"]
    found: dict[str, Article] = {}
    while len(found) < count:
        outlet = world.rng.choice(outlets)
        day = dt.date(2021, 6, 1) + dt.timedelta(days=world.rng.randrange(1400))
        id = f"{outlet.id}-{day:%Y-%m}"
        found.setdefault(id, Article(id, outlet.name, day))
    return [found[id] for id in sorted(found)]


def _told(world: World, home: str, one: Actor, two: Actor, article: Article) -> Told:
    """A fact about two actors, told in an article and to be stated once or twice in the record `home`."""
    rng = world.rng
    planned = rng.random() < 0.05
    day = article.day + dt.timedelta(days=rng.randrange(20, 300) * (1 if planned else -1))
    speaker = world.somebody(one) if rng.random() < 0.5 else None
    called = (rng.choice((*one.names, *one.metonyms)), rng.choice(two.names), rng.choice(speaker.names) if speaker else "")
    told = Told(home, one, two, speaker, wording.drawn(rng, *called, day, planned=planned), article)
    article.told.append(told)
    return told


def _lay_out(article: Article, rng: Random) -> None:
    """Spread what an article tells, and whom it introduces, over its paragraphs."""
    rng.shuffle(article.told)
    count = max(1, min(PARAGRAPHS, len(article.told)))
    article.paragraphs = [[] for _ in range(count)]
    for number, told in enumerate(article.told):
        told.paragraph = number * count // len(article.told) + 3
        article.paragraphs[told.paragraph - 3].append(wording.sentence(told.fact))
    for actor in article.introduced:
        actor.paragraph = rng.randrange(count) + 3
        article.paragraphs[actor.paragraph - 3].append(records.introduction(actor))


def files(world: World) -> dict[str, str]:
    """The files of the dossier below `briefings/`, and the articles below `articles/`."""
    found = {"briefings/dossier.yml": records.settings(TITLE, world.told), "briefings/vocabulary.yml": records.VOCABULARY}
    for article in world.articles:
        text = article.text()
        found[f"articles/{article.id}.txt"] = text
        found[f"briefings/sources/{article.id}.evidence"] = Evidence.of(text).dumps()
        found[f"briefings/sources/{article.id}.yml"] = records.source(article)
    for actor in world.actors:
        found[f"briefings/actors/{actor.id}.yml"] = records.actor(actor, world.told[actor.id])
    for pair in world.pairs:
        found[f"briefings/relationships/{pair.id}.yml"] = records.relationship(pair, world.told[pair.id])
    return found


def write(count: int, out: Path, seed: int = 1) -> None:
    """Write a dossier of `count` records as a project of its own, with this project's configuration and its people's pages."""
    for path, text in files(invented(count, seed)).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text, encoding="utf-8")
    config = (HERE / "mkdocs.yml").read_text(encoding="utf-8")
    (out / "mkdocs.yml").write_text(re.sub(r"(?m)^site_name:.*$", f"site_name: {TITLE}", config), encoding="utf-8")
    for folder in ("docs/assets", "docs/handbook", "theme"):
        if (HERE / folder).is_dir():
            shutil.copytree(HERE / folder, out / folder, dirs_exist_ok=True)
    # The handbook shows this project's own records; here its links lead home.
    for page in (out / "docs" / "handbook").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"\]\(\.\./(?!assets/)[^)]*\)", "](../index.md)", text), encoding="utf-8")
    _waive_shared_texts(out)


def _waive_shared_texts(out: Path) -> None:
    """Waive that two articles have much text in common: all were invented with the same few sentences."""
    found = {problem.place.path for problem in checked(out)[1] if problem.code == "same-text"}
    for path in found:
        with (out / path).open("a", encoding="utf-8") as record:
            record.write("waive:\n  - {rule: same-text, why: All articles were invented with the same few sentences.}\n")


def main() -> None:
    """Read the command line and write the dossier."""
    parser = argparse.ArgumentParser(description="Write a synthetic dossier that keeps all rules.")
    parser.add_argument("--records", type=int, default=2000, help="how many records; by default 2000, at least 100")
    parser.add_argument("--out", type=Path, required=True, help="an empty folder, made where it is not there")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another dossier")
    given = parser.parse_args()
    if given.records < 100:
        parser.error("a dossier has at least 100 records")
    if given.out.exists() and any(given.out.iterdir()):
        parser.error(f"{given.out} is not empty")
    write(given.records, given.out, given.seed)
    print(f"wrote {given.records:,} records to {given.out}")


if __name__ == "__main__":
    main()
