r"""The one module that generates and escapes Markdown.

`Md` is Markdown that is safe on a page, `Target` an address that is safe to link to, `Script` JSON that is safe inside a script element.
Only this module makes any of them from a plain string; a test enforces that.  Text is escaped with numeric character references, because
extensions may interpret any punctuation but none looks inside a reference; a backslash does not escape (`\<script>` stays a tag).
Addresses are not escaped that way, because a browser would decode them: they have their own functions.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NewType
from urllib.parse import quote, urlsplit

import idna

from . import direction, looks

Md = NewType("Md", str)
Target = NewType("Target", str)
#: JSON that cannot end the `<script>` around it.
Script = NewType("Script", str)
#: A value of front matter: a text, several texts, named texts, or rows of these.
Front = str | Mapping[str, str] | Sequence[str] | Sequence[Mapping[str, str]]
EMPTY: Final = Md("")
NOTHING: Final = Script("")
_ALWAYS = set('\\`*_{}[]<>()#+!|~^=:"&$@')
_REFERENCES = {ord(character): f"&#{ord(character)};" for character in _ALWAYS}
_SPACE = re.compile("[ \t\r\n\f\v]+")
#: A dot after a digit could start a list, a dash that does not join two words could start a list or a rule, and white space
#: that is not ASCII would be stripped at the ends of a block.
_IN_CONTEXT = re.compile(r"(?<=\d)\.|(?<!\w)-|-(?!\w)|(?! )\s|[\x1c-\x1f\x85]")
_ENDING = re.compile("[<>&\u2028\u2029]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_LABEL = re.compile(r"[A-Za-z0-9, ]*")
_LOCAL = re.compile(r"(?:\.\./)*(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.(?:md|atom)")
_FILE = re.compile(r"(?:\.\./)*(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\.(?!md$)[a-z0-9]+)+")


@lru_cache(maxsize=65536)
def text(raw: str) -> Md:
    """`raw` shown as it was typed; runs of ASCII white space become one space.  The functions for blocks strip the ends.

    Words that are written from right to left are kept apart from the others.
    """
    shown = _shown(raw)
    return shown if shown.isascii() else Md("".join(_directed(run) for run in direction.runs(shown)))


@lru_cache(maxsize=65536)
def _shown(raw: str) -> Md:
    """The same without markup, as for an attribute."""
    folded = _SPACE.sub(" ", raw).translate(_REFERENCES)
    return Md(_IN_CONTEXT.sub(_reference, folded))


def _directed(run: direction.Run) -> str:
    return f"<bdi>{run.text}</bdi>" if run.backwards else run.text


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def join(*parts: Md, by: Md = EMPTY) -> Md:
    """The parts of a line, joined with `by`; empty ones are left out."""
    return Md(by.join(part for part in parts if part))


def blocks(*parts: Md) -> Md:
    """Blocks in sequence; empty ones are left out."""
    return Md("\n".join(part for part in parts if part))


def foreign(raw: str, language: str) -> Md:
    """Words in another language (BCP 47), marked for screen readers and for scripts of either direction."""
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is not a valid language tag")
    return Md(f'<bdi lang="{language}">{_shown(raw)}</bdi>')


def span(words: Md, *, classes: str) -> Md:
    """Words of a line with their own style or meaning; empty if they are."""
    names = " ".join(map(_name, classes.split()))
    return Md(f'<span class="{names}">{words}</span>') if words else EMPTY


def abbreviation(short: str, meaning: str) -> Md:
    """A short form, whose meaning is its tooltip."""
    return Md(f'<abbr title="{_shown(meaning)}">{text(short)}</abbr>')


def url(address: str) -> Target:
    """The address of another site, encoded for a link.

    Raises ValueError unless it is an `https` or `http` address with a host and without user information (`good@evil` misleads).
    """
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname or "@" in parts.netloc:
        raise ValueError(f"{address!r} is not a web address")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else _host(parts.hostname)
    path, query, fragment = (quote(part, safe="/%:@!$&,=~+-._?") for part in (parts.path, parts.query, parts.fragment))
    port = f":{parts.port}" if parts.port else ""
    return Target(f"{parts.scheme}://{host}{port}{path}{'?' + query if query else ''}{'#' + fragment if fragment else ''}")


def passage(address: str, start: str, *, end: str = "", before: str = "", after: str = "") -> Target:
    """A link to a text on another site's page, from `start` to `end`, between the words `before` and `after` it.

    Source of the format: https://wicg.github.io/scroll-to-text-fragment/
    """
    parts = [f"{_exactly(before)}-"] if before else []
    parts += [_exactly(text) for text in (start, end) if text]
    parts += [f"-{_exactly(after)}"] if after else []
    base = url(address)
    return Target(f"{base}{'' if '#' in base else '#'}:~:text={','.join(parts)}")


def _exactly(words: str) -> str:
    """Words for a text directive: the characters with a meaning there (comma, dash, ampersand) are encoded."""
    return quote(words, safe="").replace("-", "%2D")


_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")


def _host(name: str) -> str:
    """A host name in punycode, so that the name a reader sees is the name that is resolved.

    Encoded as browsers do (UTS #46, nontransitional): Python's own codec implements IDNA 2003, which gives a different host for “straße”.
    """
    host = name.lower() if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    if not _HOST.fullmatch(host):
        raise ValueError(f"{name!r} is not a valid host name")
    return host


@lru_cache(maxsize=65536)
def local(path: str, anchor: str = "") -> Target:
    """A page of this site, or its feed, by its path relative to the current page, with an anchor; without a path, the current page."""
    if (path or not anchor) and not _LOCAL.fullmatch(path):
        raise ValueError(f"{path!r} is not a page of the site")
    return Target(f"{path}#{_name(anchor)}" if anchor else path)


def file(path: str) -> Target:
    """A file of this site other than a page, by its path relative to the current page."""
    if not _FILE.fullmatch(path):
        raise ValueError(f"{path!r} is not a file of the site")
    return Target(path)


def link(words: Md, target: Target, *, id: str = "", classes: str = "", title: str = "", label: str = "", searched: bool = True) -> Md:
    """A link; `title` is its tooltip; the search finds its words unless `searched` is false.

    `label` is read aloud instead of words that are only a symbol or a letter.  Raises ValueError if it contains anything but letters,
    digits, spaces and commas.
    """
    hover = f' "{_shown(title)}"' if title else ""
    return Md(f"[{words}]({target}{hover}){_attributes(id=id, classes=classes, label=label, searched=searched)}")


@lru_cache(maxsize=65536)
def _attributes(*, id: str = "", classes: str = "", label: str = "", searched: bool = True, data: tuple[tuple[str, str], ...] = ()) -> Md:
    """An attribute list `{: #id .class }` of names that this program chose; empty if there are none.  The values of `data` may be any text."""
    if not _LABEL.fullmatch(label):
        raise ValueError(f"{label!r} is not a valid label")
    names = [f"#{_name(id)}"] if id else []
    names += [f".{_name(name)}" for name in classes.split()]
    names += [f'aria-label="{label}"'] if label else []
    names += [] if searched else ["data-search-exclude"]
    names += _data(data)
    return Md("{: " + " ".join(names) + " }") if names else EMPTY


def _data(values: Iterable[tuple[str, str]]) -> list[str]:
    return [f'data-{_name(name)}="{_shown(value)}"' for name, value in values]


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not a valid id or class")
    return name


def heading(level: int, words: Md, *, id: str, searched: bool = True) -> Md:
    """A heading with an explicit id: MkDocs would call one in another script `_1`; the search finds its section unless `searched` is false."""
    return Md(f"{'#' * level} {words.strip(' ')} {_attributes(id=id, searched=searched)}\n")


#: Values for a script, by the names of their attributes without `data-`.
Data = Mapping[str, str]
NO_DATA: Final[Data] = {}


def paragraph(*parts: Md, id: str = "", classes: str = "", searched: bool = True, data: Data = NO_DATA) -> Md:
    """One paragraph; empty if its parts are; the search finds it unless `searched` is false; `data` are values for a script."""
    body = join(*parts).strip(" ")
    if not body:
        return EMPTY
    marks = _attributes(id=id, classes=classes, searched=searched, data=tuple(data.items()))
    return Md(f"{body}\n{marks}\n" if marks else f"{body}\n")


def ending(*parts: Md, id: str, classes: str) -> Md:
    """The end of a paragraph whose beginning is joined to it: its last parts, its id and its classes."""
    return Md(f"{join(*parts)}\n{_attributes(id=id, classes=classes)}\n")


def bullets(items: Iterable[Md]) -> Md:
    """A list; an item may be several blocks, the first of which follows the bullet."""
    return _list(items, "-   ")


def numbered(items: Iterable[Md]) -> Md:
    """A numbered list, from 1."""
    return _list(items, "1.  ")


def _list(items: Iterable[Md], bullet: str) -> Md:
    shown = [bullet + item.strip("\n ").replace("\n", "\n    ").replace("\n    \n", "\n\n") for item in items if item]
    return Md("\n\n".join(shown) + "\n") if shown else EMPTY


def definitions(pairs: Iterable[tuple[Md, Sequence[Md]]]) -> Md:
    """Terms, each with one or more values; a term without a value is left out."""
    return join(
        *(Md(f"{term.strip(' ')}\n" + "".join(f":   {value.strip(' ')}\n" for value in values) + "\n") for term, values in pairs if values)
    )


def table(head: Sequence[Md], rows: Iterable[Sequence[Md]]) -> Md:
    """A table with a header row; empty if there are no rows."""
    lines = ["| " + " | ".join(cell or " " for cell in row) + " |" for row in rows]
    if not lines:
        return EMPTY
    rule = "|" + " --- |" * len(head)
    return Md("\n".join(["| " + " | ".join(head) + " |", rule, *lines]) + "\n")


def cell(words: Md, *, classes: str = "", order: int | None = None, head: bool = False, data: Data = NO_DATA) -> Md:
    """A cell of a table; `order` is its sort key, if sorting by its words would be wrong.  Empty if it has no words.

    A `head` is the row's header for screen readers; Markdown has only column headers.  `data` are values for a script.
    """
    names = [f".{_name(name)}" for name in classes.split()]
    names += [] if order is None else [f'data-order="{order:d}"']
    names += ['role="rowheader"'] if head else []
    names += _data(data.items())
    return Md(f"{words.strip(' ')} {{: {' '.join(names)} }}") if words and names else words


def code(raw: str) -> Md:
    """A word of a file or a program, in a line of text."""
    return Md(f"<code>{_shown(raw)}</code>")


def listing(raw: str, language: str) -> Md:
    """Lines of a file or a program, unchanged.  Raises ValueError if a line would end the listing."""
    if "```" in raw:
        raise ValueError("a listing cannot contain the mark that ends it")
    return Md(f"```{_name(language)}\n{raw.rstrip()}\n```\n")


def div(body: Md, *, classes: str, searched: bool = True) -> Md:
    """A block around other blocks, empty if they are; the search finds its content unless `searched` is false."""
    names = " ".join(map(_name, classes.split()))
    marks = f'class="{names}"{"" if searched else " data-search-exclude"} markdown="1"'
    return Md(f"<div {marks}>\n\n{body.strip()}\n\n</div>\n") if body else EMPTY


def figure(target: Target, alt: str, *, width: int, height: int, caption: Md, classes: str) -> Md:
    """An image with the line below it; `alt` says what it shows, and its size in pixels keeps its place before it is loaded."""
    names = " ".join(map(_name, classes.split()))
    size = f'{{: width="{width:d}" height="{height:d}" loading="lazy" }}'
    return Md(
        f'<figure class="{names}" markdown="1">\n\n![{_shown(alt).strip(" ")}]({target}){size}\n\n'
        f'<figcaption markdown="span">{caption.strip(" ")}</figcaption>\n\n</figure>\n'
    )


#: A value of an attribute of a drawing: names, path data or a number of units.
Drawn = str | float
_SHAPE: Final = re.compile(r"[A-Za-z0-9 ,.#%-]*")


def shape(name: str, *inner: Md, words: str = "", **given: Drawn) -> Md:
    """An element of a drawing (SVG) with its words, or with other elements; `view_box` is the attribute `viewBox`, `of` is `class`.

    It has no line breaks and no blank ends, so that it can be part of a line: a `link` around it becomes a link of the drawing, whose
    address the engine writes as it does any other.  Raises ValueError if a value is anything but names and numbers.
    """
    return Md(f"<{_name(name)}{_drawn(given)}>{_shown(words)}{''.join(inner)}</{name}>")


def _drawn(given: Mapping[str, Drawn]) -> str:
    names = {"of": "class", "view_box": "viewBox"}
    return "".join(f' {names.get(name, name.replace("_", "-"))}="{_drawn_value(value)}"' for name, value in given.items() if value != "")


def _drawn_value(value: Drawn) -> str:
    shown = value if isinstance(value, str) else f"{round(value, 1) + 0:g}"
    if not _SHAPE.fullmatch(shown):
        raise ValueError(f"{value!r} is not a valid value in a drawing")
    return shown


def drawing(label: str, *inner: Md, width: float, height: float) -> Md:
    """A drawing on a page; `label` says what it shows, and readers reach the links in it one by one."""
    return Md(
        f'<svg viewBox="0 0 {_drawn_value(width)} {_drawn_value(height)}" role="group" aria-label="{_shown(label)}">{"".join(inner)}</svg>'
    )


#: The height of the line with the marking below a drawing in a file of its own.
_MARKED: Final = 22.0


def drawing_file(label: str, *inner: Md, width: float, height: float, origin: str, marking: str = "") -> bytes:
    """A drawing as a file of its own, on white, with its size, its words, the look of its classes, where it is from, and its marking at the foot."""
    whole = height + (_MARKED if marking else 0)
    size = f'width="{_drawn_value(width)}" height="{_drawn_value(whole)}" viewBox="0 0 {_drawn_value(width)} {_drawn_value(whole)}"'
    parts = (
        shape("title", words=label),
        shape("desc", words=origin),
        shape("rect", of="ground", width="100%", height="100%"),
        *inner,
        shape("text", words=marking, of="marking", x=width / 2, y=whole - 6, text_anchor="middle") if marking else EMPTY,
    )
    return looks.written(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>\n').encode()


def drawn_figure(image: Md, caption: Md, *, classes: str) -> Md:
    """A drawing with the line below it."""
    names = " ".join(map(_name, classes.split()))
    return Md(
        f'<figure class="{names}" markdown="1">\n\n{image}\n\n<figcaption markdown="span">{caption.strip(" ")}</figcaption>\n\n</figure>\n'
    )


def folded(words: Md, body: Md, *, id: str = "") -> Md:
    """A block that shows its summary, and its body when a reader opens it."""
    marks = f' id="{_name(id)}"' if id else ""
    return Md(f'<details{marks} markdown="1">\n<summary>{words}</summary>\n\n{body.strip()}\n\n</details>\n')


def sample(raw: str) -> Md:
    """Lines of a file as they are typed; nothing in them is markup."""
    lines = (line.translate(_REFERENCES) for line in raw.removesuffix("\n").split("\n"))
    return Md(f"<pre><code>{'&#10;'.join(lines)}</code></pre>\n") if raw else EMPTY


def script(value: object) -> Script:
    """A value as JSON for a `<script>`: no text in it can end the script, start a comment or break the line.

    Raises ValueError for NaN and infinity, and TypeError for a type that JSON cannot represent.
    """
    return Script(_ENDING.sub(_escape, json.dumps(value, ensure_ascii=False, allow_nan=False)))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def page(meta: Mapping[str, Front], origin: str, body: Iterable[Md], *, data: Script = NOTHING) -> Md:
    """A whole page: front matter, a comment about its origin, its blocks; `data` is its linked data for search engines.

    MkDocs inserts front matter into pages as raw HTML, so each value is escaped for HTML here and then written as JSON, which is
    unambiguous YAML.  Browsers do not decode references in scripts, so `data` is not escaped that way.
    """
    front = "".join(f"{_name(key)}: {_json(_escaped(value))}\n" for key, value in meta.items() if value)
    front += f"linked_data: {_json(data)}\n" if data else ""
    return Md(f"---\n# {_SPACE.sub(' ', origin)}\n{front}---\n\n{blocks(*body)}")


def _escaped(value: Front) -> object:
    if isinstance(value, str):
        return html.escape(value)
    if isinstance(value, Mapping):
        return {_name(key): html.escape(inner) for key, inner in value.items()}
    return [_escaped(item) for item in value]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
