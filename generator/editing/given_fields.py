"""Fields of a record as somebody gives them on a command line: `FIELD=VALUE`, with the value as in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from ..text.problems import nearest
from ..text.yaml import read
from .edits import scalar
from .field_order import fields


class FieldError(ValueError):
    """What was given is not a field with a value; the message says why, and what to write."""


class Flow(str):
    """A value in the form of a file, such as a list in brackets."""

    __slots__ = ()


def parse(model: type[BaseModel], given: Iterable[str], options: Mapping[str, str]) -> dict[str, Flow]:
    """The values of fields of `model`, in the order of the schema, as they are written to a file.

    `options` are the fields that have options of their own, with these.  Raises FieldError.
    """
    found: dict[str, Flow] = {}
    for text in given:
        name, value = _parted(model, text, options)
        if name in found:
            raise FieldError(f"{name!r} is given twice")
        found[name] = value
    return {name: found[name] for name in fields(model) if name in found}


def _parted(model: type[BaseModel], text: str, options: Mapping[str, str]) -> tuple[str, Flow]:
    """A field and its value."""
    name, equals, value = (part.strip() for part in text.partition("="))
    known = [field for field in fields(model) if field not in options]
    if name in options:
        raise FieldError(f"{name!r} has an option of its own: {options[name]}")
    if name not in known:
        raise FieldError(f"unknown field {name!r}; {nearest(name, known) or 'fields are ' + ', '.join(known)}")
    if not equals or not value:
        raise FieldError(f"{name!r} has no value; write {name}=…")
    return name, Flow(_flow(name, value) if _is_flow(value) else scalar(value))


def _is_flow(value: str) -> bool:
    """Whether a value is a list or fields in brackets; a text may begin with a link."""
    return value[0] in "[{" and not value.startswith("[[")


def _flow(name: str, value: str) -> str:
    """A list or fields in brackets, if they can be read as the value of this field and as nothing else."""
    line = " ".join(value.split())
    document, problems = read(name, f"{name}: {line}\n".encode())
    ends = line[-1] == {"[": "]", "{": "}"}[line[0]]  # otherwise a comment follows
    if problems or document is None or [*document.value] != [name] or not ends:
        raise FieldError(f"{value!r} is not a list in [ ] or fields in {{ }} as a file has them")
    return line


def offered(model: type[BaseModel], options: Mapping[str, str]) -> dict[str, str]:
    """The fields that can be given so, with what they are for."""
    return {name: model.model_fields[name].description or "" for name in fields(model) if name not in options}
