"""What is on the desk: the files of a project as they are now, what they say, and changes that are written, refused or undone."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from ..articles.article import Article, loads
from ..editing.rename import Renaming
from ..evidence import passages
from ..evidence.passages import EvidenceIndex
from ..evidence.reviewing import at_hand
from ..project import articles as articles_at_hand
from ..project import files, load
from ..records.decode import ROOT, decode, with_file
from ..records.dossier import Dossier
from ..rules.check import examine_records
from ..system import atomic
from ..system.watcher import Marks, marks
from ..text.problems import InvalidDossierError, Problem, added
from . import bundles
from .checking import Judging

#: The folders that the desk reads and writes; it touches nothing else.
FOLDERS: Final = (ROOT, files.ARTICLES)
#: The number of former versions that are remembered, to show what somebody else changed.
_VERSIONS: Final = 400
#: The files of records about actors and their relationships, each of which is read by itself.
_RECORD: Final = re.compile(r"(?:actors|relationships)/[^/]+\.yml")
#: The number of records up to which all are checked to which a change may matter.
_MANY: Final = 60
#: The number of changes that can be undone.
_UNDONE: Final = 50
Contents = dict[str, bytes | None]


class Change(NamedTuple):
    """Something that was written: what it was, and the files before and after it, by their paths below the project; None if there was none."""

    label: str
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    #: Its place among the changes since the desk was opened.
    number: int


class ConflictError(Exception):
    """A file was changed by somebody else since it was shown; nothing was written."""

    def __init__(self, path: str, shown: bytes | None, now: bytes | None) -> None:
        super().__init__(f"{path} was changed by somebody else since this page was loaded; nothing was written")
        self.path, self.shown, self.now = path, shown, now

    @property
    def difference(self) -> list[str]:
        """The lines that were changed in the file, as a unified diff without its head."""
        one, two = ((content or b"").decode("utf-8", "replace").splitlines() for content in (self.shown, self.now))
        return list(difflib.unified_diff(one, two, lineterm="", n=1))[2:]


class RefusedError(Exception):
    """A change would bring problems in what it changes; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


def digest(content: bytes | None) -> str:
    """What identifies a version of a file; empty if there is none."""
    return "" if content is None else hashlib.sha256(content).hexdigest()[:20]


class Workspace:
    """The files of a project, and the changes made at the desk since it was opened."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.contents: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self.dossier: Dossier | None = None
        self.texts: dict[str, str] = {}
        self.paragraphs: Mapping[str, tuple[str, ...]] = {}
        #: The texts of the sources that have evidence, by the sources' ids.
        self.owned: dict[str, str] = {}
        self.said = ""
        self._articles: dict[str, Article | None] = {}
        self._marks: Marks | None = None
        self._versions: dict[str, bytes] = {}
        self._changes: list[Change] = []
        self._written = 0
        self._examined: list[Problem] | None = None
        self._library: EvidenceIndex | None = None
        self._judging = Judging()
        #: The problems that the decoder found, by the state of the files that `look` read last.
        self._undecoded: list[Problem] = []

    # What there is

    def look(self) -> None:
        """Read the files again if one was changed."""
        now = marks(self.home, FOLDERS)
        if now == self._marks:
            return
        before, texts = self.contents, self.texts
        self.contents, problems = files.read_briefings(self.home)
        self._marks, self._examined, self._articles = now, None, {}
        self.texts, unreadable = self._read_articles()
        if not (self.texts == texts and self._read_again(before)):
            self._read_all()
        self.problems = [*problems, *unreadable, *self._undecoded]
        self._judging.begin(self.dossier, self.contents, self.texts)
        for content in self.contents.values():
            self._versions[digest(content)] = content
        for old in list(self._versions)[: max(0, len(self._versions) - _VERSIONS - len(self.contents))]:
            del self._versions[old]

    def _read_again(self, before: Mapping[str, bytes]) -> bool:
        """Read those records again that differ from before, if nothing else does; a large dossier is not read as a whole after each change."""
        changed = [path for path in {**before, **self.contents} if before.get(path) != self.contents.get(path)]
        if self.dossier is None or not all(path in self.contents and _RECORD.match(path) for path in changed):
            return False
        for path in changed:
            self.dossier, wrong = with_file(self.dossier, path, self.contents[path])
            self._undecoded = [*(problem for problem in self._undecoded if problem.place.path != f"{ROOT}/{path}"), *wrong]
        return True

    def _read_all(self) -> None:
        dossier, self._undecoded = decode(self.contents) if self.contents else (None, [])
        if dossier is not None:
            self.paragraphs = at_hand(dossier, self.texts)
            self.owned = {
                id: name for id, evidence in dossier.evidence.items() for name, text in self.texts.items() if evidence.is_of(text)
            }
            exact, _ = passages.exact_evidence(dossier, self.texts)
            dossier = dataclasses.replace(dossier, evidence=exact)
        self.dossier = dossier

    def _read_articles(self) -> tuple[dict[str, str], list[Problem]]:
        folder = self.home / files.ARTICLES
        if not folder.is_dir() or folder.is_symlink():
            return {}, []
        try:
            return articles_at_hand.read_articles(folder), []
        except InvalidDossierError as error:
            return {}, list(error.problems)

    def article(self, id: str) -> Article | None:
        """The article of a source, as far as its text is at hand."""
        if id not in self._articles:
            described = self.dossier is not None and id in self.dossier.evidence
            text = self.texts.get(self.owned.get(id, "") if described else f"{id}.txt")
            self._articles[id] = loads(text) if text is not None else None
        return self._articles[id]

    @property
    def library(self) -> EvidenceIndex:
        """The evidence of the dossier as it is now.  Needs a dossier that can be read."""
        assert self.dossier is not None
        if self._library is None or self._library.dossier is not self.dossier:
            self._library = EvidenceIndex(self.dossier)
        return self._library

    def examined(self) -> list[Problem]:
        """All problems of the dossier as it is."""
        if self._examined is None:
            self._examined = sorted({*self.problems, *self._judging.all()})
        return self._examined

    def content(self, path: str) -> bytes | None:
        """The content of a file of the dossier, by its path below the project."""
        return self.contents.get(path.removeprefix(f"{ROOT}/"))

    # What a change would do

    def judged(self, path: str, content: bytes) -> tuple[Dossier, list[Problem]]:
        """The dossier with another content of a record's file, and the problems that this adds to it.  Needs a dossier that can be read."""
        assert self.dossier is not None
        ids = frozenset({PurePosixPath(path).stem})
        after, wrong = with_file(self.dossier, path.removeprefix(f"{ROOT}/"), content)
        return after, [*wrong, *added([*self._judging.of(ids), *self.problems], examine_records(after, ids))]

    def problems_of(self, id: str) -> list[Problem]:
        """The problems of a record as it is, and those between records."""
        return self._judging.of(frozenset({id}))

    def consequences(self, changed: Mapping[str, bytes | None]) -> list[Problem]:
        """The problems that other contents of some files add to the dossier: in all records to which they may matter.

        If they may matter to very many, such as a new name, those in other records are left to the list of problems.
        """
        after = {f"{ROOT}/{path}": content for path, content in self.contents.items()} | dict(changed)
        held = {path.removeprefix(f"{ROOT}/"): it for path, it in after.items() if it is not None and path.startswith(f"{ROOT}/")}
        if self.dossier is None:
            return added(self.problems, load.examined(held, self.texts)[1])
        dossier, wrong = self._with(changed, held)
        if dossier is None:
            return added(self.problems, wrong)
        ids = self._judging.concerned(dossier, held)
        if len(ids) > _MANY:
            ids = frozenset(PurePosixPath(path).stem for path in changed)
        return added([*self._judging.of(ids), *self.problems], [*wrong, *examine_records(dossier, ids)])

    def _with(self, changed: Mapping[str, bytes | None], held: Mapping[str, bytes]) -> tuple[Dossier | None, list[Problem]]:
        """The dossier with some files changed, and the problems of reading them."""
        names = {path.removeprefix(f"{ROOT}/"): content for path, content in changed.items()}
        if not all(content is not None and _RECORD.match(name) for name, content in names.items()):
            dossier, found = decode(held)
            exact = passages.exact_evidence(dossier, self.texts)[0] if dossier else {}
            return (dataclasses.replace(dossier, evidence=exact) if dossier else None), found
        dossier, problems = self.dossier, []
        for name, content in names.items():
            if dossier is not None and content is not None:
                dossier, wrong = with_file(dossier, name, content)
                problems += wrong
        return dossier, problems

    # Writing

    def write(self, label: str, changed: Mapping[str, bytes | None], shown: Mapping[str, str]) -> None:
        """Write some files, as one change; `shown` has the digests of those that the editor has seen, by path.

        Raises ConflictError if one is not as it was shown, and OSError.
        """
        self.look()
        before = {path: self.content(path) for path in changed}
        for path, seen in shown.items():
            if path in changed and digest(before[path]) != seen:
                raise ConflictError(path, self._versions.get(seen), before[path])
        after = {path: content for path, content in changed.items() if content != before[path]}
        if not after:
            self.said = "Nothing was changed."
            return
        bundles.remember(self.home, {path: before[path] for path in after})
        atomic.write_together(self.home, before, after, journals=self.home / ROOT)
        self._written += 1
        self._changes = [*self._changes[-_UNDONE:], Change(label, {path: before[path] for path in after}, after, self._written)]
        self.said = f"{label}."
        self.look()

    def take(self, label: str, found: Renaming) -> None:
        """Write what a renaming or a merger changes."""
        self.write(label, found.files, {})

    @property
    def last(self) -> Change | None:
        """The change that can be undone: the last one, if its files are still as it left them."""
        change = self._changes[-1] if self._changes else None
        return change if change and all(self.content(path) == content for path, content in change.after.items()) else None

    def undo(self, number: int | None = None) -> None:
        """Take the last change back, unless somebody has changed its files since, or `number` is that of another one."""
        self.look()
        change = self.last
        if change is not None and number not in (None, change.number):
            return
        if change is None:
            self.said = "The last change cannot be undone: its files were changed since." if self._changes else "There is nothing to undo."
            return
        atomic.write_together(self.home, change.after, change.before, journals=self.home / ROOT)
        self._changes.pop()
        self.said = f"Undone: {change.label}."
        self.look()
