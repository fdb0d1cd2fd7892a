"""JSON Schemas (2020-12) for those who edit the files of a dossier: what completes, explains and underlines as one types.

Floor 4: imports `claims`, `values`, `vocabulary`, `sources`, `model` and `exports.jsontext`.  They are made of the models that read the files, and say what
may stand in the text: an editor's YAML takes `2024` for a number and `true` for no text, ours takes both as they are written.  What a dossier has at the
time, its ids and words, is not in them but in a companion beside them, which `known` makes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.exports.jsontext import dumps
from generator.model import Actor, Relationship
from generator.sources import Source
from generator.values import ID_PATTERN
from generator.vocabulary import Settings, Vocabulary

FOLDER: Final = "schema"
#: The companion, beside the schemas.
KNOWN: Final = "known.json"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class Kind(NamedTuple):
    """A kind of file that people write: what is read from it, where it stands, and what it is called."""

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

#: What is written for true and for false, whatever the case.
_BOOLEANS: Final = ("true", "false", "yes", "no", "on", "off", "t", "f", "y", "n", "1", "0")
#: The forms of a value that every schema shares, each by its name in `$defs`.
_SHARED: Final[Mapping[str, Mapping[str, Any]]] = {
    # A text, whatever an editor's YAML takes it for; named by what it is not, or `true` would be offered for every text.
    "text": {"anyOf": [{"type": "string", "pattern": "\\S"}, {"not": {"type": ["string", "null", "array", "object"]}}]},
    # True or false: of an editor's YAML a boolean, a text such as `yes`, or the number 0 or 1.
    "truth": {
        "type": ["boolean", "string", "integer"],
        "pattern": f"^(?:{'|'.join(re.sub('[a-z]', lambda letter: f'[{letter[0]}{letter[0].upper()}]', word) for word in _BOOLEANS)})$",
        "minimum": 0,
        "maximum": 1,
        "errorMessage": "Write true or false.",
    },
}
#: The key under which the schema of a value says what the value names.
_NAMES: Final = "known"
#: Keywords that hold no schema.
_PLAIN: Final = frozenset({"examples", "default", "required", "enum"})
_COMMENT: Final = "Made of the program's models by `briefings schema`; edit those, not this file."
#: What editors say where a word does not have its form; they would show the pattern.
_NO_ID: Final = "This is no id: small letters, digits and single dashes, a letter first."
_NO_WORD: Final = "This does not have the form that is wanted; the field's example does."
#: What says of a text how it is formed.
_FORM: Final = frozenset({"type", "anyOf", "pattern", "minLength", "maxLength"})


class _Written(GenerateJsonSchema):
    """The schema of a model as its fields are written in a file, in the order of the model."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Keep the order of the fields, which is the order in which an editor is offered them."""
        return value

    def get_title_from_name(self, name: str) -> str:
        """A field's name in words."""
        return title(name)

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text; where it has a form, the form.  How long a text is stays unsaid: white space is folded before it is counted."""
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
        """A field with a default, which stays unsaid: editors would write it into every new part of a record."""
        said = super().default_schema(schema)
        said.pop("default", None)
        return said

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping: a key that does not have the form of its keys is wrong."""
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        return {"type": "object", "patternProperties": {keys["anyOf"][0]["pattern"]: values}, "additionalProperties": False}


def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """What may be written in a part of a record, by the name under which it is: its own fields first, then those it shares with others."""
    written = {
        name: info for name, info in model.model_fields.items() if not info.json_schema_extra
    }  # an id that the file's name says is not
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
    """A schema whose marked values refer: to the companion where they name something of the dossier, else to a form that all share."""
    if isinstance(node, list):
        return [_linked(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: value if key in _PLAIN else _linked(value) for key, value in node.items()}
    if found.get("type") == "array" or "anyOf" in found:
        found = {key: value for key, value in found.items() if key not in ("minLength", "maxLength")}  # what they hold says so itself
    name = found.pop(_NAMES, None)
    if not isinstance(name, str):
        return found if name is None else {**found, _NAMES: name}
    if name.startswith("#"):
        return {"$ref": f"#/$defs/{name[1:]}", **{key: value for key, value in found.items() if key not in _FORM}}
    return {"$ref": f"{KNOWN}#/$defs/{name}", **{key: value for key, value in found.items() if key not in _FORM | {"examples"}}}
