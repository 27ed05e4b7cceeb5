"""The frame of dialogs that do one long thing with files: choose, run, stop, read what was found, copy it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.domain.report import Progress
from unifydesk.gui import metrics
from unifydesk.gui.desk import Desk
from unifydesk.gui.dialogs.dress import show_problem
from unifydesk.gui.jobs import Work
from unifydesk.gui.tips import plain_title
from unifydesk.gui.widgets.file_row import FileRow
from unifydesk.gui.widgets.findings import Findings
from unifydesk.gui.widgets.labels import push_button, text_label, tight

SIZE = (720, 600)


class FileTask(QDialog):
    """Subclasses add rows with `add`, say with `is_ready` whether they can begin, and begin in `begin`."""

    def __init__(
        self, desk: Desk, title: str, intro: str, verb: str, placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain_title(title))
        self.resize(*SIZE)
        self.desk = desk
        self._work: Work | None = None
        self._then: Callable[[Any], object] | None = None
        self._is_running = False
        self.findings = Findings(desk.icons, placeholder)
        self.problem = text_label("error", wrap=True)
        self.close_button = push_button("", self.tr("Close"))
        self.begin_button = push_button("primary", verb)
        self._rows = tight(QVBoxLayout(), metrics.MEDIUM)
        self.foot = tight(QHBoxLayout(), metrics.SMALL)
        self._lay_out(intro)
        self.begin_button.setDefault(True)  # once it is inside: a dialog takes note of its own buttons only
        show_problem(self.problem, "")
        self.close_button.clicked.connect(self.reject)
        self.begin_button.clicked.connect(self._on_begin_clicked)

    def _lay_out(self, intro: str) -> None:
        margins = (metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.LARGE)
        column = tight(QVBoxLayout(self), metrics.MEDIUM, margins)
        column.addWidget(text_label("title", self.windowTitle(), wrap=True))
        column.addWidget(text_label("muted", intro, wrap=True))
        column.addLayout(self._rows)
        column.addWidget(self.problem)
        column.addWidget(self.findings, 1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.begin_button)
        column.addLayout(self.foot)

    def add(self, row: QWidget) -> None:
        """Add something to choose or to fill in."""
        self._rows.addWidget(row)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Let Tab walk down the dialog, beginning with what is to be chosen."""
        super().showEvent(event)
        at = [item.widget() for item in map(self._rows.itemAt, range(self._rows.count())) if item]
        stops = [stop for row in at if row for stop in _stops(row)]
        rest = [*_stops(self.findings), *_stops(self)]
        order = list(dict.fromkeys([*stops, *rest]))
        for one, two in pairwise(order):
            QWidget.setTabOrder(one, two)
        first = next((stop for stop in order if stop.isEnabled() and not stop.isHidden()), None)
        if first is not None:
            first.setFocus()

    def is_ready(self) -> bool:
        """Return whether everything that is needed was chosen."""
        raise NotImplementedError

    def begin(self) -> None:
        """Begin with what was chosen, by `work` or `on_file`."""
        raise NotImplementedError

    # --- running -----------------------------------------------------------------------------------

    def work(self, task: Callable[[Progress], Any], then: Callable[[Any], object], *, matters: bool) -> None:
        """Run a long task beside the window; it can be stopped."""
        self._then = then
        self._show_running(True)
        self.findings.show_progress(0.0)
        self._work = self.desk.jobs.work(
            self, task, self._on_finished, self.findings.show_progress, self._on_refused, matters=matters
        )

    def on_file(self, task: Callable[[Any], Any], then: Callable[[Any], object]) -> None:
        """Run a task on the file that is open."""
        self._then = then
        self._show_running(True)
        self.desk.jobs.run(self, task, self._on_finished, self._on_refused)

    def _on_finished(self, found: object) -> None:
        self._show_running(False)
        if self._then is not None:
            self._then(found)

    def _show_running(self, running: bool) -> None:
        self._is_running = running
        self._work = None
        if running:
            if self.begin_button.hasFocus():
                self.findings.text.setFocus()  # else Qt hands the keyboard to the first button
            self.findings.clear()
            show_problem(self.problem, "")
        self.begin_button.setEnabled(not running and self.is_ready())
        self.close_button.setText(self.tr("Stop") if running else self.tr("Close"))
        self.close_button.setAccessibleName(self.close_button.text())

    @Slot()
    def refresh(self) -> None:
        """Let what was chosen count; what was found before belongs to other files."""
        self.findings.clear()
        show_problem(self.problem, "")
        self.begin_button.setEnabled(self.is_ready() and not self._is_running)

    @Slot()
    def on_chosen(self) -> None:
        """Let a file that was chosen count, and let Enter begin: it would ask for another file."""
        self.refresh()
        row = self.sender()
        if isinstance(row, FileRow) and row.path is not None and self.begin_button.isEnabled():
            self.begin_button.setFocus()
            self.begin_button.setDefault(True)  # the button that asks for a file was it meanwhile

    @Slot()
    def _on_begin_clicked(self, _checked: bool = False) -> None:
        self.begin()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._show_running(False)
        self.findings.clear()
        show_problem(self.problem, sentence)

    def reject(self) -> None:
        """Stop what runs, and stay until it has ended; with nothing to stop, close.

        It may still read a file: were that opened meanwhile, some systems would drop its lock at the end.
        """
        if self._work is not None and not self._work.done:
            self._work.cancel()
            return
        super().reject()


def _stops(parent: QWidget) -> list[QWidget]:
    """Return what Tab stops at inside a widget, in the order in which it was made."""
    return [w for w in parent.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
