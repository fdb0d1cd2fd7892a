"""Records that were withdrawn or renamed, and what earlier editions hold us to.

⟦ and ⟧ in a row mark the words that the problem points at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.dossier import Relationship
from generator.records.schema import Change
from generator.rules.references import RULES
from generator.text.problems import Problem
from generator.views.diff import digest
from tests import small
from tests.marked import Mark, changed, mark_of

NORTHLAND, FERRY, SETTINGS = "actors/northland.yml", "relationships/northland--southmark.yml", "dossier.yml"
LENA_VOS, SOUTHMARK = "actors/lena-vos.yml", "actors/southmark.yml"
HERALD, VOCABULARY = "sources/herald-2024-03.yml", "vocabulary.yml"

#: Two records that were withdrawn: an actor that has the name of another, and its relationship.
GONE = {
    "actors/pier-company.yml": "name: Harbour Union\nkind: organisation\nhistory:\n"
    "  - {date: 2024-04-01, change: The company., kind: added}\n"
    "  - {date: 2024-05-01, change: 'It is the [[harbour-union]].', kind: withdrawn}\n",
    "relationships/northland--pier-company.yml": "parties: [northland, pier-company]\nkinds: [dispute]\nhistory:\n"
    "  - {date: 2024-05-01, change: 'Nothing was known of it.', kind: withdrawn}\n",
}


def with_gone(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, and the two records that were withdrawn."""
    return {**files, **{path: text.encode() for path, text in GONE.items()}}


def broken(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The codes and messages of what the rules between records find."""
    dossier = small.dossier(dict(files))
    return sorted((problem.code, problem.message) for rule in RULES for problem in rule(dossier))


def test_f11_withdrawn_records_are_no_records() -> None:
    """Records whose newest change withdraws them are set apart: no list, no count and no rule meets them, but they have their names."""
    files = with_gone(small.files())
    dossier, plain = small.dossier(files), small.dossier()
    assert small.problems(files) == []
    assert (dossier.actors, dossier.relationships, dossier.claims) == (plain.actors, plain.relationships, plain.claims)
    assert list(dossier.withdrawn) == ["pier-company", "northland--pier-company"]
    assert dossier.name("pier-company") == "Harbour Union"
    assert dossier.name("northland--pier-company") == "Northland and Harbour Union"


class Named(NamedTuple):
    """Where a record names one that was withdrawn: the file, the old and the new text."""

    path: str
    old: str
    new: str


NAMED: Mapping[str, Named] = {
    "b045-party": Named(FERRY, "parties: [northland, southmark]", "parties: [northland, ⟦pier-company⟧]"),
    "b045-speaker": Named(NORTHLAND, "said_by: [harbour-union]", "said_by: [⟦pier-company⟧]"),
    "b045-member": Named(NORTHLAND, "kind: state", "kind: bloc\nmembers:\n  - {actor: ⟦pier-company⟧, cites: [herald-2024-03#3]}"),
    "b045-part-of": Named(NORTHLAND, "kind: state", "kind: state\npart_of:\n  - {actor: ⟦pier-company⟧, cites: [herald-2024-03#3]}"),
    "b045-office-of": Named(LENA_VOS, "of: southmark", "of: ⟦pier-company⟧"),
    "b045-link": Named(FERRY, "The dispute of [[northland]]", "The dispute of [[⟦pier-company⟧]]"),
    "b045-link-to-a-relationship": Named(FERRY, "The dispute of [[northland]]", "The dispute of [[⟦northland--pier-company⟧|x]]"),
    "b045-link-of-the-introduction": Named(SETTINGS, '"[[northland]]', '"[[⟦pier-company⟧]]'),
    "b045-also": Named(NORTHLAND, "topics: [money]", "also: [⟦northland--pier-company⟧]"),
    "b045-claim": Named(FERRY, "- id: no-deal\n", "- id: no-deal\n    differs_from: [⟦pier-company/debt⟧]\n"),
}


@pytest.mark.parametrize("row", NAMED.values(), ids=NAMED)
def test_what_was_withdrawn_is_named_nowhere(row: Named) -> None:
    """A record that names a withdrawn one is told so at the name, with the day, and not that there is no such record."""
    files, mark = changed(row.path, row.old, row.new)
    found = [
        problem for problem in small.problems(with_gone(files)) if problem.code in {"withdrawn-record", "unknown-actor", "unknown-claim"}
    ]
    assert [(problem.code, mark_of(problem)) for problem in found] == [("withdrawn-record", mark)]
    assert found[0].message.endswith("was withdrawn on 1 May 2024, and is named here")


@pytest.mark.parametrize(
    "text",
    ["change: 'See [[pier-company]].', kind: changed}", "change: Mended., kind: changed, claim: opened, was: 'By [[pier-company]].'}"],
    ids=["change", "was"],
)
def test_a_history_may_name_what_was_withdrawn(text: str) -> None:
    """What is told of changes may lead to the page that says what became of a record."""
    files = small.changed(FERRY, "change: First edition., kind: added}", text)
    assert small.problems(with_gone(files)) == []


def test_a_history_may_name_a_claim_that_was_withdrawn() -> None:
    """A change may lead to the notice of a claim that was withdrawn, and to no other claim that is not there."""
    text = "kind: withdrawn, claim: price}\n  - {date: 2024-05-03, change: 'See [[northland--southmark/price|it]].', kind: changed}"
    files = small.changed(FERRY, "kind: added}", text)
    assert small.problems(files) == []
    files[FERRY] = files[FERRY].replace(b"southmark/price", b"southmark/prize")
    assert small.codes(files) == ["unknown-claim"]


def test_a_claim_that_was_withdrawn_is_told_as_such() -> None:
    """Who names a withdrawn claim is told that and when it was withdrawn."""
    files = small.changed(FERRY, "kind: added}", "kind: withdrawn, claim: price}")
    files[FERRY] = files[FERRY].replace(b"direction: closer, based_on: [no-deal, opened]", b"direction: closer, based_on: [no-deal, price]")
    found = small.problems(files)
    assert [(problem.code, problem.hint) for problem in found] == [("unknown-claim", "it was withdrawn on 3 May 2024: name another")]


CONTENTS = {
    "claims": "⟦claims⟧:\n  - {id: price, text: It cost four crowns., type: report, cites: [herald-2024-03#3]}\n",
    "judgements": "⟦judgements⟧:\n  - {id: dear, text: It is dear., based_on: [northland/paid-for-pier, southmark/thanked], confidence: low}\n",
    "roles": "⟦roles⟧:\n  - {title: owner, cites: [herald-2024-03#3]}\n",
    "part_of": "⟦part_of⟧:\n  - {actor: northland, cites: [herald-2024-03#3]}\n",
    "members": "⟦members⟧:\n  - {actor: northland, cites: [herald-2024-03#3]}\n",
    "facts": "⟦facts⟧:\n  - {label: Price, value: four, claim: northland/paid-for-pier}\n",
    "waive": "⟦waive⟧:\n  - {rule: unnamed-actor, why: It is ours.}\n",
    "states": "⟦states⟧:\n  - {when: 2024, label: x, claim: northland/paid-for-pier}\n",
    "trend": "⟦trend⟧: {direction: closer, based_on: [northland/paid-for-pier]}\n",
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_was_withdrawn_says_nothing(name: str) -> None:
    """A withdrawn record that still says something is told, at the field."""
    path = "relationships/northland--pier-company.yml" if name in {"states", "trend"} else "actors/pier-company.yml"
    files = with_gone(small.files())
    text = GONE[path] + CONTENTS[name].replace("⟦", "").replace("⟧", "")
    found = small.problems({**files, path: text.encode()})
    line = GONE[path].count("\n") + 1
    assert [(problem.code, mark_of(problem)) for problem in found] == [("not-withdrawn", Mark(f"briefings/{path}", line, 1, len(name)))]
    assert found[0].message.endswith(f"was withdrawn, and still has {name}")


def test_a_withdrawn_relationship_is_of_actors() -> None:
    """The parties of a withdrawn relationship are actors, be they withdrawn too: its page has to name them."""
    files = with_gone(small.files())
    del files["actors/pier-company.yml"]
    assert broken(files) == [("unknown-actor", "'pier-company' is no actor")]


@pytest.mark.parametrize(
    ("history", "gone"),
    [
        ([("2024-01", "added", None), ("2024-02", "withdrawn", None)], True),
        ([("2024-02", "withdrawn", None), ("2024-01", "added", None)], True),
        ([("2024-02", "withdrawn", None), ("2024-03", "added", None)], False),
        ([("2024-02", "added", None), ("2024-02", "withdrawn", None)], True),
        ([("2024-02", "withdrawn", None), ("2024-02", "added", None)], False),
        ([("2024-02", "withdrawn", "price")], False),
        ([], False),
    ],
    ids=["withdrawn", "newest-on-top", "restored", "same-day", "same-day-restored", "a-claim-only", "no-history"],
)
def test_the_newest_change_says_whether_a_record_stands(history: list[tuple[str, str, str | None]], gone: bool) -> None:
    """A record is withdrawn where its newest change says so; of one day, the lower line is the newer one."""
    record = small.dossier().actors["lena-vos"]
    changes = tuple(Change.model_validate({"date": date, "change": "So.", "kind": kind, "claim": claim}) for date, kind, claim in history)
    assert (record.model_copy(update={"history": changes}).withdrawal is not None) is gone


def renamed(given: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """A dossier, by itself the small one, where Northland has another id, and so has its relationship, both with their former ones."""
    before = given or small.files()
    files = {path.replace("northland", "norrland"): text.replace(b"northland", b"norrland") for path, text in before.items()}
    files["actors/norrland.yml"] += b"formerly: [northland]\n"
    files["relationships/norrland--southmark.yml"] += b"formerly: [northland--southmark]\n"
    return files


def test_f12_a_renamed_record_keeps_every_rule() -> None:
    """Records under another id, with their former ones, are as right as before."""
    assert small.problems(renamed()) == []
    assert small.dossier(renamed()).moved == {"northland": "norrland", "northland--southmark": "norrland--southmark"}


def test_f12_who_names_a_former_id_is_told_the_new_one() -> None:
    """A link, a speaker or a claim under a former id is refused, and the hint is the id of now."""
    files = renamed()
    files[SETTINGS] = files[SETTINGS].replace(b"[[norrland]]", b"[[northland]]")
    files["actors/norrland.yml"] = files["actors/norrland.yml"].replace(b"topics: [money]", b"also: [northland--southmark]")
    found = [(problem.code, problem.hint) for problem in small.problems(files)]
    assert found == [
        ("unknown-record", "it is called 'norrland--southmark' now"),
        ("unknown-record", "it is called 'norrland' now"),
    ]


def test_f12_who_names_the_former_id_of_a_source_or_topic_is_told_the_new_one() -> None:
    """A citation and a topic under a former id are refused, and the hint is the id of now."""
    files = small.changed(NORTHLAND, "cites: [herald-2024-03#7]\n    topics: [money]", "cites: [herald#7]\n    topics: [crowns]")
    files[HERALD] += b"formerly: [herald]\n"
    files[VOCABULARY] = files[VOCABULARY].replace(b"paid and owed.}", b"paid and owed., formerly: [crowns]}")
    found = [(problem.code, problem.hint) for problem in small.problems(files)]
    assert ("unknown-source", "it is called 'herald-2024-03' now") in found
    assert ("unknown-topic", "it is called 'money' now") in found


@pytest.mark.parametrize("path", ["actors/northland.yml", "sources/herald-2024-03.yml"])
def test_b085_a_source_s_former_id_is_nobody_else_s(path: str) -> None:
    """Links name records and sources alike, so an id that a source had is no other's, be that an actor or a source."""
    files = small.files()
    files["sources/gazette-2024-05.yml"] += b"formerly: [old-name]\n"
    files[path] = b"formerly: [old-name]\n" + files[path]
    found = [problem for problem in small.problems(files) if problem.code == "duplicate-id"]
    assert [problem.message.partition(" of ")[0] for problem in found] == ["'old-name' is a former id"]


def test_b085_a_former_id_of_two_records_is_told() -> None:
    """One address leads to one page: a former id of two records is told at the second of them."""
    files = small.changed(NORTHLAND, "kind: state", "kind: state\nformerly: [old-name]")
    files[LENA_VOS] += b"formerly: [old-name]\n"
    found = [problem for problem in small.problems(files) if problem.code == "duplicate-id"]
    assert [(str(problem.place), problem.message) for problem in found] == [
        ("briefings/actors/northland.yml:3:12", "'old-name' is a former id of lena-vos too")
    ]


EDITION = {"editions/2024-05.json": digest(small.dossier()).dumps().encode()}


def lost(files: Mapping[str, bytes]) -> list[Problem]:
    """What is told as lost of an edition of the small dossier."""
    return [problem for problem in small.problems({**files, **EDITION}) if problem.code == "lost-id"]


def test_b085_an_edition_of_the_same_records_loses_nothing() -> None:
    """Records that are all there, renamed or not, keep what an edition promised."""
    assert small.problems({**small.files(), **EDITION}) == []
    assert small.problems({**renamed(), **EDITION}) == []


def test_b085_an_id_that_went_without_a_word_is_told() -> None:
    """A record that an edition has, and that is neither there nor renamed nor withdrawn, is told with what to do."""
    files = renamed()
    files["actors/norrland.yml"] = files["actors/norrland.yml"].replace(b"formerly: [northland]\n", b"")
    found = lost(files)
    assert [(str(problem.place), problem.message) for problem in found] == [
        ("briefings/editions/2024-05.json:1:1", "the edition has the record 'northland', which is gone")
    ]
    assert "formerly: [northland]" in found[0].hint


def test_b085_a_source_that_went_without_a_word_is_told() -> None:
    """A source that an edition has is there or under another id: links from elsewhere lead to its paragraphs."""
    files = {**small.files(), "editions/2024-04.json": EDITION["editions/2024-05.json"]}
    for ending in ("yml", "evidence"):
        files[f"sources/gazette.{ending}"] = files.pop(f"sources/gazette-2024-05.{ending}")
    files = {path: text.replace(b"gazette-2024-05#", b"gazette#") for path, text in files.items()}
    found = lost(files)
    assert [(str(problem.place), problem.message) for problem in found] == [
        ("briefings/editions/2024-04.json:1:1", "the edition has the source 'gazette-2024-05', which is gone")
    ]
    assert "formerly: [gazette-2024-05]" in found[0].hint
    assert len(lost({**files, NORTHLAND: files[NORTHLAND] + b"formerly: [gazette-2024-05]\n"})) == 1  # that leads on from actors/ alone
    files["sources/gazette.yml"] += b"formerly: [gazette-2024-05]\n"
    assert small.problems({**files, **EDITION}) == []


@pytest.mark.parametrize("id", ["opened", "solved"], ids=["claim", "judgement"])
def test_b085_a_claim_that_went_without_a_word_is_told(id: str) -> None:
    """A claim or a judgement that an edition has is there, or was withdrawn by its record's history."""
    files = {path: text.replace(id.encode(), b"otherwise") for path, text in small.files().items() if path == FERRY}
    files = {**small.files(), **files}
    found = lost(files)
    assert [(problem.place.path, problem.message) for problem in found] == [
        (f"briefings/{FERRY}", f"the edition 2024-05 has {id!r} here, which is gone")
    ]
    files[FERRY] += f"  - {{date: 2024-05-03, change: It has another id., kind: withdrawn, claim: {id}}}\n".encode()
    assert lost(files) == []


def test_b085_what_a_withdrawn_record_said_is_not_lost() -> None:
    """A record that was withdrawn, with all it said, keeps what an edition promised."""
    files = small.files()
    files["actors/olga-brandt.yml"] = (
        b"name: Olga Brandt\nkind: person\nhistory:\n  - {date: 2024-05-01, change: Not she., kind: withdrawn}\n"
    )
    assert lost(files) == []


@given(st.permutations(range(4)))
def test_the_order_of_a_history_counts_within_a_day_only(order: list[int]) -> None:
    """Changes of different days are newest first wherever they stand."""
    days = ("2023", "2024-01", "2024-03-02", "2024-03-03")
    changes = tuple(Change.model_validate({"date": days[at], "change": "So.", "kind": "changed"}) for at in order)
    record = small.dossier().relationships["northland--southmark"]
    assert isinstance(record, Relationship)
    shown = [change.date.text for change in record.model_copy(update={"history": changes}).newest_first]
    assert shown == list(reversed(days))
