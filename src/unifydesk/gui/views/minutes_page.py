"""The Minutes page: the real pages of the PDF, and the button that writes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from unifydesk import paths
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.naming import file_stem
from unifydesk.gui.views.minutes.press import Press
from unifydesk.gui.views.minutes.sheets import Drawn, Sheets
from unifydesk.gui.views.minutes.side import Side
from unifydesk.gui.widgets.labels import text_label, tight

PATIENCE = 500
"""Milliseconds without another change before the pages are set anew."""


class MinutesPage(QWidget):
    """Nothing is rendered until the page is shown, and nothing while it is hidden."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop: Workshop | None = None
        self._stale = True
        self._written: Path | None = None
        self.press = Press(jobs, self)
        self.sheets = Sheets()
        self.side = Side()
        self.words = text_label("muted", self.tr("Setting the pages…"), wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.words)
        self.stack.addWidget(self.sheets)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        upright = QFrame()
        upright.setProperty("role", "hairline")
        upright.setProperty("upright", "true")
        left = tight(QVBoxLayout(), 0)
        left.addWidget(self.stack)
        row = tight(QHBoxLayout(self), 0)
        row.addLayout(left, 1)
        row.addWidget(upright)
        row.addWidget(self.side)
        self.side.setFixedWidth(320)

    def _connect(self) -> None:
        self._wait.timeout.connect(self._renew)
        self.press.rendered.connect(self._on_rendered)
        self.press.drawn.connect(self._on_drawn)
        self.press.refused.connect(self._on_refused)
        self.press.written.connect(self._on_written)
        self.press.export_refused.connect(self.side.show_refused)
        self.press.progressed.connect(self._on_progressed)
        self.sheets.page_wanted.connect(self.press.draw)
        self.sheets.zoomed.connect(self.side.show_zoom)
        self.sheets.turned.connect(self.side.show_page)
        self.side.smaller.clicked.connect(self.sheets.zoom_out)
        self.side.larger.clicked.connect(self.sheets.zoom_in)
        self.side.fit.clicked.connect(self.sheets.fit)
        self.side.paper_chosen.connect(self._on_paper)
        self.side.export_wanted.connect(self.ask_where)
        self.side.stop_wanted.connect(self.press.stop)
        self.side.open_wanted.connect(self._on_open)
        self.side.folder_wanted.connect(self._on_folder)

    def show_workshop(self, workshop: Workshop) -> None:
        """Take note of another moment; the pages follow when somebody looks at them."""
        if self._workshop is not None and self._workshop.path != workshop.path:
            self._written = None
            self.side.show_ready()
        self._workshop = workshop
        self._stale = True
        if self.isVisible():
            self._wait.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Set the pages when they are looked at."""
        super().showEvent(event)
        if self._stale:
            self._renew()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._wait.stop()

    @Slot()
    def _renew(self) -> None:
        if self._workshop is not None:
            self._stale = False
            self.side.show_state(self.tr("Setting the pages…"))
            self.press.renew(self.side.chosen_paper)

    @Slot(object)
    def _on_rendered(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self.stack.setCurrentWidget(self.sheets)
        self.sheets.show_document(sizes)
        self.side.show_state(self.tr("Drawn from the file as it is now"))

    @Slot(object)
    def _on_drawn(self, drawn: Drawn) -> None:
        self.sheets.show_page(drawn)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.stack.setCurrentWidget(self.words)
        self.side.show_state("")

    @Slot(str)
    def _on_paper(self, _paper: str) -> None:
        self._renew()

    # Export

    @Slot()
    def ask_where(self) -> None:
        """Ask where the PDF should go."""
        if self._workshop is None:
            return
        name = self.tr("{title} – minutes").format(title=self._workshop.info.title)
        folder = self._written.parent if self._written else paths.documents_dir()
        filters = self.tr("PDF documents (*.pdf)")
        dialog = QFileDialog(self, self.tr("Export the minutes"), str(folder), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_stem(name) + ".pdf")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write the PDF to a path."""
        self.side.show_exporting()
        self.press.export(Path(path), self.side.chosen_paper)

    @Slot(float)
    def _on_progressed(self, done: float) -> None:
        self.side.progress.setValue(round(done * 1000))

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self._written = path
        self.side.show_written(path)

    @Slot()
    def _on_open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    @Slot()
    def _on_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
