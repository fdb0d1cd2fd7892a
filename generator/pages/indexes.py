"""Home and the indexes of actors, relationships, sources and topics.

Floor 6: imports `markdown`, `model`, `views` and `pages.parts`.
"""

from __future__ import annotations

from generator import markdown as md
from generator.markdown import Md
from generator.pages.parts import Desk, Page, outlet


def home(desk: Desk) -> Page:
    """The dossier as a reader meets it: what it is, as of when, who is in it, what it rests on."""
    settings = desk.dossier.settings
    body = (
        md.heading(1, md.text(settings.title)),
        md.paragraph(md.text(settings.subtitle), classes="subtitle"),
        md.paragraph(md.text(f"As of {settings.as_of.words()} · {settings.publisher}" + (f" · {settings.marking}" if settings.marking else "")), classes="said"),
        md.paragraph(desk.text(settings.introduction.text, up="")),
        _grounds(desk),
        md.heading(2, Md("Actors"), id="actors"),
        _actors(desk, up="", prefix="actors/", level=3),
        md.heading(2, Md("Relationships"), id="relationships"),
        _relationships(desk, prefix="relationships/"),
        md.heading(2, Md("Sources"), id="sources"),
        _sources(desk, prefix="sources/"),
        md.heading(2, Md("Scope"), id="scope"),
        md.paragraph(md.text(settings.scope)),
    )
    return Page("index.md", md.page({"title": settings.title, "description": settings.subtitle}, "Generated from briefings/dossier.yml; edit that file, not this one", body))


def actors(desk: Desk) -> Page:
    """All actors by kind."""
    body = (md.heading(1, Md("Actors")), _actors(desk, up="../", prefix="", level=2))
    return Page("actors/index.md", md.page({"title": "Actors"}, "Generated from briefings/actors/; edit the files there", body))


def relationships(desk: Desk) -> Page:
    """All relationships."""
    body = (md.heading(1, Md("Relationships")), _relationships(desk, prefix=""))
    return Page("relationships/index.md", md.page({"title": "Relationships"}, "Generated from briefings/relationships/; edit the files there", body))


def sources(desk: Desk) -> Page:
    """All sources, the newest first."""
    body = (md.heading(1, Md("Sources")), _sources(desk, prefix=""))
    return Page("sources/index.md", md.page({"title": "Sources"}, "Generated from briefings/sources/; edit the files there", body))


def topics(desk: Desk) -> Page:
    """The topics, and below them the engine's list of the pages on each."""
    about = md.definitions((md.text(topic.label), [md.text(topic.about)]) for topic in desk.dossier.vocabulary.topics.values())
    body = (md.heading(1, Md("Topics")), about, md.heading(2, Md("Pages by topic"), id="pages"), md.comment("material/tags"))
    return Page("topics.md", md.page({"title": "Topics"}, "Generated from briefings/vocabulary.yml; edit that file, not this one", body))


def _grounds(desk: Desk) -> Md:
    """What the introduction rests on."""
    based_on = desk.dossier.settings.introduction.based_on
    links = (md.link(Md(str(i)), desk.address(ref, up="")) for i, ref in enumerate(based_on, 1))
    return md.paragraph(Md("Rests on statements "), md.join(*links, by=", "), classes="said")


def _actors(desk: Desk, *, up: str, prefix: str, level: int) -> Md:
    blocks = []
    for number, (plural, found) in enumerate(desk.views.actors_by_kind(), 1):
        blocks.append(md.heading(level, md.text(plural), id=f"kind-{number}"))
        blocks.append(md.bullets(md.link(md.text(actor.name), f"{prefix}{actor.id}.md") for actor in found))
    return md.join(*blocks, by="\n")


def _relationships(desk: Desk, *, prefix: str) -> Md:
    items = []
    for relationship in desk.dossier.relationships.values():
        last = relationship.states[-1] if relationship.states else None
        stood = md.text(f": {last.label} ({last.when.words()})") if last else md.EMPTY
        items.append(md.join(md.link(md.text(desk.dossier.name(relationship.id)), f"{prefix}{relationship.id}.md"), stood))
    return md.bullets(items)


def _sources(desk: Desk, *, prefix: str) -> Md:
    items = (md.join(md.link(md.text(source.title), f"{prefix}{source.id}.md"), md.text(f", {outlet(source)}")) for source in desk.views.sources_newest_first())
    return md.bullets(items)
