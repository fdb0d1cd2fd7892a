"""Files of a dossier to records: the only place that knows which files there are and how they are called.

Floor 3: imports `problems`, `yamltext`, `evidence` and `model`.  One file at a time; what no single file can break alone is in
`checks`.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.evidence import Evidence, EvidenceError
from generator.model import ID_PATTERN, Actor, Dossier, Record, Relationship, Settings, Source, Vocabulary
from generator.problems import Place, Problem, nearest
from generator.yamltext import Document, Loc, read

ROOT: Final = "briefings"

Model = TypeVar("Model", bound=BaseModel)

_RECORDS: Final[Mapping[str, type[Record]]] = {model.folder: model for model in (Source, Actor, Relationship)}
_JUNK = re.compile(r".*~|\.#.*|#.*#|.*\.(?:orig|rej|swp|swo|tmp|bak)|\.DS_Store|Thumbs\.db|desktop\.ini|\.gitkeep|\.gitignore")
_RESERVED = re.compile(r"con|prn|aux|nul|clock|conin|conout|com[0-9]|lpt[0-9]|index")
_FIELD = "from_file_name"


def decode(files: Mapping[str, bytes]) -> tuple[Dossier | None, list[Problem]]:
    """The dossier in `files` (path below `briefings/` to bytes), and what is wrong in them.

    The dossier is None where its settings or its vocabulary cannot be read; a record that cannot is left out and named in
    `broken`, so that the rest can still be checked.
    """
    problems: list[Problem] = []
    settings = _single("dossier.yml", Settings, files, problems)
    vocabulary = _single("vocabulary.yml", Vocabulary, files, problems)
    records: dict[str, dict[str, Any]] = {folder: {} for folder in _RECORDS}
    documents: dict[str, Document] = {}
    evidence: dict[str, Evidence] = {}
    broken: set[str] = set()
    for path in sorted(files):
        place = PurePosixPath(path)
        folder, id = (place.parts[0], place.stem) if len(place.parts) == 2 else ("", "")
        if _JUNK.fullmatch(place.name) or path in ("dossier.yml", "vocabulary.yml"):
            continue
        problem = _misplaced(path, folder, files)
        if problem:
            problems.append(problem)
            broken.add(id)
        elif place.suffix == ".evidence":
            _evidence(path, files[path], evidence, problems)
        else:
            record = _record(path, _RECORDS[folder], id, files[path], documents, problems)
            if record is None:
                broken.add(id)
            else:
                records[folder][id] = record
    problems += _twins(records)
    if settings is None or vocabulary is None:
        return None, problems
    for name in ("dossier.yml", "vocabulary.yml"):
        documents[f"{ROOT}/{name}"] = read(f"{ROOT}/{name}", files[name])[0]  # type: ignore[assignment]
    found = Dossier(settings, vocabulary, **records, evidence=evidence, documents=documents, broken=frozenset(broken))
    return found, problems


def _misplaced(path: str, folder: str, files: Mapping[str, bytes]) -> Problem | None:
    """What is wrong with the name of a file, if anything."""
    place = Place(f"{ROOT}/{path}")
    name = PurePosixPath(path)
    if folder not in _RECORDS:
        return Problem(place, "unexpected-file", f"{path!r} is no file of a dossier", "records stand in actors/, relationships/ and sources/")
    if name.suffix == ".yaml":
        twin = str(name.with_suffix(".yml"))
        message = f"{path!r} and {twin!r} would be one record" if twin in files else f"{path!r} does not end in .yml"
        return Problem(place, "unexpected-file", message, "keep one file, named .yml")
    if name.suffix != ".yml" and not (name.suffix == ".evidence" and folder == "sources"):
        return Problem(place, "unexpected-file", f"{path!r} is no file of a dossier", "records end in .yml")
    parts = name.stem.split("--") if folder == "relationships" else [name.stem]
    if len(parts) != (2 if folder == "relationships" else 1) or not all(re.fullmatch(ID_PATTERN, part) for part in parts):
        wanted = "two ids joined by --" if folder == "relationships" else "an id"
        return Problem(place, "bad-id", f"{name.stem!r} is not {wanted}: small letters, digits and single dashes, a letter first", _suggested(name.stem))
    if any(_RESERVED.fullmatch(part) for part in parts):
        return Problem(place, "reserved-id", f"{name.stem!r} is a name that some systems keep for themselves", "choose a longer one")
    if not all(2 <= len(part) <= 64 for part in parts):
        return Problem(place, "bad-id", f"{name.stem!r} is not 2 to 64 characters long")
    if name.suffix == ".evidence" and str(name.with_suffix(".yml")) not in files:
        return Problem(place, "unexpected-file", f"{path!r} belongs to no source", f"write {name.with_suffix('.yml')}, or delete it")
    return None


def _suggested(stem: str) -> str:
    """The id that a file name may have meant."""
    plain = re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-")
    return f"rename the file to {plain}.yml" if re.fullmatch(ID_PATTERN, plain) else ""


def _twins(records: Mapping[str, Mapping[str, Record]]) -> Iterator[Problem]:
    """One id, one record: a link `[[id]]` must lead to one page."""
    for id in sorted(records["actors"].keys() & records["sources"].keys()):
        message = f"the id {id!r} belongs to an actor and to a source: actors/{id}.yml and sources/{id}.yml"
        yield Problem(Place(f"{ROOT}/sources/{id}.yml"), "duplicate-id", message, "rename one of the files")


def _single(name: str, model: type[Model], files: Mapping[str, bytes], problems: list[Problem]) -> Model | None:
    if name not in files:
        problems.append(Problem(Place(f"{ROOT}/{name}"), "missing-file", f"a dossier has a file {name}, and this one has none"))
        return None
    return _model(f"{ROOT}/{name}", model, {}, files[name], {}, problems)


def _record(path: str, model: type[Record], id: str, data: bytes, documents: dict[str, Document], problems: list[Problem]) -> Record | None:
    return _model(f"{ROOT}/{path}", model, {"id": id}, data, documents, problems)


def _model(
    path: str, model: type[Model], given: dict[str, str], data: bytes, documents: dict[str, Document], problems: list[Problem]
) -> Model | None:
    document, found = read(path, data)
    problems += found
    if document is None:
        return None
    documents[path] = document
    if "id" in given and "id" in document.value:
        problems.append(Problem(document.place(("id",), key=True), "unknown-field", "a record's id is the name of its file", "leave the field out"))
        return None
    try:
        decoded = model.model_validate({**document.value, **given})
    except ValidationError as error:
        problems += (_problem(document, model, detail) for detail in error.errors(include_url=False))
        return None
    return None if found else decoded


def _evidence(path: str, data: bytes, evidence: dict[str, Evidence], problems: list[Problem]) -> None:
    try:
        evidence[PurePosixPath(path).stem] = Evidence.loads(data.decode("utf-8"))
    except (EvidenceError, UnicodeDecodeError) as error:
        said = str(error) if isinstance(error, EvidenceError) else "is not UTF-8"
        problems.append(Problem(Place(f"{ROOT}/{path}"), "bad-evidence", f"the evidence file {said}", "make it again: briefings add-source FILE --id ID"))


def _problem(document: Document, model: type[BaseModel], detail: Any) -> Problem:
    """One of pydantic's errors in an editor's words."""
    loc: Loc = tuple(step for step in detail["loc"] if step != "[key]")
    kind, given, context = detail["type"], detail["input"], detail.get("ctx") or {}
    name = str(loc[-1]) if loc else ""
    if kind == "extra_forbidden":
        fields = [info.alias or key for key, info in _model_at(model, loc[:-1]).model_fields.items() if _FIELD not in (info.json_schema_extra or {})]  # type: ignore[operator]
        hint = nearest(name, fields) or f"fields here are {', '.join(fields)}"
        return Problem(document.place(loc, key=True), "unknown-field", f"{name!r} is no field of {_called(model, loc[:-1])}", hint)
    if kind == "missing":
        parent = _model_at(model, loc[:-1])
        info = next((info for key, info in parent.model_fields.items() if name in (key, info.alias)), None)
        hint = f"{name}: {info.description}" if info else ""
        return Problem(document.place(loc[:-1]), "missing-field", f"{_called(model, loc[:-1])} has no {name!r}", hint)
    if kind == "literal_error":
        options = [str(option) for option in _options(str(context["expected"]))]
        return Problem(document.place(loc), "wrong-value", f"{name}: {_short(given)} is none of {', '.join(options)}", nearest(str(given), options))
    said = _SAID.get(kind)
    if said:
        code, message = said
        return Problem(document.place(loc), code, message.format(name=name, given=_short(given), kind=_kind(given), **context))
    return Problem(document.place(loc), kind if "-" in kind else "wrong-value", f"{name}: {context.get('message') or detail['msg']}")


_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "string_type": ("wrong-shape", "{name}: a text is wanted, and here stands {kind}"),
    "string_too_short": ("wrong-value", "{name}: {given} is too short; at least {min_length} characters are wanted"),
    "string_too_long": ("too-long", "{name}: the text is longer than {max_length} characters"),
    "string_pattern_mismatch": ("bad-id", "{name}: {given} is no id: small letters, digits and single dashes, a letter first"),
    "bool_parsing": ("wrong-value", "{name}: {given} is neither true nor false"),
    "bool_type": ("wrong-shape", "{name}: true or false is wanted, and here stands {kind}"),
    "tuple_type": ("wrong-shape", "{name}: a list is wanted, and here stands {kind}"),
    "mapping_type": ("wrong-shape", "{name}: a mapping is wanted, and here stands {kind}"),
    "model_type": ("wrong-shape", "{name}: fields are wanted, and here stands {kind}"),
    "model_attributes_type": ("wrong-shape", "{name}: fields are wanted, and here stands {kind}"),
    "too_short": ("too-few", "{name}: at least {min_length} are wanted, and there are {actual_length}"),
    "too_long": ("too-many", "{name}: at most {max_length} are wanted, and there are more"),
}


def _options(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected)


def _short(given: object) -> str:
    shown = repr(given)
    return shown if len(shown) <= 60 else shown[:57] + "…'"


def _kind(given: object) -> str:
    return {list: "a list", dict: "a mapping", str: "a text"}.get(type(given), "something else")


def _called(model: type[BaseModel], loc: Loc) -> str:
    """What an editor calls the thing at `loc`: a claim, a role, an actor."""
    name = _model_at(model, loc).__name__
    words = {"Settings": "the dossier", "Vocabulary": "the vocabulary", "Tie": "a membership", "Kind": "a kind"}
    return words.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", f"{'an' if name[0] in 'AEIOU' else 'a'} {name}").lower()


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model that a value at `loc` is decoded into, or the nearest one around it."""
    annotation: Any = model
    for step in loc:
        for option in _models_and_containers(annotation):
            origin = get_origin(option)
            if isinstance(option, type) and issubclass(option, BaseModel):
                info = next((info for key, info in option.model_fields.items() if step in (key, info.alias)), None)
                annotation = info.annotation if info else annotation
            elif origin is tuple:
                annotation = get_args(option)[0]
            elif origin is not None and len(get_args(option)) == 2:
                annotation = get_args(option)[1]
        found = next((option for option in _models_and_containers(annotation) if isinstance(option, type) and issubclass(option, BaseModel)), None)
        model = found or model
    return model


def _models_and_containers(annotation: Any) -> list[Any]:
    """The parts of an annotation that can hold fields, without `None` and `Annotated`."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return [part for option in get_args(annotation) for part in _models_and_containers(option)]
    if hasattr(annotation, "__metadata__"):
        return _models_and_containers(annotation.__origin__)
    return [annotation] if annotation is not type(None) else []
