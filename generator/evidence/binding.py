"""What a receipt binds: a part of a record as its readers see it, and the digests of the paragraphs it cites.

Ids are left out, so that a record that is only renamed is still the one that was checked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final, NamedTuple

from ..articles.language import Language
from ..articles.paragraph import quotation_mark
from ..records.dossier import Actor, Relationship
from ..records.receipts import Quoted
from ..records.scalars import Citation
from ..records.schema import Claim, Context, Judgement, Role, Tie
from ..records.speakers import Speaker
from ..text import prose
from .passages import EvidenceIndex
from .quoted import Phrases, phrases_in_context, phrases_of_quotation
from .statements import QUOTED, Text, shown_last, texts

Part = Claim | Judgement | Role | Tie | Actor | Relationship
_SIZE = 16
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False).encode


class Bound(NamedTuple):
    """A part of a record, or of the dossier if there is no record; `text` is given for a text that is no claim."""

    record: Actor | Relationship | None
    part: Part | None
    text: Text | None = None

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The paragraphs on which it rests."""
        if isinstance(self.part, Claim):
            return (*self.part.cites, *filter(None, (self.part.speaker_at, self.part.dated_at)))
        if isinstance(self.part, Role | Tie):
            return self.part.cites
        if self.text is not None:
            return self.text.cites
        return tuple(dict.fromkeys(cite for claim in self.record.claims for cite in claim.cites)) if self.record else ()


def is_exact(library: EvidenceIndex, bound: Bound) -> bool:
    """Whether the text of every cited paragraph is at hand; of every article, if it rests on none of them."""
    passages = library.cited(bound.cites) if bound.cites else library.everything
    return bool(passages.paragraphs) and passages.at_hand


def digest(library: EvidenceIndex, bound: Bound) -> str:
    """What identifies a part of a record together with its paragraphs."""
    passages = library.cited(bound.cites)
    content = [
        _content(library, bound),
        [paragraph.sha256 for paragraph in passages.paragraphs],
        [str(day) for day in passages.published],
    ]
    return hashlib.blake2b(_ENCODE(content).encode(), digest_size=_SIZE).hexdigest()


def _content(library: EvidenceIndex, bound: Bound) -> list[object]:
    record, part, text = bound
    if isinstance(part, Claim):
        return _claim(library, part)
    if isinstance(part, Role):
        holder = _names(library, record.id) if record else []
        return ["role", part.title, _names(library, part.of or ""), [*map(str, part.seen), str(part.when)], holder]
    if isinstance(part, Tie):
        when = [str(part.when)] if part.when else []
        return ["tie", _names(library, part.actor), _names(library, record.id) if record else [], *when]
    if text is not None:
        return ["text", *_shown(library, text.text), [f"{name} {date}" for name, date in text.dates]]
    return ["record", [_names(library, id) for id in _parties(record)], _own_texts(library, record)] if record else []


def _claim(library: EvidenceIndex, claim: Claim) -> list[object]:
    return [
        "claim",
        *_shown(library, claim.text),
        claim.type,
        [[_speaker(library, speaker) for speaker in step] for step in claim.said_by],
        [claim.work or "", str(claim.when), str(claim.said_when)],
        [[context.quotation, context.before or "", context.after or ""] for context in claim.contexts],
        sorted(waiver.rule for waiver in claim.waive),
        *([["note", claim.note]] if claim.note else []),
        *([["estimate", claim.confidence or "", claim.likelihood or ""]] if claim.confidence or claim.likelihood else []),
        *([[[meaning.name, _names(library, meaning.actor)] for meaning in claim.means]] if claim.means else []),
    ]


def _speaker(library: EvidenceIndex, speaker: Speaker) -> list[str]:
    """The names of a speaker, or the words for one without a name."""
    return _names(library, speaker) if isinstance(speaker, str) else ["", speaker.words, *_names(library, speaker.of or "")]


def _shown(library: EvidenceIndex, text: str) -> list[object]:
    """A text as a reader sees it, with the names of the actors it links to."""
    visible, links, _ = shown_last(text, library)
    return [visible, [[link.start, _names(library, link.target)] for link in links]]


def _names(library: EvidenceIndex, id: str) -> list[str]:
    """The names by which an actor may be found in an article."""
    if id not in library.in_digests:
        dossier = library.dossier
        actor, name = dossier.actors.get(id), dossier.name(id) if id else ""
        library.in_digests[id] = [*actor.names, *sorted(actor.native_names.values()), "", *actor.metonyms] if actor else [name]
    return library.in_digests[id]


def _parties(record: Actor | Relationship) -> tuple[str, ...]:
    return record.parties if isinstance(record, Relationship) else (record.id,)


def _own_texts(library: EvidenceIndex, record: Actor | Relationship) -> list[object]:
    """The texts that belong to the record itself: facts and states."""
    return [
        [*_shown(library, text.text), [f"{name} {date}" for name, date in text.dates]]
        for part, text in texts(library.dossier, record)
        if part is record
    ]


def quoted_words(library: EvidenceIndex, record: Actor | Relationship) -> Iterator[Quoted]:
    """The words that a record quotes, with every paragraph at hand that has them: also in parts, and with the words that it gives beside them."""
    for part, text in texts(library.dossier, record):
        phrases = list(_quoted_phrases(library, text, part.contexts if isinstance(part, Claim) else ()))
        for source in dict.fromkeys(cite.source for cite in text.cites) if phrases else ():
            yield from _found(library, source, phrases)


def _quoted_phrases(library: EvidenceIndex, text: Text, contexts: tuple[Context, ...]) -> Iterator[Callable[[Language], Iterable[Phrases]]]:
    """How each quotation is divided into the phrases to look for, given the language of the article."""
    visible = shown_last(text.text, library).text if QUOTED in text.text or library.quotes_in_names else ""
    for quotation in prose.quotations(visible):
        yield partial(phrases_of_quotation, quotation)
    for context in contexts:
        yield partial(phrases_in_context, context)


def _found(library: EvidenceIndex, source: str, asked: list[Callable[[Language], Iterable[Phrases]]]) -> Iterator[Quoted]:
    evidence = library.dossier.evidence.get(source)
    if evidence is None:
        return
    wanted = [phrases for each in asked for phrases in each(evidence.language) if phrases and all(phrases)]
    for number, paragraph in enumerate(evidence.paragraphs, 1):
        if paragraph.text is not None:
            for phrases in wanted:
                if paragraph.has_in_order(phrases):
                    yield Quoted(source, number, paragraph.hashes[quotation_mark(phrases)])
