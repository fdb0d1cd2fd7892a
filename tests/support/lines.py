"""A browser's line to the server of the preview."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.preview import server as preview_server
from generator.preview.reviews import Desk
from generator.preview.store import PageStore


@contextmanager
def answering(store: PageStore, home: Path | None = None, desk: Desk | None = None) -> Iterator[http.client.HTTPConnection]:
    """A browser's line to a store, and to a desk."""
    server = preview_server.server("127.0.0.1", 0, store, home, desk)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    try:
        yield line
    finally:
        line.close()
        store.end()
        server.shutdown()
        server.server_close()
        thread.join()


def asked(line: http.client.HTTPConnection, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content of an answer."""
    line.request(method, path, headers=headers)
    answer = line.getresponse()
    return answer.status, {name: value for name, value in answer.getheaders() if name not in ("Date", "Server")}, answer.read()
