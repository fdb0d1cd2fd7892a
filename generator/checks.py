"""All rules over the whole dossier, and the waivers that except from them.

Floor 7: imports `dates`, `problems`, `words`, `works`, `values`, `yamltext`, `places`, `claims`, `model`, `passages`, `visible`, `dating`,
`references`, `statements` and `grounding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Protocol

from generator import dating, words
from generator.claims import Claim, Tie, Waiver
from generator.dates import Date
from generator.grounding import CLAIM_RULES, TEXT_RULES
from generator.model import Actor, Dossier, Relationship
from generator.passages import Library
from generator.places import SETTINGS, at_path
from generator.problems import Problem, nearest, tells
from generator.references import RULES
from generator.statements import Finding, Statement, Text, claim_text, introduction, texts
from generator.values import Citation
from generator.visible import QUOTED, Visible
from generator.works import Run, one_by_one
from generator.yamltext import Loc

#: Codes that a record may be excepted from, with a reason; every other rule holds always.
WAIVABLE: Final = frozenset(
    {
        "quotation-not-found", "quotation-too-long", "ungrounded-number", "ungrounded-date", "ungrounded-name", "ungrounded-speaker",
        "idle-citation", "lost-hedge", "nothing-to-check", "copied-words", "ungrounded-role", "ungrounded-tie", "ungrounded-party", "unnamed-actor",
    }
)  # fmt: skip

#: Quotations of one article together: at most this many words, or this share of it, whichever is more.
QUOTED_WORDS: Final = 60
QUOTED_SHARE: Final = 0.05

_SMALL_WORDS: Final = frozenset("of the and for at in a s".split())


#: Of the records, the share that is grounded in the same part of the work as the rules between them, so that two parts take as long.
_BESIDE_THE_RULES: Final = 0.4


class Excepted(Protocol):
    """A part of a record that may carry waivers."""

    @property
    def waive(self) -> tuple[Waiver, ...]: ...


def check(dossier: Dossier, run: Run = one_by_one) -> list[Problem]:
    """Every problem of the dossier, in reading order; none means that it can be published.

    The work falls into parts that `run` may do side by side; what it finds does not depend on how.
    """
    library = Library(dossier)
    records = tuple(dossier.profiles.values())
    middle = int(len(records) * _BESIDE_THE_RULES)

    def rules_and_some() -> list[Problem]:
        told = (problem for rule in (*RULES, quotations_stay_within_the_budget) for problem in rule(dossier))
        return [*told, *_ground_introduction(library), *_ground(library, records[:middle])]

    found = run((rules_and_some, lambda: list(_ground(library, records[middle:]))))
    return sorted({problem for problems in found for problem in problems})


def ground(dossier: Dossier) -> Iterator[Problem]:
    """What is wrong between the records and the evidence, waivers applied; a waiver that excepts from nothing is a problem too."""
    library = Library(dossier)
    yield from _ground_introduction(library)
    yield from _ground(library, tuple(dossier.profiles.values()))


def _ground(library: Library, records: tuple[Actor | Relationship, ...]) -> Iterator[Problem]:
    return (problem for record in records for problem in ground_record(library, record))


def _ground_introduction(library: Library) -> Iterator[Problem]:
    dossier = library.dossier
    text = introduction(dossier)
    for finding in () if _unseen(library, text.cites) else _findings(library, text):
        yield Problem(at_path(dossier, SETTINGS, finding.loc, token=finding.token), finding.code, finding.message, finding.hint)


def ground_record(library: Library, record: Actor | Relationship) -> Iterator[Problem]:
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


def _unseen(library: Library, cites: tuple[Citation, ...]) -> bool:
    """Whether something cites an article whose evidence is kept elsewhere, or whose record is wrong: nothing can be said of it here."""
    dossier = library.dossier
    return any(cite.source in dossier.kept_elsewhere or cite.source in dossier.broken for cite in cites)


def _half_read(dossier: Dossier) -> bool:
    """Whether some articles are not known whole, so that names and waivers may rest on what cannot be seen."""
    return bool(dossier.kept_elsewhere or dossier.broken & (dossier.sources.keys() | dossier.evidence.keys()))


def ground_claim(library: Library, record: Actor | Relationship, number: int, claim: Claim) -> Iterator[Problem]:
    """What is wrong between a claim and the evidence, were it the claim with that number of the record."""
    text = claim_text(number, claim)
    if _unseen(library, text.cites):
        return
    yield from _waived(library, record, text.loc, claim, _findings(library, text))


def _findings(library: Library, text: Text) -> list[Finding]:
    statement = Statement.of(text, library)
    if statement is None:
        return []
    return [finding for rule in (CLAIM_RULES if text.claim else TEXT_RULES) for finding in rule(statement)]


@tells("ungrounded-role", "ungrounded-date")
def role_is_in_the_paragraphs(actor: Actor, number: int, library: Library) -> Iterator[Finding]:
    """The words of an office stand in its cited paragraphs, which name its holder and, where given, whose office it is.

    Bad (ungrounded-role), actors/lena-vos.yml:
        roles: [{title: admiral, of: southmark, cites: [herald-2024-03#4]}]
    Good:
        roles: [{title: envoy, of: southmark, cites: [herald-2024-03#4]}]
    """
    role, loc = actor.roles[number], ("roles", number)
    passages = library.cited(role.cites)
    where = ", ".join(map(str, role.cites))
    if not passages.paragraphs:
        return
    for token in words.tokens(words.canonical(role.title)):
        if token.key not in _SMALL_WORDS and not passages.has(token.key):
            yield Finding(
                "ungrounded-role",
                (*loc, "title"),
                token.raw,
                f"{where} does not hold {token.raw!r}",
                "write the office as the article does, or cite a paragraph that has it",
            )
    for name, id in (("title", actor.id), ("of", role.of or "")):
        if id in library.dossier.actors and not library.names_actor(passages, id):
            hint = _named_in(library, id, role.cites)
            yield Finding("ungrounded-role", (*loc, name), "", f"{where} does not name {library.dossier.name(id)}", hint)
    dates: list[tuple[Loc, Date]] = [((*loc, "seen", position), date) for position, date in enumerate(role.seen)]
    for field, date in (*dates, *([((*loc, "when"), role.when)] if role.when else ())):
        for point in date.points:
            if not dating.gives(passages, point, planned=False):
                yield Finding(
                    "ungrounded-date", field, "", f"{point.words()} does not follow from {where}", "cite the paragraph that gives the date"
                )


@tells("ungrounded-tie")
def tie_is_in_the_paragraphs(actor: Actor, loc: Loc, tie: Tie, library: Library) -> Iterator[Finding]:
    """A membership's cited paragraphs name both sides; a bloc need not be named where its member is.

    Bad (ungrounded-tie), actors/harbour-union.yml:
        part_of: [{actor: northland, cites: [gazette-2024-05#2]}]
    Good:
        part_of: [{actor: northland, cites: [herald-2024-03#7]}]
    """
    passages = library.cited(tie.cites)
    kind = library.dossier.vocabulary.actor_kinds.get(actor.kind)
    for side in (tie.actor,) if kind and kind.group else (tie.actor, actor.id):
        if passages.paragraphs and side in library.dossier.actors and not library.names_actor(passages, side):
            message = f"{', '.join(map(str, tie.cites))} does not name {library.dossier.name(side)}"
            yield Finding("ungrounded-tie", (*loc, "cites"), "", message, _named_in(library, side, tie.cites))


@tells("ungrounded-party")
def party_is_named(relationship: Relationship, library: Library) -> Iterator[Finding]:
    """Each party of a relationship is named, by some alias, in the paragraphs that the record cites; a capital after in, at, to or
    near is a place, not a government.

    Bad (ungrounded-party), relationships/harbour-union--northland.yml:
        parties: [harbour-union, northland]
        kinds: [dispute]
        claims: [{id: letter, text: "Edda Lind thanked [[northland]] in a letter.", type: report, cites: [gazette-2024-05#3]}]
    Good:
        parties: [harbour-union, northland]
        kinds: [dispute]
        claims: [{id: pier, text: "The [[harbour-union]] claims that [[northland]] paid.", type: report, cites: [herald-2024-03#7]}]
    """
    cites = tuple(dict.fromkeys(cite for claim in relationship.claims for cite in claim.cites))
    passages = library.cited(cites)
    for position, party in enumerate(relationship.parties):
        if passages.paragraphs and party in library.dossier.actors and not library.names_actor(passages, party):
            message = f"no paragraph that this record cites names {library.dossier.name(party)}"
            yield Finding("ungrounded-party", ("parties", position), "", message, _named_in(library, party, cites))


@tells("unnamed-actor")
def name_is_in_the_sources(actor: Actor, library: Library) -> Iterator[Finding]:
    """An actor's name, and each alias, stands in a source of the dossier; a bloc's name is ours.

    Bad (unnamed-actor), actors/lena-vos.yml:
        aliases: [Ms Vos, The Iron Envoy]
    Good:
        aliases: [Ms Vos]
    """
    kind = library.dossier.vocabulary.actor_kinds.get(actor.kind)
    if (kind and kind.group) or not library.dossier.evidence:
        return
    given: list[tuple[Loc, str]] = [(("name",), actor.name)]
    given += [(("aliases", position), alias) for position, alias in enumerate(actor.aliases)]
    given += [(("metonyms", position), alias) for position, alias in enumerate(actor.metonyms)]
    given += [(("native_names", language), name) for language, name in actor.native_names.items()]
    own = [cite.source for claim in actor.claims for cite in claim.cites]
    for loc, name in given:
        if not library.occurs(name, first=own) and not any(name.casefold() in printed for printed in library.printed.values()):
            message = f"no source has the name {name!r}" if words.keys(name) else f"{name!r} has no word"
            yield Finding("unnamed-actor", loc, "", message, "write it as an article does, or leave it out")


@tells("too-much-quoted")
def quotations_stay_within_the_budget(dossier: Dossier) -> Iterator[Problem]:
    """Quotations of one article have together at most 60 words or 5 % of it, whichever is more; each counts once.

    Bad (too-much-quoted), actors/northland.yml:
        claims:
          - id: in-its-words
            text: >-
              The Herald on [[northland]]: “Northland and Southmark ended three days of talks in Port Alder”, “on 14 March without a
              deal on the ferry”, “We have lost 1,200 passengers a week”, “The ferry may run again in May, a Northland official
              said”, “Southmark is set to send a second ship to Port Alder”, “It apparently knew of the debt”.
            type: report
            cites: [herald-2024-03#3-7]
    Good:
        claims:
          - id: in-its-words
            text: The ferry may run again in May, and a “second ship” is set to come, an official of [[northland]] said.
            type: report
            cites: [herald-2024-03#6]
    """
    library = Library(dossier)
    spent: dict[str, int] = dict.fromkeys(dossier.sources, 0)
    seen: set[tuple[str, tuple[tuple[str, ...], ...]]] = set()
    for path, text in _quoting(dossier):
        for quotation, parts in Visible.of(text.text, dossier).quotations:
            source = _quoted_from(library, parts, text.cites)
            if source not in spent or (source, parts) in seen:
                continue
            seen.add((source, parts))
            spent[source] += sum(map(len, parts))
            most = max(QUOTED_WORDS, int(QUOTED_SHARE * dossier.evidence[source].words)) if source in dossier.evidence else QUOTED_WORDS
            if spent[source] > most:
                message = f"with this quotation {spent[source]} words of {source} are quoted; {most} are the most"
                place = at_path(dossier, path, text.field, token=quotation.partition(" ")[0])
                yield Problem(place, "too-much-quoted", message, "say some of it in your own words")


#: The rules of this module, in the order of the handbook.
EXTRA_RULES: Final[tuple[Callable[..., Iterator[Finding]] | Callable[..., Iterator[Problem]], ...]] = (
    role_is_in_the_paragraphs,
    tie_is_in_the_paragraphs,
    party_is_named,
    name_is_in_the_sources,
    quotations_stay_within_the_budget,
)


def _quoting(dossier: Dossier) -> Iterator[tuple[str, Text]]:
    """Every text that quotes, with its file."""
    opening = introduction(dossier)
    if QUOTED in opening.text:
        yield SETTINGS, opening
    for record in dossier.profiles.values():
        yield from ((record.path, text) for _, text in texts(dossier, record) if QUOTED in text.text)


def _quoted_from(library: Library, parts: tuple[tuple[str, ...], ...], cites: tuple[Citation, ...]) -> str:
    """The cited source that has the quoted words; the first one where none has."""
    holding = (cite.source for cite in cites if any(paragraph.has_in_order(parts) for paragraph in library.cited((cite,)).paragraphs))
    return next(holding, cites[0].source if cites else "")


def _named_in(library: Library, actor: str, cites: tuple[Citation, ...]) -> str:
    places = library.where_named(actor, cites)
    if places:
        return f"named in {places}: cite one that names it"
    return f"cite a paragraph that does, or add the name that it has there to the aliases of {actor}"


def _waived(
    library: Library, record: Actor | Relationship, loc: Loc, excepted: Excepted, findings: list[Finding], *, blind: bool = False
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
