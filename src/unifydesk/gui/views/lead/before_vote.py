"""Before a vote: how it will be put, and the arguments to read out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from unifydesk.app import forms, ways
from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED, SECRET_CHANNELS
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.gui.models.roll_call import proxies_of
from unifydesk.gui.widgets.labels import set_role, text_label, tight

LISTED = 6


def questions_of(claim: Claim, setup: ClaimSetup) -> tuple[Question, ...]:
    """Return what the next round of a claim will ask; nothing when its form cannot be asked here."""
    try:
        return forms.ballot_form(claim, setup.form, confidence=setup.confidence)
    except UnifyError:
        return ()


class BeforeVote(QWidget):
    """How the vote is put, what is asked and who votes by proxy, then for and against."""

    level_chosen = Signal(str)  # named or confidential

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim: Claim | None = None
        self.how = text_label("body", wrap=True)
        self.asked = text_label("muted", wrap=True)
        self.proxies = text_label("muted", wrap=True)
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
        column.addWidget(self.asked)
        column.addWidget(self.proxies)
        column.addWidget(self.warning)
        column.addSpacing(4)
        column.addWidget(self._area, 1)
        self.named.clicked.connect(self._on_level)
        self.confidential.clicked.connect(self._on_level)

    def show_claim(self, workshop: Workshop, claim: Claim, setup: ClaimSetup) -> None:
        """Show how the next round of a claim will be put."""
        self.how.setText(self._how(setup))
        questions = questions_of(claim, setup)
        self.asked.setText(self._asked(questions))
        self.asked.setVisible(bool(questions))
        by_proxy = self._by_proxy(workshop)
        self.proxies.setText(by_proxy)
        self.proxies.setVisible(bool(by_proxy))
        self._levels.setVisible(setup.channel in SECRET_CHANNELS)
        self.named.setChecked(setup.level != CONFIDENTIAL)
        self.confidential.setChecked(setup.level == CONFIDENTIAL)
        self._warn(workshop, questions, setup)
        if claim is not self._claim:
            self._claim = claim
            self._area.setWidget(self._arguments(claim))

    def _how(self, setup: ClaimSetup) -> str:
        if setup.channel == "paper" and setup.level == CONFIDENTIAL:
            return self.tr(
                "People fill in sheets without a name; you type them in. The file keeps totals only."
            )
        return {
            "hands": self.tr("Hands go up for each answer; you count and type the totals."),
            "cards": self.tr(
                "Everyone holds up a number; you type the numbers seat by seat, one question at a time."
            ),
            "booth": self.tr("One after the other, people vote alone on the stage."),
            "dots": self.tr("People place a dot on the stage, and everybody sees every dot."),
            "paper": self.tr("People fill in sheets with their seat number; you type them in."),
        }.get(setup.channel, self.tr("You ask seat by seat and type each answer."))

    def _asked(self, questions: Sequence[Question]) -> str:
        labels = self._listed([question.label for question in questions])
        return self.tr("Asked: {questions}").format(questions=labels)

    def _by_proxy(self, workshop: Workshop) -> str:
        proxies = proxies_of(workshop.seats)
        names = [
            self.tr("{name} by {proxy}").format(name=seat.shown, proxy=proxies[seat.number])
            for seat in workshop.seats
            if proxies.get(seat.number)
        ]
        return self.tr("By proxy: {names}").format(names=self._listed(names)) if names else ""

    def _listed(self, names: Sequence[str]) -> str:
        """Return the first few of many names, and how many more there are."""
        if len(names) <= LISTED:
            return " · ".join(names)
        shown = " · ".join(names[:LISTED])
        return self.tr("{names} and {n} more").format(names=shown, n=len(names) - LISTED)

    def _warn(self, workshop: Workshop, questions: Sequence[Question], setup: ClaimSetup) -> None:
        set_role(self.warning, "error")
        if not workshop.seats:
            self.warning.setText(self.tr("Nobody is in the room yet. Add people in Prepare first."))
        elif not workshop.present:
            self.warning.setText(self.tr("Nobody is marked as present. Tick who is here in Prepare."))
        else:
            self.warning.setText(ways.obstacle(workshop, questions, setup.channel))
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
