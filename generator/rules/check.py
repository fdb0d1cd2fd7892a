"""The list of rules, in the order of the handbook, and their run over a dossier; applies waivers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import Any, Final, NamedTuple, Protocol, cast

from ..articles.doubt import BEYOND_MARKS, noting
from ..evidence import binding
from ..evidence.passages import EvidenceIndex
from ..evidence.precomputed import read_ahead
from ..evidence.statements import Finding, Statement, Text, introduction, texts
from ..records.decode import Executor, in_sequence
from ..records.dossier import SETTINGS, Actor, Dossier, Filed, Relationship, at, at_path
from ..records.doubts import INTRODUCTION, doubtful, part_name
from ..records.receipts import FOLDER, SUFFIX, WHOLE, Receipts, Reviewed
from ..records.schema import Claim, Waiver
from ..text.problems import Place, Problem, nearest
from ..text.yaml import Loc
from . import (
    affiliations,
    attribution,
    causes,
    chronology,
    citations,
    consistency,
    estimates,
    exchanges,
    figures,
    foreign,
    foreign_figures,
    foreign_speech,
    gaps,
    grounding,
    images,
    meaning,
    namesakes,
    negations,
    offices,
    opposites,
    plans,
    printing,
    quotations,
    recorded,
    references,
    remarks,
    retractions,
    sources,
    speakers,
)
from .examination import NOTHING, Between, Examination, Parts, joined
from .registry import ACTOR, CLAIM, DOSSIER, EVIDENCE, PRINT, RELATIONSHIP, ROLE, SOURCE, TEXT, TIE, Compared, Found, P, Rule, Scope
from .wholeness import without_consequences

MODULES: Final[tuple[ModuleType, ...]] = (
    references,
    citations,
    sources,
    quotations,
    consistency,
    recorded,
    chronology,
    retractions,
    grounding,
    speakers,
    estimates,
    affiliations,
    namesakes,
    figures,
    exchanges,
    negations,
    meaning,
    causes,
    plans,
    offices,
    opposites,
    foreign,
    foreign_figures,
    foreign_speech,
    gaps,
    images,
    remarks,
    attribution,
    printing,
)


def _rules(module: ModuleType) -> tuple[Rule[Any, Any], ...]:
    """The rules that a module defines, in the order of its lines, without imported ones."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule) and value.__module__ == module.__name__)


RULES: Final = tuple(rule for module in MODULES for rule in _rules(module))
#: The codes that a record may waive, with a reason; all other rules always apply.
WAIVABLE: Final = frozenset(code for rule in RULES if rule.waivable for code in rule.codes)


def held_to(*scopes: Scope[P, Found]) -> tuple[Rule[P, Found], ...]:
    """The rules of some scopes, which must take the same arguments."""
    return tuple(cast("Rule[P, Found]", rule) for rule in RULES if rule.scope in scopes)


#: The rules for any text that rests on paragraphs, of a claim or of anything else.
_TEXT_RULES: Final = held_to(TEXT)
_CLAIM_RULES: Final = held_to(TEXT, CLAIM)
#: The codes of the rules that come first, although they take the evidence: on the name of an actor, all texts that link to it rest.
_FOUNDING: Final = frozenset(code for rule in held_to(ACTOR) if rule.first for code in rule.codes)
#: The share of the records that is grounded in the same part of the work as the rules between records, so that both parts take equally long.
_BESIDE_THE_RULES: Final = 0.4


class Excepted(Protocol):
    """A part of a record, or a source, that may have waivers."""

    @property
    def waive(self) -> tuple[Waiver, ...]: ...


#: The version of the rules, which receipts name; increased if they pass something that they refused before, or the other way round.
VERSION: Final = 18
#: The name of the receipts for the dossier's own texts.
OF_DOSSIER: Final = "dossier"


class Findings(NamedTuple):
    """What the rules found in one text, and the reasons why some of them had no answer, by code."""

    certain: list[Finding]
    doubts: dict[str, dict[str, None]]

    def add(self, other: Findings) -> None:
        """Add the findings about another text."""
        self.certain.extend(other.certain)
        for code, reasons in other.doubts.items():
            self.doubts.setdefault(code, {}).update(reasons)


def check(dossier: Dossier, run: Executor = in_sequence) -> list[Problem]:
    """Every problem of the dossier, in reading order; without any, it can be published."""
    return [*examine(dossier, run).problems]


def examine(dossier: Dossier, run: Executor = in_sequence) -> Examination:
    """Apply every rule to the dossier.

    The work consists of parts that `run` may do in parallel; the result does not depend on it.
    """
    return together(dossier, examine_parts(dossier, run))


def examine_parts(dossier: Dossier, run: Executor = in_sequence, known: Parts = NOTHING) -> Parts:
    """Apply the rules to what is between the records and to each record, except what is `known` from an earlier run and still true."""
    library = EvidenceIndex(dossier)
    records = tuple(record for record in dossier.profiles.values() if record.id not in known.records)
    read_ahead(library, records)
    middle = int(len(records) * (_BESIDE_THE_RULES if known.between is None else 0.5))
    works = (
        lambda: Parts(known.between or _between(library), _ground(library, records[:middle])),
        lambda: Parts(None, _ground(library, records[middle:])),
    )
    some, others = run(works) if records else (works[0](), NOTHING)
    found = {**known.records, **some.records, **others.records}
    return Parts(some.between, {id: found[id] for id in dossier.profiles})


def together(dossier: Dossier, parts: Parts) -> Examination:
    """The results of the rules as one, without problems that only follow from others."""
    between = parts.between or _between(EvidenceIndex(dossier))
    found = joined((between.others, *parts.records.values()))
    problems = {*between.own, *without_consequences(dossier, [*between.first], found.problems, _FOUNDING)}
    if not problems and not dossier.broken:
        problems.update(problem for rule in held_to(PRINT) for problem in rule(dossier))
    return found._replace(problems=tuple(sorted(problems)))


def examine_records(dossier: Dossier, ids: Iterable[str]) -> list[Problem]:
    """The problems of some records with the evidence, and those of all records with each other: what an edit of these records can cause.

    Unlike `check`, it takes no longer for a large dossier than the rules between its records do.
    """
    library = EvidenceIndex(dossier)
    between = _between(library)
    grounded = joined(_ground(library, tuple(dossier.profiles[id] for id in ids if id in dossier.profiles)).values())
    rest = (*between.others.problems, *grounded.problems)
    return sorted({*between.own, *without_consequences(dossier, [*between.first], rest, _FOUNDING)})


def _between(library: EvidenceIndex) -> Between:
    dossier = library.dossier
    first, own, resting = (
        tuple(problem for rule in held_to(DOSSIER) if (rule.first, rule.resting) == order for problem in rule(dossier))
        for order in ((True, False), (False, False), (False, True))
    )
    overall = [problem for rule in held_to(EVIDENCE) for problem in rule(library)]
    others = Examination((*resting, *overall, *_check_sources(library)), {})
    return Between(first, own, joined((others, _ground_introduction(library))))


def _check_sources(library: EvidenceIndex) -> Iterator[Problem]:
    """The problems of sources that a source may waive."""
    for source in library.dossier.sources.values():
        yield from _waived(library, source, (), source, _applied(SOURCE, source, library))


def _ground(library: EvidenceIndex, records: tuple[Actor | Relationship, ...]) -> dict[str, Examination]:
    return {record.id: ground_record(library, record) for record in records}


def _ground_introduction(library: EvidenceIndex) -> Examination:
    dossier = library.dossier
    text = introduction(dossier)
    found = findings(library, text, waives=False)
    problems = tuple(
        Problem(at_path(dossier, SETTINGS, finding.loc, token=finding.token), finding.code, finding.message, finding.hint)
        for finding in found.certain
    )
    examined = _Examined(library, None)
    examined.settle("introduction", _reasons(found), binding.Bound(None, None, text), failed=bool(problems))
    return examined.result()._replace(problems=problems)


def ground_record(library: EvidenceIndex, record: Actor | Relationship) -> Examination:
    """The problems of one record with the evidence, and what of it could not be checked here."""
    own, parts = Findings([], {}), []
    examined = _Examined(library, record)
    for part, text in texts(library.dossier, record):
        found = findings(library, text, waives=bool(part.waive))
        if part is record:
            own.add(found)
            parts.append((text.loc, found))
        else:
            examined.add(text.loc, part, found, text)
    if isinstance(record, Actor):
        _ground_roles(examined, record)
        _ground_ties(examined, record)
        own.add(_applied(ACTOR, record, library))
    else:
        own.add(_applied(RELATIONSHIP, record, library))
    examined.add((), record, own)
    examined.name_doubts(parts)
    return examined.result()


def _ground_roles(examined: _Examined, actor: Actor) -> None:
    for number, role in enumerate(actor.roles):
        examined.add(("roles", number), role, _applied(ROLE, actor, number, examined.library))


def _ground_ties(examined: _Examined, actor: Actor) -> None:
    for name, ties in (("part_of", actor.part_of), ("members", actor.members)):
        for number, tie in enumerate(ties):
            loc: Loc = (name, number)
            examined.add(loc, tie, _applied(TIE, actor, loc, tie, examined.library))


def findings(library: EvidenceIndex, text: Text, *, waives: bool = True) -> Findings:
    """The findings in a text, which may waive rules or not; if none of its paragraphs is here, only the reasons."""
    statement = Statement.of(text, library)
    if statement is None:
        return Findings([], {})
    if not statement.passages.paragraphs:
        return Findings([], {"": dict.fromkeys(statement.passages.unread)})
    return _run(fitting(statement, waives=waives), statement)


def fitting(statement: Statement, *, waives: bool) -> tuple[Rule[[Statement], Finding], ...]:
    """The rules that may find something in a statement; the others compare texts that it does not rest on, or that are not here.

    On full marks, those that need a text only note so, which decides nothing but whether a waiver is unused.
    """
    passages = statement.passages
    compared: Compared = ""
    if not passages.unread and passages.abroad:
        compared = "foreign" if all(paragraph.language.foreign for paragraph in passages.paragraphs) else ""
    elif not passages.unread and (waives or not passages.complete or passages.at_hand):
        compared = "ours"
    return _comparing(compared, of_claim=statement.claim is not None)


@cache
def _comparing(compared: Compared, *, of_claim: bool) -> tuple[Rule[[Statement], Finding], ...]:
    return tuple(rule for rule in (_CLAIM_RULES if of_claim else _TEXT_RULES) if rule.compares in ("", compared))


def _applied(scope: Scope[P, Finding], *args: P.args, **kwargs: P.kwargs) -> Findings:
    return _run(held_to(scope), *args, **kwargs)


def _run(rules: Iterable[Rule[P, Finding]], *args: P.args, **kwargs: P.kwargs) -> Findings:
    """Apply some rules.  A finding is certain if nothing unknown was asked for on the way to it; otherwise it is a doubt."""
    found = Findings([], {})
    with noting() as noted:
        for rule in rules:
            for finding in rule.found(*args, **kwargs):
                if noted:
                    _note(found, (finding.code,), noted)
                else:
                    found.certain.append(finding)
            if noted:
                _note(found, () if rule.editorial else rule.codes, noted)
    return found


def _note(found: Findings, codes: Iterable[str], noted: dict[str, None]) -> None:
    for code in codes:
        found.doubts.setdefault(code, {}).update(noted)
    noted.clear()


def _reasons(found: Findings, waived: Container[str] = ()) -> tuple[str, ...]:
    """Why the rules that are not waived had no answer, each reason once."""
    return tuple(sorted({reason for code, reasons in found.doubts.items() if code not in waived for reason in reasons} - {BEYOND_MARKS}))


class _Examined:
    """The result for one record, as it grows with its parts; or for the dossier's own texts."""

    def __init__(self, library: EvidenceIndex, record: Actor | Relationship | None) -> None:
        self.library, self.record = library, record
        self.id = record.id if record else OF_DOSSIER
        self.receipts = library.dossier.receipts.get(self.id)
        self.problems: list[Problem] = []
        self.doubts: dict[str, tuple[str, ...]] = {}
        self.failed: set[str] = set()
        self.fresh: dict[tuple[str, str], str] = {}
        self.kept: dict[tuple[str, str], str] = {}
        self.reviews: dict[str, frozenset[Reviewed]] = {}
        self.by_receipts = False

    def result(self) -> Examination:
        """All of it."""
        failed = frozenset(self.failed)
        return Examination(tuple(self.problems), self.doubts, failed, self.fresh, self.kept, self.reviews, self.by_receipts)

    def add(self, loc: Loc, part: binding.Part, found: Findings, text: Text | None = None) -> None:
        """Add what was found in a part of the record: findings without a waiver, unused waivers, and doubts without a waiver."""
        assert self.record is not None, "the dossier's own texts have no parts"
        if found.certain or part.waive:
            self.problems += _waived(self.library, self.record, loc, part, found)
        waived = {waiver.rule for waiver in part.waive}
        name = part_name(loc, part)
        failed = any(finding.code not in waived for finding in found.certain)
        self.settle(name, _reasons(found, waived), binding.Bound(self.record, part, text), failed=failed)

    def settle(self, part: str, reasons: tuple[str, ...], bound: binding.Bound, *, failed: bool) -> None:
        """Decide whether a part holds: by what was found, or by a receipt where that leaves a doubt."""
        place = f"{self.id}/{part}" if part else self.id
        self._note_reviews(place, part, bound)
        exact = not reasons and binding.is_exact(self.library, bound)
        self.by_receipts |= failed or not exact
        if failed:
            self.failed.add(place)
            self.problems += self._false_receipt(part, bound) if exact else ()
        elif exact:
            self.fresh[self.id, part or WHOLE] = binding.digest(self.library, bound)
        elif self.receipts is not None and self._has_receipt(self.receipts, part, bound):
            pass
        elif reasons:
            self.doubts[place] = reasons

    def name_doubts(self, parts: Iterable[tuple[Loc, Findings]]) -> None:
        """Say which of the record's own texts are the reason if the record itself is in doubt."""
        if self.record is not None and self.id in self.doubts:
            waived = {waiver.rule for waiver in self.record.waive}
            found = ((f"{self.id}/{part_name(loc)}", _reasons(each, waived)) for loc, each in parts)
            self.doubts |= {place: reasons for place, reasons in found if reasons}

    def _note_reviews(self, place: str, part: str, bound: binding.Bound) -> None:
        """Note who read a claim as it is now."""
        if self.receipts is not None and isinstance(bound.part, Claim) and any(read == part for read, _ in self.receipts.reviewed):
            self.by_receipts = True
            found = self.receipts.reviewed.get((part, binding.digest(self.library, bound)))
            if found:
                self.reviews[place] = found

    def _has_receipt(self, receipts: Receipts, part: str, bound: binding.Bound) -> bool:
        digest = binding.digest(self.library, bound)
        found = receipts.of(part, digest) is not None
        if found:
            self.kept[self.id, part or WHOLE] = digest
        return found

    def _false_receipt(self, part: str, bound: binding.Bound) -> Iterator[Problem]:
        """The problem if a receipt says that these very rules passed what they do not pass."""
        receipt = self.receipts.of(part, binding.digest(self.library, bound)) if self.receipts else None
        if receipt is not None and receipt.rules == VERSION:
            place = Place(f"briefings/{FOLDER}/{self.id}{SUFFIX}")
            message = f"the receipt for {part or 'the record'} is false: the article does not support it"
            yield Problem(place, "false-receipt", message, "fix the claim; the next check writes the receipts again")


def unchecked(dossier: Dossier) -> Iterator[Problem]:
    """A problem for each claim, and each other part of a record, that could not be checked completely here, for those who want none."""
    for record, number, claim in dossier.each():
        reasons = dossier.unchecked.get(f"{record.id}/{claim.id}", ())
        if reasons:
            yield _unchecked(at(dossier, record, ("claims", number, "text")), "claim", reasons)
    for one in doubtful(dossier, dossier.doubts):
        yield _unchecked(at(dossier, one.record, one.loc), one.noun, one.reasons)
    if INTRODUCTION in dossier.doubts:
        yield _unchecked(at_path(dossier, SETTINGS, ("introduction", "text")), "introduction", dossier.doubts[INTRODUCTION])


def _unchecked(place: Place, noun: str, reasons: Iterable[str]) -> Problem:
    hint = "check it where the articles are: briefings check --articles FOLDER"
    return Problem(place, "not-checked", f"this {noun} was not checked: {'; '.join(reasons)}", hint)


def unreviewed(dossier: Dossier, readers: int) -> Iterator[Problem]:
    """A problem for each claim that fewer people than `readers` have read beside its paragraphs as it is now."""
    for record, number, claim in dossier.each():
        found = len(dossier.reviews.get(f"{record.id}/{claim.id}", ()))
        if found < readers:
            place = at(dossier, record, ("claims", number, "text"))
            hint = f"read it beside its paragraphs: briefings review --claim {record.id}/{claim.id}"
            yield Problem(
                place,
                "not-reviewed",
                f"{found or 'no'} {'person has' if found == 1 else 'people have'} read this claim, and {readers} should have",
                hint,
            )


def _waived(library: EvidenceIndex, record: Filed, loc: Loc, excepted: Excepted, found: Findings) -> Iterator[Problem]:
    """The findings without a waiver, and the unused waivers, unless not everything could be seen."""
    waived: dict[str, int] = {waiver.rule: position for position, waiver in enumerate(excepted.waive)}
    for finding in found.certain:
        if finding.code not in waived:
            place = at_path(library.dossier, record.path, finding.loc, token=finding.token)
            yield Problem(place, finding.code, finding.message, finding.hint)
    broken = {finding.code for finding in found.certain}
    for position, waiver in enumerate(excepted.waive):
        place = at_path(library.dossier, record.path, (*loc, "waive", position, "rule"))
        if waiver.rule not in WAIVABLE:
            hint = nearest(waiver.rule, WAIVABLE) or f"fix the problem instead; these rules can be waived: {', '.join(sorted(WAIVABLE))}"
            yield Problem(place, "unknown-rule", f"unknown rule, or rule that cannot be waived: {waiver.rule!r}", hint)
        elif waived[waiver.rule] != position:
            yield Problem(place, "unused-waiver", f"duplicate waiver of rule {waiver.rule!r}", "keep one of the two")
        elif waiver.rule not in broken and not found.doubts:
            yield Problem(place, "unused-waiver", f"unused waiver: rule {waiver.rule!r} is satisfied without it", "delete it")
