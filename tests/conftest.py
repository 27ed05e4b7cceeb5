"""What every test gets: a home of its own, a laptop with a projector that nobody sees, and a guard.

Imports no Qt by itself: the tests of the core run in an environment where there is none.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
import threading  # noqa: TID251 - only to look at what is running, never to start anything
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from unifydesk.app import bounded, bounded_child

# read by Qt when the first application object is made, so it must stand before any test runs
_SCREENS = Path(__file__).parent / "files" / "two-screens.json"
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREENS}"
for _name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "WAYLAND_DISPLAY"):
    os.environ.pop(_name, None)

# no test may fail because the machine was busy
_PATIENT = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("desk", **_PATIENT)
hypothesis.settings.register_profile("ci", derandomize=True, database=None, **_PATIENT)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")
if importlib.util.find_spec("PySide6") is None:  # here the question is what is imported; laws hold elsewhere
    hypothesis.settings.register_profile("core", max_examples=20, derandomize=True, database=None, **_PATIENT)
    hypothesis.settings.load_profile("core")

_THREAD_GRACE_SECONDS = 3.0
# Qt makes one tooltip window for the whole application and keeps it
_KEPT_BY_QT = {"QTipLabel"}
_started: list[weakref.ref[Any]] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know pytest-qt's settings also where pytest-qt is not installed, so that --strict-config holds."""
    if importlib.util.find_spec("pytestqt") is None:
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "used by pytest-qt")
        parser.addini("qt_log_ignore", "used by pytest-qt", type="linelist")


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Note every timer and animation that is started, so that the guard can look after them."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        _note_starts(core.QTimer)
        _note_starts(core.QAbstractAnimation)


def _note_starts(kind: Any) -> None:
    """Make `kind.start` remember, weakly, who was started."""
    start = kind.start

    def noting(self: Any, *arguments: Any) -> Any:
        _started.append(weakref.ref(self))
        return start(self, *arguments)

    kind.start = noting


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the settings, keys and backups of the person who runs it."""
    monkeypatch.setenv("UNIFYDESK_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files from elsewhere be read in this process, through the same bytes: starting one takes long.

    Tests marked `own_process` have it as it is.
    """
    if "own_process" not in request.keywords:
        monkeypatch.setattr(bounded, "ask", lambda asked, _name: b"".join(bounded_child.answer(asked)))


@pytest.fixture(autouse=True)
def _guard() -> Iterator[None]:
    """Fail a test that leaves threads, running timers or windows behind."""
    threads = set(threading.enumerate())
    windows = {id(window) for window in _windows()}
    _started.clear()
    yield
    left = [*_left_windows(windows), *_left_timers(), *_left_threads(threads)]
    if left:
        pytest.fail("left behind: " + "; ".join(left))


def _widgets_module() -> Any:
    """Return QtWidgets when this test run has an application, else None."""
    module = sys.modules.get("PySide6.QtWidgets")
    return module if module is not None and module.QApplication.instance() is not None else None


def _windows() -> list[Any]:
    """Return the windows that belong to nobody and that Qt does not keep for itself."""
    module = _widgets_module()
    if module is None:
        return []
    return [
        window
        for window in module.QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() not in _KEPT_BY_QT
    ]


def _left_windows(known: set[int]) -> list[str]:
    """Name the windows that the test opened and neither closed nor handed to qtbot."""
    module = _widgets_module()
    if module is None:
        return []
    deferred_delete = sys.modules["PySide6.QtCore"].QEvent.Type.DeferredDelete
    module.QApplication.sendPostedEvents(None, deferred_delete)
    left = [window for window in _windows() if id(window) not in known]
    if left:
        del left
        gc.collect()
        module.QApplication.sendPostedEvents(None, deferred_delete)
        left = [window for window in _windows() if id(window) not in known]
    names = [f"window {window.metaObject().className()} “{window.objectName()}”" for window in left]
    for window in left:  # so that the next test is not blamed for it
        window.close()
        window.deleteLater()
    return names


def _left_timers() -> list[str]:
    """Name the timers and animations that the test started and that still run."""
    shiboken = sys.modules.get("shiboken6")
    core = sys.modules.get("PySide6.QtCore")
    if shiboken is None or core is None:
        return []
    names = []
    for reference in _started:
        thing = reference()
        if thing is None or not shiboken.isValid(thing):
            continue
        running = core.QAbstractAnimation.State.Running
        active = thing.isActive() if isinstance(thing, core.QTimer) else thing.state() == running
        if active:
            names.append(f"{type(thing).__name__} “{thing.objectName()}” of {type(thing.parent()).__name__}")
            thing.stop()
    _started.clear()
    return names


def _left_threads(known: set[threading.Thread]) -> list[str]:
    """Name the threads that the test started and that do not end by themselves."""
    new = [thread for thread in threading.enumerate() if thread not in known]
    for thread in new:
        thread.join(_THREAD_GRACE_SECONDS)
    return [f"thread {thread.name}" for thread in new if thread.is_alive()]
