"""Chooses through whom an absent person votes: from a list, or typed as a number or a name."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from unifydesk.gui.models.people import NOBODY, PROXY, PeopleModel, seat_words
from unifydesk.gui.models.rows import Index
from unifydesk.gui.models.words import said


class ProxyDelegate(QStyledItemDelegate):
    """A list that can be typed in, with everybody else; any other column keeps its usual line."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Offer everybody but the person."""
        model = index.model()
        if index.column() != PROXY or not isinstance(model, PeopleModel):
            return super().createEditor(parent, option, index)
        combo = QComboBox(parent)
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        person = model.row_at(index)
        name = person.shown if person is not None else ""
        combo.setAccessibleName(self.tr("{person} votes through").format(person=name))
        combo.addItem(said("people", NOBODY))
        combo.addItems([seat_words(seat) for seat in model.rows if seat != person])
        completer = combo.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        combo.activated.connect(self._on_activated)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show who it is now."""
        if isinstance(editor, QComboBox):
            shown = str(index.data(Qt.ItemDataRole.EditRole) or said("people", NOBODY))
            editor.setCurrentText(shown)
            editor.setCurrentIndex(editor.findText(shown))
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Ask for whoever was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    @Slot()
    def _on_activated(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
