"""Answers on a scale: equal buttons in one fixed order, in a row, in a list, or as the notches of a strip."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.kinds import KINDS, options_of
from unifydesk.stage import words
from unifydesk.stage.ballot import Step
from unifydesk.stage.booth_page import typed
from unifydesk.stage.booth_question import QuestionPage
from unifydesk.stage.booth_widgets import StageButton, Words, draw_block, touch_pixels
from unifydesk.stage.look import Look
from unifydesk.stage.typeset import fit

TALLEST = 9.4
"""Units that buttons in a row may be high; longer labels stand in a list."""
ROW_GAP, LIST_GAP, STRIP_GAP = 0.5, 0.25, 0.2


class ScalePage(QuestionPage):
    """One of some ordered answers, or “I cannot judge”."""

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__(look, step)
        self._strips = is_strip(step.question)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.buttons = [self._button(*answer) for answer in _answers(step.question)]
        self._ends: tuple[Words, ...] = ()
        self.judge = self.judge_button(low=self._strips)
        self.answer.addLayout(self._line)
        if self._strips:
            self._add_ends(step.question)
            self.answer.addWidget(self.judge, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._line.addWidget(self.judge, 1)
        self.buttons.append(self.judge)
        self.answer.addStretch(1)
        self.chain(*self.buttons)

    def _button(self, key: str, value: str, label: str) -> StageButton:
        kind = Notch if self._strips else StageButton
        made = kind(value if self._strips else label, self.look, lead=key, value=value, parent=self)
        if self._strips and label != value:
            made.setAccessibleName(label if key == value else f"{key}, {label}")
        made.picked.connect(self.answered)
        self._line.addWidget(made, 1)
        return made

    def _add_ends(self, question: Question) -> None:
        """Name the two ends below the strip."""
        low, high = ends_of(question)
        self._ends = tuple(
            Words(name, self.look, 1.1, right=right, whole=True, parent=self.right)
            for name, right in ((low, False), (high, True))
        )
        line = QHBoxLayout()
        for end in self._ends:
            line.addWidget(end, 1)
        self.answer.addLayout(line)

    def set_unit(self, unit: float) -> None:
        """Stand the answers side by side where their labels fit, or one below the other."""
        super().set_unit(unit)
        if self._strips:
            self._show_strip()
            return
        count = len(self.buttons)
        each = (self.measure - (count - 1) * ROW_GAP * unit) / count
        tall = max(button.height_for(each, beside=False) for button in self.buttons)
        if tall <= TALLEST * unit:
            self._show_row(tall)
        else:
            self._show_list()

    def _show_strip(self) -> None:
        self._line.setSpacing(round(STRIP_GAP * self.unit))
        half = round(self.measure / 2)
        ends = max(end.heightForWidth(half) for end in self._ends)
        self.stack(ends + 7.6 * self.unit)

    def _show_row(self, tall: float) -> None:
        self._turn(QBoxLayout.Direction.LeftToRight, ROW_GAP * self.unit, tall, beside=False)
        self.stack(max(tall, 6.6 * self.unit))

    def _show_list(self) -> None:
        if self.is_portrait:
            width = float(self.measure)
            self.stack(len(self.buttons) * 2.4 * self.unit)
        else:
            self.split()
            width = float(self.right.width())
        tall = max(button.height_for(width, beside=True) for button in self.buttons)
        count, high = len(self.buttons), max(tall, touch_pixels(self))
        gap = max(1.0, min(LIST_GAP * self.unit, (self.room - count * high) / count))
        self._turn(QBoxLayout.Direction.TopToBottom, gap, tall, beside=True)

    def _turn(self, way: QBoxLayout.Direction, gap: float, tall: float, *, beside: bool) -> None:
        self._line.setDirection(way)
        self._line.setSpacing(round(gap))
        for button in self.buttons:
            button.set_beside(beside, tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The key on a button gives its answer; J says “I cannot judge”, Backspace goes back."""
        key = typed(event)
        found = next((button for button in self.buttons if key and button.lead.casefold() == key), None)
        if found is not None:
            self.answered.emit(found.value)
        elif event.key() == Qt.Key.Key_J:
            self.answered.emit(CANNOT_JUDGE)
        elif event.key() == Qt.Key.Key_Backspace:
            self.back.emit()
        else:
            super().keyPressEvent(event)


class Notch(StageButton):
    """A place on a strip: its number, and below it the key that gives it where that is another."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a place that is higher than wide: eleven of them stand side by side."""
        least = touch_pixels(self)
        return QSize(least, max(least, round(3.8 * self.unit)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest place it may be given."""
        return self.sizeHint()

    def label_place(self, inner: QRectF) -> QRectF:
        """Return the whole button: nothing else stands in it but perhaps a key."""
        side = 0.4 * self.unit
        return inner.adjusted(-side, 0, side, 0)

    def draw_inner(self, painter: QPainter, inner: QRectF) -> None:
        """Draw the number in the middle and its key below."""
        place, unit = self.label_place(inner), self.unit
        number = fit(
            self.label, self.look.sans_bold, place.width(), unit * 2.2, largest=1.6 * unit, smallest=unit
        )
        if self.lead == self.label:
            draw_block(painter, number, place, middle=True, centred=True)
            return
        key = fit(self.lead.upper(), self.look.sans, place.width(), unit * 1.3, largest=unit, smallest=unit)
        draw_block(painter, number, place.adjusted(0, 0, 0, -1.0 * unit), middle=True, centred=True)
        below = QRectF(place.left(), place.bottom() - 1.1 * unit, place.width(), 1.1 * unit)
        draw_block(painter, key, below, middle=True, centred=True)


def is_strip(question: Question) -> bool:
    """Tell whether the answers of a question are bare numbers, so that only the ends have names."""
    kind = KINDS.get(question.kind)
    options = kind.options if kind is not None else ()
    return bool(options) and all(option.label == option.value for option in options)


def ends_of(question: Question) -> tuple[str, str]:
    """Return the names of the two ends of a strip, in the words of the kind where the deck gives none."""
    kind = KINDS.get(question.kind)
    above, below = kind.poles if kind is not None else ("", "")
    low, high = question.ends
    return low or words.capital(words.tr("kinds", below)), high or words.capital(words.tr("kinds", above))


def _answers(question: Question) -> list[tuple[str, str, str]]:
    """Return (key, stored answer, label) from the lowest answer to the highest."""
    return [(o.key, o.value, words.tr("kinds", o.label)) for o in options_of(question)]
