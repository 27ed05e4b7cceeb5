"""A button that shows its shortcut beside its words, quieter than they are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from unifydesk.gui.tips import plain_caption, plain_tip
from unifydesk.gui.widgets import inks

GAP = 12


class KeyButton(QPushButton):
    """A push button by role; `key` names the shortcut, which somebody else listens to."""

    def __init__(self, role: str, text: str, key: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(plain_caption(text), parent)
        self._words = text
        self._key = key
        self.setProperty("role", role)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(tip))

    def show_text(self, text: str) -> None:
        """Say something else."""
        if text != self._words:
            self._words = text
            self.setText(plain_caption(text))
            self.setAccessibleName(text)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Leave room for the key."""
        hint = super().sizeHint()
        return QSize(hint.width() + GAP + self._key_width(), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the button as its style says, the words at the left and the key at the right."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        ink = self._ink()
        pad = 20 if self._is_primary() else 11
        space = self.rect().adjusted(pad, 0, -pad, 0)
        painter.setPen(ink)
        words = QRect(space.left(), space.top(), space.width() - self._key_width() - GAP, space.height())
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, words.width() + 2)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(left), shown)
        quiet = QColor(ink) if self._is_primary() or not self.isEnabled() else inks.muted()
        quiet.setAlpha(200 if self._is_primary() else 255)
        painter.setFont(self._key_font())
        painter.setPen(quiet)
        painter.drawText(space, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._key)

    def _is_primary(self) -> bool:
        return bool(self.property("role") == "primary")

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return inks.muted() if self._is_primary() else inks.disabled()
        return inks.on_accent() if self._is_primary() else inks.ink()

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(font.pixelSize() * 0.86)) if font.pixelSize() > 0 else 12)
        font.setWeight(QFont.Weight.Normal)
        return font

    def _key_width(self) -> int:
        return QFontMetrics(self._key_font()).horizontalAdvance(self._key)
