"""Words of prose as the evidence compares them: what is one word, one sentence, one paragraph, and what hedges."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.languages.en import LANGUAGE
from generator.articles.normal import canonical, paragraphs
from tests.support.rows import each

CASES = settings(derandomize=True, deadline=None, max_examples=200)
#: Prose with what English prose is full of.
PROSE = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("ab AB'’“”.,-–—…1230\n\t\r\u00a0\u0301"), max_size=60)


@each(
    ("text", "keys"),
    [
        pytest.param("North Korea’s", "north korea", id="possessive"),
        pytest.param("the States’ ships", "the states ships", id="possessive-plural"),
        pytest.param("O’Neill’s don’t", "oneill dont", id="apostrophes"),
        pytest.param("‘quoted’ words", "quoted words", id="single-quotes"),
        pytest.param("“militant friendship”", "militant friendship", id="double-quotes"),
        pytest.param("North-east Kim Jong-un", "north east kim jong un", id="hyphens"),
        pytest.param("war—and peace–time", "war and peace time", id="dashes"),
        pytest.param("Twenty-five ten-year ninety-nine-year", "25 10 year 99 year", id="numbers-of-two-words"),
        pytest.param("twenty-first thirty-third forty-two", "21th 33th 42", id="ordinals-of-two-words"),
        pytest.param("twenty five twenty–fivefold one-twenty", "20 5 20 fivefold one 20", id="no-numbers-of-two-words"),
        pytest.param("5 % 5% 5 percent 5 per cent 5 Per\u00a0cent", " ".join(["5 percent"] * 5), id="per-cent"),
        pytest.param(
            "5 percentage points, super cents, per centimetre", "5 percentage points super cents per centimetre", id="no-per-cent"
        ),
        pytest.param("5 km 5-kilometre 5 kilometers", " ".join(["5 kilometre"] * 3), id="kilometres"),
        pytest.param("9 miles 9-mile 3 tonnes 3-tonne 4 tons", "9 mile 9 mile 3 tonne 3 tonne 4 ton", id="one-and-several"),
        pytest.param("3bn 3 billion 3m", "3 billion 3 billion 3 m", id="billions-in-short"),
        pytest.param("1,200 1,200,000", "1200 1200000", id="b053-thousands"),
        pytest.param("12,000 12,5 1,20 1,2000", "12000 12,5 1,20 1,2000", id="b053-no-thousands"),
        pytest.param("3.5 10.30 1,200.5", "3.5 10.30 1200.5", id="b053-decimals"),
        pytest.param("3 million 3 billion", "3 million 3 billion", id="b053-millions"),
        pytest.param("2023-07-26 14/3", "2023 07 26 14 3", id="dates-in-digits"),
        pytest.param("1st 2nd 3rd 11th 22nd", "1th 2th 3th 11th 22th", id="ordinals"),
        pytest.param("third Fifth twelfth", "3th 5th 12th", id="ordinal-words"),
        pytest.param("1990s F-16s", "1990 s f 16 s", id="decades"),
        pytest.param("two Ten twelve nineteen", "2 10 12 19", id="number-words"),
        pytest.param("twenty ninety dozen hundred thousand", "20 90 12 100 1000", id="larger-number-words"),
        pytest.param("one first second", "one first second", id="no-numbers-for-certain"),
        pytest.param("Sept 3, Sept. 3, Sep 3, 3 Dec", "september 3 september 3 september 3 3 december", id="months"),
        pytest.param("Jan Feb Apr Aug Oct Nov", "january february april august october november", id="more-months"),
        pytest.param("Defense Defence", "defence defence", id="two-spellings"),
        pytest.param("programs programme Center", "programmes programme centre", id="two-more-spellings"),
        pytest.param("U.S. US J.R.R. Tolkien", "us us jrr tolkien", id="initials"),
        pytest.param("H5N1 COVID-19 x2", "h5 n1 covid 19 x2", id="letters-and-digits"),
        pytest.param("Straße ΑΘΗΝΑ Đà Nẵng", "strasse αθηνα đà nẵng", id="other-letters"),
        pytest.param("Cafe\u0301 Café", "café café", id="letters-in-parts"),
        pytest.param("a_b (c) [d] e…f", "a b c d e f", id="signs"),
        pytest.param("", "", id="nothing"),
        pytest.param("… – “ ”", "", id="only-signs"),
    ],
)
def test_words_are_compared_by_their_keys(text: str, keys: str) -> None:
    """Two ways of writing one thing have one key; two numbers never have."""
    assert LANGUAGE.keys(text) == tuple(keys.split())


def test_a_token_knows_its_capital_and_whether_it_is_a_number() -> None:
    """What is written with a capital is a name, and a number word is a number."""
    spoken = LANGUAGE.tokens("Three ships of Northland, 1,200 men, u.s. and U.S. and the 3rd")
    assert [token.raw for token in spoken if token.capital] == ["Three", "Northland", "U.S."]
    assert [token.key for token in spoken if token.number] == ["3", "1200", "3th"]


@CASES
@given(PROSE)
def test_a_token_points_at_its_words(text: str) -> None:
    """The start and end of each token are where it stands, in order, and the keys of the text are those of its tokens."""
    plain = canonical(text)
    spoken = LANGUAGE.tokens(plain)
    assert [plain[token.start : token.end] for token in spoken] == [token.raw for token in spoken]
    assert all(one.end <= other.start for one, other in pairwise(spoken))
    assert LANGUAGE.keys(text) == tuple(token.key for token in spoken)
    assert all(token.key for token in spoken)


@each(
    ("text", "plain"),
    [
        ("‘a’ ʼb “c” „d”", '\'a\' \'b "c" "d"'),
        ("a–b — c‑d", "a-b - c-d"),
        ("so on…", "so on..."),
        ("a\u00a0b\u2009c  d\n\te ", "a b c d e"),
        ("Cafe\u0301 \u1112\u1161\u11ab", "Café 한"),
        ("plain  text\n", "plain text"),
        ("", ""),
    ],
)
def test_canonical_text_is_plain(text: str, plain: str) -> None:
    """Quotes are straight, dashes plain, spaces single, and letters NFC, so that two prints of one text are one text."""
    assert canonical(text) == plain


@CASES
@given(PROSE)
def test_canonical_text_stays_as_it_is(text: str) -> None:
    """Made canonical twice is made canonical once."""
    plain = canonical(text)
    assert canonical(plain) == plain
    assert unicodedata.is_normalized("NFC", plain)


@each(
    ("article", "blocks"),
    [
        pytest.param("one\n\ntwo\n\nthree", ("one", "two", "three"), id="blank-lines"),
        pytest.param("one\r\n\r\ntwo\r\nmore\r\n", ("one", "two more"), id="b038-crlf"),
        pytest.param("one\r\rtwo\rmore", ("one", "two more"), id="b038-cr"),
        pytest.param("one\n \t\ntwo\n\u00a0\nthree\n\u3000\u2003\nfour", ("one", "two", "three", "four"), id="blank-lines-with-spaces"),
        pytest.param("one\n\n\n\n\ntwo", ("one", "two"), id="many-blank-lines"),
        pytest.param("\n\n one \n\n\n", ("one",), id="blank-lines-around"),
        pytest.param("one\ntwo\nthree", ("one two three",), id="lines-of-one-paragraph"),
        pytest.param("“One”\n\n—\n\ntwo", ('"One"', "-", "two"), id="canonical"),
        pytest.param("", (), id="empty"),
        pytest.param(" \n \n", (), id="only-blank"),
    ],
)
def test_paragraphs_are_the_blocks_between_blank_lines(article: str, blocks: tuple[str, ...]) -> None:
    """Their numbers are what citations name, so line ends and spaces in blank lines change nothing."""
    assert paragraphs(article) == blocks


@CASES
@given(st.lists(PROSE.map(canonical).filter(bool), max_size=5), st.sampled_from(["\n\n", "\r\n\r\n", "\r\r", "\n \t\n\n"]))
def test_paragraphs_put_together_come_apart_again(blocks: list[str], gap: str) -> None:
    """An article has the paragraphs it was made of, in order."""
    assert paragraphs(gap.join(blocks)) == tuple(blocks)


@each(
    ("paragraph", "sentences"),
    [
        pytest.param("He came. She left.", ["He came.", "She left."], id="two"),
        pytest.param("He came! Did he? Yes.", ["He came!", "Did he?", "Yes."], id="other-ends"),
        pytest.param("Mr. Berg met Ms. Vos. They spoke.", ["Mr. Berg met Ms. Vos.", "They spoke."], id="titles"),
        pytest.param("Dr. Lee and Lt. Col. Park met. All left.", ["Dr. Lee and Lt. Col. Park met.", "All left."], id="more-titles"),
        pytest.param("On Sept. 3 it ended. All left.", ["On Sept. 3 it ended.", "All left."], id="month-and-day"),
        pytest.param("In Sept. Berg left. She came.", ["In Sept. Berg left.", "She came."], id="month-and-name"),
        pytest.param("Sept 3. The end.", ["Sept 3.", "The end."], id="after-a-day"),
        pytest.param("Edda M. Lind spoke. She left.", ["Edda M. Lind spoke.", "She left."], id="initial"),
        pytest.param("J. K. Rowe wrote. She left.", ["J. K. Rowe wrote.", "She left."], id="initials"),
        pytest.param("The U.S. Navy came. It left.", ["The U.S. Navy came.", "It left."], id="initials-of-a-state"),
        pytest.param("It cost 3.5 million. It did.", ["It cost 3.5 million.", "It did."], id="decimal"),
        pytest.param('"We came." She left.', ['"We came."', "She left."], id="closing-quote"),
        pytest.param('He left. "We came," she said.', ["He left.", '"We came," she said.'], id="opening-quote"),
        pytest.param("(So it is.) Yes. (No.)", ["(So it is.)", "Yes.", "(No.)"], id="brackets"),
        pytest.param("Wait... The end.", ["Wait...", "The end."], id="ellipsis"),
        pytest.param("He left.[1] She came.", ["He left.[1] She came."], id="mark-after-stop"),
        pytest.param("Ärger. Über allem. état.", ["Ärger.", "Über allem. état."], id="other-capitals"),
        pytest.param("on 14 March. 300 came.", ["on 14 March. 300 came."], id="number-first"),
        pytest.param("No stop", ["No stop"], id="no-stop"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(paragraph: str, sentences: list[str]) -> None:
    """A stop ends a sentence where a capital follows, and not after a title, a month in short or an initial."""
    assert list(LANGUAGE.sentences(paragraph)) == sentences


@each(
    ("sentence", "parts"),
    [
        pytest.param("While North and South met, East may join them.", ["While North and South met, East may join them."], id="no-verb"),
        pytest.param(
            "While North has met South, East may join them soon.", ["While North has met South,", "East may join them soon."], id="while"
        ),
        pytest.param("Although it is late, they came on foot.", ["Although it is late,", "they came on foot."], id="although"),
        pytest.param("It may rain today, but the ferry runs again.", ["It may rain today,", "but the ferry runs again."], id="but"),
        pytest.param("The ferry runs; it may stop in May.", ["The ferry runs; it may stop in May."], id="too-short"),
        pytest.param("The old ferry runs; it may stop in May.", ["The old ferry runs;", "it may stop in May."], id="semicolon"),
        pytest.param("Northland met its friends and may go home.", ["Northland met its friends and may go home."], id="and"),
        pytest.param(
            "Reportedly the old ferry runs; it stops in May.", ["Reportedly the old ferry runs; it stops in May."], id="hedge-before-both"
        ),
        pytest.param(
            "The old ferry runs; it stops in May, apparently.", ["The old ferry runs; it stops in May, apparently."], id="hedge-after-both"
        ),
        pytest.param("He claims that the ferry runs; it stops in May.", ["He claims that the ferry runs; it stops in May."], id="dispute"),
        pytest.param("They all met: it may stop in May.", ["They all met: it may stop in May."], id="colon"),
    ],
)
def test_sentences_are_split_into_independent_clauses(sentence: str, parts: list[str]) -> None:
    """A sentence is parted where what one part hedges cannot be meant of the other, and not where that is uncertain."""
    assert list(LANGUAGE.clauses(sentence)) == parts


@CASES
@given(PROSE.map(canonical) | st.lists(st.sampled_from("While ship is may go; , but and set to".split()), max_size=20).map(" ".join))
def test_no_word_is_lost_between_clauses(sentence: str) -> None:
    """The clauses of a sentence together are the sentence."""
    assert LANGUAGE.keys(" ".join(LANGUAGE.clauses(sentence))) == LANGUAGE.keys(sentence)


@CASES
@given(PROSE.map(canonical))
def test_no_word_is_lost_between_sentences(paragraph: str) -> None:
    """The sentences of a paragraph together are the paragraph."""
    assert " ".join(LANGUAGE.sentences(paragraph)) == paragraph


@each(
    ("sentence", "found", "kinds"),
    [
        pytest.param("The ferry may run in May.", "may", "doubt", id="may"),
        pytest.param("They met in May 2024.", "", "", id="month"),
        pytest.param("It might be and could be.", "could might", "doubt", id="might-and-could"),
        pytest.param("She claims she left.", "claims", "dispute", id="claims-she"),
        pytest.param("It claims that nobody came.", "claims", "dispute", id="claims-that"),
        pytest.param("They claim to have won.", "claim", "dispute", id="claim-to-have"),
        pytest.param("The union claimed Northland paid.", "claimed", "dispute", id="claimed-and-a-name"),
        pytest.param("The war claims innocent lives.", "", "", id="claims-lives"),
        pytest.param("The storm claimed its first victim.", "", "", id="claims-a-victim"),
        pytest.param("There were claims of abuse.", "", "", id="claims-of"),
        pytest.param("Nobody believes the claims.", "", "", id="claims-at-the-end"),
        pytest.param("They appeared together.", "", "", id="appeared-together"),
        pytest.param("It appears to know.", "appears", "doubt", id="appears-to"),
        pytest.param("It seems that he left.", "seems", "doubt", id="seems-that"),
        pytest.param("It seemed calm.", "", "", id="seemed-calm"),
        pytest.param("He was thought to be away.", "thought", "doubt", id="thought-to"),
        pytest.param("He thought it over.", "", "", id="thought-over"),
        pytest.param("It is set to send a ship.", "set", "plan", id="set-to"),
        pytest.param("It is a set of rules.", "", "", id="set-of"),
        pytest.param("She denied it.", "denied", "dispute", id="denied"),
        pytest.param(
            "He reportedly plans to go, apparently; he apparently will.", "apparently plans reportedly will", "doubt plan", id="several"
        ),
        pytest.param("It alleged that it is expected.", "alleged expected", "doubt plan", id="alleged-and-expected"),
        pytest.param("The ferry runs.", "", "", id="none"),
    ],
)
def test_hedges_are_words_that_hedge_in_their_context(sentence: str, found: str, kinds: str) -> None:
    """A word that may hedge counts only where it does, once; its kind is what a claim has to keep."""
    hedges = LANGUAGE.hedges.within(LANGUAGE.tokens(canonical(sentence)))
    assert hedges == tuple(found.split())
    assert " ".join(LANGUAGE.hedges.by_kind(hedges)) == kinds


def test_every_hedge_is_kept_by_itself() -> None:
    """A claim that says a hedging word again has kept the hedge, whichever kind it is of."""
    for kind, hedges in LANGUAGE.hedges.words.items():
        assert hedges <= LANGUAGE.hedges.kept[kind]
