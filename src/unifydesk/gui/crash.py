"""When we are wrong: log it, say so in one dialog, and let the session go on, for the data is whole.

The report holds versions and places in our own code: no name, no vote, no text of the workshop.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

import PySide6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from unifydesk import __version__
from unifydesk.domain.faults import described
from unifydesk.gui import metrics
from unifydesk.gui.widgets.labels import push_button, text_label, tight

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

log = logging.getLogger(__name__)
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]
NATIVE_FILE = "crash-native.txt"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def versions() -> str:
    """Return one line that says what was running."""
    return (
        f"UnifyDesk {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {platform.platform()}"
    )


def describe(error: BaseException) -> str:
    """Return a report: what was running, and what is kept of a fault."""
    return f"{versions()}\n{described(error)}"


class CrashReporter(QObject):
    """Catches what nothing else caught, on any thread, and keeps it for the dialog."""

    happened = Signal(str)  # the report

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / NATIVE_FILE
        self._stream: IO[str] | None = None
        self._before: Hook | None = None

    def install(self) -> str:
        """Begin to catch; returns what the program died of last time, or an empty text."""
        _keep_memory_off_the_disk()
        last = self._file.read_text("utf-8", "replace") if self._file.exists() else ""
        self._stream = self._file.open("w", encoding="utf-8")
        faulthandler.enable(self._stream)
        self._before = sys.excepthook
        sys.excepthook = self._on_uncaught
        qInstallMessageHandler(_log_qt)
        return last

    def remove(self) -> None:
        """Stop catching: the program ends as it should."""
        qInstallMessageHandler(None)
        if self._before is not None:
            sys.excepthook = self._before
        if self._stream is not None:
            faulthandler.disable()
            self._stream.close()
            self._file.unlink(missing_ok=True)
            self._stream = None

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Log a fault of ours and tell whoever shows it."""
        text = describe(error)
        log.error("A fault was caught\n%s", text)
        self.happened.emit(text)

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)


def _keep_memory_off_the_disk() -> None:
    """Have no core file written when the program dies: keys of open rounds and ballots would be in it."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def _log_qt(level: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    log.log(_LEVELS.get(level, logging.WARNING), "Qt: %s", text)


class CrashDialog(QDialog):
    """Says what happened, that everything recorded is on disk, and lets the session go on."""

    leave_asked = Signal()

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 440)
        self._report = report
        words = self.tr(
            "The last thing you did was not carried out. Everything recorded before it is on disk. "
            "You can go on, or leave and open the workshop again at the same place."
        )
        kept = self.tr("For a report: versions and places in the program, no names and no votes.")
        details = QPlainTextEdit(report)
        details.setReadOnly(True)
        details.setAccessibleName(self.tr("Details for a report"))
        self.copy_button = push_button("quiet", self.tr("Copy the details"))
        self.leave_button = push_button("", self.tr("Leave UnifyDesk"))
        self.go_on_button = push_button("primary", self.tr("Go on"))
        self.go_on_button.setDefault(True)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.leave_button.clicked.connect(self._on_leave_clicked)
        self.go_on_button.clicked.connect(self.accept)
        buttons = tight(QHBoxLayout(), metrics.SMALL)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.go_on_button)
        column = tight(QVBoxLayout(self), metrics.MEDIUM, (32, 24, 32, 24))
        column.addWidget(text_label("title", self.tr("Something went wrong on our side")))
        column.addWidget(text_label("body", words, wrap=True))
        column.addWidget(details, 1)
        column.addWidget(text_label("caption", kept, wrap=True))
        column.addLayout(buttons)

    @Slot()
    def _on_copy_clicked(self, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(self._report)

    @Slot()
    def _on_leave_clicked(self, _checked: bool = False) -> None:
        self.accept()
        self.leave_asked.emit()
