"""A text as a reader sees it: its words, numbers, months and names, and what it quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.languages.en import LANGUAGE
from generator.evidence.statements import QUOTED, VisibleText
from generator.records.dossier import Dossier
from generator.text import prose
from tests.support import small
from tests.support.rows import each


def visible(text: str) -> VisibleText:
    """A text as the rules read it, in the small dossier."""
    return VisibleText.of(text, DOSSIER)


DOSSIER: Dossier = small.dossier()


@given(st.text(alphabet=st.sampled_from("ab Z9.,-'’“”(é…\n[]|"), max_size=60))
def test_words_of_a_text(text: str) -> None:
    """A text is read as its words outside quotations, a quotation counting as one, each marked word where it is typed."""
    plain = text.replace("[[", "").replace("\n", " ")
    found = visible(plain)
    own = prose.without_quotations(plain)
    assert [key for key in found.keys if key != QUOTED] == [*LANGUAGE.keys(own.replace("…", " "))]
    for word in found.marked:
        assert plain[word.start : word.start + len(word.raw)] == word.raw
        assert found.keys[word.at] == word.key
    assert [word.key for word in found.marked] == [
        token.key for token in LANGUAGE.tokens(own.replace("’", "'")) if token.capital or token.number
    ]


def test_links_and_quotations_of_a_text() -> None:
    """A link shows its words, or the name of its record; the words of an actor's name are not the editor's, and quoted words are no text."""
    found = visible("In 2024 [[lena-vos]] told [[northland|Port Alder]] “no […] deal” of [[northland--southmark/no-deal]].")
    assert found.text == "In 2024 Lena Vos told Port Alder “no […] deal” of Northland and Southmark."
    assert [(found.text[link.start : link.end], link.target) for link in found.links] == [
        ("Lena Vos", "lena-vos"),
        ("Port Alder", "northland"),
        ("Northland and Southmark", "northland--southmark/no-deal"),
    ]
    assert [word.raw for word in found.marked] == ["In", "2024", "Port", "Alder", "Northland", "Southmark"]
    assert found.quotations == (("no […] deal", (("no",), ("deal",))),)
    assert found.keys == ["in", "2024", "lena", "vos", "told", "port", "alder", QUOTED, "of", "northland", "and", "southmark"]
    assert found.spoken() == {*found.keys, "no", "deal"}
    assert [token.raw for token in found.tokens(8, 10)] == ["of", "Northland"]


@each(
    ("text", "quantity"),
    [
        ("Some 3 million came.", "3 million"),
        ("Some 3 km off.", "3 km"),
        ("Some 3% came.", "3%"),
        ("Some 3 per cent came.", "3 per cent"),
        ("Some 3-kilometre line.", "3-kilometre"),
        ("Some 3, 12 and 14.", "3"),
        ("Some 3 “million” came.", "3"),
        ("Some 3 ships.", "3"),
        ("Some 3", "3"),
    ],
)  # fmt: skip
def test_units_of_a_number(text: str, quantity: str) -> None:
    """A number has the unit that stands right behind it, as it is typed; the next number of a list is none."""
    found = visible(text)
    word = next(word for word in found.marked if word.number)
    assert found.quantity(word) == quantity
    assert bool(found.unit(word)) is (quantity != "3")


def test_words_of_links_to_claims_are_not_the_texts_own() -> None:
    """What a link to a claim shows belongs to that claim; what a link to an actor shows, and quoted words, are the text's own."""
    found = visible("The [[northland--southmark/no-deal|apparent failure]] of [[northland|Port Alder]] “may” last.")
    assert found.own() == {"the", "of", "port", "alder", "may", "last"}


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("So says [[lena-vos]].", True),
        ("It was, according to [[lena-vos]], late.", True),
        ("[[lena-vos]] herself wrote so.", True),
        ("[[lena-vos]] came home and said so.", False),
        ("She said that at noon in the hall [[lena-vos]] came.", False),
    ],
)  # fmt: skip
def test_links_that_describe_their_target(text: str, *, tells: bool) -> None:
    """Somebody tells something where a word of telling stands beside the link."""
    found = visible(text)
    assert found.attributes_to(found.links[0]) is tells


@each(
    ("text", "word", "opens"),
    [
        ("Ships came.", "Ships", True),
        ("The Ships came.", "Ships", False),
        ("They left. Ships came.", "Ships", True),
        ("They left! (Ships came.)", "Ships", True),
        ("She said: Ships came.", "Ships", True),
        ("‘Ships came.’", "Ships", True),
        ("Mr. Ships came.", "Ships", False),
        ("It was Gen. Ships.", "Ships", False),
        ("On No. 3, J. Ships.", "Ships", False),
    ],
)  # fmt: skip
def test_words_that_open_a_sentence(text: str, word: str, *, opens: bool) -> None:
    """A capital says nothing at the beginning of a sentence; after the full stop of an abbreviation it does."""
    found = visible(text)
    assert found.opens(next(marked for marked in found.marked if marked.raw == word)) is opens


@each(
    ("text", "months", "years"),
    [
        ("In May 2024 it came.", [5], [2024]),
        ("May 2 was the day.", [5], []),
        ("May it come.", [], []),
        ("They may come.", [], []),
        ("The May summit of Sept 2023.", [5, 9], [2023]),
        ("March in the spring.", [3], []),
        ("March on.", [], []),
        ("June came.", [6], []),
        ("Some 2,024 ships and 2024 km, in 1066 and 2150 and 1500.", [], [1500]),
    ],
)
def test_months_and_years(text: str, months: list[int], years: list[int]) -> None:
    """May and March are months, but for the beginning of a sentence without a sign of time; a year is no quantity."""
    found = visible(text)
    assert [found.month(word) for word in found.marked if found.month(word)] == months
    assert [int(word.key) for word in found.marked if found.is_year(word)] == years
