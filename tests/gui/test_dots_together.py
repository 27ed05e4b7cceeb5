"""A dot from the finger on the stage to the disk and back, through the whole program."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from unifydesk.app import preparing, voting
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.gui.views.ballots.dots import DotsPanel
from unifydesk.gui.views.lead.stage_panel import StagePanel
from unifydesk.stage.canvas import HEIGHT
from unifydesk.stage.dots_layout import layout_of


@pytest.fixture
def panel(program, workshop, qtbot):
    """The dots panel of an open vote on a risk, with the room at the stage."""
    made = DotsPanel(program.jobs, program.stage)
    qtbot.addWidget(made)

    def show(value) -> None:
        last = value.last_round("R1")
        if last is not None and last.is_open:
            made.show_round(value, last)

    program.jobs.changed.connect(show)
    for act in (
        partial(preparing.set_setup, setup=ClaimSetup("R1", True, "dots")),
        partial(voting.open_round, claim="R1"),
    ):
        program.jobs.run(program, act)
    made.toggle()
    return made


def scene(program):
    return program.stage.view.state.scene


def at(program, point) -> QPoint:
    return (point * (program.stage.view.height() / HEIGHT)).toPoint()


def tap_seat_and_field(program, seat: int, values: tuple[str, str]) -> None:
    view, table = program.stage.view, program.stage.dots
    layout = layout_of(scene(program), view.width() * HEIGHT / view.height(), view.look)
    slot = next(s for s in layout.tray.slots if s.seat == seat)
    field = next(p for p in layout.board.places if tuple(a for _, a in p.answers) == values)
    for point in (slot.centre, field.rect.center()):
        QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=at(program, point))


def test_a_tap_on_the_map_is_on_disk_and_filled(program, panel) -> None:
    tap_seat_and_field(program, 4, ("5", "2"))
    assert scene(program).dots == ((4, (("likelihood", "5"), ("severity", "2"))),)
    assert scene(program).moment.on_the_way == ()
    assert program.jobs.workshop.last_round("R1").seats == {4}


def test_a_refused_dot_is_back_in_the_tray_with_the_reason(program, panel) -> None:
    program.jobs.run(
        program,
        partial(
            voting.cast,
            round_id=program.jobs.workshop.last_round("R1").id,
            seat=4,
            answers={"likelihood": "1"},
            channel="roll_call",
        ),
    )
    tap_seat_and_field(program, 4, ("5", "2"))
    assert scene(program).dots == ()
    assert "not with a dot" in scene(program).moment.said


def test_undo_takes_a_dot_from_the_stage(program, panel) -> None:
    tap_seat_and_field(program, 4, ("5", "2"))
    program.window.actions_.actions["edit.undo"].trigger()
    assert scene(program).dots == ()


def test_closing_the_vote_takes_the_stage_from_the_room(program, panel) -> None:
    tap_seat_and_field(program, 4, ("5", "2"))
    round_id = program.jobs.workshop.last_round("R1").id
    program.jobs.run(program, partial(voting.close_round, round_id=round_id))
    assert scene(program).id == "voting"
    assert not program.stage.dots.isVisible()


def test_the_preview_of_the_console_shows_the_seat_in_hand_as_the_stage_does(program, panel, qtbot) -> None:
    program.window.show_page("lead")
    lead = program.window.findChild(StagePanel)
    program.stage.dots.start()
    layout = layout_of(
        scene(program),
        program.stage.view.width() * HEIGHT / program.stage.view.height(),
        program.stage.view.look,
    )
    slot = next(s for s in layout.tray.slots if s.seat == 4)
    QTest.mouseClick(program.stage.dots, Qt.MouseButton.LeftButton, pos=at(program, slot.centre))
    assert scene(program).moment.in_hand == 4
    qtbot.waitUntil(lambda: lead.previews.stage.picture.state == program.stage.view.state)


def test_the_preview_forgets_the_hands_when_the_room_may_not_touch_the_stage_any_more(
    program, panel, qtbot
) -> None:
    program.window.show_page("lead")
    lead = program.window.findChild(StagePanel)
    program.stage.dots.start()
    qtbot.waitUntil(lambda: lead.previews.stage.picture.state.scene.moment is not None)
    program.stage.dots.stop()
    qtbot.waitUntil(lambda: lead.previews.stage.picture.state.scene.moment is None)
