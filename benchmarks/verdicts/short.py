"""Measures the rules on short articles in other languages: 38 or more fair statements a language, each with one distortion.

    python -m benchmarks.verdicts.short [--half odd|even] [--details] [--language CODE]

`short/` has one file a language.  The odd rows may be read while a rule is changed.  The even ones are held back: only totals are printed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.verdicts import report
from benchmarks.verdicts.material import Distortion, Fair, Text
from benchmarks.verdicts.measure import Results, results_of

_HERE: Final = Path(__file__).parent / "short"
_LINK: Final = "[["
_DOSSIER: Final = {
    "title": "Short articles",
    "subtitle": "In another language",
    "as_of": "2025-12-31",
    "scope": "Everything in it is invented.",
    "publisher": "The benchmarks",
    "likelihood": [{"term": "unlikely", "meaning": "20–45 %"}, {"term": "likely", "meaning": "55–80 %"}],
}
_VOCABULARY: Final = {
    "actor_kinds": {
        "state": {"label": "State", "plural": "States", "schema_org": "Country"},
        "body": {"label": "Body", "plural": "Bodies", "schema_org": "Organization"},
        "person": {"label": "Person", "plural": "People", "schema_org": "Person"},
    },
    "relationship_kinds": {"talks": {"label": "Talks", "symmetric": True, "verb": "holds talks with", "tone": "friendly"}},
    "topics": {"matter": {"label": "The matter", "about": "What the article is about."}},
}


def texts(code: str) -> Iterator[tuple[Text, list[list[Any]]]]:
    """The articles of a language, each with its rows."""
    read = yaml.safe_load((_HERE / f"{code}.yml").read_text(encoding="utf-8"))
    for number, article in enumerate(read["articles"]):
        first = next(iter(article["actors"]))
        dossier = _DOSSIER | {"introduction": {"text": f"[[{first}]] is one of the actors.", "based_on": [f"{first}/f0"]}}
        files = {"dossier.yml": dossier, "vocabulary.yml": _VOCABULARY, f"sources/{code}-{number}.yml": _source(code, article["published"])}
        files |= {f"actors/{id}.yml": _actor(code, *given) for id, given in article["actors"].items()}
        written = {path: yaml.safe_dump(values, allow_unicode=True).encode() for path, values in files.items()}
        yield Text(f"{code}-{number}", article["article"], written, f"{code}-{number}", code), article["rows"]


def _source(code: str, published: object) -> dict[str, Any]:
    reliability = {"grade": "F", "why": "Invented for the benchmark."}
    return {"publisher": "The Paper", "published": str(published), "headline": "H", "nature": "report", "language": code} | {
        "reliability": reliability
    }


def _actor(code: str, kind: str, name: str, native: str, *aliases: str) -> dict[str, Any]:
    return {"name": name, "kind": kind, "native_names": {code: native}} | ({"aliases": [*aliases]} if aliases else {})


def statements(text: Text, rows: list[list[Any]], numbers: Iterator[int], *, odd: bool) -> tuple[list[Fair], list[Distortion]]:
    """The fair statements of the odd or even rows, and the distortions made from them; rows are numbered through a language."""
    fair, distortions = [], []
    for (paragraph, type_, speaker, right, wrong, kind, *other), number in zip(rows, numbers, strict=False):
        if bool(number % 2) != odd:
            continue
        claim = {"text": right, "type": type_, "cites": [f"{text.source}#{paragraph}"]} | _said(speaker)
        changed = {**claim, "text": wrong} | (_said(other[0]) if other else {})
        if other == ["-"]:
            changed = {key: value for key, value in changed.items() if key != "said_by"} | {"type": "report"}
        record = _record(text, speaker, right)
        fair.append(Fair(f"f{number}", record, {"id": f"f{number}", **claim}))
        distortions.append(Distortion(f"d{number}", record, {"id": f"d{number}", **changed}, kind, f"f{number}"))
    return fair, distortions


def _said(speaker: str) -> dict[str, Any]:
    return {} if speaker == "-" else {"said_by": [speaker]}


def _record(text: Text, speaker: str, right: str) -> str:
    """The record a statement is written in: that of its speaker, of the first actor it links to, or of the first actor."""
    if speaker != "-":
        return speaker
    if _LINK in right:
        return right.partition(_LINK)[2].partition("]]")[0]
    return next(Path(path).stem for path in text.files if path.startswith("actors/"))


def results(code: str, *, odd: bool) -> Results:
    """The results of the odd or the even rows of a language."""
    found = Results([], [])
    number = 1
    for text, rows in texts(code):
        part = results_of(text, *statements(text, rows, iter(range(number, number + len(rows))), odd=odd))
        found = Results(found.fair + part.fair, found.distortions + part.distortions)
        number += len(rows)
    return found


def main() -> None:
    """Measure and print."""
    known = sorted(path.stem for path in _HERE.glob("*.yml"))
    parser = argparse.ArgumentParser(description="Measure false alarms and catches on short articles in other languages.")
    parser.add_argument("--half", choices=["odd", "even"], default="odd", help="the rows that are measured")
    parser.add_argument("--details", action="store_true", help="list the statements behind the figures; for the odd rows only")
    parser.add_argument("--language", choices=known, help="one language; all without it")
    given = parser.parse_args()
    if given.details and given.half == "even":
        parser.error("--details is for the odd rows only: nobody looks at the rows held back")
    each = [results(code, odd=given.half == "odd") for code in ([given.language] if given.language else known)]
    found = Results([fair for part in each for fair in part.fair], [other for part in each for other in part.distortions])
    print("\n".join(report.tables(found, by_text=False)))
    print("\n".join(["", *report.codes(found)]))
    if given.details:
        print("\n".join(report.details(found)))


if __name__ == "__main__":
    main()
