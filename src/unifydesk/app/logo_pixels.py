"""Decodes a picture from elsewhere and encodes its pixels anew; run in the process that may break over it."""

from __future__ import annotations

import io
import warnings

# every reader and what it loads on the way: nothing can be imported any more once a picture is read
from PIL import (
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from unifydesk.app.picture_headers import LARGEST_LOGO, MOST_PIXELS, TOO_LARGE, WHOLE, check_header
from unifydesk.domain.errors import InvalidInputError

_WRONG = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError)
"""What Pillow raises for damaged pictures, besides its own error for bombs."""
_READERS = (GifImagePlugin, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
"""Kept, so that nobody takes the imports for needless."""


def encoded(data: bytes) -> bytes:
    """Return any picture as a PNG on white, upright, no side above `LARGEST_LOGO`, nothing but pixels.

    What was encoded once stays as it is. Raises InvalidInputError with what was expected.
    """
    header = check_header(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the bound here is lower
            with Image.open(io.BytesIO(data), formats=(header.form,)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise InvalidInputError(TOO_LARGE)
                clear = ImageOps.exif_transpose(picture).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise InvalidInputError(TOO_LARGE) from error
    except _WRONG as error:
        raise InvalidInputError(WHOLE) from error
    clear.thumbnail((LARGEST_LOGO, LARGEST_LOGO), Image.Resampling.LANCZOS)
    white = Image.new("RGBA", clear.size, "white")
    pixels = Image.alpha_composite(white, clear).convert("RGB").tobytes()
    made = io.BytesIO()
    bare = Image.frombytes("RGB", clear.size, pixels)  # without profiles and comments
    bare.save(made, "PNG", optimize=True)
    return made.getvalue()
