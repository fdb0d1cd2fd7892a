"""The citations of an article after its paragraphs got other numbers: the edits in every record, and in the source itself.

Nothing is written here.  Either every citation can be rewritten, or none is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from ..articles import locators
from ..articles.alignment import Alignment
from ..articles.fingerprints import Evidence
from ..records.decode import ROOT
from ..records.dossier import Dossier
from ..records.sources import Source
from ..text.problems import Place
from ..text.prose import plural, ranges, runs
from .edits import Edit, HiddenError, Layout, apply_to_bytes, scalar
from .field_order import fields
from .rename import Mention, mentions, opened

_ORDER: Final = fields(Source)


class RenumberError(Exception):
    """Citations cannot be rewritten; `places` are those that a person has to change first."""

    def __init__(self, message: str, places: Iterable[Place] = ()) -> None:
        super().__init__(message)
        self.places = tuple(places)


@dataclass
class Renumbering:
    """The new bytes of each file that changes, by path, and the number of citations that were rewritten."""

    files: dict[str, bytes | None] = field(default_factory=dict)
    citations: int = 0


def renumber(dossier: Dossier, files: Mapping[str, bytes], id: str, alignment: Alignment, evidence: Evidence) -> Renumbering:
    """The files after the article of a source was replaced; `files` are those that the dossier was decoded from.

    Raises RenumberError if a cited paragraph is gone, or if a file cannot be edited.
    """
    _require_readable(dossier, files, id)
    documents = opened(dossier)
    layouts = {path: Layout(document) for path, document in documents.items()}
    splices: dict[str, list[Edit]] = {}
    found = Renumbering({f"{ROOT}/sources/{id}.evidence": evidence.dumps().encode()})
    lost: list[Place] = []
    for mention in mentions(documents):
        if mention.space == "record" and mention.id == id and mention.locator:
            old = _numbers(dossier.evidence[id], mention.locator)
            now = alignment.range(*old) if old else None
            if old and now is None:
                lost.append(mention.place(layouts[mention.path]))
            elif now:
                edits = _rewritten(layouts[mention.path], mention, now, evidence)
                splices.setdefault(mention.path, []).extend(edits)
                found.citations += len(edits)
    if lost:
        raise RenumberError(f"{plural(len(lost), 'citation')} of paragraphs that are gone or were taken apart", lost)
    source = dossier.sources.get(id)
    if source is not None and source.path in layouts:
        splices.setdefault(source.path, []).extend(_in_source(layouts[source.path], source, alignment, evidence))
    for path, edits in splices.items():
        if edits:
            found.files[path] = apply_to_bytes(files[path.removeprefix(f"{ROOT}/")], edits)
    return found


def _require_readable(dossier: Dossier, files: Mapping[str, bytes], id: str) -> None:
    """Refuse if a file that cannot be read may cite the source."""
    hidden = [path for path, content in files.items() if path.endswith(".yml") and f"{id}#".encode() in content]
    unread = [path for path in hidden if f"{ROOT}/{path}" not in dossier.documents]
    if unread:
        raise RenumberError(f"{ROOT}/{unread[0]} cannot be read, and cites {id}; see briefings check")


def _numbers(evidence: Evidence, locator: str) -> tuple[int, int] | None:
    """The paragraphs that a locator names."""
    span = locators.parse(locator)
    return locators.resolve(evidence.locators, span) if span else None


def _rewritten(layout: Layout, mention: Mention, now: tuple[int, int], evidence: Evidence) -> list[Edit]:
    """The edit of one citation, unless it still names the same paragraphs."""
    if _numbers(evidence, mention.locator) == now:
        return []
    try:
        start, end = mention.span(layout)
    except HiddenError:
        raise RenumberError("a citation cannot be edited in place; write it plainly first", [mention.place(layout)]) from None
    first, last = now
    placed = evidence.locators[first].written if first == last and first in evidence.locators and not mention.locator[0].isdigit() else ""
    numbered = str(first) if first == last else f"{first}-{last}"
    return [Edit(start, end, f"{mention.id}#{placed or numbered}")]


def _in_source(layout: Layout, source: Source, alignment: Alignment, evidence: Evidence) -> list[Edit]:
    """The edits of the lists of paragraphs in the source's own file."""
    try:
        return [*_scope(layout, source, alignment, evidence), *_unused(layout, source, alignment)]
    except (HiddenError, KeyError):
        message = f"the lists of paragraphs in {source.path} cannot be edited in place; write them plainly, on separate lines, first"
        raise RenumberError(message) from None


def _scope(layout: Layout, source: Source, alignment: Alignment, evidence: Evidence) -> list[Edit]:
    """What was read stays what was read: new paragraphs that readers would miss are outside the scope until somebody reads them."""
    if source.scope:
        kept = _mapped((number for first, last in source.scope for number in range(first, last + 1)), alignment)
        start, end = layout.word(("scope",))
        return [] if kept == [*source.scope] else [Edit(start, end, _written(kept))]
    unread = [number for number in alignment.added if evidence[number].missed]
    read = runs(number for number in range(1, len(evidence) + 1) if number not in unread)
    if not unread or not read:
        return []
    was = "was" if len(unread) == 1 else "were"
    why = f"{plural(len(unread), 'Paragraph')} {ranges(unread)} {was} not in the version that was read."
    return [layout.lines_for("scope", [f"scope: {_written(read)}", f"scope_why: {scalar(why)}"], _ORDER)]


def _unused(layout: Layout, source: Source, alignment: Alignment) -> list[Edit]:
    """The entries of `unused` with their new numbers; an entry is divided if new paragraphs came between, and removed if nothing is left."""
    kept = [_mapped(range(item.paragraphs[0], item.paragraphs[1] + 1), alignment) for item in source.unused]
    if source.unused and not any(kept):
        marks = layout.document.marks
        last = layout.last(marks.inner["unused"])
        return [Edit(layout.starts[marks.keys["unused"][0]], min(layout.starts[last + 1], len(layout.text)), "")]
    edits = []
    for position, (item, found) in enumerate(zip(source.unused, kept, strict=True)):
        if not found:
            edits.append(layout.without("unused", position))
        elif found != [item.paragraphs]:
            edits.append(Edit(*layout.word(("unused", position, "paragraphs")), _written(found[:1])))
    divided = ((item, run) for item, found in zip(source.unused, kept, strict=True) for run in found[1:])
    added = [layout.item("unused", f"{{paragraphs: {_written([run])}, why: {scalar(item.why)}}}", _ORDER) for item, run in divided]
    return [*edits, *_merged(added)]


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """Insertions at one place as one, in their order."""
    grouped = groupby(edits, key=lambda edit: edit[:2])
    return [Edit(start, end, "".join(edit.new for edit in found)) for (start, end), found in grouped]


def _mapped(numbers: Iterable[int], alignment: Alignment) -> list[tuple[int, int]]:
    """The new numbers of some paragraphs, as runs, without those that are gone."""
    return runs(alignment.numbers[number] for number in numbers if number in alignment.numbers)


def _written(found: Iterable[tuple[int, int]]) -> str:
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in found)
