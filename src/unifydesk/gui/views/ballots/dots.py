"""Dots from the facilitator's side: let the room touch the stage, see whose dot lies where, correct one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from unifydesk.app import voting
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.rounds import DOTS, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.dots import DotsModel, dot_rows, read_line
from unifydesk.gui.ports import BoothBallot, StagePort
from unifydesk.gui.tips import plain_caption
from unifydesk.gui.views.ballots.panel import BallotPanel
from unifydesk.gui.widgets.labels import push_button, set_role, text_label, tight
from unifydesk.kinds import KINDS


class DotsPanel(BallotPanel):
    """Everything about dots except the stage, where people place them; what it sends is public at once."""

    channel = DOTS

    def __init__(self, jobs: Jobs, stage: StagePort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._stage = stage
        self._workshop: Workshop | None = None
        self._round: Round | None = None
        self._used = False  # whether the stage was opened to the room in this round
        self.lead = text_label(
            "muted", self.tr("People walk up, touch their dot on the stage and then its place."), wrap=True
        )
        self.public = text_label("caption", self._promise(), wrap=True)
        self.start = push_button("", self.tr("Let the room touch the stage"))
        self.hint = text_label("error", wrap=True)
        self.count = text_label("number")
        self.recorded = text_label("caption")
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Place or correct a dot"))
        self.rows = DotsModel(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Whose dot lies where"))
        self.list.setProperty("role", "plain")
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remove = push_button("quiet", self.tr("Take back"))
        self.remove.setAccessibleName(self.tr("Take this dot back"))
        self._lay_out()
        self.start.clicked.connect(self.toggle)
        self.line.returnPressed.connect(self._on_line)
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.remove.clicked.connect(self._on_remove)
        stage.dots.submitted.connect(self._on_submitted)
        stage.dots.toggled.connect(self._show_mode)

    def _lay_out(self) -> None:
        column = tight(QVBoxLayout(self), 8)
        for widget in (self.lead, self.public, self.start, self.hint):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.count)
        column.addWidget(self.recorded)
        column.addWidget(self.list, 1)
        foot = tight(QHBoxLayout(), 8)
        foot.addWidget(self.line, 1)
        foot.addWidget(self.remove)
        column.addLayout(foot)
        self.hint.hide()

    # Showing

    def show_round(self, workshop: Workshop, round_: Round) -> None:
        """Show who has placed a dot and where it lies: the stage shows it too."""
        if self._round is None or self._round.id != round_.id:
            self.leave()
            self._used = bool(workshop.dots)
            self.line.clear()
            self._say("" if round_.channel == DOTS else self._no_dots())
        self._workshop, self._round = workshop, round_
        with_dots = round_.channel == DOTS
        for widget in (self.start, self.line, self.list):
            widget.setEnabled(with_dots)
        self.list.setVisible(with_dots)
        self.line.setPlaceholderText(
            self.tr("Seat, answer and reason, such as 7 1 it costs too much")
            if round_.asks_reason
            else self.tr("Seat and answer, such as 7 4")
        )
        self.count.setText(
            self.tr("{recorded} of {present}").format(recorded=round_.recorded, present=workshop.present)
        )
        others = round_.recorded - len(workshop.dots)
        self.recorded.setText(
            self.tr("recorded, {n} of them in another way, which the stage only counts").format(n=others)
            if others > 0
            else self.tr("recorded")
        )
        self.rows.replace(dot_rows(workshop, round_.questions) if with_dots else [])
        self._show_mode()

    def leave(self) -> None:
        """Take no more dots, because the round is over or another one began."""
        if self._stage.dots.is_on:
            self._stage.dots.stop()

    def finish_typing(self) -> bool:
        """Send a line that was typed without Enter."""
        if not self.line.text().strip():
            return False
        self._on_line()
        return True

    def take_focus(self) -> None:
        """Put the keyboard on the button that opens the stage to the room, until it was used."""
        (self if self._used else self.start).setFocus()

    @Slot()
    def _show_mode(self, _on: bool = False) -> None:
        on = self._stage.dots.is_on
        words = self.tr("Take no more dots") if on else self.tr("Let the room touch the stage")
        self.start.setText(plain_caption(words))
        self.start.setAccessibleName(words)
        self._on_current()

    def _say(self, sentence: str) -> None:
        set_role(self.hint, "error")
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))

    def _promise(self) -> str:
        """Return what “public” means here."""
        return self.tr(
            "Dots are public: everybody sees whose dot lies where, from the moment it is placed. "
            "Ballots that came in another way are only counted on the stage, never shown."
        )

    def _no_dots(self) -> str:
        return self.tr(
            "This vote was opened for another way of voting, so the stage shows no dots. "
            "Choose Dots before you open a vote."
        )

    # Acting

    @Slot()
    def toggle(self, _checked: bool = False) -> None:
        """Let the room touch the stage, or take no more dots."""
        if self._stage.dots.is_on:
            self._stage.dots.stop()
        elif self._round is not None and self._round.channel == DOTS:
            self._say("")
            self._stage.open()
            self._stage.dots.start()
        self._used = True
        if self.start.hasFocus():  # so that the next Space leads on
            self.setFocus()

    @Slot(object)
    def _on_submitted(self, ballot: BoothBallot) -> None:
        """Record a dot; only then may the stage fill it."""
        refused = partial(self._on_refused, ballot)
        if self._round is None or ballot.seat is None or ballot.round_id != self._round.id:
            refused(self.tr("This vote is over."))
        elif self._came_another_way(ballot.seat):
            refused(
                self.tr(
                    "This seat is recorded already, and not with a dot. "
                    "The facilitator can take that ballot back."
                )
            )
        else:
            act = partial(
                voting.cast,
                round_id=ballot.round_id,
                seat=ballot.seat,
                answers=ballot.answers,
                channel=self.channel,
            )
            self._jobs.run(self, act, partial(self._on_recorded, ballot), refused)

    def _came_another_way(self, seat: int) -> bool:
        """Return whether a ballot lies there that is not public: a dot would show all its answers."""
        if self._workshop is None or self._round is None:
            return False
        return seat in self._round.seats and all(b.seat != seat for b in self._workshop.dots)

    def _on_recorded(self, ballot: BoothBallot, _changes: Changes) -> None:
        self._stage.dots.recorded(ballot)

    def _on_refused(self, ballot: BoothBallot, sentence: str) -> None:
        self._stage.dots.refused(ballot, sentence)
        self._say(self.tr("Dot {seat} was not recorded. {why}").format(seat=ballot.seat, why=sentence))

    @Slot()
    def _on_line(self) -> None:
        """Place or correct a dot from the console, with the reason that an objection needs."""
        round_ = self._round
        if round_ is None or not self.line.text().strip():
            return
        try:
            seat, answers, reason = read_line(
                self.line.text(), round_.questions, reason=round_.asks_reason or _needs_reason(round_)
            )
        except UnifyError as error:
            self._say(str(error))
            return
        if self._came_another_way(seat):
            self._say(
                self.tr(
                    "Seat {seat} has a ballot that came in another way. Take it back there first: "
                    "a dot would show all of it."
                ).format(seat=seat)
            )
            return
        act = partial(
            voting.cast,
            round_id=round_.id,
            seat=seat,
            answers=answers,
            channel=self.channel,
            reason=reason or None,
        )
        self._jobs.run(self, act, self._on_line_recorded, self._say)

    def _on_line_recorded(self, _changes: Changes) -> None:
        self.line.clear()
        self._say("")

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Begin a correction of the row's dot."""
        row = self.rows.row_at(index)
        if row is not None:
            self.line.setText(f"{row.seat.number} ")
            self.line.setFocus()

    @Slot()
    def _on_current(self) -> None:
        """A dot can be taken back when the current row has one."""
        row = self.rows.row_at(self.list.currentIndex())
        self.remove.setEnabled(row is not None and row.placed)

    @Slot()
    def _on_remove(self, _checked: bool = False) -> None:
        row = self.rows.row_at(self.list.currentIndex())
        if self._round is not None and row is not None:
            act = partial(voting.withdraw, round_id=self._round.id, seat=row.seat.number)
            self._jobs.run(self, act, None, self._say)


def _needs_reason(round_: Round) -> bool:
    """Return whether an answer of this form counts only with a reason."""
    return any(KINDS[q.kind].needs_reason for q in round_.questions if q.kind in KINDS)
