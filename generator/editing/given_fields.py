"""Fields of a record as somebody gives them on a command line: `FIELD=VALUE`, with the value as in a file."""

from __future__ import annotations

from collections.abc import Container, Iterable

from pydantic import BaseModel

from ..text.problems import nearest
from ..text.yaml import read
from .edits import scalar
from .field_order import fields


class FieldError(ValueError):
    """What was given is not a field with a value; the message says why, and what to write."""


class Flow(str):
    """A value in the form of a file, such as a list in brackets; `plain` is the text or the texts that it has, None if it has more parts."""

    __slots__ = ("plain",)
    plain: str | tuple[str, ...] | None


def parse(model: type[BaseModel], given: Iterable[str], arguments: Container[str] = ()) -> dict[str, Flow]:
    """The values of fields of `model`, in the order of the schema, as they are written to a file.

    `arguments` are the fields that cannot be given so, since arguments of the command give them.  Raises FieldError.
    """
    found: dict[str, Flow] = {}
    for text in given:
        name, value = _parted(model, text, arguments)
        if name in found:
            raise FieldError(f"{name!r} is given twice")
        found[name] = value
    return {name: found[name] for name in fields(model) if name in found}


def _parted(model: type[BaseModel], text: str, arguments: Container[str]) -> tuple[str, Flow]:
    """A field and its value."""
    name, equals, value = (part.strip() for part in text.partition("="))
    known = [field for field in fields(model) if field not in arguments]
    if name in fields(model) and name not in known:
        raise FieldError(f"{name!r} is given by the arguments of the command")
    if name not in known:
        raise FieldError(f"unknown field {name!r}; {nearest(name, known) or 'fields are ' + ', '.join(known)}")
    if not equals or not value:
        raise FieldError(f"{name!r} has no value; write {name}=…")
    return name, _flow(name, value) if _is_flow(value) else _made(scalar(value), value)


def _made(written: str, value: object) -> Flow:
    made = Flow(written)
    texts = tuple(value) if isinstance(value, list | tuple) else value
    made.plain = texts if isinstance(texts, str) or (isinstance(texts, tuple) and all(isinstance(it, str) for it in texts)) else None
    return made


def _is_flow(value: str) -> bool:
    """Whether a value is a list or fields in brackets; a text may begin with a link."""
    return value[0] in "[{" and not value.startswith("[[")


def _flow(name: str, value: str) -> Flow:
    """A list or fields in brackets, if they can be read as the value of this field and as nothing else."""
    line = " ".join(value.split())
    document, problems = read(name, f"{name}: {line}\n".encode())
    ends = line[-1] == {"[": "]", "{": "}"}[line[0]]  # otherwise a comment follows
    if problems or document is None or [*document.value] != [name] or not ends:
        raise FieldError(f"{value!r} is not a list in [ ] or fields in {{ }} as a file has them")
    return _made(line, document.value[name])


def offered(model: type[BaseModel], arguments: Container[str] = ()) -> dict[str, str]:
    """The fields that can be given so, with what they are for."""
    return {name: model.model_fields[name].description or "" for name in fields(model) if name not in arguments}
