"""The logo of a style sheet: found beside the sheet, decoded, flattened on white and encoded again."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image

from unifydesk.domain.errors import InvalidInputError

MOST_BYTES = 4 * 1024 * 1024
MOST_PIXELS = 16_000_000
LARGEST = 1200
"""Pixels of the longer side after which a logo is made smaller: more cannot be seen on paper."""
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")


def read_logo(written: str, folder: Path) -> bytes:
    """Return a logo as PNG without transparency, by an absolute path or one inside `folder`.

    Raises InvalidInputError with what was expected.
    """
    path = _path(written, folder)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InvalidInputError("a picture that exists and can be read") from error
    if len(data) > MOST_BYTES:
        raise InvalidInputError(f"a picture of at most {MOST_BYTES // 1024 // 1024} MB")
    return encoded(data)


def _path(written: str, folder: Path) -> Path:
    """Return the file; a relative path may not leave the folder, not even through a link."""
    try:
        path = Path(written)
        if path.is_absolute():
            return path
        found = (folder / path).resolve()
        inside = found.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise InvalidInputError("the name of a picture") from error
    if not inside:
        raise InvalidInputError("a picture in the folder of the sheet, or an absolute path")
    return found


def encoded(data: bytes) -> bytes:
    """Return any picture as a PNG on white that holds nothing but its pixels; raises InvalidInputError."""
    expected = "a whole picture in one of the formats PNG, JPEG, GIF, BMP or WebP"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise InvalidInputError(f"a picture of at most {MOST_PIXELS // 1_000_000} million pixels")
            clear = picture.convert("RGBA")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise InvalidInputError(f"a picture of at most {MOST_PIXELS // 1_000_000} million pixels") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError) as error:  # broken pictures
        raise InvalidInputError(expected) from error
    clear.thumbnail((LARGEST, LARGEST))
    white = Image.new("RGBA", clear.size, "white")
    out = io.BytesIO()
    Image.alpha_composite(white, clear).convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()
