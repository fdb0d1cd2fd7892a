"""Fields as they are given on a command line: what is written for them, and what is no field or no value."""

from __future__ import annotations

import pytest

from generator.editing import given_fields
from generator.editing.given_fields import FieldError
from generator.records.dossier import Actor
from generator.records.schema import Claim


def test_values_are_written_as_a_file_has_them() -> None:
    """A text is quoted where it must be, a list and fields stay as they are, and the order is that of the schema."""
    given = ["brief=false", "same_as=[wikidata:Q42]", "website=https://a.example/?x=1", "sort_as=Vos, Lena", "image={file: a.png, alt: A}"]
    assert given_fields.parse(Actor, given) == {
        "sort_as": "'Vos, Lena'",
        "website": "'https://a.example/?x=1'",
        "image": "{file: a.png, alt: A}",
        "same_as": "[wikidata:Q42]",
        "brief": "false",
    }
    assert given_fields.parse(Claim, ["note=[[a-b]] said so: twice"]) == {"note": "'[[a-b]] said so: twice'"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["websit=x"], "unknown field 'websit'; did you mean 'website'?"),
        (["id=x"], "unknown field 'id'; fields are "),
        (["kind=x"], "'kind' is given by the arguments of the command"),
        (["website"], "'website' has no value; write website=…"),
        (["website= "], "'website' has no value; write website=…"),
        (["website=a", "website=b"], "'website' is given twice"),
        (["facts=[1"], "'[1' is not a list in [ ] or fields in { } as a file has them"),
        (["image={file: a}\nname: b"], "'{file: a}\\nname: b' is not a list in [ ] or fields in { } as a file has them"),
        (["facts=[a] # b"], "'[a] # b' is not a list in [ ] or fields in { } as a file has them"),
        (["facts=[*a]"], "'[*a]' is not a list in [ ] or fields in { } as a file has them"),
    ],
)
def test_what_cannot_be_given(given: list[str], said: str) -> None:
    """Another field, a field that arguments give, no value, one value twice, and what is more than a value are refused with the reason."""
    with pytest.raises(FieldError) as error:
        given_fields.parse(Actor, given, {"kind"})
    assert str(error.value).startswith(said)
