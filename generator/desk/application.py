"""The desk as an application in the preview's server: pages, forms, and what its script asks, each answered after the other."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

from ..editing.parts import PartError
from ..preview.application import Request, Response
from ..readers.document import LARGEST_FILE
from ..system import processes
from ..text.prose import count
from . import changes, drafts, form_actions, forms, uploads, verdicts
from .changes import InvalidFormError
from .completions import offered
from .location import Location
from .page import FILES, POLICY, page
from .record_view import Returned, values_in
from .uploads import Run, Sent
from .verdicts import Said, said_at
from .workspace import ConflictError, RefusedError, Workspace

#: What the addresses of desks begin with.
ENTRANCE: Final = "/.preview/desk/"
#: The maximum number of bytes and of fields of a form.
_LARGEST_FORM: Final = 1_000_000
_MOST_FIELDS: Final = 5000
#: Seconds that reading an article may take.
_READING: Final = 300.0
_HEADERS: Final[Mapping[str, str]] = {"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"}


def _run(*arguments: str) -> tuple[int, str]:
    return processes.command(*arguments, limit=_READING)


class DeskApplication:
    """The desk of a project, at an address that has a token in it; all requests are answered in one thread, one after the other."""

    entrance = ENTRANCE
    largest = LARGEST_FILE

    def __init__(self, home: Path, site: Callable[[], str] = lambda: "/", run: Run = _run) -> None:
        self.base = f"{ENTRANCE}{secrets.token_urlsafe()}/"
        #: An address that leads to the desk once, for the command line of a browser, which others on this machine may see.
        self.door = f"{ENTRANCE}{secrets.token_urlsafe()}/"
        self.workspace = Workspace(home)
        self._site, self._run = site, run
        #: The form that was done last, and what was answered: sent once more by a second click, it gets the same answer.
        self._done: tuple[Mapping[str, str], Response] | None = None
        self._thread = ThreadPoolExecutor(1)

    def close(self) -> None:
        """Finish what is being done, and nothing else."""
        self._thread.shutdown(cancel_futures=True)

    def opens(self, path: str) -> bool:
        """Whether an address is that of the door, which is shut from then on."""
        if not hmac.compare_digest(path.encode(), self.door.encode()):
            return False
        self.door = f"{ENTRANCE}{secrets.token_urlsafe()}/"
        return True

    def answer(self, request: Request) -> Response:
        """Answer a request."""
        return self._thread.submit(self._answer, request).result()

    def _answer(self, request: Request) -> Response:
        try:
            return self._routed(request)
        except InvalidFormError as error:
            return Response(HTTPStatus.BAD_REQUEST, f"{error}\n".encode(), "text/plain", _HEADERS)
        except OSError as error:
            return Response(HTTPStatus.CONFLICT, f"{error.strerror or error}: {error.filename or ''}\n".encode(), "text/plain", _HEADERS)

    def _routed(self, request: Request) -> Response:
        if request.method != "POST":
            return self._shown(request)
        if request.path == "article" or request.path.startswith("article/"):
            return self._add_article(request)
        form = _fields(request)
        if request.path == "verdict":
            return _json(_as_json(verdicts.verdict(self.workspace, form)))
        if request.path == "save":
            return self._save(form)
        raise InvalidFormError("nothing can be sent to this address")

    def _shown(self, request: Request) -> Response:
        """Answer a request that changes nothing."""
        if request.path in FILES:
            return Response(HTTPStatus.OK, *FILES[request.path], _HEADERS)
        self.workspace.look()
        if request.path == "":
            return self._page(Location.of(self.base, request.query))
        if request.path == "names":
            return _json(offered(self.workspace.dossier))
        if request.path == "propose":
            numbers = [request.query.get(name, "") for name in ("first", "last")]
            if not all(number.isascii() and number.isdigit() and len(number) < 7 for number in numbers):
                return _json({})
            return _json(
                verdicts.proposed(
                    self.workspace, request.query.get("source", ""), int(numbers[0]), int(numbers[1]), request.query.get("words", "")
                )
            )
        draft = next((it for it in drafts.read(self.workspace.home) if request.path == f"draft/{it.id}"), None)
        if draft is None:
            return Response(HTTPStatus.NOT_FOUND, b"there is nothing at this address\n", "text/plain", _HEADERS)
        return self._returned({**draft.form, "draft": draft.id}, (), HTTPStatus.OK)

    def _page(self, at: Location, returned: Returned | None = None, status: HTTPStatus = HTTPStatus.OK) -> Response:
        there = at.beside(self.workspace.dossier)
        made = page(self.workspace, there, self._site(), drafts.read(self.workspace.home), returned)
        return Response(status, made, headers=_HEADERS)

    # Forms

    def _save(self, form: Mapping[str, str]) -> Response:
        """Do what a form says, and lead to the page that shows it."""
        do, _, argument = form.get("do", "").partition(":")
        if do == "undo":
            self.workspace.undo(int(argument) if argument.isascii() and argument.isdigit() and len(argument) < 10 else None)
            return self._lead(Location(self.base, form.get("source", ""), form.get("record", "")))
        if do in form_actions.ASKED:
            return self._returned(*form_actions.answered(self.workspace, form), HTTPStatus.OK)
        if do in ("draft", "discard"):
            drafts.keep(self.workspace.home, form) if do == "draft" else drafts.discard(self.workspace.home, argument)
            self.workspace.said = "Kept as a draft." if do == "draft" else "Discarded the draft."
            return self._lead(Location(self.base, form.get("source", ""), form.get("record", "")))
        outcome = self._written(form)
        if isinstance(outcome, Response):
            return outcome
        if form.get("draft"):
            drafts.discard(self.workspace.home, form["draft"])
        answer = self._lead(Location(self.base, outcome.source, outcome.record, outcome.open), outcome.part and f"claim-{outcome.part}")
        self._done = form, answer
        return answer

    def _written(self, form: Mapping[str, str]) -> changes.Outcome | Response:
        """Where a change leads, or the form again with the reason why it was not made."""
        try:
            return changes.do(self.workspace, form)
        except InvalidFormError:
            raise
        except RefusedError as error:
            return self._refused(form, error)
        except ConflictError as error:
            return self._done[1] if self._done and self._done[0] == form else self._conflicting(form, error)
        except OSError as error:
            return self._kept(form, f"{error.strerror or error}: {error.filename or 'the disk'}")
        except PartError as error:
            return self._kept(form, str(error))
        except Exception as error:  # noqa: BLE001 - what somebody has written must not be lost with the page
            return self._kept(form, f"the desk cannot do this ({type(error).__name__}: {error}); please report it")

    def _kept(self, form: Mapping[str, str], why: str) -> Response:
        """The form again, which could not be written."""
        self.workspace.said = f"Not saved: {why}."
        return self._returned(form, [Said("", "not-saved", why, "", waivable=False)])

    def _lead(self, at: Location, part: str = "") -> Response:
        return Response(HTTPStatus.SEE_OTHER, b"", headers={**_HEADERS, "Location": at.to(open=at.open, at=part)})

    def _refused(self, form: Mapping[str, str], error: RefusedError) -> Response:
        """The form again, with what the rules say."""
        said = [self._said(form, problem) for problem in error.problems]
        self.workspace.said = f"Not saved: {count(len(said), 'problem')}."
        return self._returned(form, said)

    def _said(self, form: Mapping[str, str], problem: Any) -> Said:
        loc = problem.place.loc
        position = loc[1] if loc[:1] == ("claims",) and len(loc) > 1 and self._is_claim_form(form) else None
        said = next(said_at([problem], position, waives=self._is_claim_form(form)))
        return said._replace(field=forms.path_in(form, said.field))

    @staticmethod
    def _is_claim_form(form: Mapping[str, str]) -> bool:
        return form.get("do", "").partition(":")[0] in ("claim", "waive", "split")

    def _conflicting(self, form: Mapping[str, str], error: ConflictError) -> Response:
        """The form again, onto the file as it is now: what only the others changed is taken over."""
        part = form.get("part", "")
        was, now = values_in(error.path, error.shown, part), values_in(error.path, error.now, part)
        theirs = {name: text for name, text in now.items() if form.get(name, "").split() == was.get(name, "").split()}
        self.workspace.said = "Not saved: somebody changed the file meanwhile."
        own_fields = self._is_claim_form(form) or form.get("do") == "fields"
        return self._returned({**form, **theirs} if own_fields else form, (), HTTPStatus.CONFLICT, error)

    def _returned(
        self,
        form: Mapping[str, str],
        said: Any,
        status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
        conflict: ConflictError | None = None,
    ) -> Response:
        """The page with a form that was not written, as it was sent."""
        do = form.get("do", "claim").partition(":")[0]
        record, part = form.get("record", ""), form.get("part", "")
        opened = {"fields": form.get("open", "fields"), "actor": "actor", "relationship": "relationship"}.get(
            do, form["open"] if do in form_actions.ASKED and form.get("open") else "claim" if part else "new"
        )
        source = form.get("source", "") or (record if opened == "source" else "")
        if do in ("up", "down", "key", "delete", "give", "unused"):
            self.workspace.said = "Not done: " + ("; ".join(it.message for it in said) or str(conflict)) + "."
            return self._page(Location(self.base, source, form.get("shown", "") if do == "unused" else record), None, status)
        return self._page(Location(self.base, source, record, opened, part), Returned(form, tuple(said), conflict), status)

    # Articles

    def _add_article(self, request: Request) -> Response:
        """Add an article that was sent, or that is at an address: for the script, or from a form, which gets a page."""
        if request.path == "article":
            if request.kind != "multipart/form-data":
                raise InvalidFormError("this is not a form of the desk")
            sent = uploads.of_form(request.content, request.boundary)
        elif request.kind == "text/uri-list":
            sent = Sent(request.path.removeprefix("article/"), address=request.content.decode("utf-8", "replace").strip())
        else:
            sent = Sent(request.path.removeprefix("article/"), request.content)
        wrong = uploads.add(self.workspace, sent, self._run)
        self.workspace.said = wrong or f"Added {sent.id}. Look at its details: they were read from the article."
        there = Location(self.base, sent.id, open="source")
        if request.path == "article":
            return self._page(Location(self.base), status=HTTPStatus.UNPROCESSABLE_ENTITY) if wrong else self._lead(there)
        if wrong:
            self.workspace.said = ""
        return _json({"said": wrong} if wrong else {"to": there.to(open="source")})


def _fields(request: Request) -> dict[str, str]:
    """The fields of a form, the last of each name."""
    if request.kind != "application/x-www-form-urlencoded" or len(request.content) > _LARGEST_FORM:
        raise InvalidFormError("this is not a form of the desk")
    try:
        found = parse_qs(request.content.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise InvalidFormError("this is not a form of the desk") from None
    return {name: values[-1] for name, values in found.items()}


def _json(value: object) -> Response:
    return Response(HTTPStatus.OK, json.dumps(value, ensure_ascii=False).encode(), "application/json", _HEADERS)


def _as_json(found: verdicts.Verdict) -> Mapping[str, object]:
    passages = [{"cite": f"{it.source}#{it.number}", "pieces": verdicts.marked(it.text, it.marks)} for it in found.passages]
    said = [it._asdict() for it in found.said]
    return {"summary": found.summary, "said": said, "text": found.text, "passages": passages, "id": found.id}
