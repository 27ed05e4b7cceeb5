"""What the Review page lists: every claim of the agenda with where the group stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.app.sentences import is_named, movement_words, swing_words
from unifydesk.domain.deck import Claim
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.position import CONTESTED, LABELS, SWING_LIMIT
from unifydesk.domain.rounds import REVEALED
from unifydesk.domain.tally import Figures, Movement, RoundResult
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.outline import STATES, claim_state
from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.models.words import DASH, said

CLAIM, VOTE, POSITION, SWING, MOVED, ROUNDS = range(6)
NO_VOTE = QT_TRANSLATE_NOOP("review", "Not voted on yet")
TOO_FEW = QT_TRANSLATE_NOOP("review", "Too few votes for a position, so nothing can change it")
NO_POSITION = QT_TRANSLATE_NOOP("review", "The declared rule has no position for this question")
NO_PAIRS = QT_TRANSLATE_NOOP("review", "People can be followed only between two named rounds")


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One question of a claim: its figures and how its people moved."""

    label: str
    figures: Figures
    movement: Movement | None
    named: bool  # whether its position is put into words

    @property
    def position(self) -> str:
        """The key of the position's label; empty when there is none."""
        return self.figures.position.label if self.figures.position and self.named else ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One claim."""

    claim: Claim
    state: str  # a key of outline.STATES
    rounds: int
    lines: tuple[ReviewLine, ...]
    revealed: bool
    statement: str

    @property
    def contested(self) -> bool:
        """Whether the group is polarised or divided on any question."""
        return any(line.position in CONTESTED for line in self.lines)


def review_row(workshop: Workshop, claim: Claim) -> ReviewRow:
    """Return the row of one claim, from its latest closed round."""
    result = workshop.result(claim.id)
    recorded = workshop.positions.get(claim.id)
    return ReviewRow(
        claim=claim,
        state=claim_state(workshop, claim.id),
        rounds=len(workshop.rounds_of(claim.id)),
        lines=_lines(result) if result else (),
        revealed=result is not None and result.state == REVEALED,
        statement=recorded.statement if recorded else "",
    )


def _lines(result: RoundResult) -> tuple[ReviewLine, ...]:
    movements = {m.question.id: m for m in result.movements}
    return tuple(
        ReviewLine(
            f.tally.question.label.rstrip("?"),
            f,
            movements.get(f.tally.question.id),
            f.position is not None and is_named(f, result),
        )
        for f in result.figures
        if f.tally.question.id != "confidence"
    )


def review_rows(
    workshop: Workshop, kind: str = "", *, contested_first: bool = False
) -> tuple[ReviewRow, ...]:
    """Return the rows of one kind of claim, or of all; contested ones first when asked."""
    claims = [c for c in workshop.deck.claims if workshop.setups[c.id].included or workshop.rounds_of(c.id)]
    rows = [review_row(workshop, c) for c in claims if not kind or c.kind == kind]
    if contested_first:
        rows.sort(key=lambda row: (not row.contested, not row.lines))
    return tuple(rows)


class ReviewModel(RowsModel[ReviewRow]):
    """The rows as a table; cells with several questions have a line for each."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.headings = (
            self.tr("Claim"),
            self.tr("Vote"),
            self.tr("Position"),
            self.tr("Swing"),
            self.tr("Moved"),
            self.tr("Rounds"),
        )

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return headings that stand as their cells do."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in (SWING, MOVED, ROUNDS)
            return int((_RIGHT if right else _LEFT) | Qt.AlignmentFlag.AlignVCenter)
        return super().headerData(section, orientation, role)

    def key(self, row: ReviewRow) -> str:
        """Identify a row by its claim."""
        return row.claim.id

    def text(self, row: ReviewRow, column: int) -> str:
        """Return the words of a cell, one line for each question."""
        if column == CLAIM:
            return f"{row.claim.id}  {row.claim.title}"
        if column == ROUNDS:
            return str(row.rounds) if row.rounds else DASH
        if not row.lines:
            return said("review", NO_VOTE) if column == POSITION else DASH
        return "\n".join(self._line(line, column, alone=len(row.lines) == 1) for line in row.lines)

    def _line(self, line: ReviewLine, column: int, *, alone: bool) -> str:
        if column == POSITION:
            words = said("positions", LABELS[line.position]) if line.position else DASH
            return words[:1].upper() + words[1:] if alone else f"{line.label}: {words}"
        if column == SWING:
            return swing_text(line)
        if column == MOVED:
            return f"↑{line.movement.up}  ↓{line.movement.down}" if line.movement else DASH
        return f"{line.figures.above}:{line.figures.below}"

    def more(self, row: ReviewRow, column: int, role: int) -> Any:
        """Return alignment, and the reasons and full sentences behind short cells."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = column in (SWING, MOVED, ROUNDS)
            return int((_RIGHT if right else _LEFT) | Qt.AlignmentFlag.AlignVCenter)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(row, column)
        return None

    def _told(self, row: ReviewRow, column: int) -> str:
        if column == CLAIM:
            return f"{row.claim.id} {row.claim.title}: {said('outline', STATES[row.state])}"
        if column == ROUNDS or not row.lines:
            return self.text(row, column) if row.lines or column == ROUNDS else said("review", NO_VOTE)
        if column == SWING:
            return "\n".join(f"{line.label}: {swing_reason(line)}" for line in row.lines)
        if column == MOVED:
            return "\n".join(f"{line.label}: {_moved(line)}" for line in row.lines)
        return self.text(row, column).replace("\n", "; ")


def swing_text(line: ReviewLine) -> str:
    """Return the swing number, “>3” beyond the search, or a dash where there is no label to change."""
    position = line.figures.position
    if position is None or not line.named or position.label == "no_position":
        return DASH
    return f">{SWING_LIMIT}" if position.swing is None else str(position.swing)


def swing_reason(line: ReviewLine) -> str:
    """Return what the swing number means, or why there is none."""
    if not line.named:
        return said("review", NO_POSITION)
    return swing_words(line.figures) or said("review", TOO_FEW)


def _moved(line: ReviewLine) -> str:
    return movement_words(line.movement) if line.movement else said("review", NO_PAIRS)


_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
