"""A closed round for the facilitator: the finding, the bars, the base, and whether the room has seen it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from unifydesk.app.sentences import (
    differing_words,
    finding,
    has_finding,
    is_named,
    movement_words,
    swing_words,
)
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.rounds import REVEALED
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.models.drawing import picture_height, result_picture
from unifydesk.gui.models.figures import base_sentence
from unifydesk.gui.models.item_grids import answer_lines, item_words
from unifydesk.gui.models.words import figure_words
from unifydesk.gui.widgets.labels import text_label, tight
from unifydesk.gui.widgets.picture_view import PictureView
from unifydesk.gui.widgets.upright_area import UprightArea

MOST_ANSWERS = 12
"""Answers in words that are listed here; the Review page lists all of them."""


class _QuestionBlock(QWidget):
    """One question: what was found, its picture or its items, and how firm that is."""

    def __init__(
        self, figures: Figures, previous: Figures | None, *, named: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        label = figures.tally.question.label
        firm = swing_words(figures) if named else ""
        column = tight(QVBoxLayout(self), 2)
        column.addWidget(text_label("caption", f"{label.rstrip('?')} · {firm}" if firm else label, wrap=True))
        if named:
            column.addWidget(text_label("label", finding(figures), wrap=True))
        column.addSpacing(4)
        scale = max(1.0, self.font().pixelSize() / metrics.BODY)
        # this column is too narrow for pictures of items; their lines say the same
        picture = result_picture(figures, previous, scale=scale) if figures.is_scale else None
        if picture is not None:
            self.bar = PictureView(picture_height(figures, scale=scale))
            self.bar.show_picture(picture)
            column.addWidget(self.bar)
        else:
            column.addWidget(text_label("body", "\n".join(_lines(figures)), wrap=True))
            column.addWidget(text_label("caption", base_sentence(figures), wrap=True))


def _lines(figures: Figures) -> list[str]:
    """Return items with their figures, the first one first, or answers in words."""
    if figures.ranking is not None:
        ranked = sorted(figures.ranking.items, key=lambda item: -item.borda)
        return [f"{figure_words(item.borda)}  {item_words(item)}" for item in ranked]
    if figures.allocation is not None:
        shared = sorted(figures.allocation.items, key=lambda item: -item.total)
        return [f"{figure_words(item.total)}  {item_words(item)}" for item in shared]
    lines = answer_lines(figures)
    more = [f"… + {len(lines) - MOST_ANSWERS}"] if len(lines) > MOST_ANSWERS else []
    return [f"•  {line}" for line in lines[:MOST_ANSWERS]] + more


class ResultCard(QWidget):
    """Shows the latest closed round of a claim, and takes the sentence the group agrees to print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._statement_of = ""
        self.status = text_label("caption", wrap=True)
        self.differing = text_label("caption", wrap=True)
        self.statement = QLineEdit()
        self.statement.setAccessibleName(self.tr("Sentence to print"))
        self.statement.setPlaceholderText(self.tr("The sentence the group agrees to print, if any"))
        self.statement.setMaxLength(2000)
        self._area = UprightArea(QWidget())
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.status)
        column.addWidget(self._area, 1)
        column.addWidget(self.differing)
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
        last = workshop.last_round(claim)
        self._show_recorded(recorded if recorded and last and recorded.round_id == last.id else None)
        if not results or self._shown == results:
            return
        self._shown = results
        self._area.setWidget(self._blocks(results))
        self.status.setText(self._status(results[-1]))

    def _show_recorded(self, recorded: RecordedPosition | None) -> None:
        """Say that another label than the rule's was recorded.

        Its sentence is changed where the label is, or the rule's own would come back with the sentence.
        """
        words = differing_words(recorded) if recorded is not None else ""
        self.differing.setText(words)
        self.differing.setVisible(bool(words))
        if words and recorded is not None and self.statement.text() != recorded.statement:
            self.statement.setText(recorded.statement)
        self.statement.setReadOnly(bool(words))
        self.statement.setToolTip(
            self.tr("Change the sentence and the label together: ⋯, Record another position") if words else ""
        )

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
            said = has_finding(figures) and is_named(figures, result)
            column.addWidget(_QuestionBlock(figures, previous, named=said))
        for movement in result.movements:
            words = f"{movement.question.label.rstrip('?')}: {movement_words(movement)}"
            column.addWidget(text_label("caption", words, wrap=True))
        column.addStretch(1)
        return holder
