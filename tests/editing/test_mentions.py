"""Where ids are used: every field that refers to something is known, every place is exact, and what is told of it reads right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.editing.edits import Layout
from generator.editing.rename import FIELDS, mentions, opened
from generator.records.dossier import Actor, Relationship
from generator.records.settings import Settings, Vocabulary
from generator.records.sources import Source
from generator.rules import references
from tests.support import full, small
from tests.support.rows import each

#: What the schema says that a value names, and the form in which it does.
FORMS: Final = {
    "actor": ("record", "id"),
    "record": ("record", "id"),
    "source": ("record", "id"),
    "claim": ("record", "claim"),
    "citation": ("record", "citation"),
    "topic": ("topic", "id"),
    "actor-kind": ("actor kind", "id"),
    "relationship-kind": ("relationship kind", "id"),
}


def naming(schema: Any, defs: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The ways to the values of a schema that name something of the dossier, each with what they name."""
    if isinstance(schema, list):
        for part in schema:
            yield from naming(part, defs, way)
    elif isinstance(schema, dict):
        if "$ref" in schema:
            yield from naming(defs[schema["$ref"].rpartition("/")[2]], defs, way)
        if "known" in schema:
            yield way, schema["known"]
        for name, inner in schema.get("properties", {}).items():
            yield from naming(inner, defs, (*way, name))
        for key in ("items", "anyOf", "oneOf", "allOf", "prefixItems", "additionalProperties"):
            yield from naming(schema.get(key), defs, way)


def test_every_field_that_names_something_is_looked_into() -> None:
    """What the schema says of a value, that it names an actor, a claim, a topic, is what is looked for there: no new field is forgotten."""
    wanted: dict[tuple[str, ...], tuple[str, str]] = {}
    for model in (Actor, Relationship, Source, Settings, Vocabulary):
        schema = model.model_json_schema()
        wanted |= {way: FORMS[what] for way, what in naming(schema, schema.get("$defs", {})) if what in FORMS}
    known = {way: (space, form) for way, (space, form, _) in FIELDS.items() if form != "text"}
    of_an_own_claim = {("history", "claim"): ("record", "claim")}  # which may be a judgement, so the schema does not say what it is
    whole = {("kinds",): ("relationship kind", "id")}  # a kind may stand alone, without the fields around it
    assert known == wanted | of_an_own_claim | whole


def test_every_text_that_may_hold_links_is_looked_into() -> None:
    """The texts whose links have to lead somewhere are those in which links are found."""
    found = {tuple(step for step in loc if isinstance(step, str)) for _, loc, _ in references._texts(small.dossier(full.files()))}
    assert {way for way, (_, form, _) in FIELDS.items() if form == "text"} == found


def test_every_place_is_where_the_reference_is_written() -> None:
    """Line and column lead to the very characters, in whatever form the value stands."""
    documents = opened(small.dossier(full.files()))
    layouts = {path: Layout(document) for path, document in documents.items()}
    found = list(mentions(documents))
    assert len(found) > 100
    for mention in found:
        place = mention.place(layouts[mention.path])
        assert place.excerpt[place.column - 1 : place.column - 1 + place.width] == mention.written


TOLD = [
    ("northland", "briefings/dossier.yml:6:12: linked in the introduction"),
    ("northland", "briefings/relationships/northland--southmark.yml:1:11: party"),
    ("southmark", "briefings/relationships/northland--southmark.yml:2:39: acts in 'supply'"),
    ("southmark", "briefings/actors/lena-vos.yml:6:24: body of the office 'envoy'"),
    ("lena-vos", "briefings/actors/southmark.yml:9:15: speaker of claim 'lost-passengers'"),
    ("herald-2024-03", "briefings/actors/southmark.yml:12:13: cited by claim 'lost-passengers', paragraph 5"),
    ("herald-2024-03", "briefings/actors/southmark.yml:11:15: dates claim 'lost-passengers', paragraph 3"),
    ("herald-2024-03", "briefings/actors/olga-brandt.yml:4:31: cited by the office 'director', paragraph 8"),
    ("ferry", "briefings/actors/southmark.yml:13:14: topic of claim 'lost-passengers'"),
    ("state", "briefings/actors/northland.yml:2:7: kind of the actor"),
    ("dispute", "briefings/relationships/northland--southmark.yml:2:9: kind of the relationship"),
    ("supply", "briefings/relationships/northland--southmark.yml:2:25: kind of the relationship"),
    (
        "northland--southmark",
        "briefings/dossier.yml:7:14: basis of the introduction (northland--southmark/no-deal)",
    ),
    (
        "northland--southmark",
        "briefings/relationships/northland--southmark.yml:27:16: basis of judgement 'solved' (northland--southmark/no-deal)",
    ),
]


@each(("id", "told"), TOLD, ids=[row[1].split("/", 1)[1] for row in TOLD])
def test_a_place_is_given_in_words(id: str, told: str) -> None:
    """File, line, column, what the id is there for, and which claim or paragraph is meant."""
    documents = opened(small.dossier())
    found = [f"{item.place(Layout(documents[item.path]))}: {item.words}" for item in mentions(documents) if item.id == id]
    assert told in found


def test_a_reference_not_found_in_its_file_is_reported_at_its_field() -> None:
    """An escape hides where an id is written; the place is then that of the value."""
    files = small.changed("actors/lena-vos.yml", "of: southmark", 'of: "south\\x6dark"')
    documents = opened(small.dossier(files))
    places = [item.place(Layout(documents[item.path])) for item in mentions(documents) if item.how == "body of the office 'envoy'"]
    assert [(place.line, place.column) for place in places] == [(6, 24)]


def test_what_has_no_name_is_printed_without() -> None:
    """In a file that is half done a field beside the place may be missing."""
    documents = opened(small.dossier())
    path = "briefings/actors/lena-vos.yml"
    del documents[path].value["roles"][0]["title"]  # type: ignore[index, arg-type, union-attr]
    assert "body of the office '?'" in {item.words for item in mentions({path: documents[path]})}
