"""The rules over a whole record and a whole dossier, and the waivers that except from them.

Every row is checked with the evidence alone and with the articles at hand: the verdicts are the same.  ⟦ and ⟧ in a row mark the words
that the problem points at.  A row's id begins with the number of the threat where it answers one.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.articles import english
from generator.articles.fingerprints import Evidence
from generator.evidence.passages import EvidenceIndex
from generator.rules.check import EXTRA_RULES, WAIVABLE, ground, ground_claim, ground_record
from generator.rules.quotations import QUOTED_WORDS
from generator.text.problems import Problem
from tests import small, test_grounding
from tests.marked import Broken, Kept, Mark, assert_told, changed, mark_of

NORTHLAND = "actors/northland.yml"
SOUTHMARK = "actors/southmark.yml"
LENA_VOS = "actors/lena-vos.yml"
UNION = "actors/harbour-union.yml"
BRANDT = "actors/olga-brandt.yml"
FERRY = "relationships/northland--southmark.yml"
SETTINGS = "dossier.yml"

ROLE = "title: envoy, of: southmark, seen: [2024-03-15], cites: [herald-2024-03#4]"
ORGANISATION = "kind: organisation"
PARTIES = "kinds: [dispute, {kind: supply, from: southmark}]"
WAIVED = "- {rule: ungrounded-name, why: The envoy speaks of “we”; paragraph 4 says whose envoy she is.}"


# fmt: off
BROKEN: Mapping[str, Broken] = {
    "office-of-other-words": Broken("role_is_in_the_paragraphs", LENA_VOS, "title: envoy", "title: the envoy ⟦ambassador⟧", "ungrounded-role", "herald-2024-03#4 does not hold 'ambassador'", "write the office as the article does"),
    "office-in-another-paragraph": Broken("role_is_in_the_paragraphs", BRANDT, "title: director, cites: [herald-2024-03#8]", "title: ⟦minister⟧, cites: [herald-2024-03#8]", "ungrounded-role", "herald-2024-03#8 does not hold 'minister'", "write the office as the article does"),
    "holder-not-named": Broken("role_is_in_the_paragraphs", UNION, ORGANISATION, "kind: organisation\nroles:\n  - {title: ⟦director⟧, cites: [herald-2024-03#8]}", "ungrounded-role", "herald-2024-03#8 does not name Harbour Union", "named in herald-2024-03#5, herald-2024-03#7"),
    "whose-office-not-named": Broken("role_is_in_the_paragraphs", BRANDT, "title: director, cites", "title: director, of: ⟦harbour-union⟧, cites", "ungrounded-role", "herald-2024-03#8 does not name Harbour Union", "named in herald-2024-03#5, herald-2024-03#7"),
    "b054-seen-at-another-time": Broken("role_is_in_the_paragraphs", LENA_VOS, ROLE, ROLE.replace("2024-03-15", "⟦2022-03⟧"), "ungrounded-date", "March 2022 does not follow from herald-2024-03#4", "cite the paragraph that gives the date"),
    "b054-period-of-an-office": Broken("role_is_in_the_paragraphs", BRANDT, "title: director, cites", "title: director, when: ⟦2019/2024⟧, cites", "ungrounded-date", "2019 does not follow from herald-2024-03#8", "cite the paragraph that gives the date"),
    "member-not-named": Broken("tie_is_in_the_paragraphs", UNION, ORGANISATION, "kind: organisation\npart_of:\n  - {actor: southmark, cites: ⟦[⟧herald-2024-03#7]}", "ungrounded-tie", "herald-2024-03#7 does not name Southmark", "named in herald-2024-03#3, herald-2024-03#4, herald-2024-03#6"),
    "its-own-side-not-named": Broken("tie_is_in_the_paragraphs", UNION, ORGANISATION, "kind: organisation\npart_of:\n  - {actor: southmark, cites: ⟦[⟧herald-2024-03#4]}", "ungrounded-tie", "herald-2024-03#4 does not name Harbour Union", "named in herald-2024-03#5, herald-2024-03#7"),
    "member-of-a-bloc-not-named": Broken("tie_is_in_the_paragraphs", UNION, ORGANISATION, "kind: bloc\nmembers:\n  - {actor: southmark, cites: ⟦[⟧herald-2024-03#7]}", "ungrounded-tie", "herald-2024-03#7 does not name Southmark", "named in herald-2024-03#3, herald-2024-03#4, herald-2024-03#6"),
    "b054-name-that-no-source-has": Broken("name_is_in_the_sources", UNION, "name: Harbour Union", "name: ⟦Harbour Guild⟧\naliases: [Harbour Union]", "unnamed-actor", "no source has the name 'Harbour Guild'", "write it as an article does, or leave it out"),
    "b054-alias-that-no-source-has": Broken("name_is_in_the_sources", UNION, ORGANISATION, "kind: organisation\naliases: [the Harbour Union, ⟦the Dockers⟧]", "unnamed-actor", "no source has the name 'the Dockers'", "write it as an article does, or leave it out"),
    "b054-metonym-that-no-source-has": Broken("name_is_in_the_sources", NORTHLAND, "metonyms: [Port Alder]", "metonyms: [Port Alder, ⟦Alderburg⟧]", "unnamed-actor", "no source has the name 'Alderburg'", "write it as an article does, or leave it out"),
    "b054-native-name-that-no-source-has": Broken("name_is_in_the_sources", UNION, ORGANISATION, "kind: organisation\nnative_names: {de: ⟦Hafenbund⟧}", "unnamed-actor", "no source has the name 'Hafenbund'", "write it as an article does, or leave it out"),
    "b042-name-without-a-word": Broken("name_is_in_the_sources", UNION, ORGANISATION, "kind: organisation\naliases: [⟦—⟧]", "unnamed-actor", "'—' has no word", "write it as an article does, or leave it out"),
    "b053-number-of-a-judgement": Broken("number_is_in_the_paragraphs", FERRY, "The dispute of [[northland]] and [[southmark]] is over.", "The [[northland]] and [[southmark]] have ⟦seven⟧ ships.", "ungrounded-number", "herald-2024-03#3, gazette-2024-05#2 does not hold the number 'seven'", "see herald-2024-03#3, gazette-2024-05#2"),
    "b050-quotation-of-a-judgement": Broken("quotation_is_in_one_paragraph", FERRY, "The dispute of [[northland]] and [[southmark]] is over.", "The [[northland]] and [[southmark]] are “⟦allies⟧ in trade”.", "quotation-not-found", "does not hold the words “allies in trade”", "the words stand in gazette-2024-05#3"),
    "b054-date-of-a-state": Broken("date_is_in_the_paragraphs", FERRY, "{when: 2024-03, label: no deal", "{when: ⟦2023-04⟧, label: no deal", "ungrounded-date", "April 2023 does not follow from herald-2024-03#3", "cite the paragraph that gives the date"),
    "b053-number-of-a-state": Broken("number_is_in_the_paragraphs", FERRY, "label: ferry line open", "label: ⟦nine⟧ ships", "ungrounded-number", "gazette-2024-05#2 does not hold the number 'nine'", "write what the article has"),
    "b053-value-of-a-fact": Broken("number_is_in_the_paragraphs", NORTHLAND, "claims:\n", "facts:\n  - {label: Paid, value: ⟦4⟧ million crowns, claim: paid-for-pier}\nclaims:\n", "ungrounded-number", "herald-2024-03#7 does not hold the number '4 million'", "write what the article has"),
    "b054-introduction": Broken("name_is_in_the_paragraphs", SETTINGS, "disagreed about a ferry.", "and [[⟦harbour-union⟧]] disagreed.", "ungrounded-name", "herald-2024-03#3 does not name Harbour Union", "named in herald-2024-03#5, herald-2024-03#7"),
    "unused-waiver": Broken("waivers", SOUTHMARK, WAIVED, f"{WAIVED}\n      - {{rule: ⟦lost-hedge⟧, why: For no reason.}}", "unused-waiver", "the rule 'lost-hedge' holds here without the waiver", "delete it"),
    "unknown-rule": Broken("waivers", SOUTHMARK, WAIVED, f"{WAIVED}\n      - {{rule: ⟦ungrounded-names⟧, why: For no reason.}}", "unknown-rule", "'ungrounded-names' is no rule that can be waived", "did you mean 'ungrounded-name'"),
    "rule-that-no-record-is-excepted-from": Broken("waivers", SOUTHMARK, WAIVED, f"{WAIVED}\n      - {{rule: ⟦unknown-actor⟧, why: For no reason.}}", "unknown-rule", "'unknown-actor' is no rule that can be waived", "did you mean 'unnamed-actor'?"),
    "waived-twice": Broken("waivers", SOUTHMARK, WAIVED, f"{WAIVED.replace('ungrounded-name', '⟦ungrounded-name⟧')}\n      {WAIVED}", "unused-waiver", "the rule 'ungrounded-name' is waived twice here", "keep one of the two"),
    "waiver-of-a-record": Broken("waivers", UNION, ORGANISATION, "kind: organisation\nwaive:\n  - {rule: ⟦unnamed-actor⟧, why: For no reason.}", "unused-waiver", "the rule 'unnamed-actor' holds here without the waiver", "delete it"),
    "waiver-of-a-role": Broken("waivers", LENA_VOS, ROLE, f"{ROLE}, waive: [{{rule: ⟦ungrounded-role⟧, why: For no reason.}}]", "unused-waiver", "the rule 'ungrounded-role' holds here without the waiver", "delete it"),
    "waiver-of-a-judgement": Broken("waivers", FERRY, "    confidence: moderate", "    confidence: moderate\n    waive: [{rule: ⟦copied-words⟧, why: For no reason.}]", "unused-waiver", "the rule 'copied-words' holds here without the waiver", "delete it"),
}
KEPT: Mapping[str, Kept] = {
    "office": Kept("role_is_in_the_paragraphs", LENA_VOS, "title: envoy", "title: the Envoy of Southmark"),
    "office-without-a-state": Kept("role_is_in_the_paragraphs", LENA_VOS, "of: southmark, seen: [2024-03-15], ", ""),
    "period-of-an-office": Kept("role_is_in_the_paragraphs", LENA_VOS, "seen: [2024-03-15]", "when: 2023/2024, seen: [2024-03, 2024]"),
    "bloc-beside-its-member": Kept("tie_is_in_the_paragraphs", UNION, ORGANISATION, "kind: bloc\nmembers:\n  - {actor: southmark, cites: [herald-2024-03#4]}"),
    "both-sides": Kept("tie_is_in_the_paragraphs", UNION, ORGANISATION, "kind: organisation\npart_of:\n  - {actor: northland, cites: [herald-2024-03#7]}"),
    "name-of-a-bloc-is-ours": Kept("name_is_in_the_sources", UNION, ORGANISATION, "kind: bloc\naliases: [the Dockers]"),
    "name-in-another-case": Kept("name_is_in_the_sources", UNION, ORGANISATION, "kind: organisation\naliases: [THE HARBOUR UNION]"),
    "publisher": Kept("name_is_in_the_sources", UNION, "name: Harbour Union", "name: Alder Herald\naliases: [Harbour Union]"),
    "author": Kept("name_is_in_the_sources", UNION, ORGANISATION, "kind: organisation\naliases: [Ines Okafor]"),
    "judgement": Kept("name_is_in_the_paragraphs", FERRY, "is over.", "over the ferry of Port Alder is over."),
    "fact": Kept("number_is_in_the_paragraphs", NORTHLAND, "claims:\n", "facts:\n  - {label: Paid, value: 3 million crowns, claim: paid-for-pier}\nclaims:\n"),
    "fact-on-another-record": Kept("number_is_in_the_paragraphs", NORTHLAND, "claims:\n", "facts:\n  - {label: Ships, value: five, claim: northland--southmark/opened}\nclaims:\n"),
    "waived": Kept("waivers", SOUTHMARK, "    text: A second ship of", "    waive: [{rule: ungrounded-number, why: Counted by us.}]\n    text: All nine ships, and a second ship of"),
    "two-rules-waived": Kept("waivers", SOUTHMARK, "    text: A second ship of", "    waive: [{rule: ungrounded-number, why: Ours.}, {rule: ungrounded-name, why: Ours.}]\n    text: All nine of Karlsborg, and a second ship of"),
    "waived-for-a-record": Kept("waivers", UNION, ORGANISATION, "kind: organisation\naliases: [the Dockers]\nwaive:\n  - {rule: unnamed-actor, why: As they call themselves.}"),
    "waived-for-a-role": Kept("waivers", LENA_VOS, ROLE, "title: ambassador, cites: [herald-2024-03#4], waive: [{rule: ungrounded-role, why: An envoy is one.}]"),
}
# fmt: on

#: A relationship of which one side is named only as a place, at #5, and as a government, at #4.
UNION_AND_SOUTHMARK = """\
parties: [harbour-union, ⟦southmark⟧]
kinds: [dispute]
claims:
  - id: counted
    text: "[[harbour-union]] spoke of 1,200 passengers."
    type: report
    cites: [herald-2024-03#PARAGRAPHS]
"""


def both_ways(files: dict[str, bytes]) -> list[Problem]:
    """The problems of the files, which are the same with the evidence alone and with the articles at hand."""
    alone, with_text = small.problems(files), small.problems(files, with_text=True)
    assert alone == with_text
    return alone


@pytest.mark.parametrize("row", BROKEN.values(), ids=BROKEN)
def test_broken(row: Broken) -> None:
    """A record that breaks a rule is told once, at the words in question, with what is and what would be right, both ways."""
    files, mark = changed(row.path, row.old, row.new)
    assert_told(both_ways(files), mark, row.code, row.message, row.hint)


@pytest.mark.parametrize("row", KEPT.values(), ids=KEPT)
def test_kept(row: Kept) -> None:
    """A record that says what its paragraphs say is not told of, both ways."""
    assert both_ways(small.changed(row.path, row.old, row.new)) == []


@pytest.mark.parametrize(
    ("paragraphs", "waived", "told"), [("5", False, True), ("4-5", False, False), ("5", True, False), ("4-5", True, False)]
)
def test_party_is_named(paragraphs: str, *, waived: bool, told: bool) -> None:
    """A party that the paragraphs of its relationship name only as a place is told of, and may be waived where it is."""
    path, text = "relationships/harbour-union--southmark.yml", UNION_AND_SOUTHMARK.replace("PARAGRAPHS", paragraphs)
    mark = Mark(f"briefings/{path}", 1, text.index("⟦") + 1, len("southmark"))
    text = text.replace("⟦", "").replace("⟧", "") + ("waive: [{rule: ungrounded-party, why: Its capital will do.}]\n" if waived else "")
    problems = both_ways({**small.files(), path: text.encode()})
    if told:
        assert [(problem.code, problem.message, problem.hint) for problem in problems] == [
            (
                "ungrounded-party",
                "no paragraph that this record cites names Southmark",
                "named in herald-2024-03#3, herald-2024-03#4, herald-2024-03#6: cite one that names it",
            )
        ]
        assert mark_of(problems[0]) == mark
    else:
        assert [problem.code for problem in problems] == (["unused-waiver"] if waived and paragraphs == "4-5" else [])


#: Four quotations of twelve words and one of five, with the paragraphs of the Herald that have them.
QUOTATIONS = [
    (3, "Southmark ended three days of talks in Port Alder on 14 March"),
    (4, "Tomas Berg, said the two sides were closer than last year. Southmark's"),
    (5, "lost 1,200 passengers a week, Ms Vos said in Westhaven, according to"),
    (6, "may run again in May, a Northland official said. Southmark is set"),
    (7, "Union claims that Northland paid"),
]


def quoting(*quotations: tuple[int, str]) -> dict[str, bytes]:
    """The small dossier, in which Brandt's record quotes the Herald so often; seven words of it are quoted there already, and five elsewhere."""
    claims = "".join(
        f"  - id: quoted-{number}\n    text: {f'It says “{text}”.'!r}\n    type: report\n    cites: [herald-2024-03#{paragraph}]\n"
        for number, (paragraph, text) in enumerate(quotations)
    )
    return small.changed(BRANDT, "    topics: [ferry]\n", f"    topics: [ferry]\n{claims}")


def test_b052_budget_of_quotations() -> None:
    """Quotations of one article come to sixty words at most; the one that goes beyond is told of, at its place."""
    assert [len(english.keys(text)) for _, text in QUOTATIONS] == [12, 12, 12, 12, 5]
    assert both_ways(quoting(*QUOTATIONS[:4])) == []
    told = both_ways(quoting(*QUOTATIONS))
    assert [(problem.code, problem.message, problem.hint) for problem in told] == [
        (
            "too-much-quoted",
            "with this quotation 65 words of herald-2024-03 are quoted; 60 are the most",
            "say some of it in your own words",
        )
    ]
    assert (told[0].place.path, told[0].place.excerpt[told[0].place.column - 1 :][:8]) == (f"briefings/{SOUTHMARK}", "lost 1,2")


def test_b052_a_link_in_a_quotation() -> None:
    """The words of a link in a quotation count as a reader sees them."""
    linked = [(paragraph, text.replace("Northland", "[[northland]]")) for paragraph, text in QUOTATIONS[:4]]
    assert both_ways(quoting(*linked)) == both_ways(quoting(*linked, *QUOTATIONS[:4])) == []


def test_b052_a_quotation_counts_once() -> None:
    """The same words quoted again cost nothing, whatever the case they are written in."""
    twice = [*QUOTATIONS[:4], *((paragraph, text.upper().replace("'S", "'s")) for paragraph, text in QUOTATIONS[:4])]
    assert both_ways(quoting(*twice)) == []


def test_b052_budget_of_a_long_article() -> None:
    """Of a long article one word in twenty may be quoted."""
    article = f"{small.HERALD}\n{' '.join(['word'] * 1300)}\n"
    files = {**quoting(*QUOTATIONS), "sources/herald-2024-03.evidence": Evidence.of(article).dumps().encode()}
    assert Evidence.of(article).words * 0.05 > QUOTED_WORDS + 5
    files["sources/herald-2024-03.yml"] = files["sources/herald-2024-03.yml"].replace(b"paragraphs: 1-2", b"paragraphs: 9")
    assert "too-much-quoted" not in small.codes(files)


def test_b052_quotations_of_two_articles() -> None:
    """A quotation counts for the cited article that has it, whichever is cited first; judgements and states count too."""
    cites = "cites: [gazette-2024-05#2, herald-2024-03#"
    files = {
        path: data.replace(b"cites: [herald-2024-03#", cites.encode()) if path == BRANDT else data
        for path, data in quoting(*QUOTATIONS).items()
    }
    assert [code for code in small.codes(files) if code == "too-much-quoted"] == ["too-much-quoted"]
    judged = {
        **quoting(*QUOTATIONS[:4]),
        FERRY: small.files()[FERRY].replace(b"is over.", "is over, “talks in Port Alder on 14 March without a deal”.".encode()),
    }
    assert [problem.message[:31] for problem in both_ways(judged)] == ["with this quotation 70 words of"]


def test_every_rule_has_rows() -> None:
    """Each rule of this module has a case that breaks it and one that keeps it, and says in a docstring what it holds to."""
    elsewhere = {"party_is_named", "quotations_stay_within_the_budget"}
    names = {rule.__name__ for rule in EXTRA_RULES}
    assert all(rule.__doc__ for rule in EXTRA_RULES)
    assert names <= {row.rule for row in BROKEN.values()} | elsewhere
    assert names <= {row.rule for row in KEPT.values()} | elsewhere


def test_codes_that_may_be_waived_are_told() -> None:
    """A code that a waiver may name is one that a row of these tests breaks, so none is left that no rule tells any more."""
    told = {row.code for row in BROKEN.values() if row.rule != "waivers"} | {row.code for row in test_grounding.BROKEN.values()}
    assert told | {"ungrounded-party"} == WAIVABLE


def test_without_evidence_nothing_is_said_of_paragraphs() -> None:
    """Where the evidence of a source is missing, that is told, and no rule guesses what its paragraphs hold."""
    files = small.files()
    del files["sources/herald-2024-03.evidence"]
    assert set(small.codes(files)) <= {"no-evidence", "unused-waiver", "unnamed-actor"}


def test_parts_of_a_dossier_are_checked_alone() -> None:
    """A record, or a claim in the place of one of its own, can be checked alone, with the places of the whole."""
    dossier = small.dossier(small.changed(NORTHLAND, "paid 3 million", "paid 4 million"))
    library = EvidenceIndex(dossier)
    assert [*ground_record(library, dossier.actors["northland"])] == [*ground(dossier)]
    assert [*ground_record(library, dossier.actors["southmark"])] == []
    record = dossier.actors["northland"]
    (problem,) = ground_claim(library, record, 0, record.claims[0])
    assert (problem.code, problem.place.line) == ("ungrounded-number", 7)
    mended = record.claims[0].model_copy(update={"text": record.claims[0].text.replace("4", "3")})
    assert [*ground_claim(library, record, 0, mended)] == []


def test_b017_bloc_that_is_its_own_member() -> None:
    """Blocs that hold each other end in a verdict, not in a loop: neither is named through the other."""
    files = small.files()
    for one, other in (("east", "west"), ("west", "east")):
        member = f"  - {{actor: {other}, cites: [herald-2024-03#3]}}\n"
        files[f"actors/{one}.yml"] = f"name: The {one}\nkind: bloc\nmembers:\n{member}".encode()
    assert {problem.message for problem in both_ways(files) if problem.code == "ungrounded-tie"} == {
        "herald-2024-03#3 does not name The east",
        "herald-2024-03#3 does not name The west",
    }
