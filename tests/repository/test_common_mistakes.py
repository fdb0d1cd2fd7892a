"""What newcomers get wrong: each mistake gives one message that says where, what and what to do; the handbook's page has them all."""

from __future__ import annotations

from tests.support import common_mistakes, small
from tests.support.common_mistakes import MISTAKES, PAGE, Mistake
from tests.support.rows import each

ROWS = [mistake for mistakes in MISTAKES.values() for mistake in mistakes]


@each("mistake", ROWS, ids=lambda mistake: mistake.done.replace(" ", "-"))
def test_one_mistake_gives_one_message_that_an_editor_can_act_on(mistake: Mistake) -> None:
    """It is told once, in its own file, with what is wrong under the caret and what to do."""
    (problem,) = mistake.problems()
    place = problem.place
    assert place.path == f"briefings/{mistake.path}"
    assert problem.hint
    if place.excerpt:
        text = mistake.files()[mistake.path].decode()
        assert place.excerpt == text.split("\n")[place.line - 1]
        assert 1 <= place.column < place.end <= len(place.excerpt) + 2
    for words in (
        "input should",
        "field required",
        "extra inputs",
        "did not find",
        "could not find",
        "found character",
        "pydantic",
        "libyaml",
    ):
        assert words not in f"{problem.message} {problem.hint}".casefold()


def test_what_follows_from_a_mistake_is_not_reported() -> None:
    """A record in a file of a wrong name, or with a mistake in it, counts as there; what is cited to a source that cannot be read is let be."""
    misnamed = small.files()
    misnamed["actors/Southmark .yml"] = misnamed.pop("actors/southmark.yml")
    assert small.codes(misnamed) == ["bad-id"]
    assert small.codes(small.changed("sources/herald-2024-03.yml", "nature: report", "nature: rumour")) == ["wrong-value"]
    assert small.codes({**small.files(), "sources/herald-2024-03.evidence": b"?"}) == ["bad-evidence"]
    assert small.codes(small.changed("actors/southmark.yml", "kind: state", "knid: state")) == ["unknown-field"]


def test_thousands_of_unknown_fields_are_reported_and_a_hundred_looked_up() -> None:
    """Whoever writes a whole file of another form is told of every field; which one was meant is looked for as long as somebody reads."""
    fields = "".join(f"kindd{number}: x\n" for number in range(5000))
    problems = small.problems({**small.files(), "actors/northland.yml": (small.NORTHLAND + fields).encode()})
    assert {problem.code for problem in problems} == {"unknown-field"}
    assert [problem.hint.startswith("did you mean 'kind'") for problem in problems] == [True] * 100 + [False] * 4900
    assert problems[-1].hint.startswith("fields here are claims, ")


def test_there_are_forty_mistakes_and_more() -> None:
    """No two rows make the same file."""
    files = {(mistake.path, mistake.files()[mistake.path]) for mistake in ROWS}
    assert len(files) == len(ROWS) >= 40


def test_the_page_of_mistakes_is_as_the_program_speaks(accept: bool) -> None:
    """The handbook shows each message word for word; `--accept` writes the page anew."""
    if accept:
        PAGE.write_text(common_mistakes.page(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == common_mistakes.page()
