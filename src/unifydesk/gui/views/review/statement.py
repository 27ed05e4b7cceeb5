"""The sentence the group agrees to print, recorded with the rule's label or, for a reason, with another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from unifydesk.app import positions
from unifydesk.app.sentences import differing_words
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.rounds import REVEALED
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.labels import label_words, labels_for, own_words
from unifydesk.gui.widgets.labels import push_button, text_label, tight

LINES = 3


class Statement(QWidget):
    """A few lines of text, a label and one button; what is being typed survives changes elsewhere."""

    recorded = Signal()  # it is on disk

    def __init__(self, jobs: Jobs, parent: QWidget | None = None, *, captioned: bool = False) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: tuple[str, tuple[str, ...], RecordedPosition | None] | None = None
        self._held: RecordedPosition | None = None  # as recorded at the round that counts now
        self._can = False
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Sentence to print"))
        self.text.setPlaceholderText(self.tr("The sentence the group agrees to print, if any"))
        self.text.setTabChangesFocus(True)
        self.label = QComboBox()
        self.label.setAccessibleName(self.tr("Position to record"))
        self.label.setToolTip(
            self.tr("The rule’s own label, or another one with a reason; both are printed beside each other")
        )
        self.label.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.label.setMinimumContentsLength(12)
        self.caption = text_label("label", self.tr("Position to record"), parent=self)
        self.caption.setBuddy(self.label)
        self.caption.setVisible(captioned)
        self.why = QLineEdit()
        self.why.setMaxLength(positions.STATEMENT_LIMIT)
        self.why.setAccessibleName(self.tr("Reason for another label than the rule’s"))
        self.why.setPlaceholderText(self.tr("Reason for another label than the rule’s; it is printed"))
        self.state = text_label("caption", wrap=True)
        self.differing = text_label("caption", wrap=True)
        self.record = push_button("", self.tr("Record the position"))
        row = tight(QHBoxLayout(), 8)
        row.addWidget(self.state, 1)
        row.addWidget(self.record, 0, Qt.AlignmentFlag.AlignTop)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.text)
        if captioned:
            column.addWidget(self.caption)
        column.addWidget(self.label)
        column.addWidget(self.why)
        column.addLayout(row)
        column.addWidget(self.differing)
        self.record.clicked.connect(self._on_record)
        self.text.textChanged.connect(self._show_possible)
        self.why.textChanged.connect(self._show_possible)
        self.label.currentIndexChanged.connect(self._show_possible)

    def show_claim(self, workshop: Workshop, claim: str) -> None:
        """Show what is recorded for a claim, and whether something can be recorded now."""
        held, last = workshop.positions.get(claim), workshop.last_round(claim)
        result = workshop.result(claim, revealed_only=True)
        counts = last is not None and result is not None and result.round_id == last.id
        self._can = counts and last is not None and last.state == REVEALED and not workshop.read_only
        labels = labels_for(workshop.rule, result) if counts else ()
        self._held = held if held is not None and last is not None and held.round_id == last.id else None
        self.text.setFixedHeight(LINES * self.text.fontMetrics().lineSpacing() + 18)
        if self._shown != (claim, labels, held):
            self._shown = (claim, labels, held)
            self._fill(labels, held)
        self.text.setReadOnly(not self._can)
        self.label.setEnabled(self._can)
        self.label.setVisible(bool(labels))
        self.why.setVisible(bool(labels))
        self.state.setText(self._state_words(workshop, claim))
        self.differing.setText(differing_words(self._held) if self._held is not None else "")
        self.differing.setVisible(bool(self.differing.text()))
        self._show_possible()

    def _fill(self, labels: tuple[str, ...], held: RecordedPosition | None) -> None:
        """Begin with what is recorded, or with the rule's own label."""
        with QSignalBlocker(self.text), QSignalBlocker(self.label), QSignalBlocker(self.why):
            self.text.setPlainText(held.statement if held else "")
            self.label.clear()
            for at, label in enumerate(labels):
                self.label.addItem(label_words(label) if at else own_words(label), label)
            differs = self._held is not None and self._held.differs
            if self._held is not None and differs and self._held.label not in labels:
                self.label.addItem(label_words(self._held.label), self._held.label)
            self.label.setCurrentIndex(self.label.findData(self._held.label) if differs and self._held else 0)
            self.why.setText(self._held.why if differs and self._held else "")
            self.why.setCursorPosition(0)

    def _state_words(self, workshop: Workshop, claim: str) -> str:
        """Return how the position stands."""
        held, last = workshop.positions.get(claim), workshop.last_round(claim)
        if held is not None and self._held is not None and last is not None:
            return self.tr("Recorded at round {n}").format(n=last.number)
        if held is not None:
            return self.tr("Recorded at an earlier round; a later one has been opened since")
        return self.tr("Not recorded yet") if self._can else self.tr("Close and reveal a vote first")

    @property
    def _differs(self) -> bool:
        """Whether another label than the rule's own is chosen."""
        return self.label.currentIndex() > 0

    @Slot()
    def _show_possible(self) -> None:
        """Offer the button when there is something new to record and nothing missing."""
        held = self._held
        statement, why = self.text.toPlainText().strip(), self.why.text().strip()
        label = self.label.currentData() if self._differs else ""
        before = (held.statement, held.label if held.differs else "", held.why) if held is not None else None
        new = before != (statement, label, why if label else "")
        self.why.setEnabled(self._can and self._differs)
        self.record.setEnabled(self._can and new and (not label or bool(why)))
        again = held is not None and before is not None and before[1:] == (label, why if label else "")
        self.record.setText(self.tr("Record the sentence") if again else self.tr("Record the position"))

    @Slot()
    def _on_record(self, _checked: bool = False) -> None:
        if self._shown is None:
            return
        act = partial(
            positions.record,
            claim=self._shown[0],
            statement=self.text.toPlainText().strip(),
            label=str(self.label.currentData()) if self._differs else "",
            why=self.why.text().strip() if self._differs else "",
        )
        self._jobs.run(self, act, self._on_recorded)

    def _on_recorded(self, _changes: object) -> None:
        self.recorded.emit()
