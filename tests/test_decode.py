"""Files to records: which files there are, how they are called, which fields they have, and how a mistake is told.

⟦ and ⟧ in a row mark the words that the problem points at.  A row's id begins with the number of the threat where it answers one.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator import model
from generator.decode import decode
from generator.model import Actor, Claim, Dossier, Relationship, Source
from generator.problems import Problem
from generator.refusals import likely_id
from generator.site import generate
from generator.vocabulary import Settings, Vocabulary
from tests import small
from tests.marked import changed, mark_of

NORTHLAND = "actors/northland.yml"
SOUTHMARK = "actors/southmark.yml"
LENA_VOS = "actors/lena-vos.yml"
FERRY = "relationships/northland--southmark.yml"
HERALD = "sources/herald-2024-03.yml"
GAZETTE = "sources/gazette-2024-05.yml"
SETTINGS = "dossier.yml"
VOCABULARY = "vocabulary.yml"

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
    "b041-source": Refused(GAZETTE, "nature: report", "nature: report\n⟦relaibility⟧: x", "unknown-field", "'relaibility' is no field of a source", "did you mean 'reliability'?"),
    "b041-actor": Refused(NORTHLAND, "metonyms:", "⟦metonym⟧:", "unknown-field", "'metonym' is no field of an actor", "did you mean 'metonyms'?"),
    "b041-relationship": Refused(FERRY, "trend: {", "⟦trends⟧: {", "unknown-field", "'trends' is no field of a relationship", "did you mean 'trend'?"),
    "b041-claim": Refused(NORTHLAND, "topics: [money]", "⟦topic⟧: [money]", "unknown-field", "'topic' is no field of a claim", "did you mean 'topics'?"),
    "b041-judgement": Refused(FERRY, "confidence: moderate", "confidence: moderate\n    ⟦likelyhood⟧: likely", "unknown-field", "'likelyhood' is no field of a judgement", "did you mean 'likelihood'?"),
    "b041-role": Refused(LENA_VOS, "seen: [", "⟦sene⟧: [", "unknown-field", "'sene' is no field of a role", "did you mean 'seen'"),
    "b041-membership": Refused(NORTHLAND, "kind: state", "kind: state\npart_of:\n  - {actor: southmark, cites: [herald-2024-03#3], ⟦wave⟧: []}", "unknown-field", "'wave' is no field of a membership", "did you mean 'waive'?"),
    "b041-kind": Refused(FERRY, "{kind: supply, from:", "{kind: supply, ⟦form⟧:", "unknown-field", "'form' is no field of a kind", "did you mean 'from'?"),
    "b041-kind-by-its-inner-name": Refused(FERRY, "{kind: supply, from:", "{kind: supply, ⟦source⟧:", "unknown-field", "'source' is no field of a kind", "fields here are kind, from"),
    "b041-reliability": Refused(GAZETTE, "why: Invented.", "why: Invented., ⟦credibility⟧: 2", "unknown-field", "'credibility' is no field of a reliability", "fields here are grade, why"),
    "b041-waiver": Refused(SOUTHMARK, "{rule: ungrounded-name,", "{rule: ungrounded-name, ⟦until⟧: 2025,", "unknown-field", "'until' is no field of a waiver", "fields here are rule, why"),
    "b041-actor-kind": Refused(VOCABULARY, "plural: Blocs, group:", "plural: Blocs, ⟦grup⟧:", "unknown-field", "'grup' is no field of an actor kind", "did you mean 'group'?"),
    "b041-settings": Refused(SETTINGS, "publisher: The tests", "publisher: The tests\n⟦markings⟧: none", "unknown-field", "'markings' is no field of the dossier", "did you mean 'marking'?"),
    "b041-vocabulary": Refused(VOCABULARY, "topics:", "⟦colours⟧: {}\ntopics:", "unknown-field", "'colours' is no field of the vocabulary", "fields here are actor_kinds, relationship_kinds, topics"),
    "b041-very-long": Refused(NORTHLAND, "kind: state", f"kind: state\n⟦{'x' * 1000}⟧: y", "unknown-field", f"'{'x' * 59}…' is no field of an actor", "fields here are"),
    "id-in-the-file": Refused(NORTHLAND, "kind: state", "kind: state\n⟦id⟧: northland", "unknown-field", "a record's id is the name of its file", "leave the field out"),
    "b042-missing-in-the-file": Refused(NORTHLAND, "name: Northland\n", "⟦⟧", "missing-field", "an actor has no 'name'", "name: The name as the dossier prints it."),
    "b042-missing-in-a-claim": Refused(NORTHLAND, "  - id: paid-for-pier\n    text: >-", "  - ⟦⟧text: >-", "missing-field", "a claim has no 'id'", "id: Stable for ever"),
    "b042-missing-in-settings": Refused(SETTINGS, "title: The Ferry\n", "⟦⟧", "missing-field", "the dossier has no 'title'", "title: The site's name"),
    "b042-empty": Refused(NORTHLAND, "name: Northland", 'name: ⟦""⟧', "no-value", "name has no value", "name: The name as the dossier prints it."),
    "b042-empty-block": Refused(NORTHLAND, "name: Northland\n", "name: ⟦>⟧-\n\n", "no-value", "name has no value"),
    "b042-nothing": Refused(NORTHLAND, "name: Northland", "name: ⟦~⟧", "no-value", "the field has no value", "write one, or leave the field out"),
    "b042-null": Refused(NORTHLAND, "name: Northland", "name: ⟦null⟧", "no-value", "the field has no value"),
    "b042-null-choice": Refused(NORTHLAND, "type: statement", "type: ⟦null⟧", "no-value", "the field has no value"),
    "b042-null-list": Refused(NORTHLAND, CITES, "cites: ⟦null⟧", "no-value", "the field has no value"),
    "b042-null-date": Refused(GAZETTE, "published: 2024-05-03", "published: ⟦null⟧", "no-value", "the field has no value"),
    "b042-spaces": Refused(NORTHLAND, "name: Northland", 'name: ⟦"   "⟧', "no-value", "name has no value"),
    "b042-tab-and-no-break-space": Refused(NORTHLAND, "name: Northland", r'name: ⟦"\t\u00a0\u3000"⟧', "no-value", "name has no value"),
    "b042-empty-choice": Refused(NORTHLAND, "type: statement", 'type: ⟦""⟧', "no-value", "type has no value", "type: report: the article says so itself"),
    "b042-empty-list-as-text": Refused(NORTHLAND, CITES, 'cites: ⟦" "⟧', "no-value", "cites has no value"),
    "b042-empty-date": Refused(GAZETTE, "published: 2024-05-03", 'published: ⟦""⟧', "no-value", "published has no value", "published: The day it appeared."),
    "b042-empty-flag": Refused(FERRY, "key: true", 'key: ⟦""⟧', "no-value", "key has no value"),
    "b042-empty-party": Refused(FERRY, "parties: [northland, southmark]", 'parties: [northland, ⟦""⟧]', "no-value", "parties has no value"),
    "b042-empty-alias": Refused(NORTHLAND, "metonyms: [Port Alder]", 'aliases: [North, ⟦" "⟧]', "no-value", "aliases has no value"),
    "b042-zero-width": Refused(NORTHLAND, "name: Northland", r'name: ⟦"\u200b\u2060"⟧', "hidden-character", "a zero-width space (U+200B)", "delete it"),
    "b042-byte-order-mark": Refused(NORTHLAND, "name: Northland", r'name: ⟦"\ufeff"⟧', "hidden-character", "a byte order mark (U+FEFF)"),
    "b048-no-citation": Refused(NORTHLAND, f"  - id: paid-for-pier\n    text: >-\n      [[northland]] paid 3 million crowns for the pier, claims the [[harbour-union]].\n    type: statement\n    said_by: [harbour-union]\n    {CITES}\n", "  - ⟦i⟧d: paid-for-pier\n    text: Northland paid.\n    type: plan\n", "missing-field", "a claim has no 'cites'", "cites: The paragraphs it rests on"),
    "b048-empty-citations": Refused(NORTHLAND, CITES, "cites: ⟦[⟧]", "too-few", "cites: the list has 0, and 1 is the least", "cites: The paragraphs it rests on"),
    "b048-one-citation-not-in-a-list": Refused(NORTHLAND, CITES, "cites: ⟦herald-2024-03#7⟧", "wrong-shape", "cites: a list is wanted, and here stands a text", "cites: The paragraphs it rests on"),
    "text-where-a-list-is-wanted": Refused(NORTHLAND, "metonyms: [Port Alder]", "metonyms: ⟦Port Alder⟧", "wrong-shape", "metonyms: a list is wanted, and here stands a text"),
    "text-where-a-mapping-is-wanted": Refused(NORTHLAND, "metonyms: [Port Alder]", "native_names: ⟦Nordland⟧", "wrong-shape", "native_names: a mapping is wanted, and here stands a text"),
    "text-where-fields-are-wanted": Refused(GAZETTE, "reliability: {grade: C, why: Invented.}", "reliability: ⟦C⟧", "wrong-shape", "reliability: fields are wanted, and here stands a text"),
    "text-where-a-claim-is-wanted": Refused(NORTHLAND, "claims:\n", "claims:\n  - ⟦a text⟧\n", "wrong-shape", "claims: fields are wanted, and here stands a text"),
    "list-where-a-text-is-wanted": Refused(NORTHLAND, "name: Northland", "name: ⟦[⟧Northland]", "wrong-shape", "name: a text is wanted, and here stands a list"),
    "mapping-where-a-flag-is-wanted": Refused(FERRY, "key: true", "key: ⟦{⟧yes: no}", "wrong-shape", "key: true or false is wanted, and here stands a mapping"),
    "neither-true-nor-false": Refused(FERRY, "key: true", "key: ⟦maybe⟧", "wrong-value", "key: 'maybe' is neither true nor false"),
    "type-misspelt": Refused(NORTHLAND, "type: statement", "type: ⟦statment⟧", "wrong-value", "type: 'statment' is none of report, statement, assessment, plan", "did you mean 'statement'?"),
    "b044-party-missing": Refused(FERRY, "parties: [northland, southmark]", "parties: ⟦[⟧northland]", "too-few", "parties: the list has 1, and 2 is the least"),
    "third-party": Refused(FERRY, "parties: [northland, southmark]", "parties: ⟦[⟧northland, southmark, lena-vos]", "too-many", "parties: the list has more than 2", "parties: The two actors"),
    "judgement-on-one-claim": Refused(FERRY, "based_on: [no-deal, opened]\n    confidence", "based_on: ⟦[⟧no-deal]\n    confidence", "too-few", "based_on: the list has 1, and 2 is the least", "based_on: Two claims or more."),
    **{f"b049-{name}": Refused(NORTHLAND, CITES, f'cites: [⟦"herald-2024-03#{number}"⟧]', "bad-citation", f"cites: 'herald-2024-03#{number}' is no citation", "") for name, number in {
        "zero": "0", "negative": "-1", "fraction": "1.5", "letter": "12a", "double-dash": "3--5", "leading-zero": "07", "open-range": "7-", "arabic-digit": "٧", "dash-of-print": "7–8", "too-many-digits": "100000", "space": " 7"}.items()},
    "b049-backwards": Refused(NORTHLAND, CITES, "cites: [⟦herald-2024-03#7-3⟧]", "bad-citation", "'herald-2024-03#7-3' runs backwards"),
    "b049-no-paragraph": Refused(NORTHLAND, CITES, "cites: [⟦herald-2024-03⟧]", "bad-citation", "'herald-2024-03' is no citation; write source#paragraph"),
    "b049-only-one-of-two-wrong": Refused(NORTHLAND, CITES, "cites: [herald-2024-03#7, ⟦herald-2024-03#x⟧]", "bad-citation", "'herald-2024-03#x' is no citation"),
    "b049-speaker-at": Refused(NORTHLAND, CITES, f"{CITES}\n    speaker_at: ⟦herald-2024-03⟧", "bad-citation", "speaker_at: 'herald-2024-03' is no citation"),
    **{f"b049-unused-{number}": Refused(GAZETTE, "paragraphs: 1,", f"paragraphs: ⟦{number}⟧,", "bad-citation", f"paragraphs: '{number}'") for number in ("0", "-1", "1.5", "12a", "7-3", "3--5")},
    **{f"b058-{grade}": Refused(GAZETTE, GRADE, f"grade: ⟦{grade}⟧", "wrong-value", f"grade: '{grade}' is none of A, B, C, D, E, F") for grade in ("G", "G1", "A7", "a", "A 1", "1A", "Ａ", "А")},
    "b058-empty": Refused(GAZETTE, GRADE, "grade: ⟦''⟧", "no-value", "grade has no value", "grade: A completely reliable to E unreliable"),
    "b060-published-ends-before-it-begins": Refused(GAZETTE, "published: 2024-05-03", "published: ⟦2024-05-04/2024-05-01⟧", "bad-date", "published: '2024-05-04/2024-05-01' ends before it begins"),
    "b060-no-such-day": Refused(SETTINGS, "as_of: 2024-05-03", "as_of: ⟦2024-02-30⟧", "bad-date", "as_of: '2024-02-30' is no day of the calendar: February 2024 has no day 30"),
    "b060-no-such-month": Refused(GAZETTE, "published: 2024-05-03", "published: ⟦2024-13-01⟧", "bad-date", "there is no month 13"),
    "b060-time-of-day": Refused(GAZETTE, "published: 2024-05-03", "published: ⟦2024-01-02T03:04:05Z⟧", "bad-date", "'2024-01-02T03:04:05Z' is no date"),
    "b060-list": Refused(FERRY, "when: 2024-03-14", "when: ⟦[⟧2024-03-14..2024-03-15]", "bad-date", "a date in [ ] is a list to YAML"),
    "b070-name-too-long": Refused(NORTHLAND, "name: Northland", f"name: ⟦{'x' * 201}⟧", "too-long", "name: the text is longer than 200 characters"),
    "b070-a-hundred-thousand": Refused(NORTHLAND, "name: Northland", f"name: ⟦{'x' * 100_000}⟧", "too-long", "name: the text is longer than 200 characters"),
    "b070-text-too-long": Refused(FERRY, "text: The dispute of [[northland]] and [[southmark]] is over.", f"text: ⟦{'word ' * 250}over⟧", "too-long", "text: the text is longer than 1200 characters"),
    "b070-text-of-one-character": Refused(FERRY, "text: The dispute of [[northland]] and [[southmark]] is over.", "text: ⟦x⟧", "too-short", "text: 'x' is shorter than 2 characters"),
    "b070-id-too-long": Refused(NORTHLAND, "id: paid-for-pier", f"id: ⟦{'x' * 65}⟧", "too-long", "id: the text is longer than 64 characters"),
    "b070-id-too-short": Refused(NORTHLAND, "id: paid-for-pier", "id: ⟦p⟧", "too-short", "id: 'p' is shorter than 2 characters"),
    "b070-citation-too-long": Refused(NORTHLAND, CITES, f"cites: [⟦{'x' * 5000}⟧]", "bad-citation", f"cites: '{'x' * 59}…' is no citation"),
    "b070-choice-too-long": Refused(NORTHLAND, "type: statement", f"type: ⟦{'x' * 5000}⟧", "wrong-value", f"type: '{'x' * 59}…' is none of"),
    "b070-date-too-long": Refused(GAZETTE, "published: 2024-05-03", f"published: ⟦{'2' * 5000}⟧", "bad-date", f"published: '{'2' * 59}…' is no date"),
    "b010-date-of-digits": Refused(GAZETTE, "published: 2024-05-03", f"published: ⟦{'9' * 4000}⟧", "bad-date", "is no date"),
    "b070-address-too-long": Refused(GAZETTE, "nature: report", f"nature: report\nurl: ⟦https://alder.example/{'x' * 2000}⟧", "too-long", "url: the text is longer than 2000 characters"),
    "address-not-https": Refused(GAZETTE, "nature: report", "nature: report\nurl: ⟦javascript:alert(1)⟧", "bad-address", "url: 'javascript:alert(1)' is no web address"),
    "address-with-user": Refused(GAZETTE, "nature: report", "nature: report\nurl: ⟦https://good@evil.example/⟧", "bad-address", "is no web address"),
    "language": Refused(GAZETTE, "nature: report", "nature: report\nlanguage: ⟦English⟧", "wrong-value", "language: 'English' does not have the form that is wanted"),
    "claim-id": Refused(NORTHLAND, "id: paid-for-pier", "id: ⟦Paid for Pier⟧", "bad-id", "id: 'Paid for Pier' is no id", "did you mean 'paid-for-pier'?"),
    "claim-id-with-two-dashes": Refused(NORTHLAND, "id: paid-for-pier", "id: ⟦paid--pier⟧", "bad-id", "id: 'paid--pier' is no id", "did you mean 'paid-pier'?"),
    "claim-named-wrongly": Refused(FERRY, "claim: no-deal}", "claim: ⟦northland/Paid⟧}", "bad-id", "claim: 'northland/Paid' names no claim: write its id, or record/claim"),
    "speaker-by-name": Refused(SOUTHMARK, "said_by: [lena-vos,", "said_by: [⟦Lena Vos⟧,", "bad-id", "said_by: 'Lena Vos' is no id", "did you mean 'lena-vos'?"),
    "joint-speaker-by-name": Refused(SOUTHMARK, "said_by: [lena-vos,", "said_by: [[harbour-union, ⟦Lena Vos⟧],", "bad-id", "said_by: 'Lena Vos' is no id", "did you mean 'lena-vos'?"),
    "topic-key": Refused(VOCABULARY, "  ferry: {label: Ferry,", "  ⟦Ferry Line⟧: {label: Ferry,", "bad-id", "topics: 'Ferry Line' is no id", "did you mean 'ferry-line'?"),
    "topic-key-like-a-mark-of-the-schema": Refused(VOCABULARY, "  ferry: {label: Ferry,", '  ⟦"[key⟧]": {label: Ferry,', "bad-id", "topics: '[key]' is no id"),
}  # fmt: skip


def told(files: Mapping[str, bytes]) -> list[Problem]:
    """What decoding the files alone finds."""
    return sorted(decode(files)[1])


def contents(dossier: Dossier) -> tuple[object, ...]:
    """What a dossier holds, in its order; of an article, its fingerprint."""
    parts = (dossier.sources, dossier.actors, dossier.relationships, dossier.documents)
    fingerprints = [(id, evidence.fingerprint) for id, evidence in dossier.evidence.items()]
    return dossier.settings, dossier.vocabulary, [list(part.items()) for part in parts], fingerprints, dossier.broken


@pytest.mark.parametrize("row", FIELDS.values(), ids=FIELDS)
def test_field_is_refused(row: Refused) -> None:
    """A wrong field gives one problem, at the words that are wrong, with what would be right; `check` tells it too."""
    files, mark = changed(row.path, row.old, row.new)
    found = told(files)
    same = [problem for problem in found if problem.code == row.code and mark_of(problem) == mark]
    assert len(same) == 1, found
    assert row.message in same[0].message
    assert row.hint in same[0].hint
    assert same[0] in small.problems(files)


@pytest.mark.parametrize("row", [row for id, row in FIELDS.items() if "b041" not in id], ids=[id for id in FIELDS if "b041" not in id])
def test_one_mistake_is_one_problem(row: Refused) -> None:
    """A mistake is told once: neither the value and the list it stands in, nor an empty value twice."""
    files, _ = changed(row.path, row.old, row.new)
    assert [problem.code for problem in told(files)] == [row.code]


def _odd(name: str) -> str:
    """A word for a name that no test id can show."""
    return "-".join(f"u{ord(character):04x}" if not character.isascii() or not character.isprintable() else character for character in name)


#: Names that are no ids, and what the hint says to call the file.
NO_IDS: Mapping[str, Mapping[str, str]] = {
    "b073": {"..": "", ".": "", "a\\b": "rename the file to a-b.yml", "C:x": "rename the file to c-x.yml", "\\\\srv\\x": "rename the file to srv-x.yml",
             "%2e%2e": "", "a%00": "rename the file to a-00.yml", "a\0b": "rename the file to a-b.yml"},
    "b074": {"CON": "", "com¹": "", "conin$": "", "clock$": "", "Prn": "", "con.x": "rename the file to con-x.yml"},
    "b076": {"Alpha": "rename the file to alpha.yml", "ALPHA-BETA": "rename the file to alpha-beta.yml"},
    "b077": {"café": "rename the file to cafe.yml", "cafe\u0301": "rename the file to cafe.yml"},
    "b078": {"alpha.": "rename the file to alpha.yml", "alpha ": "rename the file to alpha.yml", "-alpha": "rename the file to alpha.yml",
             ".alpha": "rename the file to alpha.yml", "al--pha": "rename the file to al-pha.yml", "al_pha": "rename the file to al-pha.yml",
             "alpha-": "rename the file to alpha.yml", "😀": "", "אב": "", "a\u202eb": "rename the file to a-b.yml", "1a": "", "404": "", "x": "", "x" * 65: "",
             "a\nb": "rename the file to a-b.yml", "a\x1b[31m": "rename the file to a-31m.yml", "x.yml": "rename the file to x-yml.yml"},
    "b080": {"ıd": "", "İd": "rename the file to id.yml", "straße": "rename the file to strasse.yml", "ﬁre": "rename the file to fire.yml", "Ａlpha": "rename the file to alpha.yml", "／": "",
             "раypal": "", "a\u200bb": "rename the file to a-b.yml"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "hint"),
    [pytest.param(name, hint, id=f"{number}-{_odd(name)}") for number, names in NO_IDS.items() for name, hint in names.items()],
)
def test_name_is_no_id(name: str, hint: str) -> None:
    """A file whose name is no id is refused, and nothing is read from it; the hint is a name it may have."""
    path = f"actors/{name}.yml"
    files = {**small.files(), path: b"\xff"}
    found = [(problem.place.path, problem.code, problem.hint) for problem in told(files)]
    assert found == [(f"briefings/{path}", "bad-id", hint)]
    assert "bad-id" in small.codes(files)


@pytest.mark.parametrize(
    "name",
    [
        *(pytest.param(name, id=f"b074-{name}") for name in "con prn aux nul com1 lpt9 com0 clock conin conout".split()),
        pytest.param("index", id="b081-index"),
    ],
)
@pytest.mark.parametrize("folder", ["actors", "sources", "relationships"])
def test_name_is_reserved(folder: str, name: str) -> None:
    """Names that Windows keeps for devices, and the index's own, are no ids in any folder."""
    path = f"{folder}/{name}--southmark.yml" if folder == "relationships" else f"{folder}/{name}.yml"
    found = [(problem.place.path, problem.code) for problem in told({**small.files(), path: b"\xff"})]
    assert found == [(f"briefings/{path}", "reserved-id")]


@pytest.mark.parametrize("name", ["com10", "lpt", "console", "null", "indexes", "ab", "x" * 64, "a1-b2"])
def test_name_is_an_id(name: str) -> None:
    """Names that are nearly reserved, and the shortest and the longest ones, are ids."""
    dossier, wrong = decode({**small.files(), f"actors/{name}.yml": b"name: Some One\nkind: person\n"})
    assert dossier is not None
    assert not wrong
    assert dossier.actors[name].id == name


#: Files that are none of a dossier: path, words of the message, the hint.
STRAYS: Mapping[str, tuple[str, str, str]] = {
    "b073-up": ("actors/../../etc/passwd.yml", "is no file of a dossier", "records stand in actors/"),
    "b073-absolute": ("/etc/passwd.yml", "is no file of a dossier", "records stand in"),
    "b073-below-a-folder": ("actors/a/b.yml", "is no file of a dossier", "records stand in"),
    "b073-two-slashes": ("actors//northland.yml", "is no file of a dossier", "did you mean 'actors'?"),
    "b073-dot": ("./dossier.yml", "is no file of a dossier", "records stand in"),
    "b080-one-dot-leaders": ("actors/․․/x.yml", "is no file of a dossier", "records stand in"),
    "b073-no-name": ("", "is no file of a dossier", "records stand in"),
    "b076-folder": ("Actors/alpha.yml", "is no file of a dossier", "did you mean 'actors'?"),
    "b128-configuration": ("mkdocs.yml", "is no file of a dossier", "records stand in"),
    "b178-page": ("actors/alpha.md", "is no file of a dossier", "records end in .yml"),
    "b178-script": ("actors/alpha.js", "is no file of a dossier", "records end in .yml"),
    "b178-article": ("sources/herald-2024-03.txt", "is no file of a dossier", "records end in .yml"),
    "b178-no-suffix": ("actors/alpha", "is no file of a dossier", "records end in .yml"),
    "b040-twin": ("actors/northland.yaml", "'actors/northland.yaml' and 'actors/northland.yml' would be one file", "keep one file, named .yml"),
    "b040-other-suffix": ("actors/alpha.yaml", "does not end in .yml", "keep one file, named .yml"),
    "b040-capital-suffix": ("actors/alpha.YML", "does not end in .yml", "keep one file, named .yml"),
    "b040-settings-twin": ("dossier.yaml", "'dossier.yaml' and 'dossier.yml' would be one file", "keep one file, named .yml"),
    "evidence-of-nothing": ("sources/alder-2024.evidence", "belongs to no source", "write sources/alder-2024.yml, or delete it"),
    "evidence-of-an-actor": ("actors/northland.evidence", "is no file of a dossier", "records end in .yml"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "message", "hint"), STRAYS.values(), ids=STRAYS)
def test_stray_file_is_refused(path: str, message: str, hint: str) -> None:
    """What is no record is named and not read; nothing that lies below briefings/ is passed over in silence."""
    found = told({**small.files(), path: b"\xff"})
    assert [(problem.place.path, problem.code) for problem in found] == [(f"briefings/{path}", "unexpected-file")]
    assert message in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize(
    "path",
    [
        "actors/northland.yml~",
        "actors/.#northland.yml",
        "actors/#northland.yml#",
        "actors/northland.orig",
        "actors/.DS_Store",
        ".gitkeep",
        "actors/.northland.yml.swp",
    ],
)
def test_b040_leavings_of_editors_are_no_records(path: str) -> None:
    """Backups and locks of editors, and what file managers leave, are listed junk and not read."""
    dossier, wrong = decode({**small.files(), path: small.NORTHLAND.encode()})
    assert dossier is not None
    assert not wrong
    assert contents(dossier) == contents(small.dossier())


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        pytest.param("relationships/northland.yml", "", id="b084-one-id"),
        pytest.param("relationships/a--b--c.yml", "", id="b084-three-ids"),
        pytest.param("relationships/northland-southmark.yml", "", id="b084-one-dash"),
        pytest.param(
            "relationships/Northland--southmark.yml",
            "relationships/northland--southmark.yml is there already: keep one of the two",
            id="b076-taken",
        ),
        pytest.param("relationships/Northland--Lena_Vos.yml", "rename the file to northland--lena-vos.yml", id="b076-free"),
    ],
)
def test_relationship_is_named_by_two_ids(path: str, hint: str) -> None:
    """A relationship's file is named after two ids joined by two dashes."""
    found = [(problem.place.path, problem.code, problem.hint) for problem in told({**small.files(), path: b"\xff"})]
    assert found == [(f"briefings/{path}", "bad-id", hint)]


def test_b076_names_that_differ_in_case_alone() -> None:
    """A file whose name is another's in capitals is refused, and the hint names the other."""
    found = [(str(problem.place), problem.code, problem.hint) for problem in told({**small.files(), "actors/Northland.yml": b"\xff"})]
    assert found == [("briefings/actors/Northland.yml:1:1", "bad-id", "actors/northland.yml is there already: keep one of the two")]


def test_b084_file_under_another_name() -> None:
    """A file's name is its id: renamed, it is another record, and what names the old one is told."""
    files = small.files()
    files["actors/lena-voss.yml"] = files.pop("actors/lena-vos.yml")
    found = [
        (str(problem.place), problem.code, problem.hint)
        for problem in small.problems(files)
        if problem.code in ("unknown-actor", "unknown-record")
    ]
    column = small.SOUTHMARK.splitlines()[6].index("lena-vos") + 1
    assert found == [
        (f"briefings/actors/southmark.yml:7:{column}", "unknown-record", "did you mean 'lena-voss'?"),
        ("briefings/actors/southmark.yml:9:15", "unknown-actor", "did you mean 'lena-voss'?"),
    ]


def test_b044_one_id_for_an_actor_and_a_source() -> None:
    """An actor and a source of one id are told with both files: a link [[id]] must lead to one page."""
    found = told({**small.files(), "sources/northland.yml": small.GAZETTE_SOURCE.encode()})
    assert [(str(problem.place), problem.code) for problem in found] == [("briefings/sources/northland.yml:1:1", "duplicate-id")]
    assert "actors/northland.yml and sources/northland.yml" in found[0].message


@pytest.mark.parametrize("name", [SETTINGS, VOCABULARY])
def test_dossier_has_settings_and_vocabulary(name: str) -> None:
    """Without its settings or its vocabulary there is no dossier; the records are read all the same, and their mistakes told."""
    files = small.changed(NORTHLAND, "kind: state", "kidn: state")
    del files[name]
    dossier, found = decode(files)
    assert dossier is None
    assert [(problem.place.path, problem.code) for problem in sorted(found)] == [
        ("briefings/actors/northland.yml", "missing-field"),
        ("briefings/actors/northland.yml", "unknown-field"),
        (f"briefings/{name}", "missing-file"),
    ]
    assert sorted(found)[-1].hint.startswith("its fields are title, subtitle, as_of" if name == SETTINGS else "its fields are actor_kinds,")


def test_broken_settings_are_no_dossier() -> None:
    """Settings with a mistake give no dossier; only the mistake is told."""
    dossier, found = decode(small.changed(SETTINGS, "as_of: 2024-05-03", "as_of: yesterday"))
    assert dossier is None
    assert [problem.code for problem in found] == ["bad-date"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff", "is not UTF-8"),
        (b"{}", "is no evidence file"),
        (b'{"recipe": 0}', "was made by recipe 0"),
        (b"[" * 100_000, "is no evidence file"),
    ],
    ids=["not-utf8", "no-evidence", "old-recipe", "too-deep"],
)
def test_evidence_that_cannot_be_read(content: bytes, message: str) -> None:
    """An evidence file that cannot be used is told once, with the command that makes it again."""
    files = {**small.files(), "sources/gazette-2024-05.evidence": content}
    found = told(files)
    assert [(problem.place.path, problem.code) for problem in found] == [("briefings/sources/gazette-2024-05.evidence", "bad-evidence")]
    assert message in found[0].message
    assert found[0].hint == "make it again: briefings add-source FILE --id gazette-2024-05"
    assert "no-evidence" not in small.codes(files)


def test_mistake_beside_a_stray_id_is_told_too() -> None:
    """An id that stands in a record does not hide what else is wrong there."""
    found = told(small.changed(NORTHLAND, "kind: state", "id: northland\nkidn: state"))
    assert [(problem.place.line, problem.code) for problem in found] == [(1, "missing-field"), (2, "unknown-field"), (3, "unknown-field")]


def test_file_of_settings_is_read_once() -> None:
    """Each file is read once: its document is at hand for the place of a later problem."""
    dossier = small.dossier()
    assert sorted(dossier.documents) == sorted(f"briefings/{path}" for path in small.files() if path.endswith(".yml"))


def test_records_stand_in_the_order_of_their_ids() -> None:
    """Records are in the order of their ids, so that `us` comes before `us-japan` whatever their files' order."""
    files = {**small.files(), "actors/lena.yml": b"name: Le Na\nkind: person\n", "actors/lena-b.yml": b"name: Le Nab\nkind: person\n"}
    dossier = small.dossier(files)
    assert list(dossier.actors) == ["harbour-union", "lena", "lena-b", "lena-vos", "northland", "olga-brandt", "southmark"]
    assert list(dossier.sources) == ["gazette-2024-05", "herald-2024-03"]


@given(st.permutations(sorted(small.files())))
@settings(max_examples=15)
def test_order_of_files_does_not_matter(order: list[str]) -> None:
    """Files read in any order give the same dossier, in the same order, and the same pages."""
    files = small.files()
    shuffled = small.dossier({path: files[path] for path in order})
    assert contents(shuffled) == contents(small.dossier(files))
    assert generate(shuffled) == generate(small.dossier(files))


def test_order_of_files_does_not_matter_to_problems() -> None:
    """The problems of files read in reverse are the same, in the same order."""
    files = {
        **small.files(),
        "actors/Alpha.yml": b"",
        "x.md": b"",
        NORTHLAND: b"kind: [",
        FERRY: small.FERRY.replace("kinds:", "kind:").encode(),
    }
    assert small.problems(dict(reversed(files.items()))) == small.problems(files)


@given(st.sampled_from(sorted(small.files())), st.integers(0, 2000), st.binary(max_size=8))
@example(NORTHLAND, 0, b"\x00")
def test_any_bytes_are_read_or_told(path: str, position: int, inserted: bytes) -> None:
    """Whatever bytes a file holds, it is read or its problem is told; decoding never fails."""
    files = small.files()
    files[path] = files[path][:position] + inserted + files[path][position:]
    dossier, found = decode(files)
    assert dossier is not None or found
    assert all(problem.place.path.startswith("briefings/") for problem in found)


VALUES = st.recursive(
    st.sampled_from(["x", "", " ", "true", "2024", "northland", "a--b", "herald-2024-03#1", "[key]", "x" * 300]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "kind", "rule", "[key]", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=40)
@given(st.sampled_from([NORTHLAND, FERRY, GAZETTE, SETTINGS, VOCABULARY]), st.data())
def test_any_value_in_any_field_is_told_in_our_words(path: str, data: st.DataObject) -> None:
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


@given(st.text("aZ09-_ .éßﬁÅ中ı–\u0301\u200b", max_size=80))
def test_likely_id_is_an_id(text: str) -> None:
    """What is suggested in the place of a text is an id, or nothing; an id is its own suggestion."""
    likely = likely_id(text)
    assert not likely or likely_id(likely) == likely
    assert not likely or decode({f"actors/{likely}.yml": b"name: N N\nkind: state\n"})[1][0].code in ("missing-file", "reserved-id")


#: Every model that records are made of.
MODELS = [
    found for _, found in inspect.getmembers(model, inspect.isclass) if issubclass(found, BaseModel) and found.__module__ == model.__name__
]


@pytest.mark.parametrize("found", MODELS, ids=lambda found: found.__name__)
def test_every_field_is_described(found: type[BaseModel]) -> None:
    """Each field that an editor writes says what it is for: the handbook and the hints print it."""
    bare = [name for name, info in found.model_fields.items() if not info.json_schema_extra and not (info.description or "").strip()]
    assert bare == []


@pytest.mark.parametrize("found", MODELS, ids=lambda found: found.__name__)
def test_every_model_is_frozen_and_strict(found: type[BaseModel]) -> None:
    """A record cannot be changed once it is read, and has no field that nobody asked for."""
    assert found.model_config.get("frozen") is True
    assert found.model_config.get("extra") == "forbid"


def test_record_cannot_be_changed() -> None:
    """Setting a field of a record, or of the dossier, fails."""
    dossier = small.dossier()
    with pytest.raises(ValidationError):
        dossier.actors["northland"].name = "Elsewhere"
    with pytest.raises(AttributeError):
        dossier.settings = dossier.settings  # type: ignore[misc]
    assert isinstance(hash(dossier.actors["northland"].claims), int)


@pytest.mark.parametrize("found", [Actor, Relationship, Source, Settings, Vocabulary], ids=lambda found: found.__name__)
def test_schema_for_editors_can_be_made(found: type[BaseModel]) -> None:
    """The JSON schema of a file names each of its fields with its description, for editors that complete and check."""
    schema = json.loads(json.dumps(found.model_json_schema()))
    written = {info.alias or name: info.description for name, info in found.model_fields.items() if not info.json_schema_extra}
    assert {name: schema["properties"][name].get("description") for name in written} == written
    assert schema["additionalProperties"] is False


def test_claim_tells_its_speakers_once() -> None:
    """Everybody in the chain is a speaker, the first one first, once each."""
    claim = Claim.model_validate(
        {"id": "ab", "text": "ab", "type": "statement", "cites": ["herald-2024-03#1"], "said_by": ["lena-vos", ["northland", "lena-vos"]]}
    )
    assert claim.speakers == ("lena-vos", "northland")


def test_dossier_is_looked_up_by_id() -> None:
    """Every record stands under its own id, and every claim under record/claim."""
    dossier: Dossier = small.dossier()
    assert all(id == record.id for part in (dossier.profiles, dossier.sources) for id, record in part.items())
    assert sorted(dossier.claims) == [
        "northland--southmark/no-deal",
        "northland--southmark/opened",
        "northland/paid-for-pier",
        "olga-brandt/small-cup",
        "southmark/lost-passengers",
        "southmark/second-ship",
        "southmark/thanked",
    ]
