"""The container: its steps name what is there, install from the lock, and build as a user without rights and without a network."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.repository import ROOT

INSTRUCTIONS = [
    (line.split()[0], line.split(maxsplit=1)[1])
    for line in re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text(encoding="utf-8")).split("\n")
    if line and not line.startswith("#")
]


def ignored(path: str) -> bool:
    """Whether the container's context lacks a path: the last line of .dockerignore that fits it, or a folder it is in, decides."""
    found = False
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            rule = re.escape(line.lstrip("!")).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
            if re.fullmatch(f"{rule}(?:/.*)?", path):
                found = not line.startswith("!")
    return found


def copied() -> list[tuple[int, str]]:
    """What of the repository is copied into the container, with the number of its step."""
    return [
        (step, source)
        for step, (word, rest) in enumerate(INSTRUCTIONS)
        if word == "COPY" and "--from=" not in rest
        for source in [part for part in rest.split() if not part.startswith("--")][:-1]
    ]


def test_what_the_container_copies_is_there() -> None:
    """Each file that is copied is one of the repository and not left out of the context; pages that were generated here, and .git, are."""
    assert [source for _, source in copied() if not (ROOT / source).exists() or ignored(source)] == []
    assert [path for path in ("docs/handbook/index.md", "docs/assets/briefings.css", "generator/cli.py") if ignored(path)] == []
    made = (
        ".git/config",
        ".venv/bin/python",
        "site/index.html",
        "docs/actors/index.md",
        "docs/.generated.json",
        ".cache/x",
        "generator/__pycache__/x.pyc",
    )
    assert [path for path in made if not ignored(path)] == []


def test_the_program_is_installed_from_what_its_wheel_needs() -> None:
    """Before the program is installed all is there that its wheel is made of, and what it depends on comes from the lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {"pyproject.toml", project["project"]["readme"], *wheel["only-include"], *wheel["force-include"]}
    installing = next(
        step for step, (word, rest) in enumerate(INSTRUCTIONS) if word == "RUN" and rest.split(" && ")[0].endswith("--no-build-isolation .")
    )
    assert needed <= {source for step, source in copied() if step < installing}
    assert ("RUN", "python -m pip install --require-hashes --requirement requirements.txt") in INSTRUCTIONS[:installing]


@pytest.mark.threat("b173")
def test_a_container_builds_as_nobody_in_particular() -> None:
    """Whatever reads a dossier runs as a user without rights and without a network; HOME is a folder of the moment."""
    words = [word for word, _ in INSTRUCTIONS]
    user = words.index("USER")
    assert words.count("USER") == 1
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", INSTRUCTIONS[user][1])
    assert [rest for word, rest in INSTRUCTIONS[:user] if word == "RUN" and "briefings " in rest] == []
    after = [rest for word, rest in INSTRUCTIONS[user:] if word == "RUN"]
    assert after == ["--network=none briefings build && briefings verify site"]
    assert any("HOME=/tmp" in rest for word, rest in INSTRUCTIONS[:user] if word == "ENV")
    assert INSTRUCTIONS[-2:] == [("FROM", "scratch AS site"), ("COPY", "--from=build /dossier/site /")]
