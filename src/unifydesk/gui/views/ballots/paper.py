"""Paper: ballots that were filled in by hand are typed in, once, or twice with differences shown."""

from __future__ import annotations

import secrets
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from unifydesk.app import paper, ways
from unifydesk.app.paper import Difference, Pile, Sheet, checked_sheet, next_number
from unifydesk.app.typed import seat_number
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InvalidInputError, UnifyError
from unifydesk.domain.rounds import CONFIDENTIAL, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.paper import ballot_words, pile_words, recorded_words, who_words
from unifydesk.gui.tips import plain_caption
from unifydesk.gui.views.ballots.panel import BallotPanel
from unifydesk.gui.views.ballots.paper_compare import PaperCompare
from unifydesk.gui.views.ballots.paper_form import PaperForm, Texts
from unifydesk.gui.widgets.labels import ElidedLabel, push_button, set_role, text_label, tight
from unifydesk.gui.widgets.shrinking import ShrinkingArea

TYPING, AGAIN, COMPARING = "typing", "again", "comparing"
"""What is being done: ballots are typed (for the first time), typed again, or their differences settled."""


class PaperPanel(BallotPanel):
    """A form for one ballot after the other; typed twice, they wait in a pile until both entries agree."""

    channel = "paper"

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workshop: Workshop | None = None
        self._doing = TYPING
        self._sending: set[int] = set()  # ballots of the pile on their way to the disk
        self._turns: dict[int, bytes] = {}  # ballot of the pile → what makes sending it again harmless
        self.pile = Pile()
        self.why = text_label("muted", wrap=True)
        self.twice = QCheckBox(self.tr("Type twice and compare"))
        self.twice.setToolTip(self.tr("Ballots are recorded only when both entries agree"))
        self.form = PaperForm()
        self.compare = PaperCompare()
        self.hint = text_label("error", wrap=True)
        self.status = text_label("label", wrap=True)
        self.recorded = ElidedLabel("label")
        self.act = push_button("", self.tr("Record ballot"))
        self.also = push_button("", self.tr("Type again"))
        self.more = QToolButton()
        self._menu = QMenu(self)
        self._lay_out()
        self.twice.toggled.connect(self._on_twice)
        self.form.filled.connect(self._on_act)
        self.form.numbered.connect(self._on_numbered)
        self.form.went_to.connect(self._on_went_to)
        self.compare.settled.connect(self._on_settled)
        self.act.clicked.connect(self._on_act)
        self.also.clicked.connect(self._on_also)

    def _lay_out(self) -> None:
        self.more.setText("⋯")
        self.more.setProperty("role", "quiet")
        self.more.setAccessibleName(self.tr("More about these ballots"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu)
        self._menu.addAction(self.tr("Record them as typed the first time"), self._on_first_counts)
        self._menu.addAction(self.tr("Discard what was typed"), self._on_discard)
        self._form_area, self._compare_area = ShrinkingArea(self.form), ShrinkingArea(self.compare)
        self.act.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot = tight(QHBoxLayout(), 8)
        foot.addWidget(self.act, 1)
        foot.addWidget(self.also)
        foot.addWidget(self.more)
        column = tight(QVBoxLayout(self), 8)
        for widget in (self.why, self.twice, self._form_area, self._compare_area, self.hint):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.recorded)
        column.addWidget(self.status)
        column.addLayout(foot)

    # What the Lead page asks

    def show_round(self, workshop: Workshop, round_: Round) -> None:
        """Show an open round; ballots that were typed for another one are forgotten."""
        fresh = self._round is None or self._round.id != round_.id
        self._workshop, self._round = workshop, round_
        why = ways.obstacle_in(workshop, round_, self.channel)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        if fresh:
            self._doing, self._sending, self.pile = TYPING, set(), Pile(round_.questions)
            self._turns.clear()
            self.form.ask(round_.questions, reason=round_.asks_reason)
            self._say("")
        self._show_state()
        for widget in (self.twice, self.act, self.form):
            widget.setEnabled(not why and (widget is not self.twice or not self.pile.numbers))

    def take_focus(self) -> None:
        """Put the keyboard where the next ballot is typed, or on the first difference."""
        (self.compare if self._doing == COMPARING else self.form).take_focus()

    def finish_typing(self) -> bool:
        """Keep what was typed; ballots that wait for their second entry are never lost in silence."""
        typed = any(block.finish_typing() for block in self.compare.blocks)
        if not self.form.is_empty and self._doing != COMPARING:
            typed = True
            self._on_act()
        if not self.pile.numbers:
            return typed
        if self._doing == COMPARING and not self.pile.unsettled:
            self._record_pile()
        elif self.hint.isHidden():
            self._say(self.tr("These ballots are not recorded. Type them again, or choose under “⋯”."))
        return True

    # Showing

    def _show_state(self) -> None:
        """Show the form or the differences, what waits, and what the buttons do."""
        workshop, round_ = self._workshop, self._round
        if workshop is None or round_ is None:
            return
        comparing, waiting = self._doing == COMPARING, pile_words(self.pile)
        self._form_area.setVisible(not comparing)
        self._compare_area.setVisible(comparing)
        self.twice.setEnabled(not self.pile.numbers)
        self.twice.setVisible(not comparing)
        self.status.setText(waiting)
        self.status.setVisible(bool(waiting))
        self.recorded.show_text(recorded_words(workshop, round_))
        self.recorded.setVisible(not waiting)
        self.more.setVisible(bool(waiting))
        acts = self.tr("Record ballot") if not self.twice.isChecked() else self.tr("Keep ballot")
        if comparing:
            acts = self.tr("Record {n} ballots").format(n=len(self.pile.numbers))
        self.act.setText(plain_caption(acts if comparing else f"{acts}   ⏎"))
        self.act.setAccessibleName(acts)
        self.act.setEnabled(not (comparing and self.pile.unsettled))
        also = {TYPING: self.tr("Type again"), AGAIN: self.tr("Compare"), COMPARING: self.tr("Type on")}
        self.also.setText(plain_caption(also[self._doing]))
        self.also.setAccessibleName(also[self._doing])
        self.also.setVisible(bool(waiting) and (not comparing or bool(self.pile.waiting)))
        self._show_number(round_)

    def _show_number(self, round_: Round) -> None:
        """Say which ballot is typed next: by its seat, or by the number on the sheet."""
        confidential, again = round_.level == CONFIDENTIAL, self._doing == AGAIN
        if not confidential:
            self.form.ask_number(self.tr("Seat"), typed=True)
        elif again:
            waiting = self.pile.waiting
            offered = waiting[0] if waiting and not self.form.number.text() else None
            self.form.ask_number(self.tr("Ballot"), typed=True, number=offered)
        else:
            heading = self.tr("Ballot {n}").format(n=next_number(self.pile, round_.recorded))
            self.form.ask_number(heading, typed=False)
        self._on_numbered()

    @Slot()
    def _on_numbered(self) -> None:
        if self._workshop is None or self._round is None:
            return
        again = self._doing == AGAIN
        if self._round.level == CONFIDENTIAL and not again:
            self.form.show_who(self.tr("Write it on the sheet") if self.twice.isChecked() else "")
            return
        who = who_words(self._workshop, self._round, self.pile, self.form.number.text(), again=again)
        self.form.show_who(who.words, ok=who.ok)

    @Slot(object)
    def _on_went_to(self, line: QLineEdit) -> None:
        self._form_area.ensureWidgetVisible(line, 0, 16)

    def _say(self, sentence: str) -> None:
        set_role(self.hint, "error")
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))

    # Typing

    @Slot()
    def _on_twice(self, _checked: bool = False) -> None:
        self._show_state()
        if self.twice.hasFocus():  # what is typed next is a ballot
            self.take_focus()

    @Slot()
    def _on_act(self, _checked: bool = False) -> None:
        """Record or keep the ballot in the form, or record the ballots whose differences are settled."""
        round_ = self._round
        if round_ is None or not self.act.isEnabled():
            return
        if self._doing == COMPARING:
            self._record_pile()
            return
        try:
            sheet = self._typed_sheet(round_)
        except UnifyError as error:
            said = str(error)
            self._say("" if self.form.tells(said) else said)
            return
        self._say("")
        texts = self.form.texts
        self.form.empty()
        if self.twice.isChecked():
            self._keep(sheet)
        else:
            act = partial(paper.record, round_=round_, sheet=sheet)
            self._jobs.run(self, act, None, partial(self._on_refused, texts))
        self._show_state()
        self.take_focus()

    def _typed_sheet(self, round_: Round) -> Sheet:
        """Return the ballot in the form; raises a UnifyError when it could not be recorded as it stands."""
        if round_.level == CONFIDENTIAL and self._doing == TYPING:
            number = next_number(self.pile, round_.recorded)
        else:
            number = seat_number(self.form.number.text())
            if self._workshop is not None:
                typed, again = self.form.number.text(), self._doing == AGAIN
                who = who_words(self._workshop, round_, self.pile, typed, again=again)
                if not who.ok:
                    raise InvalidInputError(who.words)
        answers = self.form.answers()
        try:
            return checked_sheet(round_.questions, Sheet(number, answers, self.form.reason.text()))
        except UnifyError:
            if answers and not self.form.reason.text().strip():
                self.form.reason.setFocus()
            raise

    def _on_refused(self, texts: Texts, sentence: str) -> None:
        """Give the form back what was typed, unless another ballot was begun meanwhile."""
        if self.form.is_empty:
            self.form.put(texts)
        self._say(sentence)

    # Typing twice

    def _keep(self, sheet: Sheet) -> None:
        if self._doing == TYPING:
            self.pile = self.pile.with_first(sheet)
            return
        self.pile = self.pile.with_again(sheet)
        if not self.pile.waiting:
            self._compare()

    def _compare(self) -> None:
        """Show the differences; where there are none, both entries agree and are recorded."""
        self._doing = COMPARING
        workshop, round_ = self._workshop, self._round
        if workshop is not None and round_ is not None:
            self.compare.show_pile(self.pile, partial(ballot_words, workshop, round_))
        if not self.pile.unsettled:
            self._record_pile()

    @Slot()
    def _on_also(self, _checked: bool = False) -> None:
        """Go on to the second entry, to the comparison, or back from it."""
        self._say("")
        if self._doing == AGAIN:
            self._compare()
        else:
            self._doing = AGAIN
        self.form.empty()
        self._show_state()
        self.take_focus()

    @Slot(object, object)
    def _on_settled(self, difference: Difference, counts: str | None) -> None:
        self.pile = self.pile.settle(difference, counts)
        self._say("")
        self._show_state()
        if not self.pile.unsettled:
            self.act.setFocus()

    def _record_pile(self) -> None:
        """Send the ballots on which both entries agree; each leaves the pile once it is on disk."""
        round_ = self._round
        if round_ is None:
            return
        for number in self.pile.dropped:
            self.pile = self.pile.without(number)
        for sheet in self.pile.agreed:
            if sheet.number not in self._sending:
                self._sending.add(sheet.number)
                turn = self._turns.setdefault(sheet.number, secrets.token_bytes(16))
                act = partial(paper.record, round_=round_, sheet=sheet, turn=turn)
                done = partial(self._on_sheet_recorded, sheet.number)
                self._jobs.run(self, act, done, partial(self._on_sheet_refused, sheet.number))
        self._on_pile_changed()

    def _on_sheet_recorded(self, number: int, _changes: Changes) -> None:
        self._sending.discard(number)
        self._turns.pop(number, None)
        self.pile = self.pile.without(number)
        self._on_pile_changed()

    def _on_sheet_refused(self, number: int, sentence: str) -> None:
        self._sending.discard(number)
        self._say(sentence)
        self._on_pile_changed()

    def _on_pile_changed(self) -> None:
        """Begin anew once nothing waits any more."""
        if not self.pile.numbers:
            self._doing = TYPING
            self.compare.empty()
            self._show_state()
            self.take_focus()
        else:
            self._show_state()

    @Slot()
    def _on_first_counts(self) -> None:
        """Give up comparing: what was typed the first time is recorded."""
        self.pile = Pile(self.pile.questions, self.pile.first, self.pile.first)
        self.form.empty()
        self._compare()

    @Slot()
    def _on_discard(self) -> None:
        n = len(self.pile.numbers)
        verb = self.tr("Discard 1 ballot") if n == 1 else self.tr("Discard {n} ballots").format(n=n)
        words = self.tr("They were typed and never recorded. The sheets can be typed in once more.")
        ask = Ask(self.tr("Discard what was typed?"), words, verb, self.window())
        ask.agreed.connect(self._on_discard_agreed)
        ask.open()

    @Slot()
    def _on_discard_agreed(self) -> None:
        self.pile = Pile(self.pile.questions)
        self.form.empty()
        self._say("")
        self._on_pile_changed()
