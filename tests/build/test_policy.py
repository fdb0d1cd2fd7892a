"""The content security policy of pages: inline scripts by their hashes, everything else from the site alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import policy, publish
from tests.support.builds import small_site

#: The hash of `go()`, from `printf 'go()' | openssl dgst -sha256 -binary | base64`.
GO = "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"
PAGE = b'<head>\n<meta charset="utf-8">\n<script>go()</script><script type="application/json">{"a": 1}</script><script src="a.js"></script></head>'


def test_a_page_allows_its_own_inline_scripts() -> None:
    """Programs without an address count, in any form of their type; data and scripts with an address do not."""
    found = policy.protected(PAGE).decode()
    (content,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', found)
    assert re.findall(r"script-src ([^;]+)", content) == [f"'self' {GO}"]
    assert "unsafe" not in content
    assert "frame-ancestors" not in content
    assert found.index("http-equiv") < found.index("<script")
    for form in (b'<script type="module">', b"<script type='text/javascript'>", b"<script type=text/javascript>", b"<SCRIPT defer>"):
        assert GO in policy.protected(PAGE.replace(b"<script>", form)).decode()


def test_a_page_without_a_head_stays_as_it_is() -> None:
    """What is not a page of the engine's is not changed."""
    assert policy.protected(b"<p>go()</p>") == b"<p>go()</p>"


def test_the_headers_hold_for_all_pages() -> None:
    """One line has the hashes of all pages, each once, and forbids frames, which only a header can."""
    pages = (PAGE, PAGE.replace(b"go()", b"run()"), PAGE)
    found = policy.headers(script for page in pages for script in policy.hashes(page)).decode()
    (line,) = re.findall(r"(?m)^  Content-Security-Policy: (.*)$", found)
    assert len(re.findall("sha256-", line)) == 2
    assert "frame-ancestors 'none'" in line
    assert len(line) < 2000  # as much as Cloudflare Pages reads


@pytest.mark.threat("b213")
def test_every_page_of_a_site_has_its_policy(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each page, the one for unknown addresses included, has a policy with three hashes, and the headers have those of all."""
    site = small_site(tmp_path_factory)
    headers = (site / policy.HEADERS).read_text(encoding="utf-8")
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    for page in pages:
        (content,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
        hashes = re.findall(r"'sha256-[^']+'", content)
        assert len(hashes) == 3
        assert all(each in headers for each in hashes)
    assert {path.name for path in Path(site).iterdir()} >= publish.ADDED
