"""What every page of the booth has: text and buttons in a column that grows with the window.

A page is made for one person and thrown away: nothing can be left in a widget.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.stage.booth_fields import Scroller
from unifydesk.stage.booth_widgets import ARROWS, StageButton, Words
from unifydesk.stage.look import Face, Look

SPACING = 0.55
"""Units between one thing and the next."""
TOP, BOTTOM = 1.9, 1.6
"""Units above the first thing and below the last."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_TURNS = {int(Qt.Key.Key_PageDown): 1, int(Qt.Key.Key_PageUp): -1}


@runtime_checkable
class Growing(Protocol):
    """Anything on a page that grows and shrinks with the window."""

    def set_unit(self, unit: float) -> None:
        """Use this unit, a thirtieth of the window's height in pixels."""


class Page(QWidget):
    """One page with text and buttons, read from top to bottom. Its heading is its accessible name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.unit = 24.0
        self.column = QVBoxLayout(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def side(self) -> int:
        """Pixels of the margin to the left and to the right."""
        return max(round(self.width() / 16), round(2 * self.unit))

    @property
    def measure(self) -> int:
        """Pixels from the left margin to the right one."""
        return self.width() - 2 * self.side

    def filled_in(self) -> str:
        """Return what the same person should find again when they come back to this page."""
        return ""

    def set_unit(self, unit: float) -> None:
        """Scale everything; `unit` is a thirtieth of the window's height."""
        self.unit = unit
        self.column.setContentsMargins(self.side, round(TOP * unit), self.side, round(BOTTOM * unit))
        self.column.setSpacing(round(SPACING * unit))
        for child in self.findChildren(QWidget):
            if isinstance(child, Growing):
                child.set_unit(unit)
        for area in self.findChildren(Scroller):
            area.fit(self.measure, unit)

    def mirror_warning(self) -> str:
        """Return what to do when the projector shows the same picture as this screen."""
        return self.tr(
            "Warning: two screens show this same picture, so the room can see your ballot. "
            "Ask the facilitator to extend the desktop instead of mirroring it."
        )

    def say(
        self, text: str, size: float = 1.0, *, face: Face | None = None, colour: str = "ink", lines: int = 6
    ) -> Words:
        """Add a text."""
        made = Words(text, self.look, size, face=face, colour=colour, lines=lines, parent=self)
        self.column.addWidget(made)
        return made

    def button(
        self, text: str, then: SignalInstance | Callable[..., None], *, primary: bool = False
    ) -> StageButton:
        """Make a button; the caller places it."""
        made = StageButton(text, self.look, primary=primary, parent=self)
        made.clicked.connect(then)
        return made

    def row(self, *buttons: StageButton) -> None:
        """Add buttons side by side, left aligned."""
        line = QHBoxLayout()
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)

    def begin(self) -> None:
        """Take the keyboard; nothing is preselected."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys walk from control to control; the page keys turn what is too long for the window."""
        key = event.key()
        if key in ARROWS:
            self.focusNextPrevChild(key in (Qt.Key.Key_Right, Qt.Key.Key_Down))
        elif key in _TURNS:
            for area in self.findChildren(Scroller):
                area.turn(_TURNS[key])
        else:
            event.ignore()


def typed(event: QKeyEvent) -> str:
    """Return the character that a key gives, in lower case; nothing for keys that command."""
    text = event.text()
    return "" if event.modifiers() & _COMMANDS or not text.isprintable() else text.casefold()
