"""Parts of a record that are added, changed, moved and removed: every other byte of the file stays as it was."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import pytest

from generator.editing import parts
from generator.editing.field_order import fields
from generator.editing.yaml_values import Given
from generator.records.dossier import Actor
from generator.records.schema import Claim

PATH = "briefings/actors/northland.yml"
#: As people write: comments everywhere, all kinds of quotes, both kinds of lists.
RECORD = """\
# The state in the north.
name: Northland   # its short name
kind: "state"
aliases:
  - 'The North'   # in the Herald
  # older articles only
  - Norland
claims:
  # The debt.
  - id: pier
    text: >-
      The [[harbour-union]] claims that [[northland]] paid 3 million crowns
      for the pier, and that it knew of the debt at the time; nobody else says so,
      as far as the two articles go.
    type: report # so far
    cites: [herald-2024-03#7]
    topics: [money]
  # The ferry.
  - id: ferry
    text: 'The ferry runs.'
    type: report
    cites:
      - herald-2024-03#6  # the notice
      - gazette-2024-05#2
brief: false
"""


def changed(given: Mapping[str, Given | None], claim: int, text: str = RECORD) -> list[str]:
    """The lines of a diff after fields of a claim were changed, without its head and places."""
    made = parts.with_fields(PATH, text.encode(), ("claims", claim), given, fields(Claim)).decode()
    return differing(text, made)


def differing(before: str, after: str) -> list[str]:
    """The lines that differ, each with its sign."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


def test_a_field_is_changed_in_its_place_and_in_its_quotes() -> None:
    """A comment behind a value stays, and so do the quotes around it; a folded text changes only where its words do."""
    assert changed({"type": "plan"}, 0) == ["-    type: report # so far", "+    type: plan # so far"]
    assert changed({"text": "The ferry doesn't run."}, 1) == ["-    text: 'The ferry runs.'", "+    text: 'The ferry doesn''t run.'"]
    text = " ".join(RECORD.partition("text: >-\n")[2].partition("    type:")[0].split())
    assert changed({"text": text}, 0) == []
    assert changed({"text": text.replace("at the time", "in May")}, 0) == [
        "-      for the pier, and that it knew of the debt at the time; nobody else says so,",
        "+      for the pier, and that it knew of the debt in May; nobody else says so,",
    ]


def test_a_field_is_added_at_its_place_in_the_schema_and_removed_with_its_line() -> None:
    """A new field comes before the first that follows it in the schema; an empty one goes."""
    assert changed({"when": "2024-03"}, 0) == ["+    when: 2024-03"]
    made = parts.with_fields(PATH, RECORD.encode(), ("claims", 0), {"when": "2024-03"}, fields(Claim)).decode()
    assert "    type: report # so far\n    when: 2024-03\n    cites:" in made
    assert changed({"topics": None}, 0) == ["-    topics: [money]"]
    assert changed({"key": False}, 0) == []


def test_the_first_field_of_an_empty_mapping_is_written_below_it() -> None:
    """As in the vocabulary of a dossier that begins empty; the next one below that, and the comments stay."""
    text = "kinds:\n  a: {label: A}\n\ntopics: {}  # none yet\nlast: 1\n"
    for topics in ({"money": {"label": "Money"}}, {"money": {"label": "Money"}, "ferry": {"label": "Ferry"}}):
        text = parts.with_fields("briefings/vocabulary.yml", text.encode(), (), {"topics": topics}, ["kinds", "topics", "last"]).decode()
    assert text == "kinds:\n  a: {label: A}\n\ntopics:\n  money: {label: Money}  # none yet\n  ferry: {label: Ferry}\nlast: 1\n"


def test_items_that_stay_keep_their_lines_and_comments() -> None:
    """One more citation is one more line; one less is one line less."""
    both: list[Given] = ["herald-2024-03#6", "gazette-2024-05#2"]
    assert changed({"cites": [*both, "herald-2024-03#7"]}, 1) == ["+      - herald-2024-03#7"]
    assert changed({"cites": both[:1]}, 1) == ["-      - gazette-2024-05#2"]
    made = parts.with_fields(PATH, RECORD.encode(), (), {"aliases": ["The North", "Northia", "Norland"]}, fields(Actor)).decode()
    assert differing(RECORD, made) == ["+  - Northia"]


@pytest.mark.parametrize(("position", "to"), [(0, 1), (1, 0)])
def test_a_claim_moves_with_its_comments(position: int, to: int) -> None:
    """Of two claims one way and the other give the same."""
    made = parts.with_item_at(PATH, RECORD.encode(), "claims", position, to).decode()
    assert sorted(made.splitlines()) == sorted(RECORD.splitlines())
    assert made.index("# The ferry.\n  - id: ferry") < made.index("# The debt.\n  - id: pier")
    assert parts.with_item_at(PATH, made.encode(), "claims", to, position).decode() == RECORD


def test_a_claim_is_removed_with_its_comments_and_the_list_with_the_last() -> None:
    """Nothing of it is left, and nothing else is gone."""
    one = parts.without_item(PATH, RECORD.encode(), "claims", 0).decode()
    assert differing(RECORD, one) == [f"-{line}" for line in RECORD.splitlines()[8:17]]
    none = parts.without_item(PATH, one.encode(), "claims", 0).decode()
    assert "claims" not in none
    assert none.endswith("  - Norland\nbrief: false\n")


def test_line_ends_and_a_mark_at_the_beginning_stay() -> None:
    """A file from Windows stays one."""
    windows = b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode()
    made = parts.with_item(PATH, windows, "claims", {"id": "new", "text": "Something new.", "key": True}, Actor)
    assert made.startswith(b"\xef\xbb\xbf# The state")
    assert made.replace(b"\r\n", b"").count(b"\n") == 0
    assert b"  - id: new\r\n    text: >-\r\n      Something new.\r\n    key: true\r\nbrief: false\r\n" in made


def test_what_cannot_be_edited_in_place_is_refused() -> None:
    """A list in brackets has no room for lines; a file that is not YAML has no places."""
    with pytest.raises(parts.PartError, match="claims is written in a way that cannot be edited in place"):
        parts.with_item(PATH, b"name: N\nclaims: [{id: one, text: One.}]\n", "claims", {"id": "two", "text": "Two."}, Actor)
    with pytest.raises(parts.PartError, match="cannot be read"):
        parts.with_item(PATH, b"name: [\n", "claims", {"id": "two"}, Actor)
    with pytest.raises(parts.PartError, match="has no claim 'gone' any more"):
        parts.position_of(PATH, RECORD.encode(), "claims", "gone")


def test_groups_are_written_on_lines_of_their_own_and_read_back() -> None:
    """Offices with citations, and a group that stands for itself."""
    given: list[Given] = [{"title": "envoy", "of": "southmark", "seen": ["2024-03-15"], "cites": ["herald-2024-03#4"]}]
    made = parts.with_fields(PATH, RECORD.encode(), (), {"roles": given}, fields(Actor)).decode()
    assert "roles:\n  - {title: envoy, of: southmark, seen: [2024-03-15], cites: [herald-2024-03#4]}\nclaims:" in made
    assert parts.same(parts.layout(PATH, made.encode()).document.value["roles"], given)
    changed_again: list[Given] = [{**given[0], "title": "minister"}]  # type: ignore[dict-item] # it is a mapping
    again = parts.with_fields(PATH, made.encode(), (), {"roles": changed_again}, fields(Actor)).decode()
    assert "  - {title: minister, of: southmark, seen" in again
