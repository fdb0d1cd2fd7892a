"""What the engine's plugins of search and tags remember of each page, so that what they make of all pages can be made of some anew.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

#: Where the engine puts the index of all pages.
SEARCH: Final = "search/search_index.json"

Entries = list[dict[str, Any]]


class Plugins:
    """The plugins of a configuration, as far as they remember pages."""

    def __init__(self, config: MkDocsConfig) -> None:
        plugins = config.plugins.values()
        self._index: Any = next((found for plugin in plugins if (found := getattr(plugin, "search_index", None)) is not None), None)
        self._tagging: list[tuple[Any, str]] = []
        for plugin in plugins:
            if getattr(plugin, "mappings", None) is not None:
                self._tagging.append((plugin, plugin.config.export_file if plugin.config.export else ""))
                plugin.config.export = False  # the plugin would write the file itself

    def forget(self, page: Page) -> None:
        """Let the tags of a page be forgotten: the plugin sets down those of pages that have some, and never that one has none."""
        for plugin, _ in self._tagging:
            plugin.mappings.data.pop(page.url, None)

    def listen(self) -> None:
        """Be ready for what the plugin of search takes from the next page."""
        if self._index is not None:
            self._index.entries = []

    def heard(self) -> Entries:
        """What the plugin of search took from the last page."""
        return list(self._index.entries) if self._index is not None else []

    def files(self, pages: Iterable[tuple[Page, Entries]]) -> dict[str, bytes]:
        """What the plugins make of all pages, in their order, by path."""
        pages = list(pages)
        found = {}
        if self._index is not None:
            self._index.entries = [entry for _, entries in pages for entry in entries]
            found[SEARCH] = str(self._index.generate_search_index(None)).encode()
        for plugin, path in self._tagging:
            if path:
                tagged = [(page, tags) for page, _ in pages if (tags := plugin.mappings.get(page)) is not None]
                rows = [
                    {"item": {"url": page.url, "title": page.title}, "tags": [str(tag) for tag in sorted(tags.tags)]}
                    for page, tags in tagged
                ]
                found[path] = json.dumps({"mappings": rows}).encode()
        return found
