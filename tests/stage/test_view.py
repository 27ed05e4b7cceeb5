from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from unifydesk.domain.stage import StageState, VotingScene
from unifydesk.stage import view as view_module
from unifydesk.stage.look import Look, load_look
from unifydesk.stage.view import StageView

ENDS = "2026-11-23T12:05:00+00:00"


def noon() -> datetime:
    return datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def view(qtbot: QtBot, dark: Look) -> StageView:
    made = StageView(dark, clock=noon)
    made.resize(640, 360)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def count_paintings(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note the moment of every real painting of a scene."""
    moments: list[float] = []
    paint = StageView._painted

    def noting(self: StageView, rect: QRectF) -> QPixmap:
        moments.append(self._t)
        return paint(self, rect)

    monkeypatch.setattr(view_module.StageView, "_painted", noting)
    return moments


def test_a_view_says_in_words_what_it_shows(view: StageView, states: dict[str, StageState]) -> None:
    view.show_state(states["voting"])
    assert "9 of 12 recorded" in view.accessibleDescription()
    assert view.accessibleName() == "Stage"


def test_repaints_use_the_kept_picture(
    view: StageView, states: dict[str, StageState], count_paintings: list[float]
) -> None:
    view.show()
    view.show_state(states["claim"])
    for _ in range(5):
        view.grab()
    assert len(count_paintings) == 1


def test_a_count_painted_over_its_ground_is_the_picture_painted_whole(
    view: StageView, states: dict[str, StageState], dark: Look
) -> None:
    view.show()
    scene = states["voting"].scene
    assert isinstance(scene, VotingScene)
    for recorded in (0, 3, 12):
        state = replace(states["voting"], scene=replace(scene, recorded=recorded))
        view.show_state(state)
        whole = QImage(view.size(), QImage.Format.Format_RGB32)
        whole.fill(dark.colour("paper"))
        view_module.render(state, dark, whole)
        assert view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32) == whole


def test_a_timer_does_not_repaint_the_scene(
    view: StageView, states: dict[str, StageState], count_paintings: list[float]
) -> None:
    view.show()
    view.show_state(replace(states["claim"], timer_ends=ENDS))
    view.grab()
    view.show_state(replace(states["claim"], timer_ends="2026-11-23T12:09:00+00:00"))
    view.grab()
    assert len(count_paintings) == 1


def test_motion_runs_once_when_the_scene_comes_on(
    view: StageView, states: dict[str, StageState], qtbot: QtBot
) -> None:
    view.show()
    view.show_state(states["claim"])
    assert not view.is_moving
    view.show_state(states["movement"])
    assert view.is_moving
    qtbot.waitUntil(lambda: not view.is_moving, timeout=5000)
    view.show_state(replace(states["movement"], timer_ends=ENDS))
    assert not view.is_moving


def test_motion_stops_when_another_scene_comes_on(view: StageView, states: dict[str, StageState]) -> None:
    view.show()
    view.show_state(states["movement"])
    view.show_state(states["claim"])
    assert not view.is_moving


def test_reduced_motion_shows_the_end_at_once(
    qtbot: QtBot, dark: Look, states: dict[str, StageState], count_paintings: list[float]
) -> None:
    still = StageView(dark, reduced_motion=True)
    qtbot.addWidget(still)
    still.show()
    still.show_state(states["results"])
    still.grab()
    assert not still.is_moving
    assert set(count_paintings) == {1.0}


def test_the_clock_ticks_only_while_somebody_can_see_it(
    view: StageView, states: dict[str, StageState]
) -> None:
    view.show_state(replace(states["claim"], timer_ends=ENDS))
    assert not view._ticker.isActive()
    view.show()
    assert view._ticker.isActive()
    view.set_blank(True)
    assert not view._ticker.isActive()
    view.set_blank(False)
    view.hide()
    assert not view._ticker.isActive()


def test_no_clock_ticks_without_a_timer(view: StageView, states: dict[str, StageState]) -> None:
    view.show()
    view.show_state(states["claim"])
    assert not view._ticker.isActive()


def test_blank_is_real_black_and_says_nothing(view: StageView, states: dict[str, StageState]) -> None:
    view.show_state(replace(states["claim"], timer_ends=ENDS))
    view.set_blank(True)
    picture = view.grab().toImage()
    black = QImage(picture.size(), picture.format())
    black.fill(QColor(0, 0, 0))
    assert picture == black
    assert "Unity" not in view.accessibleDescription()


def test_a_preview_keeps_the_shape_of_the_projector(view: StageView, states: dict[str, StageState]) -> None:
    view.set_aspect(4 / 3)
    view.show_state(states["claim"])
    view.grab()
    assert view.picture_rect().size().toSize() == QSize(480, 360)


def test_two_views_paint_the_same_picture(
    qtbot: QtBot, view: StageView, any_state: StageState, dark: Look
) -> None:
    other = StageView(dark, clock=noon)
    other.resize(view.size())
    qtbot.addWidget(other)
    view.show_state(any_state)
    other.show_state(any_state)
    assert view.grab().toImage() == other.grab().toImage()


def test_a_theme_change_repaints(view: StageView, states: dict[str, StageState]) -> None:
    view.show_state(states["claim"])
    before = view.grab().toImage()
    view.set_look(load_look("light"))
    assert view.grab().toImage() != before


def test_a_count_is_repainted_when_it_changes(view: StageView, states: dict[str, StageState]) -> None:
    state = states["voting"]
    assert isinstance(state.scene, VotingScene)
    view.show_state(state)
    before = view.grab().toImage()
    view.show_state(replace(state, scene=replace(state.scene, recorded=10)))
    assert view.grab().toImage() != before
    assert "10 of 12 recorded" in view.accessibleDescription()


def test_an_empty_stage_says_so(view: StageView) -> None:
    assert view.accessibleDescription() == "Nothing is on the stage."
    view.grab()
