"""Rules on what records say beside their claims: offices, memberships, the parties of a relationship, and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..articles.normal import canonical
from ..evidence import matching
from ..evidence.names import plurals
from ..evidence.passages import EvidenceIndex, Passages
from ..evidence.statements import Finding
from ..records.dossier import Actor, Relationship
from ..records.scalars import Citation
from ..records.schema import Tie
from ..text.dates import Date
from ..text.yaml import Loc
from .registry import ACTOR, RELATIONSHIP, ROLE, TIE, rule

_LATIN: Final = re.compile("[\u0000-\u024f\u1e00-\u1eff\u2010-\u201f]*")


@rule("ungrounded-role", "ungrounded-date", scope=ROLE, waivable=True)
def role_is_in_the_paragraphs(actor: Actor, number: int, library: EvidenceIndex) -> Iterator[Finding]:
    """The words of an office are in its cited paragraphs, which also name its holder and, if given, the body.

    Bad (ungrounded-role), actors/lena-vos.yml:
        roles: [{title: admiral, of: southmark, cites: [herald-2024-03#4]}]
    Good:
        roles: [{title: envoy, of: southmark, cites: [herald-2024-03#4]}]
    """
    role, loc = actor.roles[number], ("roles", number)
    passages = library.cited(role.cites)
    where = ", ".join(map(str, role.cites))
    if passages.empty:
        return
    for token in library.language.tokens(canonical(role.title)):
        if token.key not in library.language.small_words and not any(map(passages.has_word, (token.key, *plurals(token.key)))):
            yield Finding(
                "ungrounded-role",
                (*loc, "title"),
                token.raw,
                f"{where} does not contain {token.raw!r}",
                "write the office as in the article, or cite a paragraph that has it",
            )
    for name, id in (("title", actor.id), ("of", role.of or "")):
        if id in library.dossier.actors and not library.names_actor(passages, id):
            hint = _named_in(library, id, role.cites)
            yield Finding("ungrounded-role", (*loc, name), "", f"{where} does not name {library.dossier.name(id)}", hint)
    dates: list[tuple[Loc, Date]] = [((*loc, "seen", position), date) for position, date in enumerate(role.seen)]
    for field, date in (*dates, *([((*loc, "when"), role.when)] if role.when else ())):
        yield from _dated(passages, field, date, where)


def _dated(passages: Passages, field: Loc, date: Date, where: str) -> Iterator[Finding]:
    """The points of a date that the paragraphs do not give."""
    for point in date.points:
        if not (
            matching.date_follows(passages, point, planned=False) or matching.unknown_day(passages, point.year, point.month, point.day)
        ):
            message = f"{point.words()} is not supported by {where}"
            yield Finding("ungrounded-date", field, "", message, "cite the paragraph that gives the date")


@rule("ungrounded-tie", "ungrounded-date", scope=TIE, waivable=True)
def tie_is_in_the_paragraphs(actor: Actor, loc: Loc, tie: Tie, library: EvidenceIndex) -> Iterator[Finding]:
    """The cited paragraphs of a membership name both sides, and give its time if it has one; a bloc need not be named if its member is.

    Bad (ungrounded-tie), actors/harbour-union.yml:
        part_of: [{actor: northland, cites: [gazette-2024-05#2]}]
    Good:
        part_of: [{actor: northland, cites: [herald-2024-03#7]}]
    """
    passages = library.cited(tie.cites)
    kind = library.dossier.vocabulary.actor_kinds.get(actor.kind)
    for side in (tie.actor,) if kind and kind.group else (tie.actor, actor.id):
        if not passages.empty and side in library.dossier.actors and not library.names_actor(passages, side):
            message = f"{', '.join(map(str, tie.cites))} does not name {library.dossier.name(side)}"
            yield Finding("ungrounded-tie", (*loc, "cites"), "", message, _named_in(library, side, tie.cites))
    if tie.when and not passages.empty:
        yield from _dated(passages, (*loc, "when"), tie.when, ", ".join(map(str, tie.cites)))


@rule("ungrounded-party", scope=RELATIONSHIP, waivable=True)
def party_is_named(relationship: Relationship, library: EvidenceIndex) -> Iterator[Finding]:
    """Each party of a relationship is named, under any alias, in the paragraphs that the record cites; a capital after in, at, to or
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
        if not passages.empty and party in library.dossier.actors and not library.names_actor(passages, party):
            message = f"no paragraph that this record cites names {library.dossier.name(party)}"
            yield Finding("ungrounded-party", ("parties", position), "", message, _named_in(library, party, cites))


#: The fields with names that an actor may have from a data set.
_RECORDED: Final = ("name", "aliases", "native_names")


@rule("unnamed-actor", scope=ACTOR, waivable=True, first=True)
def name_is_in_the_sources(actor: Actor, library: EvidenceIndex) -> Iterator[Finding]:
    """An actor's name and each alias occur in a source of the dossier, unless a data set has the actor; names of blocs are ours.

    Bad (unnamed-actor), actors/lena-vos.yml:
        aliases: [Ms Vos, The Iron Envoy]
    Good:
        aliases: [Ms Vos]
    """
    kind = library.dossier.vocabulary.actor_kinds.get(actor.kind)
    if (kind and kind.group) or not (library.dossier.evidence or library.dossier.sources):
        return
    given: list[tuple[Loc, str]] = [(("name",), actor.name)]
    given += [(("aliases", position), alias) for position, alias in enumerate(actor.aliases)]
    given += [(("metonyms", position), alias) for position, alias in enumerate(actor.metonyms)]
    given += [(("dated_names", position, "name"), dated.name) for position, dated in enumerate(actor.dated_names)]
    given += [(("native_names", language), name) for language, name in actor.native_names.items()]
    own = [cite.source for claim in actor.claims for cite in claim.cites]
    for loc, name in given:
        if actor.recorded and loc[0] in _RECORDED and library.language.keys(name):
            continue
        if not library.occurs(name, first=own) and not any(name.casefold() in printed for printed in library.printed.values()):
            if _LATIN.fullmatch(name) and library.named_abroad(actor.id):
                continue  # our form of a name in another script
            if loc == ("name",) and library.named_in_transcripts(actor.id):
                continue  # its family name is in the articles, with a title
            message = f"no source has the name {name!r}" if library.language.keys(name) else f"{name!r} has no word"
            yield Finding("unnamed-actor", loc, "", message, "write it as in an article, or remove it")


def _named_in(library: EvidenceIndex, actor: str, cites: tuple[Citation, ...]) -> str:
    places = library.where_named(actor, cites)
    if places:
        return f"named in {places}: cite one that names it"
    return f"cite a paragraph that does, or add the name used there to the aliases of {actor}"
