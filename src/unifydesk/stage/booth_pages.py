"""The pages around the questions of a ballot: whose turn it is, the reason, messages, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from unifydesk.domain.contract import CONTRACT
from unifydesk.domain.people import Seat
from unifydesk.domain.stage import BoothScene
from unifydesk.stage import words
from unifydesk.stage.booth_fields import SENSITIVE, Field, Scroller
from unifydesk.stage.booth_page import Page
from unifydesk.stage.booth_widgets import ENTER, StageButton, Tick, Words
from unifydesk.stage.look import Look

SEAT_WIDTH = 9.0
"""Least width of a seat's button, in units."""


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
        self.buttons = [self._seat(seat, seat.number in recorded) for seat in scene.seats]
        self.column.addWidget(self._grid(), 1)

    def _seat(self, seat: Seat, recorded: bool) -> StageButton:
        text = str(seat.number)
        name = words.voter(seat, bare=True)
        made = StageButton(name, self.look, lead=text, beside=True, value=text, parent=self)
        made.set_ticked(recorded, self.tr("recorded"))
        made.picked.connect(self._on_picked)
        return made

    def _grid(self) -> Scroller:
        """Return a place that scrolls, for the grid of seats."""
        inner = QWidget(self)
        self._seats = QGridLayout(inner)
        self._seats.setContentsMargins(0, 0, 0, 0)
        self._seats.setRowStretch(len(self.buttons), 1)
        return Scroller(inner, fills=True, parent=self)

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
            self.hint.set_text(words.filled(self.tr("There is no seat %1 in the room."), text))
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
        return tuple(QCoreApplication.translate("contract", sentence) for sentence in CONTRACT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter begins."""
        if event.key() in ENTER:
            self.begun.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: object) -> None:  # noqa: N802
        """A touch anywhere begins."""
        self.begun.emit()


class ReasonPage(Page):
    """One line in one's own words: optional, unless an answer counts only with its reason."""

    given = Signal(str)
    back = Signal()

    def __init__(self, look: Look, confidential: bool, *, owed_by: str = "", filled_in: str = "") -> None:
        super().__init__(look)
        self._owed_by = owed_by  # the answer that counts only with a reason, in words
        heading = self.tr("Your reason") if owed_by else self.tr("Your reason, if you wish")
        self.setAccessibleName(heading)
        self.column.addStretch(2)
        self.say(heading, 1.8, face=look.serif_bold)
        if owed_by:
            self.say(self._owed(), 1.2, face=look.sans_bold, lines=3)
        self.say(self._note(confidential), 1.0, colour="muted", lines=2)
        self.field = Field(self.tr("Your reason"), self)
        self.field.setInputMethodHints(SENSITIVE)
        self.field.setText(filled_in)
        self.field.returnPressed.connect(self._on_done)
        self.column.addWidget(self.field)
        self.hint = self.say("", 1.0, face=look.sans_bold)
        self.row(
            self.button(self.tr("Go on"), self._on_done, primary=True),
            self.button(self.tr("Back"), self.back),
        )
        self.column.addStretch(3)

    def _owed(self) -> str:
        """Return why there has to be a reason."""
        return words.filled(self.tr("“%1” counts only with its reason."), self._owed_by)

    def _note(self, confidential: bool) -> str:
        """Return how the line is given, and what becomes of it."""
        if confidential:
            return self.tr(
                "One line, printed without your name. Your wording may give you away. Enter goes on."
            )
        if self._owed_by:
            return self.tr("One line. Enter goes on.")
        return self.tr("One line. Enter goes on; you may leave it empty.")

    def filled_in(self) -> str:
        """Return the line as it stands."""
        return self.field.text().strip()

    def begin(self) -> None:
        """Take the keyboard into the line."""
        self.field.setFocus()

    @Slot()
    def _on_done(self, _checked: bool = False) -> None:
        reason = self.filled_in()
        if self._owed_by and not reason:
            self.hint.set_text(self.tr("Type the reason in a sentence, or go back and answer otherwise."))
        else:
            self.given.emit(reason)


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


class EndPage(MessagePage):
    """Nobody is left to vote, and nothing begins here; Esc, or the console, ends the booth."""

    def __init__(self, look: Look) -> None:
        heading = QCoreApplication.translate("EndPage", "Everybody has voted")
        sentence = QCoreApplication.translate("EndPage", "Nothing is left to do here. Please pass on.")
        super().__init__(look, heading, sentence, tick=True)


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
