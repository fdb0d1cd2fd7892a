"""Words as a search compares them: the same in the program and in a browser."""

from __future__ import annotations

import unicodedata

import pytest

from generator.text import folding
from tests.support import search
from tests.support.rows import each

SAID = (
    "Kim Jong-un", "Erdoğan", "ERDOĞAN", "İstanbul", "Łódź", "Straße", "Ærø", "O’Brien", "O'Brien", "Xi'an", "Pilots' Guild", "D.P.R.K.", "U.S.",
    "U.S.-led", "e.g. this", "Müller", "Ōsaka", "習近平主席", "김정은 위원장", "東京とソウル", "がぎぐ", "Путин", "Йошкар-Ола", "Ёлкин", "أحمد", "بوتين", "القاهرة",
    "נְתַנְיָהוּ", "Ὀδυσσεύς", "1,200 km²", "ﬁnal", "Ｋｉｍ", "a\u00adb", "snake_case", "हिन्दी", "\U00020000\U00020001", "", "…", "Côte d'Ivoire", "x\u0301y",
    "allies allied ally alliance", "missiles", "exercises exercising exercised", "launched", "planned", "defence defense", "organisation organization",
    "harbour labor", "centre center", "ties", "crisis", "status", "China's", "visits visiting", "need feed bed red sing king", "buses", "series",
)  # fmt: skip


def test_the_script_and_the_program_fold_alike() -> None:
    """Every text, and every letter of Latin, Greek, Cyrillic, Hebrew and Arabic, has the same words and stems on both sides."""
    letters = [f"{chr(code)}a {chr(code)}" for code in (*range(0x21, 0x750), *range(0x1E00, 0x2070)) if unicodedata.name(chr(code), "")]
    texts = [*SAID, *letters]
    ours = [[folding.folded(text), folding.words(text), [folding.stem(word) for word in folding.words(text)]] for text in texts]
    theirs = search.words(texts)
    assert [(text, one, two) for text, one, two in zip(texts, ours, theirs, strict=True) if one != two] == []


@each(
    ("one", "other"),
    [
        ("Erdogan", "ERDOĞAN"), ("kim jong un", "Kim Jong-Un"), ("Muller", "Müller"), ("dprk", "D.P.R.K."), ("obrien", "O’Brien"), ("Lodz", "Łódź"),
        ("ally", "allies"), ("ally", "allied"), ("defense", "defence"), ("exercise", "exercises"), ("organization", "organisations"), ("japan", "Japan’s"),
        ("נתניהו", "נְתַנְיָהוּ"), ("احمد", "أحمد"), ("елкин", "Ёлкин"), ("kim", "Ｋｉｍ"), ("centre", "center"), ("visit", "visiting"),
    ],
)  # fmt: skip
def test_spellings_are_one(one: str, other: str) -> None:
    """Accents, apostrophes, hyphens, capitals and light endings do not part words."""
    assert [folding.stem(word) for word in folding.words(one)] == [folding.stem(word) for word in folding.words(other)]


@pytest.mark.parametrize(("one", "other"), [("alliance", "ally"), ("crisis", "cry"), ("news", "new"), ("Korea", "Koran"), ("red", "r")])
def test_different_words_stay_different(one: str, other: str) -> None:
    """Only light endings are taken off."""
    assert folding.stem(one.lower()) != folding.stem(other.lower())
