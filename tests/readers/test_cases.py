"""Each article of cases/ gives the paragraphs, places and values that are written beside it, or is refused with the reason there."""

from __future__ import annotations

import re

import pytest

from generator.articles.article import SIGNATURE, Article, loads
from generator.readers.document import Document, UnreadableError
from generator.readers.registry import read
from tests.support.article_files import CASES, content
from tests.support.rows import each

NAMES = sorted(path.name for path in CASES.iterdir() if path.suffix != ".expected")


def expected(name: str) -> tuple[str, str]:
    """The expected paragraphs, and the expected values."""
    paragraphs, _, values = (CASES / name).with_suffix(".expected").read_text(encoding="utf-8").partition("===\n")
    return paragraphs, values


@each("name", NAMES)
def test_an_article_gives_the_paragraphs_a_person_would_number(name: str) -> None:
    """The texts and their order; and places and kinds, if the expectation has them."""
    paragraphs, values = expected(name)
    document = Document(content(CASES / name))
    refused = re.match(r"refused: (.*)", paragraphs)
    if refused:
        with pytest.raises(UnreadableError, match=re.escape(refused[1])):
            read(document)
        return
    made = read(document)
    wanted = loads(f"{SIGNATURE}\n---\n\n{paragraphs}")
    assert [block.text for block in made.blocks] == [block.text for block in wanted.blocks]
    for block, one in zip(made.blocks, wanted.blocks, strict=True):
        for key in ("page", "row", "turn", "speaker", "time"):
            if value := getattr(one.at, key):
                assert getattr(block.at, key) == value, (key, block)
        assert one.kind in (block.kind, "paragraph"), block
    assert [line for line in values.splitlines() if not holds(made, line)] == []
    assert read(document) == made


def holds(article: Article, line: str) -> bool:
    """Whether a line such as `title: Ferry` or `dropped menu: Home` is true of an article."""
    name, _, value = line.partition(": ")
    if name.startswith("dropped "):
        return any(part.reason == name.removeprefix("dropped ") and value in part.text for part in article.dropped)
    found = getattr(article.found, name)
    return any(proposal.value == value for proposal in (found if isinstance(found, tuple) else filter(None, (found,))))
