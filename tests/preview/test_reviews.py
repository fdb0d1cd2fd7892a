"""The review page of the preview: what it shows, what its forms do, and which requests it refuses."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from generator.preview import reviews
from generator.preview import server as preview_server
from generator.preview.reviews import Desk, ReviewWorker
from generator.preview.store import PageStore
from generator.project import load
from tests.support import builds, small
from tests.support.lines import answering, asked

REVIEW = "/.preview/review/"
NORTHLAND = "briefings/actors/northland.yml"
CLAIM = "northland/paid-for-pier"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small dossier with its articles."""
    return builds.with_articles(builds.project(tmp_path, small.files()))


@contextmanager
def at_the_desk(project: Path, name: str = "Ada Berg") -> Iterator[tuple[HTTPConnection, Desk]]:
    """A browser's line to the review of a project."""
    with closing(Desk(ReviewWorker(project, name).answer)) as desk, answering(PageStore(), project, desk) as line:
        yield line, desk


def shown(line: HTTPConnection) -> str:
    """The page of the review."""
    status, _, content = asked(line, REVIEW)
    assert status == 200
    return content.decode()


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the page's form."""
    return dict(re.findall(r"<input type=hidden name=(\w+) value='([^']*)'>", page))


def sent(line: HTTPConnection, form: dict[str, str], **headers: str) -> int:
    """The status of the answer to a form, sent as a browser does, except for some headers; an empty one is left out."""
    own = {"Origin": f"http://{line.host}:{line.port}", "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", REVIEW, urlencode(form), {name: value for name, value in (own | headers).items() if value})
    answer = line.getresponse()
    answer.read()
    return answer.status


def at_claim(line: HTTPConnection, ref: str) -> dict[str, str]:
    """Skip what comes before a claim; the fields of its form."""
    while (form := fields(shown(line)))["ref"] != ref:
        sent(line, {**form, "action": "skip"})
    return form


def test_one_statement_is_confirmed_and_one_is_skipped(project: Path) -> None:
    """The riskiest comes first; a confirmation has the name of the reader, and what was skipped can be shown again."""
    with at_the_desk(project) as (line, _):
        page = shown(line)
        first = fields(page)
        assert "7 statements to read." in page
        assert sent(line, {**first, "action": "confirm"}) == 303
        page = shown(line)
        second = fields(page)
        assert f"<p id=said role=status>Confirmed {first['ref']} as Ada Berg.</p>" in page
        assert "6 statements to read." in page
        assert sent(line, {**second, "action": "skip"}) == 303
        page = shown(line)
        assert "5 statements to read." in page
        for _ in range(5):
            sent(line, {**fields(shown(line)), "action": "skip"})
        page = shown(line)
        assert "1 confirmed as Ada Berg; 0 left." in page
        assert sent(line, {"token": first["token"], "action": "again"}) == 303
        assert "6 statements to read." in shown(line)
    found = load.load(project)
    assert {ref: {one.name for one in read} for ref, read in found.reviews.items()} == {first["ref"]: {"Ada Berg"}}


def test_what_only_one_side_has_is_marked_and_nothing_is_markup(project: Path) -> None:
    """The kind is beside the word, the place of the statement is given, and texts of records and articles are escaped."""
    record = project / NORTHLAND
    record.write_text(
        record.read_text(encoding="utf-8").replace("    type: statement\n", "    note: <b>bold</b>\n    type: statement\n", 1),
        encoding="utf-8",
    )
    with at_the_desk(project) as (line, _):
        at_claim(line, CLAIM)
        page = shown(line)
    assert "It <mark class=hedge>apparently <small>hedge</small></mark> knew of the debt." in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    place = re.search(rf"<code>{NORTHLAND}:(\d+)</code>", page)
    assert place
    assert "million crowns for the pier" in "".join(record.read_text(encoding="utf-8").splitlines()[int(place[1]) - 1 :][:2])


def test_a_changed_statement_is_not_confirmed_by_the_page_that_showed_it_before(project: Path) -> None:
    """Somebody saves the record between the page and the key: the statement is shown again as it is now."""
    record = project / NORTHLAND
    with at_the_desk(project) as (line, _):
        form = at_claim(line, CLAIM)
        record.write_text(record.read_text(encoding="utf-8").replace("claims the", "says the", 1), encoding="utf-8")
        assert sent(line, {**form, "action": "confirm"}) == 303
        page = shown(line)
        assert f"Nothing was done: {CLAIM} was changed" in page
        assert "says the" in page
        assert fields(page)["ref"] == CLAIM
    assert load.load(project).reviews == {}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "attacker.example"}, 421),
        ({"Origin": "http://attacker.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "text/plain"}, 403),
        ({"Content-Length": "5000"}, 403),
    ],
)
def test_a_form_of_another_page_is_refused(project: Path, headers: dict[str, str], status: int) -> None:
    """Whatever host its address has, and although it has the token."""
    with at_the_desk(project) as (line, desk):
        form = {**fields(shown(line)), "token": desk.token, "action": "confirm"}
        assert sent(line, form, **headers) == status
    assert load.load(project).reviews == {}


@pytest.mark.threat("b193")
@pytest.mark.parametrize(
    "change", [{"token": ""}, {"token": "x" * 43}, {"token": "é"}, {"action": "delete"}, {"action": ""}, {"path": "x"}, {"ref": "a\nb"}]
)
def test_a_form_without_the_token_or_with_other_fields_is_refused(project: Path, change: dict[str, str]) -> None:
    """Only the page of this preview knows the token, and its forms have four fields; a request that only reads changes nothing."""
    with at_the_desk(project) as (line, _):
        form = {**fields(shown(line)), "action": "confirm", **change}
        assert sent(line, form) == (303 if "ref" in change else 403)
        assert asked(line, f"{REVIEW}?{urlencode(form)}")[0] == 200
    assert load.load(project).reviews == {}


@pytest.mark.threat("b193")
def test_a_review_is_for_this_machine_only(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another machine gets neither the page nor may it send a form; no other page may show it in a frame or run scripts in it."""
    with at_the_desk(project) as (line, _):
        _, headers, content = asked(line, REVIEW)
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; ")
        assert headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
        assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
        form = {**fields(content.decode()), "action": "confirm"}
    monkeypatch.setattr(preview_server._Handler, "client_address", property(lambda _: ("192.0.2.7", 1), lambda *_: None), raising=False)
    with at_the_desk(project) as (line, _):
        assert asked(line, REVIEW)[0] == 403
        assert sent(line, form) == 403
    assert load.load(project).reviews == {}


def test_it_says_what_is_missing(project: Path) -> None:
    """A name, an article, or a record without problems."""
    with at_the_desk(project, "") as (line, _):
        assert "a confirmation needs a name" in shown(line)
    (project / "articles").rename(project / "away")
    with at_the_desk(project) as (line, _):
        page = shown(line)
        assert "0 confirmed as Ada Berg; 0 left, 7 without their article at hand." in page
        assert "Put the texts of the articles into articles/" in page
        (project / NORTHLAND).write_text("name: [\n", encoding="utf-8")
        page = shown(line)
        assert "The records have problems" in page
        assert f"{NORTHLAND}:2:1: " in page


def test_its_process_outlives_the_connection_that_started_it(project: Path) -> None:
    """It is started by a request and answers those of later connections, although the thread of the first has ended."""
    others = set(threading.enumerate())  # those of servers that other tests left
    with closing(reviews.in_own_process(project, "Ada Berg")) as desk, answering(PageStore(), project, desk) as line:
        assert "7 statements to read." in shown(line)
        line.close()
        while any(thread.name.endswith("(process_request_thread)") for thread in set(threading.enumerate()) - others):
            time.sleep(0.02)
        assert "7 statements to read." in shown(line)
