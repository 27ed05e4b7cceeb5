"""Notices when a widget was painted for the first time, tells it, and ends the program."""

from __future__ import annotations

import time

import measuring
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Looks at one widget; the whole window is painted in the same turn of the event loop."""

    def __init__(self, started: float) -> None:
        super().__init__()
        self._started = started

    def look_at(self, widget: QWidget) -> None:
        """Wait for this widget to be painted."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the event pass; at the first painting, tell once everything else is painted, too."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)
        return False

    @Slot()
    def _tell(self) -> None:
        print(time.monotonic() - self._started, measuring.peak_mebibytes(), flush=True)
        QCoreApplication.quit()
