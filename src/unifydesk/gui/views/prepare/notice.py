"""A sentence that asks for attention: a sign and words, the colour last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons
from unifydesk.gui.widgets.icon_label import IconLabel
from unifydesk.gui.widgets.labels import text_label, tight


class Notice(QWidget):
    """Shown only while there is something to say; several sentences stand on lines of their own."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text_label("body", wrap=True)
        row = tight(QHBoxLayout(self), metrics.SMALL)
        row.addWidget(IconLabel(icons, "warning", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_sentences(self, *sentences: str) -> None:
        """Say these sentences; empty ones are left out, and without any the notice goes."""
        words = "\n".join(filter(None, sentences))
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()
