"""The dossier as entities of FollowTheMoney, one JSON object a line: https://followthemoney.tech/.

Actors are people, public bodies or organisations; kinds of relationships are unspecified links; memberships, articles and statements (as notes
with the articles as proof) keep their references.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..records import handling
from ..records.dossier import Actor, Relationship
from ..records.handling import Markings
from ..records.identity import other_id
from ..records.schema import Claim, Tie
from ..records.sources import Source
from ..text import json, prose
from ..text.dates import Date
from ..views import holdings, kinds, queries, wording
from ..views.queries import Views, other

#: The schemata by the types of schema.org; all else is an organisation.
_SCHEMATA: Final[Mapping[str, str]] = {
    "Person": "Person",
    "Country": "PublicBody",
    "State": "PublicBody",
    "AdministrativeArea": "PublicBody",
    "GovernmentOrganization": "PublicBody",
}
#: The properties for ids in registers of others.
_IDS: Final[Mapping[str, str]] = {"wikidata": "wikidataId", "lei": "leiCode"}
_Properties = dict[str, list[str]]


def entities(views: Views) -> bytes:
    """All entities: sources, actors, their ties, and statements."""
    made = _Entities(views)
    return b"".join((*made.articles(), *made.actors(), *made.links(), *made.memberships(), *made.notes()))


class _Entities:
    """The entities of one dossier."""

    def __init__(self, views: Views) -> None:
        self.views, self.dossier = views, views.dossier
        settings = self.dossier.settings
        name = settings.site_url or f"{settings.publisher}: {settings.title}"
        self.prefix = f"briefings-{hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:8]}"

    def id(self, name: str) -> str:
        """The id of an entity, which starts with the dossier's own prefix."""
        return f"{self.prefix}-{name.replace('/', '.')}"

    def _entity(self, schema: str, name: str, properties: _Properties, path: str, held: Markings) -> bytes:
        address = queries.address(self.dossier, path)
        marking = handling.label(held)
        found = {**properties, "sourceUrl": [address] if address else [], "publisher": [self.dossier.settings.publisher]}
        if marking:
            key = "notes" if schema in ("Person", "PublicBody", "Organization", "Article", "Note") else "summary"
            found[key] = [*found.get(key, []), f"Handling: {marking}"]
        return json.line({"id": self.id(name), "schema": schema, "properties": {key: each for key, each in found.items() if any(each)}})

    def articles(self) -> Iterator[bytes]:
        """Each source."""
        for source in self.dossier.sources.values():
            yield self._article(source)

    def _article(self, source: Source) -> bytes:
        properties: _Properties = {
            "title": [source.headline or source.describes or source.publisher],
            "author": [author.name for author in source.authors],
            "publishedAt": [_day(source.published)],
            "language": [source.language.partition("-")[0]],
            "keywords": [source.publisher],
        }
        return self._entity(
            "Article", source.id, properties, queries.record_path(self.dossier, source.id), self.views.handling.record(source.id)
        )

    def actors(self) -> Iterator[bytes]:
        """Each actor."""
        for actor in self.dossier.actors.values():
            kind = self.dossier.vocabulary.actor_kinds[actor.kind]
            ids = [other_id(value) for value in actor.same_as]
            properties: _Properties = {
                "name": [actor.name],
                "alias": [*actor.aliases, *actor.native_names.values()],
                "previousName": [dated.name for dated in actor.dated_names],
                "website": [actor.website or ""],
                "description": [actor.qualifier or ""],
                **{_IDS[scheme]: [one.id for one in ids if one.scheme == scheme] for scheme in _IDS},
            }
            schema = _SCHEMATA.get(kind.schema_org or "", "Organization")
            path, held = queries.record_path(self.dossier, actor.id), self.views.handling.record(actor.id)
            yield self._entity(schema, actor.id, properties, path, held)

    def links(self) -> Iterator[bytes]:
        """Each kind of each relationship."""
        for relationship in self.dossier.relationships.values():
            for kind in relationship.kinds:
                start = kind.source or relationship.parties[0]
                properties: _Properties = {
                    "subject": [self.id(start)],
                    "object": [self.id(other(relationship, start))],
                    "role": [kinds.verb(self.dossier, kind, start)],
                    "proof": [*self._proof(relationship.claims), *([self.id(kind.recorded.source)] if kind.recorded else ())],
                    **_times(kind.when),
                }
                name = ".".join(filter(None, (relationship.id, kind.kind, kind.source)))
                path = queries.record_path(self.dossier, relationship.id)
                yield self._entity("UnknownLink", name, properties, path, holdings.of_tie(relationship, self.views))

    def memberships(self) -> Iterator[bytes]:
        """Each membership, from whichever side it is recorded."""
        for actor in self.dossier.actors.values():
            yield from (self._membership(actor, tie, actor.id, tie.actor) for tie in actor.part_of)
            yield from (self._membership(actor, tie, tie.actor, actor.id) for tie in actor.members)

    def _membership(self, actor: Actor, tie: Tie, member: str, body: str) -> bytes:
        properties: _Properties = {
            "member": [self.id(member)],
            "organization": [self.id(body)],
            "proof": [*dict.fromkeys(self.id(cite.source) for cite in tie.cites)],
            **_times(tie.when),
        }
        held = self.views.handling.record(member) | self.views.handling.record(body)
        return self._entity("Membership", f"{member}.in.{body}", properties, queries.record_path(self.dossier, actor.id), held)

    def notes(self) -> Iterator[bytes]:
        """Each claim as a note on the actors that it is about."""
        for record, _, claim in self.dossier.each():
            ref = f"{record.id}/{claim.id}"
            about = record.parties if isinstance(record, Relationship) else (record.id,)
            linked = (link.record for link in prose.links(claim.text) if link.record in self.dossier.actors)
            said = [f"Said by {wording.chain(self.dossier, claim)}"] if claim.said_by else []
            properties: _Properties = {
                "name": [ref],
                "entity": [self.id(id) for id in dict.fromkeys((*about, *linked))],
                "description": [prose.shown(claim.text, self.dossier.name)],
                "summary": [", ".join(map(str, claim.cites)), *said, *([claim.when.words()] if claim.when else [])],
                "proof": self._proof([claim]),
            }
            path, held = queries.target_path(self.dossier, ref), self.views.handling.claim(record, claim)
            yield self._entity("Note", ref, properties, path, held)

    def _proof(self, claims: Iterable[Claim]) -> list[str]:
        """The articles that claims cite."""
        return [*dict.fromkeys(self.id(cite.source) for claim in claims for cite in claim.cites)]


def _times(when: Date | None) -> _Properties:
    """The beginning and the end of a time, as far as they are known."""
    first, last = (when.earliest, when.latest) if when else (None, None)
    return {"startDate": [first.isoformat() if first else ""], "endDate": [last.isoformat() if last else ""]}


def _day(date: Date | None) -> str:
    """A date as FollowTheMoney has it: a year, a month or a day."""
    point = date.start if date else None
    if point is None or point.year < 1:
        return ""
    return "-".join([f"{point.year:04}", *(f"{part:02}" for part in (point.month, point.day) if part)])
