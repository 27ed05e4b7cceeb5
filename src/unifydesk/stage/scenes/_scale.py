"""What the answers are called: a row of numbered columns per question, so that hands can be raised."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.question import Option, Question
from unifydesk.kinds import KINDS
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.typeset import Block

SIZES = (1.35, 1.2, 1.1, 1.0)
"""Sizes of the answers tried from the largest, in units."""


def options_of(question: Question) -> tuple[Option, ...]:
    """Return the answers of a question from lowest to highest; empty when its kind is not installed."""
    kind = KINDS.get(question.kind)
    return kind.options if kind else ()


def ask_of(question: Question) -> str:
    """Return the sentence that asks the question."""
    kind = KINDS.get(question.kind)
    return words.tr("kinds", kind.ask) if kind else words.question_label(question)


def scale_words(questions: tuple[Question, ...]) -> tuple[str, ...]:
    """Return one sentence per question: what is asked, and the answers by number."""
    return tuple(
        f"{ask_of(q)} "
        + ", ".join(f"{o.value}: {words.tr('kinds', o.label)}" for o in options_of(q))
        + f", 0: {words.say(words.CANNOT_JUDGE_WORDS)}"
        for q in questions
    )


class Scales:
    """The scales of a ballot form, measured at one size and ready to be drawn."""

    def __init__(self, canvas: Canvas, questions: tuple[Question, ...], width: float, size: float) -> None:
        self._canvas = canvas
        self._questions = questions
        self._size = size
        self.abbreviated = False  # whether a label had to give way to its short form
        self._column = width / max([5, *(len(options_of(q)) for q in questions)])
        self._numeral = 1.05 * size * UNIT
        self._labels = [tuple(self._label(option) for option in options_of(q)) for q in questions]
        self._gap = 0.55 * size * UNIT

    @property
    def height(self) -> float:
        """Height of all rows and of the last line, which is about not judging."""
        rows = sum(self._row(labels) for labels in self._labels)
        return rows + self._gap * len(self._labels) + self._line

    @property
    def _line(self) -> float:
        return 1.25 * self._size * UNIT

    def draw(self, rect: QRectF) -> None:
        """Draw each question with its answers in equal columns, low to high, always in the same order."""
        canvas, size, y = self._canvas, self._size * UNIT, rect.top()
        bold = canvas.look.sans_bold
        for question, labels in zip(self._questions, self._labels, strict=True):
            canvas.line(ask_of(question), rect.left(), y, size=size, colour="muted", width=rect.width())
            y += self._line + 0.12 * size
            for number, (option, block) in enumerate(zip(options_of(question), labels, strict=True)):
                x = rect.left() + number * self._column
                canvas.line(option.value, x, y, face=bold, size=size)
                canvas.block(block, x + self._numeral, y)
            y += self._row(labels) - self._line - 0.12 * size + self._gap
        canvas.line("0", rect.left(), y, face=bold, size=size)
        judge = words.say(words.CANNOT_JUDGE_WORDS)
        canvas.line(judge, rect.left() + self._numeral, y, size=size, width=rect.width() - self._numeral)

    def _label(self, option: Option) -> Block:
        """Return the label in at most two lines; the short label when the full one needs more."""
        inner = self._column - self._numeral - 0.4 * UNIT
        blocks = [
            self._canvas.fit(
                words.tr("kinds", label),
                self._canvas.look.sans,
                inner,
                1e6,
                self._size,
                self._size,
                leading=1.25,
            )
            for label in (option.label, option.short)
        ]
        if len(blocks[0].lines) <= 2:
            return blocks[0]
        self.abbreviated = True
        return blocks[1]

    def _row(self, labels: tuple[Block, ...]) -> float:
        return self._line * 1.1 + max((block.height for block in labels), default=0.0)


def largest_scales(canvas: Canvas, questions: tuple[Question, ...], width: float, room: float) -> Scales:
    """Return the scales at the largest size whose height is within `room`, else at the smallest."""
    for size in SIZES:
        scales = Scales(canvas, questions, width, size)
        if scales.height <= room and not scales.abbreviated:
            break
    return scales
