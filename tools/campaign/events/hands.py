"""What the walker can do: which keys, texts and paths it knows, and how it does each thing to a widget."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QGuiApplication, QKeySequence, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget

from tests.journeys.driving import name_of
from tests.journeys.striking import strike

TRIES = 10
"""How often a place is looked for that the mouse can reach."""
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NOTHING = Qt.KeyboardModifier.NoModifier
KEYS: dict[str, int] = {
    "Space": 30,
    "Return": 20,
    **dict.fromkeys("1234567890", 10),
    **dict.fromkeys(("Tab", "Down", "Esc"), 10),
    **dict.fromkeys(("Shift+Tab", "Left", "Right", "Up", "PgUp", "PgDown", "Ctrl+2"), 6),
    **dict.fromkeys(("Home", "End", "Backspace", "Del", "+", "-", "B", "F", "R", "D", "C", "T", "N", "M"), 4),
    **dict.fromkeys(("J", ".", ",", "X", "F2", "F5", "Shift+F5", "Ctrl+1", "Ctrl+3", "Ctrl+4", "Ctrl+A"), 3),
    **dict.fromkeys(("Ctrl+V", "Ctrl+C", "Ctrl+X", "Shift+Home", "Shift+Right", "Ctrl+F", "F3"), 2),
    **dict.fromkeys(("?", "F1", "Ctrl+K", "Ctrl+,", "F10", "Alt+V", "Alt+G", "Alt+E", "Alt+S", "Alt+C"), 1),
    **dict.fromkeys(("Alt+F", "Alt+A", "Ctrl+N", "Ctrl+O", "Ctrl+E", "Ctrl+W", "Menu", "Ctrl+Q"), 1),
}
"""What is pressed, and how often: mostly what leads and votes."""
TEXTS = (
    "<b>bold</b><img src=x onerror=alert(1)>",
    "]]>&amp;&#0;",
    "\u202etxt.exe\u202c\u2067",
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "CON",
    "%1 %s {0} {claim} \\n",
    "ß Ünï ﷽ 👩‍👩‍👧‍👦 日本語 עברית",
    "'; DROP TABLE ballot; --",
    "a" * 3_000,
    "\t\x0b\x1b[31m",
    "7 5 4",
    "12 1; why not",
    "+ It helps.",
    "- It costs.",
    "0",
    "-1e308",
    "\n\n\n",
)
"""What is typed and pasted; hostile to some reader or other."""
NAMES = (
    "out.pdf",
    "a & b.pdf",
    "ünï.csv",
    "deck.md",
    "votes.csv",
    "no such file.unify",
    "folder",
    "x.unify",
    "CON",
)
"""Names in the walker's own folder; some are there, and some are not what they seem."""


@contextmanager
def gone() -> Iterator[None]:
    """Take no notice when a window is gone that the next half of an event was meant for."""
    try:
        yield
    except RuntimeError as error:
        if "already deleted" not in str(error):
            raise


def press(key: str) -> str:
    """Press a key on whatever window has the keyboard, and say on what."""
    window = front_window()
    if window is None:
        return f"{key} on nothing"
    combination = QKeySequence(key)[0]  # type: ignore[index]
    said = f"{key} on {described(QApplication.focusWidget())}"
    strike(front_window, combination.key(), combination.keyboardModifiers())
    return said


def write(sign: str) -> None:
    """Strike the key that writes an ASCII sign."""
    shift = Qt.KeyboardModifier.ShiftModifier if sign.isupper() else Qt.KeyboardModifier.NoModifier
    strike(front_window, ord(sign.upper()), shift)


def front_window() -> QWindow | None:
    """Return the window that keys go to: a popup, a dialog, or the one that has the keyboard.

    The offscreen platform gives the keyboard to nobody when a window is closed; then the console takes it.
    """
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.windowHandle()
    front = QApplication.activeModalWidget()
    if QGuiApplication.focusWindow() is None:
        shown = [front] if front is not None else [w for w in _shown() if isinstance(w, QMainWindow)]
        for window in shown:
            window.activateWindow()
        QApplication.processEvents()
    return front.windowHandle() if front is not None else QGuiApplication.focusWindow()


def described(widget: QWidget | None) -> str:
    """Return what a widget is, for the list of deeds."""
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__} “{(name_of(widget) or widget.objectName())[:40]}”"


def some_widget(chance: random.Random) -> tuple[QWidget, QPoint] | None:
    """Return a widget that the mouse can reach now, mostly a control, with a place in it."""
    for _ in range(TRIES):
        found = _try(chance)
        if found is not None:
            return found
    return None


def _try(chance: random.Random) -> tuple[QWidget, QPoint] | None:
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    windows = [front] if front is not None else _shown()
    if not windows:
        return None
    window = chance.choice(windows)
    handle = window.windowHandle()
    widgets = [w for w in window.findChildren(QWidget) if w.isVisible() and w.window() is window]
    controls = [w for w in widgets if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isEnabled()]
    widgets = controls if controls and chance.random() < 0.8 else widgets
    widget = chance.choice(widgets) if widgets else window
    spot = QPoint(chance.randrange(max(1, widget.width())), chance.randrange(max(1, widget.height())))
    place = widget.mapTo(window, spot)
    if handle is None or not QRect(QPoint(), handle.size()).contains(place):
        return None  # a window that is being resized; Qt would complain of a mouse outside
    return (widget, spot) if (window.childAt(place) or window) is widget else None


def _shown() -> list[QWidget]:
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowHandle() is not None]
    return sorted(windows, key=lambda w: (type(w).__name__, w.windowTitle()))


def click(widget: QWidget, spot: QPoint, chance: random.Random, *, double: bool = False) -> str:
    """Click on a place of a widget."""
    window = widget.window()
    button = RIGHT if chance.random() < 0.08 else LEFT
    keys = chance.choice(
        (NOTHING,) * 8 + (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    )
    said = f"{'double ' if double else ''}{button.name} on {described(widget)}"
    do = QTest.mouseDClick if double else QTest.mouseClick
    do(window.windowHandle(), button, keys, widget.mapTo(window, spot))
    return said


def drag(widget: QWidget, spot: QPoint, chance: random.Random) -> str:
    """Press the mouse, move it somewhere else in the window, and let go."""
    window = widget.window()
    handle, start = window.windowHandle(), widget.mapTo(window, spot)
    end = QPoint(chance.randrange(max(1, handle.width())), chance.randrange(max(1, handle.height())))
    said = f"drag from {described(widget)}"
    QTest.mousePress(handle, LEFT, NOTHING, start)
    for step in (1, 2, 3):
        QTest.mouseMove(handle, start + (end - start) * step / 3)
    QTest.mouseRelease(handle, LEFT, NOTHING, end)
    return said


def wheel(widget: QWidget, spot: QPoint, chance: random.Random) -> str:
    """Turn the wheel over a widget."""
    turn = QPoint(0, chance.choice((-480, -120, 120, 480)))
    keys = chance.choice((NOTHING, NOTHING, Qt.KeyboardModifier.ControlModifier))
    event = QWheelEvent(
        QPointF(spot),
        QPointF(widget.mapToGlobal(spot)),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    said = f"wheel over {described(widget)}"
    QApplication.sendEvent(widget, event)
    return said


def ask_for_menu(widget: QWidget, spot: QPoint) -> str:
    """Ask a widget for its context menu."""
    said = f"context menu of {described(widget)}"
    place = widget.mapToGlobal(spot)
    QCursor.setPos(place)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, place))
    return said


def answer_file_dialog(dialog: QFileDialog, folder: Path, chance: random.Random) -> str:
    """Answer with a path in the walker's own folder, or not at all."""
    there = sorted(str(path) for path in folder.rglob("*") if path.suffix in (".unify", ".md", ".csv"))
    path = chance.choice([*there, *(str(folder / name) for name in NAMES)])
    if chance.random() < 0.3:
        dialog.reject()
        return "no file"
    dialog.setDirectory(str(folder))
    dialog.selectFile(path)
    dialog.accept()
    if dialog.isVisible():
        dialog.reject()
    return f"file {path}"
