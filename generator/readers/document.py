"""What a reader is given, what it may refuse, and the limits that hold for all readers."""

from __future__ import annotations

import importlib
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

#: The maximum size of a file, of what is unpacked from it, and of its text; and the maximum number of paragraphs.
LARGEST_FILE: Final = 100 << 20
LARGEST_UNPACKED: Final = 200 << 20
MOST_CHARACTERS: Final = 5_000_000
MOST_BLOCKS: Final = 20_000
#: The maximum depth of elements in each other.
DEEPEST: Final = 400


class UnreadableError(ValueError):
    """A file that cannot be read: what it is, and what to do instead."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}: {remedy}")
        self.what, self.remedy = what, remedy


@dataclass(frozen=True, slots=True)
class Document:
    """A file to be read: its bytes, and what others say about it.

    `encoding` was chosen by the editor, `charset` and `address` came with the file (from a server, a mail or an archive); in an archive of
    many pages, `wanted` is the address of the one to read.  With `by_blank_lines`, plain text is divided at blank lines only.
    """

    content: bytes
    encoding: str = ""
    charset: str = ""
    address: str = ""
    wanted: str = ""
    by_blank_lines: bool = False

    @property
    def head(self) -> bytes:
        """The beginning, by which formats are recognised, without a byte order mark and white space."""
        return self.content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()


def extra(module: str, what: str) -> Any:
    """A library of the optional extra.  Raises UnreadableError if it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise UnreadableError(
            f"{what} needs the optional readers, and {name} is not installed",
            "install them: pip install 'briefings[articles]', or make articles in a checkout",
        ) from None


def one_line(text: str) -> str:
    """A text on one line: white space becomes single spaces, and none between characters of a script that is written without."""
    words = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").split()
    if text.isascii() or "\n" not in text:
        return " ".join(words)
    lines = [" ".join(line.split()) for line in text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").splitlines()]
    joined = ""
    for line in filter(None, lines):
        joined += line if not joined or (_wide(joined[-1]) and _wide(line[0])) else f" {line}"
    return joined


def _wide(character: str) -> bool:
    """Whether a character belongs to a script without spaces, so that a line may end after it; Korean has spaces."""
    return unicodedata.east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"
