"""The preview's process for reviews: it keeps the claims that its user has to read beside their passages, and writes what is confirmed.

It is a process of its own because it reads the articles, and because checking the records may start another process.
"""

from __future__ import annotations

import datetime as dt
import hmac
import os
import secrets
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from ..evidence.reviewing import readings
from ..project import files, load, reviewing
from ..records.dossier import Dossier
from ..system import processes
from ..system.watcher import Marks, marks
from ..text.problems import InvalidDossierError
from . import review_page
from .store import Review

#: What the claims and their passages depend on.
_READ: Final = ("briefings", "mkdocs.yml", files.ARTICLES)
#: The fields of a form; another one is a mistake of ours, or a page of somebody else.
_FIELDS: Final = frozenset({"token", "action", "ref", "digest"})
_ACTIONS: Final = frozenset({"confirm", "skip", "again"})


class Desk:
    """The review as the server has it: requests one after the other, and the token that only a page of this preview can know.

    All requests are answered in one thread that lasts: the process that answers them ends with the thread that started it.
    """

    def __init__(self, answer: Callable[[Review], bytes], close: Callable[[], None] = lambda: None) -> None:
        self.token = secrets.token_urlsafe()
        self._answer, self._close = answer, close
        self._thread = ThreadPoolExecutor(1)

    def close(self) -> None:
        """End the process, and the thread that waits for it."""
        self._close()
        self._thread.shutdown(cancel_futures=True)

    def page(self) -> bytes:
        """The page as it is now.  Raises ChildEndedError."""
        return self._ask(Review(self.token))

    def post(self, form: bytes) -> bool:
        """Do what a form says; False if it does not have the token, or is not one of ours.  Raises ChildEndedError."""
        fields = _fields(form)
        if fields is None or not hmac.compare_digest(fields.pop("token", "").encode(), self.token.encode()):
            return False
        self._ask(Review(self.token, **fields))
        return True

    def _ask(self, request: Review) -> bytes:
        return self._thread.submit(self._answer, request).result()


def _fields(form: bytes) -> dict[str, str] | None:
    """The fields of a form, each once; None if it is not one of ours."""
    try:
        found = parse_qs(form.decode("ascii"), keep_blank_values=True, strict_parsing=True, max_num_fields=len(_FIELDS), errors="strict")
    except ValueError:
        return None
    fields: Mapping[str, str] = {name: values[0] for name, values in found.items() if len(values) == 1}
    return dict(fields) if len(fields) == len(found) and fields.keys() <= _FIELDS and fields.get("action") in _ACTIONS else None


def in_own_process(home: Path, who: str) -> Desk:
    """The review of a project under a name; its process starts when somebody opens the page."""
    started: list[processes.ChildProcess] = []

    def answer(request: Review) -> bytes:
        if not started:
            started.append(processes.ChildProcess("preview.reviews", str(home), who, environment=dict(os.environ)))
        try:
            return started[0].ask(request)
        except processes.ChildEndedError:
            end()
            raise

    def end() -> None:
        while started:
            started.pop().end()

    return Desk(answer, end)


class ReviewWorker:
    """The claims of a project that somebody has to read."""

    def __init__(self, home: Path, who: str) -> None:
        self.home, self.who = home, who
        self.dossier: Dossier | None = None
        self.queue: reviewing.Queue | None = None
        self.marks: Marks = {}
        self.said = ""

    def answer(self, request: Review) -> bytes:
        """Do what is asked, and return the page as it is then."""
        if not self.who:
            return review_page.message_page(reviewing.NO_NAME)
        try:
            dossier, queue = self._current()
            if request.action:
                self.said = self._done(queue, request)
        except InvalidDossierError as error:
            return review_page.problems_page(error.problems)
        except OSError as error:
            return review_page.message_page(f"{error.filename or self.home}: {error.strerror or error}")
        return review_page.claim_page(dossier, queue, request.token, self.said)

    def _current(self) -> tuple[Dossier, reviewing.Queue]:
        """The dossier and the queue, read again if a file changed."""
        now = marks(self.home, _READ)
        if self.dossier is None or self.queue is None or now != self.marks:
            self.dossier = None  # until it is known to have no problems
            found = load.load_with_articles(self.home)
            if self.queue is None:
                self.queue = reviewing.Queue(self.who, readings(*found))
            else:
                self.queue.renew(readings(*found))
            self.dossier, self.marks = found.dossier, now
        return self.dossier, self.queue

    def _done(self, queue: reviewing.Queue, request: Review) -> str:
        """Confirm or skip the claim that was shown, if it is still the same; the answer is what happened."""
        if request.action == "again":
            queue.skipped.clear()
            self.marks = {}
            self._current()
            return ""
        one = queue.rest[0] if queue.rest else None
        if one is None or (one.ref, one.digest) != (request.ref, request.digest):
            return f"Nothing was done: {request.ref} was changed, or read in another window."
        if request.action == "skip":
            queue.skip()
            return f"Skipped {one.ref}."
        queue.confirm(self.home, dt.datetime.now(dt.UTC).date())
        self.marks = marks(self.home, _READ)
        return f"Confirmed {one.ref} as {self.who}."


def _serve(parent: int, home: str, who: str) -> None:
    """Answer the preview."""
    processes.bind(parent)
    processes.serve(ReviewWorker(Path(home), who).answer)


if __name__ == "__main__":
    _serve(int(sys.argv[1]), sys.argv[2], sys.argv[3])
