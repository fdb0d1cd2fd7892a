"""True claims made false, one thing at a time, for `grounding.py`.

What a claim is changed to is drawn by a seed and the claim's own reference, so that a claim is changed in the same way whatever else the
dossier holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Final

from benchmarks.desk import CAPITAL, DRAWS, Desk, Kind, Mutation, absent, drawn, outside_links, own_words, with_text
from generator.evidence.passages import Passages
from generator.records.scalars import Citation
from generator.records.schema import Claim
from generator.text import prose
from generator.text.dates import MONTHS, parse

NUMBERS: Final = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
                  "nineteen twenty").split()  # fmt: skip
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split()
ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
SIZES: Final = "thousand million billion trillion".split()

_NUMERAL = re.compile(rf"\d[\d,.]*\d|\d|\b(?:{'|'.join({*NUMBERS, *TENS, *ORDINALS})})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")

#: How a hedging word is left out: what stands in a text, what is left of it.
FLAT: Final = tuple(
    (re.compile(pattern), left)
    for pattern, left in (
        (r", (?:apparently|reportedly|allegedly|possibly|perhaps),", ""),
        (r"\b(?:[Aa]pparently|[Rr]eportedly|[Aa]llegedly|supposedly|seemingly|possibly|perhaps|probably),? ", ""),
        (r"\b(?:apparent|alleged|supposed|likely|potential|possible) ", ""),
        (r"\b(?:may|might|could|will)(?: also)? (?!have been)", ""),
        (r"\b(?:can|could) be read as\b", "are"),
        (r"\bcould have been\b", "was"),
        (r"\b(is|are|was|were) (?:thought|believed|said|alleged) to be\b", r"\1"),
        (r"\b(?:appears?|appeared|seems?|seemed) to ", ""),
        (r"\bclaims? to ", ""),
        (r"\bclaim(?:s|ed)? (?=an? |the |“)", "have "),
        (r"\bden(?:y|ies|ied) ", "confirmed "),
        (r"\b(?:is|are|was|were) (?:set|due|expected|scheduled|planned|to) (?:to )?(?=[a-z])", ""),
        (r"\bset for\b", "of"),
        (r"\b(?:plans?|planned|intends?|intended|expects?|expected) to ", ""),
        (r"\bsuggests\b", "shows"),
    )
)
_NEGATED = re.compile(r"\b(?:not|no|never|without|neither|nor|hardly|only)\b ?")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|may|can|could|did|does)\b")
_SAID = re.compile(
    r",? (?:said|says|writes|wrote|states|warned|claims) (?:the |a |the report (?:of|by) the )*\[\[[^\]]*\]\]|^To \[\[[^\]]*\]\] "
)


def numbers(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """Each number of a text that is no part of a date becomes another that the paragraphs do not have, or changes its size."""
    text, passages = own_words(claim.text), desk.passages(claim)
    for found in _NUMERAL.finditer(text):
        if _YEAR.fullmatch(found[0]) or _beside_month(text, found):
            continue
        for new in drawn(chance, (other for other in other_numbers(found[0]) if absent(passages, other))):
            yield with_text(ref, claim, found.start(), found.end(), new)
        size = re.compile(rf" ({'|'.join(SIZES)})\b").match(text, found.end())
        if size:
            for new in drawn(chance, (f" {other}" for other in SIZES if absent(passages, other))):
                yield with_text(ref, claim, size.start(), size.end(), new)
            yield with_text(ref, claim, size.start(), size.end(), "")


def other_numbers(raw: str) -> Iterator[str]:
    """Other numbers in the same form: near ones, the tenfold, other digits."""
    for row in (NUMBERS, TENS, ORDINALS):
        if raw.lower() in row:
            yield from (other.capitalize() if raw[0].isupper() else other for other in row if other != raw.lower())
            return
    value = int(re.sub("[.,]", "", raw))
    for other in {value + 1, value - 1, value + 10, value * 10, value * 2, value // 10, int(str(value)[::-1])} - {value, 0, -1}:
        yield f"{other:,}" if "," in raw else str(other)


def _beside_month(text: str, found: re.Match[str]) -> bool:
    return bool(
        re.search(rf"(?:{'|'.join(MONTHS)}) $", text[: found.start()]) or re.match(rf" (?:{'|'.join(MONTHS)})", text[found.end() :])
    )


def quotations(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """One word of a quotation becomes another that the paragraphs do not have, and so do two."""
    passages, start = desk.passages(claim), 0
    strange = [word for word in desk.vocabulary if absent(passages, word)]
    for quotation in prose.quotations(claim.text):
        start = claim.text.index(quotation, start)
        spots = [found.span() for found in re.finditer(r"[^\W_]+", quotation)]
        pairs = [*combinations(spots, 2)]
        for chosen in (*((spot,) for spot in drawn(chance, spots, 3)), *drawn(chance, pairs, 2)):
            new = quotation
            for one, other in reversed(chosen):
                new = new[:one] + chance.choice(strange) + new[other:]
            yield with_text(ref, claim, start, start + len(quotation), new)


def dates(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """A year, a month or a day, of the text or of a field, becomes another that the paragraphs do not have."""
    text, passages = own_words(claim.text), desk.passages(claim)
    for found in _YEAR.finditer(text):
        others = (str(int(found[0]) + step) for step in range(-5, 6) if step)
        for new in drawn(chance, (other for other in others if absent(passages, other))):
            yield with_text(ref, claim, found.start(), found.end(), new)
    for found in _MONTH.finditer(text):
        for new in drawn(chance, (other for other in MONTHS if other != found[0] and absent(passages, other))):
            yield with_text(ref, claim, found.start(), found.end(), new)
    for found in _NUMERAL.finditer(text):
        if found[0].isdigit() and not _YEAR.fullmatch(found[0]) and _beside_month(text, found):
            for new in drawn(chance, (str(day) for day in range(1, 29) if str(day) != found[0] and absent(passages, str(day)))):
                yield with_text(ref, claim, found.start(), found.end(), new)
    for name, date in (("when", claim.when), ("said_when", claim.said_when)):
        for new in other_dates(passages, str(date), chance) if date else ():
            yield Mutation(ref, f"{name} {date}", new, claim.model_copy(update={name: parse(new)}))


def other_dates(passages: Passages, date: str, chance: Random) -> Iterator[str]:
    """The same date with another year, month or day; of two dates the parts that they share, and a day of either."""
    points = [*_PART.finditer(date)]
    for part in ("year", "month", "day"):
        shared = len({point[part] for point in points}) == 1
        for chosen in (points,) if shared else ([point] for point in points):
            for new in drawn(chance, (value for value in _values(part, chosen[0][part]) if _absent_part(passages, part, value))):
                changed = date
                for point in reversed(chosen):
                    changed = changed[: point.start(part)] + new + changed[point.end(part) :]
                if _is_date(changed):
                    yield changed


def _values(part: str, value: str | None) -> list[str]:
    """The other values of a part of a date that has one."""
    if value is None:
        return []
    if part == "year":
        return [str(int(value) + step) for step in range(-5, 6) if step]
    return [f"{other:02}" for other in range(1, 13 if part == "month" else 29) if other != int(value)]


def _absent_part(passages: Passages, part: str, value: str) -> bool:
    return absent(passages, MONTHS[int(value) - 1] if part == "month" else str(int(value)))


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def actors(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """An actor that a claim links to, and that does not speak in it, becomes one that the paragraphs do not name."""
    return _replaced(desk, ref, claim, chance, [actor for actor in linked(desk, claim) if actor not in claim.speakers], present=False)


def speakers(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """A speaker becomes an actor that the paragraphs do not name, in the field and in the text."""
    return _replaced(desk, ref, claim, chance, [*dict.fromkeys(claim.speakers)], present=False)


def present_actors(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """An actor of a claim becomes another that the paragraphs name too, and the claim does not."""
    return _replaced(desk, ref, claim, chance, [*dict.fromkeys((*linked(desk, claim), *claim.speakers))], present=True)


def linked(desk: Desk, claim: Claim) -> list[str]:
    """The actors that a text links to, once each."""
    return [*dict.fromkeys(link.target for link in prose.links(claim.text) if link.target in desk.dossier.actors)]


def _replaced(desk: Desk, ref: str, claim: Claim, chance: Random, olds: Sequence[str], *, present: bool) -> Iterator[Mutation]:
    """Each of some actors replaced by others, half of them of the same kind, throughout the claim."""
    passages, known = desk.passages(claim), desk.dossier.actors
    free = [id for id in known if id not in {*linked(desk, claim), *claim.speakers} and desk.named(passages, id) is present]
    for old in filter(known.__contains__, olds):
        alike = drawn(chance, (id for id in free if known[id].kind == known[old].kind), DRAWS // 2)
        for new in (*alike, *drawn(chance, (id for id in free if id not in alike), DRAWS - len(alike))):
            text = re.sub(rf"\[\[{old}(?:\|[^\]]*)?\]\]", f"[[{new}]]", claim.text)
            said_by = tuple(tuple(new if speaker == old else speaker for speaker in step) for step in claim.said_by)
            yield Mutation(ref, old, new, claim.model_copy(update={"text": text, "said_by": said_by}))


def names(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """A proper name that leads to no record becomes another that the paragraphs do not have."""
    passages = desk.passages(claim)
    others = [name for name in desk.names if absent(passages, name)]
    for found in CAPITAL.finditer(outside_links(claim.text)):
        for new in drawn(chance, others) if found[0] in desk.names else ():
            yield with_text(ref, claim, found.start(), found.end(), new)


def paragraphs(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """A citation leads to any other paragraph of its article, drawn at random."""
    for position, cite in enumerate(claim.cites):
        others = range(1, len(desk.dossier.evidence[cite.source]) + 1)
        yield from _moved(ref, claim, position, drawn(chance, (number for number in others if not _cited(claim, cite.source, number))))


def adjacent_paragraphs(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """A citation leads to the paragraph before its own, or to the one behind."""
    for position, cite in enumerate(claim.cites):
        beside = (number for number in (cite.first - 1, cite.last + 1) if 1 <= number <= len(desk.dossier.evidence[cite.source]))
        yield from _moved(ref, claim, position, [number for number in beside if not _cited(claim, cite.source, number)])


def _cited(claim: Claim, source: str, number: int) -> bool:
    return any(cite.source == source and number in cite.numbers for cite in claim.cites)


def _moved(ref: str, claim: Claim, position: int, numbers: Iterable[int]) -> Iterator[Mutation]:
    cite = claim.cites[position]
    for number in numbers:
        other = Citation(cite.source, number, number)
        cites = (*claim.cites[:position], other, *claim.cites[position + 1 :])
        yield Mutation(ref, str(cite), str(other), claim.model_copy(update={"cites": cites}))


def hedges(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """All hedging words of a claim are left out, so that it is flat; a plan becomes a report."""
    text, spots = claim.text, _hedges(claim)
    for match, left in reversed(spots):
        text = text[: match.start()] + left + text[match.end() :]
    if spots:
        yield Mutation(
            ref, ", ".join(match[0].strip(" ,") for match, _ in spots), "", claim.model_copy(update={"text": text, **_told(claim)})
        )


def single_hedges(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """One of several hedging words of a claim is left out, so that it is still hedged."""
    spots = _hedges(claim)
    for match, left in spots if len(spots) > 1 else ():
        yield with_text(ref, claim, match.start(), match.end(), left)


def _told(claim: Claim) -> dict[str, str]:
    return {"type": "report"} if claim.type == "plan" else {}


def _hedges(claim: Claim) -> list[tuple[re.Match[str], str]]:
    """The hedging words of a text outside quotations, in order, each with what is left of it; none reaches into another."""
    own, found = prose.without_quotations(claim.text), list[tuple[re.Match[str], str]]()
    for pattern, left in FLAT:
        for match in pattern.finditer(own):
            if all(match.end() <= other.start() or other.end() <= match.start() for other, _ in found):
                found.append((match, match.expand(left)))
    return sorted(found, key=lambda spot: spot[0].start())


def attributions(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """What somebody said becomes what the article reports: speakers, and the words that name them, are left out."""
    if claim.said_by:
        text = _SAID.sub("", claim.text)
        yield Mutation(
            ref, "speakers", "none", claim.model_copy(update={"text": text, "type": "report", "said_by": (), "speaker_at": None})
        )


def directions(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """Two actors of a text change places."""
    spots = [found for found in re.finditer(r"\[\[([^\]|/]*)(?:\|[^\]]*)?\]\]", claim.text) if found[1] in desk.dossier.actors]
    pairs = (pair for pair in combinations(spots, 2) if pair[0][1] != pair[1][1] and not {pair[0][1], pair[1][1]} & {*claim.speakers})
    for one, other in drawn(chance, pairs):
        yield with_text(ref, claim, one.start(), other.end(), other[0] + claim.text[one.end() : other.start()] + one[0])


def negations(desk: Desk, ref: str, claim: Claim, chance: Random) -> Iterator[Mutation]:
    """A negation is left out where there is one, else one is put in."""
    own = own_words(claim.text)
    found = _NEGATED.search(own)
    if found:
        yield with_text(ref, claim, found.start(), found.end(), "")
        return
    verb = _AUXILIARY.search(own)
    if verb:
        yield with_text(ref, claim, verb.start(), verb.end(), f"{verb[0]} not")
    else:
        yield with_text(ref, claim, 0, 0, "It is untrue: ")


#: The kinds of change by their names, with the share that is to be caught; then those that are reported as they are.
AIMED: Final[Mapping[str, tuple[Kind, float]]] = {
    "number swapped": (numbers, 0.95),
    "quoted words swapped": (quotations, 0.95),
    "date swapped": (dates, 0.95),
    "random other paragraph": (paragraphs, 0.95),
    "actor swapped for an absent one": (actors, 0.90),
    "speaker swapped for an absent one": (speakers, 0.90),
    "hedge dropped": (hedges, 0.90),
}
APART: Final[Mapping[str, Kind]] = {
    "other name swapped for an absent one": names,
    "one of several hedges dropped": single_hedges,
    "adjacent paragraph": adjacent_paragraphs,
    "actor swapped for one that is there": present_actors,
    "two actors exchanged": directions,
    "negation put in or left out": negations,
    "speaker left out": attributions,
}
