"""The numbers of one claim as two tables: the measures of its latest round, and the counts of every round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures, RoundResult, Tally
from unifydesk.gui.models.roll_call import options_of
from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.models.words import DASH, figure_words, said

NOBODY = QT_TRANSLATE_NOOP("figures", "Nobody answered this question")
ONE_CATEGORY = QT_TRANSLATE_NOOP(
    "figures", "Van der Eijk’s A needs at least one answer and three answers to choose from"
)
MEANS: tuple[str, ...] = (
    "",
    QT_TRANSLATE_NOOP("figures", "The middle answer"),
    QT_TRANSLATE_NOOP("figures", "First and third quartile (type 7)"),
    QT_TRANSLATE_NOOP(
        "figures", "Van der Eijk’s agreement A: −1 two camps, 0 evenly spread, 1 everyone alike"
    ),
    QT_TRANSLATE_NOOP("figures", "Answers above the middle, of those who answered"),
    QT_TRANSLATE_NOOP("figures", "Answers in the middle, of those who answered"),
    QT_TRANSLATE_NOOP("figures", "Answers below the middle, of those who answered"),
)


class FiguresModel(RowsModel[Figures]):
    """One row a question."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.headings = (
            "",
            self.tr("Median"),
            self.tr("Quartiles"),
            self.tr("A"),
            self.tr("For"),
            self.tr("Neutral"),
            self.tr("Against"),
        )

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return headings that stand as their figures do, with what they mean in the tooltip."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int((_RIGHT if section else _LEFT) | Qt.AlignmentFlag.AlignVCenter)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole and section:
            return said("figures", MEANS[section])
        return super().headerData(section, orientation, role)

    def key(self, row: Figures) -> str:
        """Identify a row by its question."""
        return row.tally.question.id

    def text(self, row: Figures, column: int) -> str:
        """Return a figure; undefined ones are a dash."""
        n = row.tally.answered
        cells = (
            row.tally.question.label,
            figure_words(row.median, 1),
            DASH if row.q1 is None else f"{figure_words(row.q1)} – {figure_words(row.q3)}",
            figure_words(row.agreement_a),
            f"{row.above} / {n}" if n else DASH,
            f"{row.neutral} / {n}" if n else DASH,
            f"{row.below} / {n}" if n else DASH,
        )
        return cells[column]

    def more(self, row: Figures, column: int, role: int) -> Any:
        """Return alignment, and what a figure means or why it is undefined."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int((_RIGHT if column else _LEFT) | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and column:
            if self.text(row, column) == DASH:
                return said("figures", ONE_CATEGORY if column == 3 and row.tally.answered else NOBODY)
            return said("figures", MEANS[column])
        return None


@dataclass(frozen=True, slots=True)
class CountRow:
    """The counts of one question in one round."""

    number: int
    tally: Tally

    @property
    def channels(self) -> str:
        """How the ballots came, by id."""
        return ", ".join(channel for channel, people in self.tally.channels if people)


def count_rows(results: tuple[RoundResult, ...], question: str) -> tuple[CountRow, ...]:
    """Return one row for each closed round of a claim that asked `question`."""
    pairs = ((r.number, r.of(question)) for r in results)
    return tuple(CountRow(number, figures.tally) for number, figures in pairs if figures is not None)


class CountsModel(RowsModel[CountRow]):
    """One row a round; a column for each answer, then those outside the scale."""

    def show_question(self, rows: tuple[CountRow, ...]) -> None:
        """Show the rounds of one question."""
        if not rows:
            self.replace(())
            return
        labels = {o.value: o.label for o in options_of(rows[0].tally.question)}
        headings = (
            self.tr("Round"),
            *rows[0].tally.options,
            self.tr("Cannot judge"),
            self.tr("Silent"),
            self.tr("Present"),
        )
        if headings != self.headings:
            self.beginResetModel()
            self._rows = ()
            self.headings = headings
            self.endResetModel()
        self.labels = tuple(labels.get(value, value) for value in rows[0].tally.options)
        self.replace(rows)

    labels: tuple[str, ...] = ()

    def key(self, row: CountRow) -> tuple[int, str]:
        """Identify a row by its round and question."""
        return row.number, row.tally.question.id

    def text(self, row: CountRow, column: int) -> str:
        """Return a count of people."""
        tally = row.tally
        return str((row.number, *tally.counts, tally.cannot_judge, tally.silent, tally.present)[column])

    def more(self, row: CountRow, column: int, role: int) -> Any:
        """Return alignment and, for counts, which answer they are of."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int((_RIGHT if column else _LEFT) | Qt.AlignmentFlag.AlignVCenter)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._named(column)}: {self.text(row, column)}"
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading; the numbers of answers explain themselves in the tooltip."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return self._named(section)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int((_RIGHT if section else _LEFT) | Qt.AlignmentFlag.AlignVCenter)
        return super().headerData(section, orientation, role)

    def _named(self, column: int) -> str:
        return self.labels[column - 1] if 0 < column <= len(self.labels) else self.headings[column]


_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
