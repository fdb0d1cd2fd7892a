"""The way from a quotation to the very words on the publisher's page: what a link holds, and when there is none."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from generator.articles.fingerprints import Evidence
from generator.evidence import quoted
from generator.evidence.quoted import QuotedPassage
from generator.records.dossier import Dossier
from generator.records.schema import Context
from generator.text import markdown as md
from tests.support import page_contents, small
from tests.support.html import body, rendered
from tests.support.page_contents import links
from tests.support.rows import each

PAGE = "https://gazette.example/ferry"
GAZETTE, FERRY = "sources/gazette-2024-05.yml", "relationships/northland--southmark.yml"


class Directive(NamedTuple):
    """A place on a page: its address, the words, and what the link holds behind `:~:text=`, all of it."""

    address: str
    start: str
    end: str
    before: str
    after: str
    link: str


DIRECTIVES: Mapping[str, Directive] = {
    "words": Directive(PAGE, "ferry line", "", "", "", f"{PAGE}#:~:text=ferry%20line"),
    "comma": Directive(PAGE, "five, six", "", "", "", f"{PAGE}#:~:text=five%2C%20six"),
    "dash": Directive(PAGE, "well-known", "", "", "", f"{PAGE}#:~:text=well%2Dknown"),
    "two-dashes": Directive(PAGE, "-a-", "", "", "", f"{PAGE}#:~:text=%2Da%2D"),
    "ampersand": Directive(PAGE, "ships & crews", "", "", "", f"{PAGE}#:~:text=ships%20%26%20crews"),
    "apostrophe": Directive(PAGE, "envoy's", "", "", "", f"{PAGE}#:~:text=envoy%27s"),
    "curved-apostrophe": Directive(PAGE, "envoy’s", "", "", "", f"{PAGE}#:~:text=envoy%E2%80%99s"),
    "ellipsis": Directive(PAGE, "so …", "", "", "", f"{PAGE}#:~:text=so%20%E2%80%A6"),
    "range": Directive(PAGE, "ferry", "ships", "", "", f"{PAGE}#:~:text=ferry,ships"),
    "prefix": Directive(PAGE, "ferry", "", "the old", "", f"{PAGE}#:~:text=the%20old-,ferry"),
    "suffix": Directive(PAGE, "ferry", "", "", "ran, again", f"{PAGE}#:~:text=ferry,-ran%2C%20again"),
    "all-four": Directive(PAGE, "a-b", "c,d", "e&f", "g-h", f"{PAGE}#:~:text=e%26f-,a%2Db,c%2Cd,-g%2Dh"),
    "own-fragment": Directive(f"{PAGE}#part-2", "ferry", "", "", "", f"{PAGE}#part-2:~:text=ferry"),
    "own-query": Directive(f"{PAGE}?a=1&b=2", "ferry", "", "", "", f"{PAGE}?a=1&b=2#:~:text=ferry"),
    "hash-in-words": Directive(PAGE, "no. #1", "", "", "", f"{PAGE}#:~:text=no.%20%231"),
    "percent": Directive(PAGE, "5 %", "", "", "", f"{PAGE}#:~:text=5%20%25"),
    "markup": Directive(PAGE, '") <b>[x]', "", "", "", f"{PAGE}#:~:text=%22%29%20%3Cb%3E%5Bx%5D"),
    "other-script": Directive(PAGE, "서울", "", "", "", f"{PAGE}#:~:text=%EC%84%9C%EC%9A%B8"),
}  # fmt: skip


@each("row", DIRECTIVES.values(), ids=DIRECTIVES)
def test_the_signs_of_a_text_directive_are_encoded(row: Directive) -> None:
    """Comma, dash and ampersand divide a directive, so in words they are encoded, with everything else that an address does not hold."""
    assert md.passage(row.address, row.start, end=row.end, before=row.before, after=row.after) == row.link
    link = next(rendered(md.paragraph(md.link(md.text("x"), md.passage(row.address, row.start)))).each("a"))
    assert unquote(link.attributes["href"].partition(":~:text=")[2]) == row.start


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(WORDS, st.none() | WORDS, st.none() | WORDS, st.none() | WORDS)
def test_a_browser_reads_back_the_same_words(start: str, end: str | None, before: str | None, after: str | None) -> None:
    """What the parts of a directive are is told from its commas and dashes alone, and each part is the words again."""
    target = md.passage(PAGE, start, end=end or "", before=before or "", after=after or "")
    parts = urlsplit(target).fragment.partition(":~:text=")[2].split(",")
    assert "&" not in "".join(parts)
    prefix = [part for part in parts if part.endswith("-")]
    suffix = [part for part in parts if part.startswith("-")]
    middle = [part for part in parts if part not in (*prefix, *suffix)]
    assert [unquote(part[:-1]) for part in prefix] == ([before] if before else [])
    assert [unquote(part[1:]) for part in suffix] == ([after] if after else [])
    assert [unquote(part) for part in middle] == [start, *([end] if end else [])]


def with_article(text: str, claim: str, *, contexts: tuple[Context, ...] = (), url: str | None = PAGE, exact: bool = False) -> Dossier:
    """The small dossier with another second article, a claim on all of it, and the article's address; `exact` as with the text at hand."""
    dossier = small.dossier()
    evidence = Evidence.of(text)
    kept = evidence if exact else Evidence.loads(evidence.dumps())
    record = dossier.relationships["northland--southmark"]
    cite = record.claims[1].cites[0]._replace(first=1, last=len(evidence))
    changed = record.claims[1].model_copy(update={"text": claim, "cites": (cite,), "contexts": contexts})
    source = dossier.sources[cite.source].model_copy(update={"url": url})
    return dataclasses.replace(
        dossier,
        sources={**dossier.sources, source.id: source},
        evidence={**dossier.evidence, source.id: kept},
        relationships={record.id: record.model_copy(update={"claims": (record.claims[0], changed)})},
    )


def found(dossier: Dossier) -> list[QuotedPassage]:
    """The passages of the claim that was changed."""
    return [passage for _, passage in quoted.quoted_passages(dossier, dossier.claims["northland--southmark/opened"][1])]


ONCE = "The line opened on Monday.\n\nIt was “a fine day, and a well-known ferry”, said Ms Lind. The envoy's note was short, the ship's horn was loud."


@each(
    ("quotation", "start", "end"),
    [
        ("a fine day", "a fine day", ""),
        ("a fine day, and a well-known ferry", "a fine day, and a well-known ferry", ""),
        ("a fine … ferry", "a fine", "ferry"),
        ("a fine [and] well-known ferry", "a fine", "well-known ferry"),
        ("… a fine day …", "a fine day", ""),
        ("envoy's note was short", "note was short", ""),
        ("the ship’s horn was loud", "horn was loud", ""),
    ],
)
def test_a_quotation_leads_from_its_first_words_to_its_last(quotation: str, start: str, end: str) -> None:
    """Ellipses, insertions and words with an apostrophe stay out, as pages set them otherwise; a run that stands elsewhere too is no beginning."""
    assert found(with_article(ONCE, f"It was called “{quotation}”.")) == [QuotedPassage(quotation, start, end)]


def test_without_an_address_nothing_leads_anywhere() -> None:
    """No address is invented: where the source has none, a claim has no passage and its note no link but to the source's page."""
    dossier = with_article(ONCE, "It was called “a fine day”.", url=None)
    assert found(dossier) == []
    page = rendered(body(page_contents.markdown(dossier)["relationships/northland--southmark.md"]))
    assert [href for href in links(page).values() if href.startswith("https:")] == []


def test_a_claim_without_a_quotation_leads_nowhere() -> None:
    """There is nothing to be found where a claim quotes nothing."""
    assert found(with_article(ONCE, "It was a fine day.")) == []


def test_a_quotation_of_another_article_leads_nowhere() -> None:
    """Where none of the cited paragraphs holds the words, no link says that they stand there."""
    assert found(with_article(ONCE, "It was called “a storm”.")) == []


TWICE = "It was a fine day.\n\nMs Lind called it a fine day, too."


def test_a_quotation_repeated_in_the_article_links_to_the_page_alone() -> None:
    """Words that the article has in two paragraphs lead to its page and not to one of the places, until the claim says which."""
    dossier = with_article(TWICE, "It was called “a fine day”.")
    assert found(dossier) == [QuotedPassage("a fine day")]
    claim = dossier.claims["northland--southmark/opened"][1]
    assert [quotation for _, quotation in quoted.ambiguous_quotations(dossier, claim)] == ["a fine day"]
    page = rendered(body(page_contents.markdown(dossier)["relationships/northland--southmark.md"]))
    assert links(page)["“a fine day”"] == PAGE


def test_a_quotation_repeated_in_a_paragraph_is_noticed_with_the_text() -> None:
    """With the article at hand, two places in one paragraph are seen as well; its fingerprints alone do not tell them apart."""
    text = "It was a fine day, and a fine day it stayed."
    assert found(with_article(text, "It was called “a fine day”.", exact=True)) == [QuotedPassage("a fine day")]
    assert found(with_article(text, "It was called “a fine day”.")) == [QuotedPassage("a fine day", "a fine day")]


def test_a_context_leads_to_the_right_place() -> None:
    """Where the claim gives the words around a quotation, the link holds them."""
    context = Context(quotation="a fine day", before="called it", after="too")
    dossier = with_article(TWICE, "It was called “a fine day”.", contexts=(context,))
    assert found(dossier) == [QuotedPassage("a fine day", "a fine day", "", "called it", "too")]
    page = rendered(body(page_contents.markdown(dossier)["relationships/northland--southmark.md"]))
    note = page.one("Note-2")
    assert note.text == "Gazette, 3 May 2024, paragraphs 1–2, on the publisher’s page: “a fine day”"
    assert links(note)["“a fine day”"] == f"{PAGE}#:~:text=called%20it-,a%20fine%20day,-too"


def test_each_quotation_of_a_claim_has_its_own_link_once() -> None:
    """Several quotations of a claim, or of several claims on one paragraph, lead each to its own words from the one note."""
    dossier = with_article(ONCE, "The “line opened” on “a fine day”.")
    assert [passage.start for passage in found(dossier)] == ["line opened", "a fine day"]
    note = rendered(body(page_contents.markdown(dossier)["relationships/northland--southmark.md"])).one("Note-2")
    assert note.text.endswith(", on the publisher’s page: “line opened”; “a fine day”")
