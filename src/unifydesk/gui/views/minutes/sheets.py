"""Pages of paper below each other, drawn when they come into view, with marks where words were found."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from unifydesk.gui.views.minutes.page_area import PageArea
from unifydesk.gui.views.minutes.pages import Column, Drawn, Match, Sizes
from unifydesk.gui.widgets import inks

KEPT_BYTES = 96_000_000
"""Drawn pages held in memory at a time, beside those in view."""
MARK, CURRENT_MARK, MARK_LINE = QColor(255, 214, 0, 96), QColor(255, 140, 0, 120), QColor(176, 74, 0)


class Sheets(PageArea):
    """Shows the pages of a document at a zoom; asks for pages that are in view and not drawn yet."""

    page_wanted = Signal(int, float)  # page from 0, pixels per point

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._fresh: dict[int, int] = {}  # page → width it was drawn with, from this document
        self._asked: dict[int, int] = {}  # page → width it was asked for
        self._texts: dict[int, str] = {}
        self._matches: dict[int, list[tuple[int, Match]]] = {}
        self._current = -1
        self.setAccessibleName(self.tr("Pages of the minutes"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # The document

    def show_document(self, sizes: Sizes) -> None:
        """Show another document; the page in view stays, and old pictures until they are drawn anew."""
        place = self._place()
        self._images = OrderedDict((n, i) for n, i in self._images.items() if n < len(sizes))
        self._fresh.clear()
        self._asked.clear()
        self._texts.clear()
        self._column = Column(sizes, self._column.scale)
        self._refit(place)
        self._tell()

    def show_page(self, drawn: Drawn) -> None:
        """Show one drawn page."""
        kind = QImage.Format.Format_RGB32
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, kind).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._images[drawn.number] = image
        self._images.move_to_end(drawn.number)
        self._fresh[drawn.number] = drawn.width
        self._asked.pop(drawn.number, None)
        self._texts[drawn.number] = drawn.text
        self._let_go()
        self._tell()
        self.viewport().update()

    def _let_go(self) -> None:
        """Forget the pages drawn longest ago that are out of view."""
        seen = self._in_view()
        total = sum(image.sizeInBytes() for image in self._images.values())
        for number in [n for n in self._images if n not in seen]:
            if total <= KEPT_BYTES:
                return
            total -= self._images.pop(number).sizeInBytes()
            self._fresh.pop(number, None)

    def drawn_pages(self) -> tuple[int, ...]:
        """Return the pages of this document that are drawn now."""
        return tuple(sorted(self._fresh))

    # What was found

    @Slot(object, int)
    def show_matches(self, matches: Sequence[Match], current: int) -> None:
        """Mark where words stand; `current` is the number, from 0, of the one that is looked at, or −1."""
        self._matches = {}
        for number, match in enumerate(matches):
            self._matches.setdefault(match.page, []).append((number, match))
        self._current = current
        self.viewport().update()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._in_view():
            place = self._page_area(number)
            if not place.intersects(event.rect()):
                continue
            painter.fillRect(place, QColor("white"))
            image = self._images.get(number)
            if image is not None:
                painter.drawImage(place, image)
            self._paint_matches(painter, number)
            painter.setPen(inks.line())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(inks.accent())
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _paint_matches(self, painter: QPainter, page: int) -> None:
        for number, match in self._matches.get(page, ()):
            is_current = number == self._current
            painter.setPen(MARK_LINE if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(CURRENT_MARK if is_current else MARK)
            for box in match.boxes:
                painter.drawRoundedRect(self._area(page, box), 2, 2)

    @Slot()
    def _on_scrolled(self, _value: int = 0) -> None:
        self._tell()
        self._later.start()
        self.viewport().update()

    def settle(self) -> None:
        """Ask for the pages in view that are missing or of another size, the one in the middle last.

        The newest wish is drawn next.
        """
        self._tell()
        scale = self._column.scale * self.devicePixelRatioF()
        middle = self.current_page()
        for number in sorted(self._in_view(), key=lambda page: -abs(page - middle)):
            wanted = round(self._column.sizes[number][0] * scale)
            drawn = abs(self._fresh.get(number, -9) - wanted) <= 1
            if not drawn and self._asked.get(number) != wanted:
                self._asked[number] = wanted
                self.page_wanted.emit(number, scale)

    def _tell(self) -> None:
        current = self.current_page()
        self.turned.emit(current + 1, self.page_count)
        text = self._texts.get(current, "")
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
