"""The errors of the schema in an editor's words."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, Final, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from ..text.problems import Problem, close, nearest, suggested
from ..text.yaml import Document, Loc, Value
from .scalars import ID_PATTERN, ID_RULE, likely_citation, likely_dates, likely_id, strangers
from .speakers import SPEAKERS

#: The number of characters of a value that a message shows.
_SHOWN: Final = 60
#: The number of unknown fields for which similar known ones are looked up.
_LOOKED_UP: Final = 100
#: The mark that pydantic puts after a key that is itself invalid.
_KEY: Final = "[key]"
_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "string_type": ("wrong-shape", "{name}: expected text, got {kind}"),
    "bool_type": ("wrong-shape", "{name}: expected true or false, got {kind}"),
    "bool_parsing": ("wrong-value", "{name}: expected true or false, got {given}"),
    "tuple_type": ("wrong-shape", "{name}: expected a list, got {kind}"),
    "dict_type": ("wrong-shape", "{name}: expected a mapping, got {kind}"),
    "mapping_type": ("wrong-shape", "{name}: expected a mapping, got {kind}"),
    "model_type": ("wrong-shape", "{name}: expected fields, got {kind}"),
    "string_too_short": ("too-short", "{name}: {given} is shorter than {min_length} characters"),
    "string_too_long": ("too-long", "{name}: the text has {length} characters; at most {max_length} are allowed"),
    "too_short": ("too-few", "{name}: expected a list of at least {min_length}, got {actual_length}"),
    "too_long": ("too-many", "{name}: expected a list of at most {max_length}"),
}  # fmt: skip


def schema_problems(document: Document, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Every violation of the schema in a document, except those that are only consequences of another."""
    details = error.errors(include_url=False)
    inside = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    near = _near(model, (detail["loc"] for detail in details if detail["type"] == "extra_forbidden"))
    misspelt = {(*loc[:-1], fields[0]) for loc, fields in near.items() if fields}
    for detail in details:
        follows = detail["type"] == "too_short" and detail["loc"] in inside
        if not follows and not (detail["type"] == "missing" and detail["loc"] in misspelt):
            yield _problem(document, model, detail, near.get(detail["loc"], []))


def _near(model: type[BaseModel], unknown: Iterable[Loc]) -> dict[Loc, list[str]]:
    """The fields that unknown ones may have been meant as; for a hundred at most, because it is slow, and nobody reads more."""
    some = islice(unknown, _LOOKED_UP)
    return {loc: close(str(loc[-1])[:_SHOWN], _fields(_model_at(model, loc[:-1]))) for loc in some}


def _problem(document: Document, model: type[BaseModel], detail: Any, near: list[str]) -> Problem:
    """The problem for one of pydantic's errors; `near` are the fields that an unknown one may have been meant as."""
    loc, is_key = _way(document, tuple(step for step in detail["loc"] if step not in SPEAKERS))
    kind, given, name = detail["type"], detail["input"], _name(loc[:-1] if is_key else loc)
    place, about = document.place(loc, key=is_key), _about(model, loc)
    if kind == "extra_forbidden":
        said = f"unknown field {_short(loc[-1])} in {_called(model, loc[:-1])}"
        return Problem(document.place(loc, key=True), "unknown-field", said, suggested(near) or _belonging(model, loc))
    if kind == "missing":
        said = f"missing field {str(loc[-1])!r} in {_called(model, loc[:-1])}"
        return Problem(document.place(loc[:-1]), "missing-field", said, f"add it, like `{_example(model, loc)}`; {about}")
    if isinstance(given, str) and not given.strip():
        return Problem(place, "no-value", f"{name} has no value", f"write one, like `{_example(model, loc)}`; {about}")
    if kind == "literal_error":
        options = re.findall(r"'([^']*)'", str(detail["ctx"]["expected"]))
        said = f"{name}: {_short(given)} is not one of {', '.join(options)}"
        return Problem(place, "wrong-value", said, nearest(str(given)[:_SHOWN], options) or about)
    if kind == "string_pattern_mismatch":
        return Problem(place, *_misspelt(name, given, detail["ctx"]["pattern"], f"write it like `{_example(model, loc)}`; {about}"))
    context = detail.get("ctx") or {}
    if kind in _SAID:
        kind = f"string_{kind}" if isinstance(given, str) and kind in ("too_short", "too_long") else kind
        code, message = _SAID[kind]
        length = len(given) if isinstance(given, str | list) else 0
        said = message.format(name=name, given=_short(given), kind=_kind(given), **{**context, "length": length})
        return Problem(place, code, said, f"{_right(model, loc, kind, given)}{about}")
    # The messages of the values' own checks have the suggested fix after a semicolon.
    said, _, advice = str(context.get("message") or f"{_short(given)} is not valid here").partition("; ")
    if kind == "bad-date" and not advice:
        advice = "write an existing day, or only the month or the year"
    hint = " ".join(filter(None, (_guessed(kind, given), advice))) or about
    return Problem(place, kind if "-" in kind else "wrong-value", f"{name}: {said.replace(repr(given), _short(given))}", hint)


def _guessed(kind: str, given: object) -> str:
    """A hint with the date or citation that an editor may have meant by an invalid one."""
    text = given if isinstance(given, str) else ""
    guessed = likely_dates(text) if kind == "bad-date" else (likely_citation(text),) if kind == "bad-citation" else ()
    return f"did you mean {' or '.join(map(repr, guessed))}?" if any(guessed) else ""


def _right(model: type[BaseModel], loc: Loc, kind: str, given: object) -> str:
    """The first part of the hint for a value of the wrong type or size: how to write it."""
    name = _name(loc)
    if kind == "string_type":
        sign = "[" if isinstance(given, list) else "{"
        return f"write one text, in quotes if it starts with {sign}{'' if sign == '[' else ' or contains a colon and a space'}; "
    if kind in ("bool_type", "bool_parsing"):
        return "write true or false; "
    if kind == "tuple_type" and isinstance(given, dict) and _fields_inside(model, loc):
        return f"start each item with a dash: `- {next(iter(given), 'id')}: …`, its other fields below the first; "
    if kind in ("tuple_type", "dict_type", "mapping_type", "model_type", "too_short", "string_too_short"):
        return f"write it like `{_example(model, loc)}`; "
    return "shorten it, or split it in two; " if kind == "string_too_long" and name in ("text", "change", "was", "note") else ""


def _way(document: Document, loc: Loc) -> tuple[Loc, bool]:
    """The path to a rejected value, and whether the rejected part is its key."""
    if loc and loc[-1] == _KEY and not _stands(document.value, loc):
        return loc[:-1], True
    return loc, False


def _stands(value: Value, loc: Loc) -> bool:
    for step in loc:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[str(step)]
    return True


def _name(loc: Loc) -> str:
    """The field that a path leads to or into."""
    return next((_short(step, quoted=False) for step in reversed(loc) if isinstance(step, str)), "the file")


def _misspelt(name: str, given: object, pattern: str, about: str) -> tuple[str, str, str]:
    """Code, message and hint for a text of the wrong form: an id, a reference to a claim, or anything else."""
    if ID_PATTERN not in pattern:
        return "wrong-value", f"{name}: {_short(given)} does not have the required form", about
    if "/" in pattern:
        return "bad-id", f"{name}: {_short(given)} is not a valid reference to a claim", f"write its id, or record/claim; {about}"
    likely, acting = likely_id(str(given)), re.fullmatch(rf"({ID_PATTERN}) (?:from|by) ({ID_PATTERN})", str(given)[:_SHOWN])
    message = f"{name}: {_short(given)} is not a valid id: {ID_RULE}{strangers(str(given)[:_SHOWN])}"
    if name == "kind" and acting:
        return "bad-id", message, f"write {{kind: {acting[1]}, from: {acting[3]}}}"
    return "bad-id", message, f"did you mean {likely!r}?" if likely else about


def _short(given: object, *, quoted: bool = True) -> str:
    """A value as shown in a message: shortened if it is long."""
    text = str(given) if isinstance(given, str | int) else repr(given)
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return repr(cut) if quoted and isinstance(given, str) else cut


def _kind(given: object) -> str:
    return "a list" if isinstance(given, list) else "a mapping of fields" if isinstance(given, dict) else "text"


def _called(model: type[BaseModel], loc: Loc) -> str:
    """The name for editors of the thing at `loc`: a claim, a role, an actor."""
    return _named(_model_at(model, loc))


def _named(model: type[BaseModel]) -> str:
    """The name for editors of a model."""
    name = model.__name__
    words = {
        "Settings": "the dossier",
        "Vocabulary": "the vocabulary",
        "Tie": "a membership",
        "Kind": "a kind",
        "Author": "an author",
        "Unused": "an entry of unused",
    }
    return words.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", f"{'an' if name[0] in 'AEIOU' else 'a'} {name}").lower()


def _belonging(model: type[BaseModel], loc: Loc) -> str:
    """A hint with the other things that have a field of that name, and the fields available here."""
    key, fields = str(loc[-1])[:_SHOWN], _fields(_model_at(model, loc[:-1]))
    homes = [_named(inner) for inner in _models_of(model) if key in _fields(inner)]
    belongs = f"it is a field of {' and of '.join(homes[:3])}: indent it like the fields there; " if homes else ""
    return f"{belongs}fields here are {', '.join(fields)}"


@lru_cache(maxsize=64)
def _models_of(model: type[BaseModel]) -> list[type[BaseModel]]:
    """A model, and all models of its fields."""
    found = [model]
    for one in found:
        parts = (part for info in one.model_fields.values() for part in _parts(info.annotation))
        found += (part for part in parts if isinstance(part, type) and issubclass(part, BaseModel) and part not in found)
    return found


def _parts(annotation: Any) -> Iterator[Any]:
    """All parts of an annotation, recursively."""
    inner = [part for option in _options(annotation) for part in get_args(option)]
    yield from _options(annotation)
    for part in inner:
        yield from _parts(part)


def _fields_inside(model: type[BaseModel], loc: Loc) -> bool:
    """Whether the items of a list have fields."""
    return _model_at(model, (*loc, 0)) is not _model_at(model, loc[:-1])


def _example(model: type[BaseModel], loc: Loc) -> str:
    """The field that a path leads to or into, as editors write it: with the example from the schema."""
    depth = max((number for number, step in enumerate(loc) if isinstance(step, str)), default=-1)
    given = _infos(_model_at(model, loc[: max(depth, 0)])).get(str(loc[depth])) if depth >= 0 else None
    examples = (given.examples if given else None) or ("…",)
    written = yaml.safe_dump(examples[0], default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{loc[depth] if depth >= 0 else 'key'}: {written.replace(f'{chr(10)}...', '').strip()}"


def _about(model: type[BaseModel], loc: Loc) -> str:
    """The description of the field that a path leads to or into."""
    depth = max((number for number, step in enumerate(loc) if isinstance(step, str)), default=-1)
    if depth < 0:
        return ""
    described = _fields(_model_at(model, loc[:depth])).get(str(loc[depth]))
    return f"{loc[depth]}: {described}" if described else ""


@lru_cache(maxsize=64)
def _fields(model: type[BaseModel]) -> dict[str, str]:
    """The fields that editors may write in a model, with their descriptions; not an id that is the file's name."""
    return {name: info.description or "" for name, info in _infos(model).items()}


@lru_cache(maxsize=64)
def _infos(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields that editors may write in a model, as described in the schema."""
    return {info.alias or name: info for name, info in model.model_fields.items() if not info.json_schema_extra}


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model that a value at `loc` is decoded into, or the nearest one around it."""
    annotation: Any = model
    for step in loc:
        annotation = _inside(annotation, step)
        model = next((option for option in _options(annotation) if isinstance(option, type) and issubclass(option, BaseModel)), model)
    return model


def _inside(annotation: Any, step: str | int) -> Any:
    """The part of an annotation for the value that a step leads to."""
    for option in _options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            return next((info.annotation for key, info in option.model_fields.items() if step in (key, info.alias)), annotation)
        if get_origin(option) is tuple:
            return get_args(option)[0]
        if len(get_args(option)) == 2:
            return get_args(option)[1]
    return annotation


def _options(annotation: Any) -> list[Any]:
    """The parts of an annotation that can have fields, without `None` and `Annotated`."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return [part for option in get_args(annotation) for part in _options(option)]
    if hasattr(annotation, "__metadata__"):
        return _options(annotation.__origin__)
    return [annotation] if annotation is not type(None) else []
