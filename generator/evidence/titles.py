"""Offices that a text gives to people, and those that articles in another language give to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..articles.doubt import noting
from ..articles.paragraph import Paragraph
from ..articles.signs import Sign
from .statements import Statement
from .translation import Part, named_at, their_parts

#: The signs that are offices or professions.
TITLES: Final = frozenset(
    "premier minister president mayor governor ambassador general admiral judge prosecutor professor king senator prefect engineer lawyer "
    "doctor bishop captain geologist deputy secretary spokesperson chair director chief".split()
)
#: Those of who leads a company or another body, for which languages divide the words otherwise.
LEADING: Final = frozenset({"director", "chair", "chief", "president", "secretary"})
#: How far a title and a name, or a title and “former”, are apart at most, in characters: in a text with spaces, and without.
_NEAR: Final = 22
_NEAR_UNSPACED: Final = 5
#: What may be between a title and the name of its holder in a text: “X, who was the mayor of …”.
_BETWEEN: Final = re.compile(r"\b(?:who|was|is|the|a|an|of|for|in|its|their|his|her|once|now|former|then|then-|ex)\b|['’]s\b|[\s,()-]+")
#: What may belong to a title: the finance director, the vice president.
_MODIFIERS: Final = re.compile(r" *(?:(?:[a-z]{3,12}|vice) *){0,1}")
_LONGEST: Final = 40


def titles_given(statement: Statement) -> Iterator[tuple[str, Sign]]:
    """The titles that a text gives to people it links to: “the mayor, X”, “X, who was the mayor of Y”."""
    text, links = statement.visible.text, statement.visible.links
    signs = [sign for sign in statement.language.signs.within(text) if sign.name in TITLES]
    for link in links:
        if not is_person(statement, link.target):
            continue
        for sign in signs:
            start, end = min(sign.end, link.end), max(sign.start, link.start)
            between = text[start:end]
            for other in links:
                if start <= other.start and other.end <= end:
                    between = between.replace(text[other.start : other.end], "")
            rest = _BETWEEN.sub(" ", between)
            if len(between) <= _LONGEST and _MODIFIERS.fullmatch(rest):
                yield link.target, sign


def is_person(statement: Statement, actor: str) -> bool:
    """Whether an actor is a person."""
    dossier = statement.library.dossier
    known = dossier.actors.get(actor)
    kind = dossier.vocabulary.actor_kinds.get(known.kind) if known else None
    return kind is not None and kind.schema_org == "Person"


def own_titles(statement: Statement, actor: str) -> frozenset[str]:
    """The titles that the record of an actor gives to it."""
    known = statement.library.dossier.actors[actor]
    return frozenset(sign.name for role in known.roles for sign in statement.language.signs.within(role.title))


def where_named(statement: Statement) -> tuple[Part, ...]:
    """The clauses of all paragraphs of the cited articles that name an actor that a text links to."""
    library, passages = statement.library, type(statement.passages)
    found: list[Paragraph] = []
    for source in dict.fromkeys(cite.source for cite in statement.cites):
        evidence = library.dossier.evidence.get(source)
        paragraphs = [paragraph for paragraph in evidence.paragraphs if paragraph.text] if evidence else []
        with noting():  # what is found here is all that is asked for
            found += [p for p in paragraphs if any(library.names_actor(passages((p,)), link.target) for link in statement.visible.links)]
    return their_parts(statement, dict.fromkeys(found))


def former_titles(part: Part, paragraph: Paragraph) -> frozenset[str]:
    """The titles that a clause has right beside a word for former."""
    near = _NEAR_UNSPACED if paragraph.language.signs.unspaced else _NEAR
    former = [sign for sign in part.signs if sign.name == "former"]
    titles = [sign for sign in part.signs if sign.name in TITLES]
    return frozenset(title.name for title in titles for sign in former if title.start - sign.end <= near and sign.start - title.end <= near)


def titles_beside(statement: Statement, actor: str, part: Part) -> Iterator[str]:
    """The titles that a clause has right beside the name of an actor."""
    language = statement.passages.paragraphs[0].language
    near = _NEAR_UNSPACED if language.signs.unspaced else _NEAR
    folded = part.text.casefold()
    if not named_at(statement, actor, language, part.keys):
        yield from (sign.name for sign in part.signs if sign.name in TITLES)
    for at in named_at(statement, actor, language, part.keys):
        place = folded.find(part.keys[at])
        for sign in part.signs if place >= 0 else ():
            if sign.name in TITLES and (0 <= place - sign.end <= near or 0 <= sign.start - place <= near):
                yield sign.name
