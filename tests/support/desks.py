"""A desk for tests: a small dossier with its articles, forms as its pages send them, and a browser's line to its server."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from generator.desk.application import DeskApplication
from generator.desk.workspace import Workspace, digest
from generator.preview import server as preview_server
from generator.preview.store import PageStore
from tests.support import builds, small

NORTHLAND = "briefings/actors/northland.yml"
#: A statement that its paragraph supports.
TRUE = {
    "record": "northland",
    "text": "A second ship of [[southmark]] is expected in Port Alder.",
    "type": "plan",
    "cites": "herald-2024-03#6",
}


def project(folder: Path) -> Path:
    """The small dossier with its articles, in which the ferry is written as people write."""
    return builds.with_articles(builds.project(folder, small.files()))


def form(workspace: Workspace, given: Mapping[str, str], path: str = NORTHLAND) -> dict[str, str]:
    """A form as the page sends it that shows the file as it is now."""
    workspace.look()
    return {"do": "claim", "digest": digest(workspace.content(path)), **given}


class Line:
    """A browser's line to a desk."""

    def __init__(self, application: DeskApplication, port: int) -> None:
        self.application, self.port = application, port

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, base: str = "", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer; an empty header is left out."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        own = {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        sent = {name.replace("_", "-"): value for name, value in {**own, **headers}.items() if value}
        line.request(method, (base or self.application.base) + path, body, sent)
        answer = line.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read().decode()
        line.close()
        return found

    def send(self, given: Mapping[str, str], path: str = "save", **headers: str) -> tuple[int, dict[str, str], str]:
        """The answer to a form."""
        return self.ask(path, "POST", urlencode(given).encode(), **headers)

    def fields(self, query: str) -> dict[str, str]:
        """The hidden fields of the first form with a digest on a page."""
        page = self.ask(query)[2]
        found = re.search(r'<form method="post"[^>]*>(?:(?!</form>).)*?name="digest".*?</form>', page, re.DOTALL)
        assert found, page
        return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', found[0]))


@contextmanager
def at_the_desk(home: Path) -> Iterator[Line]:
    """A line to the desk of a project."""
    store = PageStore()
    with closing(DeskApplication(home)) as application:
        server = preview_server.server("127.0.0.1", 0, store, home, application=application)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield Line(application, server.server_port)
        finally:
            store.end()
            server.shutdown()
            server.server_close()
            thread.join()
