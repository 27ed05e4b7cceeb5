"""The bar above the pages: the strip of small pages, which page, the search, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from unifydesk.gui.tips import plain_tip
from unifydesk.gui.views.minutes.find_line import FindLine
from unifydesk.gui.views.minutes.page_area import FIT_PAGE, FIT_WIDTH
from unifydesk.gui.widgets.labels import push_button, text_label, tight

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class Bar(QFrame):
    """Shows and asks; it decides nothing."""

    zoom_chosen = Signal(float)  # FIT_WIDTH, FIT_PAGE or a zoom

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbs = push_button(
            "quiet", self.tr("Pages"), self.tr("Show small pages beside the large ones")
        )
        self.thumbs.setCheckable(True)
        self.page = text_label("muted")
        self.finder = FindLine()
        self.smaller = push_button("quiet", "−", self.tr("Smaller"))
        self.smaller.setAccessibleName(self.tr("Smaller"))
        self.larger = push_button("quiet", "+", self.tr("Larger"))
        self.larger.setAccessibleName(self.tr("Larger"))
        self.zoom = QComboBox()
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.zoom.setMinimumContentsLength(8)
        self.zoom.addItem(self.tr("Fit width"), FIT_WIDTH)
        self.zoom.addItem(self.tr("Fit page"), FIT_PAGE)
        for zoom in ZOOMS:
            self.zoom.addItem(f"{round(zoom * 100)} %", zoom)
        self._usual = self.zoom.count()
        row = tight(QHBoxLayout(self), 4, (12, 6, 12, 6))
        row.addWidget(self.thumbs)
        row.addWidget(self.page)
        row.addWidget(self.finder, 1)
        row.addSpacing(8)
        row.addWidget(self.smaller)
        row.addWidget(self.zoom)
        row.addWidget(self.larger)
        self.zoom.activated.connect(self._on_zoom)

    def show_zoom(self, choice: float, zoom: float) -> None:
        """Say how large the pages are."""
        words = f"{round(zoom * 100)} %"
        while self.zoom.count() > self._usual:
            self.zoom.removeItem(self._usual)
        place = next((n for n in range(self._usual) if abs(self.zoom.itemData(n) - choice) < 0.001), -1)
        if place < 0:
            self.zoom.addItem(words, choice)
            place = self._usual
        self.zoom.setCurrentIndex(place)
        self.zoom.setToolTip(plain_tip(words))

    @Slot(int, int)
    def show_page(self, number: int, count: int) -> None:
        """Say which page is in view."""
        self.page.setText(self.tr("{n} of {all}").format(n=number, all=count) if count else "")

    @Slot(int)
    def _on_zoom(self, _index: int) -> None:
        self.zoom_chosen.emit(float(self.zoom.currentData()))
