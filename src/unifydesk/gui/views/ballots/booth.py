"""The booth from the facilitator's side: start it, see who has voted, end it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from unifydesk.app import voting, ways
from unifydesk.app.stage_state import booth_state
from unifydesk.domain.changes import Changes
from unifydesk.domain.contract import CONTRACT
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.people import represented
from unifydesk.domain.rounds import CONFIDENTIAL, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.turnout import TurnoutModel, turnout_of
from unifydesk.gui.models.words import said
from unifydesk.gui.ports import BoothBallot, StagePort
from unifydesk.gui.views.ballots.panel import BallotPanel
from unifydesk.gui.widgets.labels import push_button, set_role, text_label, tight
from unifydesk.gui.widgets.shrinking import ShrinkingArea


class BoothPanel(BallotPanel):
    """Everything about the booth except the ballot itself, which is the stage's."""

    channel = "booth"
    mode_changed = Signal()  # the booth was started or ended

    def __init__(self, jobs: Jobs, stage: StagePort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._stage = stage
        self._workshop: Workshop | None = None
        self._round: Round | None = None
        self._in_booth = False
        self._used = False  # whether the booth was entered in this round
        self._offered = b""
        self.lead = text_label("muted", wrap=True)
        self.contract = text_label("caption", self._contract(), wrap=True)
        self.on_laptop = QCheckBox(self.tr("On this laptop, not on the projector"))
        self.pin = QLineEdit()
        self.pin.setPlaceholderText(self.tr("PIN to leave the booth, if you want one"))
        self.pin.setAccessibleName(self.tr("PIN to leave the booth"))
        self.pin.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.pin.setMaxLength(12)
        self.start = push_button("", self.tr("Start the booth"))
        self.count = text_label("number")
        self.recorded = text_label("caption", self.tr("recorded"))
        self.turnout = TurnoutModel(self)
        self.list = QListView()
        self.list.setModel(self.turnout)
        self.list.setAccessibleName(self.tr("Who has voted"))
        self.list.setProperty("role", "plain")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = text_label("error", wrap=True)
        self._lay_out()
        self.start.clicked.connect(self.toggle)
        stage.booth_submitted.connect(self._on_submitted)
        stage.booth_left.connect(self._on_left)

    def _lay_out(self) -> None:
        before = QWidget()
        words = tight(QVBoxLayout(before), 8, (0, 0, 4, 0))
        for widget in (self.lead, self.contract, self.on_laptop, self.pin):
            words.addWidget(widget)
        counted = tight(QHBoxLayout(), 8)
        counted.addWidget(self.start, 1)
        counted.addWidget(self.count)
        counted.addWidget(self.recorded)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(ShrinkingArea(before))
        column.addWidget(self.hint)
        column.addLayout(counted)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.hint.hide()

    def show_round(self, workshop: Workshop, round_: Round) -> None:
        """Show how many have voted and, in a named round, who."""
        confidential = round_.level == CONFIDENTIAL
        if self._offered != round_.id:
            self.leave()
            self._offered = round_.id
            self._used = round_.recorded > 0
            self.on_laptop.setChecked(confidential and len(self._stage.screens()) > 1)
            self._say("")
        self._workshop, self._round = workshop, round_
        why = ways.obstacle_in(workshop, round_, self.channel)
        if why:
            self._say(why)
        self.start.setEnabled(not why)
        self.contract.setVisible(confidential)
        through = len(represented(workshop.seats)) if confidential else 0
        self.lead.setVisible(not confidential or through > 0)
        self.lead.setText(self._turns(through) if confidential else self._picking())
        self.list.setVisible(not confidential)
        self.count.setText(
            self.tr("{recorded} of {present}").format(recorded=round_.recorded, present=workshop.present)
        )
        self.turnout.replace([] if confidential else turnout_of(workshop, round_))
        self._show_mode()

    def _picking(self) -> str:
        return self.tr("One after the other, people pick their seat, answer and confirm.")

    def _turns(self, through: int) -> str:
        """Say that whoever votes for somebody else comes twice; a confidential booth cannot ask for it."""
        if through == 1:
            return self.tr("1 person votes by proxy: the proxy takes a second turn.")
        return self.tr("%1 people vote by proxy: their proxies take a turn for each.").replace(
            "%1", str(through)
        )

    def leave(self) -> None:
        """Take the booth off the stage, because the round is over or another one began."""
        if self._in_booth:
            self._stage.leave_booth()
            self._on_left()

    def take_focus(self) -> None:
        """Put the keyboard on the button that starts the booth, until it was used in this round."""
        (self if self._used else self.start).setFocus()

    @property
    def waits(self) -> bool:
        """Whether the booth was not used yet in the round that is shown: starting it is the next step."""
        return not self._used and not self._in_booth and self.start.isEnabled()

    def _release_space(self) -> None:
        """Once the booth was used, Space is the next step again and not this button."""
        self._used = True
        if self.start.hasFocus():
            self.setFocus()

    def _show_mode(self) -> None:
        self.start.setText(self.tr("End the booth") if self._in_booth else self.tr("Start the booth"))
        self.start.setAccessibleName(self.start.text())
        self.pin.setVisible(not self._in_booth)
        self.on_laptop.setVisible(not self._in_booth)
        self.mode_changed.emit()

    @Slot()
    def toggle(self, _checked: bool = False) -> None:
        """Turn the stage into the ballot of the open round, or take the booth off the stage."""
        if self._in_booth:
            self.leave()
            return
        workshop = self._jobs.workshop
        if workshop is None:
            return
        try:
            state = booth_state(workshop)
        except UnifyError as error:
            self._say(str(error))
            return
        self._say("")
        self._in_booth = True
        self._stage.enter_booth(state, on_laptop=self.on_laptop.isChecked(), pin=self.pin.text().strip())
        self._release_space()
        self._show_mode()

    @Slot()
    def _on_left(self) -> None:
        if self._in_booth:
            self._in_booth = False
            self._release_space()
            self._show_mode()

    @Slot(object)
    def _on_submitted(self, ballot: BoothBallot) -> None:
        """Record what the booth handed over; only then may the stage say so."""
        if ballot.seat is None:
            act = partial(
                voting.cast_confidential,
                round_id=ballot.round_id,
                answers=ballot.answers,
                reason=ballot.reason,
                turn=ballot.turn,
            )
            self._jobs.run(self, act, partial(self._on_recorded, None), self._stage.booth_refused)
        else:
            named = partial(
                voting.cast,
                round_id=ballot.round_id,
                seat=ballot.seat,
                answers=ballot.answers,
                channel=self.channel,
                reason=ballot.reason or None,
            )
            self._jobs.run(self, named, partial(self._on_recorded, ballot.seat), self._stage.booth_refused)

    def _on_recorded(self, seat: int | None, _changes: Changes) -> None:
        shown = ""
        if seat is not None and self._workshop is not None:
            shown = next((s.shown for s in self._workshop.seats if s.number == seat), "")
        self._stage.booth_recorded(shown)

    def _say(self, sentence: str) -> None:
        set_role(self.hint, "error")
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))

    def _contract(self) -> str:
        """Return the four sentences that say what “confidential” promises and what it does not."""
        return "\n".join(said("contract", sentence) for sentence in CONTRACT)
