from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from unifydesk.stage.public_window import window_rect
from unifydesk.stage.screens import SETTLE, ScreenInfo, Screens

LAPTOP = ScreenInfo("laptop", 0, 0, 1366, 768, primary=True)
PROJECTOR = ScreenInfo("projector", 1366, 0, 1920, 1080)
HALL = ScreenInfo("hall", 3286, 0, 1024, 768)

SCRIPT = """
import json, sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from unifydesk.stage.window import Stage
stage = Stage()
before = stage.screens()
stage.open()
app.processEvents()
window = stage.window
print(json.dumps({
    "screens": before,
    "on": window.windowHandle().screen().name(),
    "named": stage.screen_name(),
    "at": window.geometry().getRect(),
    "full": window.isFullScreen(),
}))
stage.dispose()
"""


def run_with(tmp_path: Path, *screens: ScreenInfo) -> dict[str, object]:
    """Open the stage in a process of its own, on an offscreen desktop with these screens."""
    place = tmp_path / "screens.json"
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    rows = [
        {"name": s.name, "x": s.x, "y": s.y, "width": s.width, "height": s.height, **dots} for s in screens
    ]
    place.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": rows}))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={place}", "UNIFYDESK_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, check=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_with_two_screens_the_stage_fills_the_projector(tmp_path: Path) -> None:
    found = run_with(tmp_path, LAPTOP, PROJECTOR)
    assert found["screens"] == ["laptop", "projector"]
    assert (found["on"], found["named"], found["full"]) == ("projector", "projector", True)
    assert found["at"] == [1366, 0, 1920, 1080]


def test_with_one_screen_the_stage_is_a_window(tmp_path: Path) -> None:
    found = run_with(tmp_path, LAPTOP)
    assert (found["on"], found["named"], found["full"]) == ("laptop", "", False)


def test_a_projector_at_the_left_is_found_too(tmp_path: Path) -> None:
    left = ScreenInfo("projector", -1920, 0, 1920, 1080)
    found = run_with(tmp_path, LAPTOP, left)
    assert found["screens"] == ["projector", "laptop"]
    assert found["at"] == [-1920, 0, 1920, 1080]


class Some(Screens):
    """Screens of a test, with the real memory."""

    def __init__(self, *screens: ScreenInfo) -> None:
        super().__init__()
        self.list = screens

    def all(self) -> tuple[ScreenInfo, ...]:
        return self.list


def test_the_chosen_screen_is_remembered_by_name_and_place(qapp: object) -> None:
    Some(LAPTOP, PROJECTOR, HALL).remember(HALL)
    assert Some(LAPTOP, PROJECTOR, HALL).projector() == HALL


def test_a_remembered_screen_with_another_resolution_is_found_by_name(qapp: object) -> None:
    Some(LAPTOP, PROJECTOR, HALL).remember(HALL)
    hall = ScreenInfo("hall", 3286, 0, 1280, 720)
    assert Some(LAPTOP, PROJECTOR, hall).projector() == hall


def test_a_remembered_screen_that_is_not_here_is_no_obstacle(qapp: object) -> None:
    Some(LAPTOP, PROJECTOR, HALL).remember(HALL)
    assert Some(LAPTOP, PROJECTOR).projector() == PROJECTOR


def test_the_only_screen_is_no_projector(qapp: object) -> None:
    assert Some(LAPTOP).projector() is None
    assert Some().projector() is None
    assert Some().laptop() is None


def test_the_laptop_may_be_chosen_while_there_are_two_screens(qapp: object) -> None:
    Some(LAPTOP, PROJECTOR).remember(LAPTOP)
    assert Some(LAPTOP, PROJECTOR).projector() == LAPTOP


def test_changes_are_believed_after_a_while(qapp: object) -> None:
    screens = Some(LAPTOP)
    told: list[bool] = []
    screens.changed.connect(lambda: told.append(True))
    for _ in range(3):
        screens._on_geometry(LAPTOP.rect)
    assert screens._settle.interval() == SETTLE
    assert not told
    screens._settle.stop()
    screens._settle.timeout.emit()
    assert told == [True]


@pytest.mark.parametrize("screen", [LAPTOP, PROJECTOR, HALL])
def test_the_stage_window_lies_within_its_screen(screen: ScreenInfo) -> None:
    rect = window_rect(screen.rect)
    assert screen.rect.contains(rect)
    assert rect.width() / rect.height() == pytest.approx(16 / 9, rel=0.01)


def test_the_system_is_asked_for_its_screens(qapp: object) -> None:
    screens = Screens()
    screens.start()
    assert screens.all()
    assert screens.laptop() in screens.all()
