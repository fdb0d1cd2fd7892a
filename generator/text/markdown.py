r"""The one place that makes and escapes Markdown.

`Md` is Markdown that is safe on a page, `Target` an address that is safe to link to, `Script` JSON that is safe inside a script element.
Only this module makes any of them from a plain string; a test enforces that.  Text is escaped with numeric character references, because
extensions may claim any punctuation but none looks inside a reference; a backslash does not escape (`\<script>` stays a tag).  Addresses
are not escaped that way, because a browser would decode them: they have functions of their own.
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

Md = NewType("Md", str)
Target = NewType("Target", str)
#: JSON that cannot end the `<script>` it stands in.
Script = NewType("Script", str)
#: A value of front matter: a text, texts, named texts, or rows of these.
Front = str | Mapping[str, str] | Sequence[str] | Sequence[Mapping[str, str]]
EMPTY: Final = Md("")
NOTHING: Final = Script("")
_ALWAYS = set('\\`*_{}[]<>()#+!|~^=:"&$@')
_REFERENCES = {ord(character): f"&#{ord(character)};" for character in _ALWAYS}
_SPACE = re.compile("[ \t\r\n\f\v]+")
#: A dot after a digit could begin a list, a dash that does not join two words could begin a list or a rule, and white space
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
    """`raw` shown as it was typed; runs of ASCII white space become one space.  The makers of blocks strip the ends."""
    folded = _SPACE.sub(" ", raw).translate(_REFERENCES)
    return Md(_IN_CONTEXT.sub(_reference, folded))


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def join(*parts: Md, by: Md = EMPTY) -> Md:
    """Pieces of a line side by side, with `by` between them; empty ones are left out."""
    return Md(by.join(part for part in parts if part))


def blocks(*parts: Md) -> Md:
    """Blocks one below the other; empty ones are left out."""
    return Md("\n".join(part for part in parts if part))


def foreign(raw: str, language: str) -> Md:
    """Words in another language (BCP 47), read aloud and set as that language's, whichever way its script runs."""
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is no tag of a language")
    return Md(f'<bdi lang="{language}">{text(raw)}</bdi>')


def span(words: Md, *, classes: str) -> Md:
    """Words of a line that have a look or a meaning of their own; empty where they are."""
    names = " ".join(map(_name, classes.split()))
    return Md(f'<span class="{names}">{words}</span>') if words else EMPTY


def abbreviation(short: str, meaning: str) -> Md:
    """A short form, whose meaning shows as the pointer rests on it."""
    return Md(f'<abbr title="{text(meaning)}">{text(short)}</abbr>')


def url(address: str) -> Target:
    """An address of another site, encoded for a link.

    Raises ValueError unless it is an `https` address with a host and without user information (`good@evil` misleads).
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        raise ValueError(f"{address!r} is no https address")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else _host(parts.hostname)
    path, query, fragment = (quote(part, safe="/%:@!$&,=~+-._?") for part in (parts.path, parts.query, parts.fragment))
    port = f":{parts.port}" if parts.port else ""
    return Target(f"https://{host}{port}{path}{'?' + query if query else ''}{'#' + fragment if fragment else ''}")


def passage(address: str, start: str, *, end: str = "", before: str = "", after: str = "") -> Target:
    """The place on another site's page where a text stands, from `start` to `end`, between the words `before` and `after` it.

    Source of the format: https://wicg.github.io/scroll-to-text-fragment/
    """
    parts = [f"{_exactly(before)}-"] if before else []
    parts += [_exactly(text) for text in (start, end) if text]
    parts += [f"-{_exactly(after)}"] if after else []
    base = url(address)
    return Target(f"{base}{'' if '#' in base else '#'}:~:text={','.join(parts)}")


def _exactly(words: str) -> str:
    """Words as a text directive holds them: its own signs, the comma, the dash and the ampersand, are encoded."""
    return quote(words, safe="").replace("-", "%2D")


_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")


def _host(name: str) -> str:
    """A host's name as it travels: in punycode, so that the name a reader sees is the name that is asked.

    As browsers ask for it (UTS #46, nontransitional): Python's own codec is of IDNA 2003, and makes another host of “straße”.
    """
    host = name.lower() if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    if not _HOST.fullmatch(host):
        raise ValueError(f"{name!r} is no name of a host")
    return host


@lru_cache(maxsize=65536)
def local(path: str, anchor: str = "") -> Target:
    """A page of this site, or its feed, by its path from the page at hand, and a place on it; without a path, a place on the page at hand."""
    if (path or not anchor) and not _LOCAL.fullmatch(path):
        raise ValueError(f"{path!r} is no page of the site")
    return Target(f"{path}#{_name(anchor)}" if anchor else path)


def file(path: str) -> Target:
    """A file of this site that is no page, by its path from the page at hand."""
    if not _FILE.fullmatch(path):
        raise ValueError(f"{path!r} is no file of the site")
    return Target(path)


def link(words: Md, target: Target, *, id: str = "", classes: str = "", title: str = "", label: str = "", searched: bool = True) -> Md:
    """Words that lead somewhere; `title` shows as the pointer rests on them; a search finds them unless told not to.

    `label` is read aloud for words that are a sign or a letter; it is made of letters, digits, spaces and commas, else ValueError is raised.
    """
    hover = f' "{text(title)}"' if title else ""
    return Md(f"[{words}]({target}{hover}){_attributes(id=id, classes=classes, label=label, searched=searched)}")


@lru_cache(maxsize=65536)
def _attributes(*, id: str = "", classes: str = "", label: str = "", searched: bool = True) -> Md:
    """An attribute list `{: #id .class }` made of names this program chose; empty where there is none."""
    if not _LABEL.fullmatch(label):
        raise ValueError(f"{label!r} is no label")
    names = [f"#{_name(id)}"] if id else []
    names += [f".{_name(name)}" for name in classes.split()]
    names += [f'aria-label="{label}"'] if label else []
    names += [] if searched else ["data-search-exclude"]
    return Md("{: " + " ".join(names) + " }") if names else EMPTY


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no id or class")
    return name


def heading(level: int, words: Md, *, id: str, searched: bool = True) -> Md:
    """A heading with an id of its own: MkDocs would name one in another script `_1`; a search finds its section unless told not to."""
    return Md(f"{'#' * level} {words.strip(' ')} {_attributes(id=id, searched=searched)}\n")


def paragraph(*parts: Md, id: str = "", classes: str = "", searched: bool = True) -> Md:
    """One paragraph; empty where its parts are; a search finds it unless told not to."""
    body = join(*parts).strip(" ")
    if not body:
        return EMPTY
    marks = _attributes(id=id, classes=classes, searched=searched)
    return Md(f"{body}\n{marks}\n" if marks else f"{body}\n")


def ending(*parts: Md, id: str, classes: str) -> Md:
    """The end of a paragraph whose beginning is joined to it: its last pieces, and its names."""
    return Md(f"{join(*parts)}\n{_attributes(id=id, classes=classes)}\n")


def bullets(items: Iterable[Md]) -> Md:
    """A list; an item may be several blocks, the first of which stands behind the bullet."""
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
    """A table with a head row; nothing where it has no rows."""
    lines = ["| " + " | ".join(cell or " " for cell in row) + " |" for row in rows]
    if not lines:
        return EMPTY
    rule = "|" + " --- |" * len(head)
    return Md("\n".join(["| " + " | ".join(head) + " |", rule, *lines]) + "\n")


def cell(words: Md, *, classes: str = "", order: int | None = None, head: bool = False) -> Md:
    """A cell of a table; `order` is its place in its column, where that is not the order of its words.  Empty where it has no words.

    A `head` names its row to whom the table is read aloud; Markdown knows heads of columns only.
    """
    names = [f".{_name(name)}" for name in classes.split()]
    names += [] if order is None else [f'data-order="{order:d}"']
    names += ['role="rowheader"'] if head else []
    return Md(f"{words.strip(' ')} {{: {' '.join(names)} }}") if words and names else words


def code(raw: str) -> Md:
    """A word of a file or a program, in a line of text."""
    return Md(f"<code>{text(raw)}</code>")


def listing(raw: str, language: str) -> Md:
    """Lines of a file or a program, as they stand.  Raises ValueError where a line would end the listing."""
    if "```" in raw:
        raise ValueError("a listing cannot hold the mark that ends it")
    return Md(f"```{_name(language)}\n{raw.rstrip()}\n```\n")


def div(body: Md, *, classes: str, searched: bool = True) -> Md:
    """A block around other blocks, empty where they are; a search finds what is in it unless told not to."""
    names = " ".join(map(_name, classes.split()))
    marks = f'class="{names}"{"" if searched else " data-search-exclude"} markdown="1"'
    return Md(f"<div {marks}>\n\n{body.strip()}\n\n</div>\n") if body else EMPTY


def folded(words: Md, body: Md) -> Md:
    """A block that shows its words, and its body once a reader opens it."""
    return Md(f'<details markdown="1">\n<summary>{words}</summary>\n\n{body.strip()}\n\n</details>\n')


def sample(raw: str) -> Md:
    """Lines of a file as they are typed; nothing in them is markup."""
    lines = (line.translate(_REFERENCES) for line in raw.removesuffix("\n").split("\n"))
    return Md(f"<pre><code>{'&#10;'.join(lines)}</code></pre>\n") if raw else EMPTY


def script(value: object) -> Script:
    """A value as JSON for a `<script>`: no text in it can end the script, begin a comment or break the line.

    Raises ValueError for a number that is none, and TypeError for what JSON has no form for.
    """
    return Script(_ENDING.sub(_escape, json.dumps(value, ensure_ascii=False, allow_nan=False)))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def page(meta: Mapping[str, Front], origin: str, body: Iterable[Md], *, data: Script = NOTHING) -> Md:
    """A whole page: front matter, where it comes from, its blocks; `data` is what programs are told of it.

    MkDocs puts front matter into pages as raw HTML, so each value is escaped once for HTML here, and then written as JSON,
    which is YAML that means one thing only.  A browser reads no references in a script, so `data` is not escaped that way.
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
