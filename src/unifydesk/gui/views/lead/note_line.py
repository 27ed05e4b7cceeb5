"""One line for notes: a kind, the words, Enter. Actions also have an owner and a due date."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.gui.models.notes import LETTERS, OWNED, NoteDraft, split_prefix
from unifydesk.gui.models.words import said
from unifydesk.gui.tips import plain_caption
from unifydesk.gui.widgets.labels import push_button, tight
from unifydesk.gui.widgets.line import Line

SHOWN = 40
"""Letters of an objection that are shown while it is being addressed."""


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
    """Where notes are typed; one is corrected after `edit`, and an objection answered after `address`."""

    kept = Signal(object)  # NoteDraft
    corrected = Signal(object, object)  # Note as it was, NoteDraft
    addressed = Signal(object, str)  # Note: an objection; why it counts as addressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: Note | None = None
        self._addressing: Note | None = None
        self.kind = QComboBox()
        for kind, label in NOTE_KINDS.items():
            self.kind.addItem(said("notes", label), kind)
        self.kind.setAccessibleName(self.tr("Kind of note"))
        self.kind.setToolTip(
            self.tr("Alt and a letter choose: F for, A against, Q question, E evidence, D decision,\n"
                    "C action, O objection, S dissent, R remark")
        )  # fmt: skip
        self.line = _Line()
        self.line.setAccessibleName(self.tr("Note"))
        self.line.setToolTip(
            self.tr("Enter keeps the note and waits for the next; Esc leaves the line, then Space leads on")
        )
        self.line.setMaxLength(4000)
        self.owner, self.due = Line(), Line()
        self.owner.setAccessibleName(self.tr("Who does it"))
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
        if self._addressing is None:
            self.kind.setCurrentIndex(self.kind.findData(kind))
        self.line.setFocus()

    def edit(self, note: Note) -> None:
        """Put a note into the line to correct it; Esc leaves it as it was."""
        self.forget()
        self._editing = note
        self.choose(note.kind)
        self.line.setText(note.text)
        self.owner.setText(note.owner)
        self.due.setText(note.due)
        self.line.selectAll()
        self._say(self.tr("Correct"))

    def address(self, note: Note) -> None:
        """Ask why an objection counts as addressed; Esc leaves it open."""
        self.forget()
        self.choose(note.kind)
        self._addressing = note
        self.kind.setEnabled(False)
        self.line.setText(note.outcome)
        self.line.selectAll()
        self._say(self.tr("Address"))
        self._on_kind_changed()

    def begin_anew(self) -> None:
        """Offer the first kind again at another place of the session, unless something is being typed."""
        if self._editing is None and not self.line.text():
            self.forget()
            self.kind.setCurrentIndex(0)

    @Slot()
    def give_up(self) -> None:
        """Empty the line and forget what was being corrected; the keys belong to the page again."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.setFocus()
        self.forget()

    def forget(self) -> None:
        """Empty the line and stay in it, for the next note."""
        was, self._addressing, self._editing = self._addressing, None, None
        for line in (self.line, self.owner, self.due):
            line.empty()
        self.kind.setEnabled(True)
        self._say(self.tr("Keep"))
        if was is not None:
            self._on_kind_changed()

    def _say(self, verb: str) -> None:
        self.keep.setText(plain_caption(verb))
        self.keep.setAccessibleName(verb)

    @Slot()
    def _on_keep(self, _checked: bool = False) -> None:
        text = self.line.text().strip()
        if not text:
            return
        kind = self.kind.currentData()
        owner = self.owner.text().strip() if kind in OWNED else ""
        due = self.due.text().strip() if kind == "action" else ""
        draft = NoteDraft(kind, text, owner, due)
        editing, addressing = self._editing, self._addressing
        self.forget()
        if addressing is not None:
            self.addressed.emit(addressing, text)
        elif editing is not None:
            self.corrected.emit(editing, draft)
        else:
            self.kept.emit(draft)

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        kind, rest = split_prefix(text)
        if kind and self._addressing is None:
            self.kind.setCurrentIndex(self.kind.findData(kind))
            self.line.setText(rest)

    @Slot()
    def _on_kind_changed(self, _index: int = 0) -> None:
        """Ask for what the kind needs, and say what becomes of it."""
        kind = self.kind.currentData()
        self._second.setVisible(kind in OWNED and self._addressing is None)
        self.due.setVisible(kind == "action")
        who = self.tr("Who objects, or who looks after it") if kind == "objection" else self.tr("Who does it")
        self.owner.setPlaceholderText(who)
        self.owner.setAccessibleName(who)
        self.line.setPlaceholderText(self._hint(kind))
        self.line.setAccessibleName(self.tr("Note") if self._addressing is None else self._hint(kind))

    def _hint(self, kind: str) -> str:
        if self._addressing is not None:
            text = " ".join(self._addressing.text.split())
            short = text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
            return self.tr("“{objection}” is addressed because …").format(objection=short)
        if kind == "dissent":
            return self.tr("Minority statement, printed word for word in the minutes")
        if kind == "objection":
            return self.tr("What stands in the way, and why")
        return self.tr("Type a note, Enter keeps it. “+ ” for, “- ” against, “? ” question")
