"""Rules that check a claim, an office or a membership against the paragraphs it cites.

They alert a person and give no verdict: they require distinguishing words (a name, a number, a quoted word), never a share of common
words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..articles.doubt import noting
from ..articles.paragraph import Paragraph
from ..evidence import claim_days, counted, cross_language, hedge_scope, hedging, matching, number_places, rounding
from ..evidence.coreference import has_name_otherwise, is_described, is_own_short_form, may_be_meant_abroad, stands_for
from ..evidence.first_words import opens_as_name
from ..evidence.passages import Passages
from ..evidence.shares import gives_whole
from ..evidence.statements import Finding, Statement, Word
from ..evidence.translation import is_compared
from ..records.schema import Claim
from ..text.dates import Point
from .registry import CLAIM, TEXT, rule

_KEEP_HEDGE: Final = "keep the hedge in your own words; or, if the claim rests on another sentence, add waive: [{rule: lost-hedge, why: …}]"


@rule("ungrounded-number", "ungrounded-date", scope=TEXT, waivable=True)
def number_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """Every number in a text, in figures or words, is in the cited paragraphs with the same unit of size; a day is next to its month.

    “One” (as a number) and “second” count as numbers in claims only: elsewhere they usually structure our own text.

    Bad (ungrounded-number), actors/northland.yml:
        claims: [{id: paid-for-pier, text: "[[northland]] paid 3 billion crowns, claims the [[harbour-union]]."}]
    Good:
        claims: [{id: paid-for-pier, text: "[[northland]] paid 3 million crowns, claims the [[harbour-union]]."}]
    """
    visible = statement.visible
    for word in visible.marked:
        if word.number and not visible.is_year(word) and number_places.holds_number(statement, word):
            other = _other_unit(statement, word)
            if other:
                message = f"{statement.where} has another unit beside {visible.quantity(word)!r}: {other}"
                yield statement.finding("ungrounded-number", word.raw, message, "write the unit that the article has")
            elif matching.turns_bound(statement.passages, visible, word):
                message = f"{statement.where} bounds {visible.quantity(word)!r} from the other side"
                yield statement.finding("ungrounded-number", word.raw, message, "write at least, at most and the like as the article does")
        elif word.number and not visible.is_year(word):
            message = f"{statement.where} does not contain the number {visible.quantity(word)!r}"
            code = "ungrounded-date" if visible.month_beside(word) else "ungrounded-number"
            yield statement.finding(code, word.raw, message, _number_elsewhere(statement, word))
    for key in matching.counting_words(statement.visible) if statement.claim else ():
        if key == "second" and (
            any(map(statement.passages.has, _BEHIND)) or statement.passages.any_paragraph(cross_language.may_number_second)
        ):
            continue  # came second: the article has another one ahead of it; or it writes no. 2
        if key == "second" and ("second", "in", "command") in zip(visible.keys, visible.keys[1:], visible.keys[2:], strict=False):
            continue  # a deputy
        if key == "second" and statement.passages.at_home.has_capital("b"):
            continue  # the second sample: the B sample
        if not (statement.passages.has(key) if key == "second" else statement.passages.has_word(key)):
            hint = f"see {statement.where}: write it as in the article"
            yield statement.finding("ungrounded-number", key, f"{statement.where} does not contain the number {key!r}", hint)


#: Words by which an article ranks two without numbers.
_BEHIND: Final = ("ahead", "behind", "runner", "followed", "another", "again")


@rule("ungrounded-date", scope=TEXT, waivable=True)
def date_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """Every month and year in a text, in `when` and in `said_when` is in the cited paragraphs, or can be derived from them.

    A month without a year, “last month”, “last year” and “recently” are resolved with the source's date of publication; if another
    paragraph gives the date, `dated_at` names it.

    Bad (ungrounded-date), relationships/northland--southmark.yml:
        claims: [{id: no-deal, when: 2024-03-12}]
    Good:
        claims: [{id: no-deal, when: 2024-03-14}]
    """
    visible, months = statement.visible, statement.language.dates.numbers
    hint = "cite the paragraph that gives the date, or name it in dated_at"
    for word in visible.marked:
        if word.number:
            if visible.is_year(word) and not _gives_year(statement, word):
                yield statement.finding("ungrounded-date", word.raw, f"the year {word.raw} is not supported by {statement.where}", hint)
        elif (
            word.key in months
            and visible.month(word)
            and not matching.names_month(statement.dated, visible.month(word), planned=statement.planned)
            and not matching.is_day_of_source(statement.dated, visible, word)
            and not matching.unknown_day(statement.dated, month=visible.month(word))
            and not _is_before_month(statement, word)
        ):
            yield statement.finding("ungrounded-date", word.raw, f"{statement.where} does not name {word.raw}", hint)
    for name, date in statement.dates:
        for point in date.points:
            if not _dates(statement, name, point, single=len(date.points) == 1):
                message = f"{point.words()} is not supported by {statement.where}"
                yield Finding("ungrounded-date", (*statement.loc, name), "", message, hint)


@rule("ungrounded-name", scope=TEXT, waivable=True)
def name_is_in_the_paragraphs(statement: Statement) -> Iterator[Finding]:
    """Every actor that a text links to, and every proper name in it, is named in the cited paragraphs, under any alias.

    Bad (ungrounded-name), relationships/northland--southmark.yml:
        claims: [{id: opened, text: "[[northland]] and Eastland opened the line with five ships."}]
    Good:
        claims: [{id: opened, text: "[[northland]] and [[southmark]] opened the line with five ships."}]
    """
    library = statement.library
    for link in statement.visible.links:
        if link.target in library.dossier.actors and not (
            statement.grounds(link.target, link)
            or is_described(statement, link)
            or stands_for(statement, link.target)
            or may_be_meant_abroad(statement, link.target)
        ):
            name, places = library.dossier.name(link.target), library.where_named(link.target, statement.cites)
            hint = f"named in {places}: cite one that names it" if places else nowhere(statement, name, link.target)
            yield statement.finding("ungrounded-name", link.target, f"{statement.where} does not name {name}", hint)
    for word, actors in _proper_names(statement):
        if not any(map(statement.grounds, actors)) and not has_name_otherwise(statement, word, actors):
            within = next((link.target for link in statement.visible.links if link.start <= word.start < link.end), "")
            if within in actors or is_own_short_form(statement, within, word) or claim_days.is_told_otherwise(statement, word):
                continue  # the link itself is reported, and so is the date
            if _leads(statement, within):
                message = f"{statement.where} does not contain the name {word.raw!r}"
                yield statement.finding("ungrounded-name", word.raw, message, _elsewhere(statement, word))


@rule("idle-citation", scope=CLAIM, waivable=True, editorial=True)
def citation_carries_something(statement: Statement) -> Iterator[Finding]:
    """If a claim cites several places, each contributes a name, number, date or quoted words.

    A place that contributes nothing beyond the other places must share some other word with the claim, which shows that it is about the same.

    Bad (idle-citation), relationships/northland--southmark.yml:
        claims: [{id: opened, cites: [gazette-2024-05#2, herald-2024-03#8]}]
    Good:
        claims: [{id: opened, cites: [gazette-2024-05#2]}]
    """
    claim = statement.claim
    if claim is None or len(statement.library.dossier.read(claim.cites)) < 2:
        return
    each = [statement.library.cited((cite,)) for cite in claim.cites]
    carried = [_carried(statement, claim, passages) for passages in each]
    for position, cite in enumerate(claim.cites):
        found, others = carried[position], set[object]().union(*carried[:position], *carried[position + 1 :])
        asked = bool(found) or each[position].abroad  # words of another language may carry what has no name or number
        if gives_whole(statement, each[position]):
            continue
        if each[position].paragraphs and found <= others and not _shares(statement, each[position], 1 if asked else 2):
            what = (
                "nothing of the claim except names that the other places also have"
                if found
                else "no name, number or quoted word of the claim"
            )
            loc, hint = (*statement.loc, "cites", position), "remove it from `cites`: cite only what the claim rests on"
            yield Finding("idle-citation", loc, "", f"{cite} has {what}", hint)


@rule("lost-hedge", scope=CLAIM, waivable=True)
def hedge_is_kept(statement: Statement) -> Iterator[Finding]:
    """A claim keeps the hedges of the sentences it rests on (apparently, may, claims that, denied, plans, is set to).

    If a sentence has several independent parts, a claim that rests on one part need not keep the hedge of another.  If the article calls
    something potential, alleged or seen as something, a claim that mentions it is hedged too.

    Bad (lost-hedge), actors/northland.yml:
        claims: [{id: knew, text: "[[northland]] knew of the debt.", type: report, cites: [herald-2024-03#7]}]
    Good:
        claims: [{id: knew, text: "[[northland]] apparently knew of the debt.", type: report, cites: [herald-2024-03#7]}]
    """
    claim, visible, passages = statement.claim, statement.visible, statement.passages.at_home
    if claim is None:
        return
    spoken, hint = visible.spoken(), _KEEP_HEDGE
    lost = [*hedging.lost_hedges(claim, visible, passages, spoken)] if passages.hedging else []
    lost += cross_language.lost_hedges(statement) if statement.passages.abroad else ()
    surely = "" if lost else hedge_scope.made_certain(statement)
    if surely:
        yield statement.finding(
            "lost-hedge",
            surely.split()[0],
            f"the claim is certain ({surely.split()[0]!r}), and {statement.where} has {surely.split()[1]!r}",
            hint,
        )
    for shown in lost:
        if hedge_scope.is_beyond(statement, {word.strip("' ") for word in shown.split(",")}):
            continue
        message = f"the sentence in {statement.where} that supports this is hedged ({shown}), but the claim is not"
        yield statement.finding("lost-hedge", "", message, hint)
    narrow = "" if lost else next(hedging.narrowed_hedges(visible, passages, spoken), "")
    if narrow:
        yield statement.finding("lost-hedge", "", f"{statement.where} has {narrow!r}, but the claim is not hedged", hint)


@rule("nothing-to-check", scope=CLAIM, waivable=True)
def claim_has_something_to_check(statement: Statement) -> Iterator[Finding]:
    """A claim without names or numbers has a quotation; otherwise nothing in it could be checked.

    Bad (nothing-to-check), actors/northland.yml:
        claims: [{id: no-end, text: They found no deal at all., type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: no-end, text: "[[northland]] found no deal at all.", type: report, cites: [herald-2024-03#3]}]
    """
    visible = statement.visible
    if statement.claim is None or visible.links or visible.quotations or any(word.number for word in visible.marked):
        return
    if not any(_proper_names(statement)) and not is_compared(statement):
        message = "the claim has no name, number or quotation"
        yield statement.finding("nothing-to-check", "", message, "name who or what it is about, as a link [[id]]")


def _leads(statement: Statement, target: str) -> bool:
    """Whether a link leads to a record, or there is no link: a broken link is reported, and its name is not looked up."""
    dossier, record = statement.library.dossier, target.partition("/")[0]
    return not target or record in dossier.profiles or record in dossier.sources


def nowhere(statement: Statement, name: str, actor: str) -> str:
    """The hint if no cited source names an actor."""
    language = next((paragraph.language for paragraph in statement.passages.paragraphs if paragraph.language.foreign), None)
    if language:
        return (
            f"if the article names {name}, add the name as the {language.name} article writes it to the native_names or aliases of {actor}"
        )
    return f"the source never names {name}; if it uses another name, add that to the aliases of {actor}"


def _elsewhere(statement: Statement, word: Word) -> str:
    """A hint with other paragraphs of the cited sources that have a word."""
    places = statement.library.where(statement.cites, lambda paragraph: paragraph.has(word.key))
    return f"it is in {places}: cite that" if places else f"see {statement.where}: write it as in the article"


def _number_elsewhere(statement: Statement, word: Word) -> str:
    """A hint with other paragraphs that have the number, or with the unit of size it has in the cited paragraphs."""
    unit = statement.visible.unit(word)
    places = statement.library.where(statement.cites, lambda paragraph: matching.number_occurs(paragraph, word.key, unit))
    if places:
        return f"it is in {places}: cite that"
    size = matching.size_of_number(statement.passages, word.key, but=unit)
    return f"{statement.where} has {word.raw} {size}" if size else f"see {statement.where}: write it as in the article"


def _other_unit(statement: Statement, word: Word) -> str:
    """The unit of a number in paragraphs in another language, if each that has the number has another unit than the text."""
    if not statement.passages.abroad:
        return ""
    visible, size = statement.visible, statement.visible.unit(word)
    sized = bool(size) and size not in ("kilometre", "metre", "mile", "tonne", "ton", "kilogram")
    before, after = (size, visible.key(word.at + 2)) if sized else (word.key, visible.key(word.at + 1))
    with noting():
        holding = [
            paragraph
            for paragraph in statement.passages.paragraphs
            if paragraph.language.foreign and matching.number_occurs(paragraph, word.key, size)
        ]
    others = [matching.other_unit(paragraph, before, after) for paragraph in holding]
    return others[0] if others and all(others) and len(holding) == len(statement.passages.paragraphs) else ""


def _gives_year(statement: Statement, word: Word) -> bool:
    """Whether the passages give a year in a text, for the month next to it."""
    month = statement.visible.month_beside(word)
    if month and statement.visible.key(word.at - 2) == "before" and counted.names_end_before(statement.dated, month):
        month = (month - 2) % 12 + 1
    if matching.year_follows(statement.dated, int(word.key), month=month, planned=statement.planned):
        return True
    own = any(point.year == int(word.key) for date in statement.dated.published for point in date.points)
    appeared = own and bool(month) and matching.appeared_on(statement.dated, month)
    return appeared or matching.unknown_day(statement.dated, int(word.key), month)


def _is_before_month(statement: Statement, word: Word) -> bool:
    """Whether a month is named as the limit that the passages give as the end of the one before."""
    month = statement.visible.month(word)
    return statement.visible.key(word.at - 1) == "before" and counted.names_end_before(statement.dated, month)


def _dates(statement: Statement, name: str, point: Point, *, single: bool) -> bool:
    """Whether the passages give a date of a claim; the date of saying it may be in a neighbouring paragraph, like the speaker."""
    if matching.date_follows(statement.dated, point, planned=statement.planned, happened=name == "when" and single):
        return True
    if point.day and single and _is_named_before(statement, point, said=name == "said_when"):
        return True
    if point.day and single and claim_days.is_morning_after(statement, point):
        return True
    near = statement.around.apart() if name == "said_when" else ()
    if any(matching.names_date(passages, point, planned=statement.planned) for passages in near):
        return True
    return matching.unknown_day(statement.dated, point.year, point.month, point.day)


def _is_named_before(statement: Statement, point: Point, *, said: bool) -> bool:
    """Whether an earlier paragraph of the article names a day, while the cited ones name none of their own: “that evening”."""
    library, passages = statement.library, statement.passages
    if any((paragraph.language.foreign or _has_own_day(paragraph)) and not said for paragraph in passages.paragraphs):
        return False
    if said and any(paragraph.has(day) for paragraph in passages.paragraphs for day in paragraph.language.dates.weekdays):
        return False
    for cite in statement.cites:
        evidence = library.dossier.evidence.get(cite.source)
        earlier = evidence.paragraphs[: min(cite.numbers) - 1] if evidence else ()
        if matching.names_date(Passages(tuple(earlier), passages.published), point, planned=False):
            return True
    return False


_SINCE: Final = frozenset({"since", "until", "before", "by", "till"})


def _has_own_day(paragraph: Paragraph) -> bool:
    """Whether a paragraph names a weekday or a month other than as the beginning or end of a time."""
    dates = paragraph.language.dates
    times = {*dates.weekdays, *(month for month in dates.months if paragraph.has_capital(month)), "yesterday", "today"}
    if paragraph.order is None:
        return any(map(paragraph.has, times))
    return any(key in times and _SINCE.isdisjoint(paragraph.order[max(0, at - 1) : at]) for at, key in enumerate(paragraph.order))


def _proper_names(statement: Statement) -> Iterator[tuple[Word, tuple[str, ...]]]:
    """The words of proper names, each with the actors that its name may refer to."""
    visible, library, language = statement.visible, statement.library, statement.language
    end, actors = 0, tuple[str, ...]()  # of the name of an actor that was found last
    for word in visible.marked:
        if word.at >= end:
            if not word.capital:
                continue
            mention = library.mention(visible.keys, word.at)
            if mention:
                end, actors = word.at + mention.length, mention.actors
            elif word.number or word.key in language.dates.numbers or word.key in language.courtesy_titles:
                continue
            elif visible.opens(word):
                if not opens_as_name(visible, word):
                    continue
                actors = ()
            else:
                actors = ()
        yield word, actors


def _carried(statement: Statement, claim: Claim, passages: Passages) -> set[object]:
    """The parts of a claim that some passages have: names, as one word and as two, numbers, dates and quotations."""
    visible = statement.visible
    actors = {*claim.speakers, *(link.target for link in visible.links)}
    named = {word.key for word, _ in _proper_names(statement)} | {word.key for word in visible.marked if word.number or visible.month(word)}
    beside = ((one.key, two.key) for one, two in pairwise(visible.marked) if two.at - one.at == 1)
    points = [point for _, date in statement.dates for point in date.points]
    nights = [point for point in points if point.day and claim_days.is_morning_after(statement, point)]
    return {
        *(actor for actor in actors if statement.library.names_actor(passages, actor)),
        *filter(passages.has, named),
        *(word.key for word in visible.marked if word.number and _in_other_form(statement, passages, word)),
        *(pair for pair in beside if passages.has_pair(*pair)),
        *(parts for quotation, parts in visible.quotations if passages.has_quotation(quotation)),
        *(point for point in points if matching.names_date(passages, point, planned=statement.planned)),
        *(point for point in nights if matching.names_date(passages, claim_days.day_before(point), planned=False)),
    }


def _in_other_form(statement: Statement, passages: Passages, word: Word) -> bool:
    """Whether some passages have a number in another form."""
    return not passages.has(word.key) and rounding.holds_otherwise(passages.at_home, statement.visible, word)


def _shares(statement: Statement, passages: Passages, least: int) -> bool:
    """Whether some passages have so many words of a text that are not names, numbers or common words."""
    named = {word.key for word in statement.visible.marked}
    named |= {
        key
        for link in statement.visible.links
        if "/" not in link.target
        for key in statement.language.keys(statement.visible.text[link.start : link.end])
    }
    words = statement.visible.spoken() - named - statement.language.stop_words
    return any(map(passages.has_word, words)) if least == 1 else sum(map(passages.has_word, words)) >= least
