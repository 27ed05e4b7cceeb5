"""Menus and keys at work: what is possible when, who gets a key, and what a remote sends."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from unifydesk.app import people, voting
from unifydesk.gui.desk import LEAD, PREPARE

Key = Qt.Key


@pytest.fixture
def actions(program):
    return program.window.actions_.actions


@pytest.fixture
def leading(program, workshop):
    """The Lead page of an open workshop, shown."""
    program.window.show_page(LEAD)
    program.window.activateWindow()
    return program


def scene(program):
    return program.jobs.workshop.standing.scene


def round_of(program):
    return program.jobs.workshop.last_round("R1")


def test_without_a_workshop_only_beginnings_are_possible(actions):
    possible = {name for name, action in actions.items() if action.isEnabled()}
    assert {"file.new", "file.open", "file.rehearse", "edit.find", "help.keys"} <= possible
    assert not {"edit.undo", "vote.next", "go.lead", "file.close"} & possible


def test_every_action_is_in_a_menu(program, actions):
    shown = {a for menu in program.window.menuBar().findChildren(QMenu) for a in menu.actions()}
    assert set(actions.values()) <= shown


def test_undo_names_the_act(program, workshop, actions):
    assert not actions["edit.undo"].isEnabled()
    program.jobs.run(program, partial(people.set_present, number=3, present=False))
    assert actions["edit.undo"].text() == "Undo Seat 3 left"
    actions["edit.undo"].trigger()
    assert actions["edit.undo"].text() == "Undo"
    assert actions["edit.redo"].text() == "Redo Seat 3 left"


def test_leading_keys_sleep_on_other_pages(program, workshop, actions):
    program.window.show_page(PREPARE)
    assert not actions["vote.next"].isEnabled()
    program.window.show_page(LEAD)
    assert actions["vote.next"].isEnabled()


def test_space_does_the_next_step(leading, qtbot):
    steps = []
    leading.jobs.changed.connect(steps.append)
    qtbot.keyClick(leading.window, Key.Key_Space)
    assert [step.standing.scene for step in steps] == ["slide"]


def test_a_key_held_down_does_one_step(leading):
    assert not any(action.autoRepeat() for action in leading.window.actions_.actions.values())


def test_page_down_and_page_up_of_a_remote_go_forward_and_back(leading, qtbot):
    qtbot.keyClick(leading.window, Key.Key_PageDown)
    qtbot.keyClick(leading.window, Key.Key_PageDown)
    assert scene(leading) == "claim"
    qtbot.keyClick(leading.window, Key.Key_PageUp)
    assert scene(leading) == "slide"


def test_letters_typed_into_a_field_stay_there(leading, qtbot):
    leading.lead_page.focus_note()
    field = leading.lead_page.notes.line.line
    qtbot.keyClicks(field, "b f . space")
    assert field.text() == "b f . space"
    assert leading.stage.mode == "live"
    assert scene(leading) == "welcome"


def test_space_on_a_button_reached_by_tab_belongs_to_the_button(leading, qtbot):
    actions = leading.window.actions_
    actions._gate(leading.lead_page.stage.blank)
    assert "Space" not in [key.toString() for key in actions.actions["vote.next"].shortcuts()]
    actions._gate(leading.lead_page)
    assert "Space" in [key.toString() for key in actions.actions["vote.next"].shortcuts()]


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_Period])
def test_b_and_the_full_stop_blank_and_unblank(leading, qtbot, key):
    leading.stage.open()
    qtbot.keyClick(leading.window, key)
    assert leading.stage.mode == "blank"
    qtbot.keyClick(leading.window, key)
    assert leading.stage.mode == "live"


def test_m_shows_the_map_once_a_risk_is_revealed_and_space_leads_back(leading, actions, qtbot):
    assert not actions["vote.maps"].isEnabled()
    for act in (
        partial(voting.open_round, claim="R1"),
        lambda file: [
            voting.cast(
                file, round_of(leading).id, seat, {"likelihood": "4", "severity": "2"}, channel="roll_call"
            )
            for seat in range(1, 7)
        ],
        lambda file: voting.close_round(file, round_of(leading).id),
        lambda file: voting.reveal(file, round_of(leading).id),
    ):
        leading.jobs.run(leading, act)
    qtbot.keyClick(leading.window, Key.Key_M)
    assert scene(leading) == "maps"
    qtbot.keyClick(leading.window, Key.Key_Space)
    assert scene(leading) == "results"


def test_escape_brings_the_session_back(leading, qtbot):
    leading.stage.open()
    qtbot.keyClick(leading.window, Key.Key_F)
    assert leading.stage.mode == "frozen"
    qtbot.keyClick(leading.window, Key.Key_Escape)
    assert leading.stage.mode == "live"


def test_f5_opens_the_stage_and_a_second_press_leaves_it_open(leading, qtbot):
    qtbot.keyClick(leading.window, Key.Key_F5)
    qtbot.keyClick(leading.window, Key.Key_F5)
    assert leading.stage.is_open
    qtbot.keyClick(leading.window, Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert not leading.stage.is_open


@pytest.mark.parametrize(
    ("key", "expected"), [(Key.Key_Space, "slide"), (Key.Key_Right, "slide"), (Key.Key_PageDown, "slide")]
)
def test_keys_pressed_on_the_stage_lead_too(leading, key, expected):
    leading.stage.key_pressed.emit(key)
    assert scene(leading) == expected


def test_a_key_on_the_stage_leads_from_any_page(leading):
    leading.window.show_page(PREPARE)
    leading.stage.key_pressed.emit(Key.Key_PageDown)
    assert scene(leading) == "slide"


def test_a_key_that_means_nothing_does_nothing(leading):
    assert not leading.window.actions_.press(Key.Key_Q)


def test_ctrl_digits_choose_the_page(leading, qtbot):
    for key, page in ((Key.Key_1, "prepare"), (Key.Key_3, "review"), (Key.Key_2, "lead")):
        qtbot.keyClick(leading.window, key, Qt.KeyboardModifier.ControlModifier)
        assert leading.window.page == page


def test_icons_are_drawn_when_a_menu_opens(program, actions):
    assert actions["edit.undo"].icon().isNull()
    program.window.actions_._dress()
    assert not actions["edit.undo"].icon().isNull()
