"""A view on pages of paper: where each lies, scrolling, and zooms that keep what is looked at."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from unifydesk.gui.views.minutes.pages import GAP, Box, Column, Match, Sizes

POINTS_TO_PIXELS = 96 / 72
STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
FIT_WIDTH, FIT_PAGE = -1.0, -2.0
"""Instead of a zoom: as large as the view has room for, never larger than the paper."""
LEAST_FIT = 0.25
SETTLING = 30
"""Milliseconds without scrolling or zooming before pages are asked for."""


class PageArea(QAbstractScrollArea):
    """Knows the column of pages and the part of it that is in view; what is painted is left to subclasses."""

    zoomed = Signal(float, float)  # what was chosen (a zoom or FIT_…), and the zoom; 1.0 is that of paper
    turned = Signal(int, int)  # page in view from 1, and how many there are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column()
        self._choice = FIT_WIDTH
        self._zoom = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLING)
        self._later.timeout.connect(self._on_settled)

    def settle(self) -> None:
        """Do what waits until scrolling and zooming have ended."""

    @property
    def page_count(self) -> int:
        """How many pages the document has."""
        return len(self._column.sizes)

    @property
    def sizes(self) -> Sizes:
        """Width and height of each page in points."""
        return self._column.sizes

    # Zoom

    @property
    def zoom(self) -> float:
        """Size on the screen in relation to the paper."""
        return self._zoom

    @Slot(float)
    def choose_zoom(self, choice: float) -> None:
        """Show the pages at a zoom, or as large as fits (FIT_WIDTH, FIT_PAGE), also when the view changes."""
        self._choice = choice
        self._refit(self._place())

    @Slot()
    def zoom_in(self, _checked: bool = False) -> None:
        """Show the pages larger."""
        self.choose_zoom(next((s for s in STEPS if s > self._zoom + 0.01), STEPS[-1]))

    @Slot()
    def zoom_out(self, _checked: bool = False) -> None:
        """Show the pages smaller."""
        self.choose_zoom(next((s for s in reversed(STEPS) if s < self._zoom - 0.01), STEPS[0]))

    def _refit(self, place: tuple[int, float]) -> None:
        """Measure anew and put a place (page, share of it) back into the middle of the view."""
        self._zoom = self._fitting() if self._choice < 0 else self._choice
        self._column = Column(self._column.sizes, self._zoom * POINTS_TO_PIXELS)
        view, down, across = self.viewport().size(), self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self._column.height - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(48)
        across.setRange(0, max(0, self._column.width - view.width()))
        across.setPageStep(view.width())
        down.setValue(self._column.y_of(place) - view.height() // 2)
        self.zoomed.emit(self._choice, self._zoom)
        self.viewport().update()
        self._later.start()

    def _fitting(self) -> float:
        sizes = self._column.sizes
        if not sizes:
            return self._zoom
        view = self.viewport().size()
        fits = (view.width() - 2 * GAP) / (max(width for width, _height in sizes) * POINTS_TO_PIXELS)
        if self._choice == FIT_PAGE:
            tallest = max(height for _width, height in sizes) * POINTS_TO_PIXELS
            fits = min(fits, (view.height() - 2 * GAP) / tallest)
        return max(LEAST_FIT, min(1.0, fits))

    # Where things are

    def _place(self) -> tuple[int, float]:
        """Return what is in the middle of the view; at the very top, the top stays."""
        y, half = self.verticalScrollBar().value(), self.viewport().height() // 2
        return self._column.place_of(y + half) if y > 0 else (0, -1.0)

    def _in_view(self) -> range:
        y = self.verticalScrollBar().value()
        return self._column.between(y, y + self.viewport().height())

    def _page_area(self, page: int) -> QRect:
        width, height = self._column.size(page)
        room = self.viewport().width() - width
        x = room // 2 if room > 0 else GAP - self.horizontalScrollBar().value()
        return QRect(x, self._column.top(page) - self.verticalScrollBar().value(), width, height)

    def _area(self, page: int, box: Box) -> QRectF:
        place, scale = self._page_area(page), self._column.scale
        size = (box.width * scale, box.height * scale)
        return QRectF(place.x() + box.x * scale, place.y() + box.y * scale, *size).adjusted(-2, -1, 2, 1)

    def current_page(self) -> int:
        """Return the page in the middle of the view, from 0."""
        return self._column.page_at(self.verticalScrollBar().value() + self.viewport().height() // 2)

    @Slot(int)
    def go_to(self, page: int) -> None:
        """Scroll to the beginning of a page, from 0."""
        if 0 <= page < self.page_count:
            self.verticalScrollBar().setValue(self._column.top(page) - GAP)

    @Slot(object)
    def bring(self, match: Match) -> None:
        """Scroll until a match is in view, if it is not yet."""
        if match.page >= self.page_count:
            return
        area = self._area(match.page, match.boxes[0]) if match.boxes else self._page_area(match.page)
        view = self.viewport().rect()
        if area.top() < GAP or area.bottom() > view.height() - GAP:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(area.center().y()) - view.height() // 3)
        across = self.horizontalScrollBar()
        if area.left() < 0 or area.right() > view.width():
            across.setValue(across.value() + round(area.center().x()) - view.width() // 2)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit anew."""
        super().resizeEvent(event)
        self._refit(self._place())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Scroll with Space and the page keys, zoom with + and −."""
        bar = self.verticalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        jumps = {
            Qt.Key.Key_Space: -bar.pageStep() if back else bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        key = Qt.Key(event.key())
        if key in jumps:
            bar.setValue(bar.value() + jumps[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
        else:
            super().wheelEvent(event)

    @Slot()
    def _on_settled(self) -> None:
        self.settle()
