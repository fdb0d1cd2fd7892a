"""What cannot be read is refused by what it is, with what to do instead; hostile files are refused too, and nothing ends in a traceback."""

from __future__ import annotations

import gzip
import json
import sys
from contextlib import suppress

import pytest

from generator.readers import document
from generator.readers.document import Document, UnreadableError
from generator.readers.registry import FORMATS, read
from tests.support import article_files
from tests.support.article_files import zipped
from tests.support.rows import each

NOT_READ = [
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(40), "picture: run OCR"),
    ("photo", b"\xff\xd8\xff\xe0" + bytes(40), "picture: run OCR"),
    ("old Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as DOCX"),
    ("RTF", rb"{\rtf1\ansi The bridge is closed.}", "save it as DOCX"),
    ("zip", zipped({"a.txt": b"Hello"}), "unpack it"),
    ("spreadsheet", zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}), "Excel"),
    ("slides", zipped({"ppt/presentation.xml": b"<p/>"}), "PowerPoint"),
    ("OpenDocument", zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "save it as DOCX"),
    ("video", b"\0\0\0\x18ftypmp42" + bytes(40), "transcript"),
    ("sound", b"ID3\x04" + bytes(40), "transcript"),
    ("compressed", gzip.compress(b"The bridge is closed."), "unpack it"),
    ("Kindle", bytes(60) + b"BOOKMOBI" + bytes(20), "EPUB"),
    ("Safari", b"bplist00" + bytes(20), "HTML or PDF"),
    ("program", b"\x7fELF" + bytes(40), "program"),
    ("data", json.dumps({"headline": "Ferry"}).encode(), "JSON"),
    ("feed", b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
    ("bytes", bytes(range(256)) * 20, "not a text"),
    ("nothing", b" \n ", "empty"),
    ("damaged PDF", b"%PDF-1.7\n" + bytes(200), "PDF is damaged"),
    ("damaged Word file", zipped({"word/document.xml": b"<w:document"}), "damaged"),
    ("cut zip", zipped({"word/document.xml": b"<a/>"})[:40], "damaged"),
    ("damaged book", zipped({"META-INF/container.xml": b"<container/>"}), "damaged"),
    ("page without text", b"<!doctype html><html><body><img src=a.jpg></body></html>", "no text"),
    ("mail without text", b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pdf\n\nJVBERg==\n", "no text"),
    ("damaged archive", b"WARC/1.0\r\nnonsense\r\n\r\n", "archive"),
]


@each(("content", "said"), [row[1:] for row in NOT_READ], ids=[row[0] for row in NOT_READ])
def test_what_cannot_be_read_is_refused_with_the_remedy(content: bytes, said: str) -> None:
    """Each says what it is, and what helps."""
    with pytest.raises(UnreadableError, match=said) as refused:
        read(Document(content))
    assert refused.value.remedy


def word(body: bytes) -> bytes:
    """A Word file with a body."""
    return zipped({"word/document.xml": b'<w:document xmlns:w="w"><w:body>%s</w:body></w:document>' % body})


ENTITIES = b'<!DOCTYPE d [<!ENTITY a "bridge"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HOSTILE = [
    ("entities", zipped({"word/document.xml": ENTITIES + b"<d>&b;</d>"}), "entities"),
    ("external entity", zipped({"word/document.xml": EXTERNAL + b"<d>&a;</d>"}), "entities"),
    ("external entity in a book", zipped({"META-INF/container.xml": EXTERNAL + b"<d>&a;</d>"}), "entities"),
    ("deep Word file", word(b"<w:sdt>" * 900 + b"</w:sdt>" * 900), "deep"),
    ("deep mail", b"MIME-Version: 1.0\nFrom: a\n" + b"Content-Type: message/rfc822\n\n" * 1200, "mail"),
]


@pytest.mark.threat("b190")
@pytest.mark.parametrize(("content", "said"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_a_hostile_file_is_refused(content: bytes, said: str) -> None:
    """Entities, external files and parts in parts in parts end in one line."""
    with pytest.raises(UnreadableError, match=said):
        read(Document(content))


@pytest.mark.threat("b190")
def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds for what a zip file says it unpacks to, and for what it really unpacks to."""
    monkeypatch.setattr("generator.readers.archive.LARGEST_UNPACKED", 1 << 16)
    with pytest.raises(UnreadableError, match="unpacks to more"):
        read(Document(word(b"<w:p/>" * 20_000)))


@pytest.mark.threat("b190")
def test_a_page_of_very_many_or_very_deep_elements_is_read_or_refused() -> None:
    """Neither ends in a traceback; the text of a deep page is not lost."""
    text = "The bridge at Lantern Ford has been closed since 6 May, when a pier cracked, the board said."
    for page in (f"{'<div>' * 1500}<p>{text}</p>", f"<table>{'<tr><td>a<td>b' * 1500}</table><p>{text}</p>", f"<p>{text}{'<b>' * 1500}"):
        with suppress(UnreadableError):
            assert text in [block.text for block in read(Document(f"<!doctype html><html><body>{page}</body></html>".encode())).blocks]


@pytest.mark.threat("b191")
def test_scripts_and_links_of_a_page_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading opens no connection and no file, and what scripts would write is not text."""

    def forbidden(*given: object, **named: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr("socket.socket.connect", forbidden)
    page = """<!doctype html><html><head><base href="file:///etc/"><link rel=stylesheet href="http://192.0.2.1/a.css"><script src="http://192.0.2.1/a.js"></script>
    </head><body><article><h1>Ferry</h1><p>The bridge at Lantern Ford has been closed since 6 May, when a pier cracked.</p><iframe src="file:///etc/passwd"></iframe>
    <script>document.write("<p>Injected by a script, with as many words as a paragraph has.</p>")</script><img src=x onerror="alert(1)"></article></body></html>"""
    assert [block.text for block in read(Document(page.encode())).blocks] == [
        "Ferry",
        "The bridge at Lantern Ford has been closed since 6 May, when a pier cracked.",
    ]


NEEDING = [
    ("news-page.html", "trafilatura"),
    ("two-columns.typ", "pypdfium2"),
    ("crawl.warc", "warcio"),
]


@pytest.mark.parametrize(("name", "library"), NEEDING)
def test_without_the_optional_readers_the_message_names_them(name: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that needs the extra says so, with the command that installs it."""
    content = article_files.content(article_files.CASES / name)
    monkeypatch.setitem(sys.modules, library, None)
    for module in [module for module in sys.modules if module.startswith(f"{library}.")]:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnreadableError, match=rf"{library} is not installed: install them: pip install 'briefings\[articles\]'"):
        read(Document(content))


@pytest.mark.parametrize("name", ["press-briefing.txt", "notes.md", "minutes.docx", "plain-mail.eml"])
def test_without_the_optional_readers_other_formats_are_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts, Markdown, mails in plain text and Word files need no library."""
    for library in ("trafilatura", "lxml", "pypdfium2", "warcio"):
        monkeypatch.setitem(sys.modules, library, None)
    assert read(Document(article_files.content(article_files.CASES / name))).blocks


def test_every_format_has_a_name_for_messages() -> None:
    """Names are short, and limits are what the handbook says."""
    assert all(form.name and form.name == form.name.strip() for form in FORMATS)
    assert (document.LARGEST_FILE, document.MOST_BLOCKS) == (100 << 20, 20_000)
