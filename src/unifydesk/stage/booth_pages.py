"""The pages of a ballot. Each is made for one person and thrown away: nothing can be left in a widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from unifydesk.domain.deck import Claim
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.domain.stage import BoothScene
from unifydesk.stage import words
from unifydesk.stage.booth_widgets import ARROWS, Field, StageButton, Tick, Words
from unifydesk.stage.look import Face, Look
from unifydesk.stage.scenes._scale import ask_of, options_of

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NARROW = 1.5
"""Windows of less than this width ÷ height list the answers downwards."""
SEAT_WIDTH = 9.0
"""Least width of a seat's button, in units."""
JUDGE_KEYS = (Qt.Key.Key_0, Qt.Key.Key_J)


class Page(QWidget):
    """One page with text and buttons, read from top to bottom. Its heading is its accessible name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_unit(self, unit: float) -> None:
        """Scale everything; `unit` is a thirtieth of the window's height."""
        side = max(round(self.width() / 16), round(2 * unit))
        self.column.setContentsMargins(side, round(1.9 * unit), side, round(1.6 * unit))
        self.column.setSpacing(round(0.55 * unit))
        for child in self.findChildren(QWidget):
            if isinstance(child, Words | StageButton | Tick):
                child.set_unit(unit)

    def mirror_warning(self) -> str:
        """Return what to do when the projector shows the same picture as this screen."""
        return self.tr(
            "Warning: two screens show this same picture, so the room can see your ballot. "
            "Ask the facilitator to extend the desktop instead of mirroring it."
        )

    def say(
        self, text: str, size: float = 1.0, *, face: Face | None = None, colour: str = "ink", lines: int = 6
    ) -> Words:
        """Add a text."""
        made = Words(text, self.look, size, face=face, colour=colour, lines=lines, parent=self)
        self.column.addWidget(made)
        return made

    def button(
        self, text: str, then: SignalInstance | Callable[..., None], *, primary: bool = False
    ) -> StageButton:
        """Make a button; the caller places it."""
        made = StageButton(text, self.look, primary=primary, parent=self)
        made.clicked.connect(then)
        return made

    def row(self, *buttons: StageButton) -> None:
        """Add buttons side by side, left aligned."""
        line = QHBoxLayout()
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)

    def begin(self) -> None:
        """Take the keyboard; nothing is preselected."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys walk from control to control."""
        if event.key() in ARROWS:
            self.focusNextPrevChild(event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down))
            event.accept()
        else:
            event.ignore()


class SeatPage(Page):
    """Named rounds begin here: pick your seat, by touch or by its number."""

    chosen = Signal(int)

    def __init__(self, look: Look, scene: BoothScene, recorded: frozenset[int], mirrored: bool) -> None:
        super().__init__(look)
        self._columns = 0
        self._numbers = {seat.number for seat in scene.seats}
        self.setAccessibleName(self.tr("Pick your seat"))
        self.say(self.tr("Pick your seat"), 1.8, face=look.serif_bold)
        self.say(words.quoted(scene.claim.text), 1.2, face=look.serif, colour="muted", lines=2)
        if mirrored:
            self.say(self.mirror_warning(), 1.0, face=look.sans_bold)
        line = QHBoxLayout()
        label = Words(self.tr("Seat number, then Enter"), look, colour="muted", parent=self)
        self.field = Field(self.tr("Seat number"), self)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.field.setMaxLength(4)
        self.field.returnPressed.connect(self._on_typed)
        line.addWidget(self.field, 1)
        line.addWidget(label, 4, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)
        self.hint = self.say("", 1.0, face=look.sans_bold)
        self.hint.hide()
        self.buttons = [self._seat(seat.number, seat.name, seat.number in recorded) for seat in scene.seats]
        self.column.addWidget(self._grid(), 1)

    def _seat(self, number: int, name: str, recorded: bool) -> StageButton:
        text = str(number)
        made = StageButton(
            name or self.tr("Seat"), self.look, lead=text, beside=True, value=text, parent=self
        )
        made.set_ticked(recorded, self.tr("recorded"))
        made.picked.connect(self._on_picked)
        return made

    def _grid(self) -> QScrollArea:
        """Return a place that scrolls, for the grid of seats."""
        inner = QWidget(self)
        self._seats = QGridLayout(inner)
        self._seats.setContentsMargins(0, 0, 0, 0)
        self._seats.setRowStretch(len(self.buttons), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def set_unit(self, unit: float) -> None:
        """Put the seats into as many equal columns as leave room for a name."""
        fits = int(self.width() * 7 / 8 / (SEAT_WIDTH * unit))
        columns = max(2, min(fits, 3 if len(self.buttons) <= 12 else 5))
        if columns != self._columns:
            self._columns = columns
            for at, button in enumerate(self.buttons):
                self._seats.addWidget(button, at // columns, at % columns)
            for column in range(5):
                self._seats.setColumnStretch(column, 1 if column < columns else 0)
        super().set_unit(unit)

    def begin(self) -> None:
        """Take the keyboard into the number field."""
        self.field.setFocus()

    @Slot(str)
    def _on_picked(self, number: str) -> None:
        self.chosen.emit(int(number))

    @Slot()
    def _on_typed(self) -> None:
        text = self.field.text().strip()
        number = int(text) if text.isdecimal() else 0
        if number in self._numbers:
            self.chosen.emit(number)
            return
        self.field.clear()
        if text:
            self.hint.set_text(self.tr("There is no seat %1 in the room.").replace("%1", text))
            self.hint.show()


class TurnPage(Page):
    """Confidential rounds begin here: what this ballot promises, and what it cannot."""

    begun = Signal()

    def __init__(self, look: Look, scene: BoothScene, mirrored: bool) -> None:
        super().__init__(look)
        heading = self.tr("Next person: press Enter or touch to begin")
        self.setAccessibleName(heading)
        self.column.addStretch(2)
        if mirrored:
            self.say(self.mirror_warning(), 1.0, face=look.sans_bold)
        else:
            self.say(words.quoted(scene.claim.text), 1.1, face=look.serif, colour="muted", lines=3)
        self.column.addStretch(1)
        self.say(heading, 1.9, face=look.serif_bold, lines=2)
        self.start = self.button(self.tr("Begin"), self.begun, primary=True)
        self.row(self.start)
        self.column.addStretch(1)
        for sentence in self.contract():
            self.say(sentence, 1.0, lines=3)
        self.column.addStretch(2)

    def contract(self) -> tuple[str, ...]:
        """Return what is stored, who could still infer what, whom to trust until when, what totals tell."""
        return (
            self.tr("Only totals are stored: no name, no time and no order stands beside an answer."),
            self.tr(
                "Somebody who sees this screen, shared or filmed, or knows all other answers, can tell yours."
            ),
            self.tr("Until the round closes this laptop has to be trusted; then the key is destroyed."),
            self.tr("The totals themselves can tell: if everybody answers alike, everybody knows."),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter begins."""
        if event.key() in ENTER:
            self.begun.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: object) -> None:  # noqa: N802
        """A touch anywhere begins."""
        self.begun.emit()


class QuestionPage(Page):
    """One question with equal buttons in one fixed order; none is preselected."""

    answered = Signal(str)
    back = Signal()

    def __init__(self, look: Look, claim: Claim, question: Question, number: int, of: int) -> None:
        super().__init__(look)
        ask = ask_of(question)
        self.setAccessibleName(ask)
        self._claim = self.say(words.quoted(claim.text), 1.7, face=look.serif)
        self.column.addStretch(2)
        self._ask = self.say(ask, 1.5, face=look.sans_bold)
        answers = [(o.value, o.value, words.tr("kinds", o.label)) for o in options_of(question)]
        answers.append((CANNOT_JUDGE, "0", words.say(words.CANNOT_JUDGE_WORDS)))
        self.buttons = [StageButton(label, look, lead=key, value=v, parent=self) for v, key, label in answers]
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in self.buttons:
            button.picked.connect(self.answered)
            self._line.addWidget(button, 1)
        self.column.addLayout(self._line)
        self.column.addStretch(3)
        foot = QHBoxLayout()
        step = self.tr("Question %1 of %2").replace("%1", str(number)).replace("%2", str(of))
        self.back_button = self.button(self.tr("Back"), self.back)
        foot.addWidget(self.back_button)
        foot.addSpacing(16)
        foot.addWidget(Words(step, look, colour="muted", parent=self), 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(foot)

    def set_unit(self, unit: float) -> None:
        """Stand the answers side by side, or one below the other where the window is narrow."""
        narrow = self.width() < unit * 30 * NARROW
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._line.setSpacing(round((0.25 if narrow else 0.5) * unit))
        self._claim.limit(1.7, 4.1 if narrow else 5)
        self._ask.limit(1.2 if narrow else 1.5, 2)
        for button in self.buttons:
            button.set_beside(narrow)
        super().set_unit(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """1 to 9 answer; 0 and J say “I cannot judge”; Backspace goes back."""
        key = event.key()
        digit = key - Qt.Key.Key_0.value
        if key in JUDGE_KEYS:
            self.answered.emit(CANNOT_JUDGE)
        elif 1 <= digit < len(self.buttons):
            self.answered.emit(self.buttons[digit - 1].value)
        elif key == Qt.Key.Key_Backspace:
            self.back.emit()
        else:
            super().keyPressEvent(event)


class ReasonPage(Page):
    """One optional line in one's own words."""

    given = Signal(str)
    back = Signal()

    def __init__(self, look: Look, confidential: bool) -> None:
        super().__init__(look)
        self.setAccessibleName(self.tr("Your reason, if you wish"))
        self.column.addStretch(2)
        self.say(self.tr("Your reason, if you wish"), 1.8, face=look.serif_bold)
        note = self.tr("One line. Enter goes on; you may leave it empty.")
        if confidential:
            note = self.tr(
                "One line, printed without your name. Your wording may give you away. Enter goes on."
            )
        self.say(note, 1.0, colour="muted", lines=2)
        self.field = Field(self.tr("Your reason"), self)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.field.returnPressed.connect(self._on_done)
        self.column.addWidget(self.field)
        self.row(
            self.button(self.tr("Go on"), self._on_done, primary=True),
            self.button(self.tr("Back"), self.back),
        )
        self.column.addStretch(3)

    def begin(self) -> None:
        """Take the keyboard into the line."""
        self.field.setFocus()

    @Slot()
    def _on_done(self, _checked: bool = False) -> None:
        self.given.emit(self.field.text().strip())


class ConfirmPage(Page):
    """Shows the choice once, before it is handed over."""

    confirmed = Signal()
    back = Signal()

    def __init__(
        self,
        look: Look,
        who: str,
        answers: tuple[tuple[str, str], ...],
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
        self.column.addStretch(1)
        for question, answer in answers:
            self.say(question, 1.0, colour="muted")
            self.say(answer, 1.6, face=look.sans_bold, lines=2)
        if reason:
            self.say(words.quoted(reason), 1.2, face=look.serif, lines=3)
        self.column.addStretch(1)
        self.say(self._note(replaces=replaces, final=final), 1.0, lines=2)
        self.record = self.button(self.tr("Record my ballot"), self.confirmed, primary=True)
        self.change = self.button(self.tr("Change"), self.back)
        self.row(self.record, self.change)
        self.column.addStretch(2)

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


class MessagePage(Page):
    """A sentence, and up to two ways on; Enter takes the first. One that `passes` goes on at a touch too."""

    first = Signal()
    second = Signal()

    def __init__(
        self,
        look: Look,
        heading: str,
        sentence: str = "",
        first: str = "",
        second: str = "",
        *,
        tick: bool = False,
        passes: bool = False,
    ) -> None:
        super().__init__(look)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
        self._ways = bool(first) or passes
        self._passes = passes
        self.column.addStretch(4)
        if tick:
            self.column.addWidget(Tick(look, self))
        self.say(heading, 2.4, face=look.serif_bold, lines=3)
        if sentence:
            self.say(sentence, 1.3, lines=5)
        if first:
            buttons = [self.button(first, self.first, primary=True)]
            if second:
                buttons.append(self.button(second, self.second))
            self.row(*buttons)
        self.column.addStretch(5)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter takes the first way on."""
        if event.key() in ENTER and self._ways:
            self.first.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A touch anywhere goes on where there is nothing to choose."""
        if self._passes:
            self.first.emit()
        else:
            super().mousePressEvent(event)


class PinPage(Page):
    """Leaving the booth needs the facilitator's PIN."""

    passed = Signal()
    back = Signal()

    def __init__(self, look: Look, pin: str) -> None:
        super().__init__(look)
        self._pin = pin
        self.setAccessibleName(self.tr("Leave the booth"))
        self.column.addStretch(3)
        self.say(self.tr("Leave the booth"), 2.0, face=look.serif_bold)
        self.say(self.tr("Type the facilitator’s PIN, then Enter."), 1.1, colour="muted")
        self.field = Field(self.tr("PIN"), self)
        self.field.setEchoMode(Field.EchoMode.Password)
        self.field.returnPressed.connect(self._on_typed)
        self.column.addWidget(self.field)
        self.hint = self.say("", 1.0, face=look.sans_bold)
        self.row(self.button(self.tr("Back to the ballot"), self.back))
        self.column.addStretch(4)

    def begin(self) -> None:
        """Take the keyboard into the field."""
        self.field.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        right = self.field.text() == self._pin
        self.field.clear()
        if right:
            self.passed.emit()
        else:
            self.hint.set_text(self.tr("That is not the PIN."))
