"""The preview's web server: serves the available files, keeps a connection to each open page, and rejects requests for other hosts."""

from __future__ import annotations

import functools
import hmac
import html
import http.server
import ipaddress
import json
import mimetypes
import os
import select
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from ..system import reading
from ..system.processes import ChildEndedError
from . import articles, review_page
from .application import Application, Request
from .reviews import Desk
from .store import MISSING, Kept, PageStore

#: The path for files of the preview that are not part of the site.
OWN: Final = "/.preview/"
SCRIPT: Final = (Path(__file__).with_name("preview.js")).read_bytes()
#: What the pages of the preview itself load: the content and its media type.
_OWN_FILES: Final = {
    f"{OWN}preview.js": (SCRIPT, "text/javascript"),
    review_page.SCRIPT: (Path(__file__).with_name("review.js").read_bytes(), "text/javascript"),
    review_page.STYLE: (Path(__file__).with_name("review.css").read_bytes(), "text/css"),
}
#: The maximum number of bytes of a form.
_LARGEST_FORM: Final = 4096
#: Seconds in which the content of a request must be here, and after which a client that sends nothing is given up.
_ARRIVES: Final = 60.0
_SILENT: Final = 10.0
_NO_HEADERS: Final[Mapping[str, str]] = {}
#: Seconds that a request waits for a file that is not rendered yet, and after which an idle connection is checked.
_PATIENCE: Final = 120.0
_HEARTBEAT: Final = 1.0
_NOTHING_YET: Final = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Preview</title></head>
<body><h1>Nothing can be shown yet</h1><p>The page appears as soon as the records have no problems.</p></body></html>
"""
_TYPES: Final = {".js": "text/javascript", ".mjs": "text/javascript", ".csv": "text/csv", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


def server(
    host: str, port: int, store: PageStore, home: Path | None = None, desk: Desk | None = None, *, application: Application | None = None
) -> http.server.ThreadingHTTPServer:
    """A server for the stored pages, for the articles at hand in the project at `home`, for the review at a desk, and for a application.

    Raises OSError if the host is not an address of this machine or the port is in use.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return _Server((host, port), functools.partial(_Handler, store, _names(host), home, desk, application), family)


def only_here(host: str) -> bool:
    """Whether a host name can only be reached from this machine."""
    with suppress(OSError, ValueError):
        return all(ipaddress.ip_address(found[4][0]).is_loopback for found in socket.getaddrinfo(host, None))
    return False


def address(host: str, port: int) -> str:
    """The address of the preview for browsers."""
    name = socket.gethostname() if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound to
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


def _names(host: str) -> frozenset[str]:
    """The host names that requests may use, besides IP addresses: other names may also resolve to this machine."""
    return frozenset(
        {host.casefold(), "localhost"}
        if only_here(host)
        else {host.casefold(), "localhost", socket.gethostname().casefold(), socket.getfqdn().casefold()}
    )


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], handler: Callable[..., _Handler], family: socket.AddressFamily) -> None:
        self.address_family = family
        super().__init__(address, handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore browsers that closed the connection."""


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "briefings", ""
    timeout = 300

    def __init__(
        self, store: PageStore, names: frozenset[str], home: Path | None, desk: Desk | None, application: Application | None, *given: Any
    ) -> None:
        self.store = store
        self.home = home
        self.desk = desk
        self.application = application
        self.names = names
        super().__init__(*given)

    def log_message(self, format: str, *args: object) -> None:
        """Do not log requests."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.store.asked = time.monotonic()
        if not self._meant():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"unknown host name for this preview\n", "text/plain")
        elif path in _OWN_FILES:
            self._send(HTTPStatus.OK, *_OWN_FILES[path])
        elif self.application is not None and path.startswith(self.application.entrance):
            self._enter(self.application, path, {name: values[-1] for name, values in query.items()})
        elif path == review_page.ADDRESS:
            self._review()
        elif path.startswith(f"{OWN}articles/"):
            self._article(unquote(path.removeprefix(f"{OWN}articles/")))
        elif path == f"{OWN}events":
            self._follow(self._place(query.get("page", ["/"])[0]) or "index.html")
        else:
            place = self._place(unquote(path))
            with suppress(CancelledError, TimeoutError):
                self._show(place) if place is not None else self._lead(self.store.base)

    def do_POST(self) -> None:
        """Take a form of the review: from its own page, as the browser says and the token shows, and on this machine."""
        path = urlsplit(self.path).path
        if self.application is not None and path.startswith(self.application.entrance) and self._meant():
            self._enter(self.application, path, {})
            return
        form = self._form()
        if not self._meant():
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, "unknown host name for this preview")
        elif urlsplit(self.path).path != review_page.ADDRESS or self.desk is None:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "nothing can be sent to this address")
        elif not self._is_here():
            self._refuse(HTTPStatus.FORBIDDEN, "reviews are made on the machine of the preview only")
        elif form is None or not self._from_own_page():
            self._refuse(HTTPStatus.FORBIDDEN, "this form is not from the page of the review")
        else:
            with self._answered():
                if self.desk.post(form):
                    self._lead(review_page.ADDRESS, HTTPStatus.SEE_OTHER)
                else:
                    self._refuse(HTTPStatus.FORBIDDEN, "this form is out of date: load the page of the review again")

    def _enter(self, application: Application, path: str, query: Mapping[str, str]) -> None:
        """Answer with what the application has, to a browser on this machine that knows its address; a form must come from one of its own pages."""
        there, base = path[: len(application.base)], application.base
        if self._is_here() and self.command == "GET" and application.opens(path):
            self._lead(base, HTTPStatus.SEE_OTHER)
            return
        if not hmac.compare_digest(there.encode(), base.encode()) or not self._is_here():
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing at this address")
            return
        content = b""
        if self.command == "POST":
            length = self.headers.get("Content-Length", "")
            if not self._from_own_page():
                self._refuse(HTTPStatus.FORBIDDEN, "this form is not from this page")
                return
            if not length.isascii() or not length.isdigit() or int(length) > application.largest:
                self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {application.largest:,} bytes can be sent")
                return
            content = self._arriving(int(length))
            if len(content) < int(length):
                self.close_connection = True
                return
        kind = self.headers.get_content_type() if self.headers.get("Content-Type") else ""
        boundary = str(self.headers.get_param("boundary", "")) if kind else ""
        answer = application.answer(Request(self.command, unquote(path[len(base) :]), query, content, kind, boundary))
        self._send(answer.status, answer.content, answer.kind, more=answer.headers)

    def _arriving(self, length: int) -> bytes:
        """The content of a request, or as much of it as came in time."""
        until, found = time.monotonic() + _ARRIVES, bytearray()
        self.connection.settimeout(_SILENT)
        with suppress(OSError):
            while len(found) < length and time.monotonic() < until:
                part = self.rfile.read1(min(1 << 16, length - len(found)))
                if not part:
                    break
                found += part
        self.connection.settimeout(self.timeout)
        return bytes(found)

    def _form(self) -> bytes | None:
        """The form that was sent; None if it is not one."""
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > _LARGEST_FORM:
            return None
        content = self.rfile.read(int(length))
        return content if self.headers.get_content_type() == "application/x-www-form-urlencoded" else None

    def _from_own_page(self) -> bool:
        """Whether a page of this very preview sent the request."""
        origin = urlsplit(self.headers.get("Origin", ""))
        same = origin.scheme == "http" and origin.netloc.casefold() == self.headers.get("Host", "").casefold()
        return same and self.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        """Refuse a request, of which some may be unread."""
        self.close_connection = True
        self._send(status, f"{why}\n".encode(), "text/plain", more={"Connection": "close"})

    def _review(self) -> None:
        """Answer with the next statement to review, on this machine only: it is shown beside the text of articles."""
        if self.desk is None or not self._is_here():
            self._refuse(HTTPStatus.FORBIDDEN, "reviews are made on the machine of the preview only")
            return
        with self._answered():
            self._send(HTTPStatus.OK, self.desk.page(), "text/html", more={"Content-Security-Policy": review_page.POLICY})

    @contextmanager
    def _answered(self) -> Iterator[None]:
        """Answer also if the process of the review has ended."""
        try:
            yield
        except ChildEndedError as error:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, f"{error}; load the page of the review again")

    def _is_here(self) -> bool:
        """Whether the request comes from this machine."""
        here = ipaddress.ip_address(self.client_address[0].partition("%")[0])
        return (getattr(here, "ipv4_mapped", None) or here).is_loopback

    def _article(self, id: str) -> None:
        """Answer with the numbered text of an article, on this machine only: the text belongs to its publisher."""
        if self.home is None or not self._is_here():
            return self._send(HTTPStatus.FORBIDDEN, b"articles are shown on the machine of the preview only\n", "text/plain")
        made = articles.page(self.home, id) if id else articles.listed(self.home)
        if made is None:
            return self._send(HTTPStatus.NOT_FOUND, b"this article is not at hand\n", "text/plain")
        return self._send(HTTPStatus.OK, made, "text/html")

    def _meant(self) -> bool:
        """Whether the request is for this machine: by an IP address or one of its names, not by a foreign name that resolves to it."""
        named = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        with suppress(ValueError):
            ipaddress.ip_address(named)
            return True
        return named.rstrip(".") in self.names or named.endswith(".localhost")

    def _place(self, path: str) -> str | None:
        """The file of the site for an address; None if it is above the site."""
        base = self.store.base
        if not path.startswith(base):
            return None if base.startswith(path) or path == "/" else MISSING
        place = path[len(base) :]
        return f"{place}index.html" if not place or place.endswith("/") else place

    def _lead(self, where: str, status: HTTPStatus = HTTPStatus.FOUND) -> None:
        self.send_response(status)
        self.send_header("Location", quote(where))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _show(self, place: str) -> None:
        """Answer with a file: from the disk, or a rendered one as soon as it is ready."""
        file = self.store.static_files.get(place)
        if file is not None:
            return self._send_static(file, place)
        found = self.store.find(place).result(_PATIENCE)
        if found.content is not None:
            kind, status = _kind(place), HTTPStatus.NOT_FOUND if place == MISSING else HTTPStatus.OK
            return self._send(status, self._followed(found.content, found) if kind == "text/html" else found.content, kind)
        if not place.endswith("/index.html") and self.store.find(f"{place}/index.html").result(_PATIENCE).content is not None:
            return self._lead(f"{self.store.base}{place}/")
        missing = self.store.find(MISSING).result(_PATIENCE).content
        status = HTTPStatus.SERVICE_UNAVAILABLE if missing is None else HTTPStatus.NOT_FOUND
        return self._send(status, self._followed(missing or _NOTHING_YET, found), "text/html")

    def _followed(self, page: bytes, kept: Kept) -> bytes:
        """A page with the script that keeps it up to date."""
        script = f'<script src="{OWN}preview.js" data-version="{kept.version}" data-assets="{html.escape(self.store.asset_version)}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script

    def _send_static(self, path: str, place: str) -> None:
        """Answer with a file from the disk, or that it has not changed."""
        try:
            status, content = os.lstat(path), reading.read(path, reading.ASSET)
        except OSError:
            return self._send(HTTPStatus.NOT_FOUND, b"no such file\n", "text/plain")
        mark = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
        if self.headers.get("If-None-Match") == mark:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", mark)
            return self.end_headers()
        return self._send(HTTPStatus.OK, content, _kind(place), mark)

    def _send(self, status: HTTPStatus, content: bytes, kind: str, mark: str = "", more: Mapping[str, str] = _NO_HEADERS) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "xml")) else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache" if mark else "no-store")
        if mark:
            self.send_header("ETag", mark)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _follow(self, place: str) -> None:
        """Send an open page its state each time that changes, as long as it is open."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        told = None
        with self.store.looking(place), suppress(OSError):
            while not self.store.ended and not self._gone():
                state = self.store.state(place)
                if state != told:
                    told = state
                    self.wfile.write(f"data: {json.dumps(state._asdict())}\n\n".encode())
                with self.store.changed:
                    if self.store.state(place) == told and not self.store.ended:
                        self.store.changed.wait(_HEARTBEAT)

    def _gone(self) -> bool:
        """Whether the browser closed the connection."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)


def _kind(place: str) -> str:
    """The media type of a file, independent of the machine's configuration."""
    ending = Path(place).suffix
    return _TYPES.get(ending) or mimetypes.types_map.get(ending, "application/octet-stream")
