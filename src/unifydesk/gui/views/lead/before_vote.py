"""Before a vote: how it will be put, and the arguments to read out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from unifydesk.domain.deck import Claim
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.gui.widgets.labels import set_role, text_label, tight


class BeforeVote(QWidget):
    """One sentence on the channel, named or confidential for the booth, then for and against."""

    level_chosen = Signal(str)  # named or confidential

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim: Claim | None = None
        self.how = text_label("body", wrap=True)
        self.warning = text_label("error", wrap=True)
        self.named = QRadioButton(self.tr("Named"))
        self.named.setToolTip(self.tr("The file knows whose ballot it is; the stage never shows it"))
        self.confidential = QRadioButton(self.tr("Confidential"))
        self.confidential.setToolTip(self.tr("The file keeps totals only"))
        self._group = QButtonGroup(self)
        self._group.addButton(self.named)
        self._group.addButton(self.confidential)
        self._levels = QWidget()
        row = tight(QHBoxLayout(self._levels), 16)
        row.addWidget(self.named)
        row.addWidget(self.confidential)
        row.addStretch(1)
        self._area = QScrollArea()
        self._area.setAccessibleName(self.tr("Arguments to read out"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.how)
        column.addWidget(self._levels)
        column.addWidget(self.warning)
        column.addSpacing(4)
        column.addWidget(self._area, 1)
        self.named.clicked.connect(self._on_level)
        self.confidential.clicked.connect(self._on_level)

    def show_claim(self, workshop: Workshop, claim: Claim, setup: ClaimSetup) -> None:
        """Show how the next round of a claim will be put."""
        self.how.setText(self._how(setup))
        self._levels.setVisible(setup.channel == "booth")
        self.named.setChecked(setup.level != CONFIDENTIAL)
        self.confidential.setChecked(setup.level == CONFIDENTIAL)
        self._warn(workshop)
        if claim is not self._claim:
            self._claim = claim
            self._area.setWidget(self._arguments(claim))

    def _how(self, setup: ClaimSetup) -> str:
        if setup.channel == "hands":
            return self.tr("Hands go up for each answer; you count and type the totals.")
        if setup.channel == "booth":
            return self.tr("One after the other, people vote alone on the shared screen.")
        return self.tr("You ask seat by seat and type each answer with one key.")

    def _warn(self, workshop: Workshop) -> None:
        set_role(self.warning, "error")
        if not workshop.seats:
            self.warning.setText(self.tr("Nobody is in the room yet. Add people in Prepare first."))
        elif not workshop.present:
            self.warning.setText(self.tr("Nobody is marked as present. Tick who is here in Prepare."))
        else:
            self.warning.setText("")
        self.warning.setVisible(bool(self.warning.text()))

    def _arguments(self, claim: Claim) -> QWidget:
        holder = QWidget()
        holder.setProperty("role", "canvas")
        column = tight(QVBoxLayout(holder), 4, (0, 0, 8, 0))
        for side, heading in (("for", self.tr("For")), ("against", self.tr("Against"))):
            texts = claim.arguments_on(side)
            if texts:
                column.addWidget(text_label("label", heading))
            for text in texts:
                column.addWidget(text_label("muted", text, wrap=True))
            column.addSpacing(8)
        if claim.prompt:
            column.addWidget(text_label("label", self.tr("To discuss")))
            column.addWidget(text_label("muted", claim.prompt, wrap=True))
        column.addStretch(1)
        return holder

    @Slot()
    def _on_level(self, _checked: bool = False) -> None:
        self.level_chosen.emit(CONFIDENTIAL if self.confidential.isChecked() else NAMED)
