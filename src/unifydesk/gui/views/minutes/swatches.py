"""A row of colours to choose the accent from, and a way to one’s own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QHBoxLayout, QWidget

from unifydesk.gui.tips import plain_tip
from unifydesk.gui.views.minutes.style_choice import ACCENTS
from unifydesk.gui.widgets import inks
from unifydesk.gui.widgets.labels import tight

INK = "#1B1D20"
"""How “no accent” is painted: the colour of the words."""
SIDE = 24


class Swatch(QAbstractButton):
    """One colour, as a disc; a ring when it is chosen."""

    def __init__(self, colour: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setFixedSize(SIDE, SIDE)
        self.colour = ""
        self.show_colour(colour)

    def show_colour(self, colour: str) -> None:
        """Show another colour; empty text is ink."""
        self.colour = colour
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Always the same."""
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the disc, its ring, and where the keyboard is."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.hasFocus():
            painter.setPen(QPen(inks.accent(), 2))
            painter.drawRoundedRect(whole.adjusted(-0.5, -0.5, 0.5, 0.5), 6, 6)
        if self.isChecked():
            painter.setPen(QPen(inks.ink(), 1.6))
            painter.drawEllipse(whole.adjusted(2, 2, -2, -2))
        painter.setPen(QPen(inks.muted(), 0.6))  # so that dark colours are seen on dark ground
        painter.setBrush(QColor(self.colour or INK))
        inner = 5 if self.isChecked() else 3
        painter.drawEllipse(whole.adjusted(inner, inner, -inner, -inner))


class OwnSwatch(Swatch):
    """The way to a colour of one’s own: a plus, and the colour once there is one."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the disc, or a plus."""
        if self.colour:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(
            QPen(inks.accent() if self.hasFocus() else inks.muted(), 2 if self.hasFocus() else 1.2)
        )
        painter.drawEllipse(whole.adjusted(3, 3, -3, -3))
        middle, arm = whole.center(), 4
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def nextCheckState(self) -> None:  # noqa: N802
        """Stay as it is: the colour that is chosen in the dialog decides."""


class Swatches(QWidget):
    """Exactly one colour is chosen."""

    chosen = Signal(str)  # “#RRGGBB”, or empty text for ink; not checked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._current = ""
        self.swatches = [
            Swatch(colour, QCoreApplication.translate("accents", name)) for colour, name in ACCENTS
        ]
        self.own = OwnSwatch("", "")
        row = tight(QHBoxLayout(self))
        for swatch in (*self.swatches, self.own):
            self._group.addButton(swatch)
            row.addWidget(swatch)
        row.addStretch(1)
        for swatch in self.swatches:
            swatch.clicked.connect(self._on_clicked)
        self.own.clicked.connect(self.ask)
        self.show_colour("")

    def show_colour(self, colour: str) -> None:
        """Mark the colour that is used."""
        self._current = colour
        found = next((s for s in self.swatches if s.colour.upper() == colour.upper()), None)
        own = "" if found is not None else colour
        words = self.tr("Own colour {colour}…").format(colour=own) if own else self.tr("Own colour…")
        self.own.show_colour(own)
        self.own.setToolTip(plain_tip(words))
        self.own.setAccessibleName(words)
        (found or self.own).setChecked(True)

    @Slot()
    def ask(self, _checked: bool = False) -> None:
        """Ask for a colour of one’s own."""
        dialog = QColorDialog(QColor(self._current or INK), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Accent colour"))
        dialog.colorSelected.connect(self._on_selected)
        self._name_fields(dialog)
        dialog.open()

    def _name_fields(self, dialog: QColorDialog) -> None:
        """Name the fields that Qt leaves nameless in its own dialog; a system’s dialog has none of them."""
        names = {
            "QtPrivate::QColorPicker": self.tr("Hue and saturation"),
            "QtPrivate::QColorLuminancePicker": self.tr("Brightness"),
        }
        for field in dialog.findChildren(QWidget):
            name = names.get(field.metaObject().className())
            if name is not None:
                field.setAccessibleName(name)

    @Slot()
    def _on_clicked(self, _checked: bool = False) -> None:
        found = next((s for s in self.swatches if s.isChecked()), None)
        if found is not None:
            self.chosen.emit(found.colour)

    @Slot(QColor)
    def _on_selected(self, colour: QColor) -> None:
        self.chosen.emit(colour.name().upper())
