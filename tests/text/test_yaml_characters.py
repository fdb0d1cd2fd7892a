"""Characters and bytes that no record may hold, and files that editors leave beside records.

The numbers are those of the threat list.
"""

from __future__ import annotations

import unicodedata

import pytest

from generator.records.decode import decode
from generator.text.problems import InvalidDossierError
from generator.text.yaml import read
from tests.support import small
from tests.support.fields import HERALD, NORTHLAND
from tests.support.rows import each
from tests.support.yaml_reading import document, refusal, told, value

# Characters.

HIDDEN = [
    pytest.param("\u0085", "a next-line character (U+0085)", id="b030-next-line"),
    pytest.param("\u2028", "a line separator (U+2028)", id="b030-line-separator"),
    pytest.param("\u2029", "a paragraph separator (U+2029)", id="b030-paragraph-separator"),
    pytest.param("\x00", "a control character (U+0000)", id="b032-null"),
    pytest.param("\x07", "a control character (U+0007)", id="b032-bell"),
    pytest.param("\x0c", "a control character (U+000C)", id="b032-form-feed"),
    pytest.param("\x1b", "a control character (U+001B)", id="b032-escape"),
    pytest.param("\x7f", "a control character (U+007F)", id="b032-delete"),
    pytest.param("\x9b", "a control character (U+009B)", id="b032-c1"),
    pytest.param("\ufeff", "a byte order mark (U+FEFF)", id="b033-middle"),
    pytest.param("\ufffe", "an unassigned character (U+FFFE)", id="b037-noncharacter"),
    pytest.param("\uffff", "an unassigned character (U+FFFF)", id="b037-last"),
    pytest.param("\ufdd0", "an unassigned character (U+FDD0)", id="b037-arabic-block"),
    pytest.param("\U0001fffe", "an unassigned character (U+1FFFE)", id="b037-plane-1"),
    pytest.param("\ue000", "a private-use character (U+E000)", id="b037-private"),
    pytest.param("\U0010fffd", "a private-use character (U+10FFFD)", id="b037-private-plane"),
    pytest.param("\ufffd", "a replacement character (U+FFFD)", id="b037-replacement"),
    *(pytest.param(chr(code), f"(U+{code:04X})", id=f"b164-{code:04x}") for code in (0x202A, 0x202E, 0x2066, 0x2069, 0x200E, 0x200F, 0x61C)),
    *(pytest.param(chr(code), f"(U+{code:04X})", id=f"b165-{code:04x}")
      for code in (0x200B, 0x200C, 0x200D, 0x2060, 0xAD, 0x180E, 0xE0041, 0xFE0F, 0xE0100, 0x3164, 0x115F, 0x34F)),
    pytest.param("\u0301" * 5, "a letter with 5 combining marks", id="b170-five"),
    pytest.param("\u0336\u0488" * 100, "a letter with 200 combining marks", id="b170-two-hundred"),
]  # fmt: skip


@each(("hidden", "called"), HIDDEN)
def test_a_character_that_no_reader_can_see_is_refused(hidden: str, called: str) -> None:
    """It is named, pointed at in its line, and shown as an escape: the message itself hides nothing."""
    text = f"a: 1\nname: No{hidden}rth: x\nb: 2\n"
    problem = refusal(text)
    assert told(problem) == ("hidden-character", 2, 9)
    assert called in problem.message
    assert problem.place.excerpt == text.split("\n")[1]
    shown = str(problem)
    assert all(line.isprintable() for line in shown.split("\n"))
    if len(hidden) == 1 and hidden != "\ufffd":
        assert hidden not in shown
        assert f"    2 | name: No{hidden.encode('unicode_escape').decode()}rth: x\n" in shown


@pytest.mark.threat("b032")
@each(
    ("escape", "code"),
    [("\\e[31m", "U+001B"), ("\\x7f", "U+007F"), ("\\a", "U+0007"), ("\\0", "U+0000"), ("\\r", "U+000D"), ("\\N", "U+0085"),
     ("\\L", "U+2028"), ("\\P", "U+2029"), ("\\u202e", "U+202E"), ("\\ufeff", "U+FEFF"), ("\\U000e0041", "U+E0041")],
)  # fmt: skip
def test_an_escape_brings_in_no_hidden_character(escape: str, code: str) -> None:
    """What may not stand in a file may not be written as an escape either, neither in a value nor in a key."""
    for text, column in ((f'a: "x{escape}"', 4), (f'"x{escape}": a', 1)):
        problem = refusal(text)
        assert told(problem) == ("hidden-character", 1, column)
        assert code in problem.message


def test_escapes_of_what_can_be_seen_are_read() -> None:
    """A tab, a line end and a letter may be written as escapes."""
    assert value('a: "x\\ty\\nz\\u00e9\\"\\\\"') == {"a": 'x\ty\nzé"\\'}


@pytest.mark.threat("b165")
@each(
    "text",
    ["Ελλάδα", "Россия", "中国 北朝鮮", "대한민국", "ايران", "می\u200cخواهم", "क\u094d\u200dष", "ประเทศไทย", "Việt Nam", "ישראל", "👩\u200d🚀", "❤\ufe0f\u200d🔥",
     "“x” – ‘y’ … — €", "a\u0301\u0301\u0301\u0301"],
)  # fmt: skip
def test_scripts_keep_the_joiners_they_need(text: str) -> None:
    """Names in every script are read as they are written, in NFC."""
    assert value(f"name: {text}\n'{text}': x") == {"name": unicodedata.normalize("NFC", text), unicodedata.normalize("NFC", text): "x"}


@pytest.mark.threat("b168")
def test_letters_in_parts_are_put_together() -> None:
    """Keys and values are NFC, whatever the editor's system writes."""
    assert value("Cafe\u0301: re\u0301sume\u0301") == {"Café": "résumé"}
    assert document("Cafe\u0301: x").place(("Café",)).column == 8


@each(
    ("data", "line", "column", "said"),
    [
        pytest.param(b"\xff\xfea\0:\0 \0b\0", 1, 1, "not UTF-8 text", id="b034-utf-16-le"),
        pytest.param(b"\xfe\xff\0a\0:\0 \0b", 1, 1, "not UTF-8 text", id="b034-utf-16-be"),
        pytest.param("a: b".encode("utf-16-le"), 1, 1, "not UTF-8 text", id="b034-utf-16-without-mark"),
        pytest.param("a: b".encode("utf-32"), 1, 1, "not UTF-8 text", id="b034-utf-32-le"),
        pytest.param(b"\0\0\xfe\xff\0\0\0a", 1, 1, "not UTF-8 text", id="b034-utf-32-be"),
        pytest.param("a: b\nname: Café x".encode("latin-1"), 2, 10, "byte 14 ", id="b034-latin-1"),
        pytest.param("a: Россия".encode("cp1251"), 1, 4, "byte 3 ", id="b034-cp1251"),
        pytest.param(b"\xef\xbb\xbfa: \xe9", 1, 4, "byte 6 ", id="b034-after-byte-order-mark"),
        pytest.param(b"a: b\rc: d\r\n\xe9", 3, 1, "byte 11 ", id="b034-after-other-line-ends"),
        pytest.param(b"a: \xc0\xaf", 1, 4, "byte 3 ", id="b036-overlong"),
        pytest.param(b"a: \xed\xa0\x80", 1, 4, "byte 3 ", id="b036-surrogate"),
        pytest.param(b"a: \xf4\x90\x80\x80", 1, 4, "byte 3 ", id="b036-above-unicode"),
        pytest.param("a: é".encode()[:-1], 1, 4, "byte 3 ", id="b036-truncated"),
    ],
)
def test_only_utf_8_is_read(data: bytes, line: int, column: int, said: str) -> None:
    """Other bytes are refused, with the number of the first wrong one."""
    problem = refusal(data)
    assert told(problem) == ("not-utf8", line, column)
    assert said in problem.message
    assert "save" in problem.hint


@pytest.mark.threat("b034")
def test_the_line_of_a_wrong_byte_is_shown() -> None:
    """The excerpt shows the byte as an escape, and the caret stands below it."""
    assert str(refusal(b"a: b\nname: Caf\xe9 x\n")) == (
        "f.yml:2:10: not-utf8: byte 14 is not UTF-8\n    2 | name: Caf\\xe9 x\n      |          ^\n   help: save the file as UTF-8"
    )


@pytest.mark.threat("b033")
def test_a_byte_order_mark_at_the_start_is_left_out() -> None:
    """The first key is the key without it, and columns count as an editor shows them."""
    assert value(b"\xef\xbb\xbfname: x") == {"name": "x"}
    assert document(b"\xef\xbb\xbfname: x").place(("name",)).column == 7
    assert told(refusal(b"\xef\xbb\xbf\xef\xbb\xbfname: x")) == ("hidden-character", 1, 1)


@pytest.mark.threat("b038")
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    """The same record with other line ends is the same document, texts over several lines included."""
    for text in (small.NORTHLAND, small.FERRY, "a: |\n  b\n\n  c\nd: 'e\n\n  f'\n"):
        assert read("f.yml", text.replace("\n", end).encode()) == read("f.yml", text.encode())
    mixed = "a: b\rc: d\r\ne: f\n"
    assert value(mixed) == {"a": "b", "c": "d", "e": "f"}
    assert (document(mixed).place(("e",)).line, document(mixed).place(("e",)).excerpt) == (3, "e: f")


# Twins and what editors leave behind.


@pytest.mark.threat("b040")
def test_two_files_of_one_record_are_refused() -> None:
    """A .yaml beside a .yml of the same name is told as its twin, and alone as misnamed."""
    twin = {**small.files(), "actors/northland.yaml": small.NORTHLAND.encode()}
    (problem,) = decode(twin)[1]
    assert (problem.code, problem.place.path) == ("unexpected-file", "briefings/actors/northland.yaml")
    assert "'actors/northland.yml'" in problem.message
    alone = {path: data for path, data in twin.items() if path != NORTHLAND}
    (problem,) = decode(alone)[1]
    assert (problem.code, problem.place.path) == ("unexpected-file", "briefings/actors/northland.yaml")


@pytest.mark.threat("b040")
@each(
    "name", ["northland.yml~", "northland.yaml~", ".#northland.yml", "#northland.yml#", "northland.yml.orig", "northland.yml.rej",
             ".northland.yml.swp", "northland.yml.bak", ".DS_Store", "Thumbs.db", "desktop.ini"],
)  # fmt: skip
def test_what_editors_leave_behind_is_passed_over(name: str) -> None:
    """A backup or a system's own file changes nothing, whatever it holds."""
    dossier, problems = decode({**small.files(), f"actors/{name}": b"\xff not yaml: ["})
    assert not problems
    assert dossier is not None
    assert (dossier.actors, dossier.documents, dossier.broken) == (small.dossier().actors, small.dossier().documents, frozenset())


def test_the_problems_of_all_files_are_reported_in_one_run() -> None:
    """A file that cannot be read hides nothing that is wrong in another, the settings included."""
    files = {
        **small.files(),
        "dossier.yml": small.DOSSIER.replace("as_of: 2024-05-03", "as_of: 2024-13-03").encode(),
        NORTHLAND: small.NORTHLAND.replace("name: Northland", "name: North: land").encode(),
        "actors/southmark.yml": small.SOUTHMARK.replace("kind: state", "kind: state\nkind: person\nkindd: x").encode(),
        "actors/lena-vos.yml": small.LENA_VOS.replace("name: Lena Vos", "name: Lena\u2028Vos").encode(),
        HERALD: small.HERALD_SOURCE.replace("2024-03-15", "2024-13-15").encode("utf-16"),
    }
    _, problems = decode(files)
    assert str(InvalidDossierError(problems)).split("\n") == [
        "briefings/actors/lena-vos.yml:1:11: hidden-character: a line separator (U+2028), which is invisible",
        r"    1 | name: Lena\u2028Vos",
        "      |           ^^^^^^",
        "   help: delete it",
        "briefings/actors/northland.yml:1:12: yaml-syntax: the value contains a colon followed by a space, which starts another key",
        "    1 | name: North: land",
        "      |            ^",
        "   help: put the whole value in quotes, or write `>-` and the text on the next line, indented by two more spaces",
        "briefings/actors/southmark.yml:3:1: duplicate-key: duplicate key 'kind'",
        "    3 | kind: person",
        "      | ^^^^",
        "   help: keep one of the two",
        "briefings/actors/southmark.yml:4:1: unknown-field: unknown field 'kindd' in an actor",
        "    4 | kindd: x",
        "      | ^^^^^",
        "   help: did you mean 'kind'?",
        "briefings/dossier.yml:3:8: bad-date: as_of: '2024-13-03' does not exist: there is no month 13",
        "    3 | as_of: 2024-13-03",
        "      |        ^^^^^^^^^^",
        "   help: write an existing day, or only the month or the year",
        "briefings/sources/herald-2024-03.yml:1:1: not-utf8: the file is not UTF-8 text",
        "   help: save it as plain text in UTF-8",
    ]
