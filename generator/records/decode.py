"""Files to records: the YAML of a project's `briefings/` becomes a `Dossier`, with every problem found on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Final, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from ..articles import languages
from ..articles.fingerprints import Evidence, EvidenceError
from ..articles.locators import Locator
from ..text.pictures import PictureError
from ..text.problems import Place, Problem, nearest
from ..text.yaml import Document, read
from . import edition_chain
from .dossier import Actor, Dossier, Relationship
from .editions import NAME, EditionError
from .formats import NEWER
from .images import FOLDER as IMAGES
from .images import NAME as IMAGE_NAME
from .images import NAMED as IMAGES_NAMED
from .images import Picture
from .receipts import FOLDER as RECEIPTS
from .receipts import SUFFIX, ReceiptError, Receipts
from .scalars import ID_RULE, is_id, likely_id, reserved, strangers
from .schema import Record
from .schema_errors import schema_problems
from .settings import Settings, Vocabulary
from .sources import Source

Result = TypeVar("Result")


class Executor(Protocol):
    """Runs the parts of a work in some way, and returns their results in order."""

    def __call__(self, works: Sequence[Callable[[], Result]], /) -> list[Result]: ...


def in_sequence(works: Sequence[Callable[[], Result]]) -> list[Result]:
    """Run the parts of the work one after the other."""
    return [work() for work in works]


ROOT: Final = "briefings"
#: The folder of editions.
EDITIONS: Final = "editions"
_RESTORE: Final = "restore the committed file, or delete it"
Model = TypeVar("Model", bound=BaseModel)
Kept = TypeVar("Kept", bound=Record)
_FOLDERS: Final = tuple(sorted(model.folder for model in (Source, Actor, Relationship)))
_SINGLE: Final = ("dossier.yml", "vocabulary.yml")
JUNK = re.compile(r".*~|\.#.*|#.*#|.*\.(?:orig|rej|swp|swo|tmp|bak)|\.DS_Store|Thumbs\.db|desktop\.ini|\.gitkeep|\.gitignore")
#: Problems of YAML that are about one value: what else is wrong with it follows from them.
_OF_A_VALUE: Final = ("no-value", "mixed-scripts", "mixed-digits")
#: The number of files read at once: enough to make a second process worth starting.
_AT_ONCE: Final = 1000


def decode(files: Mapping[str, bytes], run: Executor = in_sequence) -> tuple[Dossier | None, list[Problem]]:
    """The dossier in `files` (path below `briefings/` to bytes), and their problems; `run` may read parts of them in parallel.

    The dossier is None if its settings or its vocabulary cannot be read; a record that cannot be read is left out and named in
    `broken`, so that the rest can still be checked.
    """
    reading = _Reading(files, run)
    return reading.dossier(), reading.problems


def with_file(dossier: Dossier, path: str, content: bytes) -> tuple[Dossier, list[Problem]]:
    """A dossier with one record or source read again from new content (path below `briefings/`), and the problems of that file.

    If it cannot be read, it is left out and named in `broken`.
    """
    reading = _Reading({path: content}, in_sequence)
    reading.places = {id: evidence.locators for id, evidence in dossier.evidence.items()}
    name = PurePosixPath(path)
    reading._file(name, path)
    found: dict[str, Actor | Relationship] = {**reading.actors, **reading.relationships}
    withdrawn = {id: record for id, record in found.items() if record.withdrawal}
    there = {folder: _without(getattr(dossier, folder), name) for folder in ("sources", "actors", "relationships")}
    changed = replace(
        dossier,
        sources=_with({**there["sources"], **reading.sources}),
        actors=_with({**there["actors"], **{id: it for id, it in reading.actors.items() if id not in withdrawn}}),
        relationships=_with({**there["relationships"], **{id: it for id, it in reading.relationships.items() if id not in withdrawn}}),
        withdrawn={**{id: it for id, it in dossier.withdrawn.items() if id != name.stem}, **withdrawn},
        documents={**dossier.documents, **reading.documents},
        broken=(dossier.broken - {name.stem}) | reading.broken,
    )
    return changed, reading.problems


def _without(records: Mapping[str, Result], name: PurePosixPath) -> dict[str, Result]:
    return {id: record for id, record in records.items() if id != name.stem}


def _with(records: Mapping[str, Result]) -> dict[str, Result]:
    return dict(sorted(records.items()))


class _Texts:
    """What YAML files hold, read ahead: some files at once in two parts, never all, as their values would fill the memory."""

    def __init__(self, files: Mapping[str, bytes], run: Executor) -> None:
        self.files = files
        self.run = run
        self.order = [path for _, path in _in_order(files) if path.endswith(".yml") and path not in _SINGLE]
        self.places = {path: number for number, path in enumerate(self.order)}
        self.read: dict[str, tuple[Document | None, list[Problem]]] = {}

    def take(self, path: str) -> tuple[Document | None, list[Problem]]:
        """What a file holds; it is forgotten here."""
        if path not in self.read:
            self._ahead(path)
        return self.read.pop(path)

    def _ahead(self, path: str) -> None:
        """Read a file, and those that are asked for next."""
        start = self.places.get(path)
        following = [path] if start is None else self.order[start : start + _AT_ONCE]
        middle = (len(following) + 1) // 2
        parts = [{path: self.files[path] for path in part} for part in (following[:middle], following[middle:])]
        self.read = {path: found for half in self.run([partial(_read, part) for part in parts]) for path, found in half.items()}


class _Reading:
    """One pass over the files: their values and their problems."""

    def __init__(self, files: Mapping[str, bytes], run: Executor) -> None:
        self.files = files
        self.texts = _Texts(files, run)
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.evidence: dict[str, Evidence] = {}
        #: Where the paragraphs of each article are in the original, for citations by page, turn, row or time.
        self.places: dict[str, Mapping[int, Locator]] = {}
        self.broken: set[str] = set()
        self.sources: dict[str, Source] = {}
        self.actors: dict[str, Actor] = {}
        self.relationships: dict[str, Relationship] = {}
        self.editions: dict[str, edition_chain.Kept] = {}
        self.receipts: dict[str, Receipts] = {}
        self.images: dict[str, Picture] = {}

    def dossier(self) -> Dossier | None:
        """Read every file; returns the dossier, with records in the order of their ids."""
        settings = self._single("dossier.yml", Settings)
        if newer := [problem for problem in self.problems if problem.code == NEWER]:
            self.problems = newer  # what else seems wrong may be right in that format
            return None
        vocabulary = self._single("vocabulary.yml", Vocabulary)
        for name, path in _in_order(self.files):
            if path not in _SINGLE and not JUNK.fullmatch(name.name):
                self._file(name, path)
        self._chains()
        self.problems += self._twins()
        if settings is None or vocabulary is None:
            return None
        profiles: dict[str, Actor | Relationship] = {**self.actors, **self.relationships}
        withdrawn = {id: record for id, record in profiles.items() if record.withdrawal}
        return Dossier(
            settings=settings,
            vocabulary=vocabulary,
            sources=self.sources,
            actors={id: actor for id, actor in self.actors.items() if id not in withdrawn},
            relationships={id: relationship for id, relationship in self.relationships.items() if id not in withdrawn},
            evidence=self._quoted(),
            receipts=self.receipts,
            documents=self.documents,
            broken=frozenset(self.broken),
            withdrawn=withdrawn,
            editions=self.editions,
            images=self.images,
        )

    def _file(self, name: PurePosixPath, path: str) -> None:
        """Read a file that is neither the settings nor the vocabulary."""
        problem = _misplaced(name, path, self.files)
        if problem:
            self.problems.append(problem)
            self.broken |= {name.name} if name.parts[:1] == (IMAGES,) else set()
            self.broken |= {name.stem, "--".join(map(likely_id, name.stem.split("--")))} if name.suffix in (".yml", ".yaml") else set()
        elif name.suffix == ".evidence":
            self._fingerprints(path, name.stem)
        elif name.parts[0] == EDITIONS:
            self._edition(path, name.stem)
        elif name.parts[0] == RECEIPTS:
            self._receipts(path, name.stem)
        elif name.parts[0] == IMAGES:
            self._image(path, name.name)
        elif name.parts[0] == "sources":
            self._keep(Source, self.sources, path, name.stem)
        elif name.parts[0] == "actors":
            self._keep(Actor, self.actors, path, name.stem)
        else:
            self._keep(Relationship, self.relationships, path, name.stem)

    def _single(self, name: str, model: type[Model]) -> Model | None:
        if name not in self.files:
            message = f"missing file {name}"
            hint = f"`briefings init` in an empty folder creates one to start from; its fields are {', '.join(model.model_fields)}"
            self.problems.append(Problem(Place(f"{ROOT}/{name}"), "missing-file", message, hint))
            return None
        return self._model(name, model, {})

    def _keep(self, model: type[Kept], kept: dict[str, Kept], path: str, id: str) -> None:
        record = self._model(path, model, {"id": id})
        if record is None:
            self.broken.add(id)
        else:
            kept[id] = record

    def _model(self, path: str, model: type[Model], given: dict[str, str]) -> Model | None:
        """The model in the file at `path`, with the additional values `given`; None if there is a problem in it."""
        document, found = self.texts.take(path)
        if document is None:
            self.problems += found
            return None
        self.documents[document.path] = replace(document, value={})  # the records have the values; the text is needed for places
        wrong = [
            Problem(
                document.place((key,), key=True),
                "unknown-field",
                f"a record's {key} is the name of its file, not a field",
                "leave the field out",
            )
            for key in given.keys() & document.value.keys()
        ]
        try:
            decoded = model.model_validate({**document.value, **given}, context=self.places)
        except ValidationError as error:
            invalid = list(schema_problems(document, model, error))
            ids = {_spot(problem) for problem in invalid if problem.code == "bad-id"}  # the message names the letter
            found = [problem for problem in found if problem.code != "mixed-scripts" or _spot(problem) not in ids]
            told = {_spot(problem) for problem in found if problem.code in _OF_A_VALUE}
            wrong += (problem for problem in invalid if _spot(problem) not in told)
        self.problems += [*found, *wrong]
        return None if found or wrong else decoded

    def _fingerprints(self, path: str, id: str) -> None:
        source = self.sources.get(id)
        language = languages.for_tag(source.language) if source else languages.DEFAULT
        try:
            self.evidence[id] = Evidence.loads(self.files[path].decode("utf-8"), language)
            self.places[id] = self.evidence[id].locators
        except (EvidenceError, UnicodeDecodeError) as error:
            said = str(error) if isinstance(error, EvidenceError) else "is not UTF-8"
            hint = f"create it again: briefings add-source FILE --id {id}"
            self.problems.append(Problem(Place(f"{ROOT}/{path}"), "bad-evidence", f"the evidence file {said}", hint))
            self.broken.add(id)

    def _edition(self, path: str, name: str) -> None:
        try:
            self.editions[name] = edition_chain.loads(self.files[path])
        except EditionError as error:
            place = Place(f"{ROOT}/{path}", error.line, error.column)
            hint = "use the version of the program that wrote it, or a newer one" if error.newer else _RESTORE
            self.problems.append(Problem(place, "newer-edition" if error.newer else "bad-edition", f"the edition {error}", hint))

    def _chains(self) -> None:
        """Leave out the editions that follow one which is not as it was."""
        for name, why in sorted(edition_chain.unreadable(self.editions).items()):
            del self.editions[name]
            self.problems.append(Problem(Place(f"{ROOT}/{EDITIONS}/{name}.json"), "bad-edition", f"the edition {why}", _RESTORE))

    def _receipts(self, path: str, id: str) -> None:
        try:
            self.receipts[id] = Receipts.loads(self.files[path].decode("utf-8"))
        except (ReceiptError, UnicodeDecodeError) as error:
            line = error.line if isinstance(error, ReceiptError) else 1
            hint = "restore the committed file, or delete it and run briefings check --articles FOLDER"
            self.problems.append(Problem(Place(f"{ROOT}/{path}", line), "bad-receipt", "this is not a line of a receipt", hint))

    def _image(self, path: str, name: str) -> None:
        try:
            self.images[name] = Picture.of(name, self.files[path])
        except PictureError as error:
            said, _, hint = str(error).partition("; ")
            self.problems.append(Problem(Place(f"{ROOT}/{path}"), "bad-image", f"the image {said}", hint))
            self.broken.add(name)

    def _quoted(self) -> dict[str, Evidence]:
        """The evidence, with the marks of words that records quote."""
        quoted: dict[str, list[tuple[int, bytes]]] = {}
        for receipts in self.receipts.values():
            for one in receipts.quoted:
                quoted.setdefault(one.source, []).append((one.number, one.mark))
        return {id: evidence.with_quoted(quoted[id]) if id in quoted else evidence for id, evidence in self.evidence.items()}

    def _twins(self) -> Iterator[Problem]:
        """Every id belongs to one record only, because a link `[[id]]` must have one target."""
        for id in sorted(self.actors.keys() & self.sources.keys()):
            message = f"duplicate id {id!r}: actors/{id}.yml and sources/{id}.yml"
            yield Problem(Place(f"{ROOT}/sources/{id}.yml"), "duplicate-id", message, "rename one of the files")


def _in_order(files: Mapping[str, bytes]) -> list[tuple[PurePosixPath, str]]:
    """The files in the order of the ids in their names: first the sources, each before its evidence, which is in the source's language.

    The citations of the other records name places in the articles.
    """
    named = ((PurePosixPath(path), path) for path in files)
    return sorted(named, key=lambda pair: (pair[0].parts[:1] != ("sources",), pair[0].stem, pair[0].suffix == ".evidence", pair[1]))


def _read(files: Mapping[str, bytes]) -> dict[str, tuple[Document | None, list[Problem]]]:
    return {path: read(f"{ROOT}/{path}", content) for path, content in files.items()}


def _spot(problem: Problem) -> tuple[int, int]:
    return problem.place.line, problem.place.column


def _misplaced(name: PurePosixPath, path: str, files: Mapping[str, bytes]) -> Problem | None:
    """The problem with the place or the name of a file, if any."""
    folder = name.parts[0] if len(name.parts) == 2 and str(name) == path else ""
    if folder == EDITIONS:
        return _no_edition(path, name)
    if folder == RECEIPTS and name.suffix == SUFFIX:
        return None
    if folder == IMAGES:
        return _no_image(path, name)
    place, twin = Place(f"{ROOT}/{path}"), path.removesuffix(name.suffix) + ".yml"
    if folder not in _FOLDERS and twin not in _SINGLE:
        hint = nearest(name.parts[0], _FOLDERS) if len(name.parts) == 2 else ""
        message = f"{path!r} is not a file of a dossier"
        where = "records are in actors/, relationships/ and sources/; move it there, or out of briefings/"
        return Problem(place, "unexpected-file", message, hint or where)
    if name.suffix.lower() in (".yaml", ".yml") and name.suffix != ".yml":
        message = f"{path!r} and {twin!r} are the same record" if twin in files else f"{path!r} does not end in .yml"
        hint = "keep one file, named .yml" if twin in files else f"rename it to {PurePosixPath(twin).name}"
        return Problem(place, "unexpected-file", message, hint)
    if name.suffix != ".yml" and not (name.suffix == ".evidence" and folder == "sources"):
        return Problem(
            place, "unexpected-file", f"{path!r} is not a file of a dossier", "records end in .yml; keep other files outside briefings/"
        )
    if name.suffix == ".evidence" and twin not in files:
        return Problem(
            place, "unexpected-file", f"{path!r} has no source", f"create {twin} (briefings new source {name.stem}), or delete it"
        )
    return _misnamed(place, name, folder, files)


def _no_edition(path: str, name: PurePosixPath) -> Problem | None:
    """The problem with the name of a file in `editions/`, if any."""
    place = Place(f"{ROOT}/{path}")
    if name.suffix != ".json":
        return Problem(place, "unexpected-file", f"{path!r} is not an edition", "editions end in .json; `briefings edition` writes them")
    if not NAME.fullmatch(name.stem) or reserved(name.stem):
        message = f"{name.stem!r} is not a valid name of an edition: use lower-case letters, digits and single dashes, such as 2025-11"
        return Problem(place, "bad-id", message, "rename the file")
    return None


def _no_image(path: str, name: PurePosixPath) -> Problem | None:
    """The problem with the name of a file in `images/`, if any."""
    if IMAGE_NAME.fullmatch(name.name):
        return None
    likely = f"{likely_id(name.stem)}{name.suffix.lower()}"
    hint = (
        f"rename it to {likely}, and its mention"
        if IMAGE_NAME.fullmatch(likely)
        else "save it as PNG, JPEG or WebP, or move it out of briefings/"
    )
    return Problem(Place(f"{ROOT}/{path}"), "bad-image", f"{name.name!r} is not a valid name of an image: {IMAGES_NAMED}", hint)


def _misnamed(place: Place, name: PurePosixPath, folder: str, files: Mapping[str, bytes]) -> Problem | None:
    """The problem with the id in a file's name, if any."""
    joined = folder == "relationships"
    parts = name.stem.split("--") if joined else [name.stem]
    if len(parts) != 1 + joined or not all(map(is_id, parts)):
        wanted = "two valid ids joined by --" if joined else "a valid id"
        message = f"{name.stem!r} is not {wanted}: {ID_RULE}, 2 to 64 characters{strangers(name.stem)}"
        form = (
            "rename the file: the two actors' ids in alphabetical order, such as northland--southmark.yml" if joined else "rename the file"
        )
        return Problem(place, "bad-id", message, (_renamed(parts, name, files) if len(parts) == 1 + joined else "") or form)
    kept = next(filter(reserved, parts), "")
    if kept:
        return Problem(place, "reserved-id", f"{kept!r} is a reserved name on some systems", "choose a longer one")
    return None


def _renamed(parts: list[str], name: PurePosixPath, files: Mapping[str, bytes]) -> str:
    """The hint with the name that a file may have been meant to have."""
    likely = [likely_id(part) for part in parts]
    if not all(likely) or any(map(reserved, likely)):
        return ""
    meant = name.with_name("--".join(likely) + name.suffix)
    return f"{meant} already exists: keep one of the two" if str(meant) in files else f"rename the file to {meant.name}"
