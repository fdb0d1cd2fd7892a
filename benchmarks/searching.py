"""How fast the search answers on a slow phone: the first key after a page has loaded, the first key some time after the field was opened, and later keys.

    python -m benchmarks.searching SITE [--records 1000] [--slower 4] [--runs 5]

Serves a built site with the index of a synthetic dossier in place of its own, compressed as hosts do it, to Chromium with a slowed processor
and network (150 ms to the host, 1.6 Mbit/s), and prints a Markdown table: the time from a key to the first result drawn, the longest task of the
page's thread in time of its processor, which other work on the machine does not lengthen, and what of the index was loaded.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks import dossier, reader
from generator.exports import search
from generator.pages.context import PageContext
from generator.records.decode import decode

_KINDS: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
#: Notes when a key was pressed, and when there was next a result in the list and it was painted.
_WATCH: Final = """
window.watched = { key: 0, drawn: 0 };
document.addEventListener("input", e => { watched.key = performance.now(); watched.drawn = 0; }, true);
document.addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    if (watched.key && !watched.drawn && document.querySelector(".md-search-result__link"))
        requestAnimationFrame(() => setTimeout(() => { watched.drawn = watched.drawn || performance.now(); }));
}).observe(document.body, { childList: true, subtree: true }));
"""


class Host(NamedTuple):
    """Where a site is served, and the paths that were asked for."""

    address: str
    asked: list[str]


class Way(NamedTuple):
    """How a reader comes to search: from a page, so many milliseconds after opening the field."""

    words: str
    path: str
    wait: int


_WAYS: Final = (Way("at once", "actors/", 0), Way("half a second after opening", "actors/", 500), Way("on the search page", "search/", 0))


class Answer(NamedTuple):
    """One key: milliseconds to the first result, the longest task since the key before, and the bytes and files of the index by then."""

    took: float
    task: float
    loaded: int
    files: int


@contextmanager
def served(files: dict[str, bytes], site: Path) -> Iterator[Host]:
    """A site with other files in it, compressed, for as long as it is wanted."""
    asked: list[str] = []

    @functools.cache
    def packed(path: str) -> bytes | None:
        own = files.get(path)
        if own is None and not re.fullmatch(r"search/.*\.js", path) and (site / path).is_file():
            own = (site / path).read_bytes()
        return None if own is None else gzip.compress(own, 6)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            path += "index.html" if not path or path.endswith("/") else ""
            asked.append(path)
            body = packed(path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", _KINDS.get(Path(path).suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body or b"")))
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Host(f"http://127.0.0.1:{server.server_port}/", asked)
    finally:
        server.shutdown()
        server.server_close()


def index(records: int) -> dict[str, bytes]:
    """The index of a synthetic dossier."""
    written = dossier.files(dossier.invented(records, 1))
    found, _ = decode({path.removeprefix("briefings/"): text.encode() for path, text in written.items() if path.startswith("briefings/")})
    assert found is not None
    context = PageContext(found)
    return dict(search.files(context.views, context.impact.falls))


def _slow(page: Page, times: float) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions", {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
    )
    return session


def _longest(session: CDPSession, page: Page) -> float:
    """End a trace; milliseconds of processor time of the longest task of the page's thread."""
    events: list[dict[str, Any]] = []
    ended: list[object] = []
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda end: ended.append(end))  # noqa: PLW0108 - Playwright keeps something on what it calls
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    (own,) = {(event["pid"], event["tid"]) for event in events if event.get("name") == "briefings"}
    tasks = [event.get("tdur", 0) for event in events if event.get("name", "").endswith("RunTask") and (event["pid"], event["tid"]) == own]
    return max(tasks, default=0) / 1000


def tried(browser: Browser, host: Host, files: dict[str, bytes], way: Way, slower: float) -> list[Answer]:
    """One reader: a fresh page, the search opened, then some keys."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True, service_workers="block")
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(host.address + way.path)
    session = _slow(page, slower)
    page.wait_for_timeout(1000)
    host.asked.clear()
    found = []
    for number, key in enumerate("bal"):
        session.send("Tracing.start", {"categories": "toplevel,blink.user_timing", "transferMode": "ReportEvents"})
        page.evaluate("performance.mark('briefings')")
        if not number and not way.path.startswith("search"):
            page.keyboard.press("/")
            page.wait_for_timeout(way.wait)
        page.keyboard.type(key)
        page.wait_for_timeout(2500)
        parts = [path for path in host.asked if path.startswith("search/")]
        took = page.evaluate("watched.drawn ? watched.drawn - watched.key : NaN")
        found.append(
            Answer(took, _longest(session, page), sum(len(gzip.compress(files[path], 6)) for path in parts if path in files), len(parts))
        )
    context.close()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the search on a slowed phone.")
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--slower", type=float, default=4)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    files = index(given.records)
    print(f"{given.records:,} records; {len(files)} parts, {sum(map(len, files.values())) / 1e6:.2f} MB\n")
    print("| key | first result, median | best | worst | longest task | of the index, compressed |\n| --- | --- | --- | --- | --- | --- |")
    with served(files, given.site) as host, reader.chromium() as browser:
        for way in _WAYS:
            runs = [tried(browser, host, files, way, given.slower) for _ in range(given.runs)]
            for number, answers in zip(("first", "second", "third"), zip(*runs, strict=True), strict=True):
                times = [answer.took for answer in answers]
                task = median(answer.task for answer in answers)
                print(
                    f"| {number}, {way.words} | {median(times):.0f} ms | {min(times):.0f} ms | {max(times):.0f} ms "
                    f"| {task:.0f} ms | {answers[0].loaded / 1000:.0f} kB in {answers[0].files} |"
                )


if __name__ == "__main__":
    main()
