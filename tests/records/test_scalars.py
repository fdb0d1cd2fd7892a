"""What an editor may have meant by a date or a citation of another form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.records.scalars import Cite, likely_citation, likely_dates
from generator.text import dates
from generator.text.problems import nearest
from tests.support.rows import each


@each(
    ("text", "meant"),
    [
        ("14 March 2024", ("2024-03-14",)),
        ("14. March 2024", ("2024-03-14",)),
        ("March 14, 2024", ("2024-03-14",)),
        ("1st May 2024", ("2024-05-01",)),
        ("14.03.2024", ("2024-03-14",)),
        ("03/04/2024", ("2024-04-03", "2024-03-04")),
        ("04/04/2024", ("2024-04-04",)),
        ("2024-3-14", ("2024-03-14",)),
        ("2024/03/14", ("2024-03-14",)),
        ("2024-03-14T10:00", ("2024-03-14",)),
        ("March 2024", ("2024-03",)),
        ("Mar 2024", ("2024-03",)),
        ("03/2024", ("2024-03",)),
        ("2024.03", ("2024-03",)),
        ("2023–2024", ("2023/2024",)),
        ("2023-2024", ("2023/2024",)),
        ("2024-03-14 to 2024-03-16", ("2024-03-14/2024-03-16",)),
        ("14 March 2024 – 16 March 2024", ("2024-03-14/2024-03-16",)),
        ("2024 to 2023", ()),
        ("31 February 2024", ()),
        ("Marble 2024", ()),
        ("yesterday", ()),
        ("", ()),
    ],
)
def test_a_date_as_people_write_it_is_recognised(text: str, meant: tuple[str, ...]) -> None:
    """What is suggested is a date of the records; where the order of day and month is not known, both; and nothing that is a guess."""
    assert likely_dates(text) == meant


@each(
    ("text", "meant"),
    [
        ("herald-2024-03:7", "herald-2024-03#7"),
        ("herald-2024-03 #7", "herald-2024-03#7"),
        ("herald-2024-03, p. 7", "herald-2024-03#p7"),
        ("Herald-2024-03#7", "herald-2024-03#7"),
        ("herald-2024-03#7, 8", "herald-2024-03#7-8"),
        ("herald-2024-03#7–9", "herald-2024-03#7-9"),
        ("herald-2024-03#9-7", "herald-2024-03#7-9"),
        ("herald-2024-03#07", "herald-2024-03#7"),
        ("[herald-2024-03#7]", "herald-2024-03#7"),
        ("herald-2024-03#0", ""),
        ("herald-2024-03", ""),
        ("7", ""),
        ("", ""),
    ],
)
def test_a_citation_as_people_write_it_is_recognised(text: str, meant: str) -> None:
    """What is suggested has the form of a citation; an id with a number at its end is none."""
    assert likely_citation(text) == meant


@given(st.text(st.sampled_from("herald-2024 #:,.0379–/pMarch tosdTZ[]\n"), max_size=30))
def test_what_is_suggested_can_be_written(text: str) -> None:
    """Whatever stands there, a suggestion would be accepted."""
    for date in likely_dates(text):
        assert dates.parse(date).text == date
    if likely_citation(text):
        assert str(TypeAdapter(Cite).validate_python(likely_citation(text))) == likely_citation(text)


def test_capitals_are_no_difference_between_words() -> None:
    """A word in capitals is near to the same one in small letters, nearer than to any other."""
    assert nearest("NAME", ["names", "game", "name"]).startswith("did you mean 'name'")
    assert nearest("b", ["A", "B", "C"]) == "did you mean 'B'?"
