"""Measures the rules on short passages in many styles, each with fair statements and distorted ones.

    python -m benchmarks.verdicts.passages [--details]

`passages/tuned.txt` may be read, and its statements are listed by `--details`; of `passages/held.txt` only totals are printed.
The first passages were written before a rule was changed for them, and assigned alternately to the two tables.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from benchmarks.verdicts.material import HERE, kinds
from tests.support.pairs import Entry, entries, is_own, judged

#: The tables, and whether their statements may be listed.
TABLES: Final = {"tuned": True, "held": False}
Judged = tuple[Entry, list[tuple[str, str]]]


def reported(found: Judged) -> bool:
    """Whether a fair statement is refused, or a distorted one is reported for its own fault."""
    entry, problems = found
    return is_own(kinds()[entry.kind].codes, problems) if entry.kind else bool(problems)


def rows(found: Iterable[Judged]) -> Iterator[str]:
    """A line of totals for the fair statements, for all distorted ones, and for each kind."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for one in found:
        counts[one[0].kind or "fair"].append(reported(one))
    wrong = [each for kind, noted in counts.items() if kind != "fair" for each in noted]
    for name, noted in [("fair", counts["fair"]), ("all kinds", wrong), *((kind, counts[kind]) for kind in kinds() if kind in counts)]:
        yield f"{name:20} {sum(noted):4} of {len(noted):4}  {100 * sum(noted) / len(noted):3.0f} %"


def details(found: Iterable[Judged]) -> Iterator[str]:
    """The fair statements that are refused, and the distorted ones that are not reported for their own fault."""
    for one in found:
        entry, problems = one
        if reported(one) != bool(entry.kind):
            yield f"\n{entry.line} {entry.kind or 'fair'}: {entry.text}\n    in: {entry.passage}"
            yield from (f"    {code}: {message}" for code, message in problems)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure false alarms and catches on short passages.")
    parser.add_argument("--details", action="store_true", help="list what is wrong in the table that may be read")
    given = parser.parse_args()
    for table, open_ in TABLES.items():
        found = list(judged(entries(HERE / "passages" / f"{table}.txt")))
        print("\n".join([f"\n{table}", *rows(found)]))
        if given.details and open_:
            print("\n".join(details(found)))


if __name__ == "__main__":
    main()
