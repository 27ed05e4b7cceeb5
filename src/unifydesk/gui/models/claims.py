"""How each claim is put to the vote, as a table: on the agenda, way of voting, confidence, reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from unifydesk.domain.deck import Claim
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.gui.models.rows import Index, RowsModel

AGENDA, ID, CLAIM, LENS, WAY, CONFIDENCE, REASON = range(7)
Role = Qt.ItemDataRole
KIND_ROLE = Role.UserRole + 1
WAYS: dict[tuple[str, str], str] = {
    ("roll_call", NAMED): QT_TRANSLATE_NOOP("claims", "Roll call"),
    ("hands", NAMED): QT_TRANSLATE_NOOP("claims", "Hands"),
    ("booth", NAMED): QT_TRANSLATE_NOOP("claims", "Booth, named"),
    ("booth", CONFIDENTIAL): QT_TRANSLATE_NOOP("claims", "Booth, confidential"),
}
KINDS = {
    "benefit": QT_TRANSLATE_NOOP("claims", "Benefit"),
    "risk": QT_TRANSLATE_NOOP("claims", "Risk"),
    "overall": QT_TRANSLATE_NOOP("claims", "Overall"),
}
TICKS = {AGENDA: "included", CONFIDENCE: "confidence", REASON: "reason"}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its set-up."""

    claim: Claim
    setup: ClaimSetup


def rows_of(workshop: Workshop) -> tuple[ClaimRow, ...]:
    """Return a row for every claim of the deck, in its order."""
    return tuple(ClaimRow(claim, workshop.setups[claim.id]) for claim in workshop.deck.claims)


def way_words(setup: ClaimSetup) -> str:
    """Return how a claim is voted on, in words."""
    return QCoreApplication.translate("claims", WAYS[setup.channel, setup.level])


class ClaimsModel(RowsModel[ClaimRow]):
    """A change emits `edited`; the row changes when the snapshot comes back."""

    edited = Signal(object)  # ClaimSetup, as it should become
    headings = (
        QT_TRANSLATE_NOOP("claims", "Agenda"),
        "",
        QT_TRANSLATE_NOOP("claims", "Claim"),
        QT_TRANSLATE_NOOP("claims", "Kind"),
        QT_TRANSLATE_NOOP("claims", "Vote by"),
        QT_TRANSLATE_NOOP("claims", "Confidence"),
        QT_TRANSLATE_NOOP("claims", "Reason"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read_only = False

    def key(self, row: ClaimRow) -> str:
        """Return the id of the claim."""
        return row.claim.id

    def text(self, row: ClaimRow, column: int) -> str:
        """Return what a cell reads."""
        if column == CLAIM:
            return row.claim.title
        if column == ID:
            return row.claim.id
        if column == LENS:
            kind = QCoreApplication.translate("claims", KINDS[row.claim.kind])
            return f"{kind} · {row.claim.lens}" if row.claim.lens else kind
        return way_words(row.setup) if column == WAY else ""

    def more(self, row: ClaimRow, column: int, role: int) -> Any:
        """Return ticks, the whole claim as a tip, and what a screen reader says."""
        if role == Role.CheckStateRole and column in TICKS:
            ticked = getattr(row.setup, TICKS[column])
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Role.EditRole and column == WAY:
            return (row.setup.channel, row.setup.level)
        if role == Role.ToolTipRole and column == CLAIM:
            return row.claim.text
        if role == KIND_ROLE:
            return row.claim.kind if column == LENS else None
        if role == Role.AccessibleTextRole and column in TICKS:
            heading = QCoreApplication.translate("claims", self.headings[column])
            return f"{row.claim.id}: {heading}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return which cells can be ticked or chosen."""
        flags = super().flags(index)
        if self.read_only or not index.isValid():
            return flags
        if index.column() in TICKS:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == WAY else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Ask for a change; nothing changes here."""
        row = self.row_at(index)
        if row is None or self.read_only:
            return False
        wanted = row.setup
        if role == Role.CheckStateRole and index.column() in TICKS:
            ticked = Qt.CheckState(value) == Qt.CheckState.Checked
            fields: dict[str, Any] = {TICKS[index.column()]: ticked}
            wanted = replace(row.setup, **fields)
        elif role == Role.EditRole and index.column() == WAY:
            channel, level = value
            wanted = replace(row.setup, channel=channel, level=level)
        if wanted == row.setup:
            return False
        self.edited.emit(wanted)
        return True
