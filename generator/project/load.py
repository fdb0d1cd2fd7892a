"""Loads a project: reads and checks its records, and writes its pages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from ..evidence import passages
from ..records import release
from ..records.decode import ROOT, Executor, decode, in_sequence
from ..records.dossier import Dossier
from ..records.doubts import by_part
from ..records.receipts import FOLDER as RECEIPTS
from ..rules import dependence
from ..rules.check import check, examine_parts, together
from ..rules.configuration import FILE, SETTING
from ..rules.examination import NOTHING, Examination, Parts
from ..system import processes, reading
from ..system.aside import Aside, Contents
from ..text.problems import InvalidDossierError, Place, Problem
from . import articles, configuration, digests, files, handwritten, inputs, receipting, unchanged, verdicts

if TYPE_CHECKING:
    from ..briefs.render import Printed

#: The number of files from which on a second process is worth starting.
_MANY: Final = 200
#: The number of claims from which on two processes make the pages.
_MUCH: Final = 1_000
#: libyaml is ten times faster; PyYAML may have been built without it.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: The maximum number of bytes of `mkdocs.yml`: PyYAML reads 100 kB in a fifth of a second.
_LARGEST: Final = 100_000


class Written(NamedTuple):
    """The result of writing the pages: the dossier, the numbers of files written and removed, and the digest of what they were made from."""

    dossier: Dossier
    written: int
    removed: int
    made_from: str


def write_docs(
    project: Path,
    printing: Callable[[Dossier], Printed] | None = None,
    *,
    most: str = "",
    fresh: bool = False,
    known: digests.Digests | None = None,
    given: Callable[[str], Mapping[str, bytes]] | None = None,
) -> Written:
    """Check the records, and write their pages, and their briefs if `printing` is given, to `docs/`; see `load_up_to` for `most`.

    If nothing that pages are made from has changed since they were written, only the check is done, unless everything must be `fresh`.
    `known` has the digests of files, if the caller needs them as well; `given` returns files that were made elsewhere, for a digest of what they
    are made from.
    """
    docs, known = project / "docs", known or digests.Digests(project, fresh=fresh)
    before = digests.of_inputs(project, known)
    found = _examined(project, None, fresh=fresh)
    found.remember({})
    dossier = _up_to(_valid(found.dossier, found.problems), most)
    authored = handwritten.titles(project)
    made_from = _made_from(before, found, authored, "with briefs" if printing else "without briefs", most)
    there = {path: digest.content for path, digest in known.below(docs).items()} if docs.is_dir() else {}
    if not fresh and unchanged.is_remembered(project, docs / files.MANIFEST, made_from) and files.are_as_generated(docs, there):
        if before == digests.of_inputs(project, known):  # otherwise records changed before they were read
            known.keep()
            return Written(dossier, 0, 0, made_from)
    with ExitStack() as tidy:
        made, whole = (given(made_from), True) if given else _made(docs, tidy, dossier, printing, authored)
        written, removed = files.write_generated(docs, made, there)
    if whole and before == digests.of_inputs(project, known):
        unchanged.remember(project, docs / files.MANIFEST, made_from)
    known.keep()
    return Written(dossier, written, removed, made_from)


def _made(
    docs: Path, tidy: ExitStack, dossier: Dossier, printing: Callable[[Dossier], Printed] | None, authored: Iterable[str]
) -> tuple[Mapping[str, bytes], bool]:
    """Every generated file, and whether all briefs could be printed; if there is much, it is put aside in files beside the pages."""
    from ..briefs.render import Printed  # here and below, as a check makes no page and no brief
    from ..pages import site

    printed = printing(dossier) if printing else Printed({}, None, ())
    with processes.uncollected():
        if len(dossier.claims) <= _MUCH:
            return {**site.generate(dossier, printed.offered(), authored), **printed.files()}, not printed.failures
        docs.mkdir(parents=True, exist_ok=True)
        aside = tidy.enter_context(closing(Aside(docs, site.HALVES)))
        spots = site.generate_into(aside.puts, dossier, printed.offered(), authored, processes.beside)
        spots |= {path: aside.puts[0](content) for path, content in printed.files().items()}
    return Contents(aside, spots), not printed.failures


def _made_from(inputs: Mapping[str, str], found: _Found, authored: Iterable[str], *options: str) -> str:
    """The digest of everything that pages are made from.

    Pages show what the rules found, not the receipts themselves, of which a check with the articles writes new ones without another result.
    """
    examined = found.examination
    reviews = sorted((ref, sorted(readers)) for ref, readers in examined.reviews.items())
    outcome = repr([sorted(examined.doubts.items()), sorted(examined.failed), reviews])
    own = (f"{path} {digest}" for path, digest in sorted(inputs.items()) if not path.startswith(f"{ROOT}/{RECEIPTS}/"))
    return digests.joined([unchanged.program(), *options, outcome, *sorted(authored), "", *own])


def load(project: Path, folder: Path | None = None) -> Dossier:
    """The dossier in the project's folder, checked; nothing is written.  Raises InvalidDossierError with every problem in every file.

    `folder` has the articles, if available, for exact checks.
    """
    return _valid(*checked(project, folder))


def load_up_to(project: Path, most: str) -> Dossier:
    """What `load` gives, without what is marked higher than `most`, a label of TLP; all of it if `most` is empty.

    Raises ReleaseError if what is left would still mention something that was left out.
    """
    return _up_to(load(project), most)


def _up_to(dossier: Dossier, most: str) -> Dossier:
    """A dossier without what is marked higher than `most`; all of it if that is empty."""
    return release.up_to(dossier, most) if most else dossier


def load_for_editors(project: Path, folder: Path | None = None, *, most: str = "") -> Dossier:
    """What `load` gives, once what editors complete was brought up to date, whatever is wrong with the records; `most` as in `load_up_to`."""
    dossier = _valid(*checked_for_editors(project, folder))
    return release.up_to(dossier, most) if most else dossier


def checked_for_editors(project: Path, folder: Path | None = None, *, fresh: bool = False) -> tuple[Dossier | None, list[Problem]]:
    """What `checked` gives, once what editors complete and the receipts were brought up to date; the memory is not used if all is `fresh`."""
    found = _examined(project, folder, fresh=fresh)
    if found.dossier is not None and found.exact is not None:
        files.update(project, found.dossier)
        today = dt.datetime.now(dt.UTC).date()
        left: Mapping[str, str] = {}
        with suppress(OSError):  # a checkout that cannot be written can still be checked
            left = receipting.write_receipts(project, found.exact, found.examination, today, settled=found.settled)
        found.remember(left)
    return found.dossier, found.problems


def _valid(dossier: Dossier | None, problems: Sequence[Problem]) -> Dossier:
    if problems or dossier is None:
        raise InvalidDossierError(problems)
    return dossier


def checked(project: Path, folder: Path | None = None) -> tuple[Dossier | None, list[Problem]]:
    """The dossier in the project's folder, as far as it can be read, and all its problems."""
    found = _examined(project, folder)
    return found.dossier, found.problems


class AtHand(NamedTuple):
    """A dossier, the same with the text of the articles at hand as evidence, and these articles, by name."""

    dossier: Dossier
    exact: Dossier
    articles: Mapping[str, str]


def load_with_articles(project: Path, folder: Path | None = None) -> AtHand:
    """The dossier with the articles in `folder`, or else in the project; some or all of them may be missing.

    Raises InvalidDossierError with the problems of the records, and of articles that cannot be read.
    """
    found = _examined(project, folder)
    dossier = _valid(found.dossier, [problem for problem in found.problems if problem.code not in passages.OF_ARTICLES])
    place = folder or project / files.ARTICLES
    return AtHand(dossier, found.exact or dossier, articles.read_articles(place) if place.is_dir() else {})


class _Found(NamedTuple):
    """A dossier with the evidence of its files, so that pages do not depend on the articles at hand; and as it was examined, with their text."""

    dossier: Dossier | None
    exact: Dossier | None
    problems: list[Problem]
    examination: Examination
    parts: Parts = NOTHING
    memory: verdicts.Memory | None = None

    @property
    def settled(self) -> frozenset[str]:
        """The records whose receipts are as an earlier check left them that found the same."""
        return self.memory.settled if self.memory else frozenset()

    def remember(self, left: Mapping[str, str]) -> None:
        """Keep what was found for the next check, with the digests of the receipts that this one left, by record."""
        if self.memory and self.exact:
            self.memory.keep(self.exact, self.parts, left)


def _examined(project: Path, folder: Path | None, *, fresh: bool = False) -> _Found:
    contents, problems = files.read_briefings(project)
    with processes.lasting():
        run = processes.beside if len(contents) > _MANY else in_sequence
        dossier, found = _decoded(contents, run)
    refused = inputs.examine(project).problems
    problems += [*found, *refused]
    noted = dependence.noted(contents)
    del contents  # the records have the values, and rules and pages need the memory
    beyond = configuration.inspect(project)
    problems += beyond
    if dossier is None:
        return _Found(None, None, problems, Examination((), {}))
    with processes.lasting():  # what is found out about paragraphs and names is needed until the end as well
        texts = _articles(project, folder)
        exact, missing = _with_articles(dossier, texts)
        memory = verdicts.Memory(project, noted, texts, fresh=fresh)
        parts = examine_parts(exact, run, memory.recall(exact))
        examination = together(exact, parts)
    dossier = dataclasses.replace(
        dossier,
        doubts=examination.doubts,
        doubtful=by_part(dossier, examination.doubts),
        failed=examination.failed,
        reviews=examination.reviews,
    )
    problems += [*(missing if folder else ()), *examination.problems]
    if all(problem.code == SETTING or problem.place.path != FILE for problem in (*beyond, *refused)):
        text = _configuration(project)
        problems += [*_site_name(text, dossier), *_site_url(text, dossier)]
    return _Found(dossier, exact, problems, examination, parts, memory)


def _articles(project: Path, folder: Path | None) -> Mapping[str, str] | None:
    """The articles at hand: those in `folder`, which must all be there, or those in the project itself; None if there are none."""
    own = project / files.ARTICLES
    return articles.read_articles(folder or own) if folder or own.is_dir() else None


def _with_articles(dossier: Dossier, texts: Mapping[str, str] | None) -> tuple[Dossier, list[Problem]]:
    """The dossier with the text of the articles at hand, and the problems of those that are missing."""
    if texts is None:
        return dossier, []
    exact, missing = passages.exact_evidence(dossier, texts)
    return dataclasses.replace(dossier, evidence=exact), missing


def readable(project: Path) -> tuple[Dossier | None, list[Problem]]:
    """The dossier in the project's folder, as far as it can be read, and the problems of its files; no rules are run."""
    contents, problems = files.read_briefings(project)
    dossier, found = _decoded(contents)
    return dossier, [*problems, *found]


def examined(contents: Mapping[str, bytes], texts: Mapping[str, str] | None = None) -> tuple[Dossier | None, list[Problem]]:
    """The dossier in files that may not be on the disk yet, as far as it can be read, and all its problems; `texts` are articles at hand."""
    dossier, problems = _decoded(contents)
    if dossier and texts:
        dossier = dataclasses.replace(dossier, evidence=passages.exact_evidence(dossier, texts)[0])
    return dossier, [*problems, *check(dossier)] if dossier else problems


def _decoded(contents: Mapping[str, bytes], run: Executor = in_sequence) -> tuple[Dossier | None, list[Problem]]:
    """The decoded files; a project without any records is reported when its folder is read."""
    return decode(contents, run) if contents else (None, [])


def _configuration(project: Path) -> str:
    try:
        return reading.read(project / "mkdocs.yml", reading.SETTING).decode(errors="replace")
    except (FileNotFoundError, reading.UnusableError):
        return ""  # what is not a file is reported with the others


def _site_name(text: str, dossier: Dossier) -> list[Problem]:
    """`site_name` in mkdocs.yml is the dossier's title, with HTML's special characters escaped.

    The engine inserts it into every page unchanged.
    """
    title = dossier.settings.title
    wanted = html.escape(title) if re.search('[<>"]', title) or html.unescape(title) != title else title
    place, name = _scalar(text, "site_name")
    if name == wanted:
        return []
    message = "missing site_name in mkdocs.yml" if name is None else f"site_name is not the dossier's title, {title!r}"
    return [Problem(place, "wrong-title", message, f"write in mkdocs.yml: site_name: {json.dumps(wanted, ensure_ascii=False)}")]


def _site_url(text: str, dossier: Dossier) -> list[Problem]:
    """`site_url` in mkdocs.yml is the dossier's, or neither has one, so that links in the feed and of the engine start with the same address."""
    wanted = dossier.settings.site_url or ""
    place, url = _scalar(text, "site_url")
    if (url or "").rstrip("/") == wanted.rstrip("/"):
        return []
    message = f"site_url is not the dossier's, {wanted!r}" if wanted else "mkdocs.yml has a site_url, but dossier.yml has none"
    return [
        Problem(
            place,
            "wrong-site-url",
            message,
            f"write in mkdocs.yml: site_url: {wanted}" if wanted else f"write in dossier.yml: site_url: {url}",
        )
    ]


def _scalar(text: str, key: str) -> tuple[Place, str | None]:
    """A top-level value in mkdocs.yml with its place; None with the file's place if it is missing."""
    try:
        top = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError):
        return Place("mkdocs.yml"), None
    for name, value in top.value if isinstance(top, yaml.MappingNode) else ():
        if name.value == key and isinstance(value, yaml.ScalarNode):
            line, column = value.start_mark.line, value.start_mark.column
            excerpt = text.split("\n")[line]
            return Place("mkdocs.yml", line + 1, column + 1, max(1, len(excerpt) - column), excerpt), value.value
    return Place("mkdocs.yml"), None
