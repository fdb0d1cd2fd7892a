"""What the preview answers a browser, whatever makes its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.preview import server as preview_server
from generator.preview.store import Kept, PageStore
from tests.support.lines import answering, asked

PAGE = b"<html><body><h1>Northland</h1></body></html>"


@pytest.fixture
def store(tmp_path: Path) -> PageStore:
    """A site that stands at `/brief/` on its host: a page, the one for addresses that are none, data, and a style sheet that lies on the disk."""
    (tmp_path / "a.css").write_text("h1 {}", encoding="utf-8")
    made = PageStore()
    made.begin("/brief/", {"assets/a.css": str(tmp_path / "a.css"), "assets/gone.css": str(tmp_path / "gone.css")}, "look")
    for path, content in (
        ("actors/x/index.html", PAGE),
        ("404.html", b"<p>none</p>"),
        ("data/x.json", b"{}"),
        ("nobody", None),
        ("nobody/index.html", None),
    ):
        made.kept[path] = Kept(content, made.round, "v")
    return made


ANSWERS = [
    ("/", 302, "/brief/"), ("/brief", 302, "/brief/"), ("/brief/actors/x", 302, "/brief/actors/x/"), ("/brief/actors/x/", 200, "text/html; charset=utf-8"),
    ("/brief/data/x.json", 200, "application/json; charset=utf-8"), ("/brief/assets/a.css", 200, "text/css; charset=utf-8"),
    ("/brief/assets/gone.css", 404, "text/plain; charset=utf-8"), ("/brief/nobody", 404, "text/html; charset=utf-8"), ("/elsewhere/", 404, "text/html; charset=utf-8"),
    ("/.preview/preview.js", 200, "text/javascript; charset=utf-8"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status", "told"), ANSWERS)
def test_the_preview_serves_the_path_of_the_site_address(store: PageStore, path: str, status: int, told: str) -> None:
    """A site with an address is shown below the path of it, so that the links of 404.html hold; files have their kinds."""
    store.kept["actors/x"] = Kept(None, store.round, "none")
    with answering(store) as line:
        found, headers, content = asked(line, path)
    assert (found, headers.get("Location") or headers["Content-Type"]) == (status, told)
    assert headers["Content-Length"] == str(len(content))


def test_a_page_carries_the_script_with_its_version_and_data_does_not(store: PageStore) -> None:
    """The script stands before the end of a page, and of that for addresses that are none; whoever asks for the head gets no body."""
    script = b'<script src="/.preview/preview.js" data-version="v" data-assets="look"></script>'
    with answering(store) as line:
        assert asked(line, "/brief/actors/x/")[2] == PAGE.replace(b"</body>", script + b"</body>")
        assert asked(line, "/brief/nobody")[2] == b"<p>none</p>" + script
        assert asked(line, "/brief/data/x.json")[2] == b"{}"
        assert asked(line, "/brief/actors/x/", "HEAD")[2] == b""
        assert asked(line, "/brief/actors/x/", "POST")[0] == 405


def test_a_kept_page_is_not_fetched_again(store: PageStore, tmp_path: Path) -> None:
    """A style sheet that the browser has is not sent again, until it changes; nothing else is kept by a browser."""
    with answering(store) as line:
        mark = asked(line, "/brief/assets/a.css")[1]["ETag"]
        assert asked(line, "/brief/assets/a.css", **{"If-None-Match": mark})[::2] == (304, b"")
        (tmp_path / "a.css").write_text("h1 {color: red}", encoding="utf-8")
        assert asked(line, "/brief/assets/a.css", **{"If-None-Match": mark})[::2] == (200, b"h1 {color: red}")
        assert asked(line, "/brief/actors/x/")[1]["Cache-Control"] == "no-store"


def test_no_other_host_s_page_may_read_it(store: PageStore) -> None:
    """Answers are for pages of the same host alone, and are taken for what they are said to be."""
    with answering(store) as line:
        headers = asked(line, "/brief/data/x.json")[1]
    assert (headers["Cross-Origin-Resource-Policy"], headers["X-Content-Type-Options"]) == ("same-origin", "nosniff")
    assert "Access-Control-Allow-Origin" not in headers


def test_a_page_of_an_older_round_waits_until_it_is_made_again(store: PageStore) -> None:
    """Nobody is shown a page of which it is not known whether it is still right."""
    store.begin("/brief/", {}, "look")
    with answering(store) as line:
        line.request("GET", "/brief/actors/x/")
        with store.changed:
            assert store.changed.wait_for(lambda: store.wanted, 30)
            path, found = store.wanted.popleft()
        assert path == "actors/x/index.html"
        found.set_result(store.keep(path, b"<body>new</body>"))
        assert b"new" in line.getresponse().read()


HERE = [("127.0.0.1", True), ("localhost", True), ("127.9.9.9", True), ("::1", True), ("192.0.2.1", False), ("::", False)]


@pytest.mark.parametrize(("host", "only"), HERE)
def test_what_means_this_machine_alone(host: str, only: bool) -> None:
    """A loopback address, by number or name, is this machine alone; what means every network is not."""
    assert preview_server.only_here(host) is only


@pytest.mark.threat("b193")
def test_an_article_is_shown_on_this_machine_only(store: PageStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its numbered text is a page of the preview, escaped and without scripts; another machine gets none, and no other file is given."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "beacon.txt").write_text("Ferry\n\nThe <b>pier</b> cracked.\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with answering(store, tmp_path) as line:
        status, headers, page = asked(line, "/.preview/articles/beacon")
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert b'<div id="p2" class="paragraph"><b>2</b><p>The &lt;b&gt;pier&lt;/b&gt; cracked.</p></div>' in page
        assert b"<script" not in page
        assert b'<a href="beacon">beacon</a>' in asked(line, "/.preview/articles/")[2]
        for path in ("other", "../secret", "..%2Fsecret", "%2e%2e/secret", ""):
            assert b"secret" not in asked(line, f"/.preview/articles/{path}")[2]
    monkeypatch.setattr(preview_server._Handler, "client_address", property(lambda _: ("192.0.2.7", 1), lambda *_: None), raising=False)
    with answering(store, tmp_path) as line:
        assert asked(line, "/.preview/articles/beacon")[0] == 403
