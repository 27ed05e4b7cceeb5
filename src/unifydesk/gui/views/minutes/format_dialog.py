"""The few questions of a format that are asked before the file is named."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.formats import Format
from unifydesk.gui.settings import PER_PAGE
from unifydesk.gui.tips import plain_title
from unifydesk.gui.views.minutes.style_choice import Choices
from unifydesk.gui.widgets.labels import push_button, text_label, tight

WIDTH = 440
ASKED = frozenset({"bom", "per_page"})
"""The options that only some formats have; the others are chosen on the page."""


class FormatDialog(QDialog):
    """Emits `agreed` with the choices; Escape exports nothing."""

    agreed = Signal(object, str)  # Choices, and the id of the format

    def __init__(self, format_: Format, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain_title(format_.words))
        self.setFixedWidth(WIDTH)
        self._format = format_
        self._choices = choices
        self.per_page = QComboBox()
        self.per_page.setAccessibleName(self.tr("How many on a sheet"))
        for number, words in PER_PAGE.choices:
            self.per_page.addItem(words, number)
        self.per_page.setCurrentIndex(max(0, self.per_page.findData(choices.per_page)))
        self.bom = QCheckBox(self.tr("Begin with a byte order mark"))
        self.bom.setChecked(choices.bom)
        self.go = push_button("primary", self.tr("Choose the place…"))
        self.go.setDefault(True)
        self.cancel = push_button("", self.tr("Cancel"))
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.LARGE)
        column.setSpacing(metrics.MEDIUM)
        column.addWidget(text_label("title", self._format.words, wrap=True))
        if "per_page" in self._format.options:
            row = tight(QHBoxLayout(), 12)
            row.addWidget(text_label("body", self.tr("How many on a sheet")))
            row.addWidget(self.per_page)
            row.addStretch(1)
            column.addLayout(row)
        if "bom" in self._format.options:
            column.addWidget(self.bom)
            hint = self.tr("Some spreadsheets, Excel among them, read accents only with this mark.")
            column.addWidget(text_label("muted", hint, wrap=True))
        buttons = tight(QHBoxLayout(), metrics.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addSpacing(metrics.SMALL)
        column.addLayout(buttons)

    @Slot()
    def _on_go(self, _checked: bool = False) -> None:
        chosen = replace(self._choices, per_page=int(self.per_page.currentData()), bom=self.bom.isChecked())
        self.accept()
        self.agreed.emit(chosen, self._format.id)
