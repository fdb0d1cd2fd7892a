"""The rule that speakers are named, or described, where they are said to speak."""

from __future__ import annotations

from collections.abc import Iterator

from ..articles.normal import canonical
from ..evidence.coreference import is_author, is_carried_on, is_only_one_meant
from ..evidence.speakers import sayers
from ..evidence.statements import Finding, Statement
from ..records.schema import Claim
from ..records.speakers import Unnamed
from ..text.yaml import Loc
from .grounding import nowhere
from .registry import CLAIM, rule


@rule("ungrounded-speaker", "ungrounded-name", scope=CLAIM, waivable=True)
def speaker_is_named(statement: Statement) -> Iterator[Finding]:
    """Every speaker is named in a cited paragraph or one next to it, or in `speaker_at`, or is the source's publisher, agency or author.

    The words for a speaker without a name are those of the article.

    Bad (ungrounded-speaker), actors/southmark.yml:
        claims: [{id: lost-passengers, said_by: [olga-brandt]}]
    Good:
        claims: [{id: lost-passengers, said_by: [lena-vos, harbour-union]}]
    """
    claim = statement.claim
    if claim is None:
        return
    for position, step in enumerate(claim.said_by):
        loc: Loc = (*statement.loc, "said_by", position)
        for speaker in step:
            yield from _named(statement, claim, speaker, loc) if isinstance(speaker, str) else _unnamed(statement, speaker, loc)
    for token in statement.language.tokens(canonical(claim.work)) if claim.work else ():
        if token.key not in statement.language.stop_words and not statement.around.has_word(token.key):
            message = f"{token.raw!r} is not in {statement.where} or the paragraphs next to it"
            yield Finding("ungrounded-name", (*statement.loc, "work"), token.raw, message, "name the document as in the article")


def _named(statement: Statement, claim: Claim, speaker: str, loc: Loc) -> Iterator[Finding]:
    """An actor who speaks is named near the cited paragraphs, or has published them."""
    library = statement.library
    if library.names_actor(statement.passages, speaker) or speaker not in library.dossier.actors:
        return
    if library.names_actor(statement.around, speaker) or library.is_outlet(speaker, claim.cites):
        return
    if not (is_carried_on(statement, speaker) or is_author(statement, speaker) or _is_only_speaker(statement, claim, speaker)):
        name, places = library.dossier.name(speaker), library.where_named(speaker, claim.cites)
        hint = f"add speaker_at: one of {places}" if places else nowhere(statement, name, speaker)
        message = f"the speaker {name} is not named in {statement.where} or the paragraphs next to it"
        yield Finding("ungrounded-speaker", loc, speaker, message, hint)


def _is_only_speaker(statement: Statement, claim: Claim, speaker: str) -> bool:
    """Whether the cited paragraphs name nobody whom the claim leaves out, and nobody else as the one who says something."""
    orders = (paragraph.order or () for paragraph in statement.passages.paragraphs)
    others = {id for order in orders for id in sayers(order, statement.library)} - {*claim.speakers}
    return not others and is_only_one_meant(statement, speaker)


def _unnamed(statement: Statement, speaker: Unnamed, loc: Loc) -> Iterator[Finding]:
    """The words for an unnamed speaker are in the article, and so is the name of the actor for whom it speaks."""
    library = statement.library
    for token in statement.language.tokens(canonical(speaker.words)):
        if token.key not in statement.language.stop_words and not statement.around.has_word(token.key):
            message = f"{token.raw!r} is not in {statement.where} or the paragraphs next to it"
            yield Finding("ungrounded-speaker", loc, token.raw, message, "use the article's words for the speaker, or add speaker_at")
    if speaker.of and speaker.of in library.dossier.actors and not library.names_actor(statement.around, speaker.of):
        name = library.dossier.name(speaker.of)
        message = f"{name}, for whom the unnamed speaker speaks, is not named in {statement.where} or the paragraphs next to it"
        yield Finding("ungrounded-speaker", loc, speaker.of, message, "leave out of:, or add speaker_at")
