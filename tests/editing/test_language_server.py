"""What an editor offers, explains and underlines in the files of a dossier: yaml-language-server, with the repository's settings and schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.editing import descriptions, scaffold
from generator.project import files
from generator.records.decode import decode
from generator.system import atomic
from generator.text.dates import EXAMPLES
from tests.support import full, small
from tests.support.language_server import Editor, editor
from tests.support.repository import ROOT
from tests.support.rows import each

FERRY, NORTHLAND, HERALD = "relationships/northland--southmark.yml", "actors/northland.yml", "sources/herald-2024-03.yml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full dossier with its schemas."""
    folder = tmp_path_factory.mktemp("edited") / "project"
    for path, content in full.files().items():
        atomic.keep(folder / "briefings" / path, content)
    files.write(folder, files.made(folder))
    return folder


@pytest.fixture(scope="module")
def edited(project: Path) -> Iterator[Editor]:
    """An editor in that project."""
    with editor(project) as running:
        yield running


def told(found: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    """What is underlined: line and column from 0, and what is said."""
    return sorted((item["range"]["start"]["line"], item["range"]["start"]["character"], item["message"]) for item in found)


def at(text: str) -> tuple[str, int, int]:
    """A text without its mark ⟦⟧, and the line and column where that stood."""
    before, _, after = text.partition("⟦⟧")
    return before + after, before.count("\n"), len(before) - before.rfind("\n") - 1


NO_CLAIM = "Unknown claim (as of the last `briefings check`): write its id, or record/claim."
NO_ACTOR = "Unknown actor (as of the last `briefings check`)."

COMPLETED = {
    "an actor": (FERRY, "parties: [⟦⟧]\n", "lena-vos", "lena-vos", "Lena Vos"),
    "an actor, begun": (FERRY, "parties: [north⟦⟧]\n", "northland", "northland", "Northland"),
    "a speaker": (FERRY, "claims:\n  - id: ab\n    said_by:\n      - ⟦⟧\n", "harbour-union", "harbour-union", "Harbour Union"),
    "the party that acts": (FERRY, "kinds:\n  - kind: supply\n    from: ⟦⟧\n", "southmark", "southmark", "Southmark"),
    "a kind of actor": (NORTHLAND, "kind: ⟦⟧\n", "organisation", "organisation", "Organisation"),
    "a kind of relationship": (FERRY, "kinds: [⟦⟧]\n", "supply", "supply", "Supply"),
    "a topic": (FERRY, "claims:\n  - id: ab\n    topics: [⟦⟧]\n", "money", "money", "What was paid and owed."),
    "a source": (FERRY, "claims:\n  - id: ab\n    cites: [⟦⟧]\n", "gazette-2024-05#", "gazette-2024-05#${1:1}", "Gazette, 3 May 2024: Ferry runs again"),
    "a claim": (NORTHLAND, "claims:\n  - id: ab\n    differs_from: [⟦⟧]\n", "southmark/thanked", "southmark/thanked", ""),
    "a claim to conclude from": (FERRY, "judgements:\n  - id: ab\n    based_on:\n      - ⟦⟧\n", "southmark/thanked", "southmark/thanked", ""),
    "another record": (FERRY, "claims:\n  - id: ab\n    also: [⟦⟧]\n", "northland--southmark", "northland--southmark", "Northland and Southmark"),
    "a term": (FERRY, "judgements:\n  - id: ab\n    likelihood: ⟦⟧\n", "unlikely", "unlikely", "20–45 %"),
    "a rule": (FERRY, "claims:\n  - id: ab\n    waive:\n      - rule: ⟦⟧\n", "ungrounded-name", "ungrounded-name", ""),
    "a word of a choice": (HERALD, "nature: ⟦⟧\n", "interview", "interview", "The type of text."),
    "a field": (HERALD, "publisher: x\npub⟦⟧\n", "published", "published: ${1:2024-03-15}", "The day it appeared; left out if nothing shows it."),
    "a claim with all it needs": (NORTHLAND, "cla⟦⟧\n", "claims", "claims:\n  - id: $1\n    text: $2\n    type: $3\n    cites:\n      - ${4}", "What the sources say."),
}  # fmt: skip


@each("case", COMPLETED)
def test_what_is_known_is_completed(project: Path, edited: Editor, case: str) -> None:
    """Ids, words and fields are offered where they can stand, each with what it means; a field with the fields that it requires."""
    name, marked, label, inserted, said = COMPLETED[case]
    text, line, column = at(marked)
    shown = (project / "briefings" / name).with_stem(f"completed-{case}")
    edited.show(shown, text)
    item = edited.completions(shown, line, column)[label]
    about = item.get("documentation") or ""
    assert (item["insertText"].rstrip(" "), about["value"] if isinstance(about, dict) else about) == (inserted.rstrip(" "), said)


def test_a_text_is_not_offered_as_true_or_false(project: Path, edited: Editor) -> None:
    """Where a text is wanted nothing but its example is offered, and where a choice is, its words alone."""
    path = (project / "briefings" / NORTHLAND).with_stem("offered")
    text, line, column = at("name: ⟦⟧\n")
    edited.show(path, text)
    assert list(edited.completions(path, line, column)) == ["Lena Vos"]
    text, line, column = at("brief: ⟦⟧\n")
    edited.show(path, text)
    assert set(edited.completions(path, line, column)) == {"true", "false"}


def test_the_example_of_a_field_is_not_offered_for_what_is_known(project: Path, edited: Editor) -> None:
    """Where something of the dossier is named, what the dossier has is offered, and nothing that only an example has."""
    path = (project / "briefings" / FERRY).with_stem("named")
    text, line, column = at("claims:\n  - id: ab\n    speaker_at: ⟦⟧\n")
    edited.show(path, text)
    assert set(edited.completions(path, line, column)) == {
        *(f"{Path(source).stem}#" for source in full.files() if source.endswith(".evidence")),
        "league-register",
    }


HOVERED = {
    "a field of the file": (FERRY, "par⟦⟧ties: [northland, southmark]\n", "#### Parties\n\nThe two actors; either may be a bloc.\n\nExample:"),
    "a field of a part": (FERRY, "claims:\n  - id: ab\n    wh⟦⟧en: 2024\n", "#### When\n\nWhen it happened: its place in the timeline.\n\nExample:\n\n```yaml\n2024-03\n"),
    "a value that is known": (FERRY, "parties: [north⟦⟧land, southmark]\n", "* `northland`: Northland\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOVERED)
def test_what_a_field_is_for_is_shown_above_it(project: Path, edited: Editor, case: str) -> None:
    """Where the pointer rests on a field stands its description with an example, on a value what it names."""
    path, marked, said = HOVERED[case]
    text, line, column = at(marked)
    shown = (project / "briefings" / path).with_stem(f"hovered-{case}")
    edited.show(shown, text)
    assert said in edited.hover(shown, line, column)


WRONG = {
    "a key": (NORTHLAND, "name: A\nkind: state\n⟦⟧titel: B\n", "Property titel is not allowed."),
    "a key of a part": (FERRY, "parties: [northland, southmark]\nkinds: [dispute]\ntrend: {direction: closer, based_on: [opened], ⟦⟧becuase: x}\n", "Property becuase is not allowed."),
    "a missing field": (NORTHLAND, "⟦⟧name: A\n", 'Missing property "kind".'),
    "an actor": (FERRY, "parties: [northland, ⟦⟧southmrak]\nkinds: [dispute]\n", NO_ACTOR),
    "a speaker among several": (FERRY, "parties: [northland, southmark]\nkinds: [dispute]\nclaims: [{id: ab, text: x x, type: plan, cites: [herald-2024-03#3], said_by: [[lena-vos, ⟦⟧lena]]}]\n", NO_ACTOR),
    "a claim of another": (FERRY, "parties: [northland, southmark]\nkinds: [dispute]\ntrend: {direction: closer, based_on: [⟦⟧southmark/thankde]}\n", NO_CLAIM),
    "a source": (FERRY, "parties: [northland, southmark]\nkinds: [dispute]\nclaims: [{id: ab, text: x x, type: plan, cites: [⟦⟧herald#3]}]\n", "Unknown source or paragraph (as of the last `briefings check`): write source#paragraph, or source#14-16; or a page, turn, row or time: source#p12.3."),
    "a topic": (FERRY, "parties: [northland, southmark]\nkinds: [dispute]\nclaims: [{id: ab, text: x x, type: plan, cites: [herald-2024-03#3], topics: [⟦⟧fery]}]\n", "Unknown topic (as of the last `briefings check`)."),
    "a date": (HERALD, "publisher: A\npublished: ⟦⟧15 March 2024\nheadline: H\nnature: report\nreliability: {grade: B, why: It is so.}\n", f"Write {EXAMPLES}."),
    "a date without dashes": (HERALD, "publisher: A\npublished: ⟦⟧20240315\nheadline: H\nnature: report\nreliability: {grade: B, why: It is so.}\n", "Value is above the maximum of 9999."),
    "a word of a choice": (HERALD, "publisher: A\npublished: 2024\nheadline: H\nnature: ⟦⟧repotr\nreliability: {grade: B, why: It is so.}\n", 'Value is not accepted. Valid values: "report", "reprint", "analysis", "interview", "document".'),
    "an id": (NORTHLAND, "name: A\nkind: state\nclaims: [{id: ⟦⟧Not An Id, text: x x, type: plan, cites: [herald-2024-03#3]}]\n", "Not a valid id: use lower-case letters, digits and single dashes, beginning with a letter."),
    "true or false": (NORTHLAND, "name: A\nkind: state\nbrief: ⟦⟧maybe\n", "Write true or false."),
    "no value": (NORTHLAND, "name: A\nkind: state\nsort_as:⟦⟧\n", 'Incorrect type. Expected "string".'),
    "a list for a text": (NORTHLAND, "name: ⟦⟧[A, B]\nkind: state\n", 'Incorrect type. Expected "string".'),
    "a key of the vocabulary": ("vocabulary.yml", "actor_kinds: {state: {label: S, plural: S}}\nrelationship_kinds: {}\ntopics: {⟦⟧No Topic: {label: A, about: B b}}\n", "Property No Topic is not allowed."),
    "an address": ("dossier.yml", "title: A\nsubtitle: B\nas_of: 2024\nscope: C c\nintroduction: {text: D d, based_on: [northland/paid-for-pier]}\npublisher: E\nsite_url: ⟦⟧ferry.example\n", "Write an address that starts with https:// and has no spaces."),
}  # fmt: skip


@pytest.fixture(scope="module")
def underlined(project: Path, edited: Editor) -> dict[str, list[tuple[int, int, str]]]:
    """What is underlined in each wrong file; all are open at once, as the server waits a little before it looks at one."""
    shown = {case: project / "briefings" / name for case, (name, *_) in WRONG.items()}
    shown = {case: path.with_stem(f"wrong-{case}") if path.parent.name != "briefings" else path for case, path in shown.items()}
    for case, path in shown.items():
        edited.show(path, at(WRONG[case][1])[0])
    return {case: told(edited.underlined(path)) for case, path in shown.items()}


@each("case", WRONG)
def test_what_is_wrong_is_underlined_at_its_place(underlined: dict[str, list[tuple[int, int, str]]], case: str) -> None:
    """One mistake: one underlining, where the mistake stands, in words."""
    path, marked, said = WRONG[case]
    text, line, column = at(marked)
    assert underlined[case] == [(line, column, said)]
    assert small.problems({**small.files(), path: text.encode()}) != []


#: What an editor's YAML takes for a number, true or false, and ours for the text that it is.
PLAIN = {
    NORTHLAND: "name: 2024\nsort_as: 1.10\naliases: [true, 007, 0x1F, .inf, no, 12e3, -1]\nkind: state\nbrief: No\nnative_names: {no: 1}\n"
    "claims:\n  - {id: true, text: 20, type: plan, when: 2024, cites: [herald-2024-03#3], key: yes}\n"
    "  - {id: 'on', text: false, type: plan, when: 2024-05, said_when: 2023-07?, cites: [herald-2024-03#3-4], key: 1}\n"
    "  - id: ab\n    text: >-\n      A text\n      of two lines.\n    type: plan\n    when: '[2024-03-01..2024-03-03]'\n    cites: [gazette-2024-05#1]\n    key: 'false'\n",
    HERALD: "publisher: 24\npublished: 2024-03-15\nheadline: NO\nlanguage: no\nnature: report\nurl: HTTPS://herald.example/a?b=c#d\n"
    "reliability: {grade: B, why: 12.5}\nunused: [{paragraphs: 3, why: 42}, {paragraphs: 1-2, why: true}]\n",
    "vocabulary.yml": "actor_kinds: {state: {label: 1, plural: 2, group: off}}\nrelationship_kinds: {}\n"
    "topics: {true: {label: 1, about: 22}}\nabbreviations: {ÖVP: Partei, A1: 3}\n",
}  # fmt: skip


@pytest.mark.parametrize("path", PLAIN)
def test_what_is_right_is_not_underlined(project: Path, edited: Editor, path: str) -> None:
    """A value that an editor's YAML takes for a number or a boolean is a text to ours, and stays without a mark."""
    assert edited.open(project / "briefings" / path, PLAIN[path]) == []
    files = {name: content for name, content in small.files().items() if name != path.replace(".yml", ".evidence")}
    assert decode({**files, path: PLAIN[path].encode()})[1] == []


def test_every_field_may_be_unquoted(project: Path, edited: Editor) -> None:
    """No file of the dossier in which every field is filled has an underlining."""
    shown = [project / "briefings" / path for path in full.files() if path.endswith(".yml")]
    for file in shown:
        edited.show(file, full.files()[file.relative_to(project / "briefings").as_posix()].decode())
    assert {file.name: told(found) for file in shown if (found := edited.underlined(file))} == {}


def test_our_own_dossier_has_nothing_underlined() -> None:
    """No file of this repository's dossier has an underlining, with the schemas and the companion that are committed."""
    with editor(ROOT) as running:
        shown = sorted((ROOT / "briefings").rglob("*.yml"))
        assert len(shown) > 60
        for file in shown:
            running.show(file)
        assert {file.name: told(found) for file in shown if (found := running.underlined(file))} == {}
        assert told(running.open(shown[0], "nope: 1\n"))[-1][2] == "Property nope is not allowed."


def test_an_actor_that_is_new_is_right_as_soon_as_it_is_checked(project: Path, edited: Editor) -> None:
    """An id that is not known yet is underlined; once its file is there and the records were read, it is not, in files that are open."""
    shown = (project / "briefings" / FERRY).with_stem("of-a-new-actor")
    assert [said for _, _, said in told(edited.open(shown, "parties: [northland, eastmark]\nkinds: [dispute]\n"))] == [NO_ACTOR]
    atomic.keep(project / "briefings" / "actors" / "eastmark.yml", b"name: [\n")
    files.write(project, files.made(project))
    edited.changed(project / "schema" / "known.json")
    assert edited.underlined(shown) == []


def test_a_comment_gives_a_file_its_schema_if_no_settings_do(project: Path, edited: Editor) -> None:
    """Where no settings name a schema, the first line of a new file leads to it, and that to the companion."""
    new = scaffold.actor_text("westmark", "Westmark", "state", [], group=False, shown=scaffold.Example())
    shown = project / "elsewhere" / "actors" / "westmark.yml"
    assert edited.open(shown, new) == []
    assert [said for _, _, said in told(edited.open(shown, new.replace("kind: state", "kind: sttae")))] == [
        "Unknown kind of actor (as of the last `briefings check`)."
    ]


def test_without_its_companion_an_editor_says_what_is_missing(tmp_path: Path) -> None:
    """The companion is committed, as an editor can do nothing without it: the one thing it says then is which file it misses."""
    atomic.keep(tmp_path / "briefings" / NORTHLAND, small.files()[NORTHLAND])
    files.write(tmp_path, descriptions.files())
    with editor(tmp_path) as running:
        said = told(running.open(tmp_path / "briefings" / NORTHLAND))
    assert len(said) == 1
    assert "Unable to load schema" in said[0][2]
    assert "schema/known.json" in said[0][2]


def test_the_server_is_pinned_with_its_digests() -> None:
    """What npm installs is named to the version, each package with its digest, and no host to fetch it from."""
    lock = (ROOT / "tests" / "editor" / "package-lock.json").read_text(encoding="utf-8")
    assert re.findall(r'"resolved"|"https?://(?!github\.com/|opencollective\.com/|json-schema)[^"]*"', lock) == []
    assert lock.count('"node_modules/') == lock.count('"integrity": "sha512-')
