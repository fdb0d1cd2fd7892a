"""What each rule costs and finds, as measured on texts of others; `python -m benchmarks.verdicts --half all --prices` writes the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple


class Price(NamedTuple):
    """How many of the fair statements a code refused, and how many of the distortions that it is meant for it reported."""

    refused: int
    fair: int
    reported: int
    meant: int

    @property
    def rate(self) -> float:
        """The share of fair statements that it refused."""
        return self.refused / self.fair if self.fair else 0.0

    def words(self) -> str:
        """The price in a sentence."""
        refused = f"refuses {self.refused or 'none'} of {self.fair} fair statements about other texts ({100 * self.rate:.1f} %)"
        reported = f" and reports {self.reported} of {self.meant} distorted ones of the kinds it is meant for" if self.meant else ""
        return f"{refused}{reported}"


def words(codes: Iterable[str]) -> Iterator[str]:
    """A sentence with the price of each of some codes that was measured."""
    for code in codes:
        if code in PRICES:
            yield f"Measured with version {MEASURED} of the rules, on texts most of which were read while the rules were tuned: “{code}” {PRICES[code].words()}."


#: The version of the rules that was measured.
MEASURED: Final = 14
#: The prices by code.
PRICES: Final[Mapping[str, Price]] = {
    "added-cause": Price(1, 653, 17, 28),
    "bad-date": Price(0, 653, 3, 160),
    "cut-quotation": Price(0, 653, 58, 154),
    "exchanged-numbers": Price(1, 653, 30, 78),
    "lost-hedge": Price(6, 653, 58, 236),
    "missing-attribution": Price(2, 653, 16, 37),
    "opposite-word": Price(0, 653, 25, 74),
    "other-bound": Price(2, 653, 34, 47),
    "other-former": Price(0, 653, 20, 34),
    "other-negation": Price(2, 653, 49, 211),
    "other-quantifier": Price(2, 653, 33, 59),
    "other-speaker": Price(1, 653, 32, 131),
    "other-title": Price(0, 653, 22, 112),
    "other-unit": Price(0, 653, 38, 193),
    "plan-as-done": Price(1, 653, 16, 37),
    "quotation-not-found": Price(0, 653, 32, 154),
    "quotation-too-long": Price(1, 653, 0, 154),
    "ungrounded-date": Price(2, 653, 109, 123),
    "ungrounded-name": Price(2, 653, 59, 157),
    "ungrounded-number": Price(3, 653, 159, 345),
    "ungrounded-speaker": Price(0, 653, 26, 131),
}
