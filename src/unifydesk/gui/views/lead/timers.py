"""The clocks of the Lead page: this slide, the whole session and the discussion timer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.app import agenda
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.words import clock_words, minutes_words, seconds_since
from unifydesk.gui.widgets.key_button import KeyButton
from unifydesk.gui.widgets.labels import push_button, text_label, tight

PRESET = 240
"""Seconds a discussion is given unless the facilitator changes it."""
STEP = 30
SHORTEST, LONGEST = 30, 3600


class Clocks(QWidget):
    """Slide and session time, each with what was planned."""

    def __init__(self, clock: Clock = now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._workshop: Workshop | None = None
        self.slide = text_label("number")
        self.slide_plan = text_label("caption")
        self.session = text_label("body")
        self.session_plan = text_label("caption")
        column = tight(QVBoxLayout(self), 0)
        for value, plan in ((self.slide, self.slide_plan), (self.session, self.session_plan)):
            row = tight(QHBoxLayout(), 6)
            row.addWidget(value, 0, Qt.AlignmentFlag.AlignBaseline)
            row.addWidget(plan, 1, Qt.AlignmentFlag.AlignBaseline)
            column.addLayout(row)
        column.addStretch(1)
        self._ticker = _ticker(self, self._tick)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the times of another moment."""
        self._workshop = workshop
        self._tick()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Tick only while visible."""
        super().showEvent(event)
        self._tick()
        self._ticker.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._ticker.stop()

    @Slot()
    def _tick(self) -> None:
        if self._workshop is None:
            return
        standing, slide = self._workshop.standing, self._workshop.slide
        moment = self._clock()
        total = seconds_since(standing.started, moment)
        plan = minutes_words(self._workshop.info.minutes_planned)
        self.session.setText(clock_words(max(0.0, total or 0.0), hours=True))
        self.session_plan.setText(
            self.tr("of {planned}, not begun").format(planned=plan)
            if total is None
            else self.tr("of {planned} in all").format(planned=plan)
        )
        spent = seconds_since(standing.slide_since, moment)
        self.slide.setText("" if spent is None or slide is None else clock_words(max(0.0, spent)))
        self.slide_plan.setText(
            self.tr("of {planned} on this slide").format(planned=minutes_words(slide.minutes))
            if slide is not None and spent is not None and slide.minutes
            else ""
        )


class DiscussionTimer(QWidget):
    """Starts, stops, lengthens and shortens the timer that the stage shows."""

    def __init__(self, jobs: Jobs, clock: Clock = now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._clock = clock
        self._ends = ""
        self._preset = PRESET
        self.less = push_button("quiet", self.tr("−30 s"), self.tr("Thirty seconds less"))
        self.main = KeyButton("quiet", "", "T", self.tr("Start or stop the timer of the discussion"))
        self.more = push_button("quiet", self.tr("+30 s"), self.tr("Thirty seconds more"))
        row = tight(QHBoxLayout(self), 0)
        for button in (self.main, self.less, self.more):
            row.addWidget(button)
        self.main.clicked.connect(self.toggle)
        self.less.clicked.connect(self._on_less)
        self.more.clicked.connect(self._on_more)
        self._ticker = _ticker(self, self._tick)
        self._tick()

    @property
    def remaining(self) -> float | None:
        """Seconds left (negative when it ran over), or None when no timer runs."""
        late = seconds_since(self._ends, self._clock())
        return None if late is None else -late

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the timer of another moment."""
        if workshop.standing.timer_ends != self._ends:
            self._ends = workshop.standing.timer_ends
            self._tick()
            self._follow()

    @Slot()
    def toggle(self, _checked: bool = False) -> None:
        """Start the timer, or stop the one that runs."""
        if self._ends:
            self._jobs.run(self, agenda.stop_timer)
        else:
            self._jobs.run(self, partial(agenda.start_timer, seconds=self._preset))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Tick only while visible and running."""
        super().showEvent(event)
        self._tick()
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._ticker.stop()

    def _follow(self) -> None:
        if self._ends and self.isVisible():
            self._ticker.start()
        else:
            self._ticker.stop()

    @Slot()
    def _on_less(self, _checked: bool = False) -> None:
        self._change(-STEP)

    @Slot()
    def _on_more(self, _checked: bool = False) -> None:
        self._change(STEP)

    def _change(self, by: int) -> None:
        left = self.remaining
        if left is None:
            self._preset = min(LONGEST, max(SHORTEST, self._preset + by))
            self._tick()
        else:
            seconds = max(1, round(max(0.0, left)) + by)
            self._jobs.run(self, partial(agenda.start_timer, seconds=seconds))

    @Slot()
    def _tick(self) -> None:
        left = self.remaining
        shown = clock_words(self._preset if left is None else left)
        text = self.tr("Timer {time}") if left is None else self.tr("Stop {time}")
        if left is not None and left < 0:
            text = self.tr("Stop {time} over")
            shown = clock_words(-left)
        self.main.show_text(text.format(time=shown))


def _ticker(owner: QWidget, tick: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setInterval(500)
    timer.timeout.connect(tick)
    return timer
