"""A dossier without what is marked higher than a label of TLP, and without everything that names it or rests on it.

Nothing that stays mentions what was left out: a sentence that links to a record that was left out is left out as well, since a plain name
would say as much as the link.  References in lists are removed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ..text import prose
from . import disclosure
from .dossier import Actor, Dossier, Kind, Relationship
from .handling import Handling, allowed
from .scalars import TLP, Value
from .schema import Change, Claim, Judgement, Recorded, Tie
from .settings import Settings, Vocabulary
from .sources import Source

Profile = Actor | Relationship
#: What the vocabulary has that no record needs any more is left out, as it may have been there for a record that was left out.
_USED: Final = ("actor_kinds", "relationship_kinds", "topics")


class ReleaseError(ValueError):
    """A dossier that cannot be given to these readers; the message lists the reasons."""


def up_to(dossier: Dossier, most: str) -> Dossier:
    """The dossier for readers of what is marked `most`, a label of TLP.

    Editions are left out: what was printed earlier does not say how it was marked.  Raises ReleaseError if the dossier itself is marked higher,
    or if a text that stays has the name of something that was left out.
    """
    own = dossier.settings.marking
    if own and not allowed((own,), most):
        why = f"is higher than {most}" if own in TLP else "has no place in the order of TLP"
        raise ReleaseError(f"briefings/dossier.yml marks the whole dossier {own}, which {why}")
    released = _Release(dossier, most).dossier()
    named = list(disclosure.named(dossier, released))
    if named:
        raise ReleaseError("\n".join(named))
    return released


def _full(home: Profile, ref: str) -> str:
    return ref if "/" in ref else f"{home.id}/{ref}"


class _Release:
    """What stays of one dossier: `ids` of records and sources, and `parts`, its claims and judgements as `record/id`."""

    def __init__(self, dossier: Dossier, most: str) -> None:
        self.whole = dossier
        self.handling = Handling(dossier)
        self.most = most
        records = (*dossier.profiles, *dossier.withdrawn, *dossier.sources)
        self.ids = {id for id in records if allowed(self.handling.record(id), most)}
        self.parts = {f"{record.id}/{part.id}" for record in dossier.profiles.values() for part in self._allowed_parts(record)}
        while self._removed():
            pass

    def _allowed_parts(self, record: Profile) -> Iterator[Claim | Judgement]:
        yield from (claim for claim in record.claims if allowed(self.handling.claim(record, claim), self.most))
        yield from (item for item in record.judgements if allowed(self.handling.judgement(record, item), self.most))

    def _removed(self) -> bool:
        """Remove what refers to something that is not there any more; whether there was anything."""
        before = len(self.parts) + len(self.ids)
        for record in self.whole.profiles.values():
            for claim in record.claims:
                if not self._holds(record, claim):
                    self.parts.discard(f"{record.id}/{claim.id}")
            for item in record.judgements:
                if record.id not in self.ids or not (self._linked(item.text) and self._known(record, item.based_on)):
                    self.parts.discard(f"{record.id}/{item.id}")
        self.ids -= {record.id for record in self.whole.relationships.values() if self._empty(record)}
        return len(self.parts) + len(self.ids) < before

    def _holds(self, record: Profile, claim: Claim) -> bool:
        """Whether everything is there that a claim names or rests on, and the claim that replaced it, without which it would mislead."""
        after = (claim.superseded_by,) if claim.superseded_by else ()
        return record.id in self.ids and self._linked(claim.text, claim.note or "") and self._known(record, after)

    def _empty(self, record: Relationship) -> bool:
        """Whether nothing is left that shows a relationship: neither a claim nor a kind."""
        return not self._has_claims(record) and not any(self._shown(record, kind) for kind in record.kinds)

    def _has_claims(self, record: Relationship) -> bool:
        return any(f"{record.id}/{claim.id}" in self.parts for claim in record.claims)

    def _shown(self, record: Relationship, kind: Kind) -> bool:
        """Whether a kind stays: with the claims that it names, or with a claim of its record if it names none."""
        if kind.recorded and kind.recorded.source not in self.ids:
            return False
        if not kind.claim and not kind.recorded and not self._has_claims(record):
            return False
        return self._known(record, filter(None, (kind.claim, kind.tone_from)))

    def _linked(self, *texts: str) -> bool:
        """Whether all links of some texts lead to something that stays."""
        return all(self._there(link.target) for text in texts for link in prose.links(text))

    def _there(self, target: str) -> bool:
        id, _, part = target.partition("/")
        id = self.whole.moved.get(id, id)
        return id in self.ids and (not part or id in self.whole.sources or f"{id}/{part}" in self.parts)

    def _known(self, home: Profile, refs: Iterable[str]) -> bool:
        return all(_full(home, ref) in self.parts for ref in refs)

    def _cited(self, item: Any) -> bool:
        return all(cite.source in self.ids for cite in item.cites)

    def dossier(self) -> Dossier:
        """The dossier with what stays."""
        whole, ids = self.whole, self.ids
        actors = {id: self._actor(actor) for id, actor in whole.actors.items() if id in ids}
        relationships = {id: self._relationship(item) for id, item in whole.relationships.items() if id in ids}
        withdrawn = {id: record.model_copy(update=self._common(record)) for id, record in whole.withdrawn.items() if id in ids}
        return dataclasses.replace(
            whole,
            settings=self._settings(),
            vocabulary=self._vocabulary((*actors.values(), *relationships.values())),
            sources={id: self._source(source) for id, source in whole.sources.items() if id in ids},
            actors=actors,
            relationships=relationships,
            withdrawn=withdrawn,
            evidence=_of(ids, whole.evidence),
            receipts=_of(ids, whole.receipts),
            documents={},
            editions={},
            images={actor.image.file: picture for actor in actors.values() if actor.image and (picture := whole.picture(actor))},
            doubts={ref: why for ref, why in whole.doubts.items() if self._stays(ref)},
            failed=frozenset(filter(self._stays, whole.failed)),
            reviews={ref: readers for ref, readers in whole.reviews.items() if self._stays(ref)},
        )

    def _stays(self, ref: str) -> bool:
        """Whether a text is still there, by `record/claim` or record and field."""
        return ref.partition("/")[0] in self.ids and (ref not in self.whole.claims or ref in self.parts)

    def _common(self, record: Profile) -> dict[str, tuple[Value, ...]]:
        """The claims, judgements and changes of a record that stay."""
        return {
            "claims": tuple(self._claim(record, item) for item in record.claims if f"{record.id}/{item.id}" in self.parts),
            "judgements": tuple(item for item in record.judgements if f"{record.id}/{item.id}" in self.parts),
            "gaps": tuple(item for item in record.gaps if self._linked(item.text) and self._known(record, item.based_on)),
            "history": tuple(change for change in record.history if self._told(record, change)),
        }

    def _claim(self, home: Profile, claim: Claim) -> Claim:
        differs = tuple(ref for ref in claim.differs_from if _full(home, ref) in self.parts)
        return claim.model_copy(update={"differs_from": differs, "also": tuple(id for id in claim.also if id in self.ids)})

    def _told(self, home: Profile, change: Change) -> bool:
        """Whether a change stays: not if what changed is left out, or is not there to say how it was marked."""
        changed = change.claim is None or f"{home.id}/{change.claim}" in self.parts
        return changed and self._linked(change.change, change.was or "")

    def _actor(self, actor: Actor) -> Actor:
        roles = (role for role in actor.roles if self._cited(role) and (not role.of or role.of in self.ids))
        facts = (fact for fact in actor.facts if self._known(actor, (fact.claim,)))
        ties = {"part_of": tuple(self._ties(actor.part_of)), "members": tuple(self._ties(actor.members))}
        dated = tuple(it for it in actor.dated_names if self._known(actor, (it.claim,)))
        came = [(loc[0], it) for loc, it in actor.successions if it.actor in self.ids and self._known(actor, (it.claim,))]
        succeeds = tuple(it for field, it in came if field == "succeeds")
        merged = next((it for field, it in came if field == "merged_into"), None)
        names = {"dated_names": dated, "succeeds": succeeds, "merged_into": merged}
        rows = tuple(self._recorded(row) for row in actor.recorded if row.source in self.ids)
        parts = {"roles": tuple(roles), "facts": tuple(facts), "recorded": rows}
        return actor.model_copy(update={**self._common(actor), **ties, **names, **parts})

    def _recorded(self, row: Recorded) -> Recorded:
        """A row of a data set with those of its references that stay."""
        return row.model_copy(update={"references": tuple(id for id in row.references if id in self.ids)})

    def _ties(self, ties: Iterable[Tie]) -> Iterator[Tie]:
        return (tie for tie in ties if tie.actor in self.ids and self._cited(tie))

    def _relationship(self, item: Relationship) -> Relationship:
        states = tuple(state for state in item.states if self._known(item, (state.claim,)))
        trend = item.trend if item.trend and self._known(item, item.trend.based_on) else None
        kinds = tuple(
            kind.model_copy(update={"recorded": self._recorded(kind.recorded)}) if kind.recorded else kind
            for kind in item.kinds
            if self._shown(item, kind)
        )
        return item.model_copy(update={**self._common(item), "kinds": kinds, "states": states, "trend": trend})

    def _source(self, source: Source) -> Source:
        """A source; it remains one origin with those that have the same text, even if their common origin is left out."""
        root = self.whole.same_text.get(source.id)
        others = [self.whole.sources[id] for id, other in self.whole.same_text.items() if other == root and id in self.ids]
        first = min(others, key=lambda other: other.origin_rank).id if root else None
        return source.model_copy(update={"same_text_as": first if first != source.id else None})

    def _settings(self) -> Settings:
        """The settings without gaps that name what is left out; an introduction that does is replaced by the subtitle."""
        whole = self.whole.settings
        gaps = tuple(item for item in whole.gaps if self._linked(item.text) and self.parts.issuperset(item.based_on))
        settings, opening = whole.model_copy(update={"gaps": gaps}), whole.opening
        if self._linked(opening.text) and self.parts.issuperset(opening.based_on):
            return settings
        return settings.model_copy(update={"introduction": None})

    def _vocabulary(self, records: Iterable[Profile]) -> Vocabulary:
        """What the records that stay need of the vocabulary, if something was left out."""
        words, found = self.whole.vocabulary, tuple(records)
        kinds = sum(len(record.kinds) for record in found if isinstance(record, Relationship))
        whole = sum(len(record.kinds) for record in self.whole.relationships.values())
        if kinds == whole and len(self.ids) == len({*self.whole.profiles, *self.whole.withdrawn, *self.whole.sources}):
            return words
        used = {"topics": {topic for record in found for claim in record.claims for topic in claim.topics}}
        used["actor_kinds"] = {record.kind for record in found if isinstance(record, Actor)}
        used["relationship_kinds"] = {kind.kind for record in found if isinstance(record, Relationship) for kind in record.kinds}
        shorts = {short: meaning for short, meaning in words.abbreviations.items() if any(disclosure.says(item, short) for item in found)}
        kept = {name: {id: value for id, value in getattr(words, name).items() if id in used[name]} for name in _USED}
        return words.model_copy(update={**kept, "abbreviations": shorts})


def _of(ids: Iterable[str], found: Mapping[str, Any]) -> dict[str, Any]:
    """What belongs to some records."""
    return {id: found[id] for id in found if id in set(ids)}
