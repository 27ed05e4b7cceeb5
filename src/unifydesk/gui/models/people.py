"""The people of a workshop as a table that can be edited; the file changes first, the table follows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat
from unifydesk.gui.models.rows import Index, RowsModel

SEAT, NAME, GROUP, PRESENT = range(4)
Role = Qt.ItemDataRole


class PeopleModel(RowsModel[Seat]):
    """Seat · name · group · present. Typing emits `edited`; the row changes when the snapshot comes back."""

    edited = Signal(object)  # Seat, as it should become
    headings = (
        QT_TRANSLATE_NOOP("people", "Seat"),
        QT_TRANSLATE_NOOP("people", "Name"),
        QT_TRANSLATE_NOOP("people", "Group"),
        QT_TRANSLATE_NOOP("people", "In the room"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read_only = False

    def key(self, row: Seat) -> int:
        """Return the number of the seat."""
        return row.number

    def text(self, row: Seat, column: int) -> str:
        """Return what a cell reads."""
        return (str(row.number), row.name, row.group, "")[column]

    def more(self, row: Seat, column: int, role: int) -> Any:
        """Return the text to edit, the tick, the alignment, or what a screen reader says."""
        if role == Role.EditRole:
            return self.text(row, column)
        if role == Role.CheckStateRole and column == PRESENT:
            return Qt.CheckState.Checked if row.present else Qt.CheckState.Unchecked
        if role == Role.TextAlignmentRole and column == SEAT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.AccessibleTextRole and column == PRESENT:
            yes, no = (
                QCoreApplication.translate("people", "present"),
                QCoreApplication.translate("people", "absent"),
            )
            return f"{row.shown}: {yes if row.present else no}"
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Set the heading of the numbers above them."""
        if role == Role.TextAlignmentRole and section == SEAT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return which cells can be typed in or ticked."""
        flags = super().flags(index)
        if self.read_only or not index.isValid():
            return flags
        if index.column() in (NAME, GROUP):
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
        if role == Role.EditRole and index.column() in (NAME, GROUP):
            typed = " ".join(str(value).split())
            wanted = replace(row, name=typed) if index.column() == NAME else replace(row, group=typed)
            if wanted != row:
                self.edited.emit(wanted)
            return True
        return False
