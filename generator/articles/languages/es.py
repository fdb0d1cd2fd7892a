"""Spanish: numbers, dates, names, quotations, and the hedges and negations that are plain."""

from __future__ import annotations

import re
from typing import Final

from ..language import Dates, Hedges, Language
from ..rewriting import (
    MONTHS,
    RECENT,
    RELATIVE_MONTHS,
    RELATIVE_YEARS,
    WEEKDAYS,
    bounds,
    clauses,
    months,
    numbers,
    numeric_dates,
    ordinal_key,
    ordinals,
    plain_digits,
    rewriting,
    sentences,
    sizes,
    sums,
    weekdays,
    with_decimal_comma,
    with_decimal_point,
    words_to_keys,
)

_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+(?:'[^\W\d_]+)*")
_NUMBERS: Final = numbers(
    "dos; tres; cuatro; cinco; seis; siete; ocho; nueve; diez; once; doce docena; trece; catorce; quince; dieciséis; diecisiete; dieciocho;"
    "diecinueve; veinte; veintiuno veintiún veintiuna; veintidós; veintitrés; veinticuatro; veinticinco; veintiséis; veintisiete;"
    "veintiocho; veintinueve; treinta"
) | words_to_keys(
    {
        "1": "un una uno", "40": "cuarenta", "50": "cincuenta", "60": "sesenta", "70": "setenta", "80": "ochenta", "90": "noventa",
        "100": "cien ciento centenar", "200": "doscientos doscientas", "300": "trescientos trescientas", "400": "cuatrocientos cuatrocientas",
        "500": "quinientos quinientas", "600": "seiscientos seiscientas", "700": "setecientos setecientas", "800": "ochocientos ochocientas",
        "900": "novecientos novecientas",
    }
)  # fmt: skip
_ORDINALS: Final = ordinals(
    "segundo segunda; tercero tercera tercer; cuarto cuarta; quinto quinta; sexto sexta; séptimo séptima; octavo octava; noveno novena;"
    "décimo décima"
)
_MONTHS: Final = months("enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre setiembre; octubre; noviembre; diciembre")
_SAME: Final = {
    **{word: key for word, key in _NUMBERS.items() if key != "1"},
    **_ORDINALS,
    **_MONTHS,
    **weekdays("lunes; martes; miércoles; jueves; viernes; sábado; domingo"),
    **words_to_keys(
        {
            "million": "millón millones", "trillion": "billón billones", "1000": "mil miles millar millares", "percent": "%",
            "tonne": "tonelada toneladas", "kilometre": "kilómetro kilómetros km", "metre": "metro metros",
            "kilogram": "kilo kilos kilogramo kilogramos kg", "mile": "milla millas", "year": "año años", "month": "mes meses",
            "week": "semana semanas", "day": "día días", "hour": "hora horas", "yesterday": "ayer", "today": "hoy",
            "recently": "recientemente",
        }
    ),
}  # fmt: skip
_SIZES: Final = {"mil millones": 10**9, "mil": 1000, "mill[oó]n(?:es)?": 10**6, "bill[oó]n(?:es)?": 10**12}

HEDGES: Final = {
    "doubt": frozenset(
        "quizá quizás posiblemente probablemente presuntamente supuestamente presunto presunta supuesto supuesta podría podrían habría habrían".split()
    ),
    "dispute": frozenset("niega niegan negó negaron desmiente desmintió desmintieron asegura aseguran afirma afirman".split()),
    "plan": frozenset("prevé prevén previsto prevista planea planean planeaba".split()),
}
NEGATIONS: Final = frozenset(
    "no ni nunca jamás nada nadie ningún ninguno ninguna sin tampoco niega niegan negó negaron rechaza rechazó rechazaron desmiente desmintió".split()
)
BOUNDS: Final = frozenset(
    "menos más hasta unos unas cerca casi alrededor aproximadamente máximo mínimo sólo solo todos todas cada unas".split()
)


def _separators(text: str) -> str:
    """Numbers of Spain (1.234,5) and of Mexico (1,234.5)."""
    return with_decimal_comma(_MEXICAN.sub(lambda found: with_decimal_point(found[0]), text))


_MEXICAN: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d,])")

#: What somebody or something from a place is called: noruego, francesa.
_DEMONYM: Final = re.compile(
    r"[^\W\d_]+(?:és|es[ao]|ano|ana|ino|ina|eño|eña|ense|iego|iega|ego|ega|ol|ola|aco|aca|ico|ica|eco|eca|í)(?:e?s)?"
)


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name; what is from a place has the endings of an adjective."""
    if not _DEMONYM.fullmatch(word):
        return (word,)
    if word.endswith("és"):
        stem = word[:-2] + "es"
        return (word, f"{stem}a", f"{stem}es", f"{stem}as")
    stem = word[:-1] if word.endswith(("o", "a")) else word
    return (word, f"{stem}o", f"{stem}a", f"{stem}os", f"{stem}as", f"{stem}s", f"{stem}es")


LANGUAGE: Final = Language(
    code="es",
    name="Spanish",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        numeric_dates("[/.-]"),
        _separators,
        (r"\b(?:ambos|los dos) países\b", "countries"),
        sums(_NUMBERS, " y | "),
        (r"\b(\d+)[.]?[ºª]", lambda found: ordinal_key(int(found[1]))),
        sizes(_SIZES),
        (r"\bmil millones\b", "1 billion"),
        (rf"\b({'|'.join(_MONTHS)}) del? (?=\d{{4}}\b)", r"\1 "),
        (r"(?<=\d) ?(?:%|por ciento)", " %"),
        (r"\b(?:el )?(?:año pasado|pasado año)\b", "last year"),
        (r"\beste año\b", "this year"),
        (r"\b(?:el )?(?:próximo año|año próximo|año que viene)\b", "next year"),
        (r"\b(?:el )?(?:mes pasado|pasado mes)\b", "last month"),
        (r"\beste mes\b", "this month"),
        (r"\b(?:el )?(?:próximo mes|mes próximo|mes que viene)\b", "next month"),
        bounds(r"al menos|por lo menos|más de|como mínimo", r"como máximo|a lo sumo|hasta|menos de"),
    ),
    sentences=sentences("Sr Sra Sres Dr Dra D Dña Ud Uds EE art núm pág etc"),
    clauses=clauses(r"; |, (?:pero|mientras que|aunque)\b"),
    stop_words=frozenset("el la los las un una unos unas de del y o en a al que se su sus lo le por con para es son fue ha han".split()),
    dates=Dates(
        months=MONTHS,
        day_links=("de",),
        day_joins=("al", "y", "a"),
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("#", "a", "c"), ("#", "a", "de", "c"), ("#", "antes", "de", "cristo")),
        seasons=("primavera", "verano", "otoño", "invierno"),
    ),
    hedges=Hedges(words=HEDGES),
    reporting=frozenset("dijo dijeron según declaró anunció afirmó aseguró señaló explicó informó".split()),
    negations=NEGATIONS,
    bounds=BOUNDS,
    name_forms=_name_forms,
    without_capital=_DEMONYM,
)
