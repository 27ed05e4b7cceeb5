"""Backups as rows: when, of which workshop, what each holds, its last act, and how it stands to its seal."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from unifydesk.app.backups import Backup
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.gui.models.rows import RowsModel
from unifydesk.store.gates import CHANGED, SEALED, UNSEALED

WHEN, WORKSHOP, HOLDS, LAST, STATE = range(5)
HEADINGS = (
    QT_TRANSLATE_NOOP("backups", "When"),
    QT_TRANSLATE_NOOP("backups", "Workshop"),
    QT_TRANSLATE_NOOP("backups", "Holds"),
    QT_TRANSLATE_NOOP("backups", "Last act"),
    QT_TRANSLATE_NOOP("backups", "State"),
)
STATES = {
    SEALED: QT_TRANSLATE_NOOP("backups", "Sealed, unchanged"),
    UNSEALED: QT_TRANSLATE_NOOP("backups", "Whole, not sealed"),
    CHANGED: QT_TRANSLATE_NOOP("backups", "Changed since sealed"),
}


def when_words(made: datetime) -> str:
    """Return a moment in the time of this computer: “2026-11-23 14:05”."""
    return f"{made.astimezone():%Y-%m-%d %H:%M}"


def state_words(backup: Backup) -> str:
    """Return how a backup stands to its seal, in words; that it was not looked at yet, or is damaged."""
    if backup.problem:
        return QCoreApplication.translate("backups", "Damaged")
    if backup.state is None:
        return QCoreApplication.translate("backups", "Looking …")
    return QCoreApplication.translate("backups", STATES[backup.state.word])


def is_trusty(backup: Backup) -> bool:
    """Return whether a backup is whole and was not changed since it was sealed, as far as is known now."""
    return backup.is_sound and backup.state is not None and backup.state.word != CHANGED


def holds_words(backup: Backup) -> str:
    """Return what a backup holds: rounds that are closed, ballots and notes."""
    held = backup.held
    if held is None:
        return ""
    cast = held.ballots + held.counted
    return " · ".join(
        (
            _counted(held.closed, *ROUNDS),
            _counted(cast, *BALLOTS),
            _counted(held.notes, *NOTES),
        )
    )


ROUNDS = (QT_TRANSLATE_NOOP("backups", "1 round closed"), QT_TRANSLATE_NOOP("backups", "%1 rounds closed"))
BALLOTS = (QT_TRANSLATE_NOOP("backups", "1 ballot"), QT_TRANSLATE_NOOP("backups", "%1 ballots"))
NOTES = (QT_TRANSLATE_NOOP("backups", "1 note"), QT_TRANSLATE_NOOP("backups", "%1 notes"))


def _counted(number: int, one: str, more: str) -> str:
    words = QCoreApplication.translate("backups", one if number == 1 else more)
    return words.replace("%1", str(number))


class BackupsModel(RowsModel[Backup]):
    """The backups that are listed."""

    headings = tuple("" for _ in HEADINGS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column in the language of the console."""
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation == Qt.Orientation.Horizontal and is_text and 0 <= section < len(HEADINGS):
            return QCoreApplication.translate("backups", HEADINGS[section])
        return super().headerData(section, orientation, role)

    def key(self, row: Backup) -> Hashable:
        """Return the path, which stays while a backup is looked at."""
        return row.path

    def text(self, row: Backup, column: int) -> str:
        """Return what a cell reads."""
        if column == WHEN:
            return when_words(row.made)
        if column == WORKSHOP:
            return self._title(row)
        if column == HOLDS:
            return holds_words(row)
        if column == LAST:
            return row.held.last_act if row.held is not None else ""
        return state_words(row)

    def more(self, row: Backup, column: int, role: int) -> Any:
        """Return the whole text as a tip, and the reason why a damaged backup cannot be used."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.problem or self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(column, Qt.Orientation.Horizontal)
            return f"{heading}: {self.text(row, column)}"
        return None

    def _title(self, row: Backup) -> str:
        title = row.held.title if row.held is not None else row.stem
        if row.held is not None and row.held.rehearsal:
            return QCoreApplication.translate("backups", "Rehearsal: %1").replace("%1", title)
        return title
