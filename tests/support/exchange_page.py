"""The page of exports and imports: which field of a record each of them has, found by changing the field and making the files again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from generator.editing.field_order import fields
from generator.exports import bibliographies, followthemoney, graphs, json_files, stix, tables, vault, web_annotations, wikidata
from generator.imports.registry import FORMATS
from generator.records.dossier import Actor, Dossier, Kind, Relationship
from generator.records.schema import Claim, Judgement, Waiver
from generator.records.sources import Source
from generator.text import dates
from generator.views.queries import Views
from tests.support import full, small
from tests.support.repository import ROOT

PAGE = ROOT / "docs" / "handbook" / "exchange.md"


def _json(views: Views) -> bytes:
    return b"".join(content for _, content in json_files.json_files(views.dossier, views))


#: The exports by the heads of their columns, each with a function that makes it.
EXPORTS: Final[Mapping[str, Any]] = {
    "JSON": _json,
    "CSV": lambda views: tables.actors_csv(views) + tables.claims_csv(views) + tables.relationships_csv(views),
    "STIX": stix.bundle,
    "FollowTheMoney": followthemoney.entities,
    "Annotations": web_annotations.annotation_page,
    "Graphs": graphs.relationships_graphml,
    "QuickStatements": wikidata.quick_statements,
    "Obsidian": vault.vault,
    "References": lambda views: (
        bibliographies.bibtex(bibliographies.of_sources(views)) + bibliographies.csl(bibliographies.of_sources(views))
    ),
}
#: What a field becomes that has no default, or that has it in the dossier already.
_OTHER: Final[Mapping[tuple[type[BaseModel], str], Any]] = {
    **{(model, "marking"): "TLP:RED" for model in (Actor, Relationship, Claim, Judgement, Source)},
    **{(model, "waive"): (Waiver(rule="bad-id", why="Invented."),) for model in (Actor, Relationship, Claim, Judgement, Source)},
    (Source, "language"): "ko", (Source, "published"): dates.parse("1901"), (Kind, "tone"): "mixed",
    (Actor, "name"): "Another name", (Actor, "kind"): "person", (Kind, "kind"): "dispute", (Claim, "id"): "another-id",
    (Claim, "text"): "Another text.", (Claim, "type"): "assessment", (Judgement, "id"): "another-id", (Judgement, "text"): "Another text.",
    (Judgement, "confidence"): "low", (Source, "publisher"): "Another paper", (Source, "nature"): "interview",
}  # fmt: skip
#: Fields that only say where the others are.
_HOLDERS: Final = frozenset({"claims", "judgements", "kinds", "parties", "based_on", "cites", "reliability", "id"})
_MODELS: Final[tuple[type[BaseModel], ...]] = (Actor, Relationship, Kind, Claim, Judgement, Source)


def changed(dossier: Dossier, model: type[BaseModel], field: str) -> Dossier:
    """A dossier in which no part of a kind has a field: each has its default, or another value if it is required."""
    info = model.model_fields[field]
    value = _OTHER[model, field] if (model, field) in _OTHER else info.get_default(call_default_factory=True)
    found = each_part(dossier, lambda part: {field: value} if isinstance(part, model) else {})
    assert found != dossier, f"no {model.__name__} of the full dossier has {field}"
    return found


def each_part(dossier: Dossier, updates: Callable[[BaseModel], Mapping[str, Any]]) -> Dossier:
    """A dossier with changes in each record and each of its claims, judgements and kinds."""

    def of(part: Any) -> Any:
        inner = {name: tuple(map(of, getattr(part, name))) for name in ("claims", "judgements", "kinds") if hasattr(part, name)}
        return part.model_copy(update={**inner, **updates(part)})

    shelves: dict[str, Any] = {
        name: {id: of(record) for id, record in getattr(dossier, name).items()} for name in ("actors", "relationships", "sources")
    }
    return dataclasses.replace(dossier, **shelves)


def examined() -> Dossier:
    """The full dossier without markings, by which almost everything would depend on everything, and with an item of Wikidata for each actor."""
    dossier = small.dossier(full.files())
    items = {id: f"wikidata:Q{number}" for number, id in enumerate(dossier.actors, 1)}
    plain = each_part(dossier, lambda part: {"marking": None} if hasattr(part, "marking") else {})
    return each_part(plain, lambda part: {"same_as": (*part.same_as, items[part.id])} if isinstance(part, Actor) else {})


def rows() -> Iterator[tuple[type[BaseModel], str, tuple[bool, ...]]]:
    """Each field, and for each export whether it changes with the field."""
    dossier = examined()
    before = [make(Views(dossier)) for make in EXPORTS.values()]
    for model in _MODELS:
        for name in fields(model):
            field = next((key for key, info in model.model_fields.items() if (info.alias or key) == name), name)
            if field in _HOLDERS and not (model is Claim and field == "id"):
                continue
            after = [make(Views(changed(dossier, model, field))) for make in EXPORTS.values()]
            yield model, name, tuple(one != two for one, two in zip(before, after, strict=True))


_LEAD: Final = """\
# Exports and imports

What each format keeps of a dossier, and what is lost.
The tables are generated from the program; `pytest tests/repository/test_handbook.py --accept` updates them.

## Exports

The site's page of data lists the files, and `briefings export NAME` writes one of them.

| column | files | reads them |
| --- | --- | --- |
| JSON | `dossier.json`, `records/*.json` | programs; `schema.json` describes every field |
| CSV | `actors.csv`, `claims.csv`, `relationships.csv`, and the same as `.jsonl` | spreadsheets; `pandas.read_json("claims.jsonl", lines=True)` |
| STIX | `stix.json`, a bundle of STIX 2.1 | OpenCTI, MISP and other platforms for threat intelligence |
| FollowTheMoney | `followthemoney.jsonl` | Aleph, OpenSanctions' tools |
| Annotations | `annotations.jsonld`, W3C Web Annotations | Hypothesis |
| Graphs | `relationships.graphml`, `relationships.gexf` | Gephi, networkx, yEd |
| QuickStatements | `quickstatements.txt` | Wikidata |
| Obsidian | `obsidian.zip` | Obsidian and other editors of Markdown |
| References | `sources.bib`, `sources.ris`, `sources.csl.json` | Zotero, JabRef, pandoc |

A dot means that the file depends on the field: without it, the file is another one.
A field without a dot is lost in that format.
Each pair of actors, each citation and each record's id is in every file that has room for it, so they are not listed.

- In **STIX**, actors are identities, kinds of relationships and memberships are relationships, and statements and judgements are notes.
  An identity has one name: others are in its description. Times become timestamps, with the first and the last possible day.
- In **FollowTheMoney**, kinds of relationships are unspecified links with the verb as their role; statements are notes.
- **Annotations** are about articles with an address; one on each citation, with the first quotation as its selector.
- **QuickStatements** has memberships only, of actors that both have an item in Wikidata, with sources that have an address.
- **Graphs** have one edge for each kind of a relationship. GEXF has its times as such.

"""

_IMPORTS: Final = """\
## Imports

`briefings import FORMAT FILE` reads a data set of others and writes new records; nothing that is there is changed.

```sh
briefings import misp threat-actor.json --kind threat-actor=group --dry-run
```

- An actor that the dossier has, by an id in `same_as`, by its row, or by its only name, is reported with what the data set would add.
  Look at those that are matched by name (`--dry-run`): relationships of the data set are theirs too.
- The data set becomes a source with `evidence: none`. Each new actor, and each kind of a relationship, has the row that it comes from
  in `recorded`, with the version of the data set. Pages show the row and that nobody here has read it.
- References become sources with `evidence: none`; `--no-references` leaves them out.
- A type of the data set becomes the kind of the vocabulary that has its name, that lists it in `known_as`, or that `--kind TYPE=KIND` gives.
  `--kind '*=KIND'` is for all other types of actors. Types without a kind are listed, and so is everything else that is not taken over:
  in words by sorts, and row by row with `--format json`.
- Two new actors of one name get their rows as qualifiers; write better ones.
- The new records follow all rules: a record that does not is left out and listed.

"""


def page() -> str:
    """The page as committed."""
    parts, model = [_LEAD], None
    for of, field, kept in rows():
        if of is not model:
            model = of
            parts.append(f"### {of.__name__}\n\n| field | {' | '.join(EXPORTS)} |\n|{' --- |' * (len(EXPORTS) + 1)}\n")
        end = "\n" if field != _last(of) else "\n\n"
        parts.append(f"| `{field}` | {' | '.join('●' if one else ' ' for one in kept)} |{end}")
    parts.append(_IMPORTS)
    for name, format in FORMATS.items():
        lines = "\n".join(f"| {key} | {field} |" for key, field in format.kept.items())
        lost = "; ".join(format.lost)
        parts.append(f"### `{name}`: {format.label}\n\n| in the file | in the dossier |\n| --- | --- |\n{lines}\n\nLost: {lost}.\n\n")
    return "".join(parts).rstrip() + "\n"


def _last(model: type[BaseModel]) -> str:
    """The last field of a model that has a row."""
    return [name for name in fields(model) if name not in _HOLDERS][-1]
