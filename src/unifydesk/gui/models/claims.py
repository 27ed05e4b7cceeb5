"""How each claim is put to the vote, as a table: agenda, ballot form, way of voting, confidence, reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from unifydesk.app.forms import AND, ballot_form, channels_for, forms_for
from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.gui.models.rows import Index, RowsModel
from unifydesk.gui.models.words import said
from unifydesk.kinds import KINDS

AGENDA, CLAIM, FORM, WAY, CONFIDENCE, REASON = range(6)
Role = Qt.ItemDataRole
ROW_ROLE = Role.UserRole + 1
"""The ClaimRow itself, for whoever paints it."""
Way = tuple[str, str]  # channel, level
WAYS: dict[Way, str] = {
    ("roll_call", NAMED): QT_TRANSLATE_NOOP("claims", "Roll call"),
    ("hands", NAMED): QT_TRANSLATE_NOOP("claims", "Hands"),
    ("cards", NAMED): QT_TRANSLATE_NOOP("claims", "Cards"),
    ("dots", NAMED): QT_TRANSLATE_NOOP("claims", "Dots on the stage"),
    ("booth", NAMED): QT_TRANSLATE_NOOP("claims", "Booth, named"),
    ("booth", CONFIDENTIAL): QT_TRANSLATE_NOOP("claims", "Booth, confidential"),
    ("paper", NAMED): QT_TRANSLATE_NOOP("claims", "Paper, named"),
    ("paper", CONFIDENTIAL): QT_TRANSLATE_NOOP("claims", "Paper, confidential"),
}
KINDS_OF_CLAIM = {
    "benefit": QT_TRANSLATE_NOOP("claims", "Benefit"),
    "risk": QT_TRANSLATE_NOOP("claims", "Risk"),
    "overall": QT_TRANSLATE_NOOP("claims", "Overall"),
}
TICKS = {AGENDA: "included", CONFIDENCE: "confidence", REASON: "reason"}
AGREEMENT = "agreement"
"""What the ids of all scales of agreement begin with: they ask the same thing, finer or coarser."""
NO_ITEMS = QT_TRANSLATE_NOOP("claims", "No items to put: choose another form")
ON_ITEMS_ONLY = QT_TRANSLATE_NOOP(
    "claims", "Ranking, points and quadratic votes need at least two items, which the deck gives a claim."
)
SOME_WAYS = QT_TRANSLATE_NOOP(
    "claims", "An order, numbers or words cannot be shown by hands, on cards or with dots."
)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its set-up, and what can be chosen for it."""

    claim: Claim
    setup: ClaimSetup
    forms: tuple[str, ...]  # as they can be chosen, the deck's own first
    ways: tuple[Way, ...]  # those in which the form can be answered; none when it cannot be asked
    problem: str = ""  # why the form cannot be asked; empty when it can

    @property
    def form(self) -> str:
        """The form in force, by its kinds."""
        return self.setup.form or self.forms[0]

    @property
    def way(self) -> Way:
        """The way of voting in force."""
        return self.setup.channel, self.setup.level


def rows_of(workshop: Workshop) -> tuple[ClaimRow, ...]:
    """Return a row for every claim of the deck, in its order."""
    return tuple(claim_row(claim, workshop.setups[claim.id]) for claim in workshop.deck.claims)


def claim_row(claim: Claim, setup: ClaimSetup) -> ClaimRow:
    """Return the row of one claim."""
    offered = forms_for(claim)
    if setup.form and setup.form not in offered:
        offered = (*offered, setup.form)
    questions, problem = asked(claim, setup)
    return ClaimRow(claim, setup, offered, ways_for(questions), problem)


def asked(claim: Claim, setup: ClaimSetup) -> tuple[tuple[Question, ...], str]:
    """Return the questions a claim would be asked now, or none with the reason."""
    try:
        return ballot_form(claim, setup.form, confidence=setup.confidence), ""
    except InvalidInputError as error:
        return (), str(error)


def ways_for(questions: tuple[Question, ...]) -> tuple[Way, ...]:
    """Return the ways of voting in which every question can be answered."""
    channels = channels_for(questions)
    return tuple(way for way in WAYS if way[0] in channels)


def way_words(way: Way) -> str:
    """Return a way of voting in words; its id for one without a panel."""
    return said("claims", WAYS[way]) if way in WAYS else way[0]


def form_text(row: ClaimRow, form: str) -> str:
    """Return a form in words, with the number of items where it is about items: “Ranking, 5 items”."""
    return " + ".join(_kind_text(row.claim, kind) for kind in form.split(AND))


def _kind_text(claim: Claim, kind_id: str) -> str:
    kind = KINDS.get(kind_id)
    if kind is None:
        return kind_id
    words = said("kinds", kind.label)
    if kind.asks_items or (kind_id == "approval" and claim.items):
        return said("claims", "%1, %2 items").replace("%1", words).replace("%2", str(len(claim.items)))
    return words


def agreement_of(form: str) -> str:
    """Return the scale of agreement in a form, or an empty text."""
    return next((kind for kind in form.split(AND) if kind.startswith(AGREEMENT)), "")


def with_agreement(row: ClaimRow, scale: str) -> ClaimSetup:
    """Return the set-up of a claim with another scale of agreement; the same where it asks for none."""
    parts = [scale if kind.startswith(AGREEMENT) else kind for kind in row.form.split(AND)]
    form = AND.join(parts)
    return replace(row.setup, form="" if form == row.forms[0] else form)


def shared(values: Iterable[Any]) -> Any | None:
    """Return the value that all have, or None when they differ or there are none."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


class ClaimsModel(RowsModel[ClaimRow]):
    """A change emits `edited`; the row changes when the snapshot comes back."""

    edited = Signal(object)  # ClaimSetup, as it should become
    headings = (
        QT_TRANSLATE_NOOP("claims", "Agenda"),
        QT_TRANSLATE_NOOP("claims", "Claim"),
        QT_TRANSLATE_NOOP("claims", "Ballot form"),
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
            return f"{row.claim.id}  {row.claim.title}"
        if column == FORM:
            return form_text(row, row.form)
        return way_words(row.way) if column == WAY else ""

    def more(self, row: ClaimRow, column: int, role: int) -> Any:
        """Return ticks, what is being chosen, tips, and what a screen reader says."""
        if role == ROW_ROLE:
            return row
        if role == Role.CheckStateRole and column in TICKS:
            ticked = getattr(row.setup, TICKS[column])
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Role.EditRole:
            return {FORM: row.form, WAY: row.way}.get(column)
        if role == Role.ToolTipRole:
            return _tip(row, column)
        if role == Role.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def _spoken(self, row: ClaimRow, column: int) -> str:
        """Return what a screen reader says: the claim is named in every cell."""
        heading = said("claims", self.headings[column])
        if column == CLAIM:
            return ". ".join(x for x in (self.text(row, CLAIM), kind_text(row.claim), row.problem) if x)
        if column in TICKS:
            return f"{row.claim.id}: {heading}"
        return f"{row.claim.id}: {heading}: {self.text(row, column)}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return which cells can be ticked or chosen."""
        flags = super().flags(index)
        row = self.row_at(index)
        if self.read_only or row is None:
            return flags
        if index.column() in TICKS:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        can = index.column() == FORM or (index.column() == WAY and bool(row.ways))
        return flags | Qt.ItemFlag.ItemIsEditable if can else flags

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
        elif role == Role.EditRole and index.column() == FORM:
            wanted = replace(row.setup, form="" if value == row.forms[0] else str(value))
        if wanted == row.setup:
            return False
        self.edited.emit(wanted)
        return True


def kind_text(claim: Claim) -> str:
    """Return “Benefit · epistemic”, or the kind alone without a lens."""
    kind = said("claims", KINDS_OF_CLAIM[claim.kind])
    return f"{kind} · {claim.lens}" if claim.lens else kind


def _tip(row: ClaimRow, column: int) -> str | None:
    """Return the whole claim, or why a form or a way is not offered."""
    if column == CLAIM:
        return row.problem or row.claim.text
    if column == FORM:
        needs = "" if len(row.claim.items) > 1 else said("claims", ON_ITEMS_ONLY)
        return row.problem or needs or None
    if column == WAY and 0 < len(row.ways) < len(WAYS):
        return said("claims", SOME_WAYS)
    return None
