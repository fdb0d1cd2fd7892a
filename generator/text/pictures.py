"""Pictures from their bytes: whether they are what their names say, how wide and high they are, and what must not be published with them.

Only headers are read; nothing is decoded.  Sources of the formats: PNG (W3C, third edition), ITU-T T.81 (JPEG), RFC 9649 (WebP),
CIPA DC-008 (Exif).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

#: The maximum size of a picture in bytes, and of its sides in pixels.
MOST_BYTES: Final = 1_000_000
MOST_PIXELS: Final = 4000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
#: Markers of JPEG that begin a frame and hold its size; the others between C0 and CF are tables.
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
#: Markers without a length: nothing, restarts, and the beginning of the picture.
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN, _END, _APP1 = 0xDA, 0xD9, 0xE1
_EXIF: Final = b"Exif\0\0"
#: Tags of Exif: which way up the picture is to be shown, and where it was taken.
_ORIENTATION, _POSITION = 0x0112, 0x8825
_UPRIGHT: Final = 1
_CMYK: Final = 4


class PictureError(ValueError):
    """A file that cannot be shown as a picture; the message says what is wrong with it, and after a semicolon what to do."""


class Size(NamedTuple):
    """The sides of a picture in pixels."""

    width: int
    height: int


class _Header(NamedTuple):
    """What the header of a picture says: its size, its Exif data, whether it moves, and its number of colours, if it is known."""

    size: Size
    exif: bytes = b""
    moves: bool = False
    colours: int = 0


def size(name: str, content: bytes) -> Size:
    """The size of a picture that may be published.  Raises PictureError if it may not, or if it is not what its name says."""
    if len(content) > MOST_BYTES:
        raise PictureError(f"has {len(content):,} bytes; make it smaller, at most {MOST_BYTES:,}")
    header = _header(name, content)
    if header is None or min(header.size) < 1:
        raise PictureError(f"is damaged or cut off; save it again as {_ending(name)}")
    if max(header.size) > MOST_PIXELS:
        raise PictureError(
            f"is {header.size.width:,} by {header.size.height:,} pixels; make it smaller, at most {MOST_PIXELS:,} on each side"
        )
    if header.moves:
        raise PictureError("moves; save one frame of it")
    if header.colours == _CMYK:
        raise PictureError("has the colours of a printing press (CMYK), which browsers show differently; save it in RGB")
    tags = dict(_tags(header.exif))
    if _POSITION in tags:
        raise PictureError("says where it was taken, which would be published with it; save it without its metadata")
    if tags.get(_ORIENTATION, _UPRIGHT) != _UPRIGHT:
        raise PictureError("is stored turned or mirrored, and not all programs turn it back; save it upright")
    return header.size


def _header(name: str, content: bytes) -> _Header | None:
    """The header of a picture; None if it is damaged.  Raises PictureError if it is in another format than its name says."""
    wanted, found = _FORMATS[_ending(name)], next((one for one in _FORMATS.values() if one.begins(content)), None)
    if found is not wanted:
        what = f"is a {found.name} file" if found else f"is not a {wanted.name} file"
        raise PictureError(f"{what}; {f'rename it to end in .{found.ending}' if found else f'save it as {wanted.name}'}")
    try:
        return wanted.read(content)
    except (struct.error, IndexError):
        return None


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


def _read_png(content: bytes) -> _Header | None:
    """The header of a PNG, which is complete if its last chunk is there."""
    chunks = list(_chunks(content, len(_PNG)))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1] != b"IEND":
        return None
    parts = dict(chunks)
    return _Header(Size(*struct.unpack_from(">II", parts[b"IHDR"])), parts.get(b"eXIf", b""), b"acTL" in parts)


def _chunks(content: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG, each with its kind; the pixels are left out.  Raises struct.error if the file ends in one."""
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        struct.unpack_from(">I", content, at + 8 + length)
        yield kind, b"" if kind == b"IDAT" else content[at + 8 : at + 8 + length]
        at += 12 + length


def _read_jpeg(content: bytes) -> _Header | None:
    """The header of a JPEG, which is complete if the mark of its end is there."""
    found, exif = None, b""
    for marker, data in _segments(content):
        if marker in _FRAMES:
            height, width, colours = struct.unpack_from(">HHB", data, 1)
            found = _Header(Size(width, height), colours=colours)
        elif marker == _APP1 and data.startswith(_EXIF):
            exif = data.removeprefix(_EXIF)
    whole = content.rstrip(b"\0").endswith(bytes((0xFF, _END)))
    return found._replace(exif=exif) if found and whole else None


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG before its pixels, each with its marker."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise IndexError
        marker = content[at + 1]
        if marker in (_SCAN, _END):
            return
        if marker == 0xFF or marker in _BARE:  # a byte that fills up, or a marker without data
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        yield marker, content[at + 4 : at + 2 + length]
        at += 2 + length


def _read_webp(content: bytes) -> _Header | None:
    """The header of a WebP, which is complete if the file is as long as it says."""
    (length,) = struct.unpack_from("<I", content, 4)
    if len(content) < length + 8:
        return None
    parts = dict(_riff(content))
    exif = parts.get(b"EXIF", b"").removeprefix(_EXIF)
    if b"VP8X" in parts:
        flags, wide, high = parts[b"VP8X"][0], parts[b"VP8X"][4:7], parts[b"VP8X"][7:10]
        return _Header(Size(*(int.from_bytes(side, "little") + 1 for side in (wide, high))), exif, bool(flags & 2))
    if b"VP8L" in parts:
        (bits,) = struct.unpack_from("<I", parts[b"VP8L"], 1)
        return _Header(Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
    width, height = struct.unpack_from("<HH", parts.get(b"VP8 ", b""), 6)
    return _Header(Size(width & 0x3FFF, height & 0x3FFF))


def _riff(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a WebP, each with its kind."""
    at = 12
    while at + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, at)
        yield kind, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _tags(exif: bytes) -> Iterator[tuple[int, int]]:
    """The tags in the first directory of Exif data, each with its value as a short number; none if the data cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4) if order else (len(exif),)
        (many,) = struct.unpack_from(f"{order}H", exif, start) if order else (0,)
        for number in range(many):
            yield struct.unpack_from(f"{order}HxxxxxxH", exif, start + 2 + 12 * number)
    except struct.error:
        return


class _Format(NamedTuple):
    """A format of pictures: its name, its usual ending, whether bytes begin like it, and the reader of its header."""

    name: str
    ending: str
    begins: Callable[[bytes], bool]
    read: Callable[[bytes], _Header | None]


_OF_PNG: Final = _Format("PNG", "png", lambda content: content.startswith(_PNG), _read_png)
_OF_JPEG: Final = _Format("JPEG", "jpg", lambda content: content.startswith(b"\xff\xd8\xff"), _read_jpeg)
_OF_WEBP: Final = _Format("WebP", "webp", lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP", _read_webp)
#: The formats by the endings of names.
_FORMATS: Final[Mapping[str, _Format]] = {"png": _OF_PNG, "jpg": _OF_JPEG, "jpeg": _OF_JPEG, "webp": _OF_WEBP}
#: The endings that names of pictures may have.
ENDINGS: Final = tuple(_FORMATS)
