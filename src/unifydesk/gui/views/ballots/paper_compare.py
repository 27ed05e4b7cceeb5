"""Where two entries of paper ballots differ: side by side, and settled by choosing one or typing it anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from unifydesk.app.ballot_checks import checked_reason
from unifydesk.app.paper import REASON, WHOLE, Difference, Pile
from unifydesk.app.typed import answer_of
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.question import Question
from unifydesk.gui.models.feedback import words
from unifydesk.gui.models.words import DASH
from unifydesk.gui.views.ballots.lines import LeavableLine
from unifydesk.gui.widgets.labels import push_button, set_role, text_label, tight

FIRST, AGAIN = 0, 1


class DifferenceBlock(QWidget):
    """One difference; it tells what counts."""

    settled = Signal(object, object)  # Difference, and the answer that counts (None: nothing does)

    def __init__(
        self, difference: Difference, question: Question | None, heading: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.difference = difference
        self._question = question
        self.told = text_label("caption", wrap=True)
        self.first = self._button(self.tr("First entry"), FIRST)
        self.again = self._button(self.tr("Second entry"), AGAIN)
        self._group = QButtonGroup(self)
        self.anew = LeavableLine()
        self.anew.setPlaceholderText(self.tr("Or type it anew ⏎"))
        self.anew.setAccessibleName(self.tr("{what}, typed anew").format(what=heading))
        self.anew.setVisible(difference.question != WHOLE)
        grid = tight(QGridLayout(), 6)
        for place, (button, counts) in enumerate(
            ((self.first, difference.first), (self.again, difference.again))
        ):
            self._group.addButton(button, place)
            label = text_label("body", self._words(counts), wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            button.setAccessibleName(f"{heading}, {button.text()}: {label.text()}")
            grid.addWidget(label, 0, place)
            grid.addWidget(button, 1, place)
            grid.setColumnStretch(place, 1)
        column = tight(QVBoxLayout(self), 4, (0, 0, 0, 8))
        column.addWidget(_heading(heading))
        column.addLayout(grid)
        column.addWidget(self.anew)
        column.addWidget(self.told)
        self.told.hide()
        self._group.idClicked.connect(self._on_chosen)
        self.anew.returnPressed.connect(self._on_typed)
        self.anew.gave_up.connect(self.anew.empty)

    def _button(self, text: str, place: int) -> QPushButton:
        if self.difference.question == WHOLE:
            typed = (self.difference.first, self.difference.again)[place]
            text = self.tr("Keep it") if typed else self.tr("Leave it out")
        button = push_button("", text)
        button.setCheckable(True)
        return button

    def _words(self, counts: str | None) -> str:
        if self.difference.question == WHOLE:
            return self.tr("typed") if counts else self.tr("not typed")
        if counts is None:
            return DASH
        return words(counts, self._question) if self._question else counts

    def finish_typing(self) -> bool:
        """Take what was typed anew without Enter; returns whether there was anything."""
        if not self.anew.text().strip():
            return False
        self._on_typed()
        return True

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self.anew.empty()
        self.told.hide()
        counts = (self.difference.first, self.difference.again)[place]
        self.settled.emit(self.difference, counts)

    @Slot()
    def _on_typed(self) -> None:
        text = self.anew.text()
        if not text.strip():
            return
        try:
            answer = answer_of(text, self._question) if self._question else checked_reason(text)
        except UnifyError as error:
            self._tell(str(error), ok=False)
            return
        self._group.setExclusive(False)
        self.first.setChecked(False)
        self.again.setChecked(False)
        self._group.setExclusive(True)
        self.anew.empty()
        shown = words(answer, self._question) if self._question else answer
        self._tell(self.tr("Counts: {answer}").format(answer=shown), ok=True)
        self.settled.emit(self.difference, answer)

    def _tell(self, sentence: str, *, ok: bool) -> None:
        set_role(self.told, "caption" if ok else "error")
        self.told.setText(sentence)
        self.told.show()


def _heading(text: str) -> QLabel:
    return text_label("label", text, wrap=True)


class PaperCompare(QWidget):
    """All differences of a pile, ballot by ballot."""

    settled = Signal(object, object)  # Difference, and the answer that counts

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[DifferenceBlock] = []
        self._column = tight(QVBoxLayout(self), 8, (0, 0, 4, 0))

    def empty(self) -> None:
        """Forget the differences of ballots that are recorded or thrown away."""
        for block in self.blocks:
            self._column.removeWidget(block)
            block.deleteLater()
        self.blocks = []

    def show_pile(self, pile: Pile, name: Callable[[int], str]) -> None:
        """Show where the two entries of a pile differ; `name` says which ballot a number is."""
        self.empty()
        questions = {question.id: question for question in pile.questions}
        for difference in pile.differences:
            question = questions.get(difference.question)
            heading = f"{name(difference.number)} · {self._part(difference, question)}"
            block = DifferenceBlock(difference, question, heading)
            block.settled.connect(self.settled)
            self._column.addWidget(block)
            self.blocks.append(block)

    def _part(self, difference: Difference, question: Question | None) -> str:
        if difference.question == WHOLE:
            return self.tr("typed only once")
        if difference.question == REASON:
            return self.tr("Reason")
        return question.label if question else difference.question

    def take_focus(self) -> None:
        """Put the keyboard on the first choice."""
        (self.blocks[0].first if self.blocks else self).setFocus()
