"""What an id is the id of: an actor, a relationship, a source, a claim, a judgement, a topic or a kind.

Floor 4: imports `problems` and `model`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model import Dossier
from generator.problems import nearest

#: The keys of the vocabulary, and what an editor calls one of each.
KEYS: Final = {"topics": "topic", "actor_kinds": "actor kind", "relationship_kinds": "relationship kind"}
#: Everything that has an id, as an editor calls it, by the word for it on a command line.
KINDS: Final = {what.replace(" ", "-"): what for what in ("actor", "relationship", "source", "claim", "judgement", *KEYS.values())}

#: How many ids are told that may have been meant.
_NEAREST: Final = 3


def named(dossier: Dossier, id: str) -> list[str]:
    """What an id is the id of: an actor, a relationship, a source, a claim, a judgement, a topic or a kind; several may share one."""
    record, slash, part = id.partition("/")
    profile = dossier.profiles.get(record)
    if slash:
        claims = ["claim"] if id in dossier.claims else []
        return claims or ["judgement" for judgement in (profile.judgements if profile else ()) if judgement.id == part]
    shelves = {"source": dossier.sources, "actor": dossier.actors, "relationship": dossier.relationships}
    found = [what for what, shelf in shelves.items() if id in shelf]
    found += [type(dossier.withdrawn[id]).__name__.lower()] if id in dossier.withdrawn else []
    return found + [what for key, what in KEYS.items() if id in getattr(dossier.vocabulary, key)]


def everything(dossier: Dossier) -> Iterator[str]:
    """Every id that can be asked for: of records, topics and kinds, claims and judgements."""
    yield from (*dossier.profiles, *dossier.withdrawn, *dossier.sources)
    yield from (id for key in KEYS for id in getattr(dossier.vocabulary, key))
    yield from dossier.claims
    yield from (f"{record.id}/{judgement.id}" for record in dossier.profiles.values() for judgement in record.judgements)


def unknown(dossier: Dossier, id: str) -> str:
    """What is said of an id that nothing has: what it is called now, which claims are called so, or the nearest there are."""
    now = dossier.moved.get(id) or dossier.moved_topics.get(id)
    if now:
        return f"{id!r} is no id of this dossier; it is called {now!r} now"
    ids = list(everything(dossier))
    parts = [ref for ref in ids if ref.endswith(f"/{id}")]
    meant = f"did you mean {' or '.join(map(repr, parts[:_NEAREST]))}?" if parts else nearest(id, ids)
    return f"{id!r} is no id of this dossier{f'; {meant}' if meant else ''}"


def an(what: str) -> str:
    """A word with its article: “an actor”."""
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
