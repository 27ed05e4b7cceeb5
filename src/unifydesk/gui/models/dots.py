"""Whose dot lies where, one row a person; and the typed line that places or corrects one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.app.typed import EMPTY_LINE, parse_line
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat, taking_part
from unifydesk.domain.question import CANNOT_JUDGE, Ballot, Question
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.models.words import said
from unifydesk.kinds import answer_words

CANNOT = QT_TRANSLATE_NOOP("dots", "I cannot judge")
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class DotRow:
    """One person who can vote, and what their dots say; no words while nothing is placed."""

    seat: Seat
    words: tuple[str, ...]

    @property
    def placed(self) -> bool:
        """Whether at least one dot is on disk."""
        return any(self.words)


def dot_rows(workshop: Workshop, questions: Sequence[Question]) -> list[DotRow]:
    """Return a row for everybody who can vote, in the order of the seats."""
    dots = {ballot.seat: ballot for ballot in workshop.dots}
    return [DotRow(seat, _words(dots.get(seat.number), questions)) for seat in taking_part(workshop.seats)]


def _words(ballot: Ballot | None, questions: Sequence[Question]) -> tuple[str, ...]:
    """Return the answers in words, a dash for one that is missing; nothing without a ballot."""
    if ballot is None:
        return ()
    found = []
    for question in questions:
        answer = ballot.answer(question.id)
        if answer == CANNOT_JUDGE:
            found.append(said("dots", CANNOT))
        else:
            found.append(said("kinds", answer_words(answer, question)) if answer else "–")
    return tuple(found)


class DotsModel(RowsModel[DotRow]):
    """People with their dots."""

    def key(self, row: DotRow) -> int:
        """Identify a row by its seat."""
        return row.seat.number

    def text(self, row: DotRow, column: int) -> str:
        """Return a tick or its place, number, name, and what the dots say."""
        number = f"{row.seat.number}  " if row.seat.name else ""
        tick = "✓" if row.placed else "   "
        return f"{tick}  {number}{row.seat.shown}" + (f"   {BETWEEN.join(row.words)}" if row.placed else "")

    def more(self, row: DotRow, column: int, role: int) -> Any:
        """Say in words where a dot lies, or that it is not placed."""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            where = BETWEEN.join(row.words) if row.placed else self.tr("not placed")
            return f"{row.seat.shown}: {where}"
        return None


def read_line(text: str, questions: Sequence[Question], *, reason: bool) -> tuple[int, dict[str, str], str]:
    """Return seat, answers and reason of “7 4”, or of “7 1 it costs too much” where a `reason` is asked.

    Raises InvalidInputError with what may be typed.
    """
    words = text.replace(",", " ").split()
    taken = len(questions) + 1 if reason else len(words)
    seat, answers = parse_line(" ".join(words[:taken]), questions)
    if not answers:
        raise InvalidInputError(EMPTY_LINE)
    return seat, answers, " ".join(words[taken:])
