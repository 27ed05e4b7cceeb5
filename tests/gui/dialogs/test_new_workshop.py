"""Making a workshop: the deck is read first, refusals stay in place, nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.stories import DECK
from unifydesk.gui.dialogs.new_workshop import NewWorkshop, planned_minutes
from unifydesk.gui.settings import FACILITATOR


@pytest.fixture
def deck(tmp_path) -> Path:
    path = tmp_path / "small.md"
    path.write_text(DECK, "utf-8")
    return path


@pytest.fixture
def dialog(program, deck) -> NewWorkshop:
    made = NewWorkshop(program.desk, program.window, deck=str(deck))
    made.open()
    return made


def test_the_bundled_deck_is_offered_by_its_title(program):
    dialog = NewWorkshop(program.desk, program.window)
    assert dialog.decks.current is not None
    assert dialog.ui.titleEdit.text() == dialog.decks.current.deck.title
    dialog.reject()


def test_a_deck_gives_the_title_the_running_orders_and_what_they_hold(dialog):
    assert dialog.ui.titleEdit.text() == "Tools and ties"
    assert dialog.ui.orderCombo.itemText(0) == "Short"
    assert dialog.ui.deckSummary.text() == "3 slides; 2 of 4 claims on the agenda; about 20 minutes."


def test_a_workshop_is_made_with_people_and_seats(program, dialog):
    dialog.ui.facilitatorEdit.setText("Ann")
    dialog.ui.peopleEdit.setPlainText("Ben\nChiara")
    dialog.ui.seatsSpin.setValue(2)
    dialog.ui.createButton.click()
    workshop = program.jobs.workshop
    assert [seat.shown for seat in workshop.seats] == ["Ben", "Chiara", "Seat 3", "Seat 4"]
    assert workshop.info.running_order == "short"
    assert program.window.page == "prepare"
    assert program.settings.get(FACILITATOR) == "Ann"


def test_without_a_title_the_reason_is_shown_in_place(program, dialog):
    dialog.ui.titleEdit.clear()
    dialog.ui.createButton.click()
    assert "title" in dialog.ui.problemLabel.text()
    assert dialog.ui.titleEdit.property("state") == "error"
    assert program.jobs.workshop is None
    assert dialog.isVisible()


def test_bad_rows_of_people_are_listed_and_nothing_is_made(program, dialog):
    dialog.ui.peopleEdit.setPlainText("seat,name\n1,Ann\n1,Ben\nx,Cy")
    dialog.ui.createButton.click()
    assert "row 3" in dialog.ui.problemLabel.text()
    assert "row 4" in dialog.ui.problemLabel.text()
    assert program.jobs.workshop is None


def test_a_deck_with_problems_says_all_of_them(program, tmp_path):
    bad = tmp_path / "bad.md"
    bad.write_text(DECK.replace("kind: risk", "kind: danger").replace("id: O1", "id: A1"), "utf-8")
    dialog = NewWorkshop(program.desk, program.window, deck=str(bad))
    assert len(dialog.ui.problemLabel.text().splitlines()) >= 3
    assert not dialog.ui.createButton.isEnabled()
    dialog.reject()


def test_a_title_that_was_typed_survives_another_deck(dialog):
    dialog.ui.titleEdit.setText("Our own title")
    dialog.decks.take("unification")
    assert dialog.ui.titleEdit.text() == "Our own title"


def test_a_chosen_place_that_is_taken_is_refused(dialog, tmp_path):
    taken = tmp_path / "taken.unify"
    taken.write_text("mine", "utf-8")
    dialog._on_file_chosen(str(taken))
    dialog.ui.createButton.click()
    assert "already there" in dialog.ui.problemLabel.text()
    assert taken.read_text("utf-8") == "mine"


def test_without_a_running_order_the_time_fits_the_core_claims(dialog):
    assert planned_minutes(dialog.decks.current.deck, None) % 15 == 0


def test_a_dialog_that_grows_over_the_edge_of_the_screen_moves_up(program, tmp_path, qtbot):
    room = program.window.screen().availableGeometry()
    made = NewWorkshop(program.desk, program.window)
    made.show()
    made.move(made.x(), room.bottom() - made.height() + 100)
    made._on_refused(
        "\n".join(f"many.md:{n}: something is wrong; expected something else" for n in range(99))
    )
    qtbot.waitUntil(lambda: made.frameGeometry().bottom() <= room.bottom())
    assert made.ui.problemLabel.text().endswith("… + 94")
    made.reject()


def test_a_deck_that_cannot_be_read_is_not_blamed_on_the_title(program, tmp_path):
    bad = tmp_path / "bad.md"
    bad.write_text("no deck", "utf-8")
    made = NewWorkshop(program.desk, program.window, deck=str(bad))
    assert made.ui.problemLabel.text()
    assert made.ui.titleEdit.property("state") != "error"
    made.reject()
