"""Shows a file in the file manager, marked where the system can do that; else its folder is opened."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Slot
from PySide6.QtGui import QDesktopServices

try:
    from PySide6 import QtDBus
except ImportError:  # where there is no such bus
    QtDBus = None  # type: ignore[assignment]

SERVICE, PLACE = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
"""https://www.freedesktop.org/wiki/Specifications/file-manager-interface/"""
PATIENCE = 3_000
"""Milliseconds that a file manager may take to answer before the folder is opened instead."""


def open_file(path: Path) -> None:
    """Open a file in the program that the person uses for its kind."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Revealer(QObject):
    """Asks the file manager; it never waits for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self._watcher: QtDBus.QDBusPendingCallWatcher | None = None

    def reveal(self, path: Path) -> None:
        """Show a file in its folder."""
        self._path = path
        command = command_for(sys.platform, path)
        if command:
            if not QProcess.startDetached(command[0], command[1:])[0]:
                self._open_folder()
        else:
            self._ask_file_manager(path)

    def _ask_file_manager(self, path: Path) -> None:
        bus = QtDBus.QDBusConnection.sessionBus() if QtDBus is not None else None
        if bus is None or not bus.isConnected():
            self._open_folder()
            return
        place = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
        asked = QtDBus.QDBusMessage.createMethodCall(SERVICE, PLACE, SERVICE, "ShowItems")
        asked.setArguments([[place], ""])
        self._watcher = QtDBus.QDBusPendingCallWatcher(bus.asyncCall(asked, PATIENCE), self)
        self._watcher.finished.connect(self._on_answered)

    @Slot()
    def _on_answered(self) -> None:
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            if watcher.isError():
                self._open_folder()
            watcher.deleteLater()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


def command_for(platform: str, path: Path) -> list[str]:
    """Return the program that marks a file on Windows and macOS; empty elsewhere."""
    if platform == "win32":
        return ["explorer", "/select,", str(path)]
    if platform == "darwin":
        return ["open", "-R", str(path)]
    return []
