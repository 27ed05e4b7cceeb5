"""The middle of the Lead page: the stage, what comes next, and the controls of both."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.app import agenda
from unifydesk.app.stage_state import stage_state
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.stage import DotsScene, StageState
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.upcoming import upcoming
from unifydesk.gui.models.words import said
from unifydesk.gui.ports import BLANK, FROZEN, LIVE, PreviewFactory, StagePort
from unifydesk.gui.views.lead.previews import Previews
from unifydesk.gui.views.lead.timers import Clocks, DiscussionTimer
from unifydesk.gui.widgets.key_button import KeyButton
from unifydesk.gui.widgets.labels import tight

EVERY = 100
"""Milliseconds between two pictures of the same scene; the stage itself never waits."""


class StagePanel(QWidget):
    """Previews and clocks above, Blank, Freeze, Results and Timer below."""

    def __init__(
        self,
        jobs: Jobs,
        make_preview: PreviewFactory,
        stage: StagePort,
        clock: Clock = now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._stage = stage
        self._workshop: Workshop | None = None
        self.clocks = Clocks(clock)
        self.previews = Previews(make_preview, self.clocks)
        self.blank = KeyButton("quiet", self.tr("Blank"), "B", self.tr("Show nothing on the stage"))
        self.freeze = KeyButton("quiet", self.tr("Freeze"), "F", self.tr("Keep this picture on the stage"))
        self.results = KeyButton("quiet", self.tr("Results"), "R", self.tr("Show the revealed result again"))
        self.blank.setCheckable(True)
        self.freeze.setCheckable(True)
        self.timer = DiscussionTimer(jobs, clock)
        self._keys = tight(QHBoxLayout(), 4)
        for widget in (self.blank, self.freeze, self.results):
            self._keys.addWidget(widget)
        self._keys.addStretch(1)
        self._controls = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight), 4)
        self._controls.addLayout(self._keys, 1)
        self._controls.addWidget(self.timer, 0, Qt.AlignmentFlag.AlignLeft)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.previews)
        column.addLayout(self._controls)
        self.blank.clicked.connect(self.toggle_blank)
        self.freeze.clicked.connect(self.toggle_freeze)
        self.results.clicked.connect(self.show_results)
        stage.mode_changed.connect(self._on_mode_changed)
        stage.opened_changed.connect(self._on_opened_changed)
        stage.dots.dressed.connect(self._on_dressed)
        self._dressed: StageState | None = None
        self._shown: object = None
        self._since = QElapsedTimer()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._paint)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the timer into a line of its own where one line has no room for all."""
        super().resizeEvent(event)
        self._share_line()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Need no more width than the longer of two lines, at the height of both."""
        keys, timer = self._keys.minimumSize(), self.timer.minimumSizeHint()
        pictures = self.previews.minimumWidth()
        width = max(keys.width(), timer.width(), pictures)
        high = self.previews.heightForWidth(width) + keys.height() + timer.height() + 3 * metrics.SMALL
        return QSize(width, high)

    def _share_line(self) -> None:
        needed = self._keys.minimumSize().width() + self.timer.minimumSizeHint().width() + metrics.HUGE
        direction = QBoxLayout.Direction
        way = direction.TopToBottom if needed > self.width() else direction.LeftToRight
        if self._controls.direction() != way:
            self._controls.setDirection(way)
            self.updateGeometry()

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the stage of another moment."""
        self._workshop = workshop
        self.clocks.show_workshop(workshop)
        self.timer.show_workshop(workshop)
        claim = workshop.standing.claim
        self.results.setEnabled(workshop.result(claim, revealed_only=True) is not None)
        self._show()

    @Slot()
    def toggle_blank(self, _checked: bool = False) -> None:
        """Blank the stage, or show it again."""
        self._stage.set_mode(LIVE if self._stage.mode == BLANK else BLANK)
        self._show()

    @Slot()
    def toggle_freeze(self, _checked: bool = False) -> None:
        """Freeze the picture on the stage, or let it follow again."""
        self._stage.set_mode(LIVE if self._stage.mode == FROZEN else FROZEN)
        self._show()

    @Slot()
    def show_results(self, _checked: bool = False) -> None:
        """Put the revealed result of the claim on the stage; again: what else there is to see of it."""
        if self.results.isEnabled():
            self._jobs.run(self, agenda.show_results)

    @Slot(str)
    def _on_mode_changed(self, _mode: str) -> None:
        self._show()

    @Slot(bool)
    def _on_opened_changed(self, _opened: bool) -> None:
        self._show()

    @Slot(object)
    def _on_dressed(self, state: StageState) -> None:
        """Show the dots as the room sees them: hollow until they are recorded."""
        self._dressed = state
        self._show()

    def _show(self) -> None:
        mode = self._stage.mode
        self.blank.setChecked(mode == BLANK)
        self.freeze.setChecked(mode == FROZEN)
        for button in (self.blank, self.freeze):
            button.setEnabled(self._stage.is_open or mode != LIVE)
        if self._workshop is None:
            return
        same = self._since.isValid() and _place(self._workshop) == self._shown
        wait = EVERY - self._since.elapsed() if same else 0
        if wait <= 0:
            self._paint()
        elif not self._later.isActive():
            self._later.start(int(wait))

    @Slot()
    def _paint(self) -> None:
        """Show the newest moment; while only a count runs up, at most ten pictures a second."""
        if self._workshop is None:
            return
        self._later.stop()
        self._since.restart()
        self._shown = _place(self._workshop)
        stage = _as_dressed(stage_state(self._workshop), self._dressed)
        self.previews.show_stage(stage, is_open=self._stage.is_open, mode=self._stage.mode)
        state, words = upcoming(self._workshop)
        self.previews.show_next(state, said("upcoming", words))


def _as_dressed(state: StageState, dressed: StageState | None) -> StageState:
    """Return what people are doing with their dots, if it belongs to this very picture."""
    if dressed is None or not isinstance(dressed.scene, DotsScene):
        return state
    return dressed if replace(dressed, scene=replace(dressed.scene, moment=None)) == state else state


def _place(workshop: Workshop) -> tuple[object, ...]:
    """Return what makes another picture urgent: everything except counts that run up."""
    standing = workshop.standing
    return standing, agenda.next_step(workshop), workshop.notes
