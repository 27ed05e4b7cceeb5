from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from unifydesk.stage import kept_text
from unifydesk.stage.kept_text import draw_text
from unifydesk.stage.look import Look, font

INK = QColor("#F7F4ED")


def page(ratio: float = 1.0) -> QImage:
    image = QImage(800, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#111418"))
    image.setDevicePixelRatio(ratio)
    return image


def drawn(look: Look, size: int, at: QPointF, *, scale: float = 1.0, ratio: float = 1.0) -> QImage:
    image = page(ratio)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    draw_text(painter, at, "Quay, “fjord”", look.serif, size, INK)
    painter.end()
    return image


def by_qt(look: Look, size: int, at: QPointF, scale: float) -> QImage:
    image = page()
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    painter.setFont(font(look.serif, size))
    painter.setPen(QPen(INK))
    painter.drawText(at, "Quay, “fjord”")
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 0.75])
def test_a_kept_line_looks_as_qt_draws_it(dark: Look, scale: float) -> None:
    at = QPointF(40, 120)
    kept, plain = drawn(dark, 96, at, scale=scale), by_qt(dark, 96, at, scale)
    far = [
        (x, y)
        for x in range(0, 800, 3)
        for y in range(0, 200, 3)
        if abs(kept.pixelColor(x, y).red() - plain.pixelColor(x, y).red()) > 8
    ]
    assert far == []
    assert kept != page()


def test_a_large_line_is_set_once_and_a_small_one_is_left_to_qt(
    dark: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_text._picture.cache_clear()
    for _ in range(3):
        drawn(dark, 96, QPointF(40, 120))
        drawn(dark, 30, QPointF(40, 120))
    assert kept_text._picture.cache_info().misses == 1
    assert kept_text._picture.cache_info().hits == 2


def test_what_is_large_is_said_in_pixels_of_the_screen(dark: Look) -> None:
    kept_text._picture.cache_clear()
    drawn(dark, 96, QPointF(40, 120), scale=0.3)
    assert kept_text._picture.cache_info().misses == 0
    drawn(dark, 40, QPointF(40, 60), ratio=2.0)
    assert kept_text._picture.cache_info().misses == 1


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Return left, right, top and bottom of what is drawn."""
    found = [(x, y) for x in range(800) for y in range(200) if image.pixelColor(x, y).red() > 100]
    across, down = [x for x, _ in found], [y for _, y in found]
    return min(across), max(across), min(down), max(down)


def test_a_screen_with_two_pixels_a_point_gets_a_line_of_the_same_size(dark: Look) -> None:
    one = ink(drawn(dark, 96, QPointF(40, 120)))
    two = ink(drawn(dark, 48, QPointF(20, 60), ratio=2.0))
    assert two == pytest.approx(one, abs=2)
