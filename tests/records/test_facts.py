"""Facts of an actor: how each type of value is read, and what a reader sees."""

from __future__ import annotations

from generator.records.facts import Fact
from tests.support.rows import each


@each(
    ("value", "words"),
    [
        ({"value": "a storm"}, "a storm"),
        ({"date": "1998-05"}, "May 1998"),
        ({"number": "1234567.50", "unit": "crowns a year"}, "1,234,567.50 crowns a year"),
        ({"number": "-1200"}, "-1,200"),
        ({"number": "0", "unit": "ships"}, "0 ships"),
        ({"place": {"name": "Port Alder"}}, "Port Alder"),
        ({"place": {"name": "Port Alder", "lat": "35.1", "long": "129.0"}}, "Port Alder, 35.1° N, 129.0° E"),
        ({"place": {"name": "Port Alder", "lat": "-0.5", "long": "-129"}}, "Port Alder, 0.5° S, 129° W"),
        ({"address": ["1 Harbour Street", "Port Alder"]}, "1 Harbour Street, Port Alder"),
    ],
)
def test_a_fact_in_words(value: dict[str, object], words: str) -> None:
    """A number has its thousands separated and its unit after it, coordinates have their directions, and the time comes last."""
    given = {"label": "x", "claim": "said", **value}
    assert Fact.model_validate(given).words == words
    assert Fact.model_validate({**given, "when": "2024-03"}).words == f"{words} (March 2024)"
