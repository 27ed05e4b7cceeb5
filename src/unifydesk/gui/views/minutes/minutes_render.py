"""Renders the minutes, draws their pages and finds words in them, on a work thread.

Imported only when the Minutes page is first shown: reportlab and pdfium cost start-up time. pdfium may be
used by one thread at a time, so the page asks for one thing after the other.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

from unifydesk.app import exporting
from unifydesk.domain.errors import ExportError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Progress, Rendered, Report
from unifydesk.gui.views.minutes.finding import Folded, find, fold
from unifydesk.gui.views.minutes.pages import Box, Drawn, Match
from unifydesk.gui.views.minutes.style_choice import Choices, options_of
from unifydesk.store.workshop_file import WorkshopFile

NOT_SHOWN = QT_TRANSLATE_NOOP(
    "minutes", "The pages could not be shown here. The minutes can be exported all the same."
)


class Document:
    """The pages of one rendered PDF."""

    def __init__(self, data: bytes) -> None:
        self._pdf = pdfium.PdfDocument(data)
        self._texts: dict[int, Folded] = {}
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._pdf.get_page_size(number) for number in range(len(self._pdf))
        )  # points

    def draw(self, number: int, scale: float, _progress: Progress) -> Drawn:
        """Draw one page with its words; `scale` is in pixels per point."""
        page = self._pdf[number]
        words = page.get_textpage()
        text = words.get_text_bounded()
        words.close()
        return self._drawn(page, number, scale, text)

    def thumb(self, number: int, scale: float, _progress: Progress) -> Drawn:
        """Draw one page small and without its words."""
        return self._drawn(self._pdf[number], number, scale, "")

    def _drawn(self, page: pdfium.PdfPage, number: int, scale: float, text: str) -> Drawn:
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        drawn = Drawn(number, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), text)
        bitmap.close()
        page.close()
        return drawn

    def find(self, query: str, first: int, last: int, progress: Progress) -> tuple[Match, ...]:
        """Return where words stand on the pages from `first` to before `last`."""
        found: list[Match] = []
        for number in range(first, min(last, len(self.sizes))):
            progress((number - first) / max(1, last - first))
            found += self._find_on(number, query)
        return tuple(found)

    def _find_on(self, number: int, query: str) -> list[Match]:
        if number in self._texts and not find(self._texts[number], query):
            return []
        page = self._pdf[number]
        words = page.get_textpage()
        if number not in self._texts:
            self._texts[number] = fold(_characters(words))
        height = self.sizes[number][1]
        found = []
        for start, count in find(self._texts[number], query):
            boxes = (words.get_rect(n) for n in range(words.count_rects(start, count)))
            found.append(Match(number, tuple(Box(x, height - top, r - x, top - y) for x, y, r, top in boxes)))
        words.close()
        page.close()
        return found

    def close(self) -> None:
        """Give the memory back."""
        self._pdf.close()


def _characters(words: pdfium.PdfTextPage) -> str:
    """Return the text with exactly one character for each that pdfium counts."""
    count = words.count_chars()
    text = str(words.get_text_range()) if count else ""
    if len(text) == count:
        return text
    codes = (pdfium.raw.FPDFText_GetUnicode(words.raw, place) for place in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def open_document(data: bytes, _progress: Progress) -> Document:
    """Return a PDF as pages. Raises ExportError when pdfium cannot read it."""
    try:
        return Document(data)
    except pdfium.PdfiumError as error:
        raise ExportError(NOT_SHOWN) from error


def record_for(file: WorkshopFile, format_id: str) -> Report:
    """Return the record of an open file for a format; on the store thread."""
    return exporting.record_for(file, format_id)


def render(report: Report, format_id: str, choices: Choices, progress: Progress) -> Rendered:
    """Return the finished file. Raises CancelledError when stopped, InvalidInputError for a style sheet."""
    return exporting.render(report, format_id, options_of(choices), progress)


def export(
    report: Report, format_id: str, path: Path, choices: Choices, progress: Progress
) -> tuple[str, ...]:
    """Write a file and return its warnings. Raises ExportError, InvalidInputError or CancelledError."""
    return exporting.export(report, format_id, path, options_of(choices), progress)
