"""Something for those who want it: closed by default, opened by one click or key, and made only then."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.widgets import inks
from unifydesk.gui.widgets.labels import tight

SIGN = 12


class FoldButton(QPushButton):
    """Words with a sign before them that points right while it is closed and down while it is open."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setProperty("role", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Leave room for the sign."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + SIGN + 3 * metrics.SMALL
        return QSize(width, max(metrics.FIELD - 4, self.fontMetrics().height() + metrics.SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the sign and the words, with a frame for the keyboard and a tint for the mouse."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inks.tint(16))
            painter.drawRoundedRect(self.rect(), metrics.CORNER, metrics.CORNER)
        if self.hasFocus():
            painter.setPen(QPen(inks.accent(), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), metrics.CORNER, metrics.CORNER)
        pen = QPen(inks.muted(), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.save()
        painter.translate(metrics.SMALL + SIGN / 2, self.height() / 2)
        painter.rotate(90 if self.isChecked() else 0)
        painter.drawPolyline([QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)])
        painter.restore()
        painter.setPen(inks.ink())
        area = QRect(2 * metrics.SMALL + SIGN, 0, self.width(), self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())


class Fold(QWidget):
    """A button and what it shows. `opened` tells that the content is wanted now."""

    opened = Signal()

    def __init__(self, text: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = FoldButton(text)
        self.content = content
        content.hide()
        column = tight(QVBoxLayout(self), metrics.TIGHT)
        column.addWidget(self.button)
        column.addWidget(content)
        self.button.toggled.connect(self._on_toggled)
        self._name()

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.button.isChecked()

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.content.setVisible(on)
        self._name()
        if on:
            self.opened.emit()

    def _name(self) -> None:
        state = self.tr("unfolded") if self.is_open else self.tr("folded")
        self.button.setAccessibleName(f"{self.button.text()}, {state}")
