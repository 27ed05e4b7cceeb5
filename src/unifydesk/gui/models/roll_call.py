"""Ballots by seat as values: one row a seat, one column a question, and what a cell reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from unifydesk.app.typed import is_one_key, judge_word
from unifydesk.domain.people import Seat, taking_part
from unifydesk.domain.question import CANNOT_JUDGE, Ballot, Question
from unifydesk.domain.rounds import CHANNELS
from unifydesk.gui.models import feedback
from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.models.words import said
from unifydesk.gui.tips import plain_tip
from unifydesk.kinds import key_of
from unifydesk.kinds import options_of as options_of

WITHDRAWN = ""
"""A pending answer that takes the ballot back."""
FIRST_ANSWER = 2
"""Column of the first question; before it stand the seat number and the name."""
FEW_QUESTIONS = 3
"""With more of them, a column about an item is headed by its letter: there is no room for its name."""
ALIKE = "1"
"""The weight that is not worth mentioning."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat with what is on disk and what is on its way there."""

    seat: Seat
    recorded: tuple[str | None, ...]  # answer of each question, None when there is none
    pending: tuple[str | None, ...]  # not yet confirmed by the file; None when nothing is on its way
    votes: bool = True  # whether the person is here, or somebody here votes for them
    proxy: str = ""  # the name of who does, when the person is absent
    reason: str = ""  # of the ballot on disk
    channel: str = ""  # how that ballot came; empty when there is none
    weighted: bool = False  # whether weights count in this workshop

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

    @property
    def who(self) -> str:
        """The person as the panels name them: “Ann, by proxy of Bob”, “Chen ×2”, “Dora, absent”."""
        return person_words(self.seat, votes=self.votes, proxy=self.proxy, weighted=self.weighted)


def person_words(seat: Seat, *, votes: bool, proxy: str, weighted: bool) -> str:
    """Return the name of a seat, with the weight where it counts, and why it votes by another or not."""
    name = f"{seat.shown} ×{seat.weight}" if weighted and seat.weight != ALIKE else seat.shown
    if not votes:
        return QCoreApplication.translate("seats", "{name}, absent").format(name=name)
    if proxy:
        return QCoreApplication.translate("seats", "{name}, by proxy of {proxy}").format(
            name=name, proxy=proxy
        )
    return name


def proxies_of(seats: Sequence[Seat]) -> dict[int, str]:
    """Return seat → the name of who votes for it, for every seat that is taking part; empty for oneself."""
    names = {seat.number: seat.shown for seat in seats}
    return {
        seat.number: "" if seat.present else names.get(seat.proxy or 0, "") for seat in taking_part(seats)
    }


def _with(values: tuple[str | None, ...], place: int, value: str | None) -> tuple[str | None, ...]:
    return (*values[:place], value, *values[place + 1 :])


def seat_rows(
    seats: Iterable[Seat],
    questions: Sequence[Question],
    ballots: Iterable[Ballot],
    before: Mapping[int, SeatRow],
    *,
    weighted: bool = False,
) -> tuple[SeatRow, ...]:
    """Return a row per seat from the ballots on disk, keeping what is on its way in the rows `before`."""
    by_seat = {ballot.seat: ballot for ballot in ballots}
    known = tuple(seats)
    proxies = proxies_of(known)
    nothing: tuple[str | None, ...] = (None,) * len(questions)
    rows = []
    for seat in known:
        ballot = by_seat.get(seat.number)
        recorded = tuple(ballot.answer(q.id) for q in questions) if ballot else nothing
        old = before.get(seat.number)
        rows.append(
            SeatRow(
                seat,
                recorded,
                old.pending if old and len(old.pending) == len(nothing) else nothing,
                votes=seat.number in proxies,
                proxy=proxies.get(seat.number, ""),
                reason=ballot.reason if ballot else "",
                channel=ballot.channel if ballot else "",
                weighted=weighted,
            )
        )
    return tuple(rows)


def cell_words(answer: str, question: Question) -> str:
    """Return what a stored answer reads in a narrow cell: the key that gives it, or the answer itself.

    A number stays the number the room says: the key “x” reads 10.
    """
    if answer == CANNOT_JUDGE:
        return judge_word(question)
    key = key_of(answer, question)
    return key if key.isdecimal() or not answer.isdecimal() else answer


class RollCallModel(RowsModel[SeatRow]):
    """The table of seats. Absent seats are there, dimmed, so that numbers never shift."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.questions: tuple[Question, ...] = ()
        self.hidden = False

    def set_form(self, questions: tuple[Question, ...]) -> None:
        """Start anew with the questions of a round."""
        self.beginResetModel()
        self.questions = questions
        self.headings = (self.tr("Seat"), self.tr("Name"), *(self._heading(q) for q in questions), "")
        self._rows = ()
        self.endResetModel()

    def _heading(self, question: Question) -> str:
        prefix = f"{question.kind}-"
        if len(self.questions) > FEW_QUESTIONS and question.id.startswith(prefix):
            return question.id.removeprefix(prefix)
        return question.label

    @property
    def asks_somebody(self) -> bool:
        """Whether anybody here can vote, for themselves or for somebody else."""
        return any(row.votes for row in self._rows)

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
                return int(self._alignment(section))
            if role == Qt.ItemDataRole.ToolTipRole:
                place = self.question_at(section)
                return plain_tip(self.questions[place].label if place >= 0 else self.headings[section])
        return super().headerData(section, orientation, role)

    def key(self, row: SeatRow) -> int:
        """Identify a row by its seat."""
        return row.seat.number

    def question_at(self, column: int) -> int:
        """Return the place of the question of a column, or -1."""
        place = column - FIRST_ANSWER
        return place if 0 <= place < len(self.questions) else -1

    def text(self, row: SeatRow, column: int) -> str:
        """Return the number, the name, the answer in short, or how far the seat is."""
        place = self.question_at(column)
        if place >= 0:
            value = row.shown(place)
            return "•" if value and self.hidden else cell_words(value, self.questions[place])
        if column == 0:
            return str(row.seat.number)
        if column == 1:
            return row.who
        return "✓" if row.complete else ""

    def more(self, row: SeatRow, column: int, role: int) -> Any:
        """Return alignment, what a screen reader says, and in full what a narrow cell cuts."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self._alignment(column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        """Keys stand in the middle of their column, words at its left."""
        place = self.question_at(column)
        if place >= 0 and not is_one_key(self.questions[place]):
            return _LEFT
        return _ALIGNED.get(column, _CENTRED)

    def _tip(self, row: SeatRow, column: int) -> str:
        place = self.question_at(column)
        if place < 0:
            return row.who if column == 1 else self._way(row)
        value = row.shown(place)
        return feedback.words(value, self.questions[place]) if value and not self.hidden else ""

    def _spoken(self, row: SeatRow, column: int) -> str:
        place = self.question_at(column)
        if place < 0:
            return self._way(row) if column > 1 and row.complete else self.text(row, column)
        value = row.shown(place)
        answer = feedback.words(value, self.questions[place]) if value else self.tr("no answer yet")
        if value and self.hidden:
            answer = self.tr("answered")
        return f"{row.seat.shown}, {self.questions[place].label}: {answer}"

    def _way(self, row: SeatRow) -> str:
        """Return that a ballot is on disk, and how it came."""
        if row.channel not in CHANNELS:
            return self.tr("recorded") if row.complete else ""
        return self.tr("recorded, {way}").format(way=said("channels", CHANNELS[row.channel]))


_CENTRED = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGNED = {0: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, 1: _LEFT}
