"""The desk's server: its pages and forms, and the requests that it refuses."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from generator.desk.record_view import values_in
from generator.preview import server as preview_server
from tests.support import desks
from tests.support.desks import NORTHLAND, TRUE, Line, at_the_desk

PAGE = "?source=herald-2024-03&record=northland&open=new"


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """A line to the desk of the small dossier."""
    with at_the_desk(desks.project(tmp_path)) as found:
        yield found


def state(line: Line) -> dict[str, bytes]:
    """Every file of the project."""
    home = line.application.workspace.home
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_the_article_and_the_record_are_side_by_side(line: Line) -> None:
    """Paragraphs with their numbers and what rests on them, the form, and the statements of the record."""
    status, headers, page = line.ask(PAGE)
    assert status == 200
    assert (
        'data-cite="herald-2024-03#7" aria-label="Cite paragraph 7" type="submit" form="claim" name="do" value="cite:herald-2024-03#7">7<'
        in page
    )
    assert "northland/paid-for-pier</a>" in page
    assert '<textarea rows="4" data-links spellcheck="true" aria-describedby="f-text-help f-text-said" name="text" id="f-text">' in page
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; ")
    assert headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "same-origin")
    assert "Set-Cookie" not in headers


def test_a_form_is_saved_and_leads_to_the_record(line: Line) -> None:
    """The digest of the page is that of the file; afterwards the button for undo is there."""
    fields = line.fields(PAGE)
    status, headers, _ = line.send({**fields, **TRUE, "do": "claim"})
    assert (status, headers["Location"]) == (303, f"{line.application.base}?source=herald-2024-03&record=northland&open=new")
    page = line.ask(PAGE)[2]
    assert "Added northland/second-ship-expected." in page
    assert "Undo: Added northland/second-ship-expected" in page
    assert line.send({"do": "undo"})[0] == 303
    assert "second-ship-expected" not in (line.application.workspace.home / NORTHLAND).read_text(encoding="utf-8")


def test_a_record_is_beside_its_article_whichever_way_one_comes(line: Line) -> None:
    """From a list of records, from a statement, from a paragraph, from a problem: the article that it rests on, at the paragraph it cites."""
    for query in ("?record=southmark", "?record=northland&open=claim&part=paid-for-pier", "?record=northland--southmark&open=fields"):
        page = line.ask(query)[2]
        assert re.search(r'<option value="(herald-2024-03|gazette-2024-05)" selected>', page), query
        assert 'id="p2"' in page
    edit = unescape(line.ask("?record=northland")[2])
    assert "source=herald-2024-03&record=northland&open=claim&part=paid-for-pier#p7" in edit
    assert 'class="paragraph paragraph cited"' not in edit
    assert line.ask("?record=northland&open=claim&part=paid-for-pier")[2].count("cited") >= 1
    paragraph = unescape(line.ask("?source=herald-2024-03")[2])
    assert "record=northland&open=claim&part=paid-for-pier#p7" in paragraph


def test_a_name_of_the_text_is_proposed_where_it_belongs(line: Line) -> None:
    """As the name of a new actor, with the record that has it already; or as the parties of a new relationship."""
    page = unescape(line.ask("?" + urlencode({"source": "herald-2024-03", "open": "actor", "name": "harbour union"}))[2])
    assert "A record has this name already: " in page
    assert "record=harbour-union&open=new" in page
    assert "already" not in line.ask("?" + urlencode({"open": "actor", "name": "Alder Bank"}))[2]
    for words, record, parties in (
        ("Northland and Southmark ended", "", ["northland", "southmark"]),
        ("envoy, Ms Lena Vos,", "northland", ["northland", "lena-vos"]),
        ("nobody", "northland", ["northland", ""]),
    ):
        page = line.ask("?" + urlencode({"record": record, "open": "relationship", "name": words}))[2]
        assert re.findall(r'value="([^"]*)"[^>]* name="(?:one|two)"', page) == parties


def test_a_second_click_is_no_other_change(line: Line) -> None:
    """The same form sent again gets the same answer, and the same button for undo takes back one change."""
    form = {**line.fields(PAGE), **TRUE, "do": "claim"}
    first, second = line.send(form), line.send(form)
    assert (second[0], second[1]["Location"]) == (first[0], first[1]["Location"]) == (303, first[1]["Location"])
    text = (line.application.workspace.home / NORTHLAND).read_text(encoding="utf-8")
    assert text.count("second-ship-expected") == 1
    line.send({**line.fields(PAGE), **TRUE, "text": "The second ship of [[southmark]] is to go to Port Alder.", "do": "claim"})
    undo = re.findall(r'value="(undo:\d+)"', line.ask(PAGE)[2])
    assert len(undo) == 1
    for _ in range(2):
        status, headers, _ = line.send({"do": undo[0], "source": "herald-2024-03", "record": "northland"})
        assert (status, headers["Location"]) == (303, f"{line.application.base}?source=herald-2024-03&record=northland")
    assert (line.application.workspace.home / NORTHLAND).read_text(encoding="utf-8") == text


def test_without_the_script_the_server_does_what_it_would(line: Line) -> None:
    """A paragraph is cited, the statement checked, a group of fields added and taken away; what was written stays in the form."""
    form = {**line.fields(PAGE), "text": "A second ship of [[southmark]] is expected in Port Alder.", "type": "plan"}
    status, _, page = line.send({**form, "do": "cite:herald-2024-03#5"})
    assert status == 200
    assert ">herald-2024-03#5</textarea>" in page
    assert ">A second ship of [[southmark]] is expected in Port Alder.</textarea>" in page
    assert re.search(r'id="p5" class="paragraph paragraph cited"', page)
    page = line.send({**form, "cites": "herald-2024-03#6", "do": "check"})[2]
    assert '<p id="summary">No problems: ' in page
    page = line.send({**form, "do": "add:contexts.0.words"})[2]
    assert 'name="contexts.0.' in page
    assert 'name="contexts.0.' not in line.send({**form, "contexts.0.words": "x", "do": "remove:contexts.0"})[2]


BOUNDARY = "----x7"


def parts(*fields: tuple[str, str, bytes]) -> bytes:
    """A form with several parts, as a browser sends it: each with its name, the name of its file, and its content."""
    heads = ((f'form-data; name="{name}"' + (f'; filename="{file}"' if file else ""), content) for name, file, content in fields)
    body = b"".join(f"--{BOUNDARY}\r\nContent-Disposition: {head}\r\n\r\n".encode() + content + b"\r\n" for head, content in heads)
    return body + f"--{BOUNDARY}--\r\n".encode()


def test_an_article_is_sent_by_a_form_as_well(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte by byte, whatever is in it, under the id of the form or one made from the name of the file; what is wrong is said on the page."""
    content, kept = bytes(range(256)) * 3 + b"\r\n--x\r\n\n", []

    def run(*arguments: str) -> tuple[int, str]:
        kept.append((arguments[-1], Path(arguments[3]).read_bytes()))
        return 0, ""

    monkeypatch.setattr(line.application, "_run", run)
    kind = {"Content_Type": f"multipart/form-data; boundary={BOUNDARY}"}
    for id, name, wanted in (("evening-sun-2024", "x.html", "evening-sun-2024"), ("", "Évening Sun (1).html", "vening-sun-1")):
        body = parts(("file", name, content), ("address", "", b""), ("id", "", id.encode()))
        status, headers, _ = line.ask("article", "POST", body, **kind)
        assert (status, headers["Location"]) == (303, f"{line.application.base}?source={wanted}&open=source")
    assert kept == [("evening-sun-2024", content), ("vening-sun-1", content)]
    refused = line.ask("article", "POST", parts(("file", "", b""), ("id", "", b"evening")), **kind)
    assert (refused[0], "Choose a file, or give an address." in refused[2]) == (422, True)
    assert line.ask("article", "POST", b"--x", Content_Type="multipart/form-data")[0] == 400


def test_a_refused_form_comes_back_as_it_was_sent(line: Line) -> None:
    """With what the rules say at the field, and nothing written."""
    before = state(line)
    text = "A third ship of [[southmark]] is expected <b>soon</b>."
    status, _, page = line.send({**line.fields(PAGE), **TRUE, "text": text, "do": "claim"})
    assert status == 422
    assert "A third ship of [[southmark]] is expected &lt;b&gt;soon&lt;/b&gt;." in page
    assert "<strong>ungrounded-number: </strong>" in page
    assert 'aria-invalid="true" name="text"' in page
    assert state(line) == before


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied", "briefings"), "Permission denied: briefings"),
        (OSError(28, "No space left on device"), "No space left on device: the disk"),
        (ZeroDivisionError("by nothing"), "the desk cannot do this (ZeroDivisionError: by nothing); please report it"),
    ],
)
def test_what_cannot_be_written_comes_back(line: Line, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str) -> None:
    """With the reason, whatever it is, and with all that was written."""
    fields = line.fields(PAGE)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(line.application.workspace, "write", fail)
    status, _, page = line.send({**fields, **TRUE, "do": "claim"})
    assert status == 422
    assert f"Not saved: {said}." in page
    assert f">{TRUE['text']}</textarea>" in page


def test_a_problem_in_a_group_is_said_in_that_group(line: Line) -> None:
    """Whether the group has a number in the file or a key; nothing is refused without a word."""
    for query, path, given, where in (
        ("?open=vocabulary", "briefings/vocabulary.yml", {"topics.1.about": ""}, 'name="topics.1.id"'),
        (
            "?record=northland&open=fields",
            NORTHLAND,
            {"dated_names.0.name": "North", "dated_names.0.when": "soon"},
            'name="dated_names.0.when"',
        ),
    ):
        hidden = line.fields(query)
        shown = values_in(path, line.application.workspace.content(path), "")
        status, _, page = line.send({**hidden, **shown, **given, "do": "fields"})
        assert status == 422
        control = page.index(where)
        assert "</fieldset>" not in page[control : page.index("<li><strong>", control)], where


def test_both_versions_are_shown_if_somebody_changed_the_file(line: Line) -> None:
    """What only they changed is taken over into the form, and it can be saved then."""
    home = line.application.workspace.home
    query = "?source=herald-2024-03&record=northland&open=claim&part=paid-for-pier"
    fields = line.fields(query)
    text = (home / NORTHLAND).read_text(encoding="utf-8")
    (home / NORTHLAND).write_text(text.replace("topics: [money]", "topics: [money, ferry]", 1), encoding="utf-8")
    before = state(line)
    given = desk_values(line, query)
    status, _, page = line.send({**fields, **given, "note": "From a claim of the union.", "do": "claim"})
    assert status == 409
    assert "Somebody changed the file meanwhile" in page
    assert "+    topics: [money, ferry]" in unescape(page)
    assert ">money\nferry</textarea>" in page
    assert "From a claim of the union.</textarea>" in page
    assert state(line) == before


def desk_values(line: Line, query: str) -> dict[str, str]:
    """The fields of the form of a claim as the page shows them."""
    part = query.rpartition("part=")[2]
    shown = next(
        content
        for content in line.application.workspace._versions.values()
        if b"paid-for-pier" in content and b"money, ferry" not in content
    )
    return values_in(NORTHLAND, shown, part)


def test_the_script_is_answered(line: Line) -> None:
    """The verdict, proposals from selected words, and the ids that can be completed."""
    found = json.loads(line.send({**TRUE, "do": "claim"}, "verdict")[2])
    assert found["summary"].startswith("No problems")
    proposed = json.loads(
        line.ask("propose?" + urlencode({"source": "herald-2024-03", "first": 4, "last": 4, "words": "“closer than last year”."}))[2]
    )
    assert proposed["cites"] == "herald-2024-03#4"
    assert proposed["quotation"] == "closer than last year"
    names = json.loads(line.ask("names")[2])
    assert ["lena-vos", "Lena Vos"] in [entry[:2] for entry in names["actor"]]
    assert line.ask("propose?source=x&first=-1&last=9")[2] == "{}"


def test_drafts_are_kept_beside_the_articles_and_shown_again(line: Line) -> None:
    """Whatever is wrong with them; once saved, they are gone."""
    before = {path for path in state(line) if path.startswith("briefings/")}
    given = {**line.fields(PAGE), **TRUE, "text": "A third ship <b>", "do": "draft"}
    assert line.send(given)[0] == 303
    assert {path for path in state(line) if path.startswith("briefings/")} == before
    page = line.ask(PAGE)[2]
    id = page.partition("/draft/")[2].partition('"')[0]
    shown = line.ask(f"draft/{id}")[2]
    assert "A third ship &lt;b&gt;</textarea>" in shown
    assert f'name="draft" value="{id}"' in shown
    assert line.send({**line.fields(PAGE), **TRUE, "do": "claim", "draft": id})[0] == 303
    assert "/draft/" not in line.ask(PAGE)[2]


@pytest.mark.threat("b193")
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "attacker.example"}, 421),
        ({"Host": "127.0.0.1.attacker.example"}, 421),
        ({"Origin": "http://attacker.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 400),
        ({"Content_Type": "application/json"}, 400),
        ({"Content_Length": "999999999"}, 413),
        ({"Content_Length": "-1"}, 413),
        ({"Content_Length": "", "Transfer_Encoding": "chunked"}, 413),
    ],
)
def test_a_form_of_another_page_is_refused(line: Line, headers: dict[str, str], status: int) -> None:
    """Although it has the address: a name that leads to this machine, another origin, another kind of content, too much of it."""
    fields = {**line.fields(PAGE), **TRUE, "do": "claim"}
    before = state(line)
    routes = ("save",) if status == 400 else ("save", "verdict", "article", "article/new-source", "")  # an article may be of any kind
    assert {path: line.send(fields, path, **headers)[0] for path in routes} == dict.fromkeys(routes, status)
    assert state(line) == before


@pytest.mark.threat("b193")
@pytest.mark.parametrize("path", ["", "save", "names", "verdict", "article/new-source", "desk.js"])
@pytest.mark.parametrize("token", ["", "x" * 43, "../desk", "%2e%2e", "é"])
def test_nobody_finds_the_desk_without_its_token(line: Line, path: str, token: str) -> None:
    """All of it is behind the token, and a wrong one is answered as if nothing was there."""
    base = f"/.preview/desk/{token}/".encode().decode("ascii", "ignore")
    assert line.ask(path, base=base)[0] == 404
    before = state(line)
    assert line.ask(path, "POST", urlencode({**TRUE, "do": "claim"}).encode(), base=base)[0] == 404
    assert state(line) == before


@pytest.mark.threat("b193")
@pytest.mark.parametrize(
    "given",
    [
        {"record": "../../mkdocs"},
        {"record": "northland/../southmark"},
        {"record": "herald-2024-03", "do": "key", "part": "x"},
        {"record": "northland", "part": "../x", "do": "delete"},
        {"do": "nothing"},
        {"do": ""},
        {"do": "actor", "name": "X", "id": "../../x", "kind": "person"},
        {"do": "actor", "name": "X", "id": "con", "kind": "person"},
        {"do": "relationship", "one": "../a", "two": "southmark", "kind": "supply"},
        {"do": "give", "record": "northland", "part": "paid-for-pier", "to": "../x"},
        {"do": "discard:../../x"},
        {"do": "fields", "record": "../dossier"},
    ],
)
def test_no_form_leads_out_of_the_records(line: Line, given: dict[str, str]) -> None:
    """Ids are ids of the dossier, never paths."""
    before = state(line)
    assert line.send({**TRUE, "do": "claim", **given})[0] in (303, 400, 422)
    assert state(line) == before


@pytest.mark.threat("b193")
@pytest.mark.parametrize(
    "path", ["../../../etc/passwd", "..%2f..%2fmkdocs.yml", "draft/../../x", "desk.css/..", "article/../../x", "//x", "%00"]
)
def test_no_path_leads_out_of_the_desk(line: Line, path: str) -> None:
    """There are a few addresses and no files behind them."""
    assert line.ask(path)[0] in (400, 404)


@pytest.mark.threat("b193")
def test_a_request_that_only_reads_changes_nothing(line: Line) -> None:
    """Whatever its query says."""
    before = state(line)
    assert line.ask("save?" + urlencode({**TRUE, "do": "claim"}))[0] == 404
    assert line.ask("?" + urlencode({**TRUE, "do": "undo", "open": "claim", "part": "<script>"}))[0] == 200
    assert "<script>" not in line.ask("?" + urlencode({"record": "<script>", "source": "<script>", "open": "actor", "name": "<script>"}))[2]
    assert state(line) == before


@pytest.mark.threat("b193")
def test_a_slow_client_is_given_up_and_keeps_nobody_waiting(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """It announces a form and sends a part of it; others are answered meanwhile, and its part is not read as a form."""
    monkeypatch.setattr(preview_server, "_SILENT", 0.2)
    before = state(line)
    idle = [socket.create_connection(("127.0.0.1", line.port), timeout=30) for _ in range(20)]
    for number, other in enumerate(idle):
        other.sendall(b"POST /"[:number])  # a head that never ends
    with socket.create_connection(("127.0.0.1", line.port), timeout=30) as slow:
        head = f"POST {line.application.base}save HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nContent-Length: 500\r\n"
        slow.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\ndo=undo&x=".encode())
        assert line.ask(PAGE)[0] == 200
        assert slow.recv(100) == b""
    for other in idle:
        other.close()
    assert state(line) == before


@pytest.mark.threat("b193")
def test_the_desk_is_for_this_machine_only(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another machine finds nothing, although it has the address."""
    monkeypatch.setattr(preview_server._Handler, "client_address", property(lambda _: ("192.0.2.7", 1), lambda *_: None), raising=False)
    assert line.ask(PAGE)[0] == 404
    assert line.send({**TRUE, "do": "claim"})[0] == 404


@pytest.mark.threat("b193")
def test_the_address_on_the_command_line_of_the_browser_leads_to_the_desk_once(line: Line) -> None:
    """Others on this machine can see it there; it is not the address of the desk, and is of no use afterwards."""
    door = line.application.door
    status, headers, _ = line.ask("", base=door)
    assert (status, headers["Location"]) == (303, line.application.base)
    assert line.ask("", base=door)[0] == 404
    assert line.application.door != door


@pytest.mark.threat("b193")
def test_a_record_that_is_a_link_is_neither_read_nor_written(tmp_path: Path) -> None:
    """Whether it leads out of the project or to another record."""
    home, elsewhere = desks.project(tmp_path / "home"), tmp_path / "elsewhere.yml"
    elsewhere.write_text("name: A secret name\nkind: state\n", encoding="utf-8")
    (home / NORTHLAND).rename(tmp_path / "kept.yml")
    (home / NORTHLAND).symlink_to(elsewhere)
    with at_the_desk(home) as line:
        page = line.ask("?open=problems")[2]
        assert "A secret name" not in page + line.ask("?record=northland&open=fields")[2]
        assert line.send({**TRUE, "do": "claim", "digest": ""})[0] in (400, 409, 422)
        assert line.send({"record": "northland", "do": "fields", "name": "X", "kind": "state", "digest": ""})[0] in (400, 409, 422)
    assert elsewhere.read_text(encoding="utf-8") == "name: A secret name\nkind: state\n"


@pytest.mark.threat("b193")
def test_nothing_but_records_and_articles_is_read_or_written(tmp_path: Path) -> None:
    """A folder that is a link to elsewhere is neither read nor written to, and the rest of the project stays as it is."""
    home, elsewhere = desks.project(tmp_path / "home"), tmp_path / "elsewhere"
    (home / "articles").rename(elsewhere)
    (home / "articles").symlink_to(elsewhere)
    before = {path: path.read_bytes() for path in elsewhere.iterdir()}
    with at_the_desk(home) as line:
        assert "Its text is not at hand" in line.ask(PAGE)[2]
        assert line.send({**line.fields(PAGE), **TRUE, "do": "draft"})[0] == 409
        assert line.ask("article/new-source", "POST", b"Some text.", Content_Type="application/octet-stream")[0] == 409
    assert {path: path.read_bytes() for path in elsewhere.iterdir()} == before
    (home / "articles").unlink()
    elsewhere.rename(home / "articles")
    with at_the_desk(home) as line:
        others = {path: content for path, content in state(line).items() if not path.startswith(("briefings/", "articles/"))}
        assert line.send({**line.fields(PAGE), **TRUE, "do": "claim"})[0] == 303
        assert line.send({"do": "undo"})[0] == 303
        assert line.send({**line.fields(PAGE), **TRUE, "do": "draft"})[0] == 303
        assert {path: content for path, content in state(line).items() if not path.startswith(("briefings/", "articles/"))} == others
