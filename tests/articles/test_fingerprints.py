"""Evidence tells whether words stand in a paragraph, without the article: what it keeps, gives away, refuses, and how often it is wrong."""

from __future__ import annotations

import hashlib
import json
import random
import re
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.fingerprints import Evidence, EvidenceError
from generator.articles.languages import DEFAULT
from generator.articles.languages.en import LANGUAGE
from generator.articles.normal import KNOWN, RECIPE
from generator.articles.paragraph import WIDTH
from tests.support import small
from tests.support.repository import ROOT
from tests.support.rows import each

SOURCES = sorted((ROOT / "briefings" / "sources").glob("*.evidence"))

#: Syllables for words that no language has.
SYLLABLES = tuple(first + second for first in "bdfgklmnprstvz" for second in "aeiou")

ARTICLES = st.lists(st.text(max_size=80), max_size=6).map("\n\n".join)


def invented_words(count: int, seed: int) -> list[str]:
    """So many different words that no language has."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(3, 5)))] = None
    return [*found]


def long_article() -> str:
    """Two hundred paragraphs of 150 words, some with a capital, as long as articles get."""
    chance, vocabulary = random.Random(1), invented_words(4000, 1)
    written = (" ".join(word.title() if chance.random() < 0.1 else word for word in chance.choices(vocabulary, k=150)) for _ in range(200))
    return "\n\n".join(f"{paragraph}." for paragraph in written)


def same(one: Evidence, two: Evidence) -> bool:
    """Whether two evidences are equal but for the order of words, which no file keeps."""
    parts = [
        (evidence.key, evidence.recipe, [(p.sha256, p.words, [s[:2] for s in map(astuple, p.sentences)]) for p in evidence.paragraphs])
        for evidence in (one, two)
    ]
    return parts[0] == parts[1]


@given(ARTICLES)
def test_round_trip(article: str) -> None:
    """What is read from an evidence file is what was written, for any text."""
    evidence = Evidence.of(article)
    assert same(Evidence.loads(evidence.dumps()), evidence)
    assert Evidence.loads(evidence.dumps()).dumps() == evidence.dumps()


@given(ARTICLES)
def test_deterministic(article: str) -> None:
    """The same text makes the same bytes, whatever its line ends and the quotation marks it is typed with."""
    assert Evidence.of(article).dumps() == Evidence.of(article).dumps()
    assert Evidence.of(article.replace("\n", "\r\n")).dumps() == Evidence.of(article.replace("\r\n", "\n")).dumps()
    assert Evidence.of("She said “no – never”.").dumps() == Evidence.of('She  said "no - never".\n').dumps()


def test_recipe_is_pinned() -> None:
    """The bytes made of a text stay the same as long as the recipe has the same number: records rest on them."""
    text = "On Sept 3 five ships may sail to Westhaven; Westhaven's envoy denied it.\n\n“A storm”, she said, cost $1,200 – at least."
    made = {recipe: Evidence.of(text, DEFAULT.by(recipe)).dumps() for recipe in KNOWN}
    assert {recipe: hashlib.sha256(found.encode()).hexdigest() for recipe, found in made.items()} == {
        2: "88e5aec0c86f0a3c7ae8b3116ea472c811c4c1481176759045de58c43489a6d9",
        RECIPE: "43495faa2f56bb34f58113453afd3bc3fdbf5a6a01c4e78fb45f06ded196cff5",
    }


def test_different_articles_share_no_marks() -> None:
    """Hashes are keyed by the article: what one file gives away says nothing of another."""
    one, two = Evidence.of("The ferry runs."), Evidence.of("The ferry runs again.")
    assert one.key != two.key
    assert not one.marks & two.marks


@pytest.mark.parametrize("article", [small.HERALD, small.GAZETTE, long_article()], ids=["herald", "gazette", "long"])
def test_words_are_not_in_the_file(article: str) -> None:
    """No word of the article stands in its evidence file, hedging words apart, and the marks of a sentence are in no order of its words."""
    text = Evidence.of(article).dumps()
    frame = {"sha256", "words", "sentences", *LANGUAGE.keys(Evidence.of("").dumps())}
    hedging = frozenset().union(*LANGUAGE.hedges.words.values())
    clear = LANGUAGE.keys(re.sub('"[0-9a-f]{6,}"', '""', text))
    assert {*LANGUAGE.keys(article)} & {*clear} - {key for key in clear if key.isdigit()} <= frame | hedging
    for paragraph in json.loads(text)["paragraphs"]:
        for packed, *_ in paragraph["sentences"]:
            marks = [packed[at : at + 2 * WIDTH] for at in range(0, len(packed), 2 * WIDTH)]
            assert marks == sorted(set(marks))


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        ("has", [("ferry",), ("1200",), ("5",)], [("ferries",), ("12000",), ("6",)]),
        ("has_capital", [("may",), ("northland",), ("the",)], [("march",), ("ferry",), ("union",)]),
        ("has_pair", [("the", "ferry"), ("1200", "passengers"), ("again", "in")], [("ferry", "the"), ("passengers", "1200")]),
    ],
    ids=["word", "capital", "pair"],
)  # fmt: skip
def test_questions(asked: str, yes: list[tuple[str, ...]], no: list[tuple[str, ...]]) -> None:
    """A word, a word with a capital and a pair of neighbours are told apart, across the border of sentences too."""
    text = "The ferry with five ships may run again. In May 1,200 passengers sailed to Northland; the men march on."
    for evidence in (Evidence.of(text), Evidence.loads(Evidence.of(text).dumps())):
        assert [getattr(evidence[1], asked)(*question) for question in yes] == [True] * len(yes)
        assert [getattr(evidence[1], asked)(*question) for question in no] == [False] * len(no)


@each(
    ("text", "has", "lacks"),
    [
        ("They sent 3 million crowns.", "", "3"),
        ("They sent 3-million crowns, 4bn and 5 %.", "", "3 4 5"),
        ("They sent 3 million crowns and 3 ships.", "3", ""),
        ("They sent three dozen, two hundred and four thousand.", "12 100 1000", "3 2 4"),
        ("They sent 3, 12 and 14, millions in all.", "3 12 14", ""),
        ("They sent 3. Million crowns.", "3", ""),
        ("They sent 3-12 ships.", "3 12", ""),
        ("They sent 3 ships", "3", "4"),
        ("Twenty-five ships and the 3rd", "25 3th", "20 5 3"),
    ],
)  # fmt: skip
def test_numbers_without_a_size(text: str, has: str, lacks: str) -> None:
    """A number is told apart from the same number of millions, dozens or hundredths, wherever both stand."""
    for evidence in (Evidence.of(text), Evidence.loads(Evidence.of(text).dumps())):
        assert all(map(evidence[1].has_number, has.split()))
        assert not any(map(evidence[1].has_number, lacks.split()))


@each(
    ("text", "ends"),
    [
        ("Alder Herald said so.", False),
        ("Alder said so.", True),
        ("Alder's Herald said so.", True),
        ("Alder, Herald and Post said so.", True),
        ("They left Alder. Herald and Post said so.", True),
        ("Alder Herald said so, and Alder agreed.", True),
        ("an alder said so.", False),
    ],
)  # fmt: skip
def test_names_that_end(text: str, ends: bool) -> None:
    """A word with a capital ends a name where no other word with a capital stands right behind it."""
    for evidence in (Evidence.of(text), Evidence.loads(Evidence.of(text).dumps())):
        assert evidence[1].has_name_end("alder") is ends


@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        ("Its potential role and an alleged debt.", ("potential", "alleged")),
        ("It can be seen as a threat.", ("as",)),
        ("It is described as a threat.", ()),
        ("It has seen as much.", ("as",)),
        ("Its role.", ()),
    ],
)  # fmt: skip
def test_words_that_hedge_the_next_word(text: str, narrow: tuple[str, ...]) -> None:
    """A paragraph knows which words it has that hedge nothing but the word behind them."""
    assert Evidence.loads(Evidence.of(text).dumps())[1].narrow == narrow


def test_clauses_hedge_apart() -> None:
    """A sentence whose parts stand by themselves keeps the hedges of each part apart; its pairs of words stay whole."""
    (paragraph,) = Evidence.loads(Evidence.of("The old ferry runs, but a new one may come.").dumps()).paragraphs
    assert [sentence.hedges for sentence in paragraph.sentences] == [(), ("may",)]
    assert paragraph.has_pair("runs", "but")


@pytest.mark.parametrize(
    ("text", "government"),
    [
        ("Westhaven said no.", True),
        ("The line to Westhaven is open.", False),
        ("They met in Westhaven, and Westhaven agreed.", True),
        ("They met near Westhaven and at Westhaven.", False),
        ("A westhaven of its own.", False),
    ],
)  # fmt: skip
def test_a_capital_is_a_place_or_a_government(text: str, government: bool) -> None:
    """A capital after in, at, to or near is a place; anywhere else it is a government."""
    for evidence in (Evidence.of(text), Evidence.loads(Evidence.of(text).dumps())):
        assert evidence[1].has_government(("westhaven",)) is government


def test_what_only_the_text_can_decide() -> None:
    """Without the text, words whose pairs all occur pass for a phrase, and parts for being in order; with the text they do not."""
    with_text = Evidence.of("A storm in a very small cup.")
    without = Evidence.loads(with_text.dumps())
    assert (with_text[1].has_phrase(("in", "a", "storm")), without[1].has_phrase(("in", "a", "storm"))) == (False, True)
    parts = (("small", "cup"), ("a", "storm"))
    assert (with_text[1].has_in_order(parts), without[1].has_in_order(parts)) == (False, True)
    assert with_text[1].has_in_order(parts[::-1])
    assert without[1].has_in_order(parts[::-1])


@pytest.mark.parametrize("number", [0, -1, 3])
def test_paragraphs_count_from_one(number: int) -> None:
    """A paragraph that is not there is an error, and never the last one counted from the end."""
    with pytest.raises(IndexError):
        Evidence.of("One.\n\nTwo.")[number]


GOOD: dict[str, Any] = json.loads(Evidence.of(small.HERALD).dumps())


@each(
    ("text", "said"),
    [
        ("", "is no evidence file"),
        ("null", "is no evidence file"),
        ("[]", "is no evidence file"),
        ('"recipe"', "is no evidence file"),
        ("{}", "is no evidence file"),
        ("[" * 100_000, "is no evidence file"),
        (json.dumps({**GOOD, "recipe": 1}), "was made by recipe 1, and this program compares by recipe 3"),
        (json.dumps({**GOOD, "recipe": True}), "is no evidence file"),
        (json.dumps({**GOOD, "recipe": "2"}), "is no evidence file"),
        (json.dumps({**GOOD, "key": GOOD["key"][:-2]}), "is no evidence file"),
        (json.dumps({**GOOD, "key": "ff" * 100}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": {"1": []}}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "0" * 64, "words": 1, "sentences": [[]]}]}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "0" * 64, "words": 1, "sentences": ["abcdef"]}]}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "0" * 64, "words": 1, "sentences": [["abcd"]]}]}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "0" * 64, "words": 1, "sentences": [["abcdef", "\ud800"]]}]}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "0" * 64, "words": 1, "sentences": [["abcdef", []]]}]}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "<script>", "words": 1, "sentences": []}]}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "0" * 64, "words": 1e400, "sentences": []}]}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "0" * 64, "words": 10**30, "sentences": []}]}), "is no evidence file"),
        (json.dumps({**GOOD, "paragraphs": [{"sha256": "0" * 64, "words": -1, "sentences": []}]}), "is no evidence file"),
        ('{"recipe": 2' + "0" * 5000 + "}", "is no evidence file"),
    ],
    ids=[
        "empty", "null", "list", "text", "no-fields", "b114-nested", "other-recipe", "b013-true-for-1", "text-for-1", "short-key", "long-key",
        "b025-mapping", "empty-sentence", "b025-text", "cut-short", "surrogate", "list-for-a-hedge", "b089-no-digest", "b009-infinity", "b010-huge",
        "negative", "b010-5000-digits",
    ],
)  # fmt: skip
def test_refused(text: str, said: str) -> None:
    """A file that is not as the program writes it is refused in words for an editor."""
    with pytest.raises(EvidenceError, match=f"^{said}$"):
        Evidence.loads(text)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["recipe", "key", "sha256", "words", "sentences"]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


def read(text: str) -> Evidence | None:
    """The evidence in a text; None where it is refused."""
    try:
        return Evidence.loads(text)
    except EvidenceError:
        return None


@given(st.data())
def test_hostile_files_are_refused_or_read(data: st.DataObject) -> None:
    """Whatever stands in the place of a value of an evidence file, it is read or refused, and what was read can be asked and written."""
    body: Any = json.loads(json.dumps(GOOD))
    spot: Any = body
    for _ in range(data.draw(st.integers(0, 5))):
        inner = spot[data.draw(st.sampled_from(sorted(spot)))] if isinstance(spot, dict) else spot[data.draw(st.integers(0, len(spot) - 1))]
        if not isinstance(inner, dict | list) or not inner:
            break
        spot = inner
    if isinstance(spot, dict):
        spot[data.draw(st.sampled_from(sorted(spot)))] = data.draw(JSON_VALUES)
    else:
        spot[data.draw(st.integers(0, len(spot) - 1))] = data.draw(JSON_VALUES)
    evidence = read(json.dumps(body))
    if evidence:
        assert same(Evidence.loads(evidence.dumps()), evidence)
        assert all(isinstance(paragraph.has("ferry"), bool) for paragraph in evidence.paragraphs)


@given(st.integers(0, len(json.dumps(GOOD)) - 1), st.characters())
def test_hostile_bytes_are_refused_or_read(at: int, character: str) -> None:
    """Whatever character stands at whatever place of the file, the file is read or refused."""
    text = json.dumps(GOOD)
    evidence = read(text[:at] + character + text[at + 1 :])
    assert evidence is None or len(evidence) == len(GOOD["paragraphs"])


@pytest.mark.parametrize("path", [*SOURCES, None], ids=[*(path.stem for path in SOURCES), "long"])
def test_false_yes(path: Path | None) -> None:
    """A paragraph takes a word or a pair that it does not have for one that it has at most once in a thousand questions."""
    evidence = Evidence.loads(path.read_text(encoding="utf-8")) if path else Evidence.loads(Evidence.of(long_article()).dumps())
    absent = [f"{word}q" for word in invented_words(2000, 2)]
    rates = []
    for paragraph in evidence.paragraphs:
        asked = (paragraph.has, paragraph.has_capital, paragraph.has_name_end, paragraph.has_number)
        yes = sum(sum(map(question, absent)) for question in asked) + sum(map(paragraph.has_pair, absent, absent[1:]))
        rates.append(yes / (5 * len(absent) - 1))
    assert max(rates) <= 0.001, f"{max(rates):.2%} of the questions to paragraph {rates.index(max(rates)) + 1} are answered yes"
    assert sum(rates) / len(rates) <= 0.0002, f"{sum(rates) / len(rates):.3%} of all questions are answered yes"
