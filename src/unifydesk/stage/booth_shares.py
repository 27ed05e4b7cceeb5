"""Points or votes are given to items, and what is left shows all the while; a budget cannot be overdrawn."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unifydesk.domain.question import CANNOT_JUDGE, AllocationKind
from unifydesk.kinds import KINDS
from unifydesk.stage import words
from unifydesk.stage.ballot import Step
from unifydesk.stage.booth_budget import Budget
from unifydesk.stage.booth_fields import Scroller
from unifydesk.stage.booth_numbers import GAP, Remaining, ShareRow
from unifydesk.stage.booth_page import typed
from unifydesk.stage.booth_question import ComposedPage
from unifydesk.stage.booth_widgets import ENTER
from unifydesk.stage.look import Look

WAYS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class SharesPage(ComposedPage):
    """A row for each item with − and +, and a number that can be typed."""

    def __init__(self, look: Look, step: Step) -> None:
        kind = KINDS[step.question.kind]
        if not isinstance(kind, AllocationKind):
            raise TypeError(f"{kind.id} shares nothing out")
        self.budget = Budget(step.question, kind)
        self.budget.read(step.filled_in)
        super().__init__(look, step)
        self._ids = {item.id.casefold(): item.id for item in step.question.items}
        self._typed = ""  # the beginning of an id
        self.remaining = Remaining(self._of_total(), look, self.right)
        self.answer.addWidget(self.remaining)
        inner = QWidget()
        self._rows_column = QVBoxLayout(inner)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self.rows = {item.id: ShareRow(item, look, inner) for item in step.question.items}
        for row in self.rows.values():
            self._rows_column.addWidget(row)
            row.box.allow_negative(self.budget.negative)
            row.stepped.connect(self._on_stepped)
            row.entered.connect(self._on_entered)
        self._rows_column.addStretch(1)
        self.area = Scroller(inner, fills=True, parent=self.right)
        self.answer.addWidget(self.area)
        self.chain(*(row.box for row in self.rows.values()), self.judge, self.go_on)
        self._show()

    def _of_total(self) -> str:
        """Return the words beside what is left."""
        text = self.tr("of %1 points left") if self.budget.is_plain else self.tr("of %1 credits left")
        return words.filled(text, self.budget.total)

    def how(self) -> str:
        """Return how numbers are given, and what they cost where that needs saying."""
        if self.budget.is_plain:
            return self.tr("Touch − and +, or go to a row with the arrow keys and type. You may keep some.")
        text = self.tr(
            "1 vote costs %1, 2 cost %2, 3 cost %3. Votes with a minus are against. You may keep credits."
        )
        return words.filled(text, *(self.budget.cost(number) for number in (1, 2, 3)))

    @property
    def stored(self) -> str:
        """The numbers as they stand; giving nothing to anything is an answer too."""
        return self.budget.answer

    def filled_in(self) -> str:
        """Return the numbers once there are any."""
        return self.stored if any(self.budget.numbers.values()) else ""

    def missing(self) -> str:
        """Nothing is ever missing: who gives nothing keeps everything."""
        return ""

    def set_unit(self, unit: float) -> None:
        """Make all rows as high as the highest."""
        self._rows_column.setSpacing(round(GAP * unit))
        super().set_unit(unit)
        width = (self.measure if self.is_portrait else self.right.width()) - self.area.bar_width
        letters = max(row.letters_width() for row in self.rows.values())
        high = 0
        for row in self.rows.values():
            row.set_narrow(letters, self.budget.is_plain)
            high = max(high, row.height_at(width))
        for row in self.rows.values():
            row.setFixedHeight(high)
        self.area.fit(width, unit)

    def _show(self) -> None:
        """Show every number, what it costs, and what is left."""
        budget = self.budget
        self.remaining.show_left(budget.left)
        for item, row in self.rows.items():
            number = budget.numbers[item]
            cost = "" if budget.is_plain else words.filled(self.tr("costs %1"), budget.cost(number))
            more, less = budget.next(item, 1) != number, budget.next(item, -1) != number
            row.show_number(number, cost, more=more, less=less)

    @Slot(str, int)
    def _on_stepped(self, item: str, way: int) -> None:
        """Give one step more or less, or say why there is none."""
        number = self.budget.next(item, way)
        if number == self.budget.numbers[item]:
            self.tell(self._why_not(item, number + way) if way > 0 or self.budget.negative else "")
            return
        self.budget.give(item, number)
        self.tell("")
        self._show()

    @Slot(str, int)
    def _on_entered(self, item: str, number: int) -> None:
        """Give the number that was typed, or say why it is too much; the one before stands then."""
        if self.budget.give(item, number):
            self.tell("")
            self._show()
        else:
            self.rows[item].box.take_back()
            self.tell(self._why_not(item, number))

    def _why_not(self, item: str, number: int) -> str:
        """Return why an item cannot have this number."""
        room = self.budget.room(item)
        if self.budget.is_plain:
            text = self.tr("%1 is too much: %2 of %3 points can go here.")
            return words.filled(text, number, room, self.budget.total)
        text = self.tr("%1 votes cost %2 credits: %3 can go here.")
        return words.filled(text, words.signed(number), self.budget.cost(number), room)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and Down walk through the rows, letters go to one, Enter to the next one and then on."""
        key, character = event.key(), typed(event)
        if key in ENTER:
            self._on_enter()
        elif key in WAYS:
            self._walk(WAYS[key])
        elif key == Qt.Key.Key_Backspace:
            self.back.emit()
        elif character:
            self._on_character(character)
        else:
            super().keyPressEvent(event)

    @property
    def _cursor(self) -> int:
        """The row the keyboard is on; -1 when it is on none."""
        return next((at for at, row in enumerate(self.rows.values()) if row.box.hasFocus()), -1)

    def _go(self, at: int) -> None:
        """Put the keyboard on a row, and keep it in sight."""
        row = list(self.rows.values())[at]
        row.box.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(row, 0, round(self.unit))

    def _walk(self, way: int) -> None:
        here, last = self._cursor, len(self.rows) - 1
        at = here + way if here >= 0 else (0 if way > 0 else last)
        if 0 <= at <= last:
            self._go(at)

    def _on_enter(self) -> None:
        """Go to the next row, after the last one to the button that goes on; elsewhere go on."""
        here = self._cursor
        if here < 0:
            self.on_done()
        elif here < len(self.rows) - 1:
            self._go(here + 1)
        else:
            self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_character(self, character: str) -> None:
        """Go to the row that has this letter, or say “I cannot judge” while no row has the keyboard."""
        begun = self._typed + character
        found = [item for item in self._ids if item.startswith(begun)]
        if found and not (begun.isdecimal() and not self._typed):
            self._typed = "" if found == [begun] else begun
            self._go(list(self.rows).index(self._ids[found[0]]))
        elif self._typed:
            self._typed = ""
            self._on_character(character)
        elif character in (self.judge.lead, "j"):
            self.answered.emit(CANNOT_JUDGE)
        elif character in "123456789+-":
            self.tell(self.tr("Go to a row first, with the arrow keys or its letter."))
