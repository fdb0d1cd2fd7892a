"""A part of the preview's server that answers below an address of its own: what it is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final, NamedTuple, Protocol

_NOTHING: Final[Mapping[str, str]] = {}


class Request(NamedTuple):
    """A request: its method, its path below the address of the application, its query, and for POST its content with its media type.

    `boundary` is between the parts of a content that has several.
    """

    method: str
    path: str
    query: Mapping[str, str] = _NOTHING
    content: bytes = b""
    kind: str = ""
    boundary: str = ""


class Response(NamedTuple):
    """What an application answers."""

    status: HTTPStatus
    content: bytes
    kind: str = "text/html"
    headers: Mapping[str, str] = _NOTHING


class Application(Protocol):
    """Answers below an address that only those know who were given it; for this machine only."""

    #: The address, with a token in it, between slashes; and what all addresses of such applications begin with.
    base: str
    entrance: str
    #: The maximum number of bytes that a request may send.
    largest: int

    def answer(self, request: Request) -> Response: ...

    def opens(self, path: str) -> bool:
        """Whether an address leads to the application this once: others may have seen it on the command line of the browser."""
        ...
