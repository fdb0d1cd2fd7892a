"""The list of rules, in the order of the handbook, and their run over a dossier; applies waivers."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any, Final, Protocol, cast

from ..evidence.passages import EvidenceIndex
from ..evidence.statements import Finding, Statement, Text, introduction, texts
from ..records.decode import Executor, in_sequence
from ..records.dossier import SETTINGS, Actor, Dossier, Filed, Relationship, at_path
from ..records.scalars import Citation
from ..records.schema import Waiver
from ..text.problems import Problem, nearest
from ..text.yaml import Loc
from . import chronology, citations, consistency, grounding, quotations, references, sources
from .registry import ACTOR, CLAIM, DOSSIER, EVIDENCE, RELATIONSHIP, ROLE, SOURCE, TEXT, TIE, Found, P, Rule, Scope

MODULES: Final[tuple[ModuleType, ...]] = (
    references,
    citations,
    sources,
    quotations,
    consistency,
    chronology,
    grounding,
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
#: The share of the records that is grounded in the same part of the work as the rules between records, so that both parts take equally long.
_BESIDE_THE_RULES: Final = 0.4


class Excepted(Protocol):
    """A part of a record that may have waivers."""

    @property
    def waive(self) -> tuple[Waiver, ...]: ...


def check(dossier: Dossier, run: Executor = in_sequence) -> list[Problem]:
    """Every problem of the dossier, in reading order; without any, it can be published.

    The work consists of parts that `run` may do in parallel; the result does not depend on it.
    """
    library = EvidenceIndex(dossier)
    records = tuple(dossier.profiles.values())
    middle = int(len(records) * _BESIDE_THE_RULES)

    def rules_and_some() -> list[Problem]:
        between = (problem for rule in held_to(DOSSIER) for problem in rule(dossier))
        overall = (problem for rule in held_to(EVIDENCE) for problem in rule(library))
        return [*between, *overall, *_check_sources(library), *_ground_introduction(library), *_ground(library, records[:middle])]

    found = run((rules_and_some, lambda: list(_ground(library, records[middle:]))))
    return sorted({problem for problems in found for problem in problems})


def _ground(library: EvidenceIndex, records: tuple[Actor | Relationship, ...]) -> Iterator[Problem]:
    return (problem for record in records for problem in ground_record(library, record))


def _check_sources(library: EvidenceIndex) -> Iterator[Problem]:
    """The problems of sources that a source may waive; a waiver may rest on an article that is not known here."""
    for source in library.dossier.sources.values():
        found = [finding for rule in held_to(SOURCE) for finding in rule(source, library)]
        yield from _waived(library, source, (), source, found, blind=_half_read(library.dossier))


def _ground_introduction(library: EvidenceIndex) -> Iterator[Problem]:
    dossier = library.dossier
    text = introduction(dossier)
    for finding in () if _unseen(library, text.cites) else _findings(library, text):
        yield Problem(at_path(dossier, SETTINGS, finding.loc, token=finding.token), finding.code, finding.message, finding.hint)


def ground_record(library: EvidenceIndex, record: Actor | Relationship) -> Iterator[Problem]:
    """The problems of one record with the evidence."""
    own: list[Finding] = []
    half_read = _half_read(library.dossier)
    unseen = False
    for part, text in texts(library.dossier, record):
        if _unseen(library, text.cites):
            unseen = True
        elif part is record:
            own += _findings(library, text)
        else:
            yield from _waived(library, record, text.loc, part, _findings(library, text))
    if isinstance(record, Actor):
        yield from _ground_roles(library, record)
        yield from _ground_ties(library, record)
        own += () if half_read else (finding for rule in held_to(ACTOR) for finding in rule(record, library))
    else:
        own += () if unseen else (finding for rule in held_to(RELATIONSHIP) for finding in rule(record, library))
    yield from _waived(library, record, (), record, own, blind=unseen or half_read)


def _ground_roles(library: EvidenceIndex, actor: Actor) -> Iterator[Problem]:
    for number, role in enumerate(actor.roles):
        if not _unseen(library, role.cites):
            found = [finding for rule in held_to(ROLE) for finding in rule(actor, number, library)]
            yield from _waived(library, actor, ("roles", number), role, found)


def _ground_ties(library: EvidenceIndex, actor: Actor) -> Iterator[Problem]:
    for name, ties in (("part_of", actor.part_of), ("members", actor.members)):
        for number, tie in enumerate(ties):
            if not _unseen(library, tie.cites):
                loc: Loc = (name, number)
                yield from _waived(
                    library, actor, loc, tie, [finding for rule in held_to(TIE) for finding in rule(actor, loc, tie, library)]
                )


def _unseen(library: EvidenceIndex, cites: tuple[Citation, ...]) -> bool:
    """Whether a citation is of an article whose evidence is kept elsewhere or whose record has problems, so that it cannot be checked here."""
    dossier = library.dossier
    return any(cite.source in dossier.kept_elsewhere or cite.source in dossier.broken for cite in cites)


def _half_read(dossier: Dossier) -> bool:
    """Whether some articles are not completely known, so that names and waivers may rest on invisible text."""
    return bool(dossier.kept_elsewhere or dossier.broken & (dossier.sources.keys() | dossier.evidence.keys()))


def _findings(library: EvidenceIndex, text: Text) -> list[Finding]:
    statement = Statement.of(text, library)
    if statement is None:
        return []
    return [finding for rule in (_CLAIM_RULES if text.claim else _TEXT_RULES) for finding in rule(statement)]


def _waived(
    library: EvidenceIndex, record: Filed, loc: Loc, excepted: Excepted, findings: list[Finding], *, blind: bool = False
) -> Iterator[Problem]:
    """The findings without a waiver, and the unused waivers, unless not everything could be seen."""
    if not findings and not excepted.waive:
        return
    waived: dict[str, int] = {waiver.rule: position for position, waiver in enumerate(excepted.waive)}
    for finding in findings:
        if finding.code not in waived:
            place = at_path(library.dossier, record.path, finding.loc, token=finding.token)
            yield Problem(place, finding.code, finding.message, finding.hint)
    broken = {finding.code for finding in findings}
    for position, waiver in enumerate(excepted.waive):
        place = at_path(library.dossier, record.path, (*loc, "waive", position, "rule"))
        if waiver.rule not in WAIVABLE:
            hint = nearest(waiver.rule, WAIVABLE) or f"fix the problem instead; these rules can be waived: {', '.join(sorted(WAIVABLE))}"
            yield Problem(place, "unknown-rule", f"unknown rule, or rule that cannot be waived: {waiver.rule!r}", hint)
        elif waived[waiver.rule] != position:
            yield Problem(place, "unused-waiver", f"duplicate waiver of rule {waiver.rule!r}", "keep one of the two")
        elif waiver.rule not in broken and not blind:
            yield Problem(place, "unused-waiver", f"unused waiver: rule {waiver.rule!r} is satisfied without it", "delete it")
