"""Cards: everyone holds up a number, and the facilitator reads them off in the order of the seats."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from unifydesk.gui.jobs import Jobs
from unifydesk.gui.views.ballots.roll_table import QUESTION_BY_QUESTION
from unifydesk.gui.views.ballots.seat_panel import SeatPanel


class CardsPanel(SeatPanel):
    """One question is typed for all seats, then the next question: cards are held up once for each."""

    channel = "cards"
    order = QUESTION_BY_QUESTION

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.table.setAccessibleName(self.tr("Cards by seat"))

    @property
    def _shows_next(self) -> bool:
        """Always: eyes are on the cards, and come back to where the next number goes."""
        return True
