"""The dossier as a vault of Obsidian: a ZIP of plain Markdown files with front matter, linked by the names of their records.

Format: https://help.obsidian.md/properties, https://help.obsidian.md/links.  The archive has fixed dates and is not compressed: it is the same on every machine,
and a search of the site's bytes for what must not be there finds it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..records import handling
from ..records.dossier import Actor, Relationship
from ..records.schema import Claim
from ..records.sources import Source
from ..text import json, prose
from ..text import markdown as md
from ..views import kinds, queries, wording
from ..views.queries import Views, other

#: Characters that a file name in a vault, or a link to one, cannot have.
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f]+')
#: Characters that Markdown would read as markup.
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#+!|~=$%&-])")
#: The oldest time that a ZIP can have.
_TIME: Final = (1980, 1, 1, 0, 0, 0)


def vault(views: Views) -> bytes:
    """The archive."""
    made = _Vault(views)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path, content in made.files():
            info = zipfile.ZipInfo(path, _TIME)
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return target.getvalue()


class _Vault:
    """The notes of one dossier."""

    def __init__(self, views: Views) -> None:
        self.views, self.dossier = views, views.dossier
        ids = (*self.dossier.profiles, *self.dossier.sources)
        self.names = _distinct((id, self._name(id)) for id in ids)

    def _name(self, id: str) -> str:
        source = self.dossier.sources.get(id)
        return (source.headline or source.describes or source.publisher) if source else self.dossier.title(id)

    def files(self) -> Iterator[tuple[str, str]]:
        """Each note with its path, sorted."""
        found = {f"Actors/{self.names[one.id]}.md": self._actor(one) for one in self.dossier.actors.values()}
        found |= {f"Relationships/{self.names[one.id]}.md": self._relationship(one) for one in self.dossier.relationships.values()}
        found |= {f"Sources/{self.names[one.id]}.md": self._source(one) for one in self.dossier.sources.values()}
        yield from sorted(found.items())

    def _actor(self, actor: Actor) -> str:
        kind = self.dossier.vocabulary.actor_kinds[actor.kind].label
        aliases = [name for name in (*actor.aliases, *actor.native_names.values()) if name != self.names[actor.id]]
        about = {"id": actor.id, "aliases": aliases, "tags": [_tag(actor.kind)], "same_as": [*actor.same_as]}
        ties = [f"Part of {self._link(tie.actor)}" for tie in actor.part_of] + [
            f"Has as member {self._link(tie.actor)}" for tie in actor.members
        ]
        offices = [_plain(f"{role.title}{f', {self.dossier.name(role.of)}' if role.of else ''}") for role in actor.roles]
        sections = (("", [_plain(kind)]), ("Offices", offices), ("Memberships", ties), ("Statements", self._claims(actor)))
        return self._note(actor.id, about, sections)

    def _relationship(self, item: Relationship) -> str:
        about = {"id": item.id, "aliases": [], "tags": [_tag(kind.kind) for kind in item.kinds]}
        ties = []
        for kind in item.kinds:
            start = kind.source or item.parties[0]
            verb = kinds.verb(self.dossier, kind, start)
            ties.append(
                f"{self._link(start)} {_plain(verb)} {self._link(other(item, start))}{f' ({kind.when.words()})' if kind.when else ''}"
            )
        states = [_plain(f"{state.when.words()}: {state.label}") for state in item.states]
        sections = (("Kinds", ties), ("States", states), ("Statements", self._claims(item)))
        return self._note(item.id, about, sections)

    def _source(self, source: Source) -> str:
        authors = ", ".join(author.name for author in source.authors)
        about = {"id": source.id, "aliases": [], "tags": ["source"], "url": md.url(source.url) if source.url else ""}
        lines = [_plain(", ".join(filter(None, (authors, source.publisher, source.published.words() if source.published else ""))))]
        return self._note(source.id, about, (("", lines),))

    def _claims(self, record: Actor | Relationship) -> list[str]:
        return [self._claim(record, claim) for claim in record.claims]

    def _claim(self, record: Actor | Relationship, claim: Claim) -> str:
        """A statement with its speaker, date and sources; its id is a block that others can link to."""
        pieces = prose.one_article(prose.segments(claim.text), self.dossier.name)
        text = "".join(_plain(piece) if isinstance(piece, str) else self._link(piece.record, piece.words) for piece in pieces)
        facts = [_plain(wording.chain(self.dossier, claim))] if claim.said_by else []
        facts += [claim.when.words()] if claim.when else []
        facts += [f"{self._link(cite.source)} {_plain(str(cite).partition('#')[2])}".rstrip() for cite in claim.cites]
        marking = handling.label(self.views.handling.claim(record, claim))
        return f"{text} ({'; '.join([*facts, *([marking] if marking else [])])}) ^{claim.id}"

    def _link(self, id: str, words: str = "") -> str:
        name = self.names.get(self.dossier.moved.get(id, id), "")
        if not name:
            return _plain(words or id)
        shown = words or (self.dossier.name(id) if id not in self.dossier.sources else name)
        return f"[[{name}|{_in_link(shown)}]]" if shown != name else f"[[{name}]]"

    def _note(self, id: str, about: Mapping[str, json.Json], sections: Iterable[tuple[str, list[str]]]) -> str:
        """A note with its front matter, in which a value in JSON is also one in YAML."""
        address = queries.address(self.dossier, queries.record_path(self.dossier, id))
        marking = handling.label(self.views.handling.record(id))
        fields = {**about, "page": address, "marking": marking}
        front = "".join(f"{key}: {json.line(value).decode().rstrip()}\n" for key, value in fields.items() if value)
        body = []
        for heading, lines in sections:
            if lines:
                body.append((f"## {heading}\n\n" if heading else "") + "".join(f"- {line}\n" for line in lines))
        return f"---\n{front}---\n\n# {_plain(self._name(id))}\n\n" + "\n".join(body)


def _distinct(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A file name for each record: its name without what a file system or a link refuses, and its id where two would be the same."""
    wanted = {id: _NOT_IN_NAMES.sub(" ", name).strip(" .")[:80].strip() or id for id, name in named}
    taken: dict[str, int] = {}
    for name in wanted.values():
        taken[name.casefold()] = taken.get(name.casefold(), 0) + 1
    return {id: name if taken[name.casefold()] == 1 else f"{name} ({id})" for id, name in wanted.items()}


def _plain(text: str) -> str:
    """A text in which nothing is markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _in_link(text: str) -> str:
    """Words of a link, which cannot have brackets or bars."""
    return re.sub(r"[\[\]|]+", " ", " ".join(text.split()))


def _tag(id: str) -> str:
    return id.replace(" ", "-")
