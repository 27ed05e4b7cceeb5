"""The fault that keeps us from PySide6 6.12 (decision 1): it may not come back unseen."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal

EMISSIONS = 5_000
TOLERANCE = 50  # other code may hold a few more or fewer references to True meanwhile


class Speaker(QObject):
    said = Signal(object)


@pytest.mark.usefixtures("qapp")
def test_emitting_signals_leaves_the_references_to_true_alone() -> None:
    speaker = Speaker()
    heard: list[int] = []
    speaker.said.connect(heard.append)
    before = sys.getrefcount(True)
    for number in range(EMISSIONS):
        speaker.said.emit(number)
    assert abs(sys.getrefcount(True) - before) < TOLERANCE
    assert len(heard) == EMISSIONS
