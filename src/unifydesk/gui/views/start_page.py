"""The first page: make or open a workshop, rehearse, import a deck, or go on with a recent one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from unifydesk.domain.clock import Clock, now
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.gui import metrics
from unifydesk.gui.desk import Desk
from unifydesk.gui.naming import shown_path
from unifydesk.gui.recent import Recent
from unifydesk.gui.widgets.icon_label import IconLabel
from unifydesk.gui.widgets.labels import ElidedLabel, push_button, text_label, tight
from unifydesk.gui.widgets.pressing import pressed_with_enter

WAYS = (
    (
        "file.new",
        "new",
        QT_TRANSLATE_NOOP("start", "New workshop"),
        QT_TRANSLATE_NOOP("start", "A deck, a title, the people in the room"),
    ),
    (
        "file.open",
        "open",
        QT_TRANSLATE_NOOP("start", "Open"),
        QT_TRANSLATE_NOOP("start", "Go on exactly where it was left"),
    ),
    (
        "file.rehearse",
        "rehearse",
        QT_TRANSLATE_NOOP("start", "Rehearse"),
        QT_TRANSLATE_NOOP("start", "Simulated people play it through to the minutes"),
    ),
    (
        "file.deck",
        "import",
        QT_TRANSLATE_NOOP("start", "Import a deck"),
        QT_TRANSLATE_NOOP("start", "A Markdown file with slides and claims"),
    ),
    (
        "file.restore",
        "undo",
        QT_TRANSLATE_NOOP("start", "Restore a backup"),
        QT_TRANSLATE_NOOP("start", "What was kept of a workshop, as a new file"),
    ),
)
LEFT, RIGHT = 380, 560


def ago(at: str, moment: datetime) -> str:
    """Return when something was, in words: “today”, “yesterday”, “3 days ago”, or the date."""
    try:
        then = datetime.fromisoformat(at)
    except ValueError:
        return ""
    days = (moment.date() - then.astimezone(moment.tzinfo).date()).days
    if days <= 0:
        return QCoreApplication.translate("start", "today")
    if days == 1:
        return QCoreApplication.translate("start", "yesterday")
    if days < 14:
        return QCoreApplication.translate("start", "%1 days ago").replace("%1", str(days))
    return f"{then:%Y-%m-%d}"


def state_words(row: Recent) -> str:
    """Return where a workshop stands, in words."""
    if row.is_missing:
        return QCoreApplication.translate("start", "Moved or deleted")
    if not row.begun and not row.voted:
        words = QCoreApplication.translate("start", "Not begun")
    elif row.recorded and row.recorded >= row.agenda:
        words = QCoreApplication.translate("start", "All %1 positions recorded").replace(
            "%1", str(row.agenda)
        )
    else:
        words = QCoreApplication.translate("start", "%1 of %2 claims voted on")
        words = words.replace("%1", str(row.voted)).replace("%2", str(row.agenda))
    return words


class Row(QPushButton):
    """A button of two lines with room for words at its right."""

    def __init__(self, title: str, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.setAccessibleName(title)
        self.setAccessibleDescription(caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(60)
        self.line = tight(QHBoxLayout(self), metrics.LARGE, (12, 8, 12, 8))
        words = tight(QVBoxLayout(), 2)
        self._title = ElidedLabel("label")
        self._title.show_text(title)
        self._caption = ElidedLabel("caption")
        self._caption.show_text(caption)
        for label in (self._title, self._caption):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        self.line.addLayout(words, 1)


class StartPage(QWidget):
    """Ways to begin at the left, recent workshops at the right. A file can be dropped anywhere."""

    way_chosen = Signal(str)  # id of an action
    file_chosen = Signal(str)  # path of a workshop

    def __init__(self, desk: Desk, clock: Clock = now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._recent = tight(QVBoxLayout(), metrics.TIGHT)
        left = tight(QVBoxLayout(), metrics.TIGHT)
        for way, icon, title, caption in WAYS:
            left.addWidget(self._way(way, icon, title, caption))
        left.addStretch(1)
        columns = tight(QHBoxLayout(), 0)
        columns.addLayout(_column(left, LEFT))
        columns.addSpacing(metrics.HUGE * 2)
        columns.addLayout(_column(self._recent, RIGHT))
        page = QWidget()
        page.setProperty("role", "canvas")
        body = tight(QVBoxLayout(page), 0, (metrics.HUGE, 72, metrics.HUGE, metrics.HUGE))
        body.addLayout(self._centred(self._heading()))
        body.addSpacing(metrics.HUGE)
        body.addLayout(self._centred(columns))
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        tight(QVBoxLayout(self)).addWidget(scroll)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the keyboard."""
        if not pressed_with_enter(self, event):
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Show the recent workshops as they are now."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._recent.addWidget(_section(QCoreApplication.translate("start", "Recent workshops")))
        rows = self._desk.recent.all()
        for row in rows:
            self._recent.addWidget(self._recent_row(row))
        if not rows:
            words = self.tr("None yet. Make one, or rehearse to see a whole session in a minute.")
            empty = text_label("muted", words, wrap=True)
            empty.setContentsMargins(12, 8, 12, 8)
            self._recent.addWidget(empty)
        self._recent.addStretch(1)

    def shown(self) -> Sequence[Recent]:
        """Return the recent workshops that are listed."""
        return self._desk.recent.all()

    def _heading(self) -> QVBoxLayout:
        column = tight(QVBoxLayout(), metrics.SMALL, (12, 0, 12, 0))
        column.addWidget(text_label("display", "UnifyDesk"))
        words = self.tr("Lead a room from slides to signed minutes: vote, discuss, vote again, record.")
        column.addWidget(text_label("muted", words, wrap=True))
        return column

    @staticmethod
    def _centred(inner: QVBoxLayout | QHBoxLayout) -> QHBoxLayout:
        row = tight(QHBoxLayout(), 0)
        row.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(LEFT + RIGHT + metrics.HUGE * 2)
        holder.setLayout(inner)
        row.addWidget(holder, 1000)
        row.addStretch(1)
        return row

    def _way(self, way: str, icon: str, title: str, caption: str) -> Row:
        row = Row(QCoreApplication.translate("start", title), QCoreApplication.translate("start", caption))
        row.setProperty("way", way)
        row.line.insertWidget(0, IconLabel(self._desk.icons, icon, "accent", metrics.WIDE))
        row.clicked.connect(self._on_way_clicked)
        return row

    def _recent_row(self, recent: Recent) -> QWidget:
        row = Row(recent.title, shown_path(Path(recent.path)))
        row.setProperty("path", recent.path)
        state = tight(QVBoxLayout(), 2)
        words = [state_words(recent)]
        if recent.rehearsal:
            words.insert(0, self.tr("Rehearsal"))
        top = text_label("caption", " · ".join(words))
        when = ago(recent.at, self._clock())
        bottom = text_label("caption", self.tr("Last open %1").replace("%1", when) if when else "")
        for label in (top, bottom):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            state.addWidget(label)
        row.line.addLayout(state)
        row.clicked.connect(self._on_recent_clicked)
        if not recent.is_missing:
            return row
        row.setEnabled(False)
        forget = push_button("quiet", self.tr("Take off the list"))
        forget.setProperty("path", recent.path)
        forget.clicked.connect(self._on_forget_clicked)
        holder = QWidget()
        line = tight(QHBoxLayout(holder), metrics.SMALL)
        line.addWidget(row, 1)
        line.addWidget(forget)
        return holder

    @Slot()
    def _on_way_clicked(self, _checked: bool = False) -> None:
        self.way_chosen.emit(str(self.sender().property("way")))

    @Slot()
    def _on_recent_clicked(self, _checked: bool = False) -> None:
        self.file_chosen.emit(str(self.sender().property("path")))

    @Slot()
    def _on_forget_clicked(self, _checked: bool = False) -> None:
        self._desk.recent.forget(str(self.sender().property("path")))
        self.refresh()


def _section(words: str) -> QWidget:
    label = text_label("heading", words)
    label.setContentsMargins(12, 0, 12, 8)
    return label


def _column(inner: QVBoxLayout, width: int) -> QVBoxLayout:
    """Return a layout whose content is at most `width` wide."""
    holder = QWidget()
    holder.setMaximumWidth(width)
    holder.setMinimumWidth(min(width, LEFT - 40))
    holder.setLayout(inner)
    column = tight(QVBoxLayout(), 0)
    column.addWidget(holder)
    return column
