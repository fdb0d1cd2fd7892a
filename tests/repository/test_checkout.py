"""The repository as somebody finds it who has just cloned it: its commands exist, its configuration is the one that was reasoned about."""

from __future__ import annotations

import ast
import posixpath
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli import main
from generator.pages.site import generate
from tests.support.dossiers import real
from tests.support.repository import ROOT, kept


def prose() -> dict[str, str]:
    """The pages that people read: in the root and in the handbook."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs" / "handbook").glob("*.md")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(pages)}


def configuration() -> dict[str, Any]:
    """mkdocs.yml as plain values."""
    found = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = dict(re.findall(r"(?m)^([a-z-]+):[^#\n]*## (.+)$", MAKEFILE))


def test_make_help_lists_every_target() -> None:
    """`make help`, and `make` alone, list each target with what it does; no target is left undescribed."""
    for arguments in (["help"], []):
        said = subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        assert dict(re.findall(r"(?m)^  make (\S+) +(.+)$", said)) == TARGETS
    assert set(" ".join(re.findall(r"(?m)^\.PHONY: (.+)$", MAKEFILE)).split()) == TARGETS.keys()


def test_every_command_in_the_prose_exists() -> None:
    """A `make` target or a `briefings` command in the prose is one, and so is each of its options."""
    wrong = []
    for path, text in prose().items():
        code = "\n".join(
            re.findall(r"(?s)```(?:console|sh|bash|shell)\n(.*?)```", text) + re.findall(r"`((?:make|briefings) [^`\n]+)`", text)
        )
        wrong += [(path, target) for target in re.findall(r"(?m)^(?:\$ )?make ([a-z-]+)", code) if target not in TARGETS]
        for name, rest in re.findall(r"(?m)^(?:\$ )?(?:\S*/)?briefings(?: --(?:project|trust) \S+)? ([a-z][a-z-]+)(.*)$", code):
            unknown = set(re.findall(r" (--[a-z-]+)", rest)) - options(name, rest) if name in main.commands else {name}
            wrong += [(path, f"{name} {option}") for option in unknown]
    assert wrong == []


def options(name: str, rest: str) -> set[str]:
    """The options of a command, or of the one below it that the rest of a line names."""
    command, below = main.commands[name], rest.split(maxsplit=1)[:1]
    command = command.commands[below[0]] if isinstance(command, click.Group) and below else command
    return {"--help"} | {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}


def test_every_link_in_the_prose_leads_to_a_file() -> None:
    """A link of a page that people read leads to a file of the repository, or to a page that the generator writes."""
    there = {path.relative_to(ROOT).as_posix() for path in kept()} | {f"docs/{page}" for page in generate(real())}
    links = [
        (path, target, posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
        for path, text in prose().items()
        for target in re.findall(r"\]\(([^)#\s]+\.(?:md|yml|css|png))", text)
        if not re.match(r"[a-z]+:", target)
    ]
    assert len(links) > 50
    assert [(path, target) for path, target, led in links if led not in there] == []


def test_no_file_names_a_place_of_one_machine() -> None:
    """No file holds an absolute path that exists on somebody's machine only."""
    places = (
        re.compile(rb"/(?<![\w.~-]/)(?:home|Users|work|root|mnt|private|opt/[a-z])/?[\w.-]+/"),
        re.compile(rb":\\+Users\\"),
        re.compile(re.escape(str(ROOT).encode())),
    )
    read = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in kept() if path != Path(__file__)}
    found = {path: match[0] for path, content in read.items() for place in places if (match := place.search(content))}
    assert found == {}


@pytest.mark.threat("b129")
def test_the_engine_is_configured_as_it_was_reasoned_about() -> None:
    """Search and tags are the only plugins; nothing runs code, replaces more of the theme than four templates, or fetches from another host; the scripts are ours."""
    found = configuration()
    assert [next(iter(plugin)) if isinstance(plugin, dict) else plugin for plugin in found["plugins"]] == ["search", "tags"]
    assert found.keys() & {"hooks", "edit_uri", "repo_url", "remote_branch", "dev_addr", "INHERIT"} == set()
    ours = {f"assets/{path.name}" for path in (ROOT / "docs" / "assets").glob("*.js")}
    by_theme = {"assets/verify.js", "assets/network.js"}  # on the pages of sources and of the network only
    assert {script["path"] for script in found["extra_javascript"]} == ours - by_theme
    assert [script for script in found["extra_javascript"] if script.keys() != {"path", "defer"} or script["defer"] is not True] == []
    assert found["theme"]["custom_dir"] == "theme"
    templates = {path.relative_to(ROOT / "theme").as_posix() for path in (ROOT / "theme").rglob("*") if path.is_file()}
    assert templates == {"main.html", "404.html", "sitemap.xml", "partials/search.html"}
    assert found["theme"]["font"] is False
    assert found["strict"] is True
    assert set(found["validation"]["nav"].values()) | set(found["validation"]["links"].values()) == {"warn"}


@pytest.mark.threat("b130")
def test_the_navigation_is_the_sections_alone() -> None:
    """The navigation names indexes, in at most seven entries; records are reached through them, and the handbook is a site of its own."""
    named = re.findall(r"[a-z-]+(?:/[a-z-]+)*\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("not_in_nav")[0])
    assert len(set(named)) == len(named)
    assert [path for path in named if path.startswith(("actors/", "relationships/", "sources/"))] == [
        "actors/index.md",
        "relationships/index.md",
        "relationships/network.md",
        "sources/index.md",
    ]
    assert len(re.findall(r"(?m)^  - ", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[2].partition("\n\n")[0])) <= 7
    assert not {path for path in named if path.startswith(("handbook/", "rules/", "differences/", "changes/"))}
    pages = re.findall(r"(?m)^  - ([a-z]+\.md)$", (ROOT / "handbook.yml").read_text(encoding="utf-8"))
    assert sorted(pages) == sorted(path.name for path in (ROOT / "docs" / "handbook").glob("*.md"))


@pytest.mark.threat("b176")
@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-audit.txt"])
def test_every_requirement_is_pinned_with_its_hashes(name: str) -> None:
    """Each line of a lock file pins one version and at least one hash, and names no other place to install from."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    assert entries
    for entry in entries:
        assert re.fullmatch(
            r"[a-z0-9._-]+(?:\[[a-z0-9,-]+\])?==[\w.!+]+(?: ; [^\\\n]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\\n|$))+", entry + ""
        ), entry[:80]


def test_the_lock_holds_what_the_project_asks_for() -> None:
    """Each dependency of the project stands in the lock file, and each of its tests' in the one for tests, with the same versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locks = {
        name: dict(re.findall(r"(?m)^([a-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", (ROOT / name).read_text(encoding="utf-8")))
        for name in ("requirements.txt", "requirements-dev.txt")
    }

    def names(wanted: list[str]) -> set[str]:
        return {re.split(r"[^A-Za-z0-9._-]", entry, maxsplit=1)[0].lower() for entry in wanted}

    extras = project["optional-dependencies"]
    assert names(project["dependencies"] + extras["build"]) <= locks["requirements.txt"].keys()
    assert names(extras["dev"]) <= locks["requirements-dev.txt"].keys()
    assert locks["requirements.txt"].items() <= locks["requirements-dev.txt"].items()


def test_what_is_made_is_not_kept() -> None:
    """Git ignores what the generator, the engine and the tools make: the site, its staging, the pages, the environment."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert {"/site/", "/.site-*/", "/docs/*", "!/docs/handbook/", "!/docs/assets/", "/.venv/", "__pycache__/"} <= set(ignored)


def test_no_test_module_imports_another() -> None:
    """What tests share is in tests/support/ or in a conftest.py; a test module can be read, moved and run by itself."""
    found = []
    for path in sorted((ROOT / "tests").glob("*/**/test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = ".".join([getattr(node, "module", None) or "", *(alias.name for alias in node.names)])
                found += [f"{path.relative_to(ROOT)}:{node.lineno}: {name}" for name in names.split(".") if name.startswith("test_")]
    assert found == []
