"""Whether the offices, memberships, parties and names of a record stand in the paragraphs they cite.

Floor 6: imports `dates`, `problems`, `words`, `values`, `yamltext`, `claims`, `model`, `passages`, `dating` and `statements`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator import dating, words
from generator.claims import Tie
from generator.dates import Date
from generator.model import Actor, Relationship
from generator.passages import Library
from generator.problems import tells
from generator.statements import Finding
from generator.values import Citation
from generator.yamltext import Loc

_SMALL_WORDS: Final = frozenset("of the and for at in a s".split())


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


def _named_in(library: Library, actor: str, cites: tuple[Citation, ...]) -> str:
    places = library.where_named(actor, cites)
    if places:
        return f"named in {places}: cite one that names it"
    return f"cite a paragraph that does, or add the name that it has there to the aliases of {actor}"
