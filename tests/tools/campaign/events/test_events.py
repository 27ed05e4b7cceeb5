"""A short slice of the events campaign with a fixed seed; the long one is `make campaign ARGS="events"`."""

from __future__ import annotations

import logging
import re
import sys
import threading  # noqa: TID251 - its hook is put back

import pytest
from campaign.events import campaign as events
from campaign.events import plants, walker
from campaign.events.invariants import faults_of_windows, trapped
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from unifydesk.gui.crash import NATIVE_FILE, CrashDialog


def test_nothing_breaks_whatever_is_pressed_and_clicked():
    figures = events.walked(events.SEED, 2, 100)
    assert figures.examples == []
    assert figures.counts["events"] >= 100


def test_the_campaign_knows_every_plant():
    assert events.PLANTED == plants.PLANTS


def test_the_campaign_knows_where_a_program_says_what_it_died_of():
    assert events.NATIVE_FILE == NATIVE_FILE


def test_a_dialog_that_escape_does_not_close_is_a_trap(qtbot):
    trap = plants.Trap()
    trap.setWindowTitle("Trap")
    qtbot.addWidget(trap)
    trap.open()
    assert trapped() == "Escape does not lead out of Trap “Trap”"
    trap.done(0)


def test_a_dialog_that_escape_closes_is_none(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    assert trapped() == ""
    assert not dialog.isVisible()


def test_a_control_without_a_name_is_found_while_it_shows(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    named, nameless = QPushButton("Named", window), QPushButton(window)
    window.show()
    assert faults_of_windows() == ["QPushButton “” in QWidget has no name"]
    nameless.hide()
    assert faults_of_windows() == []
    assert named.isVisible()


def test_the_crash_dialog_is_found(qtbot):
    dialog = CrashDialog("report")
    qtbot.addWidget(dialog)
    dialog.open()
    assert "the crash dialog shows" in faults_of_windows()
    dialog.reject()


@pytest.fixture
def listener(monkeypatch):
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    made = walker.Listener()
    yield made
    logging.getLogger().removeHandler(made)


def test_what_nobody_caught_is_heard(listener):
    try:
        raise ZeroDivisionError("planted")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "ZeroDivisionError: planted" in listener.faults[0]


def test_warnings_of_qt_are_heard_but_not_what_only_the_offscreen_platform_says(listener):
    log = logging.getLogger("unifydesk.gui.crash")
    log.warning("Qt: This plugin does not support raise()")
    assert listener.faults == []
    log.warning("Qt: QObject::connect: no such slot")
    assert listener.faults == ["logged: Qt: QObject::connect: no such slot"]


def test_what_was_done_last_is_told_of_a_program_that_dies():
    figures = events.walked(events.SEED, 0, 1_000, plants.DEATH)
    assert figures.bad == 1
    assert "it ended with status -11" in figures.examples[0]
    assert "Fatal Python error: Segmentation fault" in figures.examples[0]
    assert re.search(r"it said: \[.\d+ \w+", figures.examples[0])
