"""The handbook holds: what it names is there, its recipes work, its page of commands is fresh, and the engine it speaks of builds the site."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser

from benchmarks.reader import served
from generator.build import gates, publish
from generator.pages.context import PageContext
from tests.support import builds, commands_page, modules, small
from tests.support.browser import Opener
from tests.support.html import Element, leads_to, read
from tests.support.repository import ROOT

HANDBOOK = ROOT / "docs" / "handbook"
#: What stands there only once something was built, in a wheel, or in a project of one's own.
MADE = (".cache/", ".venv/", "docs/.generated.json", "policy.py", "generator/shared/")


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
    "generator/exports/actors.py",
    "generator/rules/topics.py",
    "tests/cases/small/expected/docs/speakers/index.md",
    ".github/CODEOWNERS",
}
PATHS = [
    (page, name) for page, name in named() if FILE.fullmatch(name) and not name.startswith(MADE) and name not in ADDED and "ID" not in name
]
#: A module, or what it holds: `sheets.book`, `exports.table`, `markdown.text`.
MODULE = re.compile(r"([a-z_]+)(?:\.[A-Za-z_]+)+(?<!\.atom)(?<!\.yml)")
TOPS = {name.split(".")[0] for name in modules.MODULES}
DOTTED = [(page, name) for page, name in named() if (found := MODULE.fullmatch(name)) and found[1] in TOPS]


@pytest.mark.parametrize(("page", "name"), PATHS, ids=[f"{page} {name}" for page, name in PATHS])
def test_a_file_that_is_named_is_there(page: str, name: str) -> None:
    """A path in backticks leads to a file or a folder of the repository, or of a dossier; a pattern fits one at least."""
    assert any(next(top.glob(name.strip("/")), None) for top in (ROOT, ROOT / "generator", ROOT / "benchmarks"))


@pytest.mark.parametrize(("page", "name"), DOTTED, ids=[f"{page} {name}" for page, name in DOTTED])
def test_a_module_that_is_named_is_there(page: str, name: str) -> None:
    """A module in backticks, or a function of one, is part of the program."""
    if name in modules.MODULES:
        return
    module, _, part = name.rpartition(".")
    assert hasattr(import_module(f"generator.{module}"), part)


def test_the_page_of_commands_is_what_commands_say(accept: bool) -> None:
    """The page has every command with its help, as it is now; `--accept` writes it anew."""
    if accept:
        commands_page.PAGE.write_text(commands_page.page(), encoding="utf-8")
    assert commands_page.PAGE.read_text(encoding="utf-8") == commands_page.page()


def recipe(number: int, folder: Path) -> ModuleType:
    """The module that a recipe shows, as a file and loaded."""
    source = code("extending.md", "python")[number]
    path = folder / f"recipe{number}.py"
    path.write_text(source, encoding="utf-8")
    module = ModuleType(path.stem, source.split('"""')[1])
    module.__file__ = str(path)
    exec(compile(source, str(path), "exec"), vars(module))  # noqa: S102 - it is our own page
    return module


def test_the_recipe_for_a_page_makes_one(tmp_path: Path) -> None:
    """The page of the first recipe tells of the small dossier who speaks, linked, the busiest first."""
    page = recipe(0, tmp_path).speakers_page(PageContext(small.dossier()))
    assert page.path == "speakers/index.md"
    assert [line for line in str(page.content).split("\n") if line.startswith("| [")] == [
        "| [Harbour Union](../actors/harbour-union.md) | 1 |",
        "| [Olga Brandt](../actors/olga-brandt.md) | 1 |",
        "| [Lena Vos](../actors/lena-vos.md) | 1 |",
    ]


def test_the_recipe_for_an_export_makes_one(tmp_path: Path) -> None:
    """The table of the second recipe has a row for each actor, under the columns that it describes."""
    module = recipe(1, tmp_path)
    head, *rows = module.actors_csv(small.dossier()).decode("utf-8").split("\r\n")
    assert head.split(",") == list(module.COLUMNS)
    assert rows == [
        "harbour-union,Harbour Union,organisation,,actors/harbour-union/",
        "lena-vos,Lena Vos,person,Ms Vos,actors/lena-vos/",
        "northland,Northland,state,,actors/northland/",
        "olga-brandt,Olga Brandt,person,,actors/olga-brandt/",
        "southmark,Southmark,state,,actors/southmark/",
        "",
    ]


def test_the_recipe_for_a_rule_makes_one(tmp_path: Path) -> None:
    """The rule of the third recipe finds nothing in the small dossier, and a statement without a topic at its place."""
    rule = recipe(2, tmp_path).statements_have_topics
    assert rule.codes == ("no-topic",)
    assert list(rule(small.dossier())) == []
    files = small.files()
    files["actors/northland.yml"] = files["actors/northland.yml"].replace(b"    topics: [money]\n", b"")
    (problem,) = rule(small.dossier(files))
    assert str(problem).split("\n")[0] == "briefings/actors/northland.yml:5:9: no-topic: 'paid-for-pier' is filed under no topic"
    assert problem.hint == "write topics: with one of ferry, money"


def test_the_recipes_name_functions_that_are_there() -> None:
    """The places at which a recipe says that something is to be added are there, called as the recipe calls them."""
    for path, words in {
        "generator/pages/site.py": ["KINDS: Final", "    _one("],
        "generator/exports/files.py": ["EXPORTS: Final", '    _file("'],
        "generator/pages/about.py": ["_FILES"],
        "generator/rules/catalogue.py": ["MODULES: Final"],
        "generator/rules/registry.py": ["CLAIM: Final", "waivable: bool"],
        "generator/cli.py": ["_COMMANDS: Final"],
        "generator/build/engine.py": ["def run("],
        "generator/commands/build.py": ['"--engine"', '"properdocs"'],
    }.items():
        assert [word for word in words if word not in (ROOT / path).read_text(encoding="utf-8")] == [], path


def policy(site: Path, folder: Path) -> str:
    """The header that the page on publishing prints for a site."""
    (folder / "policy.py").write_text(code("publishing.md", "python")[0], encoding="utf-8")
    done = subprocess.run([sys.executable, str(folder / "policy.py"), str(site)], capture_output=True, text=True, check=True)
    name, _, value = done.stdout.strip().partition(": ")
    assert (name, done.stderr) == ("Content-Security-Policy", "")
    return value


@pytest.mark.browser
def test_the_policy_for_content_blocks_nothing(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, opened: Opener) -> None:
    """With the header that the handbook prints, pages, notes, the list of statements and the search work, and the browser complains of nothing."""
    site = builds.small_site(tmp_path_factory)
    header = policy(site, tmp_path)
    assert "unsafe" not in header
    with served(site, header) as address:
        page = opened(address)
        for path in ("actors/southmark/", "statements/", "handbook/records/"):
            page.goto(address + path)
        page.keyboard.press("/")
        page.locator("input[name=query]").press_sequentially("Westhaven")
        page.locator(".md-search-result__item > a").first.click()
        page.wait_for_url(f"{address}actors/southmark/**")
        page.close()


@pytest.mark.browser
def test_the_policy_for_content_would_block(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, browser: Browser) -> None:
    """Without its hashes the same header stops the engine's scripts, so that the test above can fail."""
    site = builds.small_site(tmp_path_factory)
    header = re.sub(r" 'sha256-\S+", "", policy(site, tmp_path))
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


def words(page: Element) -> list[str]:
    """The words of a page's article, in no order: names of topics, which are for the search alone, stand elsewhere with another engine."""
    (article,) = (part for part in page.each("article") if "md-content__inner" in part.classes)
    return sorted(article.text.split())


@pytest.mark.exhaustive
def test_zensical_builds_the_same_words(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """From the same configuration Zensical makes every page with the same words, links to the same places and every anchor; the gates find what the handbook tells."""
    site = builds.small_site(tmp_path_factory)
    project = tmp_path / "project"
    shutil.copytree(site.parent, project, ignore=shutil.ignore_patterns("site", ".cache"))
    done = subprocess.run([sys.executable, "-m", "zensical", "build", "--strict"], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "No issues found\n"), done.stdout
    other = project / "site"
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 20
    for path in pages:
        one, two = (read((folder / path).read_text(encoding="utf-8")) for folder in (site, other))
        assert words(one) == words(two), path
        places = [
            {leads_to(path, link.attributes.get("href", "")) for article in page.each("article") for link in article.each("a")}
            for page in (one, two)
        ]
        assert places[0] <= places[1], path
        ids = [
            {part.attributes["id"] for article in page.each("article") for part in article.each() if "id" in part.attributes}
            for page in (one, two)
        ]
        assert ids[0] <= ids[1], path
    faults = [str(fault) for fault in gates.inspect_site(publish.contents(other), frozenset())]
    assert [fault.partition(": ")[0] for fault in faults] == ["site/index.html"]
    assert "'Home - The Ferry'" in faults[0]
    data = {
        path.relative_to(site) for path in site.rglob("*") if path.suffix in {".json", ".csv", ".atom", ".graphml"} and "data" in path.parts
    }
    assert {path: hashlib.sha256((site / path).read_bytes()).digest() for path in data} == {
        path: hashlib.sha256((other / path).read_bytes()).digest() for path in data
    }
    assert json.loads((other / "search.json").read_text(encoding="utf-8"))
