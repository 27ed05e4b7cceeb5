"""The stage under the fingers of the room: what is sent, what shows, and when touching is off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.stage.samples import BENEFIT_FORM, ONE_SCALE, dots_scene, state
from tests.stage.test_window import LAPTOP, PROJECTOR, FakeScreens
from unifydesk.domain.stage import DotsScene, StageState
from unifydesk.stage.canvas import HEIGHT
from unifydesk.stage.dots import DotsTable
from unifydesk.stage.dots_layout import Layout, layout_of
from unifydesk.stage.window import BLANK, FROZEN, LIVE, Stage


@pytest.fixture
def stage(qapp: object) -> Iterator[Stage]:
    made = Stage(FakeScreens(LAPTOP, PROJECTOR), reduced_motion=True)
    yield made
    made.dispose()


@pytest.fixture
def sent(stage: Stage) -> list[object]:
    """Everything that the stage hands over."""
    found: list[object] = []
    stage.dots.submitted.connect(found.append)
    return found


@pytest.fixture
def table(stage: Stage) -> DotsTable:
    """The stage with twelve people of whom four have placed their dots, open to the room."""
    stage.open()
    stage.show_state(state(dots_scene(ONE_SCALE, 12, 4)))
    stage.dots.start()
    return stage.dots


def shown(stage: Stage) -> DotsScene:
    found = stage.view.state
    assert found is not None
    assert isinstance(found.scene, DotsScene)
    return found.scene


def page(stage: Stage) -> Layout:
    view = stage.view
    return layout_of(shown(stage), view.width() * HEIGHT / view.height(), view.look)


def pixel(stage: Stage, point: QPointF) -> QPoint:
    return (point * (stage.view.height() / HEIGHT)).toPoint()


def slot(stage: Stage, seat: int) -> QPoint:
    return pixel(stage, next(s.centre for s in page(stage).tray.slots if s.seat == seat))


def place(stage: Stage, value: str) -> QPoint:
    found = next(p for p in page(stage).board.places if p.answers[0][1] == value)
    return pixel(stage, found.rect.center())


def tap(stage: Stage, at: QPoint) -> None:
    QTest.mouseClick(stage.dots, Qt.MouseButton.LeftButton, pos=at)


def test_nothing_can_be_touched_before_the_facilitator_says_so(stage: Stage, sent: list[object]) -> None:
    stage.open()
    stage.show_state(state(dots_scene(ONE_SCALE, 12, 4)))
    assert not stage.dots.isVisible()
    assert shown(stage).moment is None
    stage.dots.start()
    assert stage.dots.isVisible()
    assert stage.dots.size() == stage.view.size()
    assert stage.window.cursor().shape() != Qt.CursorShape.BlankCursor


def test_two_taps_hand_over_one_ballot_with_one_answer(
    stage: Stage, table: DotsTable, sent: list[object]
) -> None:
    tap(stage, slot(stage, 7))
    assert shown(stage).moment.in_hand == 7
    tap(stage, place(stage, "5"))
    assert [(b.round_id, b.seat, dict(b.answers)) for b in sent] == [(b"d" * 16, 7, {"agreement": "5"})]


def test_a_dot_is_hollow_until_the_console_says_that_it_is_on_disk(
    stage: Stage, table: DotsTable, sent: list[object]
) -> None:
    tap(stage, slot(stage, 7))
    tap(stage, place(stage, "5"))
    assert shown(stage).moment.on_the_way == ((7, (("agreement", "5"),)),)
    placed = state(dots_scene(ONE_SCALE, 12, 4))
    assert isinstance(placed.scene, DotsScene)
    stage.show_state(
        replace(placed, scene=replace(placed.scene, dots=(*placed.scene.dots, (7, (("agreement", "5"),)))))
    )
    table.recorded(sent[0])
    assert shown(stage).moment.on_the_way == ()
    assert dict(shown(stage).dots)[7] == (("agreement", "5"),)


def test_the_dot_shows_hollow_before_anybody_is_told_of_it(stage: Stage, table: DotsTable) -> None:
    seen: list[object] = []
    table.submitted.connect(lambda _ballot: seen.append(shown(stage).moment.on_the_way))
    tap(stage, slot(stage, 7))
    tap(stage, place(stage, "5"))
    assert seen == [((7, (("agreement", "5"),)),)]


def test_a_refused_dot_goes_back_with_the_reason(stage: Stage, table: DotsTable, sent: list[object]) -> None:
    tap(stage, slot(stage, 7))
    tap(stage, place(stage, "5"))
    table.refused(sent[0], "Seat 7 is not marked as present.")
    assert shown(stage).moment.on_the_way == ()
    assert "Seat 7 is not marked as present." in stage.view.accessibleDescription()
    assert "Seat 7 is not marked as present." in table.accessibleDescription()


def test_an_unexpected_fault_brings_all_dots_on_their_way_back(
    stage: Stage, table: DotsTable, sent: list[object]
) -> None:
    tap(stage, slot(stage, 7))
    tap(stage, place(stage, "5"))
    stage.booth_refused("This ballot was not recorded.")
    assert shown(stage).moment.on_the_way == ()
    assert shown(stage).moment.said == "This ballot was not recorded."


def test_the_mouse_drags_a_dot_and_the_dot_follows(
    stage: Stage, table: DotsTable, sent: list[object], qtbot: QtBot
) -> None:
    start, end = slot(stage, 9), place(stage, "2")
    before = table.grab().toImage()
    QTest.mousePress(table, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(table, start + (end - start) * step / 4)
    assert table.grab().toImage() != before
    QTest.mouseRelease(table, Qt.MouseButton.LeftButton, pos=end)
    assert [(b.seat, dict(b.answers)) for b in sent] == [(9, {"agreement": "2"})]


def test_two_fingers_drag_two_dots(stage: Stage, table: DotsTable, sent: list[object]) -> None:
    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    one, other = slot(stage, 8), slot(stage, 9)
    low, high = place(stage, "1"), place(stage, "5")
    QTest.touchEvent(table, device).press(0, one, table).press(1, other, table).commit()
    QTest.touchEvent(table, device).move(0, low, table).move(1, high, table).commit()
    QTest.touchEvent(table, device).release(0, low, table).release(1, high, table).commit()
    assert [(b.seat, dict(b.answers)) for b in sent] == [(8, {"agreement": "1"}), (9, {"agreement": "5"})]


def test_seat_key_and_enter_place_a_dot_from_the_keyboard(
    stage: Stage, table: DotsTable, sent: list[object]
) -> None:
    QTest.keyClicks(table, "11 3")
    assert shown(stage).moment.typed == "11 3"
    assert "Typed: 11 3" in table.accessibleDescription()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert [(b.seat, dict(b.answers)) for b in sent] == [(11, {"agreement": "3"})]
    assert shown(stage).moment.typed == ""


def test_what_was_typed_can_be_taken_back(stage: Stage, table: DotsTable, sent: list[object]) -> None:
    QTest.keyClicks(table, "11")
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    assert shown(stage).moment.typed == "1"
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert shown(stage).moment.typed == ""
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert sent == []


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_PageDown, Qt.Key.Key_B, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Escape]
)
def test_keys_of_remotes_still_reach_the_console(
    stage: Stage, table: DotsTable, qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.waitSignal(stage.key_pressed) as caught:
        QTest.keyClick(table, key)
    assert caught.args == [key.value]


def test_space_belongs_to_the_line_once_a_number_is_typed(
    stage: Stage, table: DotsTable, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(stage.key_pressed):
        QTest.keyClicks(table, "7 4")
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_tab_turns_to_the_other_scale(stage: Stage) -> None:
    stage.open()
    stage.show_state(state(dots_scene(BENEFIT_FORM, 12, 0)))
    stage.dots.start()
    QTest.keyClick(stage.dots, Qt.Key.Key_Tab)
    assert shown(stage).moment.part == 1
    QTest.keyClick(stage.dots, Qt.Key.Key_Backtab)
    assert shown(stage).moment.part == 0


@pytest.mark.parametrize("mode", [FROZEN, BLANK])
def test_the_space_of_a_line_typed_at_a_frozen_or_blank_stage_is_no_step_of_the_facilitator(
    stage: Stage, table: DotsTable, qtbot: QtBot, mode: str
) -> None:
    stage.set_mode(mode)
    with qtbot.assertNotEmitted(stage.key_pressed):
        QTest.keyClicks(stage.window, "7 4")
    with qtbot.waitSignal(stage.key_pressed):
        QTest.keyClick(stage.window, Qt.Key.Key_PageDown)
    stage.dots.stop()
    with qtbot.waitSignal(stage.key_pressed):
        QTest.keyClick(stage.window, Qt.Key.Key_Space)


@pytest.mark.parametrize("mode", [FROZEN, BLANK])
def test_a_frozen_or_blank_stage_takes_no_dots(
    stage: Stage, table: DotsTable, sent: list[object], mode: str
) -> None:
    tap(stage, slot(stage, 7))
    stage.set_mode(mode)
    assert not table.isVisible()
    stage.set_mode(LIVE)
    assert table.isVisible()
    assert shown(stage).moment.in_hand is None


def test_another_scene_cannot_be_touched_and_the_dots_come_back_after_it(
    stage: Stage, table: DotsTable, states: dict[str, StageState]
) -> None:
    stage.show_state(states["claim"])
    assert not table.isVisible()
    assert stage.view.state == states["claim"]
    stage.show_state(state(dots_scene(ONE_SCALE, 12, 5)))
    assert table.isVisible()


def test_dots_on_their_way_survive_a_look_at_another_scene(
    stage: Stage, table: DotsTable, states: dict[str, StageState]
) -> None:
    tap(stage, slot(stage, 7))
    tap(stage, place(stage, "5"))
    stage.show_state(states["claim"])
    stage.show_state(state(dots_scene(ONE_SCALE, 12, 4)))
    assert [seat for seat, _ in shown(stage).moment.on_the_way] == [7]


def test_another_round_begins_with_empty_hands(stage: Stage, table: DotsTable) -> None:
    tap(stage, slot(stage, 7))
    tap(stage, place(stage, "5"))
    stage.show_state(state(replace(dots_scene(ONE_SCALE, 12, 0), round_id=b"e" * 16)))
    assert shown(stage).moment.on_the_way == ()


def test_what_is_left_in_hand_is_put_back_after_a_while(qtbot: QtBot, stage: Stage) -> None:
    table = DotsTable(stage.view, idle=1)
    stage.open()
    table.show_state(state(dots_scene(ONE_SCALE, 12, 4)))
    table.start()
    QTest.keyClicks(table, "7")
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(stage).moment.in_hand is None)
    table.stop()


def test_stopping_shows_the_plain_picture_and_hides_the_pointer(stage: Stage, table: DotsTable) -> None:
    told: list[bool] = []
    table.toggled.connect(told.append)
    tap(stage, slot(stage, 7))
    table.stop()
    table.stop()
    assert told == [False]
    assert not table.isVisible()
    assert shown(stage).moment is None
    assert stage.window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_closing_the_stage_ends_the_touching(stage: Stage, table: DotsTable) -> None:
    stage.close()
    assert not table.is_on


def test_previews_can_show_what_people_are_doing(stage: Stage, table: DotsTable) -> None:
    pictures: list[StageState] = []
    table.dressed.connect(pictures.append)
    tap(stage, slot(stage, 7))
    assert pictures[-1] == stage.view.state
    table.stop()
    assert pictures[-1] == state(dots_scene(ONE_SCALE, 12, 4))


def test_a_touch_is_found_on_a_projector_of_another_size(stage: Stage, sent: list[object]) -> None:
    stage.open()
    stage.window.resize(1024, 768)
    stage.view.resize(1024, 768)
    stage.show_state(state(dots_scene(ONE_SCALE, 40, 0)))
    stage.dots.start()
    tap(stage, slot(stage, 33))
    tap(stage, place(stage, "1"))
    assert [(b.seat, dict(b.answers)) for b in sent] == [(33, {"agreement": "1"})]
