"""Renders the minutes and draws their pages, on a work thread.

Imported only when the Minutes page is first shown: reportlab and pdfium cost start-up time. pdfium may be
used by one thread at a time, so the page asks for one thing after the other.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

from unifydesk.app import exporting
from unifydesk.domain.report import ExportOptions, Progress, Report
from unifydesk.gui.views.minutes.sheets import Drawn

FORMAT = "pdf"


class Document:
    """The pages of one rendered PDF."""

    def __init__(self, data: bytes) -> None:
        self._pdf = pdfium.PdfDocument(data)
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._pdf.get_page_size(number) for number in range(len(self._pdf))
        )  # points

    def draw(self, number: int, scale: float, _progress: Progress) -> Drawn:
        """Draw one page; `scale` is in pixels per point."""
        page = self._pdf[number]
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        words = page.get_textpage()
        text = words.get_text_bounded()
        drawn = Drawn(number, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), text)
        for part in (words, bitmap):
            part.close()
        page.close()
        return drawn

    def close(self) -> None:
        """Give the memory back."""
        self._pdf.close()


def render(report: Report, options: ExportOptions, progress: Progress) -> Document:
    """Return the minutes as pages. Raises CancelledError when stopped."""
    return Document(exporting.render(report, FORMAT, options, progress).data)


def export(report: Report, path: Path, options: ExportOptions, progress: Progress) -> Path:
    """Write the minutes to a file. Raises ExportError or CancelledError."""
    exporting.export(report, FORMAT, path, options, progress)
    return path
