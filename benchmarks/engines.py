"""What other site engines make of the same `docs/`: the differences that a reader or a link would meet, as the table in `docs/handbook/moving.md`.

    python -m benchmarks.engines PROJECT [--python NAME=PATH ...]

PROJECT has its pages generated (`briefings generate`).  An engine takes part if it is installed beside this Python, or in the environment
of another one, as `--python materialx=/path/to/environment/bin/python` gives it.  What is compared is what a build shows, and never how an
engine works: files, and for each page its title, the words, links and anchors of its article, and the hosts that its browser would ask.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html  # type: ignore[import-untyped]

from generator.build import engine as engines

#: The packages that one line changes: the module that builds, what the line is, and what it does to the configuration.
_SITE: Final = "site_dir: site"


class Engine(NamedTuple):
    """An engine: its module, the line that chooses it, its arguments, and that line as a change of `mkdocs.yml`."""

    module: str
    line: str
    arguments: tuple[str, ...] = ("build", "--strict")
    change: Callable[[str], str] = str


def _with_theme(name: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?m)^  name: material$", f"  name: {name}", text)


ENGINES: Final[Mapping[str, Engine]] = {
    "mkdocs": Engine("mkdocs", "none: the engine and the theme that are locked"),
    "properdocs": Engine("properdocs", "`briefings build --engine properdocs`"),
    "materialx": Engine("mkdocs", "`name: materialx` below `theme:` in `mkdocs.yml`", change=_with_theme("materialx")),
    "zensical": Engine("zensical", "`zensical build --strict` after `briefings generate`"),
}


@dataclass(frozen=True)
class Shown:
    """What a page shows: its title, and of its article the words in no order, the places that it leads to, and its anchors."""

    title: str
    words: tuple[str, ...]
    places: frozenset[str]
    anchors: frozenset[str]
    hosts: frozenset[str]


@dataclass(frozen=True)
class Built:
    """A built site: its pages as they are shown, and its other files, without what belongs to the engine."""

    pages: Mapping[str, Shown]
    files: Mapping[str, bytes]


def read(site: Path) -> Built:
    """A site as it was built."""
    every = sorted(path for path in site.rglob("*") if path.is_file())
    paths = {path.relative_to(site).as_posix(): path for path in every}
    pages = {name: _shown(name, path) for name, path in paths.items() if name.endswith(".html") and name != "404.html"}
    return Built(pages, {name: path.read_bytes() for name, path in paths.items() if not name.endswith(".html") and not _is_engines(name)})


def _is_engines(name: str) -> bool:
    """Whether a file is the engine's own: its scripts, styles and index, the list of pages, what it keeps of tags; or what follows from these."""
    own = (
        "assets/javascripts/",
        "assets/stylesheets/",
        "assets/images/",
        "assets/external/",
        "search/",
        "sitemap.xml",
        "tags.json",
        "search.json",
        "objects.inv",
        "manifest.json",
        "_headers",
        "sbom.cdx.json",
    )
    return name.startswith(own)


def _shown(name: str, path: Path) -> Shown:
    page = lxml.html.fromstring(path.read_bytes())
    articles = page.xpath("//article[contains(@class, 'md-content__inner')]")
    article = articles[0] if articles else page
    title = page.findtext(".//title") or ""
    places = frozenset(_place(name, link.get("href", "")) for link in article.iter("a") if link.get("href"))
    asked = (element.get("src") or element.get("href") or "" for element in page.iter("script", "link", "img"))
    hosts = frozenset(host for address in asked if (host := urlsplit(address).netloc))
    return Shown(title.strip(), tuple(sorted(article.text_content().split())), places, frozenset(article.xpath(".//@id")), hosts)


def _place(name: str, address: str) -> str:
    """Where a link of a page leads, whatever way it is written."""
    whole, anchor = urldefrag(urljoin(f"https://site/{posixpath.dirname(name)}/", address))
    return f"{whole.removesuffix('index.html').rstrip('/')}#{anchor}"


def differences(one: Built, other: Built) -> Iterator[tuple[str, str]]:
    """What another engine made differently: what it is, and how often, with an example; nothing if both sites show the same."""
    yield "pages that are missing", _said(sorted(one.pages.keys() - other.pages.keys()))
    yield "pages besides", _said(sorted(other.pages.keys() - one.pages.keys()))
    both = sorted(one.pages.keys() & other.pages.keys())
    pairs = [(name, one.pages[name], other.pages[name]) for name in both]
    yield "titles", _said([f"{name} has “{second.title}”" for name, first, second in pairs if first.title != second.title])
    yield "words", _said([name for name, first, second in pairs if first.words != second.words])
    yield (
        "links that lead elsewhere",
        _said([f"{name}: {sorted(lost)[0]}" for name, first, second in pairs if (lost := first.places - second.places)]),
    )
    yield (
        "anchors that are missing",
        _said([f"{name}: {sorted(lost)[0]}" for name, first, second in pairs if (lost := first.anchors - second.anchors)]),
    )
    yield "other hosts that are asked", _said(sorted({host for _, first, second in pairs for host in second.hosts - first.hosts}))
    yield "files with other bytes", _said([name for name in sorted(one.files) if other.files.get(name) != one.files[name]])


def _said(found: list[str]) -> str:
    return f"{len(found)}, such as {found[0]}" if found else ""


def build(name: str, python: str, project: Path, folder: Path) -> Path:
    """The folder of the site that an engine makes of a copy of the project.  Raises EngineError with what it says if it fails."""
    engine = ENGINES[name]
    copy = folder / name
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("site", ".cache", ".git", ".venv"))
    configuration = copy / "mkdocs.yml"
    configuration.write_text(engine.change(configuration.read_text(encoding="utf-8")), encoding="utf-8")
    done = subprocess.run(
        [python, "-P", "-m", engine.module, *engine.arguments], cwd=copy, env=engines.environment(date(2025, 1, 1)), capture_output=True, text=True, check=False
    )  # fmt: skip
    if done.returncode:
        raise engines.EngineError((done.stderr or done.stdout).strip() or f"{name} ended with status {done.returncode}")
    return copy / "site"


def is_there(name: str, python: str) -> bool:
    """Whether an engine, or its theme, is installed for a Python."""
    asked = f"import importlib.util as u, sys; sys.exit(not (u.find_spec('{ENGINES[name].module}') and u.find_spec('{name}')))"
    return subprocess.run([python, "-P", "-c", asked], check=False, stderr=subprocess.DEVNULL).returncode == 0


def report(project: Path, pythons: Mapping[str, str]) -> Iterator[str]:
    """The lines of the table: an engine, the line that chooses it, and its differences."""
    yield "| engine | what to change | differences |"
    yield "| --- | --- | --- |"
    with tempfile.TemporaryDirectory(prefix="engines-") as scratch:
        ours = read(build("mkdocs", sys.executable, project, Path(scratch)))
        for name in list(ENGINES)[1:]:
            python = pythons.get(name, sys.executable)
            if not is_there(name, python):
                yield f"| {name} | {ENGINES[name].line} | is not installed |"
                continue
            try:
                found = dict(differences(ours, read(build(name, python, project, Path(scratch)))))
            except engines.EngineError as error:
                yield f"| {name} | {ENGINES[name].line} | does not build: {str(error).splitlines()[0]} |"
                continue
            said = "; ".join(f"{what}: {how}" for what, how in found.items() if how)
            yield f"| {name} | {ENGINES[name].line} | {said or 'none'} |"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("--python", action="append", default=[], metavar="NAME=PATH")
    given = parser.parse_args()
    for line in report(given.project, dict(pair.split("=", 1) for pair in given.python)):
        print(line)


if __name__ == "__main__":
    main()
