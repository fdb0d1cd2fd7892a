"""Runs every rule over a dossier, and applies waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Protocol

from ..evidence.passages import EvidenceIndex
from ..evidence.statements import Finding, Statement, Text, claim_text, introduction, texts
from ..records.decode import Executor, in_sequence
from ..records.dossier import SETTINGS, Actor, Dossier, Relationship, at_path
from ..records.scalars import Citation
from ..records.schema import Claim, Waiver
from ..text.problems import Problem, nearest
from ..text.yaml import Loc
from .grounding import (
    citation_carries_something,
    claim_has_something_to_check,
    date_is_in_the_paragraphs,
    hedge_is_kept,
    name_is_in_the_paragraphs,
    name_is_in_the_sources,
    number_is_in_the_paragraphs,
    party_is_named,
    role_is_in_the_paragraphs,
    speaker_is_named,
    tie_is_in_the_paragraphs,
)
from .quotations import quotation_is_in_one_paragraph, quotation_is_short, quotations_stay_within_the_budget, text_is_in_our_words
from .references import RULES

#: Codes that a record may be excepted from, with a reason; every other rule holds always.
WAIVABLE: Final = frozenset(
    {
        "quotation-not-found", "quotation-too-long", "ungrounded-number", "ungrounded-date", "ungrounded-name", "ungrounded-speaker",
        "idle-citation", "lost-hedge", "nothing-to-check", "copied-words", "ungrounded-role", "ungrounded-tie", "ungrounded-party", "unnamed-actor",
    }
)  # fmt: skip
#: The rules a claim is held to, in the order of the handbook.
CLAIM_RULES: Final[tuple[Callable[[Statement], Iterator[Finding]], ...]] = (
    quotation_is_in_one_paragraph,
    quotation_is_short,
    number_is_in_the_paragraphs,
    date_is_in_the_paragraphs,
    name_is_in_the_paragraphs,
    speaker_is_named,
    citation_carries_something,
    hedge_is_kept,
    claim_has_something_to_check,
    text_is_in_our_words,
)
#: The rules for every other text that rests on paragraphs: judgements, facts, states, the introduction.
TEXT_RULES: Final[tuple[Callable[[Statement], Iterator[Finding]], ...]] = (
    quotation_is_in_one_paragraph,
    quotation_is_short,
    number_is_in_the_paragraphs,
    date_is_in_the_paragraphs,
    name_is_in_the_paragraphs,
    text_is_in_our_words,
)
#: The rules that are held to a record or to the whole dossier, in the order of the handbook.
EXTRA_RULES: Final[tuple[Callable[..., Iterator[Finding]] | Callable[..., Iterator[Problem]], ...]] = (
    role_is_in_the_paragraphs,
    tie_is_in_the_paragraphs,
    party_is_named,
    name_is_in_the_sources,
    quotations_stay_within_the_budget,
)
#: Of the records, the share that is grounded in the same part of the work as the rules between them, so that two parts take as long.
_BESIDE_THE_RULES: Final = 0.4


class Excepted(Protocol):
    """A part of a record that may carry waivers."""

    @property
    def waive(self) -> tuple[Waiver, ...]: ...


def check(dossier: Dossier, run: Executor = in_sequence) -> list[Problem]:
    """Every problem of the dossier, in reading order; none means that it can be published.

    The work falls into parts that `run` may do side by side; what it finds does not depend on how.
    """
    library = EvidenceIndex(dossier)
    records = tuple(dossier.profiles.values())
    middle = int(len(records) * _BESIDE_THE_RULES)

    def rules_and_some() -> list[Problem]:
        told = (problem for rule in (*RULES, quotations_stay_within_the_budget) for problem in rule(dossier))
        return [*told, *_ground_introduction(library), *_ground(library, records[:middle])]

    found = run((rules_and_some, lambda: list(_ground(library, records[middle:]))))
    return sorted({problem for problems in found for problem in problems})


def ground(dossier: Dossier) -> Iterator[Problem]:
    """What is wrong between the records and the evidence, waivers applied; a waiver that excepts from nothing is a problem too."""
    library = EvidenceIndex(dossier)
    yield from _ground_introduction(library)
    yield from _ground(library, tuple(dossier.profiles.values()))


def _ground(library: EvidenceIndex, records: tuple[Actor | Relationship, ...]) -> Iterator[Problem]:
    return (problem for record in records for problem in ground_record(library, record))


def _ground_introduction(library: EvidenceIndex) -> Iterator[Problem]:
    dossier = library.dossier
    text = introduction(dossier)
    for finding in () if _unseen(library, text.cites) else _findings(library, text):
        yield Problem(at_path(dossier, SETTINGS, finding.loc, token=finding.token), finding.code, finding.message, finding.hint)


def ground_record(library: EvidenceIndex, record: Actor | Relationship) -> Iterator[Problem]:
    """What is wrong between one record and the evidence."""
    own: list[Finding] = []
    blind = False
    for part, text in texts(library.dossier, record):
        if _unseen(library, text.cites):
            blind = True
        elif part is record:
            own += _findings(library, text)
        else:
            yield from _waived(library, record, text.loc, part, _findings(library, text))
    if isinstance(record, Actor):
        for number, role in enumerate(record.roles):
            if _unseen(library, role.cites):
                continue
            yield from _waived(library, record, ("roles", number), role, [*role_is_in_the_paragraphs(record, number, library)])
        for name, ties in (("part_of", record.part_of), ("members", record.members)):
            for number, tie in enumerate(ties):
                if _unseen(library, tie.cites):
                    continue
                yield from _waived(library, record, (name, number), tie, [*tie_is_in_the_paragraphs(record, (name, number), tie, library)])
        own += () if _half_read(library.dossier) else name_is_in_the_sources(record, library)
    else:
        own += () if blind else party_is_named(record, library)
    blind = blind or _half_read(library.dossier)
    yield from _waived(library, record, (), record, own, blind=blind)


def _unseen(library: EvidenceIndex, cites: tuple[Citation, ...]) -> bool:
    """Whether something cites an article whose evidence is kept elsewhere, or whose record is wrong: nothing can be said of it here."""
    dossier = library.dossier
    return any(cite.source in dossier.kept_elsewhere or cite.source in dossier.broken for cite in cites)


def _half_read(dossier: Dossier) -> bool:
    """Whether some articles are not known whole, so that names and waivers may rest on what cannot be seen."""
    return bool(dossier.kept_elsewhere or dossier.broken & (dossier.sources.keys() | dossier.evidence.keys()))


def ground_claim(library: EvidenceIndex, record: Actor | Relationship, number: int, claim: Claim) -> Iterator[Problem]:
    """What is wrong between a claim and the evidence, were it the claim with that number of the record."""
    text = claim_text(number, claim)
    if _unseen(library, text.cites):
        return
    yield from _waived(library, record, text.loc, claim, _findings(library, text))


def _findings(library: EvidenceIndex, text: Text) -> list[Finding]:
    statement = Statement.of(text, library)
    if statement is None:
        return []
    return [finding for rule in (CLAIM_RULES if text.claim else TEXT_RULES) for finding in rule(statement)]


def _waived(
    library: EvidenceIndex, record: Actor | Relationship, loc: Loc, excepted: Excepted, findings: list[Finding], *, blind: bool = False
) -> Iterator[Problem]:
    """The findings that no waiver excepts, and the waivers that except from nothing, unless not all could be seen."""
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
            hint = nearest(waiver.rule, WAIVABLE) or f"mend what it tells; these can be waived: {', '.join(sorted(WAIVABLE))}"
            yield Problem(place, "unknown-rule", f"{waiver.rule!r} is no rule that can be waived", hint)
        elif waived[waiver.rule] != position:
            yield Problem(place, "unused-waiver", f"the rule {waiver.rule!r} is waived twice here", "keep one of the two")
        elif waiver.rule not in broken and not blind:
            yield Problem(place, "unused-waiver", f"the rule {waiver.rule!r} holds here without the waiver", "delete it")
