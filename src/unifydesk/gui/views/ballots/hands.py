"""A show of hands: totals per answer, one question at a time, on disk with one Enter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.app import voting, ways
from unifydesk.domain.changes import Changes
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.words import said
from unifydesk.gui.views.ballots.count_row import CountRow
from unifydesk.gui.views.ballots.panel import BallotPanel
from unifydesk.gui.views.ballots.question_tabs import QuestionTabs
from unifydesk.gui.widgets.labels import ElidedLabel, push_button, set_role, text_label, tight
from unifydesk.gui.widgets.shrinking import ShrinkingArea
from unifydesk.kinds import KINDS, options_of

Counts = dict[str, int]


class HandsPanel(BallotPanel):
    """Tabs for the questions, a row for each answer, the running total, and one button."""

    channel = "hands"

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workshop: Workshop | None = None
        self._round: Round | None = None
        self._recorded: dict[str, Counts] = {}
        self._drafts: dict[str, Counts] = {}
        self._place = 0
        self._why = ""  # why hands cannot be counted here
        self.rows: list[CountRow] = []
        self.why = text_label("muted", wrap=True)
        self.tabs = QuestionTabs()
        self.ask = text_label("muted", wrap=True)
        self.total = ElidedLabel("label")
        self.hint = text_label("caption", wrap=True)
        self.record = push_button("", self.tr("Record counts") + "   ⏎")
        self.record.setAccessibleName(self.tr("Record counts"))
        self._lay_out()
        self.tabs.chosen.connect(self._go_to)
        self.record.clicked.connect(self._on_record)

    def _lay_out(self) -> None:
        counts = QWidget()
        self._row_column = tight(QVBoxLayout(counts), 4, (0, 0, 4, 0))
        self._area = ShrinkingArea(counts)
        foot = tight(QHBoxLayout(), 8)
        foot.addWidget(self.total, 1)
        foot.addWidget(self.record)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.why)
        column.addWidget(self.tabs)
        column.addWidget(self.ask)
        column.addWidget(self.hint)
        column.addWidget(self._area)
        column.addStretch(1)
        column.addLayout(foot)

    @property
    def question(self) -> Question | None:
        """The question whose hands are being counted."""
        return self._round.questions[self._place] if self._round else None

    def show_round(self, workshop: Workshop, round_: Round) -> None:
        """Show an open round, or why hands are not counted; what was counted before follows from the file."""
        fresh = self._round is None or self._round.id != round_.id
        same = workshop is self._workshop
        why = ways.obstacle_in(workshop, round_, self.channel)
        fresh = fresh or why != self._why
        self._workshop, self._round, self._why = workshop, round_, why
        if fresh:
            self._recorded, self._drafts, self._place = {}, {}, 0
            self.why.setText(why)
            for widget in (self.ask, self.hint, self._area, self.total, self.record):
                widget.setVisible(not why)
            self.why.setVisible(bool(why))
            self.tabs.show_questions(() if why else round_.questions)
            self._make_rows()
        self._say_total()
        if not same and not why:
            self._jobs.run(self, partial(voting.hands, round_id=round_.id), self._on_hands, self._say)

    def finish_typing(self) -> bool:
        """Record counts that were typed without Enter."""
        question = self.question
        draft = self._drafts.get(question.id) if question else None
        if question is None or draft is None or draft == self._recorded.get(question.id, self._nobody()):
            return False
        self._on_record()
        return True

    def _nobody(self) -> Counts:
        return {row.value: 0 for row in self.rows}

    def take_focus(self) -> None:
        """Put the keyboard into the first number."""
        (self.rows[0].count if self.rows else self).setFocus()

    def _make_rows(self) -> None:
        for row in self.rows:
            self._row_column.removeWidget(row)
            row.deleteLater()
        self.rows = []
        question = self.question
        if question is None or self._why:
            return
        pairs = [(o.value, said("kinds", o.label)) for o in options_of(question)]
        self.rows = [CountRow(value, label) for value, label in pairs]
        self.rows.append(CountRow(CANNOT_JUDGE, self.tr("I cannot judge")))
        for row in self.rows:
            self._row_column.addWidget(row)
            row.count.counted.connect(self._on_count_changed)
            row.count.entered.connect(self._on_record)
            row.count.moved.connect(self._on_moved)
        kind = KINDS.get(question.kind)
        self.ask.setText(said("kinds", kind.ask) if kind else "")
        self.tabs.choose(self._place)
        self._area.verticalScrollBar().setValue(0)
        self._show_counts()

    def _show_counts(self) -> None:
        question = self.question
        if question is None:
            return
        counts = self._drafts.get(question.id, self._recorded.get(question.id, {}))
        for row in self.rows:
            row.count.show_number(counts.get(row.value, 0))
        self._say("")
        self._say_total()

    def _on_hands(self, hands: Mapping[str, Mapping[str, int]]) -> None:
        recorded = {question: dict(counts) for question, counts in hands.items() if counts}
        if recorded != self._recorded:
            self._recorded = recorded
            self._show_counts()

    @Slot()
    def _on_count_changed(self, _number: int = 0) -> None:
        question = self.question
        if question is not None:
            self._drafts[question.id] = {row.value: row.count.number for row in self.rows}
            self._say("")
            self._say_total()

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        place = next((i for i, row in enumerate(self.rows) if row.count.hasFocus()), 0) + step
        if 0 <= place < len(self.rows):
            self.rows[place].count.setFocus()
            self._area.ensureWidgetVisible(self.rows[place], 0, 8)

    @Slot(int)
    def _go_to(self, place: int) -> None:
        self._place = place
        self._make_rows()
        self.take_focus()

    @Slot()
    def _on_record(self, _checked: bool = False) -> None:
        question, round_ = self.question, self._round
        if question is None or round_ is None:
            return
        counts = {row.value: row.count.number for row in self.rows}
        self._jobs.run(
            self,
            partial(voting.count_hands, round_id=round_.id, question=question.id, counts=counts),
            partial(self._on_recorded, question.id, counts),
            self._say,
        )

    def _on_recorded(self, question: str, counts: Counts, _changes: Changes) -> None:
        self._recorded[question] = counts
        self._drafts.pop(question, None)
        self._say_total()
        following = self._place + 1
        questions = self._round.questions if self._round else ()
        if following < len(questions) and questions[following].id not in self._recorded:
            self._go_to(following)

    def _say(self, sentence: str) -> None:
        """Say why a count was refused, in the place of the question so that no row is pushed away."""
        set_role(self.hint, "error")
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
        self.ask.setVisible(not sentence)

    def _say_total(self) -> None:
        question, workshop = self.question, self._workshop
        if question is None or workshop is None or self._why:
            return
        counted = sum(row.count.number for row in self.rows)
        text = self.tr("{counted} of {present} counted").format(counted=counted, present=workshop.present)
        if self._round and self._round.seats:
            seats = len(self._round.seats)
            text = self.tr("{counted} + {seats} by seat, of {present}").format(
                counted=counted, seats=seats, present=workshop.present
            )
        over = counted + (len(self._round.seats) if self._round else 0) - workshop.present
        if over > 0:
            text += self.tr(", {n} too many").format(n=over)
        kept = question.id in self._recorded and question.id not in self._drafts
        self.total.show_text(text + (self.tr(", recorded") if kept else ""))
        for place in range(len(self.tabs.buttons)):
            asked = self._round.questions[place] if self._round else question
            self.tabs.tick(place, done=asked.id in self._recorded and asked.id not in self._drafts)
