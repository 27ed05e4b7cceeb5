"""Faults that are planted in the program for the controls: each must be found."""

from __future__ import annotations

import os
import signal

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton

from tests.journeys.driving import Room

SLOT, TRAP, NAMELESS = "a slot that raises", "a dialog that cannot be left", "a button without a name"
DEATH = "a death without an exception"
PLANTS = (SLOT, TRAP, NAMELESS, DEATH)
WHERE = "vote.claim"
"""The action behind which they are planted."""


class Trap(QDialog):
    """A dialog that Escape does not close."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Swallow every key."""
        event.accept()

    def reject(self) -> None:
        """Stay."""


def plant(which: str, room: Room) -> None:
    """Plant a fault behind an action of the console."""
    window = room.program.window

    def raising() -> None:
        raise ZeroDivisionError("planted")

    def trapping() -> None:
        trap = Trap(window)
        trap.setWindowTitle("Trap")
        trap.open()

    def naming() -> None:
        button = QPushButton(window)
        button.move(400, 8)
        button.show()

    def dying() -> None:
        os.kill(os.getpid(), signal.SIGSEGV)

    planted = {SLOT: raising, TRAP: trapping, NAMELESS: naming, DEATH: dying}[which]
    window.actions_.actions[WHERE].triggered.connect(planted)
