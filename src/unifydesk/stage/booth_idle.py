"""How long the booth waits for somebody who stopped: it tells them first, then the ballot is forgotten."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

IDLE = 20_000
"""Milliseconds without a key or a touch after which a half-filled ballot is forgotten."""
LAST_CALL = 8_000
"""So many milliseconds before that the person is told."""


class Patience(QObject):
    """Counts idle time from the last key or touch."""

    told = Signal()  # soon
    over = Signal()  # now
    resumed = Signal()  # the time is counted anew, or no longer

    def __init__(self, idle: int, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self, singleShot=True, interval=idle)
        self.warning = QTimer(self, singleShot=True, interval=max(0, idle - LAST_CALL))
        self.timer.timeout.connect(self._on_over)
        self.warning.timeout.connect(self.told)

    def start(self) -> None:
        """Count from now."""
        self.timer.start()
        self.warning.start()
        self.resumed.emit()

    def stop(self) -> None:
        """Count no longer: nothing waits to be forgotten."""
        self.timer.stop()
        self.warning.stop()
        self.resumed.emit()

    @Slot()
    def _on_over(self) -> None:
        self.stop()
        self.over.emit()
