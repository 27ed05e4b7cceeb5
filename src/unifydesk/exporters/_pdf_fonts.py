"""The bundled fonts as reportlab knows them: loaded at first use, once, and always embedded as subsets."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from unifydesk.paths import resources

SANS = "NotoSans-Regular"
SANS_ITALIC = "NotoSans-Italic"
MEDIUM = "NotoSans-Medium"
SEMIBOLD = "NotoSans-SemiBold"
BOLD = "NotoSans-Bold"
SERIF = "NotoSerif-Regular"
SERIF_ITALIC = "NotoSerif-Italic"
SERIF_BOLD = "NotoSerif-Bold"

FALLBACKS = (SANS, "NotoSansMath-Regular", "NotoSansSymbols2-Regular")
"""Asked in this order for a character that the font of a style lacks."""

BASIC_PLANE = 0xFFFF
MISSING = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that no bundled font can draw; every bundled text font has it."""


@cache
def use(name: str) -> str:
    """Load and register the bundled font `name` if that has not happened yet; return its name."""
    pdfmetrics.registerFont(TTFont(name, str(resources() / "fonts" / f"{name}.ttf")))
    return name


@cache
def coverage(name: str) -> frozenset[str]:
    """Return the characters that the font `name` can draw and that can be read back from the PDF.

    reportlab writes wrong reading codes beyond the basic plane: those letters would look right and be lost
    when copied or read aloud, so they count as missing.
    """
    face = pdfmetrics.getFont(use(name)).face
    return frozenset(chr(code) for code in face.charToGlyph if code <= BASIC_PLANE)


def width_of(text: str, name: str, size: float) -> float:
    """Return the width of one line of `text` in points; the font must cover it."""
    return float(pdfmetrics.stringWidth(text, use(name), size))
