"""The table of people: a tested model whose rows follow the file, never the other way round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.gui.views.desk import Desk
from unifydesk.app import people, preparing
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.people import Seat
from unifydesk.gui.models.people import (
    GROUP,
    NAME,
    PRESENT,
    PROXY,
    SEAT,
    WEIGHT,
    PeopleModel,
    room_words,
    seat_named,
)

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


# --- weights and proxies


@pytest.mark.parametrize(
    ("typed", "number"),
    [("", None), ("Nobody", None), ("7", 7), ("7 · Лев", 7), ("ann", 1), ("Лев", 7), ("  an ", 1)],
)
def test_a_proxy_is_named_by_number_or_name(qapp, typed, number):
    assert seat_named(typed, SEATS) == number


@pytest.mark.parametrize("typed", ["8", "Zoe", "٧"])
def test_a_proxy_that_is_nobody_is_refused(qapp, typed):
    with pytest.raises(InvalidInputError, match=f"no seat or name “{typed}”"):
        seat_named(typed, SEATS)


def test_a_name_that_two_people_have_is_no_answer(qapp):
    with pytest.raises(InvalidInputError, match="Several people"):
        seat_named("Ann", (*SEATS, Seat(9, "Ann")))


def test_a_proxy_is_shown_by_number_and_name_and_follows_a_new_name(model):
    model.replace((SEATS[0], Seat(2, "Ben", present=False, proxy=7), SEATS[2]))
    assert model.index(1, PROXY).data() == "7 · Лев"
    model.replace((*model.rows[:2], Seat(7, "Leo")))
    assert model.index(1, PROXY).data() == "7 · Leo"


@pytest.mark.parametrize(
    ("here", "proxy_here", "words"),
    [
        (False, True, "Ben is absent and votes through Лев."),
        (True, True, "Ben is here and votes in person; Лев votes only while Ben is absent."),
        (False, False, "Ben and Лев are both absent, so nobody votes for Ben."),
    ],
)
def test_a_tip_says_whether_the_proxy_votes(model, here, proxy_here, words):
    model.replace((Seat(2, "Ben", present=here, proxy=7), Seat(7, "Лев", present=proxy_here)))
    assert model.index(0, PROXY).data(Role.ToolTipRole) == words
    assert model.index(0, PROXY).data(Role.AccessibleTextRole) == words


def test_typing_a_proxy_asks_for_it(model, qtbot):
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(1, PROXY), "лев")
    assert asked.args[0].proxy == 7


def test_a_wrong_proxy_is_refused_with_a_sentence(model, qtbot):
    with qtbot.assertNotEmitted(model.edited), qtbot.waitSignal(model.refused) as refused:
        model.setData(model.index(1, PROXY), "Zoe")
    assert "Zoe" in refused.args[0]
    with qtbot.waitSignal(model.refused) as refused:
        model.setData(model.index(0, PROXY), "1")
    assert refused.args[0] == "Ann cannot vote through their own seat. Choose another."


def test_an_emptied_weight_is_the_usual_one(model, qtbot):
    model.replace((Seat(1, weight="2.5"),))
    assert model.index(0, WEIGHT).data() == "2.5"
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(0, WEIGHT), "")
    assert asked.args[0].weight == "1"


def test_the_room_is_counted_with_proxies_apart_and_weights_where_they_count(desk: Desk):
    assert room_words(desk.workshop) == "6 of 6 in the room"
    desk.do(people.edit, Seat(2, "Beatriz", present=False, weight="2.5", proxy=1))
    assert room_words(desk.workshop) == "5 of 6 in the room, 1 by proxy"
    desk.do(preparing.set_rule, "delphi75", weighted=True)
    assert room_words(desk.workshop) == "5 of 6 in the room, 1 by proxy, weights add up to 7.5"
