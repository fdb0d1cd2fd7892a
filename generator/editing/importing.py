"""Records from a data set of others: new files only, with the rows that they come from, and a report of what is there and what is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from ..imports.extract import Entry, Extract, Loss, Reference, Relation, shown
from ..records.dossier import Actor, Dossier, Relationship
from ..records.identity import other_id
from ..records.scalars import likely_id, reserved
from ..records.settings import ActorKind, RelationshipKind
from ..records.sources import Source
from ..text import folding, look_alikes
from ..text.prose import count
from .scaffold import record_text
from .yaml_values import Given

#: The maximum number of letters of an id that is made from a name, so that a number can be added.
_LONGEST: Final = 58
_UNJUDGED: Final = "A data set names it; nobody has read it here, so it is not judged."
#: The type for which `--kind` gives the kind of all others.
ANY: Final = "*"


class Match(NamedTuple):
    """An actor of the dossier that an entry of the data set is: what was compared, and what the entry would add."""

    id: str
    row: str
    by: str
    adds: Mapping[str, tuple[str, ...]]


@dataclass
class Imported:
    """What an import would write: new files by their path below `briefings/`, the ids of new records, matches, and losses."""

    files: dict[str, bytes] = field(default_factory=dict)
    matched: list[Match] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    #: The types for which no kind is known, and the number of rows of each, by what they are: actor or relationship.
    unmapped: dict[tuple[str, str], int] = field(default_factory=dict)

    def ids(self, folder: str) -> list[str]:
        """The ids of the new records of a folder."""
        return [path.removeprefix(f"{folder}/").removesuffix(".yml") for path in self.files if path.startswith(f"{folder}/")]

    def drop(self, path: str, why: str) -> None:
        """Leave out a file that the rest of the dossier does not accept."""
        del self.files[path]
        self.losses.append(Loss(f"record {path}", path, why))


def plan(dossier: Dossier, extract: Extract, data_set: str, kinds: Mapping[str, str], *, references: bool = True) -> Imported:
    """The records that a data set adds to a dossier; `data_set` is the id of its source, `kinds` a kind of the dossier for a type there."""
    return _Import(dossier, extract, data_set, kinds, references=references).made


def data_set_id(dossier: Dossier, title: str) -> str:
    """The id of the source of a data set: the one that has its title, or else a free one made from it."""
    there = next((id for id in sorted(dossier.unread) if dossier.sources[id].title == title), "")
    taken = {*dossier.profiles, *dossier.withdrawn, *dossier.sources, *dossier.moved, *dossier.broken}
    return there or _free(_likely(title) or "data-set", taken)


class _Import:
    """One import, from entries to files."""

    def __init__(self, dossier: Dossier, extract: Extract, data_set: str, kinds: Mapping[str, str], *, references: bool) -> None:
        self.dossier, self.extract, self.data_set, self.asked, self.with_references = dossier, extract, data_set, kinds, references
        self.made = Imported(losses=extract.losses)
        records = (*dossier.profiles, *dossier.withdrawn, *dossier.sources, *dossier.moved, *dossier.broken)
        self.taken = {*records, data_set}
        self.titles = {_key(actor.title) for actor in dossier.actors.values()}
        self.names = {look_alikes.skeleton(name): name for actor in dossier.actors.values() for name in _names(actor)}
        self.addresses = {address: id for id, source in dossier.sources.items() for address in (source.url, source.archive_url) if address}
        self.actors: dict[str, str] = {}
        self._data_set()
        self._known = _Known(dossier, data_set)
        for entry in extract.entries:
            self._entry(entry)
        self._relations()

    def _lose(self, what: str, row: str, why: str) -> None:
        self.made.losses.append(Loss(what, row, why))

    def _write(self, model: type[Actor | Relationship | Source], id: str, given: Mapping[str, Given]) -> None:
        self.made.files[f"{model.folder}/{id}.yml"] = record_text(model, given).encode()

    def _data_set(self) -> None:
        """The source of the data set, unless it is there."""
        if self.data_set in self.dossier.sources:
            return
        given: dict[str, Given] = {
            "publisher": self.extract.publisher or self.extract.title,
            "published_why": "The data set shows no date.",
            "describes": self.extract.title,
            **({"url": self.extract.address} if self.extract.address else {}),
        }
        self._source(self.data_set, given, "dataset")

    def _source(self, id: str, given: Mapping[str, Given], medium: str) -> None:
        """A source that nobody has read."""
        judged: Given = {"grade": "F", "why": _UNJUDGED}
        self._write(Source, id, {**given, "nature": "document", "medium": medium, "reliability": judged, "evidence": "none"})

    def _kind(self, type: str, of: Mapping[str, ActorKind] | Mapping[str, RelationshipKind], what: str, row: str) -> str:
        """The kind that the command or the vocabulary gives for a type of the data set; empty, and noted, if none does."""
        whole, _, _ = type.partition("/")
        for name in (type, whole, *((ANY,) if what == "actor" else ())):
            if self.asked.get(name) in of:
                return self.asked[name]
            found = [id for id, kind in of.items() if name.casefold() in map(str.casefold, (id, kind.label, *kind.known_as))]
            if found:
                return found[0]
        self.made.unmapped[what, type] = self.made.unmapped.get((what, type), 0) + 1
        self._lose(f"{what} of type {shown(type) or '(none)'}", row, "no kind of the vocabulary is known as that")
        return ""

    def _entry(self, entry: Entry) -> None:
        """An entry becomes a new record, unless the dossier has it."""
        if entry.key in self.actors:
            self._lose(f"entry {entry.name}", entry.row, "another entry has the same id")
            return
        id, by = self._known.find(entry)
        if id in self.dossier.actors:
            self.actors[entry.key] = id
            self.made.matched.append(Match(id, entry.row, by, _additions(self.dossier.actors[id], entry)))
        elif id:
            self._lose(f"entry {entry.name}", entry.row, f"it has {by} like {id}, another entry of the file")
        elif kind := self._kind(entry.type, self.dossier.vocabulary.actor_kinds, "actor", entry.row):
            self._actor(entry, kind)

    def _actor(self, entry: Entry, kind: str) -> None:
        alike = self._alike(entry.name)
        if alike:
            self._lose(f"entry {entry.name}", entry.row, f"its name looks like {alike}, which is another name")
            return
        id = self._id(entry.name, entry.row)
        qualifier = entry.row if _key(entry.name) in self.titles else ""
        self.titles |= {_key(entry.name), _key(f"{entry.name} ({entry.row})")}
        self.names.setdefault(look_alikes.skeleton(entry.name), entry.name)
        given: dict[str, Given] = {
            "name": entry.name, "qualifier": qualifier, "kind": kind, "aliases": [*self._aliases(entry)], "native_names": entry.native,
            "website": entry.website, "same_as": entry.same_as, "recorded": [self._recorded(entry.row, entry.references)],
        }  # fmt: skip
        self._write(Actor, id, {name: value for name, value in given.items() if value})
        self.actors[entry.key] = id
        self._known.add(entry, id)

    def _alike(self, name: str) -> str:
        """Another name that differs in letters that look alike, or in joined or wide ones; empty if there is none."""
        other = self.names.get(look_alikes.skeleton(name), "")
        same = other.casefold() == name.casefold() and all(unicodedata.is_normalized("NFKC", one) for one in (name, other))
        return "" if same else other

    def _aliases(self, entry: Entry) -> Iterator[str]:
        """The other names, without those that look like one that is there."""
        seen = {look_alikes.skeleton(entry.name), *map(look_alikes.skeleton, entry.native.values())}
        for alias in entry.aliases:
            key = look_alikes.skeleton(alias)
            if self._alike(alias):
                self._lose(f"alias {alias}", entry.row, f"it looks like {self._alike(alias)}, which is another name")
            elif key not in seen:
                self.names.setdefault(key, alias)
                yield alias
            seen.add(key)

    def _id(self, name: str, row: str) -> str:
        """A free id made from a name: its letters without accents, or else from the row."""
        made = _likely(name) or _likely(row) or "record"
        return self._free(made)

    def _free(self, id: str) -> str:
        """The id, or the id with the first number that makes it free; it is taken from then on."""
        made = _free(id, self.taken)
        self.taken.add(made)
        return made

    def _recorded(self, row: str, references: Iterable[Reference]) -> Mapping[str, Given]:
        """The row in the data set, with the sources that it names."""
        given: dict[str, Given] = {"source": self.data_set, "version": self.extract.version, "row": row}
        named = [*dict.fromkeys(self._reference(reference, row) for reference in references)] if self.with_references else []
        return {**{name: value for name, value in given.items() if value}, **({"references": named} if named else {})}

    def _reference(self, reference: Reference, row: str) -> str:
        """The source of a reference: the one that has its address, or a new one."""
        if reference.address not in self.addresses:
            host = urlsplit(reference.address).hostname or "page"
            id = self._free(_likely(f"{host.removeprefix('www.')} {urlsplit(reference.address).path}") or "reference")
            published: dict[str, Given] = (
                {"published": reference.published} if reference.published else {"published_why": "The data set gives no date."}
            )
            given: dict[str, Given] = {
                "publisher": host,
                **published,
                "describes": reference.title or f"A page at {host}",
                "url": reference.address,
            }
            self._source(id, given, "web page")
            self.addresses[reference.address] = id
        return self.addresses[reference.address]

    def _relations(self) -> None:
        """The relations, those of two actors in one record."""
        found: dict[str, dict[tuple[str, str, str], Given]] = {}
        for relation in self.extract.relations:
            ends = [self._end(key) for key in (relation.start, relation.end)]
            if "" in ends or ends[0] == ends[1]:
                self._lose(f"relation of type {shown(relation.type)}", relation.row, self._missing(relation, ends))
                continue
            kind = self._kind(relation.type, self.dossier.vocabulary.relationship_kinds, "relationship", relation.row)
            if kind:
                self._relation(relation, kind, ends[0], found.setdefault("--".join(sorted(ends)), {}))
        for id, kinds in found.items():
            parties = id.split("--")
            if kinds and id in self.taken:
                self.made.matched.append(Match(id, "", "its parties", {"kinds": tuple(dict.fromkeys(kind for kind, _, _ in kinds))}))
            elif kinds:
                self._write(Relationship, id, {"parties": parties, "kinds": [*kinds.values()]})

    def _end(self, key: str) -> str:
        """The actor at an end: an entry of the file, an actor of the dossier, or one that came from this data set; empty if there is none."""
        return self.actors.get(key) or self._known.by_row.get(key) or (key if key in self.dossier.actors else self._known.named(key))

    def _missing(self, relation: Relation, ends: list[str]) -> str:
        absent = [shown(key) for key, id in zip((relation.start, relation.end), ends, strict=True) if not id]
        return f"no actor was taken from {' or '.join(absent)}" if absent else "both ends are one actor"

    def _relation(self, relation: Relation, kind: str, start: str, kinds: dict[tuple[str, str, str], Given]) -> None:
        acts = "" if self.dossier.vocabulary.relationship_kinds[kind].symmetric else start
        when = self.extract.value("date", relation.when, f"time {relation.when}", relation.row)
        if (kind, acts, when) in kinds:
            self._lose(f"relation of type {shown(relation.type)}", relation.row, "another row says the same")
            return
        given: dict[str, Given] = {"kind": kind, "from": acts, "when": when}
        kinds[kind, acts, when] = {
            **{name: value for name, value in given.items() if value},
            "recorded": self._recorded(relation.row, relation.references),
        }


class _Known:
    """Who is known, of the dossier and of the file so far: by ids of others, by rows of the data set, and by names."""

    def __init__(self, dossier: Dossier, data_set: str) -> None:
        actors = dossier.actors.values()
        self.dossier = dossier
        self.by_id = {value: actor.id for actor in actors for value in actor.same_as}
        self.by_row = {row.row: actor.id for actor in actors for row in actor.recorded if row.source == data_set}
        self.by_name: dict[str, set[str]] = {}
        for actor in actors:
            for name in (*actor.names, *actor.native_names.values()):
                self.by_name.setdefault(name.casefold(), set()).add(actor.id)

    def add(self, entry: Entry, id: str) -> None:
        """Remember a new actor; only its ids are compared, since two entries of one file may share a name."""
        self.by_id |= dict.fromkeys(entry.same_as, id)

    def find(self, entry: Entry) -> tuple[str, str]:
        """The actor that an entry is, and what both have; a name is enough unless the two have different ids in one register."""
        for value in entry.same_as:
            if value in self.by_id:
                return self.by_id[value], f"the id {value}"
        if entry.row in self.by_row:
            return self.by_row[entry.row], "the row"
        id = self.named(entry.name)
        if not id or _schemes(self.dossier.actors[id].same_as) & _schemes(entry.same_as):
            return "", ""
        return id, "the name"

    def named(self, name: str) -> str:
        """The only actor of the dossier with a name; empty if none or several have it."""
        found = self.by_name.get(name.casefold(), set())
        return next(iter(found)) if len(found) == 1 else ""


def _additions(actor: Actor, entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """What an entry says of an actor that its record does not."""
    names = {*map(look_alikes.skeleton, _names(actor))}
    found = {
        "aliases": tuple(name for name in (entry.name, *entry.aliases) if look_alikes.skeleton(name) not in names),
        "native_names": tuple(f"{language}: {name}" for language, name in entry.native.items() if language not in actor.native_names),
        "same_as": tuple(value for value in entry.same_as if value not in actor.same_as),
        "website": (entry.website,) if entry.website and not actor.website else (),
    }
    return {name: values for name, values in found.items() if values}


def _names(actor: Actor) -> tuple[str, ...]:
    return (*actor.names, *actor.metonyms, *actor.native_names.values())


def _key(title: str) -> str:
    """A title as a reader takes it in."""
    return look_alikes.skeleton(title)


def _schemes(ids: Iterable[str]) -> set[str]:
    """The registers of some ids; an address is in none."""
    return {found.scheme for found in map(other_id, ids) if found.scheme}


def _free(id: str, taken: Container[str]) -> str:
    """The id, or the id with the first number that makes it free."""
    number, made = 1, id
    while made in taken or reserved(made):
        number += 1
        made = f"{id}-{number}"
    return made


def _likely(text: str) -> str:
    """An id from a text: its folded words, as far as there is room for them."""
    made = re.sub(r"[^a-z0-9]+", "-", folding.folded(text)[:400]).strip("-")[:_LONGEST].strip("-")
    return likely_id(made) or likely_id(f"x-{made}") if made else ""


def summary(made: Imported) -> str:
    """What an import adds, in a line."""
    found = (
        count(len(made.ids("actors")), "actor"),
        count(len(made.ids("relationships")), "relationship"),
        count(len(made.ids("sources")), "source"),
    )
    return ", ".join(found)
