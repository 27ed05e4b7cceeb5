"""The console's header: what is open, the four pages, whether the stage is on, and the time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from unifydesk.domain.clock import Clock, now
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.desk import PAGES
from unifydesk.gui.icons import Icons
from unifydesk.gui.models.checklist import shown_date
from unifydesk.gui.models.words import clock_words
from unifydesk.gui.tips import plain_caption, plain_tip
from unifydesk.gui.widgets.labels import ElidedLabel, push_button, text_label

SECOND = 1_000
ONE_SESSION = 16 * 3600
"""Seconds after which a workshop is being read again rather than still being led."""


class Header(QFrame):
    """Title · Prepare Lead Review Minutes · on stage · elapsed of planned."""

    page_chosen = Signal(str)
    stage_clicked = Signal()

    def __init__(self, icons: Icons, clock: Clock = now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setFixedHeight(metrics.HEADER)
        self._icons = icons
        self._clock = clock
        self._started: datetime | None = None
        self._planned = 0
        self._title = ElidedLabel("heading")
        self._elapsed = text_label("body")
        self._stage = push_button("quiet", "")
        self._stage.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stage.clicked.connect(self._on_stage_clicked)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, QPushButton] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self._show_elapsed)
        self._lay_out()
        self.show_stage(is_open=False, mode="live", screen="")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.LARGE, 0, metrics.SMALL, 0)
        row.setSpacing(metrics.LARGE)
        row.addWidget(self._title, 1)
        words = {
            "prepare": self.tr("Prepare"),
            "lead": self.tr("Lead"),
            "review": self.tr("Review"),
            "minutes": self.tr("Minutes"),
        }
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for number, page in enumerate(PAGES, start=1):
            tabs.addWidget(self._tab(page, words[page], number))
        row.addLayout(tabs)
        right = QHBoxLayout()
        right.setSpacing(metrics.SMALL)
        right.addStretch(1)
        right.addWidget(self._stage)
        right.addWidget(self._elapsed)
        right.addSpacing(metrics.SMALL)
        row.addLayout(right, 1)

    def _tab(self, page: str, words: str, number: int) -> QPushButton:
        tab = push_button(
            "tab", words, self.tr("%1  ·  Ctrl+%2").replace("%1", words).replace("%2", str(number))
        )
        tab.setCheckable(True)
        tab.setFixedHeight(metrics.HEADER - 1)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.setProperty("page", page)
        tab.clicked.connect(self._on_tab_clicked)
        self._group.addButton(tab)
        self._tabs[page] = tab
        return tab

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the title and let the clock run once the session was begun."""
        self._title.show_text(workshop.info.title)
        self._planned = workshop.info.minutes_planned
        started = workshop.standing.started
        self._started = datetime.fromisoformat(started) if started else None
        self._timer.start() if self._started else self._timer.stop()
        self._show_elapsed()

    def show_page(self, page: str) -> None:
        """Mark the page that is shown."""
        self._tabs[page].setChecked(True)

    def show_stage(self, *, is_open: bool, mode: str, screen: str) -> None:
        """Say whether the stage is open and what it does, in words and with a sign."""
        if not is_open:
            words, sign, role = self.tr("Stage is closed"), "stage", "muted"
        elif mode == "blank":
            words, sign, role = self.tr("Stage is blank"), "blank", "warning"
        elif mode == "frozen":
            words, sign, role = self.tr("Stage is frozen"), "freeze", "warning"
        else:
            words, sign, role = self.tr("On stage"), "live", "good"
        self._stage.setText(plain_caption(f" {words}"))  # the style leaves no room after the icon
        self._stage.setAccessibleName(words)
        self._stage.setIcon(self._icons.icon(sign, role))
        tip = (
            self.tr("Open the stage  ·  F5")
            if not is_open
            else self.tr("On the screen “%1”").replace("%1", screen)
        )
        self._stage.setToolTip(plain_tip(tip))

    def stop(self) -> None:
        """Stop the clock: nothing is open."""
        self._timer.stop()

    @Slot()
    def _show_elapsed(self) -> None:
        planned = clock_words(self._planned * 60, hours=True)
        if self._started is None:
            text = self.tr("%1 planned").replace("%1", planned)
        elif (seconds := (self._clock() - self._started).total_seconds()) > ONE_SESSION:
            day = shown_date(f"{self._started:%Y-%m-%d}")
            text = self.tr("begun on %1").replace("%1", day)
            self._timer.stop()
        else:
            elapsed = clock_words(max(0.0, seconds), hours=True)
            text = self.tr("%1 of %2").replace("%1", elapsed).replace("%2", planned)
        self._elapsed.setText(text)

    @Slot()
    def _on_tab_clicked(self, _checked: bool = False) -> None:
        tab = self.sender()
        if tab is not None:
            self.page_chosen.emit(str(tab.property("page")))

    @Slot()
    def _on_stage_clicked(self, _checked: bool = False) -> None:
        self.stage_clicked.emit()
