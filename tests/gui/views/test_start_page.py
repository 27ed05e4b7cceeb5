"""The start page: ways to begin, and recent workshops with the state they are in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from unifydesk.gui.recent import Recent
from unifydesk.gui.views.start_page import Row, ago, state_words

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-23T01:00:00+00:00", "today"),
        ("2026-11-22T23:00:00+00:00", "yesterday"),
        ("2026-11-20T10:00:00+00:00", "3 days ago"),
        ("2026-01-02T10:00:00+00:00", "2026-01-02"),
        ("nonsense", ""),
    ],
)
def test_when_it_was_is_said_in_words(at, words):
    assert ago(at, NOW) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Not begun"),
        ({"begun": True, "voted": 3}, "3 of 9 claims voted on"),
        ({"begun": True, "voted": 9, "recorded": 9}, "All 9 positions recorded"),
    ],
)
def test_the_state_is_said_in_words(tmp_path, fields, words):
    file = tmp_path / "a.unify"
    file.touch()
    assert state_words(Recent(str(file), "A", "", agenda=9, **fields)) == words


def test_a_file_that_is_gone_is_said():
    assert state_words(Recent("/nowhere/a.unify", "A", "")) == "Moved or deleted"


@pytest.fixture
def start(program):
    program.start([])
    return program.window.start


def row(start, title):
    return next(r for r in start.findChildren(Row) if r.accessibleName() == title and r.isVisible())


def test_without_recent_workshops_it_says_what_to_do(start):
    texts = [label.text() for label in start.findChildren(QLabel)]
    assert any(text.startswith("None yet.") for text in texts)


def test_a_way_does_its_action(program, start, qtbot):
    with qtbot.waitSignal(start.way_chosen) as chosen:
        row(start, "Rehearse").click()
    assert chosen.args == ["file.rehearse"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_focused_button_is_pressed_with_enter_too(program, start, qtbot, key):
    button = row(start, "Rehearse")
    button.setFocus()
    with qtbot.waitSignal(start.way_chosen):
        qtbot.keyClick(button, key)


def test_a_recent_workshop_is_opened(program, workshop):
    program.jobs.leave(program)
    row(program.window.start, "Tools and ties").click()
    assert program.jobs.workshop.path == workshop.path


def test_when_it_was_open_is_a_sentence_of_its_own(program, workshop):
    program.jobs.leave(program)
    texts = [label.text() for label in row(program.window.start, "Tools and ties").findChildren(QLabel)]
    assert texts[-2:] == ["Not begun", "Last open today"]


def test_a_missing_workshop_cannot_be_opened_but_taken_off_the_list(program, workshop, qtbot):
    program.jobs.leave(program)
    Path(workshop.path).unlink()
    start = program.window.start
    start.refresh()
    qtbot.waitUntil(lambda: any(r.isVisible() and not r.isEnabled() for r in start.findChildren(Row)))
    forget = next(
        b for b in start.findChildren(QPushButton) if b.text() == "Take off the list" and b.isVisible()
    )
    forget.click()
    assert start.shown() == ()
