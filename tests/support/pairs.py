"""Tables of passages with fair and wrong statements about them, for the rules that compare a claim with its sentence.

Each table is a file in `tests/rules/pairs/`, named after a kind of mistake.  A block is a passage and its statements:

    = a fair statement, which no rule may refuse
    ? a fair one that is refused so far
    ! a wrong one, which is refused by a code of the kind
    ~ a wrong one that no rule notices so far

A speaker's short name in brackets makes the claim a statement by that actor; otherwise it is a report.
In a table of several kinds, a wrong statement begins with its kind: `! bound: …`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from generator.articles.fingerprints import Evidence
from generator.evidence.passages import EvidenceIndex
from generator.evidence.statements import claim_text
from generator.records.decode import decode
from generator.rules.check import findings

FOLDER: Final = Path(__file__).parents[1] / "rules" / "pairs"
#: The codes by which a mistake of each table is reported, as patterns.
CODES: Final = {
    "attribution": ("missing-attribution", "lost-hedge"),
    "bound": ("other-bound", "ungrounded-number"),
    "cause": ("added-cause",),
    "date": ("ungrounded-date", "ungrounded-number", "ungrounded-name"),
    "exchanged": ("exchanged-numbers", "ungrounded-number", "other-unit", "other-bound"),
    "former": ("other-former", "other-title"),
    "hedge": ("lost-hedge",),
    "name": ("ungrounded-name",),
    "negation": ("other-negation",),
    "number": ("ungrounded-number",),
    "opposite": ("opposite-word", "lost-hedge"),
    "ordinal": ("ungrounded-number", "exchanged-numbers"),
    "paraphrase": ("ungrounded-number", "other-*", "exchanged-numbers", "lost-hedge"),
    "plain": (),
    "plan": ("plan-as-done", "lost-hedge"),
    "quantifier": ("other-quantifier", "other-negation"),
    "quotation-cut": ("cut-quotation", "other-negation", "lost-hedge"),
    "speaker": ("*-speaker",),
    "title": ("other-title", "opposite-word"),
    "unit": ("other-unit", "ungrounded-number"),
}
_ACTORS: Final = {
    "northland": ("Northland", "state"), "southmark": ("Southmark", "state"), "westmere": ("Westmere", "state"), "ellmar": ("Ellmar", "state"),
    "lena-vos": ("Lena Vos", "person"), "piet-holm": ("Piet Holm", "person"), "ana-rell": ("Ana Rell", "person"),
    "tom-karst": ("Tom Karst", "person"), "harbour-union": ("Harbour Union", "body"), "grain-board": ("Grain Board", "body"),
    "rail-agency": ("Rail Agency", "body"), "coast-guard": ("Coast Guard", "body"), "port-authority": ("Port Authority", "body"),
    "central-bank": ("Central Bank", "body"), "mira-dost": ("Mira Dost", "person"), "karl-brenn": ("Karl Brenn", "person"),
    "health-office": ("Health Office", "body"), "relief-league": ("Relief League", "body"),
    "athletics-federation": ("Athletics Federation", "body"), "supreme-court": ("Supreme Court", "body"), "varden-steel": ("Varden Steel", "body"),
}  # fmt: skip
_DOSSIER: Final = """\
title: The tables
subtitle: Passages and statements
as_of: 2024-06-20
scope: Invented passages.
introduction: {text: "[[northland]] is one of the actors.", based_on: [northland/none]}
publisher: The tests
likelihood:
  - {term: unlikely, meaning: 20–45 %}
  - {term: likely, meaning: 55–80 %}
"""
_VOCABULARY: Final = """\
actor_kinds:
  state: {label: State, plural: States, schema_org: Country}
  person: {label: Person, plural: People, schema_org: Person}
  body: {label: Body, plural: Bodies, schema_org: Organization}
relationship_kinds: {dispute: {label: Dispute, symmetric: true, verb: has a dispute with, tone: hostile}}
topics: {trade: {label: Trade, about: Trade.}}
"""
_LINE: Final = re.compile(r"(?P<sign>[=?!~]) (?:(?P<kind>[a-z-]+): )?(?:\((?P<speaker>\w+)\) )?(?P<text>.+)")


class Entry(NamedTuple):
    """One statement of a table: its line, what is expected, its kind of mistake if given, its passage, its speaker and its text."""

    line: int
    sign: str
    kind: str
    passage: str
    speaker: str
    text: str

    @property
    def record(self) -> str:
        """The record that the claim is written in."""
        return self.speaker or (re.findall(r"\[\[([\w-]+)", self.text) or ["northland"])[0]

    def claim(self, number: int) -> dict[str, Any]:
        """The claim as in a record."""
        said = {"type": "statement", "said_by": [self.speaker]} if self.speaker else {"type": "report"}
        return {"id": f"c{number}", "text": self.text, **said, "cites": [f"passage-{number}#1"]}


def entries(table: Path) -> list[Entry]:
    """The statements of a table, in order."""
    found, passage = [], ""
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        given = _LINE.fullmatch(line)
        if given:
            found.append(Entry(number, given["sign"], given["kind"] or "", passage, _speaker(given["speaker"]), given["text"]))
        elif line:
            passage = line
    return found


def _speaker(short: str | None) -> str:
    return next((id for id in _ACTORS if short in id.split("-")), "") if short else ""


def judged(listed: list[Entry]) -> Iterator[tuple[Entry, list[tuple[str, str]]]]:
    """Some statements, each with the codes and messages of its problems with the text at hand."""
    files = {"dossier.yml": _DOSSIER.encode(), "vocabulary.yml": _VOCABULARY.encode()}
    claims: dict[str, list[dict[str, Any]]] = {}
    evidence = {}
    for number, entry in enumerate(listed):
        claims.setdefault(entry.record, []).append(entry.claim(number))
        evidence[f"passage-{number}"] = Evidence.of(entry.passage)
        files[f"sources/passage-{number}.yml"] = (
            b"publisher: Gazette\npublished: 2024-06-20\nheadline: None\nnature: report\nreliability: {grade: F, why: Invented.}\n"
        )
    for id, (name, what) in _ACTORS.items():
        aliases = [name.split()[-1]] if what == "person" else []
        written = {"name": name, "kind": what, "aliases": aliases, "claims": claims.get(id, [])}
        files[f"actors/{id}.yml"] = yaml.safe_dump(written, allow_unicode=True, width=1000).encode()
    dossier, problems = decode(files)
    assert dossier is not None, problems
    library = EvidenceIndex(dataclasses.replace(dossier, evidence=evidence))
    for number, entry in enumerate(listed):
        record = dossier.actors[entry.record]
        position = next(at for at, claim in enumerate(record.claims) if claim.id == f"c{number}")
        found = findings(library, claim_text(position, record.claims[position])).certain
        yield entry, [(finding.code, finding.message) for finding in found]


def is_own(codes: Iterable[str], problems: list[tuple[str, str]]) -> bool:
    """Whether some problems have a code that fits one of some patterns."""
    return any(fnmatchcase(code, pattern) for code, _ in problems for pattern in codes)
