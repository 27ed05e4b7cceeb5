"""What was found, to read and to copy: a verdict with its sign, and sentences below their headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons
from unifydesk.gui.widgets.icon_label import IconLabel
from unifydesk.gui.widgets.labels import push_button, text_label, tight

STEPS = 1000
GOOD, BAD, MIXED = "done", "error", "warning"
ROLES = {GOOD: "accent", BAD: "danger", MIXED: "warning"}
Section = tuple[str, Sequence[str]]
"""A heading, and the sentences below it."""


class Findings(QWidget):
    """Shows nothing, progress, or what was found; the whole text goes to the clipboard with its verdict."""

    def __init__(self, icons: Icons, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = IconLabel(icons)
        self.verdict = text_label("heading", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(placeholder)
        self.text.setAccessibleName(self.tr("What was found"))
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.copy = push_button("quiet", self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy what was found"))
        self.copy.clicked.connect(self._on_copy_clicked)
        line = tight(QHBoxLayout(), metrics.SMALL)
        line.addWidget(self._sign)
        line.addWidget(self.verdict, 1)
        line.addWidget(self.copy)
        column = tight(QVBoxLayout(self), metrics.SMALL)
        column.addWidget(self.bar)
        column.addLayout(line)
        column.addWidget(self.text, 1)
        self.clear()

    def clear(self) -> None:
        """Show that nothing was found yet."""
        self._show(MIXED, "", ())

    def show_progress(self, fraction: float) -> None:
        """Show how far something is, 0 … 1."""
        self.bar.show()
        self.bar.setValue(round(fraction * STEPS))

    def show_found(self, sign: str, verdict: str, sections: Sequence[Section]) -> None:
        """Show a verdict and the sentences behind it; a section without sentences is left out."""
        self._show(sign, verdict, sections)
        self.verdict.setAccessibleName(verdict)
        QAccessible.updateAccessibility(QAccessibleEvent(self.verdict, QAccessible.Event.Alert))

    def _show(self, sign: str, verdict: str, sections: Sequence[Section]) -> None:
        self._sign.show_icon(sign, ROLES[sign])
        self.verdict.setText(verdict)
        self.text.setPlainText("\n\n".join(_section(*section) for section in sections if section[1]))
        for widget in (self._sign, self.verdict, self.copy):
            widget.setVisible(bool(verdict))
        self.bar.hide()
        self.copy.setText(self.tr("Copy"))

    @Slot()
    def _on_copy_clicked(self, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(f"{self.verdict.text()}\n\n{self.text.toPlainText()}\n")
        self.copy.setText(self.tr("Copied"))


def _section(heading: str, sentences: Sequence[str]) -> str:
    return "\n".join((heading, *(f"•  {sentence}" for sentence in sentences)))
