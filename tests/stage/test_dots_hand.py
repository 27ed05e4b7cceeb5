"""Picking up, putting down, dragging and typing, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF

from tests.stage.samples import BENEFIT_FORM, ONE_SCALE, RISK_FORM, dots_scene
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.domain.stage import DotsScene
from unifydesk.stage.ballot import BoothBallot
from unifydesk.stage.dots_hand import Hand
from unifydesk.stage.dots_layout import Layout, layout_of, lying_of
from unifydesk.stage.look import Look


class Table:
    """A hand over the dots of a scene, and where on the page to touch."""

    def __init__(self, scene: DotsScene, look: Look) -> None:
        self.bare, self.look, self.hand = scene, look, Hand()
        self.ballots: list[BoothBallot] = []

    @property
    def scene(self) -> DotsScene:
        return replace(self.bare, moment=self.hand.moment(self.bare))

    @property
    def layout(self) -> Layout:
        return layout_of(self.scene, 1920, self.look)

    def slot(self, seat: int) -> QPointF:
        return next(s.centre for s in self.layout.tray.slots if s.seat == seat)

    def place(self, *values: str) -> QPointF:
        found = next(p for p in self.layout.board.places if tuple(a for _, a in p.answers) == values)
        return found.rect.center()

    def dot(self, seat: int) -> QPointF:
        return lying_of(self.scene, self.layout, self.look).spots[seat]

    def press(self, point: QPointF, pointer: int = 0) -> None:
        self.hand.press(pointer, point, self.layout, lying_of(self.scene, self.layout, self.look))

    def release(self, point: QPointF, pointer: int = 0) -> None:
        ballot = self.hand.release(pointer, point, self.scene, self.layout)
        self.ballots += [ballot] if ballot is not None else []

    def tap(self, point: QPointF) -> None:
        self.press(point)
        self.release(point)

    def drag(self, start: QPointF, end: QPointF, pointer: int = 0) -> None:
        self.press(start, pointer)
        self.hand.move(pointer, (start + end) / 2)
        self.hand.move(pointer, end)
        self.release(end, pointer)

    def type(self, text: str) -> None:
        for letter in text:
            self.hand.type(letter, self.scene)
        ballot = self.hand.enter(self.scene)
        self.ballots += [ballot] if ballot is not None else []

    @property
    def given(self) -> list[tuple[int | None, dict[str, str]]]:
        return [(ballot.seat, dict(ballot.answers)) for ballot in self.ballots]


@pytest.fixture
def one(dark: Look) -> Table:
    return Table(dots_scene(ONE_SCALE, 12, 4), dark)


@pytest.fixture
def two(dark: Look) -> Table:
    return Table(dots_scene(BENEFIT_FORM, 12, 0), dark)


@pytest.fixture
def risk(dark: Look) -> Table:
    return Table(dots_scene(RISK_FORM[:2], 12, 0), dark)


def test_a_tap_on_a_dot_and_one_on_a_place_put_it_there(one: Table) -> None:
    one.tap(one.slot(7))
    assert one.hand.in_hand == 7
    one.tap(one.place("4"))
    assert one.given == [(7, {"agreement": "4"})]
    assert one.hand.in_hand is None
    assert one.scene.moment.on_the_way == ((7, (("agreement", "4"),)),)


def test_a_dot_is_dragged_onto_its_place(one: Table) -> None:
    one.drag(one.slot(9), one.place("2"))
    assert one.given == [(9, {"agreement": "2"})]


def test_not_judging_is_a_place_too(one: Table) -> None:
    one.drag(one.slot(9), one.place(CANNOT_JUDGE))
    assert one.given == [(9, {"agreement": CANNOT_JUDGE})]


def test_a_dot_that_lies_on_the_scale_can_be_moved_by_tap_and_by_drag(one: Table) -> None:
    lies = dict(dict(one.bare.dots)[2])["agreement"]
    other, third = [v for v in "12345" if v != lies][:2]
    one.tap(one.dot(2))
    one.tap(one.place(other))
    one.drag(one.dot(2), one.place(third))
    assert one.given == [(2, {"agreement": other}), (2, {"agreement": third})]


def test_a_field_of_the_map_answers_two_questions(risk: Table) -> None:
    risk.drag(risk.slot(5), risk.place("4", "2"))
    assert risk.given == [(5, {"likelihood": "4", "severity": "2"})]


def test_a_dot_let_go_outside_the_places_goes_back(one: Table) -> None:
    one.drag(one.slot(7), QPointF(4, 4))
    assert one.given == []
    assert one.scene.moment.on_the_way == ()


def test_a_second_tap_on_the_same_dot_puts_it_back(one: Table) -> None:
    one.tap(one.slot(7))
    one.tap(one.slot(7))
    assert one.hand.is_idle


def test_a_tap_beside_everything_puts_the_dot_back(one: Table) -> None:
    one.tap(one.slot(7))
    one.tap(QPointF(4, 4))
    assert one.hand.in_hand is None


def test_another_dot_takes_the_place_of_the_one_in_hand(one: Table) -> None:
    one.tap(one.slot(7))
    one.tap(one.slot(8))
    one.tap(one.place("1"))
    assert one.given == [(8, {"agreement": "1"})]


def test_a_dot_in_hand_goes_over_the_dots_that_lie_there(one: Table) -> None:
    one.tap(one.slot(7))
    one.tap(one.dot(1))
    assert one.given == [(7, dict(dict(one.bare.dots)[1]))]


def test_a_dot_put_where_it_lies_is_not_sent_again(one: Table) -> None:
    one.tap(one.dot(1))
    one.tap(one.dot(1))
    assert one.given == []


def test_two_people_drag_at_the_same_time(one: Table) -> None:
    start, other = one.slot(7), one.slot(8)
    one.press(start, 1)
    one.press(other, 2)
    one.hand.move(1, one.place("1"))
    one.hand.move(2, one.place("5"))
    one.release(one.place("5"), 2)
    one.release(one.place("1"), 1)
    assert one.given == [(8, {"agreement": "5"}), (7, {"agreement": "1"})]


def test_the_page_is_not_turned_under_the_finger_of_somebody_else(two: Table) -> None:
    two.press(two.slot(8), 2)
    two.drag(two.slot(7), two.place("4"), 1)
    assert two.scene.moment.part == 0
    two.hand.move(2, two.place("1"))
    two.release(two.place("1"), 2)
    assert two.given == [(7, {"real": "4"}), (8, {"real": "1"})]


def test_a_form_of_two_scales_leads_from_one_to_the_other_and_back(two: Table) -> None:
    two.tap(two.slot(7))
    two.tap(two.place("4"))
    assert (two.scene.moment.part, two.hand.in_hand) == (1, 7)
    two.tap(two.place("2"))
    assert (two.scene.moment.part, two.hand.in_hand) == (0, None)
    assert two.given == [(7, {"real": "4"}), (7, {"importance": "2"})]


def test_who_begins_on_the_second_scale_stays_there(two: Table) -> None:
    two.tap(two.layout.tabs[1].rect.center())
    two.tap(two.slot(7))
    two.tap(two.place("2"))
    assert (two.scene.moment.part, two.hand.in_hand) == (1, None)


def test_moving_a_dot_whose_other_scale_is_answered_leads_nowhere(dark: Look) -> None:
    table = Table(dots_scene(BENEFIT_FORM, 12, 12), dark)
    table.tap(table.slot(7))
    answers = dict(dict(table.bare.dots)[7])
    table.tap(table.place(next(v for v in "12345" if v != answers["real"])))
    assert table.hand.in_hand is None


def test_a_dot_left_in_hand_is_put_back_on_the_page_where_it_was_taken(two: Table) -> None:
    two.tap(two.slot(7))
    two.tap(two.place("4"))
    two.hand.put_back()
    assert (two.scene.moment.part, two.hand.in_hand) == (0, None)
    assert len(two.scene.moment.on_the_way) == 1


@pytest.mark.parametrize("typed", ["7 4", " 7 4", "7  4 "])
def test_seat_key_enter_places_a_dot(one: Table, typed: str) -> None:
    one.type(typed)
    assert one.given == [(7, {"agreement": "4"})]


def test_seat_enter_key_enter_places_a_dot(one: Table) -> None:
    one.type("7")
    assert one.hand.in_hand == 7
    one.type("4")
    assert one.given == [(7, {"agreement": "4"})]


def test_all_keys_of_a_form_may_be_typed_at_once(two: Table) -> None:
    two.type("7 4 2")
    assert two.given == [(7, {"real": "4", "importance": "2"})]
    assert two.hand.in_hand is None


def test_a_line_that_makes_no_sense_is_answered_and_gone(one: Table) -> None:
    one.type("99 4")
    assert one.given == []
    assert one.hand.said == "There is no seat “99” in the room."
    assert one.hand.typed == ""


def test_letters_without_a_meaning_are_left_to_the_remote(one: Table) -> None:
    assert not one.hand.type("b", one.scene)
    assert not one.hand.type(" ", one.scene)
    assert one.hand.type("7", one.scene)
    assert one.hand.type(" ", one.scene)


def test_a_recorded_dot_is_no_longer_on_its_way(one: Table) -> None:
    one.type("7 4")
    one.type("8 4")
    one.hand.settle(one.ballots[0])
    assert [seat for seat, _ in one.scene.moment.on_the_way] == [8]


def test_a_dot_moved_twice_waits_for_both_answers(one: Table) -> None:
    one.type("7 4")
    one.type("7 2")
    one.hand.settle(one.ballots[0])
    assert one.scene.moment.on_the_way == ((7, (("agreement", "2"),)),)


def test_a_refused_dot_goes_back_and_the_room_reads_why(one: Table) -> None:
    one.type("7 4")
    one.hand.refuse(one.ballots[0], "No.")
    assert one.scene.moment.on_the_way == ()
    assert one.hand.said == "No."
    one.tap(one.slot(7))
    assert one.hand.said == ""


def test_another_round_begins_with_empty_hands(two: Table) -> None:
    two.type("7 4")
    two.hand.page = 3
    two.hand.forget()
    assert two.hand == Hand()


def test_pages_of_the_tray_are_turned_by_their_tabs(dark: Look) -> None:
    table = Table(dots_scene(ONE_SCALE, 200, 0), dark)
    table.tap(table.layout.tray.pages[2].rect.center())
    assert table.layout.tray.slots[0].seat > 60
    table.drag(table.slot(table.layout.tray.slots[0].seat), table.place("5"))
    assert len(table.ballots) == 1
