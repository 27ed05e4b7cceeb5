"""Items are put in order: by touching them one after the other, by dragging, or with keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.stage import words
from unifydesk.stage.ballot import Step
from unifydesk.stage.booth_fields import Scroller
from unifydesk.stage.booth_order import TIED, Order
from unifydesk.stage.booth_page import typed
from unifydesk.stage.booth_question import ComposedPage
from unifydesk.stage.booth_rows import RankList
from unifydesk.stage.booth_widgets import ENTER
from unifydesk.stage.look import Look

_WAYS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class RankingPage(ComposedPage):
    """An order of items, best first. Ties are possible; who is not named comes last."""

    def __init__(self, look: Look, step: Step) -> None:
        super().__init__(look, step)
        question = step.question
        self.order = Order([item.id for item in question.items], question.top)
        self.order.read(step.filled_in)
        self._ids = {item.id.casefold(): item.id for item in question.items}
        self._typed = ""  # the beginning of an id
        self._ties_next = False  # whether “=” was typed before the next item
        self.list = RankList(question.items, self.order, look)
        self.area = Scroller(self.list, fills=True, parent=self.right)
        self.answer.addWidget(self.area)
        self.chain(*self.list.rows.values(), self.judge, self.go_on)
        self.list.changed.connect(self._on_changed)
        self.list.refused.connect(self._on_full)
        self.list.moved.connect(self._on_moved)

    def how(self) -> str:
        """Return how an order is made by touch and with keys."""
        how = self.tr(
            "Touch them in your order; touch again to take one out, drag to move. "
            "Keys: letters name one, arrows and a number place it, = ties."
        )
        top = self.step.question.top
        most = words.filled(self.tr("Name up to %1."), top)
        return f"{most} {how}" if top else how

    @property
    def stored(self) -> str:
        """The order, empty while nothing is named."""
        return self.order.answer

    def missing(self) -> str:
        """Return what to do before anything is named."""
        return self.tr("Name at least one, or say that you cannot judge.")

    @Slot()
    def _on_changed(self) -> None:
        self._typed = ""
        self._ties_next = False
        self.tell("")

    @Slot()
    def _on_full(self) -> None:
        self._typed = ""
        self.tell(words.filled(self.tr("You may name up to %1. Take one out first."), self.order.most))

    @Slot(str)
    def _on_moved(self, item: str) -> None:
        """Keep what moves in sight."""
        self.area.ensureWidgetVisible(self.list.rows[item], 0, round(self.unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes on, Backspace takes the last one out, arrows walk, characters name and place."""
        key, character = event.key(), typed(event)
        if key in ENTER:
            self._on_enter()
        elif key in _WAYS:
            self._walk(_WAYS[key], moves=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Backspace:
            self._on_backspace()
        elif character:
            self._on_character(character)
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        """Go on, unless the id of an item waits to be finished."""
        if self._typed in self._ids:
            self._name(self._ids[self._typed])
        else:
            self.on_done()

    def _on_backspace(self) -> None:
        """Take back the last thing that was done: a letter, an item, or the step to this page."""
        if self._typed or self._ties_next:
            self._on_changed()
        elif self.order.named:
            self.list.take_out(self.order.named[-1])
        else:
            self.back.emit()

    def _walk(self, way: int, *, moves: bool) -> None:
        """Put the cursor on the next row, or move the row that it is on."""
        shown = self.order.shown
        here = self.list.cursor_item
        if moves and here:
            at = self.order.named.index(here) + way if here in self.order.named else len(self.order.named)
            self.list.move_to(here, max(0, at))
            return
        at = (shown.index(here) + way) if here else (0 if way > 0 else len(shown) - 1)
        if 0 <= at < len(shown):
            self.list.rows[shown[at]].setFocus(Qt.FocusReason.TabFocusReason)
            self._on_moved(shown[at])

    def _on_character(self, character: str) -> None:
        """Take a character as part of an id, as “=”, as a place, or as “I cannot judge”."""
        begun = self._typed + character
        longer = [item for item in self._ids if item.startswith(begun)]
        if longer == [begun]:
            self._name(self._ids[begun])
        elif longer:
            self._typed = begun
            self.tell(f"{begun.upper()}…")
        elif self._typed in self._ids:  # finished, as no longer id goes on like this
            self._name(self._ids[self._typed])
            self._on_character(character)
        elif self._typed:
            self._typed = ""
            self._on_character(character)
        else:
            self._on_sign(character)

    def _on_sign(self, character: str) -> None:
        """Take a character that begins no id."""
        if character in (self.judge.lead, "j"):
            self.answered.emit(CANNOT_JUDGE)
        elif character == TIED:
            self._tie()
        elif character in "123456789":
            self._place(int(character))
        elif character not in " >,":  # between items, as one writes them
            self.tell(words.filled(self.tr("None of them begins with “%1”."), character.upper()))

    def _tie(self) -> None:
        """Let the item under the cursor share the place of the one above, or else the next one named."""
        here = self.list.cursor_item
        if self.order.may_be_level(here):
            self.list.toggle_level(here)
        elif self.order.named:
            self._ties_next = not self._ties_next
            self.tell(self.tr("The next one shares the last place.") if self._ties_next else "")

    def _place(self, place: int) -> None:
        """Give the item under the cursor a place."""
        here = self.list.cursor_item
        if here:
            self.list.put(here, place)
        else:
            self.tell(self.tr("Go to one of them with the arrow keys first; then a number gives its place."))

    def _name(self, item: str) -> None:
        """Name an item, or take it out again."""
        if item in self.order.named:
            self.list.take_out(item)
        else:
            self.list.append(item, level=self._ties_next)
