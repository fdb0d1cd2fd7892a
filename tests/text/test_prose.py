"""The text of a claim: its links, its quotations, and what is wrong with its form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.languages import DEFAULT
from generator.text import prose
from generator.text.prose import Link
from tests.support.rows import each

CASES = settings(derandomize=True, deadline=None, max_examples=200)
TEXTS = st.text(st.sampled_from('ab -[]|“”"‘’.…/#\n é'), max_size=40) | st.text(max_size=40)


@each(
    ("text", "pieces"),
    [
        ("no link", ("no link",)),
        ("[[a]]", (Link("a", ""),)),
        ("[[a|the words]] end", (Link("a", "the words"), " end")),
        ("x [[a]][[b-c/d|e]] y", ("x ", Link("a", ""), Link("b-c/d", "e"), " y")),
        ("[[ a | the words ]]", (Link("a", "the words"),)),
        ("[[a|]]", (Link("a", ""),)),
        ("[[]]", (Link("", ""),)),
        ("[a] [[b", ("[a] [[b",)),
        ("[[a|b|c]]", (Link("a", "b|c"),)),
        ("[[a [b] c]]", ("[[a [b] c]]",)),
        ("[[[a]]]", ("[", Link("a", ""), "]")),
        ("", ()),
    ],
)
def test_a_text_is_plain_pieces_and_links(text: str, pieces: tuple[str | Link, ...]) -> None:
    """The one piece of markup is [[id]] or [[id|words]]; everything else is plain."""
    assert prose.segments(text) == pieces
    assert tuple(prose.links(text)) == tuple(piece for piece in pieces if isinstance(piece, Link))


def test_a_link_to_a_claim_leads_to_its_record() -> None:
    """The record of [[record/claim]] is what stands before the stroke."""
    assert Link("a--b/c", "x").record == "a--b"
    assert Link("a", "").record == "a"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("no link", "no link"),
        ("[[a]] and [[b]]’s", "A and B’s"),
        ("[[a|the words]] of [[b/c]]", "the words of B"),
        ("a [[ stray", "a [[ stray"),
    ],
)
def test_a_reader_sees_the_words_of_a_link_or_the_name(text: str, seen: str) -> None:
    """A link without words of its own shows the name of its record."""
    assert prose.shown(text, str.upper) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("the [[t]] reports", "the Tide Post reports"),
        ("The [[t]] and [[t]]", "The Tide Post and The Tide Post"),
        ("a [[t]] reporter; its [[t]]", "a Tide Post reporter; its Tide Post"),
        ("[[t]] and the [[f]]", "The Tide Post and the Ferry"),
        ("the [[t|The Post]]; that [[t]] breathe [[t]]", "the The Post; that The Tide Post breathe The Tide Post"),
        ("the [[f]] lathe [[t]], the “[[t]]”", "the Ferry lathe The Tide Post, the “The Tide Post”"),
        ("the [[only]]", "the The"),
    ],
)
def test_an_article_before_a_name_that_begins_with_one_is_written_once(text: str, seen: str) -> None:
    """The name has none after “the”, “a” or “its”; words that an editor gave stay."""
    assert prose.shown(text, {"t": "The Tide Post", "f": "Ferry", "only": "The"}.get) == seen  # type: ignore[arg-type] # each is known


NO_LINK = "write links as [[id]] or [[id|words]]"
BETWEEN = "quoted words must be between “ and ”"
INNER = "write the inner one in ‘ ’"


@each(
    ("text", "faults"),
    [
        pytest.param("[[a]] said “b [[c|d]] e” and ‘f’, [g] h’s “i”.", [], id="fine"),
        pytest.param("[[a", [("[[", NO_LINK)], id="link-not-closed"),
        pytest.param("a]] b", [("]]", NO_LINK)], id="link-not-opened"),
        pytest.param("[[a] b]]", [("[[", NO_LINK), ("]]", NO_LINK)], id="bracket-inside"),
        pytest.param("[[a]] [[b|c", [("[[", NO_LINK)], id="second-link-not-closed"),
        pytest.param("[[]] a", [("[[", NO_LINK)], id="link-to-nothing"),
        pytest.param("[[ |words]]", [("[[", NO_LINK)], id="words-to-nothing"),
        pytest.param('he said "so"', [('"', "put quoted words in “ ”")], id="straight"),
        pytest.param("a “b", [("“", BETWEEN)], id="not-closed"),
        pytest.param("“b", [("“", BETWEEN)], id="not-closed-at-the-start"),
        pytest.param("a “b” “c", [("“", BETWEEN)], id="second-not-closed"),
        pytest.param("a “b “c” d", [("“", BETWEEN)], id="inner-closed-only"),
        pytest.param("a b” c", [("”", BETWEEN)], id="not-opened"),
        pytest.param("a ”b“ c", [("”", BETWEEN)], id="wrong-way-round"),
        pytest.param("a “b” c”", [("”", BETWEEN)], id="closed-twice"),
        pytest.param("a “b “c” d” e", [("“", INNER)], id="nested"),
        pytest.param("“b “c” d”", [("“", INNER)], id="nested-whole"),
        pytest.param("““b””", [("“", INNER)], id="doubled"),
        pytest.param('[[a “b "c"', [("[[", NO_LINK), ('"', "put quoted words in “ ”"), ("“", BETWEEN)], id="several"),
    ],
)
def test_faults_of_form_are_reported_with_their_remedy(text: str, faults: list[tuple[str, str]]) -> None:
    """A stray bracket, a straight quotation mark, and a quotation that is open, unopened or inside another is told once, at its sign."""
    found = list(prose.faults(text))
    assert [(token, hint) for token, _, hint in found] == faults
    assert all(token in text and message for token, message, _ in found)


@CASES
@given(TEXTS)
def test_a_text_without_faults_has_quotations_in_pairs(text: str) -> None:
    """Where no fault is told, each “ has its ”, no link is left open, and every quotation is found."""
    if not list(prose.faults(text)):
        assert prose.quotations(text) == tuple(part.partition("”")[0] for part in text.split("“")[1:])
        assert text.count("“") == text.count("”") == len(prose.quotations(text))
        assert text.count("[[") == text.count("]]") == len(list(prose.links(text)))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("no quotation", ()),
        ("“a b” and “c”", ("a b", "c")),
        ("“a ‘b’ c”", ("a ‘b’ c",)),
        ("“”", ("",)),
        ("a “b", ()),
    ],
)
def test_quotations_are_between_curly_marks(text: str, quoted: tuple[str, ...]) -> None:
    """The quoted words, in order, as they are written."""
    assert prose.quotations(text) == quoted


def test_without_quotations_the_other_words_stay_where_they_are() -> None:
    """Quoted words become spaces, so that a position is one in the whole text."""
    assert prose.without_quotations("He said “so it is”, “no”.") == "He said “        ”, “  ”."


@CASES
@given(TEXTS)
def test_without_quotations_a_text_is_as_long_as_before(text: str) -> None:
    """Blanking keeps the length, every character outside quotations, and leaves no quoted word."""
    blanked = prose.without_quotations(text)
    assert len(blanked) == len(text)
    assert all(one in (other, " ") for one, other in zip(blanked, text, strict=True))
    assert not "".join(prose.quotations(blanked)).strip()
    assert prose.without_quotations(blanked) == blanked


@each(
    ("quotation", "parts"),
    [
        ("storm in a cup", [("storm", "in", "a", "cup")]),
        ("a storm … in a cup", [("a", "storm"), ("in", "a", "cup")]),
        ("a storm... in a cup", [("a", "storm"), ("in", "a", "cup")]),
        ("a storm […] in [ ... ] a cup", [("a", "storm"), ("in",), ("a", "cup")]),
        ("a [small] storm", [("a",), ("storm",)]),
        ("[the ferry] runs …", [("runs",)]),
        ("… runs", [("runs",)]),
        ("1,200 of Northland’s men", [("1200", "of", "northland", "men")]),
        ("[all] … [of it]", []),
        ("", []),
    ],
)
def test_a_quotation_is_parted_where_something_is_left_out_or_put_in(quotation: str, parts: list[tuple[str, ...]]) -> None:
    """Around an ellipsis or an insertion in brackets each part is compared by itself, as keys; empty parts do not count."""
    assert list(prose.parts(quotation, DEFAULT)) == parts


def test_a_capital_changes_no_letter_into_another() -> None:
    """A text begins with a capital only if the capital is that of its letter alone."""
    typed = ["state", "State", "éclair", "ıstanbul", "ßa", "ﬁrm", "ſo", "1st", "中", ""]
    assert [prose.capitalized(text) for text in typed] == ["State", "State", "Éclair", "ıstanbul", "ßa", "ﬁrm", "ſo", "1st", "中", ""]
