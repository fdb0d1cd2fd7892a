"""Fields of records: a value that is none is refused in an editor's words, at the words that are wrong.

⟦ and ⟧ in a row mark the words that the problem points at.  A row's id begins with the number of the threat where it answers one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.records.dossier import Actor, Relationship
from generator.records.settings import Settings, Vocabulary
from generator.records.sources import Source
from tests.support import small
from tests.support.fields import FERRY, GAZETTE, LENA_VOS, NORTHLAND, SETTINGS, SOUTHMARK, VOCABULARY
from tests.support.marks import changed, mark_of, told
from tests.support.rows import each

CITES = "cites: [herald-2024-03#7]"
GRADE = "grade: C"


class Refused(NamedTuple):
    """A change that a file's schema refuses: the file, the old and the new text, the code, and words of message and hint."""

    path: str
    old: str
    new: str
    code: str
    message: str
    hint: str = ""


FIELDS: Mapping[str, Refused] = {
    "b041-source": Refused(GAZETTE, "nature: report", "nature: report\n⟦relaibility⟧: x", "unknown-field", "unknown field 'relaibility' in a source", "did you mean 'reliability'?"),
    "b041-actor": Refused(NORTHLAND, "metonyms:", "⟦metonym⟧:", "unknown-field", "unknown field 'metonym' in an actor", "did you mean 'metonyms'?"),
    "b041-relationship": Refused(FERRY, "trend: {", "⟦trends⟧: {", "unknown-field", "unknown field 'trends' in a relationship", "did you mean 'trend'?"),
    "b041-claim": Refused(NORTHLAND, "topics: [money]", "⟦topic⟧: [money]", "unknown-field", "unknown field 'topic' in a claim", "did you mean 'topics'?"),
    "b041-judgement": Refused(FERRY, "confidence: moderate", "confidence: moderate\n    ⟦likelyhood⟧: likely", "unknown-field", "unknown field 'likelyhood' in a judgement", "did you mean 'likelihood'?"),
    "b041-role": Refused(LENA_VOS, "seen: [", "⟦sene⟧: [", "unknown-field", "unknown field 'sene' in a role", "did you mean 'seen'"),
    "b041-membership": Refused(NORTHLAND, "kind: state", "kind: state\npart_of:\n  - {actor: southmark, cites: [herald-2024-03#3], ⟦wave⟧: []}", "unknown-field", "unknown field 'wave' in a membership", "did you mean 'waive'?"),
    "b041-kind": Refused(FERRY, "{kind: supply, from:", "{kind: supply, ⟦form⟧:", "unknown-field", "unknown field 'form' in a kind", "did you mean 'from'?"),
    "b041-kind-by-its-inner-name": Refused(FERRY, "{kind: supply, from:", "{kind: supply, ⟦source⟧:", "unknown-field", "unknown field 'source' in a kind", "fields here are kind, from"),
    "b041-reliability": Refused(GAZETTE, "why: Invented.", "why: Invented., ⟦credibility⟧: 2", "unknown-field", "unknown field 'credibility' in a reliability", "fields here are grade, why"),
    "b041-waiver": Refused(SOUTHMARK, "{rule: ungrounded-name,", "{rule: ungrounded-name, ⟦until⟧: 2025,", "unknown-field", "unknown field 'until' in a waiver", "fields here are rule, why"),
    "b041-actor-kind": Refused(VOCABULARY, "plural: Blocs, group:", "plural: Blocs, ⟦grup⟧:", "unknown-field", "unknown field 'grup' in an actor kind", "did you mean 'group'?"),
    "b041-settings": Refused(SETTINGS, "publisher: The tests", "publisher: The tests\n⟦markings⟧: none", "unknown-field", "unknown field 'markings' in the dossier", "did you mean 'marking'?"),
    "b041-vocabulary": Refused(VOCABULARY, "topics:", "⟦colours⟧: {}\ntopics:", "unknown-field", "unknown field 'colours' in the vocabulary", "fields here are actor_kinds, relationship_kinds, topics"),
    "b041-very-long": Refused(NORTHLAND, "kind: state", f"kind: state\n⟦{'x' * 1000}⟧: y", "unknown-field", f"unknown field '{'x' * 59}…' in an actor", "fields here are"),
    "id-in-the-file": Refused(NORTHLAND, "kind: state", "kind: state\n⟦id⟧: northland", "unknown-field", "a record's id is the name of its file, not a field", "leave the field out"),
    "b042-missing-in-the-file": Refused(NORTHLAND, "name: Northland\n", "⟦⟧", "missing-field", "missing field 'name' in an actor", "name: The name used in the dossier."),
    "b042-missing-in-a-claim": Refused(NORTHLAND, "  - id: paid-for-pier\n    text: >-", "  - ⟦⟧text: >-", "missing-field", "missing field 'id' in a claim", "id: Permanent"),
    "b042-missing-in-settings": Refused(SETTINGS, "title: The Ferry\n", "⟦⟧", "missing-field", "missing field 'title' in the dossier", "title: The site's name"),
    "b042-empty": Refused(NORTHLAND, "name: Northland", 'name: ⟦""⟧', "no-value", "name has no value", "name: The name used in the dossier."),
    "b042-empty-block": Refused(NORTHLAND, "name: Northland\n", "name: ⟦>⟧-\n\n", "no-value", "name has no value"),
    "b042-nothing": Refused(NORTHLAND, "name: Northland", "name: ⟦~⟧", "no-value", "the field has no value", "write one, or leave the field out"),
    "b042-null": Refused(NORTHLAND, "name: Northland", "name: ⟦null⟧", "no-value", "the field has no value"),
    "b042-null-choice": Refused(NORTHLAND, "type: statement", "type: ⟦null⟧", "no-value", "the field has no value"),
    "b042-null-list": Refused(NORTHLAND, CITES, "cites: ⟦null⟧", "no-value", "the field has no value"),
    "b042-null-date": Refused(GAZETTE, "published: 2024-05-03", "published: ⟦null⟧", "no-value", "the field has no value"),
    "b042-spaces": Refused(NORTHLAND, "name: Northland", 'name: ⟦"   "⟧', "no-value", "name has no value"),
    "b042-tab-and-no-break-space": Refused(NORTHLAND, "name: Northland", r'name: ⟦"\t\u00a0\u3000"⟧', "no-value", "name has no value"),
    "b042-empty-choice": Refused(NORTHLAND, "type: statement", 'type: ⟦""⟧', "no-value", "type has no value", "type: report: in the article's own voice"),
    "b042-empty-list-as-text": Refused(NORTHLAND, CITES, 'cites: ⟦" "⟧', "no-value", "cites has no value"),
    "b042-empty-date": Refused(GAZETTE, "published: 2024-05-03", 'published: ⟦""⟧', "no-value", "published has no value", "published: The day it appeared; left out if nothing shows it."),
    "b042-empty-flag": Refused(FERRY, "key: true", 'key: ⟦""⟧', "no-value", "key has no value"),
    "b042-empty-party": Refused(FERRY, "parties: [northland, southmark]", 'parties: [northland, ⟦""⟧]', "no-value", "parties has no value"),
    "b042-empty-alias": Refused(NORTHLAND, "metonyms: [Port Alder]", 'aliases: [North, ⟦" "⟧]', "no-value", "aliases has no value"),
    "b042-zero-width": Refused(NORTHLAND, "name: Northland", r'name: ⟦"\u200b\u2060"⟧', "hidden-character", "a zero-width space (U+200B)", "delete it"),
    "b042-byte-order-mark": Refused(NORTHLAND, "name: Northland", r'name: ⟦"\ufeff"⟧', "hidden-character", "a byte order mark (U+FEFF)"),
    "b048-no-citation": Refused(NORTHLAND, f"  - id: paid-for-pier\n    text: >-\n      [[northland]] paid 3 million crowns for the pier, claims the [[harbour-union]].\n    type: statement\n    said_by: [harbour-union]\n    {CITES}\n", "  - ⟦i⟧d: paid-for-pier\n    text: Northland paid.\n    type: plan\n", "missing-field", "missing field 'cites' in a claim", "cites: The paragraphs it rests on"),
    "b048-empty-citations": Refused(NORTHLAND, CITES, "cites: ⟦[⟧]", "too-few", "cites: expected a list of at least 1, got 0", "cites: The paragraphs it rests on"),
    "b048-one-citation-not-in-a-list": Refused(NORTHLAND, CITES, "cites: ⟦herald-2024-03#7⟧", "wrong-shape", "cites: expected a list, got text", "cites: The paragraphs it rests on"),
    "text-where-a-list-is-wanted": Refused(NORTHLAND, "metonyms: [Port Alder]", "metonyms: ⟦Port Alder⟧", "wrong-shape", "metonyms: expected a list, got text"),
    "text-where-a-mapping-is-wanted": Refused(NORTHLAND, "metonyms: [Port Alder]", "native_names: ⟦Nordland⟧", "wrong-shape", "native_names: expected a mapping, got text"),
    "text-where-fields-are-wanted": Refused(GAZETTE, "reliability: {grade: C, why: Invented.}", "reliability: ⟦C⟧", "wrong-shape", "reliability: expected fields, got text"),
    "text-where-a-claim-is-wanted": Refused(NORTHLAND, "claims:\n", "claims:\n  - ⟦a text⟧\n", "wrong-shape", "claims: expected fields, got text"),
    "list-where-a-text-is-wanted": Refused(NORTHLAND, "name: Northland", "name: ⟦[⟧Northland]", "wrong-shape", "name: expected text, got a list"),
    "mapping-where-a-flag-is-wanted": Refused(FERRY, "key: true", "key: ⟦{⟧yes: no}", "wrong-shape", "key: expected true or false, got a mapping"),
    "neither-true-nor-false": Refused(FERRY, "key: true", "key: ⟦maybe⟧", "wrong-value", "key: expected true or false, got 'maybe'"),
    "type-misspelt": Refused(NORTHLAND, "type: statement", "type: ⟦statment⟧", "wrong-value", "type: 'statment' is not one of report, statement, assessment, plan", "did you mean 'statement'?"),
    "b044-party-missing": Refused(FERRY, "parties: [northland, southmark]", "parties: ⟦[⟧northland]", "too-few", "parties: expected a list of at least 2, got 1"),
    "third-party": Refused(FERRY, "parties: [northland, southmark]", "parties: ⟦[⟧northland, southmark, lena-vos]", "too-many", "parties: expected a list of at most 2", "parties: The two actors"),
    "judgement-on-one-claim": Refused(FERRY, "based_on: [no-deal, opened]\n    confidence", "based_on: ⟦[⟧no-deal]\n    confidence", "too-few", "based_on: expected a list of at least 2, got 1", "based_on: At least two claims"),
    **{f"b049-{name}": Refused(NORTHLAND, CITES, f'cites: [⟦"herald-2024-03#{number}"⟧]', "bad-citation", f"cites: 'herald-2024-03#{number}' is not a valid citation", "") for name, number in {
        "zero": "0", "negative": "-1", "fraction": "1.5", "letter": "12a", "double-dash": "3--5", "leading-zero": "07", "open-range": "7-", "arabic-digit": "٧", "dash-of-print": "7–8", "too-many-digits": "100000", "space": " 7"}.items()},
    "b049-backwards": Refused(NORTHLAND, CITES, "cites: [⟦herald-2024-03#7-3⟧]", "bad-citation", "'herald-2024-03#7-3' runs backwards"),
    "b049-no-paragraph": Refused(NORTHLAND, CITES, "cites: [⟦herald-2024-03⟧]", "bad-citation", "'herald-2024-03' is not a valid citation", "write source#paragraph"),
    "b049-only-one-of-two-wrong": Refused(NORTHLAND, CITES, "cites: [herald-2024-03#7, ⟦herald-2024-03#x⟧]", "bad-citation", "'herald-2024-03#x' is not a valid citation"),
    "b049-speaker-at": Refused(NORTHLAND, CITES, f"{CITES}\n    speaker_at: ⟦herald-2024-03⟧", "bad-citation", "speaker_at: 'herald-2024-03' is not a valid citation"),
    **{f"b049-unused-{number}": Refused(GAZETTE, "paragraphs: 1,", f"paragraphs: ⟦{number}⟧,", "bad-citation", f"paragraphs: '{number}'") for number in ("0", "-1", "1.5", "12a", "7-3", "3--5")},
    **{f"b058-{grade}": Refused(GAZETTE, GRADE, f"grade: ⟦{grade}⟧", "wrong-value", f"grade: '{grade}' is not one of A, B, C, D, E, F") for grade in ("G", "G1", "A7", "a", "A 1", "1A", "Ａ", "А")},
    "b058-empty": Refused(GAZETTE, GRADE, "grade: ⟦''⟧", "no-value", "grade has no value", "grade: From A (completely reliable) to E (unreliable)"),
    "b060-published-ends-before-it-begins": Refused(GAZETTE, "published: 2024-05-03", "published: ⟦2024-05-04/2024-05-01⟧", "bad-date", "published: '2024-05-04/2024-05-01' ends before it begins"),
    "b060-no-such-day": Refused(SETTINGS, "as_of: 2024-05-03", "as_of: ⟦2024-02-30⟧", "bad-date", "as_of: '2024-02-30' does not exist: February 2024 has no day 30"),
    "b060-no-such-month": Refused(GAZETTE, "published: 2024-05-03", "published: ⟦2024-13-01⟧", "bad-date", "there is no month 13"),
    "b060-time-of-day": Refused(GAZETTE, "published: 2024-05-03", "published: ⟦2024-01-02T25:04:05Z⟧", "bad-date", "'2024-01-02T25:04:05Z' is not a valid date"),
    "b060-list": Refused(FERRY, "when: 2024-03-14", "when: ⟦[⟧2024-03-14..2024-03-15]", "bad-date", "a date in [ ] is a list in YAML"),
    "b070-name-too-long": Refused(NORTHLAND, "name: Northland", f"name: ⟦{'x' * 201}⟧", "too-long", "name: the text has "),
    "b070-a-hundred-thousand": Refused(NORTHLAND, "name: Northland", f"name: ⟦{'x' * 100_000}⟧", "too-long", "name: the text has "),
    "b070-text-too-long": Refused(FERRY, "text: The dispute of [[northland]] and [[southmark]] is over.", f"text: ⟦{'word ' * 250}over⟧", "too-long", "text: the text has "),
    "b070-text-of-one-character": Refused(FERRY, "text: The dispute of [[northland]] and [[southmark]] is over.", "text: ⟦x⟧", "too-short", "text: 'x' is shorter than 2 characters"),
    "b070-id-too-long": Refused(NORTHLAND, "id: paid-for-pier", f"id: ⟦{'x' * 65}⟧", "too-long", "id: the text has "),
    "b070-id-too-short": Refused(NORTHLAND, "id: paid-for-pier", "id: ⟦p⟧", "too-short", "id: 'p' is shorter than 2 characters"),
    "b070-citation-too-long": Refused(NORTHLAND, CITES, f"cites: [⟦{'x' * 5000}⟧]", "bad-citation", f"cites: '{'x' * 59}…' is not a valid citation"),
    "b070-choice-too-long": Refused(NORTHLAND, "type: statement", f"type: ⟦{'x' * 5000}⟧", "wrong-value", f"type: '{'x' * 59}…' is not one of"),
    "b070-date-too-long": Refused(GAZETTE, "published: 2024-05-03", f"published: ⟦{'2' * 5000}⟧", "bad-date", f"published: '{'2' * 59}…' is not a valid date"),
    "b010-date-of-digits": Refused(GAZETTE, "published: 2024-05-03", f"published: ⟦{'9' * 4000}⟧", "bad-date", "is not a valid date"),
    "b070-address-too-long": Refused(GAZETTE, "nature: report", f"nature: report\nurl: ⟦https://alder.example/{'x' * 2000}⟧", "too-long", "url: the text has "),
    "address-not-https": Refused(GAZETTE, "nature: report", "nature: report\nurl: ⟦javascript:alert(1)⟧", "bad-address", "url: 'javascript:alert(1)' is not a valid web address"),
    "address-with-user": Refused(GAZETTE, "nature: report", "nature: report\nurl: ⟦https://good@evil.example/⟧", "bad-address", "is not a valid web address"),
    "own-address-without-encryption": Refused(SETTINGS, "publisher: The tests", "publisher: The tests\nsite_url: ⟦http://ferry.example/⟧", "bad-address", "is not a valid web address", "write one that starts with https:// and"),
    "language": Refused(GAZETTE, "nature: report", "nature: report\nlanguage: ⟦English⟧", "wrong-value", "language: 'English' does not have the required form"),
    "claim-id": Refused(NORTHLAND, "id: paid-for-pier", "id: ⟦Paid for Pier⟧", "bad-id", "id: 'Paid for Pier' is not a valid id", "did you mean 'paid-for-pier'?"),
    "claim-id-with-two-dashes": Refused(NORTHLAND, "id: paid-for-pier", "id: ⟦paid--pier⟧", "bad-id", "id: 'paid--pier' is not a valid id", "did you mean 'paid-pier'?"),
    "claim-named-wrongly": Refused(FERRY, "claim: no-deal}", "claim: ⟦northland/Paid⟧}", "bad-id", "claim: 'northland/Paid' is not a valid reference to a claim", "write its id, or record/claim"),
    "speaker-by-name": Refused(SOUTHMARK, "said_by: [lena-vos,", "said_by: [⟦Lena Vos⟧,", "bad-id", "said_by: 'Lena Vos' is not a valid id", "did you mean 'lena-vos'?"),
    "joint-speaker-by-name": Refused(SOUTHMARK, "said_by: [lena-vos,", "said_by: [[harbour-union, ⟦Lena Vos⟧],", "bad-id", "said_by: 'Lena Vos' is not a valid id", "did you mean 'lena-vos'?"),
    "topic-key": Refused(VOCABULARY, "  ferry: {label: Ferry,", "  ⟦Ferry Line⟧: {label: Ferry,", "bad-id", "topics: 'Ferry Line' is not a valid id", "did you mean 'ferry-line'?"),
    "topic-key-like-a-mark-of-the-schema": Refused(VOCABULARY, "  ferry: {label: Ferry,", '  ⟦"[key⟧]": {label: Ferry,', "bad-id", "topics: '[key]' is not a valid id"),
}  # fmt: skip


@each("row", FIELDS.values(), ids=FIELDS)
def test_field_is_refused(row: Refused) -> None:
    """A wrong field gives one problem, at the words that are wrong, with what would be right; `check` tells it too."""
    files, mark = changed(row.path, row.old, row.new)
    found = told(files)
    same = [problem for problem in found if problem.code == row.code and mark_of(problem) == mark]
    assert len(same) == 1, found
    assert row.message in same[0].message
    assert row.hint in same[0].hint
    assert same[0] in small.problems(files)


@each("row", [row for id, row in FIELDS.items() if "b041" not in id], ids=[id for id in FIELDS if "b041" not in id])
def test_one_mistake_is_one_problem(row: Refused) -> None:
    """A mistake is told once: neither the value and the list it stands in, nor an empty value twice."""
    files, _ = changed(row.path, row.old, row.new)
    assert [problem.code for problem in told(files)] == [row.code]


VALUES = st.recursive(
    st.sampled_from(["x", "", " ", "true", "2024", "northland", "a--b", "herald-2024-03#1", "[key]", "x" * 300]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "kind", "rule", "[key]", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=40)
@given(st.sampled_from([NORTHLAND, FERRY, GAZETTE, SETTINGS, VOCABULARY]), st.data())
def test_any_value_in_any_field_is_reported_in_our_words(path: str, data: st.DataObject) -> None:
    """Whatever stands in a field, a problem is told in an editor's words, never in the schema library's."""
    models: Mapping[str, type[BaseModel]] = {
        NORTHLAND: Actor,
        FERRY: Relationship,
        GAZETTE: Source,
        SETTINGS: Settings,
        VOCABULARY: Vocabulary,
    }
    name = data.draw(st.sampled_from(sorted(models[path].model_fields.keys() - {"id"})))
    value = data.draw(VALUES)
    fields = {**small.dossier().documents[f"briefings/{path}"].value, name: value}
    for problem in told({**small.files(), path: json.dumps(fields).encode()}):
        assert "Input should" not in str(problem)
        assert "pydantic" not in str(problem)
        assert problem.place.line == 1
