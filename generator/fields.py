"""The handbook's page of fields: every field of every kind of file, whether it is required, what it is for, and an example.

Floor 5: imports `markdown`, `dates`, `values`, `model` and `schemas`.  It is made of the same models as the schemas for editors, so that the two cannot say
different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, get_args

import yaml
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from generator import dates
from generator import markdown as md
from generator.markdown import Md
from generator.model import Profile
from generator.schemas import KINDS, KNOWN, fields, schema, title
from generator.values import ADDRESS, LANGUAGE

PATH: Final = "docs/handbook/fields.md"

_ORIGIN: Final = "Made of the program's models by `briefings schema`; edit those, not this page"
_LEAD: Final = (
    "Each kind of file, with each field that it may hold: whether it is required, what it holds, what it is for, and an example, which is invented. "
    "Editors that know the language server for YAML show the same while one types. A field without a value is left out, never empty."
)
#: What a value is that names something of the dossier, by the name that the companion of the schemas has for it.
_NAMED: Final[Mapping[str, str]] = {
    "actor": "the id of an actor",
    "record": "the id of an actor or of a relationship",
    "actor-kind": "the id of a kind of actor",
    "relationship-kind": "the id of a kind of relationship",
    "topic": "the id of a topic",
    "likelihood": "a term of the dossier's scale",
    "rule": "the code of a rule",
    "claim": "a claim, as its id or as record/claim",
    "citation": "a citation, as source#paragraph",
}


class _Dumper(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """Writes YAML as our reader reads it: every value is text, so that no date needs quotes."""

    def __init__(self, stream: Any, **_: Any) -> None:
        Emitter.__init__(self, stream, width=1000, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=None, sort_keys=False)  # type: ignore[arg-type]  # None: flow where nothing is inside
        BaseResolver.__init__(self)

    def serialize(self, node: yaml.Node) -> None:
        """Begin with the field, without a brace."""
        if isinstance(node, yaml.MappingNode):
            node.flow_style = False
        super().serialize(node)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list, as records have them."""
        super().increase_indent(flow, indentless=False)


def written(name: str, value: object) -> str:
    """A field with a value, as an editor writes it."""
    return str(yaml.dump({name: _texts(value)}, Dumper=_Dumper))


def _texts(value: object) -> object:
    """A value in which everything is text, a list or a mapping."""
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    return str(value).lower() if isinstance(value, bool) else value


def page() -> bytes:
    """The page, as Markdown."""
    common = {part.__name__ for part in _parts(Profile)}
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
        blocks += _of_parts((part for part in _parts(kind.model) if part.__name__ not in common or not profile), made["$defs"])
    made = schema(KINDS["actor"])
    blocks.append(md.heading(2, md.text("Actors and relationships alike"), id="Both"))
    blocks += _entries("both", Profile, made, [*fields(Profile)], level=3)
    blocks += _of_parts(_parts(Profile), made["$defs"])
    return md.page({"title": "Fields"}, _ORIGIN, blocks).encode()


def _parts(model: type[BaseModel]) -> dict[type[BaseModel], None]:
    """The parts that a record is made of, and the parts of these, each once, in the order in which they are come upon."""
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
    """The sections of parts, each under its own heading."""
    for part in parts:
        name = part.__name__
        yield md.heading(3, md.text(str(made[name]["title"])), id=name)
        yield md.paragraph(md.text(str(made[name]["description"])))
        yield from _entries(name.lower(), part, made[name], [*fields(part)], level=4)


def _entries(prefix: str, model: type[BaseModel], made: Mapping[str, Any], names: Iterable[str], *, level: int) -> Iterator[Md]:
    """The entries of fields: name, whether it is required and what it holds, what it is for, and an example."""
    for name in names:
        info, said = fields(model)[name], made["properties"][name]
        yield md.heading(level, md.code(name), id=f"{prefix}-{name}")
        need = "Required" if info.is_required() else f"Optional{_default(info)}"
        yield md.paragraph(md.text(f"{need}: "), _form(said), md.text(f"{_longest(info)}."))
        yield md.paragraph(*_said(info.description or ""))
        yield md.listing("".join(written(name, example) for example in (info.examples or [])[:1]), "yaml")


def _said(text: str) -> Iterator[Md]:
    """A description, in which names in backticks and links of records are code."""
    for odd, words in enumerate(re.split(r"(`[^`]+`|\[\[[^\]]+\]\])", text)):
        yield md.code(words.strip("`")) if odd % 2 else md.text(words)


def _default(info: FieldInfo) -> str:
    """What a field that is left out holds, where that is a word."""
    default = info.get_default(call_default_factory=True)
    return f", {str(default).lower() if isinstance(default, bool) else default} by default" if isinstance(default, bool | str) else ""


def _longest(info: FieldInfo) -> str:
    """How long a text may be, where it has no form of its own."""
    waiting: list[Any] = [info.annotation, *info.metadata]
    for part in waiting:
        if isinstance(part, StringConstraints) and part.max_length and not part.pattern:
            return f", {part.max_length:,} characters at most"
        waiting += get_args(part)
    return ""


def _form(said: Mapping[str, Any]) -> Md:
    """What a field holds, by its schema."""
    refers, place, name = str(said.get("$ref", "")).rpartition("/")
    if refers.startswith(KNOWN):
        return md.text(_NAMED[name])
    if place and name not in ("text", "truth"):
        return md.join(md.text("fields as under "), md.link(md.text(title(name)), md.local("", name)))
    if place:
        return md.text("a text" if name == "text" else "true or false")
    if "enum" in said:
        return md.join(*(md.code(word) for word in said["enum"]), by=md.text(", "))
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
    """What a single value is called that has a form of its own."""
    pattern = said["pattern"] if "pattern" in said else said["anyOf"][0]["pattern"]
    called = {dates.WRITTEN: "a date", ADDRESS: "an address", LANGUAGE: "the tag of a language"}
    return called.get(pattern, "a paragraph, or several as 14-16" if "minimum" in said else "an id")
