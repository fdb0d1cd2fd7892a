"""A running preview for the tests: started as an editor starts it, read line by line, and stopped with the test."""

from __future__ import annotations

import json
import os
import queue
import re
import select
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.support.repository import ROOT

#: The time in seconds for which a test waits for something that has to come.
LIMIT = 120.0


def put(file: Path, content: str | bytes) -> None:
    """Save a file of a project by a rename from a folder that nobody watches: on a busy machine too, nobody sees a part of it, or another file."""
    watched = next((folder for folder in file.parents if folder.name in ("briefings", "docs", "theme")), file)
    aside = watched.parent / f".{file.name}.new"
    aside.write_bytes(content.encode() if isinstance(content, str) else content)
    aside.replace(file)


class Preview:
    """A running `briefings serve` or `edit`: its lines as they come, and its pages."""

    def __init__(self, folder: Path, *arguments: str, command: str = "serve", **environment: str) -> None:
        line = [sys.executable, "-u", "-m", "generator", "--project", str(folder), command, "--port", "0", *arguments]
        self.process = subprocess.Popen(
            line,
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.url = self.line("").split()[0]

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def line(self, pattern: str) -> str:
        """The next line, which must match the pattern."""
        found = self.lines.get(timeout=LIMIT)
        assert found is not None, "the preview has ended"
        assert re.match(pattern, found), (found, list(self.lines.queue))
        return found

    def until(self, pattern: str, limit: float = LIMIT) -> list[str]:
        """The lines up to the first that matches the pattern, each within a time limit."""
        said: list[str] = []
        while not said or not re.match(pattern, said[-1]):
            found = self.lines.get(timeout=limit)
            assert found is not None, said
            said.append(found)
        return said

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """The status of an answer, and its text."""
        status, content = self.bytes(path, **headers)
        return status, content.decode()

    def bytes(self, path: str, **headers: str) -> tuple[int, bytes]:
        """The status of an answer, and its bytes."""
        try:
            asked = urllib.request.Request(self.url + path, headers=headers)  # noqa: S310 - our own
            with urllib.request.urlopen(asked, timeout=LIMIT) as answer:  # noqa: S310 - our own
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Stop the preview for the block: it notices all of it at once, however slowly a busy machine goes through the block."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    @contextmanager
    def states(self, path: str) -> Iterator[Iterator[dict[str, Any]]]:
        """The events sent to an open page, as they come."""
        with urllib.request.urlopen(f"{self.url}.preview/events?page={path}", timeout=LIMIT) as stream:  # noqa: S310 - our own
            yield (json.loads(line[6:]) for line in stream if line.startswith(b"data: "))

    def end(self, number: int = signal.SIGINT) -> int:
        """End the preview by a signal, and return its exit status."""
        self.process.send_signal(number)
        return self.process.wait(LIMIT)

    def servants(self) -> dict[int, str]:
        """All its descendant processes, with their command lines."""
        found, pending = {}, [self.process.pid]
        while pending:
            process = Path("/proc") / str(pending.pop())
            with suppress(OSError):
                for task in (process / "task").iterdir():
                    for child in map(int, (task / "children").read_text(encoding="ascii").split()):
                        found[child] = Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode()
                        pending.append(child)
        return found


@contextmanager
def previewed(folder: Path, *arguments: str, command: str = "serve", **environment: str) -> Iterator[Preview]:
    """Run a preview for the block."""
    preview = Preview(folder, *arguments, command=command, **environment)
    try:
        yield preview
    finally:
        if preview.process.poll() is None:
            preview.end()
        if preview.process.stdout is not None:
            preview.process.stdout.close()


def ended(handles: dict[int, int]) -> bool:
    """Whether processes, given by id with a handle for each, end within the limit."""
    for handle in handles.values():
        if not select.select([handle], [], [], LIMIT)[0]:
            return False
        os.close(handle)
    return True
