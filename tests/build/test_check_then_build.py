"""What the check accepts, the build accepts: random dossiers, and articles, actors and topics that have one name.

`python -m tests.support.quick_engine EXAMPLES SEED` tries as many random dossiers as one likes.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from generator.build import gates
from generator.pages.site import generate
from generator.pages.titles import SECTIONS
from generator.records.decode import decode
from tests.support import builds, quick_engine, small
from tests.support.fields import GAZETTE, HERALD, VOCABULARY
from tests.support.random_dossiers import dossiers

#: An article that its outlet printed on the same day under the same headline as another.
TWIN = small.HERALD_SOURCE.replace("authors: [Ines Okafor]\n", "").replace(
    "  - {paragraphs: 1-2, why: The headline and the author's name.}", "  - {paragraphs: 1-8, why: None of it is used.}"
)
#: An actor with the name of a section, a topic with the label of another, and ids that are anchors and folders elsewhere.
NAMESAKES = {
    "sources/herald-2024-03-b.yml": TWIN.encode(),
    "sources/herald-2024-03-b.evidence": small.files()["sources/herald-2024-03.evidence"],
    **{
        f"actors/{id}.yml": f"name: {name}\nkind: bloc\n".encode()
        for id, name in (("data", "Data"), ("changes", "Changes"), ("hb", "Handbook"))
    },
    "actors/money.yml": b'name: "Money (topic)"\nkind: bloc\n',
    VOCABULARY: small.VOCABULARY.replace(
        "  money:", "  none: {label: Ferry, about: 'None of {{ it }} is [[left]].'}\n  sources: {label: money, about: Sums.}\n  money:"
    ).encode(),
    GAZETTE: small.GAZETTE_SOURCE.replace("Ferry runs again", "'None of {: it }'").encode(),
}


@pytest.mark.threat("f44")
def test_what_passes_the_check_passes_the_gates() -> None:
    """Whatever the texts and ids are: if the check has no problem, the pages are generated, and no gate finds a fault."""
    passed = []

    @settings(max_examples=10)
    @given(dossiers())
    def holds(files: dict[str, bytes]) -> None:
        faults = quick_engine.faults(files)
        assert not faults
        passed.append(faults is not None)

    holds()
    assert any(passed)


@pytest.mark.threat("f44")
def test_pages_of_one_name_have_different_titles() -> None:
    """Articles of one outlet, headline and day, an actor called Data, and topics of one label: each page has a title of its own."""
    files = {**small.files(), **NAMESAKES}
    assert small.problems(files) == []
    assert quick_engine.faults(files) == []
    dossier, _ = decode(files)
    assert dossier is not None
    titles = {
        path: quick_engine.title(content) for path, content in generate(dossier, authored=["Handbook"]).items() if path.endswith(".md")
    }
    assert titles["actors/data.md"] == "Data (Bloc)"
    assert titles["actors/changes.md"] == "Changes (Bloc)"
    assert titles["actors/hb.md"] == "Handbook (Bloc)"
    assert titles["sources/herald-2024-03.md"] == "Harbour talks end without a deal (Alder Herald, 15 March 2024, herald-2024-03)"
    assert titles["sources/herald-2024-03-b.md"] == "Harbour talks end without a deal (Alder Herald, 15 March 2024, herald-2024-03-b)"
    assert [titles[f"topics/{id}.md"] for id in ("ferry", "none", "sources", "money")] == [
        "Ferry (topic, ferry)", "Ferry (topic, none)", "money (topic, sources)", "Money (topic, money)",
    ]  # fmt: skip
    assert titles["actors/money.md"] == "Money (topic) (Bloc)"
    assert titles["actors/northland.md"] == "Northland"


@pytest.mark.threat("f44")
def test_the_list_of_sections_is_complete() -> None:
    """Every page that is not of a record or a topic has a title that no record takes."""
    pages = {path: content for path, content in generate(small.dossier()).items() if path.endswith("index.md")}
    assert {quick_engine.title(content) for content in pages.values()} - {""} <= set(SECTIONS)


@pytest.mark.threat("f44")
def test_the_engine_builds_it(tmp_path: Path) -> None:
    """The engine and the gates accept such a dossier, with a handwritten page whose title an actor has for a name."""
    files = {**small.files(), **NAMESAKES}
    done = builds.run(builds.project(tmp_path, files), "build", "--no-briefs")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.threat("f44")
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (VOCABULARY, "about: What was paid and owed.", "about: None of NATO's money."),
        (VOCABULARY, "label: State,", "label: 'None {',"),
        (HERALD, "nature: report", "nature: report\nagency: '{'"),
        ("dossier.yml", "publisher: The tests", "publisher: TODO"),
        ("actors/harbour-union.yml", "kind: organisation", "kind: organisation\nsort_as: 'Union, [['"),
    ],
)
def test_texts_that_look_like_leftovers_are_known_in_every_form(path: str, old: str, new: str) -> None:
    """A text that looks like markup or a value of the program is no leftover where short forms split it or other words are beside it."""
    files = small.changed(path, old, new)
    files[VOCABULARY] += b"abbreviations: {NATO: None Other, OR: Other}\n"
    assert quick_engine.faults(files) == []


def test_a_leftover_beside_such_a_text_is_still_found() -> None:
    """Only the texts of the records are known: the same words elsewhere are leftovers."""
    files = small.changed(VOCABULARY, "about: What was paid and owed.", "about: 'Nothing {{ but }} money.'")
    dossier = small.dossier(files)
    site = quick_engine.site(
        {**generate(dossier), "actors/lena-vos.md": b"---\ntitle: Lena Vos\n---\n# Lena Vos {: #Top }\n\n{{ page }}\n"}, dossier
    )
    found = gates.inspect_site(site, gates.literal_texts(dossier))
    assert [(fault.path, fault.gate) for fault in found if fault.gate == "leftover"] == [("actors/lena-vos/index.html", "leftover")] * 2
