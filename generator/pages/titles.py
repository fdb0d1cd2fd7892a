"""The titles of the pages of records and topics, which are told apart if they would be equal.

A browser's tab, a bookmark and a search result show nothing but the title, so no two pages may share one; but two articles may well have the
same headline, outlet and date, and an actor may be called “Data”.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..records.dossier import Actor, Dossier, Relationship
from ..records.settings import Topic
from ..records.sources import Source
from ..views import wording
from ..views.wording import outlet

#: What the titles of parts of lists begin with.
_PARTS: Final = ("Actors: ", "Relationships: ", "Statements: ", "Sources: ", "Timeline: ", "Network: ", "As of ")
#: The title of the list of earlier days.
EARLIER: Final = "As of earlier days"
#: The titles of the pages that every dossier has, or may have.
SECTIONS: Final = (
    "Home", "Actors", "Relationships", "Statements", "Sources", "Topics", "Timeline", "Matrix", "Network", wording.DIFFERING,
    "How to read this site", "Changes", EARLIER, "Rules", "Data", "Search",
)  # fmt: skip


def of_part(whole: str, words: str) -> str:
    """The title of a part of a list: that of the whole, with the words of the part."""
    return f"{whole}: {words}" if words else whole


def moved(id: str) -> str:
    """The title of the page at the former address of a record."""
    return f"{id} has moved"


def moved_topic(id: str) -> str:
    """The title of the page at the former address of a topic."""
    return f"{id} (topic) has moved"


def withdrawn(dossier: Dossier, record: Actor | Relationship, id: str) -> str:
    """The title of the page of a withdrawn record, at its present or a former address."""
    return f"Withdrawn: {dossier.title(record.id)} ({id})"


def titles(dossier: Dossier, authored: Iterable[str] = ()) -> Mapping[str, str]:
    """The title of each page of a record or a topic, by its path below `docs/`.

    `authored` are the titles of handwritten pages.  Pages with equal titles all get a qualifier: their kind, or their id, which is
    permanent, or in the end a number.
    """
    taken = {_key(title) for title in (*SECTIONS, *authored, *_others(dossier))}
    wanted, found = dict(_wanted(dossier)), dict[str, str]()
    level = 0
    while wanted:
        proposed = {path: forms[level] if level < len(forms) else f"{forms[-1]} {level}" for path, forms in wanted.items()}
        shared = Counter(map(_key, proposed.values()))
        for path, title in proposed.items():
            last = level >= len(wanted[path])
            if _key(title) not in taken and not title.startswith(_PARTS) and (last or shared[_key(title)] == 1):
                found[path] = title
                taken.add(_key(title))
                del wanted[path]
        level += 1
    return found


def _key(title: str) -> str:
    """A title as a reader takes it in: capitals and spaces tell no pages apart."""
    return " ".join(title.split()).casefold()


def _wanted(dossier: Dossier) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The page of each record and topic with the forms of its title, the preferred one first; each begins with the page's heading."""
    kinds = dossier.vocabulary.actor_kinds
    for actor in dossier.actors.values():
        yield f"actors/{actor.id}.md", (actor.title, f"{actor.title} ({kinds[actor.kind].label})", f"{actor.title} ({actor.id})")
    for id in dossier.relationships:
        name = dossier.title(id)
        yield f"relationships/{id}.md", (name, f"{name} (relationship)", f"{name} ({id})")
    for source in dossier.sources.values():
        yield f"sources/{source.id}.md", _of_source(source)
    for id, topic in dossier.vocabulary.topics.items():
        yield f"topics/{id}.md", _of_topic(id, topic)


def _of_source(source: Source) -> tuple[str, ...]:
    return f"{source.title} ({outlet(source)})", f"{source.title} ({outlet(source)}, {source.id})"


def _of_topic(id: str, topic: Topic) -> tuple[str, ...]:
    return f"{topic.label} (topic)", f"{topic.label} (topic, {id})"


def _others(dossier: Dossier) -> Iterator[str]:
    """The titles of the other pages that this dossier may have: those of former addresses and of withdrawn records."""
    yield from map(moved, dossier.moved)
    yield from map(moved_topic, dossier.moved_topics)
    for record in dossier.withdrawn.values():
        yield from (withdrawn(dossier, record, id) for id in (*record.formerly, record.id))
