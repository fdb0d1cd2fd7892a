"""Loads a project: reads and checks its records, and writes its pages."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from ..briefs.render import Printed
from ..evidence import passages
from ..pages.site import generate
from ..records.decode import Executor, decode, in_sequence
from ..records.dossier import Dossier
from ..rules.check import check
from ..system import processes
from ..text.problems import InvalidDossierError, Place, Problem
from . import editor_files, files

#: Files from which on a second process is worth its start.
_MANY: Final = 200


class Written(NamedTuple):
    """What came of writing the pages: the dossier, and how many files were written and removed."""

    dossier: Dossier
    written: int
    removed: int


def write_docs(project: Path, printing: Callable[[Dossier], Printed] | None = None) -> Written:
    """Check the records, and make `docs/` hold their pages, and their briefs where they are printed."""
    dossier = load(project)
    printed = printing(dossier) if printing else Printed({}, None, ())
    made = {**generate(dossier, printed.offered()), **printed.files()}
    return Written(dossier, *files.write_generated(project / "docs", made))


def load(project: Path, folder: Path | None = None) -> Dossier:
    """The dossier in the project's folder, checked; nothing is written.  Raises InvalidDossierError with every problem of every file.

    `folder` has the articles for the exact rules, where they are at hand.
    """
    return _valid(*checked(project, folder))


def load_for_editors(project: Path, folder: Path | None = None) -> Dossier:
    """What `load` gives, once what editors complete was brought up to date, whatever is wrong with the records."""
    dossier, problems = checked(project, folder)
    if dossier is not None:
        editor_files.update(project, dossier)
    return _valid(dossier, problems)


def _valid(dossier: Dossier | None, problems: Sequence[Problem]) -> Dossier:
    if problems or dossier is None:
        raise InvalidDossierError(problems)
    return dossier


def checked(project: Path, folder: Path | None = None) -> tuple[Dossier | None, list[Problem]]:
    """The dossier in the project's folder, as far as it can be read, and everything that is wrong with it."""
    contents, problems = files.read_briefings(project)
    with processes.lasting():
        run = processes.beside if len(contents) > _MANY else in_sequence
        dossier, found = _decoded(contents, run)
    problems += found
    del contents  # the records have what they hold, and rules and pages need room
    if dossier is not None:
        if folder is not None:
            exact, missing = passages.exact_evidence(dossier, files.read_articles(folder))
            dossier, problems = dataclasses.replace(dossier, evidence=exact), [*problems, *missing]
        problems += check(dossier, run)
        text = _configuration(project)
        problems += [*_site_name(text, dossier), *_site_url(text, dossier)]
    return dossier, problems


def readable(project: Path) -> tuple[Dossier | None, list[Problem]]:
    """The dossier in the project's folder, as far as it can be read, and what is wrong in its files; no rule is asked."""
    contents, problems = files.read_briefings(project)
    dossier, found = _decoded(contents)
    return dossier, [*problems, *found]


def examined(contents: Mapping[str, bytes]) -> tuple[Dossier | None, list[Problem]]:
    """The dossier in files that may not be written yet, as far as it can be read, and everything that is wrong with it."""
    dossier, problems = _decoded(contents)
    return dossier, [*problems, *check(dossier)] if dossier else problems


def _decoded(contents: Mapping[str, bytes], run: Executor = in_sequence) -> tuple[Dossier | None, list[Problem]]:
    """What files decode to; that a project has no records at all is told when its folder is read."""
    return decode(contents, run) if contents else (None, [])


def _configuration(project: Path) -> str:
    path = project / "mkdocs.yml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _site_name(text: str, dossier: Dossier) -> list[Problem]:
    """`site_name` in mkdocs.yml is the dossier's title, escaped where it holds what HTML would take for its own.

    The engine puts it into every page as it stands.
    """
    title = dossier.settings.title
    wanted = html.escape(title) if re.search('[<>"]', title) or html.unescape(title) != title else title
    place, name = _scalar(text, "site_name")
    if name == wanted:
        return []
    message = "mkdocs.yml has no site_name" if name is None else f"site_name is not the dossier's title, {title!r}"
    return [Problem(place, "wrong-title", message, f"write in mkdocs.yml: site_name: {json.dumps(wanted, ensure_ascii=False)}")]


def _site_url(text: str, dossier: Dossier) -> list[Problem]:
    """`site_url` in mkdocs.yml is the dossier's, or neither has one: links of the feed and of the engine begin alike."""
    wanted = dossier.settings.site_url or ""
    place, url = _scalar(text, "site_url")
    if (url or "").rstrip("/") == wanted.rstrip("/"):
        return []
    message = f"site_url is not the dossier's, {wanted!r}" if wanted else "dossier.yml has no site_url, and mkdocs.yml has one"
    return [
        Problem(
            place,
            "wrong-site-url",
            message,
            f"write in mkdocs.yml: site_url: {wanted}" if wanted else f"write in dossier.yml: site_url: {url}",
        )
    ]


def _scalar(text: str, key: str) -> tuple[Place, str | None]:
    """A value at the top of mkdocs.yml and where it stands; none, and the file, where it is not there."""
    try:
        top = yaml.compose(text)
    except yaml.YAMLError:
        return Place("mkdocs.yml"), None
    for name, value in top.value if isinstance(top, yaml.MappingNode) else ():
        if name.value == key and isinstance(value, yaml.ScalarNode):
            line, column = value.start_mark.line, value.start_mark.column
            excerpt = text.split("\n")[line]
            return Place("mkdocs.yml", line + 1, column + 1, max(1, len(excerpt) - column), excerpt), value.value
    return Place("mkdocs.yml"), None
