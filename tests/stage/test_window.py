from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from unifydesk.domain.stage import BoothScene, StageState, VotingScene
from unifydesk.stage.booth_pages import MessagePage, SeatPage, TurnPage
from unifydesk.stage.screens import ScreenInfo, Screens
from unifydesk.stage.window import BLANK, FROZEN, LIVE, Stage

LAPTOP = ScreenInfo("laptop", 0, 0, 1366, 768, primary=True)
PROJECTOR = ScreenInfo("projector", 1366, 0, 1920, 1080)
SECOND = ScreenInfo("hall", 3286, 0, 1024, 768)


class FakeScreens(Screens):
    """Screens that a test plugs and unplugs."""

    def __init__(self, *screens: ScreenInfo) -> None:
        super().__init__()
        self.list = list(screens)
        self.chosen = ""

    def start(self) -> None:
        pass

    def all(self) -> tuple[ScreenInfo, ...]:
        return tuple(self.list)

    def remembered(self) -> str:
        return self.chosen

    def remember(self, screen: ScreenInfo) -> None:
        self.chosen = screen.key

    def place(self, window: QWidget, screen: ScreenInfo, rect: QRect | None = None) -> None:
        window.setGeometry(rect or screen.rect)

    def unplug(self, screen: ScreenInfo) -> None:
        self.list.remove(screen)
        self.removed.emit(screen.key)
        self.changed.emit()

    def plug(self, screen: ScreenInfo) -> None:
        self.list.append(screen)
        self.changed.emit()


@pytest.fixture
def screens(qapp: object) -> FakeScreens:
    return FakeScreens(LAPTOP, PROJECTOR)


@pytest.fixture
def stage(screens: FakeScreens) -> Iterator[Stage]:
    made = Stage(screens, reduced_motion=True)
    yield made
    made.dispose()


def test_it_fills_the_projector(stage: Stage) -> None:
    assert not stage.is_open
    stage.open()
    assert stage.is_open
    assert stage.screen_name() == "projector"
    assert stage.window.geometry() == PROJECTOR.rect
    assert stage.window.isFullScreen()


def test_it_never_covers_the_only_screen(stage: Stage, screens: FakeScreens) -> None:
    screens.list = [LAPTOP]
    stage.open()
    assert not stage.window.isFullScreen()
    assert stage.window.width() < LAPTOP.width * 0.7
    assert LAPTOP.rect.contains(stage.window.geometry())
    assert stage.screen_name() == ""


def test_the_audience_cannot_close_it(stage: Stage, qtbot: QtBot) -> None:
    stage.open()
    QApplication.sendEvent(stage.window, QCloseEvent())
    QTest.keyClick(stage.window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(stage.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert stage.is_open


def test_the_pointer_is_hidden_on_the_projector_only(stage: Stage, screens: FakeScreens) -> None:
    stage.open()
    assert stage.window.cursor().shape() == Qt.CursorShape.BlankCursor
    screens.unplug(PROJECTOR)
    assert stage.window.cursor().shape() != Qt.CursorShape.BlankCursor


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_B, Qt.Key.Key_F5, Qt.Key.Key_Escape]
)
def test_keys_of_remotes_reach_the_console(stage: Stage, qtbot: QtBot, key: Qt.Key) -> None:
    stage.open()
    with qtbot.waitSignal(stage.key_pressed) as caught:
        QTest.keyClick(stage.window, key)
    assert caught.args == [key.value]


def test_other_keys_do_nothing(stage: Stage, qtbot: QtBot) -> None:
    stage.open()
    with qtbot.assertNotEmitted(stage.key_pressed):
        QTest.keyClick(stage.window, Qt.Key.Key_X)


def test_blank_is_black_and_live_shows_the_newest_state(stage: Stage, states: dict[str, StageState]) -> None:
    stage.open()
    stage.show_state(states["claim"])
    stage.set_mode(BLANK)
    image = stage.window.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in (0, 400, 900) for y in (0, 300, 700)} == {"#000000"}
    stage.show_state(states["results"])
    stage.set_mode(LIVE)
    assert stage.view.state == states["results"]


def test_freeze_keeps_the_picture_while_states_go_on(stage: Stage, states: dict[str, StageState]) -> None:
    stage.open()
    stage.show_state(states["claim"])
    stage.set_mode(FROZEN)
    stage.show_state(states["results"])
    assert stage.view.state == states["claim"]
    stage.set_mode(LIVE)
    assert stage.view.state == states["results"]


def test_every_change_of_mode_is_told_once(stage: Stage) -> None:
    told: list[str] = []
    stage.mode_changed.connect(told.append)
    for mode in (BLANK, BLANK, FROZEN, LIVE):
        stage.set_mode(mode)
    assert told == [BLANK, FROZEN, LIVE]


def test_an_unknown_mode_is_refused(stage: Stage) -> None:
    with pytest.raises(ValueError, match="no stage mode"):
        stage.set_mode("dark")


def test_a_lost_projector_leaves_a_blank_window_and_a_sentence(
    stage: Stage, screens: FakeScreens, states: dict[str, StageState]
) -> None:
    said: list[str] = []
    stage.projector_lost.connect(said.append)
    stage.open()
    stage.show_state(states["claim"])
    screens.unplug(PROJECTOR)
    assert stage.is_open
    assert stage.mode == BLANK
    assert not stage.window.isFullScreen()
    assert LAPTOP.rect.contains(stage.window.geometry())
    assert len(said) == 1
    assert "“projector” went away" in said[0]


def test_a_projector_that_comes_back_gets_the_stage_back_blank(stage: Stage, screens: FakeScreens) -> None:
    stage.open()
    screens.unplug(PROJECTOR)
    screens.plug(PROJECTOR)
    assert stage.screen_name() == "projector"
    assert stage.mode == BLANK


def test_a_projector_that_is_plugged_in_later_takes_the_stage(stage: Stage, screens: FakeScreens) -> None:
    screens.list = [LAPTOP]
    stage.open()
    screens.plug(PROJECTOR)
    assert stage.screen_name() == "projector"
    assert stage.mode == LIVE


def test_a_booth_on_the_laptop_never_jumps_onto_a_projector(
    stage: Stage, screens: FakeScreens, confidential_booth: BoothScene
) -> None:
    screens.list = [LAPTOP]
    stage.enter_booth(named_state(confidential_booth), on_laptop=True)
    screens.plug(PROJECTOR)
    assert stage.screen_name() == ""
    assert LAPTOP.rect.contains(stage.window.geometry())
    stage.leave_booth()
    assert stage.screen_name() == "projector"


def test_a_booth_that_fell_back_to_the_laptop_stays_there(
    stage: Stage, screens: FakeScreens, named_booth: BoothScene
) -> None:
    stage.enter_booth(named_state(named_booth), on_laptop=False)
    screens.unplug(PROJECTOR)
    stage.set_mode(LIVE)
    screens.plug(PROJECTOR)
    assert stage.screen_name() == ""
    stage.leave_booth()
    assert stage.screen_name() == "projector"


def test_a_projector_that_changes_its_resolution_is_followed(stage: Stage, screens: FakeScreens) -> None:
    stage.open()
    screens.list[1] = ScreenInfo("projector", 1366, 0, 1024, 768)
    screens.changed.emit()
    assert stage.window.geometry() == QRect(1366, 0, 1024, 768)
    assert stage.mode == LIVE


def test_another_screen_that_goes_away_changes_nothing(stage: Stage, screens: FakeScreens) -> None:
    screens.list.append(SECOND)
    stage.open()
    screens.unplug(SECOND)
    assert stage.screen_name() == "projector"
    assert stage.mode == LIVE


def test_a_chosen_screen_is_used_and_remembered(stage: Stage, screens: FakeScreens) -> None:
    screens.list.append(SECOND)
    stage.choose_screen("hall")
    stage.open()
    assert stage.screen_name() == "hall"
    stage.choose_screen("projector")
    assert stage.screen_name() == "projector"
    assert screens.chosen == PROJECTOR.key


def test_the_only_screen_cannot_be_chosen(stage: Stage, screens: FakeScreens) -> None:
    screens.list = [LAPTOP]
    stage.open()
    stage.choose_screen("laptop")
    assert not stage.window.isFullScreen()


def test_the_shape_for_previews_is_that_of_the_projector(stage: Stage, screens: FakeScreens) -> None:
    assert stage.aspect() == pytest.approx(1920 / 1080)
    screens.list = [LAPTOP, SECOND]
    assert stage.aspect() == pytest.approx(1024 / 768)
    screens.list = [LAPTOP]
    assert stage.aspect() == pytest.approx(16 / 9)


def named_state(scene: BoothScene) -> StageState:
    return StageState(scene, "Workshop", False)


def test_a_named_booth_stands_on_the_stage(stage: Stage, named_booth: BoothScene) -> None:
    stage.enter_booth(named_state(named_booth), on_laptop=False)
    assert stage.booth is not None
    assert stage.booth.window() is stage.window
    assert stage.booth.isVisible()
    assert isinstance(stage.booth.page, SeatPage)
    assert stage.window.cursor().shape() != Qt.CursorShape.BlankCursor
    stage.leave_booth()
    assert stage.booth is None
    assert stage.view.isVisible()
    assert stage.window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_a_confidential_booth_never_stands_on_the_projector(
    stage: Stage, confidential_booth: BoothScene
) -> None:
    stage.enter_booth(named_state(confidential_booth), on_laptop=False)
    assert stage.booth is not None
    window = stage.booth.window()
    assert window is not stage.window
    assert window.geometry() == LAPTOP.rect
    assert window.isFullScreen()
    assert stage.view.isVisible()
    assert "1 of 12 recorded" in stage.view.accessibleDescription()
    assert isinstance(stage.booth.page, TurnPage)


def test_a_named_booth_can_be_put_on_the_laptop(stage: Stage, named_booth: BoothScene) -> None:
    stage.enter_booth(named_state(named_booth), on_laptop=True)
    assert stage.booth is not None
    assert stage.booth.window() is not stage.window


def test_without_a_projector_the_booth_stands_in_the_stage_window(
    stage: Stage, screens: FakeScreens, confidential_booth: BoothScene
) -> None:
    screens.list = [LAPTOP]
    stage.enter_booth(named_state(confidential_booth), on_laptop=True)
    assert stage.booth is not None
    assert stage.booth.window() is stage.window


def test_ballots_pass_through_and_are_answered(stage: Stage, confidential_booth: BoothScene) -> None:
    ballots: list[object] = []
    stage.booth_submitted.connect(ballots.append)
    stage.enter_booth(named_state(confidential_booth), on_laptop=False)
    booth = stage.booth
    assert booth is not None
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return):
        assert booth.page is not None
        QTest.keyClick(booth.page, key)
    assert len(ballots) == 1
    stage.booth_refused("No.")
    assert isinstance(booth.page, MessagePage)
    QTest.keyClick(booth.page, Qt.Key.Key_Return)
    QTest.keyClick(booth.page, Qt.Key.Key_Return)
    assert len(ballots) == 2
    stage.booth_recorded("")
    assert booth.page.accessibleName() == "Recorded"


def test_the_booth_follows_how_many_are_recorded(stage: Stage, confidential_booth: BoothScene) -> None:
    scene = confidential_booth
    stage.enter_booth(named_state(scene), on_laptop=False)
    counted = VotingScene(scene.claim, 1, scene.level, "booth", scene.questions, 12, 12)
    stage.show_state(named_state(counted))
    assert stage.booth is not None
    assert stage.booth.page is not None
    assert stage.booth.page.accessibleName() == "Everybody has voted"


def test_leaving_the_booth_is_told_and_brings_the_picture_back(stage: Stage, named_booth: BoothScene) -> None:
    told: list[bool] = []
    stage.booth_left.connect(lambda: told.append(True))
    stage.enter_booth(named_state(named_booth), on_laptop=False)
    assert stage.booth is not None
    page = stage.booth.page
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_Escape)
    page = stage.booth.page
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert told == [True]
    assert stage.booth is None
    assert stage.view.isVisible()


def test_keys_in_the_booth_do_not_reach_the_console(
    stage: Stage, named_booth: BoothScene, qtbot: QtBot
) -> None:
    stage.enter_booth(named_state(named_booth), on_laptop=False)
    assert stage.booth is not None
    assert stage.booth.page is not None
    with qtbot.assertNotEmitted(stage.key_pressed):
        for key in (Qt.Key.Key_B, Qt.Key.Key_PageDown, Qt.Key.Key_F5):
            QTest.keyClick(stage.booth.page, key)


def test_a_lost_projector_forgets_a_half_filled_ballot(
    stage: Stage, screens: FakeScreens, named_booth: BoothScene
) -> None:
    stage.enter_booth(named_state(named_booth), on_laptop=False)
    booth = stage.booth
    assert booth is not None
    assert isinstance(booth.page, SeatPage)
    booth.page.buttons[3].click()
    assert not booth.holds_nothing
    screens.unplug(PROJECTOR)
    assert booth.holds_nothing
    assert not booth.isVisible()


def test_mirrored_screens_are_noticed(stage: Stage, screens: FakeScreens, named_booth: BoothScene) -> None:
    assert not screens.mirrored()
    screens.list = [LAPTOP, ScreenInfo("projector", 0, 0, 1366, 768)]
    assert screens.mirrored()


def test_only_a_booth_scene_opens_the_booth(stage: Stage, states: dict[str, StageState]) -> None:
    with pytest.raises(ValueError, match="BoothScene"):
        stage.enter_booth(states["claim"], on_laptop=False)


def test_closing_the_stage_ends_the_booth(stage: Stage, named_booth: BoothScene) -> None:
    stage.enter_booth(named_state(named_booth), on_laptop=False)
    assert stage.close()
    assert stage.booth is None
    assert not stage.is_open


def test_opening_and_closing_is_told(stage: Stage) -> None:
    told: list[bool] = []
    stage.opened_changed.connect(told.append)
    stage.open()
    stage.open()
    stage.close()
    stage.close()
    assert told == [True, False]


def test_the_theme_can_change_while_open(stage: Stage, states: dict[str, StageState]) -> None:
    stage.open()
    stage.show_state(states["claim"])
    stage.set_theme("light")
    assert stage.view.look.id == "light"


def test_the_window_does_not_grow_for_its_contents(stage: Stage, named_booth: BoothScene) -> None:
    stage.enter_booth(named_state(named_booth), on_laptop=True)
    assert stage.booth is not None
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert stage.booth.window().size() == LAPTOP.rect.size()


def test_previews_follow_theme_and_shape_of_the_stage(
    stage: Stage, screens: FakeScreens, qtbot: QtBot, states: dict[str, StageState]
) -> None:
    preview = stage.make_preview()
    qtbot.addWidget(preview)
    preview.resize(400, 300)
    preview.show_state(states["claim"])
    assert preview.picture_rect().height() == pytest.approx(225)
    screens.list[1] = SECOND
    screens.changed.emit()
    assert preview.picture_rect().height() == pytest.approx(300)
    stage.set_theme("light")
    assert preview.look.id == "light"


def test_a_stage_that_is_gone_is_closed(qapp: QApplication) -> None:
    stage = Stage()
    stage.dispose()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not stage.is_open  # the console may still paint itself once when the program ends
