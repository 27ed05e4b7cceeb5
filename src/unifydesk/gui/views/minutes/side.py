"""The right side of the Minutes page: what can be chosen, the export, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from unifydesk.gui.export_menu import ExportMenu
from unifydesk.gui.formats import Formats
from unifydesk.gui.tips import plain_tip
from unifydesk.gui.views.minutes.option_panel import OptionPanel
from unifydesk.gui.views.minutes.press import Written
from unifydesk.gui.widgets.labels import hairline, push_button, set_role, text_label, tight
from unifydesk.gui.widgets.upright_area import UprightArea

WARNINGS_SHOWN = 2
"""Sentences on what could not be shown; the tip has them all."""


class Side(QFrame):
    """Choices and buttons; it decides nothing."""

    export_wanted = Signal()
    format_wanted = Signal(str)
    stop_wanted = Signal()
    open_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.title = text_label("heading", self.tr("Minutes"))
        self.state = text_label("muted", wrap=True)
        self.warnings = text_label("muted", wrap=True)
        self.panel = OptionPanel()
        self.panel.setProperty("role", "canvas")
        self.area = UprightArea(self.panel)
        self.export = push_button("primary", self.tr("Export the minutes…"))
        self.formats = push_button("quiet", self.tr("Other formats") + " ▾")
        self.formats.setAccessibleName(self.tr("Other formats"))
        self.menu = ExportMenu(formats, self.formats)
        self.formats.setMenu(self.menu)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.stop = push_button("quiet", self.tr("Stop"))
        self.result = text_label("body", wrap=True)
        self.lost = text_label("muted", wrap=True)
        self.open = push_button("", self.tr("Open the file"))
        self.folder = push_button("quiet", self.tr("Show in folder"))
        self._lay_out()
        self._connect()
        self.show_warnings(())
        self.show_ready()

    def _lay_out(self) -> None:
        column = tight(QVBoxLayout(self), 0)
        top = tight(QVBoxLayout(), 4, (20, 16, 20, 8))
        for label in (self.title, self.state, self.warnings):
            top.addWidget(label)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        column.addWidget(hairline())
        foot = tight(QVBoxLayout(), 8, (20, 12, 20, 16))
        foot.addWidget(self.export)
        foot.addWidget(self.formats)
        row = tight(QHBoxLayout(), 8)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        foot.addLayout(row)
        foot.addWidget(self.result)
        foot.addWidget(self.lost)
        buttons = tight(QHBoxLayout(), 8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        foot.addLayout(buttons)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.export.clicked.connect(self.export_wanted)
        self.menu.chosen.connect(self.format_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.folder.clicked.connect(self.folder_wanted)

    def show_state(self, words: str) -> None:
        """Say what the pages show."""
        self.state.setText(words)

    def show_warnings(self, warnings: tuple[str, ...]) -> None:
        """Say what could not be shown on the pages."""
        self._show_sentences(self.warnings, warnings)

    def _show_sentences(self, label: QLabel, sentences: tuple[str, ...]) -> None:
        shown = list(sentences[:WARNINGS_SHOWN])
        if len(sentences) > WARNINGS_SHOWN:
            shown.append(self.tr("And {n} more.").format(n=len(sentences) - WARNINGS_SHOWN))
        label.setText("\n".join(shown))
        label.setToolTip(plain_tip("\n".join(sentences)))
        label.setVisible(bool(sentences))

    def show_ready(self) -> None:
        """Nothing is being written and nothing was."""
        self._show(exporting=False, file=False)
        self.result.setText("")
        self.result.hide()

    def show_exporting(self) -> None:
        """A file is being written."""
        self.progress.setValue(0)
        self._show(exporting=True, file=False)
        self.result.hide()

    def show_stopping(self) -> None:
        """The file will not be written after all."""
        self.stop.setEnabled(False)

    def show_written(self, written: Written) -> None:
        """A file was written."""
        path = written.path
        set_role(self.result, "body")
        self._show(exporting=False, file=True)
        words = self.tr("“{name}” is in {folder}.")
        self.result.setText(words.format(name=path.name, folder=path.parent.name or str(path.parent)))
        self.result.setToolTip(plain_tip(str(path)))
        self.result.show()
        self._show_sentences(self.lost, written.warnings)

    def show_refused(self, sentence: str) -> None:
        """Nothing was written, and why."""
        set_role(self.result, "error")
        self._show(exporting=False, file=False)
        self.result.setText(sentence)
        self.result.setToolTip("")
        self.result.show()

    def _show(self, *, exporting: bool, file: bool) -> None:
        held = self.window().focusWidget() in (self.export, self.stop, self.formats)
        self.export.setEnabled(not exporting)
        self.formats.setEnabled(not exporting)
        self.progress.setVisible(exporting)
        self.stop.setVisible(exporting)
        self.stop.setEnabled(True)
        self.open.setVisible(file)
        self.folder.setVisible(file)
        self.lost.hide()
        if held:  # or Qt would hand the keyboard to the first tab of the header
            (self.stop if exporting else self.open if file else self.export).setFocus()
