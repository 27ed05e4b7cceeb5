"""The notes that belong to where the session stands, and how a typed line becomes a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.models.words import said

PREFIXES = {"+ ": "for", "- ": "against", "– ": "against", "? ": "question"}
LETTERS = {
    "F": "for",
    "A": "against",
    "Q": "question",
    "E": "evidence",
    "D": "decision",
    "C": "action",
    "O": "objection",
    "S": "dissent",
    "R": "remark",
}
"""Alt and this letter choose the kind; the letter stands in the English word, C in “action”."""
OWNED = ("action", "objection")
"""Kinds of notes that somebody looks after."""
ADDRESSED = QT_TRANSLATE_NOOP("notes", "Addressed because: {outcome}")
OPEN = QT_TRANSLATE_NOOP("notes", "open")
OPEN_ONE = QT_TRANSLATE_NOOP(
    "notes", "1 objection is open. Choose it and press A to say why it is addressed."
)
OPEN_SOME = QT_TRANSLATE_NOOP(
    "notes", "%1 objections are open. Choose one and press A to say why it is addressed."
)


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A line as it was typed."""

    kind: str
    text: str
    owner: str = ""
    due: str = ""


def split_prefix(text: str) -> tuple[str, str]:
    """Return the kind that the beginning of a line stands for and the rest; no kind without a prefix."""
    for prefix, kind in PREFIXES.items():
        if text.startswith(prefix):
            return kind, text[len(prefix) :]
    return "", text


def notes_here(workshop: Workshop) -> tuple[Note, ...]:
    """Return the notes on the claim of the session, else on its slide, else on the whole workshop."""
    claim, slide = note_target(workshop)
    if claim:
        return workshop.notes_on(claim)
    return tuple(n for n in workshop.notes if n.claim is None and (n.slide or None) == slide)


def note_target(workshop: Workshop) -> tuple[str | None, str | None]:
    """Return the claim and the slide that a note typed now is about; both None for the whole workshop."""
    standing = workshop.standing
    if standing.scene in ("welcome", "closing"):
        return None, None
    if standing.claim and standing.scene != "slide":
        return standing.claim, None
    return None, standing.slide or None


class NotesModel(RowsModel[Note]):
    """Notes, one a row."""

    def key(self, row: Note) -> bytes:
        """Identify a note by its id."""
        return row.id

    def text(self, row: Note, column: int) -> str:
        """Return the text with who and when, and below an objection why it is addressed."""
        ends = " · ".join(part for part in (row.owner, row.due) if part)
        words = f"{row.text} ({ends})" if ends else row.text
        return f"{words}\n{said('notes', ADDRESSED).format(outcome=row.outcome)}" if row.outcome else words

    def more(self, row: Note, column: int, role: int) -> Any:
        """Return the kind with the text for screen readers."""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{kind_words(row)}: {self.text(row, 0)}"
        return None


def is_open(note: Note) -> bool:
    """Return whether a note is an objection that nobody has recorded as addressed."""
    return note.kind == "objection" and not note.outcome


def kind_words(note: Note, between: str = ", ") -> str:
    """Return the kind of a note; an objection that is open says so."""
    kind = said("notes", NOTE_KINDS[note.kind])
    return f"{kind}{between}{said('notes', OPEN)}" if is_open(note) else kind


def open_words(notes: Sequence[Note]) -> str:
    """Return how many objections are open and what to do about them; empty without any."""
    count = sum(map(is_open, notes))
    if not count:
        return ""
    return said("notes", OPEN_ONE if count == 1 else OPEN_SOME).replace("%1", str(count))
