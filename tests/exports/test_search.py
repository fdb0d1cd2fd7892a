"""The index of the search and the order of its results, without a browser: the page that is wanted comes first."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from benchmarks import dossier as synthetic
from generator.exports import search
from generator.project import kinds
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.text import folding
from tests.support import small
from tests.support.dossiers import real
from tests.support.rows import each
from tests.support.search import answered_at_once, asked, first, index

TABLE = [line.split("\t") for line in (Path(__file__).parent / "search-queries.tsv").read_text(encoding="utf-8").splitlines()]
#: Further invented actors, each with its record and the queries that lead to it.
MORE = [line.split("\t") for line in (Path(__file__).parent / "search-names.tsv").read_text(encoding="utf-8").splitlines()]
#: Actors with names of many kinds, added to the small dossier; none of them is real.
NAMES = {
    "recep-ergodan": "name: Recep Ergoğan\nkind: person\naliases: [Ergoğan]\nnative_names: {ar: إرغوان, he: ארגון}\n",
    "kang-min-ho": "name: Kang Min-ho\nkind: person\nnative_names: {ko: 강민호, zh: 姜敏鎬}\n",
    "ivan-tsvetkov": "name: Ivan Tsvetkov\nkind: person\nnative_names: {ru: Иван Цветков}\n",
    "jurgen-muhler": "name: Jürgen Mühler\nkind: person\n",
    "sean-oreilly": "name: Seán O’Reilly\nkind: person\n",
    "lodzia-institute": "name: Łódzia Institute for Sea Law\nkind: organisation\nformerly: [sea-law-centre]\n",
    "united-isles": "name: The United Isles and their Partners\nkind: state\n",
    "unmar": "name: Unmar\nkind: state\naliases: [Unmarian]\nmetonyms: [Port Unity]\n",
    "ori-ben-un": "name: Ori Ben Un\nkind: person\n",
    "tanaka-kenji": "name: Kenji Tanaka\nkind: person\nnative_names: {ja: 田中健二}\nsort_as: Tanaka, Kenji\n",
}
NAMED = (
    ("Ergogan", "recep-ergodan"), ("Ergoğan", "recep-ergodan"), ("ERGOGAN", "recep-ergodan"), ("Ergogen", "recep-ergodan"),
    ("إرغوان", "recep-ergodan"), ("ارغوان", "recep-ergodan"), ("ארגון", "recep-ergodan"), ("Kang Minho", "kang-min-ho"), ("kang min ho", "kang-min-ho"),
    ("강민호", "kang-min-ho"), ("민호", "kang-min-ho"), ("姜敏鎬", "kang-min-ho"), ("敏鎬", "kang-min-ho"), ("Иван Цветков", "ivan-tsvetkov"), ("цветков", "ivan-tsvetkov"),
    ("цветк", "ivan-tsvetkov"), ("Tsvyetkov", "ivan-tsvetkov"), ("Muhler", "jurgen-muhler"), ("Muehler", "jurgen-muhler"), ("Mühler", "jurgen-muhler"),
    ("O'Reilly", "sean-oreilly"), ("OReilly", "sean-oreilly"), ("Sean O’Reilly", "sean-oreilly"), ("Lodzia", "lodzia-institute"), ("LISL", "lodzia-institute"),
    ("sea law", "lodzia-institute"), ("sea law centre", "lodzia-institute"), ("sea law center", "lodzia-institute"), ("Ori Ben Un", "ori-ben-un"),
    ("united isles", "united-isles"), ("Unmar", "unmar"), ("Unmarian", "unmar"), ("port unity", "unmar"), ("田中健二", "tanaka-kenji"), ("健二", "tanaka-kenji"),
    ("Tanaka Kenji", "tanaka-kenji"), ("Kenji Tanaka", "tanaka-kenji"), ("tanaka", "tanaka-kenji"),
)  # fmt: skip


@functools.cache
def large() -> Dossier:
    """A synthetic dossier of 1,000 records."""
    written = synthetic.files(synthetic.invented(1000, 1))
    found, _ = decode({path.removeprefix("briefings/"): text.encode() for path, text in written.items() if path.startswith("briefings/")})
    assert found is not None
    return found


@functools.cache
def large_index() -> dict[str, bytes]:
    """The index of it."""
    return index(large())


def with_names(names: dict[str, str]) -> Dossier:
    """The small dossier with further actors."""
    found, problems = decode({**small.files(), **{f"actors/{id}.yml": text.encode() for id, text in names.items()}})
    assert found is not None
    assert set(names) <= set(found.actors), problems
    return found


@functools.cache
def named() -> Dossier:
    """The small dossier with the actors above."""
    return with_names(NAMES)


def wrong(dossier: Dossier, wanted: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """The queries that put another page first, with the page wanted and the one found."""
    return wrong_in(index(dossier), wanted)


def wrong_in(parts: dict[str, bytes], wanted: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """The same, of an index that is made already."""
    answers = asked(parts, (query for query, _ in wanted))
    return [(query, path, first(answer)) for (query, path), answer in zip(wanted, answers, strict=True) if first(answer) != path]


def test_the_page_that_is_wanted_comes_first() -> None:
    """The table of queries of readers, on the dossier of this repository."""
    assert len(TABLE) >= 60
    assert wrong(real(), [(query, path) for query, path in TABLE]) == []


def test_names_of_every_kind_come_first() -> None:
    """Accents, hyphens, apostrophes, initials, former names, and names in other scripts, whole and in part."""
    assert wrong(named(), [(query, f"actors/{id}/") for query, id in NAMED]) == []


def test_names_of_many_languages_come_first() -> None:
    """Letters that no accent is taken from, particles, initials, junior, articles of names, endings, one slip, and parts of names without spaces."""
    dossier = with_names({id: record for id, record, *_ in MORE})
    wanted = [(query, f"actors/{id}/") for id, _, *queries in MORE for query in queries]
    assert len(wanted) > 120
    assert wrong(dossier, wanted) == []


def test_names_come_first_among_a_thousand_records() -> None:
    """Names, other names, names in other scripts and pairs, drawn from 1,000 records; a name that several have is found by each of them."""
    dossier, rng = large(), Random(7)
    wanted = [
        (name, f"actors/{actor.id}/")
        for actor in dossier.actors.values()
        for name in (*actor.names, *actor.metonyms, *actor.native_names.values())
    ]
    owners = Counter("".join(folding.words(name)) for name, _ in wanted)
    wanted = [(name, path) for name, path in wanted if owners["".join(folding.words(name))] == 1]
    pairs = [(" ".join(map(dossier.name, item.parties[::-1])), f"relationships/{id}/") for id, item in dossier.relationships.items()]
    drawn = rng.sample(wanted, 150) + rng.sample(pairs, 20)
    drawn += [(name.upper().replace(" ", "-"), path) for name, path in rng.sample(wanted, 20)]
    assert wrong_in(large_index(), drawn) == []


def test_a_search_loads_a_few_parts() -> None:
    """At 1,000 records a query loads the parts for its words and its first statements, and no more."""
    parts = large_index()
    somebody = next(iter(large().actors.values()))
    starting, answer = asked(parts, ["zzzz", f"{somebody.name} delegation"])
    assert {name.rstrip("0123456789-") for name in starting["loaded"]} <= {"start", "names", "words"}
    assert answer["count"]
    loaded = sum(len(parts[f"search/{name}.js"]) for name in answer["loaded"])
    assert loaded < 400_000 < sum(map(len, parts.values())) / 5
    assert max(map(len, parts.values())) < 350_000


def test_the_first_key_is_answered_by_a_little_of_the_index() -> None:
    """At 1,000 records two small parts answer a first letter, and a name by its first letters, whatever script it is in."""
    parts, dossier = large_index(), large()
    native = next(actor for actor in dossier.actors.values() if actor.native_names)
    least = min(dossier.actors.values(), key=lambda actor: len(actor.claims))
    *letters, by_name, by_native = answered_at_once(parts, [*"bkm", least.title, next(iter(native.native_names.values()))])
    for letter, answer in zip("bkm", letters, strict=True):
        found = [dossier.actors[path.split("/")[1]] for group in answer["groups"] for path in group["paths"] if group["name"] == "actors"]
        assert found
        assert all(
            any(word.startswith(letter) for name in (*actor.names, *actor.metonyms) for word in folding.words(name)) for actor in found
        )
    assert (first(by_name), first(by_native)) == (f"actors/{least.id}/", f"actors/{native.id}/")
    for answer in (*letters, by_name, by_native):
        assert [name.rstrip("0123456789") for name in sorted(answer["loaded"])] == ["first-", "start"]
        assert sum(len(parts[f"search/{name}.js"]) for name in answer["loaded"]) < 24_000


def test_a_statement_is_a_result() -> None:
    """With its sentence, who says it, when and in which source, at its own place."""
    (answer,) = asked(index(small.dossier()), ["crowns for the pier"])
    found = answer["groups"][0]
    assert found["name"] == "statements"
    assert found["paths"][0].startswith("actors/northland/#")
    assert "crowns" in found["titles"][0]
    assert "Harbour Union" in found["lines"][0]
    assert "Alder Herald" in found["lines"][0]


def test_the_first_page_is_found_by_what_is_on_it() -> None:
    """Key judgements and what is not known are no records; who looks for them is led to the first page."""
    answers = asked(index(small.dossier()), ["key judgements", "what is not known", "home"])
    assert [(answer["groups"][0]["titles"][0], first(answer)) for answer in answers] == [("Home", "")] * 3


def test_a_question_is_answered_by_what_it_is_about() -> None:
    """“Who is …” and “how many …” are left out if nothing has all the words; a name that is such a word is found."""
    parts = index(small.dossier({**small.files(), "actors/who.yml": b"name: World Harbour Office\nkind: organisation\naliases: [WHO]\n"}))
    who, many, name = asked(parts, ["who is Lena Vos?", "how many crowns were there", "WHO"])
    assert first(who) == "actors/lena-vos/"
    assert first(many) == "actors/northland/#paid-for-pier"
    assert first(name) == "actors/who/"


def test_an_office_leads_to_who_holds_it() -> None:
    """Before the statements that have the same words; a tone leads to the relationships of that tone."""
    envoy, hostile = asked(index(small.dossier()), ["envoy of Southmark", "mixed relations"])
    assert first(envoy) == "actors/lena-vos/"
    assert first(hostile) == "relationships/northland--southmark/"


def test_a_cyrillic_name_is_read_as_english_writes_it() -> None:
    """If the dossier has no native form of a name, its sound leads to it, and the answer says what was searched for."""
    (answer,) = asked(index(small.dossier()), ["Бранд"])
    assert (answer["meant"], first(answer)) == ("brandt", "actors/olga-brandt/")


def test_only_the_word_being_typed_is_a_beginning() -> None:
    """“Ori Ben Un” does not begin “Unmar”; “un” at the end of what is typed may."""
    parts = index(named())
    answers = asked(parts, ["Ori Ben Un", "un", "un ", "port un", "por unity"])
    shown = [[path for group in answer["groups"] if group["name"] == "actors" for path in group["paths"]] for answer in answers]
    assert shown[0] == ["actors/ori-ben-un/"]
    assert shown[1][0] == "actors/ori-ben-un/"  # the whole word before the beginning of another
    assert "actors/unmar/" in shown[1]
    assert shown[2] == ["actors/ori-ben-un/"]
    assert shown[3][0] == "actors/unmar/"


def test_a_mistyped_word_is_answered_by_what_was_meant() -> None:
    """The answer says what was searched for instead; words that are like nothing find nothing."""
    near, none, empty = asked(index(named()), ["Tsvetkof", "qqqqqq", "…"])
    assert (near["meant"], first(near)) == ("tsvetkov", "actors/ivan-tsvetkov/")
    assert (none["count"], none["meant"], empty["count"]) == (0, "", 0)


def test_a_part_is_data_and_nothing_else() -> None:
    """A part that calls, computes or adds anything is no part; those that are written are."""
    parts = index(small.dossier())
    assert all(map(search.is_part, parts.values()))
    good = b'briefingsSearch.part("names-0",["a"]);\n'
    assert search.is_part(good)
    for bad in (
        good + b"alert(1);\n", good.replace(b'"a"', b"alert(1)"), good.replace(b'["a"]', b'["a"]);alert(1,["b"]'), good.replace(b"names-0", b'x",alert(1),"y'),
        good.replace(b"a", b"\xc3\xa9"), good[:-1], good.replace(b"names-0", b"names-0-1"), b"", good.replace(b'["a"]', b"[NaN, `${alert(1)}`]"),
        good.replace(b'["a"]', b"a => alert(1)"),
    ):  # fmt: skip
        assert not search.is_part(bad), bad


def test_the_same_records_give_the_same_bytes() -> None:
    """The index is a function of the records."""
    assert index(small.dossier()) == index(small.dossier())


@each("query", ["__proto__", "constructor", "hasOwnProperty", "toString valueOf", "<img src=x>", "\u202e", "a" * 5000, "x " * 300])
def test_no_query_breaks_the_search(query: str) -> None:
    """Names of the language's own properties, markup, and very long texts are words like others."""
    assert len(asked(index(small.dossier()), [query])) == 1


@pytest.mark.threat("b118")
def test_a_script_beside_the_index_is_refused() -> None:
    """Only data may be in the folder of the index, and data in the form of a part may be nowhere else."""
    (path, part), *_ = index(small.dossier()).items()
    assert kinds.refusal(path, part) is None
    assert kinds.refusal(path, b"alert(1)") is not None
    assert kinds.refusal("assets/names-0.js", part) is not None
