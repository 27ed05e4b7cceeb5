"""What the open file is: where it lies, its last act, and the fingerprint of its log to compare or copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from unifydesk.app.fingerprint import Fingerprint, fingerprint
from unifydesk.gui import metrics
from unifydesk.gui.desk import Desk
from unifydesk.gui.naming import shown_path
from unifydesk.gui.widgets.labels import ElidedLabel, push_button, text_label, tight

WIDTH = 720


class AboutFile(QDialog):
    """Shows the fingerprint that minutes made now would print; it can be selected and copied."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About this file"))
        self.setFixedWidth(WIDTH)
        workshop = desk.workshop
        self.path = ElidedLabel("muted")
        self.path.show_text(shown_path(Path(workshop.path)) if workshop is not None else "")
        self.last = text_label("body", wrap=True)
        self.digits = QLineEdit()
        self.digits.setReadOnly(True)
        self.digits.setAccessibleName(self.tr("Fingerprint of the log"))
        self.copy = push_button("", self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the fingerprint"))
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.done_button = push_button("primary", self.tr("Done"))
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        self._lay_out(workshop.info.title if workshop is not None else "")
        desk.jobs.run(self, fingerprint, self._on_read)

    def _lay_out(self, title: str) -> None:
        words = self.tr(
            "Minutes made now print this fingerprint. It changes with every act, so that the file can be "
            "held against them later: unifydesk check FILE --head FINGERPRINT."
        )
        column = tight(QVBoxLayout(self), metrics.MEDIUM, (24, 24, 24, 16))
        name = ElidedLabel("title")
        name.show_text(title)
        column.addWidget(name)
        column.addWidget(self.path)
        column.addWidget(self.last)
        column.addWidget(text_label("label", self.tr("Fingerprint of the log")))
        line = tight(QHBoxLayout(), metrics.SMALL)
        line.addWidget(self.digits, 1)
        line.addWidget(self.copy)
        column.addLayout(line)
        column.addWidget(text_label("muted", words, wrap=True))
        foot = tight(QHBoxLayout(), metrics.SMALL)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        column.addLayout(foot)

    def _on_read(self, found: Fingerprint) -> None:
        words = self.tr("{entries} entries in the log; the last one is: {act}")
        self.last.setText(words.replace("{entries}", str(found.entries)).replace("{act}", found.last_act))
        self.digits.setText(found.grouped)
        self.digits.setCursorPosition(0)
        self.copy.setEnabled(True)

    @Slot()
    def _on_copy_clicked(self, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(self.digits.text())
        self.copy.setText(self.tr("Copied"))
