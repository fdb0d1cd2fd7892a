"""Problems for programs: annotations on GitHub and SARIF; and that no text of a record can make any format say something else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.decode import decode
from generator.rules import reporting
from generator.rules.check import check
from generator.text.problems import Place, Problem, printable
from tests.support import builds, small
from tests.support.check_command import NORTHLAND, WRONG, put, run

#: Words of the libraries that read YAML and fields; an editor is to read our own.
LIBRARIES = re.compile(r"(?i)field required|input should|extra inputs|expecting .* delimiter|did not find|could not find|found character")

#: What acts elsewhere: on a terminal, on GitHub's runner, on a reader of SARIF.
HOSTILE = "\x1b[31m::error::x ##[add-mask]y {0} [a](https://evil.example) %0A %25 \u202e\u2028 :,"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path, small.files())


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner would do of an output: its commands, with their properties and messages, unless they are stopped."""
    found, stopped = [], ""
    for line in text.split("\n"):
        shown = line.strip()
        name, properties = "", {}
        if shown.startswith("::") and "::" in shown[2:]:
            head, message = shown[2:].split("::", 1)
            name, _, rest = head.partition(" ")
            properties = {key: unescaped(value) for key, _, value in (pair.partition("=") for pair in rest.split(",") if pair)}
        if stopped:
            stopped = "" if name == stopped else stopped
        elif name:
            stopped = message if name == "stop-commands" else ""
            found.append((name, properties, unescaped(message)))
        else:
            assert "##[" not in line, "the runner acts on the older form wherever it stands in a line"
    return found


def unescaped(text: str) -> str:
    """A property or a message as the runner reads it."""
    for sign, raw in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(sign, raw)
    return text


def test_github_annotates_the_lines_and_logs_everything(folder: Path) -> None:
    """An annotation for each problem at its place, and before them all problems in a group of the log."""
    put(folder, WRONG)
    result = run(folder, "--format", "github")
    assert result.exit_code == 1
    found = commands(result.output)
    assert [name for name, _, _ in found] == ["group", "stop-commands", "endgroup", "error", "error", "error"]
    assert found[0][2] == "3 problems in 2 files"
    assert found[4] == (
        "error",
        {"file": NORTHLAND, "line": "10", "col": "13", "endColumn": "30", "title": "unknown-paragraph"},
        "herald-2024-03 has 8 paragraphs; there is no paragraph 99\nhelp: write 1 to 8",
    )
    assert "   10 |     cites: [herald-2024-03#99]" in result.output


def test_github_gets_paths_relative_to_the_working_directory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the project is a folder of the repository, annotations name its files from there."""
    put(folder, WRONG)
    monkeypatch.chdir(folder.parent)
    files = {found[1]["file"] for found in commands(run(folder, "--format", "github").output) if found[0] == "error"}
    assert files == {f"{folder.name}/{path}" for path in WRONG}


def test_of_many_problems_github_shows_some_of_every_file_and_says_so() -> None:
    """Ten annotations of a step are shown: they are of all files in turn, and the last one counts the rest; the log has all."""
    problems = [Problem(Place(path, line), "c", "m") for path in ("a.yml", "b.yml", "c.yml") for line in range(1, 31)]
    lines = list(reporting.as_github(problems))
    annotations = [found for found in commands("\n".join(lines)) if found[0] == "error"]
    assert [found[1].get("file") for found in annotations] == [*["a.yml", "b.yml", "c.yml"] * 3, None]
    assert annotations[-1][2] == "81 problems more: GitHub shows 10 per step; the log has all"
    assert all(f"{problem.place}: c: m" in lines[2].split("\n") for problem in problems)


URI = re.compile(r"[A-Za-z0-9._~/%-]+")


def sarif(text: str) -> dict[str, Any]:
    """The one run of a SARIF log, once it has what the standard requires of everything that it holds."""
    log = json.loads(text)
    assert log.keys() == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (found,) = log["runs"]
    driver = found["tool"]["driver"]
    assert driver["name"]
    assert driver["version"]
    assert found["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    for rule in driver["rules"]:
        assert rule.keys() == {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for result in found["results"]:
        assert result["message"]["text"]
        assert ids[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        assert URI.fullmatch(location["physicalLocation"]["artifactLocation"]["uri"])
        assert location["physicalLocation"]["artifactLocation"]["uriBaseId"] in found["originalUriBaseIds"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert 1 <= region["startColumn"] < region["endColumn"]
    return dict(found)


def test_sarif_has_the_rules_and_every_problem_at_its_place(folder: Path) -> None:
    """What collectors of results need: each rule with what it asks and an example, each problem with rule, message and region."""
    put(folder, WRONG)
    result = run(folder, "--format", "sarif")
    assert result.exit_code == 1
    found = sarif(result.output)
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == list(reporting.by_code())
    assert [result["ruleId"] for result in found["results"]] == ["unknown-actor", "unknown-paragraph", "unknown-topic"]
    place = found["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == NORTHLAND
    assert place["region"] == {"startLine": 10, "startColumn": 13, "endColumn": 30, "snippet": {"text": "herald-2024-03#99"}}
    help = next(rule["help"]["text"] for rule in found["tool"]["driver"]["rules"] if rule["id"] == "unknown-actor")
    assert "Bad, actors/lena-vos.yml:\nroles: [{title: envoy, of: southmrak" in help


# Hostile texts.


def test_no_text_of_a_record_acts_on_what_reads_a_format() -> None:
    """Controls, commands of the runner, placeholders and links of SARIF: each format carries them as text."""
    problem = Problem(Place(f"briefings/actors/{HOSTILE}.yml", 3, 2, 4, f"a: {HOSTILE}"), "unknown-actor", f"{HOSTILE} is none", HOSTILE)
    shown = printable(HOSTILE)
    text = "\n".join(reporting.as_text([problem]))
    assert all(line.isprintable() for line in text.split("\n"))
    found = commands("\n".join(reporting.as_github([problem], "sub folder/")))
    assert [name for name, _, _ in found] == ["group", "stop-commands", "endgroup", "error"]
    assert found[-1][1]["file"] == f"sub folder/briefings/actors/{shown}.yml"
    assert found[-1][2] == f"{shown} is none\nhelp: {shown}"
    whole = reporting.as_json([problem])
    assert whole.isascii()
    assert json.loads(whole)["problems"][0]["message"] == f"{HOSTILE} is none"
    log = reporting.as_sarif([problem], "1")
    assert log.isascii()
    message = sarif(log)["results"][0]["message"]["text"]
    assert not re.search(r"(?<!\{)\{\d|(?<!\\)\]\(|[\x00-\x09\x0b-\x1f\u2028\u202e]", message)
    assert message.replace("{{", "{").replace("}}", "}").replace("\\](", "](") == f"{shown} is none\nhelp: {shown}"


SIGNS = st.text(st.sampled_from("abN é1 \n\n  \t:-?[]{},#&*!|>'\"%@`~.\\\u2028\u00a0“”^/"), max_size=40)
#: A text of the small dossier with some signs put somewhere into it: most are still YAML, and many a record.
MUTATED = st.builds(
    lambda text, at, signs, gone: text[: at % len(text)] + signs + text[at % len(text) + gone :],
    st.sampled_from([small.NORTHLAND, small.SOUTHMARK, small.FERRY, small.HERALD_SOURCE, small.VOCABULARY, small.DOSSIER]),
    st.integers(0, 5000),
    SIGNS,
    st.integers(0, 30),
)
PATHS = st.sampled_from(
    ["actors/northland.yml", "relationships/northland--southmark.yml", "sources/herald-2024-03.yml", "dossier.yml", "vocabulary.yml"]
)


@settings(max_examples=150)
@given(PATHS, st.binary(max_size=200) | SIGNS.map(str.encode) | MUTATED.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_each_problem_of_any_file_has_a_place_and_a_text(path: str, data: bytes) -> None:
    """No bytes make the check raise: each problem has a place in its file, a code of the rulebook and a message, in every format."""
    files = {**small.files(), path: data}
    dossier, problems = decode(files)
    problems += check(dossier) if dossier else []
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "backslashreplace").replace("\r\n", "\n").replace("\r", "\n")
    for problem in problems:
        place, changed = problem.place, problem.place.path == f"briefings/{path}"
        assert place.path.removeprefix("briefings/") in files
        if place.excerpt and changed:
            assert place.excerpt == text.split("\n")[place.line - 1]
        assert 1 <= place.column <= len(place.excerpt) + 1
        assert place.width >= 1
        assert problem.code in reporting.by_code()
        assert problem.message
        assert problem.hint
        assert not LIBRARIES.search(problem.message) or problem.message.startswith("this is no YAML")
    assert len(json.loads(reporting.as_json(problems))["problems"]) == len(problems)
    assert len(sarif(reporting.as_sarif(problems, "1"))["results"]) == len(problems)
    assert all(line.isprintable() for block in reporting.as_text(problems) for line in block.split("\n"))
    assert len([name for name, _, _ in commands("\n".join(reporting.as_github(problems))) if name == "error"]) == min(10, len(problems))
