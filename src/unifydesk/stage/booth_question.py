"""What every question of a ballot has: the claim, the sentence that asks, and the way back, on one page.

The answer stands below them or, where it needs the height, beside them.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.kinds import KINDS, judge_key
from unifydesk.stage import words
from unifydesk.stage.ballot import Step
from unifydesk.stage.booth_fields import Scroller
from unifydesk.stage.booth_page import BOTTOM, SPACING, TOP, Page
from unifydesk.stage.booth_widgets import StageButton, Words
from unifydesk.stage.look import Look

FOOT = 2.6
"""Units of the last line, with the way back."""
PORTRAIT = 1.15
"""In windows of less than this width ÷ height, everything stands in one column."""
WIDE = 1.5
"""In windows of less than this width ÷ height, the question leaves more of the width to the answer."""
NARROW = 11.5
"""A claim that stands beside the answer has at least so many of its own sizes for a line, if it can."""
GAP = 1.1
"""Units between the two columns."""
_ANY_WIDTH = 16_777_215


class QuestionPage(Page):
    """One question. It offers no answer of its own accord: nothing is preselected."""

    answered = Signal(str)
    back = Signal()
    left_share = 0.44  # of the width, where the answer stands beside the question
    fills = False  # whether the answer takes all the height there is

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__(look)
        self.step = step
        about, ask = words.asked_about(step.question), words.ask(step.question)
        self.setAccessibleName(f"{about}: {ask}" if about else ask)
        self.left, self.right = QWidget(self), QWidget(self)
        self.about, self.answer = QVBoxLayout(self.left), QVBoxLayout(self.right)
        for layout in (self.about, self.answer):
            layout.setContentsMargins(0, 0, 0, 0)
        self._claim = Words(words.quoted(step.claim.text), look, 1.7, face=look.serif, whole=True)
        self._claim_area = Scroller(self._claim, parent=self.left)
        self.about.addWidget(self._claim_area)
        self._air = QSpacerItem(0, 0)
        self.about.addSpacerItem(self._air)
        self.about.addStretch(0)
        self._tail = 2  # where the stretch below the texts stands
        self._notes: list[Words] = []
        if about:
            self.note(about, 1.9, strong=True)
        self.ask = self.note(ask, 1.5, strong=True)
        self.body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.body.addWidget(self.left)
        self.body.addWidget(self.right)
        self.body.addStretch(3)
        self.column.addLayout(self.body, 1)
        self.foot = QHBoxLayout()
        self._add_foot()

    def _add_foot(self) -> None:
        step = self.tr("Question %1 of %2").replace("%1", str(self.step.number))
        self.back_button = self.button(self.tr("Back"), self.back)
        self.foot.addWidget(self.back_button)
        self.foot.addSpacing(16)
        shown = Words(step.replace("%2", str(self.step.of)), self.look, colour="muted", parent=self)
        self.foot.addWidget(shown, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self.foot)

    def note(self, text: str, size: float = 1.0, *, strong: bool = False) -> Words:
        """Add a text to the column of the question: bold and in ink, or muted."""
        face, colour = (self.look.sans_bold, "ink") if strong else (self.look.sans, "muted")
        made = Words(text, self.look, size, face=face, colour=colour, whole=True, parent=self.left)
        self.about.insertWidget(self._tail, made)
        self._tail += 1
        self._notes.append(made)
        return made

    def judge_button(self, *, low: bool = False) -> StageButton:
        """Return the button that says “I cannot judge”; the caller places it."""
        text, key = words.say(words.CANNOT_JUDGE_WORDS), judge_key(self.step.question)
        made = StageButton(text, self.look, lead=key, value=CANNOT_JUDGE, beside=low, low=low, parent=self)
        made.picked.connect(self.answered)
        return made

    def chain(self, *widgets: QWidget) -> None:
        """Let Tab and the arrows go to the answer first, from part to part, and to the way back last."""
        for one, other in pairwise((*widgets, self.back_button)):
            self.setTabOrder(one, other)

    @property
    def is_portrait(self) -> bool:
        """Whether the window is too narrow for two columns."""
        return self.width() < PORTRAIT * self.height()

    @property
    def room(self) -> float:
        """Pixels between the upper margin and the last line."""
        return self.height() - (TOP + BOTTOM + FOOT + SPACING) * self.unit

    def set_unit(self, unit: float) -> None:
        """Space the columns."""
        self.body.setSpacing(round(SPACING * unit))
        for layout in (self.about, self.answer):
            layout.setSpacing(round(SPACING * unit))
        super().set_unit(unit)

    def stack(self, taken: float) -> None:
        """Put the answer, which takes some pixels of the height, below the question."""
        self.body.setDirection(QBoxLayout.Direction.TopToBottom)
        for pane in (self.left, self.right):
            pane.setMinimumWidth(0)
            pane.setMaximumWidth(_ANY_WIDTH)
        for at, share in enumerate((0, 1, 0) if self.fills else (0, 0, 1)):
            self.body.setStretch(at, share)
        self.about.setStretch(self._tail, 0)
        free = self._set_claim(1.7, self.room - taken, self.measure)
        self._set_air(SPACING * self.unit if self.fills else 0.4 * free)

    def split(self, taken: float = 0.0) -> None:
        """Put the answer beside the question, whose other texts take some pixels of the height."""
        gap = round(GAP * self.unit)
        left = round((self.measure - gap) * self.left_share)
        self.body.setDirection(QBoxLayout.Direction.LeftToRight)
        self.body.setSpacing(gap)
        self.left.setFixedWidth(left)
        self.right.setFixedWidth(self.measure - gap - left)
        for at, share in enumerate((0, 1, 0)):
            self.body.setStretch(at, share)
        self.about.setStretch(self._tail, 1)
        size = min(1.4, max(1.0, left / self.unit / NARROW))
        self._set_claim(size, self.room - taken - SPACING * self.unit, left)
        self._set_air(SPACING * self.unit)

    def _set_air(self, pixels: float) -> None:
        """Leave so much between the claim and the sentence that asks."""
        self._air.changeSize(0, round(max(0.0, pixels)), vData=QSizePolicy.Policy.Fixed)
        self.about.invalidate()

    def _set_claim(self, size: float, room: float, width: int) -> float:
        """Set the claim as large as the room that is left for it allows; return the pixels still free."""
        taken = sum(note.heightForWidth(width) + SPACING * self.unit for note in self._notes)
        room -= taken + 2 * SPACING * self.unit
        lines = room / (1.28 * size * self.unit)
        self._claim.limit(size, max(1.0, min(lines, 5.0 if size > 1.6 else 9.0)))
        self._claim_area.fit(width, self.unit)
        return room - self._claim.heightForWidth(width)


class ComposedPage(QuestionPage):
    """A question whose answer has several parts: it is put together first and given with Enter or “Go on”."""

    fills = True

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__(look, step)
        self.ask.limit(1.2, 4)
        self.hint = self.note(self.how())
        self.judge = self.judge_button(low=True)
        self.go_on = self.button(self.tr("Go on"), self.on_done, primary=True)
        for button in (self.judge, self.go_on):
            self.foot.addWidget(button)

    @property
    def stored(self) -> str:
        """The answer as it stands, in the form in which it is stored; empty when there is none yet."""
        raise NotImplementedError

    def filled_in(self) -> str:
        """Return the answer as it stands: who comes back finds it again."""
        return self.stored

    def missing(self) -> str:
        """Return what to do when there is no answer yet."""
        raise NotImplementedError

    def how(self) -> str:
        """Return how an answer is put together."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Say why something was refused; with nothing to say, how an answer is put together."""
        self.hint.set_text(sentence or self.how())
        self.hint.set_colour(
            "ink" if sentence else "muted", self.look.sans_bold if sentence else self.look.sans
        )

    def set_unit(self, unit: float) -> None:
        """Stand beside the question, or below it in windows that are higher than wide."""
        super().set_unit(unit)
        self.foot.setSpacing(round(SPACING * unit))
        if self.is_portrait:
            self.stack(12 * unit)
        else:
            self.left_share = 0.37 if self.width() > WIDE * self.height() else 0.34
            self.split()

    @Slot()
    def on_done(self, _checked: bool = False) -> None:
        """Give the answer, or say why it cannot be given."""
        answer, question = self.stored, self.step.question
        if not answer:
            self.tell(self.missing())
            return
        kind = KINDS[question.kind]
        try:
            answer = kind.check(answer, question)
        except InvalidBallotError as error:
            self.tell(str(error))
            return
        self.answered.emit(answer)


class TooOldPage(QuestionPage):
    """A question of a shape that this program cannot show: say so, and go on without an answer."""

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__(look, step)
        self.ask.set_text(step.question.label)
        self.setAccessibleName(step.question.label)
        self.note(
            self.tr(
                "This program is too old to show this question. Ask the facilitator to install a newer one."
            ),
            1.3,
        )
        self.go_on = self.button(self.tr("Go on without it"), self._on_skip, primary=True)
        self.foot.addWidget(self.go_on)
        self.chain(self.go_on)

    def set_unit(self, unit: float) -> None:
        """Stand in one column."""
        super().set_unit(unit)
        self.stack(3 * unit)

    @Slot()
    def _on_skip(self, _checked: bool = False) -> None:
        self.answered.emit("")
