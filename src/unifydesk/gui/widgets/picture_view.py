"""Paints pictures of Qt-free shapes in the console’s colours; their words are the accessible text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from unifydesk.gui.tips import plain_tip
from unifydesk.gui.widgets import inks
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke

Roles = Mapping[str, QColor]
Maker = Callable[[float, float], Picture]


def theme_roles() -> Roles:
    """Return the colours that the role names of shapes stand for in the current theme."""
    return {"ink": inks.ink(), "muted": inks.muted(), "paper": inks.paper(), "line": inks.line()}


def paint_picture(painter: QPainter, picture: Picture, target: QRectF, roles: Roles) -> None:
    """Paint a picture as large as it fits into `target`, at its left and centred in height."""
    if picture.width <= 0 or picture.height <= 0:
        return
    scale = min(target.width() / picture.width, target.height() / picture.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(target.x(), target.y() + (target.height() - picture.height * scale) / 2)
    painter.scale(scale, scale)
    for shape in picture.shapes:
        _paint(painter, shape, roles)
    painter.restore()


def _colour(name: str, roles: Roles) -> QColor:
    return roles[name] if name in roles else QColor(name)


def _outline(colour: str, width: float, roles: Roles) -> QPen:
    return QPen(_colour(colour, roles), width) if colour else QPen(Qt.PenStyle.NoPen)


def _fill(colour: str, roles: Roles) -> QBrush:
    return QBrush(_colour(colour, roles)) if colour else QBrush(Qt.BrushStyle.NoBrush)


def _paint(painter: QPainter, shape: Shape, roles: Roles) -> None:
    if isinstance(shape, Box):
        _paint_box(painter, shape, roles)
    elif isinstance(shape, Stroke):
        pen = _outline(shape.colour, shape.width, roles)
        if shape.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
    elif isinstance(shape, Dot):
        painter.setPen(_outline(shape.stroke, shape.stroke_width, roles))
        painter.setBrush(_fill(shape.fill, roles))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    else:
        _paint_label(painter, shape, roles)


def _paint_box(painter: QPainter, box: Box, roles: Roles) -> None:
    rect = QRectF(box.x, box.y, box.width, box.height)
    painter.setPen(_outline(box.stroke, box.stroke_width, roles))
    painter.setBrush(_fill(box.fill, roles))
    painter.drawRoundedRect(rect, box.radius, box.radius)
    if box.hatch:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(0, 0, 0, 70), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(rect)


def _paint_label(painter: QPainter, label: Label, roles: Roles) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(label.size)))
    font.setBold(label.bold)
    painter.setFont(font)
    painter.setPen(_colour(label.colour, roles))
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    width = QFontMetricsF(font).horizontalAdvance(label.text) if shift else 0.0
    painter.drawText(QPointF(label.x - shift * width, label.y), label.text)


class PictureView(QWidget):
    """Shows one picture, made anew for every size so that type and squares stay crisp."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maker: Maker | None = None
        self._picture: Picture | None = None
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, maker: Maker | None) -> None:
        """Show what `maker(width, height)` draws, or nothing."""
        self._maker = maker
        self._picture = None
        self._prepare()
        self.update()

    def picture(self) -> Picture | None:
        """Return the picture that is shown."""
        return self._picture

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a comfortable width."""
        return QSize(240, self.height())

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Draw for the new size."""
        del event
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture."""
        del event
        self._prepare()
        if self._picture is not None:
            painter = QPainter(self)
            painter.setFont(self.font())
            paint_picture(painter, self._picture, QRectF(self.rect()), theme_roles())

    def _prepare(self) -> None:
        if self._picture is None and self._maker is not None and self.width() > 0:
            self._picture = self._maker(float(self.width()), float(self.height()))
            self.setAccessibleName(self._picture.text)
            self.setToolTip(plain_tip(self._picture.text))
