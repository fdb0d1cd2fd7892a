"""Files to a dossier: read in any order, read or told whatever bytes they hold, and models that are frozen, strict and described."""

from __future__ import annotations

import functools
import inspect
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator.pages.site import generate
from generator.records import dossier as records_dossier
from generator.records import schema as records_schema
from generator.records import settings as records_settings
from generator.records import sources as records_sources
from generator.records.decode import decode
from generator.records.dossier import Actor, Dossier, Relationship
from generator.records.schema import Claim
from generator.records.settings import Settings, Vocabulary
from generator.records.sources import Source
from tests.support import small
from tests.support.dossiers import contents
from tests.support.fields import FERRY, NORTHLAND, SETTINGS, VOCABULARY
from tests.support.marks import told
from tests.support.rows import each


@pytest.mark.parametrize("name", [SETTINGS, VOCABULARY])
def test_dossier_has_settings_and_vocabulary(name: str) -> None:
    """Without its settings or its vocabulary there is no dossier; the records are read all the same, and their mistakes told."""
    files = small.changed(NORTHLAND, "kind: state", "kidn: state")
    del files[name]
    dossier, found = decode(files)
    assert dossier is None
    assert [(problem.place.path, problem.code) for problem in sorted(found)] == [
        ("briefings/actors/northland.yml", "unknown-field"),
        (f"briefings/{name}", "missing-file"),
    ]
    hint = sorted(found)[-1].hint.removeprefix("`briefings init` in an empty folder creates one to start from; ")
    assert hint.startswith("its fields are format, title, subtitle, as_of" if name == SETTINGS else "its fields are actor_kinds,")


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
    assert found[0].hint == "create it again: briefings add-source FILE --id gazette-2024-05"
    assert "no-evidence" not in small.codes(files)


def test_file_of_settings_is_read_once() -> None:
    """Each file is read once: its document is at hand for the place of a later problem."""
    dossier = small.dossier()
    assert sorted(dossier.documents) == sorted(f"briefings/{path}" for path in small.files() if path.endswith(".yml"))


def test_records_are_in_the_order_of_their_ids() -> None:
    """Records are in the order of their ids, so that `us` comes before `us-japan` whatever their files' order."""
    files = {**small.files(), "actors/lena.yml": b"name: Le Na\nkind: person\n", "actors/lena-b.yml": b"name: Le Nab\nkind: person\n"}
    dossier = small.dossier(files)
    assert list(dossier.actors) == ["harbour-union", "lena", "lena-b", "lena-vos", "northland", "olga-brandt", "southmark"]
    assert list(dossier.sources) == ["gazette-2024-05", "herald-2024-03"]


@functools.cache
def in_order() -> dict[str, bytes]:
    """What is generated of the small dossier as its files are."""
    return generate(small.dossier())


@given(st.permutations(sorted(small.files())))
@settings(max_examples=15)
def test_order_of_files_does_not_matter(order: list[str]) -> None:
    """Files read in any order give the same dossier, in the same order, and the same pages."""
    files = small.files()
    shuffled = small.dossier({path: files[path] for path in order})
    assert contents(shuffled) == contents(small.dossier(files))
    assert generate(shuffled) == in_order()


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
def test_any_bytes_are_read_or_reported(path: str, position: int, inserted: bytes) -> None:
    """Whatever bytes a file holds, it is read or its problem is told; decoding never fails."""
    files = small.files()
    files[path] = files[path][:position] + inserted + files[path][position:]
    dossier, found = decode(files)
    assert dossier is not None or found
    assert all(problem.place.path.startswith("briefings/") for problem in found)


#: Every model that records are made of.
MODELS = [
    found
    for module in (records_schema, records_dossier, records_settings, records_sources)
    for _, found in inspect.getmembers(module, inspect.isclass)
    if issubclass(found, BaseModel) and found.__module__ == module.__name__
]


@each("found", MODELS, ids=lambda found: found.__name__)
def test_every_field_is_described(found: type[BaseModel]) -> None:
    """Each field that an editor writes says what it is for: the handbook and the hints print it."""
    bare = [name for name, info in found.model_fields.items() if not info.json_schema_extra and not (info.description or "").strip()]
    assert bare == []


@each("found", MODELS, ids=lambda found: found.__name__)
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


def test_claim_names_its_speakers_once() -> None:
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
