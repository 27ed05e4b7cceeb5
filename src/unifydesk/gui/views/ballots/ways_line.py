"""How many ballots came by which way, once a round took them in more than one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from unifydesk.app import ways
from unifydesk.domain.rounds import NAMED, Round
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.words import said
from unifydesk.gui.widgets.labels import ElidedLabel


class WaysLine(ElidedLabel):
    """“8 by roll call, 3 by hands”; hidden while all came by one way."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("caption", parent)
        self._jobs = jobs
        self._round: Round | None = None
        self._fetching = False
        self.hide()

    def show_round(self, round_: Round | None) -> None:
        """Follow a round while it is open and named; None for nothing."""
        if round_ is None or not round_.is_open or round_.level != NAMED:
            self._round = None
            self.hide()
        elif round_ != self._round:
            self._round = round_
            self._fetch()

    def _fetch(self) -> None:
        if self._round is not None and not self._fetching:
            self._fetching = True
            then = partial(self._on_used, self._round)
            self._jobs.run(self, partial(ways.used, round_id=self._round.id), then, self._on_refused)

    def _on_used(self, asked: Round, used: Mapping[str, int]) -> None:
        self._fetching = False
        if self._round is None:
            return
        if asked != self._round:  # more came meanwhile
            self._fetch()
            return
        words = [said("ways", ways.USED[channel]).format(n=n) for channel, n in used.items()]
        self.show_text(", ".join(words))
        self.setVisible(len(words) > 1)

    def _on_refused(self, _sentence: str) -> None:
        self._fetching = False
