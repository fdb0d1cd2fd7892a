"""Fair statements on articles in other languages, each with one that is wrong in one thing: the first holds, the second is reported.

The articles and statements are invented; `pairs/` has one file a language.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.articles import languages
from generator.articles.doubt import noting
from generator.articles.fingerprints import Evidence
from generator.evidence.passages import EvidenceIndex
from generator.evidence.statements import Statement, claim_text
from generator.records.decode import decode
from generator.rules.check import RULES
from generator.rules.registry import CLAIM, TEXT
from tests.support import small
from tests.support.rows import each

HERE = Path(__file__).parent / "pairs"
CODES = sorted(path.stem for path in HERE.glob("*.yml"))
#: Rules that do not ask whether the paragraphs support a claim, and those on its lack of names.
OTHER = {"nothing-to-check", "copied-words", "quotation-too-long", "idle-citation"}


@cache
def _pairs(code: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((HERE / f"{code}.yml").read_text(encoding="utf-8"))
    return read


@cache
def _library(code: str) -> EvidenceIndex:
    """A dossier whose record of Northland has every statement of a language as a claim: the fair one and the distorted one by turns."""
    pairs = _pairs(code)
    language = languages.for_tag(code)
    given = small.files()
    for id, (kind, name, *native) in pairs["actors"].items():
        record: dict[str, Any] = {"name": name, "kind": kind} | ({"native_names": {code: native[0]}} if native else {})
        given[f"actors/{id}.yml"] = yaml.safe_dump(record, allow_unicode=True).encode()
    source = {"publisher": "P", "published": pairs["published"], "headline": "H", "nature": "report", "language": code}
    source["reliability"] = {"grade": "B", "why": "Invented."}
    given["sources/foreign.yml"] = yaml.safe_dump(source, allow_unicode=True).encode()
    exact = Evidence.of(pairs["article"], language)
    given["sources/foreign.evidence"] = exact.dumps().encode()
    claims = []
    for number, (paragraph, kind, speaker, *texts, _) in enumerate(pairs["rows"]):
        for side, text in zip(("fair", "wrong"), texts, strict=True):
            claim = {"id": f"{side}-{number}", "text": text, "type": kind, "cites": [f"foreign#{paragraph}"], "topics": ["ferry"]}
            claims.append(claim | ({"said_by": [speaker]} if speaker != "-" else {}))
    record = yaml.safe_load(given["actors/northland.yml"]) | {"claims": claims}
    given["actors/northland.yml"] = yaml.safe_dump(record, allow_unicode=True, width=1000).encode()
    dossier, problems = decode(given)
    assert dossier is not None, problems
    return EvidenceIndex(dataclasses.replace(dossier, evidence={**dossier.evidence, "foreign": exact}))


def _codes(library: EvidenceIndex, number: int) -> Iterator[str]:
    """The codes of what is reported of a claim without a doubt."""
    claim = library.dossier.actors["northland"].claims[number]
    statement = Statement.of(claim_text(number, claim), library)
    assert statement is not None
    for rule in RULES:
        if rule.scope in (TEXT, CLAIM):
            with noting() as unknown:
                found = [finding.code for finding in rule(statement)]
            if not unknown:
                yield from (code for code in found if code not in OTHER)


@each(("code", "row"), [(code, row) for code in CODES for row in range(len(_pairs(code)["rows"]))])
def test_a_fair_statement_holds_and_a_distorted_one_is_reported(code: str, row: int) -> None:
    """What is reported of the distortion is its own fault, and not already of the fair statement."""
    library = _library(code)
    assert [*_codes(library, 2 * row)] == []
    assert _pairs(code)["rows"][row][-1] in [*_codes(library, 2 * row + 1)]


def test_every_pack_has_pairs() -> None:
    """Twelve of them at least, for each language but the dossier's, and Hebrew, whose pack has numbers and dates only."""
    assert set(CODES) == set(languages.PACKS) - {"en", "he"}
    assert all(len(_pairs(code)["rows"]) >= 12 for code in CODES)
