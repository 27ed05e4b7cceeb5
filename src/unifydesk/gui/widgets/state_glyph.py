"""The four small marks of a claim's state, drawn so that they look alike with every font."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

SIZE = 10.0


def paint_glyph(painter: QPainter, centre: QPointF, state: str, colour: QColor) -> None:
    """Draw ○ not yet, ● open, ◐ voted on but not recorded, or ✓ recorded."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    box = QRectF(centre.x() - SIZE / 2, centre.y() - SIZE / 2, SIZE, SIZE)
    if state == "recorded":
        pen.setWidthF(1.9)
        painter.setPen(pen)
        x, y = centre.x(), centre.y()
        painter.drawPolyline(QPolygonF([QPointF(x - 5, y), QPointF(x - 1.5, y + 4), QPointF(x + 5, y - 4.5)]))
    else:
        painter.setBrush(QBrush(colour) if state == "open" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if state == "talking":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(colour))
            painter.drawPie(box, 90 * 16, 180 * 16)
    painter.restore()
