"""JSON Schemas (2020-12) for the files of a dossier, for completion, explanation and validation while typing.

They are generated from the models that read the files, and describe the text: in an editor's YAML `2024` is a number and `true` is not a
string, while the program reads both as written.  A dossier's own ids and terms are in a companion file beside the schemas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, get_args

import yaml
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from ..articles import locators
from ..records.dossier import Actor, Dossier, Profile, Relationship
from ..records.facts import DEGREES, NUMBER
from ..records.scalars import ADDRESS, ID_PATTERN, ID_RULE, LANGUAGE, OWN_ADDRESS
from ..records.settings import Settings, Vocabulary
from ..records.sources import Source
from ..text import dates
from ..text import markdown as md
from ..text.json import dumps
from ..text.markdown import Md
from ..views.wording import published

FOLDER: Final = "schema"
#: The companion file, beside the schemas.
KNOWN: Final = "known.json"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class Kind(NamedTuple):
    """A kind of handwritten file: its model, its path and its name."""

    model: type[BaseModel]
    place: str
    title: str


KINDS: Final[Mapping[str, Kind]] = {
    "dossier": Kind(Settings, "briefings/dossier.yml", "The dossier"),
    "vocabulary": Kind(Vocabulary, "briefings/vocabulary.yml", "The vocabulary"),
    "source": Kind(Source, "briefings/sources/*.yml", "A source"),
    "actor": Kind(Actor, "briefings/actors/*.yml", "An actor"),
    "relationship": Kind(Relationship, "briefings/relationships/*.yml", "A relationship"),
}
#: The words for true and false, in any case.
_BOOLEANS: Final = ("true", "false", "yes", "no", "on", "off", "t", "f", "y", "n", "1", "0")
#: The forms of a value that every schema shares, each by its name in `$defs`.
_SHARED: Final[Mapping[str, Mapping[str, Any]]] = {
    # A text, whatever its type in an editor's YAML; defined by what it is not, or editors would suggest `true` for every text.
    "text": {"anyOf": [{"type": "string", "pattern": "\\S"}, {"not": {"type": ["string", "null", "array", "object"]}}]},
    # True or false: in an editor's YAML a boolean, a text such as `yes`, or the number 0 or 1.
    "truth": {
        "type": ["boolean", "string", "integer"],
        "pattern": f"^(?:{'|'.join(re.sub('[a-z]', lambda letter: f'[{letter[0]}{letter[0].upper()}]', word) for word in _BOOLEANS)})$",
        "minimum": 0,
        "maximum": 1,
        "errorMessage": "Write true or false.",
    },
}
#: The key in the schema of a value that says what the value refers to.
_NAMES: Final = "known"
#: Keywords whose values are not schemas.
_PLAIN: Final = frozenset({"examples", "default", "required", "enum"})
_COMMENT: Final = "Generated from the program's models by `briefings schema`; edit those, not this file."
#: Messages that editors show for an invalid word; by default, they show the pattern.
_NO_ID: Final = f"Not a valid id: {ID_RULE}."
_NO_WORD: Final = "Not in the required form; see the field's example."
#: Keywords for the form of a text.
_FORM: Final = frozenset({"type", "anyOf", "pattern", "minLength", "maxLength"})


class _Written(GenerateJsonSchema):
    """The schema of a model for its fields as written in a file, in the order of the model."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Keep the order of the fields, which is the order in which editors suggest them."""
        return value

    def get_title_from_name(self, name: str) -> str:
        """A field's name in words."""
        return title(name)

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text, with its form if there is one, but without its length: white space is folded before it is counted."""
        pattern = schema.get("pattern")
        if pattern is None:
            return {_NAMES: "#text"}
        sizes = {"minLength": schema.get("min_length"), "maxLength": schema.get("max_length")}
        form = str(pattern).replace(r"\w", r"[\p{L}\p{N}_]")
        message = _NO_ID if ID_PATTERN in form else _NO_WORD
        said = {
            "type": "string",
            "pattern": form,
            **{name: size for name, size in sizes.items() if size is not None},
            "errorMessage": message,
        }
        return {"anyOf": [said, {"not": {"type": ["string", "null", "array", "object", "number"]}}]}  # `true` may be an id

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """A word that is true or false."""
        return {_NAMES: "#truth"}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A field without a value is left out, never empty."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A field with a default, without the default: editors would write it into every new part of a record."""
        said = super().default_schema(schema)
        said.pop("default", None)
        return said

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping; keys that do not have the required form are invalid."""
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        return {"type": "object", "patternProperties": {keys["anyOf"][0]["pattern"]: values}, "additionalProperties": False}


def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a part of a record, by name: its own fields first, then those it shares with others."""
    written = {
        name: info for name, info in model.model_fields.items() if not info.json_schema_extra
    }  # an id that is the file's name is not a field
    own = [name for name in written if name in vars(model).get("__annotations__", ())]
    return {written[name].alias or name: written[name] for name in dict.fromkeys((*own, *written))}


def files() -> dict[str, bytes]:
    """The schema of each kind of file, by its path below the project."""
    return {f"{FOLDER}/{name}.schema.json": dumps(schema(kind)) for name, kind in KINDS.items()}


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of a kind of file."""
    made = _linked(kind.model.model_json_schema(schema_generator=_Written))
    made["properties"] = {name: made["properties"][name] for name in fields(kind.model)}
    made["required"] = [name for name in made["properties"] if name in made["required"]]
    for part in (made, *made.get("$defs", {}).values()):
        part["title"] = title(part["title"])
        part["properties"] = {name: {"title": title(name), **field} for name, field in part["properties"].items()}
    head = {"$schema": DIALECT, "title": kind.title, "description": made["description"], "$comment": _COMMENT}
    return {**head, **made, **head, "$defs": {**made.get("$defs", {}), **_SHARED}}


def title(name: str) -> str:
    """The name of a field or of a model, in words."""
    return re.sub("_|(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _linked(node: Any) -> Any:
    """A schema with references for marked values: to the companion file if they are ids of the dossier, otherwise to a shared form."""
    if isinstance(node, list):
        return [_linked(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: value if key in _PLAIN else _linked(value) for key, value in node.items()}
    if found.get("type") == "array" or "anyOf" in found:
        found = {key: value for key, value in found.items() if key not in ("minLength", "maxLength")}  # the definition has them
    name = found.pop(_NAMES, None)
    if not isinstance(name, str):
        return found if name is None else {**found, _NAMES: name}
    if name.startswith("#"):
        return {"$ref": f"#/$defs/{name[1:]}", **{key: value for key, value in found.items() if key not in _FORM}}
    return {"$ref": f"{KNOWN}#/$defs/{name}", **{key: value for key, value in found.items() if key not in _FORM | {"examples"}}}


PATH: Final = "docs/handbook/fields.md"
_ORIGIN: Final = "Generated from the program's models by `briefings schema`; edit those, not this page"
_LEAD: Final = (
    "Every kind of file, with each of its fields: whether it is required, what it contains, its purpose, and an (invented) example. "
    "Editors with the YAML language server show the same as you type. Leave out a field that has no value; never leave it empty."
)
#: Descriptions of values that are ids in the dossier, by their names in the companion file.
_NAMED: Final[Mapping[str, str]] = {
    "actor": "the id of an actor",
    "record": "the id of an actor or a relationship",
    "source": "the id of a source",
    "actor-kind": "the id of a kind of actor",
    "relationship-kind": "the id of a kind of relationship",
    "topic": "the id of a topic",
    "likelihood": "a term of the dossier's scale",
    "rule": "the code of a rule",
    "claim": "a claim, as its id or as record/claim",
    "citation": "a citation, as source#paragraph or by page, turn, row or time",
}


class _Dumper(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """Writes YAML for our own parser: every value is text, so dates need no quotes."""

    def __init__(self, stream: Any, **_: Any) -> None:
        Emitter.__init__(self, stream, width=1000, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=None, sort_keys=False)  # type: ignore[arg-type]  # None: flow style for collections of scalars
        BaseResolver.__init__(self)

    def serialize(self, node: yaml.Node) -> None:
        """Start with the field, without a brace."""
        if isinstance(node, yaml.MappingNode):
            node.flow_style = False
        super().serialize(node)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list, as in records."""
        super().increase_indent(flow, indentless=False)


def written(name: str, value: object) -> str:
    """A field with a value, as editors write it."""
    return str(yaml.dump({name: _texts(value)}, Dumper=_Dumper))


def _texts(value: object) -> object:
    """A value that consists of texts, lists and mappings only."""
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    return str(value).lower() if isinstance(value, bool) else value


def page() -> bytes:
    """The page, as Markdown."""
    described = set(_parts(Profile))
    blocks = [md.heading(1, md.text("Fields"), id="Fields"), md.paragraph(md.text(_LEAD))]
    for name, kind in KINDS.items():
        made = schema(kind)
        profile = issubclass(kind.model, Profile)
        place = md.code(kind.place.replace("*", "ID" if name != "relationship" else "A--B"))
        blocks.append(md.heading(2, md.join(md.text(f"{kind.title}: "), place), id=name.title()))
        blocks.append(md.paragraph(md.text(str(made["description"]))))
        if profile:
            see = md.link(md.text("the fields that actors and relationships share"), md.local("", "Both"))
            blocks.append(md.paragraph(md.text("It has these fields, and "), see, md.text(".")))
        own = [field for field in fields(kind.model) if not profile or field not in fields(Profile)]
        blocks += _entries(name, kind.model, made, own, level=3)
        parts = [part for part in _parts(kind.model) if part not in described]
        described |= set(parts)
        blocks += _of_parts(parts, made["$defs"])
    made = schema(KINDS["actor"])
    blocks.append(md.heading(2, md.text("Actors and relationships"), id="Both"))
    blocks += _entries("both", Profile, made, [*fields(Profile)], level=3)
    blocks += _of_parts(_parts(Profile), made["$defs"])
    return md.page({"title": "Fields"}, _ORIGIN, blocks).encode()


def _parts(model: type[BaseModel]) -> dict[type[BaseModel], None]:
    """The parts of a record, recursively, each once, in order of first occurrence."""
    found: dict[type[BaseModel], None] = {}
    waiting: list[Any] = [info.annotation for info in fields(model).values()]
    while waiting:
        annotation = waiting.pop(0)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found[annotation] = None
            waiting += [info.annotation for info in annotation.model_fields.values()]
        waiting += get_args(annotation)
    return found


def _of_parts(parts: Iterable[type[BaseModel]], made: Mapping[str, Any]) -> Iterator[Md]:
    """The sections about parts, each with its heading."""
    for part in parts:
        name = part.__name__
        yield md.heading(3, md.text(str(made[name]["title"])), id=name)
        yield md.paragraph(md.text(str(made[name]["description"])))
        yield from _entries(name.lower(), part, made[name], [*fields(part)], level=4)


def _entries(prefix: str, model: type[BaseModel], made: Mapping[str, Any], names: Iterable[str], *, level: int) -> Iterator[Md]:
    """The entries of fields: name, whether it is required, content, purpose and example."""
    for name in names:
        info, said = fields(model)[name], made["properties"][name]
        yield md.heading(level, md.code(name), id=f"{prefix}-{name}")
        need = "Required" if info.is_required() else f"Optional{_default(info)}"
        yield md.paragraph(md.text(f"{need}: "), _form(said), md.text(f"{_longest(info)}."))
        yield md.paragraph(*_said(info.description or ""))
        yield md.listing("".join(written(name, example) for example in (info.examples or [])[:1]), "yaml")


def _said(text: str) -> Iterator[Md]:
    """A description, with names in backticks and links of records as code."""
    for odd, words in enumerate(re.split(r"(`[^`]+`|\[\[[^\]]+\]\])", text)):
        yield md.code(words.strip("`")) if odd % 2 else md.text(words)


def _default(info: FieldInfo) -> str:
    """The default of a field, if it is a word."""
    default = info.get_default(call_default_factory=True)
    return f"; default: {str(default).lower() if isinstance(default, bool) else default}" if isinstance(default, bool | str) else ""


def _longest(info: FieldInfo) -> str:
    """The maximum length of a text, if it does not have a form of its own."""
    waiting: list[Any] = [info.annotation, *info.metadata]
    for part in waiting:
        if isinstance(part, StringConstraints) and part.max_length and not part.pattern:
            return f", at most {part.max_length:,} characters"
        waiting += get_args(part)
    return ""


def _form(said: Mapping[str, Any]) -> Md:
    """The content of a field, from its schema."""
    refers, place, name = str(said.get("$ref", "")).rpartition("/")
    if refers.startswith(KNOWN):
        return md.text(_NAMED[name])
    if place and name not in ("text", "truth"):
        return md.join(md.text("fields: see "), md.link(md.text(title(name)), md.local("", name)))
    if place:
        return md.text("text" if name == "text" else "true or false")
    if "enum" in said:
        return md.join(*(md.code(word) for word in dict.fromkeys(map(str, said["enum"]))), by=md.text(", "))
    if said.get("type") == "array":
        return md.join(md.text(f"a list{_size(said)}; each item: "), _form(said["items"]))
    if said.get("type") == "object":
        return md.join(md.text("a mapping; each value: "), *map(_form, said["patternProperties"].values()))
    if "anyOf" in said and "not" not in said["anyOf"][1]:
        return md.join(*map(_form, said["anyOf"]), by=md.text(", or "))
    return md.text(_word(said))


def _size(said: Mapping[str, Any]) -> str:
    least, most = said.get("minItems", 0), said.get("maxItems")
    return f" of {least}" if least and least == most else f" of {least} or more" if least else ""


def _word(said: Mapping[str, Any]) -> str:
    """The name of a single value that has its own form."""
    pattern = said["pattern"] if "pattern" in said else said["anyOf"][0]["pattern"]
    called = {
        dates.WRITTEN: "a date",
        ADDRESS: "an address",
        OWN_ADDRESS: "an address",
        LANGUAGE: "a language tag",
        f"^{NUMBER}$": "a number",
        f"^{DEGREES}$": "decimal degrees",
    }
    several = "paragraphs, such as 62-70, 81" if "," in pattern else "a paragraph, or several: 14-16"
    return called.get(pattern, several if "minimum" in said else "an id")


_KNOWN_COMMENT: Final = "Generated from the records by `briefings check`. Do not edit."


def known(dossier: Dossier, rules: Iterable[str]) -> bytes:
    """The companion file: the existing ids and terms under each name that schemas refer to; `rules` are the codes that can be waived."""
    words = dossier.vocabulary
    named = {**dict.fromkeys(dossier.broken, ""), **{id: dossier.title(id) for id in dossier.profiles}}
    defs = {
        "actor": _one_of("actor", {id: name for id, name in named.items() if "--" not in id}),
        "record": _one_of("actor or relationship", named),
        "source": _one_of("source", {id: source.title for id, source in dossier.sources.items()}),
        "actor-kind": _one_of("kind of actor", {id: kind.label for id, kind in words.actor_kinds.items()}),
        "relationship-kind": _one_of("kind of relationship", {id: kind.label for id, kind in words.relationship_kinds.items()}),
        "topic": _one_of("topic", {id: topic.about for id, topic in words.topics.items()}),
        "likelihood": _one_of("term of the scale", {term.term: term.meaning for term in dossier.settings.likelihood}),
        "rule": _one_of("rule that can be waived", dict.fromkeys(sorted(rules), "")),
        "claim": _claim(dossier),
        "citation": _citation(dossier),
    }
    return dumps({"$schema": DIALECT, "$comment": _KNOWN_COMMENT, "$defs": defs})


def _one_of(what: str, words: Mapping[str, str]) -> dict[str, Any]:
    """One of some words, each with its meaning; `true` and `false` are not words in an editor's YAML."""
    both = [*words, *(word == "true" for word in words if word in ("true", "false"))]
    return {
        "enum": both,
        "enumDescriptions": [*words.values()],
        "errorMessage": f"Unknown {what} (as of the last `briefings check`).",
    }


def _claim(dossier: Dossier) -> dict[str, Any]:
    """A claim as record/claim, or a claim of the same record by its id alone, which cannot be checked here."""
    message = "Unknown claim (as of the last `briefings check`): write its id, or record/claim."
    others = "|".join(sorted(map(re.escape, dossier.broken)))
    patterns = [f"^{ID_PATTERN}$", *([f"^(?:{others})/{ID_PATTERN}$"] if others else [])]
    own = ({"type": "string", "pattern": pattern, "errorMessage": message} for pattern in patterns)
    return {"anyOf": [{"enum": [*dossier.claims], "errorMessage": message}, *own]}


def _citation(dossier: Dossier) -> dict[str, Any]:
    """A source and its paragraphs: editors complete the source, and people add the number."""
    ids = sorted({*dossier.sources, *(id for id in dossier.broken if "--" not in id)})
    unread = sorted(dossier.unread)
    return {
        "type": "string",
        "pattern": f"^(?:{'|'.join(map(re.escape, ids))})#{locators.PATTERN}$"
        + (f"|^(?:{'|'.join(map(re.escape, unread))})$" if unread else ""),
        "errorMessage": "Unknown source or paragraph (as of the last `briefings check`): write source#paragraph, or source#14-16; "
        "or a page, turn, row or time: source#p12.3.",
        "defaultSnippets": [*_citations(dossier, ids)],
    }


def _citations(dossier: Dossier, ids: Iterable[str]) -> Iterator[dict[str, str]]:
    for id in ids:
        source = dossier.sources.get(id)
        said = f"{source.publisher}, {published(source)}: {source.title}" if source else ""
        label = id if id in dossier.unread else f"{id}#"
        yield {"label": label, "description": said, "body": label if id in dossier.unread else f"{id}#${{1:1}}"}
