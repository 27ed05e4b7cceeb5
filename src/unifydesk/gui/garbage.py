"""Collects garbage on the thread of the windows, and nowhere else.

Python collects on whichever thread happens to allocate. A window in a cycle of references would then be
destroyed on the thread that writes the file, while the windows are using it: Qt does not survive that.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY = 1_000
"""Milliseconds between two looks; what Python would have collected by then is collected at once."""


class Collector(QObject):
    """Stands in for automatic collection, which stays off from its start to `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY)

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds, if any is."""
        due = [
            at
            for at, (n, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if n > most
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Let Python collect by itself again, once no other thread is left."""
        self._timer.stop()
        gc.enable()
