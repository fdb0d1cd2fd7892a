"""One fact in two wordings: a sentence as an article has it, and one or two statements as an editor would write them.

Both name the same actors, numbers, days and quoted words.  The rest is said twice, so that no eight words in a row agree.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from random import Random
from typing import Final

MONTHS: Final = "January February March April May June July August September October November December".split()

#: Topic, key words for the id, as an article says it, as a statement says it.
MATTERS: Final = tuple(
    tuple(part.strip() for part in line.split("|"))
    for line in """
    shipping | northern-quays | a pact on berths at the northern quays | an accord about northern quays and their berths
    shipping | pilot-boats | shared use of pilot boats in winter | pilot boats to be used in common in the winter months
    shipping | ferry-line | the return of a night ferry line | a ferry line by night, brought back
    fisheries | herring-quota | a smaller herring quota for both fleets | less herring for the fleets under a quota
    fisheries | trawler-patrols | joint patrols against unlicensed trawlers | patrols in common, against trawlers that are unlicensed
    energy | gas-meters | new gas meters along the pipeline | the pipeline and the gas meters to be put along it
    energy | power-cable | repairs of the undersea power cable | mending of a power cable below the sea
    energy | coal-stocks | storage of coal stocks near the frontier | coal stocks kept by the frontier
    transport | rail-gauge | a common rail gauge for freight trains | freight trains and one rail gauge for them
    transport | mountain-road | a toll on the mountain road | the mountain road and its toll
    transport | bridge-inspection | inspection of bridges after the flood | bridges that the flood made an inspection of necessary
    trade | grain-tariff | a lower tariff on grain and flour | flour and grain at a tariff below today's
    trade | timber-licences | licences for timber from the uplands | timber of the uplands and licences for it
    trade | customs-forms | simpler customs forms for small traders | small traders and customs forms that are easier
    training | officer-courses | language courses for young officers | young officers and their language courses
    training | flight-crews | exchange of flight crews for training | flight crews who go abroad for training
    security | radar-station | a radar station on the outer island | the outer island's radar station
    security | border-drill | a drill of border guards in autumn | border guards and their autumn drill
    security | data-leak | a leak of data from the registry | registry data that got out in a leak
    money | loan-terms | terms of a loan for the canal | the canal loan and its terms
    money | frozen-accounts | accounts frozen since the dispute | the dispute and the accounts it froze
    aid | flood-relief | relief for villages under water | villages under water and their relief
    aid | field-hospitals | tents for two field hospitals | tents and the two field hospitals that need them
    aid | seed-shipments | shipments of seed before spring | seed in shipments that spring calls for
    """.strip().splitlines()
)
#: An act, as an article says it and as a statement does.
_ACTS: Final = (
    ("signed papers with {b} concerning {m}", "and {b} put their names to papers about {n}"),
    ("struck a bargain with {b} over {m}", "came to terms with {b} about {n}"),
    ("sent a delegation to {b} to discuss {m}", "had a delegation call on {b} for talks about {n}"),
    ("rejected an offer from {b} on {m}", "turned down what {b} had offered in the matter of {n}"),
    ("asked {b} for help with {m}", "turned to {b} for help in the matter of {n}"),
    ("took a complaint about {b} and {m} before the panel", "complained to the panel about {b}; the matter was {n}"),
    ("postponed a meeting with {b} about {m}", "put off the meeting that it had arranged with {b}; the matter was {n}"),
    ("handed {b} a list of demands regarding {m}", "gave {b} its demands as a list; they were about {n}"),
    ("opened an office together with {b} for {m}", "and {b} now share an office that works on {n}"),
    ("accused {b} of delays over {m}", "blamed {b} for delays; the matter was {n}"),
)
_CIRCUMSTANCES: Final = (
    (" after weeks of meetings behind closed doors", ", with quiet meetings that had gone on for weeks"),
    (" while heavy rain kept most crews ashore", ", at a time when rain held the crews back"),
    (" despite protests from several smaller towns", ", against the protests of towns of small size"),
    (" following a review of older contracts", ", since older contracts had gone through a review"),
    (" in return for a softer line on fees", ", in exchange for fees that are less strict"),
    (" without giving reasons in public", ", and gave the public no reasons for it"),
    (" during a short visit by two envoys", ", when two envoys were there for a short visit"),
    (" under pressure from insurers and banks", ", pressed by banks and insurers"),
)
#: What was counted, as an article says it and as a statement does; numbers and their unit stay.
_COUNTS: Final = (
    ("at a cost of {n} million crowns", "{n} million crowns was the cost of the step that {a} took towards {b}"),
    (
        "covering {n} containers in the first year",
        "some {n} containers are covered in the year that is the first for the work of {a} and {b}",
    ),
    ("with {n} people taking part", "{n} people took part when {a} dealt with {b}"),
    ("which cuts waiting times by {n} percent", "waiting gets shorter by {n} percent under what {a} settled with {b}"),
    ("for which {n} tonnes had been set aside", "{n} tonnes were kept by {a} for the dealings with {b}"),
    ("leaving {n} requests unanswered", "{n} requests stay without an answer between {a} and {b}"),
)
_SIZED: Final = re.compile("million|percent|tonnes")
_ADJECTIVES: Final = (
    "awkward bitter brave brittle careful clever costly crooked crowded empty faded fragile gentle hollow honest hurried lonely modest narrow noisy "
    "patient polite proud quiet restless rusty shallow silent sleepy solemn stubborn sudden tangled tired uneasy unfinished weary"
).split()
_NOUNS: Final = (
    "bargain bridge candle carpet chapter compass curtain echo fence garden handshake harvest journey ladder lantern letter mirror neighbour orchard "
    "postcard puzzle rehearsal riddle shadow shelter signal staircase umbrella whisper window"
).split()
TITLES: Final = "chief surveyor|deputy minister|director|envoy|harbour master|head of research|legal adviser|press officer|treasurer".split(
    "|"
)


@dataclass(frozen=True)
class Fact:
    """What happened between two actors; the names are as the article uses them, a name of the speaker is empty where nobody speaks."""

    one: str
    two: str
    matter: tuple[str, ...]
    act: tuple[str, str]
    circumstance: tuple[str, str]
    count: tuple[str, str]
    day: dt.date
    number: str
    speaker: str
    quotation: str
    hedged: bool
    planned: bool

    @property
    def topic(self) -> str:
        return self.matter[0]

    @property
    def date(self) -> str:
        """The day in words."""
        return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"

    @property
    def sum(self) -> str:
        """The sum of money, where the number is one."""
        return f"{self.number} million crowns" if "million crowns" in self.count[0] else ""


def drawn(rng: Random, one: str, two: str, speaker: str, day: dt.date, *, planned: bool) -> Fact:
    """A fact about two named actors on a day."""
    quoted = bool(speaker) and rng.random() < 0.4
    quotation = f"a {rng.choice(_ADJECTIVES)} and {rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}" if quoted else ""
    told = ("", "") if speaker or rng.random() < 0.4 else rng.choice(_CIRCUMSTANCES)
    pairs = rng.choice(_ACTS), told, rng.choice(_COUNTS)
    # Odd with a unit of size and even without, so that no paragraph has one number in both ways; the word behind a number is the
    # same in both wordings, as fingerprints tell numbers of one size from those of another by it.
    number = f"{rng.randrange(13, 95 if 'percent' in pairs[2][0] else 4_900, 2) + (not _SIZED.search(pairs[2][0])):,}"
    hedged = not planned and not speaker and rng.random() < 0.15
    return Fact(one, two, rng.choice(MATTERS), *pairs, day, number, speaker, quotation, hedged, planned)


def sentence(fact: Fact) -> str:
    """The fact as an article tells it."""
    act = fact.act[0].format(b=fact.two, m=fact.matter[2])
    count = fact.count[0].format(n=fact.number)
    said = (
        f', {fact.speaker} said, and called it "{fact.quotation}"' if fact.quotation else f", {fact.speaker} said" if fact.speaker else ""
    )
    if fact.planned:
        return f"{fact.one} plans a meeting with {fact.two} on {fact.date} about {fact.matter[2]}, {count}{said}."
    hedge = "reportedly " if fact.hedged else ""
    return f"{fact.one} {hedge}{act} on {fact.date}{fact.circumstance[0]}, {count}{said}."


def event(fact: Fact, a: str, b: str, speaker: str) -> str:
    """The fact as a statement, with the names of the two and of the speaker as links."""
    said = f", said {speaker}" if speaker else ""
    if fact.planned:
        return f"For {fact.date} {a} has in mind to meet {b}; the matter is to be {fact.matter[3]}{said}."
    hedge = "apparently " if fact.hedged else ""
    return f"On {fact.date} {a} {hedge}{fact.act[1].format(b=b, n=fact.matter[3])}{fact.circumstance[1]}{said}."


def detail(fact: Fact, a: str, b: str, speaker: str) -> str:
    """What else the sentence gives: the number and, where there is one, the quotation."""
    counted = fact.count[1].format(n=fact.number, a=a, b=b)
    hedge = "apparently " if fact.hedged else ""
    plan = ", as far as plans go" if fact.planned else ""
    matter = "" if speaker else f", in the matter of {fact.matter[3]}"
    said = f"; {speaker} speaks of “{fact.quotation}”" if fact.quotation else f", said {speaker}" if speaker else ""
    text = f"{hedge}{counted}{matter}{plan}{said}."
    return text[0].upper() + text[1:]
