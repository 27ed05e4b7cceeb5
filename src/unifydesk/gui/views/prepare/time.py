"""The running order and whether the planned time is enough for it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from unifydesk.app import preparing
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.budget import CLAIM_MINUTES, budget_of
from unifydesk.gui.models.words import minutes_words
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.widgets.labels import hairline, text_label, tight
from unifydesk.gui.widgets.numbers import number_field

LONGEST = 24 * 60
MINUTES_WIDTH = 160


class TimeSection(Section):
    """A running order puts its claims on the agenda and plans its time; both can be changed after."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.set_words(
            self.tr("Running order and time"),
            self.tr("A running order puts its claims on the agenda. Undo brings the agenda back."),
        )
        self._deck_title = ""
        self.order = QComboBox()
        self.minutes = number_field(0, LONGEST, self.tr("Planned time"))
        self.minutes.setSuffix(self.tr(" minutes"))
        self.minutes.setMaximumWidth(MINUTES_WIDTH)
        self.verdict = text_label("heading", wrap=True)
        self.order.activated.connect(self._on_order_chosen)
        self.minutes.valueChanged.connect(self._on_minutes_changed)
        form = QWidget()
        column = tight(QVBoxLayout(form), metrics.LARGE)
        for words, field in ((self.tr("Running order"), self.order), (self.tr("Planned time"), self.minutes)):
            label = text_label("label", words)
            label.setBuddy(field)
            pair = tight(QVBoxLayout(), metrics.TIGHT)
            pair.addWidget(label)
            pair.addWidget(field)
            column.addLayout(pair)
        column.addSpacing(metrics.SMALL)
        column.addWidget(hairline())
        column.addWidget(self.verdict)
        self._lines = [text_label("muted", wrap=True) for _ in range(3)]
        lines = tight(QVBoxLayout(), metrics.TIGHT)
        for line in self._lines:
            lines.addWidget(line)
        column.addLayout(lines)
        self.add_form(form)

    def show_values(self, workshop: Workshop) -> None:
        """Show the running order, the planned minutes and what they leave for each claim."""
        if self._deck_title != workshop.deck.title or not self.order.count():
            self._deck_title = workshop.deck.title
            self._fill_orders(workshop)
        with QSignalBlocker(self.order), QSignalBlocker(self.minutes):
            self.order.setCurrentIndex(max(0, self.order.findData(workshop.info.running_order)))
            self.minutes.setValue(workshop.info.minutes_planned)
        self.order.setEnabled(not workshop.read_only)
        self.minutes.setEnabled(not workshop.read_only)
        self._show_reckoning(workshop)

    def _fill_orders(self, workshop: Workshop) -> None:
        with QSignalBlocker(self.order):
            self.order.clear()
            for order in workshop.deck.running_orders:
                self.order.addItem(order.title, order.id)
            if all(order.claims for order in workshop.deck.running_orders) or not workshop.info.running_order:
                self.order.addItem(self.tr("Every core claim"), "")

    def _show_reckoning(self, workshop: Workshop) -> None:
        budget = budget_of(workshop)
        reading = self.tr("Reading all %1 slides takes about %2 minutes.")
        reading = reading.replace("%1", str(len(workshop.deck.slides))).replace("%2", f"{budget.reading:.0f}")
        rest = self.tr("%1 claims are on the agenda.").replace("%1", str(budget.claims))
        usual = self.tr("Two rounds with a short discussion usually take %1 minutes or more.")
        per_claim = budget.per_claim
        if per_claim is None:
            verdict = self.tr("No claim is on the agenda.")
        elif per_claim <= 0:
            verdict = self.tr("The slides alone take longer than planned.")
        else:
            verdict = self.tr("%1 minutes for each claim").replace("%1", minutes_words(per_claim))
        self.verdict.setText(verdict)
        words = (reading, rest, usual.replace("%1", str(CLAIM_MINUTES)) if budget.is_short else "")
        for line, text in zip(self._lines, words, strict=True):
            line.setText(text)
            line.setVisible(bool(text))

    @Slot()
    def _on_order_chosen(self) -> None:
        chosen = str(self.order.currentData())
        if self.workshop is not None and chosen != self.workshop.info.running_order:
            self.send(partial(preparing.choose_running_order, order_id=chosen))

    @Slot(int)
    def _on_minutes_changed(self, minutes: int) -> None:
        if self.workshop is not None:
            info = replace(self.workshop.info, minutes_planned=minutes)
            self.send(partial(preparing.set_info, info=info))
