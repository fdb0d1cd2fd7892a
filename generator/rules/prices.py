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
MEASURED: Final = 18
#: The prices by code.
PRICES: Final[Mapping[str, Price]] = {
    "added-cause": Price(5, 1035, 30, 45),
    "bad-date": Price(0, 1035, 3, 211),
    "cut-quotation": Price(0, 1035, 85, 216),
    "exchanged-numbers": Price(0, 1035, 38, 111),
    "idle-citation": Price(1, 1035, 0, 0),
    "lost-hedge": Price(14, 1035, 61, 334),
    "missing-attribution": Price(3, 1035, 17, 52),
    "opposite-word": Price(3, 1035, 34, 106),
    "other-bound": Price(7, 1035, 45, 64),
    "other-former": Price(6, 1035, 21, 50),
    "other-negation": Price(5, 1035, 56, 299),
    "other-quantifier": Price(8, 1035, 41, 93),
    "other-speaker": Price(5, 1035, 44, 177),
    "other-title": Price(1, 1035, 28, 162),
    "other-unit": Price(0, 1035, 48, 245),
    "plan-as-done": Price(2, 1035, 19, 55),
    "quotation-not-found": Price(0, 1035, 49, 216),
    "quotation-too-long": Price(5, 1035, 0, 216),
    "ungrounded-date": Price(8, 1035, 143, 156),
    "ungrounded-name": Price(15, 1035, 85, 221),
    "ungrounded-number": Price(11, 1035, 197, 448),
    "ungrounded-speaker": Price(8, 1035, 32, 177),
}
