"""Reads logos: decoded and encoded again, so that nothing but pixels gets into exports."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.store.errors import shown_name

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")
MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
BOX = (1200, 600)
"""Pixels a logo is made smaller to: 5 cm at 600 dots per inch are enough for any printer."""

UNREADABLE = QT_TRANSLATE_NOOP(
    "logos", "“{name}” could not be read. Choose a picture that opens in other programs."
)
NO_PICTURE = QT_TRANSLATE_NOOP(
    "logos", "“{name}” is not a picture that can be read. Choose a PNG or JPEG file."
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "logos",
    "“{name}” is too large for a logo: up to {bytes} MB and {pixels} million pixels. Make it smaller.",
)
_WRONG = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError)
"""What Pillow raises for damaged pictures, besides its own error for bombs."""


def read_logo(path: Path) -> bytes:
    """Return the picture at `path` as a PNG without anything but its pixels, at most as large as `BOX`.

    Raises InvalidInputError with what to choose instead.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _refused(UNREADABLE, path) from error
    return clean_logo(data, path)


def clean_logo(data: bytes, path: Path) -> bytes:
    """Return picture bytes as such a PNG; `path` is only named in errors."""
    if len(data) > MOST_BYTES:
        raise _refused(TOO_LARGE, path)
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _refused(TOO_LARGE, path)
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise _refused(TOO_LARGE, path) from error
    except _WRONG as error:
        raise _refused(NO_PICTURE, path) from error
    upright.thumbnail(BOX, Image.Resampling.LANCZOS)
    made = io.BytesIO()
    bare = Image.frombytes("RGBA", upright.size, upright.tobytes())  # without profiles and comments
    bare.save(made, "PNG", optimize=True)
    return made.getvalue()


def _refused(template: str, path: Path) -> InvalidInputError:
    values = {"name": shown_name(path), "bytes": MOST_BYTES // 10**6, "pixels": MOST_PIXELS // 10**6}
    return InvalidInputError(template.format(**values))
