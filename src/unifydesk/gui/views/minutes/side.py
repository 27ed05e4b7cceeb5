"""The right side of the Minutes page: paper, zoom, export, and what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from unifydesk.gui.tips import plain_tip
from unifydesk.gui.widgets.labels import hairline, push_button, set_role, text_label, tight

PAPERS = ("A4", "Letter")


class Side(QFrame):
    """Choices and buttons; it decides nothing."""

    paper_chosen = Signal(str)
    export_wanted = Signal()
    stop_wanted = Signal()
    open_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.title = text_label("heading", self.tr("Minutes"))
        self.state = text_label("muted", wrap=True)
        self.paper = QComboBox()
        for paper in PAPERS:
            self.paper.addItem(paper, paper)
        self.paper.setAccessibleName(self.tr("Paper"))
        self.smaller = push_button("quiet", "−", self.tr("Smaller"))
        self.smaller.setAccessibleName(self.tr("Smaller"))
        self.zoom = text_label("body")
        self.page = text_label("body")
        self.larger = push_button("quiet", "+", self.tr("Larger"))
        self.larger.setAccessibleName(self.tr("Larger"))
        self.fit = push_button("quiet", self.tr("Fit"), self.tr("Fit the width of the view"))
        self.export = push_button("primary", self.tr("Export the minutes…"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.stop = push_button("quiet", self.tr("Stop"))
        self.result = text_label("body", wrap=True)
        self.open = push_button("", self.tr("Open the file"))
        self.folder = push_button("quiet", self.tr("Open the folder"))
        self._lay_out()
        self._connect()
        self.show_ready()

    def _lay_out(self) -> None:
        column = tight(QVBoxLayout(self), 8, (20, 16, 20, 16))
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addSpacing(8)
        column.addWidget(hairline())
        column.addLayout(self._line(self.tr("Paper"), self.paper))
        column.addLayout(self._line(self.tr("Zoom"), self.smaller, self.zoom, self.larger, self.fit))
        column.addLayout(self._line(self.tr("Page"), self.page))
        column.addWidget(hairline())
        column.addSpacing(8)
        column.addWidget(self.export)
        row = tight(QHBoxLayout(), 8)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        column.addLayout(row)
        column.addWidget(self.result)
        buttons = tight(QHBoxLayout(), 8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)

    def _line(self, words: str, *widgets: QWidget) -> QHBoxLayout:
        row = tight(QHBoxLayout(), 4)
        row.addWidget(text_label("body", words))
        row.addStretch(1)
        for widget in widgets:
            row.addWidget(widget)
        row.addStrut(32)
        return row

    def _connect(self) -> None:
        self.paper.activated.connect(self._on_paper)
        self.export.clicked.connect(self.export_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.folder.clicked.connect(self.folder_wanted)

    @property
    def chosen_paper(self) -> str:
        """A4 or Letter."""
        return str(self.paper.currentData())

    def show_zoom(self, zoom: float) -> None:
        """Say how large the pages are."""
        self.zoom.setText(f"{round(zoom * 100)} %")

    @Slot(int, int)
    def show_page(self, number: int, count: int) -> None:
        """Say which page is in view."""
        self.page.setText(self.tr("{n} of {all}").format(n=number, all=count))

    def show_state(self, words: str) -> None:
        """Say what the pages show."""
        self.state.setText(words)

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

    def show_written(self, path: Path) -> None:
        """A file was written."""
        set_role(self.result, "body")
        self._show(exporting=False, file=True)
        words = self.tr("“{name}” is in {folder}.")
        self.result.setText(words.format(name=path.name, folder=path.parent.name or str(path.parent)))
        self.result.setToolTip(plain_tip(str(path)))
        self.result.show()

    def show_refused(self, sentence: str) -> None:
        """Nothing was written, and why."""
        set_role(self.result, "error")
        self._show(exporting=False, file=False)
        self.result.setText(sentence)
        self.result.show()

    def _show(self, *, exporting: bool, file: bool) -> None:
        held = self.window().focusWidget() in (self.export, self.stop)
        self.export.setEnabled(not exporting)
        self.progress.setVisible(exporting)
        self.stop.setVisible(exporting)
        self.open.setVisible(file)
        self.folder.setVisible(file)
        if held:  # or Qt would hand the keyboard to the first tab of the header
            (self.stop if exporting else self.open if file else self.export).setFocus()

    @Slot()
    def _on_paper(self, _index: int = 0) -> None:
        self.paper_chosen.emit(self.chosen_paper)
