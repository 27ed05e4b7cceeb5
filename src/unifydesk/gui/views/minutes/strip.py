"""The pages with the strip of small ones beside them; its width, and whether it is there, is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from unifydesk.gui.settings import Settings
from unifydesk.gui.views.minutes.thumbs import LEAST_WIDTH, MOST_WIDTH, USUAL_WIDTH, Thumbs

KEY = "minutes/strip"
CLOSED = "closed"


class Strip(QSplitter):
    """Small pages at the left, the large ones at the right."""

    def __init__(self, pages: QWidget, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self.thumbs = Thumbs()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self.thumbs)
        self.addWidget(pages)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        kept, _, state = settings.state_text(KEY).partition(" ")
        width = int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 5 else USUAL_WIDTH
        self._width = min(max(width, LEAST_WIDTH), MOST_WIDTH)
        self.is_open = state != CLOSED
        self.thumbs.setVisible(self.is_open)
        self.setSizes([self._width, 10_000])
        self.splitterMoved.connect(self._on_moved)

    @Slot(bool)
    def set_open(self, is_open: bool) -> None:
        """Show the small pages, or hide them."""
        if is_open != self.is_open:
            self.is_open = is_open
            self.thumbs.setVisible(is_open)
            self._keep()

    @Slot(int, int)
    def _on_moved(self, _position: int, _index: int) -> None:
        self._width = self.thumbs.width()
        self._keep()

    def _keep(self) -> None:
        self._settings.keep_state_text(KEY, f"{self._width} {'' if self.is_open else CLOSED}".strip())
