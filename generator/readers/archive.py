"""Zip files, opened with limits: how many files, how large each may be, and XML without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, Final
from xml.etree import ElementTree as ET

from .document import LARGEST_UNPACKED, UnreadableError

_MOST_FILES: Final = 20_000
_LARGEST_PART: Final = 50 << 20
#: What the standard library raises for a damaged archive, at its list or at a part.
DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Archive:
    """A zip file in memory.  Raises UnreadableError if it is damaged, protected or unpacks to too much."""

    def __init__(self, content: bytes) -> None:
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGED:
            raise UnreadableError("this file is damaged", "download or save it again") from None
        entries = self.zip.infolist()
        if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
            raise UnreadableError("this file unpacks to more than is read", "save the article alone, as PDF or plain text")
        self.names = tuple(entry.filename for entry in entries)
        self.left = LARGEST_UNPACKED

    def read(self, name: str) -> bytes:
        """The content of a part; empty if there is none."""
        if name not in self.names:
            return b""
        try:
            with self.zip.open(name) as part:
                content = part.read(min(_LARGEST_PART, self.left) + 1)
        except DAMAGED:
            raise UnreadableError("this file is damaged", "download or save it again") from None
        except RuntimeError:
            raise UnreadableError("this file needs a password", "save it without one") from None
        self.left -= len(content)
        if self.left < 0 or len(content) > _LARGEST_PART:
            raise UnreadableError("this file unpacks to more than is read", "save the article alone, as PDF or plain text")
        return content

    def xml(self, name: str) -> Any:
        """The elements of a part; None if there is none."""
        content = self.read(name)
        return xml(content) if content else None


def xml(content: bytes) -> Any:
    """The elements of some XML, which may define no entities, and so neither grow nor read other files."""
    if b"<!ENTITY" in content or "<!ENTITY".encode("utf-16-le") in content or "<!ENTITY".encode("utf-16-be") in content:
        raise UnreadableError("this file defines XML entities, as no program for texts does", "save it again with such a program")
    try:
        return ET.fromstring(content)  # noqa: S314 - entities are refused above, and expat loads nothing
    except (ET.ParseError, ValueError, LookupError):
        raise UnreadableError("this file is damaged", "download or save it again") from None


def local(element: Any) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without its namespace; empty if there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
