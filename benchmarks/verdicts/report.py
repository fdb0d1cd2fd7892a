"""The figures as tables and as JSON.  Of a half held back only totals by language and by kind leave this module, never a statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.verdicts.material import kinds
from benchmarks.verdicts.measure import MODES, DistortionResult, FairResult, Mode, Results

#: The kinds for which the goal is 90 %.
SURE = ("number", "numbers-exchanged", "unit", "bound", "date", "publication-day", "negation-dropped", "negation-added",
        "quotation-cut", "quotation-speaker", "quotation-words", "ellipsis")  # fmt: skip


def share(part: int, whole: int) -> str:
    """A share in hundredths with its count."""
    return f"{100 * part / whole:.0f} % ({part} of {whole})" if whole else "–"


def refused(results: Iterable[FairResult], mode: Mode) -> int:
    """How many fair statements got a problem."""
    return sum(bool(result.problems[mode]) for result in results)


def told(results: Iterable[DistortionResult], mode: Mode, verdict: str = "own") -> int:
    """How many distortions got a verdict."""
    return sum(result.verdicts[mode] == verdict for result in results)


def tables(results: Results, *, by_text: bool) -> Iterator[str]:
    """The tables by text or language, and by kind, as lines of Markdown."""
    groups = _groups(results, by_text=by_text)
    yield "| language | fair | refused, text at hand | refused, evidence alone | distortions | for its own fault, text at hand | evidence alone | for another reason, text at hand |"
    yield "|" + " --- |" * 8
    for name, (fair, distortions) in groups.items():
        alarms = [share(refused(fair, mode), len(fair)) for mode in MODES]
        catches = [share(told(distortions, mode), len(distortions)) for mode in MODES]
        other = told(distortions, "text", "other")
        yield f"| {name} | {len(fair)} | {' | '.join(alarms)} | {len(distortions)} | {' | '.join(catches)} | {other} |"
    yield ""
    yield "| kind | English: for its own fault, text at hand | evidence alone | for another reason | other languages: text at hand | evidence alone | for another reason |"
    yield "|" + " --- |" * 7
    for kind in kinds():
        yield f"| {kind} | {' | '.join(_cells(r for r in results.distortions if r.distortion.kind == kind))} |"
    for name, wanted in (("all", [*kinds()]), ("numbers, units, bounds, dates, negations, quotations", SURE)):
        yield f"| **{name}** | {' | '.join(_cells(r for r in results.distortions if r.distortion.kind in wanted))} |"


def _cells(results: Iterable[DistortionResult]) -> Iterator[str]:
    known = [*results]
    for part in ([r for r in known if r.text.language == "en"], [r for r in known if r.text.language != "en"]):
        yield from (share(told(part, mode), len(part)) for mode in MODES)
        yield str(told(part, "text", "other"))


def _groups(results: Results, *, by_text: bool) -> dict[str, tuple[list[FairResult], list[DistortionResult]]]:
    groups: dict[str, tuple[list[FairResult], list[DistortionResult]]] = {}
    for fair in results.fair:
        groups.setdefault(_name(fair, by_text=by_text), ([], []))[0].append(fair)
    for distortion in results.distortions:
        groups.setdefault(_name(distortion, by_text=by_text), ([], []))[1].append(distortion)
    return groups


def _name(result: FairResult | DistortionResult, *, by_text: bool) -> str:
    return f"{result.text.language}: {result.text.id}" if by_text else result.text.language


def codes(results: Results) -> Iterator[str]:
    """How many fair statements were refused by each code, for English and for the other languages."""
    for english in (True, False):
        fair = [result for result in results.fair if (result.text.language == "en") == english]
        count = Counter(code for result in fair for code in {problem.code for problem in result.problems["text"]})
        found = ", ".join(f"{code} {number}" for code, number in count.most_common()) or "none"
        yield f"False alarms with the text at hand, {'English' if english else 'other languages'}, by code: {found}."


def totals(results: Results) -> dict[str, Any]:
    """The totals by language and kind, for JSON."""
    return {
        "languages": {
            name: {mode: {"fair": len(fair), "refused": refused(fair, mode), **_verdicts(distortions, mode)} for mode in MODES}
            for name, (fair, distortions) in _groups(results, by_text=False).items()
        },
        "kinds": {
            kind: {
                part: {mode: _verdicts([r for r in found if (r.text.language == "en") == (part == "en")], mode) for mode in MODES}
                for part in ("en", "other")
            }
            for kind in kinds()
            for found in [[result for result in results.distortions if result.distortion.kind == kind]]
        },
    }


def _verdicts(results: list[DistortionResult], mode: Mode) -> dict[str, int]:
    return {"distortions": len(results), **{verdict: told(results, mode, verdict) for verdict in ("own", "other", "missed")}}


def details(results: Results) -> Iterator[str]:
    """Each fair statement that was refused and each distortion that was not told for its fault, with the problems of the text at hand."""
    for fair in results.fair:
        if fair.problems["text"]:
            yield f"\nFAIR, refused: {fair.text.id} {fair.fair.id}: {fair.fair.claim['text']}"
            yield from (f"    {problem.code}: {problem.message}" for problem in fair.problems["text"])
    for result in results.distortions:
        if result.verdicts["text"] != "own":
            kind, verdict = result.distortion.kind, result.verdicts["text"]
            yield f"\n{kind.upper()}, {verdict}: {result.text.id} {result.distortion.id}: {result.distortion.claim['text']}"
            yield from (f"    {problem.code}: {problem.message}" for problem in result.problems["text"])
