from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from unifydesk.stage.awake import KeepAwake, _helper_command, hide_from_capture


def test_nothing_is_started_where_nobody_sees_a_screen(qapp: object) -> None:
    awake = KeepAwake()
    awake.start()
    assert awake._helper is None
    awake.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems are asked in other ways")
def test_the_helper_ends_when_its_input_closes(qapp: object) -> None:
    assert _helper_command()[1][-1] == "cat"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can")
def test_systems_that_cannot_hide_a_window_say_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not hide_from_capture(window)
