"""Small tables of numbers as frozen values: what each cell reads, and what it says where words are needed.

An undefined value is a dash whose tip and spoken text give the reason; a number is spoken with its heading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.models.words import DASH, figure_words
from unifydesk.gui.tips import plain_tip

Role = Qt.ItemDataRole
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `told` explains it: what it counts, or why it is undefined; may be empty."""

    text: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `told` says what its numbers mean, `long` is its name where it becomes a row."""

    heading: str
    told: str = ""
    long: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first column names the rows. `name` is for screen readers."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def folded(self) -> Grid:
        """Return the table with headings of two words on two lines."""
        heads = tuple(replace(column, heading=column.heading.replace(" ", "\n")) for column in self.columns)
        return Grid(self.name, heads, self.rows)

    def turned(self) -> Grid:
        """Return the table with rows and columns exchanged, for places that are taller than wide."""
        heads = tuple(Column(row[0].text, row[0].told) for row in self.rows)
        rows = tuple(
            (Cell(column.long or column.heading, column.told), *(row[at] for row in self.rows))
            for at, column in enumerate(self.columns)
            if at
        )
        return Grid(self.name, (self.columns[0], *heads), rows)

    def without(self, *columns: int) -> Grid:
        """Return the table without some of its columns."""
        kept = [at for at in range(len(self.columns)) if at not in columns]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Grid(self.name, tuple(self.columns[at] for at in kept), rows)

    def texts(self) -> list[list[str]]:
        """Return what the cells read, row by row."""
        return [[cell.text for cell in row] for row in self.rows]


def number(value: float | None, why: str = "") -> Cell:
    """Return a figure, or a dash with the reason why there is none."""
    return Cell(figure_words(value), why if value is None else "")


def of_base(count: int, base: int, why: str) -> Cell:
    """Return a count with its base, “7 / 12”; a dash with the reason when nobody is in the base."""
    return Cell(f"{count} / {base}") if base else Cell(DASH, why)


Row = tuple[Cell, ...]


class GridModel(RowsModel[Row]):
    """Shows one grid after the other."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.headings = ()

    def show_grid(self, grid: Grid) -> None:
        """Show another grid; only what differs is told to the views."""
        if grid.columns != self.columns:
            self.beginResetModel()
            self._rows = ()
            self.columns = grid.columns
            self.headings = tuple(column.heading for column in grid.columns)
            self.endResetModel()
        self.replace(grid.rows)

    def key(self, row: Row) -> str:
        """Identify a row by its name."""
        return row[0].text

    def text(self, row: Row, column: int) -> str:
        """Return what a cell reads."""
        return row[column].text

    def more(self, row: Row, column: int, role: int) -> Any:
        """Return alignment, the tip, and the cell in words."""
        if role == Role.TextAlignmentRole:
            return self._side(column)
        if role == Role.ToolTipRole:
            return row[column].told or (self.columns[column].told if column else row[0].text) or None
        if role == Role.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def _spoken(self, row: Row, column: int) -> str:
        cell = row[column]
        heading = self.columns[column].heading.replace("\n", " ")
        what = ", ".join(x for x in (row[0].text, heading) if x) if column else ""
        said = f"{cell.text}, {cell.told}" if cell.told else cell.text
        return f"{what}: {said}" if what else said

    def _side(self, column: int) -> int:
        """Return where a column stands: names at the left, numbers at the right."""
        return int((_RIGHT if column else _LEFT) | Qt.AlignmentFlag.AlignVCenter)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return headings that stand as their cells do and explain themselves in the tip."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Role.TextAlignmentRole:
                return self._side(section)
            if role == Role.ToolTipRole:
                return plain_tip(self.columns[section].told) or None
            if role == Role.AccessibleTextRole:
                column = self.columns[section]
                heading = column.heading.replace("\n", " ")
                return f"{heading}, {column.told}" if column.told else heading
        return super().headerData(section, orientation, role)
