"""One answer of the hands panel: its label, fewer, how many, more."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from unifydesk.gui.tips import plain_caption, plain_tip
from unifydesk.gui.widgets.labels import text_label, tight

MOST = 999
DIGITS = QRegularExpression("[0-9]{0,3}")
"""What can be typed; a validator of numbers would let the separators of the person's language through."""


class CountEdit(QLineEdit):
    """A number of people: digits, + and −; up and down go to the neighbouring answer."""

    counted = Signal(int)  # the number, when it changed by hand
    entered = Signal()
    moved = Signal(int)  # −1 up, 1 down

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QRegularExpressionValidator(DIGITS, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(60)
        self.setMaxLength(3)
        self.setText("0")
        self.textEdited.connect(self._on_text_edited)

    @property
    def number(self) -> int:
        """How many; an empty field counts as nobody."""
        return int(self.text() or 0)

    def show_number(self, number: int) -> None:
        """Show a number without telling anybody that it changed."""
        if number != self.number or not self.text():
            self.setText(str(number))

    def add(self, people: int) -> None:
        """Count more or fewer people, within what the field can hold."""
        number = max(0, min(MOST, self.number + people))
        if number != self.number:
            self.setText(str(number))
            self.counted.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Count with + and −, keep with Enter, move with the arrows."""
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.add(1 if key == Qt.Key.Key_Plus else -1)
            self.selectAll()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.selectAll()  # so that a count that is refused is typed over
            self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Select the number, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show nobody as 0."""
        super().focusOutEvent(event)
        self.show_number(self.number)

    @Slot()
    def _on_text_edited(self, _text: str = "") -> None:
        self.counted.emit(self.number)


class CountRow(QWidget):
    """The row; its number tells when it was changed by hand."""

    def __init__(self, value: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.label = text_label("body", label, wrap=True)
        self.count = CountEdit()
        self.count.setAccessibleName(label)
        self.fewer = self._button("−", self.tr("One fewer: {label}").format(label=label))
        self.more = self._button("+", self.tr("One more: {label}").format(label=label))
        row = tight(QHBoxLayout(self), 4)
        row.addWidget(self.label, 1)
        row.addWidget(self.fewer)
        row.addWidget(self.count)
        row.addWidget(self.more)
        self.fewer.clicked.connect(self._on_fewer)
        self.more.clicked.connect(self._on_more)

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(plain_caption(text))
        button.setProperty("role", "quiet")
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.setFixedSize(32, 32)
        return button

    @Slot()
    def _on_fewer(self, _checked: bool = False) -> None:
        self.count.add(-1)

    @Slot()
    def _on_more(self, _checked: bool = False) -> None:
        self.count.add(1)
