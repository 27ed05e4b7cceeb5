"""The row of tabs above the ballot panel: the result when there is one, and the ways of voting."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unifydesk.domain.rounds import CHANNELS
from unifydesk.gui.models.words import said
from unifydesk.gui.widgets.labels import hairline, push_button, tight

RESULT = "result"
OFFERED = ("hands", "roll_call", "booth")


class ChannelTabs(QWidget):
    """Exclusive buttons; arrow keys move between them."""

    chosen = Signal(str)  # RESULT or a channel, when a person chose it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = OFFERED[1]
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        row = tight(QHBoxLayout(), 0)
        for tab in (RESULT, *OFFERED):
            button = push_button(
                "tab", self.tr("Result") if tab == RESULT else said("channels", CHANNELS[tab])
            )
            button.setCheckable(True)
            button.setFixedHeight(34)
            button.setProperty("tab", tab)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self.buttons[tab] = button
            row.addWidget(button)
        row.addStretch(1)
        column = tight(QVBoxLayout(self), 0)
        column.addLayout(row)
        column.addWidget(hairline())

    def choose(self, tab: str) -> None:
        """Make a tab the current one without telling anybody."""
        self.current = tab
        self.buttons[tab].setChecked(True)

    def offer(self, *, result: bool, channels: Collection[str]) -> None:
        """Show the result's tab or not, and enable these ways of voting."""
        for tab, button in self.buttons.items():
            button.setVisible(result or tab != RESULT)
            button.setEnabled(tab == RESULT or tab in channels)

    @Slot()
    def _on_clicked(self, _checked: bool = False) -> None:
        sender = self.sender()
        if sender is not None:
            self.current = str(sender.property("tab"))
            self.chosen.emit(self.current)
