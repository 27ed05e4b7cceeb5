"""An answer in words of one's own, up to the length that its kind allows, with what is left of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.kinds import KINDS
from unifydesk.stage import words
from unifydesk.stage.ballot import Step
from unifydesk.stage.booth_fields import Lines
from unifydesk.stage.booth_page import typed
from unifydesk.stage.booth_question import ComposedPage
from unifydesk.stage.booth_widgets import ENTER, Words
from unifydesk.stage.look import Look

BYTES = 4
"""Of one character at the most, by which a kind counts how long its answers may become."""
FEW = 40
"""From here on, what is left is said in ink."""


class TextPage(ComposedPage):
    """A text that looks like several lines and is stored as one."""

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__(look, step)
        self.limit = KINDS[step.question.kind].longest(step.question) // BYTES
        self.field = Lines(self.accessibleName(), self.limit, self.right)
        self.count = Words("", look, colour="muted", right=True, parent=self.right)
        self.answer.addWidget(self.field, 1)
        self.answer.addWidget(self.count)
        self.chain(self.field, self.judge, self.go_on)
        self.field.changed.connect(self._on_changed)
        self.field.refused.connect(self._on_refused)
        self.field.finished.connect(self.on_done)
        self._on_changed(self.limit)
        if step.filled_in:
            self.field.setPlainText(step.filled_in)

    def how(self) -> str:
        """Return what becomes of the text."""
        if self.step.confidential:
            return self.tr(
                "It is printed word for word, without your name. Your wording may give you away. "
                "Enter goes on."
            )
        return self.tr("It is printed word for word. Enter goes on.")

    @property
    def stored(self) -> str:
        """The text on one line."""
        return self.field.text()

    def missing(self) -> str:
        """Return what to do before anything is written."""
        return self.tr("Write something, or say that you cannot judge.")

    def begin(self) -> None:
        """Take the keyboard into the text."""
        self.field.setFocus()

    @Slot(int)
    def _on_changed(self, left: int) -> None:
        """Say how much may still be typed."""
        self.count.set_text(words.filled(self.tr("%1 characters left"), left))
        self.count.set_colour("ink" if left <= FEW else "muted")
        self.tell("")

    @Slot(int)
    def _on_refused(self, over: int) -> None:
        """Say that something did not fit; nothing of it was taken."""
        if over == 1:
            self.tell(
                words.filled(self.tr("Up to %1 characters fit. Shorten it to go on typing."), self.limit)
            )
        else:
            text = self.tr("That is %1 characters too long, so nothing of it was taken. Up to %2 fit.")
            self.tell(words.filled(text, over, self.limit))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Outside the text, Enter goes on, the key beside “I cannot judge” says it, Backspace goes back."""
        if event.key() in ENTER:
            self.on_done()
        elif event.key() == Qt.Key.Key_Backspace:
            self.back.emit()
        elif typed(event) in (self.judge.lead, "j"):
            self.answered.emit(CANNOT_JUDGE)
        else:
            super().keyPressEvent(event)
