"""The roll call as values: one row a seat, one column a question, and the typed line “7 4 ⏎”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat
from unifydesk.domain.question import CANNOT_JUDGE, Ballot, Option, Question
from unifydesk.gui.models.rows import RowsModel
from unifydesk.kinds import KINDS

WITHDRAWN = ""
"""A pending answer that takes the ballot back."""
CANNOT_JUDGE_KEYS = ("0", "j")
FIRST_ANSWER = 2
"""Column of the first question; before it stand the seat number and the name."""

EMPTY_LINE = QT_TRANSLATE_NOOP("roll_call", "Type a seat number and its answers, such as “7 4”.")
NO_SEAT = QT_TRANSLATE_NOOP("roll_call", "“{word}” is not a seat number.")
TOO_MANY = QT_TRANSLATE_NOOP("roll_call", "This ballot has {count} questions, not {given}.")
TOO_MANY_ONE = QT_TRANSLATE_NOOP("roll_call", "This ballot has one question, not {given}.")
NO_ANSWER = QT_TRANSLATE_NOOP(
    "roll_call", "“{word}” is no answer to “{question}”: type 1 to {last}, or 0 for cannot judge."
)


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat with what is on disk and what is on its way there."""

    seat: Seat
    recorded: tuple[str | None, ...]  # answer of each question, None when there is none
    pending: tuple[str | None, ...]  # not yet confirmed by the file; None when nothing is on its way

    @property
    def complete(self) -> bool:
        """Whether every question is on disk and nothing is on its way."""
        return all(a is not None for a in self.recorded) and not self.waiting

    @property
    def waiting(self) -> bool:
        """Whether anything is on its way to the disk."""
        return any(a is not None for a in self.pending)

    @property
    def all_shown(self) -> tuple[str, ...]:
        """What `shown` returns for each question."""
        return tuple(self.shown(question) for question in range(len(self.recorded)))

    def shown(self, question: int) -> str:
        """Return the stored value to show for a question: the one on its way first; empty when none."""
        pending = self.pending[question]
        return (self.recorded[question] or "") if pending is None else pending

    def with_pending(self, question: int, answer: str) -> SeatRow:
        """Return the row with one answer on its way."""
        return replace(self, pending=_with(self.pending, question, answer))

    def settled(self, question: int, answer: str | None) -> SeatRow:
        """Return the row after the file answered: `answer` is on disk now, or None to keep what was there."""
        recorded = self.recorded if answer is None else _with(self.recorded, question, answer or None)
        pending = self.pending
        if answer is None or pending[question] == answer:
            pending = _with(pending, question, None)
        return replace(self, recorded=recorded, pending=pending)


def _with(values: tuple[str | None, ...], place: int, value: str | None) -> tuple[str | None, ...]:
    return (*values[:place], value, *values[place + 1 :])


def seat_rows(
    seats: Iterable[Seat],
    questions: Sequence[Question],
    ballots: Iterable[Ballot],
    before: Mapping[int, SeatRow],
) -> tuple[SeatRow, ...]:
    """Return a row per seat from the ballots on disk, keeping what is on its way in the rows `before`."""
    by_seat = {ballot.seat: ballot for ballot in ballots}
    nothing: tuple[str | None, ...] = (None,) * len(questions)
    rows = []
    for seat in seats:
        ballot = by_seat.get(seat.number)
        recorded = tuple(ballot.answer(q.id) for q in questions) if ballot else nothing
        old = before.get(seat.number)
        rows.append(
            SeatRow(seat, recorded, old.pending if old and len(old.pending) == len(nothing) else nothing)
        )
    return tuple(rows)


def answer_key(value: str) -> str:
    """Return what a stored answer shows as: the key that gives it."""
    return CANNOT_JUDGE_KEYS[0] if value == CANNOT_JUDGE else value


def options_of(question: Question) -> tuple[Option, ...]:
    """Return the answers of a question from lowest to highest; none when its kind is missing here."""
    kind = KINDS.get(question.kind)
    return kind.options if kind is not None else ()


def answer_of(word: str, question: Question) -> str:
    """Return the stored answer for a typed key; raises InvalidInputError with what may be typed."""
    values = [option.value for option in options_of(question)]
    if word.lower() in CANNOT_JUDGE_KEYS:
        return CANNOT_JUDGE
    if word in values:
        return word
    raise InvalidInputError(NO_ANSWER.format(word=word, question=question.label, last=len(values)))


def parse_line(text: str, questions: Sequence[Question]) -> tuple[int, dict[str, str]]:
    """Read “7 4” or “7 4 3”: a seat and its answers in the order of the form.

    Fewer answers than questions are allowed; a seat alone means “go there”. Raises InvalidInputError.
    """
    words = text.replace(",", " ").split()
    if not words:
        raise InvalidInputError(EMPTY_LINE)
    if not (words[0].isascii() and words[0].isdigit()):
        raise InvalidInputError(NO_SEAT.format(word=words[0]))
    given = words[1:]
    if len(given) > len(questions):
        text = TOO_MANY_ONE if len(questions) == 1 else TOO_MANY
        raise InvalidInputError(text.format(count=len(questions), given=len(given)))
    return int(words[0]), {q.id: answer_of(w, q) for q, w in zip(questions, given, strict=False)}


class RollCallModel(RowsModel[SeatRow]):
    """The table of seats. Absent seats are there, dimmed, so that numbers never shift."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.questions: tuple[Question, ...] = ()
        self.hidden = False
        self._labels: list[dict[str, str]] = []

    def set_form(self, questions: tuple[Question, ...]) -> None:
        """Start anew with the questions of a round."""
        self.beginResetModel()
        self.questions = questions
        self._labels = [
            {o.value: o.label for o in options_of(q)} | {CANNOT_JUDGE: self.tr("I cannot judge")}
            for q in questions
        ]
        self.headings = (self.tr("Seat"), self.tr("Name"), *(q.label for q in questions), "")
        self._rows = ()
        self.endResetModel()

    def set_hidden(self, hidden: bool) -> None:
        """Hide or show what was answered, as the laptop may be seen."""
        self.hidden = hidden
        if self._rows:
            self.dataChanged.emit(
                self.index(0, FIRST_ANSWER), self.index(len(self._rows) - 1, len(self.headings) - 1)
            )

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return headings that stand as their cells do, and say themselves in full when there is no room."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.headings):
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(_ALIGNED.get(section, _CENTRED))
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.headings[section]
        return super().headerData(section, orientation, role)

    def key(self, row: SeatRow) -> int:
        """Identify a row by its seat."""
        return row.seat.number

    def question_at(self, column: int) -> int:
        """Return the place of the question of a column, or -1."""
        place = column - FIRST_ANSWER
        return place if 0 <= place < len(self.questions) else -1

    def text(self, row: SeatRow, column: int) -> str:
        """Return the number, the name, the key of an answer, or how far the seat is."""
        place = self.question_at(column)
        if place >= 0:
            value = row.shown(place)
            return "•" if value and self.hidden else answer_key(value)
        if column == 0:
            return str(row.seat.number)
        if column == 1:
            return (
                row.seat.shown if row.seat.present else self.tr("{name}, absent").format(name=row.seat.shown)
            )
        return "✓" if row.complete else ""

    def more(self, row: SeatRow, column: int, role: int) -> Any:
        """Return alignment and what a screen reader says."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGNED.get(column, _CENTRED))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def _spoken(self, row: SeatRow, column: int) -> str:
        place = self.question_at(column)
        if place < 0:
            return self.tr("recorded") if column > 1 and row.complete else self.text(row, column)
        value = row.shown(place)
        answer = self._labels[place].get(value, value) if value else self.tr("no answer yet")
        if value and self.hidden:
            answer = self.tr("answered")
        return f"{row.seat.shown}, {self.questions[place].label}: {answer}"


_CENTRED = Qt.AlignmentFlag.AlignCenter
_ALIGNED = {
    0: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    1: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
}
