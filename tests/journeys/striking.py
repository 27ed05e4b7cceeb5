"""A key as a hand strikes it: every half of it goes to the window that has the keyboard then.

`QTest.keyClick` lets the program work between the halves and goes on with the first window, which the first
half may have closed; then it dies.
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest

Key, Modifier = Qt.Key, Qt.KeyboardModifier
HELD = (
    (Key.Key_Shift, Modifier.ShiftModifier),
    (Key.Key_Control, Modifier.ControlModifier),
    (Key.Key_Alt, Modifier.AltModifier),
)
SIGNS = {
    Key.Key_Return: "\r",
    Key.Key_Enter: "\r",
    Key.Key_Tab: "\t",
    Key.Key_Backspace: "\b",
    Key.Key_Escape: "\x1b",
}


def strike(
    front: Callable[[], QWindow | None], key: int, modifiers: Qt.KeyboardModifier = Modifier.NoModifier
) -> None:
    """Hold down what is to be held, strike the key, and let go; `front` tells where each half goes."""
    held = [(code, modifier) for code, modifier in HELD if modifiers & modifier]
    before = Modifier.NoModifier
    for code, modifier in held:
        _send(front, True, code, before)
        before |= modifier
    for down in (True, False):
        _send(front, down, key, modifiers, _sign(key, modifiers))
    for code, modifier in reversed(held):
        before &= ~modifier
        _send(front, False, code, before)


def _send(
    front: Callable[[], QWindow | None], down: bool, key: int, modifiers: Qt.KeyboardModifier, sign: str = ""
) -> None:
    window = front()
    if window is not None and shiboken6.isValid(window):  # looking for it may have been its end
        QTest.simulateEvent(window, down, int(key), modifiers, sign, False)


def _sign(key: int, modifiers: Qt.KeyboardModifier) -> str:
    """Return what the key writes."""
    if 0x20 <= key < 0x7F:
        sign = chr(key)
        return sign if modifiers & Modifier.ShiftModifier else sign.lower()
    return SIGNS.get(Key(key), "")
