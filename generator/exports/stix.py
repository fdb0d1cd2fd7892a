"""The dossier as a STIX 2.1 bundle: actors, their relationships, and each statement as a note with its sources.

Format: https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html; TLP 2.0 as the extension that FIRST and OASIS define for it.
Ids are name-based UUIDs (version 5), so that the same record keeps its id.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..records.dossier import Actor, Relationship
from ..records.handling import Markings
from ..records.identity import other_id
from ..records.scalars import Citation
from ..records.schema import Claim, Judgement, Recorded
from ..text import json, prose
from ..text import markdown as md
from ..text.dates import Date, Day
from ..views import holdings, kinds, queries, wording
from ..views.queries import Views, other

#: The namespace of ids of dossiers that have no address.
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://docs.oasis-open.org/cti/stix/v2.1/")
#: The markings of TLP 2.0 with their fixed ids, and the extension that defines them.
_TLP: Final[Mapping[str, str]] = {
    "TLP:CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "TLP:GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "TLP:AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "TLP:AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "TLP:RED": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
_TLP_EXTENSION: Final = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
_TLP_CREATED: Final = "2022-10-01T00:00:00.000Z"
#: The scale of confidence in STIX for low, moderate and high (appendix A).
_CONFIDENCE: Final[Mapping[str, int]] = {"low": 15, "moderate": 50, "high": 85}
#: A day that a timestamp of STIX can be: years before Christ are none.
_DAY: Final = re.compile(r"(?!0000)\d{4}-\d\d-\d\d")


def bundle(views: Views) -> bytes:
    """The bundle as JSON."""
    made = _Bundle(views)
    objects = [made.publisher(), *made.actors(), *made.relationships(), *made.notes()]
    return json.dumps({"type": "bundle", "id": made.id("bundle", "dossier"), "objects": [*made.markings(), *objects]})


class _Bundle:
    """The objects of one dossier."""

    def __init__(self, views: Views) -> None:
        self.views, self.dossier = views, views.dossier
        settings = self.dossier.settings
        self.namespace = uuid.uuid5(_NAMESPACE, settings.site_url or f"{settings.publisher}: {settings.title}")
        self.time = f"{_day(settings.as_of.latest) or '1970-01-01'}T00:00:00.000Z"
        self.used: dict[str, None] = {}

    def id(self, type: str, name: str) -> str:
        """The id of an object with a name that is unique among its type."""
        return f"{type}--{uuid.uuid5(self.namespace, f'{type}/{name}')}"

    def _common(self, type: str, name: str, held: Markings) -> dict[str, Any]:
        """The properties that all objects of the dossier have."""
        self.used |= dict.fromkeys(sorted(held))
        found: dict[str, Any] = {"type": type, "spec_version": "2.1", "id": self.id(type, name)}
        found |= {"created_by_ref": self.id("identity", ""), "created": self.time, "modified": self.time}
        return {**found, **({"object_marking_refs": [self._marking_id(one) for one in sorted(held)]} if held else {})}

    def publisher(self) -> dict[str, Any]:
        """Who publishes the dossier."""
        found = self._common("identity", "", self.views.handling.base)
        del found["created_by_ref"]
        return {**found, "name": self.dossier.settings.publisher, "identity_class": "organization"}

    def actors(self) -> Iterator[dict[str, Any]]:
        """Each actor as an identity."""
        for actor in self.dossier.actors.values():
            held = self.views.handling.record(actor.id)
            yield {
                **self._common("identity", actor.id, held),
                "name": self.dossier.title(actor.id),
                **({"description": _names(actor)} if _names(actor) else {}),
                "identity_class": self._class(actor),
                "external_references": [
                    *self._page(queries.record_path(self.dossier, actor.id)),
                    *map(_other, actor.same_as),
                    *(reference for row in actor.recorded for reference in self._row(row)),
                ],
            }

    def _class(self, actor: Actor) -> str:
        kind = self.dossier.vocabulary.actor_kinds[actor.kind]
        return "group" if kind.group else "individual" if kind.schema_org == "Person" else "organization"

    def relationships(self) -> Iterator[dict[str, Any]]:
        """Each kind of each relationship, and each membership."""
        for relationship in self.dossier.relationships.values():
            for kind in relationship.kinds:
                start = kind.source or relationship.parties[0]
                name = f"{relationship.id}.{kind.kind}.{kind.source or ''}"
                held = holdings.of_tie(relationship, self.views)
                path = queries.record_path(self.dossier, relationship.id)
                ends = (start, other(relationship, start))
                made = self._tie(name, held, kind.kind, ends, kind.when, kinds.verb(self.dossier, kind, start), path)
                row = self._row(kind.recorded) if kind.recorded else []
                yield {**made, "external_references": [*made["external_references"], *row]}
        for actor in self.dossier.actors.values():
            held = self.views.handling.record(actor.id)
            path = queries.record_path(self.dossier, actor.id)
            for tie in actor.part_of:
                both = held | self.views.handling.record(tie.actor)
                yield self._tie(f"{actor.id}.part-of.{tie.actor}", both, "part-of", (actor.id, tie.actor), tie.when, "", path)
            for tie in actor.members:
                both = held | self.views.handling.record(tie.actor)
                yield self._tie(f"{tie.actor}.member-of.{actor.id}", both, "member-of", (tie.actor, actor.id), tie.when, "", path)

    def _tie(  # noqa: PLR0917
        self, name: str, held: Markings, type: str, ends: tuple[str, str], when: Date | None, verb: str, path: str
    ) -> dict[str, Any]:
        """A relationship from one actor to another; STIX wants its end later than its beginning."""
        first, last = (_day(when.earliest), _day(when.latest)) if when else ("", "")
        start, end = ({"start_time": f"{first}T00:00:00Z"} if first else {}), ({"stop_time": f"{last}T23:59:59Z"} if last else {})
        return {
            **self._common("relationship", name, held),
            "relationship_type": type,
            **({"description": verb} if verb else {}),
            "source_ref": self.id("identity", ends[0]),
            "target_ref": self.id("identity", ends[1]),
            **start,
            **end,
            "external_references": self._page(path),
        }

    def notes(self) -> Iterator[dict[str, Any]]:
        """Each claim and each judgement as a note on the actors that it is about."""
        for record in self.dossier.profiles.values():
            for claim in record.claims:
                yield self._note(record, claim, [reference for cite in claim.cites for reference in self._source(cite)])
            for judgement in record.judgements:
                yield self._note(record, judgement, [])

    def _note(self, record: Actor | Relationship, part: Claim | Judgement, cited: list[dict[str, Any]]) -> dict[str, Any]:
        ref = f"{record.id}/{part.id}"
        is_claim = isinstance(part, Claim)
        held = self.views.handling.claim(record, part) if isinstance(part, Claim) else self.views.handling.judgement(record, part)
        actors = [*(record.parties if isinstance(record, Relationship) else (record.id,)), *self._linked(part.text)]
        authors = [wording.chain(self.dossier, part)] if isinstance(part, Claim) and part.said_by else []
        return {
            **self._common("note", ref, held),
            "abstract": f"{'Statement' if is_claim else 'Judgement of the editors'}: {ref}",
            "content": prose.shown(part.text, self.dossier.name),
            **({"authors": authors} if authors else {}),
            **({"confidence": _CONFIDENCE[part.confidence]} if part.confidence else {}),
            "object_refs": [self.id("identity", id) for id in dict.fromkeys(actors)],
            "external_references": [*self._page(queries.target_path(self.dossier, ref)), *cited]
            or [{"source_name": ref, "external_id": ref}],
        }

    def _linked(self, text: str) -> Iterator[str]:
        """The actors that a text links to."""
        yield from (link.record for link in prose.links(text) if link.record in self.dossier.actors)

    def _page(self, path: str) -> list[dict[str, Any]]:
        address = queries.address(self.dossier, path)
        settings = self.dossier.settings
        return [{"source_name": settings.title, **({"url": address} if address else {"external_id": path})}]

    def _row(self, row: Recorded) -> list[dict[str, Any]]:
        """The row of a data set as a reference to it."""
        return [{"source_name": self.dossier.sources[row.source].publisher, "description": row.words, "external_id": row.row}]

    def _source(self, cite: Citation) -> Iterator[dict[str, Any]]:
        """A cited passage as a reference to the article."""
        source = self.dossier.sources[cite.source]
        what = source.headline or source.describes or source.publisher
        published = f", {source.published.words()}" if source.published else ""
        address = source.url or source.archive_url
        url = {"url": md.url(address)} if address else {}
        yield {"source_name": source.publisher, "description": f"{what}{published}", **url, "external_id": str(cite)}

    def markings(self) -> Iterator[dict[str, Any]]:
        """The definitions of all markings that occur, after the objects were made."""
        for words in self.used:
            base: dict[str, Any] = {"type": "marking-definition", "spec_version": "2.1", "id": self._marking_id(words)}
            if words in _TLP:
                level = words.removeprefix("TLP:").lower()
                extension = {_TLP_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": level}}
                yield {**base, "created": _TLP_CREATED, "name": words, "extensions": extension}
            else:
                yield {**base, "created": self.time, "definition_type": "statement", "definition": {"statement": words}}

    def _marking_id(self, words: str) -> str:
        return f"marking-definition--{_TLP[words]}" if words in _TLP else self.id("marking-definition", words)


def _names(actor: Actor) -> str:
    """The other names of an actor in a line, since an identity has one name."""
    others = [*actor.aliases, *actor.native_names.values(), *(dated.name for dated in actor.dated_names)]
    return f"Also: {'; '.join(dict.fromkeys(others))}" if others else ""


def _other(value: str) -> dict[str, Any]:
    """An id in a register of others."""
    found = other_id(value)
    return {
        "source_name": found.scheme or "web",
        **({"external_id": found.id} if found.scheme else {}),
        **({"url": found.address} if found.address else {}),
    }


def _day(day: Day | None) -> str:
    """A day as STIX can have it; empty otherwise."""
    text = day.isoformat() if day else ""
    return text if _DAY.fullmatch(text) else ""
