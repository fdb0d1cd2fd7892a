"""All rules over the whole dossier, and the waivers that except from them.

Floor 5: imports `model`, `passages`, `grounding`, `references`, `prose`, `words` and `problems`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Protocol

from generator import prose, words
from generator.grounding import CLAIM_RULES, TEXT_RULES, Finding, Statement
from generator.model import Actor, Citation, Dossier, Record, Waiver
from generator.passages import Library
from generator.problems import Place, Problem, nearest
from generator.references import RULES, SETTINGS, at
from generator.yamltext import Loc

#: Codes that a record may be excepted from, with a reason; every other rule holds always.
WAIVABLE: Final = frozenset(
    {
        "quotation-not-found", "quotation-too-long", "ungrounded-number", "ungrounded-date", "ungrounded-name", "ungrounded-speaker",
        "lost-hedge", "nothing-to-check", "copied-words", "ungrounded-role", "ungrounded-tie", "ungrounded-party", "unnamed-actor",
    }
)  # fmt: skip

#: Quotations of one article together: at most this many words, or this share of it, whichever is more.
QUOTED_WORDS: Final = 60
QUOTED_SHARE: Final = 0.05


class Excepted(Protocol):
    """A part of a record that may carry waivers."""

    @property
    def waive(self) -> tuple[Waiver, ...]: ...


def check(dossier: Dossier) -> list[Problem]:
    """Every problem of the dossier, in reading order; none means that it can be published."""
    problems = [problem for rule in RULES for problem in rule(dossier)]
    problems += ground(dossier)
    problems += quotations_stay_within_the_budget(dossier)
    return sorted(set(problems))


def ground(dossier: Dossier) -> Iterator[Problem]:
    """What is wrong between the records and the evidence, waivers applied; a waiver that excepts from nothing is a problem too."""
    library = Library(dossier)
    yield from _introduction(dossier, library)
    for record in dossier.profiles.values():
        for loc, excepted, findings in _parts(record, library):
            yield from _waived(dossier, record, loc, excepted, findings)


def _introduction(dossier: Dossier, library: Library) -> Iterator[Problem]:
    introduction = dossier.settings.introduction
    cites = tuple(cite for ref in introduction.based_on if ref in dossier.claims for cite in dossier.claims[ref][1].cites)
    home = next(iter(dossier.profiles.values()), None)
    if home is not None and cites:
        statement = Statement(home, ("introduction",), ("introduction", "text"), introduction.text, cites, library)
        document = dossier.documents.get(SETTINGS)
        for finding in _findings(statement, TEXT_RULES):
            place = document.place(finding.loc, token=finding.token) if document else Place(SETTINGS)
            yield Problem(place, finding.code, finding.message, finding.hint)


def _parts(record: Record, library: Library) -> Iterator[tuple[Loc, Excepted, list[Finding]]]:
    """Every part of a record that may carry waivers, with what the rules find in it."""
    dossier = library.dossier
    assert hasattr(record, "claims") and hasattr(record, "judgements")
    for number, claim in enumerate(record.claims):
        loc: Loc = ("claims", number)
        dates = tuple((name, date) for name, date in (("when", claim.when), ("said_when", claim.said_when)) if date)
        statement = Statement(record, loc, (*loc, "text"), claim.text, claim.cites, library, claim=claim, dates=dates)
        yield loc, claim, _findings(statement, CLAIM_RULES)
    for number, judgement in enumerate(record.judgements):
        loc = ("judgements", number)
        statement = Statement(record, loc, (*loc, "text"), judgement.text, _resting_on(dossier, record, judgement.based_on), library)
        yield loc, judgement, _findings(statement, TEXT_RULES)
    own: list[Finding] = []
    if isinstance(record, Actor):
        yield from _roles_and_ties(record, library)
        own += _facts(record, library)
        own += name_is_in_the_sources(record, library)
    else:
        own += _states(record, library)
        own += party_is_named(record, library)
    yield (), record, own  # type: ignore[misc]


def _roles_and_ties(actor: Actor, library: Library) -> Iterator[tuple[Loc, Excepted, list[Finding]]]:
    for number, role in enumerate(actor.roles):
        loc: Loc = ("roles", number)
        yield loc, role, list(role_is_in_the_paragraphs(actor, loc, library))
    for name, ties in (("part_of", actor.part_of), ("members", actor.members)):
        for number, tie in enumerate(ties):
            yield (name, number), tie, list(tie_is_in_the_paragraphs(actor, (name, number), tie.actor, tie.cites, library))


def _findings(statement: Statement, rules: tuple[Callable[[Statement], Iterator[Finding]], ...]) -> list[Finding]:
    if not statement.passages.paragraphs:
        return []  # the citation or the evidence is told missing
    return [finding for rule in rules for finding in rule(statement)]


def _resting_on(dossier: Dossier, record: Record, refs: tuple[str, ...]) -> tuple[Citation, ...]:
    """The citations of the claims that something rests on, each with the paragraphs that name its speakers and date it."""
    found: dict[Citation, None] = {}
    for ref in refs:
        claim = dossier.claim(record, ref)
        if claim:
            found |= dict.fromkeys(cite for cite in (*claim[1].cites, claim[1].speaker_at, claim[1].dated_at) if cite)
    return tuple(found)


def _facts(actor: Actor, library: Library) -> Iterator[Finding]:
    for number, fact in enumerate(actor.facts):
        loc: Loc = ("facts", number)
        cites = _resting_on(library.dossier, actor, (fact.claim,))
        yield from _findings(Statement(actor, loc, (*loc, "value"), fact.value, cites, library), TEXT_RULES)


def _states(record: Record, library: Library) -> Iterator[Finding]:
    for number, state in enumerate(getattr(record, "states", ())):
        loc: Loc = ("states", number)
        cites = _resting_on(library.dossier, record, (state.claim,))
        dates = (("when", state.when),)
        yield from _findings(Statement(record, loc, (*loc, "label"), state.label, cites, library, dates=dates), TEXT_RULES)


def role_is_in_the_paragraphs(actor: Actor, loc: Loc, library: Library) -> Iterator[Finding]:
    """The words of an office stand in its cited paragraphs, which name its holder and, where given, whose office it is."""
    role = actor.roles[int(loc[1])]
    passages = library.cited(role.cites)
    where = ", ".join(map(str, role.cites))
    if not passages.paragraphs:
        return
    for token in words.tokens(words.canonical(role.title)):
        if token.key not in {"of", "the", "and", "for", "at", "in", "a", "s"} and not passages.has(token.key):
            yield Finding("ungrounded-role", (*loc, "title"), token.raw, f"{where} does not hold {token.raw!r}", "write the office as the article does")
    for name, id in (("title", actor.id), ("of", role.of)):
        if id in library.dossier.actors and not library.names_actor(passages, id):  # type: ignore[arg-type, operator]
            hint = _named_in(library, str(id), role.cites)
            yield Finding("ungrounded-role", (*loc, name), "", f"{where} does not name {library.dossier.name(str(id))}", hint)
    for name, dates in (("when", (role.when,) if role.when else ()), ("seen", role.seen)):
        for position, date in enumerate(dates):
            field: Loc = (*loc, name, position) if name == "seen" else (*loc, name)
            for point in date.points:
                if not library.dates(passages, role.cites, point):
                    yield Finding("ungrounded-date", field, "", f"{point.words()} does not follow from {where}", "cite the paragraph that gives the date")


def tie_is_in_the_paragraphs(actor: Actor, loc: Loc, other: str, cites: tuple[Citation, ...], library: Library) -> Iterator[Finding]:
    """A membership's cited paragraphs name both sides; a bloc need not be named where its member is."""
    passages = library.cited(cites)
    kind = library.dossier.vocabulary.actor_kinds.get(actor.kind)
    sides = [other] if kind and kind.group else [other, actor.id]
    for side in sides if passages.paragraphs else ():
        if side in library.dossier.actors and not library.names_actor(passages, side):
            message = f"{', '.join(map(str, cites))} does not name {library.dossier.name(side)}"
            yield Finding("ungrounded-tie", (*loc, "cites"), "", message, _named_in(library, side, cites))


def party_is_named(record: Record, library: Library) -> Iterator[Finding]:
    """Each party of a relationship is named, by some alias, in the paragraphs that the record cites; a capital after in, at, to or
    near is a place, not a government.
    """
    cites = tuple(dict.fromkeys(cite for claim in getattr(record, "claims", ()) for cite in claim.cites))
    passages = library.cited(cites)
    for position, party in enumerate(getattr(record, "parties", ())):
        if passages.paragraphs and party in library.dossier.actors and not library.names_actor(passages, party):
            message = f"no paragraph that this record cites names {library.dossier.name(party)}"
            yield Finding("ungrounded-party", ("parties", position), "", message, _named_in(library, party, cites))


def name_is_in_the_sources(actor: Actor, library: Library) -> Iterator[Finding]:
    """An actor's name, and each alias, stands in a source of the dossier; a bloc's name is ours."""
    kind = library.dossier.vocabulary.actor_kinds.get(actor.kind)
    if kind and kind.group:
        return
    given: list[tuple[Loc, str]] = [(("name",), actor.name)]
    given += [(("aliases", position), alias) for position, alias in enumerate(actor.aliases)]
    given += [(("metonyms", position), alias) for position, alias in enumerate(actor.metonyms)]
    given += [(("native_names", language), name) for language, name in actor.native_names.items()]
    for loc, name in given:
        phrase = words.keys(name)
        printed = any(name.casefold() in {s.publisher.casefold(), *(a.casefold() for a in s.authors), (s.agency or "").casefold()} for s in library.dossier.sources.values())
        if library.dossier.evidence and not printed and not library.occurs(phrase):
            message = f"no source has the name {name!r}" if phrase else f"{name!r} has no word"
            yield Finding("unnamed-actor", loc, "", message, "write names as the articles give them")


def quotations_stay_within_the_budget(dossier: Dossier) -> Iterator[Problem]:
    """Quotations of one article have together at most 60 words or 5 % of it, whichever is more; each counts once."""
    spent: dict[str, int] = dict.fromkeys(dossier.sources, 0)
    seen: set[tuple[str, tuple[tuple[str, ...], ...]]] = set()
    for record, number, claim in dossier.each():
        for quotation in prose.quotations(claim.text):
            parts = prose.parts(quotation)
            source = claim.cites[0].source
            if (source, parts) in seen or source not in spent:
                continue
            seen.add((source, parts))
            spent[source] += sum(map(len, parts))
            most = max(QUOTED_WORDS, int(QUOTED_SHARE * dossier.evidence[source].words)) if source in dossier.evidence else QUOTED_WORDS
            if spent[source] > most:
                place = at(dossier, record, ("claims", number, "text"), token=quotation.split(" ")[0])
                message = f"with this quotation {spent[source]} words of {source} are quoted; {most} are the most"
                yield Problem(place, "too-much-quoted", message, "say some of them in your own words")


def _named_in(library: Library, actor: str, cites: tuple[Citation, ...]) -> str:
    places = library.where_named(actor, cites)
    return f"named in {places}" if places else ""


def _waived(dossier: Dossier, record: Record, loc: Loc, excepted: Excepted, findings: list[Finding]) -> Iterator[Problem]:
    """The findings that no waiver excepts, and the waivers that except from nothing."""
    if not findings and not excepted.waive:
        return
    waived: Mapping[str, int] = {waiver.rule: position for position, waiver in enumerate(excepted.waive)}
    for finding in findings:
        if finding.code not in waived:
            yield Problem(at(dossier, record, finding.loc, token=finding.token), finding.code, finding.message, finding.hint)
    broken = {finding.code for finding in findings}
    for position, waiver in enumerate(excepted.waive):
        place = at(dossier, record, (*loc, "waive", position, "rule"))
        if waiver.rule not in WAIVABLE:
            yield Problem(place, "unknown-rule", f"{waiver.rule!r} is no rule that can be waived", nearest(waiver.rule, WAIVABLE))
        elif waiver.rule not in broken:
            yield Problem(place, "unused-waiver", f"the rule {waiver.rule!r} holds here without the waiver", "delete it")
        elif waived[waiver.rule] != position:
            yield Problem(place, "unused-waiver", f"the rule {waiver.rule!r} is waived twice here", "keep one of the two")
