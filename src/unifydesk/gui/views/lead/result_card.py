"""A closed round for the facilitator: the finding, the bars, the base, and whether the room has seen it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from unifydesk.app.sentences import finding, is_named, movement_words, swing_words
from unifydesk.domain.rounds import REVEALED
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.widgets.labels import text_label, tight
from unifydesk.gui.widgets.picture_view import PictureView
from unifydesk.pictures.diverging_bar import diverging_bar

BAR_HEIGHT = 84
TYPE = 11.0


class _QuestionBlock(QWidget):
    """One question: what was found, its bar, and how firm that is."""

    def __init__(
        self, figures: Figures, previous: Figures | None, *, named: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        label = figures.tally.question.label
        self.bar = PictureView(BAR_HEIGHT)
        self.bar.show_picture(partial(diverging_bar, figures, previous=previous, size=TYPE))
        firm = swing_words(figures) if named else ""
        column = tight(QVBoxLayout(self), 2)
        column.addWidget(text_label("caption", f"{label.rstrip('?')} · {firm}" if firm else label, wrap=True))
        if named:
            column.addWidget(text_label("label", finding(figures), wrap=True))
        column.addSpacing(4)
        column.addWidget(self.bar)


class ResultCard(QWidget):
    """Shows the latest closed round of a claim, and takes the sentence the group agrees to print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._statement_of = ""
        self.status = text_label("caption")
        self.statement = QLineEdit()
        self.statement.setAccessibleName(self.tr("Sentence to print"))
        self.statement.setPlaceholderText(self.tr("The sentence the group agrees to print, if any"))
        self.statement.setMaxLength(2000)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.status)
        column.addWidget(self._area, 1)
        column.addWidget(self.statement)

    def show_claim(self, workshop: Workshop, *, asks_statement: bool) -> None:
        """Show the last closed round of the claim of the session."""
        claim = workshop.standing.claim
        results = workshop.results.get(claim, ())
        recorded = workshop.positions.get(claim)
        if self._statement_of != claim:
            self._statement_of = claim
            self.statement.setText(recorded.statement if recorded else "")
        self.statement.setVisible(asks_statement)
        if not results or self._shown == results:
            return
        self._shown = results
        self._area.setWidget(self._blocks(results))
        self.status.setText(self._status(results[-1]))

    def _status(self, result: RoundResult) -> str:
        if result.state == REVEALED:
            return self.tr("Round {n}, revealed to the room").format(n=result.number)
        return self.tr("Round {n}, only you see this: not on stage yet").format(n=result.number)

    def _blocks(self, results: tuple[RoundResult, ...]) -> QWidget:
        result, before = results[-1], results[-2] if len(results) > 1 else None
        holder = QWidget()
        holder.setProperty("role", "canvas")
        column = tight(QVBoxLayout(holder), 16, (0, 0, 8, 0))
        for figures in result.figures:
            previous = before.of(figures.tally.question.id) if before else None
            named = figures.position is not None and is_named(figures, result)
            column.addWidget(_QuestionBlock(figures, previous, named=named))
        for movement in result.movements:
            words = f"{movement.question.label.rstrip('?')}: {movement_words(movement)}"
            column.addWidget(text_label("caption", words, wrap=True))
        column.addStretch(1)
        return holder
