"""One file to choose: what it is for, where it lies, and a button that asks for another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk import paths
from unifydesk.gui import metrics
from unifydesk.gui.naming import shown_path
from unifydesk.gui.widgets.labels import PathLabel, push_button, text_label, tight


class FileRow(QWidget):
    """Emits `chosen` when there is another file, or none any more; with `to_make` it is yet to be made."""

    chosen = Signal()

    def __init__(
        self,
        label: str,
        filters: str,
        *,
        optional: bool = False,
        to_make: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._label, self._filters, self._to_make = label, filters, to_make
        self.where = PathLabel("body")
        self.choose_button = push_button("", self.tr("Choose…"))
        self.choose_button.setAccessibleDescription(label)
        self.leave_out = push_button("quiet", self.tr("Leave out"))
        self.leave_out.setAccessibleDescription(label)
        self.leave_out.setVisible(False)
        self._optional = optional
        line = tight(QHBoxLayout(), metrics.SMALL)
        line.addWidget(self.where, 1)
        line.addWidget(self.leave_out)
        line.addWidget(self.choose_button)
        column = tight(QVBoxLayout(self), metrics.TIGHT)
        column.addWidget(text_label("label", label))
        column.addLayout(line)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.leave_out.clicked.connect(self._on_leave_out_clicked)
        self.show_file(None)

    def show_file(self, path: Path | None) -> None:
        """Show another file, or that there is none; nothing is emitted."""
        self.path = path
        none = self.tr("None") if self._optional else self.tr("None chosen yet")
        self.where.show_path(shown_path(path) if path is not None else none, path)
        self.where.setEnabled(path is not None)
        self.leave_out.setVisible(self._optional and path is not None)

    @Slot()
    def _on_choose_clicked(self, _checked: bool = False) -> None:
        start = (
            str(self.path) if self._to_make else str(self.path.parent if self.path else paths.documents_dir())
        )
        dialog = QFileDialog(self, self._label, start, self._filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._to_make:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    @Slot(str)
    def choose(self, path: str) -> None:
        """Take another file."""
        self.show_file(Path(path).absolute())
        self.chosen.emit()

    @Slot()
    def _on_leave_out_clicked(self, _checked: bool = False) -> None:
        self.show_file(None)
        self.choose_button.setFocus()
        self.chosen.emit()
