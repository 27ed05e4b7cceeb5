"""The roll call: seat by seat, on disk before it counts as recorded."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from unifydesk.gui.jobs import Jobs
from unifydesk.gui.views.ballots.seat_panel import SeatPanel


class RollCallPanel(SeatPanel):
    """A seat is asked all its questions, then the next one is."""

    channel = "roll_call"

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.table.setAccessibleName(self.tr("Roll call"))
