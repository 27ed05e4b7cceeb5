"""Plain-text labels, hairlines and buttons by role, so that no user text is ever read as markup."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from unifydesk.gui.tips import plain_caption, plain_tip

L = TypeVar("L", bound=QLayout)


def text_label(role: str, text: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a label that shows its text as it is; `role` is one of the theme's (title, body, muted, …)."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    label.setText(text)
    return label


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role and have it styled anew, only when it differs."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def push_button(role: str, text: str, tip: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a button by role: primary, quiet or danger."""
    button = QPushButton(plain_caption(text), parent)
    button.setProperty("role", role)
    button.setToolTip(plain_tip(tip))
    button.setAccessibleName(text)
    return button


def hairline(parent: QWidget | None = None) -> QFrame:
    """Return a line of one pixel between two parts."""
    line = QFrame(parent)
    line.setProperty("role", "hairline")
    line.setFixedHeight(1)
    return line


def tight(layout: L, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> L:
    """Set the spacing and margins of a layout and return it."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


class ElidedLabel(QLabel):
    """One line of plain text that ends in “…” when there is no room; the tooltip has all of it."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)

    def shown_text(self) -> str:
        """Return as much of the text as fits."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Let the layout shrink the label to nothing."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw as much of the text as fits."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.shown_text()
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)


class PathLabel(ElidedLabel):
    """A path, alone or at the end of a sentence: where there is no room its middle goes, never its name."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self._name = ""

    def show_path(self, text: str, path: Path | None) -> None:
        """Show words that end in a path, or that there is none."""
        self.show_text(text)
        self._name = path.name if path is not None else ""

    def shown_text(self) -> str:
        """Return the beginning and the name; of a name that is too long itself, both its ends."""
        words, room, middle = self.fontMetrics(), self.width(), Qt.TextElideMode.ElideMiddle
        text, name = self.text(), self._name
        before, end = text[: -len(name) - 1], text[-len(name) - 1 :]
        left = room - words.horizontalAdvance(end)
        fits = words.horizontalAdvance(text) <= room
        if fits or not name or not text.endswith(name) or left < words.horizontalAdvance("…"):
            return words.elidedText(text, middle, room)
        return words.elidedText(before, Qt.TextElideMode.ElideRight, left) + end
