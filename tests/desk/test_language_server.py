"""The language server of `check --lsp`: what it underlines, explains and offers, message by message."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.desk import language_server
from generator.desk.language_server import LanguageServer
from tests.support import desks
from tests.support.desks import NORTHLAND
from tests.support.rows import each

FERRY, HERALD, DOSSIER = "briefings/relationships/northland--southmark.yml", "briefings/sources/herald-2024-03.yml", "briefings/dossier.yml"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier with its articles."""
    return desks.project(tmp_path_factory.mktemp("lsp") / "a folder")


@pytest.fixture
def server(home: Path) -> LanguageServer:
    """A server of it."""
    return LanguageServer(home)


def tell(server: LanguageServer, method: str, **given: Any) -> list[dict[str, Any]]:
    """What follows from a notification: the parameters of each message."""
    return [dict(message["params"]) for message in server.answer({"jsonrpc": "2.0", "method": method, "params": given})]


def ask(server: LanguageServer, method: str, **given: Any) -> Any:
    """The result of a request."""
    (answer,) = server.answer({"jsonrpc": "2.0", "id": 7, "method": method, "params": given})
    assert answer["id"] == 7
    return answer["result"]


def write(server: LanguageServer, path: str, text: str) -> list[dict[str, Any]]:
    """What is underlined in a file with another text."""
    (found,) = tell(server, "textDocument/didChange", textDocument={"uri": (server.home / path).as_uri()}, contentChanges=[{"text": text}])
    assert found["uri"] == (server.home / path).as_uri()
    return list(found["diagnostics"])


def at(server: LanguageServer, path: str, text: str) -> dict[str, Any]:
    """The place of the mark ⟦⟧ in a text, which the file has in the editor."""
    before, _, after = text.partition("⟦⟧")
    write(server, path, before + after)
    line = before.rpartition("\n")[2]
    where = {"line": before.count("\n"), "character": len(line.encode("utf-16-le")) // 2}
    return {"textDocument": {"uri": (server.home / path).as_uri()}, "position": where}


def test_problems_are_underlined_while_somebody_writes(server: LanguageServer) -> None:
    """At the words that are wrong, counted as editors count; and no more once they are right.  Nothing is written."""
    text = (server.home / NORTHLAND).read_text(encoding="utf-8")
    (wrong,) = write(server, NORTHLAND, text.replace("3 million", "𝟑 or 4 million"))
    assert (wrong["code"], wrong["source"], wrong["severity"]) == ("ungrounded-number", "briefings", 1)
    line = text.replace("3 million", "𝟑 or 4 million").splitlines()[wrong["range"]["start"]["line"]]
    units = line.encode("utf-16-le")
    start, end = (2 * wrong["range"][edge]["character"] for edge in ("start", "end"))
    assert units[start:end].decode("utf-16-le") == "4"
    assert write(server, NORTHLAND, text) == []
    assert (server.home / NORTHLAND).read_text(encoding="utf-8") == text
    assert [it["code"] for it in write(server, DOSSIER, (server.home / DOSSIER).read_text(encoding="utf-8") + "colour: red\n")] == [
        "unknown-field"
    ]
    assert [it["code"] for it in write(server, NORTHLAND, "name: [\n")] == ["yaml-syntax"]


def test_a_save_underlines_every_file(home: Path) -> None:
    """Also those that are not open, and what was mended is no longer underlined."""
    server = LanguageServer(home)
    file, before = home / HERALD, (home / HERALD).read_text(encoding="utf-8")
    try:
        file.write_text(before.replace("published: 2024-03-15", "published: 2025-03-15"), encoding="utf-8")
        found = {it["uri"]: [problem["code"] for problem in it["diagnostics"]] for it in tell(server, "textDocument/didSave")}
        assert "bad-date" in found[file.as_uri()]
    finally:
        file.write_text(before, encoding="utf-8")
    assert {it["uri"]: it["diagnostics"] for it in tell(server, "textDocument/didSave")}[file.as_uri()] == []
    assert tell(server, "textDocument/didSave") == []


HOVERED = {
    "a paragraph": (NORTHLAND, "claims:\n  - cites: [herald-20⟦⟧24-03#7]\n", "> 7. The Harbour Union claims that Northland paid 3 million"),
    "several": (NORTHLAND, "cites: [herald-2024-03#6-⟦⟧7]\n", "> 6. The ferry may run again in May"),
    "an actor": (NORTHLAND, "text: claims the [[harbour-⟦⟧union]].\n", "**Harbour Union**"),
    "a source": (FERRY, "about: ⟦⟧herald-2024-03\n", "**Harbour talks end without a deal**"),
    "a claim": (FERRY, "claim: northland/paid-for⟦⟧-pier\n", "paid 3 million crowns for the pier"),
}


@each("path, text, shown", HOVERED.values(), ids=HOVERED)
def test_what_is_cited_is_shown(server: LanguageServer, path: str, text: str, shown: str) -> None:
    """The paragraph of a citation with its number, and what an id stands for."""
    found = ask(server, "textDocument/hover", **at(server, path, text))["contents"]["value"].replace("\\", "")
    assert shown in found


OFFERED = {
    "a link": (NORTHLAND, "text: >-\n  Claims the [[harb⟦⟧\n", "harbour-union", "Harbour Union"),
    "a speaker": (NORTHLAND, "claims:\n  - id: ab\n    said_by: [lena-vos, har⟦⟧", "harbour-union", "Harbour Union"),
    "an item": (NORTHLAND, "claims:\n  - id: ab\n    said_by:\n      - lena-vos\n      - ⟦⟧\n", "harbour-union", "Harbour Union"),
    "a source": (NORTHLAND, "claims:\n  - cites: [her⟦⟧]\n", "herald-2024-03", "Harbour talks end without a deal"),
    "a topic": (NORTHLAND, "claims:\n  - topics: [⟦⟧]\n", "money", "Money"),
    "a kind of actor": (NORTHLAND, "kind: ⟦⟧\n", "state", "State"),
    "a kind of relationship": (FERRY, "kinds: [⟦⟧]\n", "supply", "Supply"),
}


@each("path, text, id, name", OFFERED.values(), ids=OFFERED)
def test_ids_are_offered(server: LanguageServer, path: str, text: str, id: str, name: str) -> None:
    """Those that the field takes, in the place of what is written of it."""
    place = at(server, path, text)
    found = {item["label"]: item for item in ask(server, "textDocument/completion", **place)}
    assert found[id]["detail"] == name
    span = found[id]["textEdit"]["range"]
    before = text.partition("⟦⟧")[0].rpartition("\n")[2]
    assert before[span["start"]["character"] :] == next(
        part for part in (before[len(before) - n :] for n in range(20, -1, -1)) if id.startswith(part)
    )


@each("text", ["name: north⟦⟧\n", "text: Nothing is ⟦⟧\n", "cites: [herald-2024-03#⟦⟧]\n", "# ⟦⟧\n"])
def test_nothing_is_offered_where_no_id_belongs(server: LanguageServer, text: str) -> None:
    """In a text, a name, a comment, or after the sign before a number."""
    assert ask(server, "textDocument/completion", **at(server, NORTHLAND, text)) == []


@pytest.mark.threat("b193")
@each("uri", ["file:///etc/passwd", "http://x/briefings/actors/a.yml", "untitled:1", "", "{home}/../x.yml", "{home}/mkdocs.yml"])
def test_other_files_are_left_alone(server: LanguageServer, uri: str) -> None:
    """They are neither read nor underlined."""
    document = {"uri": uri.replace("{home}", server.home.as_uri()), "text": "name: x\n"}
    assert tell(server, "textDocument/didOpen", textDocument=document) == []
    assert ask(server, "textDocument/hover", textDocument=document, position={"line": 0, "character": 0}) is None


def frames(*messages: Any) -> bytes:
    """Messages as they are sent."""
    bodies = (json.dumps(message).encode() for message in messages)
    return b"".join(b"Content-Length: %d\r\nContent-Type: x\r\n\r\n%s" % (len(body), body) for body in bodies)


def answers(sent: bytes) -> Iterator[dict[str, Any]]:
    """The messages in what was sent."""
    stream = io.BytesIO(sent)
    while (found := language_server.read(stream)) is not None:
        yield dict(found)


def test_an_editor_is_served_over_the_standard_streams(home: Path) -> None:
    """From the first message to the last; a request that nobody knows is answered, and so is one that cannot be read."""
    given = frames(
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None}},
        {"jsonrpc": "2.0", "method": "initialized", "params": {}},
        {"jsonrpc": "2.0", "id": 2, "method": "workspace/symbol", "params": {}},
        {"jsonrpc": "2.0", "id": 3, "method": "textDocument/hover", "params": {}},
        {"jsonrpc": "2.0", "id": 4, "method": "shutdown"},
        {"jsonrpc": "2.0", "method": "exit"},
    )
    done = CliRunner().invoke(main, ["--project", str(home), "check", "--lsp"], input=given + frames({"id": 5, "method": "shutdown"}))
    assert done.exit_code == 0
    found = {message.get("id"): message for message in answers(done.stdout_bytes)}
    assert found[1]["result"]["capabilities"]["hoverProvider"] is True
    assert found[2]["error"]["code"] == -32601
    assert found[3]["error"]["code"] == -32602
    assert "result" in found[4]
    assert 5 not in found


@each(
    "sent",
    [
        b"",
        b"\r\n\r\n",
        b"Content-Length: x\r\n\r\n{}",
        b"Content-Length: 99999999999\r\n\r\n",
        b"Content-Length: 9\r\n\r\n{",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_no_message_ends_the_line(sent: bytes) -> None:
    """Instead of being guessed at."""
    assert language_server.read(io.BytesIO(sent)) is None
