"""A number of hands: only digits get in."""

from __future__ import annotations

import pytest

from unifydesk.gui.views.ballots.count_row import CountEdit


@pytest.mark.parametrize("typed", ["1,", "0,", "1 000", "-3", "²", "1e2", "x", ",", "12345"])
def test_whatever_is_typed_the_number_can_be_read(qtbot, typed: str) -> None:
    field = CountEdit()
    qtbot.addWidget(field)
    field.clear()
    for letter in typed:
        field.insert(letter)
        field.textEdited.emit(field.text())
    assert 0 <= field.number <= 999
