"""Asks the system for what only it can give: no sleep while the stage is open, no pictures of the booth.

Best effort, and never in the way.
"""

from __future__ import annotations

import ctypes
import os
import sys

from PySide6.QtCore import QObject, QProcess, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_UNSEEN = ("offscreen", "minimal", "vnc")
_WINDOWS_AWAKE = 0x80000000 | 0x00000001 | 0x00000002  # continuous, system and display required
_WINDOWS_FREE = 0x80000000
_EXCLUDE_FROM_CAPTURE = 0x11


class KeepAwake(QObject):
    """Asks the system not to sleep, through a helper program that ends when we end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._helper: QProcess | None = None

    def start(self) -> None:
        """Ask to stay awake; silently does nothing where that cannot be asked."""
        if self._helper is not None or QGuiApplication.platformName() in _UNSEEN:
            return
        if sys.platform == "win32":
            _tell_windows(_WINDOWS_AWAKE)
            return
        program, arguments = _helper_command()
        if not program:
            return
        self._helper = QProcess(self)
        self._helper.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._helper.start(program, arguments)

    def stop(self) -> None:
        """Let the machine sleep again."""
        if sys.platform == "win32":
            _tell_windows(_WINDOWS_FREE)
        if self._helper is not None:
            self._helper.closeWriteChannel()
            self._helper.terminate()
            self._helper.waitForFinished(500)
            self._helper.deleteLater()
            self._helper = None


def _helper_command() -> tuple[str, list[str]]:
    """Return a program that inhibits sleep until our end of its input closes, or ("", [])."""
    if sys.platform == "darwin":
        return QStandardPaths.findExecutable("caffeinate"), ["-di", "-w", str(os.getpid())]
    inhibit = QStandardPaths.findExecutable("systemd-inhibit")
    return inhibit, ["--what=idle:sleep", "--who=UnifyDesk", "--why=The stage is open", "cat"]


def hide_from_capture(window: QWidget) -> bool:
    """Keep a window out of screenshots and shared screens where the system can; return whether it does.

    Only Windows can today. Elsewhere the ballot's own words warn of shared screens.
    """
    if sys.platform == "win32":
        return bool(ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), _EXCLUDE_FROM_CAPTURE))
    return False


def _tell_windows(state: int) -> None:
    """Set the execution state of this thread on Windows."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetThreadExecutionState(state)
