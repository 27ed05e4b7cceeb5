"""The masthead: who stands behind a document, in words and with a logo."""

from __future__ import annotations

import io

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from unifydesk.domain.style import LIMITS
from unifydesk.exporters._pdf_flow import gap, side_by_side
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_tags import pictured
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line

LONGEST_NAME, LONGEST_ADDRESS = 120, 200
HIGHEST = 0.12
"""Of the height of the text, that a logo may take."""
AIR = 14.0


class Logo(Flowable):
    """The picture of an organisation; `text` is its equivalent in words, kept for tagged output."""

    def __init__(self, picture: ImageReader, width: float, most: float, name: str) -> None:
        super().__init__()
        wide, high = picture.getSize()
        shrink = min(width / wide, most / high)
        self.picture = picture
        self.width, self.height = wide * shrink, high * shrink
        self.text = f"Logo of {name}" if name else "Logo"
        self.hAlign = "LEFT"

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the size of the picture."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        with pictured(self.canv, self.text, self.width, self.height):
            self.canv.drawImage(self.picture, 0, 0, self.width, self.height, mask="auto")


def masthead(sheet: Sheet) -> list[Flowable]:
    """Return the logo beside name and address of the organisation; nothing for a style without them."""
    style = sheet.style
    name, address = one_line(style.organisation, LONGEST_NAME), one_line(style.address, LONGEST_ADDRESS)
    words: list[Flowable] = []
    if name:
        words.append(paragraph(name, sheet["masthead"]))
    if address:
        words.append(paragraph(address, sheet["small"]))
    logo = _logo(sheet, name)
    if logo is None:
        return [*words, gap(AIR)] if words else []
    if not words:
        return [logo, gap(AIR)]
    left = logo.width + AIR
    no_air = (("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0))
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    made = side_by_side([[logo, words]], (left, sheet.width - left), *no_air, middle)
    return [made, gap(AIR)]


def _logo(sheet: Sheet, name: str) -> Logo | None:
    """Return the logo, no wider than half of the text; None without one, or where it is no picture."""
    if not sheet.style.logo:
        return None
    try:
        picture = ImageReader(io.BytesIO(sheet.style.logo))
        picture.getRGBData()
    except (OSError, ValueError, SyntaxError, MemoryError):
        return None
    width = max(sheet.style.logo_width, LIMITS["logo_width"][0]) * mm / sheet.scale
    return Logo(picture, min(width, sheet.width / 2), HIGHEST * sheet.height, name)
