"""The guard of conftest.py, tried on tests that leave something behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

LEAVING = """
import threading
from PySide6.QtCore import QTimer, QVariantAnimation
from PySide6.QtWidgets import QWidget
KEEP = []

def test_window(qtbot):
    window = QWidget()
    window.show()
    KEEP.append(window)

def test_QTimer(qtbot):
    timer = QTimer()
    timer.start(1000)
    KEEP.append(timer)

def test_QVariantAnimation(qtbot):
    animation = QVariantAnimation()
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setDuration(9999)
    animation.start()
    KEEP.append(animation)

def test_thread():
    threading.Thread(target=threading.Event().wait, args=(30,), daemon=True).start()

def test_tidy(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window)
    timer.start(1000)
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what pytest says of the leaving tests when they run under our conftest."""
    folder = tmp_path_factory.mktemp("leaving")
    (folder / "files").mkdir()
    for name in ("conftest.py", "files/two-screens.json"):
        (folder / name).write_bytes((HERE / name).read_bytes())
    (folder / "test_leaving.py").write_text(LEAVING, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-rE",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        str(folder),
    ]
    wide = dict(os.environ, COLUMNS="200")  # so that the summary is not cut short
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=wide, check=False).stdout


@pytest.mark.parametrize("what", ["window", "QTimer", "QVariantAnimation", "thread"])
def test_a_test_that_leaves_something_behind_fails(what: str, said: str) -> None:
    assert f"ERROR test_leaving.py::test_{what} - Failed: left behind: {what}" in said


def test_a_test_that_tidies_up_passes(said: str) -> None:
    assert "5 passed, 4 errors" in said
