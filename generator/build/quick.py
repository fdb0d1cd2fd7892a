"""Lists and tables of generated pages as the HTML that the engine makes of them, in a fraction of the time.

Reading back what `text/markdown.py` wrote takes an engine most of its time, although that writes few forms: items of paragraphs, rows of cells, links,
attributes.  What has one of these forms is converted here and kept from the engine's reader; everything else, and everything handwritten, is left
to it.  The bytes are the same: tests compare builds with the engine's own.  Links are resolved, checked and noted by the engine's own code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from .links import Alike, Links

#: A link with its title and attributes; words and titles have no brackets or quotation marks of their own, as these are written as references.
_LINK: Final = re.compile(r'\[([^\[\]\n\\`*_!]*)\]\(([^()\s<>"\\]*)(?: "([^"\n\\]*)")?\)(?:\{: ([^{}\n]*) \})?')
#: What is in a line besides links: no character that could be markup is left, but for elements of a line and their ends.
_PLAIN: Final = re.compile(
    r'(?:[^\[\]<>\\`*_!{}~^\n]|</?(?:span|bdi|abbr|svg|g|path|text|tspan|title|circle|rect|line)(?: [A-Za-z-]+="[^"<>\[\]]*")*>)*'
)
_ATTRIBUTES: Final = re.compile(r"^\{: ([^{}\n]*) \}$")
_ATTRIBUTE: Final = re.compile(r'#([A-Za-z][\w.-]*)|\.([A-Za-z][\w.-]*)|([A-Za-z][\w-]*)(?:="([^"\n]*)")?')
_LOOSE_AMP: Final = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_BULLETS: Final = {"-   ": "ul", "1.  ": "ol"}
_CELL: Final = re.compile(r"(.*) \{: ([^{}]*) \}$")
_ID: Final = re.compile(r'<[a-z0-9]+(?: [^<>]*)? id="([^"]+)"')
_SPACE: Final = re.compile(r"\s")
_NEW: Final = "\n"
#: What a term or a paragraph does not begin with: other blocks do.
_NO_TERM: Final = "#<|-:>{ "
_NO_PARAGRAPH: Final = "#<|-:>{+=0123456789"
_TD: Final = "td"
#: The extensions of the engine whose forms are known here; with others, a page might have to be read in another way.
_NEEDED: Final = frozenset(("attr_list", "def_list", "md_in_html", "tables"))
_KNOWN: Final = _NEEDED | {"toc", "fenced_code", "pymdownx.superfences"}
Resolve = Callable[[str], str]


class _OtherError(Exception):
    """Something has a form that is left to the engine."""


def attributes(text: str, **known: str) -> str:
    """The attributes of an element from an attribute list, and others, as the engine writes them.  Raises _OtherError for another form."""
    if not text and len(known) < 2:
        return "".join(f' {name}="{_escaped(value)}"' for name, value in known.items())
    found = {name: f' {name}="{_escaped(value)}"' for name, value in known.items()} | _given(text)
    return "".join([found[name] for name in sorted(found)])


@lru_cache(maxsize=4096)
def _given(text: str) -> dict[str, str]:
    """The attributes of an attribute list by their names, as the engine writes them; few lists differ.  Raises _OtherError for another form."""
    found: dict[str, str | None] = {}
    names, at = [], 0
    for match in _ATTRIBUTE.finditer(text):
        if text[at : match.start()].strip():
            raise _OtherError
        at = match.end()
        id, name, key, value = match.groups()
        if id:
            found["id"] = id
        elif name:
            names.append(name)
        else:
            found[key] = value
    if text[at:].strip():
        raise _OtherError
    if names:
        found["class"] = " ".join(names)
    return {name: f' {name}="{_escaped(value)}"' if value is not None else f" {name}" for name, value in found.items()}


def _escaped(value: str) -> str:
    value = _LOOSE_AMP.sub("&amp;", value) if "&" in value else value
    return value.replace("<", "&lt;").replace(">", "&gt;")


def line(text: str, resolve: Resolve) -> str:
    """A line of text with its links.  Raises _OtherError if it has any other markup."""
    parts, at = [], 0
    for match in _LINK.finditer(text):
        parts.append(_plain(text[at : match.start()]))
        words, target, title, given = match.groups()
        known = {"href": resolve(target)} | ({"title": _title(title)} if title is not None else {})
        parts.append(f"<a{attributes(given or '', **known)}>{_plain(words)}</a>")
        at = match.end()
    return "".join((*parts, _plain(text[at:])))


def _title(text: str) -> str:
    """The title of a link.  Raises _OtherError if the engine could take a part of it for quotation marks around it."""
    title = _SPACE.sub(" ", text.strip())
    if title[:1] == "'":
        raise _OtherError
    return title


def _plain(text: str) -> str:
    if not _PLAIN.fullmatch(text):
        raise _OtherError
    return _LOOSE_AMP.sub("&amp;", text) if "&" in text else text


def _paragraph(lines: Sequence[str], resolve: Resolve) -> tuple[str, str]:
    """The attributes and the words of a paragraph of one line.  Raises _OtherError for another form."""
    given = _ATTRIBUTES.match(lines[-1]) if len(lines) > 1 else None
    if len(lines) > (2 if given else 1):
        raise _OtherError
    return attributes(given[1]) if given else "", line(lines[0].strip(), resolve)


def listed(lines: Sequence[str], resolve: Resolve) -> str:
    """A list whose items are paragraphs.  Raises _OtherError for another form."""
    bullet = lines[0][:4]
    items: list[list[list[str]]] = []
    for text in lines:
        if text[:4] == bullet:
            items.append([[text[4:]]])
        elif not text:
            items[-1].append([])
        elif text[:4] == "    ":
            items[-1][-1].append(text[4:])
        else:
            raise _OtherError
    tag = _BULLETS[bullet]
    found = [[_paragraph(paragraph, resolve) for paragraph in item if paragraph] for item in items]
    if len(found) == 1 and len(found[0]) == 1:
        given, words = found[0][0]
        return f"<{tag}>\n<li{given}>{words}</li>\n</{tag}>"
    inside = ("".join(f"<p{given}>{words}</p>\n" for given, words in item) for item in found)
    return f"<{tag}>\n{''.join(f'<li>{_NEW}{item}</li>{_NEW}' for item in inside)}</{tag}>"


def tabled(lines: Sequence[str], resolve: Resolve) -> str:
    """A table.  Raises _OtherError for another form."""
    head, rule, *rows = ([cell.strip() for cell in text[1:-1].split("|")] for text in lines)
    if not rows or set(rule) != {"---"} or any(len(row) != len(head) for row in (rule, *rows)):
        raise _OtherError
    above = "".join(f"{_cell('th', cell, resolve)}\n" for cell in head)
    below = "".join(f"<tr>\n{''.join(f'{_cell(_TD, cell, resolve)}{_NEW}' for cell in row)}</tr>\n" for row in rows)
    return f"<table>\n<thead>\n<tr>\n{above}</tr>\n</thead>\n<tbody>\n{below}</tbody>\n</table>"


def _cell(tag: str, text: str, resolve: Resolve) -> str:
    given = _CELL.match(text)
    words, marks = given.groups() if given else (text, "")
    return f"<{tag}{attributes(marks)}>{line(words, resolve)}</{tag}>"


def defined(lines: Sequence[str], resolve: Resolve) -> str:
    """Terms with their values.  Raises _OtherError for another form."""
    parts = []
    for number, text in enumerate(lines):
        if text.startswith(":   "):
            parts.append(f"<dd>{line(text[4:].strip(), resolve)}</dd>\n")
        elif text and text[:1] not in _NO_TERM and lines[number + 1 : number + 2] and lines[number + 1].startswith(":   "):
            parts.append(f"<dt>{line(text.strip(), resolve)}</dt>\n")
        elif text:
            raise _OtherError
    return f"<dl>\n{''.join(parts)}</dl>"


def paragraph(lines: Sequence[str], resolve: Resolve) -> str:
    """A paragraph of one line.  Raises _OtherError for another form."""
    given, words = _paragraph(lines, resolve)
    return f"<p{given}>{words}</p>"


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int, Callable[[Sequence[str], Resolve], str]]]:
    """Where the lists, tables and paragraphs of a page begin and end, and what converts them."""
    at, last = 0, len(lines)
    while at < last:
        start, before = at, lines[at - 1] if at else ""
        at += 1
        if before or not lines[start]:
            continue
        convert = _form(lines, start)
        if convert is None:
            continue
        while at < last and _goes_on(convert, lines, start, at):
            at += 1
        while not lines[at - 1]:
            at -= 1
        if at == last or not lines[at]:
            yield start, at, convert


def _form(lines: Sequence[str], start: int) -> Callable[[Sequence[str], Resolve], str] | None:
    """What converts the block that begins with a line; None if that is left to the engine."""
    first, after = lines[start], lines[start + 1] if start + 1 < len(lines) else ""
    if first[:4] in _BULLETS:
        return listed
    if first.startswith("| "):
        return tabled
    if after.startswith(":   "):
        return defined
    return paragraph if (first[0] not in _NO_PARAGRAPH or first.startswith("<svg ")) and not first[0].isspace() else None


def _goes_on(convert: Callable[[Sequence[str], Resolve], str], lines: Sequence[str], start: int, at: int) -> bool:
    """Whether a line belongs to the block that began with another."""
    text = lines[at]
    if convert is listed:
        return not text or text.startswith((lines[start][:4], "    "))
    if convert is defined:
        ahead = lines[at + 1] if at + 1 < len(lines) else ""
        return (
            text.startswith(":   ")
            or ahead.startswith(":   ")
            or (not text and lines[at + 2 : at + 3] != [] and lines[at + 2].startswith(":   "))
        )
    return bool(text)


def is_usable(extensions: Iterable[str]) -> bool:
    """Whether these extensions of the engine are all known here."""
    return _NEEDED <= {*extensions} <= _KNOWN


class Quick(Extension):
    """Converts the lists and tables of the page that the engine is about to read, if it is a generated one."""

    def __init__(self) -> None:
        super().__init__()
        self._links: Links | None = None
        self._ids: set[str] = set()
        self._alike: Alike = {}

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the engine calls it so
        """Take part in the reading of a page, before elements are looked for."""
        md.preprocessors.register(_Lists(self, md), "briefings_lists", 26)

    def begin(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        """Prepare for a page."""
        self._links = Links(page.file, files, config, self._alike) if _is_generated(page.file.content_string) else None
        self._ids = set()

    def end(self, page: Page) -> None:
        """Give a page the anchors and the links that the engine did not see."""
        if self._links is not None:
            page.present_anchor_ids = (page.present_anchor_ids or set()) | self._ids
            known = page.links_to_anchors if page.links_to_anchors is not None else {}
            for file, links in self._links.to_anchors.items():
                known[file] = {**links, **known.get(file, {})}
            page.links_to_anchors = known
        self._links = None

    def converted(self, lines: list[str], store: Callable[[str], str]) -> list[str]:
        """The lines of a page, with what `store` returns in place of each list and table."""
        if self._links is None:
            return lines
        found, at = [], 0
        for start, end, convert in _blocks(lines):
            with suppress(_OtherError):
                html = convert(lines[start:end], self._links)
                found += [*lines[at:start], store(html)]
                self._ids.update(_ID.findall(html))
                at = end
        return [*found, *lines[at:]]


def _is_generated(text: str) -> bool:
    """Whether a page was generated and has no listings, in which nothing is a list."""
    return text.startswith("---\n# Generated from ") and "```" not in text


class _Lists(Preprocessor):
    """The step of the engine's reading in which lists and tables are converted."""

    def __init__(self, quick: Quick, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._quick = quick

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a page without its lists and tables."""
        stash: Any = self.md.htmlStash
        return self._quick.converted(lines, stash.store)
