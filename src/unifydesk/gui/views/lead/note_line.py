"""One line for notes: a kind, the words, Enter. Actions also have an owner and a due date."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.gui.models.notes import LETTERS, NoteDraft, split_prefix
from unifydesk.gui.models.words import said
from unifydesk.gui.widgets.labels import push_button, tight
from unifydesk.gui.widgets.line import Line


class _Line(Line):
    """A line edit that takes Alt and a letter before any menu does, and Esc to give up."""

    kind_wanted = Signal(str)
    gave_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim Alt+letter and Esc while typing."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_kind_of(event) or event.key() == Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose a kind, give up, or type."""
        kind = _kind_of(event)
        if kind:
            self.kind_wanted.emit(kind)
        elif event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)


def _kind_of(event: QKeyEvent) -> str:
    if event.modifiers() != Qt.KeyboardModifier.AltModifier or not 0x20 < event.key() < 0x7F:
        return ""
    return LETTERS.get(chr(event.key()), "")


class NoteLine(QWidget):
    """Where notes are typed, and where one is corrected after `edit`."""

    kept = Signal(object)  # NoteDraft
    corrected = Signal(object, object)  # Note as it was, NoteDraft

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: Note | None = None
        self.kind = QComboBox()
        for kind, label in NOTE_KINDS.items():
            self.kind.addItem(said("notes", label), kind)
        self.kind.setAccessibleName(self.tr("Kind of note"))
        self.kind.setToolTip(
            self.tr("Alt and a letter choose: F for, A against, Q question, E evidence,\n"
                    "D decision, C action, S dissent, R remark")
        )  # fmt: skip
        self.line = _Line()
        self.line.setAccessibleName(self.tr("Note"))
        self.line.setPlaceholderText(
            self.tr("Type a note, Enter keeps it. “+ ” for, “- ” against, “? ” question")
        )
        self.line.setToolTip(
            self.tr("Enter keeps the note and waits for the next; Esc leaves the line, then Space leads on")
        )
        self.line.setMaxLength(4000)
        self.owner = Line()
        self.owner.setAccessibleName(self.tr("Who does it"))
        self.owner.setPlaceholderText(self.tr("Who does it"))
        self.due = Line()
        self.due.setAccessibleName(self.tr("Until when"))
        self.due.setPlaceholderText(self.tr("Until when"))
        self.keep = push_button("quiet", self.tr("Keep"))
        self._lay_out()
        self._connect()
        self._on_kind_changed()

    def _lay_out(self) -> None:
        first = tight(QHBoxLayout(), 8)
        first.addWidget(self.kind)
        first.addWidget(self.line, 1)
        first.addWidget(self.keep)
        self._second = QWidget()
        second = tight(QHBoxLayout(self._second), 8)
        second.addWidget(self.owner, 3)
        second.addWidget(self.due, 2)
        both = tight(QVBoxLayout(self), 8)
        both.addLayout(first)
        both.addWidget(self._second)
        for before, after in pairwise((self.kind, self.line, self.owner, self.due, self.keep)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.line.textEdited.connect(self._on_text_edited)
        self.line.kind_wanted.connect(self.choose)
        self.line.gave_up.connect(self.give_up)
        for line in (self.line, self.owner, self.due):
            line.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)

    @Slot(str)
    def choose(self, kind: str) -> None:
        """Choose a kind of note and put the cursor into the line."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.line.setFocus()

    def edit(self, note: Note) -> None:
        """Put a note into the line to correct it; Esc leaves it as it was."""
        self._editing = note
        self.choose(note.kind)
        self.line.setText(note.text)
        self.owner.setText(note.owner)
        self.due.setText(note.due)
        self.line.selectAll()
        self.keep.setText(self.tr("Correct"))

    def begin_anew(self) -> None:
        """Offer the first kind again at another place of the session, unless something is being typed."""
        if self._editing is None and not self.line.text():
            self.kind.setCurrentIndex(0)

    @Slot()
    def give_up(self) -> None:
        """Empty the line and forget which note was being corrected; the keys belong to the page again."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.setFocus()
        self.forget()

    def forget(self) -> None:
        """Empty the line and stay in it, for the next note."""
        self._editing = None
        for line in (self.line, self.owner, self.due):
            line.empty()
        self.keep.setText(self.tr("Keep"))

    @Slot()
    def _on_keep(self, _checked: bool = False) -> None:
        text = self.line.text().strip()
        if not text:
            return
        kind = self.kind.currentData()
        is_action = kind == "action"
        draft = NoteDraft(
            kind,
            text,
            self.owner.text().strip() if is_action else "",
            self.due.text().strip() if is_action else "",
        )
        editing = self._editing
        self.forget()
        if editing is None:
            self.kept.emit(draft)
        else:
            self.corrected.emit(editing, draft)

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        kind, rest = split_prefix(text)
        if kind:
            self.kind.setCurrentIndex(self.kind.findData(kind))
            self.line.setText(rest)

    @Slot()
    def _on_kind_changed(self, _index: int = 0) -> None:
        self._second.setVisible(self.kind.currentData() == "action")
