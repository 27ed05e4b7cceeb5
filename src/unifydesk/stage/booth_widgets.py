"""What the booth is built from: set text and large equal buttons, all growing with the window."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from unifydesk.stage.look import Face, Look, font
from unifydesk.stage.typeset import Block, fit, text_width

TOUCH_MM = 9.0
"""The smallest side of anything that is touched."""
NEAR_WORDS = 20
"""Words on a line of the booth: its reader stands in front of it, not in the back row."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENDLESS = 1e6


def touch_pixels(widget: QWidget) -> int:
    """Return how many pixels nine millimetres are on the widget's screen, within reason."""
    screen = widget.screen()
    dots = screen.physicalDotsPerInch() if screen is not None else 96.0
    return round(min(max(dots, 72.0), 400.0) / 25.4 * TOUCH_MM)


def is_near(one: QPoint, other: QPoint, unit: float) -> bool:
    """Tell whether two presses are one double touch: Qt calls quick ones at different places double too."""
    return (one - other).manhattanLength() <= 0.5 * unit


def unbroken(text: str, face: Face, width: float, *, largest: float, smallest: float) -> float:
    """Return the size at which no word of a text is wider than a line, between two sizes in pixels."""
    widest = max((text_width(face, 1, word) for word in text.split()), default=0.0)
    return largest if widest * largest <= width else max(smallest, width / widest)


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
        whole: bool = False,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._look = look
        self._size = size
        self._face = face or look.sans
        self._colour = colour
        self._lines: float = lines
        self._whole = whole  # a longer text takes more lines instead of being cut
        self._right = right  # the lines end at the right edge
        self._unit = 24.0
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The whole text, whatever was shown of it."""
        return self._text

    @property
    def is_cut(self) -> bool:
        """Whether something of the text does not show at the present size."""
        return self._block(self.width()).cut or self.height() < self.heightForWidth(self.width()) - 1

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_colour(self, colour: str, face: Face | None = None) -> None:
        """Use another colour of the look, and perhaps another face."""
        self._colour = colour
        self._face = face or self._face
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
        painter.setPen(self._look.colour(self._colour))
        draw_block(painter, self._block(self.width()), QRectF(self.rect()), right=self._right)
        painter.end()

    def _block(self, width: int) -> Block:
        """Return the text at its size, or as much smaller as its number of lines asks, down to one unit."""
        largest = self._size * self._unit
        height = self._lines * largest * 1.28 + 1
        block = self._set(width, height, largest)
        return self._set(width, _ENDLESS, self._unit) if block.cut and self._whole else block

    def _set(self, width: int, height: float, largest: float) -> Block:
        width = max(1, width)
        if self._whole:
            largest = unbroken(self._text, self._face, width, largest=largest, smallest=self._unit)
        return fit(
            self._text,
            self._face,
            width,
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
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self.lead = lead
        self.value = value
        self.look = look
        self.unit = 24.0
        self._lowest = 2.6  # of a button with the numeral beside its label
        self._beside = beside  # whether the numeral stands beside the label or above it
        self._least = 0.0  # pixels that the label asks for, where the page has looked
        self._low = low  # as low and narrow as a button without a numeral
        self.clicked.connect(self._on_clicked)
        self._primary = primary
        self._ticked = False
        self._spent = False
        self.setAccessibleName(f"{lead}, {label}" if lead and label else lead or label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.setAutoDefault(False)
        wide = QSizePolicy.Policy.Expanding if lead and not low else QSizePolicy.Policy.Preferred
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

    @property
    def is_cut(self) -> bool:
        """Whether something of the label does not show at the present size."""
        place = self.label_place(self.inner())
        block = self._block(place)
        return block.cut or not self._fits(place.width()) or block.height > place.height() + 1

    def set_spent(self, spent: bool) -> None:
        """Show that pressing does nothing now; the button still says why when it is pressed."""
        self._spent = spent
        self.update()

    @property
    def is_spent(self) -> bool:
        """Whether the button shows that pressing does nothing now."""
        return self._spent

    def set_beside(self, beside: bool, least: float = 0.0) -> None:
        """Put the numeral beside the label, where it may also be low, or above it; `least` pixels high."""
        self._beside = beside
        self._lowest = 1.75
        self._least = least
        self.updateGeometry()

    def set_unit(self, unit: float) -> None:
        """Grow or shrink with the window."""
        self.unit = unit
        self.updateGeometry()
        self.update()

    def height_for(self, width: float, *, beside: bool) -> float:
        """Return the pixels that the whole label asks for in a button of this width; endless if never."""
        was, self._beside = self._beside, beside
        place = self.label_place(self.inner(QRectF(0, 0, width, _ENDLESS)))
        height = self._block(place).height + _ENDLESS - place.height()
        fits = self._fits(place.width())
        self._beside = was
        return height if fits else _ENDLESS

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable place, never under nine millimetres either way."""
        least, short = touch_pixels(self), self._low or not self.lead
        width = text_width(self._label_face, self.unit * 1.1, self.label) + 3 * self.unit
        height = max(self._least, self.unit * (2.6 if short else 3.2 if self._beside else 6.6))
        return QSize(max(least, round(width if short else 6 * self.unit)), max(least, round(height)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest place it may be given."""
        hint, least = self.sizeHint(), touch_pixels(self)
        if self._low or not self.lead:
            return hint
        height = round(max(self._least, self._lowest * self.unit)) if self._beside else hint.height()
        return QSize(max(least, round(4 * self.unit)), max(least, height))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button as Space does; arrow keys belong to the page."""
        if event.key() in ENTER:
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
        strong = self._primary != self.isDown()
        text, ground = ("paper", "ink") if strong else ("mark" if self._spent else "ink", "panel")
        edge = "line" if self._spent else "mark"
        draw_panel(painter, self, self.unit, self.look, ground=ground, edge=edge)
        painter.setPen(self.look.colour(text))
        self.draw_inner(painter, self.inner())
        if self._ticked:
            draw_tick(painter, self.inner(), self.unit)
        painter.end()

    def draw_inner(self, painter: QPainter, inner: QRectF) -> None:
        """Draw the numeral, and the label below it, beside it, or alone and centred."""
        if self.lead:
            size = self._lead_size
            painter.setFont(font(self.look.sans_bold, size))
            top = inner.center().y() + 0.36 * size if self._beside else inner.top() + size
            painter.drawText(QPointF(inner.left(), top), self.lead.upper())  # as on the keys
        place = self.label_place(inner)
        middle = self._beside or not self.lead
        draw_block(painter, self._block(place), place, middle=middle, centred=not self.lead)

    def inner(self, rect: QRectF | None = None) -> QRectF:
        """Return what is left of the button within its edge and some air."""
        air, unit = ring_of(self.unit), self.unit
        rect = rect if rect is not None else QRectF(self.rect())
        side, end = air + 0.5 * unit, air + (0.15 if self._beside else 0.3) * unit
        return rect.adjusted(side, end, -side, -end)

    def label_place(self, inner: QRectF) -> QRectF:
        """Return where the label stands."""
        if not self.lead:
            return inner
        if not self._beside:
            return inner.adjusted(0, 1.9 * self.unit, 0, 0)
        numeral = "00" if len(self.lead) < 3 else self.lead
        lead = text_width(self.look.sans_bold, self._lead_size, numeral)
        tick = 1.3 * self.unit if self._ticked else 0.0
        return inner.adjusted(lead + 0.5 * self.unit, 0, -tick, 0)

    @property
    def _lead_size(self) -> int:
        return round((1.3 if self._beside else 1.6) * self.unit)

    @property
    def _label_face(self) -> Face:
        return self.look.sans if self.lead else self.look.sans_bold

    def _fits(self, width: float) -> bool:
        """Tell whether no word of the label has to be broken."""
        return all(
            text_width(self._label_face, self.unit, word) <= width + 0.5 for word in self.label.split()
        )

    def _block(self, place: QRectF) -> Block:
        """Return the label in as many lines as there is room for."""
        face, least = self._label_face, self.unit
        largest = unbroken(
            self.label, face, place.width(), largest=(1.05 if self.lead else 1.1) * self.unit, smallest=least
        )
        return fit(
            self.label,
            face,
            max(1.0, place.width()),
            place.height(),
            largest=largest,
            smallest=least,
            leading=1.2,
        )


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
        draw_tick(painter, QRectF(0, 0, 1.32 * unit, self.height()), unit)  # with room for the round ends
        painter.end()


def ring_of(unit: float) -> float:
    """Return the pixels of the ring around what the keyboard is on."""
    return max(3.0, 0.14 * unit)


def draw_panel(
    painter: QPainter,
    widget: QWidget,
    unit: float,
    look: Look,
    *,
    ground: str = "panel",
    edge: str = "mark",
) -> None:
    """Draw the face of a control over the whole widget, with the ring when the keyboard is on it."""
    ring = ring_of(unit)
    whole = QRectF(widget.rect())
    painter.setBrush(look.colour(ground))
    painter.setPen(QPen(look.colour(edge), max(1.0, unit / 18)))
    painter.drawRoundedRect(whole.adjusted(ring, ring, -ring, -ring), 0.3 * unit, 0.3 * unit)
    if widget.hasFocus():
        half = ring / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("focus"), ring))
        painter.drawRoundedRect(whole.adjusted(half, half, -half, -half), 0.4 * unit, 0.4 * unit)


def draw_block(
    painter: QPainter,
    block: Block,
    place: QRectF,
    *,
    middle: bool = False,
    centred: bool = False,
    right: bool = False,
) -> None:
    """Draw set text in a place, from its top or in its `middle`, at its left, `right` or `centred`."""
    painter.setFont(font(block.face, block.size))
    top = place.top() + (max(0.0, place.height() - block.height) / 2 if middle else 0.0)
    share = 0.5 if centred else 1.0 if right else 0.0
    for number, line in enumerate(block.lines):
        free = place.width() - text_width(block.face, block.size, line) if share else 0.0
        base = top + number * block.line_height + block.line_height / 2 + 0.36 * block.size
        painter.drawText(QPointF(place.left() + share * free, base), line)


def draw_tick(painter: QPainter, inner: QRectF, unit: float) -> None:
    """Draw a tick in the upper right corner."""
    right, top = inner.right() - 0.1 * unit, inner.top() + 0.15 * unit
    pen = painter.pen()
    pen.setWidthF(0.18 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    points = ((-1.1, 0.55), (-0.7, 0.95), (0.0, 0.1))
    painter.drawPolyline(QPolygonF([QPointF(right + x * unit, top + y * unit) for x, y in points]))
