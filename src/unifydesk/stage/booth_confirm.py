"""The page that shows a whole ballot once, in words, before it is handed over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from unifydesk import kinds
from unifydesk.domain.people import Seat
from unifydesk.domain.question import CANNOT_JUDGE, RANKING, AllocationKind, Question
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.stage import BoothScene
from unifydesk.stage import words
from unifydesk.stage.ballot import Draft
from unifydesk.stage.booth_budget import Budget
from unifydesk.stage.booth_fields import Scroller
from unifydesk.stage.booth_order import Order
from unifydesk.stage.booth_page import Page
from unifydesk.stage.booth_scale import ends_of, is_strip
from unifydesk.stage.booth_widgets import ENTER, Words
from unifydesk.stage.look import Face, Look

MANY = 3
"""With more answers than this, and only short ones, each stands beside its question."""
SHORT = 30
"""Characters of an answer that may stand beside its question."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as the page shows it."""

    question: str
    answer: str
    note: str = ""  # what follows from the answer


class ConfirmPage(Page):
    """Shows the choice once, before it is handed over. What is long scrolls; the buttons always show."""

    confirmed = Signal()
    back = Signal()

    def __init__(
        self,
        look: Look,
        who: str,
        answers: tuple[Said, ...],
        reason: str,
        *,
        replaces: bool,
        final: bool,
    ) -> None:
        super().__init__(look)
        heading = self.tr("Is this your ballot?")
        self.setAccessibleName(heading)
        self.column.addStretch(2)
        if who:
            self.say(who, 1.1, colour="muted")
        self.say(heading, 1.8, face=look.serif_bold)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        beside = len(answers) > MANY and all(len(said.answer) <= SHORT for said in answers)
        self._gaps: list[QSpacerItem] = []  # between one question and the next
        for said in answers:
            self._add(said, beside=beside)
        if reason:
            self._put(words.quoted(reason), 1.2, face=look.serif)
        self.area = Scroller(inner, parent=self)
        self.column.addWidget(self.area)
        self.say(self._note(replaces=replaces, final=final), 1.0, lines=2)
        self.record = self.button(self.tr("Record my ballot"), self.confirmed, primary=True)
        self.change = self.button(self.tr("Change"), self.back)
        self.row(self.record, self.change)
        self.column.addStretch(2)

    def _add(self, said: Said, *, beside: bool) -> None:
        """Add one answer, below its question or beside it."""
        if self._list.count() and not beside:
            self._gaps.append(QSpacerItem(0, 0))
            self._list.addSpacerItem(self._gaps[-1])
        if beside:
            line = QHBoxLayout()
            line.addWidget(self._text(said.question, 1.0, colour="muted"), 1)
            line.addWidget(self._text(said.answer, 1.1, face=self.look.sans_bold), 1)
            self._list.addLayout(line)
        else:
            self._put(said.question, 1.0, colour="muted")
            size = 1.6 if len(said.answer) <= 2 * SHORT else 1.2
            self._put(said.answer, size, face=self.look.sans_bold)
        if said.note:
            self._put(said.note, 1.0, colour="muted")

    def _text(self, text: str, size: float, *, face: Face | None = None, colour: str = "ink") -> Words:
        return Words(text, self.look, size, face=face, colour=colour, whole=True)

    def _put(self, text: str, size: float, *, face: Face | None = None, colour: str = "ink") -> None:
        self._list.addWidget(self._text(text, size, face=face, colour=colour))

    def set_unit(self, unit: float) -> None:
        """Space the answers."""
        self._list.setSpacing(round(0.25 * unit))
        for gap in self._gaps:
            gap.changeSize(0, round(0.5 * unit), vData=QSizePolicy.Policy.Fixed)
        super().set_unit(unit)

    def _note(self, *, replaces: bool, final: bool) -> str:
        """Return what can still be done about the ballot after it is recorded."""
        if final:
            return self.tr("Once recorded, it cannot be changed or taken back.")
        if replaces:
            return self.tr("This ballot takes the place of the one that is recorded for this seat.")
        return self.tr("Until the round closes, the same seat may vote again; the last ballot counts.")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter records, Backspace goes back."""
        if event.key() in ENTER:
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.back.emit()
        else:
            super().keyPressEvent(event)


def confirm_page(look: Look, scene: BoothScene, draft: Draft, replaces: bool) -> ConfirmPage:
    """Return the page that shows a draft once, with what holds for it after confirming."""
    answers = tuple(said(question, draft.answers.get(question.id, "")) for question in scene.questions)
    seat = next((seat for seat in scene.seats if seat.number == draft.seat), None)
    who = whose(seat, scene.seats) if seat is not None else ""
    return ConfirmPage(look, who, answers, draft.reason, replaces=replaces, final=scene.level == CONFIDENTIAL)


def whose(seat: Seat, seats: tuple[Seat, ...]) -> str:
    """Return whose ballot it is: “Ann”, or “Ann, by proxy: Ben answers for Ann” when she is represented."""
    proxy = next((other for other in seats if other.number == seat.proxy), None)
    if seat.present or proxy is None:
        return words.voter(seat)
    answers = words.say(words.ANSWERS_FOR, words.seat_name(proxy), words.seat_name(seat))
    return f"{words.voter(seat)}: {answers}"


def said(question: Question, answer: str) -> Said:
    """Return an answer as the ballot shows it: question, answer and what follows from it."""
    asks = words.asked_about(question) or words.ask(question)
    return Said(
        asks, answer_words(question, answer), "" if answer == CANNOT_JUDGE else note(question, answer)
    )


def answer_words(question: Question, answer: str) -> str:
    """Return an answer in words, with its number where it stands on a scale of numbers: “4  Agree”."""
    if answer == CANNOT_JUDGE:
        return words.say(words.CANNOT_JUDGE_WORDS)
    if not answer:
        return "–"
    option = next((o for o in kinds.options_of(question) if o.value == answer), None)
    if option is None:  # made of the person's or the deck's own words, which nobody translates
        return kinds.answer_words(answer, question)
    label = words.tr("kinds", option.label)
    return f"{answer}  {label}" if answer.isdecimal() and not label.startswith(answer) else label


def note(question: Question, answer: str) -> str:
    """Return what an answer means besides: what comes last, what is kept, what a strip runs between."""
    kind = kinds.KINDS.get(question.kind)
    if kind is None or not answer:
        return ""
    if isinstance(kind, AllocationKind):
        budget = Budget(question, kind)
        budget.read(answer)
        return words.say(words.KEPT, budget.left, budget.total) if budget.left else ""
    if kind.shape == RANKING:
        order = Order([item.id for item in question.items])
        order.read(answer)
        rest = [item.text for item in question.items if item.id in order.rest]
        return words.say(words.LAST, ", ".join(rest)) if rest else ""
    return strip_words(question) if is_strip(question) else ""


def strip_words(question: Question) -> str:
    """Return what a strip runs between: “From 0, One model, to 10, Many models”."""
    options = kinds.options_of(question)
    low, high = ends_of(question)
    return words.say(words.BETWEEN, options[0].value, low, options[-1].value, high)
