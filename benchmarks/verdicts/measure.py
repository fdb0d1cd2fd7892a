"""Asks `check` about one statement at a time, as if its record had no other claim.

A problem counts if it is in the file of the record and is not there without the claim.  Problems of the dossier as a whole
(a paragraph that nothing cites) say nothing about the statement.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple

import yaml

from benchmarks.verdicts.material import Distortion, Fair, Half, Text, kinds
from generator.articles import languages
from generator.articles.fingerprints import Evidence
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.rules.check import check
from generator.text.problems import Problem

#: What `check` is given: the text itself, or its fingerprints alone.
Mode = Literal["text", "evidence"]
MODES: Final[tuple[Mode, ...]] = ("text", "evidence")
Verdict = Literal["own", "other", "missed"]
Found = dict[Mode, tuple[Problem, ...]]


class FairResult(NamedTuple):
    """A fair statement, and what was reported of it."""

    text: Text
    fair: Fair
    problems: Found


class DistortionResult(NamedTuple):
    """A distortion, what was reported of it, and whether for its own fault, for another reason, or not at all."""

    text: Text
    distortion: Distortion
    problems: Found
    verdicts: dict[Mode, Verdict]


class Results(NamedTuple):
    """The results of one half of one or more texts."""

    fair: list[FairResult]
    distortions: list[DistortionResult]


class Desk:
    """A text's dossier, ready for one statement after another."""

    def __init__(self, text: Text) -> None:
        language = languages.for_tag(text.language)
        self.text = text
        self.exact = Evidence.of(text.article, language)
        self.files = {**text.files, f"sources/{text.source}.evidence": self.exact.dumps().encode()}
        self.without: dict[str, Found] = {}

    def problems(self, statement: Fair) -> Found:
        """What `check` reports of a statement."""
        if statement.record not in self.without:
            self.without[statement.record] = self._checked(statement.record, [])
        found, known = self._checked(statement.record, [statement.claim]), self.without[statement.record]
        return {mode: tuple(problem for problem in found[mode] if not _among(problem, known[mode])) for mode in MODES}

    def _checked(self, record: str, claims: list[dict[str, Any]]) -> Found:
        path = f"actors/{record}.yml"
        written = yaml.safe_dump({"claims": claims}, allow_unicode=True, width=1000).encode() if claims else b""
        dossier, problems = decode({**self.files, path: self.text.files[path] + written})
        assert dossier is not None, [str(problem) for problem in problems]
        exact = dataclasses.replace(dossier, evidence={self.text.source: self.exact})
        own = f"briefings/{path}"
        given: dict[Mode, Dossier] = {"text": exact, "evidence": dossier}
        return {mode: tuple(problem for problem in [*problems, *check(given[mode])] if problem.place.path == own) for mode in MODES}


def _among(problem: Problem, known: tuple[Problem, ...]) -> bool:
    return any((problem.code, problem.message) == (other.code, other.message) for other in known)


def verdict(kind: str, problems: tuple[Problem, ...], of_fair: tuple[Problem, ...]) -> Verdict:
    """Whether a distortion was reported for its own fault.

    The codes that fit its kind must occur more often than for the fair statement, so that a false alarm is never counted as a catch.
    """
    fits = kinds()[kind].fits
    count, before = (Counter(fits(problem.code) for problem in found)[True] for found in (problems, of_fair))
    return "own" if count > before else "other" if problems else "missed"


def measured(text: Text, half: Half) -> Results:
    """The results of one half of a text."""
    return results_of(text, *text.statements(half))


def results_of(text: Text, fair: list[Fair], distortions: list[Distortion]) -> Results:
    """The results of some statements on a text, and of the distortions made from them."""
    desk = Desk(text)
    known = {statement.id: desk.problems(statement) for statement in fair}
    return Results(
        [FairResult(text, statement, known[statement.id]) for statement in fair],
        [*_distorted(desk, distortions, known)],
    )


def _distorted(desk: Desk, distortions: list[Distortion], known: dict[str, Found]) -> Iterator[DistortionResult]:
    for distortion in distortions:
        found, before = desk.problems(distortion), known[distortion.of]
        verdicts = {mode: verdict(distortion.kind, found[mode], before[mode]) for mode in MODES}
        yield DistortionResult(desk.text, distortion, found, verdicts)
