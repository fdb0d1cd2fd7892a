"""The pages of topics: their index, and the statements on each, in parts by time if they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from ..text import markdown as md
from ..text.markdown import Md
from ..text.prose import count
from ..views import holdings, queries
from ..views.queries import Shown
from ..views.summaries import topic_summary
from . import context, parting, titles
from .citing import cite_topic
from .claims import claim_list
from .context import DOT, PageContext
from .keys import by_date
from .notes import Notes, banner, of_statements
from .page import Page, Subject, crumbs, make_page, opening, section, standfirst, title
from .parting import Key, Part, parted


def topic_pages(desk: PageContext) -> Iterator[Page]:
    """The index of topics, followed by each topic."""
    shown = {record: Counter(topic for item in found for topic in item.claim.topics) for record, found in desk.views.shown.items()}
    topics = desk.dossier.vocabulary.topics
    counts = {id: {record: count[id] for record, count in shown.items() if count[id]} for id in topics}
    start = (title("Topics"), crumbs(), standfirst("What the statements are about."))
    index = (*start, md.div(md.bullets(_topic_entry(id, counts[id], desk) for id in topics), classes="listed topics"))
    about = "What the statements are about."
    yield make_page("topics/index.md", "briefings/vocabulary.yml", index, title="Topics", description=about, wide=True)
    for id in topics:
        yield from _topic_pages(id, counts[id], desk)


def _topic_entry(id: str, counts: dict[str, int], desk: PageContext) -> Md:
    topic = desk.dossier.vocabulary.topics[id]
    counted = f"{count(len(desk.views.on_topic[id]), 'statement')} on {count(len(counts), 'page')}"
    return md.blocks(
        md.paragraph(*desk.topics([id]), classes="party"),
        md.paragraph(desk.label(topic.about)),
        md.paragraph(md.text(counted), classes="said"),
    )


def _topic_pages(id: str, counts: dict[str, int], desk: PageContext) -> Iterator[Page]:
    """The page of a topic with its statements, or with the list of its parts."""
    topic, path = desk.dossier.vocabulary.topics[id], f"topics/{id}.md"

    def name(key: Key) -> str:
        return f"{id}_{key.name}" if key.name else id

    def page(part: Part[Shown], before: Md, after: Md) -> Page:
        statements = () if part.parts else desk.presentation.statements(part.items)
        notes = of_statements(desk, statements)
        listed = (before, claim_list(notes, statements), after)
        if part.key.name:
            words = titles.of_part(desk.titles[path], part.key.words)
            start = (title(words), crumbs("Topics"), opening(standfirst(topic.about), notes.banner()))
            return make_page(
                f"topics/{name(part.key)}.md",
                "briefings/vocabulary.yml",
                (*start, *listed, notes.sources()),
                title=words,
                description=topic.about,
            )
        return _topic_page(id, counts, notes, listed, desk)

    whole = parted(desk.views.on_topic[id], by_date(desk.views), context.weight)
    yield from parting.pages(whole, name, "statement", page)


def _topic_page(id: str, counts: dict[str, int], notes: Notes, listed: Iterable[Md], desk: PageContext) -> Page:
    """The first page of a topic, with `listed` in it."""
    topic = desk.dossier.vocabulary.topics[id]
    cites = dict.fromkeys(cite for shown in desk.views.on_topic[id] for cite in shown.claim.cites)
    shelves = (("Relationships", desk.dossier.relationships), ("Actors", desk.dossier.actors))
    box = md.definitions(
        (md.text(words), _counted_records(desk, [record for record in counts if record in shelf], counts)) for words, shelf in shelves
    )
    body = (
        md.div(box, classes="infobox"),
        section("All statements, oldest first", "Claims", *listed, searched=False),
        notes.sources(),
        cite_topic(id, desk),
    )
    lead = standfirst(topic.about, topic_summary(desk.views.on_topic[id]))
    pack = context.pack_link(desk.offered, queries.topic_pack(id), f"Print the briefs on {topic.label}")
    start = (title(topic.label), crumbs("Topics"), opening(lead, banner(desk, desk.impact.why(cites)), pack))
    path = f"topics/{id}.md"
    return make_page(
        path,
        "briefings/vocabulary.yml",
        (*start, *body),
        title=desk.titles[path],
        description=topic.about,
        subject=Subject(
            said={"about": {"@type": "DefinedTerm", "name": topic.label, "description": topic.about}},
            sources=tuple(dict.fromkeys(cite.source for cite in cites)),
        ),
        holds=holdings.of_topic(id, desk.views),
    )


#: The most records of a kind that the box of a topic counts: the others show the fewest statements on it.
_MOST_COUNTED: Final = 60


def _counted_records(desk: PageContext, records: Iterable[str], counts: dict[str, int]) -> list[Md]:
    """Records with the number of statements on the topic that each shows, the highest first; one value, or none."""
    found = sorted(records, key=lambda record: (-counts[record], desk.views.sort_key(record)))
    links = [md.join(desk.record(desk.dossier.profiles[record]), md.text(f" ({counts[record]})")) for record in found[:_MOST_COUNTED]]
    links += [md.text(f"{count(len(found) - _MOST_COUNTED, 'other')}")] if len(found) > _MOST_COUNTED else []
    return [md.join(*links, by=DOT)] if links else []
