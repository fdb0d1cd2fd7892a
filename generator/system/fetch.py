"""One page from the web, on request: with limits of size, time and redirects, and never from a private network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import idna

LARGEST: Final = 50 << 20
#: Seconds for everything together, and the maximum number of redirects.
PATIENCE: Final = 60.0
MOST_REDIRECTS: Final = 5
_PORTS: Final = {"http": 80, "https": 443}
_HEADERS: Final = {
    "User-Agent": "briefings (reads one page on request of a person)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class FetchError(OSError):
    """A page that could not be fetched, and why."""


class Fetched(NamedTuple):
    """What a server answered: the bytes, the encoding it named, and the address after redirects."""

    content: bytes
    charset: str
    address: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is fetched, and how long it may take."""

    size: int = LARGEST
    seconds: float = PATIENCE
    redirects: int = MOST_REDIRECTS
    loopback: bool = False
    clock: Callable[[], float] = time.monotonic


def fetch(address: str, limits: Limits | None = None) -> Fetched:
    """Fetch a page.  Raises FetchError if there is none, it is too large or too slow, or the address is not public."""
    limits = limits or Limits()
    end = limits.clock() + limits.seconds
    for _ in range(limits.redirects + 1):
        answer = _asked(address, limits, end)
        if isinstance(answer, Fetched):
            return answer
        if address.startswith("https:") and answer.startswith("http:"):
            raise FetchError(f"{address} leads from https to http: {answer}")
        address = answer
    raise FetchError(f"more than {limits.redirects} redirects, the last to {address}")


def _asked(address: str, limits: Limits, end: float) -> Fetched | str:
    """The answer to one request, or the address that it leads to."""
    scheme, host, port, path = _parts(address)
    place = _public(host, port, loopback=limits.loopback)
    connection = _connection(scheme, host, port, place, _left(limits, end))
    try:
        connection.request("GET", path, headers=_HEADERS)
        answer = connection.getresponse()
        where = answer.getheader("Location")
        if answer.status in (301, 302, 303, 307, 308) and where:
            return urljoin(address, where)
        _require_success(answer.status, address)
        content = _body(connection, answer, limits, end)
        charset = answer.headers.get_content_charset() or ""
        return Fetched(_unpacked(content, answer.getheader("Content-Encoding", ""), limits), charset, address)
    except FetchError:
        raise
    except TimeoutError:
        raise FetchError(f"{host} did not answer within {limits.seconds:.0f} seconds") from None
    except ssl.SSLError as error:
        raise FetchError(f"no secure connection to {host}: {error.reason or error}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{host} does not answer properly ({type(error).__name__})") from None
    finally:
        connection.close()


def _parts(address: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path of an address."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        if parts.scheme not in _PORTS or not host or parts.username or parts.password:
            raise FetchError(f"{address} is not a web address without a name and password")
        host = host if host.isascii() else idna.encode(host, uts46=True).decode()
    except (ValueError, UnicodeError):
        raise FetchError(f"{address} is not a valid web address") from None
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return parts.scheme, host, port or _PORTS[parts.scheme], path + query


def _public(host: str, port: int, *, loopback: bool) -> str:
    """The IP address of a host, if all it has are public; the connection goes to this very address."""
    try:
        found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise FetchError(f"there is no host {host}, or no connection to the network") from None
    for text in found:
        place = ipaddress.ip_address(str(text).partition("%")[0])
        place = getattr(place, "ipv4_mapped", None) or place
        if not (place.is_global and not place.is_multicast) and not (loopback and place.is_loopback):
            raise FetchError(f"{host} is an address of a private network, and is not asked")
    return str(found[0])


def _connection(scheme: str, host: str, port: int, place: str, seconds: float) -> http.client.HTTPConnection:
    """A connection to an IP address, in the name of a host."""
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    connection = kind(host, port, timeout=seconds)
    try:
        line = socket.create_connection((place, port), seconds)
        connection.sock = ssl.create_default_context().wrap_socket(line, server_hostname=host) if scheme == "https" else line
    except TimeoutError:
        raise FetchError(f"{host} did not answer within {seconds:.0f} seconds") from None
    except ssl.SSLError as error:
        raise FetchError(f"no secure connection to {host}: {error.reason or error}") from None
    except OSError:
        raise FetchError(f"{host} does not answer") from None
    return connection


def _left(limits: Limits, end: float) -> float:
    left = end - limits.clock()
    if left <= 0:
        raise FetchError(f"the page did not arrive within {limits.seconds:.0f} seconds")
    return left


def _require_success(status: int, address: str) -> None:
    if status in (401, 402, 403, 407, 429, 451):
        raise FetchError(f"{address} is not given to programs (status {status}): open it in a browser, save it, and add the file")
    if status != 200:
        raise FetchError(f"{address} has no page (status {status})")


def _body(connection: http.client.HTTPConnection, answer: http.client.HTTPResponse, limits: Limits, end: float) -> bytes:
    """The content of an answer, in small parts, so that size and time are looked at in between."""
    parts: list[bytes] = []
    size = 0
    while True:
        left = _left(limits, end)
        if connection.sock is not None:
            connection.sock.settimeout(left)
        part = answer.read1(1 << 16)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > limits.size:
            raise FetchError(f"the page has more than {limits.size:,} bytes")
        parts.append(part)


def _unpacked(content: bytes, encoding: str, limits: Limits) -> bytes:
    """The content without a compression that was not asked for."""
    if not encoding or encoding.lower() == "identity":
        return content
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"the page is compressed in a way that is not read ({encoding[:20]})")
    try:
        unpacking = zlib.decompressobj(47)
        made = unpacking.decompress(content, limits.size + 1)
    except zlib.error:
        raise FetchError("the page arrived damaged") from None
    if len(made) > limits.size:
        raise FetchError(f"the page has more than {limits.size:,} bytes")
    return made
