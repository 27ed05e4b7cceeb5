"""What is rarely needed about a claim: vote again, skip, void a round, clear the position."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from unifydesk.app import agenda, positions, voting
from unifydesk.domain.rounds import REVEALED, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.dialogs.void_round import VoidRound
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.upcoming import claim_after
from unifydesk.gui.views.lead.position_dialog import PositionDialog


class ClaimMenu(QMenu):
    """The quiet menu beside the primary button."""

    record_asked = Signal()  # the rule's position is to be recorded, with the sentence that was typed

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workshop: Workshop | None = None
        self.again = self.addAction(self.tr("Vote again"), self._on_again)
        self.skip = self.addAction(self.tr("Skip to the next claim"), self._on_skip)
        self.record = self.addAction(self.tr("Record the rule’s position"), self._on_record)
        self.other_label = self.addAction(
            self.tr("Record another position than the rule’s…"), self._on_other_label
        )
        self.addSeparator()
        self.void = self.addAction(self.tr("Void this round…"), self._on_void)
        self.clear_position = self.addAction(self.tr("Clear the recorded position"), self._on_clear)

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer what fits the claim of the session."""
        self._workshop = workshop
        last = self._last
        self.again.setEnabled(last is not None and last.has_result)
        self.skip.setEnabled(workshop.claim is not None)
        self.record.setEnabled(agenda.may_record(workshop))
        self.other_label.setEnabled(last is not None and last.state == REVEALED)
        self.void.setEnabled(last is not None)
        self.void.setText(
            self.tr("Void round {n}…").format(n=last.number) if last else self.tr("Void this round…")
        )
        self.clear_position.setEnabled(workshop.standing.claim in workshop.positions)

    @property
    def _claim(self) -> str:
        return self._workshop.standing.claim if self._workshop else ""

    @property
    def _last(self) -> Round | None:
        return self._workshop.last_round(self._claim) if self._workshop and self._claim else None

    @Slot()
    def _on_again(self) -> None:
        self._jobs.run(self, partial(voting.open_round, claim=self._claim))

    @Slot()
    def _on_skip(self) -> None:
        following = claim_after(self._workshop, self._claim) if self._workshop else None
        if following is None:
            self._jobs.run(self, partial(agenda.go_to, scene="closing"))
        else:
            self._jobs.run(self, partial(agenda.go_to, claim=following.id))

    @Slot()
    def _on_record(self) -> None:
        self.record_asked.emit()

    @Slot()
    def _on_other_label(self) -> None:
        holder = self.parent()
        if self._workshop is not None and isinstance(holder, QWidget):
            PositionDialog(self._jobs, self._workshop, self._claim, holder.window()).open()

    @Slot()
    def _on_void(self) -> None:
        last, holder = self._last, self.parent()
        if last is not None and isinstance(holder, QWidget):
            VoidRound(self._jobs, last, holder).open()

    @Slot()
    def _on_clear(self) -> None:
        self._jobs.run(self, partial(positions.clear, claim=self._claim))
