"""The one maker and the one escaper of Markdown.

Floor 0: imports nothing of this package.  `Md` is Markdown that is safe to put on a page; only this module makes it from a
plain string, and a test greps for that.  Text is escaped with numeric character references, because extensions may claim any
punctuation but none looks inside a reference; a backslash is no escape (`\\<script>` stays a tag).  Addresses are never
escaped that way, since the browser would decode them: they have an encoder of their own.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NewType
from urllib.parse import quote, urlsplit

Md = NewType("Md", str)

EMPTY: Final = Md("")

_ALWAYS = set("\\`*_{}[]<>()#+!|~^=:\"&$@")
_REFERENCES = {ord(character): f"&#{ord(character)};" for character in _ALWAYS}
_SPACE = re.compile("[ \t\r\n\f\v]+")
#: A dot after a digit could begin a list, a dash that does not join two words could begin a list or a rule, and white space
#: that is not ASCII would be stripped at the ends of a block.
_IN_CONTEXT = re.compile(r"(?<=\d)\.|(?<!\w)-|-(?!\w)|(?! )\s|[\x1c-\x1f\x85]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")


def text(raw: str) -> Md:
    """`raw` shown as it was typed; runs of ASCII white space become one space.  The makers of blocks strip the ends."""
    folded = _SPACE.sub(" ", raw).translate(_REFERENCES)
    return Md(_IN_CONTEXT.sub(_reference, folded))


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def join(*parts: str | Md, by: str = "") -> Md:
    """Pieces of Markdown side by side; empty ones are left out.  `by` is a fixed separator of this program, never a record's text."""
    return Md(by.join(part for part in parts if part))


def url(address: str) -> str:
    """An address of another site, encoded for a link target.

    Raises ValueError unless it is an `https` address with a host and without user information (`good@evil` misleads).
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        raise ValueError(f"{address!r} is no https address")
    host = parts.hostname.encode("idna").decode("ascii")
    netloc = f"{host}:{parts.port}" if parts.port else host
    path = quote(parts.path, safe="/%:@!$&,;=~+-._")
    query = quote(parts.query, safe="/%:@!$&,;=~+-._?")
    fragment = quote(parts.fragment, safe="/%:@!$&,;=~+-._?")
    return f"https://{netloc}{path}{'?' + query if query else ''}{'#' + fragment if fragment else ''}"


def link(words: Md, target: str, *, classes: str = "", title: str = "") -> Md:
    """Words that lead to `target`: a path of this site made of ids, or what `url` returned."""
    if re.search(r"[\s<>()\"'\\`{}|^]", target):
        raise ValueError(f"{target!r} is no link target; pass it through url() first")
    hover = f' "{text(title)}"' if title else ""
    return Md(f"[{words}]({target}{hover}){attributes(classes=classes)}")


def attributes(*, id: str = "", classes: str = "") -> Md:
    """An attribute list `{: #id .class }` made of names this program chose; empty where there is none."""
    names = [f"#{_name(id)}"] if id else []
    names += [f".{_name(name)}" for name in classes.split()]
    return Md("{: " + " ".join(names) + " }") if names else EMPTY


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no id or class")
    return name


def heading(level: int, words: Md, *, id: str = "", classes: str = "") -> Md:
    """A heading with an id of its own: MkDocs would name one in another script `_1`.  The page's title needs none."""
    return Md(f"{'#' * level} {words.strip(' ')} {attributes(id=id, classes=classes)}".rstrip() + "\n")


def paragraph(*parts: Md, id: str = "", classes: str = "") -> Md:
    """One paragraph; empty where its parts are."""
    body = join(*parts).strip(" ")
    if not body:
        return EMPTY
    marks = attributes(id=id, classes=classes)
    return Md(f"{body}\n{marks}\n" if marks else f"{body}\n")


def bullets(items: Iterable[Md], *, classes: str = "") -> Md:
    """A list; an item may be several blocks, the first of which stands behind the bullet."""
    return _list(items, "-   ", classes)


def numbered(items: Iterable[Md], *, classes: str = "") -> Md:
    """A numbered list, from 1."""
    return _list(items, "1.  ", classes)


def _list(items: Iterable[Md], bullet: str, classes: str) -> Md:
    shown = [bullet + item.strip("\n ").replace("\n", "\n    ") for item in items if item]
    listed = "\n".join(re.sub(r"\n +\n", "\n\n", item) + "\n" for item in shown)
    return div(Md(listed), classes=classes) if shown and classes else Md(listed)


def definitions(pairs: Iterable[tuple[Md, Sequence[Md]]]) -> Md:
    """Terms, each with one or more values."""
    return join(*(Md(f"{term}\n" + "".join(f":   {value}\n" for value in values) + "\n") for term, values in pairs if values))


def table(head: Sequence[Md], rows: Iterable[Sequence[Md]]) -> Md:
    """A table with a head row; nothing where it has no rows."""
    lines = ["| " + " | ".join(cell or " " for cell in row) + " |" for row in rows]
    if not lines:
        return EMPTY
    rule = "|" + " --- |" * len(head)
    return Md("\n".join(["| " + " | ".join(head) + " |", rule, *lines]) + "\n")


def div(body: Md, *, classes: str, id: str = "") -> Md:
    """A block around other blocks."""
    names = " ".join(map(_name, classes.split()))
    ident = f' id="{_name(id)}"' if id else ""
    return Md(f'<div class="{names}"{ident} markdown="1">\n\n{body.strip()}\n\n</div>\n')


def span(body: Md, *, classes: str) -> Md:
    """Words within a line that look different."""
    names = " ".join(map(_name, classes.split()))
    return Md(f'<span class="{names}">{body}</span>')


def comment(raw: str) -> Md:
    """A remark that no reader sees, about the file."""
    return Md(f"<!-- {re.sub('[^A-Za-z0-9 ./_:,;-]', '', raw).replace('--', '-')} -->\n")


def page(meta: Mapping[str, str | Sequence[str]], origin: str, blocks: Iterable[Md]) -> Md:
    """A whole page: front matter, where it comes from, its blocks.

    MkDocs puts front matter into pages as raw HTML, so each value is escaped once for HTML here, and then written as JSON,
    which is YAML that means one thing only.
    """
    front = "".join(f"{_name(key)}: {_front(value)}\n" for key, value in meta.items() if value)
    body = "\n".join(block for block in blocks if block)
    return Md(f"---\n# {_SPACE.sub(' ', origin)}\n{front}---\n\n{body}")


def _front(value: str | Sequence[str]) -> str:
    shown: object = html.escape(value) if isinstance(value, str) else [html.escape(item) for item in value]
    return json.dumps(shown, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
