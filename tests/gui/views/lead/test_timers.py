"""The clocks of the Lead page."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.gui.views.desk import Desk
from unifydesk.app import agenda
from unifydesk.gui.views.lead.timers import Clocks, DiscussionTimer


class Hand:
    """A clock that is moved by hand, starting when the session begins."""

    def __init__(self) -> None:
        self.moment = datetime.fromisoformat("2026-11-23T09:00:00+00:00")

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def hand() -> Hand:
    return Hand()


def show(qtbot, desk: Desk, widget: Clocks | DiscussionTimer) -> None:
    qtbot.addWidget(widget)
    desk.show(widget)
    widget.show()


def test_before_the_session_the_plan_is_shown(qtbot, desk: Desk, hand: Hand) -> None:
    clocks = Clocks(hand)
    show(qtbot, desk, clocks)
    assert clocks.session.text() == "0:00:00"
    assert clocks.session_plan.text() == "of 1:30:00, not begun"


def test_slide_and_session_run_from_when_they_began(qtbot, desk: Desk, hand: Hand) -> None:
    clocks = Clocks(hand)
    show(qtbot, desk, clocks)
    desk.do(agenda.begin)
    hand.moment = datetime.fromisoformat(desk.workshop.standing.started) + timedelta(seconds=75)
    clocks.show_workshop(desk.workshop)
    assert (clocks.slide.text(), clocks.session.text()) == ("1:15", "0:01:15")


def test_a_session_that_begins_later_by_another_clock_shows_no_time_below_zero(
    qtbot, desk: Desk, hand: Hand
) -> None:
    clocks = Clocks(hand)
    show(qtbot, desk, clocks)
    desk.do(agenda.begin)
    hand.moment = datetime.fromisoformat(desk.workshop.standing.started) - timedelta(hours=5)
    clocks.show_workshop(desk.workshop)
    assert (clocks.slide.text(), clocks.session.text()) == ("0:00", "0:00:00")


def test_the_timer_starts_stops_and_shows_what_is_left(qtbot, desk: Desk, hand: Hand) -> None:
    timer = DiscussionTimer(desk.jobs, hand)
    show(qtbot, desk, timer)
    assert timer.main.text() == "Timer 4:00"
    timer.toggle()
    hand.moment = datetime.fromisoformat(desk.workshop.standing.timer_ends) - timedelta(seconds=90)
    timer.show_workshop(desk.workshop)
    assert timer.remaining == 90
    timer.toggle()
    assert desk.workshop.standing.timer_ends == ""


def test_thirty_seconds_more_or_less_before_it_runs_change_what_it_will_give(
    qtbot, desk: Desk, hand: Hand
) -> None:
    timer = DiscussionTimer(desk.jobs, hand)
    show(qtbot, desk, timer)
    timer.more.click()
    timer.more.click()
    timer.less.click()
    assert timer.main.text() == "Timer 4:30"


def test_thirty_seconds_more_while_it_runs_move_its_end(qtbot, desk: Desk, hand: Hand) -> None:
    timer = DiscussionTimer(desk.jobs, hand)
    show(qtbot, desk, timer)
    timer.toggle()
    ends = datetime.fromisoformat(desk.workshop.standing.timer_ends)
    hand.moment = ends - timedelta(seconds=100)
    timer.more.click()
    assert desk.said[-1] == "The timer is set to 2:10"


def test_a_timer_that_ran_over_says_so(qtbot, desk: Desk, hand: Hand) -> None:
    timer = DiscussionTimer(desk.jobs, hand)
    show(qtbot, desk, timer)
    hand.moment += timedelta(days=1)
    timer.toggle()
    assert "over" in timer.main.text()


def test_clocks_rest_while_nobody_looks(qtbot, desk: Desk, hand: Hand) -> None:
    clocks = Clocks(hand)
    show(qtbot, desk, clocks)
    clocks.hide()
    assert not clocks._ticker.isActive()
