"""A small invented dossier for tests: two articles, five actors, two relationships; it follows all rules.

`files()` returns it as the generator reads it; `problems` runs everything that an editor's `check` runs.
To make a case, change a copy of the files.
"""

from __future__ import annotations

import dataclasses
import functools

from generator.articles.fingerprints import Evidence
from generator.evidence.passages import exact_evidence
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.rules.check import check
from generator.text.problems import Problem

HERALD = """\
Harbour talks end without a deal

By Ines Okafor

Northland and Southmark ended three days of talks in Port Alder on 14 March without a deal on the ferry, the Alder Herald reports.

Northland's transport minister, Mr Tomas Berg, said the two sides were "closer than last year". Southmark's envoy, Ms Lena Vos, denied it.

"We have lost 1,200 passengers a week," Ms Vos said in Westhaven, according to the Harbour Union.

The ferry may run again in May, a Northland official said. Southmark is set to send a second ship to Port Alder.

The Harbour Union claims that Northland paid 3 million crowns for the pier. It apparently knew of the debt.

In a note published by the Institute of Straits, its director Olga Brandt called the dispute "a storm in a very small cup".
"""

GAZETTE = """\
Ferry runs again

Northland and Southmark opened the ferry line on 2 May 2024 with five ships, the Gazette reports from Westhaven.

Southmark's president, Edda Lind, thanked Northland in a letter. Westhaven and Port Alder are now allies in trade, she said.
"""

DOSSIER = """\
title: The Ferry
subtitle: Northland and Southmark
as_of: 2024-05-03
scope: Two invented articles about a ferry.
introduction:
  text: "[[northland]] and [[southmark]] disagreed about a ferry."
  based_on: [northland--southmark/no-deal]
publisher: The tests
likelihood:
  - {term: unlikely, meaning: 20–45 %}
  - {term: likely, meaning: 55–80 %}
"""

VOCABULARY = """\
actor_kinds:
  bloc: {label: Bloc, plural: Blocs, group: true}
  state: {label: State, plural: States, schema_org: Country}
  person: {label: Person, plural: People, schema_org: Person}
  organisation: {label: Organisation, plural: Organisations}
relationship_kinds:
  dispute: {label: Dispute, symmetric: true, verb: has a dispute with, tone: hostile}
  supply: {label: Supply, verb: sends ships to, inverse: is sent ships by, tone: friendly}
topics:
  ferry: {label: Ferry, about: The ferry line and its ships.}
  money: {label: Money, about: What was paid and owed.}
"""

HERALD_SOURCE = """\
publisher: Alder Herald
published: 2024-03-15
headline: Harbour talks end without a deal
authors: [Ines Okafor]
nature: report
reliability: {grade: B, why: Invented.}
unused:
  - {paragraphs: 1-2, why: The headline and the author's name.}
"""

GAZETTE_SOURCE = """\
publisher: Gazette
published: 2024-05-03
headline: Ferry runs again
nature: report
reliability: {grade: C, why: Invented.}
unused:
  - {paragraphs: 1, why: The headline.}
"""

NORTHLAND = """\
name: Northland
kind: state
metonyms: [Port Alder]
claims:
  - id: paid-for-pier
    text: >-
      [[northland]] paid 3 million crowns for the pier, claims the [[harbour-union]].
    type: statement
    said_by: [harbour-union]
    cites: [herald-2024-03#7]
    topics: [money]
"""

SOUTHMARK = """\
name: Southmark
kind: state
metonyms: [Westhaven]
claims:
  - id: lost-passengers
    text: >-
      [[southmark]] has “lost 1,200 passengers a week”, its envoy [[lena-vos]] said.
    type: statement
    said_by: [lena-vos, harbour-union]
    when: 2024-03
    dated_at: herald-2024-03#3
    cites: [herald-2024-03#5]
    topics: [ferry]
    waive:
      - {rule: ungrounded-name, why: The envoy speaks of “we”; paragraph 4 says whose envoy she is.}
  - id: second-ship
    text: A second ship of [[southmark]] is to come to Port Alder.
    type: plan
    cites: [herald-2024-03#6]
    topics: [ferry]
  - id: thanked
    text: The president of [[southmark]], Edda Lind, thanked [[northland]] in a letter.
    type: report
    when: 2024-05
    cites: [gazette-2024-05#3]
    topics: [ferry]
"""

LENA_VOS = """\
name: Lena Vos
sort_as: Vos, Lena
kind: person
aliases: [Ms Vos]
roles:
  - {title: envoy, of: southmark, seen: [2024-03-15], cites: [herald-2024-03#4]}
"""

HARBOUR_UNION = """\
name: Harbour Union
kind: organisation
"""

OLGA_BRANDT = """\
name: Olga Brandt
kind: person
roles:
  - {title: director, cites: [herald-2024-03#8]}
claims:
  - id: small-cup
    text: >-
      [[olga-brandt]], who directs the Institute of Straits, called the dispute “a storm in a very small cup”.
    type: assessment
    said_by: [olga-brandt]
    work: note
    cites: [herald-2024-03#8]
    topics: [ferry]
"""

FERRY = """\
parties: [northland, southmark]
kinds: [dispute, {kind: supply, from: southmark}]
states:
  - {when: 2024-03, label: no deal on the ferry, claim: no-deal}
  - {when: 2024-05-02, label: ferry line open, claim: opened}
trend: {direction: closer, based_on: [no-deal, opened]}
claims:
  - id: no-deal
    text: >-
      [[northland]] and [[southmark]] talked for three days until 14 March 2024 and found no deal on the ferry.
    type: report
    when: 2024-03-14
    cites: [herald-2024-03#3]
    topics: [ferry]
    key: true
  - id: opened
    text: >-
      [[northland]] and [[southmark]] opened the line on 2 May 2024 with five ships.
    type: report
    when: 2024-05-02
    cites: [gazette-2024-05#2]
    topics: [ferry]
    key: true
judgements:
  - id: solved
    text: The dispute of [[northland]] and [[southmark]] is over.
    based_on: [no-deal, opened]
    confidence: moderate
history:
  - {date: 2024-05-03, change: First edition., kind: added}
"""


#: Its first key statement, as a reader sees it.
TALKS = "Northland and Southmark talked for three days until 14 March 2024 and found no deal on the ferry."


def files() -> dict[str, bytes]:
    """The files of the small dossier by path below `briefings/`."""
    texts = {
        "dossier.yml": DOSSIER,
        "vocabulary.yml": VOCABULARY,
        "sources/herald-2024-03.yml": HERALD_SOURCE,
        "sources/herald-2024-03.evidence": _evidence(HERALD),
        "sources/gazette-2024-05.yml": GAZETTE_SOURCE,
        "sources/gazette-2024-05.evidence": _evidence(GAZETTE),
        "actors/northland.yml": NORTHLAND,
        "actors/southmark.yml": SOUTHMARK,
        "actors/lena-vos.yml": LENA_VOS,
        "actors/harbour-union.yml": HARBOUR_UNION,
        "actors/olga-brandt.yml": OLGA_BRANDT,
        "relationships/northland--southmark.yml": FERRY,
    }
    return {path: text.encode() for path, text in texts.items()}


@functools.cache
def _evidence(article: str) -> str:
    return Evidence.of(article).dumps()


def lean_files() -> dict[str, bytes]:
    """The same files with lean evidence, as `add-source` writes it."""
    articles = {"sources/herald-2024-03.evidence": HERALD, "sources/gazette-2024-05.evidence": GAZETTE}
    return {**files(), **{path: Evidence.lean(article).dumps().encode() for path, article in articles.items()}}


def changed(path: str, old: str, new: str) -> dict[str, bytes]:
    """The files with one text in one of them replaced; fails if the text is not there."""
    found = files()
    text = found[path].decode()
    assert old in text, f"{old!r} is not in {path}"
    return {**found, path: text.replace(old, new, 1).encode()}


def dossier(given: dict[str, bytes] | None = None) -> Dossier:
    """The decoded dossier; fails if its files cannot be decoded."""
    found, wrong = decode(given or files())
    assert found is not None, wrong
    assert not wrong, wrong
    return found


def problems(given: dict[str, bytes], *, with_text: bool = False) -> list[Problem]:
    """Every problem of the files, as `briefings check` reports them; `with_text` as with the articles at hand."""
    found, wrong = decode(given)
    if found is None:
        return sorted(wrong)
    if with_text:
        evidence, missing = exact_evidence(found, {"herald.txt": HERALD, "gazette.txt": GAZETTE})
        found, wrong = dataclasses.replace(found, evidence=evidence), [*wrong, *missing]
    return sorted([*wrong, *check(found)])


def codes(given: dict[str, bytes], *, with_text: bool = False) -> list[str]:
    """The codes of every problem, in reading order."""
    return [problem.code for problem in problems(given, with_text=with_text)]
