"""The people of a workshop as a table that can be edited; the file changes first, the table follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from unifydesk.app.weights import sum_of_weights
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.rows import Index, RowsModel
from unifydesk.gui.models.words import said

SEAT, NAME, GROUP, WEIGHT, PROXY, PRESENT = range(6)
TYPED = (NAME, GROUP, WEIGHT, PROXY)
Role = Qt.ItemDataRole
NOBODY = QT_TRANSLATE_NOOP("people", "Nobody")
NO_SUCH_SEAT = QT_TRANSLATE_NOOP(
    "people", "There is no seat or name “{typed}”. Type the number or the whole name."
)
SEVERAL = QT_TRANSLATE_NOOP("people", "Several people are called “{typed}”. Type the number of the seat.")
ITSELF = QT_TRANSLATE_NOOP("people", "{person} cannot vote through their own seat. Choose another.")
VOTES_FOR = QT_TRANSLATE_NOOP("people", "{person} is absent and votes through {proxy}.")
HERE = QT_TRANSLATE_NOOP(
    "people", "{person} is here and votes in person; {proxy} votes only while {person} is absent."
)
BOTH_ABSENT = QT_TRANSLATE_NOOP(
    "people", "{person} and {proxy} are both absent, so nobody votes for {person}."
)
IN_ROOM = QT_TRANSLATE_NOOP("people", "%1 of %2 in the room")
BY_PROXY = QT_TRANSLATE_NOOP("people", "%1 by proxy")
WEIGH = QT_TRANSLATE_NOOP("people", "weights add up to %1")
WEIGHTLESS = QT_TRANSLATE_NOOP(
    "people", "The list has weights; ballots count alike until “Position rule” lets weights count."
)


def seat_words(seat: Seat) -> str:
    """Return a seat as it is named in a list: “7 · Ann”, or “7” without a name."""
    return f"{seat.number} · {seat.name}" if seat.name else str(seat.number)


def seat_named(typed: str, seats: Sequence[Seat]) -> int | None:
    """Return the seat meant by a number or a name; None for an empty text or “Nobody”.

    Raises InvalidInputError when no seat or more than one fits.
    """
    text = " ".join(typed.split())
    wanted = text.casefold()
    if not text or wanted == said("people", NOBODY).casefold():
        return None
    number = text.split(" · ")[0]
    if number.isascii() and number.isdecimal():
        found = [seat for seat in seats if seat.number == int(number)]
    else:
        found = [seat for seat in seats if seat.name.casefold() == wanted]
        found = found or [seat for seat in seats if seat.name.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0].number
    raise InvalidInputError(said("people", SEVERAL if found else NO_SUCH_SEAT).format(typed=text[:40]))


def room_words(workshop: Workshop) -> str:
    """Return “11 of 14 in the room, 1 by proxy”, and what the weights add up to where they count."""
    here = workshop.present - workshop.by_proxy
    parts = [said("people", IN_ROOM).replace("%1", str(here)).replace("%2", str(len(workshop.seats)))]
    if workshop.by_proxy:
        parts.append(said("people", BY_PROXY).replace("%1", str(workshop.by_proxy)))
    if workshop.rule.weighted:
        parts.append(said("people", WEIGH).replace("%1", sum_of_weights(workshop.seats)))
    return ", ".join(parts)


def weights_words(workshop: Workshop) -> str:
    """Return that weights were given and do not count; empty where they do, and where there are none."""
    given = any(seat.weight != "1" for seat in workshop.seats)
    return said("people", WEIGHTLESS) if given and not workshop.rule.weighted else ""


class PeopleModel(RowsModel[Seat]):
    """Seat · name · group · weight · votes through · in the room.

    Typing emits `edited`; the row changes when the snapshot comes back.
    """

    edited = Signal(object)  # Seat, as it should become
    refused = Signal(str)  # why what was typed stands for no change
    headings = (
        QT_TRANSLATE_NOOP("people", "Seat"),
        QT_TRANSLATE_NOOP("people", "Name"),
        QT_TRANSLATE_NOOP("people", "Group"),
        QT_TRANSLATE_NOOP("people", "Weight"),
        QT_TRANSLATE_NOOP("people", "Votes through"),
        QT_TRANSLATE_NOOP("people", "In the room"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read_only = False

    def key(self, row: Seat) -> int:
        """Return the number of the seat."""
        return row.number

    def replace(self, rows: Sequence[Seat]) -> None:
        """Show other people; a proxy who was renamed or left changes the rows that name them, too."""
        before = self.rows
        super().replace(rows)
        if before != self.rows and any(row.proxy is not None for row in self.rows):
            last = len(self.rows) - 1
            self.dataChanged.emit(self.index(0, PROXY), self.index(last, PROXY))

    def seat(self, number: int | None) -> Seat | None:
        """Return the person on a seat, or None."""
        return next((row for row in self.rows if row.number == number), None)

    def text(self, row: Seat, column: int) -> str:
        """Return what a cell reads."""
        proxy = self._proxy_words(row)
        return (str(row.number), row.name, row.group, row.weight, proxy, "")[column]

    def _proxy_words(self, row: Seat) -> str:
        if row.proxy is None:
            return ""
        found = self.seat(row.proxy)
        return seat_words(found) if found is not None else str(row.proxy)

    def more(self, row: Seat, column: int, role: int) -> Any:
        """Return the text to edit, the tick, the alignment, or what a screen reader says."""
        if role == Role.EditRole:
            return self.text(row, column)
        if role == Role.CheckStateRole and column == PRESENT:
            return Qt.CheckState.Checked if row.present else Qt.CheckState.Unchecked
        if role == Role.TextAlignmentRole and column in (SEAT, WEIGHT):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole and column == PROXY:
            return self._through(row) or None
        if role == Role.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def _through(self, row: Seat) -> str:
        """Return whether the proxy of a person votes now, in a sentence; empty without one."""
        if row.proxy is None:
            return ""
        proxy = self.seat(row.proxy)
        away = proxy is None or not proxy.present
        words = HERE if row.present else BOTH_ABSENT if away else VOTES_FOR
        name = proxy.shown if proxy is not None else str(row.proxy)
        return said("people", words).format(person=row.shown, proxy=name)

    def _spoken(self, row: Seat, column: int) -> str | None:
        if column == PRESENT:
            word = QT_TRANSLATE_NOOP("people", "present") if row.present else None
            return f"{row.shown}: {said('people', word or QT_TRANSLATE_NOOP('people', 'absent'))}"
        if column == WEIGHT:
            return f"{row.shown}: {said('people', self.headings[WEIGHT])} {row.weight}"
        return self._through(row) or None if column == PROXY else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Set the heading of numbers above them."""
        if role == Role.TextAlignmentRole and section in (SEAT, WEIGHT):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return which cells can be typed in or ticked."""
        flags = super().flags(index)
        if self.read_only or not index.isValid():
            return flags
        if index.column() in TYPED:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == PRESENT else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Ask for a change; nothing changes here."""
        row = self.row_at(index)
        if row is None or self.read_only:
            return False
        if role == Role.CheckStateRole and index.column() == PRESENT:
            self.edited.emit(replace(row, present=Qt.CheckState(value) == Qt.CheckState.Checked))
            return True
        if role == Role.EditRole and index.column() in TYPED:
            try:
                wanted = self._typed(row, index.column(), " ".join(str(value).split()))
            except InvalidInputError as error:
                self.refused.emit(str(error))
                return False
            if wanted != row:
                self.edited.emit(wanted)
            return True
        return False

    def _typed(self, row: Seat, column: int, text: str) -> Seat:
        """Return the person as typing would make them; raises InvalidInputError for an unknown proxy."""
        if column == NAME:
            return replace(row, name=text)
        if column == GROUP:
            return replace(row, group=text)
        if column == WEIGHT:
            return replace(row, weight=text or "1")
        number = seat_named(text, self.rows)
        if number == row.number:
            raise InvalidInputError(said("people", ITSELF).format(person=row.shown))
        return replace(row, proxy=number)
