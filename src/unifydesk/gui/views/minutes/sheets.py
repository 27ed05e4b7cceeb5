"""Pages of paper below each other, drawn when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from unifydesk.gui.widgets import inks

GAP = 16
POINTS_TO_PIXELS = 96 / 72
KEPT = 24
"""Drawn pages held in memory at a time."""
STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as pixels: 4 bytes each, blue first."""

    number: int
    width: int
    height: int
    stride: int
    pixels: bytes
    text: str  # for screen readers


class Sheets(QAbstractScrollArea):
    """Shows the pages of a document at a zoom; asks for pages that are in view and not drawn yet."""

    page_wanted = Signal(int, float)  # page from 0, pixels per point
    zoomed = Signal(float)  # 1.0 is the size of the paper
    turned = Signal(int, int)  # page in view from 1, and how many there are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom = 1.0
        self._fits = True
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._fresh: dict[int, int] = {}  # page → width it was drawn with, from this document
        self._asked: set[int] = set()
        self._texts: dict[int, str] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages of the minutes"))
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(30)
        self._later.timeout.connect(self._ask)

    # What the page tells

    def show_document(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show another document of pages with these sizes in points; old pictures stay until redrawn."""
        if sizes != self._sizes:
            self._sizes = sizes
            self._images = OrderedDict((n, i) for n, i in self._images.items() if n < len(sizes))
        self._fresh.clear()
        self._asked.clear()
        self._refit()
        self._later.start()

    def show_page(self, drawn: Drawn) -> None:
        """Show one drawn page."""
        kind = QImage.Format.Format_RGB32
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, kind).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._images[drawn.number] = image
        self._images.move_to_end(drawn.number)
        while len(self._images) > KEPT:
            gone, _image = self._images.popitem(last=False)
            self._fresh.pop(gone, None)
        self._fresh[drawn.number] = drawn.width
        self._asked.discard(drawn.number)
        self._texts[drawn.number] = drawn.text
        self._tell()
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages the document has."""
        return len(self._sizes)

    def drawn_pages(self) -> tuple[int, ...]:
        """Return the pages of this document that are drawn now."""
        return tuple(sorted(self._fresh))

    # Zoom

    @property
    def zoom(self) -> float:
        """Size on the screen in relation to the paper."""
        return self._zoom

    @Slot()
    def fit(self, _checked: bool = False) -> None:
        """Fit the width of the paper into the view, now and when the view changes; never above its size."""
        self._fits = True
        self._refit()

    @Slot()
    def zoom_in(self, _checked: bool = False) -> None:
        """Show the pages larger."""
        self._set_zoom(next((s for s in STEPS if s > self._zoom + 0.01), STEPS[-1]))

    @Slot()
    def zoom_out(self, _checked: bool = False) -> None:
        """Show the pages smaller."""
        self._set_zoom(next((s for s in reversed(STEPS) if s < self._zoom - 0.01), STEPS[0]))

    def _set_zoom(self, zoom: float) -> None:
        self._fits = False
        self._apply_zoom(zoom)

    def _refit(self) -> None:
        if self._fits and self._sizes:
            widest = max(width for width, _height in self._sizes) * POINTS_TO_PIXELS
            self._apply_zoom(max(STEPS[0], min(1.0, (self.viewport().width() - 2 * GAP) / widest)))
        else:
            self._apply_zoom(self._zoom)

    def _apply_zoom(self, zoom: float) -> None:
        tall = max(1, self._total_height())
        share = self.verticalScrollBar().value() / tall
        self._zoom = zoom
        self._asked.clear()
        self._measure()
        self.verticalScrollBar().setValue(round(share * self._total_height()))
        self.zoomed.emit(zoom)
        self.viewport().update()
        self._later.start()

    # Geometry

    def _scale(self) -> float:
        return self._zoom * POINTS_TO_PIXELS

    def _total_height(self) -> int:
        return sum(round(h * self._scale()) + GAP for _w, h in self._sizes) + GAP

    def _measure(self) -> None:
        view = self.viewport().size()
        widest = max((round(w * self._scale()) for w, _h in self._sizes), default=0) + 2 * GAP
        self.verticalScrollBar().setRange(0, max(0, self._total_height() - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(0, widest - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _places(self) -> list[QRect]:
        """Return where each page lies in the view."""
        y, places = GAP - self.verticalScrollBar().value(), []
        for width, height in self._sizes:
            size = QSize(round(width * self._scale()), round(height * self._scale()))
            room = self.viewport().width() - size.width()
            x = room // 2 if room > 0 else GAP - self.horizontalScrollBar().value()
            places.append(QRect(QPoint(x, y), size))
            y += size.height() + GAP
        return places

    def current_page(self) -> int:
        """Return the page in the middle of the view, from 0."""
        middle = self.viewport().height() // 2
        return next((n for n, place in enumerate(self._places()) if place.bottom() + GAP >= middle), 0)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in enumerate(self._places()):
            if not place.intersects(event.rect()):
                continue
            painter.fillRect(place, QColor("white"))
            image = self._images.get(number)
            if image is not None:
                painter.drawImage(place, image)
            painter.setPen(inks.line())
            painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit anew."""
        super().resizeEvent(event)
        self._refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Scroll with Space and the page keys, zoom with + and −."""
        bar = self.verticalScrollBar()
        jumps = {
            Qt.Key.Key_Space: bar.pageStep(),
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
    def _on_scrolled(self, _value: int = 0) -> None:
        self._later.start()
        self.viewport().update()

    @Slot()
    def _ask(self) -> None:
        """Ask for the pages in view that are missing or of another size."""
        self._tell()
        scale = self._scale() * self.devicePixelRatioF()
        for number, place in enumerate(self._places()):
            wanted = round(self._sizes[number][0] * scale)
            near = place.adjusted(0, -GAP, 0, GAP).intersects(self.viewport().rect())
            drawn = abs(self._fresh.get(number, -9) - wanted) <= 1
            if near and not drawn and number not in self._asked:
                self._asked.add(number)
                self.page_wanted.emit(number, scale)

    def _tell(self) -> None:
        current = self.current_page()
        self.turned.emit(current + 1, len(self._sizes))
        text = self._texts.get(current, "")
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
