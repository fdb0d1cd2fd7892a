"""Measures the rules on texts that none of them was tuned on.

    python -m benchmarks.verdicts [--half open|sealed|dev|fresh|reserve|spring|autumn|winter|frost|both|all] [--details] [--json FILE] [--prices]

Read README.md beside this file before you look at anything here.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.verdicts import prices, report
from benchmarks.verdicts.material import HALVES, HELD_BACK, SETS, Half, texts
from benchmarks.verdicts.measure import Results, measured

#: The help of `--half`.
HELP = "the half that is measured; both: open and sealed; all: every half"


def results(half: Half) -> Results:
    """The results of one half of all texts that have it."""
    each = [measured(text, half) for text in texts() if half in text.halves]
    return Results([fair for part in each for fair in part.fair], [other for part in each for other in part.distortions])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure false alarms and catches on invented texts that no rule was tuned on.")
    parser.add_argument("--half", choices=[*HALVES, "both", "all"], default="open", help=HELP)
    parser.add_argument("--details", action="store_true", help="list the statements behind the figures; not for halves held back")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--prices", action="store_true", help="write what each rule costs and finds into the program")
    given = parser.parse_args()
    chosen = {"both": SETS[0], "all": HALVES}.get(given.half, (given.half,))
    if given.details and not HELD_BACK.isdisjoint(chosen):
        parser.error(f"--details is not for {', '.join(sorted(HELD_BACK))}: nobody looks at the statements of a half held back")
    figures, measured_halves = {}, Results([], [])
    for half in chosen:
        found = results(half)
        figures[half] = report.totals(found)
        measured_halves = Results(measured_halves.fair + found.fair, measured_halves.distortions + found.distortions)
        print(f"\n### The {half} half\n")
        print("\n".join(report.tables(found, by_text=half not in HELD_BACK)))
        if half not in HELD_BACK:
            print("\n".join(["", *report.codes(found)]))
        if given.details:
            print("\n".join(report.details(found)))
    if given.prices:
        prices.PRICES.write_text(prices.written(prices.priced(measured_halves)), encoding="utf-8")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
