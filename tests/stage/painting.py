"""Paints scenes for tests and returns the texts that were painted."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from unifydesk.domain.stage import StageState
from unifydesk.stage.canvas import Painted
from unifydesk.stage.look import Look
from unifydesk.stage.scenes import SCENES

SIZES = ((1920, 1080), (1366, 768), (1024, 768))


def painted(state: StageState, look: Look, size: tuple[int, int], t: float = 1.0) -> tuple[Painted, ...]:
    """Paint a state and return what was painted."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    texts = SCENES[state.scene.id].paint(painter, QRectF(0, 0, *size), state, look, t)
    painter.end()
    return texts


def texts_of(state: StageState, look: Look, size: tuple[int, int]) -> list[str]:
    """Return the lines that were painted."""
    return [t.text for t in painted(state, look, size)]


def shown(state: StageState, look: Look, size: tuple[int, int]) -> str:
    """Return all lines as one text."""
    return " ".join(texts_of(state, look, size))
