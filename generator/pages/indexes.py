"""Home and the indexes of actors, relationships, sources and topics.

Floor 6: imports `markdown` and `pages.parts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from generator import markdown as md
from generator.markdown import Md
from generator.pages.parts import COMMA, DOT, Desk, Page, outlet, page, section, title


def home(desk: Desk) -> Page:
    """The dossier as a reader meets it: what it is, as of when, who is in it, what it rests on."""
    settings = desk.dossier.settings
    standing = (f"As of {settings.as_of.words()}", settings.publisher, settings.marking or "")
    rests = md.join(md.text("Rests on "), desk.grounds((desk.dossier.claims[ref] for ref in settings.introduction.based_on), up=""))
    body = (
        title(settings.title),
        md.paragraph(md.text(settings.subtitle), classes="subtitle"),
        md.paragraph(md.join(*map(md.text, standing), by=DOT), classes="said"),
        md.paragraph(desk.text(settings.introduction.text, up="")),
        md.paragraph(rests, classes="said"),
        section("Relationships", "Relationships", _relationships(desk, up="")),
        section("Topics", "Topics", md.paragraph(md.join(*desk.topics(_topics(desk), up=""), by=DOT))),
        section("Actors", "Actors", md.definitions((md.text(plural), [md.join(*names, by=DOT)]) for plural, names in _actors(desk, up=""))),
        section("Sources", "Sources", _sources(desk, up="")),
        section("Scope", "Scope", md.paragraph(md.text(settings.scope))),
    )
    return page("index.md", "briefings/dossier.yml", body, title="", description=settings.subtitle)


def actors(desk: Desk) -> Page:
    """All actors by kind."""
    kinds = (
        md.blocks(md.heading(2, md.text(plural), id=f"Kind-{number}"), md.bullets(names))
        for number, (plural, names) in enumerate(_actors(desk), 1)
    )
    return page("actors/index.md", "briefings/actors/", (title("Actors"), *kinds), title="Actors")


def relationships(desk: Desk) -> Page:
    """All relationships."""
    return page("relationships/index.md", "briefings/relationships/", (title("Relationships"), _relationships(desk)), title="Relationships")


def sources(desk: Desk) -> Page:
    """All sources, the newest first."""
    return page("sources/index.md", "briefings/sources/", (title("Sources"), _sources(desk)), title="Sources")


def topics(desk: Desk) -> Page:
    """The topics, each with the records that show statements on it and how many."""
    counts = {record: Counter(topic for item in shown for topic in item.claim.topics) for record, shown in desk.views.shown.items()}
    found = (_topic(id, {record: count[id] for record, count in counts.items()}, desk) for id in desk.dossier.vocabulary.topics)
    return page("topics.md", "briefings/vocabulary.yml", (title("Topics"), *found), title="Topics")


def _topic(id: str, counts: Mapping[str, int], desk: Desk) -> Md:
    topic = desk.dossier.vocabulary.topics[id]
    rows = [(md.text(words), _counted(desk, {record: counts[record] for record in records})) for words, records in _shelves(desk)]
    return md.blocks(md.heading(2, md.text(topic.label), id=id), md.paragraph(md.text(topic.about)), md.definitions(rows))


def _shelves(desk: Desk) -> tuple[tuple[str, Iterable[str]], ...]:
    return ("Relationships", desk.dossier.relationships), ("Actors", desk.dossier.actors)


def _counted(desk: Desk, counts: Mapping[str, int]) -> list[Md]:
    """Records with how many statements each shows, the most first; one value, or none."""
    most = sorted((record for record in counts if counts[record]), key=lambda record: (-counts[record], desk.views.sort_key(record)))
    links = [md.join(desk.record(desk.dossier.profiles[record], up=""), md.text(f" ({counts[record]})")) for record in most]
    return [md.join(*links, by=DOT)] if links else []


def _topics(desk: Desk) -> list[str]:
    return [topic.label for topic in desk.dossier.vocabulary.topics.values()]


def _actors(desk: Desk, *, up: str = "../") -> list[tuple[str, list[Md]]]:
    return [(plural, [desk.record(actor, up=up) for actor in found]) for plural, found in desk.views.actors_by_kind()]


def _relationships(desk: Desk, *, up: str = "../") -> Md:
    items = []
    for relationship in desk.dossier.relationships.values():
        last = relationship.states[-1] if relationship.states else None
        stood = md.text(f": {last.label} ({last.when.words()})") if last else md.EMPTY
        items.append(md.join(desk.record(relationship, up=up), stood))
    return md.bullets(items)


def _sources(desk: Desk, *, up: str = "../") -> Md:
    found = desk.views.sources_newest_first()
    return md.bullets(md.join(desk.record(source, up=up), COMMA, md.text(outlet(source))) for source in found)
