"""The right column of the Lead page: the claim, the way of voting, and the button that says what is next."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from unifydesk.app import agenda, positions, preparing, voting, ways
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED, SECRET_CHANNELS, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.words import said
from unifydesk.gui.ports import StagePort
from unifydesk.gui.views.ballots.booth import BoothPanel
from unifydesk.gui.views.ballots.cards import CardsPanel
from unifydesk.gui.views.ballots.dots import DotsPanel
from unifydesk.gui.views.ballots.hands import HandsPanel
from unifydesk.gui.views.ballots.panel import BallotPanel
from unifydesk.gui.views.ballots.paper import PaperPanel
from unifydesk.gui.views.ballots.roll_call import RollCallPanel
from unifydesk.gui.views.ballots.ways_line import WaysLine
from unifydesk.gui.views.lead.before_vote import BeforeVote, questions_of
from unifydesk.gui.views.lead.channel_tabs import RESULT, ChannelTabs
from unifydesk.gui.views.lead.claim_card import ClaimCard
from unifydesk.gui.views.lead.claim_menu import ClaimMenu
from unifydesk.gui.views.lead.result_card import ResultCard
from unifydesk.gui.widgets.key_button import KeyButton
from unifydesk.gui.widgets.labels import hairline, tight


class VoteColumn(QFrame):
    """Shows the right panel for where the claim stands, and does the next step."""

    stepped = Signal(str)  # id of the step that was asked for

    def __init__(self, jobs: Jobs, stage: StagePort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workshop: Workshop | None = None
        self._stands: object = None
        self.setProperty("role", "page")
        self.card = ClaimCard()
        self.tabs = ChannelTabs()
        self.before = BeforeVote()
        self.result = ResultCard()
        self.hands = HandsPanel(jobs)
        self.roll_call = RollCallPanel(jobs)
        self.cards = CardsPanel(jobs)
        self.booth = BoothPanel(jobs, stage)
        self.dots = DotsPanel(jobs, stage)
        self.paper = PaperPanel(jobs)
        panels = (self.hands, self.roll_call, self.cards, self.booth, self.dots, self.paper)
        self._panels: dict[str, BallotPanel] = {panel.channel: panel for panel in panels}
        self.ways = WaysLine(jobs)
        self._nothing = QWidget()
        self.stack = QStackedWidget()
        for widget in (self._nothing, self.before, self.result, *self._panels.values()):
            self.stack.addWidget(widget)
        self.next = KeyButton("primary", "", self.tr("Space"))
        self.record = KeyButton("", self.tr("Record the position"), self.tr("P"))
        self.menu = ClaimMenu(jobs, self)
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setProperty("role", "quiet")
        self.more.setAccessibleName(self.tr("More about this claim"))
        self.more.setToolTip(self.tr("Vote again, skip, void"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self._lay_out()
        self.tabs.chosen.connect(self._on_tab)
        self.before.level_chosen.connect(self._on_level)
        self.next.clicked.connect(self.take_next_step)
        self.booth.mode_changed.connect(self._show_next)
        self.record.clicked.connect(self.record_position)
        self.menu.record_asked.connect(self.record_position)
        self.result.statement.returnPressed.connect(self._on_statement)

    def _lay_out(self) -> None:
        foot = tight(QHBoxLayout(), 8)
        foot.addWidget(self.next, 1)
        foot.addWidget(self.more)
        column = tight(QVBoxLayout(self), 12, (20, 16, 20, 16))
        column.addWidget(self.card)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        column.addWidget(self.ways)
        column.addWidget(hairline())
        column.addWidget(self.record)
        column.addLayout(foot)

    # Showing

    def show_workshop(self, workshop: Workshop) -> None:
        """Show another moment."""
        held = self._held_control()
        self._workshop = workshop
        step = agenda.next_step(workshop)
        self.card.show_workshop(workshop)
        self.next.setEnabled(step.id != "done" and not workshop.read_only)
        may_record = agenda.may_record(workshop) and not workshop.read_only
        self.record.setVisible(may_record and step.id != "record")
        self.menu.show_workshop(workshop)
        self.more.setEnabled(workshop.claim is not None and not workshop.read_only)
        claim = workshop.standing.claim
        last = workshop.last_round(claim) if claim else None
        setup = workshop.setups.get(claim)
        way = setup.channel if setup is not None and last is None else ""
        stands = (claim, last.id if last else b"", last.state if last else "", way)
        arrived = stands != self._stands
        if arrived:
            self._stands = stands
            self.tabs.choose(self._natural_tab(workshop, last))
        if last is None or not last.is_open:
            self.booth.leave()
            self.dots.leave()
        self._show_tabs(workshop, last)
        self._show_panel(workshop, last)
        self.ways.show_round(last)
        self._show_next()
        self._take_back_keyboard(held)
        if arrived and last is not None and last.is_open:
            self._panels[self.tabs.current].take_focus()

    @property
    def _begins_booth(self) -> bool:
        """Whether the next step is to start the booth that is shown: nobody can have voted in it yet."""
        last = self._workshop.last_round(self._workshop.standing.claim) if self._workshop else None
        is_shown = self.stack.currentWidget() is self.booth
        return is_shown and last is not None and last.is_open and not last.recorded and self.booth.waits

    @Slot()
    def _show_next(self) -> None:
        """Say what the primary button does."""
        if self._workshop is not None:
            step = said("steps", agenda.next_step(self._workshop).label)
            self.next.show_text(self.booth.start.text() if self._begins_booth else step)

    def _held_control(self) -> QWidget | None:
        """Return the control of this column that has the keyboard, if one has."""
        focus = QApplication.focusWidget()
        return focus if focus is not None and self.isAncestorOf(focus) else None

    def _take_back_keyboard(self, held: QWidget | None) -> None:
        """Keep the keyboard when its control is gone: Qt would hand it, and Space with it, to any other."""
        if held is not None and not (isValid(held) and held.isVisible() and held.isEnabled()):
            self.setFocus()

    def _natural_tab(self, workshop: Workshop, last: Round | None) -> str:
        if last is not None and last.is_open:
            return last.channel if last.channel in self._panels else "roll_call"
        if last is not None:
            return RESULT
        setup = workshop.setups.get(workshop.standing.claim)
        return setup.channel if setup else "roll_call"

    def _show_tabs(self, workshop: Workshop, last: Round | None) -> None:
        claim = workshop.claim
        self.tabs.setVisible(claim is not None)
        if claim is None:
            return
        if last is not None and last.is_open:
            why = {channel: ways.obstacle_in(workshop, last, channel) for channel in self._panels}
        else:
            questions = questions_of(claim, workshop.setups[claim.id])
            why = {channel: ways.obstacle(workshop, questions, channel) for channel in self._panels}
        self.tabs.offer(result=bool(workshop.results.get(claim.id)), channels=why)

    def _show_panel(self, workshop: Workshop, last: Round | None) -> None:
        claim = workshop.claim
        if claim is None:
            self.stack.setCurrentWidget(self._nothing)
        elif self.tabs.current == RESULT:
            asks = agenda.may_record(workshop) or claim.id in workshop.positions
            self.result.show_claim(workshop, asks_statement=asks)
            self.stack.setCurrentWidget(self.result)
        elif last is not None and last.is_open:
            panel = self._panels[self.tabs.current]
            self.stack.setCurrentWidget(panel)
            panel.show_round(workshop, last)
        else:
            self.before.show_claim(workshop, claim, workshop.setups[claim.id])
            self.stack.setCurrentWidget(self.before)

    @property
    def unrecorded(self) -> int:
        """How many paper ballots wait for their second entry: they are not on disk yet."""
        return len(self.paper.pile.numbers)

    # Acting

    @Slot()
    def take_next_step(self, _checked: bool = False) -> None:
        """Do what the button says; a position is recorded with the sentence that was typed."""
        workshop = self._workshop
        if workshop is None or workshop.read_only:
            return
        if self._begins_booth:
            self.booth.toggle()
            return
        step = agenda.next_step(workshop)
        if step.id == "close" and not self._may_close(workshop):
            return
        typed = self.result.statement.text().strip()
        held = workshop.positions.get(workshop.standing.claim)
        in_statement = self.result.statement.hasFocus() and held is not None and held.statement != typed
        if step.id == "record" or in_statement:
            self.record_position()
        else:
            self._jobs.run(self, partial(agenda.take, step=step))
        self.stepped.emit(step.id)

    @Slot()
    def record_position(self, _checked: bool = False) -> None:
        """Record where the group stands by the rule, with the sentence that was typed."""
        workshop, statement = self._workshop, self.result.statement
        if workshop is None or workshop.read_only:
            return
        act = partial(positions.record, claim=workshop.standing.claim, statement=statement.text().strip())
        self._jobs.run(self, act)
        if statement.hasFocus():
            self.setFocus()  # so that the next Space leads on

    @Slot()
    def _on_statement(self) -> None:
        """Enter keeps the sentence, after any round: it must not open the next one."""
        if self._workshop is not None and agenda.may_record(self._workshop):
            self.record_position()
        else:
            self.take_next_step()

    def _may_close(self, workshop: Workshop) -> bool:
        """Let nothing typed be lost, and ask before a confidential vote closes with few or missing people."""
        last = workshop.last_round(workshop.standing.claim)
        if last is not None and self._finish_typing(workshop, last):
            return False
        if last is None or last.level != CONFIDENTIAL:
            return True
        words = self._before_closing(workshop, last)
        if not words:
            return True
        title = self.tr("Close round {n} of {claim}?").format(n=last.number, claim=last.claim)
        ask = Ask(title, words, self.tr("Close the vote"), self.window())
        ask.agreed.connect(self._on_closing_agreed)
        ask.open()
        return False

    def _before_closing(self, workshop: Workshop, last: Round) -> str:
        """Return what to think of before a confidential round is closed, or an empty text."""
        few = voting.few_ballots(last.recorded)
        if last.recorded < voting.LEAST_CONFIDENTIAL or not (few or last.recorded < workshop.present):
            return ""
        words = self.tr(
            "{n} of {all} people have voted. A confidential round cannot be opened again: "
            "its key is destroyed when it closes."
        )
        voted = words.format(n=last.recorded, all=workshop.present)
        return f"{voted} {few}".rstrip()

    def _finish_typing(self, workshop: Workshop, last: Round) -> bool:
        """Let the panels record what was typed for a round, and show the one that had anything."""
        shown = self.stack.currentWidget()
        panels = sorted(self._panels.values(), key=lambda panel: panel is not shown)
        found = next((panel for panel in panels if panel.holds(last) and panel.finish_typing()), None)
        if found is not None and found is not shown:
            self.tabs.choose(found.channel)
            self._show_panel(workshop, last)
        return found is not None

    @Slot()
    def _on_closing_agreed(self) -> None:
        step = agenda.next_step(self._workshop) if self._workshop else None
        if step is not None and step.id == "close":
            self._jobs.run(self, partial(agenda.take, step=step))

    def toggle_booth(self) -> None:
        """Put the ballot of the open round on the stage, or take it off; nothing while no round is open."""
        workshop = self._workshop
        last = workshop.last_round(workshop.standing.claim) if workshop else None
        if workshop is not None and last is not None and last.is_open:
            self.tabs.choose("booth")
            self._show_panel(workshop, last)
            if not ways.obstacle_in(workshop, last, "booth"):
                self.booth.toggle()

    @Slot(str)
    def _on_tab(self, tab: str) -> None:
        """Look at another panel; before a vote this is how the vote will be put."""
        workshop = self._workshop
        if workshop is None or workshop.claim is None:
            return
        held = self._held_control()
        last = workshop.last_round(workshop.claim.id)
        is_open = last is not None and last.is_open
        setup = workshop.setups[workshop.claim.id]
        if tab != RESULT and not is_open and setup.channel != tab and not workshop.read_only:
            level = setup.level if tab in SECRET_CHANNELS else NAMED
            self._jobs.run(self, partial(preparing.set_setup, setup=replace(setup, channel=tab, level=level)))
        self._show_panel(self._workshop or workshop, last)  # the set-up may have changed by now
        self._show_next()
        self._take_back_keyboard(held)
        if is_open and tab in self._panels:
            self._panels[tab].take_focus()

    @Slot(str)
    def _on_level(self, level: str) -> None:
        workshop = self._workshop
        if workshop is not None and workshop.claim is not None:
            setup = workshop.setups[workshop.claim.id]
            if setup.level != level:
                self._jobs.run(self, partial(preparing.set_setup, setup=replace(setup, level=level)))
