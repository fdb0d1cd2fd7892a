"""Forms made from the schema: which fields a part of a record has, how each is asked for, and what a filled-in form says.

A field of a form has the path of its value as its name: `cites`, `reliability.why`, `roles.0.title`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from ..editing import descriptions
from ..editing.yaml_values import Given, is_empty
from ..text.yaml import Value

#: How a value is asked for: in a line, in several lines, as a date, a box to tick, one of some words, an id, several lines with one value
#: each, a chain of speakers, lines of “key: value”, or a group of fields: one, any number, or any number with a key each.
Shape = Literal["line", "text", "choice", "truth", "id", "list", "chain", "pairs", "group", "groups", "keyed"]
#: The fields of running text, which need room.
_LONG: Final = frozenset({"text", "why", "note", "about", "scope", "status_why", "rights_why", "scope_why", "change", "was", "meaning"})
#: The number of groups that a form may have, so that a hostile one does not take the memory.
_MOST: Final = 500
_UNNAMED: Final = re.compile(r"[“\"](?P<words>[^“”\"]+)[”\"](?:\s+of\s+(?P<of>[a-z0-9-]+))?")
_NAME: Final = re.compile(r"[a-z_]+(?:\.(?:[0-9]{1,4}|[a-z_]+)){0,6}")


@dataclass(frozen=True)
class Field:
    """A field of a form: what it is called, how it is asked for, and from which ids or words it is chosen."""

    name: str
    label: str
    help: str
    shape: Shape
    required: bool = False
    choices: tuple[str, ...] = ()
    #: The kind of ids that can be chosen: actor, source, topic, claim …
    known: str = ""
    #: The fields of a group.
    inner: tuple[Field, ...] = ()
    #: The field of a group that may stand for all of it, if the others are empty.
    short: str = ""


@cache
def fields(kind: str, part: str = "") -> tuple[Field, ...]:
    """The fields of a kind of file (`actor`, `source`, `dossier` …), or of a part of it such as `Claim`, in the order of the schema."""
    schema = descriptions.schema(descriptions.KINDS[kind])
    made = schema["$defs"][part] if part else schema
    return tuple(_fields(made, schema["$defs"]))


def _fields(part: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterable[Field]:
    required = part.get("required", ())
    for name, said in part["properties"].items():
        yield _field(name, said, parts, required=name in required)


def _field(name: str, said: Mapping[str, Any], parts: Mapping[str, Any], *, required: bool) -> Field:
    label, help = descriptions.title(name), said.get("description", "")
    reference = said.get("$ref", "")
    target = reference.rpartition("/")[2]
    if "enum" in said:
        words = tuple(dict.fromkeys(str(word) for word in said["enum"]))
        return Field(name, label, help, "choice", required, choices=words)
    if reference.startswith("known.json"):
        return Field(name, label, help, "id", required, known=target)
    if target == "truth" and help.startswith("False"):
        return Field(name, label, help, "choice", required, choices=("false",))  # it is true unless somebody says otherwise
    if target == "truth":
        return Field(name, label, help, "truth", required)
    if target and target != "text":
        return Field(name, label, help, "group", required, inner=tuple(_fields(parts[target], parts)))
    if said.get("type") == "array":
        return _list(Field(name, label, help, "list", required), said["items"], parts)
    if said.get("type") == "object":
        held = next(iter(said["patternProperties"].values()))
        target = held.get("$ref", "").rpartition("/")[2]
        inner = () if target == "text" else tuple(_fields(parts[target], parts))
        return Field(name, label, help, "keyed" if inner else "pairs", required, inner=inner)
    return Field(name, label, help, "text" if name in _LONG else "line", required)


def _list(field: Field, items: Mapping[str, Any], parts: Mapping[str, Any]) -> Field:
    """A field with several values: ids or texts, one in a line, or groups."""
    options = items.get("anyOf", (items,))
    targets = [option.get("$ref", "").rpartition("/")[2] for option in options]
    known = next((target for option, target in zip(options, targets, strict=True) if option.get("$ref", "").startswith("known.json")), "")
    part = next((target for target in targets if target in parts and "properties" in parts[target]), "")
    if any(option.get("type") == "array" for option in options):
        return Field(field.name, field.label, field.help, "chain", field.required, known=known)
    if part:
        inner = tuple(_fields(parts[part], parts))
        short = inner[0].name if len(options) > 1 else ""
        return Field(field.name, field.label, field.help, "groups", field.required, inner=inner, short=short)
    return Field(field.name, field.label, field.help, "list", field.required, known=known)


def value_of(field: Field, form: Mapping[str, str], at: str = "") -> Given | None:
    """What a form says in a field; None if it says nothing.  `at` is the path of the field in the form."""
    path = at or field.name
    text = form.get(path, "").strip()
    if field.shape == "group":
        found = values(field.inner, form, path)
        return found or None
    if field.shape in ("groups", "keyed"):
        return _groups(field, form, path)
    if field.shape == "truth":
        return text == "true"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if field.shape == "chain":
        return [step for line in lines if (step := _step(line)) is not None] or None
    if field.shape == "list":
        parts = [part.strip() for line in lines for part in (re.split(r"[,;\s]+", line) if field.known else [line])]
        return [part for part in parts if part] or None
    if field.shape == "pairs":
        pairs = (line.partition(":") for line in lines)
        return {key.strip(): inner.strip() for key, _, inner in pairs} or None
    return " ".join(text.split()) or None


def values(inner: Sequence[Field], form: Mapping[str, str], at: str = "") -> dict[str, Given]:
    """What a form says in some fields, without those in which it says nothing."""
    found = ((field.name, value_of(field, form, f"{at}.{field.name}" if at else field.name)) for field in inner)
    return {name: value for name, value in found if value is not None and not is_empty(value)}


def _groups(field: Field, form: Mapping[str, str], path: str) -> Given | None:
    numbers = sorted({int(found[1]) for name in form if (found := re.match(rf"{re.escape(path)}\.([0-9]{{1,4}})\.", name))})[:_MOST]
    if field.shape == "keyed":
        keys = {number: form.get(f"{path}.{number}.id", "").strip() for number in numbers}
        return {key: values(field.inner, form, f"{path}.{number}") for number, key in keys.items() if key} or None
    made = [group for number in numbers if (group := values(field.inner, form, f"{path}.{number}"))]
    return [group[field.short] if field.short and group.keys() == {field.short} else group for group in made] or None


def _step(line: str) -> Given | None:
    """A step in a chain of speakers: an id, several ids, or words in quotation marks for somebody who is not named."""
    found = [
        {"words": unnamed["words"], **({"of": unnamed["of"]} if unnamed["of"] else {})} if unnamed else line[start:end]
        for start, end, unnamed in _speakers(line)
    ]
    return (found[0] if len(found) == 1 else found) if found else None


def _speakers(line: str) -> Iterable[tuple[int, int, re.Match[str] | None]]:
    for part in re.finditer(rf"{_UNNAMED.pattern}|[^\s,;]+", line):
        yield part.start(), part.end(), part if part["words"] else None


def shown(field: Field, value: Value | Given | None) -> dict[str, str]:
    """A value as the fields of a form have it, by path."""
    return dict(_shown(field, value, field.name))


def all_shown(inner: Sequence[Field], value: Mapping[str, Any]) -> dict[str, str]:
    """The values of a part of a record as the fields of a form have them, by path."""
    return {path: text for field in inner for path, text in shown(field, value.get(field.name)).items()}


def _shown(field: Field, value: Any, path: str) -> Iterable[tuple[str, str]]:
    if value is None:
        return
    if field.shape == "group" and isinstance(value, Mapping):
        for part in field.inner:
            yield from _shown(part, value.get(part.name), f"{path}.{part.name}")
    elif field.shape in ("groups", "keyed"):
        pairs = value.items() if isinstance(value, Mapping) else (("", item) for item in value)
        for number, (key, item) in enumerate(pairs):
            if field.shape == "keyed":
                yield f"{path}.{number}.id", key
            held = item if isinstance(item, Mapping) else {field.short or field.inner[0].name: item}
            for part in field.inner:
                yield from _shown(part, held.get(part.name), f"{path}.{number}.{part.name}")
    elif field.shape == "chain":
        yield path, "\n".join(_said(step) for step in (value if isinstance(value, list | tuple) else [value]))
    elif field.shape == "list":
        yield path, "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    elif field.shape == "pairs":
        yield path, "\n".join(f"{key}: {inner}" for key, inner in value.items()) if isinstance(value, Mapping) else str(value)
    elif field.shape == "truth":
        yield path, "true" if value is True or str(value).casefold() in ("true", "yes", "on", "1", "t", "y") else ""
    else:
        yield path, str(value)


def _said(step: Any) -> str:
    if isinstance(step, Mapping):
        return f"“{step.get('words', '')}”" + (f" of {step['of']}" if step.get("of") else "")
    return ", ".join(map(_said, step)) if isinstance(step, list | tuple) else str(step)


def path_in(form: Mapping[str, str], path: str) -> str:
    """The path of a field as a form has it, in which groups with keys are numbered: `topics.0.about` for `topics.money.about`."""
    found = ""
    for part in path.split("."):
        numbers = (re.fullmatch(rf"{re.escape(found)}\.([0-9]{{1,4}})\.id", name) for name, text in form.items() if text.strip() == part)
        keyed = next((number[1] for number in numbers if number), part) if found else part
        found = f"{found}.{keyed}" if found else part
    return found


def is_name(name: str) -> bool:
    """Whether a field of a form can have a name."""
    return _NAME.fullmatch(name) is not None
