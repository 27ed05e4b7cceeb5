"""The table of people: a tested model whose rows follow the file, never the other way round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from unifydesk.domain.people import Seat
from unifydesk.gui.models.people import GROUP, NAME, PRESENT, SEAT, PeopleModel

Role = Qt.ItemDataRole
SEATS = (Seat(1, "Ann", "A"), Seat(2, "", "", False), Seat(7, "Лев"))


@pytest.fixture
def model(qtmodeltester) -> PeopleModel:
    made = PeopleModel()
    qtmodeltester.check(made)
    made.replace(SEATS)
    return made


def test_it_is_a_good_model(model, qtmodeltester):
    model.replace((*SEATS[1:], Seat(9)))
    model.replace(())
    model.replace(SEATS)
    qtmodeltester.check(model, force_py=True)


def test_cells_read_number_name_and_group(model):
    assert [model.index(0, c).data() for c in (SEAT, NAME, GROUP, PRESENT)] == ["1", "Ann", "A", ""]


def test_presence_is_a_tick_with_words_for_screen_readers(model):
    absent = model.index(1, PRESENT)
    assert Qt.CheckState(absent.data(Role.CheckStateRole)) == Qt.CheckState.Unchecked
    assert absent.data(Role.AccessibleTextRole) == "Seat 2: absent"


def test_typing_a_name_asks_for_the_change_and_changes_nothing(model, qtbot):
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(1, NAME), "  Ben   Okafor ")
    assert asked.args == [Seat(2, "Ben Okafor", "", False)]
    assert model.index(1, NAME).data() == ""


def test_a_tick_asks_for_presence(model, qtbot):
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(1, PRESENT), Qt.CheckState.Checked.value, Role.CheckStateRole)
    assert asked.args[0].present


def test_typing_the_same_again_asks_for_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.edited):
        model.setData(model.index(0, NAME), "Ann")


def test_a_file_to_read_only_cannot_be_typed_in(model, qtbot):
    model.read_only = True
    assert not model.flags(model.index(0, NAME)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.assertNotEmitted(model.edited):
        assert not model.setData(model.index(0, NAME), "Zoe")


def test_the_seat_number_cannot_be_typed_in(model):
    assert not model.flags(model.index(0, SEAT)) & Qt.ItemFlag.ItemIsEditable
