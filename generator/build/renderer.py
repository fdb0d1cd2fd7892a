"""Renders one page at a time with the engine, in process: the same bytes as the engine's own build, including search and tags.

The preview and builds share it: the preview keeps it loaded, a build remembers on the disk what it made.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, Final

from mkdocs.commands.build import _build_template, _populate_page, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from . import policy
from .engine import EngineError
from .page_facts import FRAME
from .quick import Quick, is_usable

#: The engine's path for the search index of all pages.
SEARCH: Final = "search/search_index.json"
Entries = list[dict[str, Any]]


class Plugins:
    """The plugins of a configuration that keep data about pages."""

    def __init__(self, config: MkDocsConfig) -> None:
        plugins = config.plugins.values()
        self._index: Any = next((found for plugin in plugins if (found := getattr(plugin, "search_index", None)) is not None), None)
        self._tagging: list[tuple[Any, str]] = []
        for plugin in plugins:
            if getattr(plugin, "mappings", None) is not None:
                self._tagging.append((plugin, plugin.config.export_file if plugin.config.export else ""))
                plugin.config.export = False  # otherwise the plugin would write the file itself

    def forget(self, page: Page) -> None:
        """Remove the tags of a page: the plugin records tags of pages that have some, but never that a page has none."""
        for plugin, _ in self._tagging:
            plugin.mappings.data.pop(page.url, None)

    def listen(self) -> None:
        """Prepare to collect the entries of the search plugin for the next page."""
        if self._index is not None:
            self._index.entries = []

    def heard(self) -> Entries:
        """The entries of the search plugin for the last page."""
        return list(self._index.entries) if self._index is not None else []

    def tags(self, page: Page) -> list[str] | None:
        """The tags of a page that was rendered; None if the plugin did not collect them."""
        found = (plugin.mappings.get(page) for plugin, _ in self._tagging)
        return next(([str(tag) for tag in sorted(mapping.tags)] for mapping in found if mapping is not None), None)

    def lists(self) -> bool:
        """Whether a page that was rendered has a list of tags, which depends on all pages."""
        return any(list(plugin.listings) for plugin, _ in self._tagging)

    def files(self, pages: Iterable[tuple[Page, Entries, list[str] | None]]) -> dict[str, bytes]:
        """The files that the plugins generate from all pages, each with its entries and its tags, in their order, by path."""
        pages = list(pages)
        found = {}
        if self._index is not None:
            self._index.entries = [entry for _, entries, _ in pages for entry in entries]
            found[SEARCH] = str(self._index.generate_search_index(None)).encode()
        for _, path in self._tagging:
            if path:
                rows = [{"item": {"url": page.url, "title": page.title}, "tags": tags} for page, _, tags in pages if tags is not None]
                found[path] = json.dumps({"mappings": rows}).encode()
        return found


#: A file generated from all pages, as is that of the page for unknown addresses, which has the same frame as all pages.
SITEMAP: Final = "sitemap.xml"
#: Returns the text of a generated page, by its path below `docs/`; None if it is not generated.
Text = Callable[[str], str]


class Renderer:
    """MkDocs for a project; `text` returns the text of generated pages, without it they are read.

    The site is never written.  Raises EngineError if the configuration is not valid.
    """

    def __init__(self, project: Path, text: Text | None = None) -> None:
        self.text = text
        self.docs = project / "docs"
        self.drawn: dict[str, Drawn] = {}
        self.broken: dict[str, str] = {}
        #: The page for unknown addresses, and the digest of what all pages have in common.
        self.missing = self.frame = ""
        with _collected_log() as said:
            try:
                self.config = _configured(project)
                self.quick = Quick()
                extensions: list[Any] = self.config.markdown_extensions
                if is_usable(extensions):
                    extensions.append(self.quick)
                self.env = self.config.theme.get_env()
            except (MkDocsException, SystemExit, OSError) as error:
                raise EngineError("\n".join(said) or f"mkdocs.yml: {error}") from None
            self.files = _Files([])
            self.files.add_files_from_theme(self.env, self.config)
            self.theme = {file.src_uri: file for file in self.files}
            self.nav = Navigation([], [])
            self.plugins = Plugins(self.config)
            self.env = self.config.plugins.on_env(self.env, config=self.config, files=self.files)
        self.said: list[str] = []

    # The files

    def find(self) -> None:
        """Set the files of the site: all that are in `docs/`, as in a build."""
        with _collected_log() as self.said:
            self.files = _Files(list(get_files(self.config)))
            for uri, file in self.theme.items():  # found once: the theme brings thousands of icons, each of which MkDocs looks at
                if uri not in self.files.src_uris:
                    self.files.append(file)
            set_exclusions(self.files, self.config)
            self.nav = get_navigation(self.files, self.config)

    def keep(self, generated: Collection[str], authored: Collection[str]) -> None:
        """Set the files of the site, below `docs/`: generated ones, whose text is requested, and handwritten ones, which are read."""
        here = {uri for uri in self.files.src_uris if uri not in self.theme or self.files.src_uris[uri] is not self.theme[uri]}
        wanted = {*generated, *authored}
        for uri in here - wanted:
            self._remove(self.files.src_uris[uri])
        for uri in sorted(wanted - here):
            if uri in self.theme:
                self.files.remove(self.theme[uri])
            self.files.append(File(uri, str(self.docs), self.config.site_dir, self.config.use_directory_urls))
        for uri in wanted:
            self.files.src_uris[uri]._content = "" if uri in generated else None
        if here != wanted:
            set_exclusions(self.files, self.config)
            self.files.reorder()
            with _collected_log() as self.said:
                self.nav = get_navigation(self.files, self.config)

    def _remove(self, file: File) -> None:
        self.files.remove(file)
        self.drawn.pop(file.src_uri, None)
        self.broken.pop(file.src_uri, None)
        if isinstance(file.page, Page):
            self.plugins.forget(file.page)
        if file.src_uri in self.theme:
            self.files.append(self.theme[file.src_uri])

    def pages(self) -> dict[str, str]:
        """The pages in the engine's order: the path of each on the site, with its path below `docs/`."""
        return {file.dest_uri: file.src_uri for file in self.files.documentation_pages()}

    def others(self) -> dict[str, str]:
        """The files other than pages: their place on the disk by their path on the site, without generated ones."""
        return {
            file.dest_uri: "" if file._content is not None else str(file.abs_src_path)
            for file in self.files
            if not file.is_documentation_page() and file.inclusion.value > InclusionLevel.DRAFT.value
        }

    # One page

    def page(self, uri: str) -> bytes:
        """The HTML of a page.  Raises EngineError if the engine cannot render it."""
        if not self.frame:
            self.reframe()
        file = self.files.src_uris[uri]
        with _collected_log() as said:
            try:
                self._populate(file, said)
                return self._finish(file)
            except (Exception, SystemExit) as error:
                self.drawn.pop(uri, None)
                self.broken[uri] = "\n".join(said) or f"docs/{uri}: {error}"
                raise EngineError(self.broken[uri]) from error

    def convert(self, uri: str) -> None:
        """Convert a page's text, without the theme.  Raises EngineError if the engine cannot."""
        with _collected_log() as said:
            try:
                self._populate(self.files.src_uris[uri], said)
            except (Exception, SystemExit) as error:
                self.broken[uri] = "\n".join(said) or f"docs/{uri}: {error}"
                raise EngineError(self.broken[uri]) from error

    def _populate(self, file: File, said: list[str]) -> None:
        """Convert a page's text to HTML, unless the earlier result is still valid."""
        text = self._text(file)
        drawn = self.drawn.get(file.src_uri)
        if drawn is not None and drawn.text == text and all((uri in self.files.src_uris) == there for uri, there in drawn.asked.items()):
            return
        page = file.page if isinstance(file.page, Page) else Page(None, file, self.config)
        self.plugins.forget(page)
        self.files.asked.clear()
        del said[:]
        self.quick.begin(page, self.files, self.config)
        _populate_page(page, self.config, self.files)
        self.quick.end(page)
        asked = {uri: uri in self.files.src_uris for uri in self.files.asked}
        self.drawn[file.src_uri] = Drawn(text, asked, page.content or "", list(said))

    def _text(self, file: File) -> str:
        if self.text is not None and file._content is not None:
            file._content = self.text(file.src_uri)
        return file.content_string

    def _finish(self, file: File) -> bytes:
        """Put a page's HTML into the theme, unless the earlier result is still valid."""
        page, drawn = file.page, self.drawn[file.src_uri]
        assert isinstance(page, Page)
        if drawn.html and drawn.frame == self.frame:
            return drawn.html
        self.plugins.listen()
        page.content, page.update_date, page.active = drawn.content, get_build_date(), True
        self.config._current_page = page
        try:
            listed = _Listed(self.files.documentation_pages())
            context = get_context(self.nav, listed, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            html = self.config.plugins.on_post_page(template.render(context), page=page, config=self.config)
        finally:
            page.active = False
            self.config._current_page = None
        drawn.entries, drawn.tags, drawn.whole = self.plugins.heard(), self.plugins.tags(page), listed.seen
        drawn.html, drawn.frame = policy.protected(html.encode("utf-8", "xmlcharrefreplace")), self.frame
        self.broken.pop(file.src_uri, None)
        return drawn.html

    # All pages together

    def reframe(self) -> bool:
        """Update the frame of all pages, such as the navigation; returns whether it changed."""
        for page in self.nav.pages:
            if page.is_homepage or vars(page).get("title") is None:  # its title is in its text; the first page has the marking of all
                with _collected_log() as said:
                    self._populate(page.file, said)
        # In a build, templates may read what the pages of the navigation say of themselves; the preview would have to make them first.
        named = [(page.url, page.title, page.meta) for page in self.nav.pages] if self.text is None else []
        self.missing = self.template(FRAME)
        before, self.frame = self.frame, hashlib.sha256(f"{self.missing}{named}".encode()).hexdigest()
        return before != self.frame

    def template(self, name: str) -> str:
        """The result of a template of the theme that depends on all pages."""
        with _collected_log():
            return str(_build_template(name, self.env.get_template(name), self.files, self.config, self.nav))

    def together(self) -> dict[str, bytes]:
        """The files that depend on all pages, by path, once these were rendered."""
        found = (
            (file.page, self.drawn[file.src_uri].entries, self.drawn[file.src_uri].tags)
            for file in self.files.documentation_pages()
            if isinstance(file.page, Page) and file.src_uri in self.drawn
        )
        return self.made_from(found)

    def made_from(self, pages: Iterable[tuple[Page, Entries, list[str] | None]]) -> dict[str, bytes]:
        """The files that depend on all pages, by path, given each page with its entries for the search and its tags."""
        made = {FRAME: policy.protected(self.missing.encode()), SITEMAP: self.template(SITEMAP).encode(), **self.plugins.files(pages)}
        return {path: content for path, content in made.items() if content.strip()}

    def faults(self) -> Iterator[str]:
        """The reasons for which the engine would reject a build."""
        yield from self.said
        yield from self.broken.values()
        pages = [file.page for file in self.files.documentation_pages() if isinstance(file.page, Page)]
        for page in pages:
            if page.file.src_uri in self.drawn and page.file.src_uri not in self.broken:
                yield from self.drawn[page.file.src_uri].said
        yield from self.unanchored(pages)

    def unanchored(self, pages: Iterable[Page]) -> list[str]:
        """What the engine says of links to places that pages do not have, if the links and the places are known."""
        with _collected_log() as said:
            for page in pages:
                page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        return said


@dataclass
class Drawn:
    """A rendered page: its text, the files it asked for and whether they existed, its HTML without and with the theme, and the log.

    `whole` is whether a template looked at the list of all pages.
    """

    text: str
    asked: Mapping[str, bool]
    content: str
    said: list[str]
    frame: str = ""
    html: bytes = b""
    entries: Entries = field(default_factory=list)
    tags: list[str] | None = None
    whole: bool = False


class _Listed(list[File]):
    """The pages of a site, as templates get them; notices when it is looked at."""

    seen = False

    def __iter__(self) -> Iterator[File]:
        self.seen = True
        return super().__iter__()

    def __getitem__(self, key: Any) -> Any:
        self.seen = True
        return super().__getitem__(key)

    def __len__(self) -> int:
        self.seen = True
        return super().__len__()


class _Files(Files):
    """The files of a site in the engine's order; records which ones were requested."""

    def __init__(self, files: list[File]) -> None:
        super().__init__(files)
        self.asked: set[str] = set()
        self._ordered: list[File] | None = None

    def reorder(self) -> None:
        """Sort the pages again when they are needed: files were added or removed, or are included now."""
        self._ordered = None

    def get_file_from_path(self, path: str) -> File | None:
        found = self.src_uris.get(path)  # which is nearly always a path in the engine's form
        self.asked.add(PurePath(path).as_posix() if found is None else path)
        return super().get_file_from_path(path) if found is None else found

    def documentation_pages(self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included) -> list[File]:
        if inclusion != InclusionLevel.is_included:
            return sorted(super().documentation_pages(inclusion=inclusion), key=file_sort_key)
        if self._ordered is None:
            self._ordered = sorted(super().documentation_pages(), key=file_sort_key)
        return self._ordered


def _configured(project: Path) -> MkDocsConfig:
    """The configuration, as in a build; nothing is ever written to its `site_dir`."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / ".preview"))
    config.plugins.on_startup(command="build", dirty=False)
    configured = config.plugins.on_config(config)
    configured.plugins.on_pre_build(config=configured)
    return configured


@contextmanager
def _collected_log() -> Iterator[list[str]]:
    """Collect the engine's messages that stop a build, as `mkdocs build --strict` would print them."""
    heard, log = _LogCollector(logging.WARNING), logging.getLogger("mkdocs")
    log.addHandler(heard)
    before, log.propagate = log.propagate, False
    try:
        yield heard.said
    finally:
        log.removeHandler(heard)
        log.propagate = before


class _LogCollector(logging.Handler):
    """Collects messages."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname:<8} -  {record.getMessage()}")
