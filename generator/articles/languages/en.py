"""English.

The fingerprints in `briefings/sources/*.evidence` depend on everything here.  If a change gives some text other tokens, sentences or
hedges, `normal.RECIPE` must change too, and every article must be added again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from ..language import Dates, Hedges, Language, Token, sentences_by_stops
from ..rewriting import WEEKDAYS
from .en_signs import SIGNS
from .en_wording import WORDING

# Words and numbers.

#: The letters before the alternatives are those they begin with, so that they are not tried at every word.
_WORD: Final = re.compile(
    r"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)(?![^\W_]))?"
    r"|(?=[efnstEFNSTſ])(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-"
    r"(?i:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![^\W_])"
    r"|%|(?=[Pp])(?i:per[ \u00a0]cent)(?![^\W_])"
    r"|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*\d*"
)
_ONES: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
#: What follows the hyphen in a number such as twenty-five or twenty-fifth.
_AFTER_HYPHEN: Final = {
    **{word: str(number) for number, word in enumerate(_ONES)},
    **{word: f"{number}th" for number, word in enumerate(("first", "second", *_ORDINALS), start=1)},
}
_MONTHS: Final = ("january", "february", "march", "april", "may", "june",
                  "july", "august", "september", "october", "november", "december")  # fmt: skip
#: `one`, `first` and `second` are left out: they need not be numbers.
_SAME: Final = (
    {word: str(number) for number, word in enumerate(_ONES) if number != 1}
    | {word: str(10 * number) for number, word in enumerate(_TENS, start=2)}
    | {word: f"{number}th" for number, word in enumerate(_ORDINALS, start=3)}
    | {"dozen": "12", "hundred": "100", "thousand": "1000"}
    | dict(zip("jan feb apr aug sept sep oct nov dec".split(),
               "january february april august september september october november december".split(), strict=True))
    | {"%": "percent", "per cent": "percent", "per\u00a0cent": "percent", "bn": "billion"}
    | dict.fromkeys("km kms kilometres kilometers kilometer".split(), "kilometre")
    | dict.fromkeys("metres meters meter".split(), "metre")
    | dict.fromkeys("kg kgs kilograms kilogrammes kilogramme".split(), "kilogram")
    | {"miles": "mile", "tonnes": "tonne", "tons": "ton"}
    | {"defense": "defence", "program": "programme", "programs": "programmes", "center": "centre", "centers": "centres"}
)  # fmt: skip


def _normalise(raw: str) -> str:
    """The key of a word; hyphens separate words except in numbers such as twenty-five, and a possessive `'s` is removed."""
    word = raw.casefold()
    if word[0].isdigit():
        number = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", word)
        return re.sub(r"(?:st|nd|rd)$", "th", number)
    if "'" in word:
        word = word.removesuffix("'s").replace("'", "")
    if "." in word:
        word = word.replace(".", "")
    if "-" in word:
        tens, _, ones = word.partition("-")
        return _SAME[tens][0] + _AFTER_HYPHEN[ones]
    return word


#: “One” counts after a word that singles something out: “its one ally”.  An article's “common gauge” may well be “one gauge” in ours.
_COUNTING_ONE: Final = re.compile(
    r"\b(?:the|its|their|his|her|our|only|just|these|those) one "
    r"(?!(?:of|who|whom|that|which|to|is|was|in|on|at|by|for|from|with|as)\b)(?:“|[^\W_])"
)


#: Words before second as a unit of time.
_BEFORE_UNIT: Final = frozenset({("half", "a"), ("of", "a"), ("than", "a"), ("litres", "per"), ("metres", "per")})


def _counting_words(keys: Sequence[str], text: str) -> Iterator[str]:
    """Second, and one after the, its and the like, except in “the one … the other”."""
    if any(key == "second" and (*keys[max(0, at - 2) : at],)[-2:] not in _BEFORE_UNIT for at, key in enumerate(keys)):
        yield "second"
    if "one" in keys and "other" not in keys and _COUNTING_ONE.search(text.casefold()):
        yield "one"


_ENDING: Final = re.compile(r"(?<=\w{3})(?:ies|es|ed|ing|s|e|y)$")
_ENDINGS: Final = ("", "s", "es", "e", "ed", "ing", "y", "ies")


def _inflections(word: str) -> tuple[str, ...]:
    """The word itself and its possible other forms: talk, talks, talked, talking."""
    stem = _ENDING.sub("", word)
    return tuple(dict.fromkeys((word, *(stem + ending for ending in _ENDINGS))))


# Sentences and clauses.

_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Gov|Sen|Rep|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_CLAUSE_BORDER: Final = re.compile(r"; |, (?=(?:but|while|whereas|although|though)\b)")
_OPENING_CLAUSE: Final = re.compile(
    r"(?:While|Although|Though|Whereas) [^,;]*\b(?:is|are|was|were|has|have|had|may|might|will|could|can|did|does)\b[^,;]*, "
)
_SHORTEST_CLAUSE: Final = 4


def _clauses(sentence: str) -> Iterator[str]:
    """The independent clauses of a sentence, in order; the whole sentence if a hedge may apply to more than one of them.

    Clauses are separated by a semicolon, by “, but”, “, while” and the like, and after an opening “While …,” that has a verb.
    """
    opening = _OPENING_CLAUSE.match(sentence)
    borders = [opening.end(), *(found.end() for found in _CLAUSE_BORDER.finditer(sentence, opening.end()))] if opening else []
    borders = borders or [found.end() for found in _CLAUSE_BORDER.finditer(sentence)]
    parts = [sentence[start:end].strip() for start, end in pairwise((0, *borders, len(sentence)))]
    yield from parts if borders and all(map(_is_independent, map(LANGUAGE.tokens, parts))) else (sentence,)


def _is_independent(part: tuple[Token, ...]) -> bool:
    """Whether the hedges of a clause apply to it alone: none is its first or last word, or a dispute, as a disputed claim may continue."""
    if len(part) < _SHORTEST_CLAUSE:
        return False
    at_its_ends = any(part[at].key in LANGUAGE.hedges.all and _hedges_at(part, at) for at in (0, len(part) - 1))
    return not at_its_ends and "dispute" not in LANGUAGE.hedges.by_kind(LANGUAGE.hedges.within(part))


# Hedges.

_AFTER_CLAIM: Final = frozenset("that to he she it they we i there the its his her their".split())
_BEFORE_TO: Final = frozenset("appears appear appeared seems seem seemed thought believed set".split())
_LIVES: Final = frozenset("life lives victims victim".split())


def _hedges_at(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a word that may hedge does so at this position.

    May is a month, too; to appear together is not a doubt, to appear to is; to claim lives is to take them; a claim is a noun unless a
    clause or an infinitive follows.
    """
    key, following = sentence[index].key, [token.key for token in sentence[index + 1 : index + 5]]
    if key == "may":
        return not sentence[index].capital
    if key in _BEFORE_TO:
        return following[:1] in (["to"], ["that"])
    if key.startswith("claim"):
        if not following or _LIVES & set(following):
            return False
        return following[0] in _AFTER_CLAIM or sentence[index + 1].capital
    return True


_HEDGES: Final = Hedges(
    words={
        "doubt": frozenset(
            "apparently reportedly allegedly alleged seemingly supposedly purportedly possibly perhaps probably likely may might could "
            "appears appear appeared seems seem seemed thought believed suggests suggest suggested".split()
        ),
        "dispute": frozenset("claims claimed claim denied denies deny insists insisted".split()),
        "plan": frozenset("plans plan planned planning intends intend intended scheduled expected set will".split()),
    },
    hedges_at=_hedges_at,
    also_kept={
        "doubt": frozenset(
            "would expects expect estimated estimates estimate believes believe thinks think assumes unconfirmed suspected presumably possible "
            "possibility accused accuses accuse accusation suspicion deny denies denied denying denial unlikely uncertain unsure sure whether doubts doubt doubtful chance unclear seeming apparent potential risk signs sign impression hint hints reckons reckon reckoned guess guesses supposes suspects suspect foresees foresee "
            "hinted indicates indicate indicated indication indications".split()
        ),
        "dispute": frozenset(
            "claiming denial alleged allegedly assertion says said say saying according asserts asserted maintains maintained argues argued "
            "rejects rejected accused accuses accuse accusation".split()
        ),
        "plan": frozenset(
            "due would intention plans aims upcoming going until wants hopes hoped means expects likely may might could forecast projected promises promised promise shall should expect "
            "expectation ready considers considering prepares preparing vows vowed pledges pledged ruled rules".split()
        ),
    },
    narrow=tuple(
        "potential potentially possible alleged apparent suspected purported supposed likely rumoured presumed unconfirmed".split()
    ),
    views=tuple((verb, "as") for verb in ("interpreted", "seen", "viewed", "regarded", "perceived", "construed")),
)

# Dates.

_DATES: Final = Dates(
    months=_MONTHS,
    capitalised=True,
    ambiguous=frozenset({"may", "march"}),
    after_month=frozenset("in since by until late early mid last of".split()),
    day_links=("of",),
    day_joins=("to", "and", "or", "until"),
    relative_months={("last", "month"): -1, ("this", "month"): 0, ("next", "month"): 1},
    relative_years={("last", "year"): -1, ("this", "year"): 0, ("next", "year"): 1},
    weekdays=WEEKDAYS,
    before_christ=(("#", "bc"), ("#", "bce")),
    seasons=("spring", "summer", "autumn fall", "winter"),
    recent=tuple(
        "recent recently now today yesterday currently ago latest lately monday tuesday wednesday thursday friday saturday sunday".split()
    ),
)

LANGUAGE: Final = Language(
    code="en",
    name="English",
    word=_WORD,
    phrases=("per cent",),
    normalise=_normalise,
    same=_SAME,
    sentences=partial(sentences_by_stops, abbreviation=_ABBREVIATION),
    clauses=_clauses,
    stop_words=frozenset(
        "a an the and or but nor of in on at to by for from with as is are was were be been being has have had do does did not no it its he "
        "his him she her they their them that this these those which who whom whose what when where while after before than then also both "
        "said says say into over under about between against during more most other such some any all each there here would".split()
    ),
    dates=_DATES,
    hedges=_HEDGES,
    reporting=frozenset(
        "said says say saying according wrote writes written told tells stated reported reports called calls cites cited quotes quoted "
        "described describes warned warns added adds argued argues announced announces believes holds observed observes noted notes found "
        "finds sees".split()
    ),
    place_prepositions=frozenset({"in", "at", "to", "near"}),
    courtesy_titles=frozenset("mr mrs ms dr prof gen lt col sgt gov sen rep adm capt amb".split()),
    small_words=frozenset("of the and for at in a s".split()),
    title_words=frozenset(
        "minister ministers ministry ministries president presidents chancellor premier prime deputy vice chief chairman chairwoman chair "
        "secretary spokesman spokeswoman spokesperson general admiral colonel captain major marshal commander ambassador envoy governor "
        "mayor king queen prince princess emperor pope bishop archbishop judge justice attorney prosecutor senator representative member "
        "leader director professor doctor editor author reporter correspondent official government administration cabinet parliament "
        "congress senate assembly council court committee commission party army navy force forces guard police department office agency "
        "bureau bank university institute college school company group union league alliance association federation foundation state "
        "states republic kingdom province county district city town village island islands sea ocean river lake bay gulf strait straits "
        "peninsula mountain mountains port harbour airport base embassy constitution treaty agreement act law bill plan summit conference "
        "north south east west northern southern eastern western central foreign defence interior finance trade security national "
        "international world global press media news newspaper war cold first second day week month year internet web".split()
    ),
    negations=frozenset(
        "not no never none nobody nothing nowhere neither nor without cannot cant couldnt dont doesnt didnt hasnt havent hadnt isnt arent "
        "wasnt werent wont wouldnt shouldnt refused refuse refuses rejected rejects reject ruled unable failed fails fail".split()
    ),
    bounds=frozenset(
        "least most than up nearly almost over under about around approximately roughly some more fewer less maximum minimum only all "
        "every each any half exceed exceeds exceeded exceeding one second twice both former ex".split()
    ),
    size_words={"100": "hundred", "1000": "thousand", "12": "dozen"},
    counting_words=_counting_words,
    inflections=_inflections,
    wording=WORDING,
    signs=SIGNS,
)
