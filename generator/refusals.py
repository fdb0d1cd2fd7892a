"""What the schema refuses, in an editor's words.

Floor 2: imports `problems`, `values` and `yamltext`.
"""

from __future__ import annotations

import re
import types
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.problems import Problem, nearest
from generator.values import ID_PATTERN
from generator.yamltext import Document, Loc, Value

#: How much of a value a message shows.
_SHOWN: Final = 60
#: The mark that pydantic puts behind a key which is itself refused.
_KEY: Final = "[key]"

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "string_type": ("wrong-shape", "{name}: a text is wanted, and here stands {kind}"),
    "bool_type": ("wrong-shape", "{name}: true or false is wanted, and here stands {kind}"),
    "bool_parsing": ("wrong-value", "{name}: {given} is neither true nor false"),
    "tuple_type": ("wrong-shape", "{name}: a list is wanted, and here stands {kind}"),
    "dict_type": ("wrong-shape", "{name}: a mapping is wanted, and here stands {kind}"),
    "mapping_type": ("wrong-shape", "{name}: a mapping is wanted, and here stands {kind}"),
    "model_type": ("wrong-shape", "{name}: fields are wanted, and here stands {kind}"),
    "string_too_short": ("too-short", "{name}: {given} is shorter than {min_length} characters"),
    "string_too_long": ("too-long", "{name}: the text is longer than {max_length} characters"),
    "too_short": ("too-few", "{name}: the list has {actual_length}, and {min_length} is the least"),
    "too_long": ("too-many", "{name}: the list has more than {max_length}"),
}  # fmt: skip


def told(document: Document, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Everything the schema refuses in a document; what only follows from another refusal is left out."""
    details = error.errors(include_url=False)
    inside = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    for detail in details:
        if detail["type"] != "too_short" or detail["loc"] not in inside:
            yield _problem(document, model, detail)


def _problem(document: Document, model: type[BaseModel], detail: Any) -> Problem:
    """One of pydantic's errors."""
    loc, is_key = _way(document, detail["loc"])
    kind, given, name = detail["type"], detail["input"], _name(loc[:-1] if is_key else loc)
    place = document.place(loc, key=is_key)
    if kind == "extra_forbidden":
        return Problem(
            document.place(loc, key=True),
            "unknown-field",
            f"{_short(loc[-1])} is no field of {_called(model, loc[:-1])}",
            _meant(model, loc),
        )
    if kind == "missing":
        name = str(loc[-1])
        return Problem(document.place(loc[:-1]), "missing-field", f"{_called(model, loc[:-1])} has no {name!r}", _about(model, loc))
    if isinstance(given, str) and not given.strip():
        return Problem(place, "no-value", f"{name} has no value", _about(model, loc))
    if kind == "literal_error":
        options = re.findall(r"'([^']*)'", str(detail["ctx"]["expected"]))
        return Problem(
            place, "wrong-value", f"{name}: {_short(given)} is none of {', '.join(options)}", nearest(str(given)[:_SHOWN], options)
        )
    if kind == "string_pattern_mismatch":
        return Problem(place, *_misspelt(name, given, detail["ctx"]["pattern"]))
    context = detail.get("ctx") or {}
    if kind in _SAID:
        kind = f"string_{kind}" if isinstance(given, str) and kind in ("too_short", "too_long") else kind
        code, message = _SAID[kind]
        return Problem(place, code, message.format(name=name, given=_short(given), kind=_kind(given), **context), _about(model, loc))
    message = str(context.get("message") or detail["msg"]).replace(repr(given), _short(given))
    return Problem(place, kind if "-" in kind else "wrong-value", f"{name}: {message}")


def _way(document: Document, loc: Loc) -> tuple[Loc, bool]:
    """The way to a value that was refused, and whether it is its key that was."""
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
    """The field that a way leads to or into."""
    return next((_short(step, quoted=False) for step in reversed(loc) if isinstance(step, str)), "the file")


def _misspelt(name: str, given: object, pattern: str) -> tuple[str, str, str]:
    """Code, message and hint for a text of the wrong form: an id, a claim of a record, or another."""
    if ID_PATTERN not in pattern:
        return "wrong-value", f"{name}: {_short(given)} does not have the form that is wanted", ""
    if "/" in pattern:
        return "bad-id", f"{name}: {_short(given)} names no claim: write its id, or record/claim", ""
    likely = likely_id(str(given))
    message = f"{name}: {_short(given)} is no id: small letters, digits and single dashes, a letter first"
    return "bad-id", message, f"did you mean {likely!r}?" if likely else ""


def likely_id(text: str) -> str:
    """The id that somebody may have meant by a text; nothing where there is none."""
    letters = [letter for letter in unicodedata.normalize("NFKD", text[:200].casefold()) if not unicodedata.combining(letter)]
    if any(letter.isalnum() and not letter.isascii() for letter in letters):
        return ""
    plain = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")
    return plain if re.fullmatch(ID_PATTERN, plain) and 2 <= len(plain) <= 64 else ""


def _short(given: object, *, quoted: bool = True) -> str:
    """A value as a message shows it: cut where it goes on and on."""
    text = str(given) if isinstance(given, str | int) else repr(given)
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return repr(cut) if quoted and isinstance(given, str) else cut


def _kind(given: object) -> str:
    return "a list" if isinstance(given, list) else "a mapping" if isinstance(given, dict) else "a text"


def _called(model: type[BaseModel], loc: Loc) -> str:
    """What an editor calls the thing at `loc`: a claim, a role, an actor."""
    name = _model_at(model, loc).__name__
    words = {"Settings": "the dossier", "Vocabulary": "the vocabulary", "Tie": "a membership", "Kind": "a kind"}
    return words.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", f"{'an' if name[0] in 'AEIOU' else 'a'} {name}").lower()


def _meant(model: type[BaseModel], loc: Loc) -> str:
    """Which field an editor may have meant, or which there are."""
    fields = _fields(_model_at(model, loc[:-1]))
    return nearest(str(loc[-1])[:_SHOWN], fields) or f"fields here are {', '.join(fields)}"


def _about(model: type[BaseModel], loc: Loc) -> str:
    """What the field that a way leads to or into is for."""
    depth = max((number for number, step in enumerate(loc) if isinstance(step, str)), default=-1)
    if depth < 0:
        return ""
    described = _fields(_model_at(model, loc[:depth])).get(str(loc[depth]))
    return f"{loc[depth]}: {described}" if described else ""


def _fields(model: type[BaseModel]) -> dict[str, str]:
    """The fields an editor may write in a model, each with what it is for; an id that is the file's name is none."""
    return {info.alias or name: info.description or "" for name, info in model.model_fields.items() if not info.json_schema_extra}


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model that a value at `loc` is decoded into, or the nearest one around it."""
    annotation: Any = model
    for step in loc:
        annotation = _inside(annotation, step)
        model = next((option for option in _options(annotation) if isinstance(option, type) and issubclass(option, BaseModel)), model)
    return model


def _inside(annotation: Any, step: str | int) -> Any:
    """What an annotation says of the value that a step leads to."""
    for option in _options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            return next((info.annotation for key, info in option.model_fields.items() if step in (key, info.alias)), annotation)
        if get_origin(option) is tuple:
            return get_args(option)[0]
        if len(get_args(option)) == 2:
            return get_args(option)[1]
    return annotation


def _options(annotation: Any) -> list[Any]:
    """The parts of an annotation that can hold fields, without `None` and `Annotated`."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return [part for option in get_args(annotation) for part in _options(option)]
    if hasattr(annotation, "__metadata__"):
        return _options(annotation.__origin__)
    return [annotation] if annotation is not type(None) else []
