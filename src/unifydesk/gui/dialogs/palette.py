"""The command palette: type a few letters of any action, claim or slide, Enter does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from unifydesk.app import agenda
from unifydesk.gui import metrics
from unifydesk.gui.action_set import plain, words
from unifydesk.gui.actions import ACTIONS
from unifydesk.gui.commands import exports, session
from unifydesk.gui.desk import LEAD, Desk
from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.theme import Theming
from unifydesk.gui.widgets.labels import hairline, tight

WIDTH, HEIGHT, ROW_HEIGHT = 640, 440, 40
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    key: str
    title: str
    aside: str  # shown quietly at the right: a key, or what kind of thing it is
    do: Callable[[], None]


def entries(desk: Desk) -> tuple[Entry, ...]:
    """Return everything that can be done or gone to now: actions first, then claims, then slides."""
    found = [
        Entry(a.id, plain(words(a, desk)), a.keys[0] if a.keys else "", partial(a.do, desk))
        for a in ACTIONS
        if a.when(desk) and a.id != "edit.find"
    ]
    if desk.workshop is None:
        return tuple(found)
    for out in desk.formats.others:
        title = QCoreApplication.translate("Palette", "Export: {format}").format(format=out.words)
        found.append(Entry(f"export {out.id}", title, out.suffix, partial(exports.export_as, desk, out.id)))
    for claim in desk.workshop.deck.claims:
        title = f"{claim.id}  {claim.title}"
        found.append(
            Entry(f"claim {claim.id}", title, claim.kind, partial(session.go_to_claim, desk, claim.id))
        )
    for slide in desk.workshop.deck.slides:
        found.append(Entry(f"slide {slide.id}", slide.title, slide.id, partial(_go_to_slide, desk, slide.id)))
    return tuple(found)


def _go_to_slide(desk: Desk, slide: str) -> None:
    desk.page_asked.emit(LEAD)
    desk.jobs.run(desk, partial(agenda.go_to, slide=slide))


def matching(all_entries: tuple[Entry, ...], typed: str) -> tuple[Entry, ...]:
    """Return the entries that hold every typed word, those that begin with the text first."""
    wanted = typed.casefold().split()
    found = [e for e in all_entries if all(w in f"{e.title} {e.aside}".casefold() for w in wanted)]
    begins = typed.casefold().strip()
    return tuple(sorted(found, key=lambda entry: not entry.title.casefold().startswith(begins)))


class EntriesModel(RowsModel[Entry]):
    """The lines of the palette."""

    def key(self, row: Entry) -> str:
        """Return what identifies a line."""
        return row.key

    def text(self, row: Entry, column: int) -> str:
        """Return the title."""
        del column
        return row.title


class EntryDelegate(QStyledItemDelegate):
    """Paints the title at the left and the key quietly at the right."""

    def __init__(self, theming: Theming, parent: QWidget) -> None:
        super().__init__(parent)
        self._theming = theming

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        super().paint(painter, option, index)
        model = index.model()
        row = model.row_at(index) if isinstance(model, EntriesModel) else None
        if row is not None and row.aside:
            painter.save()
            painter.setPen(self._theming.current.colour("muted"))
            area = QRect(option.rect).adjusted(0, 0, -metrics.MEDIUM, 0)
            painter.drawText(
                area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), row.aside
            )
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Give every line room to breathe."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)


class Palette(QDialog):
    """One line to type in and a list of what fits; Escape closes it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find an action or a claim"))
        self.resize(WIDTH, HEIGHT)
        self._desk = desk
        self._entries = entries(desk)
        self.typed = QLineEdit()
        self.typed.setProperty("role", "search")
        self.typed.setPlaceholderText(self.tr("Find an action, a claim or a slide"))
        self.typed.setAccessibleName(self.tr("Find an action, a claim or a slide"))
        self.model = EntriesModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(desk.theming, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = tight(QVBoxLayout(self), metrics.SMALL, (12, 12, 12, 12))
        column.addWidget(self.typed)
        column.addWidget(hairline())
        column.addWidget(self.list)
        self.typed.textChanged.connect(self._on_typed)
        self.typed.returnPressed.connect(self._on_return)
        self.list.clicked.connect(self._on_clicked)
        self.typed.installEventFilter(self)
        self._on_typed("")
        desk.formats.loaded.connect(self._on_formats)
        desk.formats.load()

    @Slot()
    def _on_formats(self) -> None:
        self._entries = entries(self._desk)
        self._on_typed(self.typed.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the arrow keys move in the list while the cursor stays in the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in step:
                self._select(self.list.currentIndex().row() + step[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.model.replace(matching(self._entries, text))
        self._select(0)

    def _select(self, row: int) -> None:
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(max(0, min(row, last)), 0))

    @Slot()
    def _on_return(self) -> None:
        self._take(self.list.currentIndex())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: Index) -> None:
        entry = self.model.row_at(index)
        if entry is not None:
            self.accept()
            entry.do()
