"""The ids of a dossier: what has one, every one, and what to say of one that is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..text.problems import nearest
from .dossier import Dossier

#: The keys of the vocabulary, each with the name of one entry.
VOCABULARY_KEYS: Final = {"topics": "topic", "actor_kinds": "actor kind", "relationship_kinds": "relationship kind"}
#: Everything that has an id: the name in messages, by the name on the command line.
ID_KINDS: Final = {
    what.replace(" ", "-"): what for what in ("actor", "relationship", "source", "claim", "judgement", *VOCABULARY_KEYS.values())
}
#: The maximum number of ids to suggest.
_NEAREST: Final = 3


def ids_named(dossier: Dossier, id: str) -> list[str]:
    """What has an id: an actor, relationship, source, claim, judgement, topic or kind; several may share one."""
    record, slash, part = id.partition("/")
    profile = dossier.profiles.get(record)
    if slash:
        claims = ["claim"] if id in dossier.claims else []
        return claims or ["judgement" for judgement in (profile.judgements if profile else ()) if judgement.id == part]
    shelves = {"source": dossier.sources, "actor": dossier.actors, "relationship": dossier.relationships}
    found = [what for what, shelf in shelves.items() if id in shelf]
    found += [type(dossier.withdrawn[id]).__name__.lower()] if id in dossier.withdrawn else []
    return found + [what for key, what in VOCABULARY_KEYS.items() if id in getattr(dossier.vocabulary, key)]


def all_ids(dossier: Dossier) -> Iterator[str]:
    """Every id that a command accepts: of records, topics, kinds, claims and judgements."""
    yield from (*dossier.profiles, *dossier.withdrawn, *dossier.sources)
    yield from (id for key in VOCABULARY_KEYS for id in getattr(dossier.vocabulary, key))
    yield from dossier.claims
    yield from (f"{record.id}/{judgement.id}" for record in dossier.profiles.values() for judgement in record.judgements)


def unknown_id(dossier: Dossier, id: str) -> str:
    """The message for an unknown id, with its current id, the claims of that name, or the most similar ids."""
    now = dossier.moved.get(id) or dossier.moved_topics.get(id)
    if now:
        return f"unknown id {id!r}; it is now called {now!r}"
    ids = list(all_ids(dossier))
    parts = [ref for ref in ids if ref.endswith(f"/{id}")]
    meant = f"did you mean {' or '.join(map(repr, parts[:_NEAREST]))}?" if parts else nearest(id, ids)
    return f"unknown id {id!r}{f'; {meant}' if meant else ''}"


def with_article(what: str) -> str:
    """A word with its article: “an actor”."""
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
