"""Fetching one page, from a server on this machine: what arrives, and what is refused."""

from __future__ import annotations

import gzip
import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import Any

import pytest

from generator.system import fetch
from generator.system.fetch import FetchError, Limits
from tests.support.rows import each

PAGE = "<p>Fähre</p>".encode("iso-8859-1")


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        path, _, rest = self.path[1:].partition("/")
        status = int(rest) if path == "status" else 302 if path in ("again", "away", "https") else 200
        self.send_response(status)
        leads = {"again": "/again", "away": "http://192.168.0.1/", "https": "/page"}
        if path in leads:
            self.send_header("Location", leads[path])
        body = {"zip": gzip.compress(b"a" * 5000), "long": b"a" * 5000}.get(path, PAGE)
        self.send_header("Content-Type", "text/html; charset=iso-8859-1")
        if path == "zip":
            self.send_header("Content-Encoding", "gzip")
        if path == "brotli":
            self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Be silent."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()
    thread.join()


def test_a_page_arrives_with_its_encoding_and_the_address_it_came_from(server: str) -> None:
    """Redirects are followed, and the last address counts."""
    assert fetch.fetch(f"{server}/https", Limits(loopback=True)) == (PAGE, "iso-8859-1", f"{server}/page")
    assert fetch.fetch(f"{server}/zip", Limits(loopback=True)).content == b"a" * 5000


REFUSED = [
    ("loop", "/again", {}, "more than 5 redirects"),
    ("private network", "/away", {}, "private network"),
    ("too large", "/long", {"size": 1000}, "more than 1,000 bytes"),
    ("too large unpacked", "/zip", {"size": 1000}, "more than 1,000 bytes"),
    ("brotli", "/brotli", {}, "compressed"),
    ("not found", "/status/404", {}, "status 404"),
    ("forbidden", "/status/403", {}, "open it in a browser"),
]


@pytest.mark.threat("b192")
@each(("path", "limits", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_not_fetched(server: str, path: str, limits: dict[str, int], said: str) -> None:
    """Each ends with the reason."""
    with pytest.raises(FetchError, match=said):
        fetch.fetch(server + path, Limits(loopback=True, size=limits.get("size", fetch.LARGEST)))


@pytest.mark.threat("b192")
def test_this_machine_is_asked_only_if_that_is_allowed(server: str) -> None:
    """Nor is a name that leads to it, or an address in another notation."""
    port = server.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0.0.0.0"):  # noqa: S104 - asked, not bound to
        with pytest.raises(FetchError, match=r"private network|no host"):
            fetch.fetch(f"http://{host}:{port}/page")


@pytest.mark.threat("b192")
@each("address", ["ftp://example.org/", "file:///etc/passwd", "http://name:word@example.org/", "http://", "http://[/", "https://exa mple/"])
def test_only_web_addresses_are_fetched(address: str) -> None:
    """Others are refused before anything is asked."""
    with pytest.raises(FetchError):
        fetch.fetch(address)


@pytest.mark.threat("b192")
def test_a_slow_server_is_left(server: str) -> None:
    """The time holds for everything together; here the clock runs ahead."""
    ticks = count(0, 40)
    with pytest.raises(FetchError, match="within 60 seconds"):
        fetch.fetch(f"{server}/page", Limits(loopback=True, clock=lambda: float(next(ticks))))


@pytest.mark.threat("b192")
def test_a_server_that_says_nothing_or_nonsense_is_left() -> None:
    """Neither a silent line nor an answer that is none ends in a traceback."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(FetchError, match="did not answer within 0 seconds"):
            fetch.fetch(address, Limits(loopback=True, seconds=0.05))

        def nonsense() -> None:
            with suppress(OSError):  # until it is shut down; the first one was left, if it came at all
                while True:
                    line, _ = silent.accept()
                    with line, suppress(OSError):
                        line.sendall(b"\x00\x01 nonsense\r\n\r\n")

        thread = threading.Thread(target=nonsense, daemon=True)
        thread.start()
        for said in ("does not answer", "does not answer"):
            with pytest.raises(FetchError, match=said):
                fetch.fetch(address, Limits(loopback=True))
        silent.shutdown(socket.SHUT_RDWR)
        thread.join()
