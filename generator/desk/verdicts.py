"""The verdict on a statement while it is written: what the rules say at each field, and the words that only one side has."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..articles import languages
from ..articles.normal import canonical
from ..articles.paragraph import Paragraph
from ..editing.parts import PartError
from ..evidence.corroboration import dates_of
from ..evidence.passages import Passages
from ..evidence.reviewing import Mark, Passage, pieces, reading
from ..evidence.speakers import quotation_parts, quoted_in, sayers, speaker_of
from ..records.dossier import Dossier
from ..records.scalars import Citation
from ..rules.check import WAIVABLE
from ..text import prose
from ..text.dates import Point
from ..text.problems import Problem
from ..text.prose import count
from . import changes
from .changes import Form, Written, of_claim
from .workspace import Workspace

#: What a hint says that an editor of files would write; at the desk there is a field for the reason.
_WAIVING: Final = re.compile(r"(?:add waive: \[\{rule: [a-z-]+, why: …\}\]|waive the rule and say why)")
#: The names of months and days of the week in English.
_DAYS: Final = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name)
#: What is not a mistake while the form is not filled in yet.
_MISSING: Final = "missing-field"


class Said(NamedTuple):
    """What a rule says at a field of a form, and whether an editor may waive it."""

    field: str
    code: str
    message: str
    hint: str
    waivable: bool


class Verdict(NamedTuple):
    """What the rules say about a statement, in a sentence and at its fields; and both texts in pieces, those that differ with their kind."""

    summary: str
    said: tuple[Said, ...] = ()
    text: tuple[tuple[str, str | None], ...] = ()
    passages: tuple[Passage, ...] = ()
    id: str = ""


def said_at(problems: Iterable[Problem], position: int | None = None, *, waives: bool = False) -> Iterator[Said]:
    """Problems at the fields of a form: of the claim at a position, or of a whole file; `waives` if a reason can be given beside the field."""
    for problem in problems:
        loc = problem.place.loc
        inner = loc[2:] if position is not None and loc[:2] == ("claims", position) else loc if position is None else ()
        name, waivable = ".".join(map(str, inner[:3])), waives and problem.code in WAIVABLE
        hint = _WAIVING.sub("say below why it is true as it stands", problem.hint) if waivable else problem.hint
        yield Said(name, problem.code, problem.message, hint, waivable)


def verdict(workspace: Workspace, form: Form) -> Verdict:
    """The verdict on a claim as a form has it.  What is not filled in yet is no mistake."""
    workspace.look()
    if workspace.dossier is None:
        return Verdict("Nothing can be checked: dossier.yml or vocabulary.yml cannot be read.")
    if not form.get("text", "").strip():
        return Verdict("Write the statement in your own words.")
    try:
        written = changes.with_claim(workspace, form)
    except (PartError, changes.InvalidFormError) as error:
        return Verdict(str(error))
    after, problems = workspace.judged(written.path, written.content)
    said = tuple(said_at((problem for problem in of_claim(problems, written) if problem.code != _MISSING), written.position, waives=True))
    text, passages = _beside(workspace, after, written)
    return Verdict(_summary(form, said, after, written), said, text, passages, written.id)


def _summary(form: Form, said: Sequence[Said], after: Dossier, written: Written) -> str:
    if said:
        return f"{count(len(said), 'problem')}: {said[0].message}."
    if not form.get("cites", "").strip():
        return "Not checked yet: cite a paragraph."
    ref = f"{form['record']}/{written.id}"
    if ref not in after.claims:
        return "Not checked yet: something is missing."
    _, claim = after.claims[ref]
    absent = [cite.source for cite in claim.cites if cite.source not in after.evidence]
    return (
        f"Not checked: no evidence of {absent[0]} is here."
        if absent
        else "No problems: the cited paragraphs support it, as far as rules can tell."
    )


def _beside(workspace: Workspace, after: Dossier, written: Written) -> tuple[tuple[tuple[str, str | None], ...], tuple[Passage, ...]]:
    """The statement in pieces, and the passages it cites, with what only one side has marked."""
    home = next((record for record in after.profiles.values() if record.path == written.path), None)
    if home is None or written.position >= len(home.claims):
        return (), ()
    claim = home.claims[written.position]
    if any(cite.source not in workspace.paragraphs or cite.last > len(workspace.paragraphs[cite.source]) for cite in claim.cites):
        return (), ()
    found = reading(after, workspace.paragraphs, home, written.position)
    return tuple(marked(found.text, found.marks)), tuple(_as_printed(workspace, passage) for passage in found.passages)


def _as_printed(workspace: Workspace, passage: Passage) -> Passage:
    """A passage with the quotation marks and dashes of its article, if these change no position."""
    article = workspace.article(passage.source)
    text = article.blocks[passage.number - 1].text if article and passage.number <= len(article.blocks) else ""
    return passage._replace(text=text) if len(text) == len(passage.text) else passage


def marked(text: str, marks: Iterable[Mark]) -> list[tuple[str, str | None]]:
    """A text in pieces, those that are marked with their kind; the words of one name, and the parts of one date, are one piece."""
    whole: list[tuple[str, str | None]] = []
    for piece, kind in pieces(text, marks):
        called = "date" if kind == "name" and piece.casefold() in _DAYS else kind
        before = whole[-2][1] if len(whole) > 1 and whole[-1] == (" ", None) else None
        joined = called if called == before else "date" if {called, before} == {"date", "number"} else None
        if joined:
            whole[-2:] = [(f"{whole[-2][0]} {piece}", joined)]
        else:
            whole.append((piece, called))
    return whole


# Proposals


def proposed(workspace: Workspace, source: str, first: int, last: int, words: str) -> Mapping[str, str]:
    """What words selected in an article propose for the fields of a new statement: citation, quotation, speaker and dates."""
    workspace.look()
    dossier = workspace.dossier
    if dossier is None or source not in dossier.evidence or not 1 <= first <= last <= len(dossier.evidence[source]):
        return {}
    cite = Citation(source, first, last)
    fields = {"cites": str(cite)}
    passages = workspace.library.cited((cite,))
    quoted = " ".join(words.strip(" “”\"'‘’.,;:").split())
    if quoted and first == last and len(languages.DEFAULT.keys(canonical(quoted))) <= prose.LONGEST_QUOTATION:
        fields["quotation"] = quoted
    speaker = _speaker(workspace, passages.paragraphs, quoted)
    if speaker:
        fields |= {"said_by": speaker, "type": "statement"}
    named = [id for id in dossier.actors if workspace.library.names_actor(passages, id)]
    fields |= {"names": " ".join(named)} if named else {}
    return fields | _dates(dossier, source, passages, spoken=bool(speaker))


def _speaker(workspace: Workspace, paragraphs: Sequence[Paragraph], quoted: str) -> str:
    """The actor that says the selected words, as far as the article shows it plainly."""
    library = workspace.library
    for paragraph in paragraphs:
        places = quoted_in(paragraph, quotation_parts(quoted)) if quoted else ()
        for place in places:
            if (found := speaker_of(paragraph, place, library)) is not None:
                return found
        order = paragraph.order or ()
        found_all = list(dict.fromkeys(sayers(order, library)))
        if len(found_all) == 1:
            return found_all[0]
    return ""


def _dates(dossier: Dossier, source: str, passages: Passages, *, spoken: bool) -> dict[str, str]:
    """The only date that the paragraphs name, or the day of publication for something that was said."""
    points = [point for point in dict.fromkeys(dates_of(passages, planned=False)) if point.month]
    day = dossier.sources[source].published if source in dossier.sources else None
    if len(points) == 1:
        return {"when": _written(points[0])}
    return {"said_when": str(day)} if spoken and day and not points else {}


def _written(point: Point) -> str:
    """A point of time as records have it."""
    return "-".join((f"{point.year:04}", *(f"{part:02}" for part in (point.month, point.day) if part)))
