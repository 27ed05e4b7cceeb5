"""Finding one's way: the command palette, the sheet of shortcuts, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from unifydesk import __version__, paths
from unifydesk.gui.desk import INFO, Desk


def find(desk: Desk) -> None:
    """Show the command palette: every action and every claim."""
    desk.palette_asked.emit()


def show_shortcuts(desk: Desk) -> None:
    """Show the sheet of all keys."""
    desk.shortcuts_asked.emit()


def show_about(desk: Desk) -> None:
    """Say which version this is."""
    words = QCoreApplication.translate(
        "help", "UnifyDesk %1: from slides to signed minutes, offline, in one file. Apache License 2.0."
    )
    desk.noticed.emit(INFO, words.replace("%1", __version__))


def show_logs(_desk: Desk) -> None:
    """Open the folder with the program's own log, for reports."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.state_dir())))
