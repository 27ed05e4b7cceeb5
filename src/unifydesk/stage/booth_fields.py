"""What is typed into in the booth: a line and a longer text that hand nothing to the clipboard; a scroller.

Whatever one person types is gone with the page; the next person may paste, and must get nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QClipboard,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from unifydesk.stage.booth_widgets import ENTER
from unifydesk.stage.look import Look

SENSITIVE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Screen keyboards must neither learn nor suggest what is typed here."""
_ENDS = {
    int(Qt.Key.Key_Up): QTextCursor.MoveOperation.Up,
    int(Qt.Key.Key_Down): QTextCursor.MoveOperation.Down,
}
LEAST_SHOWN = 4.0
"""Units of a text that is scrolled which always show."""


class Field(QLineEdit):
    """A line to type in that hands nothing to the clipboard: the next person may paste."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setMaxLength(300)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Refuse to copy and cut; leave the keys of the page to the page."""
        if hands_out(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leave no selection behind, which some systems offer for pasting."""
        self.deselect()
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        super().focusOutEvent(event)


class Lines(QPlainTextEdit):
    """A text that looks like several lines and is one; it hands nothing to the clipboard or to a drag."""

    finished = Signal()  # Enter
    changed = Signal(int)  # characters that are left
    refused = Signal(int)  # by how many characters the text would have been too long

    def __init__(self, name: str, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._fitting = ""  # the text before the last change
        self._length = 0  # of that text, as Qt counts its positions
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setInputMethodHints(SENSITIVE)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.textChanged.connect(self._on_changed)

    def text(self) -> str:
        """Return what was typed, on one line."""
        return one_line(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter is done; copying and cutting are refused; the arrows leave the text at its ends."""
        way = _ENDS.get(event.key())
        if event.key() in ENTER:
            self.finished.emit()
        elif hands_out(event):
            event.accept()
        elif way is not None and not self.textCursor().movePosition(way):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Give nothing to whoever asks for the selection."""
        return QMimeData()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste words only, on one line."""
        self.insertPlainText(one_line(source.text()))

    @Slot()
    def _on_changed(self) -> None:
        """Say what is left, or take back a change that made the text too long."""
        text = self.toPlainText()
        length = self.document().characterCount() - 1
        over = len(text) - self._limit
        if over <= 0:
            self._fitting, self._length = text, length
            self.changed.emit(-over)
            return
        at = self.textCursor().position() - (length - self._length)
        self.blockSignals(True)
        self.setPlainText(self._fitting)
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(at, self._length)))
        self.setTextCursor(cursor)
        self.blockSignals(False)
        self.refused.emit(over)


class Scroller(QScrollArea):
    """As high as what it holds; where there is less room it scrolls, with a bar that can be touched."""

    def __init__(self, inner: QWidget, *, fills: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        self._fills = fills  # whether it takes all the room there is
        self._high = 0
        self._least = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        vertical = QSizePolicy.Policy.Expanding if fills else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    @property
    def scrolls(self) -> bool:
        """Whether something lies outside what shows."""
        return self.verticalScrollBar().maximum() > 0

    @property
    def bar_width(self) -> int:
        """Pixels that the bar takes when it shows."""
        return self.verticalScrollBar().sizeHint().width()

    def fit(self, width: int, unit: float) -> None:
        """Ask for the height of what it holds, set to a width."""
        high = self._inner.heightForWidth(width)
        self._high = high if high > 0 else self._inner.sizeHint().height()
        self._least = min(self._high, round(LEAST_SHOWN * unit))
        if not self._fills:
            self.setMaximumHeight(self._high)
        self.updateGeometry()
        self._show_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Look anew whether the bar is needed."""
        super().resizeEvent(event)
        self._show_bar()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Lay out what it holds: while it was hidden, the width without a bar has not reached it."""
        super().showEvent(event)
        layout = self._inner.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()

    def _show_bar(self) -> None:
        """Show the bar when something would lie outside without it.

        Qt alone keeps a bar that once was there: it takes some width, and that makes the text higher.
        """
        high = self._inner.heightForWidth(self.width())
        needed = (high if high > 0 else self._inner.sizeHint().height()) > self.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of what it holds."""
        return QSize(self._inner.sizeHint().width(), self._high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a few lines."""
        return QSize(0, self._least)

    def turn(self, pages: int) -> None:
        """Scroll by pages, down when positive."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * round(0.85 * self.viewport().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave every key to the page: arrows walk there."""
        event.ignore()


def hands_out(event: QKeyEvent) -> bool:
    """Tell whether a key would copy or cut."""
    return event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut)


def one_line(text: str) -> str:
    """Return a text without line breaks and without double, leading and trailing spaces."""
    return " ".join(text.split())


def field_style(look: Look, unit: float, touch: int) -> str:
    """Return the style sheet of fields and scroll areas at a size; it undoes the console’s there.

    `touch` is the width of a scroll bar in pixels: it must be possible to touch it.
    """
    c = look.colours
    padding = f"padding: {round(0.4 * unit)}px {round(0.6 * unit)}px;"
    bar = max(touch, round(0.8 * unit))
    frame = f"""font-family: "{look.sans.family}"; font-size: {round(1.3 * unit)}px; color: {c["ink"]};
            background: {c["panel"]}; border: {max(1, round(unit / 18))}px solid {c["mark"]};
            border-radius: {round(0.3 * unit)}px; {padding}
            selection-background-color: {c["ink"]}; selection-color: {c["paper"]};"""
    return f"""
        QLineEdit {{ {frame} min-height: {round(1.8 * unit)}px; max-height: {round(1.8 * unit)}px; }}
        QPlainTextEdit {{ {frame} font-size: {round(1.2 * unit)}px; }}
        QLineEdit:focus, QPlainTextEdit:focus {{
            border: {max(3, round(0.14 * unit))}px solid {c["focus"]}; {padding}
        }}
        QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
        QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
        QScrollBar::handle:vertical {{
            background: {c["mark"]}; border-radius: {round(0.25 * unit)}px; min-height: {round(2 * unit)}px;
            margin: 0 {max(0, (bar - round(0.5 * unit)) // 2)}px;
        }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
