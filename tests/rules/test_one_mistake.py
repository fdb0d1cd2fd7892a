"""One mistake, one message: each is reported once, where it was made, and not again in all that rests on it.

`python -m tests.support.mutations` makes every mistake of the catalogue in every place, which takes minutes; here are some of each kind.
"""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.problems import Problem
from tests.support import full, mutations, small
from tests.support.fields import FERRY, HERALD, NORTHLAND, SOUTHMARK

#: Every so many mistakes of the catalogue, one is made here.
_STEP = 61
_VALUES = mutations.values(full.files())


@pytest.mark.threat("f45")
def test_each_mistake_has_one_message() -> None:
    """A field left out, misspelt or of the wrong shape, a date, an id or a citation of nothing: one problem, in the file of the mistake."""
    for mistake in islice(mutations.every(full.files()), 0, None, _STEP):
        found = small.problems(mistake.files)
        assert [problem.place.path for problem in found] == [f"briefings/{mistake.path}"], mistake.what


@pytest.mark.threat("f45")
@settings(max_examples=40)
@given(st.sampled_from(_VALUES), st.sampled_from(mutations.ODD) | st.sampled_from(_VALUES).map(lambda value: value[2]))
def test_any_change_is_reported_where_it_was_made(place: tuple[str, mutations.Way, object], value: object) -> None:
    """Whatever is written in whatever place: no traceback, and every problem is in that file or in a line that names it."""
    path, loc, before = place
    found = small.problems(mutations.changed(full.files(), path, loc, value))
    known = {*mutations.words(before), *mutations.words(value), path.rpartition("/")[2].removesuffix(".yml")}
    assert [problem for problem in found if problem.place.path != f"briefings/{path}" and not _names(problem, known)] == []


def _names(problem: Problem, known: set[str]) -> bool:
    """Whether a problem, or its line, names one of some things."""
    said = f"{problem.message} {problem.hint} {problem.place.excerpt} {problem.place.path}".casefold()
    return any(word.casefold() in said for word in known)


@pytest.mark.threat("f45")
@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (FERRY, "when: 2024-05-02\n    cites", "when: 2024-5-2\n    cites", "bad-date"),
        (NORTHLAND, "kind: state", "kind: country", "unknown-kind"),
        (NORTHLAND, "name: Northland", "name: Nordland", "unnamed-actor"),
        (FERRY, "parties: [northland, southmark]", "parties: [northland, southmrak]", "unknown-actor"),
        ("dossier.yml", "as_of: 2024-05-03", "as_of: 2014-05-03", "bad-date"),
    ],
)
def test_nothing_that_rests_on_it_is_blamed(path: str, old: str, new: str, code: str) -> None:
    """The introduction, judgements and states that rest on a wrong record are not reported, nor is each date after a wrong `as_of`."""
    (found,) = small.problems(small.changed(path, old, new))
    assert (found.place.path, found.code) == (f"briefings/{path}", code)


@pytest.mark.threat("f45")
def test_an_unknown_source_before_one_with_an_address() -> None:
    """The quotation of a claim is looked up in the sources that exist."""
    files = small.changed(HERALD, "nature: report", "nature: report\nurl: https://herald.example/talks")
    cited = small.SOUTHMARK.replace("cites: [herald-2024-03#5]", "cites: [heraldo-2024-03#5, herald-2024-03#5]")
    assert [problem.code for problem in small.problems({**files, SOUTHMARK: cited.encode()})] == ["unknown-source"]


@pytest.mark.threat("f45")
def test_two_mistakes_have_two_messages() -> None:
    """Only what rests on a mistake is left out: a claim beside a broken one, and one with an unknown topic, are still held against the text."""
    text = small.SOUTHMARK.replace("[[lena-vos]] said", "[[lena-vo]] said").replace("A second ship", "A third ship")
    text = text.replace(
        "to Port Alder.\n    type: plan\n    cites: [herald-2024-03#6]\n    topics: [ferry]",
        "to Port Alder.\n    type: plan\n    cites: [herald-2024-03#6]\n    topics: [ships]",
    )
    codes = [problem.code for problem in small.problems({**small.files(), SOUTHMARK: text.encode()})]
    assert codes == ["unknown-record", "ungrounded-number", "unknown-topic"]
