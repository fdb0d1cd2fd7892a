"""A language server for editors: problems while somebody writes, the cited paragraph under the pointer, and ids to choose from.

It speaks the Language Server Protocol (3.17) over standard input and output, reads records and articles, and writes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final
from urllib.parse import unquote, urlsplit

from ..project import load
from ..records.decode import ROOT, with_file
from ..rules.check import examine_records
from ..text.problems import Problem
from . import forms
from .changes import kind_of
from .completions import offered
from .workspace import Workspace

Message = Mapping[str, Any]
#: The maximum number of bytes of a message, and of characters of a paragraph that is shown.
_LARGEST: Final = 20_000_000
_SHOWN: Final = 3000
#: Errors of JSON-RPC: what is asked is not known, or cannot be read.
_UNKNOWN, _INVALID = -32601, -32602
#: A citation, or the target of a link, around the pointer.
_CITED: Final = re.compile(r"(?P<source>[a-z][a-z0-9-]*)#(?P<first>[0-9]{1,5})(?:-(?P<last>[0-9]{1,5}))?")
_ID: Final = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?")
#: What is before the caret: an open link, or the field of the line with what is written of an id.
_LINK: Final = re.compile(r"\[\[(?P<word>[^\[\]|]*)$")
_FIELD: Final = re.compile(r"(?:^|[\s{,-])(?P<field>[a-z_]+):\s*[^:]*?(?P<word>[a-z0-9/#-]*)$")
_ITEM: Final = re.compile(r"\s*- (?P<word>[a-z0-9/#-]*)$")
_HEAD: Final = re.compile(r"\s*(?:- )?(?P<field>[a-z_]+):\s*$")
_NONE: Final = {"field": ""}
#: What stands for the field if a link is being written.
_LINKED: Final = "[["
_CAPABILITIES: Final = {
    "textDocumentSync": {"openClose": True, "change": 1, "save": {"includeText": False}},
    "hoverProvider": True,
    "completionProvider": {"triggerCharacters": ["[", "#"]},
}


class LanguageServer:
    """The project of an editor: its files as they are on the disk, and those that are open as they are in the editor."""

    def __init__(self, home: Path) -> None:
        self.home = home.resolve()
        self.workspace = Workspace(home)
        self.ended = False
        self._open: dict[str, str] = {}
        self._underlined: set[str] = set()
        self._asked: Mapping[str, Callable[[Message], Any]] = {
            "initialize": lambda _: {"capabilities": _CAPABILITIES, "serverInfo": {"name": "briefings"}},
            "shutdown": lambda _: None,
            "textDocument/hover": self._hover,
            "textDocument/completion": self._complete,
        }

    def answer(self, message: Message) -> Iterator[Message]:
        """The messages that follow from one of the editor's, in order."""
        method, given = str(message.get("method", "")), message.get("params") or {}
        if "id" in message and method:
            yield {"jsonrpc": "2.0", "id": message["id"], **self._result(method, given)}
        elif method == "exit":
            self.ended = True
        elif method in ("initialized", "textDocument/didSave"):
            yield from self._everything()
        elif method in ("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose"):
            yield from self._changed(method, given)

    def _result(self, method: str, given: Message) -> Message:
        if method not in self._asked:
            return {"error": {"code": _UNKNOWN, "message": f"{method} is not known"}}
        try:
            return {"result": self._asked[method](given)}
        except (LookupError, TypeError, ValueError) as error:
            return {"error": {"code": _INVALID, "message": f"the request cannot be read: {error}"}}

    # Problems

    def _changed(self, method: str, given: Message) -> Iterator[Message]:
        """The problems of a file as it is in the editor."""
        with suppress(LookupError, TypeError):
            document = given["textDocument"]
            path = self._path(document["uri"])
            if not path:
                return
            if method == "textDocument/didClose":
                self._open.pop(path, None)
            else:
                self._open[path] = document["text"] if "text" in document else given["contentChanges"][-1]["text"]
            self.workspace.look()
            yield self._published(path, self._problems_of(path))

    def _everything(self) -> Iterator[Message]:
        """The problems of all files, and that others have none any more."""
        self.workspace.look()
        found: dict[str, list[Problem]] = {path: [] for path in self._underlined}
        for problem in self.workspace.examined():
            found.setdefault(problem.place.path, []).append(problem)
        for path in self._open:
            found[path] = self._problems_of(path)
        for path, problems in found.items():
            yield self._published(path, problems)

    def _problems_of(self, path: str) -> list[Problem]:
        """The problems of a file, as it is in the editor if it is open there."""
        name, dossier = path.removeprefix(f"{ROOT}/"), self.workspace.dossier
        text = self._open.get(path)
        if text is None:
            return [problem for problem in self.workspace.examined() if problem.place.path == path]
        content = text.encode()
        if dossier is not None and PurePosixPath(name).stem in dossier.profiles:
            after, wrong = with_file(dossier, name, content)
            found = [*wrong, *examine_records(after, [PurePosixPath(name).stem])]
        else:
            _, found = load.examined({**self.workspace.contents, name: content}, self.workspace.texts)
        return sorted({problem for problem in found if problem.place.path == path})

    def _published(self, path: str, problems: Iterable[Problem]) -> Message:
        lines = self._lines(path)
        found = [_diagnostic(problem, lines) for problem in problems]
        self._underlined = {*self._underlined, path} if found else self._underlined - {path}
        params = {"uri": (self.home / path).as_uri(), "diagnostics": found}
        return {"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": params}

    # What the editor asks

    def _hover(self, given: Message) -> Message | None:
        """The paragraphs that are cited under the pointer, or the name of the record."""
        line, at = self._place(given)
        self.workspace.look()
        for found in _CITED.finditer(line):
            if found.start() <= at <= found.end():
                first = int(found["first"])
                return self._paragraphs(found["source"], first, int(found["last"] or first))
        for found in _ID.finditer(line):
            if found.start() <= at <= found.end() and (said := self._named(found[0])):
                return _markdown(said)
        return None

    def _paragraphs(self, source: str, first: int, last: int) -> Message | None:
        """Some paragraphs of an article, as quotations under its title."""
        dossier = self.workspace.dossier
        if dossier is None or source not in dossier.sources:
            return None
        article = self.workspace.article(source)
        if article is None:
            return _markdown(f"**{_plain(dossier.sources[source].title)}**\n\nIts text is not on this machine.")
        blocks = list(enumerate(article.blocks, 1))[max(0, first - 1) : last]
        shown = "\n\n".join(f"> {number}. {_plain(block.text)}" for number, block in blocks)[:_SHOWN]
        return _markdown(f"**{_plain(dossier.sources[source].title)}**\n\n{shown or f'It has {len(article.blocks)} paragraphs.'}")

    def _named(self, id: str) -> str:
        """What an id stands for."""
        dossier = self.workspace.dossier
        if dossier is None:
            return ""
        if id in dossier.claims:
            return _plain(dossier.claims[id][1].text)
        if id in dossier.profiles:
            return f"**{_plain(dossier.title(id))}**"
        return f"**{_plain(dossier.sources[id].title)}**" if id in dossier.sources else ""

    def _complete(self, given: Message) -> list[Message]:
        """The ids that can be written at the caret, each with its name."""
        path = self._path(given["textDocument"]["uri"])
        line, at = self._place(given)
        self.workspace.look()
        field, word = _being_written(self._lines(path)[: given["position"]["line"]] if path else [], line[:at])
        kind = "record" if field == _LINKED else _known_kinds(kind_of(path)).get(field, "") if path else ""
        if kind == "source" and "#" in word:
            return []
        start = _position(given["position"]["line"], line, at - len(word))
        span = {"start": start, "end": given["position"]}
        return [
            {
                "label": id,
                "detail": names[0][:100] if names else "",
                "filterText": " ".join((id, *names))[:300],
                "textEdit": {"range": span, "newText": id},
            }
            for id, *names in offered(self.workspace.dossier).get(kind, ())
        ]

    # Places

    def _path(self, address: str) -> str:
        """The path in the project of a record's file; empty for any other."""
        parts = urlsplit(address)
        path = Path(unquote(parts.path))
        if parts.scheme != "file" or not path.is_relative_to(self.home) or ".." in path.parts:
            return ""
        name = path.relative_to(self.home).as_posix()
        return name if name.startswith(f"{ROOT}/") and name.endswith(".yml") else ""

    def _lines(self, path: str) -> list[str]:
        held = self.workspace.content(path)
        return (self._open[path] if path in self._open else (held or b"").decode("utf-8", "replace")).splitlines()

    def _place(self, given: Message) -> tuple[str, int]:
        """The line at a position, and the number of characters before the position in it."""
        path, position = self._path(given["textDocument"]["uri"]), given["position"]
        lines = self._lines(path) if path else []
        line = lines[position["line"]] if 0 <= position["line"] < len(lines) else ""
        return line, len(line.encode("utf-16-le")[: 2 * max(0, position["character"])].decode("utf-16-le", "ignore"))


def _being_written(above: list[str], before: str) -> tuple[str, str]:
    """The field whose value is before the caret, and the id as far as it is written; for an item of a list, the field is some lines above."""
    if link := _LINK.search(before):
        return _LINKED, link["word"]
    if field := _FIELD.search(before):
        return field["field"], field["word"]
    item = _ITEM.match(before)
    heads = (found["field"] for line in reversed(above) if not _ITEM.match(line) and (found := _HEAD.match(line) or _NONE))
    return (next(heads, ""), item["word"]) if item else ("", "")


@cache
def _known_kinds(kind: str) -> Mapping[str, str]:
    """The kind of ids that each field of a kind of file takes, by its name."""
    found: dict[str, str] = {}

    def walk(fields: Iterable[forms.Field]) -> None:
        for field in fields:
            known = field.known or next((part.known for part in field.inner if part.name == field.short), "")
            if known:
                found.setdefault(field.name, "source" if known == "citation" else known)
            walk(field.inner)

    walk(forms.fields(kind))
    return found


def _diagnostic(problem: Problem, lines: list[str]) -> Message:
    place = problem.place
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    start, end = (_position(place.line - 1, line, column - 1) for column in (place.column, place.end))
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return {"range": {"start": start, "end": end}, "severity": 1, "code": problem.code, "source": "briefings", "message": message}


def _position(number: int, line: str, at: int) -> Message:
    """A place in a line, whose column editors count in units of UTF-16."""
    return {"line": max(0, number), "character": len(line[:at].encode("utf-16-le")) // 2}


def _markdown(text: str) -> Message:
    return {"contents": {"kind": "markdown", "value": text}}


def _plain(text: str) -> str:
    """A text in which nothing is markup."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&-])", r"\\\1", text)


# Messages


def serve(home: Path, given: BinaryIO, out: BinaryIO) -> None:
    """Answer an editor until it says that it ends, or closes the line."""
    server = LanguageServer(home)
    while not server.ended and (message := read(given)) is not None:
        for reply in server.answer(message):
            write(out, reply)


def read(stream: BinaryIO) -> Message | None:
    """The next message; None at the end, or if what comes is not one."""
    length = -1
    while line := stream.readline(1000).strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
    if not 0 <= length <= _LARGEST:
        return None
    try:
        found = json.loads(stream.read(length))
    except ValueError:
        return None
    return found if isinstance(found, dict) else {}


def write(stream: BinaryIO, message: Message) -> None:
    """Send a message."""
    content = json.dumps(message, ensure_ascii=False).encode()
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
    stream.flush()
