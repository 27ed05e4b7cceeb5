"""Text for files that are text: cleaned as for the page, without a character that no XML may hold."""

from __future__ import annotations

import re

from unifydesk.exporters._pdf_text import clean

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
REPLACED = "\N{REPLACEMENT CHARACTER}"
_ENDS = (plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
_NONCHARACTERS = dict.fromkeys((*range(0xFDD0, 0xFDF0), *_ENDS), REPLACED)
"""Code points that are no characters; some readers of XML and HTML refuse a file that has one."""


def fit(text: str) -> str:
    """Return any text fit for a file: no control characters, no lone surrogates, bidi controls by name."""
    return clean(text).translate(_NONCHARACTERS)


def language_tag(*said: str) -> str:
    """Return the first text that is not empty as a BCP 47 tag; “en” when it is none, or all are empty."""
    first = next(filter(None, said), "")
    return first if LANGUAGE.match(first) else "en"
