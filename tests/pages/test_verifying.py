"""The comparison of a reader's own copy of an article: what its page publishes for it, and its script beside the program's own functions."""

from __future__ import annotations

import dataclasses
import html
import json
import random
import re
import subprocess
from typing import Any, Final

import pytest

from generator.articles import normal
from generator.articles.article import Article, Block
from generator.articles.fingerprints import Evidence
from generator.articles.locators import Locator
from generator.pages.context import PageContext
from generator.pages.sources import source_pages
from generator.records.decode import decode
from generator.records.dossier import Dossier
from tests.support import small
from tests.support.repository import ROOT
from tests.support.search import NODE

ID: Final = "herald-2024-03"
EVIDENCE: Final = Evidence.lean(small.HERALD)
_PROGRAM: Final = """
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
require("vm").runInThisContext(given.script);
const it = briefingsVerify;
process.stdout.write(JSON.stringify(given.texts.map(t => [it.blocks(t).map(it.canonical), it.blocks(t).map(b => it.digest(given.key, it.canonical(b))),
    it.compared(t, given.key, given.digests)])));
"""
#: What texts are made of: every sign that the canonical form knows, and what looks like white space or a digit.
_PIECES: Final = [
    *"aZé9’‘ʼ“”„–—‑…‛‟‐‒―−٫٬ \n\n\n\t\v\f\r",
    *"\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000\u00ad\u034f\u061c\u17b4\u180e\u200b\u2060\ufe0f\ufeff\U000e0041",
    *"²½µĳﬁﷺﺍＡ９ｶﾞ𝐀𝟘𝟵٣५๙᠙𑁦e\u0301\u1100\u1161가²Å한中",
    "\r\n", "\n\n", "\n \n", "\n\u200b\n", "%% p. 3", "#briefings-article 1\n", "\n---\n", "word ",
]  # fmt: skip


def ran(texts: list[str], evidence: Evidence = EVIDENCE) -> list[Any]:
    """For each text its canonical paragraphs, their digests, and what is found of the paragraphs of the evidence, as the script has them."""
    given = {
        "script": (ROOT / "docs" / "assets" / "verify.js").read_text(encoding="utf-8"),
        "texts": texts,
        "key": evidence.key.hex(),
        "digests": [digest[:32] for digest in evidence.fingerprint],
    }
    done = subprocess.run([NODE, "-e", _PROGRAM], input=json.dumps(given), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def test_the_script_has_the_paragraphs_and_digests_of_the_program() -> None:
    """Over many texts of signs that the canonical form changes, and texts as long as one, two and more blocks of the digest."""
    made = random.Random(23)  # the same texts each time
    texts = ["".join(made.choices(_PIECES, k=made.randrange(1, 60))) for _ in range(1500)]
    texts += ["x" * length for length in (1, 127, 128, 129, 255, 256, 257, 5000)] + [small.HERALD, small.GAZETTE, ""]
    blocks = (Block("Two ferries sailed.", at=Locator(page="3")), Block("%% is a sign."), Block("A title", "heading"))
    texts.append(Article(blocks, reader="pdf 1").dumps())
    for text, (paragraphs, digests, _) in zip(texts, ran(texts), strict=True):
        assert tuple(paragraphs) == normal.paragraphs(text), repr(text)
        assert tuple(digests) == EVIDENCE.digests(text), repr(text)


def test_paragraphs_are_found_in_any_order_and_line_by_line() -> None:
    """Among others and in another order; if each line is a paragraph; a repeated one has all its numbers."""
    repeated = Evidence.lean("One ferry.\n\nTwo ferries.\n\nOne ferry.\n")
    mixed, lines, other = (
        answer[2] for answer in ran(["Menu\n\nTwo ferries.\n\nOne ferry.", "Two ferries.\nMenu", "Three.\nFour."], repeated)
    )
    assert mixed == {"found": [[1, "One ferry."], [2, "Two ferries."], [3, "One ferry."]], "missing": ["Menu"]}
    assert lines == {"found": [[2, "Two ferries."]], "missing": ["Menu"]}
    assert other == {"found": [], "missing": ["Three.\nFour."]}


def published(evidence: Evidence | None, /, **values: str) -> tuple[str, object]:
    """The page of the source with this evidence, and what its front matter says of the script."""
    dossier, _ = decode(small.files())
    assert dossier is not None
    source = dossier.sources[ID].model_copy(update=values)
    known = {**dossier.evidence, ID: evidence} if evidence else {id: one for id, one in dossier.evidence.items() if id != ID}
    changed: Dossier = dataclasses.replace(dossier, evidence=known, sources={**dossier.sources, ID: source})
    page = next(source_pages(source, PageContext(changed)))
    return html.unescape(page.body), page.meta.get("compares")


def test_a_page_publishes_digests_and_their_key_alone() -> None:
    """In the order of the paragraphs, half of each digest, and the key: no mark, no hedge, no count of words."""
    body, compares = published(EVIDENCE)
    assert compares == "true"
    [attributes] = re.findall(r"\{: \.verify (.*) \}", body)
    digests = " ".join(digest[:32] for digest in EVIDENCE.fingerprint)
    assert attributes == f'data-search-exclude data-key="{EVIDENCE.key.hex()}" data-digests="{digests}"'
    assert not any(mark.hex() in body for mark in EVIDENCE.marks)


@pytest.mark.parametrize(
    ("evidence", "values"),
    [
        (Evidence.lean(small.HERALD, keep_key=False), {}),
        (EVIDENCE, {"evidence": "local"}),
        (Evidence.of(small.HERALD), {}),
        (None, {}),
    ],
    ids=["key kept back", "file kept back", "digests without a key", "no file"],
)
def test_a_page_without_published_digests_says_so(evidence: Evidence | None, values: dict[str, str]) -> None:
    """Neither key nor digest is on it, whether the file is here or not."""
    body, compares = published(evidence, **values)
    assert compares is None
    assert "are not published, so your own copy cannot be compared here" in body
    assert "data-key" not in body
    assert not any(digest[:32] in body for digest in EVIDENCE.fingerprint)
    assert EVIDENCE.key.hex() not in body
