"""Text for files that are text: cleaned as for the page, without a character that no XML may hold."""

from __future__ import annotations

from unifydesk.exporters._pdf_text import clean

REPLACED = "\N{REPLACEMENT CHARACTER}"
_ENDS = (plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
_NONCHARACTERS = dict.fromkeys((*range(0xFDD0, 0xFDF0), *_ENDS), REPLACED)
"""Code points that are no characters; some readers of XML and HTML refuse a file that has one."""


def fit(text: str) -> str:
    """Return any text fit for a file: no control characters, no lone surrogates, bidi controls by name."""
    return clean(text).translate(_NONCHARACTERS)
