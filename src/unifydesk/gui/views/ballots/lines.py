"""Lines for typing ballots: one that Esc leaves, and one that knows its question."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent

from unifydesk.app.typed import is_one_key
from unifydesk.domain.question import Question
from unifydesk.gui.models.feedback import Feedback, feedback, pattern, short_hint
from unifydesk.gui.tips import plain_tip
from unifydesk.gui.widgets.line import Line

UP_OR_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LeavableLine(Line):
    """A line that Esc leaves, and from which the arrows go to the lines above and below."""

    gave_up = Signal()
    moved = Signal(int)  # −1 up, 1 down

    def event(self, event: QEvent) -> bool:
        """Claim Esc while typing."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Give up, move, or type."""
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        elif event.key() in UP_OR_DOWN:
            self.moved.emit(UP_OR_DOWN[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class AnswerLine(LeavableLine):
    """The answer to one question. On a scale one key is an answer; all else ends with Enter."""

    keyed = Signal()  # a key was pressed that is an answer
    told = Signal(object)  # Feedback on what was typed so far

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.textChanged.connect(self._on_text_changed)

    def ask(self, question: Question, name: str) -> None:
        """Ask a question anew; `name` says whose answer it is."""
        self.question = question
        self.empty()
        if not is_one_key(question):
            self.setPlaceholderText(pattern(question))
        self.setToolTip(plain_tip(short_hint(question)))
        self.setAccessibleName(name)
        self._on_text_changed()

    @property
    def now(self) -> Feedback:
        """What is to be said about the text of this moment."""
        return feedback(self.text(), self.question) if self.question else Feedback("")

    def event(self, event: QEvent) -> bool:
        """On a scale Space is never an answer, so it is the next step, as everywhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and self._is_scale
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """On a scale every key replaces the one before, and a right one goes on."""
        key = event.text()
        typed = self._is_scale and len(key) == 1 and key.isprintable() and not key.isspace()
        if not typed or event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            super().keyPressEvent(event)
            return
        self.setText(key)
        self.selectAll()
        if self.now.ok:
            self.keyed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Select what is there, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    @property
    def _is_scale(self) -> bool:
        return self.question is not None and is_one_key(self.question)

    @Slot()
    def _on_text_changed(self, _text: str = "") -> None:
        self.told.emit(self.now)
