"""Lists, tables and paragraphs of generated pages are converted without the engine's reader, to the very bytes that it would make of them."""

from __future__ import annotations

from typing import Any

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.config import load_config

from generator.build.quick import Quick, is_usable
from generator.text import markdown as md
from tests.support.dossiers import real
from tests.support.html import converted
from tests.support.page_contents import markdown as pages
from tests.support.rendered_pages import pages_of_full
from tests.support.repository import ROOT

GENERATED = "---\n# Generated from x\n---\n"


class Counted(Quick):
    """Counts what is converted, and leaves links as they are."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stored = 0
        linked: Any = str
        self._links = linked if source.startswith("---\n# Generated") and "```" not in source else None

    def converted(self, lines: list[str], store: Any) -> list[str]:
        """The lines of a page without what was converted."""

        def counted(html: str) -> str:
            self.stored += 1
            return str(store(html))

        return super().converted(lines, counted)


def quickly(source: str) -> tuple[str, int]:
    """A page by the engine with our step in it, and how many blocks that took."""
    configured: Any = load_config(str(ROOT / "mkdocs.yml"))
    quick = Counted(source)
    engine = markdown.Markdown(extensions=[*configured["markdown_extensions"], quick], extension_configs=configured["mdx_configs"])
    return engine.convert(source.removeprefix("---").partition("\n---\n")[2]), quick.stored


@pytest.mark.parametrize("name", ["full", "real"])
def test_every_page_has_the_bytes_of_the_engine(name: str) -> None:
    """Whatever a page has; nearly all of it is converted quickly."""
    texts = pages_of_full() if name == "full" else pages(real())
    left = 0
    for path, text in texts.items():
        html, stored = quickly(text)
        assert html == converted(text.removeprefix("---").partition("\n---\n")[2]), path
        left += not stored
    assert left <= 3  # pages with listings of a file


TEXTS = st.text(max_size=40) | st.text("[](){}<>*_`|&#:!\\\"'~^=+- \n1.a", max_size=40)


@given(TEXTS, TEXTS, TEXTS)
@example("a", "1. b", "- c")
@example("&amp; &c; &", '"', "x\u2028y")
@example("{: #x }", "[a](b)", "")
@example("Term\n:   value", "| a |", "    code")
def test_any_text_has_the_bytes_of_the_engine(one: str, two: str, three: str) -> None:
    """Texts of records are escaped, so that none is taken for another form."""
    words, other = md.text(one), md.text(two)
    link = md.link(md.join(md.text("x"), other), md.local("../actors/x.md", "y"), title=three, classes="cite")
    said = md.paragraph(md.text(three), md.abbreviation("US", two), classes="said", data={"by": one})
    body = md.blocks(
        md.paragraph(words, link, id="a", classes="b c"),
        md.bullets([md.blocks(md.paragraph(link, words), said), md.paragraph(md.text("y"), other)]),
        md.bullets([md.join(md.text("z"), words)]),
        md.div(md.numbered([md.blocks(md.paragraph(md.text("n"), words, id="N"), said), link]), classes="claims"),
        md.definitions([(md.join(md.text("t"), other), [md.join(md.text("v"), words), link])]),
        md.table(
            (md.text("h"), md.cell(md.text("k"), classes="by-k")), [(md.cell(link, order=3, head=True), words), (md.text("q"), other)]
        ),
    )
    page = f"{GENERATED}{body}"
    assert quickly(page)[0] == converted(str(body))


def test_other_extensions_of_the_engine_have_their_own_way() -> None:
    """With an extension that is not known here, or without one that is needed, the engine reads everything itself."""
    configured: Any = load_config(str(ROOT / "mkdocs.yml"))
    assert is_usable(configured["markdown_extensions"])
    assert not is_usable([*configured["markdown_extensions"], "smarty"])
    assert not is_usable(["tables", "toc"])


def test_what_people_write_is_left_to_the_engine() -> None:
    """So are pages with listings, in which nothing is a list, and forms that the program does not write."""
    assert quickly("-   a\n\n-   b\n")[1] == 0
    assert quickly(f"{GENERATED}```yaml\n-   a\n```\n")[1] == 0
    for form in (
        "-   a\n    b\n",
        "-   a\n    -   b\n",
        "-   *a*\n",
        "| a |\n| - |\n| b |\n",
        "a\nb\n",
        "-   ![x](y.png)\n",
        "> a\n",
        "1.  a\n2.  b\n",
    ):
        html, stored = quickly(f"{GENERATED}{form}")
        assert (html, stored) == (converted(form), 0), form
