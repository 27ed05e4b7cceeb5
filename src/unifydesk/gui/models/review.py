"""What the Review page lists: every claim of the agenda with where the group stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.app.sentences import (
    capital,
    differing_words,
    finding,
    has_finding,
    is_named,
    movement_words,
    swing_words,
)
from unifydesk.domain.deck import Claim
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.position import CONTESTED, LABELS, SWING_LIMIT, UNNAMED, RecordedPosition
from unifydesk.domain.rounds import REVEALED, VOID, Round
from unifydesk.domain.tally import Figures, Movement, RoundResult
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.outline import STATES, state_after
from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.models.words import DASH, said

CLAIM, VOTE, POSITION, SWING, MOVED, ROUNDS = range(6)
MOST_LINES = 4
"""Questions of a claim that have a line each; of more, all but the last line, which counts the rest."""
NO_VOTE = QT_TRANSLATE_NOOP("review", "Not voted on yet")
TOO_FEW = QT_TRANSLATE_NOOP("review", "Too few votes for a position, so nothing can change it")
NO_POSITION = QT_TRANSLATE_NOOP("review", "The declared rule has no position for this question")
NOT_NAMED = QT_TRANSLATE_NOOP("review", "Left unnamed, because the group agrees that the benefit is not real")
OUTSIDE = QT_TRANSLATE_NOOP("review", "Outside the rule")
NO_PAIRS = QT_TRANSLATE_NOOP("review", "People can be followed only between two named rounds")
NOT_FOLLOWED = QT_TRANSLATE_NOOP("review", "Orders, points and words have no up and down")
MORE = QT_TRANSLATE_NOOP("review", "and %1 more")
ANSWERED = QT_TRANSLATE_NOOP("review", "%1 of %2 answered")
RECORDED_AS = QT_TRANSLATE_NOOP("review", "recorded as “{label}”")


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
    recorded: RecordedPosition | None

    @property
    def contested(self) -> bool:
        """Whether the group is polarised or divided on any question."""
        return any(line.position in CONTESTED for line in self.lines)

    @property
    def shown(self) -> tuple[ReviewLine, ...]:
        """The questions that have a line of their own."""
        return self.lines if len(self.lines) <= MOST_LINES else self.lines[: MOST_LINES - 1]

    @property
    def hidden(self) -> int:
        """How many questions are only counted."""
        return len(self.lines) - len(self.shown)

    @property
    def height(self) -> int:
        """Lines of words that the row takes."""
        return max(1, len(self.shown) + bool(self.hidden))


def review_rows(
    workshop: Workshop, kind: str = "", *, contested_first: bool = False
) -> tuple[ReviewRow, ...]:
    """Return the rows of one kind of claim, or of all; contested ones first when asked."""
    rounds: dict[str, list[Round]] = {}
    for round_ in workshop.rounds:
        if round_.state != VOID:
            rounds.setdefault(round_.claim, []).append(round_)
    claims = [c for c in workshop.deck.claims if workshop.setups[c.id].included or c.id in rounds]
    rows = [_row(workshop, c, rounds.get(c.id, ())) for c in claims if not kind or c.kind == kind]
    if contested_first:
        rows.sort(key=lambda row: (not row.contested, not row.lines))
    return tuple(rows)


def _row(workshop: Workshop, claim: Claim, rounds: Sequence[Round]) -> ReviewRow:
    """Return the row of one claim, from its latest closed round."""
    result = workshop.result(claim.id)
    recorded = workshop.positions.get(claim.id)
    return ReviewRow(
        claim=claim,
        state=state_after(rounds[-1] if rounds else None, recorded=recorded is not None),
        rounds=len(rounds),
        lines=_lines(result) if result else (),
        revealed=result is not None and result.state == REVEALED,
        recorded=recorded,
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
        if has_finding(f)
    )


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
            return _side(section)
        return super().headerData(section, orientation, role)

    def key(self, row: ReviewRow) -> str:
        """Identify a row by its claim."""
        return row.claim.id

    def text(self, row: ReviewRow, column: int) -> str:
        """Return the words of a cell, one line for each question that has one."""
        if column == CLAIM:
            return f"{row.claim.id}  {row.claim.title}"
        if column == ROUNDS:
            return str(row.rounds) if row.rounds else DASH
        if not row.lines:
            return said("review", NO_VOTE) if column == POSITION else DASH
        lines = [self._line(line, column, alone=len(row.lines) == 1) for line in row.shown]
        if row.hidden:
            rest = said("review", MORE).replace("%1", str(row.hidden))
            lines.append(rest if column == POSITION else "")
        return "\n".join(lines)

    def _line(self, line: ReviewLine, column: int, *, alone: bool) -> str:
        if column == POSITION:
            words = position_words(line)
            return capital(words) if alone else f"{line.label}: {words}"
        if column == SWING:
            return swing_text(line)
        if column == MOVED:
            return f"↑{line.movement.up}  ↓{line.movement.down}" if line.movement else DASH
        tally = line.figures.tally
        if line.figures.is_scale:
            return f"{line.figures.above}:{line.figures.below}"
        words = said("review", ANSWERED).replace("%1", str(tally.answered))
        return words.replace("%2", str(tally.present))

    def more(self, row: ReviewRow, column: int, role: int) -> Any:
        """Return alignment, and the reasons and full sentences behind short cells."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(row, column)
        return None

    def _told(self, row: ReviewRow, column: int) -> str:
        if column == CLAIM:
            words = f"{row.claim.id} {row.claim.title}: {said('outline', STATES[row.state])}"
            label = row.recorded.label if row.recorded is not None and row.recorded.differs else ""
            recorded = (
                said("review", RECORDED_AS).format(label=said("positions", LABELS[label])) if label else ""
            )
            return f"{words}, {recorded}" if recorded else words
        if column == ROUNDS or not row.lines:
            return self.text(row, column) if row.lines or column == ROUNDS else said("review", NO_VOTE)
        if column == SWING:
            return "\n".join(f"{line.label}: {swing_reason(line)}" for line in row.lines)
        if column == MOVED:
            return "\n".join(f"{line.label}: {_moved(line)}" for line in row.lines)
        if column == POSITION:
            lines = [f"{line.label}: {finding(line.figures)}" for line in row.lines]
            differing = differing_words(row.recorded) if row.recorded is not None else ""
            return "\n".join((*lines, differing) if differing else lines)
        return self.text(row, column).replace("\n", "; ")


def position_words(line: ReviewLine) -> str:
    """Return the label of a question in a few words, or what its figures say where no rule gives one."""
    if line.position == "outside_rule":
        return said("review", OUTSIDE).lower()
    if line.position:
        return said("positions", LABELS[line.position])
    if line.figures.position is not None:
        return DASH
    words = finding(line.figures)
    return words[:1].lower() + words[1:] if line.figures.is_scale else words


def swing_text(line: ReviewLine) -> str:
    """Return the swing number, “>3” beyond the search, or a dash where there is no label to change."""
    position = line.figures.position
    if position is None or not line.named or position.label in UNNAMED or position.weighted:
        return DASH
    return f">{SWING_LIMIT}" if position.swing is None else str(position.swing)


def swing_reason(line: ReviewLine) -> str:
    """Return what the swing number means, or why there is none."""
    position = line.figures.position
    if position is None or position.label == "outside_rule":
        return said("review", NO_POSITION)
    if not line.named:
        return said("review", NOT_NAMED)
    return swing_words(line.figures) or said("review", TOO_FEW)


def _moved(line: ReviewLine) -> str:
    if line.movement is not None:
        return movement_words(line.movement)
    return said("review", NO_PAIRS if line.figures.is_scale else NOT_FOLLOWED)


def _side(column: int) -> int:
    right = column in (SWING, MOVED, ROUNDS)
    return int((_RIGHT if right else _LEFT) | Qt.AlignmentFlag.AlignVCenter)


_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
