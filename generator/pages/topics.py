"""The pages of topics: an index with what each is about, and one page a topic with everything that is said on it.

Floor 8: imports `markdown`, `views`, `pages.head`, `pages.parts`, `pages.citing` and `pages.claims`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator import markdown as md
from generator.markdown import Md
from generator.pages.citing import cite_topic
from generator.pages.claims import Notes, claims
from generator.pages.head import Subject
from generator.pages.parts import DOT, Desk, Page, crumbs, page, section, title


def render(desk: Desk) -> Iterator[Page]:
    """The index of topics, then each topic."""
    shown = {record: Counter(topic for item in found for topic in item.claim.topics) for record, found in desk.views.shown.items()}
    topics = desk.dossier.vocabulary.topics
    counts = {id: {record: count[id] for record, count in shown.items() if count[id]} for id in topics}
    index = (title("Topics"), md.div(md.bullets(_entry(id, counts[id], desk) for id in topics), classes="listed"))
    yield page("topics/index.md", "briefings/vocabulary.yml", index, title="Topics", description="What the statements are about.")
    yield from (_topic(id, counts[id], desk) for id in topics)


def _entry(id: str, counts: dict[str, int], desk: Desk) -> Md:
    topic = desk.dossier.vocabulary.topics[id]
    number = len(desk.views.on_topic[id])
    told = f"{number} statement{'' if number == 1 else 's'} on {len(counts)} page{'' if len(counts) == 1 else 's'}"
    return md.blocks(
        md.paragraph(*desk.topics([id]), classes="party"),
        md.paragraph(desk.label(topic.about)),
        md.paragraph(md.text(told), classes="said"),
    )


def _topic(id: str, counts: dict[str, int], desk: Desk) -> Page:
    topic = desk.dossier.vocabulary.topics[id]
    notes = Notes(desk)
    shelves = (("Relationships", desk.dossier.relationships), ("Actors", desk.dossier.actors))
    box = md.definitions(
        (md.text(words), _counted(desk, [record for record in counts if record in shelf], counts)) for words, shelf in shelves
    )
    body = (
        md.div(box, classes="infobox"),
        md.paragraph(desk.label(topic.about)),
        section("Statements in order of time", "Claims", claims(notes, desk.views.on_topic[id]), searched=False),
        notes.sources(),
        notes.block(),
        cite_topic(id, desk),
    )
    start = (title(topic.label), crumbs("Topics"), notes.banner())
    return page(
        f"topics/{id}.md",
        "briefings/vocabulary.yml",
        (*start, *body),
        title=f"{topic.label} (topic)",
        description=topic.about,
        subject=Subject(
            said={"about": {"@type": "DefinedTerm", "name": topic.label, "description": topic.about}},
            sources=tuple(dict.fromkeys(cite.source for cite in notes.numbers)),
        ),
    )


def _counted(desk: Desk, records: Iterable[str], counts: dict[str, int]) -> list[Md]:
    """Records with how many statements on the topic each shows, the most first; one value, or none."""
    most = sorted(records, key=lambda record: (-counts[record], desk.views.sort_key(record)))
    links = [md.join(desk.record(desk.dossier.profiles[record]), md.text(f" ({counts[record]})")) for record in most]
    return [md.join(*links, by=DOT)] if links else []
