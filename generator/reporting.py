"""Differences between an edition and the records now, as an editor reads them: in a terminal, as Markdown, as JSON.

Floor 4: imports `markdown`, `problems`, `differences` and `editions`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from generator import markdown as md
from generator.differences import Difference
from generator.editions import Edition
from generator.problems import printable

#: The form of the JSON; raised where a program that read the one before could not read it.
FORM: Final = 1


def as_text(name: str, old: Edition, new: Edition, found: Sequence[Difference]) -> str:
    """For a terminal: the record, what happened to which part, and below it the old words and the new."""
    lines = [_head(name, old, new, found)]
    for record, differences in _by_record(found):
        lines += ["", f"{record}: {_name(record, old, new)}"]
        for difference in differences:
            lines.append(f"  {_what(difference)}")
            lines += [f"    {sign} {words}" for sign, words in (("-", difference.old), ("+", difference.new)) if words]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_markdown(name: str, old: Edition, new: Edition, found: Sequence[Difference]) -> str:
    """For a page or a release: a list of records, below each what happened, with the old words and the new."""
    items = (
        md.blocks(md.paragraph(md.text(f"{_name(record, old, new)} ({record})")), md.bullets(map(_item, differences)))
        for record, differences in _by_record(found)
    )
    return md.blocks(md.paragraph(md.text(_head(name, old, new, found))), md.bullets(items))


def _item(difference: Difference) -> md.Md:
    said = [f"{label}: “{words}”" for label, words in (("was", difference.old), ("is", difference.new)) if words]
    return md.blocks(md.paragraph(md.text(_what(difference))), md.bullets(map(md.text, said)))


def as_json(name: str, old: Edition, new: Edition, found: Sequence[Difference]) -> str:
    """For a program: the two editions and every difference with all its fields; the same differences give the same bytes."""
    value = {
        "form": FORM,
        "from": {"edition": name, "as_of": old.as_of},
        "to": {"as_of": new.as_of},
        "differences": [difference._asdict() for difference in found],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _head(name: str, old: Edition, new: Edition, found: Sequence[Difference]) -> str:
    records = len({difference.record for difference in found})
    counted = f"{len(found)} difference{'s' * (len(found) != 1)} in {records} record{'s' * (records != 1)}" if found else "no differences"
    return f"Since the edition {name} (as of {old.as_of}; now as of {new.as_of}): {counted}"


def _by_record(found: Sequence[Difference]) -> Iterator[tuple[str, Iterator[Difference]]]:
    return groupby(found, key=lambda difference: difference.record)


def _name(record: str, old: Edition, new: Edition) -> str:
    """What a record or a source is called, now or, where it is gone, then."""
    for edition in (new, old):
        if record in edition.records:
            return edition.records[record].name
        if record in edition.sources:
            return edition.sources[record].title
    return record


def _what(difference: Difference) -> str:
    """What happened, to which part, and which of its fields: “claim changed: opened (text)”."""
    field = f" ({difference.field})" if difference.field and difference.field not in difference.what else ""
    return f"{difference.what}{f': {difference.part}' if difference.part else ''}{field}"


#: The forms of a report, by the names that an editor gives them.
FORMATS: Final[Mapping[str, Callable[[str, Edition, Edition, Sequence[Difference]], str]]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
