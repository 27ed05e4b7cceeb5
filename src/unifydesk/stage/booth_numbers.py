"""A row in which an item is given a number: its words, −, the number, +."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from unifydesk.domain.deck import Item
from unifydesk.stage import words
from unifydesk.stage.booth_page import typed
from unifydesk.stage.booth_widgets import StageButton, draw_block, draw_panel, ring_of, touch_pixels, unbroken
from unifydesk.stage.look import Look, font
from unifydesk.stage.typeset import Block, fit, text_width

LOW = 3.1
"""Units of a row with one line."""
GAP = 0.25
"""Units between rows."""
KNOB, BOX, COST_BOX = 2.6, 3.7, 4.8
"""Units of the width of − and +, of the number, and of a number that has its cost below it."""
LONGEST = 6
"""Digits of a number that is typed."""
MINUS = "\N{MINUS SIGN}"
_ENDLESS = 1e6
_STEPS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


class NumberBox(QWidget):
    """Shows a number and takes one: it is no text field, so that nothing can be selected or copied."""

    entered = Signal(int)
    stepped = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.unit = 24.0
        self.number = 0
        self._cost = ""
        self._negative = False
        self._typed: str | None = None  # None: what is typed next takes the place of the number
        self._before: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_unit(self, unit: float) -> None:
        """Grow or shrink with the window."""
        self.unit = unit
        self.update()

    def show_number(self, number: int, cost: str) -> None:
        """Show a number and, below it, what it costs."""
        if self._typed is not None and _value(self._typed) != number:
            self._typed = None
        self.number, self._cost = number, cost
        self.update()

    def allow_negative(self, negative: bool) -> None:
        """Let “-” begin a number below nothing; otherwise it takes one step away."""
        self._negative = negative

    def take_back(self) -> None:
        """Undo the last character that was typed: it was refused."""
        self._typed = self._before
        self.update()

    @property
    def shown(self) -> str:
        """The number as it shows, perhaps only begun."""
        return words.signed(self.number) if self._typed != "-" else MINUS

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits make a number, Backspace and Delete unmake it, Left and Right take a step."""
        key, character = event.key(), typed(event)
        if key in _STEPS:
            self._step(_STEPS[key])
        elif character and character in "0123456789":
            self._type((self._typed or "") + character)
        elif character in ("-", MINUS):
            self._on_minus()
        elif character == "+":
            self._step(1)
        elif key == Qt.Key.Key_Backspace:
            self._type((str(self.number) if self._typed is None else self._typed)[:-1])
        elif key == Qt.Key.Key_Delete:
            self._type("")
        else:
            event.ignore()

    def _step(self, way: int) -> None:
        self._typed = None
        self.stepped.emit(way)

    def _on_minus(self) -> None:
        """Begin a number below nothing, or turn the sign of the one that was typed."""
        if not self._negative:
            self._step(-1)
        elif self._typed and self._typed != "-":
            self._type(self._typed[1:] if self._typed.startswith("-") else f"-{self._typed}")
        else:
            self._type("-")

    def _type(self, text: str) -> None:
        """Take what was typed, and hand over the number that it makes."""
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        self._before, self._typed = self._typed, sign + digits[:LONGEST].lstrip("0")
        self.entered.emit(_value(self._typed))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """What is typed now takes the place of the number."""
        self._typed = None
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Forget what was half typed."""
        self._typed = None
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the number and its cost."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, look = self.unit, self.look
        draw_panel(painter, self, unit, look, ground="paper")
        place = QRectF(self.rect()).adjusted(0.2 * unit, ring_of(unit), -0.2 * unit, -ring_of(unit))
        number = fit(self.shown, look.sans_bold, place.width(), _ENDLESS, largest=1.3 * unit, smallest=unit)
        painter.setPen(look.colour("ink"))
        above = place.adjusted(0, 0, 0, -1.15 * unit) if self._cost else place
        draw_block(painter, number, above, middle=True, centred=True)
        if self._cost:
            cost = fit(self._cost, look.sans, place.width(), _ENDLESS, largest=unit, smallest=unit)
            painter.setPen(look.colour("muted"))
            below = QRectF(place.left(), place.bottom() - 1.35 * unit, place.width(), 1.2 * unit)
            draw_block(painter, cost, below, middle=True, centred=True)
        painter.end()


class Remaining(QWidget):
    """What is left to give away, large, and of how much."""

    def __init__(self, of_total: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._of_total = of_total
        self.look = look
        self.unit = 24.0
        self.left = 0

    def set_unit(self, unit: float) -> None:
        """Grow or shrink with the window."""
        self.unit = unit
        self.setFixedHeight(round(2.9 * unit))

    def show_left(self, left: int) -> None:
        """Show what is left now."""
        self.left = left
        self.setAccessibleName(f"{left} {self._of_total}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the number and the words on one line that ends above the numbers of the items."""
        painter = QPainter(self)
        unit, look = self.unit, self.look
        base = self.height() - 0.85 * unit
        x = self.width() - text_width(look.sans, 1.1 * unit, self._of_total)
        painter.setFont(font(look.sans, round(1.1 * unit)))
        painter.setPen(look.colour("muted"))
        painter.drawText(QPointF(x, base), self._of_total)
        x -= text_width(look.sans_bold, 2.6 * unit, str(self.left)) + 0.5 * unit
        painter.setFont(font(look.sans_bold, round(2.6 * unit)))
        painter.setPen(look.colour("ink"))
        painter.drawText(QPointF(x, base), str(self.left))
        painter.end()


class Knob(StageButton):
    """− or +, large."""

    def _block(self, place: QRectF) -> Block:
        size = 1.7 * self.unit
        return fit(self.label, self.look.sans, _ENDLESS, _ENDLESS, largest=size, smallest=size, leading=1.0)


class ShareRow(QWidget):
    """One item and the number it is given."""

    stepped = Signal(str, int)  # item, 1 for + or -1 for −
    entered = Signal(str, int)  # item, the number that was typed

    def __init__(self, item: Item, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.look = look
        self.unit = 24.0
        self._id_width = 0.0  # pixels, the same in all rows
        self._box = COST_BOX
        self.less = self._knob(MINUS, self.tr("Less for %1"))
        self.box = NumberBox(look, self)
        self.more = self._knob("+", self.tr("More for %1"))
        self.box.entered.connect(self._on_entered)
        self.box.stepped.connect(self._on_stepped)
        self.less.clicked.connect(self._on_less)
        self.more.clicked.connect(self._on_more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _knob(self, sign: str, name: str) -> StageButton:
        made = Knob(sign, self.look, parent=self)
        made.setAccessibleName(words.filled(name, self.item.text))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Left and Right do the same from the number
        return made

    def set_unit(self, unit: float) -> None:
        """Grow or shrink with the window."""
        self.unit = unit
        self._arrange()
        self.update()

    def set_narrow(self, id_width: float, narrow: bool) -> None:
        """Leave so many pixels for the id of an item, and less for a number without a cost."""
        self._id_width, self._box = id_width, BOX if narrow else COST_BOX
        self._arrange()

    def show_number(self, number: int, cost: str, *, more: bool, less: bool) -> None:
        """Show a number, what it costs, and whether there can be more or less."""
        self.box.show_number(number, cost)
        name = f"{self.item.id}, {self.item.text}: {words.signed(number)}"
        self.box.setAccessibleName(f"{name}, {cost}" if cost else name)
        self.more.set_spent(not more)
        self.less.set_spent(not less)

    def letters_width(self) -> float:
        """Return the pixels that the id of the item needs."""
        return text_width(self.look.sans_bold, self.unit, self.item.id)

    def height_at(self, width: int) -> int:
        """Return the pixels that the item needs in a row of this width."""
        place = self._text_place(QRectF(0, 0, width, _ENDLESS))
        return round(max(LOW * self.unit, touch_pixels(self), self._block(place).height + 0.4 * self.unit))

    def _controls(self) -> float:
        return (2 * KNOB + self._box) * self.unit

    def _text_place(self, whole: QRectF) -> QRectF:
        return whole.adjusted(self._id_width + 0.5 * self.unit, 0, -self._controls() - 0.6 * self.unit, 0)

    def _block(self, place: QRectF) -> Block:
        face, least = self.look.sans, self.unit
        size = unbroken(self.item.text, face, place.width(), largest=1.1 * least, smallest=least)
        return fit(
            self.item.text,
            face,
            max(1.0, place.width()),
            place.height(),
            largest=size,
            smallest=least,
            leading=1.2,
        )

    @property
    def is_cut(self) -> bool:
        """Whether something of the item does not show at the present size."""
        place = self._text_place(QRectF(self.rect()))
        return self._block(place).cut

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep −, the number and + at the right."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        knob, box = round(KNOB * self.unit), round(self._box * self.unit)
        high = min(self.height(), round(LOW * self.unit))
        top, x = (self.height() - high) // 2, self.width() - 2 * knob - box
        for widget, width in ((self.less, knob), (self.box, box), (self.more, knob)):
            widget.setGeometry(x, top, width, high)
            x += width

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the letter and the words, and a hairline below them."""
        painter = QPainter(self)
        whole = QRectF(self.rect())
        letters = fit(
            self.item.id, self.look.sans_bold, _ENDLESS, _ENDLESS, largest=self.unit, smallest=self.unit
        )
        painter.setPen(self.look.colour("muted"))
        draw_block(painter, letters, whole, middle=True)
        painter.setPen(self.look.colour("ink"))
        place = self._text_place(whole)
        draw_block(painter, self._block(place), place, middle=True)
        painter.setPen(QPen(self.look.colour("line"), 1))
        base, end = whole.bottom() - 0.5, self.less.x() - 0.4 * self.unit
        painter.drawLine(QPointF(0, base), QPointF(end, base))
        painter.end()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a place with some words."""
        return QSize(round(20 * self.unit), round(LOW * self.unit))

    @Slot(int)
    def _on_entered(self, number: int) -> None:
        self.entered.emit(self.item.id, number)

    @Slot(int)
    def _on_stepped(self, way: int) -> None:
        self.stepped.emit(self.item.id, way)

    @Slot()
    def _on_less(self, _checked: bool = False) -> None:
        self.stepped.emit(self.item.id, -1)

    @Slot()
    def _on_more(self, _checked: bool = False) -> None:
        self.stepped.emit(self.item.id, 1)


def _value(typed_text: str) -> int:
    """Return the number that was typed so far."""
    return int(typed_text) if typed_text.lstrip("-") else 0
