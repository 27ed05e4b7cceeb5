"""A strip of small pages beside the large ones, drawn when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from unifydesk.gui.views.minutes.pages import Drawn, Sizes
from unifydesk.gui.widgets import inks
from unifydesk.gui.widgets.small_type import small_type

Index = QModelIndex | QPersistentModelIndex
PAD, FOOT = 10, 22
KEPT = 80
"""Small pages held in memory at a time."""
FINER = 2
"""Small pages are drawn so much larger and made smaller when painted, or thin lines would be thick."""
LEAST_WIDTH, USUAL_WIDTH, MOST_WIDTH = 96, 148, 320


class ThumbsModel(QAbstractListModel):
    """The pages by number, with their pictures as far as they are drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sizes: Sizes = ()
        self.images: OrderedDict[int, QImage] = OrderedDict()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many pages there are."""
        return 0 if parent.isValid() else len(self.sizes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return that each page is one thing."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the number of a page, in full for screen readers."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {n} of {all}").format(n=index.row() + 1, all=len(self.sizes))
        return None

    def replace(self, sizes: Sizes) -> None:
        """Show another document; rows come and go at the end, so that the chosen one stays."""
        before, after = len(self.sizes), len(sizes)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self.sizes = sizes
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self.sizes = sizes
            self.endRemoveRows()
        self.sizes = sizes
        self.images = OrderedDict((n, i) for n, i in self.images.items() if n < after)
        if after:
            self.dataChanged.emit(self.index(0), self.index(after - 1))

    def show_image(self, number: int, image: QImage) -> None:
        """Show the picture of a page."""
        if number >= len(self.sizes):
            return
        self.images[number] = image
        self.images.move_to_end(number)
        while len(self.images) > KEPT:
            self.images.popitem(last=False)
        self.dataChanged.emit(self.index(number), self.index(number))


class ThumbDelegate(QStyledItemDelegate):
    """Paints a page with its number below; the current one has a thick frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one page."""
        model = index.model()
        if not isinstance(model, ThumbsModel):
            return
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRect(option.rect).adjusted(PAD, PAD, -PAD, -FOOT)
        width, height = model.sizes[index.row()]
        size = QSize(round(width * 100), round(height * 100)).scaled(
            area.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        page = QRect(area.center() - QRect(0, 0, size.width(), size.height()).center(), size)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(page, QColor("white"))
        image = model.images.get(index.row())
        if image is not None:
            painter.drawImage(page, image)
        painter.setPen(QPen(inks.accent(), 3) if is_current else QPen(inks.line(), 1))
        frame = page.adjusted(-2, -2, 2, 2) if is_current else page.adjusted(-1, -1, 0, 0)
        painter.drawRect(frame)
        painter.setFont(small_type(option.font, bold=is_current))
        painter.setPen(inks.ink() if is_current else inks.muted())
        foot = QRect(option.rect.left(), page.bottom() + 3, option.rect.width(), FOOT)
        painter.drawText(
            foot, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), str(index.row() + 1)
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return room for the page as wide as the strip."""
        model, view = index.model(), option.widget
        room = view.viewport().width() if isinstance(view, QAbstractItemView) else USUAL_WIDTH
        if not isinstance(model, ThumbsModel):
            return QSize(room, room)
        width, height = model.sizes[index.row()]
        return QSize(room, round((room - 2 * PAD) * height / max(1.0, width)) + PAD + FOOT)


class Thumbs(QListView):
    """The strip; choosing a page shows it, and turning the large pages marks it here."""

    page_chosen = Signal(int)  # from 0
    page_wanted = Signal(int, float)  # page from 0, pixels per point

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = ThumbsModel(self)
        self._fresh: dict[int, int] = {}  # page → width it was drawn with, from this document
        self._asked: set[int] = set()
        self._is_following = False
        self.setProperty("role", "thumbs")
        self.setModel(self.pages)
        self.setItemDelegate(ThumbDelegate(self))
        self.setAccessibleName(self.tr("Small pages"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # its coming would change the width
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(MOST_WIDTH)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_document(self, sizes: Sizes) -> None:
        """Show another document; old pictures stay until they are drawn anew."""
        self._is_following = True
        self.pages.replace(sizes)
        self._is_following = False
        self._fresh.clear()
        self._asked.clear()
        self._later.start()

    def show_thumb(self, drawn: Drawn) -> None:
        """Show one drawn page."""
        kind = QImage.Format.Format_RGB32
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, kind).copy()
        self._asked.discard(drawn.number)
        self._fresh[drawn.number] = drawn.width
        self.pages.show_image(drawn.number, image)

    @Slot(int, int)
    def follow(self, number: int, _count: int) -> None:
        """Mark the page that is looked at, `number` from 1."""
        index = self.pages.index(number - 1)
        if index.isValid() and self.currentIndex() != index:
            self._is_following = True
            self.setCurrentIndex(index)
            self._is_following = False

    def drawn_pages(self) -> tuple[int, ...]:
        """Return the pages of this document that are drawn now."""
        return tuple(sorted(n for n in self._fresh if n in self.pages.images))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Show the page that was chosen here."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_following:
            self.page_chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Draw the pages as large as the strip allows."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._later.start()

    @Slot()
    def _on_scrolled(self, _value: int = 0) -> None:
        self._later.start()

    @Slot()
    def _ask(self) -> None:
        """Ask for the small pages in view that are missing or of another size."""
        if not self.isVisible():
            return
        room = FINER * (self.viewport().width() - 2 * PAD) * self.devicePixelRatioF()
        for number in self._in_view():
            scale = room / max(1.0, self.pages.sizes[number][0])
            drawn = number in self.pages.images and abs(self._fresh.get(number, -9) - round(room)) <= 1
            if not drawn and number not in self._asked:
                self._asked.add(number)
                self.page_wanted.emit(number, scale)

    def _in_view(self) -> list[int]:
        """Return the pages in view, the first one last: it is drawn next."""
        view = self.viewport().rect()
        first = self.indexAt(view.topLeft() + QRect(0, 0, PAD * 2, PAD * 2).center()).row()
        found: list[int] = []
        for number in range(max(0, first), len(self.pages.sizes)):
            if self.visualRect(self.pages.index(number)).top() > view.bottom():
                break
            found.append(number)
        return found[::-1]
