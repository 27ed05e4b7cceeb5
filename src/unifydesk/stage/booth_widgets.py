"""What the booth is built from: set text, large equal buttons and a field, all growing with the window."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QClipboard,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from unifydesk.stage.look import Face, Look, font
from unifydesk.stage.typeset import Block, fit, text_width

TOUCH_MM = 9.0
"""The smallest side of anything that is touched."""
NEAR_WORDS = 20
"""Words on a line of the booth: its reader stands in front of it, not in the back row."""
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def touch_pixels(widget: QWidget) -> int:
    """Return how many pixels nine millimetres are on the widget's screen, within reason."""
    screen = widget.screen()
    dots = screen.physicalDotsPerInch() if screen is not None else 96.0
    return round(min(max(dots, 72.0), 400.0) / 25.4 * TOUCH_MM)


class Words(QWidget):
    """A text in balanced lines, never read as markup. Sizes in units of a thirtieth of the window."""

    def __init__(
        self,
        text: str,
        look: Look,
        size: float = 1.0,
        *,
        face: Face | None = None,
        colour: str = "ink",
        lines: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._look = look
        self._size = size
        self._face = face or look.sans
        self._colour = colour
        self._lines: float = lines
        self._unit = 24.0
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The whole text, whatever was shown of it."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def limit(self, size: float, lines: float) -> None:
        """Take at most so many lines of this size; longer texts are set smaller, down to one unit."""
        self._size = size
        self._lines = lines

    def set_unit(self, unit: float) -> None:
        """Grow or shrink with the window; `unit` is a thirtieth of its height in pixels."""
        self._unit = unit
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The height follows from the width, as of any text."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the text set to this width."""
        return ceil(self._block(width).height)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a place for a dozen words on a line."""
        width = round(self._unit * 30)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a place for one line."""
        return QSize(round(self._unit * 6), round(self._unit * 1.25) if self._text else 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the lines."""
        painter = QPainter(self)
        block = self._block(self.width())
        painter.setFont(font(block.face, block.size))
        painter.setPen(self._look.colour(self._colour))
        for number, line in enumerate(block.lines):
            painter.drawText(
                QPointF(0, number * block.line_height + block.line_height / 2 + 0.36 * block.size), line
            )
        painter.end()

    def _block(self, width: int) -> Block:
        """Return the text at its size, or as much smaller as its number of lines asks, down to one unit."""
        largest = self._size * self._unit
        height = self._lines * largest * 1.28 + 1
        return fit(
            self._text,
            self._face,
            max(1, width),
            height,
            largest=largest,
            smallest=self._unit,
            leading=1.28,
            max_words=NEAR_WORDS,
        )


class StageButton(QPushButton):
    """A large button with a numeral and a label. It keeps no hover and no last-chosen look."""

    picked = Signal(str)  # what the button stands for

    def __init__(
        self,
        label: str,
        look: Look,
        *,
        lead: str = "",
        beside: bool = False,
        value: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self.lead = lead
        self.value = value
        self._lowest = 2.6  # of a button with the numeral beside its label
        self._beside = beside  # whether the numeral stands beside the label or above it
        self.clicked.connect(self._on_clicked)
        self._look = look
        self._primary = primary
        self._ticked = False
        self._unit = 24.0
        self.setAccessibleName(f"{lead}, {label}" if lead and label else lead or label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.setAutoDefault(False)
        wide = QSizePolicy.Policy.Expanding if lead else QSizePolicy.Policy.Preferred
        self.setSizePolicy(wide, QSizePolicy.Policy.Maximum)

    @Slot()
    def _on_clicked(self, _checked: bool = False) -> None:
        self.picked.emit(self.value)

    def set_ticked(self, ticked: bool, words: str) -> None:
        """Show a tick: this seat is recorded; `words` say so to screen readers."""
        self._ticked = ticked
        self.setAccessibleDescription(words if ticked else "")
        self.update()

    @property
    def is_ticked(self) -> bool:
        """Whether the tick shows."""
        return self._ticked

    def set_beside(self, beside: bool) -> None:
        """Put the numeral beside the label, for narrow windows, where it may also be low; or above it."""
        self._beside = beside
        self._lowest = 1.75
        self.updateGeometry()

    def set_unit(self, unit: float) -> None:
        """Grow or shrink with the window."""
        self._unit = unit
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable place, never under nine millimetres either way."""
        least = touch_pixels(self)
        width = text_width(self._look.sans_bold, self._unit * 1.1, self.label) + 3 * self._unit
        height = self._unit * (2.6 if not self.lead else 3.2 if self._beside else 6.6)
        return QSize(max(least, round(6 * self._unit if self.lead else width)), max(least, round(height)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest place it may be given."""
        hint, least = self.sizeHint(), touch_pixels(self)
        if not self.lead:
            return hint
        height = round(self._lowest * self._unit) if self._beside else hint.height()
        return QSize(max(least, round(4 * self._unit)), max(least, height))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button as Space does; arrow keys belong to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            event.accept()
        elif event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw panel, numeral, label, tick and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, look = self._unit, self._look
        strong = self._primary != self.isDown()
        text, ground = ("paper", "ink") if strong else ("ink", "panel")
        ring = max(3.0, 0.14 * unit)
        face = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        painter.setBrush(look.colour(ground))
        painter.setPen(QPen(look.colour("mark"), max(1.0, unit / 18)))
        painter.drawRoundedRect(face, 0.3 * unit, 0.3 * unit)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), ring))
            half = ring / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(half, half, -half, -half), 0.4 * unit, 0.4 * unit
            )
        inner = face.adjusted(0.5 * unit, 0.3 * unit, -0.5 * unit, -0.3 * unit)
        painter.setPen(look.colour(text))
        if self.lead:
            self._draw_lead(painter, inner)
        else:
            self._draw_label(painter, inner, look.sans_bold, 1.1, centred=True)
        if self._ticked:
            _draw_tick(painter, inner, unit)
        painter.end()

    def _draw_lead(self, painter: QPainter, inner: QRectF) -> None:
        """Draw the numeral, and the label below it or beside it."""
        size = round((1.3 if self._beside else 1.6) * self._unit)
        painter.setFont(font(self._look.sans_bold, size))
        if not self._beside:
            painter.drawText(QPointF(inner.left(), inner.top() + size), self.lead)
            self._draw_label(painter, inner.adjusted(0, 1.9 * self._unit, 0, 0), self._look.sans, 1.05)
            return
        painter.drawText(QPointF(inner.left(), inner.center().y() + 0.36 * size), self.lead)
        lead = text_width(self._look.sans_bold, size, "00" if len(self.lead) < 3 else self.lead)
        tick = 1.3 * self._unit if self._ticked else 0.0
        beside = inner.adjusted(lead + 0.5 * self._unit, 0, -tick, 0)
        self._draw_label(painter, beside, self._look.sans, 1.05, middle=True)

    def _draw_label(
        self,
        painter: QPainter,
        rect: QRectF,
        face: Face,
        size: float,
        *,
        centred: bool = False,
        middle: bool = False,
    ) -> None:
        """Draw the label in as many lines as there is room for, `centred` both ways or in the `middle`."""
        largest, least = size * self._unit, 0.9 * self._unit
        block = fit(
            self.label, face, rect.width(), rect.height(), largest=largest, smallest=least, leading=1.2
        )
        free = max(0.0, rect.height() - block.height)
        top = rect.top() + (free / 2 if centred or middle else 0.0)
        painter.setFont(font(block.face, block.size))
        for number, line in enumerate(block.lines):
            shift = (rect.width() - text_width(block.face, block.size, line)) / 2 if centred else 0.0
            base = top + number * block.line_height + block.line_height / 2 + 0.36 * block.size
            painter.drawText(QPointF(rect.left() + shift, base), line)


class Tick(QWidget):
    """A large tick: the ballot is recorded."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_unit(self, unit: float) -> None:
        """Grow or shrink with the window."""
        self.setFixedHeight(round(3.4 * unit))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("ink"), 1))
        unit = self.height() / 1.3
        _draw_tick(painter, QRectF(0, 0, 1.32 * unit, self.height()), unit)  # with room for the round ends
        painter.end()


def _draw_tick(painter: QPainter, inner: QRectF, unit: float) -> None:
    """Draw a tick in the upper right corner."""
    right, top = inner.right() - 0.1 * unit, inner.top() + 0.15 * unit
    pen = painter.pen()
    pen.setWidthF(0.18 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    points = ((-1.1, 0.55), (-0.7, 0.95), (0.0, 0.1))
    painter.drawPolyline(QPolygonF([QPointF(right + x * unit, top + y * unit) for x, y in points]))


class Field(QLineEdit):
    """A line to type in that hands nothing to the clipboard: the next person may paste."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setMaxLength(300)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Refuse to copy and cut; leave the keys of the page to the page."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            event.accept()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leave no selection behind, which some systems offer for pasting."""
        self.deselect()
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        super().focusOutEvent(event)


def field_style(look: Look, unit: float) -> str:
    """Return the style sheet of fields and scroll areas at a size; it undoes the console’s there."""
    c = look.colours
    padding = f"padding: {round(0.4 * unit)}px {round(0.6 * unit)}px;"
    return f"""
        QLineEdit {{
            font-family: "{look.sans.family}"; font-size: {round(1.3 * unit)}px; color: {c["ink"]};
            background: {c["panel"]}; border: {max(1, round(unit / 18))}px solid {c["mark"]};
            border-radius: {round(0.3 * unit)}px; {padding}
            min-height: {round(1.8 * unit)}px; max-height: {round(1.8 * unit)}px;
            selection-background-color: {c["ink"]}; selection-color: {c["paper"]};
        }}
        QLineEdit:focus {{ border: {max(3, round(0.14 * unit))}px solid {c["focus"]}; {padding} }}
        QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
        QScrollBar:vertical {{ background: transparent; width: {round(0.8 * unit)}px; }}
        QScrollBar::handle:vertical {{
            background: {c["mark"]}; border-radius: {round(0.3 * unit)}px; min-height: {round(2 * unit)}px;
        }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    """
