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
            yield f"Measured with version {MEASURED} of the rules: “{code}” {PRICES[code].words()}."


#: The version of the rules that was measured.
MEASURED: Final = 0
#: The prices by code.
PRICES: Final[Mapping[str, Price]] = {}
