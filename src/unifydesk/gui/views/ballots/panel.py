"""What every ballot panel promises the Lead page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop


class BallotPanel(QWidget):
    """A way of voting. It shows an open round and sends ballots through the use cases."""

    channel: ClassVar[str]
    _round: Round | None = None

    def holds(self, round_: Round) -> bool:
        """Return whether the panel showed this round last, so that what was typed belongs to it."""
        return self._round is not None and self._round.id == round_.id

    def show_round(self, workshop: Workshop, round_: Round) -> None:
        """Show where an open round stands now."""
        raise NotImplementedError

    def finish_typing(self) -> bool:
        """Send what was typed and not yet recorded; returns whether there was anything.

        The vote is not closed over it: the facilitator sees it recorded, or why it is not, and closes then.
        """
        return False

    def take_focus(self) -> None:
        """Put the keyboard where the next ballot is typed."""
        self.setFocus()
