"""A monkey at the console and at the stage: the same seed presses the same keys and clicks the same places.

By hand, for longer: `python -m tests.journeys.monkey SEED EVENTS` from the root of the project.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import traceback
from collections import deque
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from tests.journeys.driving import Room, name_of, opened, shown_windows
from tests.journeys.striking import strike
from unifydesk.app import checking, preparing
from unifydesk.bootstrap import BUNDLED, Program, make_application
from unifydesk.gui.commands import session
from unifydesk.gui.dialogs.rehearse import Rehearse

KEYS: dict[str, int] = {
    "Space": 40,
    "Return": 20,
    **dict.fromkeys("1234567890", 14),
    **dict.fromkeys(("Tab", "Down", "Esc"), 10),
    **dict.fromkeys(("Shift+Tab", "Left", "Right", "Up", "PgUp", "PgDown", "Ctrl+2", "Ctrl+Z"), 6),
    **dict.fromkeys(
        ("Home", "End", "Backspace", "Del", "Ctrl+Y", "+", "-", "B", "F", "R", "D", "C", "T", "N"), 4
    ),
    **dict.fromkeys(("J", ".", ",", "X", "F2", "F5", "Shift+F5", "Ctrl+1", "Ctrl+3", "Ctrl+A", "Ctrl+V"), 2),
    **dict.fromkeys(("?", "F1", "Ctrl+4", "Ctrl+K", "Ctrl+,", "F10", "Alt+V", "Alt+G", "Alt+E", "Alt+S"), 1),
    **dict.fromkeys(("Alt+F", "Alt+A", "Alt+C", "Ctrl+N", "Ctrl+O", "Ctrl+W"), 1),
}
"""What the monkey presses, and how fond it is of each key: mostly of what leads, votes and undoes."""
LEADING = {"Space": 10, "Return": 20, "Ctrl+Z": 3, "Ctrl+Y": 2, "Down": 6, **dict.fromkeys("12345", 12)}
"""What it presses while it leads."""
WAYS = (("hands", "named"), ("roll_call", "named"), ("booth", "named"), ("booth", "confidential"))
BURST = 60
"""Deeds after which somebody comes by and sets it to work again."""
LONG = 25
"""Milliseconds after which the monkey looks whether it hangs in a menu."""
REMEMBERED = 40
"""How many of its last deeds the monkey can tell."""


class Cage(QObject):
    """Keeps the monkey inside: nothing is opened on the desktop, and the console does not close."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._window = room.program.window
        self._window.installEventFilter(self)
        QDesktopServices.setUrlHandler("file", self, "take")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse to close."""
        if watched is self._window and event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return False

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Open nothing."""

    def open(self) -> None:
        """Let everything go its way again."""
        self._window.removeEventFilter(self)
        QDesktopServices.unsetUrlHandler("file")


class Monkey:
    """Presses and clicks at random on what a person could reach."""

    def __init__(self, room: Room, seed: int) -> None:
        self.room = room
        self.random = random.Random(seed)
        self.deeds: deque[str] = deque(maxlen=REMEMBERED)
        self.path = ""
        self._stuck: tuple[int, int] = (0, 0)
        self._done = 0
        self._burst = KEYS
        self._timer = QTimer(interval=LONG)
        self._timer.timeout.connect(self._get_out)

    def play(self, events: int) -> None:
        """Do so many things; the witness looks after each of them."""
        cage = Cage(self.room)
        self.room.program.start([BUNDLED])
        self.room.until(lambda: self.room.program.jobs.workshop is not None, "a workshop is open")
        self.path = self.room.workshop.path
        self.room.press("F5")
        self._timer.start()
        try:
            for _ in range(events):
                self._done += 1
                self._leave_what_is_forbidden()
                self.random.choice((self._press, self._press, self._press, self._click))()
                self.room.witness.look()
        finally:
            cage.open()
            self._timer.stop()
            self._close_dialogs()
        self.room.settle()

    def _leave_what_is_forbidden(self) -> None:
        """Files of the machine and long rehearsals are no toys; a closed workshop is opened again."""
        for window in shown_windows():
            if isinstance(window, QFileDialog | Rehearse):
                window.reject()
        if self._done % BURST == 0 and self.room.program.jobs.workshop is not None:
            self._somebody_comes_by()
        if self.room.program.jobs.workshop is None and self.random.random() < 0.2:
            self.deeds.append("open again")
            self.room.program.start([self.path])
            self.room.settle()

    def _somebody_comes_by(self) -> None:
        """Close the dialogs, prepare some claim for another way of voting, and lead on there."""
        self._close_dialogs()
        workshop, desk = self.room.workshop, self.room.program.desk
        is_open = next((r.claim for r in workshop.rounds if r.is_open), "")
        claim = is_open or self.random.choice(workshop.deck.claims).id
        channel, level = self.random.choice(WAYS)
        setup = replace(
            workshop.setups[claim], channel=channel, level=level, reason=self.random.random() < 0.3
        )
        self.deeds.append(f"lead on at {claim} by {channel}, {level}")
        desk.jobs.run(desk, partial(preparing.set_setup, setup=setup))
        session.go_to_claim(desk, claim)
        self.room.settle()
        self._burst = self.random.choice((LEADING, LEADING, KEYS))
        if self.random.random() < 0.3:
            self.room.program.window.actions_.actions["vote.booth"].trigger()

    def _get_out(self) -> None:
        """A button's menu waits in an event loop of its own: choose something there, or close it."""
        done, ticks = self._stuck
        self._stuck = (self._done, ticks + 1 if done == self._done else 0)
        menu = QApplication.activePopupWidget()
        if self._stuck[1] < 2 or not isinstance(menu, QMenu):
            return
        key = self.random.choice((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape))
        self.deeds.append(f"{key.name} in a menu")
        QTest.keyClick(menu, key)

    def _press(self) -> None:
        key = self.random.choices(list(self._burst), self._burst.values())[0]
        combination = QKeySequence(key)[0]
        window = self._front_window()
        if window is None:
            return
        self.deeds.append(f"{key} on {name_of(QApplication.focusWidget()) or window.title()}")
        strike(self._front_window, combination.key(), combination.keyboardModifiers())

    def _front_window(self) -> QWindow | None:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        window = front.windowHandle() if front is not None else QGuiApplication.focusWindow()
        return window or self.room.program.window.windowHandle()

    def _click(self) -> None:
        popup = QApplication.activePopupWidget()
        front = popup or QApplication.activeModalWidget()
        windows = [front] if front is not None else shown_windows()
        window = self.random.choice(windows)
        widgets = [
            w
            for w in window.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and w.window() is window
        ]
        controls = [w for w in widgets if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
        widgets = controls if controls and self.random.random() < 0.8 else widgets
        widget = self.random.choice(widgets) if widgets else window
        spot = QPoint(
            self.random.randrange(max(1, widget.width())), self.random.randrange(max(1, widget.height()))
        )
        place = widget.mapTo(window, spot)
        handle = window.windowHandle()
        if handle is None or (window.childAt(place) or window) is not widget:
            return
        button = Qt.MouseButton.RightButton if self.random.random() < 0.05 else Qt.MouseButton.LeftButton
        self.deeds.append(f"{button.name} on {type(widget).__name__} “{name_of(widget)}”")
        if self.random.random() < 0.1:
            QTest.mouseDClick(handle, button, Qt.KeyboardModifier.NoModifier, place)
        else:
            QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, place)

    def _close_dialogs(self) -> None:
        for window in shown_windows():
            if isinstance(window, QDialog):
                window.reject()
            elif isinstance(window, QMenu):
                window.close()


def files_below(folder: Path) -> list[Path]:
    """Return every workshop file that the monkey has made or used."""
    return sorted(folder.rglob("*.unify"))


def main() -> int:
    """Play for long, on a home of its own; tell the last deeds when something goes wrong."""
    seed, events = (int(word) for word in sys.argv[1:3])
    faults: list[str] = []
    sys.excepthook = lambda *error: faults.append("".join(traceback.format_exception(*error)))
    screens = Path(__file__).parents[1] / "files" / "two-screens.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    with tempfile.TemporaryDirectory() as home:
        os.environ["UNIFYDESK_HOME"] = home
        with opened(Program(make_application([]))) as room:
            monkey = Monkey(room, seed)
            try:
                monkey.play(events)
            except AssertionError:
                faults.append(traceback.format_exc())
            w = room.program.jobs.workshop
            if w is not None:
                rounds = [(r.claim, r.number, r.state, r.level, r.channel, r.recorded) for r in w.rounds]
                sys.stdout.write(f"{rounds}\n{len(w.notes)} notes, {len(w.positions)} positions\n")
            sys.stdout.write(f"{sorted(set(room.witness.scenes))}\n")
        checks = [checking.check(path) for path in files_below(Path(home))]
    sys.stdout.write("\n".join([*faults, *(monkey.deeds if faults else ()), *checks]) + "\n")
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
