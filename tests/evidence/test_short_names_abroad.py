"""What articles in other languages call a person or a body once they have named it."""

from __future__ import annotations

import pytest

from generator.articles.languages import for_tag
from generator.evidence.body_names import body_names
from generator.evidence.family_names import family_names
from generator.records.dossier import Actor


@pytest.mark.parametrize(
    ("code", "native", "short"),
    [
        ("ar", "وزارة الموانئ", "الوزارة"),
        ("ja", "恵比名製鋼", "同社"),
        ("zh", "恒曜公司", "该公司"),
        ("ru", "Министерство рек", "министерство"),
        ("de", "Flussministerium", "Ministerium"),
    ],
)
def test_a_body_is_meant_by_its_kind(code: str, native: str, short: str) -> None:
    """Only in articles in other languages, and by what its native name says that it is."""
    actor = Actor(id="body", name="The Body", kind="body", native_names={code: native})
    assert short in body_names(actor, for_tag(code))
    assert [*body_names(actor, for_tag("en"))] == []


@pytest.mark.parametrize(
    ("code", "native", "short"),
    [
        ("ru", "Игорь Горелов", "Горелов"),
        ("ar", "حسان مراد", "مراد"),
        ("ja", "朝比奈玲子", "朝比奈市長"),
        ("ko", "류해진", "류장관"),
        ("fr", "Denis Garrigou", "Garrigou"),
    ],
)
def test_a_person_is_meant_by_the_family_name(code: str, native: str, short: str) -> None:
    """Alone, or with an office where that is the custom."""
    actor = Actor(id="one", name="Somebody", kind="person", native_names={code: native})
    assert short in family_names(actor, for_tag(code))
