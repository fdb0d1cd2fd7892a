"""Pictures: the size of each format, and everything for which one is not published."""

from __future__ import annotations

import contextlib
import struct
import zlib

import pytest

from generator.text import pictures
from generator.text.pictures import MOST_BYTES, PictureError, Size
from tests.support.pictures import JPEG, PNG, WEBP

FORMATS = {"a.png": PNG, "a.jpg": JPEG, "a.jpeg": JPEG, "a.webp": WEBP}


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 3, height: int = 2, *chunks: bytes) -> bytes:
    """A grey PNG with additional chunks before its pixels."""
    pixels = zlib.compress(b"\0" * (width + 1) * height)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP of some chunks."""
    body = b"".join(kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def exif(*tags: tuple[int, int], order: str = "<") -> bytes:
    """Exif data with these tags."""
    start = b"II*\0" if order == "<" else b"MM\0*"
    entries = b"".join(struct.pack(f"{order}HHIHH", tag, 3, 1, value, 0) for tag, value in tags)
    return start + struct.pack(f"{order}IH", 8, len(tags)) + entries + b"\0\0\0\0"


def jpeg(data: bytes = b"", colours: int = 3) -> bytes:
    """The JPEG of the tests with Exif data, and a number of colours in its header."""
    frame = JPEG.index(b"\xff\xc0")
    changed = JPEG[: frame + 9] + bytes([colours]) + JPEG[frame + 10 :]
    return changed[:2] + (b"\xff\xe1" + struct.pack(">H", len(data) + 8) + b"Exif\0\0" + data if data else b"") + changed[2:]


@pytest.mark.parametrize("name", FORMATS)
def test_the_size_is_in_the_header(name: str) -> None:
    """Each format says how wide and high its picture is."""
    assert pictures.size(name, FORMATS[name]) == Size(24, 32)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (webp((b"VP8L", b"\x2f" + struct.pack("<I", (639) | (479 << 14)))), Size(640, 480)),
        (webp((b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480))), Size(640, 480)),
        (webp((b"VP8X", b"\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little"))), Size(640, 480)),
    ],
    ids=["lossless", "lossy", "extended"],
)
def test_each_kind_of_webp_is_read(content: bytes, size: Size) -> None:
    """A WebP has its size in one of three places."""
    assert pictures.size("a.webp", content) == size


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_that_was_cut_off_is_refused_wherever_it_ends(name: str) -> None:
    """A file that ends too early would be shown in part, or not at all."""
    for end in range(len(FORMATS[name])):
        with pytest.raises(PictureError, match=r"cut off|is not a"):
            pictures.size(name, FORMATS[name][:end])


@pytest.mark.parametrize("noise", [b"\0", b"\xff", b"\x7f"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_header_has_no_other_end(name: str, noise: bytes) -> None:
    """Whatever byte is wrong, the file is a picture with sides within the limits, or is refused."""
    for at in range(200):
        damaged = FORMATS[name][:at] + noise + FORMATS[name][at + 1 :]
        with contextlib.suppress(PictureError):
            assert max(pictures.size(name, damaged)) <= pictures.MOST_PIXELS


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", JPEG, "is a JPEG file; rename it to end in .jpg"),
        ("a.jpg", WEBP, "is a WebP file; rename it to end in .webp"),
        ("a.webp", b"<svg/>", "is not a WebP file; save it as WebP"),
        ("a.png", png(4001, 1), "is 4,001 by 1 pixels; make it smaller, at most 4,000 on each side"),
        ("a.png", png(0, 1), "is damaged or cut off; save it again as png"),
        ("a.png", PNG + b"\0" * MOST_BYTES, f"has {len(PNG) + MOST_BYTES:,} bytes; make it smaller, at most 1,000,000"),
        ("a.png", png(3, 2, chunk(b"acTL", b"")), "moves; save one frame of it"),
        ("a.webp", webp((b"VP8X", b"\x02\0\0\0\0\0\0\0\0\0")), "moves; save one frame of it"),
        ("a.jpg", jpeg(colours=4), "has the colours of a printing press (CMYK), which browsers show differently; save it in RGB"),
        ("a.jpg", jpeg(exif((0x8825, 90))), "says where it was taken, which would be published with it; save it without its metadata"),
        ("a.jpg", jpeg(exif((0x0112, 6), order=">")), "is stored turned or mirrored, and not all programs turn it back; save it upright"),
        ("a.png", png(3, 2, chunk(b"eXIf", exif((0x8825, 90)))), "says where it was taken, which would be published with it; save it without its metadata"),
        ("a.webp", webp((b"VP8X", b"\x08" + b"\0" * 9), (b"EXIF", exif((0x0112, 3)))), "is stored turned or mirrored, and not all programs turn it back; save it upright"),
    ],
    ids=["jpeg", "webp", "drawing", "wide", "empty", "large", "moving png", "moving webp", "cmyk", "position", "turned", "png position", "webp turned"],
)  # fmt: skip
def test_what_is_not_published(name: str, content: bytes, said: str) -> None:
    """The message says what is wrong, and what to do."""
    with pytest.raises(PictureError) as error:
        pictures.size(name, content)
    assert str(error.value) == said


@pytest.mark.parametrize("data", [exif((0x0112, 1)), exif((0x010F, 1)), b"II*\0", b"MM", b"nothing", exif((0x8825, 1))[:12]])
def test_other_metadata_is_no_objection(data: bytes) -> None:
    """An upright picture may say which camera took it; what cannot be read says nothing."""
    assert pictures.size("a.jpg", jpeg(data)) == Size(24, 32)
