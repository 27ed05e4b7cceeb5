"""One table model for every list of the console: frozen values, replaced by the smallest difference.

Views keep their scroll position, current cell and focus because untouched rows are never reset.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from unifydesk.gui.tips import plain_tip

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[T]):
    """A table of values. Subclasses say what a cell reads (`text`) and what identifies a row (`key`)."""

    headings: tuple[str, ...] = ("",)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[T, ...] = ()

    # What subclasses say

    def key(self, row: T) -> Hashable:
        """Return what stays the same when the row's content changes; the row itself when nothing does."""
        return row

    def text(self, row: T, column: int) -> str:
        """Return what a cell reads."""
        raise NotImplementedError

    def more(self, row: T, column: int, role: int) -> Any:
        """Return the data of any other role, or None."""
        return None

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, index.column())
        told = self.more(row, index.column(), role)
        return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole and told else told

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.headings):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    # What views use

    @property
    def rows(self) -> tuple[T, ...]:
        """The values shown."""
        return self._rows

    def row_at(self, index: Index) -> T | None:
        """Return the value of an index, or None when it is nowhere."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, key: Hashable) -> int:
        """Return the row number of a key, or -1."""
        return next((i for i, row in enumerate(self._rows) if self.key(row) == key), -1)

    def replace(self, rows: Sequence[T]) -> None:
        """Show other values, telling the views only what differs."""
        new = tuple(rows)
        if new == self._rows:
            return
        keys = [self.key(row) for row in new]
        head, tail = _common_ends([self.key(row) for row in self._rows], keys)
        self._remove(head, len(self._rows) - tail)
        self._insert(head, new[head : len(new) - tail])
        self._update(new)

    def put(self, position: int, row: T) -> None:
        """Change one row in place."""
        if self._rows[position] != row:
            self._rows = (*self._rows[:position], row, *self._rows[position + 1 :])
            last = len(self.headings) - 1
            self.dataChanged.emit(self.index(position, 0), self.index(position, last))

    def _remove(self, first: int, end: int) -> None:
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            self._rows = self._rows[:first] + self._rows[end:]
            self.endRemoveRows()

    def _insert(self, first: int, rows: tuple[T, ...]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows = self._rows[:first] + rows + self._rows[first:]
            self.endInsertRows()

    def _update(self, new: tuple[T, ...]) -> None:
        old, self._rows = self._rows, new
        last = len(self.headings) - 1
        for first, end in _runs([i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))


def _common_ends(old: list[Hashable], new: list[Hashable]) -> tuple[int, int]:
    """Return how many keys agree at the beginning and, of the rest, at the end."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of neighbouring numbers."""
    start = 0
    for i, number in enumerate(numbers):
        if i + 1 == len(numbers) or numbers[i + 1] != number + 1:
            yield numbers[start], number
            start = i + 1
