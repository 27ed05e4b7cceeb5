"""The booth: takes ballots one person at a time, says “recorded” only when told so, and forgets at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.stage import BoothScene
from unifydesk.stage import words
from unifydesk.stage.ballot import Draft
from unifydesk.stage.booth_pages import (
    ConfirmPage,
    MessagePage,
    Page,
    PinPage,
    QuestionPage,
    ReasonPage,
    SeatPage,
    TurnPage,
)
from unifydesk.stage.booth_widgets import field_style
from unifydesk.stage.look import Look
from unifydesk.stage.scenes._scale import ask_of, options_of

IDLE = 20_000
"""Milliseconds without a key or a touch after which a half-filled ballot is forgotten."""
RECORDED_SHOWS = 1_600
PASS_ON_SHOWS = 2_600
_INPUT = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


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
        self._draft = Draft()
        self._saving = False
        self._leaving = False
        self._thanking = False
        self._page: Page | None = None
        self._idle = QTimer(self, singleShot=True, interval=idle)
        self._idle.timeout.connect(self.restart)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.on_pause_over)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
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
        """Start the twenty seconds anew at every key and touch."""
        if event.type() in _INPUT and not self._saving and not self._pause.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _show(self, page: Page) -> None:
        """Put a fresh page in the place of the old one, which is destroyed with all it held."""
        old, self._page = self._page, page
        self._leaving = False
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

    def _show_step(self, step: int) -> None:
        """Show the page of a step; see `Draft.step`."""
        self._draft.step = step
        self._show(self._make(step))

    def _make(self, step: int) -> Page:
        """Return a new page for a step, tied to what follows from it."""
        scene, questions = self._scene, self._scene.questions
        confidential = scene.level == CONFIDENTIAL
        if step < 0:
            if confidential:
                turn = TurnPage(self._look, scene, self._mirrored)
                turn.begun.connect(self._on_begun)
                return turn
            seats = SeatPage(self._look, scene, frozenset(self._seats), self._mirrored)
            seats.chosen.connect(self._on_seat)
            return seats
        if step < len(questions):
            page = QuestionPage(self._look, scene.claim, questions[step], step + 1, len(questions))
            page.answered.connect(self._on_answered)
            page.back.connect(self._on_back)
            return page
        if step == len(questions) and scene.asks_reason:
            reason = ReasonPage(self._look, confidential)
            reason.given.connect(self._on_reason)
            reason.back.connect(self._on_back)
            return reason
        confirm = confirm_page(self._look, scene, self._draft, self._draft.seat in self._seats)
        confirm.confirmed.connect(self._on_confirmed)
        confirm.back.connect(self._on_back)
        return confirm

    @Slot(int)
    def _on_seat(self, number: int) -> None:
        self._draft.seat = number
        self._show_step(0)

    @Slot()
    def _on_begun(self) -> None:
        self._show_step(0)

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        self._draft.answers[self._scene.questions[self._draft.step].id] = answer
        self._show_step(self._draft.step + 1)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self._draft.reason = reason
        self._show_step(self._draft.step + 1)

    @Slot()
    def _on_back(self) -> None:
        """One step back; before the first question the ballot begins anew."""
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
        unit = max(8.0, self.height() / 30)
        self.setStyleSheet(field_style(self._look, unit))
        if self._page is not None:
            self._page.resize(self.size())
            self._page.set_unit(unit)


def confirm_page(look: Look, scene: BoothScene, draft: Draft, replaces: bool) -> ConfirmPage:
    """Return the page that shows a draft once, with what holds for it after confirming."""
    answers = tuple((ask_of(q), answer_words(q, draft.answers.get(q.id, ""))) for q in scene.questions)
    who = next((seat.shown for seat in scene.seats if seat.number == draft.seat), "")
    return ConfirmPage(look, who, answers, draft.reason, replaces=replaces, final=scene.level == CONFIDENTIAL)


def answer_words(question: Question, answer: str) -> str:
    """Return an answer as the ballot shows it: “4  Agree”."""
    if answer == CANNOT_JUDGE:
        return words.say(words.CANNOT_JUDGE_WORDS)
    found = next((o for o in options_of(question) if o.value == answer), None)
    return f"{found.value}  {words.tr('kinds', found.label)}" if found else "–"
