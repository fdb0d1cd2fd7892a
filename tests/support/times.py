"""The small dossier with claims of all sorts of times, which an old article gives."""

from __future__ import annotations

from generator.articles.fingerprints import Evidence
from tests.support import small

ANNALS = """\
A history of the strait

Northland and Southmark signed a treaty in 44 BC.

In 1868 they broke it.

All through the 1990s Northland had no ferry.

In the spring of 2023 Southmark bought a ship. It sailed in March and in June.

Southmark closed the lock at 2:30 p.m. on 18 August 2023.

Northland has kept the lock since 2022.
"""

CLAIMS = """
claims:
  - id: closed
    text: "[[southmark]] closed the lock."
    type: report
    when: 2023-08-18T14:30Z
    cites: [annals-2024#6]
  - id: kept
    text: "[[northland]] keeps the lock."
    type: report
    when: 2022/..
    cites: [annals-2024#7]
  - id: bought
    text: "[[southmark]] bought a ship."
    type: report
    when: 2023-21
    cites: [annals-2024#5]
  - id: sailed
    text: The ship of [[southmark]] sailed.
    type: report
    when: 2023-03
    cites: [annals-2024#5]
  - id: sailed-again
    text: The ship of [[southmark]] sailed again.
    type: report
    when: 2023-06
    cites: [annals-2024#5]
  - id: none
    text: "[[northland]] had no ferry."
    type: report
    when: 199X
    cites: [annals-2024#4]
  - id: signed
    text: "[[northland]] and [[southmark]] signed a treaty."
    type: report
    when: '-0043'
    cites: [annals-2024#2]
  - id: broke
    text: "[[northland]] broke a treaty with [[southmark]]."
    type: report
    when: 1868
    cites: [annals-2024#2-3]
"""

SOURCE = """\
publisher: Annals of the Strait
published: 2024-04-20
headline: A history of the strait
nature: report
reliability: {grade: B, why: Invented.}
unused:
  - {paragraphs: 1, why: The headline.}
"""


def files() -> dict[str, bytes]:
    """The files of the dossier; it follows all rules."""
    union = small.files()["actors/harbour-union.yml"] + CLAIMS.encode()
    evidence = Evidence.of(ANNALS).dumps().encode()
    more = {"sources/annals-2024.yml": SOURCE.encode(), "sources/annals-2024.evidence": evidence}
    return {**small.files(), "actors/harbour-union.yml": union, **more}
