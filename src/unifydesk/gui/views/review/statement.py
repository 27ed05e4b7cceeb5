"""The sentence the group agrees to print, recorded with the position of the rule."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from unifydesk.app import positions
from unifydesk.domain.rounds import REVEALED
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.widgets.labels import push_button, text_label, tight


class Statement(QWidget):
    """A few lines of text and one button; what is being typed survives changes elsewhere."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._claim = ""
        self._recorded: str | None = None
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Sentence to print"))
        self.text.setPlaceholderText(self.tr("The sentence the group agrees to print, if any"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(64)
        self.state = text_label("caption", wrap=True)
        self.record = push_button("", self.tr("Record the position"))
        row = tight(QHBoxLayout(), 8)
        row.addWidget(self.state, 1)
        row.addWidget(self.record)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.text)
        column.addLayout(row)
        self.record.clicked.connect(self._on_record)
        self.text.textChanged.connect(self._on_text_changed)

    def show_claim(self, workshop: Workshop, claim: str) -> None:
        """Show what is recorded for a claim, and whether something can be recorded now."""
        held, last = workshop.positions.get(claim), workshop.last_round(claim)
        recorded = held.statement if held else None
        if claim != self._claim or recorded != self._recorded:
            self._claim, self._recorded = claim, recorded
            self.text.setPlainText(recorded or "")
        can = last is not None and last.state == REVEALED and not workshop.read_only
        self.text.setReadOnly(not can)
        self._can = can
        if held is not None and last is not None and held.round_id == last.id:
            self.state.setText(self.tr("Recorded at round {n}").format(n=last.number))
        elif held is not None:
            self.state.setText(self.tr("Recorded at an earlier round; a later one has been opened since"))
        elif can:
            self.state.setText(self.tr("Not recorded yet"))
        else:
            self.state.setText(self.tr("Close and reveal a vote first"))
        self._on_text_changed()

    _can = False

    @Slot()
    def _on_text_changed(self) -> None:
        changed = self._recorded is None or self.text.toPlainText().strip() != self._recorded
        self.record.setEnabled(self._can and changed)
        self.record.setText(
            self.tr("Record the position") if self._recorded is None else self.tr("Record the sentence")
        )

    @Slot()
    def _on_record(self, _checked: bool = False) -> None:
        statement = self.text.toPlainText().strip()
        self._jobs.run(self, partial(positions.record, claim=self._claim, statement=statement))
