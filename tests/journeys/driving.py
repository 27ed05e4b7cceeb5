"""Hands and eyes for journeys: real windows, driven by keys, mouse and the names that people read.

Nothing here knows how the windows are built: a control is found by its words or its accessible name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QWidget,
)

from tests.journeys.witness import Witness
from unifydesk.app import checking, voting
from unifydesk.bootstrap import Program
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.main_window import MainWindow
from unifydesk.stage.booth import Booth
from unifydesk.stage.booth_widgets import StageButton

W = TypeVar("W", bound=QWidget)
PATIENCE = 20_000
"""Milliseconds that a slow machine may take for anything; a usual one takes a few."""


def name_of(widget: QWidget | None) -> str:
    """Return what a screen reader says of a widget: its name, its words or those of its label."""
    if widget is None:
        return ""
    name = widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    if not name and interface is not None:
        name = interface.text(QAccessible.Text.Name)
    return name.replace("&", "").strip()


def shown_windows() -> list[QWidget]:
    """Return the windows on the screens, the newest dialog first."""
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    active = QApplication.activeModalWidget()
    return sorted(windows, key=lambda w: (w is not active, isinstance(w, MainWindow)))


def find(name: str, kind: type[W], within: QWidget | None = None) -> W:
    """Return the one visible widget of this kind with this name; fails with the names there are."""
    windows = [within] if within is not None else shown_windows()
    seen = []
    for window in windows:
        for widget in window.findChildren(kind):
            if widget.isVisible():
                seen.append(name_of(widget))
                if seen[-1] == name:
                    return widget
    raise AssertionError(f"there is no {kind.__name__} “{name}”, only {sorted(set(seen))}")


class Room:
    """The running program in a room: a laptop, a projector, a facilitator and a witness who watches."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.said: list[str] = []
        self.refused: list[str] = []
        self._busy = False
        self.witness = Witness(program)
        program.jobs.working.connect(self._on_working)
        program.jobs.said.connect(self.said.append)
        program.jobs.rejected.connect(self.refused.append)
        program.jobs.changed.connect(self.witness.look)

    def _on_working(self, busy: bool) -> None:
        self._busy = busy

    # What can be seen

    @property
    def workshop(self) -> Workshop:
        """The newest value."""
        assert self.program.jobs.workshop is not None
        return self.program.jobs.workshop

    @property
    def scene(self) -> str:
        """The scene on the projector."""
        state = self.program.stage.view.state
        return state.scene.id if state is not None else ""

    @property
    def on_stage(self) -> str:
        """The words on the projector, as a screen reader says them."""
        return self.program.stage.view.accessibleDescription()

    @property
    def last_round(self) -> Round:
        """The latest round of the claim of the session."""
        found = self.workshop.last_round(self.workshop.standing.claim)
        assert found is not None
        return found

    @property
    def primary(self) -> str:
        """What the primary button of the Lead page says."""
        return name_of(self.program.lead_page.vote.next)

    def shows(self, words: str) -> bool:
        """Say whether some visible widget of the console or of a dialog has these words."""
        return any(
            words in name_of(widget)
            for window in shown_windows()
            if window is not self.program.stage.window
            for widget in window.findChildren(QWidget)
            if widget.isVisible()
        )

    def table(self, name: str) -> list[list[str]]:
        """Return what the cells of a visible table read, row by row."""
        model = find(name, QAbstractItemView).model()
        columns = range(model.columnCount())
        return [[str(model.index(row, c).data() or "") for c in columns] for row in range(model.rowCount())]

    def until(self, true: Callable[[], object], what: str = "") -> None:
        """Wait until something is so, with all the patience that a busy machine needs."""
        deadline = QDeadlineTimer(PATIENCE)
        while not true():
            assert not deadline.hasExpired(), f"never: {what or true}"
            QTest.qWait(1)
        self.witness.look()

    def settle(self) -> None:
        """Wait until everything asked for is on disk and shown."""
        self.until(lambda: not self._busy, "all jobs are done")

    # What hands do

    def _keyboard(self) -> QWindow:
        """Return the window that has the keyboard; after a dialog the offscreen platform must be told."""
        if QGuiApplication.focusWindow() is None:
            front = QApplication.activeModalWidget() or self.program.window
            front.activateWindow()
            self.until(front.isActiveWindow, "the console is the active window again")
        window = QGuiApplication.focusWindow()
        assert window is not None
        return window

    def press(self, *keys: str, window: QWindow | None = None) -> None:
        """Press keys such as "Space" or "Ctrl+K" on whatever window has the keyboard."""
        for key in keys:
            combination = QKeySequence(key)[0]
            target = window or self._keyboard()
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            self.settle()

    def remote(self, *keys: str) -> None:
        """Press keys of a presenter remote while the stage has the keyboard."""
        window = self.program.stage.window
        window.activateWindow()
        self.until(window.isActiveWindow, "the stage is the active window")
        self.press(*keys)
        self.console()

    def console(self) -> None:
        """Go back to the console, as with a click on its title."""
        self.program.window.activateWindow()
        self.until(self.program.window.isActiveWindow, "the console is the active window")

    def type(self, text: str) -> None:
        """Type a plain text, of one or of several lines, where the cursor is."""
        for number, line in enumerate(text.split("\n")):
            widget = QApplication.focusWidget()
            assert widget is not None, "no widget has the keyboard"
            if number:
                QTest.keyClick(widget, Qt.Key.Key_Return)
            QTest.keyClicks(widget, line)
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget where a person would: in its window, provided nothing lies above it."""
        self._keyboard()
        window, place = widget.window(), at or widget.rect().center()
        spot = widget.mapTo(window, place)
        under = window.childAt(spot)
        assert widget.isVisible(), f"“{name_of(widget)}” cannot be seen"
        assert widget.isEnabled(), f"“{name_of(widget)}” is disabled"
        assert under is widget or widget.isAncestorOf(under), f"{under} lies above “{name_of(widget)}”"
        QTest.mouseClick(
            window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        )
        self.settle()

    def click_on(self, name: str) -> None:
        """Click on the button that says this."""
        self.click(find(name, QAbstractButton))

    def fill(self, name: str, text: str) -> None:
        """Click into the line of this name and type in the place of what was there."""
        line = find(name, QLineEdit)
        self.click(line)
        self.press("Ctrl+A")
        self.type(text)

    def pick(self, view: QAbstractItemView, words: str) -> None:
        """Click on the line of a list that holds these words."""
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if words in str(index.data()):
                view.scrollTo(index)
                self.click(view.viewport(), view.visualRect(index).center())
                return
        raise AssertionError(f"no line says “{words}”")

    def save_as(self, path: Path) -> None:
        """Answer the file dialog that shows by typing a path."""
        dialogs = [w for w in shown_windows() if isinstance(w, QFileDialog)]
        assert dialogs, "no file dialog shows"
        line = dialogs[0].findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setFocus()
        line.selectAll()
        self.type(str(path))
        self.press("Return")

    def go_to_claim(self, claim: str) -> None:
        """Find a claim with the palette and go there."""
        self.press("Ctrl+K")
        self.type(f"{claim} ")
        self.press("Return")
        self.until(lambda: self.workshop.standing.claim == claim, f"the session is at {claim}")

    def close_and_check(self) -> str:
        """Close the workshop, and return what the check of its file says; raises when it is not whole."""
        path = Path(self.workshop.path)
        self.press("Ctrl+W")
        self.until(lambda: self.program.jobs.workshop is None, "the workshop is closed")
        return checking.check(path)

    # What voters do

    @property
    def booth(self) -> Booth:
        """The booth that is open."""
        booth = self.program.stage.booth
        assert booth is not None, "no booth is open"
        return booth

    def in_booth(self, heading: str) -> None:
        """Wait until the booth shows a page with this heading."""
        self.until(lambda: name_of(self.booth.page) == heading, f"the booth says {heading}")

    def vote_by_keys(self, seat: int, *answers: str) -> None:
        """Vote with the keyboard alone, from the list of seats to the next person."""
        window = self.booth.window().windowHandle()
        self.in_booth("Pick your seat")
        self.press(*str(seat), "Return", *answers, "Return", window=window)
        self.in_booth("Pick your seat")

    def vote_by_mouse(self, seat: str, *answers: str) -> None:
        """Vote with the mouse alone."""
        self.in_booth("Pick your seat")
        for lead in (seat, *answers):
            self.click(
                next(b for b in self.booth.findChildren(StageButton) if b.isVisible() and b.lead == lead)
            )
        self.click_on("Record my ballot")
        self.in_booth("Pick your seat")

    def vote_in_confidence(self, *answers: str) -> None:
        """Take a turn in a confidential booth with the keyboard."""
        window = self.booth.window().windowHandle()
        self.in_booth("Next person: press Enter or touch to begin")
        self.press("Return", *answers, "Return", window=window)
        after = ("Next person: press Enter or touch to begin", "Everybody has voted")
        self.until(lambda: name_of(self.booth.page) in after, "the booth is ready again")

    def leave_booth(self) -> None:
        """End the booth as the facilitator does on its own screen; the console has the keyboard again."""
        self.press("Esc", "Return", window=self.booth.window().windowHandle())
        assert self.program.stage.booth is None
        self.until(self.program.window.isActiveWindow, "the console is the active window")

    def hands(self) -> Mapping[str, Mapping[str, int]]:
        """Return the hands on disk for the open round."""
        found: list[Mapping[str, Mapping[str, int]]] = []
        self.program.jobs.run(
            self.program.jobs, partial(voting.hands, round_id=self.last_round.id), found.append
        )
        self.until(lambda: found, "the hands are read")
        return found[0]


@contextmanager
def opened(program: Program) -> Iterator[Room]:
    """Show the program's window for as long as the story lasts, then close it and take off its clothes."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    font, palette = app.font(), app.palette()
    room = Room(program)
    program.window.show()
    program.window.resize(QSize(1366, 768))
    program.window.activateWindow()
    room.until(program.window.isActiveWindow, "the console is the active window")
    try:
        yield room
    finally:
        program.window.close()
        program.close()
        program.window.deleteLater()
        program.deleteLater()
        # never "": Qt 6.11 dies when a program left its sheet behind and the next one takes it off
        app.setStyleSheet(" ")
        app.setPalette(palette)
        app.setFont(font)
