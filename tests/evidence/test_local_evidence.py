"""A source whose evidence is kept out of the repository: what cites it is not checked here, and everything else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import gates
from generator.cli import main
from tests.support import builds, small

HERALD, NORTHLAND, GAZETTE = "sources/herald-2024-03.yml", "actors/northland.yml", "sources/gazette-2024-05.yml"


def away(given: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The small dossier as it is cloned where the evidence of the Herald is kept elsewhere."""
    found = dict(given or small.files())
    found[HERALD] = found[HERALD].replace(b"nature: report", b"nature: report\nevidence: local")
    del found["sources/herald-2024-03.evidence"]
    return found


def test_a_dossier_may_be_without_local_evidence() -> None:
    """Nothing is wrong where only local evidence is missing, and no waiver is called unused for it."""
    assert small.codes(away()) == []
    committed = away()
    committed[HERALD] = committed[HERALD].replace(b"local", b"committed")
    assert "no-evidence" in small.codes(committed)


@pytest.mark.parametrize(
    ("path", "old", "new", "codes"),
    [
        (NORTHLAND, "3 million", "4 million", []),
        ("actors/lena-vos.yml", "title: envoy", "title: admiral", []),
        ("relationships/northland--southmark.yml", "with five ships", "with six ships", ["ungrounded-number"]),
        (GAZETTE, "paragraphs: 1,", "paragraphs: 9,", ["unknown-paragraph"]),
    ],
)
def test_what_has_evidence_is_checked(path: str, old: str, new: str, codes: list[str]) -> None:
    """What cites the article that is away is not held against it; the rest is."""
    assert sorted(small.codes(away(small.changed(path, old, new)))) == sorted(codes)


def test_the_command_says_what_was_not_checked(tmp_path: Path) -> None:
    """`check` counts the statements that were not held against their articles, and names the sources."""
    folder = builds.project(tmp_path, away())
    result = CliRunner().invoke(main, ["--project", str(folder), "check"], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.output.splitlines()[1:] == [
        (
            "7 claims: 2 hold, 0 do not, 5 not checked (the article of herald-2024-03 is not here: 5); "
            "also not checked: 3 records, 2 offices, 1 introduction, 1 state"
        )
    ]


def test_pages_lead_to_paragraphs_that_are_there(tmp_path: Path) -> None:
    """The page of such a source has every paragraph that is cited, so that no link is broken."""
    folder = builds.project(tmp_path, away())
    builds.build(folder, away())
    files = {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}
    assert [fault for fault in gates.inspect_site(files) if fault.path.startswith("sources/herald")] == []
    page = files["sources/herald-2024-03/index.html"].decode()
    assert [f'id="p{number}"' in page for number in range(1, 10)] == [True] * 8 + [False]


def test_the_evidence_can_be_kept_out_of_the_repository(tmp_path: Path) -> None:
    """`add-source --local` writes the file, and a line into .gitignore once; what stood there stays."""
    (tmp_path / ".gitignore").write_text("/site/\n", encoding="utf-8")
    article = tmp_path / "herald.txt"
    article.write_text(small.HERALD, encoding="utf-8")
    for _ in range(2):
        arguments = ["--project", str(tmp_path), "add-source", str(article), "--id", "herald-2024-03", "--local"]
        assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == 0
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "/site/\n/articles/\n/briefings/sources/herald-2024-03.evidence\n"
    assert (tmp_path / "briefings" / "sources" / "herald-2024-03.evidence").is_file()
