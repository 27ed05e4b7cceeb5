"""Something for those who want it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from unifydesk.gui.views.review.fold import Fold


@pytest.fixture
def fold(qtbot) -> Fold:
    made = Fold("More measures", QLabel("Numbers"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_closed_until_it_is_wanted(fold: Fold) -> None:
    assert not fold.is_open
    assert not fold.content.isVisible()
    assert fold.button.accessibleName() == "More measures, folded"


def test_a_key_opens_it_and_tells_that_the_content_is_wanted(fold: Fold, qtbot) -> None:
    with qtbot.waitSignal(fold.opened):
        qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert fold.content.isVisible()
    assert fold.button.accessibleName() == "More measures, unfolded"


def test_closing_it_asks_for_nothing(fold: Fold, qtbot) -> None:
    fold.button.click()
    with qtbot.assertNotEmitted(fold.opened):
        fold.button.click()
    assert not fold.content.isVisible()


def test_its_words_are_not_cut(fold: Fold) -> None:
    words = fold.button.fontMetrics().horizontalAdvance(fold.button.text())
    assert fold.button.sizeHint().width() > words
