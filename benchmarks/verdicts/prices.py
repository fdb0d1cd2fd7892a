"""The price of each rule: how many fair statements it refuses, and how many distortions of its kinds it reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from benchmarks.verdicts.material import kinds
from benchmarks.verdicts.measure import Results
from generator.rules.check import VERSION
from generator.rules.prices import Price

#: Where the program has them.
PRICES: Final = Path(__file__).parents[2] / "generator" / "rules" / "prices.py"


def priced(results: Results) -> dict[str, Price]:
    """The price of each code that was reported with the text at hand."""
    fair = {(one.text.id, one.fair.id): Counter(problem.code for problem in one.problems["text"]) for one in results.fair}
    found = {code: Price(sum(code in codes for codes in fair.values()), len(fair), 0, 0) for codes in fair.values() for code in codes}
    for one in results.distortions:
        counts, before = Counter(problem.code for problem in one.problems["text"]), fair[one.text.id, one.distortion.of]
        for code in filter(kinds()[one.distortion.kind].fits, counts):
            price = found.get(code, Price(0, len(fair), 0, 0))
            found[code] = price._replace(reported=price.reported + (counts[code] > before[code]))
    meant = Counter(one.distortion.kind for one in results.distortions)
    return {
        code: price._replace(meant=sum(number for kind, number in meant.items() if kinds()[kind].fits(code)))
        for code, price in sorted(found.items())
    }


def written(prices: dict[str, Price]) -> str:
    """The module with the prices."""
    head = PRICES.read_text(encoding="utf-8").partition("#: The version of the rules")[0]
    rows = "".join(f'    "{code}": Price({", ".join(map(str, price))}),\n' for code, price in prices.items())
    return (
        f"{head}#: The version of the rules that was measured.\nMEASURED: Final = {VERSION}\n"
        f"#: The prices by code.\nPRICES: Final[Mapping[str, Price]] = {{\n{rows}}}\n"
    )
