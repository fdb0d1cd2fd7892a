"""Rules on who said something, and on quotations that leave out what turns their meaning."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from ..articles.language import Language
from ..articles.paragraph import Paragraph
from ..evidence.clauses import Clause, at_hand, stem, stems_of, supporting
from ..evidence.readings import ACTOR, Reading, of_passages, of_text
from ..evidence.speakers import is_question, quoted_in, said_in, sayers, sentence_bounds, speaker_of, turn_of
from ..evidence.statements import QUOTED, Finding, Statement
from .registry import CLAIM, TEXT, rule

_REACH: Final = 3
#: How far from a quotation a text may negate it.
_AROUND: Final = 20
#: A quotation of so few words may be the first part of what follows.
_FRAGMENT: Final = 2
_HINT: Final = "quote the words that turn the meaning too, or say it in your own words"


@rule("cut-quotation", scope=TEXT, waivable=True, compares="ours")
def quotation_keeps_its_negation(statement: Statement) -> Iterator[Finding]:
    """A quotation is not cut so that a negation or a hedge of its clause is lost, and an ellipsis does not join two sentences.

    A negation or hedge in the text's own words is as good.

    Bad (cut-quotation), actors/northland.yml:
        claims: [{id: cut, text: "[[northland]] and [[southmark]] ended the talks with “a deal on the ferry”.", type: report, cites: [herald-2024-03#3]}]
    Good:
        claims: [{id: cut, text: "[[northland]] and [[southmark]] ended the talks “without a deal on the ferry”.", type: report, cites: [herald-2024-03#3]}]
    """
    if not statement.visible.quotations:
        return
    paragraphs = at_hand(statement)
    for quotation, parts in statement.visible.quotations if paragraphs else ():
        holding = [paragraph for paragraph in paragraphs if quoted_in(paragraph, parts)]
        answers = [paragraph for paragraph in holding if not is_question(paragraph)]
        lost = [_lost(statement, paragraph, parts) for paragraph in answers or holding]
        if lost and all(lost):
            message = f"the quotation “{quotation}” leaves out what {statement.where} has: {lost[0]}"
            yield statement.finding("cut-quotation", quotation.partition(" ")[0], message, _HINT)
            return


def _lost(statement: Statement, paragraph: Paragraph, parts: tuple[tuple[str, ...], ...]) -> str:
    """What a quotation leaves out: the negation before or after it, or what an ellipsis stands for; empty if nothing."""
    order, borders, wording = paragraph.order or (), sentence_bounds(paragraph), statement.language.wording
    places = _meant_by(statement, paragraph, quoted_in(paragraph, parts), parts)
    own = _before_quotations(statement)
    inside = {key for part in parts for key in part}
    turning = wording.negators | statement.language.hedges.all
    for (_, end), (start, _) in itertools.pairwise(places):
        gap = order[end:start]
        if any(end <= border <= start for border in borders):
            return "the end of a sentence, in place of the ellipsis"
        dropped = [key for key in gap if key in turning and key not in own]
        if dropped:
            return f"{dropped[0]!r}, in place of the ellipsis"
    start, end = places[0][0], places[-1][1]
    first = max(border for border in borders if border <= start)
    last = min((border for border in borders if border >= end), default=len(order))
    after = order[end : min(last, end + 1)] if end - start <= _FRAGMENT else ()  # absolutely no truth
    dropped = [key for key in order[max(first, start - _REACH) : start] if key in wording.negators] or [key for key in after if key == "no"]
    dropped = dropped or [
        key for key in order[end : min(last, end + 1)] if key in wording.negators and order[end - 1 : end] and order[end - 1] in _CARRYING
    ]
    before = order[max(first, start - _REACH) : start]
    dropped = dropped or [f"{one} {two}" for one, two in itertools.pairwise(before) if (one, two) in _INSTEAD]
    if dropped and (wording.negators | _DENYING).isdisjoint(own | inside):
        return repr(dropped[0])
    return ""


def _meant_by(
    statement: Statement, paragraph: Paragraph, places: tuple[tuple[int, int], ...], parts: tuple[tuple[str, ...], ...]
) -> tuple[tuple[int, int], ...]:
    """Of the places where a paragraph has quoted words, the one whose sentence shares most words with the text; the first one of several."""
    if len(places) != 1 or len(parts) != 1:
        return places
    order, borders, (part,) = paragraph.order or (), sentence_bounds(paragraph), parts
    every = [at for at in range(len(order) - len(part) + 1) if order[at : at + len(part)] == part]
    own = {*statement.visible.keys}

    def shared(at: int) -> int:
        first = max(border for border in borders if border <= at)
        last = min((border for border in borders if border > at), default=len(order))
        return len({*order[first:last]} & own - statement.language.stop_words)

    return tuple((at, at + len(part)) for at in (max(every, key=shared),)) if len(every) > 1 else places


#: Words of a text that negate a quotation as well as not does.
_DENYING: Final = frozenset(
    "deny denies denied denying denial reject rejects rejected rejecting refuse refuses refused dispute disputes disputed disputing contradicted "
    "contradicts dismiss dismisses dismissed doubt doubts doubted false untrue wrong unlikely hardly barely scarcely lack lacks lacked fail fails failed "
    "unable instead rather except absent absence opposed opposes excluded excludes".split()
)


#: Words before a quotation by which something is not so.
_INSTEAD: Final = {("rather", "than"), ("instead", "of"), ("far", "from"), ("not", "sure"), ("never", "said")}
#: Words at the end of a quotation after which a negation belongs to it.
_CARRYING: Final = frozenset("is are was were has have had do does did will would can could should may might must am".split())


def _before_quotations(statement: Statement) -> set[str]:
    """The words of a text that are near its quotations, and may negate them."""
    keys = statement.visible.keys
    places = [at for at, key in enumerate(keys) if key == QUOTED]
    behind = [itertools.takewhile(lambda key: key not in _ANOTHER_CLAUSE, keys[at + 1 : at + 1 + _REACH]) for at in places]
    return {word for at in places for word in keys[max(0, at - _AROUND) : at]}.union(*behind)


_ANOTHER_CLAUSE: Final = frozenset({"and", "but", "while", "whereas", "because"})


@rule("other-speaker", scope=CLAIM, waivable=True, compares="ours")
def quotation_is_the_speakers(statement: Statement) -> Iterator[Finding]:
    """The words that a claim quotes are those of its speakers, if the sentence or the turn of the transcript names who says them.

    Bad (other-speaker), actors/northland.yml:
        claims: [{id: words, text: "“We have lost 1,200 passengers”, says [[northland]].", type: statement, said_by: [northland], cites: [herald-2024-03#5]}]
    Good:
        claims: [{id: words, text: "“We have lost 1,200 passengers”, says [[lena-vos]].", type: statement, said_by: [lena-vos], cites: [herald-2024-03#5]}]
    """
    claim, library = statement.claim, statement.library
    if claim is None or not claim.said_by:
        return
    if not statement.visible.quotations:
        yield from _said_by_another(statement)
        return
    for paragraph in at_hand(statement):
        for quotation, parts in statement.visible.quotations:
            places = quoted_in(paragraph, parts)
            actor = speaker_of(paragraph, (places[0][0], places[-1][1]), library) if places else None
            actor = actor or (_named_before(statement, paragraph, places[0][0]) if places else None)
            if actor and actor not in claim.speakers and not _speaks_for(statement, actor) and not _is_given(statement, actor, quotation):
                message = f"“{quotation}” is said by {library.dossier.name(actor)} in {statement.where}"
                yield statement.finding(
                    "other-speaker", quotation.partition(" ")[0], message, "name who says it, in the text and in said_by"
                )
                return


def _named_before(statement: Statement, paragraph: Paragraph, at: int) -> str | None:
    """The last person whom a paragraph names before quoted words, if it names none of those who say them in a claim.

    A quotation without a name is that of somebody named in its paragraph, unless the paragraph is a turn of a transcript.
    """
    library, claim = statement.library, statement.claim
    assert claim is not None
    speakers = [id for id in claim.speakers if id in library.dossier.actors]
    if turn_of(paragraph, library) is not None or not speakers or not all(_is_person(statement, id) for id in speakers):
        return None
    order = paragraph.order or ()
    named = [actor for _, _, actor in library.named(order) if _is_person(statement, actor)]
    before = [actor for _, last, actor in library.named(order) if last <= at and _is_person(statement, actor)]
    if not before or {*named} & {*speakers} or _PRONOUNS.isdisjoint(order):
        return None
    first = min(start for start, _, actor in library.named(order) if _is_person(statement, actor))
    if not _PRONOUNS.isdisjoint(order[:first]):
        return None  # he, of the paragraph before
    return before[-1]


_SAYS: Final = re.compile(
    r"\b([A-Z][\w'-]+(?: [A-Z][\w'-]+)+)(?:, [^,.;]+,)? (?:said|told|says|warned|claimed|argued|insisted|denied|wrote)\b"
)
_PRONOUNS: Final = frozenset({"he", "she", "they", "i", "we"})


def _said_by_another(statement: Statement) -> Iterator[Finding]:
    """A person as the speaker of what a sentence gives to somebody else, while the cited paragraphs do not even mention that person."""
    library, paragraphs = statement.library, at_hand(statement)
    assert statement.claim is not None
    people = [id for id in statement.claim.speakers if id in library.dossier.actors and _is_person(statement, id)]
    if not paragraphs or statement.claim.speaker_at or len(people) != len({*statement.claim.speakers}) or not people:
        return
    if any(library.names_actor(statement.passages, id) for id in people) or any(_PRONOUNS & {*(p.order or ())} for p in paragraphs):
        return
    for sentence in supporting(statement, paragraphs):
        found = _SAYS.search(sentence.text)
        if found:
            message = f"{statement.where} says that {found[1]} said it, and does not name {library.dossier.name(people[0])}"
            yield statement.finding("other-speaker", "", message, "name who says it, in the text and in said_by")
            return


def _is_given(statement: Statement, actor: str, quotation: str) -> bool:
    """Whether the last name before a quotation in a claim is that of its speaker: “contradicted X, who had called it …”."""
    at = statement.visible.text.find(quotation)
    before = [link for link in statement.visible.links if link.end <= at]
    if len(before) < 2 or before[-1].target != actor:
        return False
    between = statement.visible.text[before[-1].end : at].casefold()
    return not between.startswith(" that ") and (" that he " not in between and " that she " not in between)


def _speaks_for(statement: Statement, actor: str) -> bool:
    """Whether an actor is named in the text too, or is somebody of a speaker, or the reverse."""
    dossier = statement.library.dossier
    assert statement.claim is not None
    if any(link.target == actor for link in statement.visible.links):
        return False if actor not in statement.claim.speakers and _is_person(statement, actor) else True  # noqa: SIM211 - two cases
    speakers = [dossier.actors[id] for id in statement.claim.speakers if id in dossier.actors]
    known = dossier.actors[actor]
    bodies = {role.of for role in known.roles} | {tie.actor for tie in known.part_of}
    return bool(bodies & {*statement.claim.speakers}) or any(actor in {role.of for role in other.roles} for other in speakers)


def _is_person(statement: Statement, actor: str) -> bool:
    dossier = statement.library.dossier
    kind = dossier.vocabulary.actor_kinds.get(dossier.actors[actor].kind)
    return kind is not None and kind.schema_org == "Person"


#: Verbs and the like by which an article gives what somebody says as theirs.
_SAYING: Final = frozenset("said says saying told claims claimed according alleged insisted warned argued".split())


#: Verbs of finding, which in an answer of a transcript are what somebody says of others.
_SEEING: Final = frozenset("found finds sees announced announces holds noted notes".split())
#: Hedges that say nothing of who thinks so.
_MODAL: Final = frozenset("may might could will likely probably possibly perhaps set scheduled plans plan planned".split())
#: Further words by which a claim gives something as somebody's words or view.
_ATTRIBUTING: Final = frozenset(
    "complain complains complained complaint complaints accuse accuses accused think thinks thought believe believe believed blame blames blamed held "
    "ruled rules maintain maintains insist insists allege alleges fear fears feared estimate estimates put puts expect expects admit admits "
    "admitted confirm confirms confirmed acknowledged acknowledges criticise criticised criticises praise praised praises reject rejects "
    "promise promised promises hope hopes hoped threaten threatens threatened concede conceded concedes recommend recommends recommended "
    "propose proposed proposes suggest suggests account version view opinion statement words speech interview asked asks call calls demand demands "
    "demanded urge urges urged want wants pointed points recalled recalls claim claims explained explains attribute attributes attributed "
    "concludes concluded spoke speaks speak sees regard regards dismissed dismisses testified testimony survey poll study report shows show showed shown indicates "
    "informed informs inform notified writes tells told indicate indicated analysis data audit findings finding research researchers experts replied replies answered answers contradicted".split()
)


@rule("missing-attribution", scope=CLAIM, waivable=True, compares="ours")
def reported_speech_has_its_speaker(statement: Statement) -> Iterator[Finding]:
    """A `report` does not give as a fact what the article only reports as somebody's words: a sentence with said, or a turn of a transcript.

    Any reporting verb, “according to” or a hedge in the claim is enough.

    Bad (missing-attribution), actors/northland.yml:
        claims: [{id: runs, text: "[[northland|Port Alder]] and [[southmark|Westhaven]] are now allies in trade.", type: report, cites: [gazette-2024-05#3]}]
    Good:
        claims: [{id: runs, text: "[[northland|Port Alder]] and [[southmark|Westhaven]] are now allies in trade, the president said.", type: report, cites: [gazette-2024-05#3]}]
    """
    claim = statement.claim
    if claim is None or claim.type != "report" or claim.said_by:
        return
    if any(statement.library.is_outlet(link.target, statement.cites) for link in statement.visible.links):
        return
    own = statement.visible.spoken() - {word.key for word in statement.visible.marked if statement.visible.month(word)}
    in_turn = any(turn_of(paragraph, statement.library) is not None for paragraph in statement.passages.paragraphs)
    if not _attributing(statement.language, in_turn=in_turn).isdisjoint(own):
        return
    paragraphs = at_hand(statement)
    if not paragraphs:
        return
    turns = [turn_of(paragraph, statement.library) for paragraph in paragraphs]
    if all(turn is not None for turn in turns):
        yield statement.finding("missing-attribution", "", f"{statement.where} is what somebody says, and the claim names no speaker", _SAY)
        return
    found = supporting(statement, paragraphs)
    verbs = _SAYING - statement.language.hedges.words.get(
        "dispute", frozenset()
    )  # of a claim the hedge is lost, too, which another rule reports
    if found and all(_is_reported(statement, sentence, verbs) for sentence in found):
        verb = next(key for key in found[0].keys if key in verbs)
        message = f"the sentence in {statement.where} that supports this has {verb!r}, and the claim names no speaker"
        yield statement.finding("missing-attribution", "", message, _SAY)


@cache
def _attributing(language: Language, *, in_turn: bool) -> frozenset[str]:
    """The words of a claim after which it gives something as somebody's words or view, or as uncertain."""
    hedges, verbs = language.hedges, _ATTRIBUTING | language.reporting
    return (verbs - _SEEING if in_turn else verbs) | hedges.kept.get("dispute", frozenset()) | (hedges.all - _MODAL)


_SAY: Final = "write who says it (X said, according to X) and name them in said_by"


def _is_reported(statement: Statement, sentence: Clause, verbs: frozenset[str]) -> bool:
    """Whether a claim shares more with what somebody says in a sentence than with the rest of it."""
    if verbs.isdisjoint(sentence.keys) and "according" not in sentence.keys:
        return False
    if (verbs & {*sentence.keys}) == {"according"} and _is_by_instrument(sentence.keys):
        return False
    language = statement.language
    text = statement.visible.text
    names = {stem(key) for link in statement.visible.links for key in language.keys(text[link.start : link.end])}
    shared = (stems_of(statement.visible) & sentence.stems) - names
    spoken_of = {link.target for link in statement.visible.links if link.start <= len("What ")}
    who = {*sayers(sentence.keys, statement.library)}
    if who & spoken_of or (
        not _MEASURING.isdisjoint(statement.visible.keys) and any(link.target in who for link in statement.visible.links)
    ):
        return False
    if not _is_in_report(statement, sentence, verbs):
        return False
    within = {stem(key) for key in said_in(sentence.keys, verbs)} & shared
    return len(within) >= 2 and 2 * len(within) > len(shared) and stem("said") not in shared


#: Verbs by which somebody who is named has found out what an article gives as theirs.
_MEASURING: Final = frozenset(
    "measured measures counted counts recorded records registered registers calculated calculates surveyed detected detects observed identified "
    "documented documents traced verified examined".split()
)
#: What gives facts and has no opinion.
_INSTRUMENTS: Final = frozenset(
    "transponder satellite radar gps sensor sensors gauge gauges meter thermometer seismograph camera cameras footage clock log logbook tracker tracking "
    "signal signals scale scales barometer sonar telemetry recorder display scoreboard".split()
)


def _is_by_instrument(keys: Sequence[str]) -> bool:
    """Whether each “according to” of a sentence is followed by an instrument: her own transponder, a satellite."""
    places = [at for at, key in enumerate(keys) if key == "according"]
    return all(not _INSTRUMENTS.isdisjoint(keys[at + 1 : at + 6]) for at in places)


_COMING: Final = frozenset({"will", "would"})
_FUTURE: Final = frozenset("will would going plans plan planned to intends intend".split())
_THEMSELVES: Final = frozenset({"they", "it", "he", "she"})


def _is_in_report(statement: Statement, sentence: Clause, verbs: frozenset[str]) -> bool:
    """Whether the clauses of a sentence that share most with a claim are what somebody says.

    What is behind a semicolon or but is not; of “…, which says …” only what follows is.  Somebody's own plan needs no speaker.
    """
    own = {word.base for reading in of_text(statement.visible, statement.library) for word in reading.words if word.base in reading.about}
    each = [reading for reading in of_passages(statement, at_hand(statement)) if {*reading.keys} <= {*sentence.keys, *_names(reading)}]
    most = max((len(own & reading.about) for reading in each), default=0)
    best = [reading for reading in each if len(own & reading.about) == most]
    for reading in each:
        at = next((at for at, key in enumerate(reading.keys) if key in verbs), None)
        if at is None:
            continue
        relative = reading.keys[0] in ("which", "who") and at <= 2
        if all(other is reading or (other.apart == reading.apart and not relative) for other in best):
            behind = reading.keys[at + 1 : at + 3]
            return not (_THEMSELVES & {*behind} and _COMING & {*reading.keys[at:]} and _FUTURE & {*statement.visible.keys})
    return not any(verbs & {*reading.keys} for reading in each)


def _names(reading: Reading) -> set[str]:
    return {word.key for word in reading.words if word.key.startswith(ACTOR)}
