"""A show of hands with the keyboard alone."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.app.stories import open_round
from tests.gui.views.asked import CLAIM
from tests.gui.views.ballots.conftest import Open
from tests.gui.views.desk import Desk
from unifydesk.app import preparing, voting
from unifydesk.gui.views.ballots.hands import HandsPanel


@pytest.fixture
def panel(qtbot, desk: Desk) -> HandsPanel:
    """The panel on an open round with two questions."""
    desk.do(partial(open_round, channel="hands"))
    made = HandsPanel(desk.jobs)
    qtbot.addWidget(made)
    desk.jobs.changed.connect(lambda workshop: made.show_round(workshop, workshop.last_round("A1")))
    made.show_round(desk.workshop, desk.last_round())
    made.show()
    made.take_focus()
    return made


def counted(desk: Desk) -> dict[str, dict[str, int]]:
    """Return what is on disk, without noughts."""
    found: list[dict[str, dict[str, int]]] = []
    desk.jobs.run(desk.jobs, partial(voting.hands, round_id=desk.last_round().id), found.append)
    return {q: {a: n for a, n in counts.items() if n} for q, counts in found[0].items() if counts}


def numbers(panel: HandsPanel) -> list[int]:
    return [row.count.number for row in panel.rows]


def test_numbers_typed_down_the_rows_are_recorded_with_enter(desk: Desk, panel: HandsPanel, qtbot) -> None:
    for row, digit in zip(panel.rows, "012210", strict=True):
        qtbot.keyClicks(row.count, digit)
        qtbot.keyClick(row.count, Qt.Key.Key_Down)
    qtbot.keyClick(panel.rows[-1].count, Qt.Key.Key_Return)
    assert counted(desk) == {"real": {"2": 1, "3": 2, "4": 2, "5": 1}}


def test_after_one_question_the_next_one_is_asked(panel: HandsPanel, qtbot) -> None:
    qtbot.keyClick(panel.rows[0].count, Qt.Key.Key_Return)
    assert panel.question is not None
    assert panel.question.id == "importance"
    assert panel.tabs.buttons[1].isChecked()


def test_plus_and_minus_count_people(panel: HandsPanel, qtbot) -> None:
    field = panel.rows[3].count
    for key in "+++-":
        qtbot.keyClicks(field, key)
    assert field.number == 2
    qtbot.keyClicks(panel.rows[0].count, "-")
    assert panel.rows[0].count.number == 0


def test_the_buttons_count_too(panel: HandsPanel, qtbot) -> None:
    qtbot.mouseClick(panel.rows[1].more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.rows[1].more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.rows[1].fewer, Qt.MouseButton.LeftButton)
    assert numbers(panel)[1] == 1


def test_the_total_follows_every_key(panel: HandsPanel, qtbot) -> None:
    qtbot.keyClicks(panel.rows[2].count, "5")
    assert panel.total.text() == "5 of 6 counted"


def test_more_hands_than_people_are_refused_and_the_numbers_stay(
    desk: Desk, panel: HandsPanel, qtbot
) -> None:
    qtbot.keyClicks(panel.rows[3].count, "7\r")
    assert counted(desk) == {}
    assert "more than the 6 people present" in panel.hint.text()
    assert numbers(panel)[3] == 7


def test_recorded_is_said_after_it_is_on_disk_and_no_longer_after_a_change(panel: HandsPanel, qtbot) -> None:
    qtbot.keyClicks(panel.rows[3].count, "6\r")
    qtbot.mouseClick(panel.tabs.buttons[0], Qt.MouseButton.LeftButton)
    assert panel.total.text() == "6 of 6 counted, recorded"
    qtbot.keyClicks(panel.rows[3].count, "-")
    assert panel.total.text() == "5 of 6 counted"


def test_a_draft_survives_a_look_at_the_other_question(panel: HandsPanel, qtbot) -> None:
    qtbot.keyClicks(panel.rows[0].count, "3")
    qtbot.mouseClick(panel.tabs.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.tabs.buttons[0], Qt.MouseButton.LeftButton)
    assert numbers(panel)[0] == 3


def test_people_counted_by_seat_are_named_in_the_total(desk: Desk, panel: HandsPanel, qtbot) -> None:
    desk.do(voting.cast, desk.last_round().id, 1, {"real": "4", "importance": "4"}, channel="roll_call")
    qtbot.keyClicks(panel.rows[3].count, "2")
    assert panel.total.text() == "2 + 1 by seat, of 6"


def test_what_was_counted_before_is_there_again(desk: Desk, panel: HandsPanel, qtbot) -> None:
    qtbot.keyClicks(panel.rows[3].count, "6\r")
    again = HandsPanel(desk.jobs)
    qtbot.addWidget(again)
    again.show_round(desk.workshop, desk.last_round())
    assert numbers(again) == [0, 0, 0, 6, 0, 0]


def test_space_is_left_to_the_page(panel: HandsPanel, qtbot) -> None:
    qtbot.keyClick(panel.rows[0].count, Qt.Key.Key_Space)
    assert numbers(panel) == [0] * 6


def test_counts_that_wait_for_enter_are_recorded_before_the_vote_is_closed(
    desk: Desk, panel: HandsPanel, qtbot
) -> None:
    assert not panel.finish_typing()
    qtbot.keyClicks(panel.rows[3].count, "4")
    assert panel.finish_typing()
    assert counted(desk) == {"real": {"4": 4}}
    assert panel.question is not None
    assert panel.question.id == "importance"
    assert not panel.finish_typing()


def test_too_many_hands_are_counted_out_and_the_refusal_stands_where_the_question_was(
    panel: HandsPanel, qtbot
) -> None:
    qtbot.keyClicks(panel.rows[3].count, "9")
    assert panel.total.text() == "9 of 6 counted, 3 too many"
    qtbot.keyClick(panel.rows[3].count, Qt.Key.Key_Return)
    assert "more than" in panel.hint.text()
    assert panel.ask.isHidden()
    qtbot.keyClicks(panel.rows[3].count, "2")
    assert panel.hint.isHidden()
    assert not panel.ask.isHidden()


@pytest.fixture
def hands(open_panel_on: Open) -> Open:
    """Return a function that opens hands on a form."""
    return partial(open_panel_on, HandsPanel, channel="hands")


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("approval", 4), ("consent", 5), ("spectrum", 12), ("agreement9", 10), ("confidence", 4)],
)
def test_every_scale_has_a_row_for_each_answer_and_one_for_cannot_judge(
    hands: Open, qtbot, kind: str, rows: int
) -> None:
    desk, panel = hands(kind)
    assert len(panel.rows) == rows
    qtbot.keyClicks(panel.rows[-1].count, "6\r")
    found: list[dict[str, dict[str, int]]] = []
    desk.jobs.run(desk.jobs, partial(voting.hands, round_id=desk.last_round(CLAIM).id), found.append)
    assert next(iter(found[0].values()))["cannot_judge"] == 6


def test_rows_that_do_not_fit_scroll_and_the_keyboard_is_never_out_of_sight(hands: Open, qtbot) -> None:
    _desk, panel = hands("spectrum")
    panel.resize(368, 240)
    for _ in panel.rows[1:]:
        focused = next(row for row in panel.rows if row.count.hasFocus())
        qtbot.keyClick(focused.count, Qt.Key.Key_Down)
    last = panel.rows[-1]
    assert last.count.hasFocus()
    assert not last.count.visibleRegion().isEmpty()
    assert last.height() >= last.minimumSizeHint().height()


def test_long_answers_are_wrapped_and_not_cut(hands: Open) -> None:
    _desk, panel = hands("consent")
    label = panel.rows[1].label
    assert label.wordWrap()
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("kind", ["ranking", "points", "quadratic", "open"])
def test_what_hands_cannot_show_is_said_in_a_sentence_and_no_row_is_shown(hands: Open, kind: str) -> None:
    _desk, panel = hands(kind)
    assert "which “Hands” cannot show" in panel.why.text()
    assert panel.why.isVisible()
    assert panel.rows == []
    assert not panel.record.isVisible()
    assert not panel.finish_typing()


def test_hands_are_refused_politely_where_ballots_have_weights(hands: Open) -> None:
    desk, panel = hands("agreement")
    assert panel.rows
    desk.do(voting.close_round, desk.last_round(CLAIM).id)
    desk.do(preparing.set_rule, "delphi75", weighted=True)
    desk.do(voting.open_round, CLAIM)
    assert panel.why.text() == voting.HANDS_ALIKE
    assert panel.rows == []
    assert not panel.total.isVisible()
