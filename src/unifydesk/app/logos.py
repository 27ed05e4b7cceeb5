"""Reads logos, a person’s and those of style sheets: decoded and encoded again, so that only pixels go on."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.store.errors import shown_name

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")
MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
LARGEST = 1200
"""Pixels of the longer side after which a logo is made smaller: 5 cm at 600 dots per inch are enough."""

REFUSED = QT_TRANSLATE_NOOP("logos", "“{name}” cannot be the logo. Choose {expected}.")
READABLE = QT_TRANSLATE_NOOP("logos", "a picture that is there and can be read")
WHOLE = QT_TRANSLATE_NOOP("logos", "a whole picture in one of the formats PNG, JPEG, GIF, BMP, WebP or TIFF")
SMALLER = QT_TRANSLATE_NOOP("logos", "a picture of at most {bytes} MB and {pixels} million pixels")
NAMED = QT_TRANSLATE_NOOP("logos", "the name of a picture")
INSIDE = QT_TRANSLATE_NOOP("logos", "a picture in the folder of the sheet, or an absolute path")
_TOO_LARGE = SMALLER.format(bytes=MOST_BYTES // 10**6, pixels=MOST_PIXELS // 10**6)
_WRONG = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError)
"""What Pillow raises for damaged pictures, besides its own error for bombs."""


def chosen_logo(path: Path) -> bytes:
    """Return the picture a person chose, as `encoded` makes it; raises InvalidInputError with its name."""
    try:
        return encoded(_bytes_of(path))
    except InvalidInputError as error:
        raise InvalidInputError(REFUSED.format(name=shown_name(path), expected=str(error))) from error


def sheet_logo(written: str, folder: Path) -> bytes:
    """Return the picture a style sheet names by an absolute path or one inside `folder`, its own.

    Raises InvalidInputError with what was expected, to be said beside the line of the sheet.
    """
    return encoded(_bytes_of(_path(written, folder)))


def encoded(data: bytes) -> bytes:
    """Return any picture as a PNG on white, upright, at most `LARGEST` a side, that is nothing but pixels.

    What was encoded once stays as it is. Raises InvalidInputError with what was expected.
    """
    if len(data) > MOST_BYTES:
        raise InvalidInputError(_TOO_LARGE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the bound here is lower
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise InvalidInputError(_TOO_LARGE)
                clear = ImageOps.exif_transpose(picture).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise InvalidInputError(_TOO_LARGE) from error
    except _WRONG as error:
        raise InvalidInputError(WHOLE) from error
    clear.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    white = Image.new("RGBA", clear.size, "white")
    pixels = Image.alpha_composite(white, clear).convert("RGB").tobytes()
    made = io.BytesIO()
    bare = Image.frombytes("RGB", clear.size, pixels)  # without profiles and comments
    bare.save(made, "PNG", optimize=True)
    return made.getvalue()


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe would never end, and a device has no end
            raise InvalidInputError(READABLE)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InvalidInputError(READABLE) from error


def _path(written: str, folder: Path) -> Path:
    """Return the file; a relative path may not leave the folder, not even through a link."""
    try:
        path = Path(written)
        if path.is_absolute():
            return path
        found = (folder / path).resolve()
        inside = found.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise InvalidInputError(NAMED) from error
    if not inside:
        raise InvalidInputError(INSIDE)
    return found
