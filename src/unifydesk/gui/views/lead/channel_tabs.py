"""The row of tabs above the ballot panel: the result when there is one, and the ways of voting."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from unifydesk.domain.rounds import CHANNELS, PANEL_CHANNELS
from unifydesk.gui.models.words import said
from unifydesk.gui.tips import plain_caption, plain_tip
from unifydesk.gui.widgets.labels import hairline, push_button, tight

RESULT = "result"
HEIGHT, MORE_WIDTH = 34, 34
CLOSER = 14
"""Logical pixels that the theme takes off the width of a narrow tab, so that more of them fit."""


class ChannelTabs(QWidget):
    """Exclusive buttons; arrow keys move between them. What does not fit beside them is in a menu."""

    chosen = Signal(str)  # RESULT or a channel, when a person chose it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = "roll_call"
        self._group = QButtonGroup(self)
        self._offered: tuple[str, ...] = ()
        self._narrow = False
        self.buttons: dict[str, QPushButton] = {}
        self.actions_: dict[str, QAction] = {}
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._row = tight(QHBoxLayout(), 0)
        for tab in (RESULT, *PANEL_CHANNELS):
            self._add(tab, self.tr("Result") if tab == RESULT else said("channels", CHANNELS[tab]))
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setProperty("role", "quiet")
        self.more.setAccessibleName(self.tr("More ways of voting"))
        self.more.setToolTip(self.tr("More ways of voting"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu)
        self.more.setFixedSize(MORE_WIDTH, HEIGHT)
        self._row.addStretch(1)
        self._row.addWidget(self.more)
        column = tight(QVBoxLayout(self), 0)
        column.addLayout(self._row)
        column.addWidget(hairline())

    def _add(self, tab: str, words: str) -> None:
        button = push_button("tab", words)
        button.setCheckable(True)
        button.setFixedHeight(HEIGHT)
        button.setProperty("tab", tab)
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self.buttons[tab] = button
        self._row.addWidget(button)
        action = self._menu.addAction(plain_caption(words))
        action.setData(tab)
        action.setCheckable(True)
        action.triggered.connect(self._on_triggered)
        self.actions_[tab] = action

    def choose(self, tab: str) -> None:
        """Make a tab the current one without telling anybody."""
        self.current = tab
        self.buttons[tab].setChecked(True)
        self._fit()

    def offer(self, *, result: bool, channels: Mapping[str, str]) -> None:
        """Show the result's tab or not, and these ways of voting: each with why it is closed, if it is."""
        self._offered = ((RESULT,) if result else ()) + tuple(
            tab for tab in PANEL_CHANNELS if tab in channels
        )
        for tab, button in self.buttons.items():
            why = channels.get(tab, "")
            for control in (button, self.actions_[tab]):
                control.setEnabled(not why)
                control.setToolTip(plain_tip(why))
            button.setAccessibleDescription(why)
        self._fit()

    # Fitting

    def event(self, event: QEvent) -> bool:
        """See anew what fits when a tab needs more room or less, as in another size of text."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return done

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as narrow as it takes: the menu holds what does not fit."""
        hint = super().minimumSizeHint()
        return QSize(self.buttons[self.current].sizeHint().width() + MORE_WIDTH, hint.height())

    def _fit(self) -> None:
        """Show as many tabs as fit, the current one always, and the others in the menu."""
        widths = self._widths()
        narrow = sum(widths.values()) > self.width()
        if narrow:
            widths = {tab: width - CLOSER for tab, width in widths.items()}
        shown = self._fitting(widths)
        for tab, button in self.buttons.items():
            button.setVisible(tab in shown)
            self.actions_[tab].setVisible(tab in self._offered and tab not in shown)
            self.actions_[tab].setChecked(tab == self.current)
        self.more.setVisible(len(shown) < len(self._offered))
        if narrow != self._narrow:
            self._narrow = narrow
            self._dress()

    def _widths(self) -> dict[str, int]:
        """Return how wide each tab is when there is room."""
        closer = CLOSER if self._narrow else 0
        return {tab: self.buttons[tab].sizeHint().width() + closer for tab in self._offered}

    def _fitting(self, widths: Mapping[str, int]) -> tuple[str, ...]:
        if sum(widths.values()) <= self.width():
            return self._offered
        room = self.width() - MORE_WIDTH - widths.get(self.current, 0)
        shown = []
        for tab in self._offered:
            room -= 0 if tab == self.current else widths[tab]
            if tab == self.current or room >= 0:
                shown.append(tab)
        return tuple(shown)

    def _dress(self) -> None:
        """Let the theme put the words of the tabs closer together, or apart again."""
        for button in self.buttons.values():
            button.setProperty("narrow", "true" if self._narrow else "false")
            button.style().unpolish(button)
            button.style().polish(button)
            QApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))  # it keeps its size otherwise
            button.updateGeometry()

    # Choosing

    @Slot()
    def _on_clicked(self, _checked: bool = False) -> None:
        sender = self.sender()
        if sender is not None:
            self._take(str(sender.property("tab")))

    @Slot()
    def _on_triggered(self, _checked: bool = False) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self._take(str(sender.data()))

    def _take(self, tab: str) -> None:
        self.choose(tab)
        self.chosen.emit(tab)
