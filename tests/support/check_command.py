"""The command `check` in a project with three mistakes in two files, for the tests of its output and of its formats."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.support import small

NORTHLAND = "briefings/actors/northland.yml"
LENA_VOS = "briefings/actors/lena-vos.yml"
#: Three mistakes in two files.
WRONG = {
    NORTHLAND: small.NORTHLAND.replace("[money]", "[mony]").replace("#7]", "#99]"),
    LENA_VOS: small.LENA_VOS.replace("of: southmark", "of: southmrak"),
}


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a project."""
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")


def run(folder: Path, *arguments: str, colour: bool = False, **environment: str) -> Result:
    """Run the command in a project; with `colour`, as in a terminal that supports colours."""
    return CliRunner().invoke(
        main, ["--project", str(folder), "check", *arguments], catch_exceptions=False, color=colour, env={"TERM": "xterm", **environment}
    )
