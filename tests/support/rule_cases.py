"""Cases of `tests/rules/`: files as a user writes them, each expected problem as a comment below the line it is about.

`tests/rules/README.md` describes the format.  A case is compared as a whole: `written` writes the problems that the check reports
into the case, and the case is right if that changes nothing.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from generator.articles import languages
from generator.articles.fingerprints import Evidence
from generator.articles.language import Language
from generator.evidence.passages import exact_evidence
from generator.project.load import load
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.rules.check import VERSION
from generator.text.problems import InvalidDossierError, Problem, printable
from tests.support import pictures, small

#: Phrases of the libraries that read files, which no message of ours may contain.
LIBRARY_WORDS: Final = re.compile(
    r"(?i)field required|input should|extra inputs|expecting .* delimiter|did not find|could not find|found character"
)

#: The line above each file of a case: its path below `briefings/`, or `mkdocs.yml`, `articles/…` or `theme/…`, and how it differs from the lines below.
_HEAD: Final = re.compile(r"--- # (?P<path>[^()]+?)(?: \((?P<remark>[^()]+)\))?")
_EXPECTED: Final = re.compile(r"\s*#(?:\s*\^+|\s*E(?: \((?:articles|evidence)\))?: .*|    help: .*)")
#: The permitted remarks.
_REMARK: Final = re.compile(
    r"|not there|as it was|saved as Latin-1|a (?:PNG|JPEG|WebP) file|the last line (?P<times>[\d,]+) times|a link to (?P<link>.+)"
)
_ARTICLES: Final[Mapping[str, str]] = {"articles/herald.txt": small.HERALD, "articles/gazette.txt": small.GAZETTE}


#: The folder of the articles when a case is checked with them.
AT_HAND: Final = "texts"


class Expectation(NamedTuple):
    """A problem and how the check must be run to report it: either way, or only with the `articles` or the `evidence`."""

    problem: Problem
    only: str = ""


class File(NamedTuple):
    """A file of a case: its path, the remark on it, the line of the case that names it, and its own lines."""

    path: str
    remark: str
    head: str
    lines: tuple[str, ...]

    @property
    def place(self) -> str:
        """The path from the project's folder, as in problems."""
        return self.path if self.path == "mkdocs.yml" or self.path.startswith(("articles/", "theme/")) else f"briefings/{self.path}"

    def remarked(self, what: str) -> str:
        """The remark's value: how many `times` the last line occurs, or the file that it is a `link` to."""
        found = _REMARK.fullmatch(self.remark)
        if found is None:
            raise ValueError(f"no file can be {self.remark!r}: README.md lists what may be remarked")
        return found[what] or ""

    @property
    def content(self) -> bytes:
        """The contents of the file."""
        lines = list(self.lines)
        times = self.remarked("times")
        if times:
            lines += lines[-1:] * (int(times.replace(",", "")) - 1)
        text = "".join(f"{line}\n" for line in lines)
        if self.path.startswith("receipts/"):
            text = text.replace(" rules TODAY ", f" rules {VERSION} ")
        return text.encode("latin-1" if self.remark == "saved as Latin-1" else "utf-8")


class Case(NamedTuple):
    """The comment at the top of a case, and its files."""

    comment: tuple[str, ...]
    files: tuple[File, ...]

    @classmethod
    def of(cls, text: str) -> Case:
        """Parse the text of a case, leaving out the expected problems."""
        lines = [line for line in text.removesuffix("\n").split("\n") if not _EXPECTED.fullmatch(line)]
        heads = [number for number, line in enumerate(lines) if _HEAD.fullmatch(line)]
        if not heads:
            raise ValueError("the case has no file: a line such as `--- # actors/lena-vos.yml` begins one")
        files = []
        for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
            head = _HEAD.fullmatch(lines[start])
            assert head is not None
            files.append(File(head["path"], head["remark"] or "", lines[start], tuple(lines[start + 1 : end])))
        return cls(tuple(lines[: heads[0]]), tuple(files))

    def made(self) -> dict[str, bytes]:
        """The small dossier with the files of the case, by path below the project's folder; the articles are in `articles/`."""
        made = {f"briefings/{path}": content for path, content in _small().items()}
        made |= {path: text.encode() for path, text in _ARTICLES.items()} | {"mkdocs.yml": b"site_name: The Ferry\n"}
        for file in self.files:
            if file.remark == "not there":
                del made[file.place]
            elif file.remark in pictures.BY_REMARK:
                made[file.place] = pictures.BY_REMARK[file.remark]
            elif file.lines:
                made[file.place] = file.content
            if file.place.startswith("articles/") and file.place not in _ARTICLES:
                id = PurePosixPath(file.path).stem
                made[f"briefings/sources/{id}.evidence"] = Evidence.of(file.content.decode(), self._language(id)).dumps().encode()
        return made

    def _language(self, id: str) -> Language:
        """The language of an article, as the record of its source has it."""
        lines = (line for file in self.files if file.path == f"sources/{id}.yml" for line in file.lines)
        tags = [line.partition(": ")[2] for line in lines if line.startswith("language: ")]
        return languages.for_tag(tags[0]) if tags else languages.DEFAULT

    def put(self, project: Path) -> None:
        """Write the files into a folder."""
        for made, content in self.made().items():
            path = made.replace("articles/", f"{AT_HAND}/", 1)  # a project's own folder of articles is always read
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_bytes(content)
        for file in self.files:
            if file.remarked("link"):
                (project / file.place).symlink_to(file.remarked("link"))

    def written(self, expected: Iterable[Expectation]) -> str:
        """The text of the case that expects these problems."""
        left = sorted(expected)
        lines = list(self.comment)
        for file in self.files:
            lines += [file.head, *_comments(_of(left, file.place, 0))]
            for number, line in enumerate(file.lines, 1):
                lines += [line, *_comments(_of(left, file.place, number))]
        for place in dict.fromkeys(one.problem.place.path for one in left):
            lines += [f"--- # {place.removeprefix('briefings/')} (as it was)", *_comments(_of(left, place, 0))]
        assert not left, f"the case has no line for the comments on these problems: {left}"
        return "\n".join(lines) + "\n"


def with_texts(files: dict[str, bytes]) -> Dossier | None:
    """The dossier of some files below a project's folder, with the texts of its articles; None if it cannot be decoded."""
    found, _ = decode({path.removeprefix("briefings/"): content for path, content in files.items() if path.startswith("briefings/")})
    articles = {PurePosixPath(path).name: content.decode() for path, content in files.items() if path.startswith("articles/")}
    return dataclasses.replace(found, evidence=exact_evidence(found, articles)[0]) if found else None


@functools.cache
def _small() -> dict[str, bytes]:
    return small.files()


def _of(left: list[Expectation], path: str, line: int) -> list[Expectation]:
    """Remove and return the problems of a line from those that are left; for line 0, those of the file as a whole."""
    found = [one for one in left if one.problem.place.path == path and line == (0 if _whole(one.problem) else one.problem.place.line)]
    left[:] = [one for one in left if one not in found]
    return found


def _whole(problem: Problem) -> bool:
    """Whether a problem is about a file and not a line of it: it points at the first character."""
    return (problem.place.line, problem.place.column, problem.place.width) == (1, 1, 1)


def _comments(expected: Iterable[Expectation]) -> Iterator[str]:
    """The comments on the problems of one line: carets below the words, unless that is the first character; the message; the hint."""
    for problem, only in expected:
        place = problem.place
        assert place.column != 2, f"no comment can point at the second column: {problem}"
        indent = max(0, min(len(place.excerpt) - len(place.excerpt.lstrip()), place.column - 3))
        margin = " " * indent + "#"
        if place.column == 1 and place.width > 1:
            yield "#" + "^" * (place.width - 1)
        elif place.column > 1:
            yield margin + " " * (place.column - 2 - indent) + "^" * place.width
        yield f"{margin} E{f' ({only})' if only else ''}: {problem.code}: {printable(problem.message)}"
        if problem.hint:
            yield f"{margin}    help: {printable(problem.hint)}"


def reported(case: Case, project: Path) -> list[Expectation]:
    """The problems that the check reports for a case in a folder, with the articles at hand and with the evidence alone."""
    case.put(project)
    by_evidence, by_articles = _problems(project, None), _problems(project, project / AT_HAND)
    both = by_evidence & by_articles
    return [
        *(Expectation(problem) for problem in both),
        *(Expectation(problem, "evidence") for problem in by_evidence - both),
        *(Expectation(problem, "articles") for problem in by_articles - both),
    ]


def _problems(project: Path, articles: Path | None) -> set[Problem]:
    try:
        load(project, articles)
    except InvalidDossierError as error:
        return set(error.problems)
    return set()
