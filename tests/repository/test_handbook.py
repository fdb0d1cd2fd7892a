"""The handbook is right: what it names exists, its page of commands is fresh, and the engines it describes build the site."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import engines
from benchmarks.reader import served
from generator.build import engine, gates, publish
from generator.pages import about
from tests.support import builds, commands_page, exchange_page
from tests.support.browser import Opener, search
from tests.support.repository import ROOT

HANDBOOK = ROOT / "docs" / "handbook"
#: What stands there only once something was built, in a wheel, or in a project of one's own.
MADE = (".cache/", ".venv/", "docs/.generated.json", "briefings/shared/")


def code(page: str, language: str) -> list[str]:
    """The pieces of code of a page that are in one language."""
    return re.findall(rf"(?s)```{language}\n(.*?)```", (HANDBOOK / page).read_text(encoding="utf-8"))


def named() -> Iterator[tuple[str, str]]:
    """What pages name in backticks, with the page: lines of code and what a reader fills in left out."""
    for path in sorted(HANDBOOK.glob("*.md")):
        prose = re.sub(r"(?s)```.*?```", "", path.read_text(encoding="utf-8"))
        yield from ((path.name, found) for found in dict.fromkeys(re.findall(r"`([^`\n]+)`", prose)))


#: A file or a folder of the repository: one that begins at its top, or a file that is named alone; an ID is for a reader to put in.
FILE = re.compile(
    r"(?:generator|tests|docs|theme|briefings|benchmarks|\.\w+)/[\w./*-]*|[\w-]+\.(?:py|toml|typ)|\.[\w-]+\.ya?ml|Makefile|Dockerfile|[A-Z]+\.md|mkdocs\.yml",
    re.ASCII,
)
#: What a reader adds who follows the recipes.
ADDED = {
    "generator/pages/speakers.py",
    "generator/exports/topics.py",
    "generator/rules/topics.py",
    "generator/rules/outlets.py",
    "generator/commands/outlets.py",
    "generator/imports/names.py",
    "tests/cases/small/expected/docs/speakers/index.md",
    "generator/articles/languages/nl.py",
    ".github/CODEOWNERS",
}
PATHS = [
    (page, name) for page, name in named() if FILE.fullmatch(name) and not name.startswith(MADE) and name not in ADDED and "ID" not in name
]


def test_a_file_that_is_named_is_there() -> None:
    """A path in backticks leads to a file or a folder of the repository, or of a dossier; a pattern fits one at least."""
    tops = (ROOT, ROOT / "generator", ROOT / "benchmarks")
    assert len(PATHS) > 50
    assert [(page, name) for page, name in PATHS if not any(next(top.glob(name.strip("/")), None) for top in tops)] == []


def test_the_page_of_commands_is_what_commands_say(accept: bool) -> None:
    """The page has every command with its help, as it is now; `--accept` writes it anew."""
    if accept:
        commands_page.PAGE.write_text(commands_page.page(), encoding="utf-8")
    assert commands_page.PAGE.read_text(encoding="utf-8") == commands_page.page()


def test_the_page_of_exports_and_imports_is_what_they_do(accept: bool) -> None:
    """The tables of what is kept and lost are found by changing each field; `--accept` writes them anew."""
    made = exchange_page.page()
    if accept:
        exchange_page.PAGE.write_text(made, encoding="utf-8")
    assert exchange_page.PAGE.read_text(encoding="utf-8") == made


def test_the_page_of_rules_has_every_rule(accept: bool) -> None:
    """The page of rules is the one that the program makes; `--accept` writes it anew."""
    page = HANDBOOK / "rules.md"
    made = f"<!-- `pytest tests/repository/test_handbook.py --accept` writes this page. -->\n\n# Rules\n\n{about.rules()}"
    if accept:
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made


def test_the_handbook_is_a_site_of_its_own(tmp_path: Path) -> None:
    """Its own configuration builds every page of it without a warning."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / "handbook.yml"), "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=engine.environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {path.parent.name for path in tmp_path.rglob("index.html")} >= {path.stem for path in HANDBOOK.glob("*.md")} - {"index"}


def test_the_places_that_the_handbook_names_are_there() -> None:
    """What pages call by a name in a file is called so there."""
    for path, words in {
        "generator/build/engine.py": ["def run("],
        "generator/commands/build.py": ['"--engine"', '"properdocs"'],
        "generator/pages/about.py": ["_FILES"],
        "generator/pages/context.py": ["class PageContext:", "    def text("],
        "generator/text/markdown.py": ["\ndef text("],
        "generator/preview/workers.py": ["def _states(", "def load(", "def _ready("],
        "generator/build/renderer.py": ["def page(", "_populate_page", "_build_template"],
        "generator/build/incremental.py": ["class Building:"],
        "generator/preview/scheduler.py": ["def _next("],
    }.items():
        assert [word for word in words if word not in (ROOT / path).read_text(encoding="utf-8")] == [], path


def test_the_architecture_page_lists_the_packages_by_layer() -> None:
    """The table of packages has those of import-linter's contract in its order, so that each is above what it imports."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    page = (HANDBOOK / "architecture.md").read_text(encoding="utf-8")
    position = {name: number for number, name in enumerate(re.findall(r"(?m)^\| `([a-z]+)` \|", page))}
    packages = [[name for name in layer.split(" | ") if (ROOT / "generator" / name).is_dir()] for layer in layers]
    assert sorted(position) == sorted(itertools.chain(*packages))
    assert [*itertools.chain(*(sorted(layer, key=position.__getitem__) for layer in packages))] == [*position]


def policy(site: Path) -> str:
    """The header that the command on the page on publishing prints for a site."""
    (command,) = (command for command in code("publishing.md", "sh") if command.startswith("sed "))
    assert command.endswith("site/_headers\n")
    return subprocess.run(["sh", "-c", command], cwd=site.parent, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.browser
def test_the_policy_for_content_blocks_nothing(tmp_path_factory: pytest.TempPathFactory, opened: Opener) -> None:
    """With the header that the handbook prints, pages, notes, the list of statements and the search work, and the browser complains of nothing."""
    site = builds.small_site(tmp_path_factory)
    header = policy(site)
    assert "unsafe" not in header
    with served(site, header) as address:
        page = opened(address)
        for path in ("actors/southmark/", "statements/", "handbook/records/"):
            page.goto(address + path)
        search(page, "Westhaven").first.click()
        page.wait_for_url(f"{address}actors/southmark/**")
        page.close()


@pytest.mark.browser
def test_the_policy_for_content_would_block(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> None:
    """Without its hashes the same header stops the engine's scripts, so that the test above can fail."""
    site = builds.small_site(tmp_path_factory)
    header = re.sub(r" 'sha256-\S+", "", policy(site))
    said: list[str] = []
    with served(site, header) as address:
        page = browser.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto(address)
        page.close()
    assert any("Content Security Policy" in text for text in said)


def test_a_copy_is_verified_without_the_program(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """The line for servers without the program is silent over a whole copy, and names a file that is another or not there."""
    command = code("publishing.md", "sh")[-2]
    assert command.startswith("python3 -c ")
    copy = tmp_path / "copy"
    shutil.copytree(builds.small_site(tmp_path_factory), copy)
    shell = ["sh", "-c", command.replace("python3", sys.executable, 1)]
    assert subprocess.run(shell, cwd=copy, capture_output=True, text=True, check=True).stdout == ""
    (copy / "robots.txt").write_text("changed", encoding="utf-8")
    (copy / "404.html").unlink()
    done = subprocess.run(shell, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert sorted(re.findall(r"(?m)^(\S+): FAILED", done.stdout)) == ["404.html", "robots.txt"]


def test_what_a_server_may_keep_for_ever_has_a_digest_in_its_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Below the two folders that the examples let browsers keep, each file's name changes with its content; the examples name no other."""
    site = builds.small_site(tmp_path_factory)
    kept = [path for name in ("javascripts", "stylesheets") for path in (site / "assets" / name).rglob("*") if path.is_file()]
    assert kept
    assert [
        path.name for path in kept if not re.search(r"\.[0-9a-f]{8}\.min\.(?:js|css)(?:\.map)?$", path.name) and "lunr" not in path.parts
    ] == []
    examples = list(itertools.chain(*(code("publishing.md", language) for language in ("text", "nginx", "apache"))))
    assert len(examples) == 3
    for example in examples:
        assert set(re.findall(r"/assets/(\(?[a-z|]+)", example)) <= {"javascripts", "stylesheets", "(javascripts|stylesheets"}


@pytest.mark.exhaustive
def test_zensical_builds_the_same_words(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """From the same configuration Zensical makes every page with the same words, links to the same places and every anchor; the gates find what the handbook tells."""
    site = builds.small_site(tmp_path_factory)
    project = tmp_path / "project"
    shutil.copytree(site.parent, project, ignore=shutil.ignore_patterns("site", ".cache"))
    done = subprocess.run([sys.executable, "-m", "zensical", "build", "--strict"], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "No issues found\n"), done.stdout
    other = project / "site"
    found = {what: how for what, how in engines.differences(engines.read(site), engines.read(other)) if how}
    assert found == {"titles": "1, such as index.html has “Home - The Ferry”"}
    faults = [str(fault) for fault in gates.inspect_site(publish.contents(other), frozenset())]
    assert [fault.partition(": ")[0] for fault in faults] == ["site/index.html"]
    assert "'Home - The Ferry'" in faults[0]
    assert json.loads((other / "search.json").read_text(encoding="utf-8"))
