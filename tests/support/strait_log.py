"""A third article for the small dossier, on the same ferry, and the fields of its source."""

from __future__ import annotations

LOG = """\
Strait ferry a month on

The ferry line of Northland and Southmark, which opened on 2 May with five ships, is full, the Strait Log reports.

Northland and Southmark had ended three days of talks in March 2024 without a deal, the Harbour Union recalls.

Ms Vos once spoke of 1,200 passengers a week that Southmark had lost.

Northland paid a price for the pier: 3 million crowns, says the Harbour Union.

In June 2019 Northland and Southmark ended talks on fish after three days without a deal.

Eastholm opened a ferry line on 2 May with five ships.

The envoy of Southmark called Northland kind, and the weather good.

Two sides, three days of talks and no deal on a ferry: so it was with Northland too.

Ms Brandt spoke of "a storm in a very small cup" again in a note; Olga Brandt directs the Institute of Straits.
"""

SOURCE = """\
publisher: Strait Log
published: 2024-06-03
headline: Strait ferry a month on
nature: report
reliability: {grade: C, why: Invented.}
"""
