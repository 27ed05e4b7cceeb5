"""The line to search the pages with: how many there are, the next, the one before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from unifydesk.gui.views.minutes.pages import Match
from unifydesk.gui.widgets.labels import ElidedLabel, push_button, tight
from unifydesk.gui.widgets.line import Line

PATIENCE = 150
"""Milliseconds without typing before the pages are searched."""
SHOWN_QUERY = 30


class FindLine(QWidget):
    """Knows which of the matches is looked at; it searches nothing itself."""

    asked = Signal(str)  # the words to look for; empty to look for nothing
    moved = Signal(object, int)  # the matches and which of them, from 0, is looked at; −1 for none
    brought = Signal(object)  # the Match that the person wants to see now
    left = Signal()  # Escape

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matches: tuple[Match, ...] = ()
        self.current = -1
        self._query = ""
        self._page = 0  # where the person looks
        self._is_new = False  # whether these words are looked for the first time
        self._is_settled = True  # whether one match was shown since the words were typed
        self.line = Line()
        self.line.setPlaceholderText(self.tr("Find in the minutes"))
        self.line.setAccessibleName(self.tr("Find in the minutes"))
        self.line.setToolTip(self.tr("Ctrl+F. Enter goes on to the next place, Shift+Enter back."))
        self.line.setClearButtonEnabled(True)
        for button in self.line.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the search"))
        self.line.setMaxLength(200)
        self.line.setMinimumWidth(130)
        self.line.setMaximumWidth(220)
        self.count = ElidedLabel("muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.before = push_button("quiet", "‹", self.tr("The place before (Shift+Enter)"))
        self.before.setAccessibleName(self.tr("The place before"))
        self.after = push_button("quiet", "›", self.tr("The next place (Enter)"))
        self.after.setAccessibleName(self.tr("The next place"))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE)
        row = tight(QHBoxLayout(self), 4)
        row.addWidget(self.count, 1)
        row.addWidget(self.line, 2)
        row.addWidget(self.before)
        row.addWidget(self.after)
        self.line.textChanged.connect(self._on_typed)
        self.line.installEventFilter(self)
        self._wait.timeout.connect(self._on_waited)
        self.before.clicked.connect(self.go_back)
        self.after.clicked.connect(self.go_on)
        self._tell(is_all=True)

    @property
    def query(self) -> str:
        """The words that are looked for."""
        return self._query

    @Slot()
    def begin(self) -> None:
        """Put the cursor into the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    @Slot(int, int)
    def look_at(self, number: int, _count: int) -> None:
        """Take note of the page that is looked at, from 1."""
        self._page = number - 1

    def show_found(self, matches: Sequence[Match], *, is_all: bool) -> None:
        """Take what was found so far. The first place on this page or after it is shown, once.

        On pages that were set anew the old places stand until all of the new ones are known.
        """
        if not is_all and not self._is_new:
            return
        self.matches = tuple(matches)
        self.current = min(self.current, len(self.matches) - 1)
        arrives = not self._is_settled and bool(self.matches)
        if arrives:
            ahead = next((n for n, match in enumerate(self.matches) if match.page >= self._page), -1)
            self.current = 0 if ahead < 0 and is_all else ahead
            arrives = self._is_settled = self.current >= 0
        self._is_new = self._is_new and not is_all
        self._tell(is_all=is_all)
        if arrives:
            self.brought.emit(self.matches[self.current])

    @Slot()
    def go_on(self, _checked: bool = False) -> None:
        """Look at the next place; after the last comes the first."""
        self._move(1)

    @Slot()
    def go_back(self, _checked: bool = False) -> None:
        """Look at the place before; before the first comes the last."""
        self._move(-1)

    def _move(self, step: int) -> None:
        if self._wait.isActive():
            self._wait.stop()
            self._on_waited()
        elif self.matches:
            self.current = (self.current + step) % len(self.matches)
            self._tell(is_all=True)
            self.brought.emit(self.matches[self.current])

    def _tell(self, *, is_all: bool) -> None:
        found = bool(self.matches)
        self.before.setEnabled(found)
        self.after.setEnabled(found)
        words = ""
        if found:
            words = self.tr("{n} of {all}").format(n=max(1, self.current + 1), all=len(self.matches))
        elif self._query and is_all:
            shown = self._query if len(self._query) <= SHOWN_QUERY else f"{self._query[:SHOWN_QUERY]}…"
            words = self.tr("No page says “{words}”.").format(words=shown)
        self.count.show_text(words)
        self.line.setAccessibleDescription(words)
        self.moved.emit(self.matches, self.current)

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._wait.start()

    @Slot()
    def _on_waited(self) -> None:
        query = self.line.text().strip()
        if query == self._query:
            return
        self._query = query
        self.matches, self.current = (), -1
        self._is_new, self._is_settled = True, False
        self._tell(is_all=not query)
        self.asked.emit(query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take Enter and Escape in the line."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_escape = event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._move(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if is_escape:
                self.line.clear()
                self._wait.stop()
                self._on_waited()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
