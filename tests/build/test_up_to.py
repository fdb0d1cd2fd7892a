"""`--up-to`: what is marked higher is in no byte of the site, of its briefs and of its data; nor is what names it or rests on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.briefs.book import Choice
from generator.build import gates, publish
from generator.pages.site import generate
from generator.preview.workers import PageWorker
from generator.project import files
from generator.records import release
from generator.records.dossier import Dossier
from generator.records.release import ReleaseError
from tests.support import builds, pdfs, projects, secrets, small


def published(folder: Path, dossier: Dossier) -> dict[str, bytes]:
    """The files of the site of a dossier, with its briefs."""
    printed = pdfs.whole(pdfs.printed(dossier, chosen=Choice()))
    builds.project(folder, secrets.files())
    files.write_generated(folder / "docs", {**generate(dossier, printed.offered()), **printed.files()})
    publish.build(
        folder, folder / "site", generate=lambda: publish.Generated(dossier.settings.as_of.upper.date, lambda: gates.literal_texts(dossier))
    )
    return publish.contents(folder / "site")


def test_nothing_that_is_marked_higher_is_published(tmp_path: Path) -> None:
    """Names, aliases, ids, texts, notes, judgements, changes, kinds, topics and sources that are marked are in no file, however it is packed."""
    whole = small.dossier(secrets.files())
    released = release.up_to(whole, "TLP:GREEN")
    site = published(tmp_path, released)
    assert secrets.told(site) == {}
    assert {path for path in site if path.endswith(".pdf")} >= {"briefs/southmark.pdf", "briefs/book.pdf"}
    assert [claim.id for claim in released.actors["southmark"].claims] == ["lost-passengers", "second-ship", "thanked", "stays"]
    assert [item.id for item in released.actors["southmark"].judgements] == ["open"]
    assert released.relationships.keys() == {"northland--southmark", "harbour-union--southmark"}
    assert [kind.kind for kind in released.relationships["harbour-union--southmark"].kinds] == ["supply"]
    assert [change.change for change in released.actors["southmark"].history] == ["An open change."]
    assert [gap.text for gap in released.settings.gaps] == ["No article says what a ship costs."]
    assert "Southmark stays on." in site["actors/southmark/index.html"].decode()


def test_the_search_for_it_finds_it(tmp_path: Path) -> None:
    """The same search in the whole dossier finds each of the words, so that finding nothing says something."""
    whole = small.dossier(secrets.files())
    found = secrets.told(generate(whole))
    printed = pdfs.whole(pdfs.printed(whole, ids=("southmark", "zqxw-agent"))).files()
    written = {
        word.casefold()
        for path, content in secrets.files().items()
        if not path.endswith(".evidence")
        for word in re.findall(r"(?i)zqxw\w*", content.decode(errors="replace"))
    }
    not_shown = {"zqxwgone"}
    assert written - {word for words in found.values() for word in words} <= not_shown
    assert all("zqxwmarked" in words for path, words in secrets.told(printed).items() if "southmark" in path)
    assert {path for path in found if "zqxw" in path} >= {"actors/zqxw-agent.md", "actors/zqxw-former.md", "data/records/zqxw-source.json"}


def test_a_name_that_stays_is_refused() -> None:
    """A text that nobody marked and that has the name of a record that is left out stops the release: it would give it away."""
    given = secrets.files()
    given["actors/northland.yml"] += (
        b"judgements:\n  - {id: plain, text: It knows ZQXWNAME PERSON., based_on: [paid-for-pier, southmark/stays], confidence: low}\n"
    )
    with pytest.raises(ReleaseError) as refused:
        release.up_to(small.dossier(given), "TLP:GREEN")
    assert str(refused.value) == (
        "briefings/actors/northland.yml: judgements 'plain': text has the name “ZQXWNAME PERSON” of something that is left out; "
        "mark it as well, or write it without the name"
    )
    assert release.up_to(small.dossier(given), "TLP:RED").actors.keys() >= {"zqxw-agent", "northland"}


def test_what_a_marked_data_set_has_is_left_out() -> None:
    """A kind that it alone has, and the relationship of which nothing else remains; of an actor, the row and the reference, not the actor."""
    source = (
        "publisher: {0}\npublished: 2024\ndescribes: {0}\nnature: document\nreliability: {{grade: F, why: Not read.}}\nevidence: none\n"
    )
    given = {
        **small.files(),
        "sources/open-list.yml": source.format("Open List").encode(),
        "sources/closed-list.yml": (source.format("Closed List") + "marking: TLP:RED\n").encode(),
        "actors/grey-heron.yml": b"name: Grey Heron\nkind: organisation\nrecorded:\n"
        b"  - {source: closed-list, row: '1'}\n  - {source: open-list, row: '2', references: [closed-list]}\n",
        "relationships/grey-heron--northland.yml": b"parties: [grey-heron, northland]\n"
        b"kinds: [{kind: dispute, recorded: {source: closed-list, row: '3'}}]\n",
        "relationships/grey-heron--southmark.yml": b"parties: [grey-heron, southmark]\nkinds:\n"
        b"  - {kind: dispute, recorded: {source: open-list, row: '4', references: [closed-list]}}\n",
    }
    assert small.problems(given) == []
    left = release.up_to(small.dossier(given), "TLP:GREEN")
    assert [(row.row, row.references) for row in left.actors["grey-heron"].recorded] == [("2", ())]
    assert {id for id in left.relationships if "heron" in id} == {"grey-heron--southmark"}
    (kind,) = left.relationships["grey-heron--southmark"].kinds
    assert kind.recorded is not None
    assert kind.recorded.references == ()


@pytest.mark.parametrize(
    ("marking", "why"),
    [("TLP:AMBER", "TLP:AMBER, which is higher than TLP:GREEN"), ("Board only", "Board only, which has no place in the order of TLP")],
)
def test_a_dossier_that_is_marked_higher_has_nothing_to_release(marking: str, why: str) -> None:
    """Its title and its scope are marked like all of it."""
    given = small.changed("dossier.yml", "publisher: The tests", f"publisher: The tests\nmarking: {marking}")
    with pytest.raises(ReleaseError, match=f"^briefings/dossier.yml marks the whole dossier {re.escape(why)}$"):
        release.up_to(small.dossier(given), "TLP:GREEN")


def test_the_commands_leave_it_out(tmp_path: Path) -> None:
    """`generate`, `brief` and `book` take the option in any letters; what was generated before without it is removed."""
    given = small.changed("actors/olga-brandt.yml", "kind: person", "kind: person\nmarking: TLP:AMBER")
    home = builds.project(tmp_path, given)
    assert projects.run(home, "generate").exit_code == 0
    assert (home / "docs/actors/olga-brandt.md").is_file()
    done = projects.run(home, "generate", "--up-to", "tlp:green")
    assert (done.exit_code, done.output.splitlines()[0][:23]) == (0, "6 claims in 5 records; ")
    pages = {path: path.read_bytes() for path in (home / "docs").rglob("*") if path.is_file()}
    of_examples = home / "docs/rules/index.md"  # whose invented dossier is the same
    assert [path for path, content in pages.items() if path != of_examples and (b"Brandt" in content or b"olga" in content)] == []
    done = projects.run(home, "brief", "olga-brandt", "--up-to", "TLP:GREEN")
    assert done.exit_code == 2
    assert "unknown record 'olga-brandt'" in done.output
    assert projects.run(home, "book", "--up-to", "TLP:AMBER", "--actors", "olga-brandt").exit_code == 0


def test_the_preview_leaves_it_out(tmp_path: Path) -> None:
    """`serve --up-to` shows what would be published: no page names what is marked higher; without the option all of it is there."""
    given = small.changed("actors/olga-brandt.yml", "kind: person", "kind: person\nmarking: TLP:AMBER")
    home = builds.project(tmp_path, given)
    for most, wanted in (("TLP:GREEN", False), ("", True)):
        worker = PageWorker(str(home), most)
        assert worker.load({}).problems == ()
        named = {path for path, content in worker.drafts.texts.items() if b"Brandt" in content and path != "rules/index.md"}
        assert ("actors/olga-brandt.md" in named) is wanted
        assert bool(named) is wanted


def test_the_preview_says_why_nothing_can_be_shown(tmp_path: Path) -> None:
    """A text that names what is left out is a problem of the preview as it is one of the build."""
    given = small.changed("actors/olga-brandt.yml", "kind: person", "kind: person\nmarking: TLP:AMBER")
    given["dossier.yml"] = given["dossier.yml"].replace(b"Two invented articles about a ferry.", b"What Olga Brandt says about a ferry.")
    loaded = PageWorker(str(builds.project(tmp_path, given)), "TLP:GREEN").load({})
    assert [problem.partition(" of something")[0] for problem in loaded.problems] == [
        "briefings/dossier.yml: scope has the name “Olga Brandt”"
    ]
