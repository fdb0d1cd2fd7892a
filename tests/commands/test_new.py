"""New records as `briefings new` begins them: commented files that keep the rules, or what is left to do, or why nothing was written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.articles.fingerprints import Evidence
from generator.cli import main
from generator.commands import new as commands_new
from generator.editing import scaffold
from generator.editing.scaffold import Example
from generator.records.decode import decode
from tests.support import builds, small
from tests.support.repository import ROOT
from tests.support.rows import each

ACTOR, SOURCE = ["actor", "edda-lind"], ["source", "strait-log-2024-06"]
LOG = [
    "--publisher",
    "Strait Log",
    "--published",
    "2024-05-03",
    "--headline",
    "Ferry: a month on",
    "--grade",
    "C",
    "--why",
    "A paper of the strait.",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path, small.files())


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to be asked."""
    monkeypatch.setattr(commands_new, "_is_terminal", lambda: True)


def new(folder: Path, *arguments: str, answers: str = "") -> Result:
    """`briefings new` in a project, with what is typed."""
    return CliRunner().invoke(main, ["--project", str(folder), "new", *arguments], input=answers, catch_exceptions=False)


def written(folder: Path, path: str) -> str:
    """A file of the records."""
    return (folder / "briefings" / path).read_text(encoding="utf-8")


def fields(text: str) -> list[str]:
    """The lines of a file that are no comments, without the comments behind them."""
    return [line.partition("  # ")[0].rstrip() for line in text.splitlines() if not line.startswith("#")]


CLAIM = "southmark/lost-passengers"
GOOD = [
    ("an actor", [*ACTOR, "--name", "Edda Lind", "--kind", "person"], "actors/edda-lind.yml", ["name: Edda Lind", "kind: person"]),
    ("an actor with aliases", [*ACTOR, "--name", "Edda Lind", "--kind", "person", "--alias", "Edda", "--alias", "Lind"], "actors/edda-lind.yml",
     ["name: Edda Lind", "kind: person", "aliases: [Edda, Lind]"]),
    ("a bloc", ["actor", "both", "--name", "Both: the [two]", "--kind", "bloc"], "actors/both.yml", ["name: 'Both: the [two]'", "kind: bloc"]),
    ("a relationship", ["relationship", "southmark", "harbour-union", "--kind", "dispute", "--claim", CLAIM], "relationships/harbour-union--southmark.yml",
     ["parties: [harbour-union, southmark]", f"kinds: [{{kind: dispute, claim: {CLAIM}}}]"]),
    ("a relationship by its id", ["relationship", "southmark--harbour-union", "--kind", "dispute", "--claim", CLAIM], "relationships/harbour-union--southmark.yml",
     ["parties: [harbour-union, southmark]", f"kinds: [{{kind: dispute, claim: {CLAIM}}}]"]),
    ("one with a direction", ["relationship", "lena-vos", "southmark", "--kind", "supply", "--kind", "dispute", "--from", "southmark", "--claim", CLAIM],
     "relationships/lena-vos--southmark.yml",
     ["parties: [lena-vos, southmark]", f"kinds: [{{kind: supply, from: southmark, claim: {CLAIM}}}, {{kind: dispute, claim: {CLAIM}}}]"]),
    ("a source", [*SOURCE, *LOG, "--author", "Per Holm", "--url", "https://log.example/1", "--local"], "sources/strait-log-2024-06.yml",
     ["publisher: Strait Log", "published: 2024-05-03", "headline: 'Ferry: a month on'", "authors: [Per Holm]", "url: 'https://log.example/1'",
      "nature: report", "reliability: {grade: C, why: A paper of the strait.}", "evidence: local"]),
    ("an undated source", [*SOURCE, "--publisher", "Strait Log", "--published-why", "It shows no date.", "--headline", "Ferry", *LOG[LOG.index("--grade") :], "--local"],
     "sources/strait-log-2024-06.yml",
     ["publisher: Strait Log", "published_why: It shows no date.", "headline: Ferry", "nature: report", "reliability: {grade: C, why: A paper of the strait.}",
      "evidence: local"]),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "path", "lines"), [row[1:] for row in GOOD], ids=[row[0] for row in GOOD])
def test_a_new_file_holds_what_was_given_and_keeps_the_rules(folder: Path, arguments: list[str], path: str, lines: list[str]) -> None:
    """The file begins with the line that editors' programs look for, holds what was given in the order of the schema, and has no problem."""
    result = new(folder, *arguments)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0] == f"Created briefings/{path}. No problems found."
    assert result.output.splitlines()[1].startswith("next: ")
    text = written(folder, path)
    kind = Path(path).parent.name.removesuffix("s")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema=../../schema/{kind}.schema.json"
    assert fields(text) == lines
    for command in (["check"], ["fmt", "--check", str(folder / "briefings" / path)]):
        checked = CliRunner().invoke(main, ["--project", str(folder), *command])
        assert checked.exit_code == 0, checked.output


SHOWN = Example("herald-2024-03#3", "ferry")
FILES = [
    ("actors/edda-lind.yml", scaffold.actor_text("edda-lind", "Edda Lind", "person", [], group=False, shown=SHOWN)),
    ("actors/both.yml", scaffold.actor_text("both", "Both", "bloc", ["Two"], group=True, shown=SHOWN)),
    ("relationships/lena-vos--southmark.yml", scaffold.relationship_text(["lena-vos", "southmark"], [scaffold.kind_text("supply", "southmark")], shown=SHOWN)),
    ("sources/log-1.yml", scaffold.source_text({"publisher": "Log", "published": "2024-05-03", "headline": "H", "nature": "report"}, grade="A", why="It is.")),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text"), FILES, ids=[row[0] for row in FILES])
def test_every_line_that_is_offered_can_be_used(path: str, text: str) -> None:
    """With the marks of comments taken away every offered field is one, and what it holds is of its form."""
    head, rest = text.split("\n", 3)[:3], text.split("\n", 3)[3]
    whole = "\n".join([*head, re.sub(r"(?m)^# ", "", rest)])
    assert fields(whole) != fields(text)
    dossier, problems = decode({**small.files(), path: whole.encode(), "sources/log-1.evidence": Evidence.of("x").dumps().encode()})
    assert [problem for problem in problems if problem.place.path == f"briefings/{path}"] == []
    assert dossier is not None
    assert Path(path).stem in {**dossier.profiles, **dossier.sources}


def test_a_new_file_names_what_the_dossier_has(folder: Path) -> None:
    """The examples in a new file cite the newest source, and are on a topic of the vocabulary."""
    new(folder, *ACTOR, "--name", "Edda Lind", "--kind", "person")
    text = written(folder, "actors/edda-lind.yml")
    assert "#     cites: [gazette-2024-05#1]" in text
    assert "#     topics: [ferry]" in text


LEFT = [
    ("nobody names it", ["actor", "eastholm", "--name", "Eastholm", "--kind", "state"], "actors/eastholm.yml:4:7: unnamed-actor: no source has the name 'Eastholm'"),
    ("the name of another", ["actor", "south", "--name", "Southmark", "--kind", "state"], "ambiguous-name: duplicate name 'Southmark', also of south"),
    ("no evidence", [*SOURCE, *LOG], "briefings add-source FILE --id strait-log-2024-06"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "told"), [row[1:] for row in LEFT], ids=[row[0] for row in LEFT])
def test_what_is_left_to_do_is_listed(folder: Path, arguments: list[str], told: str) -> None:
    """A file that does not keep every rule yet is written, and what is left is told as `check` tells it; the exit status is 0."""
    result = new(folder, *arguments)
    assert result.exit_code == 0
    assert result.output.splitlines()[0].endswith(". Problems to fix:")
    assert told in result.output


def test_paragraphs_that_nothing_cites_are_left_to_do(folder: Path) -> None:
    """A source whose evidence is there lacks the citations; what was wrong before is not told again."""
    words = "of twelve words or more, which readers of the dossier would miss."
    (folder / "briefings" / "sources" / "strait-log-2024-06.evidence").write_text(
        Evidence.of(f"One {words}\n\nTwo {words}").dumps(), encoding="utf-8"
    )
    record = folder / "briefings" / "actors" / "northland.yml"
    record.write_text(small.NORTHLAND.replace("kind: state", "kind: stat"), encoding="utf-8")
    output = new(folder, *SOURCE, *LOG).output
    assert "strait-log-2024-06.yml:4:1: uncovered-paragraph: paragraphs 1-2 of strait-log-2024-06 are not cited" in output
    assert "unknown-kind" not in output


REFUSED = [
    ("nothing given", ACTOR, "no terminal to ask in; give --name, --kind"),
    ("half given", [*SOURCE, "--publisher", "Log"], "give --published or --published-why, --headline or --describes, --grade, --why"),
    ("no direction", ["relationship", "lena-vos", "southmark", "--kind", "supply"], "give --from"),
    ("one actor", ["relationship", "southmark", "--kind", "dispute"], "a relationship has two actors, and 1 is given"),
    ("no actors", ["relationship"], "a relationship has two actors, and none is given"),
    ("unknown kind", [*ACTOR, "--name", "E", "--kind", "persn"], "unknown kind of actor 'persn'; did you mean 'person'?"),
    ("nothing near", [*ACTOR, "--name", "E", "--kind", "x"], "unknown kind of actor 'x'; there are: bloc, state, person, organisation"),
    ("unknown kind of relationship", ["relationship", "lena-vos", "southmark", "--kind", "suply"], "did you mean 'supply'?"),
    ("unknown actor", ["relationship", "lena-voss", "southmark", "--kind", "dispute"], "unknown actor 'lena-voss'; did you mean 'lena-vos'?"),
    ("itself", ["relationship", "southmark", "southmark", "--kind", "dispute"], "both actors are 'southmark'; name the other party"),
    ("another acts", ["relationship", "lena-vos", "southmark", "--kind", "supply", "--from", "northland"], "unknown party of lena-vos--southmark 'northland'"),
    ("nobody acts", ["relationship", "lena-vos", "southmark", "--kind", "dispute", "--from", "southmark"], "no kind has a direction: dispute"),
    ("actor there", ["actor", "southmark", "--name", "S", "--kind", "state"], "'southmark' already exists: briefings/actors/southmark.yml"),
    ("a source is called so", ["actor", "herald-2024-03", "--name", "S", "--kind", "state"], "already exists: briefings/sources/herald-2024-03.yml"),
    ("relationship there", ["relationship", "southmark", "northland", "--kind", "dispute"], "'northland--southmark' already exists"),
    ("source there", ["source", "herald-2024-03", *LOG], "already exists"),
    ("no id", ["actor", "Edda", "--name", "E", "--kind", "person"], "'Edda' is not a valid id"),
    ("a way out", ["source", "../x", *LOG], "'../x' is not a valid id"),
    ("reserved", ["actor", "index", "--name", "E", "--kind", "person"], "'index' is a reserved name"),
    ("no date", [*SOURCE, *LOG, "--published", "yesterday"], "'yesterday' is not a valid date"),
    ("no grade", [*SOURCE, *LOG, "--grade", "G"], "unknown grade of reliability 'G'; there are: A, B, C, D, E, F"),
    ("no address", [*SOURCE, *LOG, "--url", "log.example"], "'log.example' is not a valid web address"),
    ("hidden characters", [*ACTOR, "--name", "Edda\u202eLind", "--kind", "person"], "which is invisible"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_makes_no_record_is_refused(folder: Path, arguments: list[str], said: str) -> None:
    """What lacks something, is there already or is no record is refused with what would be right, status 2, and no file is touched."""
    before = {path: path.read_bytes() for path in (folder / "briefings").rglob("*.*")}
    result = new(folder, *arguments)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.output.split()), result.output
    assert {path: path.read_bytes() for path in (folder / "briefings").rglob("*.*")} == before


def test_an_id_that_a_record_had_is_refused(folder: Path) -> None:
    """An id under which a record was known leads to that record for ever."""
    record = folder / "briefings" / "actors" / "southmark.yml"
    record.write_text(small.SOUTHMARK + "formerly: [south-mark]\n", encoding="utf-8")
    result = new(folder, "actor", "south-mark", "--name", "S", "--kind", "state")
    assert (result.exit_code, "'south-mark' is a former id of southmark; choose another" in result.output) == (2, True)


def test_without_a_vocabulary_nothing_is_begun(folder: Path) -> None:
    """Where kinds cannot be known, what is wrong with the vocabulary is told, status 1; and somewhere else than in a project, that."""
    (folder / "briefings" / "vocabulary.yml").write_text("actor_kinds: [\n", encoding="utf-8")
    result = new(folder, *ACTOR, "--name", "Edda Lind", "--kind", "person")
    assert (result.exit_code, "briefings/vocabulary.yml:" in result.output) == (1, True)
    result = new(folder / "docs", *ACTOR, "--name", "Edda Lind", "--kind", "person")
    assert (result.exit_code, "missing folder briefings/" in result.output) == (1, True)


ASKED = [
    (ACTOR, "Edda Lind\npersn\nperson\n", "actors/edda-lind.yml", ["name: Edda Lind", "kind: person"], "did you mean 'person'?"),
    (["relationship"], "southmark\nlena-voss\nlena-vos\nsupply\nsouthmark\n", "relationships/lena-vos--southmark.yml",
     ["parties: [lena-vos, southmark]", "kinds: [{kind: supply, from: southmark}]"], "did you mean 'lena-vos'?"),
    (SOURCE, "Strait Log\nyesterday\n2024-05-03\n\nThe ferry in May\nC\nLocal.\n", "sources/strait-log-2024-06.yml",
     ["publisher: Strait Log", "published: 2024-05-03", "describes: The ferry in May", "nature: report", "reliability: {grade: C, why: Local.}"],
     "'yesterday' is not a valid date"),
]  # fmt: skip


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("asked", ASKED, ids=["actor", "relationship", "source"])
def test_somebody_at_a_terminal_is_asked(folder: Path, asked: tuple[list[str], str, str, list[str], str]) -> None:
    """What is required and not given is asked for, and what is no answer is asked again, with what is near."""
    arguments, answers, path, lines, said = asked
    result = new(folder, *arguments, answers=answers)
    assert result.exit_code == 0, result.output
    assert said in result.output
    assert fields(written(folder, path)) == lines


@pytest.mark.usefixtures("terminal")
def test_cancelling_the_questions_writes_nothing(folder: Path) -> None:
    """An end of the input in the middle of the questions leaves no file."""
    assert new(folder, *ACTOR, answers="Edda Lind\n").exit_code == 1
    assert not (folder / "briefings" / "actors" / "edda-lind.yml").exists()


def test_a_terminal_is_known_as_one(folder: Path) -> None:
    """In a real terminal the command asks; the file is that of the answers."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "generator", "--project", str(folder), "new", "actor", "edda-lind"]
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as asking:
        os.write(ours, b"Edda Lind\nperson\n")
        said, _ = asking.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert asking.returncode == 0, said
    assert fields(written(folder, "actors/edda-lind.yml")) == ["name: Edda Lind", "kind: person"]


def test_any_other_field_can_be_set(folder: Path) -> None:
    """A field that has no option is written in its place, and the example of it is left out."""
    given = ["--name", "Edda Lind", "--kind", "person", "--set", "same_as=[wikidata:Q42]", "--set", "sort_as=Lind, Edda"]
    new(folder, *ACTOR, *given)
    text = written(folder, "actors/edda-lind.yml")
    assert fields(text) == ["name: Edda Lind", "sort_as: 'Lind, Edda'", "kind: person", "same_as: [wikidata:Q42]"]
    assert "# sort_as" not in text
    result = new(folder, *SOURCE, *LOG, "--set", "medium=press release", "--set", "language=en-GB")
    assert result.exit_code == 0
    assert "medium: press release" in written(folder, "sources/strait-log-2024-06.yml")
    assert "# language" not in written(folder, "sources/strait-log-2024-06.yml")


def test_the_fields_of_a_claim_and_of_a_relationship_can_be_set(folder: Path) -> None:
    """A claim gets them in the order of the schema; a relationship with a state of its own is written in one line."""
    text = "[[southmark]] has “lost 1,200 passengers a week”."
    new(
        folder,
        "claim",
        "southmark",
        "--cites",
        "herald-2024-03#5",
        "--text",
        text,
        "--id",
        "lost",
        "--set",
        "key=true",
        "--set",
        "confidence=high",
    )
    claim = written(folder, "actors/southmark.yml").partition("- id: lost\n")[2]
    assert claim.index("confidence: high") < claim.index("cites:") < claim.index("key: true")
    new(folder, "relationship", "lena-vos", "southmark", "--kind", "dispute", "--claim", "southmark/thanked", "--set", "brief=false")
    assert "brief: false" in written(folder, "relationships/lena-vos--southmark.yml")


#: Fields that have options of their own: what is given for them, and what is written.
REPLACED = {
    "as the option would": (
        [*ACTOR, "--set", "name=Edda Lind", "--set", "kind=person", "--set", "aliases=[E. Lind]"],
        "actors/edda-lind.yml", ["name: Edda Lind", "kind: person", "aliases: [E. Lind]"],
    ),
    "more than the option can": (
        ["relationship", "lena-vos", "southmark", "--set", "kinds=[{kind: dispute, when: 2023-08, claim: southmark/thanked}]"],
        "relationships/lena-vos--southmark.yml",
        ["parties: [lena-vos, southmark]", "kinds: [{kind: dispute, when: 2023-08, claim: southmark/thanked}]"],
    ),
    "instead of two options": (
        ["source", "strait-log-2024-06", "--publisher", "Strait Log", "--published", "2024-06-02", "--headline", "A third ferry", "--set", "reliability={grade: C, why: A paper.}"],
        "sources/strait-log-2024-06.yml",
        ["publisher: Strait Log", "published: 2024-06-02", "headline: A third ferry", "nature: report", "reliability: {grade: C, why: A paper.}"],
    ),
}  # fmt: skip


@each("arguments, path, lines", REPLACED.values(), ids=REPLACED)
def test_a_field_that_has_an_option_can_be_set_as_well(folder: Path, arguments: list[str], path: str, lines: list[str]) -> None:
    """Nobody is asked for what was given, and the value is written once."""
    result = new(folder, *arguments)
    assert result.exit_code == 0, result.output
    assert fields(written(folder, path)) == lines


def test_a_field_that_cannot_be_set_is_refused_before_anything_is_written(folder: Path) -> None:
    """The message names the field that was meant, or what its value should be."""
    for given, said in (
        ("websit=x", "did you mean 'website'?"),
        ("brief=perhaps", "brief: expected true or false"),
        ("kind=state", "kind is given twice: by --kind and by --set"),
    ):
        result = new(folder, *ACTOR, "--name", "Edda Lind", "--kind", "person", "--set", given)
        assert (result.exit_code, said in result.output) == (2, True)
        assert not (folder / "briefings/actors/edda-lind.yml").exists()


def subcommands() -> list[tuple[str, click.Command]]:
    """The commands of the group `new`."""
    group = main.commands["new"]
    assert isinstance(group, click.Group)
    return [(name, group.commands[name]) for name in ("actor", "relationship", "source")]


@pytest.mark.parametrize(("name", "command"), subcommands())
def test_each_has_help_with_an_example(name: str, command: click.Command) -> None:
    """The help says what the command does, what each option is for, and shows a command line that its own options accept."""
    result = CliRunner().invoke(main, ["new", name, "--help"])
    example = " ".join(result.output.split()).rpartition("Example: ")[2].split()
    assert example[:3] == ["briefings", "new", name]
    assert {word for word in example if word.startswith("--")} <= {option for parameter in command.params for option in parameter.opts}
    assert (command.help or "").split("\n")[0].endswith(".")
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []
