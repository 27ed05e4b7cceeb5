"""The position rule: declared before the vote, with its thresholds and what it says in plain sentences."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from unifydesk.app import preparing
from unifydesk.domain.rule import RuleChoice, Threshold
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.dialogs.dress import dress
from unifydesk.gui.forms.ui_rule import Ui_RuleForm
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.widgets.labels import tight
from unifydesk.gui.widgets.numbers import number_field
from unifydesk.rules import RULES, summary

FIELD_WIDTH = 96


class RuleSection(Section):
    """Every change is declared at once; after the first round it is printed as late."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.set_words(
            self.tr("Position rule"),
            self.tr("Declared before the vote, it turns counts into words. The minutes print it."),
        )
        form = QWidget()
        form.setMaximumWidth(metrics.TEXT_COLUMN)
        self.ui = Ui_RuleForm()
        self.ui.setupUi(form)
        dress(form)
        self.ui.summaryLabel.setProperty("role", "body")
        self.ui.noticeLabel.setProperty("role", "caption")
        self.fields: dict[str, QSpinBox] = {}
        self._rule = ""
        for rule in RULES:
            self.ui.ruleCombo.addItem(QCoreApplication.translate("rules", rule.label), rule.id)
        self.ui.ruleCombo.activated.connect(self._on_rule_chosen)
        self.body.addWidget(form)
        self.body.addStretch(1)

    def show_values(self, workshop: Workshop) -> None:
        """Show the rule in force, its thresholds and its words."""
        choice = workshop.rule
        if self._rule != choice.id:
            self._build_fields(choice.id)
        with QSignalBlocker(self.ui.ruleCombo):
            self.ui.ruleCombo.setCurrentIndex(self.ui.ruleCombo.findData(choice.id))
        for name, value in choice.thresholds:
            field = self.fields.get(name)
            if field is not None and field.value() != value:
                with QSignalBlocker(field):
                    field.setValue(value)
        for widget in (self.ui.ruleCombo, *self.fields.values()):
            widget.setEnabled(not workshop.read_only)
        self._show_words(choice)
        late = bool(workshop.rounds)
        notice = self.tr(
            "A round has been opened already. A change is logged, and the minutes say when it was made."
        )
        self.ui.noticeLabel.setText(notice)
        self.ui.noticeLabel.setVisible(late)

    def _show_words(self, choice: RuleChoice) -> None:
        rule = RULES.get(choice.id)
        words = self.tr("This version of UnifyDesk does not know the rule “%1”.").replace("%1", choice.id)
        self.ui.summaryLabel.setText(summary(rule, choice) if rule is not None else words)

    def _build_fields(self, rule_id: str) -> None:
        while self.ui.thresholdsLayout.count():
            item = self.ui.thresholdsLayout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._rule = rule_id
        self.fields = {}
        rule = RULES.get(rule_id)
        for threshold in rule.thresholds if rule is not None else ():
            self.ui.thresholdsLayout.addWidget(self._make_row(threshold))

    def _make_row(self, threshold: Threshold) -> QWidget:
        words = QCoreApplication.translate("rules", threshold.label)
        field = number_field(threshold.low, threshold.high, words)
        field.setSuffix("\u2009%" if threshold.unit == "%" else "")
        field.setFixedWidth(FIELD_WIDTH)
        field.valueChanged.connect(self._on_value_changed)
        label = QLabel(words)
        label.setProperty("role", "body")
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
        self.send(partial(preparing.set_rule, rule_id=str(self.ui.ruleCombo.currentData())))

    @Slot()
    def _on_value_changed(self) -> None:
        values = {name: field.value() for name, field in self.fields.items()}
        self.send(partial(preparing.set_rule, rule_id=self._rule, thresholds=values))
