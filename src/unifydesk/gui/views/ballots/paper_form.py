"""One paper ballot as a form: whose it is, a line for every question, and the reason where one is asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from unifydesk.app.typed import answer_of, is_one_key
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.question import Question
from unifydesk.gui.models.feedback import Feedback, clipped, hint
from unifydesk.gui.tips import plain_tip
from unifydesk.gui.views.ballots.lines import AnswerLine, LeavableLine
from unifydesk.gui.widgets.labels import set_role, text_label, tight

KEY_WIDTH, NUMBER_WIDTH, LABEL_WIDTH, GAP = 48, 64, 140, 8
Texts = tuple[str, ...]
"""What stands in the lines of the form, from the number to the reason."""


class AnswerRow(QWidget):
    """The label of a question, its line, and what is said about the answer before Enter."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.line = AnswerLine()
        self.told = text_label("caption", wrap=True)
        self.label = text_label("body", question.label, wrap=True)
        self.line.told.connect(self._on_told)
        self.line.ask(question, question.label)
        if is_one_key(question):
            self.line.setFixedWidth(KEY_WIDTH)
            row = tight(QHBoxLayout(self), 8)
            row.addWidget(self.label)
            row.addWidget(self.line)
            row.addWidget(self.told, 1)
        else:
            column = tight(QVBoxLayout(self), 2)
            column.addWidget(self.label)
            column.addWidget(self.line)
            column.addWidget(self.told)

    @Slot(object)
    def _on_told(self, told: Feedback) -> None:
        set_role(self.told, "caption" if told.ok else "error")
        begun = self.line.text() or is_one_key(self.question)
        shown = told.words if begun else hint(self.question)
        self.told.setText(clipped(shown))
        self.told.setToolTip(plain_tip(shown))
        self.line.setAccessibleDescription(told.words)


class PaperForm(QWidget):
    """Enter goes from line to line, on a scale the key alone does; Enter in the last one ends the ballot."""

    filled = Signal()
    numbered = Signal()  # the number was changed by hand
    went_to = Signal(object)  # the line that the keyboard went to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AnswerRow] = []
        self.heading = text_label("label")
        self.number = LeavableLine()
        self.number.setAccessibleName(self.tr("Seat"))
        self.number.setFixedWidth(NUMBER_WIDTH)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.who = text_label("muted", wrap=True)
        self.reason = LeavableLine()
        self.reason.setPlaceholderText(self.tr("Reason, if one is given"))
        self.reason.setAccessibleName(self.tr("Reason"))
        head = tight(QHBoxLayout(), 8)
        head.addWidget(self.heading)
        head.addWidget(self.number)
        head.addWidget(self.who, 1)
        self._answers = tight(QVBoxLayout(), 6)
        column = tight(QVBoxLayout(self), 6, (0, 0, 4, 0))
        column.addLayout(head)
        column.addLayout(self._answers)
        column.addWidget(self.reason)
        self.number.textEdited.connect(self.numbered)
        for line in (self.number, self.reason):
            self._tie(line)

    def _tie(self, line: LeavableLine) -> None:
        line.returnPressed.connect(self._on_enter)
        line.moved.connect(self._on_moved)
        line.gave_up.connect(self._on_given_up)

    # What is asked

    def ask(self, questions: Sequence[Question], *, reason: bool) -> None:
        """Ask another form, empty."""
        for row in self.rows:
            self._answers.removeWidget(row)
            row.deleteLater()
        self.rows = [AnswerRow(question) for question in questions]
        for row in self.rows:
            self._answers.addWidget(row)
            self._tie(row.line)
            row.line.keyed.connect(self._on_keyed)
        self._line_up()
        self.reason.setVisible(reason)
        self.empty()

    def _line_up(self) -> None:
        """Let the lines for keys stand below each other, beside the longest label that leaves them room."""
        labels = [row.label for row in self.rows if is_one_key(row.question)]
        words = [label.fontMetrics().horizontalAdvance(label.text()) + GAP for label in labels]
        for label in labels:
            width = min(max(words), LABEL_WIDTH)
            if label.minimumWidth() != width:
                label.setFixedWidth(width)

    def event(self, event: QEvent) -> bool:
        """Line up anew when a label needs more room or less, as in another size of text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._line_up()
        return super().event(event)

    def ask_number(self, heading: str, *, typed: bool, number: int | None = None) -> None:
        """Say what the number of a ballot is, and whether it is typed; `number` is offered."""
        self.heading.setText(heading)
        self.number.setAccessibleName(heading)
        self.number.setVisible(typed)
        if number is not None:
            self.number.setText(str(number))

    def show_who(self, words: str, *, ok: bool = True) -> None:
        """Say whose ballot the number makes it, or why it cannot be anybody's."""
        set_role(self.who, "muted" if ok else "error")
        self.who.setText(words)

    # What was typed

    @property
    def lines(self) -> list[QLineEdit]:
        """The lines that can be typed in, from the top to the bottom."""
        lines: list[QLineEdit] = [self.number, *(row.line for row in self.rows), self.reason]
        return [line for line in lines if not line.isHidden()]

    @property
    def is_empty(self) -> bool:
        """Whether no answer and no reason was typed."""
        return not any(line.text().strip() for line in (*(row.line for row in self.rows), self.reason))

    @property
    def texts(self) -> Texts:
        """Everything that stands in the form."""
        return (self.number.text(), *(row.line.text() for row in self.rows), self.reason.text())

    def put(self, texts: Texts) -> None:
        """Give the form back what stood there, when it could not be recorded."""
        lines = (self.number, *(row.line for row in self.rows), self.reason)
        if len(lines) == len(texts):
            for line, text in zip(lines, texts, strict=True):
                line.setText(text)

    def empty(self) -> None:
        """Forget what was typed, for good."""
        for line in (self.number, *(row.line for row in self.rows), self.reason):
            line.empty()
        self.show_who("")

    def answers(self) -> tuple[tuple[str, str], ...]:
        """Return the stored answers in the order of the form; a line left empty is left out.

        Raises a UnifyError for an answer that does not fit, with the keyboard in its line.
        """
        found = []
        for row in self.rows:
            if row.line.text().strip():
                try:
                    found.append((row.question.id, answer_of(row.line.text(), row.question)))
                except UnifyError:
                    self._go_to(row.line)
                    raise
        return tuple(found)

    # Going

    def tells(self, sentence: str) -> bool:
        """Whether an answer already shows a sentence, so that nobody reads it twice."""
        return any(row.told.text() == clipped(sentence) for row in self.rows)

    def take_focus(self) -> None:
        """Put the keyboard into the first empty line."""
        lines = self.lines
        if lines:
            self._go_to(next((line for line in lines if not line.text()), lines[0]))

    def _go_to(self, line: QLineEdit) -> None:
        line.setFocus()
        self.went_to.emit(line)

    def _go_by(self, step: int) -> bool:
        """Go so many lines on; returns whether there was one."""
        lines, sender = self.lines, self.sender()
        here = next((place for place, line in enumerate(lines) if line is sender), -1)
        if here < 0 or not 0 <= here + step < len(lines):
            return False
        self._go_to(lines[here + step])
        return True

    @Slot()
    def _on_enter(self) -> None:
        if not self._go_by(1):
            self.filled.emit()

    @Slot()
    def _on_keyed(self) -> None:
        self._go_by(1)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        self._go_by(step)

    @Slot()
    def _on_given_up(self) -> None:
        self.empty()
        self.take_focus()
