"""What `mkdocs.yml` and `theme/` may contain: settings and templates whose effect is known, and nothing that runs code or reads elsewhere.

A configuration can run programs, so everything that is not listed here is a problem until the reader of the project allows it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from ..text import yaml
from ..text.problems import Place, Problem
from ..text.yaml import Document, Loc, Value

FILE: Final = "mkdocs.yml"
THEME: Final = "theme"
#: The codes of what whoever runs the program may allow.
SETTING: Final = "untrusted-config"
FILES: Final = "untrusted-theme"
#: Codes of the YAML reader that concern the style of records, not what a configuration does.
_OF_RECORDS: Final = frozenset({"cut-value", "no-value"})
#: Texts that the theme inserts into pages as they are, paths below `docs/`, and addresses.
_TEXT: Final = r"[^<>\"]*"
_PATH: Final = r"(?!.*\.\.)\w[\w./ -]*"
_WORDS: Final = r"[\w., ()|:-]*"
_FLAG: Final = r"true|false"
_ADDRESS: Final = r"https?://[^\s<>\"']+"
_ICON: Final = r"[a-z0-9]+(?:/[a-z0-9-]+)+"
_ANY: Final = r"(?s).*"


class _Fields(NamedTuple):
    """A mapping whose keys are known, each with what its value may be."""

    known: Mapping[str, Allowed]


class _Each(NamedTuple):
    """A list, or one item instead of it."""

    item: Allowed


class _Named(NamedTuple):
    """A list or a mapping of names, each with its options."""

    known: Mapping[str, Allowed]


class _Pages(NamedTuple):
    """The navigation: titles and pages, in any depth."""


class _Anything(NamedTuple):
    """Whatever it is, another check compares it with the dossier."""


class _Values(NamedTuple):
    """A mapping with any keys, whose values or values in them match a pattern."""

    pattern: str


#: What a value may be: a text that matches a pattern, or one of the above.
Allowed = str | _Fields | _Each | _Named | _Pages | _Values | _Anything

_NOTHING: Final = _Fields({})
_COLOURS: Final = _Fields(
    {"media": _WORDS, "scheme": _WORDS, "primary": _WORDS, "accent": _WORDS, "toggle": _Fields({"icon": _ICON, "name": _TEXT})}
)
_THEME: Final = _Fields(
    {
        "name": "materialx?",
        "custom_dir": THEME,
        "language": r"[a-zA-Z-]+",
        "direction": "ltr|rtl",
        "font": "false",
        "features": _Each(r"[a-z.]+"),
        "palette": _Each(_COLOURS),
        "icon": _Values(_ICON),
        "logo": _PATH,
        "favicon": _PATH,
    }
)
_EXTENSIONS: Final = _Named(
    {
        "attr_list": _NOTHING,
        "def_list": _NOTHING,
        "md_in_html": _NOTHING,
        "tables": _Fields({"use_align_attribute": _FLAG}),
        "toc": _Fields({"permalink": _FLAG, "toc_depth": r"[\d-]+", "baselevel": r"\d"}),
        "pymdownx.superfences": _NOTHING,
    }
)
_PLUGINS: Final = _Named(
    {"search": _Fields({"lang": _Each(r"[a-z-]+"), "separator": _ANY, "pipeline": _Each(r"[a-zA-Z]+")}), "tags": _NOTHING}
)


def _settings(scripts: Collection[str]) -> _Fields:
    """Every setting that is known, with what it may be; `scripts` are those of the program, as paths below `docs/`."""
    script = "|".join(map(re.escape, sorted(scripts))) or "(?!)"
    return _Fields(
        {
            "site_name": _Anything(),
            "site_url": _Anything(),
            "site_description": _TEXT,
            "site_author": _TEXT,
            "copyright": _TEXT,
            "docs_dir": "docs",
            "site_dir": "site",
            "strict": _FLAG,
            "use_directory_urls": _FLAG,
            "nav": _Pages(),
            "not_in_nav": _ANY,
            "exclude_docs": _ANY,
            "draft_docs": _ANY,
            "theme": _THEME,
            "extra_css": _Each(rf"{_PATH}\.css"),
            "extra_javascript": _Each(_Fields({"path": script, "defer": _FLAG, "async": _FLAG})),
            "extra": _Fields({"generator": _FLAG}),
            "plugins": _PLUGINS,
            "markdown_extensions": _EXTENSIONS,
            "validation": _Values(_WORDS),
        }
    )


#: What the settings do that are not allowed, by their path; the longest path that a place begins with counts.
_EFFECTS: Final[Mapping[tuple[str, ...], str]] = {
    ("hooks",): "hooks are Python files that run during a build",
    ("INHERIT",): "INHERIT takes settings from another file, which is not checked",
    ("docs_dir",): "only docs/ is published; another folder could contain anything",
    ("plugins",): "a plugin other than search and tags is code that runs during a build, and so may be its options",
    ("markdown_extensions",): "it is not one of the extensions, with their options, that are known to be harmless",
    ("markdown_extensions", "pymdownx.snippets"): "snippets insert any file of this machine into a page",
    ("extra_javascript",): "the script is not one of the program's, and would run in the browser of every reader",
    ("extra_css",): "the style sheet is not a file below docs/",
    ("theme",): "the setting can load code or files that are not checked",
    ("theme", "name"): "another theme is code that runs during a build",
    ("theme", "custom_dir"): "only the templates in theme/ are checked; those of another folder can run code",
    ("theme", "font"): "fonts are loaded from another host unless font is false",
    ("nav",): "it is not a title with a page of the site or a web address",
    ("site_description",): "the theme would insert < > or a quotation mark into every page as markup",
    ("site_author",): "the theme would insert < > or a quotation mark into every page as markup",
    ("copyright",): "the theme would insert < > or a quotation mark into every page as markup",
}
_UNKNOWN: Final = "the setting is not one whose effect is known"


def inspect_settings(data: bytes, scripts: Collection[str]) -> list[Problem]:
    """The problems of a `mkdocs.yml`: what is beyond the list above, at its line; nothing in it is constructed or run.

    `scripts` are the program's own, as paths below `docs/`.
    """
    document, found = yaml.read(FILE, data)
    problems = [_explained(problem) for problem in found if problem.code not in _OF_RECORDS]
    if document is not None:
        for loc, key in _beyond(document.value, _settings(scripts), ()):
            problems.append(Problem(document.place(loc, key=key), SETTING, _message(document, loc), "remove it"))
    return sorted(problems)


def _explained(problem: Problem) -> Problem:
    """A problem of the YAML; a tag may be on purpose here, because the engine runs some of them."""
    if problem.code != "yaml-tag":
        return problem
    return Problem(problem.place, SETTING, "tags are not allowed: !!python runs Python, and !ENV reads the environment", "remove it")


def _message(document: Document, loc: Loc) -> str:
    names = tuple(step for step in loc if isinstance(step, str))
    effect = next((_EFFECTS[names[:end]] for end in range(len(names), 0, -1) if names[:end] in _EFFECTS), _UNKNOWN)
    named = _scalar(document.value, loc)
    return f"{'.'.join(names)}{f' {named!r}' if named else ''} is not allowed: {effect}"


def _scalar(value: Value, loc: Loc) -> str:
    """The text at a place, shortened; empty if it is a list or a mapping."""
    for step in loc:
        if isinstance(value, dict):
            value = value.get(str(step), "")
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return (value if len(value) < 60 else f"{value[:59]}…") if isinstance(value, str) else ""


def _beyond(value: Value, allowed: Allowed, loc: Loc) -> Iterator[tuple[Loc, bool]]:
    """The places of what is not allowed, and whether the key there is meant, not its value."""
    match allowed:
        case str():
            if not isinstance(value, str) or re.fullmatch(allowed, value) is None:
                yield loc, False
        case _Fields(known):
            yield from _beyond_fields(value, known, loc)
        case _Each(item):
            for inner, at in _items(value, loc):
                yield from _beyond(inner, item, at)
        case _Named(known):
            for inner, at in _items(value, loc):
                options: Value = {inner: {}} if isinstance(inner, str) else inner
                yield from _beyond_fields(options, known, at)
        case _Values(pattern):
            for inner, at in _leaves(value, loc):
                yield from _beyond(inner, pattern, at)
        case _Pages():
            yield from _beyond_pages(value, loc)
        case _Anything():
            pass


def _items(value: Value, loc: Loc) -> Iterator[tuple[Value, Loc]]:
    """The items of a list with their places; anything else is its own only item."""
    if isinstance(value, list):
        yield from ((item, (*loc, number)) for number, item in enumerate(value))
    else:
        yield value, loc


def _leaves(value: Value, loc: Loc) -> Iterator[tuple[Value, Loc]]:
    """The texts within a value, with their places."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*loc, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*loc, number))
    else:
        yield value, loc


def _beyond_fields(value: Value, known: Mapping[str, Allowed], loc: Loc) -> Iterator[tuple[Loc, bool]]:
    if isinstance(value, str):
        # A text instead of a mapping: a theme by its name, a script by its path, options that are left empty.
        short = next((known[name] for name in ("name", "path") if name in known), "")
        yield from _beyond(value, short, loc)
        return
    if not isinstance(value, dict):
        yield loc, False
        return
    for key, inner in value.items():
        if key in known:
            yield from _beyond(inner, known[key], (*loc, key))
        else:
            yield (*loc, key), True


def _beyond_pages(value: Value, loc: Loc) -> Iterator[tuple[Loc, bool]]:
    for inner, at in _items(value, loc):
        if isinstance(inner, dict):
            for title, target in inner.items():
                if re.fullmatch(_TEXT, title) is None:
                    yield (*at, title), True
                yield from _beyond_pages(target, (*at, title))
        else:
            yield from _beyond(inner, f"{_PATH}|{_ADDRESS}", at)


def inspect_theme(found: Mapping[str, bytes], ours: Mapping[str, bytes]) -> list[Problem]:
    """A problem for each file of `theme/` that the program did not write there; line ends do not count."""
    problems = []
    for path, content in sorted(found.items()):
        place = Place(f"{THEME}/{path}")
        if path not in ours:
            message = "the file is not one of the program's; the engine would use it instead of its own, and a template can run code"
            problems.append(Problem(place, FILES, message, "remove it"))
        elif _plain(content) != _plain(ours[path]):
            message = "the file differs from the program's; a template can run code during a build"
            problems.append(Problem(place, FILES, message, "copy it from a new project that `briefings init` makes"))
    return problems


def _plain(content: bytes) -> bytes:
    return content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
