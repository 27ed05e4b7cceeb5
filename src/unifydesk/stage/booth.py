"""The booth: takes ballots one person at a time, says “recorded” only when told so, and forgets at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.stage import BoothScene
from unifydesk.kinds import KINDS, answer_words
from unifydesk.stage import words
from unifydesk.stage.ballot import Draft, Step
from unifydesk.stage.booth_confirm import confirm_page
from unifydesk.stage.booth_fields import Field, Lines, field_style
from unifydesk.stage.booth_idle import IDLE, LAST_CALL, Patience
from unifydesk.stage.booth_kinds import question_page
from unifydesk.stage.booth_numbers import NumberBox
from unifydesk.stage.booth_page import Page
from unifydesk.stage.booth_pages import EndPage, MessagePage, PinPage, ReasonPage, SeatPage, TurnPage
from unifydesk.stage.booth_question import QuestionPage
from unifydesk.stage.booth_widgets import ARROWS, ENTER, Words, is_near, touch_pixels
from unifydesk.stage.look import Look

RECORDED_SHOWS = 1_600
PASS_ON_SHOWS = 2_600
NARROWEST = 38
"""Units of the width that a page asks for; in higher windows the unit shrinks with the width."""
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_INPUT = (
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
    *_PRESSES,
)


class Booth(QWidget):
    """Leads one person after another through the ballot of one round."""

    submitted = Signal(object)  # BoothBallot
    left = Signal()

    def __init__(
        self, scene: BoothScene, look: Look, *, pin: str = "", mirrored: bool = False, idle: int = IDLE
    ) -> None:
        super().__init__()
        self._scene = scene
        self._look = look
        self._pin = pin
        self._mirrored = mirrored
        self._seats = set(scene.recorded_seats)
        self._is_complete = scene.recorded >= scene.present > 0  # whether all who can vote have voted
        self._draft = Draft()
        self._saving = False
        self._leaving = False
        self._thanking = False
        self._page: Page | None = None
        self._fresh = False  # whether nobody has pressed on the page yet
        self._pressed_at = QPoint()
        self._unit = 24.0
        self._idle = Patience(idle, self)
        self._idle.over.connect(self.restart)
        self._idle.told.connect(self._on_last_call)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.on_pause_over)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._last_call = Words("", look, face=look.sans_bold, lines=1, parent=self)
        self._last_call.hide()
        self._idle.resumed.connect(self._last_call.hide)
        self.setAccessibleName(self.tr("Booth"))
        self.setAutoFillBackground(True)
        self.set_look(look)

    @property
    def page(self) -> Page | None:
        """The page that shows."""
        return self._page

    @property
    def holds_nothing(self) -> bool:
        """Whether no seat, answer or reason is kept."""
        return self._draft.is_empty

    def set_look(self, look: Look) -> None:
        """Use another theme, from the next page on."""
        self._look = look
        palette = self.palette()
        palette.setColor(self.backgroundRole(), look.colour("paper"))
        self.setPalette(palette)
        self._scale()

    def end(self) -> None:
        """Stop all timers and forget everything."""
        self._idle.stop()
        self._pause.stop()
        self._saving = False
        self._draft.clear()

    @Slot()
    def restart(self) -> None:
        """Forget a half-filled ballot and wait for the next person; a ballot being saved is left alone."""
        if not self._saving:
            self._pause.stop()
            self._thanking = False
            self._draft.clear()
            self._show_step(-1)
            self._idle.stop()

    @Slot()
    def on_pause_over(self) -> None:
        """“Recorded” has been read: thank the person on an empty page, then wait for the next.

        The next one need not wait: Enter or a touch begins.
        """
        if self._thanking:
            self.restart()
        else:
            self._thanking = True
            page = MessagePage(self._look, self.tr("Thank you. Please pass on."), passes=True)
            page.first.connect(self.restart)
            self._show(page)
            self._pause.start(PASS_ON_SHOWS)

    @Slot()
    def ask_to_leave(self) -> None:
        """Ask for the PIN when there is one, otherwise for an Enter."""
        if self._saving or self._pause.isActive():
            return
        self._keep()
        page: PinPage | MessagePage
        if self._pin:
            page = PinPage(self._look, self._pin)
            page.passed.connect(self.left)
            page.back.connect(self._on_stay)
        else:
            sentence = self.tr("A ballot that is half filled in will be forgotten.")
            leave, stay = self.tr("Leave the booth"), self.tr("Stay")
            page = MessagePage(self._look, self.tr("Leave the booth?"), sentence, leave, stay)
            page.first.connect(self.left)
            page.second.connect(self._on_stay)
        self._show(page)
        self._leaving = True

    def show_recorded(self, seat_shown: str = "") -> None:
        """The ballot is on disk. Forget it before anything else, then say so."""
        if not self._saving:
            return
        self._saving = False
        if self._draft.seat is not None:
            self._seats.add(self._draft.seat)
        self._draft.clear()
        self._thanking = False
        self._show(MessagePage(self._look, self.tr("Recorded"), seat_shown, tick=True))
        self._pause.start(RECORDED_SHOWS)

    def show_count(self, recorded: int, present: int) -> None:
        """Follow how many are recorded: when all are, nobody may begin a ballot that would not be taken."""
        complete = recorded >= present > 0
        if complete != self._is_complete:
            self._is_complete = complete
            if isinstance(self._page, TurnPage | EndPage):
                self.restart()

    def show_refused(self, sentence: str) -> None:
        """The ballot was not taken: say why. The person may go back to the answers or start again."""
        if not self._saving:
            return
        self._saving = False
        again, fresh = self.tr("Back to my answers"), self.tr("Start again")
        page = MessagePage(self._look, self.tr("Not recorded"), sentence, again, fresh)
        page.first.connect(self._on_stay)
        page.second.connect(self.restart)
        self._show(page)
        self._idle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Grow or shrink everything with the window."""
        super().resizeEvent(event)
        self._scale()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc asks to leave, or takes that back; no other key gets past the booth."""
        if event.key() == Qt.Key.Key_Escape:
            if self._leaving:
                self._on_stay()
            else:
                self.ask_to_leave()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Start the twenty seconds anew at every key and touch.

        A key that is held down, and the second half of a double touch whose first half brought this page,
        were never meant for it: they are dropped.
        """
        kind = event.type()
        if kind in _INPUT and not self._saving and not self._pause.isActive():
            self._idle.start()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and is_held(watched, event):
            return True
        if isinstance(event, QMouseEvent) and kind in _PRESSES:
            spot, before = event.globalPosition().toPoint(), self._pressed_at
            twice = kind == QEvent.Type.MouseButtonDblClick and is_near(spot, before, self._unit)
            if twice and self._fresh:
                return True
            self._pressed_at, self._fresh = spot, False
        return super().eventFilter(watched, event)

    @Slot()
    def _on_last_call(self) -> None:
        """Tell the person who is still thinking that the ballot is about to be forgotten."""
        if self._draft.step >= 0:
            text = self.tr("Still there? This ballot is forgotten in %1 seconds.")
            self._last_call.set_text(words.filled(text, LAST_CALL // 1000))
            self._last_call.show()
            self._last_call.raise_()

    def _show(self, page: Page) -> None:
        """Put a fresh page in the place of the old one, which is destroyed with all it held."""
        old, self._page = self._page, page
        self._leaving = False
        self._fresh = True
        if old is not None:
            old.hide()
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._column.addWidget(page)
        for widget in (page, *page.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._scale()
        page.show()
        page.begin()

    def _keep(self) -> None:
        """Remember what is filled in on this page, for as long as the same person votes."""
        page, step = self._page, self._draft.step
        if isinstance(page, QuestionPage):
            self._draft.parts[self._scene.questions[step].id] = page.filled_in()
        elif isinstance(page, ReasonPage):
            self._draft.reason = page.filled_in()

    def _show_step(self, step: int) -> None:
        """Show the page of a step; see `Draft.step`."""
        self._draft.step = step
        self._show(self._make(step))

    def _make(self, step: int) -> Page:
        """Return a new page for a step, tied to what follows from it."""
        if step < 0:
            return self._make_first()
        if step < len(self._scene.questions):
            return self._make_question(step)
        owed_by = answer_in_debt(self._scene.questions, self._draft.answers)
        if not (self._scene.asks_reason or owed_by):
            self._draft.reason = ""  # perhaps it was given for an answer that was taken back
        elif step == len(self._scene.questions):
            confidential = self._scene.level == CONFIDENTIAL
            reason = ReasonPage(self._look, confidential, owed_by=owed_by, filled_in=self._draft.reason)
            reason.given.connect(self._on_reason)
            reason.back.connect(self._on_back)
            return reason
        confirm = confirm_page(self._look, self._scene, self._draft, self._draft.seat in self._seats)
        confirm.confirmed.connect(self._on_confirmed)
        confirm.back.connect(self._on_back)
        return confirm

    def _make_first(self) -> Page:
        """Return the page on which a ballot begins."""
        if self._scene.level == CONFIDENTIAL:
            if self._is_complete:
                return EndPage(self._look)
            turn = TurnPage(self._look, self._scene, self._mirrored)
            turn.begun.connect(self._on_begun)
            return turn
        seats = SeatPage(self._look, self._scene, frozenset(self._seats), self._mirrored)
        seats.chosen.connect(self._on_begun)
        return seats

    def _make_question(self, at: int) -> Page:
        """Return the page of a question, with what the same person filled in there before."""
        scene = self._scene
        question = scene.questions[at]
        before = self._draft.parts.get(question.id, "")
        confidential = scene.level == CONFIDENTIAL
        step = Step(scene.claim, question, at + 1, len(scene.questions), confidential, before)
        page = question_page(self._look, step)
        page.answered.connect(self._on_answered)
        page.back.connect(self._on_back)
        return page

    @Slot()
    @Slot(int)
    def _on_begun(self, seat: int | None = None) -> None:
        self._draft.seat = seat
        self._show_step(0)

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        """Note an answer, or none where this program is too old to ask, and go on."""
        self._keep()
        question = self._scene.questions[self._draft.step].id
        if answer:
            self._draft.answers[question] = answer
        else:
            self._draft.answers.pop(question, None)
        self._show_step(self._draft.step + 1)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self._draft.reason = reason
        self._show_step(self._draft.step + 1)

    @Slot()
    def _on_back(self) -> None:
        """One step back; before the first question the ballot begins anew."""
        self._keep()
        if self._draft.step > 0:
            self._show_step(self._draft.step - 1)
        else:
            self.restart()

    @Slot()
    def _on_stay(self) -> None:
        self._show_step(self._draft.step)

    @Slot()
    def _on_confirmed(self) -> None:
        """Hand the ballot over; nothing says “recorded” before the console does."""
        self._saving = True
        self._idle.stop()
        self._show(MessagePage(self._look, self.tr("Saving…")))
        self.submitted.emit(self._draft.ballot(self._scene.round_id))

    def _scale(self) -> None:
        self._unit = unit = max(8.0, min(self.height() / 30, self.width() / NARROWEST))
        self.setStyleSheet(field_style(self._look, unit, touch_pixels(self)))
        self._last_call.set_unit(unit)
        if self._page is not None:
            self._page.resize(self.size())
            self._page.set_unit(unit)
            high = round(1.35 * unit)
            self._last_call.setGeometry(self._page.side, self.height() - high, self._page.measure, high)


def answer_in_debt(questions: Sequence[Question], answers: Mapping[str, str]) -> str:
    """Return the answer, in words, that counts only with a reason; empty when none does."""
    for question in questions:
        answer, kind = answers.get(question.id, ""), KINDS.get(question.kind)
        if kind is not None and answer in kind.needs_reason:
            return words.tr("kinds", answer_words(answer, question))
    return ""


def is_held(watched: QObject, event: QKeyEvent) -> bool:
    """Tell whether a key repeats because it is held down where that was never meant.

    Typing, walking and counting may repeat; answering, going on and going back may not.
    """
    acts = event.key() in (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_Backspace) or event.text().isprintable()
    types = isinstance(watched, Field | Lines | NumberBox) and event.key() not in ENTER
    return event.isAutoRepeat() and event.key() not in ARROWS and acts and not types
