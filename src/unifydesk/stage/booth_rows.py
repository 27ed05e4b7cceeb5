"""The rows of a ranking: those that are named stand above in order, the others below as on the ballot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from unifydesk.domain.deck import Item
from unifydesk.stage.booth_order import Order
from unifydesk.stage.booth_widgets import (
    ENTER,
    StageButton,
    Words,
    draw_block,
    draw_panel,
    is_near,
    ring_of,
    touch_pixels,
)
from unifydesk.stage.look import Look
from unifydesk.stage.typeset import Block, fit, text_width

LOW = 2.8
"""Units of a row with one line."""
GAP = 0.2
"""Units between rows."""
PLACE, LEVEL, GRIP = 2.2, 4.0, 1.2
"""Units of what stands to the left and to the right of an item."""
_ENDLESS = 1e6


class LevelButton(StageButton):
    """Says that an item has the same place as the one above; strong while it has."""

    def __init__(self, look: Look, item: str, parent: QWidget) -> None:
        super().__init__("", look, value=item, parent=parent)
        self.label = self.tr("Same place")
        self.setAccessibleName(self.tr("Same place as the one above"))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_on(self, on: bool) -> None:
        """Show whether the place is shared."""
        self._primary = on
        self.setChecked(on)
        self.update()

    def inner(self, rect: QRectF | None = None) -> QRectF:
        """Return nearly all of the button: two short lines stand in it."""
        rect = rect if rect is not None else QRectF(self.rect())
        return rect.adjusted(0.2 * self.unit, 0.0, -0.2 * self.unit, 0.0)

    def _block(self, place: QRectF) -> Block:
        """Return the label at its one size."""
        face = self.look.sans
        return fit(
            self.label, face, place.width(), _ENDLESS, largest=self.unit, smallest=self.unit, leading=1.08
        )


class RankRow(StageButton):
    """One item. A touch names it next or takes it out; a drag moves it."""

    dragged = Signal(str, int)  # item, the pixel of the list at which its middle is held
    dropped = Signal(str)

    def __init__(self, item: Item, look: Look, rows: RankList) -> None:
        super().__init__(item.text, look, lead=item.id, value=item.id, parent=rows)
        self._list = rows
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the keyboard's cursor; a touch leaves no mark
        self.level = LevelButton(look, item.id, self)
        self.level.hide()
        self.place = 0
        self.id_width = 0.0  # pixels, the same in all rows
        self._held: QPoint | None = None
        self._dragging = False

    def show_place(self, place: int, *, level: bool, may_be_level: bool) -> None:
        """Show the place of the item; 0 when it is not named."""
        self.place = place
        self.level.set_on(level)
        self.level.setVisible(may_be_level)
        self.setAccessibleDescription(self.tr("Place %1").replace("%1", str(place)) if place else "")
        self.update()

    def height_at(self, width: int) -> int:
        """Return the pixels that the item needs in a row of this width."""
        place = self.label_place(self.inner(QRectF(0, 0, width, _ENDLESS)))
        text = self._block(place).height + 2 * ring_of(self.unit) + 0.3 * self.unit
        return round(max(LOW * self.unit, touch_pixels(self), text))

    def inner(self, rect: QRectF | None = None) -> QRectF:
        """Return the row within its edge."""
        air, unit = ring_of(self.unit), self.unit
        rect = rect if rect is not None else QRectF(self.rect())
        return rect.adjusted(air + 0.4 * unit, air + 0.1 * unit, -air - 0.2 * unit, -air - 0.1 * unit)

    def label_place(self, inner: QRectF) -> QRectF:
        """Return where the words of the item stand."""
        left = PLACE * self.unit + self.id_width + 0.6 * self.unit
        return inner.adjusted(left, 0, -(LEVEL + GRIP + 0.2) * self.unit, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the button for ties at its place."""
        super().resizeEvent(event)
        width, edge = round(LEVEL * self.unit), round(ring_of(self.unit))
        high = min(self.height() - 2 * edge, round(2.7 * self.unit))
        left = self.width() - edge - round((GRIP + 0.2) * self.unit) - width
        self.level.setGeometry(left, (self.height() - high) // 2, width, high)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the place, the letter, the words and, once it is named, a grip to drag it by."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = self._dragging or self.isDown()
        draw_panel(painter, self, self.unit, self.look, edge="ink" if held else "mark")
        inner = self.inner()
        self._draw_place(painter, inner)
        painter.setPen(self.look.colour("muted"))
        letters = QRectF(inner.left() + PLACE * self.unit, inner.top(), self.id_width, inner.height())
        draw_block(painter, self._letters(), letters, middle=True)
        painter.setPen(self.look.colour("ink"))
        place = self.label_place(inner)
        draw_block(painter, self._block(place), place, middle=True)
        if self.place:
            self._draw_grip(painter, inner)
        painter.end()

    def _draw_place(self, painter: QPainter, inner: QRectF) -> None:
        """Draw the place as a filled square with its number, or an empty one."""
        side = 1.7 * self.unit
        square = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        painter.setPen(QPen(self.look.colour("ink" if self.place else "mark"), max(1.0, self.unit / 18)))
        painter.setBrush(self.look.colour("ink") if self.place else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square, 0.25 * self.unit, 0.25 * self.unit)
        if self.place:
            painter.setPen(self.look.colour("paper"))
            size = 1.2 * self.unit
            number = fit(str(self.place), self.look.sans_bold, side, side, largest=size, smallest=self.unit)
            draw_block(painter, number, square, middle=True, centred=True)

    def _letters(self) -> Block:
        unit = self.unit
        return fit(self.lead, self.look.sans_bold, _ENDLESS, _ENDLESS, largest=unit, smallest=unit)

    def _draw_grip(self, painter: QPainter, inner: QRectF) -> None:
        """Draw six dots."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("mark"))
        dot, apart = 0.11 * self.unit, 0.45 * self.unit
        middle = QPointF(inner.right() - 0.45 * self.unit, inner.center().y())
        for column in (-0.5, 0.5):
            for row in (-1, 0, 1):
                painter.drawEllipse(middle + QPointF(column * apart, row * apart), dot, dot)

    def sizeHint(self) -> QSize:  # noqa: N802
        """The list gives every row its place."""
        return QSize(round(10 * self.unit), round(LOW * self.unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space touches the row; everything else belongs to the page."""
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where the row is held."""
        self._held = event.position().toPoint()
        self._list.pressed_at = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Do nothing at the same place: by now another row lies there, for which it was not meant."""
        if is_near(event.globalPosition().toPoint(), self._list.pressed_at, self.unit):
            event.accept()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to drag when the pointer has gone far enough, and go on with it."""
        if self._held is None:
            return
        gone = event.position().toPoint() - self._held
        if not self._dragging and gone.manhattanLength() > max(8.0, 0.4 * self.unit):
            self._dragging = True
            self.setDown(False)
            self.raise_()
        if self._dragging:
            self.dragged.emit(self.value, self.y() + gone.y() + self.height() // 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drop what was dragged; otherwise this was a touch."""
        self._held = None
        if self._dragging:
            self._dragging = False
            self.dropped.emit(self.value)
            event.accept()
        else:
            super().mouseReleaseEvent(event)


class RankList(QWidget):
    """All rows, one above the other, and between them the line that says what it means not to be named."""

    changed = Signal()
    refused = Signal()  # no more may be named
    moved = Signal(str)  # the item that has another place now

    def __init__(self, items: Sequence[Item], order: Order, look: Look) -> None:
        super().__init__()
        self._order = order
        self.unit = 24.0
        self.pressed_at = QPoint()  # where a row was touched last, on the screen
        self.rows = {item.id: RankRow(item, look, self) for item in items}
        self._line = Words("", look, colour="muted", lines=1, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for row in self.rows.values():
            row.picked.connect(self._on_picked)
            row.dragged.connect(self._on_dragged)
            row.dropped.connect(self._on_dropped)
            row.level.picked.connect(self.toggle_level)
        self._show()

    @property
    def cursor_item(self) -> str:
        """The item the keyboard is on; empty when it is on none."""
        return next((item for item, row in self.rows.items() if row.hasFocus()), "")

    def set_unit(self, unit: float) -> None:
        """Grow or shrink with the window."""
        self.unit = unit
        widest = max((text_width(r.look.sans_bold, unit, r.lead) for r in self.rows.values()), default=0.0)
        for row in self.rows.values():
            row.id_width = widest
            row.set_unit(unit)
        self.updateGeometry()
        self._arrange()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all rows and of the line between them."""
        return len(self.rows) * self._pitch(width) + round(1.5 * self.unit)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a place for all rows."""
        return QSize(round(20 * self.unit), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the rows where they belong."""
        super().resizeEvent(event)
        self._arrange()

    def append(self, item: str, *, level: bool = False) -> None:
        """Name an item next."""
        self._after(self._order.append(item, level=level), item)

    def take_out(self, item: str) -> None:
        """Name an item no longer."""
        self._order.take_out(item)
        self._after(True, item)

    def move_to(self, item: str, at: int) -> None:
        """Put an item at an index among the named ones."""
        self._after(self._order.move(item, at), item)

    def put(self, item: str, place: int) -> None:
        """Give an item a place of its own."""
        self._after(self._order.put(item, place), item)

    @Slot(str)
    def toggle_level(self, item: str) -> None:
        """Let an item share the place of the one above, or not."""
        if self._order.toggle_level(item):
            self._after(True, item)

    @Slot(str)
    def _on_picked(self, item: str) -> None:
        if item in self._order.named:
            self.take_out(item)
        else:
            self.append(item)

    @Slot(str, int)
    def _on_dragged(self, item: str, middle: int) -> None:
        """Let the row follow the pointer, and the others make room for it."""
        row = self.rows[item]
        named = self._order.named
        pitch = max(1, self._pitch(self.width()))
        at = max(0, min(middle // pitch, len(named) - (item in named)))
        joins = item in named or middle < pitch * len(named) + 1.5 * self.unit
        if joins and not (item in named and named.index(item) == at):
            self.move_to(item, at)
        row.move(0, max(0, min(middle - row.height() // 2, self.height() - row.height())))
        row.raise_()

    @Slot(str)
    def _on_dropped(self, _item: str) -> None:
        self._arrange()

    def _after(self, done: bool, item: str) -> None:
        """Show the order as it is now, or say that no more may be named."""
        if not done:
            self.refused.emit()
            return
        self._show()
        self._arrange()
        self.changed.emit()
        self.moved.emit(item)

    def _show(self) -> None:
        order = self._order
        for item, row in self.rows.items():
            level, may = order.is_level(item), order.may_be_level(item)
            row.show_place(order.place(item), level=level, may_be_level=may)
        if not order.named:
            self._line.set_text(self.tr("None is named yet"))
        else:
            self._line.set_text(self.tr("Not named: these come last") if order.rest else "")

    def _pitch(self, width: int) -> int:
        """Return the pixels from one row to the next: all are as high as the highest."""
        high = max((row.height_at(width) for row in self.rows.values()), default=0)
        return high + round(GAP * self.unit)

    def _arrange(self) -> None:
        """Put the rows where they belong: the named ones, the line, the rest."""
        width, pitch = self.width(), self._pitch(self.width())
        high, line = pitch - round(GAP * self.unit), round(1.5 * self.unit)
        first = len(self._order.named)
        for at, item in enumerate(self._order.shown):
            self.rows[item].setGeometry(0, at * pitch + (line if at >= first else 0), width, high)
        edge = round(ring_of(self.unit))
        self._line.setGeometry(edge, first * pitch, width - edge, line)
