"""One question before something is thrown away, with the consequence in the button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.tips import plain_title
from unifydesk.gui.widgets.labels import push_button, text_label

WIDTH = 440


class Ask(QDialog):
    """Emits `agreed` when the button with the verb was chosen. Escape is safe, and Enter where it opens."""

    agreed = Signal()

    def __init__(self, title: str, sentence: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain_title(title))
        self.setFixedWidth(WIDTH)
        self.verb_button = push_button("danger", verb)
        self.keep_button = push_button("", self.tr("Cancel"))
        self.keep_button.setDefault(True)
        self.keep_button.setFocus()
        self.verb_button.clicked.connect(self._on_verb_clicked)
        self.keep_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.verb_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.LARGE)
        column.setSpacing(metrics.MEDIUM)
        column.addWidget(text_label("title", title, wrap=True))
        column.addWidget(text_label("body", sentence, wrap=True))
        column.addSpacing(metrics.SMALL)
        column.addLayout(buttons)

    @Slot()
    def _on_verb_clicked(self, _checked: bool = False) -> None:
        self.agreed.emit()
        self.accept()
