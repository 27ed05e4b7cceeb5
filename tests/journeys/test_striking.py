"""A struck key goes where the keyboard is, half by half, and writes what it says."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from tests.journeys.striking import strike

Modifier = Qt.KeyboardModifier


class Fleeting(QDialog):
    """Is gone as soon as Control is held down."""

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Control:
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.close()


@pytest.fixture
def line(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.owner = window  # nothing else keeps it
    return field


def front():
    return QGuiApplication.focusWindow()


def test_letters_figures_and_signs_are_written(line):
    for sign in "aB7 {":
        strike(front, ord(sign.upper()), Modifier.ShiftModifier if sign.isupper() else Modifier.NoModifier)
    assert line.text() == "aB7 {"


def test_a_combination_does_what_it_stands_for(line):
    line.setText("some words")
    combination = QKeySequence("Ctrl+A")[0]
    strike(front, combination.key(), combination.keyboardModifiers())
    assert line.selectedText() == "some words"
    strike(front, Qt.Key.Key_Backspace)
    assert line.text() == ""


def test_a_window_that_the_first_half_closes_gets_no_second_half(qtbot, line):
    fleeting = Fleeting(line.window())
    fleeting.show()
    fleeting.activateWindow()
    qtbot.waitUntil(lambda: front() is fleeting.windowHandle())
    strike(front, Qt.Key.Key_Z, Modifier.ControlModifier)
    assert not shiboken6.isValid(fleeting)
