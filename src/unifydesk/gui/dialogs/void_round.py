"""Asks before a round is voided, with the number of its ballots in the button; the act can be undone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from unifydesk.app import voting
from unifydesk.domain.rounds import Round
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.jobs import Jobs


class VoidRound(Ask):
    """Voids a round once that is agreed to."""

    def __init__(self, jobs: Jobs, round_: Round, parent: QWidget | None) -> None:
        title = QCoreApplication.translate("VoidRound", "Void round {n} of {claim}?")
        sentence = QCoreApplication.translate(
            "VoidRound",
            "Its ballots no longer count, and the claim can be put again. "
            "The log keeps that the round took place.",
        )
        named = title.format(n=round_.number, claim=round_.claim)
        super().__init__(named, sentence, _verb(round_.recorded), parent)
        self._jobs = jobs
        self._round = round_
        self.agreed.connect(self._void)

    @Slot()
    def _void(self) -> None:
        self._jobs.run(self._jobs, partial(voting.void_round, round_id=self._round.id))


def _verb(ballots: int) -> str:
    """Return what the button says of so many ballots."""
    if not ballots:
        return QCoreApplication.translate("VoidRound", "Void the round")
    if ballots == 1:
        return QCoreApplication.translate("VoidRound", "Discard 1 ballot")
    return QCoreApplication.translate("VoidRound", "Discard {n} ballots").format(n=ballots)
