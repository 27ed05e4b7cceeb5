"""The notes of the claim or slide, in full, with a way to correct or remove each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.gui.models.notes import NotesModel, is_open, kind_words
from unifydesk.gui.models.words import said
from unifydesk.gui.widgets import inks

GAP = 10
PAD = 5
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class NoteDelegate(QStyledItemDelegate):
    """Draws the kind in a quiet column and the words beside it, on as many lines as they need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height that the words need at the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        words = QFontMetrics(QFont(option.font))
        space = QRect(0, 0, max(60, width - kinds_width(words) - 16), 10_000)
        height = words.boundingRect(space, _WRAP, str(index.data())).height()
        note = _note(index)
        least = 2 * words.height() if note is not None and is_open(note) else 0
        return QSize(width, max(height, least) + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one note."""
        note = _note(index)
        if note is None:
            return
        painter.save()
        rect: QRect = option.rect
        state = option.state
        view = self.parent()
        focused = isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(inks.accent(), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(inks.tint(16))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        inner = rect.adjusted(8, PAD, -8, -PAD)
        beside = kinds_width(painter.fontMetrics())
        painter.setPen(inks.muted())
        if is_open(note):
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(inks.ink())
        painter.drawText(inner, _WRAP, kind_words(note, "\n"))
        painter.setFont(option.font)
        painter.setPen(inks.ink())
        painter.drawText(inner.adjusted(beside, 0, 0, 0), _WRAP, str(index.data()))
        painter.restore()


def _note(index: Index) -> Note | None:
    model = index.model()
    return model.row_at(index) if isinstance(model, NotesModel) else None


def kinds_width(font: QFontMetrics) -> int:
    """Return the width of the quiet column: the longest kind of note in the chosen text size, set bold."""
    return max(font.horizontalAdvance(said("notes", kind)) for kind in NOTE_KINDS.values()) * 11 // 10 + GAP


class NotesList(QListView):
    """The list. Enter or a double click corrects, A addresses an objection, Delete removes; all undone."""

    edit_wanted = Signal(object)  # Note
    address_wanted = Signal(object)  # Note: an objection
    reopen_wanted = Signal(object)  # Note: an objection that was addressed
    remove_wanted = Signal(object)  # Note

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = NotesModel(self)
        self.setModel(self.notes)
        self.setItemDelegate(NoteDelegate(self))
        self.setAccessibleName(self.tr("Notes"))
        self.setToolTip(self.tr("Enter corrects a note, A addresses an objection, Delete removes"))
        self.setProperty("role", "plain")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setMinimumHeight(44)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.doubleClicked.connect(self._on_double_clicked)
        self._menu = QMenu(self)
        self._menu.addAction(self.tr("Correct…"), self._edit_current)
        self.address = self._menu.addAction(self.tr("Addressed because…"), self._address_current)
        self.reopen = self._menu.addAction(self.tr("Open again"), self._reopen_current)
        self._menu.addAction(self.tr("Remove"), self._remove_current)

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show these notes; when one was added, bring it into view."""
        more = len(notes) > len(self.notes.rows)
        self.notes.replace(notes)
        if more:
            self.scrollToBottom()

    def fit(self) -> None:
        """Be as tall as all notes together, where the page scrolls and not the list."""
        heights = [self.sizeHintForRow(row) for row in range(len(self.notes.rows))]
        self.setFixedHeight(sum(heights) + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Correct or remove the current note, or move; everything else belongs to the page."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._edit_current()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove_current()
        elif key == Qt.Key.Key_A and self._is_objection():
            self._address_current()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._edit_current()

    @Slot()
    def _edit_current(self) -> None:
        note = self.notes.row_at(self.currentIndex())
        if note is not None:
            self.edit_wanted.emit(note)

    def _is_objection(self) -> bool:
        note = self.notes.row_at(self.currentIndex())
        return note is not None and note.kind == "objection"

    @Slot()
    def _address_current(self) -> None:
        note = self.notes.row_at(self.currentIndex())
        if note is not None and note.kind == "objection":
            self.address_wanted.emit(note)

    @Slot()
    def _reopen_current(self) -> None:
        note = self.notes.row_at(self.currentIndex())
        if note is not None and note.outcome:
            self.reopen_wanted.emit(note)

    @Slot()
    def _remove_current(self) -> None:
        note = self.notes.row_at(self.currentIndex())
        if note is not None:
            self.remove_wanted.emit(note)

    @Slot(QPoint)
    def _on_menu_requested(self, where: QPoint) -> None:
        note = self.notes.row_at(self.indexAt(where))
        if note is not None:
            self.address.setVisible(note.kind == "objection")
            self.reopen.setVisible(bool(note.outcome))
            self._menu.popup(self.viewport().mapToGlobal(where))
