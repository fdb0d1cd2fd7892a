"""The engine in a process of its own, with a memory: pages that have not changed are taken from the last site, the others are rendered.

    python -P -m briefings.build.incremental PROJECT LAST_SITE MEMORY PROGRAM REPORT SHARE TARGET

The output is the same, byte for byte, as that of the engine's own build with the policy of each page added.  REPORT gets the memory for the
next build.  With a SHARE such as 1/2, only those pages are made, of a site that is built in parts.  Messages are printed as the engine would print them; the status is 0, 1 if the site may not be published, and 77 if only the
engine's own build can make it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from mkdocs.structure.pages import Page

from ..system import guard, processes, reading
from . import engine, memory, page_facts, policy
from .memory import Entry, Memory
from .renderer import Renderer
from .shards import Share

#: The number of bytes of Markdown from which on a second process is worth starting.
_MUCH: Final = 300_000


class Rendered(NamedTuple):
    """What came of a page: its entry, or why there is none; and whether the engine's own build must make it.

    `anchors` are its links to places on pages: the page's path, the place, and the link as it is in the Markdown.
    """

    path: str
    entry: Entry | None = None
    said: tuple[str, ...] = ()
    own: bool = False
    anchors: tuple[tuple[str, str, str], ...] = ()


class Building:
    """A build of a project's site into a folder."""

    def __init__(self, project: Path, last: Path, target: Path) -> None:
        self.last, self.target = last, target
        self._process = os.getpid()
        self.renderer = Renderer(project)
        self.renderer.find()
        self.files = {file.dest_uri: file for file in self.renderer.files.documentation_pages()}
        self.texts = {path: memory.digest(file.content_bytes) for path, file in self.files.items()}
        self.entries: dict[str, Entry] = {}
        #: The pages that were rendered, not taken from the last site.
        self.rendered: dict[str, None] = {}
        #: Whether there is a page that only the engine's own build can make.
        self.own = False

    def build(self, remembered: Mapping[str, Entry]) -> list[str]:
        """Write the site; returns the messages because of which it may not be published."""
        valid = dict(self._unchanged(remembered))
        for path, entry in valid.items():
            _restore(self.files[path].page, entry)
        said = list(self.renderer.said)
        if broken := self._framed(valid):
            return said + broken
        for path, place in self.renderer.others().items():
            self._write(path, Path(place).read_bytes())
        for path, entry in valid.items():
            if entry.frame == self.renderer.frame and self._taken(path, entry):
                self.entries[path] = entry
        said += self._made(path for path in self.files if path not in self.entries)
        said += self._unanchored()
        if not said and not self.own:
            self._write_others()
        return said

    def build_share(self, share: Share) -> list[str]:
        """Write the pages of a share, and nothing else; the places that they link to are looked for when the parts are joined."""
        said = [*self.renderer.said, *self._framed({})]
        return said or self._made(apart(self._sizes(self.files), share.total)[share.number - 1])

    def _made(self, paths: Iterable[str]) -> list[str]:
        """Render pages, and note what came of each; returns the messages."""
        self.rendered, said = dict.fromkeys(paths), list[str]()
        for done in self._rendered(self.rendered):
            said += done.said
            if done.entry is not None:
                self.entries[done.path] = done.entry
                _restore(self.files[done.path].page, done.entry)
            self.own = self.own or done.own
            self._note_anchors(done)
        return said

    def _sizes(self, paths: Iterable[str]) -> dict[str, int]:
        """The bytes of Markdown of some pages."""
        return {path: os.path.getsize(str(self.files[path].abs_src_path)) for path in paths}

    def _unchanged(self, remembered: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
        """The entries of pages with the same text, all of whose links lead to a file that is still there."""
        there = self.renderer.files.src_uris.keys()
        for path, text in self.texts.items():
            entry = remembered.get(path)
            if entry is not None and entry.text == text and entry.all_there(there):
                yield path, entry

    def _framed(self, valid: Mapping[str, Entry]) -> list[str]:
        """Find out what all pages have in common, for which the pages of the navigation must be known; returns messages."""
        for page in self.renderer.nav.pages:
            if page.file.dest_uri not in valid:
                with suppress(engine.EngineError):
                    self.renderer.convert(page.file.src_uri)
        self.renderer.reframe()
        return list(self.renderer.broken.values())

    def _taken(self, path: str, entry: Entry) -> bool:
        """Copy a page from the last site, if it is there as it was."""
        try:
            content = reading.read(self.last / path, entry.size)
        except OSError:
            return False
        if memory.digest(content) != entry.html:
            return False
        self._write(path, content)
        return True

    def _rendered(self, paths: Collection[str]) -> list[Rendered]:
        """Render pages; if there is much to do, in two processes."""
        sizes = self._sizes(paths)
        if sum(sizes.values()) < _MUCH:
            return self._render(paths)
        halves = apart(sizes, 2)
        bind = engine.bound_to_parent() if sys.platform != "win32" else None
        here, there = processes.beside([partial(self._render, halves[0]), partial(self._render, halves[1], bind)])
        return here + there

    def _render(self, paths: Iterable[str], bind: Callable[[], None] | None = None) -> list[Rendered]:
        here = os.getpid()
        if bind is not None and here != self._process:
            bind()
        return [self._page(path) for path in paths]

    def _page(self, path: str) -> Rendered:
        """Render a page, and write it."""
        file = self.files[path]
        page, uri = file.page, file.src_uri
        assert isinstance(page, Page)
        try:
            html = self.renderer.page(uri)
        except engine.EngineError as error:
            return Rendered(path, said=(str(error),))
        drawn, title = self.renderer.drawn.pop(uri), page.title
        self._write(path, html)
        entry = Entry(
            self.texts[path] if not drawn.whole and all(drawn.asked.values()) else "",  # a page that depends on more is not remembered
            "\0".join(sorted(drawn.asked)),
            self.renderer.frame,
            dict(page.meta),
            title,
            drawn.entries,
            drawn.tags,
            memory.digest(html),
            len(html),
            tuple(sorted(policy.hashes(html))),
            page_facts.read_page(path, html),
        )
        page.content, page.markdown, page.toc = "", "", []  # type: ignore[assignment] # a large site has no room for them
        return Rendered(path, entry, tuple(drawn.said), not html.strip() or self.renderer.plugins.lists(), tuple(_anchors(page)))

    def _note_anchors(self, done: Rendered) -> None:
        """Let the engine know, in this process, to which places a page links."""
        page = self.files[done.path].page
        assert isinstance(page, Page)
        page.links_to_anchors = {}
        for path, anchor, link in done.anchors:
            page.links_to_anchors.setdefault(self.files[path], {})[anchor] = link

    def _unanchored(self) -> list[str]:
        """What the engine says of links to places that no page has."""
        pages = [page for path, page in self._pages() if path in self.rendered]
        for file in {file for page in pages for file in page.links_to_anchors or ()}:
            if isinstance(file.page, Page) and file.dest_uri in self.entries:
                file.page.present_anchor_ids = set(self.entries[file.dest_uri].facts.ids())
        return self.renderer.unanchored(pages)

    def _write_others(self) -> None:
        """Write the files that depend on all pages, unless a page has the same path."""
        found = ((page, self.entries[path].entries, self.entries[path].tags) for path, page in self._pages())
        for path, content in self.renderer.made_from(found).items():
            if path not in self.files:
                self._write(path, content)

    def _pages(self) -> Iterator[tuple[str, Page]]:
        for path, file in self.files.items():
            if isinstance(file.page, Page):
                yield path, file.page

    def _write(self, path: str, content: bytes) -> None:
        guard.write(self._place(path), content, self.target)

    def _place(self, path: str) -> Path:
        place = self.target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


def apart(sizes: Mapping[str, int], count: int) -> list[list[str]]:
    """Pages in so many groups of about one size; the same pages are always grouped in the same way."""
    groups: list[list[str]] = [[] for _ in range(count)]
    load = [0] * count
    for path in sorted(sizes, key=lambda path: (-sizes[path], path)):
        least = load.index(min(load))
        groups[least].append(path)
        load[least] += sizes[path]
    return groups


def _anchors(page: Page) -> Iterator[tuple[str, str, str]]:
    for file, links in (page.links_to_anchors or {}).items():
        yield from ((file.dest_uri, anchor, link) for anchor, link in links.items() if file.page is not None)


def _restore(page: object, entry: Entry) -> None:
    """Give a page what an entry says of it."""
    assert isinstance(page, Page)
    page.meta = dict(entry.meta)
    vars(page).setdefault("title", entry.title)


def made_with(project: Path, program: str) -> str:
    """The digest of what all pages depend on: the program and what is installed beside it, the configuration, the theme, and the day."""
    whole = hashlib.sha256(f"{program}\0{os.environ.get('SOURCE_DATE_EPOCH')}\0".encode())
    theme = project / "theme"
    for path in (project / "mkdocs.yml", *(Path(entry.path) for entry in reading.walk(theme))):
        whole.update(
            f"{path.relative_to(project)}\0{memory.digest(reading.read(path, reading.ASSET))}\n".encode("utf-8", "surrogateescape")
        )
    return whole.hexdigest()


def main(arguments: list[str]) -> int:
    """Build as the command line says."""
    project, last, kept, report, target = (Path(arguments[number]) for number in (0, 1, 2, 4, 6))
    common = made_with(project, arguments[3])
    try:
        building = Building(project, last, target)
        share = Share.of(arguments[5]) if arguments[5] else None
        said = building.build_share(share) if share else building.build(memory.load(kept, common) if arguments[2] else {})
    except engine.EngineError as error:
        said = [str(error)]
    if said:
        print("\n".join(said))
        print(f"Aborted with {len(said)} warnings in strict mode!")
        return 1
    if building.own:
        return engine.UNABLE
    guard.write(report, memory.dumps(Memory(common, building.entries)), report.parent)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
