"""The Lead page: outline at the left, stage and notes in the middle, the claim and its vote at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.app import agenda
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.outline import OutlineRow
from unifydesk.gui.ports import PreviewFactory, StagePort
from unifydesk.gui.views.lead.notes_panel import NotesPanel
from unifydesk.gui.views.lead.outline import Outline
from unifydesk.gui.views.lead.stage_panel import StagePanel
from unifydesk.gui.views.lead.vote_column import VoteColumn
from unifydesk.gui.widgets.labels import hairline, tight

NARROW = 1500
"""Below this width the side columns give way to the stage."""
FORWARD = (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Right)
BACKWARD = (Qt.Key.Key_PageUp, Qt.Key.Key_Left)


class LeadPage(QWidget):
    """Everything needed while leading. It shows workshops and sends use cases; it decides nothing."""

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
        self.outline = Outline()
        self.stage = StagePanel(jobs, make_preview, stage, clock)
        self.notes = NotesPanel(jobs)
        self.vote = VoteColumn(jobs, stage)
        self._lay_out()
        self.outline.picked.connect(self._on_picked)

    def _lay_out(self) -> None:
        self._left = QFrame()
        self._left.setProperty("role", "page")
        left = tight(QVBoxLayout(self._left), 0, (4, 8, 4, 8))
        left.addWidget(self.outline)
        middle = QWidget()
        column = tight(QVBoxLayout(middle), 8, (20, 12, 20, 12))
        column.addWidget(self.stage)
        column.addWidget(hairline())
        column.addWidget(self.notes, 1)
        row = tight(QHBoxLayout(self), 0)
        row.addWidget(self._left)
        row.addWidget(_upright())
        row.addWidget(middle, 1)
        row.addWidget(_upright())
        row.addWidget(self.vote)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show another moment of the workshop."""
        self.outline.show_workshop(workshop)
        self.stage.show_workshop(workshop)
        self.notes.show_workshop(workshop)
        self.vote.show_workshop(workshop)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the side columns their width."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._left.setFixedWidth(236 if narrow else 288)
        self.vote.setFixedWidth(408 if narrow else 480)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the keys of a presenter remote that nothing on the page wanted."""
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() in FORWARD:
            self.take_next_step()
        elif event.key() in BACKWARD:
            self.step_back()
        else:
            event.ignore()

    def unrecorded(self) -> int:
        """Return how many ballots were typed and are not on disk yet."""
        return self.vote.unrecorded

    @Slot()
    def take_next_step(self) -> None:
        """Do the sensible next step, as the primary button says."""
        self.vote.take_next_step()

    @Slot()
    def record_position(self) -> None:
        """Record the position of the claim."""
        self.vote.record_position()

    @Slot()
    def step_back(self) -> None:
        """Go back one stop; nothing is undone."""
        self._jobs.run(self, agenda.back)

    @Slot()
    def focus_note(self) -> None:
        """Put the cursor into the note line."""
        self.notes.line.line.setFocus()

    @Slot()
    def toggle_timer(self) -> None:
        """Start or stop the timer of the discussion."""
        self.stage.timer.toggle()

    @Slot()
    def toggle_booth(self) -> None:
        """Put the ballot of the open round on the stage, or take it off."""
        self.vote.toggle_booth()

    @Slot(object)
    def _on_picked(self, row: OutlineRow) -> None:
        if row.kind == "claim":
            self._jobs.run(self, partial(agenda.go_to, claim=row.id))
        else:
            self._jobs.run(self, partial(agenda.go_to, slide=row.id))


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setProperty("upright", "true")
    return line
