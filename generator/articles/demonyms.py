"""Names of peoples and adjectives that do not show the name of their country: French, Dutch, American; and short names of states."""

from __future__ import annotations

from typing import Final

#: Each country with its adjective, its people and its short names, as keys; a name of several words is known by its last or its initials.
_COUNTRIES: Final = (
    "us usa america american americans washington|states", "uk britain british briton britons|kingdom", "france french frenchman",
    "netherlands dutch holland dutchman", "germany german germans", "spain spanish spaniard spaniards", "sweden swedish swede swedes",
    "denmark danish dane danes", "finland finnish finn finns", "norway norwegian norwegians", "poland polish pole poles",
    "turkey türkiye turkish turk turks", "greece greek greeks", "portugal portuguese", "switzerland swiss", "ireland irish",
    "scotland scottish scots scot", "wales welsh", "england english", "philippines philippine filipino filipinos filipina", "thailand thai thais",
    "china chinese", "japan japanese", "korea korean koreans", "vietnam vietnamese", "russia russian russians", "ukraine ukrainian ukrainians",
    "israel israeli israelis", "iraq iraqi iraqis", "afghanistan afghan afghans", "pakistan pakistani pakistanis", "cyprus cypriot cypriots",
    "belgium belgian belgians", "czechia czech czechs", "slovakia slovak slovaks", "croatia croatian croat croats", "serbia serbian serb serbs",
    "argentina argentine argentinian", "peru peruvian", "chile chilean", "niger nigerien", "congo congolese", "iceland icelandic icelander",
    "kazakhstan kazakh kazakhs", "uzbekistan uzbek uzbeks", "tajikistan tajik", "kyrgyzstan kyrgyz", "lebanon lebanese", "yemen yemeni",
    "europe european europeans eu|union", "asia asian", "africa african", "arabia arab arabs saudi", "canada canadian", "mexico mexican",
    "emirates emirati uae", "laos lao laotian", "monaco monegasque", "madagascar malagasy", "new zealand zealander",
)  # fmt: skip
#: Those of these words that are names of places; the others are adjectives and peoples.
_PLACES: Final = frozenset(
    "usa america washington britain holland turkey türkiye philippines emirates uae congo eu kingdom union states new zealand".split()
)
#: The endings that make the name of a country the name of its people or an adjective.
ENDINGS: Final = ("n", "an", "ian", "ish", "ese", "i", "ic", "ans", "ians", "er", "ers", "ites", "is")
_SHORTEST_STEM: Final = 4
_ROWS: Final = tuple((frozenset(row.partition("|")[0].split()), frozenset(row.partition("|")[2].split())) for row in _COUNTRIES)
_ADJECTIVES: Final = frozenset(word for row in _COUNTRIES for word in row.partition("|")[0].split()[1:]) - _PLACES
#: All these words.
KNOWN: Final = frozenset().union(*(row for row, _ in _ROWS))
_OF: Final = {word: (row | ends) for row, ends in _ROWS for word in (*row, *ends)}


def same_country(word: str) -> frozenset[str]:
    """The other words for the country that a word names; none if it names none."""
    return _OF.get(word, frozenset()) - {word}


def stems(name: str) -> tuple[str, ...]:
    """The beginnings to which the key of a name of a country may have endings added: all of it, and without its last letter."""
    return (name, name[:-1]) if len(name) > _SHORTEST_STEM else (name,)


def is_made_from(word: str, name: str) -> bool:
    """Whether a word is made from the name of a country by an ending; both are keys."""
    return any(word.startswith(stem) and word[len(stem) :] in ENDINGS for stem in stems(name))


def is_adjective_of(alias: str, name: str) -> bool:
    """Whether an alias is only the adjective or the people of a country: “North Koreans” of “North Korea”, “Dutch” of “Netherlands”."""
    *start, word = alias.casefold().split() or [""]
    *whole, last = name.casefold().split() or [""]
    known = word in _ADJECTIVES and word in same_country(last)
    if start == whole:
        return word != last and (known or is_made_from(word, last))
    return known and not start
