"""Files of an older format: what changes, what does not, and what a step can do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import pytest

from generator.editing.edits import Edit, Layout
from generator.editing.migrations import Found, Migration, MigrationError, migrate
from generator.records import edition_chain
from generator.records.formats import NEWEST
from generator.text.yaml import Document
from generator.views.snapshot import digest
from tests.support import full, small
from tests.support.fields import FERRY
from tests.support.rows import each

SETTINGS = "dossier.yml"
TOP = "format: 2\n"


def migrated(settings: str) -> str:
    """A `dossier.yml` as it is after migrating."""
    files = {**small.files(), SETTINGS: settings.encode()}
    content = migrate(small.dossier(files), files).files.get(f"briefings/{SETTINGS}")
    return content.decode() if content else settings


@each(
    ("before", "after"),
    [
        pytest.param(small.DOSSIER, TOP + small.DOSSIER, id="plain"),
        pytest.param(f"# About the ferry.\n{small.DOSSIER}", f"{TOP}# About the ferry.\n{small.DOSSIER}", id="comment"),
        pytest.param(
            f"# yaml-language-server: $schema=s.json\n# A title.\n{small.DOSSIER}",
            f"# yaml-language-server: $schema=s.json\n{TOP}# A title.\n{small.DOSSIER}",
            id="comment for editors",
        ),
        pytest.param(f"---\n{small.DOSSIER}...\n", f"---\n{TOP}{small.DOSSIER}...\n", id="document marks"),
        pytest.param(f"format: 1 # old\n{small.DOSSIER}", f"format: 2 # old\n{small.DOSSIER}", id="number"),
        pytest.param(f"{small.DOSSIER}format: '1'\n", f"{small.DOSSIER}format: '2'\n", id="number further down"),
        pytest.param(small.DOSSIER.replace("\n", "\r\n"), (TOP + small.DOSSIER).replace("\n", "\r\n"), id="line ends"),
        pytest.param("\ufeff" + small.DOSSIER, "\ufeff" + TOP + small.DOSSIER, id="byte order mark"),
        pytest.param(small.DOSSIER.rstrip("\n"), TOP + small.DOSSIER.rstrip("\n"), id="no last line end"),
        pytest.param(
            re.sub("(?m)^", "  ", small.DOSSIER).rstrip(" "), re.sub("(?m)^", "  ", TOP + small.DOSSIER).rstrip(" "), id="indented"
        ),
    ],
)
def test_the_format_is_the_only_change(before: str, after: str) -> None:
    """The number is above the first field and its comments, below a comment for programs; every other byte is the same."""
    assert migrated(before) == after
    assert migrated(after) == after


def test_a_dossier_in_braces() -> None:
    """A whole file in braces gets the number as its first entry."""
    before = (
        '{title: T, subtitle: S s, as_of: 2024-05-03, scope: Sc, publisher: P, introduction: {text: "[[northland]].", '
        "based_on: [northland--southmark/no-deal]}}\n"
    )
    assert migrated(before) == before.replace("{title", "{format: 2, title")


@pytest.mark.parametrize("files", [small.files(), full.files()], ids=["small", "full"])
def test_nothing_is_lost(files: dict[str, bytes]) -> None:
    """The migrated records say what they said, and no other file changes."""
    dossier = small.dossier(files)
    migration = migrate(dossier, files)
    assert list(migration.files) == [f"briefings/{SETTINGS}"]
    changed = {path.removeprefix("briefings/"): content for path, content in migration.files.items() if content is not None}
    after = small.dossier({**files, **changed})
    assert (dossier.settings.format, after.settings.format) == (1, NEWEST)
    assert digest(after) == digest(dossier)


def test_editions_of_older_versions_become_what_changed() -> None:
    """Each edition is written as what changed since the one before; it says the same, and differs from today in the same."""
    old = digest(small.dossier()).as_known_to(1)
    later = digest(small.dossier(small.changed(FERRY, "five ships", "four ships"))).model_copy(update={"as_of": "2024-05-04"})
    editions = {"2024-05": old.model_copy(update={"form": 1}), "2024-06": later}
    files = {f"editions/{name}.json": json.dumps(said.model_dump(exclude_defaults=True)).encode() for name, said in editions.items()}
    before = small.dossier({**small.files(), **files})
    migration = migrate(before, {**small.files(), **files})
    assert sorted(migration.files) == [f"briefings/{SETTINGS}", "briefings/editions/2024-05.json", "briefings/editions/2024-06.json"]
    changed = {path.removeprefix("briefings/"): content for path, content in migration.files.items() if content is not None}
    after = small.dossier({**small.files(), **changed})
    assert dict(edition_chain.contents(after.editions)) == dict(edition_chain.contents(before.editions)) == editions
    assert list(after.editions["2024-06"].records) == []
    assert len(changed["editions/2024-06.json"]) < len(changed["editions/2024-05.json"]) / 2
    assert migrate(after, {**small.files(), **changed}).files == {}


def _step(new: str) -> Migration:
    """The result of a step that writes `new` for the name of an actor, and offers something for another."""

    def step(documents: Mapping[str, Document]) -> Iterator[Found]:
        document = documents["briefings/actors/lena-vos.yml"]
        start, end = Layout(document).word(("name",))
        yield Found(document.place(("name",)), "a name", (Edit(start, end, new),))
        yield Found(document.place(("kind",)), "something to decide")

    return migrate(small.dossier(), small.files(), {2: (step,)})


def test_steps_change_files_and_offer_what_only_an_editor_can_decide() -> None:
    """What a step found comes before the number of its format; a remark changes nothing."""
    migration = _step('"Lena Vos"')
    assert [(one.place.path, one.place.line, one.said) for one in migration.changed] == [
        ("briefings/actors/lena-vos.yml", 1, "a name"),
        ("briefings/dossier.yml", 1, "format: 2"),
    ]
    assert [one.said for one in migration.offered] == ["something to decide"]
    assert b'name: "Lena Vos"\n' in (migration.files["briefings/actors/lena-vos.yml"] or b"")


def test_a_step_that_changes_the_meaning_is_refused() -> None:
    """The safety net below every step: the records must mean the same afterwards."""
    with pytest.raises(MigrationError, match="not have the same meaning"):
        _step("Lena Voss")


def test_a_name_with_words_in_brackets_is_offered_a_qualifier() -> None:
    """Only an editor knows whose words they are; nothing is changed."""
    files = {**small.files(), "actors/lena-vos.yml": small.LENA_VOS.replace("name: Lena Vos", "name: Lena Vos (envoy)").encode()}
    migration = migrate(small.dossier(files), files)
    assert [one.said for one in migration.offered] == ["if “envoy” is ours, write name: Lena Vos and qualifier: envoy"]
    assert list(migration.files) == [f"briefings/{SETTINGS}"]
