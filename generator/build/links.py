"""Links of generated pages as the engine resolves them: by its own code, once for all pages from which a file has the same address.

A large site has a hundred links for each file, and nearly all lead from a page of a folder to a page of another.
"""

from __future__ import annotations

import posixpath
import re
from typing import Final, TypeAlias

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import _RelativePathTreeprocessor

#: A link to a page, as generated ones are written, with its path and its anchor; nothing in it could be a scheme, a query or an escape.
_LOCAL: Final = re.compile(r"((?:\.\./)*(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.md)?(?:#([\w.-]+))?", re.ASCII)
#: For the folders of a page, in the sources and on the site: the file that a path leads to, with its path in the sources, and its address.
Alike: TypeAlias = dict[tuple[str, str], dict[str, tuple[File, str, str]]]


class Links:
    """Resolves the links of one page; what holds for other pages as well is in `alike`, which they share."""

    def __init__(self, file: File, files: Files, config: MkDocsConfig, alike: Alike) -> None:
        self._engine = _RelativePathTreeprocessor(file, files, config)
        self._file, self._files = file, files
        self._alike = alike.setdefault((posixpath.dirname(file.src_uri), posixpath.dirname(file.url.removesuffix("/"))), {})
        self._shares = not file.url.endswith("/") or posixpath.basename(file.url[:-1]) == file.name
        self._known: dict[str, str] = {}

    @property
    def to_anchors(self) -> dict[File, dict[str, str]]:
        """The links to places on pages: for each file, the link as it was written, by the place."""
        return self._engine.links_to_anchors

    def __call__(self, target: str) -> str:
        """What the engine writes in place of a link."""
        found = self._known.get(target)
        if found is None:
            found = self._known[target] = self._resolved(target)
        return found

    def _resolved(self, target: str) -> str:
        local = _LOCAL.fullmatch(target) if self._shares else None
        if local is None:
            return self._engine.path_to_url(target)
        path, anchor = local.groups()
        if not path:
            if anchor:
                self.to_anchors.setdefault(self._file, {}).setdefault(anchor, target)
            return target
        known = self._alike.get(path)
        if known is None or self._is_below(known[0]) or self._files.get_file_from_path(known[1]) is not known[0]:
            return self._first(target, path, anchor)
        file, _, address = known
        if not anchor:
            return address
        self.to_anchors.setdefault(file, {}).setdefault(anchor, target)
        return f"{address}#{anchor}"

    def _first(self, target: str, path: str, anchor: str | None) -> str:
        """Resolve a link to a file; what holds for other pages is kept."""
        resolved = self._engine.path_to_url(target)
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(self._file.src_uri), path))
        file = self._files.get_file_from_path(uri)
        if file is not None and file.inclusion is not InclusionLevel.EXCLUDED and not self._is_below(file):
            self._alike[path] = file, uri, resolved.removesuffix(f"#{anchor}") if anchor else resolved
        return resolved

    def _is_below(self, file: File) -> bool:
        """Whether a file is the page itself or below it, where its address differs from that on neighbouring pages."""
        return file.url.startswith(self._file.url)
