"""The content security policy of a site: which scripts, styles and files a browser may use on its pages.

Each page has the policy for itself in its head, so that it also holds on a host without headers and for a copy on a disk.
`_headers` has the policy for the whole site, in the form that Netlify and Cloudflare Pages read.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from typing import Final

#: The file with the headers for hosts that read one; its name is theirs.
HEADERS: Final = "_headers"
_SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
#: Scripts with an address are covered by 'self'; of those without, only programs need a hash, data does not run.
_NOT_INLINE = re.compile(rb"\bsrc\s*=|\btype\s*=\s*(?![\"']?(?:(?:text|application)/javascript|module)\b)", re.IGNORECASE)
_CHARSET: Final = b'<meta charset="utf-8">'
_SOURCES: Final = (
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'none'",
    "img-src 'self' data:",
    "style-src 'self'",
    "worker-src 'self'",
)
#: A browser heeds this in a header only, and complains about it in a page.
_FRAMES: Final = "frame-ancestors 'none'"


def protected(page: bytes) -> bytes:
    """A page with its policy, before anything that the policy is about."""
    before, charset, after = page.partition(_CHARSET)
    if not charset:
        return page
    policy = _policy(hashes(page)).encode()
    return before + charset + b'\n      <meta http-equiv="Content-Security-Policy" content="' + policy + b'">' + after


def headers(scripts: Iterable[str]) -> bytes:
    """The file of headers for a site whose pages have inline scripts with these hashes."""
    lines = (
        "# Headers for hosts that read this file; for other servers, see the handbook on publishing.",
        "/*",
        f"  Content-Security-Policy: {_policy(set(scripts), _FRAMES)}",
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "  X-Content-Type-Options: nosniff",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _policy(hashes: Iterable[str], *more: str) -> str:
    scripts = " ".join(["script-src 'self'", *sorted(hashes)])
    return "; ".join(sorted([*_SOURCES, scripts, *more]))


def hashes(page: bytes) -> set[str]:
    """The hashes of the inline scripts of a page; the gates have compared these with those of the other pages."""
    found = (script for opening, script in _SCRIPT.findall(page) if _NOT_INLINE.search(opening) is None)
    return {f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in found}
