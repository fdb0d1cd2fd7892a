"""The trial of a large dossier through the real configuration: weight, search, a Content-Security-Policy, a folder, ProperDocs.

    python benchmarks/trial.py --out DIR [--records 2000] [--shim FILE]

Writes a synthetic dossier below DIR, builds it three times and prints what was found as Markdown tables.  Needs Chromium and the
tools of the tests.  `--shim` is the file shim/index.js of the npm package iframe-worker, which search needs in a folder.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

import yaml
from playwright.sync_api import Browser

from benchmarks import dossier, reader, weights
from benchmarks.check import Cost, cost
from benchmarks.records import Actor

POLICY: Final = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; font-src 'self'; base-uri 'none'; form-action 'none'"
)


def build(project: Path, site: str, *, engine: str = "mkdocs", config: str = "mkdocs.yml") -> Cost:
    """Build a project's site; what it took."""
    return cost(sys.executable, "-m", engine, "build", "--strict", "-f", str(project / config), "-d", str(project / site))


def weight(site: Path, took: Cost) -> Iterator[str]:
    """Seconds, pages, bytes, navigation, and what fills the index of the search."""
    pages = weights.weights(site)
    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    index = sorted((site / "search").glob("*.js"))
    each = 1000 * took.cpu / len(pages)
    yield f"{len(pages):,} pages: {took.cpu:.0f} s of a processor, {took.wall:.0f} s by the clock, {each:.0f} ms a page, {took.memory:.0f} MB."
    yield f"The site has {total / 1e6:.0f} MB."
    yield weights.table(pages)
    largest = max(index, key=lambda path: path.stat().st_size)
    whole = sum(path.stat().st_size for path in index)
    yield f"Index of the search: {len(index)} parts, {whole / 1e6:.1f} MB; the largest, {largest.name}, has {largest.stat().st_size / 1e3:.0f} kB."


def queries(count: int, most: int = 4) -> dict[str, list[tuple[str, str]]]:
    """What a reader types, by kind: pairs of a query and the page it should lead to."""
    found: dict[str, list[tuple[str, str]]] = {}
    actors = sorted(dossier.invented(count, 1).actors, key=lambda actor: actor.id)
    for actor in actors:
        for kind, query in _typed(actor):
            if len(found.setdefault(kind, [])) < most:
                found[kind].append((query, f"actors/{actor.id}/"))
    return {kind: found[kind] for kind in sorted(found)}


def _typed(actor: Actor) -> Iterator[tuple[str, str]]:
    yield "a name", actor.name
    yield "a name, beginning of a word", actor.name[:5]
    yield "a name, inside of a word", actor.name[1:6]
    yield from (("an alias", alias) for alias in actor.aliases if actor.kind == "organisation")
    yield from (("a demonym", alias) for alias in actor.aliases if actor.kind == "state")
    yield from (("a metonym", metonym) for metonym in actor.metonyms)
    if actor.native:
        language, name = actor.native
        last = name.split()[-1]
        yield f"{language}, whole", name
        yield f"{language}, beginning", last[:2] if language != "ru" else last[:4]
        yield f"{language}, inside", last[1:3] if language != "ru" else last[1:5]


def found(browser: Browser, site: Path, asked: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    """For each kind of query: how often the wanted page is among the first three, and how many results there are."""
    answers = reader.searches(browser, site, [query for kind in asked.values() for query in kind])
    yield "| query | example | found |\n| --- | --- | --- |"
    start = 0
    for kind, pairs in asked.items():
        part = answers[start : start + len(pairs)]
        first = sum(1 <= item.rank <= 3 for item in part)
        yield f"| {kind} | {pairs[0][0]} | {first} of {len(part)}; {median(item.shown for item in part):.0f} results |"
        start += len(pairs)


def speed(browser: Browser, site: Path) -> Iterator[str]:
    """Seconds from the load of a page to the first results."""
    with reader.served(site) as address:
        took = sorted(reader.first_results(browser, f"{address}sources/", "harbour") for _ in range(3))
    yield f"Load to first results: {took[1]:.1f} s, the middle of three ({took[0]:.1f} to {took[2]:.1f})."


def policy(browser: Browser, site: Path) -> Iterator[str]:
    """What a policy by hash blocks, and, as a control, what one without the hashes does."""
    folders = [
        sorted(path.parent.relative_to(site).as_posix() for path in site.glob(f"{name}/*/index.html"))[3]
        for name in ("actors", "relationships")
    ]
    paths = ["", *(f"{folder}/" for folder in folders), "topics/", "handbook/", "404.html"]
    found = weights.hashes(site)
    yield f"Hashes of inline scripts: {len(found)}; pages that need each: {sorted(found.values())}. Pages with inline styles or events: {weights.inline_styles(site)}."
    for what, hashes in (("with the hashes, palette and search used,", " " + " ".join(sorted(found))), ("without them, as a control,", "")):
        blocked = reader.violations(browser, site, POLICY.format(hashes=hashes), paths, used=bool(hashes))
        kinds = Counter(line.split()[0] for lines in blocked.values() for line in lines)
        yield f"Blocked {what} on {len(paths)} pages: {dict(kinds) or 'nothing'}."


def folder(browser: Browser, site: Path, *, directory_urls: bool) -> Iterator[str]:
    """The site opened from a folder, as home and as a page of an actor."""
    actor = sorted(site.glob("actors/*/index.html" if directory_urls else "actors/*.html"))[3]
    for page in (site / "index.html", actor):
        yield f"`{page.relative_to(site)}`: {reader.opened(browser, page)}"


def offline(project: Path, shim: Path | None) -> str:
    """Write a second configuration with the plugin `offline`; its name."""
    plugins = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["plugins"]  # noqa: S506 - makes texts only
    config: dict[str, object] = {"INHERIT": "mkdocs.yml", "plugins": [*plugins, "offline"]}
    if shim:
        shutil.copy(shim, project / "docs" / "assets" / "iframe-worker.js")
        config["extra"] = {"polyfills": ["assets/iframe-worker.js"]}
    (project / "mkdocs.offline.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return "mkdocs.offline.yml"


def differences(one: Path, two: Path) -> Iterator[str]:
    """The kinds of line in which two builds differ."""
    names = [{path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} for site in (one, two)]
    yield f"Files: {len(names[0]):,} and {len(names[1]):,}; only in the first {sorted(names[0] - names[1])[:5]}, only in the second {sorted(names[1] - names[0])[:5]}."
    lines: Counter[tuple[str, str]] = Counter()
    other: list[str] = []
    for name in sorted(names[0] & names[1]):
        before, after = (one / name).read_bytes(), (two / name).read_bytes()
        if before != after and name.endswith((".html", ".xml", ".json")):
            old, new = set(before.decode().split("\n")), set(after.decode().split("\n"))
            lines[" / ".join(sorted(old - new))[:200], " / ".join(sorted(new - old))[:200]] += 1
        elif before != after:
            other.append(name)
    yield f"Other files that differ: {other or 'none'}."
    yield from (f"- {count:,} pages: `{old or 'nothing'}` became `{new or 'nothing'}`" for (old, new), count in lines.most_common(6))


def main() -> None:
    """Run the trial and print what was found."""
    parser = argparse.ArgumentParser(description="Try a large dossier.")
    parser.add_argument("--out", type=Path, required=True, help="an empty folder")
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--shim", type=Path, help="shim/index.js of iframe-worker, for the build that opens from a folder")
    given = parser.parse_args()
    project: Path = given.out
    dossier.write(given.records, project)
    subprocess.run([sys.executable, "-m", "generator", "--project", str(project), "generate"], check=True)
    site = project / "site"
    _say("Weight", weight(site, build(project, "site")))
    with reader.chromium() as browser:
        _say("Content-Security-Policy", policy(browser, site))
        _say("From a folder, as published", folder(browser, site, directory_urls=True))
        _say("Speed of the search", speed(browser, site))
        _say("Search", found(browser, site, queries(given.records)))
        build(project, "folder", config=offline(project, given.shim))
        _say("From a folder, with the plugin offline", folder(browser, project / "folder", directory_urls=False))
    (project / "docs" / "assets" / "iframe-worker.js").unlink(missing_ok=True)
    took = build(project, "properdocs", engine="properdocs")
    _say(f"ProperDocs, {took.cpu:.0f} s of a processor", differences(site, project / "properdocs"))


def _say(title: str, lines: Iterator[str]) -> None:
    print(f"\n### {title}\n", flush=True)
    for line in lines:
        print(line if line.startswith(("|", "- ")) else f"{line}\n", flush=True)


if __name__ == "__main__":
    main()
