"""Words that are only the adjective or the people of a country."""

from __future__ import annotations

import pytest

from generator.articles import languages
from generator.articles.demonyms import is_adjective_of
from tests.support.rows import each


@each(
    ("alias", "name", "adjective"),
    [
        ("Corvanese", "Corvana", True),
        ("North Corvanese", "North Corvana", True),
        ("Corvanese", "North Corvana", False),
        ("Dutch", "Netherlands", True),
        ("American", "United States", True),
        ("US", "United States", False),
        ("Holland", "Netherlands", False),
        ("Republic of Corvana", "Corvana", False),
        ("Corvana", "Corvana", False),
        ("Corvan Isles", "Corvana", False),
    ],
)
def test_an_adjective_of_a_state_is_known(alias: str, name: str, adjective: bool) -> None:
    """Forms of its name, whole or with what is before it, and those of well-known countries; short names are none."""
    assert is_adjective_of(alias, name) is adjective


@pytest.mark.parametrize(
    ("tag", "name"), [("en", "English"), ("en-GB", "English (en-GB)"), ("DE", "German"), ("nl", "nl"), ("zh-hant", "Chinese (zh-hant)")]
)
def test_a_language_is_named(tag: str, name: str) -> None:
    """A tag is shown as the name of its language, with the tag if it says more; an unknown one as it is."""
    assert languages.name_of(tag) == name
