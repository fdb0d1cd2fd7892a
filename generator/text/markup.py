"""HTML for the desk and the portal: elements made of texts, which are escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType, TypeAlias

#: A piece of HTML that `tag` made.
Html = NewType("Html", str)
Content: TypeAlias = "str | Html | Iterable[Content] | None"
_VOID = frozenset({"input", "link", "meta", "br"})


class _Made(str):
    """HTML, as opposed to a text that has to be escaped."""

    __slots__ = ()


def tag(name: str, /, *contents: Content, **attributes: str | int | bool | None) -> Html:
    """An element; texts in it are escaped, attributes that are None or False are left out, and `_` in their names is `-`.

    A leading `_` of a name is left out, so that `_class` is `class`.
    """
    given = "".join(
        f" {key.removeprefix('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Html(_Made(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{join(contents)}</{name}>"))


def join(*contents: Content) -> Html:
    """Pieces one after the other."""
    found = []
    for content in contents:
        if isinstance(content, _Made):
            found.append(str(content))
        elif isinstance(content, str):
            found.append(escape(content, quote=False))
        elif content is not None:
            found.append(join(*content))
    return Html(_Made("".join(found)))
