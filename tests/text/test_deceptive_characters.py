"""Letters that deceive: what reorders a line, hides in it, passes for another letter, or covers the lines around it."""

from __future__ import annotations

import functools
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.site import generate
from generator.records.decode import decode
from generator.records.dossier import Dossier
from generator.text import direction, yaml_errors
from tests.support import small
from tests.support.fields import FIELDS, HERALD, LENA_VOS, NORTHLAND, SOUTHMARK, filled
from tests.support.html import body, rendered
from tests.support.rows import each


@functools.cache
def of_kind(category: str) -> list[str]:
    """All characters of a category."""
    return [character for character in map(chr, range(0x110000)) if unicodedata.category(character) == category]


def outcome(files: dict[str, bytes]) -> list[tuple[str, str]]:
    """What is wrong with some files: the file's name and the code of each problem."""
    return [(problem.place.path.removeprefix("briefings/"), problem.code) for problem in small.problems(files)]


def published(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The path and the text of all that is published, of each file in an archive too; images have no text."""
    for path, content in generate(dossier).items():
        if path.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from ((f"{path}/{name}", f"{name}\n{archive.read(name).decode()}") for name in archive.namelist())
        elif not path.startswith("images/"):
            yield path, content.decode()


def everything(files: dict[str, bytes]) -> str:
    """All that is published of some files, pages and data, whether their statements are grounded or not."""
    found, problems = decode(files)
    assert found is not None, problems
    return "\n".join(text for _, text in published(found))


# Reordering

#: The directional formatting characters (Unicode TR 9): embeddings, overrides, isolates and marks.
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@pytest.mark.threat("b164")
def test_every_character_that_reorders_a_line_is_known() -> None:
    """All twelve that Unicode has are refused, between letters of any direction."""
    directions = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    embedding = {character for character in of_kind("Cf") if unicodedata.bidirectional(character) in directions}
    assert set(REORDERING) == embedding | set("\u200e\u200f\u061c")
    for character in REORDERING:
        for around in ("a", "א", "ن", "中", "क", "👩", ""):
            assert yaml_errors.refused(f"{around}{character}{around}"), f"U+{ord(character):04X} after {around!r}"


@pytest.mark.threat("b164")
@each("character", REORDERING, ids=lambda character: f"{ord(character):04x}")
def test_no_record_reorders_a_line(character: str) -> None:
    """In the text of a claim, in an id of a claim and in a name of a file it is refused, and so nothing of it is published."""
    assert outcome(small.changed(SOUTHMARK, "A second ship", f"A {character}second ship")) == [(SOUTHMARK, "hidden-character")]
    assert outcome(small.changed(SOUTHMARK, "id: second-ship", f"id: second{character}ship")) == [(SOUTHMARK, "hidden-character")]
    named = {**small.files(), f"actors/lena{character}.yml": b"name: Lena\nkind: person\n"}
    assert (f"actors/lena{character}.yml", "bad-id") in outcome(named)


# Hiding

#: Format characters that are seen: signs of scripts that stand under or over the figures that follow, and those that build hieroglyphs.
SEEN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd") | {
    chr(code) for code in range(0x13430, 0x13440)
}
#: Characters without a form of their own that are no format characters: fillers, blanks, selectors, a musical head that is none.
FORMLESS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\ufe00\ufe0e\ufe0f\uffa0\U00016fe4\U0001d159\U000e0100\U000e01ef"
)


@pytest.mark.threat("b165")
def test_no_character_is_without_a_form() -> None:
    """Whatever Unicode has to hide between Latin letters is refused: format characters but those that are seen, fillers, selectors, tags."""
    hidden = [character for character in of_kind("Cf") if character not in SEEN] + [*FORMLESS]
    assert len(hidden) > 130
    assert [f"U+{ord(character):04X}" for character in hidden if not yaml_errors.refused(f"a{character}b")] == []
    assert [f"U+{ord(character):04X}" for character in SEEN if yaml_errors.refused(f"{character}12")] == []


@pytest.mark.threat("b165")
@each("character", "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\U000e0041\ufe0f\u3164\u2800", ids=lambda character: f"{ord(character):04x}")
def test_no_name_has_a_twin_that_looks_the_same(character: str) -> None:
    """A name, a metonym or an id that differs from another in what is not seen is refused."""
    assert outcome(small.changed(SOUTHMARK, "name: Southmark", f"name: North{character}land")) == [(SOUTHMARK, "hidden-character")]
    assert (f"actors/north{character}land.yml", "bad-id") in outcome(
        {**small.files(), f"actors/north{character}land.yml": b"name: N\nkind: state\n"}
    )


@pytest.mark.threat("b165")
def test_spaces_of_all_widths_are_one_space() -> None:
    """A space of any width in a name is a plain one, so that no name differs from another by it alone."""
    assert len(of_kind("Zs")) == 17
    for space in of_kind("Zs"):
        dossier = small.dossier(small.changed(LENA_VOS, "name: Lena Vos", f"name: Lena{space}{space}Vos"))
        assert dossier.actors["lena-vos"].name == "Lena Vos", f"U+{ord(space):04X}"


# Passing for another


@pytest.mark.threat("b166")
@each(
    ("name", "twin"),
    [
        ("Ｎｏｒｔｈｌａｎｄ", "Northland"), ("Northﬂand", "Northfland"), ("Хі", "Xi"), ("Ха", "Xa"), ("Beɡin", "Begin"), ("Malaysıa", "Malaysia"),
        ("𝐍orthland", "Northland"), ("Ⅻ", "XII"),
    ],
)  # fmt: skip
def test_a_name_that_a_reader_takes_for_another_is_refused(name: str, twin: str) -> None:
    """A new name that looks like an existing one is refused, and the message says whose the other is."""
    files = small.changed(NORTHLAND, "name: Northland", f"name: {twin}\naliases: [Northland]" if twin != "Northland" else "name: Northland")
    files[SOUTHMARK] = small.changed(SOUTHMARK, "metonyms: [Westhaven]", f"metonyms: [Westhaven]\naliases: [{name}]")[SOUTHMARK]
    told = [problem for problem in small.problems(files) if problem.code == "ambiguous-name"]
    assert [problem.place.path for problem in told] == [f"briefings/{SOUTHMARK}"]
    assert "(northland)" in told[0].message


@pytest.mark.parametrize(
    ("name", "twin"), [("НОВОСТИ", "новости"), ("ΕΛΛΆΔΑ", "ελλάδα"), ("Straße", "STRASSE"), ("İzmir", "i̇zmir"), ("North", "North")]
)
def test_one_name_of_two_actors_is_shared_in_any_capitals(name: str, twin: str) -> None:
    """It deceives nobody: a claim says whom it means."""
    files = small.changed(NORTHLAND, "name: Northland", f"name: Northland\naliases: [{twin}]")
    files[SOUTHMARK] = small.changed(SOUTHMARK, "metonyms: [Westhaven]", f"metonyms: [Westhaven]\naliases: [{name}]")[SOUTHMARK]
    assert [problem for problem in small.problems(files) if problem.code == "ambiguous-name"] == []


@pytest.mark.threat("b166")
def test_the_message_names_the_letter_by_which_names_differ() -> None:
    """Whichever of the two has it; names that differ in case alone have no such letter."""
    for name, twin in (("Хі", "Xi"), ("Xi", "Хі")):
        files = small.changed(NORTHLAND, "name: Northland", f"name: Northland\naliases: [{twin}]")
        files[SOUTHMARK] = small.changed(SOUTHMARK, "metonyms: [Westhaven]", f"metonyms: [Westhaven]\naliases: [{name}]")[SOUTHMARK]
        (told,) = [problem.message for problem in small.problems(files) if problem.code == "ambiguous-name"]
        assert "they differ only in U+0425 CYRILLIC CAPITAL LETTER HA, U+0456 CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I" in told
    files = small.changed(SOUTHMARK, "metonyms: [Westhaven]", "metonyms: [Westhaven]\naliases: [НОВОСТИ, новости]")
    (told,) = [problem.message for problem in small.problems(files) if problem.code == "ambiguous-name"]
    assert "differ" not in told


@pytest.mark.threat("b167")
@each(
    "name",
    [
        "раypal",
        "Νorthland",
        "Nοrthlаnd",
        "NORTHLАND",
        "Nօrthland",
        "ᏢᎪᎡᎢᎬR",
        "ϲhina",
        "Маlaysıa",
        "ѕwеdеn",
        "Nоrthland и Юг",
        "Рoссия",
        "Ru\u0455sia",
    ],
)
def test_a_name_of_mixed_scripts_is_refused(name: str) -> None:
    """The problem is the only one of the record, and its message gives the letter."""
    (told,) = small.problems(small.changed(SOUTHMARK, "metonyms: [Westhaven]", f"metonyms: [Westhaven]\naliases: [{name}]"))
    assert (told.place.path, told.code) == (f"briefings/{SOUTHMARK}", "mixed-scripts")
    assert re.match(r"U\+[0-9A-F]{4} [A-Z -]+ in the (Latin|Cyrillic|Cherokee) word '", told.message)


@pytest.mark.threat("b167")
@pytest.mark.parametrize("id", ["nоrthland", "pаypal"])
def test_a_malformed_id_names_the_letter(id: str) -> None:
    """In the name of a file too, with the id that is meant."""
    (told,) = small.problems({**small.files(), f"actors/{id}.yml": b"name: N\nkind: state\n"})
    assert told.code == "bad-id"
    assert "it contains U+0430 CYRILLIC SMALL LETTER A" in told.message or "U+043E CYRILLIC SMALL LETTER O" in told.message
    assert re.search("northland|paypal", told.hint)


@pytest.mark.threat("b166")
@each("name", ["Россия", "Нортландия", "Βόρεια", "北方", "노스랜드", "شمال", "Nordland", "Northland Party", "Nörthland", "Հայաստան", "ᏣᎳᎩ"])
def test_a_name_in_another_script_is_not_ambiguous(name: str) -> None:
    """Names in other scripts, and names that share most letters, are names of their own."""
    found = outcome(small.changed(SOUTHMARK, "metonyms: [Westhaven]", f"metonyms: [Westhaven]\naliases: [{name}]"))
    assert "ambiguous-name" not in {code for _, code in found}


# Forms of one letter


@pytest.mark.threat("b168")
@each("text", ["Café Müller", "Việt Nam", "한국", "Ångström", "ガ", "й"])
def test_text_is_composed_however_it_was_typed(text: str) -> None:
    """Letters and marks typed apart give the same records, pages and data as letters typed whole."""
    apart, whole = (filled({"name": unicodedata.normalize(form, text)}) for form in ("NFD", "NFC"))
    assert apart != whole
    assert everything(apart) == everything(whole)
    assert unicodedata.is_normalized("NFC", everything(apart))


@pytest.mark.threat("b168")
@each("id", ["café", "cafe\u0301", "nоrthland", "ｎorthland", "north٣", "ﬁ-party", "ıstanbul", "ß-party", "İzmir"])
def test_an_id_is_ascii(id: str) -> None:
    """No id has a letter that another system could write in another way."""
    assert (f"actors/{id}.yml", "bad-id") in outcome({**small.files(), f"actors/{id}.yml": b"name: N\nkind: state\n"})
    assert {code for path, code in outcome(small.changed(SOUTHMARK, "id: second-ship", f"id: {id}")) if path == SOUTHMARK} == {"bad-id"}


# Hosts

HOSTS = {
    "https://раypal.example/a": "https://xn--ypal-43d9g.example/a",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "https://gооgle.example/": "https://xn--ggle-55da.example/",
    "https://ｅxample.org/": "https://example.org/",
    "https://example。org/": "https://example.org/",
}


@pytest.mark.threat("b169")
@pytest.mark.parametrize("typed", HOSTS)
def test_a_host_shows_as_it_is_asked(typed: str) -> None:
    """On pages and in data an address has its host in punycode, in the link and in its words, and stands nowhere as it was typed."""
    files = small.changed(HERALD, "nature: report", f"nature: report\nurl: {typed}\narchive_url: {typed}x")
    found, _ = decode(files)
    assert found is not None
    written = generate(found)
    page = rendered(body(written["sources/herald-2024-03.md"].decode()))
    links = [(link.text, link.attributes["href"]) for link in page.each("a") if link.attributes["href"].startswith("https:")]
    assert {href.split(":~:")[0].rstrip("#") for _, href in links} == {HOSTS[typed], f"{HOSTS[typed]}x"}
    assert {(HOSTS[typed], HOSTS[typed]), (f"{HOSTS[typed]}x", f"{HOSTS[typed]}x")} <= set(links)
    for path in ("data/dossier.json", "data/records/herald-2024-03.json", "data/sources.bib", "data/sources.ris", "data/sources.csl.json"):
        assert f"{HOSTS[typed]}x" in written[path].decode(), path
    host = typed.split("/")[2]
    assert [path for path, text in published(found) if host in text] == []


# Smears


@pytest.mark.threat("b170")
def test_no_letter_is_buried_under_marks() -> None:
    """Two hundred of any mark of any script upon one letter are refused, and so are marks of several scripts in turn."""
    marks = [*of_kind("Mn"), *of_kind("Me")]
    assert len(marks) > 1800
    assert [f"U+{ord(mark):04X}" for mark in marks if not yaml_errors.refused("a" + mark * 200)] == []
    mixed = "".join(mark for mark in marks[::60] if not yaml_errors.refused("क" + mark))
    assert len(mixed) > 20
    assert yaml_errors.refused("क" + mixed)


@pytest.mark.threat("b170")
def test_the_message_counts_the_marks() -> None:
    """The problem stands where the marks begin and says how many there are."""
    (problem,) = small.problems(small.changed(LENA_VOS, "name: Lena Vos", "name: Le" + "\u0a4d" * 12 + "na"))
    assert (problem.code, problem.place.line, problem.place.column) == ("hidden-character", 1, 9)
    assert "a letter with 12 combining marks" in problem.message


@pytest.mark.threat("b170")
@each(
    "text", ["Việt Nam", "בְּרֵאשִׁ֖ית", "ཧྐྵྨླྺྃ", "ที่นี่", "हिन्दी", "ನ್ಯೂಸ್", "မြန်မာ", "عَرَبِيّ", "a\u0301\u0302\u0303\u0304", "————————————", "→→→→→→→→→→→", "👩‍👩‍👧‍👦" * 4, "。" * 12, "।" * 12],
)  # fmt: skip
def test_scripts_keep_the_marks_they_need(text: str) -> None:
    """What scripts set upon a letter, and rows of signs that are no marks, are read as they are."""
    assert yaml_errors.refused(text) is None


# Whatever comes in


@settings(max_examples=30)
@given(st.sampled_from(sorted(FIELDS)), st.text(min_size=2, max_size=8))
def test_nothing_published_deceives(field: str, raw: str) -> None:
    """Whatever a field holds, it is refused, or pages and data have no character that a record may not hold, in composed letters only.

    The only exception are the pairs of isolates that the program itself puts around words written from right to left in a title.
    """
    try:
        files = filled({field: raw})
    except UnicodeEncodeError:
        return  # half a character is no text, and no file can hold it
    found, problems = decode(files)
    if found is None or problems:
        return
    for path, content in published(found):
        assert content.count("\u2068") == content.count("\u2069"), path
        text = direction.plain(content.replace("\r\n", "\n"))
        assert yaml_errors.refused(text) is None, path
        assert unicodedata.is_normalized("NFC", re.sub(r"&#\d+;", "", text)), path
