"""Another language of articles is a module and a line: with a pack, an article is read as its language has it."""

from __future__ import annotations

import pytest

from generator.articles import languages
from generator.articles.doubt import NO_RULES
from generator.articles.fingerprints import Evidence
from generator.articles.languages import en
from generator.records.decode import decode
from generator.rules.check import examine
from tests.support import small
from tests.support.rows import each

GAZETO = """\
Intertraktoj finiĝis

Nordlando kaj Sudlando finis tri tagojn da intertraktoj la 14-an de marto 2024 sen interkonsento pri la pramo.

Nordlando pagis 3 milionojn da kronoj.

Sudlando eble sendos duan ŝipon.
"""
SOURCE = """\
publisher: La Gazeto
published: 2024-04-20
headline: Intertraktoj finiĝis
language: eo
nature: report
reliability: {grade: B, why: Invented.}
unused:
  - {paragraphs: 1, why: The headline.}
"""
CLAIMS = """\
claims:
  - id: in-vain
    text: "[[northland]] and [[southmark]] stopped talking on 14 March 2024 “sen interkonsento” after three days."
    type: report
    when: 2024-03-14
    cites: [gazeto-2024-04#2]
    topics: [ferry]
  - id: crowns
    text: "[[northland]] paid 3 million crowns."
    type: report
    cites: [gazeto-2024-04#3]
    topics: [money]
  - id: ship
    text: "[[southmark]] may send a ship."
    type: report
    cites: [gazeto-2024-04#4]
    topics: [ferry]
"""


def files(claims: str = CLAIMS, source: str = SOURCE) -> dict[str, bytes]:
    """The small dossier with an article in Esperanto, its states named in that language too, and three claims from it."""
    language = languages.for_tag(source.partition("language: ")[2][:2])
    given = small.files()
    for id, name in (("northland", "Nordlando"), ("southmark", "Sudlando")):
        path = f"actors/{id}.yml"
        given[path] = given[path].replace(b"kind: state\n", f"kind: state\nnative_names: {{eo: {name}}}\n".encode())
    path = "relationships/northland--southmark.yml"
    given[path] = given[path].replace(b"claims:\n", claims.encode())
    return {
        **given,
        "sources/gazeto-2024-04.yml": source.encode(),
        "sources/gazeto-2024-04.evidence": Evidence.of(GAZETO, language).dumps().encode(),
    }


@pytest.fixture
def _esperanto(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack, as one line registers it."""
    monkeypatch.setitem(languages.PACKS, "eo", "tests.articles.esperanto")


@pytest.mark.usefixtures("_esperanto")
def test_an_article_is_read_in_its_language() -> None:
    """Dates, numbers with their size, ordinals, names, quotations and hedges of an article in another language bear out English claims."""
    assert small.problems(files()) == []


@pytest.mark.usefixtures("_esperanto")
@each(
    ("old", "new", "code"),
    [
        pytest.param("when: 2024-03-14", "when: 2024-03-13", "ungrounded-date", id="day"),
        pytest.param("14 March 2024", "14 April 2024", "ungrounded-date", id="month"),
        pytest.param("three days", "four days", "ungrounded-number", id="number"),
        pytest.param("3 million", "3 billion", "ungrounded-number", id="size"),
        pytest.param("“sen interkonsento”", "“kun interkonsento”", "quotation-not-found", id="quotation"),
        pytest.param("[[southmark]] may send", "[[southmark]] sends", "lost-hedge", id="hedge"),
        pytest.param("[[southmark]] may send", "[[harbour-union]] may send", "ungrounded-name", id="name"),
    ],
)
def test_rules_hold_a_claim_against_an_article_in_its_language(old: str, new: str, code: str) -> None:
    """What the article does not have is reported, as it is of an English article."""
    assert old in CLAIMS
    assert code in small.codes(files(CLAIMS.replace(old, new)))


def test_what_a_language_without_a_pack_cannot_decide_is_not_a_problem() -> None:
    """Its months, number words and hedges are not known: a claim that needs them is not checked, and not wrong."""
    given = files(source=SOURCE.replace("language: eo", "language: vo"))
    assert small.problems(given) == []
    dossier, _ = decode(given)
    assert dossier is not None
    doubts = examine(dossier).doubts
    assert all(NO_RULES in doubts[f"northland--southmark/{claim}"] for claim in ("in-vain", "crowns", "ship"))


def test_a_quotation_is_checked_in_any_language() -> None:
    """Quoted words need no knowledge of the language."""
    claims = CLAIMS.replace("“sen interkonsento”", "“kun interkonsento”")
    assert "quotation-not-found" in small.codes(files(claims, SOURCE.replace("language: eo", "language: vo")))


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-us"])
def test_the_language_of_a_tag(tag: str) -> None:
    """A tag has the language of its longest beginning that has a pack."""
    assert languages.for_tag(tag) is en.LANGUAGE


@pytest.mark.parametrize("tag", ["vo", "vo-Latn"])
def test_a_tag_without_a_pack_has_a_language_of_which_little_is_known(tag: str) -> None:
    """It is not read as English."""
    assert not languages.for_tag(tag).known


def test_the_longest_beginning_of_a_tag_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script may have a pack of its own."""
    monkeypatch.setitem(languages.PACKS, "en-dsrt", "tests.articles.esperanto")
    assert languages.for_tag("en-Dsrt-US").code == "eo"
    assert languages.for_tag("en-Latn-US").code == "en"


@each("code", languages.PACKS)
def test_a_pack_is_complete(code: str) -> None:
    """Months are twelve keys, every word of its lists is a key of its own tokens, and its hedges are of kinds that claims can keep."""
    language = languages.for_tag(code)
    assert language.code == code
    assert len(set(language.dates.months)) == 12
    hedges, dates = language.hedges, language.dates
    words = {*language.stop_words, *language.reporting, *language.place_prepositions, *language.courtesy_titles, *language.small_words}
    words |= {
        *hedges.all,
        *hedges.narrow,
        *hedges.doubts,
        *dates.months,
        *dates.after_month,
        *dates.day_links,
        *dates.day_joins,
        *dates.recent,
        *dates.weekdays,
        *language.negations,
        *language.bounds,
    }
    assert [word for word in sorted(words) if language.keys(word) != (word,)] == []
    assert hedges.words.keys() <= {"doubt", "dispute", "plan"}
    assert dates.ambiguous <= {*dates.months}
