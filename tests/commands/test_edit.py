"""The commands that edit files in place: what they write, what they say, and how they end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.project import load
from generator.records import edition_chain
from generator.views.snapshot import digest
from tests.support import builds, full, small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path, small.files())


def run(folder: Path, *arguments: str, told: str = "") -> Result:
    """A command in a project; `told` is what somebody types."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], input=told, catch_exceptions=False)


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a project's records."""
    root = folder / "briefings"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def write(folder: Path, path: str, text: str) -> Path:
    """Write a file of records."""
    file = folder / "briefings" / path
    file.write_text(text, encoding="utf-8")
    return file


class TestFmt:
    """`fmt`: fields in order."""

    def test_records_in_order_are_left_alone(self, folder: Path) -> None:
        """Nothing to do: one line, status 0, and no file is touched."""
        before = held(folder)
        result = run(folder, "fmt", "--check")
        assert (result.exit_code, result.output) == (0, "0 of 10 files would change\n")
        assert (run(folder, "fmt").output, held(folder)) == ("0 of 10 files changed\n", before)

    def test_check_lists_the_files_that_would_change_and_writes_none(self, folder: Path) -> None:
        """The files by name, how many of how many, status 1; then they are put in order, and there is nothing to do."""
        write(folder, "actors/lena-vos.yml", "kind: person  # is\n" + small.LENA_VOS.replace("kind: person\n", ""))
        before = held(folder)
        result = run(folder, "fmt", "--check")
        assert (result.exit_code, result.output) == (1, "would change briefings/actors/lena-vos.yml\n1 of 10 files would change\n")
        assert held(folder) == before
        assert run(folder, "fmt").output == "changed briefings/actors/lena-vos.yml\n1 of 10 files changed\n"
        assert (folder / "briefings/actors/lena-vos.yml").read_text() == small.LENA_VOS.replace("person\n", "person  # is\n")
        assert run(folder, "fmt", "--check").exit_code == 0

    @pytest.mark.parametrize(("path", "number"), [("briefings/actors", 5), ("briefings/actors/lena-vos.yml", 1), ("briefings", 10)])
    def test_only_what_is_named_is_looked_at(self, folder: Path, path: str, number: int) -> None:
        """A folder stands for what it holds, a file for itself."""
        assert run(folder, "fmt", str(folder / path)).output == f"0 of {number} file{'s' if number > 1 else ''} changed\n"

    def test_what_is_not_a_record_is_rejected(self, folder: Path) -> None:
        """A path without records is a mistake, status 2."""
        result = run(folder, "fmt", str(folder / "briefings/sources/herald-2024-03.evidence"))
        assert result.exit_code == 2
        assert "contains no record files" in result.stderr

    def test_an_unreadable_file_is_reported_and_the_others_are_formatted(self, folder: Path) -> None:
        """A mistake in one file does not keep the others waiting; the problem is told, status 1."""
        write(folder, "actors/lena-vos.yml", "kind: person\nname: Lena Vos\n")
        broken = write(folder, "actors/northland.yml", "kind: state\nname: X\nname: Y\n")
        result = run(folder, "fmt")
        assert result.exit_code == 1
        assert result.output.startswith(
            "changed briefings/actors/lena-vos.yml\n1 of 10 files changed\nbriefings/actors/northland.yml:3:1: duplicate-key"
        )
        assert broken.read_text() == "kind: state\nname: X\nname: Y\n"

    def test_a_file_that_cannot_be_put_in_order_stays(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where moving would change what is said, the file is named and stays, status 1."""
        file = write(folder, "actors/lena-vos.yml", "kind: person\nname: Lena Vos\n")
        monkeypatch.setattr("generator.editing.field_order._said", id)
        result = run(folder, "fmt", str(file))
        assert result.exit_code == 1
        assert result.stderr.startswith("briefings/actors/lena-vos.yml not changed")
        assert file.read_text() == "kind: person\nname: Lena Vos\n"


class TestRename:
    """`rename`: an id changed everywhere."""

    def test_it_prints_each_file_and_the_count_of_places(self, folder: Path) -> None:
        """Every file with its places, what is called otherwise, the sum; afterwards the records have no problem."""
        result = run(folder, "rename", "harbour-union", "port-union")
        assert result.exit_code == 0
        assert result.output.splitlines() == [
            "briefings/actors/harbour-union.yml → briefings/actors/port-union.yml: 1 place",
            "briefings/actors/northland.yml: 2 places",
            "briefings/actors/southmark.yml: 1 place",
            "4 places in 3 files, 1 file renamed",
        ]
        assert run(folder, "check").exit_code == 0
        assert not (folder / "briefings/actors/harbour-union.yml").exists()

    @pytest.mark.threat("f12")
    def test_the_old_address_leads_on(self, folder: Path) -> None:
        """Built, renamed, built again: at the old address of the actor, and of its relationship, stands a page that leads to the new one."""
        for arguments in (("generate",), ("rename", "southmark", "bay-state"), ("generate",)):
            assert run(folder, *arguments).exit_code == 0
        for old, new in (("actors/southmark.md", "bay-state.md"), ("relationships/northland--southmark.md", "bay-state--northland.md")):
            page = (folder / "docs" / old).read_text(encoding="utf-8")
            assert "This page has moved to " in page
            assert new in page
        assert "southmark" not in (folder / "docs/actors/northland.md").read_text(encoding="utf-8")

    @pytest.mark.threat("f12")
    @pytest.mark.parametrize(("old", "new", "page"), [("herald-2024-03", "herald", "sources"), ("ferry", "crossing", "topics")])
    def test_the_old_address_of_a_source_and_of_a_topic_leads_on(self, folder: Path, old: str, new: str, page: str) -> None:
        """Renamed, checked, built: at the old address stands a page that leads to the new one; renamed back, the new one is gone again."""
        for arguments in (("generate",), ("rename", old, new), ("check",), ("generate",)):
            assert run(folder, *arguments).exit_code == 0
        text = (folder / "docs" / page / f"{old}.md").read_text(encoding="utf-8")
        assert "This page has moved to " in text
        assert f"../{page}/{new}.md" in text
        for arguments in (("rename", new, old), ("generate",)):
            assert run(folder, *arguments).exit_code == 0
        assert "has moved" not in (folder / "docs" / page / f"{old}.md").read_text(encoding="utf-8")
        assert not (folder / "docs" / page / f"{new}.md").exists()

    def test_a_trial_writes_nothing(self, folder: Path) -> None:
        """With --dry-run the same is told, and no file changes."""
        before = held(folder)
        result = run(folder, "rename", "southmark", "bay-state", "--dry-run")
        assert result.output.splitlines()[-1].endswith("2 files renamed; nothing was written")
        assert held(folder) == before

    def test_a_problem_elsewhere_is_in_nobodys_way(self, folder: Path) -> None:
        """What was wrong before is wrong afterwards, and nothing else is."""
        write(folder, "actors/harbour-union.yml", "name: Harbour Union\nkind: club\n")
        result = run(folder, "rename", "southmark", "bay-state")
        assert result.exit_code == 0
        assert {problem.code for problem in load.checked(folder)[1]} == {"unknown-kind"}

    def test_a_file_that_cannot_be_read_is_mended_first_if_it_may_refer_to_the_id(self, folder: Path) -> None:
        """Its references could not be changed; one that does not have the word is in nobody's way."""
        write(folder, "actors/harbour-union.yml", "name: [southmark\n")
        before = held(folder)
        result = run(folder, "rename", "southmark", "bay-state")
        assert result.exit_code == 1
        assert result.stderr == "files that may refer to it cannot be read; fix these first; nothing was written\n\n"
        assert "actors/harbour-union.yml:" in result.stdout
        assert held(folder) == before
        write(folder, "actors/harbour-union.yml", "name: [southmarks\n")
        assert run(folder, "rename", "southmark", "bay-state").exit_code == 0

    def test_what_would_leave_problems_is_not_done(self, folder: Path) -> None:
        """A relationship under another party has to be borne out by its paragraphs; where it is not, nothing is written."""
        before = held(folder)
        result = run(folder, "rename", "northland--southmark", "harbour-union--southmark")
        assert result.exit_code == 1
        assert result.stderr.startswith("after renaming, the records would have these problems; nothing was written")
        assert "ungrounded-party" in result.stdout
        assert held(folder) == before

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [(("nobody", "x-y"), "unknown id 'nobody'"), (("southmark", "\x1b[31m"), r"'\x1b[31m' is not a valid id"), (("southmark",), "Missing argument 'NEW'")],
    )  # fmt: skip
    def test_what_cannot_be_is_wrong_usage(self, folder: Path, arguments: tuple[str, ...], said: str) -> None:
        """Why, status 2; nothing of what was typed reaches the terminal raw."""
        result = run(folder, "rename", *arguments)
        assert (result.exit_code, said in result.stderr, "\x1b" in result.output) == (2, True, False)

    def test_evidence_that_is_kept_out_stays_out(self, folder: Path) -> None:
        """The repository goes on ignoring the evidence of a source, which is called otherwise now."""
        (folder / ".gitignore").write_text("/site/\n/briefings/sources/herald-2024-03.evidence\n", encoding="utf-8")
        result = run(folder, "rename", "herald-2024-03", "alder-2024-03")
        assert result.exit_code == 0
        assert (folder / ".gitignore").read_text(encoding="utf-8") == "/site/\n/briefings/sources/alder-2024-03.evidence\n"

    def test_a_word_with_several_meanings_is_disambiguated(self, folder: Path) -> None:
        """--kind says which is meant; without it the command ends with 2."""
        for path, content in held(folder).items():
            (folder / "briefings" / path).write_bytes(content.replace(b"[ferry]", b"[southmark]").replace(b"  ferry:", b"  southmark:"))
        assert "choose one with --kind" in run(folder, "rename", "southmark", "ships").stderr
        assert run(folder, "rename", "southmark", "ships", "--kind", "topic").exit_code == 0
        assert run(folder, "check").exit_code == 0

    def test_it_says_to_what_an_old_link_leads(self, tmp_path: Path) -> None:
        """Of a claim that an edition has, the note tells that the history leads on."""
        files = {**full.files(), "editions/2024-05.json": edition_chain.dumps(digest(small.dossier(full.files())))}
        result = run(builds.project(tmp_path, files), "rename", "southmark/thanked", "letter")
        assert (
            result.output.splitlines()[-1] == "note: an edition has 'thanked': the history records the new id, and the old link leads there"
        )


CLAIM = """\
  - id: five-ships-opened
    text: >-
      With five ships [[southmark]] and [[northland]] opened the line.
    type: report
    when: 2024-05-02
    cites: [gazette-2024-05#2]
    topics: [ferry]
"""
GIVEN = ("--cites", "gazette-2024-05#2", "--text", "With five ships [[southmark]] and  [[northland]] opened the line.", "--topic", "ferry")


class TestNewClaim:
    """`new claim`: a claim appended to a record."""

    def test_a_claim_is_appended_and_nothing_else_changes(self, folder: Path) -> None:
        """The claim stands below the others, in their form, with an id of its words; what the evidence knows is told."""
        result = run(folder, "new", "claim", "southmark", *GIVEN, "--when", "2024-05-02")
        assert result.exit_code == 0
        assert result.output.splitlines() == [
            "gazette-2024-05#2: paragraph 2 of 3 in Gazette, 19 words; 1 claim cites it already",
            "  names Northland (northland), Southmark (southmark)",
            "Created briefings/actors/southmark.yml:27: southmark/five-ships-opened. No problems found.",
        ]
        assert (folder / "briefings/actors/southmark.yml").read_text(encoding="utf-8") == small.SOUTHMARK + CLAIM

    def test_a_record_without_claims_gets_them(self, folder: Path) -> None:
        """The list is begun where the schema has it, and fmt has nothing to do."""
        result = run(folder, "new", "claim", "northland--southmark", *GIVEN, "--id", "again")
        assert result.exit_code == 0
        write(folder, "actors/harbour-union.yml", "name: Harbour Union\nkind: organisation\nbrief: false\n")
        assert run(folder, "new", "claim", "harbour-union", *GIVEN, "--when", "2024-05-02").exit_code == 0
        text = (folder / "briefings/actors/harbour-union.yml").read_text(encoding="utf-8")
        assert text == f"name: Harbour Union\nkind: organisation\nclaims:\n{CLAIM}brief: false\n"
        assert run(folder, "fmt", "--check").exit_code == 0

    def test_what_is_left_to_do_is_listed_and_the_file_is_unchanged(self, folder: Path) -> None:
        """A claim that does not pass is written all the same: the editor goes on from there."""
        result = run(
            folder, "new", "claim", "southmark", "--cites", "gazette-2024-05#2", "--text", "[[southmark]] sent 7 ships.", "--id", "seven"
        )
        assert result.exit_code == 0
        assert (
            "Created briefings/actors/southmark.yml:27: southmark/seven. Problems to fix:\n\nbriefings/actors/southmark.yml:29:"
            in result.output
        )
        assert ": ungrounded-number: " in result.output
        assert run(folder, "check").output.count(": ungrounded-number: ") == 1

    def test_only_what_is_new_is_reported(self, folder: Path) -> None:
        """A problem that was there before is not told again, though its line is another now."""
        write(folder, "actors/southmark.yml", f"{small.SOUTHMARK}formerly: [south--mark]\n")
        assert run(folder, "check").exit_code == 1
        assert "No problems found" in run(folder, "new", "claim", "southmark", *GIVEN).output

    @pytest.mark.parametrize(
        ("text", "quote", "written", "told"),
        [
            (
                "Olga Brandt spoke of a storm in a very small cup.",
                "a very small cup",
                "storm in “a very small cup”.",
                "has “a very small cup”",
            ),
            (
                "The dispute, said [[olga-brandt]]",
                "a storm in a cup",
                "[[olga-brandt]]: “a storm in a cup”.",
                "does not have “a storm in a cup”",
            ),
        ],
    )
    def test_quoted_words_are_marked_and_looked_for(self, folder: Path, text: str, quote: str, written: str, told: str) -> None:
        """Words that are quoted get their marks where they stand, or stand at the end; whether the paragraph has them is told."""
        given = ("--cites", "herald-2024-03#8", "--text", text, "--quote", quote, "--speaker", "olga-brandt", "--type", "assessment")
        result = run(folder, "new", "claim", "olga-brandt", *given)
        assert f"  {told}\n" in result.output
        assert written in (folder / "briefings/actors/olga-brandt.yml").read_text(encoding="utf-8").replace("\n      ", " ")
        assert "    type: assessment\n    said_by: [olga-brandt]\n" in (folder / "briefings/actors/olga-brandt.yml").read_text(
            encoding="utf-8"
        )

    def test_hedges_and_speakers(self, folder: Path) -> None:
        """The doubt of a paragraph is told; with a speaker a claim is a statement, unless said otherwise."""
        text = "[[northland]] apparently knew of the debt, claims the [[harbour-union]]."
        result = run(folder, "new", "claim", "northland", "--cites", "herald-2024-03#7", "--text", text, "--speaker", "harbour-union")
        assert "  hedges with claims, apparently: keep the hedge if your claim rests on it\n" in result.output
        assert "type: statement\n    said_by: [harbour-union]\n" in (folder / "briefings/actors/northland.yml").read_text(encoding="utf-8")
        assert "No problems found" in result.output

    def test_a_speaker_without_a_name_and_a_marking(self, folder: Path) -> None:
        """The words for the speaker, whom it speaks for, who passes it on, and the marking are in the claim."""
        given = ("--cites", "herald-2024-03#6", "--text", "The ferry may run again, an official of [[northland]] said.", "--topic", "ferry")
        speaker = ("--said-by-words", "a Northland official", "--of", "northland")
        result = run(folder, "new", "claim", "northland", *given, *speaker, "--marking", "TLP:AMBER")
        written = (folder / "briefings/actors/northland.yml").read_text(encoding="utf-8")
        assert "    type: statement\n    said_by: [{words: a Northland official, of: northland}]\n" in written
        assert written.endswith("    topics: [ferry]\n    marking: 'TLP:AMBER'\n")
        assert "No problems found" in result.output

    def test_a_second_claim_of_the_same_words_has_another_id(self, folder: Path) -> None:
        """An id is once in a record."""
        outputs = [run(folder, "new", "claim", "southmark", *GIVEN).output for _ in range(2)]
        assert [output.rpartition("southmark/")[2].partition(". ")[0] for output in outputs] == ["five-ships-opened", "five-ships-opened-2"]

    REFUSED = (
        ("no record", ("southmrak", *GIVEN), "unknown record 'southmrak'; did you mean 'southmark'"),
        ("no citation", ("southmark", "--text", "x y"), "no terminal to ask in; give --cites"),
        ("no text", ("southmark", "--cites", "gazette-2024-05#2"), "no terminal to ask in; give --text"),
        ("no speaker", ("southmark", *GIVEN, "--type", "statement"), "no terminal to ask in; give --speaker"),
        ("unknown source", ("southmark", "--cites", "gazete-2024-05#2", "--text", "x y"), "did you mean 'gazette-2024-05'"),
        ("no paragraph", ("southmark", "--cites", "gazette-2024-05#9", "--text", "x y"), "gazette-2024-05 has 3 paragraphs"),
        ("bad citation", ("southmark", "--cites", "gazette-2024-05", "--text", "x y"), "is not a valid citation; write source#paragraph"),
        ("unknown topic", ("southmark", *GIVEN, "--topic", "fery"), "unknown topic 'fery'; did you mean 'ferry'"),
        ("unknown speaker", ("southmark", *GIVEN, "--speaker", "lena"), "unknown actor 'lena'"),
        ("nobody speaks", ("southmark", *GIVEN, "--of", "northland"), "--of names the actor of --said-by-words; give both"),
        ("unknown body", ("southmark", *GIVEN, "--said-by-words", "an official", "--of", "nordland"), "unknown actor 'nordland'"),
        ("bad marking", ("southmark", *GIVEN, "--marking", "TLP:PINK"), "'TLP:PINK' is not a label of TLP 2.0"),
        ("bad id", ("southmark", *GIVEN, "--id", "Five Ships"), "is not a valid id"),
        ("bad date", ("southmark", *GIVEN, "--when", "May"), "'May'"),
        ("hidden character", ("southmark", "--cites", "gazette-2024-05#2", "--text", "a\u202eb", "--id", "ab"), "U+202E"),
    )

    @pytest.mark.parametrize(("arguments", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
    def test_what_makes_no_claim_is_refused(self, folder: Path, arguments: tuple[str, ...], said: str) -> None:
        """Why, status 2, and no file changes."""
        before = held(folder)
        result = run(folder, "new", "claim", *arguments)
        assert (result.exit_code, said in result.stderr) == (2, True), result.output
        assert held(folder) == before

    def test_claims_in_brackets_are_not_appended_to(self, folder: Path) -> None:
        """Lines do not go between brackets: what to do is told."""
        write(
            folder,
            "actors/harbour-union.yml",
            "name: Harbour Union\nkind: organisation\nclaims: [{id: a-b, text: a b, type: report, cites: [gazette-2024-05#2]}]\n",
        )
        result = run(folder, "new", "claim", "harbour-union", *GIVEN)
        assert (result.exit_code, "are in brackets; write them on separate lines first" in result.stderr) == (2, True)

    def test_an_unreadable_record_is_reported(self, folder: Path) -> None:
        """The record's own problems stand in the way; those of others do not."""
        write(folder, "actors/harbour-union.yml", "name: [\n")
        assert run(folder, "new", "claim", "southmark", *GIVEN).exit_code == 0
        result = run(folder, "new", "claim", "harbour-union", *GIVEN)
        assert result.exit_code == 1
        assert result.output.startswith("briefings/actors/harbour-union.yml:")

    def test_somebody_in_a_terminal_is_asked(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is required and not given is asked for, again where the answer cannot be; the id is offered."""
        monkeypatch.setattr("generator.commands.new._is_terminal", lambda: True)
        answers = ["gazette-2024-05#9", "gazette-2024-05#2, herald-2024-03#3", "[[southmark]] and [[northland]] opened the line."]
        result = run(folder, "new", "claim", "southmark", told="\n".join([*answers, "statement", "lena", "lena-vos", "", ""]))
        assert result.exit_code == 0
        asked = [line.partition(":")[0] for line in result.output.splitlines() if re.match(r"(?!Created)[A-Z]", line)]
        cites, speaker = "Cites, such as gazette-2024-05#2", "Speaker"
        kind = "Type (report, statement, assessment, plan) [report]"
        assert asked == [cites, "Error", cites, "Text", kind, speaker, "Error", speaker, "Id [opened-line]"]
        assert "Error: gazette-2024-05 has 3 paragraphs; gazette-2024-05#9 does not exist" in result.output
        assert "cites: [gazette-2024-05#2, herald-2024-03#3]" in (folder / "briefings/actors/southmark.yml").read_text(encoding="utf-8")
