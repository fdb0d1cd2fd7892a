"""What grows with a dossier, counted in pages and bytes: seconds depend on the machine, and these are what they come from."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Mapping

import pytest

from benchmarks import dossier as synthetic
from generator.pages.site import generate
from generator.records.decode import decode
from tests.support.html import body, rendered

pytestmark = pytest.mark.exhaustive

#: The records of two dossiers, with some 500 and 2,000 statements: in the larger one the lists by source, topic and year are divided.
SMALLER, LARGER = 50, 200


@functools.cache
def records(count: int) -> Mapping[str, bytes]:
    """The files of a synthetic dossier below `briefings/`."""
    found = synthetic.files(synthetic.invented(count, seed=1))
    return {path.removeprefix("briefings/"): text.encode() for path, text in found.items() if path.startswith("briefings/")}


def made(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], int]:
    """The pages of a dossier, and the number of its statements."""
    dossier, problems = decode(files)
    assert dossier is not None, problems
    return {path: content for path, content in generate(dossier).items() if path.endswith(".md")}, len(dossier.claims)


@functools.cache
def pages(count: int) -> tuple[dict[str, bytes], int]:
    """The same of a synthetic dossier."""
    return made(records(count))


@pytest.mark.parametrize("count", [SMALLER, LARGER])
def test_one_edit_changes_few_pages_whatever_the_size(count: int) -> None:
    """Another topic of a statement concerns its record, the other party, two topics, and the lists by year and by source."""
    path = min(path for path in records(count) if path.startswith("actors/"))
    text = records(count)[path].decode()
    topic = text.partition("topics: [")[2].partition("]")[0]
    edited = text.replace(f"topics: [{topic}]", f"topics: [{'trade' if topic != 'trade' else 'transport'}]", 1)
    before, after = pages(count)[0], made({**records(count), path: edited.encode()})[0]
    assert before.keys() == after.keys()
    assert 0 < sum(before[page] != after[page] for page in before) <= 10


def test_a_statement_takes_as_many_bytes_in_a_larger_dossier() -> None:
    """A statement is written on the pages of those it concerns, and that number does not grow with the dossier."""
    each = {count: sum(map(len, found.values())) / statements for count in (SMALLER, LARGER) for found, statements in [pages(count)]}
    assert each[LARGER] < 1.1 * each[SMALLER]
    assert each[LARGER] < 7_000


def test_no_page_is_over_the_budget() -> None:
    """However many records there are, a page has less than 3,000 elements, some 300 of which are the frame, and is less than 150 kB compressed."""
    found, _ = pages(LARGER)
    for path in sorted(found, key=lambda path: len(found[path]), reverse=True)[:20]:
        assert sum(1 for _ in rendered(body(found[path].decode())).each()) < 2_700, path
    assert max(len(gzip.compress(content)) for content in found.values()) < 120_000
