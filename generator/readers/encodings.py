"""From bytes to text: by the byte order mark, the declared encoding, UTF-8, or the likeliest of the common encodings."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from .document import MOST_CHARACTERS, Document, UnreadableError

#: Names of encodings that stand for a larger one, as in browsers.
_LARGER: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "iso8859-9": "cp1254",
    "big5": "big5hkscs", "iso8859-11": "cp874",
}  # fmt: skip
#: The encodings among which a guess is made.
_COMMON: Final = (
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp932", "euc_jp", "gb18030", "big5", "cp949",
    "iso8859_2", "iso8859_5", "cp866", "utf_16_le", "utf_16_be",
)  # fmt: skip
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
#: Control characters that no text has.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Two letters or more that are UTF-8 read as a Western encoding, such as “Ã¤” or “â€™”.
_GARBLED: Final = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}")


class Text(NamedTuple):
    """A decoded text, and remarks on how it was decoded."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(document: Document, declared: str = "") -> Text:
    """The text of a document.  `declared` is the encoding that the text itself names.  Raises UnreadableError if it is no text."""
    content = document.content
    if document.encoding:
        return _chosen(content, document.encoding)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(name, "replace"))
    remarks: tuple[str, ...] = ()
    for named in filter(None, (document.charset, declared)):
        found = _strictly(content, _name(named))
        if found is not None and not _CONTROL.search(found):
            return _checked(found)
        remarks = (f"the text is not in the encoding it names, {named}",)
    found = _strictly(content, "utf-8")
    if found is not None and "\x00" not in found:
        return _checked(found, remarks)
    return _guessed(content, remarks)


def _chosen(content: bytes, encoding: str) -> Text:
    """The text in the encoding that an editor chose."""
    name = _name(encoding)
    if not name:
        raise UnreadableError(f"unknown encoding {encoding!r}", "name one such as utf-8, windows-1251, shift_jis or gb18030")
    found = _strictly(content, name)
    if found is None:
        raise UnreadableError(f"the text is not in {encoding}", "choose another --encoding, or none to let the program guess")
    return _checked(found.removeprefix("\ufeff"), garbled=False)


def _name(label: str) -> str:
    """The codec of an encoding; empty if there is none."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return ""
    return _LARGER.get(name, name)


def _strictly(content: bytes, name: str) -> str | None:
    if not name:
        return None
    try:
        return content.decode(name)
    except (UnicodeDecodeError, UnicodeError):
        # browsers show the few bytes that this encoding leaves undefined
        if name != "cp1252" or len(re.findall(rb"[\x81\x8d\x8f\x90\x9d]", content)) > len(content) / 1000:
            return None
        return content.decode("cp1252", "replace")


def _guessed(content: bytes, remarks: tuple[str, ...]) -> Text:
    """The text in the likeliest encoding: UTF-8 with a few wrong bytes, or what the letters look most like."""
    replaced = content.decode("utf-8", "replace")
    wrong, right = replaced.count("\ufffd"), sum(character > "\x7f" for character in replaced) - replaced.count("\ufffd")
    if "\x00" not in replaced and wrong * 10 <= right:
        mended = content.decode("utf-8", "western")
        return _checked(mended, (*remarks, f"{wrong} bytes are not UTF-8 and were read as windows-1252"), garbled=False)
    from charset_normalizer import from_bytes

    sample = content[:200_000]
    best = from_bytes(sample, cp_isolation=list(_COMMON), enable_fallback=False).best()
    found = _strictly(content, _name(best.encoding)) if best else None
    if best is None or found is None or _CONTROL.search(found):
        raise UnreadableError("this is not a text, or its encoding is unknown", "name the encoding with --encoding, or save it as UTF-8")
    said = f"the encoding was guessed: {best.encoding}; if letters look wrong, name it with --encoding"
    return _checked(found, (*remarks, said), garbled=False)


def _western(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("western", _western)


def _checked(text: str, remarks: tuple[str, ...] = (), *, garbled: bool = True) -> Text:
    """The text, mended if it was decoded wrongly before it was saved.  Raises UnreadableError if it is no text, or too long."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(f"the text has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read", "split it")
    if len(_CONTROL.findall(text)) > len(text) / 1000:
        raise UnreadableError("this is not a text", "save the article as plain text, HTML, PDF or DOCX")
    if garbled and (mended := _mended(text)) != text:
        return Text(mended, (*remarks, "the text had been saved in a wrong encoding and was mended"))
    return Text(_CONTROL.sub("", text), remarks)


def _mended(text: str) -> str:
    """The text without the traces of UTF-8 that was read as windows-1252; unchanged if it has other letters beyond ASCII."""
    parts = _GARBLED.findall(text)
    if len(parts) < 2 or sum(map(len, parts)) < 0.9 * sum(character > "\x7f" for character in text):
        return text
    failed = False

    def whole(match: re.Match[str]) -> str:
        nonlocal failed
        try:
            return "".join(_byte(character) for character in match[0]).encode("latin-1").decode()
        except UnicodeError:
            failed = True
            return match[0]

    mended = _GARBLED.sub(whole, text)
    return text if failed else mended


def _byte(character: str) -> str:
    """The byte of a character in windows-1252, as a character."""
    return character if character < "\xa0" and character > "\x7f" else character.encode("cp1252").decode("latin-1")
