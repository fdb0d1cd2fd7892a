"""Measures the rules on texts that none of them was tuned on.

    python -m benchmarks.verdicts [--half open|sealed|both] [--details] [--json FILE]

Read README.md beside this file before you look at anything here.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.verdicts import report
from benchmarks.verdicts.material import HALVES, Half, texts
from benchmarks.verdicts.measure import Results, measured


def results(half: Half) -> Results:
    """The results of one half of all texts."""
    each = [measured(text, half) for text in texts()]
    return Results([fair for part in each for fair in part.fair], [other for part in each for other in part.distortions])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure false alarms and catches on invented texts that no rule was tuned on.")
    parser.add_argument("--half", choices=[*HALVES, "both"], default="open", help="the half that is measured")
    parser.add_argument("--details", action="store_true", help="list the statements behind the figures; for the open half only")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    given = parser.parse_args()
    if given.details and given.half != "open":
        parser.error("--details is for the open half only: nobody looks at the statements of the sealed one")
    figures = {}
    for half in HALVES:
        if given.half in (half, "both"):
            found = results(half)
            figures[half] = report.totals(found)
            print(f"\n### The {half} half\n")
            print("\n".join(report.tables(found, by_text=half == "open")))
            if half == "open":
                print("\n".join(["", *report.codes(found)]))
            if given.details:
                print("\n".join(report.details(found)))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
