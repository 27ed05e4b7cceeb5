"""What must hold at any moment, whatever was pressed and clicked before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMessageBox, QWidget

from campaign.events import hands
from campaign.kills.writer import opened_faults
from tests.journeys.driving import Room, name_of
from unifydesk.gui.crash import CrashDialog

ESCAPES = 25
"""How often Escape may be pressed until every menu and dialog is closed."""
OF_QT = (QFileDialog, QMessageBox)


def faults_of_windows() -> list[str]:
    """Return what is wrong with the windows that show: a crash dialog, or a control without a name."""
    wrong = []
    for window in QApplication.topLevelWidgets():
        if not window.isVisible() or isinstance(window, OF_QT) or _is_list_of_combo_box(window):
            continue
        if isinstance(window, CrashDialog):
            wrong.append("the crash dialog shows")
        wrong += [f"{_told(w)} has no name" for w in _controls(window) if not name_of(w)]
    return wrong


def _controls(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is window
    ]


def _is_list_of_combo_box(window: QWidget) -> bool:
    """Whether Qt made the window to show the choices of a combo box, which has a name itself."""
    return isinstance(window.parent(), QComboBox)


def _told(widget: QWidget) -> str:
    kind, place = type(widget).__name__, type(widget.parent()).__name__
    return f"{kind} “{widget.objectName()}” in {place}"


def trapped() -> str:
    """Press Escape until no menu and no dialog is open; return what cannot be left, or an empty text."""
    for _ in range(ESCAPES):
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None:
            return ""
        hands.press("Esc")
        QTest.qWait(1)
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return f"Escape does not lead out of {hands.described(front)}" if front else ""


def faults_of_file(room: Room) -> list[str]:
    """Return what is wrong with the open file, read on its own thread."""
    found: list[list[str]] = []
    jobs = room.program.jobs
    jobs.run(jobs, lambda file: list(opened_faults(file, sealed=False)), found.append)
    room.until(lambda: found, "the file is read")
    return found[0]
