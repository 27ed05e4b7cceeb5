"""Type for captions that is painted by hand."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from unifydesk.gui.widgets.small_type import small_type


@pytest.mark.parametrize(("body", "caption"), [(14, 12), (13, 12), (18, 16)])
def test_it_is_never_smaller_than_the_theme_sets_captions(qapp, body: int, caption: int) -> None:
    font = QFont()
    font.setPixelSize(body)
    assert small_type(font).pixelSize() == caption
    assert small_type(font, bold=True).weight() == QFont.Weight.DemiBold


def test_a_font_measured_in_points_is_made_smaller_too(qapp) -> None:
    font = QFont()
    font.setPointSize(30)
    assert 20 < small_type(font).pixelSize() < 60
