"""What a dossier has at the time, for editors that complete ids and underline those that are none: the companion of the schemas.

Floor 5: imports `model`, `exports.jsontext` and `schemas`.  A record whose file holds a problem counts as there, with whatever statements it is said to have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from generator.exports.jsontext import dumps
from generator.model import Dossier
from generator.schemas import DIALECT
from generator.values import ID_PATTERN

_COMMENT: Final = "Made of the records by `briefings check`, and anew whenever they change; not to be edited."


def known(dossier: Dossier, rules: Iterable[str]) -> bytes:
    """The companion: under each name that a schema refers to, the ids and words there are; `rules` are the codes that can be waived."""
    words = dossier.vocabulary
    named = {**dict.fromkeys(dossier.broken, ""), **{id: dossier.name(id) for id in dossier.profiles}}
    defs = {
        "actor": _one_of("actor", {id: name for id, name in named.items() if "--" not in id}),
        "record": _one_of("actor or relationship", named),
        "actor-kind": _one_of("kind of actor", {id: kind.label for id, kind in words.actor_kinds.items()}),
        "relationship-kind": _one_of("kind of relationship", {id: kind.label for id, kind in words.relationship_kinds.items()}),
        "topic": _one_of("topic", {id: topic.about for id, topic in words.topics.items()}),
        "likelihood": _one_of("term of the scale", {term.term: term.meaning for term in dossier.settings.likelihood}),
        "rule": _one_of("rule that can be waived", dict.fromkeys(sorted(rules), "")),
        "claim": _claim(dossier),
        "citation": _citation(dossier),
    }
    return dumps({"$schema": DIALECT, "$comment": _COMMENT, "$defs": defs})


def _one_of(what: str, words: Mapping[str, str]) -> dict[str, Any]:
    """One of some words, each with what it means; `true` and `false` are taken for no words by an editor's YAML."""
    both = [*words, *(word == "true" for word in words if word in ("true", "false"))]
    return {
        "enum": both,
        "enumDescriptions": [*words.values()],
        "errorMessage": f"This is no {what}, as far as `briefings check` last saw.",
    }


def _claim(dossier: Dossier) -> dict[str, Any]:
    """A claim as record/claim, or one of the same record by its id alone, which only the record knows."""
    message = "This is no claim, as far as `briefings check` last saw: write its id, or record/claim."
    others = "|".join(sorted(map(re.escape, dossier.broken)))
    patterns = [f"^{ID_PATTERN}$", *([f"^(?:{others})/{ID_PATTERN}$"] if others else [])]
    own = ({"type": "string", "pattern": pattern, "errorMessage": message} for pattern in patterns)
    return {"anyOf": [{"enum": [*dossier.claims], "errorMessage": message}, *own]}


def _citation(dossier: Dossier) -> dict[str, Any]:
    """A source and its paragraphs: the source is completed, the number is for the editor to give."""
    ids = sorted({*dossier.sources, *(id for id in dossier.broken if "--" not in id)})
    return {
        "type": "string",
        "pattern": f"^(?:{'|'.join(map(re.escape, ids))})#[1-9][0-9]{{0,4}}(?:-[1-9][0-9]{{0,4}})?$",
        "errorMessage": "This is no paragraph of a source, as far as `briefings check` last saw: write source#paragraph, or source#14-16.",
        "defaultSnippets": [*_citations(dossier, ids)],
    }


def _citations(dossier: Dossier, ids: Iterable[str]) -> Iterator[dict[str, str]]:
    for id in ids:
        source = dossier.sources.get(id)
        said = f"{source.publisher}, {source.published.words()}: {source.title}" if source else ""
        yield {"label": f"{id}#", "description": said, "body": f"{id}#${{1:1}}"}
