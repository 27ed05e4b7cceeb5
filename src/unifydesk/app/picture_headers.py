"""Tells the format and size of a picture from its first bytes, so that a bomb is refused before it is read.

Sources: PNG (ISO/IEC 15948) 11.2.2, JPEG (ITU-T T.81) B.2.2, GIF89a 18, WebP (RFC 9649) 2.5 to 2.7.
"""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
MOST_BYTES = 10_000_000
MOST_PIXELS = 25_000_000
LARGEST_LOGO = 1200
"""Pixels of the longer side after which a logo is made smaller: 5 cm at 600 dots per inch are enough."""
WHOLE = QT_TRANSLATE_NOOP("logos", "a whole picture in one of the formats PNG, JPEG, GIF or WebP")
SMALLER = QT_TRANSLATE_NOOP("logos", "a picture of at most {bytes} MB and {pixels} million pixels")
TOO_LARGE = SMALLER.format(bytes=MOST_BYTES // 10**6, pixels=MOST_PIXELS // 10**6)

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers of a JPEG that say its size
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_MOST_MARKERS = 1_000


@dataclass(frozen=True, slots=True)
class Header:
    """What a picture says of itself; `form` is the name Pillow has for the format, the size is in pixels."""

    form: str
    width: int
    height: int

    @property
    def pixels(self) -> int:
        """How many pixels it says it has."""
        return self.width * self.height


def read_header(data: bytes) -> Header | None:
    """Return what a PNG, JPEG, GIF or WebP says of itself; None for anything else, and for a cut one."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and len(data) >= 24:
        return Header("PNG", _big(data[16:20]), _big(data[20:24]))
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return Header("GIF", _little(data[6:8]), _little(data[8:10]))
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp(data)
    return None


def check_header(data: bytes) -> Header:
    """Return the header of a picture that may be read; raises InvalidInputError with what was expected."""
    if len(data) > MOST_BYTES:
        raise InvalidInputError(TOO_LARGE)
    header = read_header(data)
    if header is None or not header.pixels:
        raise InvalidInputError(WHOLE)
    if header.pixels > MOST_PIXELS:
        raise InvalidInputError(TOO_LARGE)
    return header


def _jpeg(data: bytes) -> Header | None:
    """Walk from marker to marker to the largest frame; a hostile file may say its size more than once."""
    at, found = 2, None
    for _ in range(_MOST_MARKERS):
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker in _ALONE:
            at += 2
            continue
        if marker in (0xD9, 0xDA):  # the end, or where the pixels begin
            break
        if marker in _FRAMES and at + 9 <= len(data):
            frame = Header("JPEG", _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7]))
            found = frame if found is None or frame.pixels > found.pixels else found
        at += 2 + max(2, _big(data[at + 2 : at + 4]))
    return found


def _webp(data: bytes) -> Header | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return Header("WEBP", 1 + _little(data[24:27]), 1 + _little(data[27:30]))
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return Header("WEBP", _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF)
    if kind == b"VP8L" and data[20] == 0x2F:
        bits = _little(data[21:25])
        return Header("WEBP", 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    return None


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
