"""A bare main window with a label: what any Qt program costs."""

from __future__ import annotations

import sys

from first_paint import FirstPaint
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def show_and_tell(started: float) -> None:
    """Show the window and tell when it was painted."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = QLabel("A label")
    window.setCentralWidget(label)
    window.resize(1366, 768)
    watch = FirstPaint(started)
    watch.look_at(label)
    window.show()
    app.exec()
