"""The keyboard stays with the facilitator: Space is the next step whatever was clicked or hidden before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.journeys.driving import Room, find
from unifydesk.app import people
from unifydesk.domain.people import Seat


@pytest.fixture
def leading(room: Room) -> Room:
    """The bundled workshop, led from its first slide, with the stage on the projector."""
    room.program.start(["--bundled"])
    room.until(lambda: room.program.window.page == "lead", "the bundled workshop is open")
    room.press("F5", "Space")
    return room


def test_opening_the_stage_leaves_the_keyboard_with_the_console(leading: Room) -> None:
    leading.press("Shift+F5", "F5")
    assert leading.program.stage.is_open
    assert leading.program.window.isActiveWindow()


@pytest.mark.parametrize("button", ["Freeze", "Blank", "Timer 4:00", "+30 s"])
def test_a_click_on_a_button_leaves_space_to_the_next_step(leading: Room, button: str) -> None:
    leading.click_on(button)
    before = leading.workshop.standing.slide
    leading.press("Space")
    assert leading.workshop.standing.slide != before


def test_a_button_reached_with_tab_keeps_its_space(leading: Room) -> None:
    before = leading.workshop.standing.slide
    for _ in range(60):
        leading.press("Tab")
        if find("Freeze", QAbstractButton).hasFocus():
            break
    leading.press("Space")
    assert leading.program.stage.mode == "frozen"
    assert leading.workshop.standing.slide == before


@pytest.mark.parametrize("way", ["Hands", "Roll call", "Booth"])
def test_closing_a_vote_leaves_space_to_the_reveal(leading: Room, way: str) -> None:
    leading.go_to_claim("EB4")
    leading.click_on(way)
    leading.press("Space")
    assert leading.last_round.state == "open"
    if way == "Booth":  # until it was used, starting it is the next step
        assert leading.primary == "Start the booth"
        leading.press("Space")
        leading.click_on("End the booth")
    leading.click_on("Close the vote")
    leading.press("Space")
    assert leading.last_round.state == "revealed"
    assert leading.program.window.page == "lead"


def test_space_closes_the_vote_once_the_booth_was_ended(leading: Room) -> None:
    leading.go_to_claim("EB4")
    leading.click_on("Booth")
    leading.press("Space", "Space")  # opens the vote, then the booth, which has the keyboard
    assert leading.program.stage.booth is not None
    leading.click_on("End the booth")
    assert leading.program.stage.booth is None
    leading.press("Space")
    assert leading.last_round.state == "closed"


def test_escape_leaves_the_note_line_so_that_space_leads_on(leading: Room) -> None:
    before = leading.workshop.standing.slide
    leading.press("N")
    leading.type("Keep this.")
    leading.press("Return", "Esc", "Space")
    assert [note.text for note in leading.workshop.notes] == ["Keep this."]
    assert leading.workshop.standing.slide != before


def test_undo_in_an_empty_note_line_takes_the_note_back(leading: Room) -> None:
    leading.press("N")
    leading.type("Keep this.")
    leading.press("Return", "Ctrl+Z")
    assert leading.workshop.notes == ()
    assert find("Note", QLineEdit).text() == ""
    leading.type("typed")
    leading.press("Ctrl+Z")
    assert find("Note", QLineEdit).text() == ""


def test_undo_after_a_typed_ballot_takes_the_ballot_back(leading: Room) -> None:
    leading.go_to_claim("EB4")
    leading.press("Space")
    leading.click(find("Seat and answers", QLineEdit))
    leading.type("7 4 3")
    leading.press("Return")
    assert leading.last_round.recorded == 1
    leading.press("Ctrl+Z")
    assert leading.last_round.recorded == 0


def test_a_letter_typed_by_mistake_holds_no_stage_that_is_closed(leading: Room) -> None:
    leading.press("Shift+F5", "F", "B", "F5")
    assert leading.program.stage.mode == "live"
    leading.press("B", "Shift+F5", "B", "F5")  # what is held can be let go while it is closed
    assert leading.program.stage.mode == "live"


def test_a_long_name_in_the_undo_button_leaves_the_window_its_width(leading: Room) -> None:
    before = leading.program.window.minimumSizeHint().width()
    jobs = leading.program.jobs
    jobs.run(jobs, lambda file: people.edit(file, Seat(3, "Maria Anna " * 9)))
    jobs.run(jobs, lambda file: people.remove(file, [3]))
    leading.settle()
    assert leading.shows("Undo “Remove Maria Anna Maria Anna")
    assert leading.program.window.minimumSizeHint().width() == before
