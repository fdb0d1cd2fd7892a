"""How many false claims the rules catch: every true claim of the dossier is changed in one thing, and `check` is asked.

    python -m benchmarks.grounding [--articles DIR] [--seed N] [--list]

A change counts as caught where `check` tells a problem, since it tells none of the true dossier.  Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.desk import Desk, Kind, Mutation, mutations
from benchmarks.mutations import AIMED, APART
from generator.articles.doubt import BEYOND_MARKS
from generator.evidence.passages import EvidenceIndex
from generator.evidence.statements import claim_text
from generator.project.load import load, load_with_articles
from generator.records.dossier import Actor, Dossier, Relationship, at_path
from generator.records.schema import Claim
from generator.rules.check import check, findings
from generator.text.problems import Problem

#: The seed of the table in the handbook, fixed before any rule was changed for it.
SEED: Final = 1


class Verdict(NamedTuple):
    """Whether a change is told by the rules for the claim itself, and whether by any rule of the dossier."""

    own: bool
    whole: bool


class Count(NamedTuple):
    """How many changes were made, and how many were caught: by the rules for the claim itself, and by all."""

    made: int
    own: int
    whole: int

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Count:
        """The count of some verdicts."""
        known = [*verdicts]
        return cls(len(known), sum(verdict.own for verdict in known), sum(verdict.whole for verdict in known))


def claim_problems(library: EvidenceIndex, record: Actor | Relationship, number: int, claim: Claim) -> Iterator[Problem]:
    """What breaks a rule and is not waived, were a claim the one with that number of the record."""
    waived = {waiver.rule for waiver in claim.waive}
    for finding in findings(library, claim_text(number, claim)).certain:
        if finding.code not in waived:
            place = at_path(library.dossier, record.path, finding.loc, token=finding.token)
            yield Problem(place, finding.code, finding.message, finding.hint)


def is_in_doubt(library: EvidenceIndex, number: int, claim: Claim) -> bool:
    """Whether a rule that a claim does not waive has no answer here."""
    waived = {waiver.rule for waiver in claim.waive}
    doubts = findings(library, claim_text(number, claim)).doubts
    return any(reasons.keys() - {BEYOND_MARKS} for code, reasons in doubts.items() if code not in waived)


def verdict(library: EvidenceIndex, mutation: Mutation) -> Verdict:
    """What `check` says of the dossier with one claim changed."""
    record, claim = library.dossier.claims[mutation.ref]
    number = record.claims.index(claim)
    if any(claim_problems(library, record, number, mutation.claim)) or is_in_doubt(library, number, mutation.claim):
        return Verdict(own=True, whole=True)
    return Verdict(own=False, whole=bool(check(changed(library.dossier, mutation))))


def changed(dossier: Dossier, mutation: Mutation) -> Dossier:
    """The dossier with one claim changed."""
    record, claim = dossier.claims[mutation.ref]
    claims = tuple(mutation.claim if other is claim else other for other in record.claims)
    other = record.model_copy(update={"claims": claims})
    if isinstance(other, Actor):
        return dataclasses.replace(dossier, actors={**dossier.actors, other.id: other})
    return dataclasses.replace(dossier, relationships={**dossier.relationships, other.id: other})


def count(desk: Desk, library: EvidenceIndex, kind: Kind, seed: int) -> Count:
    """How many changes of a kind are made and caught."""
    return Count.of(verdict(library, mutation) for mutation in mutations(desk, kind, seed))


def unseen(desk: Desk, library: EvidenceIndex, kind: Kind, seed: int) -> list[Mutation]:
    """The changes of a kind that no rule tells."""
    return [mutation for mutation in mutations(desk, kind, seed) if not verdict(library, mutation).whole]


def share(part: int, whole: int) -> str:
    """A share in hundredths, rounded down, so that no figure looks better than it is."""
    return f"{1000 * part // whole / 10:.1f} %" if whole else "–"


def rows(desk: Desk, libraries: list[EvidenceIndex], seed: int) -> Iterable[str]:
    """The rows of the table: what was changed, how often, what is aimed at, and what was caught, each library in its columns."""
    aims = {name: (kind, f"{100 * aim:.0f} %") for name, (kind, aim) in AIMED.items()} | {name: (kind, "") for name, kind in APART.items()}
    for name, (kind, aim) in aims.items():
        counts = [count(desk, library, kind, seed) for library in libraries]
        cells = (cell for found in counts for cell in (share(found.whole, found.made), share(found.own, found.made)))
        yield f"| {name} | {counts[0].made} | {aim} | {' | '.join(cells)} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how many false claims the rules catch.")
    parser.add_argument("--articles", type=Path, help="a folder with the articles, for the exact rules too")
    parser.add_argument("--seed", type=int, default=SEED, help="what changes are drawn by")
    parser.add_argument("--project", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--list", action="store_true", help="list the changes that are not caught")
    given = parser.parse_args()
    dossiers = [load(given.project), *([load_with_articles(given.project, given.articles).exact] if given.articles else [])]
    desk, libraries = Desk(dossiers[0]), [*map(EvidenceIndex, dossiers)]
    if given.list:
        kinds = {name: kind for name, (kind, _) in AIMED.items()} | dict(APART)
        sys.stdout.writelines(
            f"{name}: {change}\n" for name, kind in kinds.items() for change in unseen(desk, libraries[-1], kind, given.seed)
        )
        return
    heads = ["evidence alone", "by the claim's own rules"] + (["articles at hand", "by the claim's own rules"] if given.articles else [])
    print(f"| change | made | aim | {' | '.join(heads)} |\n|{' --- |' * (3 + len(heads))}", flush=True)
    for row in rows(desk, libraries, given.seed):
        print(row, flush=True)


if __name__ == "__main__":
    main()
