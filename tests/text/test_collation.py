"""The order of names in lists, as people look for them in any script."""

from __future__ import annotations

import random

from generator.text.collation import key
from tests.support.rows import each

#: Lists in the order in which a reader expects them.
ORDERED = {
    "accents": ["Aas", "Ås", "Asrad", "Çelik", "Cem", "Éric", "Erik", "Łukasz", "Lund", "Nguyễn", "Öz", "Ozan", "Zamoure", "Zielona"],
    "letters without an accent to remove": ["Dahl", "Đorđe", "Dorn", "Olsen", "Øystein", "Oz", "Straße", "Strasser", "Þór", "Tor", "Tower"],
    "apostrophes and hyphens": ["Damask", "D’Amato", "D'Amico", "Hawai‘i", "Hawk", "Oates", "O'Brien", "OBrien", "Ocean"],
    "words": ["van Dyk", "van Zyl", "Vance", "Vandal"],
    "accents count where letters are equal": ["Cote", "Coté", "Côte", "Côté"],
    "capitals count last": ["al-asrad", "Al-Asrad"],
    "Cyrillic": ["Авдеев", "Ёлкин", "Ельцов", "Ивченко", "Іваненко", "Їжак", "Кравец", "Яровой"],
    "Arabic": ["اباد", "بحر", "پارس", "تهران", "چابهار"],
    "Japanese": ["あい", "アウ", "かき"],
    "Korean": ["강", "김", "박"],
    "scripts": ["Zürich", "Αθήνα", "Москва", "حلب", "서울", "北京"],
    "figures": ["3rd Fleet", "Aas"],
}


@each("names", ORDERED.values(), ids=ORDERED.keys())
def test_names_are_in_the_order_that_readers_expect(names: list[str]) -> None:
    """Whatever order they come in."""
    for seed in range(5):
        mixed = random.Random(seed).sample(names, len(names))
        assert sorted(mixed, key=key) == names
