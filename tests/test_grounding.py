"""What a claim says stands in the paragraphs it cites: each rule with claims that break it and claims that keep it.

Each row is a further claim of Northland's record, checked with the evidence alone and with the articles at hand: the verdicts are the
same.  ⟦ and ⟧ in a row mark the words that the problem points at.  A row's id begins with the number of the threat where it answers one.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import pytest

from generator.articles.fingerprints import Evidence, Sentence
from generator.evidence import matching
from generator.evidence.passages import EvidenceIndex, exact_evidence
from generator.evidence.statements import Finding, Statement, Text
from generator.records.decode import decode
from generator.records.scalars import Citation
from generator.rules.check import CLAIM_RULES, TEXT_RULES, check
from generator.text.problems import Problem
from tests import small
from tests.marked import Mark, mark_of

NORTHLAND = "actors/northland.yml"
ELSEWHERE = "write what the article has"
NO_DATE = "cite the paragraph that gives the date, or name it in dated_at"
DOUBT = "keep the doubt in your own words; or where this claim rests on another sentence, waive: [{rule: lost-hedge, why: …}]"


class Claim(NamedTuple):
    """A claim of the probe: what it cites, its text, its type, and further fields as YAML."""

    cites: str
    text: str
    type: str = "report"
    fields: str = ""


class Broken(NamedTuple):
    """A claim that breaks a rule and no other: the rule, the claim, the code, and words of message and hint."""

    rule: str
    claim: Claim
    code: str
    message: str
    hint: str


class Kept(NamedTuple):
    """A claim that keeps a rule that it comes near to."""

    rule: str
    claim: Claim


#: Actors that some rows need beside those of the small dossier.
FURTHER: Mapping[str, str] = {
    "actors/edda-lind.yml": "name: Edda Lind\nkind: person\n",
    "actors/alder-herald.yml": "name: Alder Herald\nkind: organisation\n",
    "actors/ines-okafor.yml": "name: Ines Okafor\nkind: person\n",
    "actors/both-shores.yml": "name: Both Shores\nkind: bloc\nmembers:\n"
    "  - {actor: northland, cites: [herald-2024-03#3]}\n  - {actor: southmark, cites: [herald-2024-03#3]}\n",
}

H, G = "herald-2024-03", "gazette-2024-05"

#: A third article, of what the first two have no case of; a paragraph a line.
TARIFFS = (
    "Northland raised the toll by 5 percent.",
    "Northland built a pier of 9 miles in twenty-five days.",
    "While Northland has dropped the old toll, a new tariff of Southmark may begin in June.",
    "Northland raised an old toll on ships and trucks. In Karlsborg its ministers might weigh further tolls for boats.",
    "Northland spoke of its potential role in the talks.",
    "The toll of Northland can be interpreted as threats to trade.",
    "Northland shipped 768 tonnes, worth 768 million crowns, and 768 more.",
    "Northland counted 9, 12 and 25 boats.",
    "Northland has a White Paper in print.",
    "Paper, said Northland, came in White.",
)

# fmt: off
BROKEN: Mapping[str, Broken] = {
    "b050-in-another-paragraph": Broken("quotation_is_in_one_paragraph", Claim(f"{H}#7", "[[northland]] “⟦lost⟧ 1,200 passengers a week”, alleged."), "quotation-not-found", f"{H}#7 does not hold the words “lost 1,200 passengers a week”", f"the words stand in {H}#5"),
    "b050-nowhere": Broken("quotation_is_in_one_paragraph", Claim(f"{H}#3", "[[northland]] saw “days of ⟦glory⟧”."), "quotation-not-found", f"{H}#3 does not hold the words “days of glory”", "quote the article's own words, or write them without quotation marks"),
    "b050-number-in-it": Broken("quotation_is_in_one_paragraph", Claim(f"{H}#5", "[[lena-vos]] spoke of “⟦1,300⟧ passengers a week”."), "quotation-not-found", "“1,300 passengers a week”", "quote the article's own words"),
    "b050-over-two-paragraphs": Broken("quotation_is_in_one_paragraph", Claim(f"{H}#4-5", "[[lena-vos]] denied “⟦closer⟧ than […] passengers a week”."), "quotation-not-found", f"{H}#4-5 does not hold the words “closer than […] passengers a week”", "quote the article's own words"),
    "b050-no-words": Broken("quotation_is_in_one_paragraph", Claim(f"{H}#3", "[[northland]] said ⟦“⟧…” in March."), "quotation-not-found", "the quotation “…” has no words", "quote the article's own words"),
    "thirteen-words": Broken("quotation_is_short", Claim(f"{H}#3", "[[northland]] “⟦ended⟧ three days of talks in Port Alder on 14 March without a”."), "quotation-too-long", "the quotation has 13 words; 12 are the most", "say part of it in your own words"),
    "b053-1200-and-12000": Broken("number_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke of ⟦12,000⟧ passengers."), "ungrounded-number", f"{H}#5 does not hold the number '12,000'", f"see {H}#5: {ELSEWHERE}"),
    "b053-million-and-billion": Broken("number_is_in_the_paragraphs", Claim(f"{H}#7", "[[northland]] paid ⟦3⟧ billion crowns, it is claimed."), "ungrounded-number", f"{H}#7 does not hold the number '3 billion'", f"{H}#7 has 3 million"),
    "b053-percent-left-out": Broken("number_is_in_the_paragraphs", Claim("tariffs#1", "[[northland]] raised it by ⟦5⟧."), "ungrounded-number", "tariffs#1 does not hold the number '5'", "tariffs#1 has 5 percent"),
    "b053-kilometres-for-miles": Broken("number_is_in_the_paragraphs", Claim("tariffs#2", "[[northland]] built ⟦9⟧ km of pier."), "ungrounded-number", "tariffs#2 does not hold the number '9 km'", f"see tariffs#2: {ELSEWHERE}"),
    "b053-one-for-two": Broken("number_is_in_the_paragraphs", Claim(f"{H}#4", "[[lena-vos]] denied what the ⟦one⟧ side said."), "ungrounded-number", f"{H}#4 does not hold the number 'one'", f"see {H}#4: {ELSEWHERE}"),
    "b053-second-for-third": Broken("number_is_in_the_paragraphs", Claim(f"{H}#4", "[[lena-vos]] denied it a ⟦second⟧ time."), "ungrounded-number", f"{H}#4 does not hold the number 'second'", f"see {H}#4: {ELSEWHERE}"),
    "b053-million-left-out": Broken("number_is_in_the_paragraphs", Claim(f"{H}#7", "[[northland]] paid ⟦3⟧ crowns, it is claimed."), "ungrounded-number", f"{H}#7 does not hold the number '3'", f"it stands in {H}#3"),
    "b053-five-and-six": Broken("number_is_in_the_paragraphs", Claim(f"{G}#2", "[[northland]] and [[southmark]] have ⟦six⟧ ships."), "ungrounded-number", f"{G}#2 does not hold the number 'six'", f"see {G}#2: {ELSEWHERE}"),
    "b053-in-another-paragraph": Broken("number_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] heard of ⟦1200⟧ passengers."), "ungrounded-number", f"{H}#3 does not hold the number '1200'", f"it stands in {H}#5"),
    "b053-a-quantity-that-looks-like-a-year": Broken("number_is_in_the_paragraphs", Claim(f"{H}#4", "[[northland]] has ⟦2,023⟧ ships, it is denied."), "ungrounded-number", "the number '2,023'", ELSEWHERE),
    "b053-a-quantity-before-its-unit": Broken("number_is_in_the_paragraphs", Claim(f"{H}#4", "[[northland]] is ⟦2023⟧ km long, it is denied."), "ungrounded-number", "the number '2023 km'", ELSEWHERE),
    "b053-day-that-is-another-number": Broken("number_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] left on ⟦3⟧ March."), "ungrounded-number", f"{H}#3 does not hold the number '3'", "it stands in"),
    "b054-month": Broken("date_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke in ⟦March⟧."), "ungrounded-date", f"{H}#5 does not name March", NO_DATE),
    "b054-year": Broken("date_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] came home in ⟦2019⟧."), "ungrounded-date", f"the year 2019 does not follow from {H}#3", NO_DATE),
    "b054-year-beside-its-month": Broken("date_is_in_the_paragraphs", Claim(f"{G}#2", "[[northland]] opened it on 2 May ⟦2023⟧."), "ungrounded-date", f"the year 2023 does not follow from {G}#2", NO_DATE),
    "b054-two-years-ago": Broken("date_is_in_the_paragraphs", Claim(f"{H}#4", "In ⟦2022⟧ [[northland]] was further off, it is denied."), "ungrounded-date", f"the year 2022 does not follow from {H}#4", NO_DATE),
    "b054-when": Broken("date_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] went home.", fields="when: ⟦2024-02-14⟧"), "ungrounded-date", f"14 February 2024 does not follow from {H}#3", NO_DATE),
    "b054-day-of-when": Broken("date_is_in_the_paragraphs", Claim(f"{G}#2", "[[northland]] opened it.", fields="when: ⟦2024-05-01⟧"), "ungrounded-date", f"1 May 2024 does not follow from {G}#2", NO_DATE),
    "b054-end-of-when": Broken("date_is_in_the_paragraphs", Claim(f"{G}#2", "[[northland]] opened it.", fields="when: ⟦2024-05-02/2024-06⟧"), "ungrounded-date", f"June 2024 does not follow from {G}#2", NO_DATE),
    "b054-said-when": Broken("date_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke of 1,200 passengers.", "statement", "said_by: [lena-vos]\n    said_when: ⟦2024-01⟧"), "ungrounded-date", f"January 2024 does not follow from {H}#5", NO_DATE),
    "b054-a-report-of-what-lies-ahead": Broken("date_is_in_the_paragraphs", Claim(f"{H}#6", "[[northland]] may have run it.", fields="when: ⟦2024-05⟧"), "ungrounded-date", f"May 2024 does not follow from {H}#6", NO_DATE),
    "b054-march-at-the-beginning": Broken("date_is_in_the_paragraphs", Claim(f"{H}#5", "⟦March⟧ until then was calm, said [[lena-vos]]."), "ungrounded-date", f"{H}#5 does not name March", NO_DATE),
    "b054-dated-at-another-day": Broken("date_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke.", fields=f"when: ⟦2024-03-13⟧\n    dated_at: {H}#3"), "ungrounded-date", f"13 March 2024 does not follow from {H}#5", NO_DATE),
    "b054-linked-actor": Broken("name_is_in_the_paragraphs", Claim(f"{H}#5", "[[⟦northland⟧]] had 1,200 passengers."), "ungrounded-name", f"{H}#5 does not name Northland", f"named in {H}#3, {H}#4, {H}#6, {H}#7"),
    "b054-linked-actor-that-no-paragraph-names": Broken("name_is_in_the_paragraphs", Claim(f"{H}#3", "[[⟦edda-lind⟧]] ended it."), "ungrounded-name", f"{H}#3 does not name Edda Lind", "the source names Edda Lind nowhere"),
    "b054-outlet-that-tells-nothing": Broken("name_is_in_the_paragraphs", Claim(f"{H}#5", "[[⟦alder-herald⟧]] lost 1,200 passengers, said [[lena-vos]]."), "ungrounded-name", f"{H}#5 does not name Alder Herald", f"named in {H}#3"),
    "b054-name-of-nobody": Broken("name_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] met ⟦Oskar⟧ for three days."), "ungrounded-name", f"{H}#3 does not hold the name 'Oskar'", f"see {H}#3: {ELSEWHERE}"),
    "b054-name-in-another-paragraph": Broken("name_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] sent ⟦Berg⟧ for three days."), "ungrounded-name", f"{H}#3 does not hold the name 'Berg'", f"it stands in {H}#4"),
    "b054-name-after-an-abbreviation": Broken("name_is_in_the_paragraphs", Claim(f"{H}#4", "[[northland]] sent its Mr. ⟦Dahl⟧, it is denied."), "ungrounded-name", "the name 'Dahl'", ELSEWHERE),
    "b054-first-name": Broken("name_is_in_the_paragraphs", Claim(f"{H}#4", "[[lena-vos|Ms ⟦Karin⟧ Vos]] denied it."), "ungrounded-name", "the name 'Karin'", ELSEWHERE),
    "b054-capital-as-a-place": Broken("name_is_in_the_paragraphs", Claim(f"{H}#5", "[[⟦southmark⟧]] lost 1,200 passengers."), "ungrounded-name", f"{H}#5 does not name Southmark", f"named in {H}#3, {H}#4, {H}#6"),
    "b054-place-that-is-not-there": Broken("name_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] met for three days in ⟦Westhaven⟧."), "ungrounded-name", f"{H}#3 does not hold the name 'Westhaven'", f"it stands in {H}#5"),
    "b054-bloc-of-which-one-is-named": Broken("name_is_in_the_paragraphs", Claim(f"{H}#7", "[[⟦both-shores⟧]] paid 3 million crowns, it is claimed."), "ungrounded-name", f"{H}#7 does not name Both Shores", "the source names Both Shores nowhere"),
    "speaker-three-paragraphs-off": Broken("speaker_is_named", Claim(f"{H}#7", "[[northland]] paid 3 million crowns, it is claimed.", "statement", "said_by: [⟦lena-vos⟧]"), "ungrounded-speaker", f"neither {H}#7 nor its neighbours name the speaker Lena Vos", f"speaker_at: one of {H}#4, {H}#5"),
    "speaker-that-the-article-does-not-name": Broken("speaker_is_named", Claim(f"{G}#2", "[[northland]] has five ships.", "statement", "said_by: [⟦lena-vos⟧]"), "ungrounded-speaker", f"neither {G}#2 nor its neighbours name the speaker Lena Vos", "the source names Lena Vos nowhere"),
    "second-speaker-of-a-step": Broken("speaker_is_named", Claim(f"{G}#2", "[[northland]] has five ships.", "statement", "said_by: [[edda-lind, ⟦lena-vos⟧]]"), "ungrounded-speaker", "name the speaker Lena Vos", "the source names Lena Vos nowhere"),
    "speaker-at-the-wrong-place": Broken("speaker_is_named", Claim(f"{H}#7", "[[northland]] paid 3 million crowns, it is claimed.", "statement", f"said_by: [⟦lena-vos⟧]\n    speaker_at: {H}#3"), "ungrounded-speaker", "name the speaker Lena Vos", f"speaker_at: one of {H}#4, {H}#5"),
    "author-of-another-source": Broken("speaker_is_named", Claim(f"{G}#2", "[[northland]] has five ships.", "assessment", "said_by: [⟦ines-okafor⟧]"), "ungrounded-speaker", "name the speaker Ines Okafor", "the source names Ines Okafor nowhere"),
    "work-called-otherwise": Broken("speaker_is_named", Claim(f"{H}#8", "[[olga-brandt]] wrote of the cup.", "assessment", "said_by: [olga-brandt]\n    work: the ⟦memo⟧"), "ungrounded-name", f"neither {H}#8 nor its neighbours hold 'memo'", "call the document what the article calls it"),
    "second-citation-of-nothing": Broken("citation_carries_something", Claim(f"{H}#3, ⟦{H}#8⟧", "[[northland]] went home.", fields="when: 2024-03-14"), "idle-citation", f"{H}#8 has no name, no number and no quoted word of the claim", "cite only what the claim rests on"),
    "second-citation-of-names-that-the-first-has": Broken("citation_carries_something", Claim(f"{H}#3, ⟦{H}#6⟧", "[[northland]] and [[southmark]] ended talks on 14 March."), "idle-citation", f"{H}#6 has nothing of the claim but names that the other places have", "cite only what the claim rests on"),
    "doubt": Broken("hedge_is_kept", Claim(f"{H}#7", "⟦[[northland]] knew of the debt.⟧"), "lost-hedge", f"the sentence of {H}#7 that supports this hedges with 'apparently', and the claim does not", DOUBT),
    "doubt-may": Broken("hedge_is_kept", Claim(f"{H}#6", "⟦The ferry of [[northland]] runs again.⟧"), "lost-hedge", "hedges with 'may'", DOUBT),
    "dispute-claims": Broken("hedge_is_kept", Claim(f"{H}#7", "⟦[[northland]] paid 3 million crowns for a pier.⟧"), "lost-hedge", "hedges with 'claims'", DOUBT),
    "dispute-denied": Broken("hedge_is_kept", Claim(f"{H}#4", "⟦[[lena-vos]] is the envoy of [[southmark]].⟧"), "lost-hedge", "hedges with 'denied'", DOUBT),
    "dispute-without-a-word-of-telling": Broken("hedge_is_kept", Claim(f"{H}#7", "⟦[[northland]] paid 3 million crowns for a pier.⟧", "statement", "said_by: [harbour-union]"), "lost-hedge", "hedges with 'claims'", DOUBT),
    "dispute-that-another-tells-of": Broken("hedge_is_kept", Claim(f"{H}#7", "⟦[[northland]] paid 3 million crowns for a pier, says the [[harbour-union]].⟧", "statement", "said_by: [northland, harbour-union]"), "lost-hedge", "hedges with 'claims'", DOUBT),
    "doubt-in-words-of-a-link-to-a-claim": Broken("hedge_is_kept", Claim(f"{H}#7", "⟦[[northland]] knew of the debt in the [[northland--southmark/no-deal|apparent dispute]].⟧"), "lost-hedge", "hedges with 'apparently'", DOUBT),
    "doubt-of-a-clause": Broken("hedge_is_kept", Claim("tariffs#3", "⟦A new tariff of [[southmark]] begins in June.⟧"), "lost-hedge", "hedges with 'may'", DOUBT),
    "doubt-of-a-sentence-that-it-rests-on-too": Broken("hedge_is_kept", Claim("tariffs#4", "⟦[[northland]] raised an old toll on trucks and on ships; ministers in Karlsborg weighed tolls on boats.⟧"), "lost-hedge", "hedges with 'might'", DOUBT),
    "doubt-of-a-word": Broken("hedge_is_kept", Claim("tariffs#5", "⟦[[northland]] spoke of its role in the talks.⟧"), "lost-hedge", "tariffs#5 says 'potential role', and the claim says it without doubt", DOUBT),
    "doubt-of-what-is-seen-as": Broken("hedge_is_kept", Claim("tariffs#6", "⟦The toll of [[northland]] is a “threats to trade” case.⟧"), "lost-hedge", "tariffs#6 says 'as threats'", DOUBT),
    "plan": Broken("hedge_is_kept", Claim(f"{H}#6", "⟦[[southmark]] sends a second ship to Port Alder.⟧"), "lost-hedge", "hedges with 'set'", DOUBT),
    "no-name-no-number-no-quotation": Broken("claim_has_something_to_check", Claim(f"{H}#3", "⟦The sides found no deal at all.⟧"), "nothing-to-check", "the claim has no name, no number and no quotation", "name who or what it is about"),
    "only-a-sentence-begins-with-a-capital": Broken("claim_has_something_to_check", Claim(f"{H}#3", "⟦They met. Talks ended.⟧"), "nothing-to-check", "the claim has no name", "name who or what it is about"),
    "b185-eight-words": Broken("text_is_in_our_words", Claim(f"{H}#3", "Both sides ⟦ended⟧ three days of talks in Port Alder on 14 days."), "copied-words", f"10 words in a row stand as in {H}: 'ended three days of talks in Port Alder on 14'", "say it in your own words"),
    "b185-eight-words-with-names-between": Broken("text_is_in_our_words", Claim(f"{H}#3", "⟦Northland⟧ and Southmark ended three days of talks in Port Alder on some day."), "copied-words", "12 words in a row", "say it in your own words"),
    "b185-eight-words-of-a-paragraph-not-cited": Broken("text_is_in_our_words", Claim(f"{H}#3", "[[northland]] ended it, so ended ⟦the⟧ dispute a storm in a very small cup."), "copied-words", f"9 words in a row stand as in {H}: 'the dispute a storm in a very small cup'", "say it in your own words"),
}
KEPT: Mapping[str, Kept] = {
    "b050-as-it-stands": Kept("quotation_is_in_one_paragraph", Claim(f"{H}#5", "[[lena-vos]] spoke of “1,200 passengers a week”.")),
    "b050-in-other-case": Kept("quotation_is_in_one_paragraph", Claim(f"{H}#5", "[[lena-vos]]: “Lost 1200 Passengers a week”.")),
    "b050-parts-in-order": Kept("quotation_is_in_one_paragraph", Claim(f"{H}#5", "[[lena-vos]]: “lost … passengers a week”.")),
    "b050-insertion": Kept("quotation_is_in_one_paragraph", Claim(f"{H}#5", "[[lena-vos]]: “[They] have lost 1,200 passengers”.")),
    "b050-in-the-second-of-two": Kept("quotation_is_in_one_paragraph", Claim(f"{H}#4-5", "[[lena-vos]] denied it: “lost 1,200 passengers”.")),
    "twelve-words": Kept("quotation_is_short", Claim(f"{H}#3", "[[northland]] “ended three days of talks in Port Alder on 14 March without”.")),
    "b053-other-form": Kept("number_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke of 1200 passengers.")),
    "b053-bare-number-beside-the-same-of-millions": Kept("number_is_in_the_paragraphs", Claim("tariffs#7", "[[northland]] shipped 768 tonnes, worth 768 million crowns.")),
    "b053-bare-number-beside-millions-and-no-unit": Kept("number_is_in_the_paragraphs", Claim("tariffs#7", "[[northland]] sent 768 of them.")),
    "b053-percent-in-other-words": Kept("number_is_in_the_paragraphs", Claim("tariffs#1", "[[northland]] raised it by 5 per cent, five percent or 5%.")),
    "b053-miles-in-other-form": Kept("number_is_in_the_paragraphs", Claim("tariffs#2", "[[northland]] built a 9-mile pier.")),
    "b053-number-of-two-words": Kept("number_is_in_the_paragraphs", Claim("tariffs#2", "[[northland]] built it in twenty-five or 25 days.")),
    "b053-list-of-numbers": Kept("number_is_in_the_paragraphs", Claim("tariffs#8", "[[northland]] counted 25, 12 and 9 boats.")),
    "one-that-does-not-count": Kept("number_is_in_the_paragraphs", Claim(f"{H}#4", "[[lena-vos]] denied it; no one else did, and it is one of the things, a fair one, and one gauge for all, the one of theirs.")),
    "one-and-the-other": Kept("number_is_in_the_paragraphs", Claim(f"{H}#4", "[[lena-vos]] denied it of the one side, not of the other.")),
    "second-that-is-there": Kept("number_is_in_the_paragraphs", Claim(f"{H}#6", "[[southmark]] is set to send its second ship.")),
    "b053-million": Kept("number_is_in_the_paragraphs", Claim(f"{H}#7", "[[northland]] paid three million crowns, it is claimed.")),
    "b053-figures-for-words": Kept("number_is_in_the_paragraphs", Claim(f"{G}#2", "[[northland]] and [[southmark]] have 5 ships.")),
    "b053-day-beside-its-month": Kept("number_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] left on March 14.")),
    "b053-number-of-a-quotation": Kept("number_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke of “1,200 passengers”.")),
    "b054-month-and-year-of-the-source": Kept("date_is_in_the_paragraphs", Claim(f"{H}#3", "[[northland]] left in March 2024.", fields="when: 2024-03-14")),
    "b054-last-year": Kept("date_is_in_the_paragraphs", Claim(f"{H}#4", "In 2023 [[northland]] was further off, it is denied.", fields="when: 2023")),
    "b054-a-plan-lies-ahead": Kept("date_is_in_the_paragraphs", Claim(f"{H}#6", "[[northland]] may run it in May 2024.", "plan", "when: 2024-05")),
    "b054-day-of-the-source": Kept("date_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke.", fields="when: 2024-03-15")),
    "b054-dated-at": Kept("date_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke on 14 March.", fields=f"when: 2024-03-14\n    dated_at: {H}#3")),
    "b054-said-in-a-neighbour": Kept("date_is_in_the_paragraphs", Claim(f"{H}#4", "[[lena-vos]] denied it.", "statement", "said_by: [lena-vos]\n    said_when: 2024-03-14")),
    "b054-may-is-a-verb": Kept("date_is_in_the_paragraphs", Claim(f"{H}#5", "May all be well, said [[lena-vos]].")),
    "b054-march-is-a-verb": Kept("date_is_in_the_paragraphs", Claim(f"{H}#5", "March on, said [[lena-vos]].")),
    "b054-alias": Kept("name_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos|Lena Vos]] spoke of passengers.")),
    "b054-words-of-a-link": Kept("name_is_in_the_paragraphs", Claim(f"{H}#4", "[[lena-vos|Ms Vos]] denied it.")),
    "b054-place-that-is-there": Kept("name_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke in Westhaven.")),
    "b054-bloc-whose-members-are-named": Kept("name_is_in_the_paragraphs", Claim(f"{H}#3", "[[both-shores]] ended it.")),
    "b054-title": Kept("name_is_in_the_paragraphs", Claim(f"{H}#4", "Mrs Vos denied it to [[northland]].")),
    "b054-outlet": Kept("name_is_in_the_paragraphs", Claim(f"{H}#5", "[[alder-herald]] wrote of [[lena-vos]].")),
    "b054-capital-that-opens-a-sentence": Kept("name_is_in_the_paragraphs", Claim(f"{H}#5", "[[lena-vos]] spoke. Passengers: “1,200 […] a week”. Westhaven heard it.")),
    "speaker-in-a-neighbour": Kept("speaker_is_named", Claim(f"{H}#6", "[[northland]] may run it.", "statement", "said_by: [lena-vos]")),
    "speaker-at": Kept("speaker_is_named", Claim(f"{H}#7", "[[northland]] paid 3 million crowns, it is claimed.", "statement", f"said_by: [lena-vos]\n    speaker_at: {H}#4")),
    "speaker-is-linked-from-a-neighbour": Kept("speaker_is_named", Claim(f"{H}#6", "[[northland]] may run it, said [[lena-vos]].", "statement", "said_by: [lena-vos]")),
    "speaker-is-the-publisher": Kept("speaker_is_named", Claim(f"{H}#8", "[[olga-brandt]] wrote of the cup.", "assessment", "said_by: [alder-herald]")),
    "speaker-is-the-author": Kept("speaker_is_named", Claim(f"{H}#8", "[[olga-brandt]] wrote of the cup.", "assessment", "said_by: [ines-okafor]")),
    "speaker-is-no-actor-yet": Kept("speaker_is_named", Claim(f"{H}#8", "[[olga-brandt]] wrote of the cup.", "assessment", "said_by: [olga-brandt]\n    work: the note")),
    "citations-of-a-name-and-a-number": Kept("citation_carries_something", Claim(f"{H}#3, {H}#5", "[[northland]] lost 1,200 passengers.")),
    "citation-of-another-word": Kept("citation_carries_something", Claim(f"{H}#3, {H}#6", "[[northland]] and [[southmark]] ended talks on the ferry.")),
    "citation-of-a-name-in-two-words": Kept("citation_carries_something", Claim("tariffs#9, tariffs#10", "The White Paper of [[northland]] came home.")),
    "citation-of-a-quotation": Kept("citation_carries_something", Claim(f"{H}#3, {H}#8", "[[northland]] saw “a storm”.")),
    "citation-of-a-speaker": Kept("citation_carries_something", Claim(f"{H}#3, {H}#5", "[[northland]] ended it.", "statement", "said_by: [lena-vos]")),
    "citation-of-a-date": Kept("citation_carries_something", Claim(f"{H}#8, {H}#3", "[[olga-brandt]] wrote of the cup.", fields="when: 2024-03-14")),
    "citation-of-several-paragraphs": Kept("citation_carries_something", Claim(f"{H}#3-8", "[[northland]] may have gone home.")),
    "doubt-in-other-words": Kept("hedge_is_kept", Claim(f"{H}#7", "[[northland]] seemingly knew of the debt.")),
    "hedge-in-another-sentence": Kept("hedge_is_kept", Claim(f"{H}#7", "Alleged: [[northland]] paid 3 million crowns for the pier.")),
    "dispute-with-a-speaker": Kept("hedge_is_kept", Claim(f"{H}#7", "[[northland]] paid 3 million crowns for the pier, says the [[harbour-union]].", "statement", "said_by: [harbour-union]")),
    "flat-half-of-a-sentence": Kept("hedge_is_kept", Claim("tariffs#3", "[[northland]] has dropped the old toll.")),
    "doubt-of-the-other-half": Kept("hedge_is_kept", Claim("tariffs#3", "A new tariff of [[southmark]] may begin in June.")),
    "doubt-of-a-word-kept": Kept("hedge_is_kept", Claim("tariffs#5", "[[northland]] spoke of its possible role in the talks.")),
    "doubt-of-a-word-that-is-not-named": Kept("hedge_is_kept", Claim("tariffs#5", "[[northland]] spoke of the talks.")),
    "doubt-of-what-is-read-as": Kept("hedge_is_kept", Claim("tariffs#6", "The toll of [[northland]] is read as “threats to trade”.")),
    "plan-as-a-plan": Kept("hedge_is_kept", Claim(f"{H}#6", "[[southmark]] sends a second ship to Port Alder.", "plan")),
    "plan-in-other-words": Kept("hedge_is_kept", Claim(f"{H}#6", "[[southmark]] is due to send a second ship to Port Alder.")),
    "may-is-no-doubt-of-the-next-sentence": Kept("hedge_is_kept", Claim(f"{H}#6", "[[southmark]] plans to send a second ship.")),
    "a-number": Kept("claim_has_something_to_check", Claim(f"{H}#3", "The sides met for three days.")),
    "a-name": Kept("claim_has_something_to_check", Claim(f"{H}#3", "The sides met in Port Alder.")),
    "a-quotation": Kept("claim_has_something_to_check", Claim(f"{H}#3", "The sides went home “without a deal”.")),
    "b185-seven-words": Kept("text_is_in_our_words", Claim(f"{H}#3", "Both sides ended three days of talks in Port Alder on some day.")),
    "b185-quoted-words": Kept("text_is_in_our_words", Claim(f"{H}#3", "Both sides ended “three days of talks” in Port Alder on 14 March without a result.")),
}
# fmt: on


def third(cites: str) -> dict[str, bytes]:
    """The files of the third article where a claim cites it; its other paragraphs are set aside."""
    cited = {int(number) for number in re.findall(r"tariffs#(\d+)", cites)}
    unused = "".join(f"  - {{paragraphs: {number}, why: Not here.}}\n" for number in range(1, len(TARIFFS) + 1) if number not in cited)
    source = small.GAZETTE_SOURCE.replace("headline: Ferry runs again", "headline: Tolls").partition("  -")[0] + unused
    files = {"sources/tariffs.yml": source, "sources/tariffs.evidence": Evidence.of("\n\n".join(TARIFFS)).dumps()}
    return {path: text.encode() for path, text in files.items()} if cited else {}


def probe(claim: Claim) -> tuple[dict[str, bytes], Mark | None]:
    """The small dossier with a further claim of Northland's, and where its marks stood."""
    fields = f"    {claim.fields}\n" if claim.fields else ""
    whole_text = claim.text[0] == "⟦" and claim.text[-1] == "⟧"
    text = f"⟦{claim.text[1:-1]!r}⟧" if whole_text else repr(claim.text)
    whole = f"{small.NORTHLAND}  - id: probe\n    text: {text}\n    type: {claim.type}\n    cites: [{claim.cites}]\n{fields}"
    before, opening, rest = whole.partition("⟦")
    inside, _, after = rest.partition("⟧")
    mark = Mark(f"briefings/{NORTHLAND}", before.count("\n") + 1, len(before) - before.rfind("\n"), len(inside)) if opening else None
    further = {path: text.encode() for path, text in FURTHER.items()} | third(claim.cites)
    return {**small.files(), **further, NORTHLAND: (before + inside + after).encode()}, mark


def both_ways(files: dict[str, bytes]) -> list[Problem]:
    """The problems of the files, which are the same with the evidence alone and with the articles at hand."""
    found, wrong = decode(files)
    assert found is not None, wrong
    texts = {"herald.txt": small.HERALD, "gazette.txt": small.GAZETTE, "tariffs.txt": "\n\n".join(TARIFFS)}
    evidence, missing = exact_evidence(found, texts)
    with_text = sorted([*wrong, *missing, *check(dataclasses.replace(found, evidence=evidence))])
    assert small.problems(files) == with_text
    return with_text


@pytest.mark.parametrize("row", BROKEN.values(), ids=BROKEN)
def test_broken(row: Broken) -> None:
    """A claim that breaks a rule is told once, at the words in question, with what is and what would be right, both ways."""
    files, mark = probe(row.claim)
    problems = both_ways(files)
    assert [problem.code for problem in problems] == [row.code], problems
    assert mark_of(problems[0]) == mark
    assert row.message in problems[0].message
    assert row.hint in problems[0].hint


@pytest.mark.parametrize("row", KEPT.values(), ids=KEPT)
def test_kept(row: Kept) -> None:
    """A claim that says what its paragraphs say is not told of, both ways."""
    assert both_ways(probe(row.claim)[0]) == []


@pytest.mark.parametrize("row", BROKEN.values(), ids=BROKEN)
def test_waived(row: Broken) -> None:
    """A claim that breaks a rule with a reason is not told of, both ways."""
    fields = f"waive: [{{rule: {row.code}, why: An exception.}}]"
    claim = row.claim._replace(fields=f"{row.claim.fields}\n    {fields}" if row.claim.fields else fields)
    assert both_ways(probe(claim)[0]) == []


@pytest.mark.parametrize("rule", dict.fromkeys((*CLAIM_RULES, *TEXT_RULES)), ids=lambda rule: rule.__name__)
def test_every_rule_has_rows(rule: object) -> None:
    """Each rule has a claim that breaks it and a claim that keeps it, and says in a docstring what it holds to."""
    name = getattr(rule, "__name__", "")
    assert rule.__doc__
    assert name in {row.rule for row in BROKEN.values()}
    assert name in {row.rule for row in KEPT.values()}


@pytest.mark.parametrize("rule", [rule for rule in CLAIM_RULES if rule not in TEXT_RULES], ids=lambda rule: rule.__name__)
def test_rules_of_claims_leave_other_texts_alone(rule: Callable[[Statement], Iterator[Finding]]) -> None:
    """A judgement has no speaker, no citation and no hedge of its own to keep: the rules that are for claims alone say nothing of it."""
    dossier = small.dossier()
    text = Text(("judgements", 0), ("judgements", 0, "text"), "It knew of the debt.", (Citation(H, 7, 7), Citation(H, 8, 8)))
    statement = Statement.of(text, EvidenceIndex(dossier))
    assert statement is not None
    assert [*rule(statement)] == []


def test_a_false_yes_refuses_no_number() -> None:
    """A mark of another pair of words that a hash happens to meet does not make a number that stands by itself one of billions."""
    (paragraph,) = Evidence.loads(Evidence.of("Northland shipped 768 tonnes.").dumps()).paragraphs
    met = dataclasses.replace(paragraph, sentences=(Sentence(paragraph.marks | {paragraph.hashes["768 billion"]}),))
    assert met.has_pair("768", "billion")
    assert matching.number_occurs(met, "768", "")
