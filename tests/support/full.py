"""An invented dossier in which every field of every record is filled: the small one with a third article, two blocs and their leaders.

`files()` returns it as the generator reads it; it follows all rules.
"""

from __future__ import annotations

import functools

from generator.articles.fingerprints import Evidence
from tests.support import pictures, small

BULLETIN = """\
Harbour bulletin of the Strait Wire

Northland, Southmark, Eastholm and Fernmark agreed on a pilot rule on 12 April 2024.

The rule is "good for both shores", said the Pilots' Guild in a letter of 13 April, according to an Eastholm official.

Edda Lind, president of Southmark from 2023 to 2024, leads the Strait Pact of Northland and Southmark. Mr Oyel Tarn was envoy of Northland until 2022. \
The Ferry Office is an office of Southmark.

The Pilots' Guild counts 40 pilots. Eastholm speaks with high confidence of 45 pilots, who are almost certainly "good for both shores".

Eastholm and Fernmark may end the rule with Northland and Southmark in June, Eastholm said.

Southmark gave ships to Fernmark. Southmark is called Zuidmark there. Fernmark had the name Fernia in 2022, when it took the place of \
Eastholm. In 2023 the Ferry Office became part of the Pilots' Guild. \
Fernmark governs from 7 Pilot Lane in Fern Harbour.

High water at seven in the morning.
"""

SETTINGS = """\
publisher: The tests
marking: For the harbour only
site_url: https://ferry.example/brief/
repository: https://code.example/ferry
gaps:
  - {text: "No article says what [[northland]] will do.", based_on: [northland--southmark/no-deal]}
"""

VOCABULARY = """\
  organisation: {label: Organisation, plural: Organisations, brief: false, known_as: [club]}
relationship_kinds:
  pilotage: {label: Pilotage, verb: lends pilots to, inverse: is lent pilots by, tone: neutral, known_as: [pilots-for]}
"""

REGISTER = """\
publisher: Register of Leagues
published_why: It shows its version, not its date.
describes: A register of states and leagues
nature: document
medium: dataset
reliability: {grade: F, why: Nobody has read it.}
evidence: none
"""

SOURCE = """\
publisher: Strait Bulletin
printed_as: SB
agency: Strait Wire
published: 2024-04-15
published_why: The bulletin counts its days from the first of April.
describes: A pilot rule between four states
authors: [Per Holm, {name: Board of Tides, corporate: true}, {name: Ana Ruiz, sort_as: "Ruiz, Ana"}]
url: https://bulletin.example/rule
archive_url: https://archive.example/rule
language: en-GB
nature: reprint
medium: press release
accessed: 2024-04-16
reliability: {grade: D, why: It is printed by the guild.}
status: corrected
status_why: The bulletin took back the number of pilots.
rights: open
licence: CC BY 4.0
rights_why: The foot of the bulletin names the licence.
same_text_as: gazette-2024-05
scope: 1-7
scope_why: The tide table is not about the ferry.
unused:
  - {paragraphs: 1, why: The name of the bulletin.}
same_as: [doi:10.1000/182]
formerly: [strait-bulletin]
evidence: committed
marking: TLP:CLEAR
"""

NORTHLAND = """\
name: Northland
kind: state
aliases: [Northland official]
metonyms: [Port Alder]
facts:
  - {label: Paid for the pier, value: 3 million crowns, when: 2024, claim: paid-for-pier}
"""

SOUTHMARK = """\
name: Southmark
native_names: {nl: Zuidmark}
kind: state
gaps:
  - {text: Neither article says what a ship costs., based_on: [second-ship]}
judgements:
  - id: needs-ships
    text: "[[southmark]] needs the ferry more than it says."
    based_on: [lost-passengers, second-ship]
    confidence: moderate
    key: true
  - id: more-ships
    text: "[[southmark]] sends 7 more ships."
    based_on: [lost-passengers, thanked]
    confidence: low
    likelihood: likely
    marking: TLP:AMBER
    waive:
      - {rule: ungrounded-number, why: Nothing says how many.}
"""

EDDA_LIND = """\
name: Edda Lind
sort_as: Lind, Edda
sort_why: The articles give the family name last.
kind: person
roles:
  - {title: president, of: southmark, when: 2023/2024, leads: true, cites: [strait-bulletin-2024-04#4]}
  - title: head
    of: strait-pact
    seen: [2024-04-15]
    leads: true
    cites: [strait-bulletin-2024-04#4]
    waive:
      - {rule: ungrounded-role, why: The bulletin says that she leads it.}
formerly: [eda-lind]
brief: false
"""

OYEL_TARN = """\
name: Oyel Tarn
qualifier: former envoy
kind: person
roles:
  - title: envoy
    of: northland
    former: true
    cites: [strait-bulletin-2024-04#4]
"""

FERRY_OFFICE = """\
name: Ferry Office
kind: organisation
part_of:
  - {actor: southmark, cites: [strait-bulletin-2024-04#4]}
  - actor: eastholm
    cites: [strait-bulletin-2024-04#4]
    waive:
      - {rule: ungrounded-tie, why: The bulletin shows its flag.}
merged_into: {actor: pilots-guild, when: 2023, claim: merged}
claims:
  - id: merged
    text: The [[ferry-office]] and the [[pilots-guild]] merged in 2023.
    type: report
    when: 2023
    cites: [strait-bulletin-2024-04#7]
"""

PILOTS_GUILD = """\
name: Pilots' Guild
kind: organisation
aliases: [Guild of Pilots]
facts:
  - {label: Size, number: 40, unit: pilots, claim: outer-league--strait-pact/forty-pilots}
history:
  - {date: 2024-05-02, change: Its other name., kind: changed}
marking: TLP:GREEN
waive:
  - {rule: unnamed-actor, why: It calls itself so.}
"""

STRAIT_PACT = """\
name: Strait Pact
kind: bloc
members:
  - {actor: northland, cites: [strait-bulletin-2024-04#4]}
  - {actor: southmark, cites: [strait-bulletin-2024-04#4]}
"""

OUTER_LEAGUE = """\
name: Outer League
kind: bloc
members:
  - {actor: eastholm, cites: [strait-bulletin-2024-04#2]}
  - {actor: fernmark, when: 2024-04/.., cites: [strait-bulletin-2024-04#2]}
"""

EASTHOLM = """\
name: Eastholm
kind: state
"""

FERNMARK = """\
name: Fernmark
kind: state
dated_names:
  - {name: Fernia, when: 2022, claim: called}
website: https://fernmark.example/
image: {file: fernmark.png, alt: A lighthouse above a fern, credit: Ana Ruiz, licence: by permission}
facts:
  - {label: Named, date: 2022, claim: called}
  - {label: Seat, place: {name: Fern Harbour, lat: 35.1, long: -129.0}, claim: called}
  - {label: Post, address: [7 Pilot Lane, Fern Harbour], claim: called}
same_as: [wikidata:Q42, "https://registry.example/fernmark"]
recorded:
  - {source: league-register, version: "2024.1", row: row 14, references: [strait-bulletin-2024-04]}
succeeds:
  - {actor: eastholm, when: 2022, claim: called}
claims:
  - id: called
    text: "[[fernmark]], named Fernia in 2022, replaced [[eastholm]]."
    type: report
    when: 2022
    cites: [strait-bulletin-2024-04#7]
"""

FACING = """\
parties: [outer-league, strait-pact]
kinds:
  - dispute
  - {kind: pilotage, from: outer-league, when: 2024-04-12/.., claim: pilot-rule, tone: neutral, tone_from: guild-letter}
states:
  - {when: 2024-04-12, label: pilot rule agreed, claim: pilot-rule}
trend: {direction: mixed, based_on: [pilot-rule, may-end]}
claims:
  - id: pilot-rule
    text: >-
      A pilot rule was agreed on 12 April 2024 by [[northland]], [[southmark]], [[eastholm]] and [[fernmark]].
    type: report
    when: 2024-04-12
    cites: [strait-bulletin-2024-04#2]
    topics: [ferry]
    key: true
    also: [outer-league, strait-pact]
  - id: guild-letter
    text: >-
      The rule is “good for both shores”, the [[pilots-guild]] said.
    type: statement
    said_by: [pilots-guild, {words: an official, of: eastholm}]
    work: letter
    said_when: 2024-04-13
    cites: [strait-bulletin-2024-04#3]
    speaker_at: strait-bulletin-2024-04#3
    topics: [money]
    also: [northland--southmark]
    note: The letter itself was not at hand.
    contexts:
      - {quotation: good for both shores, before: The rule is, after: said the Pilots'}
    means: [{name: Pilots' Guild, actor: pilots-guild}]
    marking: TLP:AMBER+STRICT
  - id: forty-pilots
    text: The [[pilots-guild]] counts 40 pilots.
    type: statement
    said_by: [pilots-guild]
    cites: [strait-bulletin-2024-04#5]
    differs_from: [forty-five-pilots]
    superseded_by: forty-five-pilots
  - id: forty-five-pilots
    text: "[[eastholm]] speaks of 45 pilots."
    type: statement
    confidence: high
    likelihood: almost certain
    said_by: [eastholm]
    event: The count of pilots
    cites: [strait-bulletin-2024-04#5]
  - id: may-end
    text: >-
      The rule that binds [[northland]] and [[southmark]] may be ended in June by [[eastholm]] and [[fernmark]].
    type: plan
    said_by: [[eastholm, pilots-guild]]
    when: 2024-06
    dated_at: strait-bulletin-2024-04#2
    cites: [strait-bulletin-2024-04#6]
gaps:
  - {text: No article says who counted the pilots.}
judgements:
  - id: holds
    text: The rule holds as long as both blocs gain by it.
    based_on: [pilot-rule, may-end]
    confidence: moderate
    key: true
history:
  - {date: 2024-04-20, change: First edition., kind: added}
  - {date: 2024-04-22, change: The day was mended., kind: corrected, claim: pilot-rule, was: They agreed on a pilot rule on 11 April.}
formerly: [outer-league--pact-of-the-strait]
brief: false
marking: TLP:AMBER
"""

GIFT = """\
parties: [fernmark, southmark]
kinds: [{kind: pilotage, from: fernmark, when: 2021, recorded: {source: league-register, row: row 15}}, {kind: supply, from: southmark}]
claims:
  - id: gift
    text: "[[southmark]] gave ships to [[fernmark]]."
    type: report
    cites: [strait-bulletin-2024-04#7]
"""


def files() -> dict[str, bytes]:
    """The files of the full dossier by path below `briefings/`."""
    found = {path: content.decode() for path, content in small.files().items()}
    found["dossier.yml"] = _with(small.DOSSIER, "publisher: The tests\n", SETTINGS)
    found["vocabulary.yml"] = _with(
        small.VOCABULARY, "  organisation: {label: Organisation, plural: Organisations}\nrelationship_kinds:\n", VOCABULARY
    )
    found["vocabulary.yml"] = _with(
        found["vocabulary.yml"], "about: What was paid and owed.}", "about: What was paid and owed., formerly: [crowns]}"
    )
    found["vocabulary.yml"] += "abbreviations: {SB: Strait Bulletin}\n"
    found["actors/northland.yml"] = _with(small.NORTHLAND, "name: Northland\nkind: state\nmetonyms: [Port Alder]\n", NORTHLAND)
    found["actors/southmark.yml"] = _with(small.SOUTHMARK, "name: Southmark\nkind: state\n", SOUTHMARK)
    records = {
        "eastholm": EASTHOLM, "edda-lind": EDDA_LIND, "fernmark": FERNMARK, "ferry-office": FERRY_OFFICE, "outer-league": OUTER_LEAGUE,
        "oyel-tarn": OYEL_TARN, "pilots-guild": PILOTS_GUILD, "strait-pact": STRAIT_PACT,
    }  # fmt: skip
    found |= {f"actors/{id}.yml": text for id, text in records.items()}
    found |= {"relationships/outer-league--strait-pact.yml": FACING, "relationships/fernmark--southmark.yml": GIFT}
    found["sources/strait-bulletin-2024-04.yml"] = SOURCE
    found["sources/league-register.yml"] = REGISTER
    given = {path: text.encode() for path, text in found.items()}
    return {**given, "sources/strait-bulletin-2024-04.evidence": _evidence(), "images/fernmark.png": pictures.PNG}


@functools.cache
def _evidence() -> bytes:
    return Evidence.of(BULLETIN).dumps().encode()


def changed(path: str, old: str, new: str) -> dict[str, bytes]:
    """The files with one text in one of them replaced; fails if the text is not there."""
    found = files()
    return {**found, path: _with(found[path].decode(), old, new).encode()}


def _with(text: str, old: str, new: str) -> str:
    assert old in text, f"{old!r} is not there"
    return text.replace(old, new, 1)
