"""The position rule: declared before the vote, with thresholds, base and what it says in plain sentences."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from unifydesk.app import preparing
from unifydesk.domain.rule import BASES, RuleChoice, Threshold
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.dialogs.dress import dress
from unifydesk.gui.forms.ui_rule import Ui_RuleForm
from unifydesk.gui.icons import Icons
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.rule_fit import few_sentence, fit_sentences
from unifydesk.gui.models.words import said
from unifydesk.gui.views.prepare.notice import Notice
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.widgets.labels import text_label, tight
from unifydesk.gui.widgets.numbers import number_field
from unifydesk.rules import RULES, summary

FIELD_WIDTH = 96


class RuleSection(Section):
    """Every change is declared at once; after the first round it is printed as late."""

    def __init__(self, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.set_words(
            self.tr("Position rule"),
            self.tr("Declared before the vote, it turns counts into words. The minutes print it."),
        )
        form = QWidget()
        self.ui = Ui_RuleForm()
        self.ui.setupUi(form)
        dress(form)
        self.late, self.few = Notice(icons), Notice(icons)
        for notice in (self.late, self.few):
            self.ui.noticesLayout.addWidget(notice)
        for label in (self.ui.summaryLabel, self.ui.fitLabel):
            label.setProperty("role", "body")
        self.fields: dict[str, QSpinBox] = {}
        self._rule = ""
        for rule in RULES:
            self.ui.ruleCombo.addItem(said("rules", rule.label), rule.id)
        for base, words in BASES.items():
            self.ui.baseCombo.addItem(said("bases", words), base)
        self.ui.ruleCombo.activated.connect(self._on_rule_chosen)
        self.ui.baseCombo.activated.connect(self._on_changed)
        self.ui.weightedCheck.toggled.connect(self._on_changed)
        self.add_form(form)

    def show_values(self, workshop: Workshop) -> None:
        """Show the rule in force, its thresholds, its base and its words."""
        choice = workshop.rule
        if self._rule != choice.id:
            self._build_fields(choice.id)
        for combo, value in ((self.ui.ruleCombo, choice.id), (self.ui.baseCombo, choice.base)):
            combo.setCurrentIndex(combo.findData(value))
        with QSignalBlocker(self.ui.weightedCheck):
            self.ui.weightedCheck.setChecked(choice.weighted)
        for name, number in choice.thresholds:
            field = self.fields.get(name)
            if field is not None and field.value() != number:
                with QSignalBlocker(field):
                    field.setValue(number)
        for widget in (self.ui.ruleCombo, self.ui.baseCombo, self.ui.weightedCheck, *self.fields.values()):
            widget.setEnabled(not workshop.read_only)
        self.ui.thresholdsLabel.setVisible(bool(self.fields))
        self._show_words(workshop, choice)

    def _show_words(self, workshop: Workshop, choice: RuleChoice) -> None:
        rule = RULES.get(choice.id)
        words = self.tr("This version of UnifyDesk does not know the rule “%1”.").replace("%1", choice.id)
        self.ui.summaryLabel.setText(summary(rule, choice) if rule is not None else words)
        self.ui.fitLabel.setText("\n".join(fit_sentences(workshop)))
        self.ui.fitHeading.setVisible(rule is not None)
        late = self.tr(
            "A round has been opened already. A change is logged, and the minutes say when it was made."
        )
        self.late.show_sentences(late if workshop.rounds else "")
        self.few.show_sentences(few_sentence(workshop))

    def _build_fields(self, rule_id: str) -> None:
        while self.ui.thresholdsLayout.count():
            item = self.ui.thresholdsLayout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rule = rule_id
        self.fields = {}
        rule = RULES.get(rule_id)
        for threshold in rule.thresholds if rule is not None else ():
            self.ui.thresholdsLayout.addWidget(self._make_row(threshold))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go down the page: the thresholds are made later than what stands below them."""
        chain = (self.ui.ruleCombo, *self.fields.values(), self.ui.baseCombo, self.ui.weightedCheck)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _make_row(self, threshold: Threshold) -> QWidget:
        words = said("rules", threshold.label)
        field = number_field(threshold.low, threshold.high, words)
        field.setSuffix("\u2009%" if threshold.unit == "%" else "")
        field.setFixedWidth(FIELD_WIDTH)
        field.valueChanged.connect(self._on_changed)
        label = text_label("body", words)
        label.setBuddy(field)
        row = QWidget()
        line = tight(QHBoxLayout(row), metrics.SMALL)
        line.addWidget(label)
        line.addStretch(1)
        line.addWidget(field)
        self.fields[threshold.id] = field
        return row

    @Slot()
    def _on_rule_chosen(self) -> None:
        """Declare another rule with its usual thresholds; base and weights stay as they are."""
        self._declare(str(self.ui.ruleCombo.currentData()), {})

    @Slot()
    def _on_changed(self) -> None:
        self._declare(self._rule, {name: field.value() for name, field in self.fields.items()})

    def _declare(self, rule_id: str, thresholds: dict[str, int]) -> None:
        declare = partial(
            preparing.set_rule,
            rule_id=rule_id,
            thresholds=thresholds,
            base=str(self.ui.baseCombo.currentData()),
            weighted=self.ui.weightedCheck.isChecked(),
        )
        self.send(declare)
