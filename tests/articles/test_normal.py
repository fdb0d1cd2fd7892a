"""The canonical text: what means the same is matched, whatever an article or a claim was typed with."""

from __future__ import annotations

import unicodedata

import pytest

from generator.articles.fingerprints import Evidence
from generator.articles.languages import DEFAULT
from generator.articles.normal import canonical, paragraphs
from tests.support.rows import each

#: An article as a page or a program gives it, and the plain words that a claim has.
TYPED = {
    "soft-hyphen": ("the inter\u00adnational fund", "international fund"),
    "zero-width-space": ("the inter\u200bnational fund", "international fund"),
    "word-joiner": ("10\u2060 percent of the inter\u2060national fund", "10 percent of the international fund"),
    "byte-order-mark": ("\ufeffthe fund", "the fund"),
    "non-joiner": ("می\u200cخواهم", "میخواهم"),
    "selector": ("a ☺\ufe0f fund", "a fund"),
    "tags": ("the fund\U000e0041\U000e007f", "the fund"),
    "directions": ("the \u202efund\u202c \u2066of\u2069\u200e trade", "fund of trade"),
    "no-break-space": ("3\u00a0million\u202fcrowns", "3 million crowns"),
    "no-break-hyphen": ("the twenty\u2011five and twenty\u2010six", "25 and 26"),
    "minus": ("the twenty\u2212five", "25"),
    "wide-digits": ("paid １，２００ crowns", "1,200 crowns"),
    "arabic-digits": ("paid ٣٬٣٠٠ crowns", "3,300 crowns"),
    "devanagari-digits": ("paid ३३ crowns", "33 crowns"),
    "wide-letters": ("the Ｆｕｎｄ", "the Fund"),
    "narrow-kana": ("ﾌｪﾘｰ と ｶﾞｽ", "フェリー と ガス"),
    "ligatures": ("the ﬁnance oﬀice", "the finance office"),
    "mathematical": ("𝐭𝐡𝐞 𝟑 funds", "the 3 funds"),
    "micro": ("5 µg", "5 μg"),
    "quotes": ("the union‛s “fund‟", "the union's fund"),
    "decomposed": (unicodedata.normalize("NFD", "the Café of Việt Nam"), "Café of Việt Nam"),
}


@pytest.mark.threat("b163")
@each("typed", TYPED)
def test_plain_words_are_found_however_the_article_was_typed(typed: str) -> None:
    """In the evidence file and with the article at hand."""
    article, plain = TYPED[typed]
    evidence = Evidence.of(article)
    assert evidence[1].has_phrase(DEFAULT.keys(plain))
    assert Evidence.loads(evidence.dumps())[1].has_phrase(DEFAULT.keys(plain))


@each("text", ["10²", "½", "x₂", "№ 5", "①", "™"])
def test_signs_that_mean_something_else_stay(text: str) -> None:
    """A raised 2 is not a 2: ten squared is not a hundred and two."""
    assert canonical(text) == text


@pytest.mark.threat("b163")
def test_a_line_with_nothing_visible_parts_paragraphs() -> None:
    """It looks blank, so it is; by the older recipe it was not, and the numbers of its paragraphs stay as they were."""
    assert paragraphs("one\n\u200b\ntwo\n\n\u00ad\n\nthree") == ("one", "two", "three")
    assert paragraphs("one\n\u200b\ntwo\n\n\u00ad\n\nthree", 2) == ("one \u200b two", "\u00ad", "three")


@pytest.mark.threat("b163")
def test_evidence_of_the_older_recipe_stays_valid() -> None:
    """It is compared in the form that it was made in: its text is recognised, and quotations and names typed as then are found."""
    article = "The inter\u00adnational fund\n\nمی\u200cخواهم paid ３ crowns."
    older = Evidence.of(article, DEFAULT.by(2))
    again = Evidence.loads(older.dumps(), DEFAULT)
    assert (again.recipe, again.language) == (2, DEFAULT.by(2))
    assert again.is_of(article)
    assert Evidence.of(article).fingerprint != again.fingerprint
    assert again[2].has_phrase(again.language.keys("می\u200cخواهم paid ３ crowns"))
    assert Evidence.of(article).recipe == 3
    assert Evidence.of("Plain “words” – 3 of them.").fingerprint == Evidence.of("Plain “words” – 3 of them.", DEFAULT.by(2)).fingerprint
