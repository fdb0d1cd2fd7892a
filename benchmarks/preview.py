"""Measures the preview: twenty edits of a copy of this dossier, each from its save to the moment at which a browser shows it.

Run it in the project's folder: `python -m benchmarks.preview`; it needs Chromium.  The preview runs as an editor starts it, with its briefs.  Times say more
beside that of a fixed piece of work, which is measured too: other work on the machine doubles both.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from benchmarks.briefs import piece
from tests.support.previews import Preview, previewed

#: What an edit needs of a project.
_PARTS = ("briefings", "docs", "theme")
_TAIWAN = """name: Taiwan
kind: state
claims:
  - id: taiwan-matter
    text: >-
      [[taiwan]] is one of the matters by which [[china]] regards its security as threatened, said [[masayuki-masuda]].
    type: assessment
    said_by: [masayuki-masuda]
    speaker_at: straits-times-2025-11#7
    said_when: 2025-11
    cites: [straits-times-2025-11#8]
    topics: [taiwan, alignments]
"""


class Edit(NamedTuple):
    """An edit that is made and undone: of a file, what it changes, which page is open, and what is true there once it is seen."""

    what: str
    path: str
    old: str
    new: str
    page: str
    seen: str


def _shows(text: str) -> str:
    return f"document.body.textContent.includes({text!r})"


EDITS = (
    Edit("a claim, on the longest page", "actors/russia.yml", "tactics meant to", "tactics plainly meant to", "actors/russia/", _shows("plainly meant")),
    Edit("a claim, on a relationship's page", "relationships/china--russia.yml", "is strengthening its", "is steadily strengthening its", "relationships/china--russia/", _shows("steadily strengthening")),
    Edit("a claim, on the list of all", "actors/china.yml", "regards its national security as", "plainly regards its national security as", "statements/", _shows("plainly regards")),
    Edit("a claim, on the timeline", "actors/china.yml", "that [[china]] staged on", "that [[china]] plainly staged on", "timeline/", _shows("plainly staged")),
    Edit("the name of an actor that most pages show", "actors/china.yml", "name: China\nkind: state\naliases: [Chinese]", "name: Chinese\nkind: state\naliases: [China]", "actors/china/", "document.querySelector('h1').textContent.startsWith('Chinese')"),
    Edit("a new file, and its deletion", "actors/taiwan.yml", "", _TAIWAN, "actors/", "document.querySelector('a[href=\"taiwan/\"]') !== null"),
    Edit("a word of the vocabulary", "vocabulary.yml", "state: {label: State,", "state: {label: Country,", "actors/japan/", _shows("Country")),
    Edit("a style sheet", "../docs/assets/briefings.css", "", "h1 { letter-spacing: 3px !important; }\n", "relationships/japan--russia/", "getComputedStyle(document.querySelector('h1')).letterSpacing === '3px'"),
    Edit("a page of the handbook, with its title", "../docs/handbook/style.md", "# ", "# Plainly ", "handbook/style/", "document.querySelector('h1').textContent.startsWith('Plainly')"),
    Edit("a problem, and its correction", "actors/japan.yml", "name: Japan", "nmae: Japan", "actors/japan/", "document.querySelector('[role=alert]') !== null"),
)  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--project", type=Path, default=Path())
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "a dossier"
        home.mkdir()
        for part in _PARTS:
            shutil.copytree(asked.project / part, home / part)
        shutil.copy(asked.project / "mkdocs.yml", home)
        with previewed(home) as preview, sync_playwright() as playwright:
            preview.until(r"\d+ statements")
            preview.until(r"\d+ briefs and the book: ready", 600)
            chromium = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            )
            times = list(_measured(home / "briefings", preview, chromium.new_page(bypass_csp=True)))
            chromium.close()
    print(f"median {statistics.median(times):.2f} s, worst {max(times):.2f} s of {len(times)} edits")


def _measured(records: Path, preview: Preview, page: Page) -> Iterator[float]:
    """The seconds of each edit and of its undoing."""
    print("| edit | shown after, s | undone after, s | reference load, ms |\n| --- | --- | --- | --- |")
    for edit in EDITS:
        file = records / edit.path
        page.goto(preview.url + edit.page, wait_until="load")
        page.wait_for_timeout(3_000)  # somebody reads, and everything else is made meanwhile
        before = file.read_text(encoding="utf-8") if file.exists() else None
        if before is not None and (edit.old not in before or (edit.old and edit.old == edit.new)):
            sys.exit(f"{file} no longer holds {edit.old!r}")
        after = edit.new if before is None else before.replace(edit.old, edit.new, 1) if edit.old else before + edit.new
        seen = _timed(page, file, after, edit.seen)
        page.wait_for_timeout(3_000)
        undone = _timed(page, file, before, f"!({edit.seen})")
        print(f"| {edit.what} | {seen:.2f} | {undone:.2f} | {piece():.2f} |", flush=True)
        yield from (seen, undone)


def _timed(page: Page, file: Path, content: str | None, seen: str) -> float:
    """Seconds from a save to the moment at which something is true of the page."""
    began = time.perf_counter()
    if content is None:
        file.unlink()
    else:
        file.write_text(content, encoding="utf-8")
    page.wait_for_function(f"() => document.body && document.querySelector('h1') && ({seen})", timeout=60_000)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
