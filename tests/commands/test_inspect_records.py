"""The commands that look into records: what they print, in which order, and how they end."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.views import profiles
from tests.support import builds, small
from tests.support.rows import each


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small dossier."""
    return builds.project(tmp_path_factory.mktemp("looking"), small.files())


def run(folder: Path, *arguments: str) -> Result:
    """A command in a project."""
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], catch_exceptions=False)


LENA = """\
briefings/actors/southmark.yml:7:69: linked in claim 'lost-passengers'
briefings/actors/southmark.yml:9:15: speaker of claim 'lost-passengers'
2 places in 1 file
"""
OPENED = """\
briefings/relationships/northland--southmark.yml:5:55: basis of the state of 2024-05-02 (northland--southmark/opened)
briefings/relationships/northland--southmark.yml:6:48: basis of the trend (northland--southmark/opened)
briefings/relationships/northland--southmark.yml:27:25: basis of judgement 'solved' (northland--southmark/opened)
3 places in 1 file
"""


@pytest.mark.parametrize(
    ("id", "printed"),
    [("lena-vos", LENA), ("northland--southmark/opened", OPENED), ("northland--southmark/solved", "nothing refers to northland--southmark/solved\n")],
    ids=["actor", "claim", "judgement"],
)  # fmt: skip
def test_every_reference_to_an_id_is_listed(folder: Path, id: str, printed: str) -> None:
    """File, line and column, as a terminal makes them a link, what for, and how many; status 0."""
    result = run(folder, "where-used", id)
    assert (result.exit_code, result.output) == (0, printed)


def test_a_source_is_exported_with_its_paragraphs(folder: Path) -> None:
    """Each citation says which paragraph it is of."""
    lines = run(folder, "where-used", "gazette-2024-05").output.splitlines()
    assert [line.rpartition(", ")[2] for line in lines[:-1]] == ["paragraph 3", "paragraph 2"]


def test_places_as_json(folder: Path) -> None:
    """For programs: every place with its parts, and how many there are."""
    found = json.loads(run(folder, "where-used", "herald-2024-03", "--format", "json").output)
    assert found["count"] == len(found["places"]) == 8
    assert found["places"][0] == {
        "path": "briefings/actors/lena-vos.yml", "line": 6, "column": 63, "width": 16, "how": "cited by the office 'envoy'",
        "written": "herald-2024-03#4", "claim": "", "paragraphs": "4",
    }  # fmt: skip


def test_an_id_without_a_record_is_found_in_its_references(tmp_path: Path) -> None:
    """While an editor is at it, records have problems: what still names an id is told all the same, and what could not be read."""
    files = small.changed("actors/lena-vos.yml", "of: southmark", "of: southmrak")
    project = builds.project(tmp_path, {**files, "actors/northland.yml": b"name: [\n"})
    result = run(project, "where-used", "southmrak")
    assert result.stdout == "briefings/actors/lena-vos.yml:6:24: body of the office 'envoy'\n1 place in 1 file\n"
    assert result.stderr == "1 record cannot be read completely, and may also refer to it: briefings check\n"


@pytest.mark.parametrize("command", ["where-used", "show"])
@pytest.mark.parametrize(
    ("id", "said"),
    [("southmrak", "did you mean 'southmark'"), ("southmark/thankd", "did you mean 'southmark/thanked'"), ("\x1b]0;x\x07", r"'\x1b]0;x\x07'")],
    ids=["record", "claim", "hostile"],
)  # fmt: skip
def test_an_unknown_id_is_reported_with_the_nearest(folder: Path, command: str, id: str, said: str) -> None:
    """What may have been meant, status 2; nothing of what was typed reaches the terminal raw."""
    result = run(folder, command, id)
    assert (result.exit_code, said in result.stderr, "\x1b" in result.output) == (2, True, False)


STALE = """\
    49 days  2024-03-15  actor         lena-vos  (Lena Vos)  herald-2024-03
    49 days  2024-03-15  actor         olga-brandt  (Olga Brandt)  herald-2024-03
"""


def test_claims_on_old_sources_are_listed_oldest_first(folder: Path) -> None:
    """How old, since when, what, its name, its newest source; a record counts what its page cites of others' statements."""
    result = run(folder, "stale", "--older-than", "4w", "--only", "actor")
    said = "3 of 5 rest on no source from 2024-04-05 or later, as of 2024-05-03\n"
    union = "    49 days  2024-03-15  actor         harbour-union  (Harbour Union)  herald-2024-03\n"
    assert (result.exit_code, result.output) == (0, f"{union}{STALE}{said}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "0 of 13 rest on no source from 2023-11-05 or later, as of 2024-05-03"),
        (("--as-of", "2024-10"), "13 of 13 rest on no source from 2024-05-04 or later, as of 2024-10-31"),
        (("--as-of", "2030-01-31", "--older-than", "2m", "--only", "claim"), "7 of 7 rest on no source from 2029-11-30 or later, as of 2030-01-31"),
        (("--older-than", "49d", "--only", "claim", "--only", "relationship"), "0 of 8 rest on no source from 2024-03-15 or later, as of 2024-05-03"),
        (("--older-than", "48d", "--only", "claim"), "5 of 7 rest on no source from 2024-03-16 or later, as of 2024-05-03"),
    ],
)  # fmt: skip
def test_an_age_is_seen_from_a_day(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    """From the dossier's day, or from another; the day at the limit itself is not too old."""
    assert run(folder, "stale", *arguments).output.splitlines()[-1] == said


def test_today_is_the_clock_s(folder: Path) -> None:
    """Asked for, the day is today's; with --exit-code something stale ends with 1."""
    result = run(folder, "stale", "--as-of", "today", "--exit-code")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].endswith(f"as of {dt.datetime.now(tz=dt.UTC).date()}")


def test_what_rests_on_nothing_comes_first(tmp_path: Path) -> None:
    """A record that no page of it cites anything for is older than all."""
    project = builds.project(tmp_path, {**small.files(), "actors/alder.yml": b"name: Alder Herald\nkind: organisation\n"})
    first = run(project, "stale", "--as-of", "2030").output.splitlines()[0]
    assert first == "rests on no source       actor         alder  (Alder Herald)"


SPANS = [
    ("1d", "2024-02-28"),
    ("2w", "2024-02-15"),
    ("1m", "2024-01-29"),
    ("12m", "2023-02-28"),
    ("1y", "2023-02-28"),
    ("4y", "2020-02-29"),
]


@each(("span", "day"), SPANS)
def test_a_span_of_time_leads_back_by_the_calendar(span: str, day: str) -> None:
    """Months and years are those of the calendar, to the last day of a month that is shorter."""
    assert profiles.day_before(span, dt.date(2024, 2, 29)).isoformat() == day


@each("span", ["", "180", "d", "0d", "1q", "-1d", "1 d", "99999y", "99999m"])
def test_what_is_not_a_span_is_rejected(folder: Path, span: str) -> None:
    """A span is a number and a unit, and does not lead before the first year; status 2."""
    result = run(folder, "stale", "--older-than", span)
    assert result.exit_code == 2
    assert "--older-than" in result.stderr


def test_a_record_is_shown_while_another_is_wrong(tmp_path: Path) -> None:
    """The number of problems elsewhere is printed; those of the record itself are its answer."""
    folder = builds.project(tmp_path, small.files())
    wrong = folder / "briefings" / "actors" / "harbour-union.yml"
    wrong.write_text("name: Harbour Union\nkind: club\n", encoding="utf-8")
    result = run(folder, "show", "lena-vos")
    assert result.exit_code == 0
    assert result.stdout.startswith("Lena Vos")
    assert result.stderr == "1 problem elsewhere: briefings check\n"
    result = run(folder, "show", "harbour-union")
    assert (result.exit_code, "unknown-kind" in result.stdout) == (1, True)
